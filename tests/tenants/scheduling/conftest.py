from collections.abc import AsyncIterator

import pytest_asyncio

from infra import clock
from tests.kit.plant import Plant
from tests.tenants.scheduling.shop import Shop, at, open_shop


@pytest_asyncio.fixture
async def shop(plant: Plant) -> AsyncIterator[Shop]:
    """Monday, 08:00."""
    with clock.frozen(at("08:00")):
        yield await open_shop(plant)
