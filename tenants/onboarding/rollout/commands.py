"""Running the board."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.db import Row, mine
from infra.errors import BadInput
from infra.work import Work
from tenants.identity.models import User
from tenants.onboarding import permissions
from tenants.onboarding.errors import BoardEntryNotFound, NothingMeasured, RolloutBegan, SuggestionDecided
from tenants.onboarding.events import SuggestionAnswered
from tenants.onboarding.rollout import measuring, rules
from tenants.onboarding.rollout.models import Baseline, Department, Meeting, Milestone, RolloutIssue, Suggestion


async def _entry(work: Work, model: type[Row], id: UUID) -> Row:
    row = await work.lock(model, id)
    if row is None:
        raise BoardEntryNotFound()
    work.subject(id)
    return row


async def _owner(work: Work, user_id: UUID | None) -> dict[str, Any]:
    if user_id is None:
        return {"owner_id": None, "owner": None}
    user = await work.get(User, user_id)
    if user is None:
        raise BoardEntryNotFound()
    return {"owner_id": user.id, "owner": user.name}


async def _department(work: Work, id: UUID | None) -> UUID | None:
    if id is not None and await work.get(Department, id) is None:
        raise BoardEntryNotFound()
    return id


@dataclass(frozen=True, kw_only=True)
class BeginRollout(Command):
    """`starts_on`: the day of the kick-off; the usual milestones are due from there."""

    starts_on: date


@command(needs=permissions.RUN_ROLLOUT)
async def begin_rollout(work: Work, cmd: BeginRollout) -> list[Milestone]:
    """The usual departments and milestones, in the language of whoever begins; all of it can be changed. A next
    rollout begins when every milestone of the last is reached."""
    if await work.one(mine(Milestone).where(Milestone.done_at.is_(None)).limit(1)) is not None:
        raise RolloutBegan()
    english = work.actor.locale.startswith("en")
    known = {row.name: row for row in await work.all(mine(Department))}
    departments = []
    for n, usual in enumerate(rules.DEPARTMENTS):
        name, duty = (usual.en, usual.duty_en) if english else (usual.zh, usual.duty_zh)
        departments.append(
            known.get(name)
            or await work.insert(Department(name=name, duty=duty, owner_id=None, owner=None, position=n + 1))
        )
    milestones = [
        Milestone(
            title=usual.en if english else usual.zh, due_on=rules.due(cmd.starts_on, usual), owner_id=None, owner=None,
            department_id=departments[usual.department].id if usual.department is not None else None,
            done_at=None, done_by=None, note=None,
        )
        for usual in rules.MILESTONES
    ]  # fmt: skip
    await work.insert_all(milestones)
    return milestones


@dataclass(frozen=True, kw_only=True)
class SetDepartment(Command):
    """Without `department_id` a new one."""

    department_id: UUID | None = None
    name: str
    duty: str = ""
    owner_id: UUID | None = None


@command(needs=permissions.RUN_ROLLOUT)
async def set_department(work: Work, cmd: SetDepartment) -> Department:
    """A department, what it has to do, and who answers for it."""
    values = {
        "name": rules.clean("name", cmd.name, 60),
        "duty": cmd.duty.strip()[:300],
        **await _owner(work, cmd.owner_id),
    }
    if cmd.department_id is not None:
        return await work.change(await _entry(work, Department, cmd.department_id), **values)
    last = len(await work.all(mine(Department)))
    return await work.insert(Department(position=last + 1, **values))


@dataclass(frozen=True, kw_only=True)
class SetMilestone(Command):
    """Without `milestone_id` a new one."""

    milestone_id: UUID | None = None
    title: str
    due_on: date
    department_id: UUID | None = None
    owner_id: UUID | None = None
    note: str | None = None


@command(needs=permissions.RUN_ROLLOUT)
async def set_milestone(work: Work, cmd: SetMilestone) -> Milestone:
    """What is to be reached by when, and by whom."""
    values = {
        "title": rules.clean("title", cmd.title),
        "due_on": cmd.due_on,
        "department_id": await _department(work, cmd.department_id),
        "note": rules.optional("note", cmd.note),
        **await _owner(work, cmd.owner_id),
    }
    if cmd.milestone_id is not None:
        return await work.change(await _entry(work, Milestone, cmd.milestone_id), **values)
    return await work.insert(Milestone(done_at=None, done_by=None, **values))


@dataclass(frozen=True, kw_only=True)
class FinishMilestone(Command):
    """`done` false: it is open again."""

    milestone_id: UUID
    done: bool = True


@command(needs=permissions.RUN_ROLLOUT)
async def finish_milestone(work: Work, cmd: FinishMilestone) -> Milestone:
    """A milestone is reached, or is not after all."""
    row = await _entry(work, Milestone, cmd.milestone_id)
    if cmd.done == (row.done_at is not None):
        return row
    return await work.change(
        row, done_at=work.now if cmd.done else None, done_by=work.actor.name if cmd.done else None
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RemoveMilestone(Command):
    milestone_id: UUID


@command(needs=permissions.RUN_ROLLOUT)
async def remove_milestone(work: Work, cmd: RemoveMilestone) -> None:
    """Take a milestone off the board; the trail keeps it."""
    await work.remove(await _entry(work, Milestone, cmd.milestone_id))


@dataclass(frozen=True, kw_only=True)
class RaiseIssue(Command):
    title: str
    urgent: bool = False
    department_id: UUID | None = None
    owner_id: UUID | None = None
    due_on: date | None = None


@command(needs=permissions.TAKE_PART)
async def raise_issue(work: Work, cmd: RaiseIssue) -> RolloutIssue:
    """Say what stands in the way."""
    return await work.insert(
        RolloutIssue(
            title=rules.clean("title", cmd.title), urgent=cmd.urgent, due_on=cmd.due_on, raised_by=work.actor.name,
            department_id=await _department(work, cmd.department_id), closed_at=None, closed_by=None, answer=None,
            **await _owner(work, cmd.owner_id),
        )
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ChangeIssue(Command):
    """The whole of it; `closed` with an answer, or open again."""

    issue_id: UUID
    title: str
    urgent: bool = False
    department_id: UUID | None = None
    owner_id: UUID | None = None
    due_on: date | None = None
    closed: bool = False
    answer: str | None = None


@command(needs=permissions.TAKE_PART)
async def change_issue(work: Work, cmd: ChangeIssue) -> RolloutIssue:
    """Give an issue to somebody, or close it with what solved it."""
    row = await _entry(work, RolloutIssue, cmd.issue_id)
    if cmd.closed and not (cmd.answer or "").strip():
        raise BadInput(field="answer", problem="say what solved it")
    values = {
        "title": rules.clean("title", cmd.title), "urgent": cmd.urgent, "due_on": cmd.due_on,
        "department_id": await _department(work, cmd.department_id), "answer": rules.optional("answer", cmd.answer),
        **await _owner(work, cmd.owner_id),
    }  # fmt: skip
    if cmd.closed != (row.closed_at is not None):
        values |= {
            "closed_at": work.now if cmd.closed else None, "closed_by": work.actor.name if cmd.closed else None,
        }  # fmt: skip
    return await work.change(row, **values)


@dataclass(frozen=True, kw_only=True)
class WriteMeeting(Command):
    title: str
    held_at: datetime
    people: list[str] = field(default_factory=list)
    minutes: str


@command(needs=permissions.RUN_ROLLOUT)
async def write_meeting(work: Work, cmd: WriteMeeting) -> Meeting:
    """A meeting that was held, who was there, and what was agreed."""
    people = [rules.clean("people", name, 60) for name in cmd.people[:50] if name.strip()]
    return await work.insert(
        Meeting(
            title=rules.clean("title", cmd.title), held_at=cmd.held_at, people=people,
            minutes=rules.clean("minutes", cmd.minutes, 4000), written_by=work.actor.name,
        )
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SetBaseline(Command):
    """A figure as it was before: typed in with where it is from. Ratios are shares of 1."""

    kpi: str
    value: Decimal
    note: str | None = None


@command(needs=permissions.RUN_ROLLOUT)
async def set_baseline(work: Work, cmd: SetBaseline) -> Baseline:
    """Type in what a figure was before."""
    if cmd.kpi not in rules.KPIS:
        raise BadInput(field="kpi", problem=f"one of {', '.join(rules.KPIS)}")
    highest = Decimal(1) if cmd.kpi in rules.RATIOS else Decimal(10) ** 9
    if not (cmd.value.is_finite() and 0 <= cmd.value <= highest):
        raise BadInput(field="value", problem=f"0 to {highest}")
    value = cmd.value.quantize(Decimal("0.0001"))
    return await _keep(work, cmd.kpi, value, "typed", None, None, rules.optional("note", cmd.note, 200))


@dataclass(frozen=True, kw_only=True)
class MeasureBaseline(Command):
    """All figures over whole days of real reports."""

    first_day: date
    last_day: date


@command(needs=permissions.RUN_ROLLOUT)
async def measure_baseline(work: Work, cmd: MeasureBaseline) -> list[Baseline]:
    """Take what stood in the reports of some days as the figures before; what could not be counted stays as it is."""
    measured = await measuring.measure(work, cmd.first_day, cmd.last_day)
    kept = [
        await _keep(work, kpi, value, "measured", cmd.first_day, cmd.last_day, None)
        for kpi, value in measured.values.items()
        if value is not None
    ]
    if not kept:
        raise NothingMeasured(first=cmd.first_day, last=cmd.last_day)
    return kept


async def _keep(
    work: Work, kpi: str, value: Decimal, source: str, first: date | None, last: date | None, note: str | None
) -> Baseline:
    values = {
        "value": value, "source": source, "first_day": first, "last_day": last, "note": note,
        "set_by": work.actor.name,
    }  # fmt: skip
    known: Baseline | None = await work.one(mine(Baseline).where(Baseline.kpi == kpi).with_for_update())
    if known is not None:
        return await work.change(known, **values)
    return await work.insert(Baseline(kpi=kpi, **values))


@dataclass(frozen=True, kw_only=True)
class Suggest(Command):
    title: str
    detail: str = ""


@command(needs=permissions.TAKE_PART)
async def suggest(work: Work, cmd: Suggest) -> Suggestion:
    """Say how it could be done better."""
    return await work.insert(
        Suggestion(
            title=rules.clean("title", cmd.title), detail=cmd.detail.strip()[:2000], made_by_id=work.actor.id,
            made_by=work.actor.name, state="new", decided_by=None, decided_at=None, answer=None, recognition=None,
        )
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DecideSuggestion(Command):
    """`state`: accepted, done or declined; `recognition`: how it was recognised (praise, points, a bonus)."""

    suggestion_id: UUID
    state: str
    answer: str | None = None
    recognition: str | None = None


@command(needs=permissions.RUN_ROLLOUT)
async def decide_suggestion(work: Work, cmd: DecideSuggestion) -> Suggestion:
    """Take a suggestion up, carry it out or decline it, with an answer to whoever made it."""
    row = await _entry(work, Suggestion, cmd.suggestion_id)
    if cmd.state not in rules.SUGGESTION_MOVES:
        raise BadInput(field="state", problem=f"one of {', '.join(rules.SUGGESTION_MOVES)}")
    if cmd.state not in rules.SUGGESTION_MOVES[row.state]:
        raise SuggestionDecided(title=row.title, state=row.state)
    if cmd.state == "declined" and not (cmd.answer or "").strip():
        raise BadInput(field="answer", problem="say why")
    work.emit(SuggestionAnswered(suggestion_id=row.id, state=cmd.state))
    return await work.change(
        row, state=cmd.state, decided_by=work.actor.name, decided_at=work.now,
        answer=rules.optional("answer", cmd.answer) or row.answer,
        recognition=rules.optional("recognition", cmd.recognition, 200) or row.recognition,
    )  # fmt: skip
