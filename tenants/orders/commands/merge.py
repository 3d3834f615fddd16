"""Merging orders of the same thing into one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.db import among, mine
from infra.quantity import ZERO
from infra.work import Work
from tenants.orders import demands, permissions, rules
from tenants.orders.commands.divide import check_divisible, states_of, transfer
from tenants.orders.commands.lifecycle import locked_whole
from tenants.orders.errors import NothingToMerge, OrdersDiffer
from tenants.orders.events import OrdersMerged
from tenants.orders.models import Gate, Operation, ProductionOrder
from tenants.orders.rules import Counts

MOST = 50


@dataclass(frozen=True, kw_only=True)
class MergeOrders(Command):
    """`order_ids` go into `order_id`, which keeps its number, customer, due time and cards."""

    order_id: UUID
    order_ids: list[UUID]


@command(needs=permissions.DIVIDE_ORDER)
async def merge_orders(work: Work, cmd: MergeOrders) -> ProductionOrder:
    """Make one order of several with the same item and snapshot; what was made of each counts on in the one."""
    wanted = sorted({cmd.order_id, *cmd.order_ids})
    whole = {id: await locked_whole(work, id) for id in wanted[:MOST]}
    target, operations = whole.pop(cmd.order_id, (None, []))
    if target is None or not whole or len(wanted) > MOST:
        raise NothingToMerge(order=target.number if target else "")
    for order, theirs in [(target, operations), *whole.values()]:
        rules.order_after(order, "merge")
        await check_divisible(work, order)
        _check_same(target, order)
        if [each.sequence for each in operations] != [each.sequence for each in theirs]:
            raise OrdersDiffer(order=target.number, other=order.number, what="snapshot")
        await _merge(work, target, operations, order, theirs)
    work.subject(target.id)
    work.emit(OrdersMerged(order_id=target.id, number=target.number, merged_ids=list(whole)))
    return target


def _check_same(target: ProductionOrder, other: ProductionOrder) -> None:
    for what in ("item_id", "unit", "kind", "state"):
        if getattr(target, what) != getattr(other, what):
            raise OrdersDiffer(order=target.number, other=other.number, what=what.removesuffix("_id"))
    if _content(target.snapshot) != _content(other.snapshot) or target.own_steps != other.own_steps:
        raise OrdersDiffer(order=target.number, other=other.number, what="snapshot")


def _content(snapshot: dict[str, Any] | None) -> dict[str, Any]:
    """What an order is made by, but for when it was frozen."""
    return {key: value for key, value in (snapshot or {}).items() if key != "taken_at"}


async def _merge(
    work: Work, target: ProductionOrder, operations: Sequence[Operation], source: ProductionOrder,
    theirs: Sequence[Operation],
) -> None:  # fmt: skip
    if source is target:
        return
    await work.change(target, quantity=target.quantity + source.quantity)
    counts = {}
    for ours, other in zip(operations, theirs, strict=True):
        moved = rules.counts_of(other)
        counts[ours.id] = rules.counts_of(ours).plus(moved)
        await work.insert(transfer(work, "merge", other, ours, other.planned_quantity, moved))
    await _join_gates(work, operations, theirs, counts)
    await _count_on(work, target, operations, counts)
    for other in theirs:
        await work.change(
            other, planned_quantity=ZERO, good_quantity=ZERO, process_scrap_quantity=ZERO,
            material_scrap_quantity=ZERO, rework_quantity=ZERO, state="waiting", started_at=None, completed_at=None,
            accepts_output=False,
        )  # fmt: skip
    await demands.join(work, target, source)
    await work.change(source, state="merged", merged_into_id=target.id, closed_at=work.now)


async def _count_on(
    work: Work, target: ProductionOrder, operations: Sequence[Operation], counts: dict[UUID, Counts]
) -> None:
    states = states_of(operations, target.quantity, counts)
    for each, state in zip(operations, states, strict=True):
        total = counts[each.id]
        await work.change(
            each, planned_quantity=target.quantity, good_quantity=total.good,
            process_scrap_quantity=total.process_scrap, material_scrap_quantity=total.material_scrap,
            rework_quantity=total.rework, state=state,
            started_at=each.started_at or (work.occurred_at if total.touched else None),
            completed_at=(each.completed_at or work.occurred_at) if state == "completed" else None,
        )  # fmt: skip


async def _join_gates(
    work: Work, operations: Sequence[Operation], theirs: Sequence[Operation], counts: dict[UUID, Counts]
) -> None:
    """Of two gates of a kind the stricter one holds: what either would still have let through, and no more."""
    ids = [each.id for each in (*operations, *theirs)]
    gates: list[Gate] = await work.all(mine(Gate).where(among(Gate.operation_id, ids)))
    known = {(each.operation_id, each.kind): each for each in gates}
    for ours, other in zip(operations, theirs, strict=True):
        kinds = {kind for operation_id, kind in known if operation_id in (ours.id, other.id)}
        for kind in kinds:
            mine_, their = known.get((ours.id, kind)), known.get((other.id, kind))
            await _join_gate(work, ours, other, mine_, their, counts[ours.id])


async def _join_gate(
    work: Work, ours: Operation, other: Operation, mine_: Gate | None, their: Gate | None, counts: Counts
) -> None:
    lefts = [
        (gate, rules.gate_allowance(vars(gate), rules.counts_of(operation).touched, work.now))
        for gate, operation in ((mine_, ours), (their, other))
        if gate is not None and gate.opened_at is None
    ]
    if not lefts:
        return
    strictest, left = min(lefts, key=lambda each: (each[1] is None, each[1] or ZERO))
    terms: dict[str, Any] = {
        "closes_after_quantity": strictest.closes_after_quantity, "closes_at": strictest.closes_at,
        "rearm_on": strictest.rearm_on, "opener": strictest.opener, "opened_at": None, "opened_by": None,
        "armed_quantity": counts.touched,
    }  # fmt: skip
    if strictest.closes_after_quantity is not None and left is not None:
        terms["armed_quantity"] = counts.touched + left - strictest.closes_after_quantity
    if mine_ is None:
        await work.insert(Gate(operation_id=ours.id, kind=strictest.kind, **terms))
    else:
        await work.change(mine_, **terms)
