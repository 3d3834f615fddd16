"""Stock under random commands: a sample of `./lotline prove stock` (100,000 from 8 clients; 1,000,000 by the rules)."""

import pytest_asyncio

from infra.engines.roles import Dsns
from tests.kit.plant import Plant
from tests.tenants.traceability import random_rules
from tests.tenants.traceability.random_stock import judge, let_loose
from tests.tenants.traceability.store import Store, open_store


@pytest_asyncio.fixture
async def store(plant: Plant) -> Store:
    return await open_store(plant)


async def test_four_hundred_commands_of_eight_clients(store: Store, dsns: Dsns) -> None:
    market = await let_loose(store, clients=8, commands=400, seed=5)
    assert await judge(market, dsns.admin) == []
    assert len(market.tally.done) >= 12, market.tally.done
    assert market.tally.done.total() > 150, market.tally.refused


def test_ten_thousand_commands_by_the_rules_alone() -> None:
    verdict = random_rules.run(10_000, seed=7)
    assert verdict.wrong == []
    assert set(verdict.refused) >= {
        "traceability.stock_too_low", "traceability.piece_twice", "traceability.reserved_for_others",
    }  # fmt: skip
    assert sum(verdict.refused.values()) < 9_500
