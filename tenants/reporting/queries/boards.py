"""Lists of runs, downtime, calls, missing reports and handovers, and what a phone needs to fill a report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import distinct_on

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.permissions import Permission
from infra.work import Read
from tenants import identity, masterdata
from tenants.identity.models import TeamMember, User
from tenants.masterdata.models import Shift, Site
from tenants.orders import permissions as orders_permissions
from tenants.orders.models import Operation
from tenants.reporting import permissions, rules
from tenants.reporting.models import (
    Andon,
    AndonLevel,
    DowntimeRecord,
    LaborRecord,
    MissingReport,
    OperationRun,
    OutputReport,
    ShiftHandover,
)
from tenants.reporting.queries.missing import Expected, ShiftOf, missing_of


async def _page(
    read: Read, statement: Any, conditions: Iterable[Any], keys: Sequence[Key], first: int, after: str | None
) -> Page[Any]:
    for condition in conditions:
        statement = statement.where(condition)
    return await paged(read, statement, keys=keys, first=first, after=after)


def _equal(model: Any, filter: Any, *names: str) -> Iterable[Any]:
    for name in names:
        if (value := getattr(filter, name)) is not None:
            yield getattr(model, name) == value


# -- runs ---------------------------------------------------------------------------------------------------

MY_RUNS = Statement(
    mine(OperationRun)
    .where(OperationRun.user_id == bindparam("user_id"), OperationRun.ended_at.is_(None))
    .order_by(OperationRun.started_at, OperationRun.id)
)


@query(needs=permissions.READ_OUTPUT)
async def my_runs(read: Read) -> Sequence[OperationRun]:
    """What the asker has begun and not ended."""
    return await read.all(MY_RUNS, user_id=read.actor.id)


@dataclass(frozen=True)
class LaborFilter:
    user_id: UUID | None = None
    operation_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@query(needs=permissions.READ_OUTPUT)
async def labor_records(
    read: Read, *, filter: LaborFilter, newest_first: bool, first: int, after: str | None
) -> Page[LaborRecord]:
    """Spans of work by their begin."""
    conditions = [*_equal(LaborRecord, filter, "user_id", "operation_id")]
    if filter.since is not None:
        conditions.append(LaborRecord.started_at >= filter.since)
    if filter.until is not None:
        conditions.append(LaborRecord.started_at < filter.until)
    keys = [Key(LaborRecord.started_at, "started_at", newest_first), Key(LaborRecord.id, "id", newest_first)]
    return await _page(read, mine(LaborRecord), conditions, keys, first, after)


async def open_spans(read: Read, run_ids: Sequence[UUID]) -> Sequence[datetime | None]:
    """Since when each run is being worked on; None while it is paused."""
    rows = await read.all(mine(LaborRecord).where(among(LaborRecord.run_id, run_ids), LaborRecord.ended_at.is_(None)))
    found = {row.run_id: row.started_at for row in rows}
    return [found.get(id) for id in run_ids]


async def worked_seconds(read: Read, run_ids: Sequence[UUID]) -> Sequence[int]:
    """Apportioned seconds of each run's closed spans."""
    rows = await read.all(mine(LaborRecord).where(among(LaborRecord.run_id, run_ids)))
    return [sum(row.seconds or 0 for row in rows if row.run_id == id) for id in run_ids]


# -- downtime -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DowntimeFilter:
    """`open`: not ended yet. Reversed ones only when asked for."""

    work_unit_id: UUID | None = None
    work_center_ids: Sequence[UUID] | None = None
    operation_id: UUID | None = None
    reason_id: UUID | None = None
    open: bool | None = None
    reversed: bool = False
    since: datetime | None = None
    until: datetime | None = None


@query(needs=permissions.READ_DOWNTIME)
async def downtimes(
    read: Read, *, filter: DowntimeFilter, newest_first: bool, first: int, after: str | None
) -> Page[DowntimeRecord]:
    """Downtime by its begin."""
    conditions = [*_equal(DowntimeRecord, filter, "work_unit_id", "operation_id", "reason_id")]
    if filter.work_center_ids is not None:
        conditions.append(among(DowntimeRecord.work_center_id, filter.work_center_ids))
    if filter.open is not None:
        conditions.append(DowntimeRecord.ended_at.is_(None) if filter.open else DowntimeRecord.ended_at.is_not(None))
    if not filter.reversed:
        conditions.append(DowntimeRecord.reversed_at.is_(None))
    if filter.since is not None:
        conditions.append(DowntimeRecord.started_at >= filter.since)
    if filter.until is not None:
        conditions.append(DowntimeRecord.started_at < filter.until)
    keys = [Key(DowntimeRecord.started_at, "started_at", newest_first), Key(DowntimeRecord.id, "id", newest_first)]
    return await _page(read, mine(DowntimeRecord), conditions, keys, first, after)


# -- andon --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AndonFilter:
    """`open`: not resolved. `mine`: called by the asker."""

    kind: str | None = None
    state: str | None = None
    level: int | None = None
    open: bool | None = None
    mine: bool | None = None
    work_center_ids: Sequence[UUID] | None = None
    operation_id: UUID | None = None
    order_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@query(needs=permissions.READ_ANDON)
async def andons(read: Read, *, filter: AndonFilter, newest_first: bool, first: int, after: str | None) -> Page[Andon]:
    """Calls by the time they were made."""
    conditions = [*_equal(Andon, filter, "kind", "state", "level", "operation_id", "order_id")]
    if filter.open is not None:
        conditions.append(Andon.state != "resolved" if filter.open else Andon.state == "resolved")
    if filter.mine:
        conditions.append(Andon.called_by_id == read.actor.id)
    if filter.work_center_ids is not None:
        conditions.append(among(Andon.work_center_id, filter.work_center_ids))
    if filter.since is not None:
        conditions.append(Andon.called_at >= filter.since)
    if filter.until is not None:
        conditions.append(Andon.called_at < filter.until)
    keys = [Key(Andon.called_at, "called_at", newest_first), Key(Andon.id, "id", newest_first)]
    return await _page(read, mine(Andon), conditions, keys, first, after)


class Levels(NamedTuple):
    kind: str
    levels: Sequence[rules.Level]
    own: bool  # set by the company, else the product's defaults


@query(needs=permissions.READ_ANDON)
async def andon_levels(read: Read) -> Sequence[Levels]:
    """Whom each kind of call goes to, level by level."""
    rows = await read.all(mine(AndonLevel).order_by(AndonLevel.kind, AndonLevel.level))
    set_: dict[str, list[rules.Level]] = {}
    for row in rows:
        set_.setdefault(row.kind, []).append(rules.Level(row.role, row.minutes))
    return [Levels(kind, set_.get(kind) or rules.DEFAULT_LEVELS[kind], kind in set_) for kind in rules.ANDON_KINDS]


# -- missing reports ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MissingFilter:
    state: str | None = None
    kind: str | None = None
    shift_id: UUID | None = None
    shift_day: date | None = None
    mine: bool | None = None
    work_center_ids: Sequence[UUID] | None = None


@query(needs=permissions.READ_MISSING)
async def missing_reports(
    read: Read, *, filter: MissingFilter, newest_first: bool, first: int, after: str | None
) -> Page[MissingReport]:
    """What was found missing, by the day of the shift."""
    conditions = [*_equal(MissingReport, filter, "state", "kind", "shift_id", "shift_day")]
    if filter.mine:
        conditions.append(MissingReport.user_id == read.actor.id)
    if filter.work_center_ids is not None:
        conditions.append(among(MissingReport.work_center_id, filter.work_center_ids))
    keys = [Key(MissingReport.shift_day, "shift_day", newest_first), Key(MissingReport.id, "id", newest_first)]
    return await _page(read, mine(MissingReport), conditions, keys, first, after)


@query(needs=permissions.CHECK_SHIFT)
async def missing_now(read: Read, shift_id: UUID, shift_day: date) -> Sequence[Expected]:
    """What is missing of a shift at this moment, also of one that still runs; nothing is written."""
    shift = await masterdata.existing(read, Shift, shift_id)
    site = await masterdata.existing(read, Site, shift.site_id)
    span = _hours(site, [shift]).on(shift_id, shift_day)
    if span is None or span.starts_at is None or span.ends_at is None:
        return []
    return await missing_of(read, ShiftOf(shift_id, shift_day, span.starts_at, span.ends_at, site.id))


def _hours(site: Site, shifts: Sequence[Shift]) -> rules.SiteHours:
    return rules.SiteHours(site.time_zone, [rules.ShiftHours(each.id, each.starts_at, each.ends_at) for each in shifts])


# -- handovers ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class HandoverFilter:
    area_id: UUID | None = None
    shift_id: UUID | None = None
    shift_day: date | None = None
    state: str | None = None


@query(needs=permissions.READ_HANDOVER)
async def shift_handovers(
    read: Read, *, filter: HandoverFilter, newest_first: bool, first: int, after: str | None
) -> Page[ShiftHandover]:
    """Handovers by the day of the shift."""
    conditions = [*_equal(ShiftHandover, filter, "area_id", "shift_id", "shift_day", "state")]
    keys = [Key(ShiftHandover.shift_day, "shift_day", newest_first), Key(ShiftHandover.id, "id", newest_first)]
    return await _page(read, mine(ShiftHandover), conditions, keys, first, after)


@query(needs=permissions.READ_HANDOVER)
async def shift_handover(read: Read, id: UUID) -> ShiftHandover | None:
    return await read.get(ShiftHandover, id)


# -- what a phone needs to fill a report ----------------------------------------------------------------------

HELP_WITH: Mapping[str, Permission] = {
    "over": permissions.OVER_REPORT,
    "check": permissions.OVERRIDE_CHECKS,
    "behalf": permissions.REPORT_FOR_OTHERS,
    "correct": permissions.CORRECT_OUTPUT,
    "hold": orders_permissions.LIFT_HOLD,
    "gate": orders_permissions.OPEN_GATE,
}


class Form(NamedTuple):
    operation: Operation
    last_counter: Decimal | None


@query(needs=permissions.REPORT_OUTPUT)
async def report_forms(read: Read, operation_ids: Sequence[UUID]) -> Sequence[Form]:
    """How each operation is reported, and where its counter stood last."""
    operations = [each for each in await read.many(Operation, operation_ids[:100]) if each is not None]
    counters = await _counters(read, [each.id for each in operations if each.report_mode in ("any", "counter")])
    return [Form(each, counters.get(each.id)) for each in operations]


async def _counters(read: Read, operation_ids: Sequence[UUID]) -> dict[UUID, Decimal]:
    statement = (
        mine(OutputReport)
        .where(
            among(OutputReport.operation_id, operation_ids),
            OutputReport.counter_end.is_not(None),
            OutputReport.reverses_id.is_(None),
            OutputReport.reversed_by_id.is_(None),
        )
        .ext(distinct_on(OutputReport.operation_id))
        .order_by(OutputReport.operation_id, OutputReport.occurred_at.desc(), OutputReport.id.desc())
    )
    return {row.operation_id: row.counter_end for row in await read.all(statement)}


async def helpers_at(read: Read, work_center_ids: Sequence[UUID]) -> Sequence[Sequence[tuple[str, identity.Helper]]]:
    """Loader: who may help with what at each work center, the asker's own team first, two for each matter."""
    found = []
    for center in work_center_ids:
        places = await masterdata.places_of(read, [center])
        found.append(
            [
                (matter, helper)
                for matter, permission in HELP_WITH.items()
                for helper in (await identity.helpers(read, permission.name, *places))[:2]
            ]
        )
    return found


class Mate(NamedTuple):
    user: User
    present: bool


MATES = Statement(
    mine(User)
    .join(TeamMember, own(TeamMember) & (TeamMember.user_id == User.id) & TeamMember.left_at.is_(None))
    .where(User.active, TeamMember.team_id == bindparam("team_id"))
    .order_by(User.name, User.id)
)


@query(needs=permissions.REPORT_OUTPUT)
async def crew(read: Read) -> Sequence[Mate]:
    """The people of the asker's team, and who of them is here now."""
    if read.actor.team_id is None:
        return []
    here = set(await identity.present(read, clock.now()))
    return [Mate(user, user.id in here) for user in await read.all(MATES, team_id=read.actor.team_id)]


class Reportable(NamedTuple):
    shift: Shift
    worked: rules.Worked
    current: bool


DAYS_BACK = 3


@query(needs=permissions.REPORT_OUTPUT)
async def reportable_shifts(read: Read) -> Sequence[Reportable]:
    """The running shift and those of the last three days, newest first: what a 补报 can name."""
    site = await masterdata.site_of(read)
    if site is None:
        return []
    shifts: list[Shift] = await read.all(mine(Shift).where(Shift.site_id == site.id, Shift.active))
    hours, now = _hours(site, shifts), clock.now()
    today = now.astimezone(ZoneInfo(site.time_zone)).date()
    by_id = {each.id: each for each in shifts}
    spans = [span for back in range(DAYS_BACK + 1) for span in hours.spans(today - timedelta(days=back))]
    begun = [span for span in spans if span.starts_at is not None and span.starts_at <= now]
    begun.sort(key=lambda span: span.starts_at or now, reverse=True)
    return [
        Reportable(by_id[span.shift_id], span, span.ends_at is not None and now < span.ends_at)
        for span in begun
        if span.shift_id is not None
    ]


async def shifts_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Shift | None]:
    return await read.many(Shift, ids)
