"""How orders end, and how they come back."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.orders import demands, permissions, rules
from tenants.orders.commands.lifecycle import checked_quantity, locked_whole
from tenants.orders.errors import NothingLeftToDo, OrderHasOutput, OrderNotEnded
from tenants.orders.events import OrderCancelled, OrderClosed, OrderReopened
from tenants.orders.models import Operation, ProductionOrder

KIT_PARTS = Statement(
    mine(ProductionOrder)
    .where(ProductionOrder.parent_id == bindparam("order_id"), ProductionOrder.relation == "kit")
    .order_by(ProductionOrder.number)
)


@dataclass(frozen=True, kw_only=True)
class CancelOrder(Command):
    order_id: UUID


@command(needs=permissions.CANCEL_ORDER)
async def cancel_order(work: Work, cmd: CancelOrder) -> ProductionOrder:
    """Take an order back before anything was made of it; its demands are to plan again."""
    order = await cancel(work, cmd.order_id)
    if order.kind == "phantom":
        for part in await work.all(KIT_PARTS, order_id=order.id):
            if part.state not in rules.ENDED:
                await cancel(work, part.id)
    work.subject(order.id)
    return order


async def cancel(work: Work, order_id: UUID) -> ProductionOrder:
    order, operations = await locked_whole(work, order_id)
    state = rules.order_after(order, "cancel")
    made = sum((rules.counts_of(each).touched for each in operations), ZERO)
    if made > 0:
        raise OrderHasOutput(order=order.number, quantity=plain(made))
    await bar(work, operations)
    await work.change(order, state=state, closed_at=work.now)
    await demands.shrink(work, order, ZERO)
    work.emit(OrderCancelled(order_id=order.id, number=order.number))
    return order


@dataclass(frozen=True, kw_only=True)
class CloseOrder(Command):
    order_id: UUID


@command(needs=permissions.CLOSE_ORDER, signs=Meaning("closed"))
async def close_order(work: Work, cmd: CloseOrder) -> ProductionOrder:
    """End an order for good, complete or short: nothing can be reported or corrected on it any more. What a short
    one still owed is given up, and its demands are to plan again."""
    order, operations = await locked_whole(work, cmd.order_id)
    state = rules.order_after(order, "close")
    good = rules.progress(operations).good
    await bar(work, operations)
    short = max(order.quantity - good, ZERO) if order.kind == "production" else ZERO
    await work.change(order, state=state, closed_at=work.now, short_quantity=short)
    if short:
        await demands.shrink(work, order, good)
    await demands.settle(work, order)
    work.emit(OrderClosed(order_id=order.id, number=order.number))
    return order


async def bar(work: Work, operations: list[Operation]) -> None:
    for operation in operations:
        await work.change(operation, accepts_output=False)


@dataclass(frozen=True, kw_only=True)
class ReopenOrder(Command):
    """`quantity`: a larger one, which an order that is made in full needs to go on."""

    order_id: UUID
    quantity: Decimal | None = None


@command(needs=permissions.REOPEN_ORDER)
async def reopen_order(work: Work, cmd: ReopenOrder) -> ProductionOrder:
    """Go on with a completed or closed order; the reason stays in the trail."""
    order, operations = await locked_whole(work, cmd.order_id)
    if order.state not in ("completed", "closed"):
        rules.check_changeable(order)
        raise OrderNotEnded(order=order.number)
    more = await _more(work, order, cmd.quantity)
    state = rules.reopened_to(operations) if more is None else "released"
    if order.state == "completed" and more is None:
        raise NothingLeftToDo(order=order.number)
    await _unbar(work, operations, more)
    completed_at = order.completed_at if state == "completed" else None
    await work.change(
        order, state=state, completed_at=completed_at, closed_at=None, short_quantity=ZERO,
        quantity=order.quantity if more is None else more,
    )  # fmt: skip
    await demands.settle(work, order)
    work.emit(OrderReopened(order_id=order.id, number=order.number))
    return order


async def _more(work: Work, order: ProductionOrder, wanted: Decimal | None) -> Decimal | None:
    if wanted is None:
        return None
    item = await masterdata.existing(work, Item, order.item_id)
    quantity = checked_quantity(wanted, (await masterdata.decimals_of(work, item))[1])
    if quantity <= order.quantity:
        raise NothingLeftToDo(order=order.number)
    return quantity


async def _unbar(work: Work, operations: list[Operation], planned: Decimal | None) -> None:
    """With a larger quantity every operation has something to do again."""
    for operation in operations:
        changes: dict[str, object] = {"accepts_output": True}
        if planned is not None:
            changes["planned_quantity"] = planned
            if operation.state == "completed":
                changes |= {"state": "running", "completed_at": None}
        await work.change(operation, **changes)
