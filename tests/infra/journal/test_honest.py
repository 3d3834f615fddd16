"""The control of every tampering test: honest work, however wild, raises no alarm."""

import asyncio
import random
from typing import Any

import asyncpg
import pytest

from infra.db import Database, mine
from infra.errors import Stale
from infra.ids import uuid7
from infra.journal import writer
from infra.journal.models import regulated
from infra.journal.sealer import Sealer
from infra.keys import keyring
from infra.work import Line, Work, system
from tests.infra.journal.ledger import OWN, Ledger, differing, values


async def test_random_commands_of_six_people_at_once(ledger: Ledger) -> None:
    """Inserts, changes and removals on the same rows, some rolled back, sealed and published meanwhile."""
    people = [Worker(ledger, number) for number in range(6)]
    done = asyncio.Event()

    async def sealing() -> None:
        while not done.is_set():
            await ledger.seal()
            await ledger.publish()
            await asyncio.sleep(0.02)

    sealer = asyncio.create_task(sealing())
    other = asyncio.create_task(seal_too(ledger, done))
    await asyncio.gather(*(person.works(60) for person in people))
    done.set()
    await asyncio.gather(sealer, other)
    assert await ledger.problems() == []
    await ledger.seal()
    await ledger.publish()
    assert await ledger.problems() == []
    changes = await ledger.root.fetchval("SELECT count(*) FROM journal_change")
    assert changes > 300
    assert sum(person.lost for person in people) > 0, "nobody ever met anybody: the test shows little"
    for person in people:
        await person.pool.close()


async def seal_too(ledger: Ledger, done: asyncio.Event) -> None:
    second = Database(ledger.dsns.sealer, size=1)
    while not done.is_set():
        await Sealer(second, keyring()).seal_all()
        await asyncio.sleep(0.03)
    await second.close()


class Worker:
    def __init__(self, ledger: Ledger, seed: int) -> None:
        self.random = random.Random(seed)
        self.ledger = ledger
        self.actor = system(ledger.tenant_id, f"Worker {seed}")
        # The superuser's connections: no foreign key keeps random rows from being random.
        self.pool = Database(ledger.dsns.admin, size=1)
        tables = list(regulated().values())
        self.models = [*self.random.sample(tables, 4), tables[0]]
        self.lost = 0

    async def works(self, count: int) -> None:
        for _ in range(count):
            try:
                await self.command()
            except (Stale, asyncpg.SerializationError, asyncpg.DeadlockDetectedError, Cancelled):
                self.lost += 1

    async def command(self) -> None:
        async with self.pool.transaction(self.actor.tenant_id) as executor:
            await executor.connection.execute("SET LOCAL session_replication_role = replica")
            work = Work(self.actor, executor, Line(id=uuid7(), command="test.random", payload="{}"))
            for _ in range(self.random.randint(1, 4)):
                await self.act(work, self.random.choice(self.models))
            if self.random.random() < 0.1:
                raise Cancelled
            await writer.finish(work, None)

    async def act(self, work: Work, model: Any) -> None:
        choice = self.random.random()
        rows = await work.all(mine(model).order_by(model.id).limit(5)) if choice > 0.3 else []
        if not rows:
            await work.insert(model(**values(model, self.random.randint(0, 10**6))))
            return
        row = self.random.choice(rows)
        await asyncio.sleep(0.002)
        if choice > 0.95:
            await work.remove(row)
            return
        columns = [column for column in model.__table__.columns if column.name not in OWN]
        for column in self.random.sample(columns, min(2, len(columns))):
            await work.change(row, **{column.name: differing(column, getattr(row, column.name))})


class Cancelled(Exception):
    """A command that thinks better of it: nothing of it may remain."""


async def test_maintenance_is_no_tampering(ledger: Ledger) -> None:
    await ledger.fill()
    name = await ledger.root.fetchval("SELECT current_database()")
    await ledger.root.execute(f"ALTER DATABASE \"{name}\" SET timezone = 'Asia/Shanghai'")
    await ledger.root.execute(f"ALTER DATABASE \"{name}\" SET datestyle = 'German, DMY'")
    await ledger.root.execute(f'ALTER DATABASE "{name}" SET extra_float_digits = 0')
    await ledger.root.execute(f"ALTER DATABASE \"{name}\" SET bytea_output = 'escape'")
    await ledger.app.close()
    for table in ("journal", "journal_change", "audit_seal", *list(regulated())[:5]):
        await ledger.root.execute(f'VACUUM FULL "{table}"')
        await ledger.root.execute(f'REINDEX TABLE "{table}"')
    assert await ledger.problems() == []


@pytest.mark.parametrize("column_type", ["numeric(18,6)"])
async def test_a_wider_scale_is_the_same_quantity(ledger: Ledger, column_type: str) -> None:
    """3.5 read back as 3.500000 is still 3.5."""
    await ledger.fill()
    table, column = next(
        (name, each.name) for name, model in regulated().items() for each in model.__table__.columns
        if each.type.__class__.__name__ == "Numeric"
    )  # fmt: skip
    await ledger.root.execute(f'ALTER TABLE "{table}" ALTER "{column}" TYPE {column_type}')
    assert await ledger.problems() == []
