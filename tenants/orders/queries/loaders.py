"""Batch functions: values in the order of the keys, one statement for any number of them."""

from collections.abc import Sequence
from uuid import UUID

from infra import clock
from infra.db import among, mine
from infra.work import Read
from tenants.orders import rules
from tenants.orders.models import Gate, Hold, Operation, ProductionOrder


async def orders_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[ProductionOrder | None]:
    return await read.many(ProductionOrder, ids)


async def operations_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Operation | None]:
    return await read.many(Operation, ids)


async def holds_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Hold | None]:
    return await read.many(Hold, ids)


async def operations_of(read: Read, order_ids: Sequence[UUID]) -> Sequence[Sequence[Operation]]:
    """The operations of each order in sequence. Everything derived about an operation comes from its siblings,
    so this one loader serves progress, position, readiness and what is available."""
    found: dict[UUID, list[Operation]] = {}
    for each in await read.all(
        mine(Operation).where(among(Operation.order_id, order_ids)).order_by(Operation.sequence)
    ):
        found.setdefault(each.order_id, []).append(each)
    return [found.get(id, []) for id in order_ids]


async def active_holds(read: Read, order_ids: Sequence[UUID]) -> Sequence[Hold | None]:
    """What stops each order: its own hold, else the first of one of its operations."""
    statement = mine(Hold).where(among(Hold.order_id, order_ids), Hold.lifted_at.is_(None)).order_by(Hold.placed_at)
    found: dict[UUID, Hold] = {}
    for hold in await read.all(statement):
        if hold.order_id not in found or (
            hold.subject_kind == "order" and found[hold.order_id].subject_kind != "order"
        ):
            found[hold.order_id] = hold
    return [found.get(id) for id in order_ids]


async def closed_gates(read: Read, operation_ids: Sequence[UUID]) -> Sequence[Gate | None]:
    """The gate that bars each operation now."""
    gates = await read.all(mine(Gate).where(among(Gate.operation_id, operation_ids), Gate.opened_at.is_(None)))
    if not gates:
        return [None] * len(operation_ids)
    operations = await read.many(Operation, {gate.operation_id for gate in gates})
    touched = {each.id: rules.counts_of(each).touched for each in operations if each}
    now = clock.now()
    closed = {
        gate.operation_id: gate
        for gate in gates
        if rules.gate_allowance(vars(gate), touched[gate.operation_id], now) == 0
    }
    return [closed.get(id) for id in operation_ids]
