"""Orders from their promise to their end."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine, own
from infra.errors import BadInput
from infra.quantity import exact, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item, Partner
from tenants.orders import permissions, rules
from tenants.orders.access import check_reach_at, unlimited
from tenants.orders.errors import NotACustomer, OrderHasOutput, OrderNotFound, QuantityFixed, QuantityIsZero
from tenants.orders.events import OrderCancelled, OrderChanged, OrderClosed, OrderCreated
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.numbers import order_number

OPERATIONS_LOCKED = Statement(
    mine(Operation).where(Operation.order_id == bindparam("order_id")).order_by(Operation.sequence).with_for_update()
)


CENTERS = Statement(
    select(Operation.work_center_id).where(own(Operation), Operation.order_id == bindparam("order_id")).distinct()
)


async def locked_order(work: Work, order_id: UUID) -> ProductionOrder:
    """The order, locked; the actor's permission must reach a place where it is made."""
    order = await work.lock(ProductionOrder, order_id)
    if order is None:
        raise OrderNotFound()
    work.subject(order.id)
    if not unlimited(work):
        centers = [row["work_center_id"] for row in await work.all(CENTERS, order_id=order.id)]
        await check_reach_at(work, centers or await _planned_centers(work, order.item_id))
    return order


async def _planned_centers(work: Work, item_id: UUID) -> list[UUID]:
    """Where an item would be made, for orders that have no operations yet."""
    recipe = await masterdata.recipe(work, item_id, work.occurred_at.date())
    return [step.work_center_id for step in recipe.steps] if recipe else []


async def locked_whole(work: Work, order_id: UUID) -> tuple[ProductionOrder, list[Operation]]:
    """The order with its operations, locked in the order in which reports lock: operations first, the order last."""
    operations: list[Operation] = await work.all(OPERATIONS_LOCKED, order_id=order_id)
    return await locked_order(work, order_id), operations


@dataclass(frozen=True, kw_only=True)
class CreateOrder(Command):
    """`number` is the next of the tenant's counter when none is given."""

    item_id: UUID
    quantity: Decimal
    due_at: datetime
    customer_id: UUID | None = None
    customer_po: str | None = None
    number: str | None = None
    priority: int = 0


@command(needs=permissions.CREATE_ORDER)
async def create_order(work: Work, cmd: CreateOrder) -> ProductionOrder:
    """Promise a quantity of an item by a time; nothing reaches the floor yet."""
    item = await masterdata.existing(work, Item, cmd.item_id)
    if not unlimited(work):
        await check_reach_at(work, await _planned_centers(work, item.id))
    unit, decimals = await masterdata.decimals_of(work, item)
    rules.check_due(cmd.due_at, work.now)
    order = await work.insert(
        ProductionOrder(
            number=await order_number(work, cmd.number),
            item_id=item.id,
            item_revision=item.item_revision,
            drawing=item.drawing,
            customer_id=await _customer(work, cmd.customer_id),
            customer_po=_trimmed(cmd.customer_po),
            quantity=_ordered(cmd.quantity, decimals),
            unit=unit,
            due_at=cmd.due_at.astimezone(UTC),
            priority=_priority(cmd.priority),
            state="planned",
        )
    )
    work.subject(order.id)
    work.emit(
        OrderCreated(
            order_id=order.id, number=order.number, item_id=item.id, quantity=order.quantity, due_at=order.due_at
        )
    )
    return order


async def _customer(work: Work, customer_id: UUID | None) -> UUID | None:
    if customer_id is None:
        return None
    partner = await masterdata.existing(work, Partner, customer_id)
    if not partner.customer:
        raise NotACustomer(partner=masterdata.spoken(work.actor.locale, partner))
    return partner.id


def _ordered(quantity: Decimal, decimals: int) -> Decimal:
    ordered = exact(quantity, decimals=decimals)
    if ordered == 0:
        raise QuantityIsZero()
    return ordered


def _priority(priority: int) -> int:
    if not 0 <= priority <= 9:
        raise BadInput(field="priority", problem="0 to 9")
    return priority


def _trimmed(text: str | None) -> str | None:
    text = (text or "").strip()
    if len(text) > 60:
        raise BadInput(field="customer_po", problem="at most 60 characters")
    return text or None


@dataclass(frozen=True, kw_only=True)
class ChangeOrder(Command):
    """None leaves a value as it is. The quantity of a released order stays: its material is on the way."""

    order_id: UUID
    due_at: datetime | None = None
    priority: int | None = None
    customer_po: str | None = None
    quantity: Decimal | None = None


@command(needs=permissions.CHANGE_ORDER)
async def change_order(work: Work, cmd: ChangeOrder) -> ProductionOrder:
    """Change what was promised; the reason stays in the trail."""
    order = await locked_order(work, cmd.order_id)
    rules.check_changeable(order)
    changes: dict[str, Any] = {}
    if cmd.due_at is not None:
        rules.check_due(cmd.due_at, work.now)
        changes["due_at"] = cmd.due_at.astimezone(UTC)
    if cmd.priority is not None:
        changes["priority"] = _priority(cmd.priority)
    if cmd.customer_po is not None:
        changes["customer_po"] = _trimmed(cmd.customer_po)
    if cmd.quantity is not None:
        if order.state != "planned":
            raise QuantityFixed(order=order.number)
        item = await masterdata.existing(work, Item, order.item_id)
        changes["quantity"] = _ordered(cmd.quantity, (await masterdata.decimals_of(work, item))[1])
    await work.change(order, **changes)
    work.emit(OrderChanged(order_id=order.id, number=order.number, due_at=order.due_at, quantity=order.quantity))
    return order


@dataclass(frozen=True, kw_only=True)
class CancelOrder(Command):
    order_id: UUID


@command(needs=permissions.CANCEL_ORDER)
async def cancel_order(work: Work, cmd: CancelOrder) -> ProductionOrder:
    """Take an order back before anything was made of it."""
    order, operations = await locked_whole(work, cmd.order_id)
    state = rules.order_after(order, "cancel")
    made = sum((rules.counts_of(each).touched for each in operations), Decimal(0))
    if made > 0:
        raise OrderHasOutput(order=order.number, quantity=plain(made))
    await _bar(work, operations)
    await work.change(order, state=state, closed_at=work.now)
    work.emit(OrderCancelled(order_id=order.id, number=order.number))
    return order


@dataclass(frozen=True, kw_only=True)
class CloseOrder(Command):
    order_id: UUID


@command(needs=permissions.CLOSE_ORDER, signs=Meaning("closed"))
async def close_order(work: Work, cmd: CloseOrder) -> ProductionOrder:
    """End an order for good, complete or short: nothing can be reported or corrected on it any more."""
    order, operations = await locked_whole(work, cmd.order_id)
    state = rules.order_after(order, "close")
    await _bar(work, operations)
    await work.change(order, state=state, closed_at=work.now)
    work.emit(OrderClosed(order_id=order.id, number=order.number))
    return order


async def _bar(work: Work, operations: list[Operation]) -> None:
    for operation in operations:
        await work.change(operation, accepts_output=False)
