"""`prove wages [WORKERS] [REPORTS] [SEED]`: generated months lived through real commands, closed, and compared line by
line with an independent oracle that reads the raw rows."""

import asyncio
import json
import logging
import sys
import time

import structlog

from infra import directory
from infra.db import Database
from infra.work import use_database
from tests.kit.people import Staff
from tests.kit.plant import open_plant
from tests.scale.stand import stand
from tests.tenants.wages import generated

WORKERS, REPORTS, SEED = 100, 20_000, 1


async def run(workers: int, reports: int, seed: int) -> bool:
    async with stand() as here:
        app, relay = Database(here.dsns.app, size=6), Database(here.dsns.relay, size=2)
        use_database(app)
        directory.forget()
        try:
            plant = await open_plant(relay)
            staff = Staff(plant.tenant_id, plant.slug, here.dsns.admin)
            start = time.monotonic()
            verdict = await generated.prove(plant, staff, workers=workers, reports=reports, seed=seed)
            seconds = time.monotonic() - start
        finally:
            use_database(None)
            await app.close()
            await relay.close()
    print(f"{verdict.text()}, in {seconds:.0f} s")
    for each in verdict.differences[:20]:
        print("  " + each)
    ok = not verdict.differences and verdict.tally.reports > 0
    print(json.dumps({"prove": "wages", "reports": verdict.tally.reports, "lines": verdict.lines, "ok": ok}))
    return ok


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    numbers = [int(each) for each in sys.argv[1:]]
    workers, reports, seed = (numbers + [WORKERS, REPORTS, SEED][len(numbers) :])[:3]
    raise SystemExit(0 if asyncio.run(run(workers, reports, seed)) else 1)


if __name__ == "__main__":
    main()
