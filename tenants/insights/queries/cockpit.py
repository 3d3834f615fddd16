"""The wall: everything one screen shows, in a dozen statements. Its figures are those of the day's report."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import case, func, select

from infra import clock
from infra.actions import query
from infra.db import among, mine, own
from infra.quantity import ZERO
from infra.work import Read
from tenants import identity, masterdata
from tenants.equipment.models import Asset, EquipmentState
from tenants.insights import permissions, rules
from tenants.insights.queries import orders, output, stops
from tenants.insights.scope import Scope, Span, spanned, today
from tenants.masterdata.models import Area, Shift, Site, WorkCenter, WorkUnit
from tenants.orders.models import Operation, ProductionOrder
from tenants.plans.models import Tenant
from tenants.reporting.models import Andon, DowntimeRecord

SHOWN_ORDERS = 7
SHOWN_CALLS = 4
SHOWN_UNITS = 24
O = ProductionOrder  # noqa: E741


class Hour(NamedTuple):
    starts_at: datetime
    good: Decimal | None  # None: still to come
    planned: Decimal | None  # None: nothing is planned that day


class Unit(NamedTuple):
    """A work unit as its tile shows it. `state`: andon, down, setup, running, idle, off."""

    unit: WorkUnit
    state: str
    since: datetime | None
    kind: str | None  # of the andon call
    operation: Operation | None


class People(NamedTuple):
    present: int
    rostered: int | None  # None where no roster says who is meant to be here
    reporting: int


class Cockpit(NamedTuple):
    tenant: Tenant | None
    site: Site | None
    now: datetime
    span: Span
    shift: Shift | None
    made: rules.Output
    planned: Decimal | None
    planned_by_now: Decimal | None
    orders: orders.OrderFigures
    people: People
    hours: Sequence[Hour]
    rows: Sequence[ProductionOrder]
    andons: Sequence[Andon]
    andon_open: int
    units: Sequence[Unit]
    unit_count: int
    units_running: int


@query(needs=permissions.READ_COCKPIT)
async def cockpit(read: Read, site_id: UUID | None) -> Cockpit:
    """One site's day as it stands (default: the first site)."""
    now = clock.now()
    span = await today(read, site_id=site_id)
    made = await output.output(read, span)
    slots = await output.planned_slots(read, span.since, span.until)
    planned = rules.planned_between(slots, span.since, span.until)
    shift = await masterdata.shift_at(read, now, span.site.id) if span.site else None
    units = await _units(read, span)
    return Cockpit(
        tenant=await read.get(Tenant, read.tenant_id),
        site=span.site,
        now=now,
        span=span,
        shift=shift.shift if shift else None,
        made=made,
        planned=whole(planned) if planned else None,
        planned_by_now=whole(rules.planned_between(slots, span.since, now)) if planned else None,
        orders=await orders.order_figures(read, span),
        people=await _people(read, span, shift),
        hours=await hours(read, span, slots),
        rows=await _orders_first(read, now),
        andons=await stops.open_andons(read, SHOWN_CALLS),
        andon_open=await stops.andon_count(read, span, "andon_open"),
        units=units[:SHOWN_UNITS],
        unit_count=len(units),
        units_running=sum(each.state == "running" for each in units),
    )


def whole(quantity: Decimal) -> Decimal:
    """A plan spread over time has fractions of a piece; nobody plans half a piece."""
    return quantity.quantize(Decimal(1))


async def hours(read: Read, span: Span, slots: Sequence[rules.Slot]) -> list[Hour]:
    """Output per hour against the plan: the hours that were worked or planned, and those between them."""
    by_hour = await output.output_by(read, span, "hour")
    now = clock.now()
    found = []
    for at in sorted({*rules.hours_of(span.since, span.until), *by_hour}):
        sums, end = by_hour.get(at), rules.hour_after(at)
        plan = whole(rules.planned_between(slots, at, end))
        good = sums.finished if sums else None if at > now else ZERO
        found.append(Hour(at, good, plan if slots else None))
    busy = [n for n, each in enumerate(found) if each.good or each.planned]
    return found[busy[0] : busy[-1] + 1] if busy else []


async def _people(read: Read, span: Span, shift: masterdata.CurrentShift | None) -> People:
    here = await identity.present(read, clock.now())
    reporting = await stops.people_reporting(read, span)
    rostered = await masterdata.roster_of(read, shift.day, shift.shift.id) if shift else []
    return People(len(here), len({each.user_id for each in rostered}) or None, len(reporting))


async def _orders_first(read: Read, now: datetime) -> list[ProductionOrder]:
    """Open orders: the late ones first, then the held ones, then by due time."""
    rank = case((O.due_at < now, 0), (orders.HELD, 1), else_=2)
    return await read.all(mine(O).where(orders.OPEN).order_by(rank, O.due_at, O.id).limit(SHOWN_ORDERS))


# -- tiles ----------------------------------------------------------------------------------------------------------


async def _units(read: Read, span: Span) -> list[Unit]:
    statement = mine(WorkUnit).join(WorkCenter, own(WorkCenter) & (WorkCenter.id == WorkUnit.work_center_id))
    if span.site is not None:
        inside = select(Area.id).where(own(Area), Area.site_id == span.site.id)
        statement = statement.where(WorkCenter.area_id.in_(inside))
    units: list[WorkUnit] = await read.all(statement.order_by(WorkUnit.code))
    ids = [each.id for each in units]
    calls = await _first_of(read, mine(Andon).where(Andon.state != "resolved", among(Andon.work_unit_id, ids))
                            .order_by(Andon.called_at.desc()))  # fmt: skip
    D = DowntimeRecord
    open_stops = mine(D).where(D.ended_at.is_(None), D.reversed_at.is_(None), among(D.work_unit_id, ids))
    downs = await _first_of(read, open_stops)
    running = await _first_of(
        read,
        mine(Operation).where(Operation.state == "running", among(Operation.work_unit_id, ids))
        .order_by(Operation.started_at),
    )  # fmt: skip
    assets = await _asset_states(read, ids)
    return [_unit(each, calls.get(each.id), downs.get(each.id), running.get(each.id), assets.get(each.id))
            for each in units]  # fmt: skip


async def _first_of(read: Read, statement: Any) -> dict[UUID, Any]:
    """By work unit; of several the last in the statement's order wins."""
    return {row.work_unit_id: row for row in await read.all(statement)}


async def _asset_states(read: Read, unit_ids: Sequence[UUID]) -> dict[UUID, tuple[str, datetime | None]]:
    rows = await read.all(
        select(Asset.work_unit_id, Asset.state, func.max(EquipmentState.started_at).label("since"))
        .outerjoin(
            EquipmentState,
            own(EquipmentState) & (EquipmentState.asset_id == Asset.id) & EquipmentState.ended_at.is_(None),
        )
        .where(own(Asset), among(Asset.work_unit_id, unit_ids))
        .group_by(Asset.work_unit_id, Asset.state)
    )
    return {row["work_unit_id"]: (row["state"], row["since"]) for row in rows}


def _unit(
    unit: WorkUnit,
    call: Andon | None,
    stop: DowntimeRecord | None,
    operation: Operation | None,
    asset: tuple[str, datetime | None] | None,
) -> Unit:
    """A call outshouts everything, a stop the equipment's own word, and that what merely is planned there."""
    if call is not None:
        return Unit(unit, "andon", call.called_at, call.kind, operation)
    if stop is not None:
        return Unit(unit, "down", stop.started_at, None, operation)
    state, since = asset or ("running" if operation is not None else "idle", None)
    return Unit(unit, state, since, None, operation if state in ("running", "setup", "down") else None)


# -- the owner's day ------------------------------------------------------------------------------------------------


class ProductionDay(NamedTuple):
    """What "today" is at a site, for screens that ask for its figures."""

    span: Span
    shift: Shift | None
    deciders: Sequence[str]  # who can decide about late orders

    @property
    def site(self) -> Site | None:
        return self.span.site


@query(needs=permissions.READ_FIGURES)
async def production_day(read: Read, site_id: UUID | None) -> ProductionDay:
    """The production day that runs now."""
    span = await today(read, site_id=site_id)
    shift = await masterdata.shift_at(read, clock.now(), span.site.id) if span.site else None
    return ProductionDay(span, shift.shift if shift else None, await identity.who_may(read, "orders.order:change"))


@query(needs=permissions.READ_FIGURES)
async def output_hours(read: Read, day: date | None, site_id: UUID | None) -> Sequence[Hour]:
    """A production day hour by hour against its plan."""
    if day is None:
        span = await today(read, site_id=site_id)
    else:
        span = await spanned(read, Scope(first_day=day, last_day=day, site_id=site_id))
    return await hours(read, span, await output.planned_slots(read, span.since, span.until))
