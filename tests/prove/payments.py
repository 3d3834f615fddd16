"""`prove payments`: thousands of signature cases, and hundreds of notifications at a door that is killed between commit
and answer."""

import asyncio
import random

from tests.infra import paycases
from tests.scale.payments import prove_payments, report
from tests.scale.stand import stand

SIGNATURES = 20
ROUNDS = 30
KILLS = 40


def signatures() -> bool:
    """Every mutation of every provider, so many times with other values."""
    wrong = []
    count = 0
    for case in paycases.every(random.Random(2026), SIGNATURES):
        count += 1
        if (case.believed(), case.credits()) != (case.signed, case.credited):
            wrong.append(f"{case.provider} {case.mutation}")
    print(f"{count} signature cases, {len(wrong)} verdicts wrong {wrong[:5]}")
    return not wrong


async def run() -> bool:
    async with stand() as here:
        verdicts = await prove_payments(here, rounds=ROUNDS, kills=KILLS)
    print(verdicts)
    print(report(verdicts))
    return verdicts.ok


def main() -> None:
    raise SystemExit(0 if signatures() and asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
