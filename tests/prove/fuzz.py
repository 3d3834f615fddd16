"""`prove fuzz [CASES] [SEED]`: absurd input for every field of the live schema, against a real API process."""

import asyncio
import json
import logging
import sys
import time
from typing import Any

import structlog

from api.schema import schema
from tests.scale.fuzz import fuzz
from tests.scale.shapes import shapes
from tests.scale.stand import stand
from tests.scale.wire import Wire
from tests.scale.worlds import EVERYTHING, forget, world

CASES = 20_000
AT_ONCE = 3


async def run(cases: int, seed: int) -> bool:
    async with stand() as here:
        forget()
        companies = [await world(here, 50_000 * (n + 1)) for n in range(AT_ONCE)]
        here.api()
        await here.ready(60)
        start = time.monotonic()

        async def line(n: int) -> Any:
            wire = Wire(here.port)

            async def send(query: str, variables: dict[str, Any]) -> tuple[int, str]:
                answer = await wire.graphql(companies[n].tokens[EVERYTHING], query, variables)
                return answer.status, answer.text

            return await fuzz(send, companies[n], shapes(schema()._schema), cases // AT_ONCE, seed + n)

        every = await asyncio.gather(*(line(n) for n in range(AT_ONCE)))
        seconds = time.monotonic() - start
    total, done = sum(each.cases for each in every), sum(each.done for each in every)
    bugs = [bug for each in every for bug in each.bugs]
    codes = sum((each.codes for each in every), start=type(every[0].codes)())
    print(f"{total} cases in {seconds:.0f} s, {done} done, {total - done} refused with {len(codes)} different codes")
    for bug in bugs[:20]:
        print("  " + bug[:700])
    print(json.dumps({"prove": "fuzz", "cases": total, "bugs": len(bugs), "ok": not bugs}))
    return not bugs


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    numbers = [int(each) for each in sys.argv[1:]]
    cases, seed = (numbers + [CASES, 1][len(numbers) :])[:2]
    raise SystemExit(0 if asyncio.run(run(cases, seed)) else 1)


if __name__ == "__main__":
    main()
