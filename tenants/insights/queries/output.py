"""Output: sums over standing reports, and the reports they are sums of."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, or_, select

from infra.db import among, mine, own
from infra.pages import Key, Page, paged
from infra.quantity import ZERO
from infra.work import Read
from tenants.insights import rules
from tenants.insights.errors import FigureUnknown
from tenants.insights.rules import Output
from tenants.insights.scope import OF_OPERATION, Span, reports_in
from tenants.masterdata.models import Area, Item, Shift, WorkCenter
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting.models import OutputReport

R = OutputReport


def _sum(value: Any) -> Any:
    return func.coalesce(func.sum(value), 0)


SUMS = (
    _sum(case((Operation.last, R.good_quantity), else_=0)).label("finished"),
    _sum(R.good_quantity).label("passed"),
    _sum(R.process_scrap_quantity).label("process_scrap"),
    _sum(R.material_scrap_quantity).label("material_scrap"),
    _sum(R.rework_quantity).label("rework"),
    func.count(R.id).label("reports"),
)


def _of(row: Any) -> Output:
    return Output(
        row["finished"], row["passed"], row["process_scrap"], row["material_scrap"], row["rework"], row["reports"]
    )


async def output(read: Read, span: Span) -> Output:
    """What a scope has produced."""
    return _of(await read.one(select(*SUMS).join(Operation, OF_OPERATION).where(*reports_in(span))))


def _key(span: Span, by: str) -> Any:
    if by == "day":
        start = func.make_interval(0, 0, 0, 0, span.start.hour, span.start.minute)
        return func.coalesce(R.shift_day, func.date(func.timezone(span.zone, R.occurred_at) - start))
    return {
        "shift": R.shift_id,
        "hour": func.date_trunc("hour", R.occurred_at, span.zone),
        "work_center": Operation.work_center_id,
        "area": WorkCenter.area_id,
        "item": ProductionOrder.item_id,
    }[by]


async def output_by(read: Read, span: Span, by: str) -> dict[Any, Output]:
    """The same split by day, shift, hour, work_center, area or item; the parts add up to the whole."""
    key = _key(span, by)
    statement = select(key.label("key"), *SUMS).join(Operation, OF_OPERATION)
    if by == "area":
        statement = statement.join(WorkCenter, own(WorkCenter) & (WorkCenter.id == Operation.work_center_id))
    if by == "item":
        statement = statement.join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == R.order_id))
    rows = await read.all(statement.where(*reports_in(span)).group_by(key))
    return {row["key"]: _of(row) for row in rows}


# -- the rows -------------------------------------------------------------------------------------------------------

SCRAP = (R.process_scrap_quantity + R.material_scrap_quantity) != 0


def _counted(figure: str, *, placed: bool) -> Any:
    good = R.good_quantity != 0 if placed else (R.good_quantity != 0) & Operation.last
    conditions: Mapping[str, Any] = {
        "good_quantity": good,
        "process_scrap_quantity": R.process_scrap_quantity != 0,
        "material_scrap_quantity": R.material_scrap_quantity != 0,
        "scrap_quantity": SCRAP,
        "rework_quantity": R.rework_quantity != 0,
        "produced_quantity": or_(good, SCRAP),
        "quality_ratio": or_(good, SCRAP),
    }
    try:
        return conditions[figure]
    except KeyError:
        raise FigureUnknown(figure=figure[:60]) from None


def amount_of(figure: str, report: OutputReport, *, last: bool, placed: bool) -> Decimal:
    """What one report gives to a figure."""
    good = report.good_quantity if placed or last else ZERO
    scrap = report.process_scrap_quantity + report.material_scrap_quantity
    return {
        "process_scrap_quantity": report.process_scrap_quantity,
        "material_scrap_quantity": report.material_scrap_quantity,
        "scrap_quantity": scrap,
        "rework_quantity": report.rework_quantity,
        "produced_quantity": good + scrap,
    }.get(figure, good)


async def figure_reports(
    read: Read, span: Span, figure: str, *, newest_first: bool, first: int, after: str | None
) -> Page[OutputReport]:
    """Exactly the reports a figure is the sum of."""
    counted = _counted(figure, placed=span.scope.placed)
    statement = mine(R).join(Operation, OF_OPERATION).where(*reports_in(span)[1:], counted)
    keys = [Key(R.occurred_at, "occurred_at", newest_first), Key(R.id, "id", newest_first)]
    return await paged(read, statement, keys=keys, first=first, after=after)


async def lasts(read: Read, operation_ids: Sequence[UUID]) -> Sequence[bool]:
    """Loader: whether each operation is one nothing follows."""
    found = {
        row["id"]: row["last"]
        for row in await read.all(
            select(Operation.id, Operation.last).where(own(Operation), among(Operation.id, operation_ids))
        )
    }
    return [found.get(id, False) for id in operation_ids]


NAMED: Mapping[str, Any] = {"shift": Shift, "work_center": WorkCenter, "area": Area, "item": Item}


async def names_of(read: Read, by: str, ids: Sequence[UUID]) -> dict[UUID, Any]:
    """The named rows behind the keys of `output_by`."""
    found = await read.many(NAMED[by], ids)
    return {row.id: row for row in found if row is not None}


async def planned_slots(read: Read, since: datetime, until: datetime) -> list[rules.Slot]:
    """What the plan lets leave the last operations in a span."""
    rows = await read.all(
        select(Operation.planned_start, Operation.planned_end, Operation.planned_quantity)
        .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == Operation.order_id))
        .where(
            own(Operation),
            Operation.last,
            Operation.planned_start < until,
            Operation.planned_end > since,
            among(ProductionOrder.state, ["planned", "released", "completed", "closed"]),
        )
    )
    return [rules.Slot(row["planned_start"], row["planned_end"], row["planned_quantity"]) for row in rows]
