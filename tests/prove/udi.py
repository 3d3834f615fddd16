"""`prove udi [COUNT]`: a million serials of one device identifier, given out by many at once; none twice, none lost."""

from __future__ import annotations

import asyncio
import logging
import sys
import time

import asyncpg
import structlog

from infra import directory
from infra.actions import run as act
from infra.db import Database
from infra.errors import Unavailable
from infra.work import Work, system, use_database
from tenants.labels import commands as do
from tenants.labels import rules
from tenants.masterdata.models import Item
from tests.kit.plant import Plant, open_plant
from tests.scale.stand import stand

COUNT = 1_000_000
AT_ONCE = 8
EACH = 2_000
GTIN = "06901234567892"


async def give_out(plant: Plant, item: Item, count: int) -> float:
    """By eight who ask at the same time; seconds."""
    planner, began = plant.planner, time.monotonic()
    asked = iter(range(count // EACH))

    async def one() -> None:
        for _ in asked:
            cmd = do.IssueSerials(item_id=item.id, quantity=EACH)
            while True:
                try:
                    await act(planner.actor, do.issue_serials, cmd)
                    break
                except Unavailable:  # locks were waited for too long: the same id again
                    await asyncio.sleep(0.05)

    await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    return time.monotonic() - began


async def run(count: int) -> bool:
    async with stand() as here:
        app, relay = Database(here.dsns.app, size=AT_ONCE + 2), Database(here.dsns.relay, size=2)
        use_database(app)
        directory.forget()
        try:
            plant = await open_plant(relay)
            item = await plant.item()
            await plant.within(lambda work: identified(work, item))
            wide = do.SetSerialRange(item_id=item.id, digits=8, last=99_999_999)
            await act(system(plant.tenant_id), do.set_serial_range, wide)
            seconds = await give_out(plant, item, count)
        finally:
            use_database(None)
            await app.close()
            await relay.close()
        return await checked(here.dsns.admin, plant, count, seconds)


async def identified(work: Work, item: Item) -> None:
    row = await work.lock(Item, item.id)
    assert row is not None
    await work.change(row, gtin=GTIN)


async def checked(dsn: str, plant: Plant, count: int, seconds: float) -> bool:
    connection = await asyncpg.connect(dsn)
    try:
        total, different = await connection.fetchrow(
            "SELECT count(*), count(DISTINCT (di, serial)) FROM labels_issued_serial WHERE tenant_id = $1",
            plant.tenant_id,
        )  # type: ignore[misc]
        issues = await connection.fetch("SELECT * FROM labels_serial_issue WHERE tenant_id = $1", plant.tenant_id)
        wrong = 0
        for issue in issues:
            rows = await connection.fetch(
                "SELECT serial FROM labels_issued_serial WHERE tenant_id = $1 AND issue_id = $2 ORDER BY serial",
                plant.tenant_id, issue["id"],
            )  # fmt: skip
            wrong += rules.digest(row["serial"] for row in rows) != issue["digest"]
    finally:
        await connection.close()
    print(f"{total} serials by {AT_ONCE} at once in {seconds:.0f} s ({total / seconds:.0f}/s): ", end="")
    print(f"{total - different} twice, {count - total} lost, {wrong} of {len(issues)} issues differ from their digest")
    return total == different == count and not wrong


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    raise SystemExit(0 if asyncio.run(run(count)) else 1)


if __name__ == "__main__":
    main()
