"""What has been reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.orders.models import Operation
from tenants.orders.queries import Output, count_output_with
from tenants.reporting import permissions
from tenants.reporting.models import OutputReport

BY_OCCURRED = (Key(OutputReport.occurred_at, "occurred_at"), Key(OutputReport.id, "id"))


@dataclass(frozen=True)
class Filter:
    order_id: UUID | None = None
    operation_id: UUID | None = None
    reporter_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Day:
    good: Decimal
    scrap: Decimal
    reports: Sequence[OutputReport]


@query(needs=permissions.READ_OUTPUT)
async def output_reports(
    read: Read, *, filter: Filter, newest_first: bool, first: int, after: str | None
) -> Page[OutputReport]:
    """Reports by time of the act, reversals included."""
    statement = mine(OutputReport)
    for column, value in (
        (OutputReport.order_id, filter.order_id),
        (OutputReport.operation_id, filter.operation_id),
        (OutputReport.reporter_id, filter.reporter_id),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if filter.since is not None:
        statement = statement.where(OutputReport.occurred_at >= filter.since)
    if filter.until is not None:
        statement = statement.where(OutputReport.occurred_at < filter.until)
    keys = [Key(key.column, key.attribute, newest_first) for key in BY_OCCURRED]
    return await paged(read, statement, keys=keys, first=first, after=after)


TODAY = Statement(
    mine(OutputReport)
    .where(OutputReport.reporter_id == bindparam("reporter_id"), OutputReport.occurred_at >= bindparam("since"))
    .order_by(OutputReport.occurred_at.desc(), OutputReport.id.desc())
)


@query(needs=permissions.READ_OUTPUT)
async def my_day(read: Read, *, since: datetime | None = None) -> Day:
    """The actor's own reports of the last shift's length, newest first. Reversed ones cancel out in the sums."""
    start = since or clock.now() - timedelta(hours=12)
    reports = await read.all(TODAY, reporter_id=read.actor.id, since=start)
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
