"""Every trade's template: a company founded from it releases an order, reports it through a phone, and closes it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tenants.onboarding.founding import FoundRequest, found_company
from tenants.onboarding.templates import INDUSTRIES, template
from tests.kit.people import Staff
from tests.tenants.onboarding.trading import door, trade


@pytest.mark.parametrize("industry", INDUSTRIES)
async def test_a_company_of_this_trade_releases_reports_and_closes_an_order(industry, dsns, app_pool):
    request = FoundRequest(
        slug=f"t{uuid4().hex[:10]}", name_zh="样板厂", name_en="Sample plant", industry=industry, admin_name="赵明",
        admin_phone="13800000001",
    )  # fmt: skip
    made = await found_company(request)

    async with door() as http:
        ready = await trade(http, Staff(made.tenant_id, made.slug, dsns.admin), made.admin_user_id, industry)

    assert ready.score >= 90, [(gap.key, gap.done, gap.total) for gap in ready.gaps]


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_a_template_speaks_both_languages_and_its_codes_hold_together(industry):
    plan = template(industry)
    assert plan.industry == industry
    named = [
        *plan.units,
        *plan.areas,
        *plan.centers,
        *plan.operations,
        *plan.shifts,
        *plan.reasons,
        *plan.teams,
        *plan.roles,
        *plan.fields,
        *plan.sample.partners,
        *plan.sample.materials,
        *plan.sample.products,
    ]
    for row in named:
        assert row.zh.strip(), row
        assert row.en.strip(), row
        assert row.en.isascii() or any(sign in row.en for sign in "µΦ×°"), row
    operations = {row.code for row in plan.operations}
    centers = {row.code for row in plan.centers}
    units = {unit.code for center in plan.centers for unit in center.units}
    assert {row.center for row in plan.operations} <= centers
    assert {code for team in plan.teams for code in team.centers} == centers, "every work center has its team"
    assert {guide.operation for guide in plan.guides} <= operations
    for product in plan.sample.products:
        assert {operation for operation, _ in product.steps} <= operations
        assert {unit for _, unit in product.steps} <= units
    assert all(row.cycle > 0 for row in plan.operations)
    kinds = {row.kind for row in plan.reasons}
    assert kinds >= {"process_scrap", "material_scrap", "rework", "hold", "downtime", "correction"}


def test_each_trade_has_words_of_its_own():
    words = {
        "machining": "磨外圆", "electronics": "SMT 贴片", "food": "灭菌", "medical": "UDI", "moulding": "毛边",
    }  # fmt: skip
    for industry, word in words.items():
        plan = template(industry)
        said = " ".join(row.zh for row in (*plan.operations, *plan.reasons, *plan.centers, *plan.fields))
        assert word in said, industry
    first = [{row.code for row in template(each).reasons if row.kind == "process_scrap"} for each in INDUSTRIES]
    assert all(not (one & two) - {"SIZE", "SEAL"} for at, one in enumerate(first) for two in first[:at])
