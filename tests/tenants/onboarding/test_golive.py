"""How ready a company is, the papers it needs, and an order to try."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from infra.db import mine
from infra.errors import PermissionMissing
from infra.work import reading
from tenants.identity import seeds as identity
from tenants.identity.commands import people
from tenants.identity.models import Badge, User
from tenants.masterdata import commands as m
from tenants.onboarding import readiness
from tenants.onboarding.errors import EveryoneHasBadge, NothingToMake, NothingToPrint
from tenants.onboarding.golive import commands as do
from tenants.onboarding.golive import papers
from tenants.onboarding.golive.checks import Check, score_of
from tenants.onboarding.golive.models import FloorPrint
from tenants.onboarding.templates.models import Sample
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting.commands import ReportOutput, report_output
from tests.kit.plant import Plant

URL = "https://mes.example.cn"


async def staffed(plant: Plant, *, badges: bool = True) -> None:
    """Shifts, calendar, units everywhere, an operator, a lead and a planner."""
    await identity.seed_roles(plant.tenant_id)
    does = plant.boss.does
    await does(
        m.create_work_unit,
        m.CreateWorkUnit(code="GR-1", name_zh="磨 1", name_en="Grinder 1", work_center_id=plant.centers["GRIND"].id),
    )
    await does(
        m.create_shift,
        m.CreateShift(
            site_id=plant.site.id, code="D", name_zh="白班", name_en="Day", starts_at=time(8), ends_at=time(16)
        ),
    )
    await does(m.set_work_calendar, m.SetWorkCalendar(site_id=plant.site.id, weekdays=[1, 2, 3, 4, 5]))
    for n, (login, role) in enumerate((("wang", "OPERATOR"), ("chen", "TEAM_LEAD"), ("zhou", "PLANNER"))):
        badge = f"B100{n}" if badges and role != "PLANNER" else None
        cmd = people.CreateUser(login=login, name=login, pin="1357", badge=badge, roles=[role])
        await does(people.create_user, cmd)


async def ready(plant: Plant) -> Any:
    async with reading(plant.boss.actor) as read:
        return await readiness(read)


async def states(plant: Plant) -> dict[str, str]:
    return {each.key: each.state for each in (await ready(plant)).checks}


def test_the_score_is_what_was_done_of_what_counts() -> None:
    half = Check("a", 30, 1, 2, "/x", "p")
    none = Check("b", 70, 0, 0, "/x", "p")
    assert (half.state, none.state) == ("begun", "missing")
    assert score_of([half, none]) == 15
    assert score_of([]) == 0
    assert score_of([Check("a", 1, 3, 2, "/x", "p")]) == 100


async def test_an_empty_company_is_not_ready_and_each_gap_says_who_can_fix_it_where(plant: Plant) -> None:
    await identity.seed_roles(plant.tenant_id)
    await plant.boss.does(
        people.create_user, people.CreateUser(login="gu", name="顾明", password="Lotline-7788", roles=["ADMIN"])
    )

    found = await ready(plant)

    assert found.score < 30
    gaps = {each.key: each for each in found.gaps}
    assert gaps["routings"].total == 0
    assert gaps["time"].fix == "/calendar"
    assert gaps["people"].who == ["顾明"]
    assert (gaps["places"].done, gaps["places"].total) == (1, 2)
    assert found.gaps[0].weight >= 12


async def test_step_by_step_every_check_turns_green_by_real_data(plant: Plant) -> None:
    # Given a furnished plant with a timed routing
    await staffed(plant, badges=False)
    await _timed_item(plant)
    before = await ready(plant)

    # When the badges are given by one click
    await plant.boss.does(do.issue_missing_badges, do.IssueMissingBadges())

    # Then everybody who reports wears one, with a number of its own
    after = await ready(plant)
    assert after.score > before.score
    assert {row.code for row in await plant.rows(mine(Badge))} == {"B1001", "B1002"}
    with pytest.raises(EveryoneHasBadge):
        await plant.boss.does(do.issue_missing_badges, do.IssueMissingBadges())

    # When a test order goes the whole way
    order = await plant.boss.does(do.make_test_order, do.MakeTestOrder())
    assert (await states(plant))["released"] == "done"
    operations = await plant.rows(mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence))
    for operation in operations:
        cmd = ReportOutput(operation_id=operation.id, good_quantity=Decimal(2))
        await plant.boss.does(report_output, cmd)
    await plant.boss.does(orders.close_order, orders.CloseOrder(order_id=order.id, reason="tried"))

    # Then it is marked as a sample, and the company is at least 90 % ready
    found = await ready(plant)
    (sample,) = await plant.rows(mine(Sample))
    assert (sample.what, sample.code, sample.record_ids) == ("test_order", order.number, [order.id])
    assert found.score >= 90, [(each.key, each.done, each.total) for each in found.gaps]
    assert (await states(plant))["devices"] == "missing"


async def _timed_item(plant: Plant) -> None:
    item = await plant.boss.does(
        m.create_item, m.CreateItem(code="LT-9", name_zh="套", name_en="Sleeve", kind="product", unit_id=plant.unit.id)
    )
    steps = [
        m.NewRoutingStep(
            sequence=10,
            operation_definition_id=plant.definitions["TURN"].id,
            predecessors=[],
            cycle_seconds=Decimal(60),
        )
    ]
    routing = await plant.boss.does(
        m.create_routing, m.CreateRouting(item_id=item.id, effective_from=date(2020, 1, 1), steps=steps)
    )
    await plant.boss.does(m.approve_routing, m.ApproveRouting(routing_id=routing.id))


async def test_papers_are_drawn_in_both_languages_and_counted(plant: Plant) -> None:
    await staffed(plant)
    for kind, cards in (("badges", 2), ("units", 2), ("phones", 3)):
        for sheet, lang in (("A4", "zh"), ("single", "en")):
            cmd = do.PrintPapers(kind=kind, sheet=sheet, lang=lang, count=3)
            printed = await plant.boss.does(do.print_papers, cmd)
            async with reading(plant.boss.actor) as read:
                data = await papers.document(read, printed, URL)
                pdf = await papers.papers_pdf(read, printed.id, URL)
            assert pdf.startswith(b"%PDF")
            assert len(data["cards"]) == cards
    assert len(await plant.rows(mine(FloorPrint))) == 6
    assert (await states(plant))["printed"] == "done"


async def test_a_single_card_is_one_page_each_and_ten_fill_a_sheet(plant: Plant) -> None:
    await staffed(plant)
    sheet = await plant.boss.does(do.print_papers, do.PrintPapers(kind="phones", count=11))
    single = await plant.boss.does(do.print_papers, do.PrintPapers(kind="badges", sheet="single"))

    async with reading(plant.boss.actor) as read:
        assert len(await papers.papers_pages(read, sheet.id, URL)) == 2
        assert len(await papers.papers_pages(read, single.id, URL)) == 2


async def test_nothing_to_print_or_to_make_is_refused_and_writes_nothing(plant: Plant) -> None:
    await identity.seed_roles(plant.tenant_id)

    with pytest.raises(NothingToPrint):
        await plant.boss.does(do.print_papers, do.PrintPapers(kind="badges"))
    with pytest.raises(NothingToMake):
        await plant.boss.does(do.make_test_order, do.MakeTestOrder())
    with pytest.raises(PermissionMissing):
        await plant.person("OPERATOR").does(do.make_test_order, do.MakeTestOrder())

    assert await plant.rows(mine(FloorPrint)) == []
    assert await plant.rows(mine(ProductionOrder)) == []
    assert await plant.rows(mine(User)) == []
