"""The demand list: what is wanted, what is still to plan, how far it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, bindparam, case, func, or_, select

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.errors import BadInput
from infra.pages import Key, Page, paged
from infra.quantity import ZERO
from infra.work import Read
from tenants.masterdata.models import Item, Partner
from tenants.masterdata.queries import contains
from tenants.orders import pegging, permissions
from tenants.orders.forecast import UNKNOWN, latest
from tenants.orders.models import Allocation, Demand, ProductionOrder
from tenants.orders.queries.forecasts import expectations
from tenants.orders.queries.loaders import good_of
from tenants.orders.queries.pages import LONGEST_TERM, meant


@dataclass(frozen=True)
class DemandFilter:
    """`tab`: to_plan, planned, late, done, cancelled or all."""

    tab: str | None = None
    search: str | None = None
    kinds: Sequence[str] | None = None
    customer_ids: Sequence[UUID] | None = None
    item_ids: Sequence[UUID] | None = None
    due_before: datetime | None = None


_DUE = Key(Demand.due_at, "due_at")
DEMAND_SORTS: dict[str, tuple[Key, ...]] = {
    "DUE_ASC": (_DUE, Key(Demand.id, "id")),
    "DUE_DESC": (Key(Demand.due_at, "due_at", descending=True), Key(Demand.id, "id", descending=True)),
    "NUMBER_ASC": (Key(Demand.number, "number"),),
    "NUMBER_DESC": (Key(Demand.number, "number", descending=True),),
    "PRIORITY_DESC": (Key(Demand.priority, "priority", descending=True), _DUE, Key(Demand.id, "id")),
}


def _late(now: Any) -> Any:
    return and_(Demand.state == "open", Demand.due_at < now)


_TO_PLAN = and_(Demand.state == "open", Demand.planned_quantity < Demand.quantity)
_PLANNED = and_(Demand.state == "open", Demand.planned_quantity >= Demand.quantity)
TABS: Mapping[str, Any] = {
    "to_plan": lambda _now: _TO_PLAN,
    "planned": lambda _now: _PLANNED,
    "late": _late,
    "done": lambda _now: Demand.state == "done",
    "cancelled": lambda _now: Demand.state == "cancelled",
    "all": lambda _now: None,
}


@query(needs=permissions.READ_DEMANDS)
async def demands(
    read: Read, *, first: int, after: str | None, filter: DemandFilter, sort: str = "DUE_ASC"
) -> Page[Demand]:
    statement = mine(Demand)
    for condition in await _conditions(read, filter, clock.now()):
        statement = statement.where(condition)
    return await paged(read, statement, keys=DEMAND_SORTS[sort], first=first, after=after)


async def _conditions(read: Read, filter: DemandFilter, now: datetime) -> list[Any]:
    if filter.tab is not None and filter.tab not in TABS:
        raise BadInput(field="tab", problem=f"one of {', '.join(TABS)}")
    given = [TABS[filter.tab](now)] if filter.tab else []
    if filter.search and filter.search.strip():
        given.append(await demands_found_by(read, filter.search.strip()))
    for column, values in (
        (Demand.kind, filter.kinds), (Demand.customer_id, filter.customer_ids), (Demand.item_id, filter.item_ids),
    ):  # fmt: skip
        if values is not None:
            given.append(among(column, values))
    if filter.due_before is not None:
        given.append(Demand.due_at < filter.due_before)
    return [each for each in given if each is not None]


async def demands_found_by(read: Read, term: str) -> Any:
    """In number, purchase order, item or customer."""
    if len(term) > LONGEST_TERM:
        raise BadInput(field="search", problem=f"at most {LONGEST_TERM} characters")
    either = [contains(term, Demand.number, func.coalesce(Demand.customer_po, ""))]
    for model, column in ((Item, Demand.item_id), (Partner, Demand.customer_id)):
        ids = await meant(read, model, term)
        if ids:
            either.append(among(column, ids))
    return or_(*either)


@query(needs=permissions.READ_DEMANDS)
async def demand(read: Read, id: UUID) -> Demand | None:
    return await read.get(Demand, id)


@dataclass(frozen=True)
class DemandSummary:
    to_plan: int
    planned: int
    late: int
    done: int


def _number(condition: Any) -> Any:
    return func.count(case((condition, 1)))


SUMMARY = Statement(
    select(
        _number(_TO_PLAN).label("to_plan"),
        _number(_PLANNED).label("planned"),
        _number(_late(bindparam("now", type_=Demand.due_at.type))).label("late"),
        _number(Demand.state == "done").label("done"),
    ).where(own(Demand))
)


@query(needs=permissions.READ_DEMANDS)
async def demand_summary(read: Read) -> DemandSummary:
    return DemandSummary(**dict(await read.one(SUMMARY, now=clock.now())))


class DemandProgress(NamedTuple):
    """`good`: finished pieces that are its share of its orders. `expected_at`: None while anything is unknown."""

    good: Decimal
    orders: Sequence[ProductionOrder]
    expected_at: datetime | None
    basis: str | None


async def progress_of(read: Read, demand_ids: Sequence[UUID]) -> Sequence[DemandProgress]:
    """Loader: how far each demand is, from its orders. An order that serves several gives to the most urgent first."""
    wanted = [each for each in await read.many(Demand, demand_ids) if each]
    allocations = await read.all(mine(Allocation).where(among(Allocation.demand_id, demand_ids)))
    orders = {
        each.id: each for each in await read.many(ProductionOrder, {each.order_id for each in allocations}) if each
    }
    done = await _done(read, list(orders))
    expected = dict(zip(orders, await expectations(read, list(orders)), strict=True))
    by_demand: dict[UUID, list[Allocation]] = {}
    for each in allocations:
        by_demand.setdefault(each.demand_id, []).append(each)
    found = {}
    for each in wanted:
        its = by_demand.get(each.id, [])
        end = latest([expected[a.order_id] for a in its]) if pegging.to_plan(each) == 0 else UNKNOWN
        found[each.id] = DemandProgress(
            good=sum((done.get((each.id, a.order_id), ZERO) for a in its), ZERO),
            orders=sorted((orders[a.order_id] for a in its), key=lambda order: order.number),
            expected_at=end.at,
            basis=end.basis,
        )
    return [found[id] for id in demand_ids]


async def _done(read: Read, order_ids: Sequence[UUID]) -> dict[tuple[UUID, UUID], Decimal]:
    """Good pieces by (demand, order)."""
    if not order_ids:
        return {}
    every = await read.all(mine(Allocation).where(among(Allocation.order_id, order_ids)))
    others = {each.id: each for each in await read.many(Demand, {each.demand_id for each in every}) if each}
    good = dict(zip(order_ids, await good_of(read, order_ids), strict=True))
    by_order: dict[UUID, list[Allocation]] = {}
    for each in every:
        by_order.setdefault(each.order_id, []).append(each)
    found = {}
    for order_id, its in by_order.items():
        for share in pegging.shares(good[order_id], pegging.ordered(its, others)):
            found[share.allocation.demand_id, order_id] = share.done
    return found


async def demands_of(read: Read, order_ids: Sequence[UUID]) -> Sequence[Sequence[tuple[Allocation, Demand]]]:
    """Loader: the demands each order is made for, the most urgent first."""
    allocations = await read.all(mine(Allocation).where(among(Allocation.order_id, order_ids)))
    known = {each.id: each for each in await read.many(Demand, {a.demand_id for a in allocations}) if each}
    found: dict[UUID, list[tuple[Allocation, Demand]]] = {}
    for each in pegging.ordered(allocations, known):
        found.setdefault(each.order_id, []).append((each, known[each.demand_id]))
    return [found.get(id, []) for id in order_ids]
