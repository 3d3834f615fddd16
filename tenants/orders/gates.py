"""Gates: upper modules arm them in advance and open them; `access_operation` asks them on every scan."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.db import Statement, mine
from infra.errors import BadInput
from infra.quantity import exact
from infra.work import Work
from tenants.orders import rules
from tenants.orders.errors import GateNotFound
from tenants.orders.events import GateOpened
from tenants.orders.models import Gate, Operation

REARM_ON = ("start", "setup", "downtime")


async def arm_gate(
    work: Work,
    operation: Operation,
    kind: str,
    *,
    opener: str,
    closes_after_quantity: Decimal | None = None,
    closes_at: datetime | None = None,
    rearm_on: str | None = None,
) -> Gate:
    """Let `closes_after_quantity` more pieces through (or work go on until `closes_at`), then bar the operation.

    One gate per kind and operation: arming it again starts its allowance anew. `opener` is the role that can open it.
    """
    if rearm_on is not None and rearm_on not in REARM_ON:
        raise BadInput(field="rearm_on", problem=f"one of {', '.join(REARM_ON)}")
    terms = {
        "closes_after_quantity": None if closes_after_quantity is None else exact(closes_after_quantity),
        "closes_at": closes_at,
        "rearm_on": rearm_on,
        "opener": opener,
        "armed_quantity": rules.counts_of(operation).touched,
        "opened_at": None,
        "opened_by": None,
    }
    known: Gate | None = await work.one(mine(Gate).where(Gate.operation_id == operation.id, Gate.kind == kind))
    if known is not None:
        return await work.change(known, **terms)
    return await work.insert(Gate(operation_id=operation.id, kind=kind, **terms))


async def open_gate(work: Work, gate_id: UUID) -> Gate:
    """Nothing stops at this gate until it is armed again."""
    gate = await work.lock(Gate, gate_id)
    if gate is None:
        raise GateNotFound()
    operation = await work.get(Operation, gate.operation_id)
    assert operation is not None  # a foreign key holds it
    work.emit(GateOpened(order_id=operation.order_id, operation_id=operation.id, gate_id=gate.id, kind=gate.kind))
    return await work.change(gate, opened_at=work.now, opened_by=work.actor.name)


REARMED = Statement(
    mine(Gate)
    .where(Gate.operation_id == bindparam("operation_id"), Gate.rearm_on == bindparam("rearm_on"))
    .with_for_update()
)


async def rearm_gates(work: Work, operation: Operation, on: str) -> None:
    """A start, a set-up or a downtime begins the allowance of its gates anew."""
    touched = rules.counts_of(operation).touched
    for gate in await work.all(REARMED, operation_id=operation.id, rearm_on=on):
        await work.change(gate, armed_quantity=touched, opened_at=None, opened_by=None)
