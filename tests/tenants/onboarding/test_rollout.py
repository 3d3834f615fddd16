"""The rollout board: a plan with owners, what stands in the way, and figures before and after."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra import clock
from infra.db import mine
from infra.errors import BadInput, PermissionMissing
from infra.work import reading
from tenants.identity import seeds as identity
from tenants.identity.commands import people
from tenants.onboarding.errors import NothingMeasured, RolloutBegan, SuggestionDecided
from tenants.onboarding.rollout import commands as do
from tenants.onboarding.rollout import measuring, queries, rules
from tenants.onboarding.rollout.models import Baseline, Department, Milestone, RolloutIssue, Suggestion
from tenants.reporting.commands import ReportOutput, report_output
from tests.kit.plant import Plant


async def asked(plant: Plant, query: Any, *args: Any, **more: Any) -> Any:
    return await plant.person("ADMIN", "PLANNER").asks(query, *args, **more)


@pytest.mark.parametrize(
    ("kpi", "before", "after", "verdict"),
    [
        ("on_time", "0.8", "0.9", "better"),
        ("scrap_rate", "0.03", "0.02", "better"),
        ("missing_rate", "0.1", "0.2", "worse"),
        ("output_per_day", "100", "100", "same"),
        ("on_time", None, "0.9", None),
        ("on_time", "0.9", None, None),
    ],
)
def test_better_is_more_of_the_good_and_less_of_the_bad(
    kpi: str, before: str | None, after: str | None, verdict: str | None
) -> None:
    assert rules.change(kpi, Decimal(before) if before else None, Decimal(after) if after else None) == verdict


async def test_the_usual_plan_begins_on_a_day_and_is_run_by_its_owners(plant: Plant) -> None:
    # Given a company that begins its rollout
    await identity.seed_roles(plant.tenant_id)
    boss = plant.person("ADMIN", "PLANNER")
    start = clock.now().date() - timedelta(days=4)
    await boss.does(do.begin_rollout, do.BeginRollout(starts_on=start))
    departments = await plant.rows(mine(Department).order_by(Department.position))
    (first, second, *_) = await plant.rows(mine(Milestone).order_by(Milestone.due_on))
    assert (first.due_on, first.title, len(departments)) == (start, rules.MILESTONES[0].zh, len(rules.DEPARTMENTS))

    # When owners are named and the first is reached
    user = await plant.boss.does(people.create_user, people.CreateUser(login="chen", name="陈志强", pin="1357"))
    cmd = do.SetDepartment(
        department_id=departments[0].id, name="生产一部", duty="带头", owner_id=user.id
    )  # fmt: skip
    await boss.does(do.set_department, cmd)
    await boss.does(do.finish_milestone, do.FinishMilestone(milestone_id=first.id))

    # Then the head of the board says how far it has come and what is late
    found = await asked(plant, queries.rollout_stage)
    assert (found.milestones, found.done, found.overdue) == (len(rules.MILESTONES), 1, 1)
    assert (found.next_title, found.next_due) == (second.title, second.due_on)
    page = await asked(plant, queries.milestones, done=False, newest_first=False, first=2, after=None)
    assert (page.total, page.more) == (len(rules.MILESTONES) - 1, True)
    with pytest.raises(RolloutBegan):
        await boss.does(do.begin_rollout, do.BeginRollout(starts_on=start))


async def test_an_issue_is_closed_with_its_answer_and_opens_again(plant: Plant) -> None:
    boss = plant.person("PLANNER")
    issue = await boss.does(do.raise_issue, do.RaiseIssue(title="二楼没有网络", urgent=True))

    with pytest.raises(BadInput):
        await boss.does(do.change_issue, do.ChangeIssue(issue_id=issue.id, title=issue.title, closed=True))
    assert (await plant.row(RolloutIssue, issue.id)).closed_at is None

    closing = do.ChangeIssue(issue_id=issue.id, title=issue.title, closed=True, answer="装了 AP")
    await boss.does(do.change_issue, closing)
    closed = await asked(plant, queries.issues, closed=True, newest_first=True, first=9, after=None)
    assert [(each.answer, each.closed_by) for each in closed.rows] == [("装了 AP", "周晓岚")]
    await boss.does(do.change_issue, do.ChangeIssue(issue_id=issue.id, title=issue.title))
    assert (await plant.row(RolloutIssue, issue.id)).closed_at is None


async def test_figures_before_are_typed_or_measured_and_stand_beside_those_of_real_reports(plant: Plant) -> None:
    # Given reports of yesterday: 8 good and 2 scrap, and an order done in time
    boss = plant.person("ADMIN", "PLANNER", "OWNER")
    yesterday = clock.now() - timedelta(days=1)
    _, (operation,) = await plant.released(8, due_at=clock.now() + timedelta(days=1))
    await plant.boss.does(
        report_output,
        ReportOutput(operation_id=operation.id, good_quantity=Decimal(6), occurred_at=yesterday),
    )
    scrap = ReportOutput(
        operation_id=operation.id, good_quantity=Decimal(0), process_scrap_quantity=Decimal(2), scrap_reason="SIZE",
        occurred_at=yesterday,
    )  # fmt: skip
    await plant.boss.does(report_output, scrap)

    # When one figure is typed in
    await boss.does(do.set_baseline, do.SetBaseline(kpi="scrap_rate", value=Decimal("0.3"), note="10 月手工表"))

    # Then it stands beside what was measured
    kpis = {each.kpi: each for each in await asked(plant, queries.kpis)}
    assert kpis["scrap_rate"].after == Decimal("0.2500")
    assert kpis["scrap_rate"].verdict == "better"
    assert kpis["output_per_day"].after == Decimal("6.0")
    assert kpis["missing_rate"].after == Decimal("0.0000")
    assert (kpis["on_time"].before, kpis["on_time"].verdict) == (None, None)

    # When the baseline is measured over those days instead, the typed one gives way
    today = clock.now().date()
    cmd = do.MeasureBaseline(first_day=today - timedelta(days=measuring.LATELY), last_day=today + timedelta(days=1))
    await boss.does(do.measure_baseline, cmd)
    rows = {row.kpi: row for row in await plant.rows(mine(Baseline))}
    assert (rows["scrap_rate"].source, rows["scrap_rate"].value) == ("measured", Decimal("0.2500"))
    assert set(rows) >= {"scrap_rate", "output_per_day", "missing_rate"}


async def test_nothing_is_measured_where_nothing_was_reported(plant: Plant) -> None:
    with pytest.raises(NothingMeasured):
        await plant.planner.does(
            do.measure_baseline, do.MeasureBaseline(first_day=date(2020, 1, 1), last_day=date(2020, 1, 7))
        )
    assert await plant.rows(mine(Baseline)) == []


async def test_a_suggestion_is_answered_and_recognised(plant: Plant) -> None:
    # Given an operator's suggestion
    operator = plant.person("OPERATOR", name="王建国")
    made = await operator.does(do.suggest, do.Suggest(title="工位卡贴在刀架旁", detail="少走两步"))
    with pytest.raises(PermissionMissing):
        await operator.does(do.decide_suggestion, do.DecideSuggestion(suggestion_id=made.id, state="accepted"))

    # When the planner takes it up and it is carried out
    accept = do.DecideSuggestion(suggestion_id=made.id, state="accepted", answer="下周改")
    await plant.planner.does(do.decide_suggestion, accept)
    carried = do.DecideSuggestion(suggestion_id=made.id, state="done", recognition="晨会表扬，奖 100 元")
    await plant.planner.does(do.decide_suggestion, carried)

    # Then it keeps answer and recognition, and is not decided a third time
    row = await plant.row(Suggestion, made.id)
    assert (row.state, row.answer, row.recognition) == ("done", "下周改", "晨会表扬，奖 100 元")
    with pytest.raises(SuggestionDecided):
        await plant.planner.does(do.decide_suggestion, accept.__class__(suggestion_id=made.id, state="declined"))
    async with reading(plant.boss.actor) as read:
        page = await queries.suggestions(read, states=["done"], newest_first=True, first=5, after=None)
    assert [each.made_by for each in page.rows] == ["王建国"]
