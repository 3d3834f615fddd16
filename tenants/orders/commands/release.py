"""Release: an order is bound to how it will be made, and its operations get their cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select

from infra.actions import Command, Meaning, command
from infra.db import Statement, TenantRow, own
from infra.ids import uuid7
from infra.quantity import plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata import Recipe
from tenants.masterdata.models import Item, Routing, RoutingStep, StorageLocation
from tenants.masterdata.rules import last_sequences
from tenants.orders import permissions, rules
from tenants.orders.commands.endings import KIT_PARTS
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
    await release(work, order)
    work.subject(order.id)
    return order


async def release(work: Work, order: ProductionOrder) -> None:
    state = rules.order_after(order, "release")
    item = await masterdata.existing(work, Item, order.item_id)
    recipe = await _recipe(work, order, item)
    await work.change(
        order,
        state=state,
        item_revision=recipe.item_revision or item.item_revision,
        drawing=recipe.drawing if recipe.item_revision else item.drawing,
        snapshot=snapshot_of(item, recipe, work.now),
        released_at=work.occurred_at,
    )
    operations = operations_of(order, recipe.steps, await take(work, "card", len(recipe.steps)))
    for operation, flow in zip(operations, await flows_of(work, order, item, recipe), strict=True):
        operation.consumes, operation.yields = flow
    rows: list[TenantRow] = [*operations, *_gates(operations, recipe)]
    await work.insert_all(rows)
    work.emit(OrderReleased(order_id=order.id, number=order.number, operation_ids=[each.id for each in operations]))
    if order.kind == "phantom":
        for part in await work.all(KIT_PARTS, order_id=order.id):
            if part.state == "planned":
                await release(work, part)


async def _recipe(work: Work, order: ProductionOrder, item: Item) -> Recipe:
    """The item's own on this day; the order's own steps where it has some; a kit needs no operations."""
    if order.own_steps is not None:
        return Recipe(routing=_no_routing(), steps=[_own_step(each) for each in order.own_steps], **NO_BOM)
    if order.kind == "phantom":
        return Recipe(routing=_no_routing(), steps=(), **NO_BOM)
    recipe = await masterdata.recipe(work, item.id, await masterdata.plant_day(work, work.occurred_at))
    if recipe is None:
        raise NoRouting(item=item.code)
    return recipe


NO_BOM: dict[str, Any] = {"gates": (), "bom": None, "components": ()}


def _no_routing() -> Routing:
    return Routing(version=0)


def _own_step(values: dict[str, Any]) -> RoutingStep:
    """A step that was written for one order; it stands in no table of masterdata."""
    ids = {name: UUID(values[name]) for name in ("operation_definition_id", "work_center_id")}
    return RoutingStep(
        **ids, id=None, sequence=values["sequence"], name_zh=values["name_zh"], name_en=values["name_en"],
        work_unit_id=None, setup_seconds=values["setup_seconds"], cycle_seconds=Decimal(values["cycle_seconds"]),
        predecessors=values["predecessors"], report_mode="any", box_quantity=None, needs_approval=False,
        over_limit_percent=None, skip_allowed=False, skill_codes=[],
    )  # fmt: skip


def operations_of(order: ProductionOrder, steps: Sequence[RoutingStep], numbers: Sequence[int]) -> list[Operation]:
    """An order's operations as their steps say on this day; nothing a routing gets later reaches them."""
    ids = {step.sequence: uuid7() for step in steps}
    ends = last_sequences(steps)
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
            routing_step_id=step.id,
            report_mode=step.report_mode,
            box_quantity=step.box_quantity,
            needs_approval=step.needs_approval,
            over_limit_percent=step.over_limit_percent,
            skip_allowed=step.skip_allowed,
            skill_codes=step.skill_codes,
        )
        for step, number in zip(steps, numbers, strict=True)
    ]


KEEPS_STOCK = Statement(select(exists().where(own(StorageLocation))))


async def flows_of(work: Work, order: ProductionOrder, item: Item, recipe: Recipe) -> list[tuple[bool, bool]]:
    """For each step: does its report take components from the line side, and does it put the item into stock?

    Parts with serials are never taken by a report: which of them went in is said one by one. What a repair takes is
    known only then. A company without any storage location keeps no stock.
    """
    if not recipe.steps:
        return []
    first, last = recipe.steps[0].sequence, recipe.steps[-1].sequence
    fed = {
        line.step_sequence or first
        for line, component, _ in recipe.components
        if component.issue_method == "backflush" and component.tracking != "serial" and order.kind == "production"
    }
    into_stock = (
        item.output_method == "report"
        and order.kind in ("production", "repair")
        and bool(await work.scalar(KEEPS_STOCK))
    )
    return [(step.sequence in fed, into_stock and step.sequence == last) for step in recipe.steps]


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


def snapshot_of(item: Item, recipe: Recipe, taken_at: datetime) -> dict[str, Any]:
    """What the order is made by, in plain values (quantities as text: JSON numbers are not exact)."""
    return {
        "taken_at": taken_at.isoformat(),
        "item": {
            "id": str(item.id),
            "code": item.code,
            "name_zh": item.name_zh,
            "name_en": item.name_en,
            "item_revision": recipe.item_revision or item.item_revision,
            "drawing": recipe.drawing if recipe.item_revision else item.drawing,
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
                    "scrap_percent": plain(line.scrap_percent),
                    "alternative_of": line.alternative_of,
                    "step_sequence": line.step_sequence,
                }
                for line, component, unit in recipe.components
            ],
            "outputs": [
                {
                    "item_id": str(each.id),
                    "code": each.code,
                    "name_zh": each.name_zh,
                    "name_en": each.name_en,
                    "kind": row.kind,
                    "quantity": plain(row.quantity),
                    "unit": unit.code,
                    "cost_share": plain(row.cost_share),
                    "step_sequence": row.step_sequence,
                }
                for row, each, unit in recipe.outputs
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
