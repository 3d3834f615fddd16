"""Release: an order is bound to how it will be made, and its operations get their cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.db import TenantRow
from infra.ids import uuid7
from infra.quantity import plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata import Recipe
from tenants.masterdata.models import Item
from tenants.masterdata.rules import last_sequences
from tenants.orders import permissions, rules
from tenants.orders.commands.lifecycle import locked_order
from tenants.orders.errors import NoRouting
from tenants.orders.events import OrderReleased
from tenants.orders.models import Gate, Operation, ProductionOrder
from tenants.orders.numbers import take


@dataclass(frozen=True, kw_only=True)
class ReleaseOrder(Command):
    order_id: UUID


@command(needs=permissions.RELEASE_ORDER, signs=Meaning("released"))
async def release_order(work: Work, cmd: ReleaseOrder) -> ProductionOrder:
    """Send an order to the floor: BOM, routing and drawing are frozen into its snapshot."""
    order = await locked_order(work, cmd.order_id)
    state = rules.order_after(order, "release")
    item = await masterdata.existing(work, Item, order.item_id)
    recipe = await masterdata.recipe(work, item.id, work.occurred_at.date())
    if recipe is None:
        raise NoRouting(item=item.code)
    await work.change(
        order,
        state=state,
        item_revision=item.item_revision,
        drawing=item.drawing,
        snapshot=_snapshot(item, recipe, work.now),
        released_at=work.occurred_at,
    )
    operations = _operations(order, recipe, await take(work, "card", len(recipe.steps)))
    rows: list[TenantRow] = [*operations, *_gates(operations, recipe)]
    await work.insert_all(rows)
    work.emit(OrderReleased(order_id=order.id, number=order.number, operation_ids=[each.id for each in operations]))
    return order


def _operations(order: ProductionOrder, recipe: Recipe, numbers: Sequence[int]) -> list[Operation]:
    ids = {step.sequence: uuid7() for step in recipe.steps}
    ends = last_sequences(recipe.steps)
    return [
        Operation(
            id=ids[step.sequence],
            order_id=order.id,
            card=rules.card(number),
            sequence=step.sequence,
            operation_definition_id=step.operation_definition_id,
            name_zh=step.name_zh,
            name_en=step.name_en,
            work_center_id=step.work_center_id,
            work_unit_id=step.work_unit_id,
            predecessor_ids=[ids[sequence] for sequence in step.predecessors],
            last=step.sequence in ends,
            setup_seconds=step.setup_seconds,
            cycle_seconds=step.cycle_seconds,
            planned_quantity=order.quantity,
            state="waiting",
        )
        for step, number in zip(recipe.steps, numbers, strict=True)
    ]


def _gates(operations: Sequence[Operation], recipe: Recipe) -> list[Gate]:
    by_step = {step.id: operation for step, operation in zip(recipe.steps, operations, strict=True)}
    return [
        Gate(
            operation_id=by_step[gate.routing_step_id].id,
            kind=gate.kind,
            closes_after_quantity=gate.closes_after_quantity,
            rearm_on=gate.rearm_on,
            opener=gate.opener,
        )
        for gate in recipe.gates
    ]


def _snapshot(item: Item, recipe: Recipe, taken_at: datetime) -> dict[str, Any]:
    """What the order is made by, in plain values (quantities as text: JSON numbers are not exact)."""
    return {
        "taken_at": taken_at.isoformat(),
        "item": {
            "id": str(item.id),
            "code": item.code,
            "name_zh": item.name_zh,
            "name_en": item.name_en,
            "item_revision": item.item_revision,
            "drawing": item.drawing,
        },
        "bom": None if recipe.bom is None else {
            "version": recipe.bom.version,
            "lines": [
                {
                    "position": line.position,
                    "item_id": str(component.id),
                    "code": component.code,
                    "name_zh": component.name_zh,
                    "name_en": component.name_en,
                    "item_revision": component.item_revision,
                    "quantity": plain(line.quantity),
                    "unit": unit.code,
                }
                for line, component, unit in recipe.components
            ],
        },
        "routing": {
            "version": recipe.routing.version,
            "steps": [
                {
                    "sequence": step.sequence,
                    "name_zh": step.name_zh,
                    "name_en": step.name_en,
                    "work_center_id": str(step.work_center_id),
                    "work_unit_id": str(step.work_unit_id) if step.work_unit_id else None,
                    "setup_seconds": step.setup_seconds,
                    "cycle_seconds": plain(step.cycle_seconds),
                    "predecessors": step.predecessors,
                }
                for step in recipe.steps
            ],
        },
    }  # fmt: skip
