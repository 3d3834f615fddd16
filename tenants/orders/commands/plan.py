"""When and where operations are meant to run, and pausing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.db import among, mine
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.errors import RecordNotFound, WrongPlace
from tenants.masterdata.models import WorkUnit
from tenants.orders import permissions, rules
from tenants.orders.access import access_operation, check_reach_at
from tenants.orders.errors import OperationNotFound, SlotReversed
from tenants.orders.events import OperationPaused, OperationResumed, PlanChanged
from tenants.orders.gates import rearm_gates
from tenants.orders.models import Operation


@dataclass(frozen=True, kw_only=True)
class PlannedSlot:
    """`work_unit_id` None leaves the place open within the work center."""

    operation_id: UUID
    planned_start: datetime
    planned_end: datetime
    work_unit_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SetPlan(Command):
    slots: list[PlannedSlot]


@command(needs=permissions.PLAN_OPERATION)
async def set_plan(work: Work, cmd: SetPlan) -> list[Operation]:
    """Give operations their slots."""
    return await write_plan(work, cmd.slots)


async def write_plan(work: Work, slots: Sequence[PlannedSlot]) -> list[Operation]:
    """The facade for scheduling: slots of any orders, in one go. Completed operations keep theirs."""
    by_id = {slot.operation_id: slot for slot in slots}
    statement = mine(Operation).where(among(Operation.id, by_id)).order_by(Operation.order_id, Operation.sequence)
    operations: list[Operation] = await work.all(statement.with_for_update())
    if len(operations) < len(by_id):
        raise OperationNotFound()
    units = await _units(work, slots)
    touched: dict[UUID, list[UUID]] = {}
    for operation in operations:
        await check_reach_at(work, [operation.work_center_id])
        if operation.state != "completed":
            await work.change(operation, **_planned(work, operation, by_id[operation.id], units))
            touched.setdefault(operation.order_id, []).append(operation.id)
    for order_id, operation_ids in touched.items():
        work.emit(PlanChanged(order_id=order_id, operation_ids=operation_ids))
    if len(touched) == 1:
        work.subject(next(iter(touched)))
    return operations


async def _units(work: Work, slots: Sequence[PlannedSlot]) -> dict[UUID, WorkUnit]:
    wanted = {slot.work_unit_id for slot in slots if slot.work_unit_id}
    if not wanted:
        return {}
    units = {unit.id: unit for unit in await work.all(mine(WorkUnit).where(among(WorkUnit.id, wanted)))}
    if len(units) < len(wanted):
        raise RecordNotFound(what="work unit")
    return units


def _planned(work: Work, operation: Operation, slot: PlannedSlot, units: dict[UUID, WorkUnit]) -> dict[str, Any]:
    if slot.planned_end < slot.planned_start:
        raise SlotReversed(operation=masterdata.spoken(work.actor.locale, operation))
    if slot.work_unit_id and units[slot.work_unit_id].work_center_id != operation.work_center_id:
        raise WrongPlace(work_unit=units[slot.work_unit_id].code)
    return {
        "planned_start": slot.planned_start.astimezone(UTC),
        "planned_end": slot.planned_end.astimezone(UTC),
        "work_unit_id": slot.work_unit_id,
    }


@dataclass(frozen=True, kw_only=True)
class PauseOperation(Command):
    operation_id: UUID


@command(needs=permissions.PAUSE_OPERATION)
async def pause_operation(work: Work, cmd: PauseOperation) -> Operation:
    """Say that nobody works on it for now; the next report starts it again."""
    operation = await access_operation(work, cmd.operation_id)
    state = rules.moved(operation, "pause", masterdata.spoken(work.actor.locale, operation))
    work.emit(OperationPaused(order_id=operation.order_id, operation_id=operation.id))
    return await work.change(operation, state=state)


@dataclass(frozen=True, kw_only=True)
class ResumeOperation(Command):
    operation_id: UUID


@command(needs=permissions.PAUSE_OPERATION)
async def resume_operation(work: Work, cmd: ResumeOperation) -> Operation:
    """Go on after a pause: gates that rearm on a start begin anew."""
    operation = await access_operation(work, cmd.operation_id)
    state = rules.moved(operation, "resume", masterdata.spoken(work.actor.locale, operation))
    await rearm_gates(work, operation, "start")
    work.emit(OperationResumed(order_id=operation.order_id, operation_id=operation.id))
    return await work.change(operation, state=state)
