"""`prove outbox`: 10,000 commands, at least 12 browser kills, 15 % of the replies lost after the commit, two tabs."""

import asyncio
import json

from tests.e2e.outbox_proof import prove_outbox
from tests.scale.stand import stand

COMMANDS = 10_000
KILLS = 15


async def run() -> bool:
    async with stand() as here:
        result = await prove_outbox(here, commands=COMMANDS, kills=KILLS)
    print(result)
    ok = result.ok and result.acknowledged >= COMMANDS and result.kills >= 12
    print(json.dumps({"prove": "outbox", **vars(result), "ok": ok}))
    return ok


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
