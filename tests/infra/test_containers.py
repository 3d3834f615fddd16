"""The five jobs of the image on servers that are not ours, parted as compose and Helm part them.

Debian's PostgreSQL behind PgBouncer in transaction mode, Redis or RabbitMQ, Mosquitto with its own accounts: one report
over HTTP and one counter over MQTT must arrive, be relayed through the broker, and stand in the sealed trail.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import asyncpg
import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from infra import clock
from infra.bootstrap import processes
from infra.bootstrap.places import PROJECT
from infra.engines import mqtt, roles
from infra.engines.accounts import verifier
from infra.engines.roles import Dsns
from infra.ids import uuid7
from iot.payload import encode
from tests.bench.report import MUTATION
from tests.kit.brokers import Server
from tests.kit.engines import environment
from tests.kit.foreign import foreign_dsn, pgbouncer
from tests.kit.machine import Machine, install
from tests.kit.mqtt import eventually
from tests.ports import free_port
from tests.scale.stand import Stand, adopted, crew
from tests.scale.wire import Wire

IMAGE, USER = os.environ.get("LOTLINE_IMAGE_ROOT", ""), 10001
PLACES = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/var/lib/lotline",
    "LOTLINE_STATE": "/var/lib/lotline", "LOTLINE_KEYS": "/var/lib/lotline/keys",
    "LOTLINE_RING": "/var/lib/lotline/ring.sock", "LOTLINE_DIST": "",
    "STORAGE_URL": "file:///var/lib/lotline/objects", "PYTHONUNBUFFERED": "1", "PYTHONPATH": "/lotline",
}  # fmt: skip
BRIDGE, DEVICE = "site-bridge", "machine-1"


@dataclass
class Site:
    """Somebody's servers, and our containers on them."""

    here: Stand
    mqtt_port: int
    secret: str
    jobs: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def job(self, name: str) -> subprocess.Popen[bytes]:
        log = self.here.home / f"{name}.log"
        argv, env = [sys.executable, "-m", "infra.deploy", name], self.here.env
        if IMAGE:  # `prove image`: the same five jobs out of the built image, as its own user, on its own files
            argv = ["chroot", f"--userspec={USER}:{USER}", IMAGE, "/lotline/.venv/bin/python", *argv[1:]]
            env = {each: env[each] for each in self.here.own if each not in PLACES} | PLACES
        self.jobs[name] = processes.spawn(argv, log=log, env=env, cwd=PROJECT)
        return self.jobs[name]

    def said(self, name: str) -> str:
        return (self.here.home / f"{name}.log").read_text(errors="replace")[-3000:]


def _mosquitto(home: Path, secret: str) -> tuple[subprocess.Popen[bytes], int]:
    program = mqtt.mosquitto()
    if program is None:
        pytest.skip("NOT TESTED: mosquitto is not installed")
    port = free_port()
    (home / "passwords").write_text("".join(f"{name}:{verifier(secret)}\n" for name in (BRIDGE, DEVICE)))
    (home / "rules").write_text(f"user {BRIDGE}\ntopic readwrite lotline/#\nuser {DEVICE}\ntopic write lotline/v1/#\n")
    (home / "mosquitto.conf").write_text(
        f"listener {port} 127.0.0.1\nallow_anonymous false\npassword_file {home}/passwords\nacl_file {home}/rules\n"
    )
    for name in ("passwords", "rules", "mosquitto.conf"):
        (home / name).chmod(0o644)
    home.chmod(0o755)
    process = processes.spawn([program, "-c", str(home / "mosquitto.conf")], log=home / "mosquitto.log", env=os.environ)
    return process, port


# Each broker's own contract is tested in test_actors; the five jobs meet both when the image is proven.
@pytest.fixture(params=["rabbitmq", "redis"] if IMAGE else ["rabbitmq"])
def bell(request: pytest.FixtureRequest) -> Server:
    return request.getfixturevalue(f"{request.param}_server")  # type: ignore[no-any-return]


@pytest.fixture
def site(foreign_postgres: tuple[str, int], bell: Server, tmp_path: Path) -> Iterator[Site]:
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    database = f"site_{secrets.token_hex(4)}"
    words = {role: secrets.token_urlsafe(16) for role in roles.ROLES}
    admin = foreign_dsn(foreign_postgres, database)
    pooled = pgbouncer(foreign_postgres, database, words)
    bouncer = next(pooled)
    home = tmp_path / "mqtt"
    home.mkdir()
    secret = secrets.token_urlsafe(12)
    broker, port = _mosquitto(home, secret)
    made = roles.dsns(admin, words)
    through = f"postgresql://{roles.APP}:{quote(words[roles.APP], safe='')}@127.0.0.1:{bouncer}/{database}?pgbouncer=1"
    dsns = Dsns(made.admin, made.owner, through, made.relay, made.sealer)
    listen = free_port()
    mine = dsns.env() | environment(tmp_path / "state") | {
        "DATABASE_URL": admin, "PUBLIC_URL": f"http://127.0.0.1:{listen}", "PORT": str(listen),
        "BROKER_URL": bell.url, "MQTT_URL": f"mqtt://{BRIDGE}:{secret}@127.0.0.1:{port}", "LOTLINE_ENV": "production",
        "STORAGE_URL": f"file://{tmp_path}/objects", "LOTLINE_HOST": "127.0.0.1",
    }  # fmt: skip
    if IMAGE:  # what this process does beside them it does with their keys
        mine["LOTLINE_KEYS"] = f"{IMAGE}/var/lib/lotline/keys"
    here = Stand(tmp_path, None, dsns, {**os.environ, **mine}, listen, tuple(mine))  # type: ignore[arg-type]
    place = Site(here, port, secret)
    try:
        yield place
    finally:
        for process in reversed(place.jobs.values()):
            processes.stop(process, patience=20)
        processes.stop(broker)
        pooled.close()  # type: ignore[attr-defined]
        shutil.rmtree(tmp_path / "state", ignore_errors=True)


@asynccontextmanager
async def asking(dsn: str) -> AsyncIterator[Any]:
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


async def test_five_jobs_on_servers_of_others(site: Site) -> None:
    """Given empty servers; when `prepare` runs twice and the four others start; then `check` finds everything, a
    report and a machine's counter arrive, background rows come through the broker, and all of it is sealed."""
    for _ in range(2):
        assert await asyncio.to_thread(site.job("prepare").wait, 180) == 0, site.said("prepare")
    for name in ("api", "worker", "relay", "bridge"):
        site.job(name)
    await site.here.ready(60)
    assert await asyncio.to_thread(site.job("check").wait, 60) == 0, site.said("check")
    async with adopted(site.here):
        people = await crew(site.here, 1)
        machine = await install(people.plant)
        wire = Wire(site.here.port)
        variables = {"input": {"id": str(uuid7()), "operationId": str(people.operations[0]), "goodQuantity": "7"}}
        answer = await wire.graphql(people.tokens[0], MUTATION, variables)
        wire.close()
        assert answer.json()["data"]["reportOutput"]["goodQuantity"] == "7", answer.text
        await asyncio.to_thread(_counts, site, machine)

        async def counted() -> bool:
            return bool(await machine.made() == 12)

        assert await eventually(counted, 30), site.said("bridge")
        assert await eventually(lambda: _settled(site, people.plant.tenant_id), 40), site.said("worker")


def _counts(site: Site, machine: Machine) -> None:
    """The machine's own client: 100 is where its counter stands, 112 is twelve pieces later."""
    client = Client(CallbackAPIVersion.VERSION2, client_id=DEVICE)
    client.username_pw_set(DEVICE, site.secret)
    client.connect("127.0.0.1", site.mqtt_port)
    client.loop_start()
    for seq, count in enumerate((100, 112), 1):
        message = encode(seq=seq, at=clock.now(), count=count, boot="boot-1")
        client.publish(machine.topic, message, qos=1).wait_for_publish(10)
    client.disconnect()
    client.loop_stop()


async def _settled(site: Site, tenant: Any) -> bool:
    """Nothing is due, nothing dead, and the relay has numbered and sealed what happened."""
    async with asking(site.here.dsns.admin) as connection:
        row = await connection.fetchrow(
            "SELECT (SELECT count(*) FROM outbox WHERE tenant_id = $1 AND state IN ('due', 'dead')) AS waiting,"
            " (SELECT count(*) FROM outbox WHERE tenant_id = $1 AND state = 'done') AS done,"
            " (SELECT count(*) FROM live_event WHERE tenant_id = $1) AS told,"
            " (SELECT count(*) FROM audit_pending WHERE tenant_id = $1) AS unsealed",
            tenant,
        )
    return bool(row["waiting"] == 0 and row["done"] > 0 and row["told"] > 0 and row["unsealed"] == 0)
