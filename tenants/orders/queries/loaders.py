"""Batch functions: values in the order of the keys, one statement for any number of them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from infra import clock
from infra.db import among, hydrate, mine, own
from infra.quantity import ZERO
from infra.work import Read
from tenants.orders import rules
from tenants.orders.models import Gate, Hold, Operation, ProductionOrder, Recovery, Transfer, TravelerPrint


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


async def children_of(read: Read, order_ids: Sequence[UUID]) -> Sequence[Sequence[ProductionOrder]]:
    """What came of each order: parts, remainders, components, repairs."""
    statement = mine(ProductionOrder).where(among(ProductionOrder.parent_id, order_ids))
    return await _grouped(read, statement.order_by(ProductionOrder.number), "parent_id", order_ids)


async def merged_into(read: Read, order_ids: Sequence[UUID]) -> Sequence[Sequence[ProductionOrder]]:
    """The orders each one took over."""
    statement = mine(ProductionOrder).where(among(ProductionOrder.merged_into_id, order_ids))
    return await _grouped(read, statement.order_by(ProductionOrder.number), "merged_into_id", order_ids)


async def transfers_of(read: Read, order_ids: Sequence[UUID]) -> Sequence[Sequence[Transfer]]:
    """What moved out of and into each order, in time."""
    statement = mine(Transfer).where(among(Transfer.from_order_id, order_ids) | among(Transfer.to_order_id, order_ids))
    rows = await read.all(statement.order_by(Transfer.moved_at, Transfer.id))
    return [[each for each in rows if id in (each.from_order_id, each.to_order_id)] for id in order_ids]


async def recoveries_of(read: Read, order_ids: Sequence[UUID]) -> Sequence[Sequence[Recovery]]:
    statement = mine(Recovery).where(among(Recovery.order_id, order_ids)).order_by(Recovery.id)
    return await _grouped(read, statement, "order_id", order_ids)


async def prints_of(read: Read, order_ids: Sequence[UUID]) -> Sequence[Sequence[TravelerPrint]]:
    statement = mine(TravelerPrint).where(among(TravelerPrint.order_id, order_ids)).order_by(TravelerPrint.copy)
    return await _grouped(read, statement, "order_id", order_ids)


async def _grouped(read: Read, statement: Any, attribute: str, ids: Sequence[UUID]) -> list[list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for each in await read.all(statement):
        found.setdefault(getattr(each, attribute), []).append(each)
    return [found.get(id, []) for id in ids]


async def good_of(read: Read, order_ids: Sequence[UUID]) -> Sequence[Decimal]:
    """Finished pieces of each order: of a kit as many as its parts give."""
    orders = await read.many(ProductionOrder, order_ids)
    kits = [each.id for each in orders if each and each.kind == "phantom"]
    parts = dict(zip(kits, await children_of(read, kits), strict=True)) if kits else {}
    own = dict(zip(order_ids, await operations_of(read, order_ids), strict=True))
    made = {}
    for kit, children in parts.items():
        its = [each for each in children if each.relation == "kit" and each.per_parent]
        good = await good_of(read, [each.id for each in its])
        made[kit] = rules.kits([(g, each.per_parent) for g, each in zip(good, its, strict=True) if each.per_parent])
    return [made[id] if id in made else rules.progress(own[id]).good for id in order_ids]


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


async def gates_in(read: Read, order_ids: Sequence[UUID]) -> Sequence[dict[UUID, Gate]]:
    """The gates that bar operations of each order now, by operation."""
    rows = await read.all(
        select(*Gate.__table__.c, Operation.order_id.label("order_id"), *_COUNTS)
        .join(Operation, own(Operation) & (Operation.id == Gate.operation_id))
        .where(own(Gate), among(Operation.order_id, order_ids), Gate.opened_at.is_(None))
    )
    now = clock.now()
    found: dict[UUID, dict[UUID, Gate]] = {}
    for row in rows:
        touched = sum((row[column.name] for column in _COUNTS), ZERO)
        if rules.gate_allowance(row, touched, now) == 0:
            gate = hydrate(Gate, {column.name: row[column.name] for column in Gate.__table__.c})
            found.setdefault(row["order_id"], {})[gate.operation_id] = gate
    return [found.get(id, {}) for id in order_ids]


_COUNTS = (
    Operation.good_quantity, Operation.process_scrap_quantity, Operation.material_scrap_quantity,
    Operation.rework_quantity,
)  # fmt: skip
