"""What orders owe their demands: kept right in the same transaction as whatever changes an order."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.db import Statement, among, mine
from infra.quantity import ZERO
from infra.work import Work
from tenants.orders import pegging, sharing
from tenants.orders.events import DemandChanged, DemandDone
from tenants.orders.models import Allocation, Demand, ProductionOrder

OF_ORDER = Statement(mine(Allocation).where(Allocation.order_id == bindparam("order_id")))
OF_DEMAND = Statement(mine(Allocation).where(Allocation.demand_id == bindparam("demand_id")))


async def locked_demands(work: Work, ids: Sequence[UUID]) -> dict[UUID, Demand]:
    """In the order of their ids, so that two acts never wait for each other."""
    if not ids:
        return {}
    statement = mine(Demand).where(among(Demand.id, ids)).order_by(Demand.id).with_for_update()
    return {each.id: each for each in await work.all(statement)}


async def served(work: Work, order: ProductionOrder) -> tuple[list[Allocation], dict[UUID, Demand]]:
    """An order's allocations, the most urgent first, and their demands, locked."""
    allocations: list[Allocation] = await work.all(OF_ORDER, order_id=order.id)
    demands = await locked_demands(work, [each.demand_id for each in allocations])
    return pegging.ordered(allocations, demands), demands


async def allocate(work: Work, demand: Demand, order: ProductionOrder, quantity: Decimal) -> None:
    await work.insert(Allocation(demand_id=demand.id, order_id=order.id, quantity=quantity))
    await work.change(demand, planned_quantity=demand.planned_quantity + quantity)
    work.emit(DemandChanged(demand_id=demand.id, number=demand.number, order_ids=[order.id]))


async def shrink(work: Work, order: ProductionOrder, quantity: Decimal) -> None:
    """The order gives `quantity` at most: the least urgent demands lose first, and are to plan again."""
    allocations, demands = await served(work, order)
    for allocation, kept in pegging.reduced(allocations, quantity):
        await _keep(work, demands[allocation.demand_id], allocation, kept)


async def release(work: Work, demand: Demand, allocations: Sequence[Allocation]) -> None:
    """The orders go on without this demand."""
    for allocation in allocations:
        await _keep(work, demand, allocation, ZERO)


async def _keep(work: Work, demand: Demand, allocation: Allocation, kept: Decimal) -> None:
    if kept == allocation.quantity:
        return
    changes: dict[str, object] = {"planned_quantity": demand.planned_quantity - allocation.quantity + kept}
    if demand.state == "done":
        changes |= {"state": "open", "closed_at": None}
    await work.change(demand, **changes)
    if kept:
        await work.change(allocation, quantity=kept)
    else:
        await work.remove(allocation)
    work.emit(DemandChanged(demand_id=demand.id, number=demand.number, order_ids=[allocation.order_id]))


async def divide(work: Work, order: ProductionOrder, parts: Sequence[ProductionOrder]) -> None:
    """After a split: what the order owed is owed by its parts in turn, the most urgent demands by the first."""
    allocations, _ = await served(work, order)
    orders = [order, *parts]
    placed = sharing.portions([each.quantity for each in allocations], [each.quantity for each in orders])
    for allocation, row in zip(allocations, placed, strict=True):
        for part, quantity in zip(parts, row[1:], strict=True):
            if quantity:
                await work.insert(Allocation(demand_id=allocation.demand_id, order_id=part.id, quantity=quantity))
        if not row[0]:
            await work.remove(allocation)
        elif row[0] != allocation.quantity:
            await work.change(allocation, quantity=row[0])


async def join(work: Work, target: ProductionOrder, source: ProductionOrder) -> None:
    """After a merge: what the source owed, the target owes."""
    known = {each.demand_id: each for each in await work.all(OF_ORDER, order_id=target.id)}
    for moved in await work.all(OF_ORDER, order_id=source.id):
        same = known.get(moved.demand_id)
        if same is None:
            await work.change(moved, order_id=target.id)
        else:
            await work.change(same, quantity=same.quantity + moved.quantity)
            await work.remove(moved)


async def settle(work: Work, order: ProductionOrder) -> None:
    """After an order has ended or come back: which of its demands are done."""
    _, demands = await served(work, order)
    for demand in demands.values():
        orders = await _orders_of(work, demand)
        done = pegging.fulfilled(demand, all(each.state in ("completed", "closed") for each in orders))
        if done and demand.state == "open":
            await work.change(demand, state="done", closed_at=work.now)
            work.emit(DemandDone(demand_id=demand.id, number=demand.number))
        elif not done and demand.state == "done":
            await work.change(demand, state="open", closed_at=None)


async def _orders_of(work: Work, demand: Demand) -> list[ProductionOrder]:
    allocations = await work.all(OF_DEMAND, demand_id=demand.id)
    orders = await work.many(ProductionOrder, [each.order_id for each in allocations])
    return [each for each in orders if each]
