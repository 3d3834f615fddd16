"""`bench import`: a plant moves in on one evening. A 5,000-row BOM by levels and 300 half-finished orders of six
operations, both dirty: checked, imported, every bad row marked, imported again without effect, taken back.

One process does what the workers do, so the seconds are one worker's.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys

import structlog

from infra.db import Database
from tests.kit.plant import open_plant
from tests.scale.stand import stand
from tests.tenants.onboarding.evening import Evening, spend

BOM_ROWS, ORDERS, GOAL = 5_000, 300, 60.0


async def run(bom_rows: int, orders: int) -> Evening:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    async with stand() as here:
        relay = Database(here.dsns.relay, size=2)
        evening = await spend(await open_plant(relay), bom_rows=bom_rows, orders=orders)
        await relay.close()
    return evening


def told(evening: Evening) -> bool:
    total = evening.seconds["boms"] + evening.seconds["orders"]
    print(f"load {os.getloadavg()[0]:.1f}, rows {evening.rows}")
    for name, seconds in evening.seconds.items():
        print(f"{name:16}{seconds:8.1f} s")
    for line in evening.wrong:
        print(line)
    good = not evening.wrong and total <= GOAL
    print(json.dumps({"bench": "import", "seconds": round(total, 1), "goals": {"seconds": GOAL}, "ok": good}))
    return good


def main() -> int:
    sizes = [int(each) for each in sys.argv[1:3]]
    bom_rows, orders = sizes if len(sizes) == 2 else (BOM_ROWS, ORDERS)
    return 0 if told(asyncio.run(run(bom_rows, orders))) else 1


if __name__ == "__main__":
    sys.exit(main())
