"""Orders that do not make an item by its routing: kits, repairs, and taking things apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.quantity import ZERO, exact, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.errors import RecordNotFound
from tenants.masterdata.explosion import explode
from tenants.masterdata.models import Item, OperationDefinition, WorkCenter
from tenants.orders import permissions, rules
from tenants.orders.commands.lifecycle import checked_priority, checked_text, locked_order, make_order
from tenants.orders.commands.release import release
from tenants.orders.errors import (
    NotADismantleOrder,
    NothingToRecover,
    NotInOrder,
    RepairTooLarge,
    StepsMissing,
)
from tenants.orders.events import ComponentsRecovered
from tenants.orders.models import ProductionOrder, Recovery

MOST_STEPS = 30


@dataclass(frozen=True, kw_only=True)
class OwnStep:
    """An operation written for one order; it follows the step before it. Names and place default to the operation's
    own."""

    operation_definition_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    work_center_id: UUID | None = None
    setup_seconds: int = 0
    cycle_seconds: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class RepairOrder(Command):
    """Put pieces of an order right. Without steps the item's own routing is followed again."""

    order_id: UUID
    quantity: Decimal
    due_at: datetime
    steps: list[OwnStep] = field(default_factory=list)
    priority: int = 0
    note: str | None = None
    release: bool = False


@command(needs=permissions.REPAIR_ORDER)
async def repair_order(work: Work, cmd: RepairOrder) -> ProductionOrder:
    """An order that repairs pieces of another one."""
    origin = await locked_order(work, cmd.order_id)
    if cmd.quantity > origin.quantity:
        raise RepairTooLarge(order=origin.number, quantity=plain(origin.quantity))
    order = await make_order(
        work,
        item=await masterdata.existing(work, Item, origin.item_id),
        quantity=cmd.quantity,
        due_at=cmd.due_at,
        kind="repair",
        parent_id=origin.id,
        relation="repair",
        customer_id=origin.customer_id,
        customer_po=origin.customer_po,
        customer_po_line=origin.customer_po_line,
        priority=checked_priority(cmd.priority),
        note=checked_text("note", cmd.note, 500),
        own_steps=await _own_steps(work, cmd.steps) or None,
    )
    if cmd.release:
        await release(work, order)
    work.subject(order.id)
    return order


@dataclass(frozen=True, kw_only=True)
class DismantleOrder(Command):
    """Take finished things apart. `order_id`: the order they came of, where it is known."""

    item_id: UUID
    quantity: Decimal
    due_at: datetime
    steps: list[OwnStep]
    order_id: UUID | None = None
    priority: int = 0
    note: str | None = None
    release: bool = False


@command(needs=permissions.REPAIR_ORDER)
async def dismantle_order(work: Work, cmd: DismantleOrder) -> ProductionOrder:
    """An order whose output is the item's components, by its approved bill of materials."""
    if not cmd.steps:
        raise StepsMissing(kind="dismantle")
    item = await masterdata.existing(work, Item, cmd.item_id)
    origin = await locked_order(work, cmd.order_id) if cmd.order_id else None
    order = await make_order(
        work,
        item=item,
        quantity=cmd.quantity,
        due_at=cmd.due_at,
        kind="dismantle",
        parent_id=origin.id if origin else None,
        relation="dismantle" if origin else None,
        priority=checked_priority(cmd.priority),
        note=checked_text("note", cmd.note, 500),
        own_steps=await _own_steps(work, cmd.steps),
    )
    await work.insert_all(await _recoveries(work, order, item))
    if cmd.release:
        await release(work, order)
    work.subject(order.id)
    return order


async def _recoveries(work: Work, order: ProductionOrder, item: Item) -> list[Recovery]:
    """The first level of what it is made of, phantoms blown through, without the scrap of making it."""
    found: dict[UUID, Recovery] = {}
    hidden: set[tuple[int, ...]] = set()
    for line in await explode(work, item.id, await masterdata.plant_day(work, work.occurred_at), order.quantity):
        if line.alternative or (line.path[:-1] and line.path[:-1] not in hidden):
            continue
        if line.line.phantom and line.bom is not None:
            hidden.add(line.path)
            continue
        known = found.get(line.item.id)
        if known is None:
            found[line.item.id] = Recovery(
                order_id=order.id, item_id=line.item.id, unit=line.unit, planned_quantity=line.net
            )
        else:
            known.planned_quantity += line.net
    if not found:
        raise NothingToRecover(item=item.code)
    return list(found.values())


async def _own_steps(work: Work, steps: Sequence[OwnStep]) -> list[dict[str, Any]]:
    if len(steps) > MOST_STEPS:
        raise BadInput(field="steps", problem=f"at most {MOST_STEPS}")
    made: list[dict[str, Any]] = []
    for place, step in enumerate(steps, 1):
        definition = await masterdata.existing(work, OperationDefinition, step.operation_definition_id)
        center = await _center(work, step, definition)
        if not 0 <= step.setup_seconds < 10**6:
            raise BadInput(field="setup_seconds", problem="0 to 999999")
        made.append(
            {
                "sequence": place * 10,
                "predecessors": [place * 10 - 10] if place > 1 else [],
                "operation_definition_id": str(definition.id),
                "name_zh": checked_text("name_zh", step.name_zh) or definition.name_zh,
                "name_en": checked_text("name_en", step.name_en) or definition.name_en,
                "work_center_id": str(center.id),
                "setup_seconds": step.setup_seconds,
                "cycle_seconds": plain(exact(step.cycle_seconds)),
            }
        )
    return made


async def _center(work: Work, step: OwnStep, definition: OperationDefinition) -> WorkCenter:
    wanted = step.work_center_id or definition.work_center_id
    if wanted is None:
        raise RecordNotFound(what="work center")
    return await masterdata.existing(work, WorkCenter, wanted)


@dataclass(frozen=True, kw_only=True)
class RecoveredPart:
    """Adds to what came out so far; a negative quantity takes an entry back."""

    item_id: UUID
    good_quantity: Decimal = ZERO
    scrap_quantity: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class RecordRecovery(Command):
    order_id: UUID
    parts: list[RecoveredPart]


RECOVERIES = Statement(mine(Recovery).where(Recovery.order_id == bindparam("order_id")).with_for_update())


@command(needs=permissions.RECORD_RECOVERY)
async def record_recovery(work: Work, cmd: RecordRecovery) -> ProductionOrder:
    """Say which components came out of things taken apart, good or not."""
    order = await locked_order(work, cmd.order_id)
    if order.kind != "dismantle":
        raise NotADismantleOrder(order=order.number)
    rules.check_accepts(order.state, order.number, True, None)
    known = {each.item_id: each for each in await work.all(RECOVERIES, order_id=order.id)}
    for part in cmd.parts:
        row = known.get(part.item_id)
        if row is None:
            item = await masterdata.existing(work, Item, part.item_id)
            raise NotInOrder(item=item.code, order=order.number)
        good = exact(row.good_quantity + part.good_quantity)
        scrap = exact(row.scrap_quantity + part.scrap_quantity)
        await work.change(row, good_quantity=good, scrap_quantity=scrap)
    work.emit(
        ComponentsRecovered(order_id=order.id, number=order.number, item_ids=[part.item_id for part in cmd.parts])
    )
    return order
