"""`prove crash`: 200 × kill -9 of API, workers and PostgreSQL under load, against a ledger outside the database."""

import asyncio
import json
import time

from tests.scale.crash import prove_crash
from tests.scale.stand import stand

POINTS = 200


async def run() -> bool:
    began = time.monotonic()
    async with stand() as here:
        result = await prove_crash(here, points=POINTS, show=True)
    print(result)
    figures = {
        "kills": result.points, "in_flight": result.in_flight, "acknowledged": result.acknowledged,
        "lost": result.lost, "doubled": result.doubled, "disordered": result.disordered, "left": result.left,
        "running_again_max_s": round(result.slowest, 2), "seconds": round(time.monotonic() - began),
    }  # fmt: skip
    print(json.dumps({"prove": "crash", **figures, "ok": result.ok}))
    return result.ok


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
