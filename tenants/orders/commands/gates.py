"""Opening a gate by hand, while no module above does it, or when one cannot."""

from dataclasses import dataclass
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.work import Work
from tenants.orders import gates, permissions
from tenants.orders.access import access_operation
from tenants.orders.errors import GateNotFound
from tenants.orders.models import Gate, Operation


@dataclass(frozen=True, kw_only=True)
class OpenGate(Command):
    gate_id: UUID


@command(needs=permissions.OPEN_GATE, signs=Meaning("released"))
async def open_gate(work: Work, cmd: OpenGate) -> Operation:
    """Let the operation behind a gate go on until the gate is armed again."""
    gate = await work.get(Gate, cmd.gate_id)
    if gate is None:
        raise GateNotFound()
    operation = await access_operation(work, gate.operation_id)
    await gates.open_gate(work, gate.id)
    return operation
