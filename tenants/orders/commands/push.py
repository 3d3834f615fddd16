"""Push-down: demands become orders in one act, with orders for what they are assembled from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from infra.actions import Command, command
from infra.quantity import ZERO, exact
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.explosion import explode
from tenants.masterdata.models import Item
from tenants.orders import pegging, permissions
from tenants.orders.commands.lifecycle import locked_order, make_order
from tenants.orders.demands import allocate, locked_demands
from tenants.orders.errors import DemandNotFound, NoKitParts, NothingChosen
from tenants.orders.models import Demand, ProductionOrder

LEVEL = timedelta(days=1)
"""A part is due a day before what it goes into; scheduling knows better later."""
MOST = 500


@dataclass(frozen=True, kw_only=True)
class PushLine:
    """`quantity`: all that is left to plan where none is given."""

    demand_id: UUID
    quantity: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class PushDown(Command):
    """`combine`: one order per item instead of one per demand. `components`: also orders for what is assembled from
    parts with a routing of their own, through all levels."""

    lines: list[PushLine] = field(default_factory=list)
    combine: bool = False
    components: bool = False


class Wanted(NamedTuple):
    demand: Demand
    quantity: Decimal


@command(needs=permissions.CREATE_ORDER)
async def push_down(work: Work, cmd: PushDown) -> list[ProductionOrder]:
    """Orders for demands: one each, or one per item. Parts with an own routing get theirs where it is ticked."""
    if not 0 < len(cmd.lines) <= MOST:
        raise NothingChosen()
    wanted = await _wanted(work, cmd.lines)
    groups = _by_item(wanted) if cmd.combine else [[each] for each in wanted]
    made: list[ProductionOrder] = []
    for group in groups:
        item = await masterdata.existing(work, Item, group[0].demand.item_id)
        order = await _order_for(work, item, group)
        made.append(order)
        for demand, quantity in group:
            await allocate(work, demand, order, quantity)
        if cmd.components or order.kind == "phantom":
            made += await order_parts(work, order, item)
    return made


async def _wanted(work: Work, lines: Sequence[PushLine]) -> list[Wanted]:
    asked = {line.demand_id: line.quantity for line in lines}
    demands = await locked_demands(work, sorted(asked))
    if len(demands) < len(asked):
        raise DemandNotFound()
    found = []
    for id, demand in demands.items():
        _, decimals = await masterdata.decimals_of(work, await masterdata.existing(work, Item, demand.item_id))
        quantity = asked[id]
        exactly = None if quantity is None else exact(quantity, decimals=decimals)
        found.append(Wanted(demand, pegging.check_push(demand, exactly)))
    return sorted(found, key=lambda each: (each.demand.due_at, each.demand.number))


def _by_item(wanted: Sequence[Wanted]) -> list[list[Wanted]]:
    """Groups in the order of their most urgent demand."""
    by_item = sorted(wanted, key=lambda each: each.demand.item_id)
    groups = [
        sorted(group, key=lambda each: (each.demand.due_at, each.demand.number))
        for _, group in groupby(by_item, key=lambda each: each.demand.item_id)
    ]
    return sorted(groups, key=lambda group: (group[0].demand.due_at, group[0].demand.number))


async def _order_for(work: Work, item: Item, group: Sequence[Wanted]) -> ProductionOrder:
    """Due with its most urgent demand; customer and purchase order where all of them share it."""
    demands = [each.demand for each in group]
    return await make_order(
        work,
        item=item,
        quantity=sum((each.quantity for each in group), ZERO),
        due_at=min(each.due_at for each in demands),
        priority=max(each.priority for each in demands),
        customer_id=_shared([each.customer_id for each in demands]),
        customer_po=_shared([each.customer_po for each in demands]),
        customer_po_line=_shared([each.customer_po_line for each in demands]),
        kind="production" if await _made(work, item, work.now) else "phantom",
    )


def _shared(values: Sequence[object]) -> object:
    return values[0] if len(set(values)) == 1 else None


async def _made(work: Work, item: Item, at: datetime) -> bool:
    """A bought part and a kit have no routing; a product still without one is refused at its release."""
    day = await masterdata.plant_day(work, at)
    if await masterdata.recipe(work, item.id, day) is not None:
        return True
    lines = await explode(work, item.id, day, Decimal(1))
    return not lines


async def order_parts(work: Work, order: ProductionOrder, item: Item) -> list[ProductionOrder]:
    """Orders for the made parts of an order, through all levels. Phantoms are gone through; what is bought, or only
    stands in for something else, gets none. Raises NoKitParts for a kit of nothing that is made here."""
    relation = "kit" if order.kind == "phantom" else "assembly"
    over: dict[tuple[int, ...], ProductionOrder] = {(): order}
    made: list[ProductionOrder] = []
    day = await masterdata.plant_day(work, work.now)
    for line in await explode(work, item.id, day, order.quantity):
        parent = over.get(line.path[:-1])
        if line.alternative or parent is None:
            continue
        if line.line.phantom:
            over[line.path] = parent
        elif await masterdata.recipe(work, line.item.id, day) is not None:
            part = await make_order(
                work, item=line.item, quantity=line.quantity, due_at=parent.due_at - LEVEL, priority=order.priority,
                parent_id=parent.id, relation=relation if parent is order else "assembly",
                per_parent=line.quantity / parent.quantity, customer_id=order.customer_id,
                customer_po=order.customer_po, customer_po_line=order.customer_po_line,
            )  # fmt: skip
            over[line.path] = part
            made.append(part)
    if relation == "kit" and not made:
        raise NoKitParts(item=item.code)
    return made


@dataclass(frozen=True, kw_only=True)
class OrderComponents(Command):
    order_id: UUID


@command(needs=permissions.CREATE_ORDER)
async def order_components(work: Work, cmd: OrderComponents) -> list[ProductionOrder]:
    """Orders for the made parts of an order that stands already."""
    order = await locked_order(work, cmd.order_id)
    item = await masterdata.existing(work, Item, order.item_id)
    made = await order_parts(work, order, item)
    if not made:
        raise NoKitParts(item=item.code)
    return made
