"""What has been reported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, case, func, or_, select, text
from sqlalchemy.dialects.postgresql import distinct_on

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.errors import BadInput
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.masterdata import CustomFilter, custom_filter
from tenants.orders.models import Operation
from tenants.orders.queries import Output, count_output_with
from tenants.reporting import permissions
from tenants.reporting.models import CountedLabel, OutputReport, Share
from tenants.reporting.models.reports import FLAGGED, REVERSAL, REVERSED, SCRAPPED, UNUSUAL

BY_OCCURRED = (Key(OutputReport.occurred_at, "occurred_at"), Key(OutputReport.id, "id"))
STATES = ("booked", "reversed", "reversal")


@dataclass(frozen=True)
class Filter:
    """`worker_id` finds crews he was in too. `flag` is one of rules.FLAGS or of imported history; `state` booked,
    reversed or reversal; `standing` leaves reversed ones and their reversals out."""

    order_id: UUID | None = None
    operation_id: UUID | None = None
    reporter_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    worker_id: UUID | None = None
    work_center_ids: Sequence[UUID] | None = None
    work_unit_id: UUID | None = None
    reason_id: UUID | None = None
    shift_id: UUID | None = None
    shift_day: date | None = None
    shift_day_from: date | None = None
    shift_day_to: date | None = None
    approval: str | None = None
    flag: str | None = None
    flagged: bool | None = None
    kind: str | None = None
    state: str | None = None
    standing: bool | None = None
    scrapped: bool | None = None
    custom: Sequence[CustomFilter] = ()


@dataclass(frozen=True)
class Day:
    good: Decimal
    scrap: Decimal
    reports: Sequence[OutputReport]


SHARED = Statement(
    select(Share.report_id)
    .where(own(Share), Share.user_id == bindparam("user_id"))
    .order_by(Share.created_at.desc())
    .limit(5000)
)


@query(needs=permissions.READ_OUTPUT)
async def output_reports(
    read: Read, *, filter: Filter, newest_first: bool, first: int, after: str | None
) -> Page[OutputReport]:
    """Reports by time of the act, reversals included."""
    statement = mine(OutputReport)
    for condition in _conditions(filter):
        statement = statement.where(condition)
    if filter.worker_id is not None:
        shared = await read.all(SHARED, user_id=filter.worker_id)
        crews = among(OutputReport.id, [row["report_id"] for row in shared])
        statement = statement.where(or_(OutputReport.worker_id == filter.worker_id, crews))
    if filter.custom:
        statement = statement.where(await custom_filter(read, "report", OutputReport.custom, filter.custom))
    keys = [Key(key.column, key.attribute, newest_first) for key in BY_OCCURRED]
    return await paged(read, statement, keys=keys, first=first, after=after)


def _conditions(filter: Filter) -> Iterable[Any]:
    """Each leads with columns of an index that ends in the time, or of a partial one."""
    for name in _EQUAL:
        if (value := getattr(filter, name)) is not None:
            yield getattr(OutputReport, name) == value
    if filter.work_center_ids is not None:
        yield among(OutputReport.work_center_id, filter.work_center_ids)
    if filter.since is not None:
        yield OutputReport.occurred_at >= filter.since
    if filter.until is not None:
        yield OutputReport.occurred_at < filter.until
    if filter.shift_day_from is not None:
        yield OutputReport.shift_day >= filter.shift_day_from
    if filter.shift_day_to is not None:
        yield OutputReport.shift_day <= filter.shift_day_to
    if filter.approval is not None:
        yield from (OutputReport.approval.is_not(None), OutputReport.approval == filter.approval)
    if filter.flag is not None:
        yield from (text(FLAGGED), OutputReport.__table__.c.flags.any(filter.flag))
    elif filter.flagged:
        yield text(FLAGGED)
    if filter.scrapped:
        yield text(SCRAPPED)
    if filter.kind is not None and filter.kind != "production":
        yield text(UNUSUAL)
    yield from _of_state(filter)


_EQUAL = (
    "order_id", "operation_id", "reporter_id", "work_unit_id", "reason_id", "shift_id", "shift_day", "kind",
)  # fmt: skip


def _of_state(filter: Filter) -> Iterable[Any]:
    if filter.state is not None and filter.state not in STATES:
        raise BadInput(field="state", problem=f"one of {', '.join(STATES)}")
    if filter.standing or filter.state == "booked":
        yield from (OutputReport.reverses_id.is_(None), OutputReport.reversed_by_id.is_(None))
    elif filter.state == "reversed":
        yield text(REVERSED)
    elif filter.state == "reversal":
        yield text(REVERSAL)


@query(needs=permissions.READ_OUTPUT)
async def output_report(read: Read, id: UUID) -> OutputReport | None:
    return await read.get(OutputReport, id)


_PERSON = bindparam("person_id", type_=Uuid())
TODAY = Statement(
    mine(OutputReport)
    .where(
        or_(OutputReport.worker_id == _PERSON, OutputReport.reporter_id == _PERSON),
        OutputReport.occurred_at >= bindparam("since"),
    )
    .order_by(OutputReport.occurred_at.desc(), OutputReport.id.desc())
)


@query(needs=permissions.READ_OUTPUT)
async def my_day(read: Read, *, since: datetime | None = None) -> Day:
    """What the actor reported, or others for him, in the last shift's length, newest first. Reversed ones cancel out
    in the sums."""
    start = since or clock.now() - timedelta(hours=12)
    reports = await read.all(TODAY, person_id=read.actor.id, since=start)
    scrap = sum((r.process_scrap_quantity + r.material_scrap_quantity for r in reports), Decimal(0))
    return Day(good=sum((r.good_quantity for r in reports), Decimal(0)), scrap=scrap, reports=reports)


async def latest_by_order(read: Read, order_ids: Sequence[UUID]) -> Sequence[OutputReport | None]:
    """Loader: the newest report of each order."""
    statement = (
        mine(OutputReport)
        .where(among(OutputReport.order_id, order_ids))
        .ext(distinct_on(OutputReport.order_id))
        .order_by(OutputReport.order_id, OutputReport.occurred_at.desc(), OutputReport.id.desc())
    )
    found = {report.order_id: report for report in await read.all(statement)}
    return [found.get(order_id) for order_id in order_ids]


async def reports_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[OutputReport | None]:
    return await read.many(OutputReport, ids)


async def shares_of(read: Read, report_ids: Sequence[UUID]) -> Sequence[Sequence[Share]]:
    rows: list[Share] = await read.all(mine(Share).where(among(Share.report_id, report_ids)).order_by(Share.id))
    return [[row for row in rows if row.report_id == id] for id in report_ids]


async def labels_of(read: Read, report_ids: Sequence[UUID]) -> Sequence[Sequence[str]]:
    """The box labels each report counted, also those freed since."""
    rows: list[CountedLabel] = await read.all(
        mine(CountedLabel).where(among(CountedLabel.report_id, report_ids)).order_by(CountedLabel.label)
    )
    return [[row.label for row in rows if row.report_id == id] for id in report_ids]


async def corrections_of(read: Read, report_ids: Sequence[UUID]) -> Sequence[OutputReport | None]:
    """The report that replaces each reversed one."""
    rows = await read.all(mine(OutputReport).where(among(OutputReport.corrects_id, report_ids)))
    found = {row.corrects_id: row for row in rows}
    return [found.get(id) for id in report_ids]


SINCE = Statement(
    select(
        func.coalesce(func.sum(case((Operation.last, OutputReport.good_quantity))), 0).label("good"),
        func.coalesce(func.sum(OutputReport.process_scrap_quantity + OutputReport.material_scrap_quantity), 0).label(
            "scrap"
        ),
    )
    .join(Operation, own(Operation) & (Operation.id == OutputReport.operation_id))
    .where(own(OutputReport), OutputReport.occurred_at >= bindparam("since"))
)


@count_output_with
async def output_since(read: Read, since: datetime) -> Output:
    """Good pieces that left their last operation, and everything scrapped."""
    found = await read.one(SINCE, since=since)
    return Output(found["good"], found["scrap"])
