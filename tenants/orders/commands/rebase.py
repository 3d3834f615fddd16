"""An open order follows an engineering change, as long as nothing of what changes has begun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.commands.changes import decide_for_order
from tenants.masterdata.models import ChangeOrder, Item, RoutingStep
from tenants.masterdata.rules import last_sequences
from tenants.orders import permissions
from tenants.orders.commands.lifecycle import locked_order
from tenants.orders.commands.release import flows_of, operations_of, snapshot_of
from tenants.orders.errors import CannotFollow, NoRouting
from tenants.orders.events import OrderChanged
from tenants.orders.models import Gate, Operation, ProductionOrder
from tenants.orders.numbers import take

OPERATIONS = Statement(mine(Operation).where(Operation.order_id == bindparam("order_id")).with_for_update())
GATES = Statement(mine(Gate).where(Gate.operation_id == bindparam("operation_id")))

COPIED = (
    "operation_definition_id", "name_zh", "name_en", "work_center_id", "work_unit_id", "setup_seconds",
    "cycle_seconds", "report_mode", "box_quantity", "needs_approval", "over_limit_percent", "skip_allowed",
    "skill_codes",
)  # fmt: skip
"""Columns an operation has of its routing step."""


@dataclass(frozen=True, kw_only=True)
class DecideChangeOrder(Command):
    """What an open order does once a change is live: `keep` its snapshot or `switch` to the new one."""

    change_id: UUID
    order_id: UUID
    decision: str


@command(needs=permissions.RELEASE_ORDER)
async def decide_change_order(work: Work, cmd: DecideChangeOrder) -> ChangeOrder:
    order = await locked_order(work, cmd.order_id)
    decided = await decide_for_order(work, cmd.change_id, order.id, order.number, cmd.decision)
    work.subject(cmd.change_id)
    return decided


async def follow(work: Work, order_id: UUID) -> None:
    """Bind a released order to how its item is made today. Raises CannotFollow naming the operation that has begun.

    Operations that stay as they are keep their cards, counts and slots; changed ones keep card and slot; new ones get
    a card. A planned order needs nothing: it is bound at its release.
    """
    order = await locked_order(work, order_id)
    if order.state == "planned":
        return
    if order.state != "released" or order.own_steps is not None:
        raise CannotFollow(order=order.number, operation="")
    item = await masterdata.existing(work, Item, order.item_id)
    recipe = await masterdata.recipe(work, item.id, await masterdata.plant_day(work, work.occurred_at))
    if recipe is None:
        raise NoRouting(item=item.code)
    old = {each.sequence: each for each in await work.all(OPERATIONS, order_id=order.id)}
    new = {step.sequence: step for step in recipe.steps}
    snapshot = snapshot_of(item, recipe, work.now)
    touched = _changed(old, new) | _fed_differently(order.snapshot or {}, snapshot, min(new))
    _check_not_begun(order, old, new, touched)
    await _rewrite(work, order, old, recipe.steps)
    await _feed(work, order, item, recipe)
    values = {"snapshot": snapshot, "item_revision": snapshot["item"]["item_revision"]}
    await work.change(order, drawing=snapshot["item"]["drawing"], **values)
    work.emit(OrderChanged(order_id=order.id, number=order.number, due_at=order.due_at, quantity=order.quantity))


async def _feed(work: Work, order: ProductionOrder, item: Item, recipe: masterdata.Recipe) -> None:
    """What reports take and give from now on. What was issued to an operation stays to be taken there."""
    flows = dict(zip((each.sequence for each in recipe.steps), await flows_of(work, order, item, recipe), strict=True))
    for operation in await work.all(OPERATIONS, order_id=order.id):
        consumes, yields = flows[operation.sequence]
        await work.change(operation, consumes=consumes or operation.consumes, yields=yields)


def _changed(old: Mapping[int, Operation], new: Mapping[int, RoutingStep]) -> set[int]:
    """Sequences that are there only before or only after, or differ in what an operation has of its step."""
    sequences = {each.id: each.sequence for each in old.values()}

    def same(operation: Operation, step: RoutingStep) -> bool:
        before = sorted(sequences[each] for each in operation.predecessor_ids)
        facts = all(getattr(operation, name) == getattr(step, name) for name in COPIED)
        return facts and before == sorted(step.predecessors)

    return {
        each for each in old.keys() | new.keys() if each not in old or each not in new or not same(old[each], new[each])
    }


def _fed_differently(before: Mapping[str, Any], after: Mapping[str, Any], first: int) -> set[int]:
    """Sequences whose material differs; a line that names no step is taken at the first."""

    def lines(snapshot: Mapping[str, Any]) -> dict[int, Any]:
        return {line["position"]: line for line in (snapshot.get("bom") or {}).get("lines", ())}

    facts = ("item_id", "quantity", "unit", "scrap_percent", "alternative_of", "step_sequence")
    old, new = lines(before), lines(after)
    moved = [
        line
        for position in old.keys() | new.keys()
        for line in (old.get(position), new.get(position))
        if line
        and [(old.get(position) or {}).get(f) for f in facts] != [(new.get(position) or {}).get(f) for f in facts]
    ]
    return {line.get("step_sequence") or first for line in moved}


def _check_not_begun(
    order: ProductionOrder, old: Mapping[int, Operation], new: Mapping[int, RoutingStep], touched: set[int]
) -> None:
    """A changed step must be untouched; an added one also bars what already runs behind it."""
    behind: dict[int, set[int]] = {}
    for step in sorted(new.values(), key=lambda each: each.sequence):
        ahead = {each for p in step.predecessors for each in (p, *behind.get(p, ()))}
        behind[step.sequence] = ahead
    added = touched & (new.keys() - old.keys())
    for sequence, operation in sorted(old.items()):
        barred = sequence in touched or bool(added & behind.get(sequence, set()))
        if barred and _begun(operation):
            raise CannotFollow(order=order.number, operation=operation.name_zh, sequence=sequence)


def _begun(operation: Operation) -> bool:
    return operation.state != "waiting" or operation.started_at is not None or bool(operation.handled)


async def _rewrite(
    work: Work, order: ProductionOrder, old: Mapping[int, Operation], steps: Sequence[RoutingStep]
) -> None:
    kept = {step.sequence for step in steps} & old.keys()
    fresh = [step for step in steps if step.sequence not in kept]
    numbers = await take(work, "card", len(fresh)) if fresh else range(0)
    made = {each.sequence: each for each in operations_of_some(order, steps, fresh, numbers)}
    ids = {sequence: old[sequence].id for sequence in kept} | {each.sequence: each.id for each in made.values()}
    ends = last_sequences(steps)
    for step in steps:
        links = {"predecessor_ids": [ids[each] for each in step.predecessors], "last": step.sequence in ends}
        if step.sequence in made:
            for name, value in links.items():
                setattr(made[step.sequence], name, value)
        else:
            facts = {name: getattr(step, name) for name in COPIED}
            await work.change(old[step.sequence], routing_step_id=step.id, **facts, **links)
    for sequence, operation in old.items():
        if sequence not in kept:
            await _remove(work, order, operation)
    await work.insert_all(list(made.values()))


def operations_of_some(
    order: ProductionOrder, steps: Sequence[RoutingStep], wanted: Sequence[RoutingStep], numbers: Sequence[int]
) -> list[Operation]:
    """Fresh operations of some steps; how they are linked is the caller's to say."""
    wanted_sequences = {step.sequence: number for step, number in zip(wanted, numbers, strict=True)}
    every = operations_of(order, steps, [wanted_sequences.get(step.sequence, 0) for step in steps])
    return [each for each in every if each.sequence in wanted_sequences]


async def _remove(work: Work, order: ProductionOrder, operation: Operation) -> None:
    for gate in await work.all(GATES, operation_id=operation.id):
        await work.remove(gate)
    try:
        await work.remove(operation)
    except asyncpg.ForeignKeyViolationError as error:  # something was noted about it: a stop, a signal, a call
        raise CannotFollow(order=order.number, operation=operation.name_zh, sequence=operation.sequence) from error
