"""Order costs: gathering what `costing` needs, a few statements for any number of orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from infra import clock
from infra.actions import query
from infra.db import among, mine
from infra.errors import Missing, Refusal
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants import masterdata
from tenants.insights import costing, permissions
from tenants.insights.models import CostEntry, HourRate, ItemPrice
from tenants.insights.queries.wages import wages_of
from tenants.masterdata.models import Item, Partner, WorkCenter
from tenants.masterdata.queries import contains
from tenants.masterdata.units import Converter
from tenants.orders import rules as order_rules
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.queries import operations_of
from tenants.reporting.models import LaborRecord

O = ProductionOrder  # noqa: E741


class OrderCost(NamedTuple):
    order: ProductionOrder
    good: Decimal
    sheet: costing.Sheet

    @property
    def finished(self) -> bool:
        return self.order.state in ("completed", "closed")


@dataclass(frozen=True)
class CostFilter:
    """`states`: released, completed, closed (default: all three). Times are of completion."""

    search: str | None = None
    states: Sequence[str] | None = None
    completed_since: datetime | None = None
    completed_until: datetime | None = None


SORTS: dict[str, Key] = {
    "DUE_DESC": Key(O.due_at, "due_at", descending=True),
    "DUE_ASC": Key(O.due_at, "due_at"),
    "NUMBER_ASC": Key(O.number, "number"),
    "NUMBER_DESC": Key(O.number, "number", descending=True),
}


@query(needs=permissions.READ_COST)
async def order_costs(
    read: Read, *, filter: CostFilter, sort: Sequence[str], first: int, after: str | None
) -> Page[OrderCost]:
    """Orders that have cost something, the last due first."""
    statement = mine(O).where(among(O.state, filter.states or ["released", "completed", "closed"]))
    if filter.search and filter.search.strip():
        statement = statement.join(Item, (Item.tenant_id == O.tenant_id) & (Item.id == O.item_id)).where(
            Item.tenant_id == O.tenant_id,
            contains(filter.search, O.number, O.customer_po, Item.code, Item.name_zh, Item.name_en),
        )
    if filter.completed_since is not None:
        statement = statement.where(O.completed_at >= filter.completed_since)
    if filter.completed_until is not None:
        statement = statement.where(O.completed_at < filter.completed_until)
    keys = [SORTS[each] for each in sort or ("DUE_DESC",)]
    last = Key(O.id, "id", keys[-1].descending)
    page = await paged(read, statement, keys=[*keys, last], first=first, after=after)
    return Page(rows=await costs_of(read, page.rows), end=page.end, more=page.more, total=page.total)


@query(needs=permissions.READ_COST)
async def order_cost(read: Read, order_id: UUID) -> OrderCost:
    """One order's cost with all its lines."""
    order = await read.get(O, order_id)
    if order is None:
        raise Missing(what="order")
    return (await costs_of(read, [order]))[0]


async def costs_of(read: Read, orders: Sequence[ProductionOrder]) -> list[OrderCost]:
    """Each order's cost; a dozen statements for any number of them."""
    ids = [each.id for each in orders]
    operations = await operations_of(read, ids)
    times = await _times(read, [each.id for group in operations for each in group])
    wages = await wages_of(read, ids)
    entries = await _entries(read, ids)
    components = await _components(read, orders)
    prices = await _history(read, ItemPrice, ItemPrice.item_id, [c.item_id for group in components for c in group])
    rates = await _history(read, HourRate, HourRate.work_center_id, [o.work_center_id for g in operations for o in g])
    return [
        _cost(
            order,
            [_step(each, times.get(each.id), wages.get(each.id)) for each in steps],
            steps,
            parts,
            entries.get(order.id, []),
            prices,
            rates,
        )
        for order, steps, parts in zip(orders, operations, components, strict=True)
    ]


async def _components(read: Read, orders: Sequence[ProductionOrder]) -> list[list[costing.Component]]:
    """Each order's bill, in the units that prices are for: the items' own."""
    groups = [costing.components_of(each.snapshot) for each in orders]
    found = await read.many(Item, {part.item_id for group in groups for part in group})
    items = {each.id: each for each in found if each is not None}
    units = await masterdata.converter(read, items.values())
    return [[_in_own_unit(part, items.get(part.item_id), units) for part in group] for group in groups]


def _in_own_unit(part: costing.Component, item: Item | None, units: Converter) -> costing.Component:
    own = units.units.get(item.unit_id) if item else None
    if item is None or own is None or own.code == part.unit:
        return part
    try:
        ratio = units.ratio(item.id, units.unit(part.unit), own)
    except Refusal:  # a unit nobody can convert: the line stays without an amount, and says so
        return part._replace(item_id=UUID(int=0))
    return part._replace(quantity=part.quantity * ratio.numerator / ratio.denominator, unit=own.code)


def _cost(
    order: ProductionOrder,
    steps: Sequence[costing.Step],
    operations: Sequence[Operation],
    components: Sequence[costing.Component],
    entries: Sequence[costing.Entry],
    prices: dict[UUID, list[Any]],
    rates: dict[UUID, list[Any]],
) -> OrderCost:
    day = (order.released_at or order.created_at).date()
    book = costing.Book(
        day,
        {id: row.price for id, rows in prices.items() if (row := _on(rows, day))},
        {id: costing.Rates(row.labour_rate, row.machine_rate) for id, rows in rates.items() if (row := _on(rows, day))},
    )
    good = order_rules.progress(operations).good
    finished = order.state in ("completed", "closed")
    made = costing.sheet(steps, components, entries, book, good=good, ordered=order.quantity, finished=finished)
    return OrderCost(order, good, made)


class Times(NamedTuple):
    people_seconds: Decimal
    run_seconds: Decimal


def _step(row: Operation, times: Times | None, wages: Decimal | None) -> costing.Step:
    return costing.Step(
        id=row.id,
        name_zh=row.name_zh,
        name_en=row.name_en,
        work_center_id=row.work_center_id,
        first=not row.predecessor_ids,
        planned=row.planned_quantity,
        good=row.good_quantity,
        scrap=row.process_scrap_quantity + row.material_scrap_quantity,
        setup_seconds=row.setup_seconds,
        cycle_seconds=row.cycle_seconds,
        predecessor_ids=row.predecessor_ids,
        people_seconds=times.people_seconds if times else None,
        run_seconds=times.run_seconds if times else None,
        wages=wages,
    )


async def _times(read: Read, operation_ids: Sequence[UUID]) -> dict[UUID, Times]:
    """Recorded time per operation: people's apportioned seconds, and how long anybody was at it."""
    rows = await read.all(
        mine(LaborRecord).where(among(LaborRecord.operation_id, operation_ids), LaborRecord.seconds.is_not(None))
    )
    found: dict[UUID, list[LaborRecord]] = {}
    for row in rows:
        found.setdefault(row.operation_id, []).append(row)
    return {id: Times(sum((Decimal(each.seconds or 0) for each in group), Decimal(0)), _run(group))
            for id, group in found.items()}  # fmt: skip


def _run(records: Sequence[LaborRecord]) -> Decimal:
    return costing.merged_seconds([(each.started_at, each.ended_at) for each in records if each.ended_at])


async def _entries(read: Read, order_ids: Sequence[UUID]) -> dict[UUID, list[costing.Entry]]:
    found: dict[UUID, list[costing.Entry]] = {}
    for row in await read.all(mine(CostEntry).where(among(CostEntry.order_id, order_ids)).order_by(CostEntry.id)):
        found.setdefault(row.order_id, []).append(costing.Entry(row.id, row.kind, row.amount, row.note))
    return found


async def _history(read: Read, model: Any, column: Any, ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """All prices or rates of these, the earliest first."""
    found: dict[UUID, list[Any]] = {}
    for row in await read.all(mine(model).where(among(column, list(dict.fromkeys(ids)))).order_by(model.valid_from)):
        found.setdefault(getattr(row, column.key), []).append(row)
    return found


def _on(rows: Sequence[Any], day: date) -> Any:
    """What holds on a day: the last that began by then. Before the first one the first one holds: a plant that sets
    its prices in November still wants to know what October's orders cost."""
    return next((row for row in reversed(rows) if row.valid_from <= day), rows[0] if rows else None)


# -- prices, rates, entries -----------------------------------------------------------------------------------------


class PricedItem(NamedTuple):
    item: Item
    price: ItemPrice | None  # in force today

    @property
    def id(self) -> UUID:
        return self.item.id


@query(needs=permissions.READ_COST)
async def item_prices(read: Read, *, search: str | None, first: int, after: str | None) -> Page[PricedItem]:
    """Items by code with the price in force."""
    statement = mine(Item)
    if search and search.strip():
        statement = statement.where(contains(search, Item.code, Item.name_zh, Item.name_en))
    keys = (Key(Item.code, "code"), Key(Item.id, "id"))
    page = await paged(read, statement, keys=keys, first=first, after=after)
    known = await _history(read, ItemPrice, ItemPrice.item_id, [each.id for each in page.rows])
    today = await masterdata.plant_day(read, clock.now())
    rows = [PricedItem(each, _on(known.get(each.id, []), today)) for each in page.rows]
    return Page(rows=rows, end=page.end, more=page.more, total=page.total)


class RatedCenter(NamedTuple):
    center: WorkCenter
    rate: HourRate | None


@query(needs=permissions.READ_COST)
async def hour_rates(read: Read) -> Sequence[RatedCenter]:
    """Work centers by code with the rates in force."""
    centers = await read.all(mine(WorkCenter).order_by(WorkCenter.code))
    known = await _history(read, HourRate, HourRate.work_center_id, [each.id for each in centers])
    today = await masterdata.plant_day(read, clock.now())
    return [RatedCenter(each, _on(known.get(each.id, []), today)) for each in centers]


@query(needs=permissions.READ_COST)
async def cost_entries(read: Read, order_id: UUID) -> Sequence[CostEntry]:
    """An order's entries in the order they were made, those taken back included."""
    return await read.all(mine(CostEntry).where(CostEntry.order_id == order_id).order_by(CostEntry.id))


async def customers_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Partner | None]:
    return await read.many(Partner, ids)


__all__ = ["CostFilter", "OrderCost", "cost_entries", "hour_rates", "item_prices", "order_cost", "order_costs"]
