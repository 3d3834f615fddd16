"""DATABASE_URL: a server that is not ours, with passwords over TCP. Here the machine's own PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import pwd
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest

from infra.bootstrap import processes
from infra.engines import roles
from infra.launch import engines
from infra.launch.plan import CannotStart, decide
from infra.placement import self_check

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if Path("/usr/lib/postgresql").exists() else []
pytestmark = pytest.mark.skipif(not BINARIES, reason="NOT TESTED: this machine has no PostgreSQL of its own")
PASSWORD = "of the server's owner: ünd @/?"


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, int]]:
    """(host, port) of a throw-away cluster that asks everyone for a password."""
    with tempfile.TemporaryDirectory(prefix="lotline-foreign-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        home.chmod(0o777)
        (home / "password").write_text(PASSWORD)
        (home / "password").chmod(0o644)
        ids = (pwd.getpwnam("postgres").pw_uid, pwd.getpwnam("postgres").pw_gid) if os.geteuid() == 0 else None
        log, data, environment = home / "log", home / "data", {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
        make = [BINARIES[-1] / "initdb", "-D", data, "-U", "boss", "-E", "UTF8", "--locale=C.UTF-8"]
        make += ["--auth=scram-sha-256", f"--pwfile={home / 'password'}"]
        assert processes.spawn(make, log=log, env=environment, account=ids).wait(120) == 0, processes.tail(log)
        port = free_port()
        settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={home}"]
        argv = [BINARIES[-1] / "postgres", "-D", data, *(part for each in settings for part in ("-c", each))]
        process = processes.spawn(argv, log=log, env=environment, account=ids)
        assert processes.until(lambda: answers(port), seconds=20), processes.tail(log)
        yield "127.0.0.1", port
        processes.stop(process, sign=2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def dsn(server: tuple[str, int], database: str, password: str = PASSWORD) -> str:
    return f"postgresql://boss:{quote(password, safe='')}@{server[0]}:{server[1]}/{database}"


async def test_roles_schema_and_self_check_on_a_foreign_server(server: tuple[str, int], tmp_path: Path) -> None:
    given = {"LOTLINE_STATE": str(tmp_path), "PORT": "0", "DATABASE_URL": dsn(server, "factory")}
    plan = decide(environ=given)
    made = await asyncio.to_thread(engines.provision, plan)
    plan.logs.mkdir()
    await asyncio.to_thread(engines.migrate, plan, made)
    again = await asyncio.to_thread(engines.provision, plan)
    assert again == made, "the generated passwords are kept"
    assert (plan.keys / engines.SECRETS).stat().st_mode & 0o077 == 0
    app = await asyncpg.connect(made.app)
    try:
        await self_check(app)
        assert await app.fetchval("SELECT current_database()") == "factory"
        assert await app.fetchval("SELECT count(*) FROM plans_tenant") == 0
    finally:
        await app.close()


async def test_a_role_without_its_password_stays_outside(server: tuple[str, int]) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(roles.dsns(dsn(server, "factory"), {roles.APP: "guessed"}).app)


def test_a_server_that_refuses_is_said_in_words(server: tuple[str, int], tmp_path: Path) -> None:
    wrong = {"LOTLINE_STATE": str(tmp_path), "PORT": "0", "DATABASE_URL": dsn(server, "factory", "wrong")}
    with pytest.raises(CannotStart, match="DATABASE_URL does not serve"):
        engines.provision(decide(environ=wrong))
    closed = wrong | {"DATABASE_URL": f"postgresql://boss@127.0.0.1:{free_port()}/x"}
    with pytest.raises(CannotStart, match="DATABASE_URL does not serve"):
        engines.provision(decide(environ=closed))
