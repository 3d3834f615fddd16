"""Reading the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.onboarding import permissions
from tenants.onboarding.models import CutOver
from tenants.onboarding.rollout import measuring, rules
from tenants.onboarding.rollout.models import Baseline, Department, Meeting, Milestone, RolloutIssue, Suggestion

DEPARTMENTS = Statement(mine(Department).order_by(Department.position, Department.name))
MILESTONES = Statement(mine(Milestone).order_by(Milestone.due_on, Milestone.id))
BASELINES = Statement(mine(Baseline))
CUT_OVER = Statement(mine(CutOver).where(CutOver.scope == "plant"))


@query(needs=permissions.READ_ROLLOUT)
async def departments(read: Read) -> Sequence[Department]:
    rows: list[Department] = await read.all(DEPARTMENTS)
    return rows


@query(needs=permissions.READ_ROLLOUT)
async def milestones(
    read: Read, *, done: bool | None, newest_first: bool, first: int, after: str | None
) -> Page[Milestone]:
    """By the day they are due."""
    statement = mine(Milestone)
    if done is not None:
        statement = statement.where(Milestone.done_at.is_not(None) if done else Milestone.done_at.is_(None))
    keys = (Key(Milestone.due_on, "due_on", newest_first), Key(Milestone.id, "id", newest_first))
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_ROLLOUT)
async def issues(
    read: Read, *, closed: bool | None, newest_first: bool, first: int, after: str | None
) -> Page[RolloutIssue]:
    statement = mine(RolloutIssue)
    if closed is not None:
        statement = statement.where(RolloutIssue.closed_at.is_not(None) if closed else RolloutIssue.closed_at.is_(None))
    return await _by_time(read, statement, RolloutIssue, RolloutIssue.created_at, newest_first, first, after)


@query(needs=permissions.READ_ROLLOUT)
async def meetings(read: Read, *, newest_first: bool, first: int, after: str | None) -> Page[Meeting]:
    return await _by_time(read, mine(Meeting), Meeting, Meeting.held_at, newest_first, first, after)


@query(needs=permissions.TAKE_PART)
async def suggestions(
    read: Read, *, states: Sequence[str] | None, newest_first: bool, first: int, after: str | None
) -> Page[Suggestion]:
    statement = mine(Suggestion)
    if states is not None:
        statement = statement.where(among(Suggestion.state, states))
    return await _by_time(read, statement, Suggestion, Suggestion.created_at, newest_first, first, after)


async def _by_time(
    read: Read, statement: Any, model: Any, column: Any, newest_first: bool, first: int, after: str | None
) -> Page[Any]:
    keys = (Key(column, column.key, newest_first), Key(model.id, "id", newest_first))
    return await paged(read, statement, keys=keys, first=first, after=after)


@dataclass(frozen=True)
class Kpi:
    """One figure before and after. `verdict`: better, worse, same, or None without both."""

    kpi: str
    before: Baseline | None
    after: Decimal | None
    first_day: date
    last_day: date
    verdict: str | None


@query(needs=permissions.READ_ROLLOUT)
async def kpis(read: Read) -> list[Kpi]:
    """Before and after: the baseline beside what the last two weeks of real reports say."""
    known = {row.kpi: row for row in await read.all(BASELINES)}
    cut_over = await read.one(CUT_OVER)
    now = await measuring.lately(read, cut_over.declared_at.date() if cut_over else None)
    return [
        Kpi(kpi, known.get(kpi), now.values[kpi], now.first_day, now.last_day,
            rules.change(kpi, known[kpi].value if kpi in known else None, now.values[kpi]))
        for kpi in rules.KPIS
    ]  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """How far the rollout has come: what the vendor's list and the board's head show."""

    milestones: int
    done: int
    overdue: int
    next_title: str | None
    next_due: date | None
    issues_open: int


OPEN_ISSUES = Statement(
    select(func.count()).select_from(RolloutIssue).where(own(RolloutIssue), RolloutIssue.closed_at.is_(None))
)


async def stage(read: Read) -> Stage:
    rows: list[Milestone] = await read.all(MILESTONES)
    today = await measuring.plant_day(read)
    ahead = [row for row in rows if row.done_at is None]
    return Stage(
        milestones=len(rows), done=len(rows) - len(ahead), overdue=sum(row.due_on < today for row in ahead),
        next_title=ahead[0].title if ahead else None, next_due=ahead[0].due_on if ahead else None,
        issues_open=int(await read.scalar(OPEN_ISSUES)),
    )  # fmt: skip


@query(needs=permissions.READ_ROLLOUT)
async def rollout_stage(read: Read) -> Stage:
    """How far the rollout has come."""
    return await stage(read)
