"""What a figure is about: which days, which shift, which part of the plant, and as known when.

The same scope makes the number and lists its rows, so they cannot disagree.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, any_, literal, or_, select
from sqlalchemy.orm import aliased

from infra import clock
from infra.db import among, mine, own
from infra.work import Read
from tenants import masterdata
from tenants.insights import rules
from tenants.insights.errors import PeriodInvalid
from tenants.masterdata.models import Area, Shift, Site, WorkCenter
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting.models import OutputReport

LONGEST = timedelta(days=400)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Production days `first_day` to `last_day` of a site (default: the first). `since`/`until` cut an hour out of
    them; `outside_shifts` is what no shift covers. `as_of`: only what was recorded by then counts."""

    first_day: date
    last_day: date
    site_id: UUID | None = None
    shift_id: UUID | None = None
    outside_shifts: bool = False
    since: datetime | None = None
    until: datetime | None = None
    area_id: UUID | None = None
    work_center_id: UUID | None = None
    item_id: UUID | None = None
    as_of: datetime | None = None

    @property
    def placed(self) -> bool:
        """About a part of the plant: its output is what its operations passed on."""
        return self.area_id is not None or self.work_center_id is not None


@dataclass(frozen=True)
class Span:
    """A scope with the instants of its days in the site's zone."""

    scope: Scope
    site: Site | None
    zone: str
    start: time
    shifts: Sequence[Shift]
    since: datetime
    until: datetime

    def narrowed(self, **changes: Any) -> "Span":
        return replace(self, scope=replace(self.scope, **changes))

    @property
    def window(self) -> tuple[datetime, datetime]:
        """The instants meant: the hour, the shift of a single day, or the whole days."""
        if self.scope.since is not None and self.scope.until is not None:
            return self.scope.since, self.scope.until
        shift = next((each for each in self.shifts if each.id == self.scope.shift_id), None)
        if shift is not None and self.scope.first_day == self.scope.last_day:
            return shift_span(shift, self.scope.first_day, self.zone)
        return self.since, self.until


def shift_span(shift: Shift, day: date, zone: str) -> tuple[datetime, datetime]:
    """A shift's instants on a day; one that ends before it starts runs over midnight."""
    starts, _ = rules.day_span(day, day, shift.starts_at, zone)
    ends, _ = rules.day_span(day + timedelta(days=shift.ends_at <= shift.starts_at), day, shift.ends_at, zone)
    return starts, ends


async def plant(read: Read, site_id: UUID | None = None) -> tuple[Site | None, str, list[Shift]]:
    """The site, its zone and its shifts by their start."""
    site = await (read.get(Site, site_id) if site_id else masterdata.site_of(read))
    shifts = await read.all(mine(Shift).where(Shift.site_id == site.id).order_by(Shift.starts_at)) if site else []
    return site, site.time_zone if site else "UTC", shifts


async def spanned(read: Read, scope: Scope) -> Span:
    """The scope in instants; refuses a period that runs backwards or over more than 400 days."""
    if not timedelta(0) <= scope.last_day - scope.first_day <= LONGEST or scope.first_day.year < 2000:
        raise PeriodInvalid(first=scope.first_day, last=scope.last_day)
    site, zone, shifts = await plant(read, scope.site_id)
    start = rules.day_start(shifts)
    since, until = rules.day_span(scope.first_day, scope.last_day, start, zone)
    return Span(scope, site, zone, start, shifts, since, until)


async def today(read: Read, **more: Any) -> Span:
    """The production day that runs now."""
    _, zone, shifts = await plant(read, more.get("site_id"))
    day = rules.production_day(clock.now(), rules.day_start(shifts), zone)
    return await spanned(read, Scope(first_day=day, last_day=day, **more))


# -- as predicates --------------------------------------------------------------------------------------------------


def standing(as_of: datetime | None) -> list[Any]:
    """Reports that count: neither a reversal nor reversed, and no opening balance (made before the books began). As of
    an earlier time: what was recorded by then, and not yet reversed then."""
    opening = literal("opening") == any_(OutputReport.flags)
    if as_of is None:
        return [OutputReport.reverses_id.is_(None), OutputReport.reversed_by_id.is_(None), ~opening]
    reversal = aliased(OutputReport)
    by_then = select(reversal.id).where(
        own(reversal), reversal.id == OutputReport.reversed_by_id, reversal.created_at <= as_of
    )
    return [
        OutputReport.reverses_id.is_(None),
        ~opening,
        OutputReport.created_at <= as_of,
        or_(OutputReport.reversed_by_id.is_(None), ~by_then.correlate(OutputReport).exists()),
    ]


def in_days(span: Span) -> list[Any]:
    """By the day of the shift a report belongs to; reports older than that column by the time of the act."""
    scope = span.scope
    by_time = and_(
        OutputReport.shift_day.is_(None),
        OutputReport.occurred_at >= span.since,
        OutputReport.occurred_at < span.until,
    )
    days = and_(OutputReport.shift_day >= scope.first_day, OutputReport.shift_day <= scope.last_day)
    found: list[Any] = [or_(days, by_time)]
    if scope.outside_shifts:
        found.append(OutputReport.shift_id.is_(None))
    elif scope.shift_id is not None:
        found.append(OutputReport.shift_id == scope.shift_id)
    if scope.since is not None and scope.until is not None:
        found += [OutputReport.occurred_at >= scope.since, OutputReport.occurred_at < scope.until]
    return found


def at_places(scope: Scope) -> list[Any]:
    """On the operation of a report (join it): work center, area, site, item."""
    found: list[Any] = []
    if scope.work_center_id is not None:
        found.append(Operation.work_center_id == scope.work_center_id)
    if scope.area_id is not None:
        found.append(Operation.work_center_id.in_(_centers(WorkCenter.area_id == scope.area_id)))
    if scope.site_id is not None:
        inside = select(Area.id).where(own(Area), Area.site_id == scope.site_id)
        found.append(Operation.work_center_id.in_(_centers(WorkCenter.area_id.in_(inside))))
    if scope.item_id is not None:
        orders = select(ProductionOrder.id).where(own(ProductionOrder), ProductionOrder.item_id == scope.item_id)
        found.append(Operation.order_id.in_(orders))
    return found


def _centers(condition: Any) -> Any:
    return select(WorkCenter.id).where(own(WorkCenter), condition)


def reports_in(span: Span) -> list[Any]:
    """The standing reports of a scope; `Operation` is joined by the caller."""
    return [own(OutputReport), *standing(span.scope.as_of), *in_days(span), *at_places(span.scope)]


OF_OPERATION = own(Operation) & (Operation.id == OutputReport.operation_id)
__all__ = [
    "OF_OPERATION", "Scope", "Span", "among", "at_places", "in_days", "plant", "reports_in", "shift_span", "spanned",
    "standing", "today",
]  # fmt: skip
