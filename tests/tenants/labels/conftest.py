from __future__ import annotations

import pytest_asyncio

from tests.kit.plant import Plant
from tests.tenants.labels.shop import Shop, built


@pytest_asyncio.fixture
async def shop(plant: Plant) -> Shop:
    return await built(plant)
