"""Two walls keep companies apart, the tenant predicate and row-level security. Each must hold alone; with both gone
for one table the attacks must say so."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import asyncpg

from tests.scale.attacks import TABLES, Arena, Attacker, Tally
from tests.scale.doors import Doors, upload
from tests.scale.stand import Stand
from tests.scale.worlds import EVERYTHING

WITHOUT_PREDICATES = ("-m", "tests.scale.mutant")
HOME = "directory"


async def tenant_tables(here: Stand) -> list[str]:
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        return [row["relname"] for row in await connection.fetch(TABLES) if row["relname"] != HOME]
    finally:
        await connection.close()


@asynccontextmanager
async def wall_down(here: Stand, tables: Sequence[str]) -> AsyncIterator[None]:
    """No row-level security on these tables meanwhile."""
    await _each(here, "ALTER TABLE {} DISABLE ROW LEVEL SECURITY", tables)
    yield
    await _each(here, "ALTER TABLE {} ENABLE ROW LEVEL SECURITY", tables)


async def _each(here: Stand, sql: str, tables: Sequence[str]) -> None:
    connection = await asyncpg.connect(here.dsns.admin)
    for table in tables:
        await connection.execute(sql.format(table))
    await connection.close()


async def probe(arena: Arena, kind: str, *, share: float = 1.0, until_caught: bool = False) -> Tally:
    """The first company against the second, as somebody with every role. Mutations leave the attacker's words in his
    own rows, so queries are asked before them."""
    tally = Tally()
    attacker = Attacker(arena, arena.worlds[0], arena.worlds[1:2], tally)
    await attacker.learn_cursors()
    attacker.lines[arena.worlds[1].marker] = []
    found = [shape for shape in arena.attackable if shape.kind == kind]
    cases = [case for shape in found for case in attacker.cases(arena.worlds[1], shape) if not case.once]
    await attacker.run(random.sample(cases, int(len(cases) * share)), EVERYTHING, until_caught=until_caught)
    return tally


async def caught(arena: Arena, tables: Sequence[str], kind: str) -> dict[str, str]:
    """For each table whose policy is dropped alone, the first thing the attacks noticed."""
    noticed = {}
    for table in tables:
        async with wall_down(arena.here, [table]):
            tally = await probe(arena, kind, until_caught=True)
        if not tally.clean:
            noticed[table] = (tally.leaks + tally.unequal + tally.bugs)[0]
    return noticed


async def blobs(arena: Arena) -> Tally:
    tally = Tally()
    attacker = Attacker(arena, arena.worlds[0], arena.worlds[1:2], tally)
    doors = Doors(arena, arena.worlds[0], arena.worlds[1], attacker.canaries, tally)
    for each in arena.worlds[:2]:
        await upload(arena, each)
    await doors.blobs()
    doors.wire.close()
    return tally
