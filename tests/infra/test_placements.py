"""A company with a database of its own: everything finds it there, the old place refuses, and there is a way back."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from infra import archive, directory, placements
from infra.actions import run
from infra.db import Database
from infra.engines.roles import Dsns
from infra.errors import TenantMoved, TenantMoving
from infra.journal.export import export_bundle
from infra.placements import Place
from infra.work import database, reading, system, use_database, working
from tenants.plans.commands import ChangeTenant, CreateTenant, change_tenant, provision
from tenants.plans.models import Tenant

OWN = "own-1"


@pytest.fixture
def own(dsns: Dsns, fresh_database: Callable[[], Dsns]) -> Dsns:
    made = fresh_database()
    placements.add(Place(key=OWN, app=made.app, relay=made.relay, sealer=made.sealer, owner=made.owner))
    yield made
    placements.drop(OWN)


@pytest_asyncio.fixture
async def slug(dsns: Dsns, own: Dsns) -> AsyncIterator[str]:
    pool = Database(dsns.app, size=6)
    use_database(pool)
    name = f"m{secrets.token_hex(5)}"
    await provision(CreateTenant(slug=name, name_zh="搬家", name_en="Movers"))
    yield name
    use_database(None)
    await pool.close()
    connection = await asyncpg.connect(dsns.admin)  # its place is gone in a moment; nobody is to look for it there
    await connection.execute("DELETE FROM directory WHERE slug = $1", name)
    await connection.close()


async def _rename(slug: str, name: str) -> None:
    tenant_id = await directory.tenant_of(slug)
    assert tenant_id is not None
    await run(system(tenant_id), change_tenant, ChangeTenant(name_en=name))


async def _name(slug: str) -> str:
    tenant_id = await directory.tenant_of(slug)
    async with reading(system(tenant_id)) as read:
        row = await read.get(Tenant, tenant_id)
        return row.name_en


async def _at(dsn: str, sql: str, *arguments: object) -> object:
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetchval(sql, *arguments)
    finally:
        await connection.close()


async def test_it_moves_and_comes_back(slug: str, dsns: Dsns, own: Dsns) -> None:
    tenant_id = await directory.tenant_of(slug)
    count = "SELECT count(*) FROM journal WHERE tenant_id = $1"
    before = await _at(dsns.admin, count, tenant_id)

    moved = await archive.move(slug, OWN)

    assert moved.rows > 0
    assert await _at(own.admin, count, tenant_id) == before
    await _rename(slug, "There")
    assert await _name(slug) == "There"
    assert await _at(own.admin, count, tenant_id) == before + 1
    assert await _at(dsns.admin, count, tenant_id) == before
    # The old rows stay until somebody confirms, then they go.
    gone = await archive.clear(slug, "home")
    assert gone["journal"] == before
    assert await _at(dsns.admin, "SELECT count(*) FROM plans_tenant WHERE tenant_id = $1", tenant_id) == 0

    back = await archive.move(slug, "home")

    assert back.sums["journal"].rows == before + 1
    await _rename(slug, "Home again")
    assert await _name(slug) == "Home again"
    assert await _at(dsns.admin, count, tenant_id) == before + 2
    await archive.clear(slug, OWN)
    assert await _at(own.admin, count, tenant_id) == 0


async def test_the_old_place_refuses(slug: str, dsns: Dsns) -> None:
    """A process that has not heard of the move (its list is frozen) gets nothing written at the old place."""
    tenant_id = await directory.tenant_of(slug)
    lines = await _at(dsns.admin, "SELECT count(*) FROM journal WHERE tenant_id = $1", tenant_id)
    await archive.move(slug, OWN)
    stale = Database(dsns.app, size=2)  # no list at all
    try:
        with pytest.raises(TenantMoved):
            async with stale.transaction(tenant_id):
                pass
        pool = database()
        residents, pool.residents = pool.residents, None
        try:
            with pytest.raises(TenantMoved):
                await _rename(slug, "Too late")
        finally:
            pool.residents = residents
    finally:
        await stale.close()
    assert await _at(dsns.admin, "SELECT count(*) FROM journal WHERE tenant_id = $1", tenant_id) == lines


async def test_writes_wait_and_reads_go_on_while_it_moves(slug: str, dsns: Dsns) -> None:
    seen: dict[str, object] = {}

    async def during(step: str, _figures: dict[str, object]) -> None:
        if step == "verify":
            seen["name"] = await _name(slug)
            with pytest.raises(TenantMoving):
                await _rename(slug, "Meanwhile")
            seen["refused"] = True

    await archive.move(slug, OWN, progress=during)

    assert seen == {"name": "Movers", "refused": True}
    assert await _name(slug) == "Movers"


async def test_whoever_was_admitted_before_is_waited_for(slug: str, own: Dsns) -> None:
    tenant_id = await directory.tenant_of(slug)
    inside, leave = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with working(system(tenant_id), command="test.slow") as work:
            work.needs_line = True
            inside.set()
            await leave.wait()

    worker = asyncio.create_task(slow())
    await inside.wait()
    steps: list[str] = []

    async def note(step: str, _figures: dict[str, object]) -> None:
        steps.append(step)

    mover = asyncio.create_task(archive.move(slug, OWN, progress=note))
    await asyncio.sleep(0.5)
    assert steps == ["fence"]
    leave.set()
    await worker
    await mover
    lines = "SELECT count(*) FROM journal WHERE tenant_id = $1 AND command = 'test.slow'"
    assert await _at(own.admin, lines, tenant_id) == 1


@pytest.mark.parametrize("step", ["drain", "copy", "turn"])
async def test_a_mover_that_dies_is_started_again(
    slug: str, own: Dsns, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Killed after any step, with no chance to tidy up."""

    class Killed(BaseException):
        pass

    async def die(name: str, _figures: dict[str, object]) -> None:
        if name == step:
            raise Killed

    async def nothing(_slug: str) -> bool:
        return False

    monkeypatch.setattr("infra.archive.moving.undo", nothing)
    with pytest.raises(BaseException):  # noqa: B017 (a group around it, inside a copy)
        await archive.move(slug, OWN, progress=die)
    monkeypatch.undo()
    with pytest.raises(TenantMoving):
        await _rename(slug, "Stuck")

    await archive.move(slug, OWN)

    await _rename(slug, "Through")
    tenant_id = await directory.tenant_of(slug)
    assert await _at(own.admin, "SELECT name_en FROM plans_tenant WHERE tenant_id = $1", tenant_id) == "Through"


async def test_a_move_that_fails_leaves_it_working(slug: str, dsns: Dsns, own: Dsns) -> None:
    connection = await asyncpg.connect(own.admin)
    await connection.execute("ALTER TABLE plans_tenant ADD CONSTRAINT never CHECK (name_en <> 'Movers')")
    await connection.close()

    with pytest.raises(asyncpg.CheckViolationError):
        await archive.move(slug, OWN)

    await _rename(slug, "Still here")
    assert await _name(slug) == "Still here"
    tenant_id = await directory.tenant_of(slug)
    assert await _at(own.admin, "SELECT count(*) FROM journal WHERE tenant_id = $1", tenant_id) == 0


async def test_state_and_sessions_are_heard_where_it_lives(slug: str, own: Dsns) -> None:
    await archive.move(slug, OWN)
    epoch = (await directory.cut_sessions(slug)).epoch
    assert await _at(own.admin, "SELECT epoch FROM directory WHERE slug = $1", slug) == epoch
    await directory.set_state(slug, "suspended")
    assert await _at(own.admin, "SELECT state FROM directory WHERE slug = $1", slug) == "suspended"
    connection = await asyncpg.connect(own.admin)
    await connection.execute(
        "UPDATE directory SET state = 'active' WHERE slug = $1", slug
    )  # a crash kept it from there
    await connection.close()
    assert await directory.tell_residents() == 1
    assert await _at(own.admin, "SELECT state FROM directory WHERE slug = $1", slug) == "suspended"


async def test_its_trail_is_exported_from_where_it_lives(slug: str, dsns: Dsns, tmp_path: Path) -> None:
    await archive.move(slug, OWN)
    await archive.clear(slug, "home")
    manifest = await export_bundle(database(), await directory.tenant_of(slug), slug, tmp_path)
    assert manifest["files"]["lines.jsonl"]["rows"] == 1
    made = await archive.export(database(), await directory.tenant_of(slug), tmp_path / "a.zip")
    assert made.rows > 1


async def test_a_place_of_another_version_is_refused(slug: str, own: Dsns) -> None:
    connection = await asyncpg.connect(own.admin)
    await connection.execute("UPDATE alembic_version SET version_num = 'older'")
    await connection.close()
    with pytest.raises(archive.MoveUnready):
        await archive.move(slug, OWN)
    await _rename(slug, "Unmoved")
