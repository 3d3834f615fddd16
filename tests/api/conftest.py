from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api.fair import fair
from api.graphql import graphql
from infra.engines.roles import Dsns
from tenants.identity.seeds import seed_roles
from tenants.roles import OPERATOR
from tests.api.floor import Floor
from tests.kit.people import Staff
from tests.kit.phones import enrolled
from tests.kit.plant import Plant


@pytest_asyncio.fixture
async def floor(plant: Plant, dsns: Dsns) -> AsyncIterator[Floor]:
    await seed_roles(plant.tenant_id)
    staff = Staff(plant.tenant_id, plant.slug, dsns.admin)
    wang = await staff.hire("wang", OPERATOR, name="王建国")
    order, (operation, *_) = await plant.released(5000)
    app = Litestar(
        [graphql], exception_handlers=api_errors.HANDLERS, middleware=[fair], openapi_config=None, logging_config=None
    )
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as client:
        phone = await enrolled(staff, wang)
        yield Floor(client, plant, staff, wang, phone, order, operation, dsns.admin)
