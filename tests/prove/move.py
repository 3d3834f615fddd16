"""`prove move`: ten times to a database of its own and back under load, the mover killed once a run of five."""

import asyncio
import json
import time

from tests.scale.moving import prove_move
from tests.scale.stand import stand

ROUNDS, RUNS = 5, 2


async def run() -> bool:
    began, ok = time.monotonic(), True
    for seed in range(RUNS):
        async with stand() as here:
            result = await prove_move(here, rounds=ROUNDS, seed=20261120 + seed, show=True)
        ok = ok and result.ok
        print(json.dumps({"prove": "move", **result.figures(), "ok": result.ok}, ensure_ascii=False))
    print(f"{time.monotonic() - began:.0f} s")
    return ok


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
