"""Orders from their promise to their end."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import BadInput
from infra.quantity import exact
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item, Partner
from tenants.orders import demands, permissions, rules
from tenants.orders.access import check_reach_at, unlimited
from tenants.orders.errors import NotACustomer, OrderNotFound, QuantityFixed, QuantityIsZero
from tenants.orders.events import OrderChanged, OrderCreated
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
    recipe = await masterdata.recipe(work, item_id, await masterdata.plant_day(work, work.occurred_at))
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
    customer_po_line: str | None = None
    number: str | None = None
    priority: int = 0
    note: str | None = None
    custom: list[masterdata.CustomValue] = field(default_factory=list)


@command(needs=permissions.CREATE_ORDER)
async def create_order(work: Work, cmd: CreateOrder) -> ProductionOrder:
    """Promise a quantity of an item by a time; nothing reaches the floor yet."""
    order = await make_order(
        work,
        item=await masterdata.existing(work, Item, cmd.item_id),
        quantity=cmd.quantity,
        due_at=cmd.due_at,
        number=await order_number(work, cmd.number),
        customer_id=await checked_customer(work, cmd.customer_id),
        customer_po=checked_text("customer_po", cmd.customer_po),
        customer_po_line=checked_text("customer_po_line", cmd.customer_po_line, 20),
        priority=checked_priority(cmd.priority),
        note=checked_text("note", cmd.note, 500),
        custom=await masterdata.checked_custom(work, "order", cmd.custom),
    )
    work.subject(order.id)
    return order


async def make_order(
    work: Work, *, item: Item, quantity: Decimal, due_at: datetime, number: str | None = None, **more: Any
) -> ProductionOrder:
    """A planned order of an item, however it came about: by hand, from a demand, for another order."""
    if not unlimited(work):
        await check_reach_at(work, await _planned_centers(work, item.id))
    unit, decimals = await masterdata.decimals_of(work, item)
    rules.check_due(due_at, work.now)
    order = await work.insert(
        ProductionOrder(
            number=number or await order_number(work, None),
            item_id=item.id,
            item_revision=item.item_revision,
            drawing=item.drawing,
            quantity=checked_quantity(quantity, decimals),
            unit=unit,
            due_at=due_at.astimezone(UTC),
            state="planned",
            **more,
        )
    )
    work.emit(
        OrderCreated(
            order_id=order.id, number=order.number, item_id=item.id, quantity=order.quantity, due_at=order.due_at
        )
    )
    return order


async def checked_customer(work: Work, customer_id: UUID | None) -> UUID | None:
    if customer_id is None:
        return None
    partner = await masterdata.existing(work, Partner, customer_id)
    if not partner.customer:
        raise NotACustomer(partner=masterdata.spoken(work.actor.locale, partner))
    return partner.id


def checked_quantity(quantity: Decimal, decimals: int) -> Decimal:
    """Above zero and no finer than the unit counts."""
    ordered = exact(quantity, decimals=decimals)
    if ordered == 0:
        raise QuantityIsZero()
    return ordered


def checked_priority(priority: int) -> int:
    if not 0 <= priority <= 9:
        raise BadInput(field="priority", problem="0 to 9")
    return priority


def checked_text(field: str, text: str | None, longest: int = 60) -> str | None:
    text = (text or "").strip()
    if len(text) > longest:
        raise BadInput(field=field, problem=f"at most {longest} characters")
    return text or None


@dataclass(frozen=True, kw_only=True)
class ChangeOrder(Command):
    """None leaves a value as it is. The quantity of a released order stays: its material is on the way."""

    order_id: UUID
    due_at: datetime | None = None
    priority: int | None = None
    customer_po: str | None = None
    customer_po_line: str | None = None
    quantity: Decimal | None = None
    note: str | None = None
    custom: list[masterdata.CustomValue] = field(default_factory=list)


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
        changes["priority"] = checked_priority(cmd.priority)
    for name, longest in (("customer_po", 60), ("customer_po_line", 20), ("note", 500)):
        if getattr(cmd, name) is not None:
            changes[name] = checked_text(name, getattr(cmd, name), longest)
    if cmd.custom:
        changes["custom"] = await masterdata.checked_custom(work, "order", cmd.custom, order.custom)
    if cmd.quantity is not None:
        changes["quantity"] = await _new_quantity(work, order, cmd.quantity)
    await work.change(order, **changes)
    work.emit(OrderChanged(order_id=order.id, number=order.number, due_at=order.due_at, quantity=order.quantity))
    return order


async def _new_quantity(work: Work, order: ProductionOrder, wanted: Decimal) -> Decimal:
    """Of a planned order; what its demands were promised of it shrinks with it."""
    if order.state != "planned":
        raise QuantityFixed(order=order.number)
    item = await masterdata.existing(work, Item, order.item_id)
    quantity = checked_quantity(wanted, (await masterdata.decimals_of(work, item))[1])
    await demands.shrink(work, order, quantity)
    return quantity
