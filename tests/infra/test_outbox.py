from collections.abc import Awaitable, Callable

import pytest

from infra import outbox
from infra.ids import uuid7
from infra.work import system, working
from tests.kit.bells import BoxPacked, Floor

pytestmark = pytest.mark.asyncio
Listening = Callable[..., str]


async def test_an_event_leaves_one_row_per_actor_and_one_for_the_screens(floor: Floor, listening: Listening) -> None:
    actor = listening(queue="test")

    await floor.pack(1, 2)

    rows = await floor.rows()
    assert sorted((row["actor"], row["queue"]) for row in rows) == sorted([(actor, "test"), ("live", "live")] * 2)
    assert {row["state"] for row in rows} == {"due"}
    assert {row["next_at"] for row in rows} == {row["at"] for row in rows}
    assert all(row["subject_id"] for row in rows)


async def test_all_rows_of_a_transaction_are_one_statement(floor: Floor, listening: Listening) -> None:
    listening()
    sent: list[str] = []
    async with working(system(floor.tenant_id), command="test.pack") as work:
        work.executor.connection._con.add_query_logger(lambda record: sent.append(record.query))
        for number in range(30):
            work.emit(BoxPacked(box_id=uuid7(), number=number))

    assert len(await floor.rows()) == 60
    assert len([sql for sql in sent if sql.startswith("INSERT INTO outbox")]) == 1


async def test_what_is_rolled_back_was_never_emitted(floor: Floor, listening: Listening) -> None:
    listening()
    with pytest.raises(RuntimeError):
        async with working(system(floor.tenant_id), command="test.pack") as work:
            work.emit(BoxPacked(box_id=uuid7(), number=1))
            raise RuntimeError

    assert await floor.rows() == []


async def test_a_tenant_sees_its_own_rows_only(floors: Callable[[], Awaitable[Floor]], listening: Listening) -> None:
    listening()
    mine, other = await floors(), await floors()
    await mine.pack(1)
    await other.pack(2)

    async with mine.app.transaction(mine.tenant_id, read_only=True) as at:
        seen = {row["tenant_id"] for row in await at.connection.fetch("SELECT tenant_id FROM outbox")}

    assert seen == {mine.tenant_id}


async def test_the_app_role_may_not_forge_the_live_stream(floor: Floor) -> None:
    from asyncpg import InsufficientPrivilegeError

    with pytest.raises(InsufficientPrivilegeError):
        async with floor.app.transaction(floor.tenant_id) as at:
            await at.connection.execute("DELETE FROM outbox WHERE tenant_id = $1", floor.tenant_id)
    with pytest.raises(InsufficientPrivilegeError):
        async with floor.app.transaction(floor.tenant_id) as at:
            await at.connection.execute("UPDATE live_head SET position = 0 WHERE tenant_id = $1", floor.tenant_id)


async def test_grants_name_every_table_once_per_role() -> None:
    assert len({(role, table) for role, _, table in outbox.GRANTS}) == len(outbox.GRANTS)
