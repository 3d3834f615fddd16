"""`prove stock [COMMANDS] [CLIENTS] [RULES] [SEED]`: random people in one store at once, judged row by row, and the
ledger's decisions alone against a count of single things."""

import asyncio
import json
import logging
import sys
import time

import structlog

from infra import directory
from infra.db import Database
from infra.work import use_database
from tests.kit.plant import open_plant
from tests.scale.stand import stand
from tests.tenants.traceability import random_rules
from tests.tenants.traceability.random_stock import Market, judge, let_loose
from tests.tenants.traceability.store import open_store

COMMANDS, CLIENTS, RULES, SEED = 100_000, 8, 1_000_000, 1


async def lived(commands: int, clients: int, seed: int) -> tuple[Market, list[str], float]:
    async with stand() as here:
        app, relay = Database(here.dsns.app, size=clients + 2), Database(here.dsns.relay, size=2)
        use_database(app)
        directory.forget()
        try:
            store = await open_store(await open_plant(relay))
            start = time.monotonic()
            market = await let_loose(store, clients=clients, commands=commands, seed=seed)
            seconds = time.monotonic() - start
            return market, await judge(market, here.dsns.admin), seconds
        finally:
            use_database(None)
            await app.close()
            await relay.close()


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    numbers = [int(each) for each in sys.argv[1:]]
    commands, clients, rules, seed = (numbers + [COMMANDS, CLIENTS, RULES, SEED][len(numbers) :])[:4]
    start = time.monotonic()
    verdict = random_rules.run(rules, seed)
    print(f"{rules} commands ({verdict.moves} moves) by the rules alone in {time.monotonic() - start:.0f} s")
    print(f"  refused: {dict(verdict.refused)}")
    market, wrong, seconds = asyncio.run(lived(commands, clients, seed))
    tally = market.tally
    print(f"{tally.commands} commands of {clients} clients in {seconds:.0f} s")
    print(f"  done: {dict(tally.done)}\n  refused: {dict(tally.refused)}")
    for each in [*verdict.wrong, *wrong]:
        print("  " + each)
    ok = not verdict.wrong and not wrong and tally.done.total() > commands // 4
    print(json.dumps({
        "prove": "stock", "commands": tally.commands, "applied": tally.done.total(), "clients": clients,
        "collisions": tally.collisions.total(), "rules": rules, "ok": ok,
    }))  # fmt: skip
    raise SystemExit(0 if ok else 1)


if __name__ == "__main__":
    main()
