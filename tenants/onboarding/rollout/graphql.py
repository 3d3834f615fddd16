"""The rollout board, in the schema."""

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, mutation, page_type
from tenants.onboarding.rollout import commands, models, queries


@strawberry.type
class RolloutDepartment:
    id: UUID
    name: str
    duty: str
    owner_id: UUID | None
    owner: str | None

    @classmethod
    def of(cls, row: models.Department) -> "RolloutDepartment":
        return cls(id=row.id, name=row.name, duty=row.duty, owner_id=row.owner_id, owner=row.owner)


@strawberry.type
class RolloutMilestone:
    id: UUID
    title: str
    department_id: UUID | None
    owner_id: UUID | None
    owner: str | None
    due_on: date
    done_at: datetime | None
    done_by: str | None
    note: str | None

    @classmethod
    def of(cls, row: models.Milestone) -> "RolloutMilestone":
        return cls(
            id=row.id, title=row.title, department_id=row.department_id, owner_id=row.owner_id, owner=row.owner,
            due_on=row.due_on, done_at=row.done_at, done_by=row.done_by, note=row.note,
        )  # fmt: skip


@strawberry.type
class RolloutIssue:
    id: UUID
    title: str
    department_id: UUID | None
    owner_id: UUID | None
    owner: str | None
    urgent: bool
    due_on: date | None
    raised_by: str
    created_at: datetime
    closed_at: datetime | None
    closed_by: str | None
    answer: str | None

    @classmethod
    def of(cls, row: models.RolloutIssue) -> "RolloutIssue":
        return cls(
            id=row.id, title=row.title, department_id=row.department_id, owner_id=row.owner_id, owner=row.owner,
            urgent=row.urgent, due_on=row.due_on, raised_by=row.raised_by, created_at=row.created_at,
            closed_at=row.closed_at, closed_by=row.closed_by, answer=row.answer,
        )  # fmt: skip


@strawberry.type
class RolloutMeeting:
    id: UUID
    title: str
    held_at: datetime
    people: list[str]
    minutes: str
    written_by: str

    @classmethod
    def of(cls, row: models.Meeting) -> "RolloutMeeting":
        return cls(
            id=row.id, title=row.title, held_at=row.held_at, people=list(row.people), minutes=row.minutes,
            written_by=row.written_by,
        )  # fmt: skip


@strawberry.type(description="States: new, accepted, done, declined.")
class Suggestion:
    id: UUID
    title: str
    detail: str
    made_by: str
    created_at: datetime
    state: str
    decided_by: str | None
    decided_at: datetime | None
    answer: str | None
    recognition: str | None

    @classmethod
    def of(cls, row: models.Suggestion) -> "Suggestion":
        return cls(
            id=row.id, title=row.title, detail=row.detail, made_by=row.made_by, created_at=row.created_at,
            state=row.state, decided_by=row.decided_by, decided_at=row.decided_at, answer=row.answer,
            recognition=row.recognition,
        )  # fmt: skip


@strawberry.type(description="What a figure was before: typed in, or measured over days.")
class KpiBaseline:
    id: UUID
    kpi: str
    value: Decimal
    source: str
    first_day: date | None
    last_day: date | None
    note: str | None
    set_by: str

    @classmethod
    def of(cls, row: models.Baseline) -> "KpiBaseline":
        return cls(
            id=row.id, kpi=row.kpi, value=row.value, source=row.source, first_day=row.first_day, last_day=row.last_day,
            note=row.note, set_by=row.set_by,
        )  # fmt: skip


@strawberry.type(description="A figure before and after; ratios are shares of 1. Verdicts: better, worse, same.")
class RolloutKpi:
    kpi: str
    before: KpiBaseline | None
    after: Decimal | None
    first_day: date
    last_day: date
    verdict: str | None

    @classmethod
    def of(cls, row: queries.Kpi) -> "RolloutKpi":
        return cls(
            kpi=row.kpi, before=KpiBaseline.of(row.before) if row.before else None, after=row.after,
            first_day=row.first_day, last_day=row.last_day, verdict=row.verdict,
        )  # fmt: skip


@strawberry.type
class RolloutStage:
    milestones: int
    done: int
    overdue: int
    next_title: str | None
    next_due: date | None
    issues_open: int

    @classmethod
    def of(cls, row: queries.Stage) -> "RolloutStage":
        return cls(**vars(row))


if TYPE_CHECKING:
    RolloutMilestonePage = Any
    RolloutIssuePage = Any
    RolloutMeetingPage = Any
    SuggestionPage = Any
else:
    RolloutMilestonePage = page_type(RolloutMilestone)
    RolloutIssuePage = page_type(RolloutIssue)
    RolloutMeetingPage = page_type(RolloutMeeting)
    SuggestionPage = page_type(Suggestion)


@strawberry.enum
class RolloutSort(enum.Enum):
    NEWEST = "newest"
    OLDEST = "oldest"


@strawberry.input
class RolloutMilestoneFilter:
    done: bool | None = None


@strawberry.input
class RolloutIssueFilter:
    closed: bool | None = None


@strawberry.input
class SuggestionFilter:
    states: list[str] | None = None


def _newest(sort: list[RolloutSort] | None, otherwise: bool = True) -> bool:
    return sort[0] is RolloutSort.NEWEST if sort else otherwise


@strawberry.type
class RolloutQuery:
    @strawberry.field
    async def rollout_stage(self, info: Info) -> RolloutStage:
        return RolloutStage.of(await queries.rollout_stage(info.context.read))

    @strawberry.field
    async def rollout_departments(self, info: Info) -> list[RolloutDepartment]:
        return [RolloutDepartment.of(row) for row in await queries.departments(info.context.read)]

    @strawberry.field
    async def rollout_milestones(
        self, info: Info, first: int = 50, after: str | None = None, filter: RolloutMilestoneFilter | None = None,
        sort: list[RolloutSort] | None = None,
    ) -> RolloutMilestonePage:  # fmt: skip
        page = await queries.milestones(
            info.context.read, done=filter.done if filter else None, newest_first=_newest(sort, False), first=first,
            after=after,
        )  # fmt: skip
        return connection(RolloutMilestone, page)

    @strawberry.field
    async def rollout_issues(
        self, info: Info, first: int = 50, after: str | None = None, filter: RolloutIssueFilter | None = None,
        sort: list[RolloutSort] | None = None,
    ) -> RolloutIssuePage:  # fmt: skip
        page = await queries.issues(
            info.context.read, closed=filter.closed if filter else None, newest_first=_newest(sort), first=first,
            after=after,
        )  # fmt: skip
        return connection(RolloutIssue, page)

    @strawberry.field
    async def rollout_meetings(
        self, info: Info, first: int = 50, after: str | None = None, sort: list[RolloutSort] | None = None
    ) -> RolloutMeetingPage:
        page = await queries.meetings(info.context.read, newest_first=_newest(sort), first=first, after=after)
        return connection(RolloutMeeting, page)

    @strawberry.field
    async def suggestions(
        self, info: Info, first: int = 50, after: str | None = None, filter: SuggestionFilter | None = None,
        sort: list[RolloutSort] | None = None,
    ) -> SuggestionPage:  # fmt: skip
        page = await queries.suggestions(
            info.context.read, states=filter.states if filter else None, newest_first=_newest(sort), first=first,
            after=after,
        )  # fmt: skip
        return connection(Suggestion, page)

    @strawberry.field
    async def rollout_kpis(self, info: Info) -> list[RolloutKpi]:
        return [RolloutKpi.of(row) for row in await queries.kpis(info.context.read)]


@strawberry.type
class RolloutMutation:
    begin_rollout = mutation(commands.begin_rollout)
    set_department = mutation(commands.set_department, RolloutDepartment)
    set_milestone = mutation(commands.set_milestone, RolloutMilestone)
    finish_milestone = mutation(commands.finish_milestone, RolloutMilestone)
    remove_milestone = mutation(commands.remove_milestone)
    raise_issue = mutation(commands.raise_issue, RolloutIssue)
    change_issue = mutation(commands.change_issue, RolloutIssue)
    write_meeting = mutation(commands.write_meeting, RolloutMeeting)
    set_baseline = mutation(commands.set_baseline, KpiBaseline)
    measure_baseline = mutation(commands.measure_baseline)
    suggest = mutation(commands.suggest, Suggestion)
    decide_suggestion = mutation(commands.decide_suggestion, Suggestion)
