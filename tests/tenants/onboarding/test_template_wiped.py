"""What a template brought as samples goes in one click, after somebody tried them; what it set up stays."""

from __future__ import annotations

from uuid import uuid4

import pytest

from infra.actions import run
from infra.db import mine
from infra.work import reading, system, working
from tenants import scheduling
from tenants.identity.models import User
from tenants.masterdata.models import Item, OperationDefinition, ReasonCode, Shift, WorkCenter
from tenants.onboarding.founding import FoundRequest, found_company
from tenants.onboarding.golive.commands import MakeTestOrder, make_test_order
from tenants.onboarding.samples.commands import WipeSamples, wipe_samples
from tenants.onboarding.templates.models import Sample
from tenants.orders.models import ProductionOrder

KEPT = (WorkCenter, OperationDefinition, ReasonCode, Shift)


@pytest.mark.parametrize("industry", ["machining", "medical"])
async def test_samples_of_a_template_go_and_its_plant_stays(industry, dsns, app_pool):
    # Given a company just founded, and a test order in it
    founded = await found_company(
        FoundRequest(
            slug=f"t{uuid4().hex[:10]}", name_zh="样板厂", name_en="Sample plant", industry=industry, admin_name="赵明",
            admin_phone="13800000001",
        )
    )  # fmt: skip
    boss = system(founded.tenant_id)
    await run(boss, make_test_order, MakeTestOrder())
    async with working(boss, command="test.plan") as work:  # as the worker does after every release
        planned = await scheduling.replan(work)
    assert planned is not None
    assert planned.operations > 0
    async with reading(boss) as read:
        before = {model: len(await read.all(mine(model))) for model in KEPT}
        samples = await read.all(mine(Sample))
    assert {each.what for each in samples} >= {"order", "item", "test_order"}

    # When the samples are wiped
    await run(boss, wipe_samples, WipeSamples())

    # Then no sample is left, the founder is, and everything set up stands
    async with reading(boss) as read:
        assert await read.all(mine(ProductionOrder)) == []
        assert await read.all(mine(Item)) == []
        assert {model: len(await read.all(mine(model))) for model in KEPT} == before
        assert founded.admin_user_id in {user.id for user in await read.all(mine(User))}
