"""The product as real processes on throw-away directories: for benches, proofs and tests of the doors.

    async with stand(api=1) as here:
        people = await here.company(reporters=8)
        ...

Every process is a child of this one and dies with it.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg

from infra import directory, work
from infra.bootstrap.places import PROJECT
from infra.db import Database
from infra.engines import roles
from infra.engines.postgres import Cluster
from infra.engines.roles import Dsns
from infra.settings import settings
from infra.storage import storage
from infra.work import database, use_database
from tests.kit.engines import environment, migrate
from tests.kit.people import Staff
from tests.kit.plant import Plant, open_plant
from tests.ports import free_port


@dataclass
class Process:
    """One child with its log."""

    name: str
    argv: Sequence[str]
    env: dict[str, str]
    log: Path
    popen: subprocess.Popen[bytes] | None = None

    def start(self) -> Process:
        self.popen = subprocess.Popen(
            self.argv, cwd=PROJECT, env=self.env, stdout=self.log.open("ab"), stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        return self

    def kill(self) -> None:
        """SIGKILL to the process and all its children, as a power cut would."""
        assert self.popen is not None
        with suppress(ProcessLookupError):
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait(10)

    def stop(self) -> None:
        if self.popen is None or self.popen.poll() is not None:
            return
        self.popen.terminate()
        try:
            self.popen.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def cpu(self) -> float:
        """CPU seconds of the process group so far."""
        assert self.popen is not None
        ticks = 0
        for entry in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError, IndexError, ValueError):
                fields = entry.read_text().rpartition(")")[2].split()
                if int(fields[2]) == self.popen.pid:
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@dataclass
class Stand:
    home: Path
    cluster: Cluster
    dsns: Dsns
    env: dict[str, str]
    port: int
    own: tuple[str, ...] = ()  # the names in `env` that make this stand what it is
    processes: dict[str, Process] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, name: str, *argv: str, **env: str) -> Process:
        process = Process(name, [sys.executable, *argv], self.env | env, self.home / f"{name}.log").start()
        self.processes[name] = process
        return process

    def api(self, workers: int = 1) -> Process:
        return self.run("api", "-m", "api", PORT=str(self.port), WORKERS=str(workers))

    def workers(self) -> Process:
        return self.run("workers", "-m", "workers")

    async def ready(self, seconds: float = 30) -> float:
        """Seconds until the API and its database answer."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            with suppress(OSError, urllib.error.URLError):
                answer = await asyncio.to_thread(urllib.request.urlopen, f"{self.url}/api/ready", None, 2)
                if answer.status == 200:
                    return time.monotonic() - start
            await asyncio.sleep(0.05)
        raise TimeoutError((self.home / "api.log").read_text()[-3000:])

    def documents(self, **texts: str) -> dict[str, str]:
        """Persist documents of our own for the API to start with; their ids by name."""
        import hashlib

        ids = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
        path = self.home / "documents.json"
        known = json.loads(path.read_text()) if path.exists() else {}
        path.write_text(json.dumps(known | {ids[name]: text for name, text in texts.items()}))
        self.env["LOTLINE_DOCUMENTS"] = str(path)
        return ids

    def stop(self) -> None:
        for process in reversed(self.processes.values()):
            process.stop()
        self.cluster.stop()


@dataclass
class Crew:
    """A company at work: people with session tokens, each with an operation of his own."""

    staff: Staff
    plant: Plant
    tokens: list[str]
    operations: list[UUID]


async def crew(here: Stand, size: int, *, quantity: int = 100_000_000, role: str = "OPERATOR") -> Crew:
    """`size` people of one tenant, one released operation each."""
    from tenants.identity.seeds import seed_roles

    relay = Database(here.dsns.relay, size=1)
    plant = await open_plant(relay)
    await relay.close()
    await seed_roles(plant.tenant_id)
    staff = Staff(plant.tenant_id, plant.slug, here.dsns.admin)
    item = await plant.item()
    tokens, operations = [], []
    for n in range(size):
        user = await staff.hire(f"w{n}", role)
        tokens.append(str(await staff.token(user.id)))
        order = await plant.order(Decimal(quantity), item=item)
        from tenants.orders import commands

        await plant.planner.does(commands.release_order, commands.ReleaseOrder(order_id=order.id))
        operations.append((await plant.look_at(order))[1][0].id)
    connection = await asyncpg.connect(here.dsns.admin)
    await connection.execute("ANALYZE")  # as autovacuum does within a minute: plans for empty tables are no plans
    await connection.close()
    return Crew(staff, plant, tokens, operations)


@asynccontextmanager
async def adopted(here: Stand) -> AsyncIterator[None]:
    """This process works in the stand's database as the app role, and finds its own world again afterwards."""
    before, pool = dict(os.environ), work._database
    os.environ |= {name: here.env[name] for name in here.own}
    _forget()
    use_database(Database(here.dsns.app, size=4))
    try:
        yield
    finally:
        await database().close()
        os.environ.clear()
        os.environ |= before
        _forget()
        use_database(pool)


def _forget() -> None:
    """Whatever this process remembers of the environment it had."""
    settings.cache_clear()
    storage.cache_clear()
    directory.forget()
    if "api.doors" in sys.modules:
        sys.modules["api.doors"].doors.cache_clear()


@asynccontextmanager
async def stand(*, adopt: bool = True, env: dict[str, str] | None = None) -> AsyncIterator[Stand]:
    """A migrated database and an environment; start what you need with `api()` and `workers()`.

    `adopt`: this process joins in for as long as the stand lives. A fixture that outlives one test must not: it
    joins with `adopted(here)` for as long as it needs.
    """
    home = Path(tempfile.mkdtemp(prefix="lotline-stand-"))
    home.chmod(0o711)
    cluster = Cluster(home / "db")
    cluster.start()
    try:
        dsns = await asyncio.to_thread(roles.provision, cluster.dsn(database="postgres"), f"stand_{uuid4().hex[:8]}")
        await asyncio.to_thread(migrate, dsns)
        port = free_port()
        mine = dsns.env() | environment(home / "s") | {"PUBLIC_URL": f"http://127.0.0.1:{port}"} | (env or {})
        here = Stand(
            home,
            cluster,
            dsns,
            {**os.environ, **mine, "LOTLINE_ENV": "production"},
            port,
            tuple(mine),
        )
        try:
            async with adopted(here) if adopt else nullcontext():
                yield here
        finally:
            here.stop()
    finally:
        cluster.stop()
        shutil.rmtree(home, ignore_errors=True)
