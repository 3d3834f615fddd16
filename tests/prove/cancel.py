"""`prove cancel`: 5,000 requests cancelled at random awaits, 50 tenants over 5 connections."""

import asyncio

from tests.scale.cancelling import cancel_many
from tests.scale.stand import stand

REQUESTS = 5_000


async def run() -> bool:
    async with stand() as here:
        tally = await cancel_many(here.dsns, REQUESTS)
    print(f"{REQUESTS} requests, {tally.cancelled} cancelled in flight, {len(tally.acknowledged)} acknowledged")
    print(f"rows of another tenant {len(tally.foreign_rows)}, lost {len(tally.lost)}, ", end="")
    print(f"open transactions {len(tally.open_transactions)}")
    clean = not (tally.foreign_rows or tally.lost or tally.open_transactions)
    return clean and tally.cancelled >= REQUESTS * 0.4


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
