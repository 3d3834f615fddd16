"""Events, listeners and tenants of their own for tests of the outbox, the relay and the actors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio

from infra import events
from infra.db import Database
from infra.engines.roles import Dsns
from infra.events import Event, on
from infra.ids import uuid7
from infra.work import Work, system, use_database, working

EFFECTS = """
CREATE TABLE IF NOT EXISTS test_effect (tenant_id uuid NOT NULL, id uuid PRIMARY KEY, number int NOT NULL);
ALTER TABLE test_effect ENABLE ROW LEVEL SECURITY;
ALTER TABLE test_effect FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS tenant ON test_effect;
CREATE POLICY tenant ON test_effect
  USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON test_effect TO lotline_app, lotline_relay;
"""


@dataclass(frozen=True, kw_only=True)
class BoxPacked(Event):
    name = "test.box_packed"
    subject = "box_id"

    box_id: UUID
    number: int
    weight: Decimal = Decimal("1.50")


Listener = Callable[[Work, BoxPacked], Awaitable[None]]


@dataclass
class Floor:
    """One tenant with a database under it."""

    tenant_id: UUID
    app: Database
    relay: Database

    async def pack(self, *numbers: int) -> None:
        """One transaction that emits one event per number."""
        async with working(system(self.tenant_id), command="test.pack") as work:
            for number in numbers:
                work.emit(BoxPacked(box_id=uuid7(), number=number))

    async def look(self, sql: str, *arguments: Any) -> list[Any]:
        async with self.relay.connection() as connection:
            return list(await connection.fetch(sql, self.tenant_id, *arguments))

    async def rows(self, actor: str | None = None) -> list[Any]:
        rows = await self.look("SELECT * FROM outbox WHERE tenant_id = $1 ORDER BY id")
        return [row for row in rows if row["actor"] == actor] if actor else rows

    async def live(self) -> list[Any]:
        return await self.look("SELECT * FROM live_event WHERE tenant_id = $1 ORDER BY position")

    async def effects(self) -> list[int]:
        rows = await self.look("SELECT number FROM test_effect WHERE tenant_id = $1 ORDER BY number")
        return [row["number"] for row in rows]

    async def due_now(self) -> None:
        """Let the time of every due row come."""
        async with self.relay.connection() as connection:
            sql = "UPDATE outbox SET next_at = now() - interval '1 s' WHERE tenant_id = $1 AND state = 'due'"
            await connection.execute(sql, self.tenant_id)


async def note(work: Work, fact: BoxPacked) -> None:
    """The effect most listeners of these tests have: one more row each time they run."""
    sql = "INSERT INTO test_effect (tenant_id, id, number) VALUES ($1, $2, $3)"
    await work.executor.connection.execute(sql, work.tenant_id, uuid7(), fact.number)


async def until(ready: Callable[[], Awaitable[bool]], seconds: float = 10.0) -> bool:
    end = asyncio.get_running_loop().time() + seconds
    while not await ready():
        if asyncio.get_running_loop().time() > end:
            return False
        await asyncio.sleep(0.02)
    return True


@pytest.fixture
def listening() -> Iterator[Callable[..., str]]:
    """Registers a listener for BoxPacked and returns its actor name; it is forgotten after the test."""
    registered: list[Any] = []

    def listen(run: Listener = note, **options: Any) -> str:
        on(BoxPacked, **options)(run)
        registered.append(run)
        return f"{run.__module__}.{run.__qualname__}"

    yield listen
    for run in registered:
        events.forget(run)


@pytest.fixture(scope="session")
def effects_table(dsns: Dsns) -> Iterator[None]:
    asyncio.run(_admin(dsns, EFFECTS))
    yield
    asyncio.run(_admin(dsns, "DROP TABLE test_effect"))


@pytest_asyncio.fixture
async def floors(dsns: Dsns, effects_table: None) -> AsyncIterator[Callable[[], Awaitable[Floor]]]:
    """Opens tenants: each call is another one. What other tests left to be done would be done before theirs."""
    await _admin(dsns, "DELETE FROM outbox")
    app, relay = Database(dsns.app, size=8), Database(dsns.relay, size=4)
    use_database(app)

    async def opened() -> Floor:
        tenant = uuid7()
        async with relay.connection() as connection:
            await connection.execute(
                "INSERT INTO directory (slug, tenant_id, placement, state, epoch, created_at)"
                " VALUES ($1, $2, 'home', 'active', 1, now())",
                f"t{tenant.hex}",
                tenant,
            )
        return Floor(tenant, app, relay)

    yield opened
    use_database(None)
    await app.close()
    await relay.close()


@pytest_asyncio.fixture
async def floor(floors: Callable[[], Awaitable[Floor]]) -> Floor:
    return await floors()


async def _admin(dsns: Dsns, sql: str) -> None:
    connection = await asyncpg.connect(dsns.admin)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
