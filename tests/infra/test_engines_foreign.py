"""DATABASE_URL: a server that is not ours, with passwords over TCP. Here the machine's own PostgreSQL."""

from __future__ import annotations

import asyncio
from pathlib import Path

import asyncpg
import pytest

from infra.engines import roles
from infra.launch import engines
from infra.launch.plan import CannotStart, decide
from infra.placement import self_check
from tests.kit.foreign import BINARIES, foreign_dsn
from tests.ports import free_port

pytestmark = pytest.mark.skipif(not BINARIES, reason="NOT TESTED: this machine has no PostgreSQL of its own")
Server = tuple[str, int]


@pytest.fixture
def server(foreign_postgres: Server) -> Server:
    return foreign_postgres


async def test_roles_schema_and_self_check_on_a_foreign_server(server: Server, tmp_path: Path) -> None:
    given = {"LOTLINE_STATE": str(tmp_path), "PORT": "0", "DATABASE_URL": foreign_dsn(server, "factory")}
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


async def test_a_role_without_its_password_stays_outside(server: Server) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(roles.dsns(foreign_dsn(server, "factory"), {roles.APP: "guessed"}).app)


def test_a_server_that_refuses_is_said_in_words(server: Server, tmp_path: Path) -> None:
    wrong = {"LOTLINE_STATE": str(tmp_path), "PORT": "0", "DATABASE_URL": foreign_dsn(server, "factory", "wrong")}
    with pytest.raises(CannotStart, match="DATABASE_URL does not serve"):
        engines.provision(decide(environ=wrong))
    closed = wrong | {"DATABASE_URL": f"postgresql://boss@127.0.0.1:{free_port()}/x"}
    with pytest.raises(CannotStart, match="DATABASE_URL does not serve"):
        engines.provision(decide(environ=closed))
