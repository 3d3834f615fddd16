"""Demands: entering, changing and cancelling them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.db import among, mine
from infra.errors import BadInput
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.orders import demands, pegging, permissions, rules
from tenants.orders.commands.endings import cancel
from tenants.orders.commands.lifecycle import checked_customer, checked_priority, checked_quantity, checked_text
from tenants.orders.demands import OF_DEMAND, locked_demands
from tenants.orders.errors import (
    CustomerMissing,
    DemandEnded,
    DemandInProduction,
    DemandKindUnknown,
    DemandNotFound,
)
from tenants.orders.events import DemandCancelled, DemandChanged, DemandCreated
from tenants.orders.models import Allocation, Demand, Operation, ProductionOrder
from tenants.orders.numbers import demand_number


@dataclass(frozen=True, kw_only=True)
class CreateDemand(Command):
    """`kind`: mto (for a customer's purchase order) or mts (for our own stock)."""

    item_id: UUID
    quantity: Decimal
    due_at: datetime
    kind: str = "mto"
    customer_id: UUID | None = None
    customer_po: str | None = None
    customer_po_line: str | None = None
    number: str | None = None
    priority: int = 0
    note: str | None = None


@command(needs=permissions.EDIT_DEMANDS)
async def create_demand(work: Work, cmd: CreateDemand) -> Demand:
    """Note what is wanted; nothing is planned for it yet."""
    if cmd.kind not in pegging.DEMAND_KINDS:
        raise DemandKindUnknown(kind=cmd.kind[:40])
    if cmd.kind == "mto" and cmd.customer_id is None:
        raise CustomerMissing()
    item = await masterdata.existing(work, Item, cmd.item_id)
    unit, decimals = await masterdata.decimals_of(work, item)
    rules.check_due(cmd.due_at, work.now)
    demand = await work.insert(
        Demand(
            number=await demand_number(work, cmd.number),
            kind=cmd.kind,
            customer_id=await checked_customer(work, cmd.customer_id),
            customer_po=checked_text("customer_po", cmd.customer_po),
            customer_po_line=checked_text("customer_po_line", cmd.customer_po_line, 20),
            item_id=item.id,
            quantity=checked_quantity(cmd.quantity, decimals),
            unit=unit,
            due_at=cmd.due_at.astimezone(UTC),
            priority=checked_priority(cmd.priority),
            state="open",
            note=checked_text("note", cmd.note, 500),
        )
    )
    work.subject(demand.id)
    work.emit(
        DemandCreated(
            demand_id=demand.id, number=demand.number, item_id=item.id, quantity=demand.quantity, due_at=demand.due_at
        )
    )
    return demand


@dataclass(frozen=True, kw_only=True)
class ChangeDemand(Command):
    """None leaves a value as it is. `orders_follow`: its orders that are not released yet get the same due time,
    priority and purchase order, where they serve nobody else."""

    demand_id: UUID
    quantity: Decimal | None = None
    due_at: datetime | None = None
    priority: int | None = None
    customer_po: str | None = None
    customer_po_line: str | None = None
    note: str | None = None
    orders_follow: bool = True


@command(needs=permissions.EDIT_DEMANDS)
async def change_demand(work: Work, cmd: ChangeDemand) -> Demand:
    """The customer wants more, less, sooner or later. It never shrinks below what orders are made for it."""
    demand = await open_demand(work, cmd.demand_id)
    changes = _changes(work, cmd)
    orders, allocations = await orders_of(work, demand)
    if cmd.quantity is not None:
        item = await masterdata.existing(work, Item, demand.item_id)
        wanted = checked_quantity(cmd.quantity, (await masterdata.decimals_of(work, item))[1])
        changes["quantity"] = pegging.check_quantity(demand, wanted, [each.number for each in orders])
    await work.change(demand, **changes)
    followed = {name: changes[name] for name in changes if name not in ("quantity", "note")}
    if cmd.orders_follow and followed:
        for order in await _only_for(work, demand, orders):
            await work.change(order, **followed)
    ids = [each.order_id for each in allocations]
    work.emit(DemandChanged(demand_id=demand.id, number=demand.number, order_ids=ids))
    return demand


def _changes(work: Work, cmd: ChangeDemand) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if cmd.due_at is not None:
        rules.check_due(cmd.due_at, work.now)
        changes["due_at"] = cmd.due_at.astimezone(UTC)
    if cmd.priority is not None:
        changes["priority"] = checked_priority(cmd.priority)
    for name, longest in (("customer_po", 60), ("customer_po_line", 20), ("note", 500)):
        if getattr(cmd, name) is not None:
            changes[name] = checked_text(name, getattr(cmd, name), longest)
    return changes


async def _only_for(work: Work, demand: Demand, orders: list[ProductionOrder]) -> list[ProductionOrder]:
    """Its planned orders that serve no other demand, locked."""
    ids = sorted(each.id for each in await _serving_only(work, demand, orders) if each.state == "planned")
    found = [await work.lock(ProductionOrder, id) for id in ids]
    return [each for each in found if each is not None and each.state == "planned"]


@dataclass(frozen=True, kw_only=True)
class CancelDemand(Command):
    """`orders`: keep (they go on, for stock) or cancel (those made only for it that nobody has begun)."""

    demand_id: UUID
    orders: str = "keep"


@command(needs=permissions.CANCEL_DEMAND)
async def cancel_demand(work: Work, cmd: CancelDemand) -> Demand:
    """Nobody wants it any more. Orders that have begun are never cancelled with it."""
    if cmd.orders not in ("keep", "cancel"):
        raise BadInput(field="orders", problem="keep | cancel")
    found = await work.get(Demand, cmd.demand_id)
    if found is None:
        raise DemandNotFound()
    orders, _ = await orders_of(work, found)
    if cmd.orders == "cancel":
        await _cancel_orders(work, found, orders)
    demand = await open_demand(work, cmd.demand_id)
    await demands.release(work, demand, await work.all(OF_DEMAND, demand_id=demand.id))
    await work.change(demand, state="cancelled", closed_at=work.now)
    work.subject(demand.id)
    work.emit(DemandCancelled(demand_id=demand.id, number=demand.number))
    return demand


async def _cancel_orders(work: Work, demand: Demand, orders: list[ProductionOrder]) -> None:
    """Before the demand is locked: orders come first, as everywhere."""
    alone = await _serving_only(work, demand, orders)
    statement = mine(Operation).where(among(Operation.order_id, [each.id for each in alone]))
    begun = {each.order_id for each in await work.all(statement) if rules.counts_of(each).touched > 0}
    stuck = [each.number for each in alone if each.id in begun or each.state not in ("planned", "released")]
    if stuck:
        raise DemandInProduction(demand=demand.number, orders=stuck)
    for order in sorted(alone, key=lambda each: each.id):
        await cancel(work, order.id)


async def _serving_only(work: Work, demand: Demand, orders: list[ProductionOrder]) -> list[ProductionOrder]:
    allocations = await work.all(mine(Allocation).where(among(Allocation.order_id, [each.id for each in orders])))
    shared = {each.order_id for each in allocations if each.demand_id != demand.id}
    return [each for each in orders if each.id not in shared and each.state not in rules.ENDED]


async def open_demand(work: Work, demand_id: UUID) -> Demand:
    """The demand, locked, while it can still be changed."""
    demand = (await locked_demands(work, [demand_id])).get(demand_id)
    if demand is None:
        raise DemandNotFound()
    work.subject(demand.id)
    if demand.state != "open":
        raise DemandEnded(demand=demand.number)
    return demand


async def orders_of(work: Work, demand: Demand) -> tuple[list[ProductionOrder], list[Allocation]]:
    allocations: list[Allocation] = await work.all(OF_DEMAND, demand_id=demand.id)
    orders = await work.many(ProductionOrder, [each.order_id for each in allocations])
    return [each for each in orders if each], allocations
