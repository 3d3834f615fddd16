"""`prove genealogy [HISTORIES] [SEED]`: random lives of lots through the real commands (issue, consume, report,
reverse, split, merge, re-grade, re-label, rework, by-products, serials, skip-level links), and every lot's trace both
ways compared with a walk over the movements, not over the links."""

import asyncio
import json
import logging
import sys
import time
from collections.abc import Iterator

import structlog

from infra import directory
from infra.db import Database
from infra.work import use_database
from tests.kit.plant import open_plant
from tests.scale.stand import stand
from tests.tenants.traceability.histories import Verdict, found, live_one

HISTORIES, SEED = 10_000, 1
COMPANIES = 3
"""Lived side by side: while one waits for the database another computes."""


async def run(histories: int, seed: int) -> bool:
    verdict = Verdict()
    async with stand() as here:
        app, relay = Database(here.dsns.app, size=6), Database(here.dsns.relay, size=2)
        use_database(app)
        directory.forget()
        start = time.monotonic()
        try:
            seeds = iter(range(seed, seed + histories))
            await asyncio.gather(*(_company(relay, seeds, verdict, histories) for _ in range(COMPANIES)))
        finally:
            use_database(None)
            await app.close()
            await relay.close()
    print(f"{verdict.text()}, in {time.monotonic() - start:.0f} s")
    for each in verdict.differences[:20]:
        print("  " + each)
    ok = not verdict.differences and verdict.histories == histories
    figures = {"prove": "genealogy", "histories": verdict.histories, "traces": verdict.questions, "ok": ok}
    print(json.dumps(figures))
    return ok


async def _company(relay: Database, seeds: Iterator[int], verdict: Verdict, histories: int) -> None:
    works = await found(await open_plant(relay))
    for seed in seeds:
        await live_one(works, seed, verdict)
        if verdict.histories % 500 == 0:
            print(f"  {verdict.histories} of {histories}, {len(verdict.differences)} differ", flush=True)


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    numbers = [int(each) for each in sys.argv[1:]]
    histories, seed = (numbers + [HISTORIES, SEED][len(numbers) :])[:2]
    raise SystemExit(0 if asyncio.run(run(histories, seed)) else 1)


if __name__ == "__main__":
    main()
