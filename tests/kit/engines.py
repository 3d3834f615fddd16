"""Throw-away engines: one PostgreSQL cluster per test run, one migrated template, one database per xdist worker.

The cluster starts with the first test that asks for a database and lives as long as the run's own process, also when
that is killed. Tests connect as the application roles; `dsns.admin` is for what only a superuser can look at.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from alembic import command
from alembic.config import Config

from infra.bootstrap.places import PROJECT
from infra.engines import roles
from infra.engines.roles import Dsns
from infra.settings import settings

RUN = "LOTLINE_TEST_RUN"  # directory of this run, made by its first process and inherited by the xdist workers
RUN_PID = "LOTLINE_TEST_PID"
TEMPLATE = "lotline_template"


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    run = Path(tempfile.mkdtemp(prefix="lotline-test-"))
    run.chmod(0o711)  # as root, PostgreSQL's account must pass through
    os.environ |= {RUN: str(run), RUN_PID: str(os.getpid()), "LOTLINE_ENV": "test", "LOTLINE_STATE": str(run / "state")}
    os.environ["LOTLINE_APART"] = "off"  # a second for each loop; on in test_apart


def pytest_unconfigure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    run = Path(os.environ[RUN])
    _stop_keeper(run)
    shutil.rmtree(run, ignore_errors=True)


@pytest.fixture(scope="session")
def run_dir() -> Path:
    return Path(os.environ[RUN])


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    return str(getattr(request.config, "workerinput", {}).get("workerid", "gw0"))


@pytest.fixture(scope="session")
def cluster(run_dir: Path) -> Dsns:
    """The run's PostgreSQL; `cluster.admin` points at its maintenance database."""
    with _only_one(run_dir / "cluster.lock"):
        lines = _start_keeper(run_dir)
    admin = next(value for name, _, value in (line.partition("=") for line in lines) if name == "ADMIN_DATABASE_URL")
    return roles.dsns(roles.with_database(admin, "postgres"))


@pytest.fixture(scope="session")
def template(cluster: Dsns, run_dir: Path) -> str:
    """Name of a migrated, empty database to copy from."""
    done = run_dir / "template.done"
    with _only_one(run_dir / "template.lock"):
        if not done.exists():
            migrate(roles.provision(cluster.admin, TEMPLATE))
            done.touch()
    return TEMPLATE


@pytest.fixture(scope="session")
def dsns(cluster: Dsns, template: str, worker_name: str, run_dir: Path) -> Iterator[Dsns]:
    """This worker's database, as every role; the environment and `settings()` name it as well."""
    mine = copy_database(cluster, template, f"lotline_{worker_name}")
    before = dict(os.environ)
    os.environ |= mine.env() | environment(run_dir / worker_name)
    settings.cache_clear()
    yield mine
    os.environ.clear()
    os.environ |= before
    settings.cache_clear()


@pytest.fixture
def fresh_database(cluster: Dsns, template: str) -> Callable[[], Dsns]:
    """Makes databases of their own, for tests that restore, tamper with or count a whole database."""
    return lambda: copy_database(cluster, template, f"lotline_{uuid4().hex[:12]}")


def migrate(dsns: Dsns, revision: str = "head") -> None:
    config = Config(PROJECT / "alembic.ini")
    config.set_main_option("script_location", str(PROJECT / "tenants" / "migrations"))
    config.attributes["dsn"] = dsns.owner
    command.upgrade(config, revision)


def copy_database(cluster: Dsns, template: str, name: str) -> Dsns:
    asyncio.run(_copy_database(cluster.admin, template, name))
    return roles.dsns(roles.with_database(cluster.admin, name))


def environment(home: Path) -> dict[str, str]:
    """State of one process group under test; the socket path stays short enough for a unix socket."""
    home.mkdir(parents=True, exist_ok=True)
    for name in ("keys", "objects"):
        (home / name).mkdir(exist_ok=True, mode=0o700)
    return {
        "LOTLINE_STATE": str(home),
        "LOTLINE_KEYS": str(home / "keys"),
        "STORAGE_URL": f"file://{home / 'objects'}",
        "LOTLINE_RING": str(home / "ring.sock"),
        "BROKER_URL": "",
    }


async def _copy_database(admin: str, template: str, name: str) -> None:
    connection = await asyncpg.connect(admin)
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" OWNER {roles.OWNER}')
    finally:
        await connection.close()


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _start_keeper(run: Path) -> list[str]:
    """A process of its own keeps the cluster: xdist workers come and go, the run's main process decides."""
    known = run / "cluster.env"
    if not known.exists():
        life = ["--while-pid", os.environ[RUN_PID], "--remove", str(run)]
        argv = [sys.executable, "-m", "infra.engines.postgres", "--dir", str(run / "db"), *life]
        keeper = subprocess.Popen(
            argv,
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=(run / "keeper.log").open("w"),
            start_new_session=True,
            text=True,
        )
        assert keeper.stdout is not None
        lines = [keeper.stdout.readline() for _ in range(len(Dsns.__dataclass_fields__))]
        if not all(lines):
            raise RuntimeError("PostgreSQL did not start:\n" + (run / "keeper.log").read_text())
        (run / "keeper.pid").write_text(str(keeper.pid))
        known.write_text("".join(lines))
    return known.read_text().splitlines()


def _stop_keeper(run: Path) -> None:
    record = run / "keeper.pid"
    if record.exists():
        from infra.bootstrap.processes import alive, until

        pid = int(record.read_text())
        os.kill(pid, 15)
        until(lambda: _reaped(pid) or not alive(pid), seconds=30)


def _reaped(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return False  # an xdist worker was its parent
