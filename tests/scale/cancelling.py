"""Requests cancelled at random awaits, many tenants over few connections: the pool must stay clean."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg

from infra.db import Database, mine
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.work import Line, reading, system, use_database, working
from tenants.masterdata.models import Unit
from tests.kit.company import found


@dataclass
class Tally:
    """What happened; the three lists must stay empty."""

    cancelled: int = 0
    acknowledged: set[UUID] = field(default_factory=set)
    foreign_rows: list[Any] = field(default_factory=list)
    lost: list[UUID] = field(default_factory=list)
    open_transactions: list[Any] = field(default_factory=list)


async def request(tenant_id: UUID, tally: Tally) -> None:
    """A write and a read of one tenant; checks that every row it sees is the tenant's own."""
    actor, line = system(tenant_id), Line(id=uuid7(), command="test.write")
    unit = Unit(id=uuid7(), code=str(uuid7()), name_zh="", name_en="", decimals=0)
    async with working(actor, command="test.write", line=line) as work:
        await work.insert(unit)
        tally.foreign_rows += [row for row in await work.all(mine(Unit)) if row.tenant_id != tenant_id]
    tally.acknowledged.add(unit.id)
    async with reading(actor) as read:
        rows = await asyncio.gather(read.all(mine(Unit)), read.get(Unit, unit.id))
        tally.foreign_rows += [row for row in rows[0] if row.tenant_id != tenant_id]


async def cancel_many(dsns: Dsns, requests: int, *, tenants: int = 50, connections: int = 5, seed: int = 1) -> Tally:
    """Start requests, cancel each after a random number of loop turns; then look at the server from outside."""
    rng, tally = random.Random(seed), Tally()
    companies = [(await found(dsns))[0] for _ in range(tenants)]
    pool = await Database(dsns.app, size=connections).open()
    use_database(pool)
    gate = asyncio.Semaphore(20)

    async def one() -> None:
        async with gate:
            task = asyncio.create_task(request(rng.choice(companies), tally))
            if rng.random() < 0.7:
                await asyncio.sleep(rng.expovariate(1 / 0.01))
                if not task.done():
                    tally.cancelled += task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    try:
        await asyncio.gather(*(one() for _ in range(requests)))
        for company in companies:  # every connection still serves everyone
            await request(company, tally)
        await _look(dsns, tally)
    finally:
        use_database(None)
        await asyncio.wait_for(pool.close(), 20)
    return tally


async def _look(dsns: Dsns, tally: Tally) -> None:
    admin = await asyncpg.connect(dsns.admin)
    try:
        tally.open_transactions = await admin.fetch(
            "SELECT pid, state, query FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = 'lotline_app' AND state LIKE 'idle in transaction%'"
        )
        kept = {row["id"] for row in await admin.fetch("SELECT id FROM masterdata_unit")}
        tally.lost = [id for id in tally.acknowledged if id not in kept]
    finally:
        await admin.close()
