"""Holds: what may not be worked on, why, and who let it go again."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import ReasonCode
from tenants.orders import permissions, rules
from tenants.orders.access import check_reach_at
from tenants.orders.commands.lifecycle import locked_whole
from tenants.orders.errors import AlreadyOnHold, HoldNotFound, HoldWasLifted, OperationNotFound
from tenants.orders.events import HoldLifted, HoldPlaced
from tenants.orders.models import Hold, Operation, ProductionOrder

ACTIVE = Statement(
    mine(Hold).where(Hold.order_id == bindparam("order_id"), Hold.lifted_at.is_(None)).order_by(Hold.placed_at)
)


@dataclass(frozen=True, kw_only=True)
class HoldOrder(Command):
    """`reason_code` is one of kind `hold`."""

    order_id: UUID
    reason_code: str
    note: str | None = None


@command(needs=permissions.HOLD_ORDER)
async def hold_order(work: Work, cmd: HoldOrder) -> ProductionOrder:
    """Stop an order: from the next scan on nothing is accepted on any of its operations."""
    order, operations = await locked_whole(work, cmd.order_id)
    rules.check_changeable(order)
    await _place(work, "order", order.id, order, operations, cmd.reason_code, cmd.note, order.number)
    return order


@dataclass(frozen=True, kw_only=True)
class HoldOperation(Command):
    operation_id: UUID
    reason_code: str
    note: str | None = None


@command(needs=permissions.HOLD_ORDER)
async def hold_operation(work: Work, cmd: HoldOperation) -> Operation:
    """Stop one operation; the others go on."""
    found = await work.get(Operation, cmd.operation_id)
    if found is None:
        raise OperationNotFound()
    order, operations = await locked_whole(work, found.order_id)
    rules.check_changeable(order)
    operation = next(each for each in operations if each.id == found.id)
    await check_reach_at(work, [operation.work_center_id])
    name = masterdata.spoken(work.actor.locale, operation)
    await _place(work, "operation", operation.id, order, [operation], cmd.reason_code, cmd.note, name)
    return operation


async def _place(
    work: Work, kind: str, subject_id: UUID, order: ProductionOrder, operations: Sequence[Operation], code: str,
    note: str | None, label: str,
) -> None:  # fmt: skip
    reason = await masterdata.access_reason(work, "hold", code)
    if note is not None and len(note) > 500:
        raise BadInput(field="note", problem="at most 500 characters")
    for active in await work.all(ACTIVE, order_id=order.id):
        if (active.subject_kind, active.subject_id) == (kind, subject_id):
            placed_for = await masterdata.existing(work, ReasonCode, active.reason_id)
            raise AlreadyOnHold(subject=label, reason=masterdata.spoken(work.actor.locale, placed_for))
    hold = await work.insert(
        Hold(
            subject_kind=kind,
            subject_id=subject_id,
            order_id=order.id,
            reason_id=reason.id,
            note=(note or "").strip() or None,
            placed_by_id=work.actor.id,
            placed_by=work.actor.name,
            placed_at=work.occurred_at,
        )
    )
    for operation in operations:
        if operation.hold_id is None:
            await work.change(operation, hold_id=hold.id)
    work.emit(
        HoldPlaced(hold_id=hold.id, subject_kind=kind, subject_id=subject_id, order_id=order.id, reason=reason.code)
    )


@dataclass(frozen=True, kw_only=True)
class LiftHold(Command):
    hold_id: UUID


@command(needs=permissions.LIFT_HOLD, signs=Meaning("released from hold"))
async def lift_hold(work: Work, cmd: LiftHold) -> ProductionOrder:
    """Let the work go on; what another hold still stops stays stopped."""
    found = await work.get(Hold, cmd.hold_id)
    if found is None or found.order_id is None:
        raise HoldNotFound()
    order, operations = await locked_whole(work, found.order_id)
    active: list[Hold] = await work.all(ACTIVE, order_id=order.id)
    hold = next((each for each in active if each.id == found.id), None)
    if hold is None:
        raise HoldWasLifted(by=found.lifted_by or "")
    await work.change(
        hold,
        lifted_by_id=work.actor.id,
        lifted_by=work.actor.name,
        lifted_at=work.occurred_at,
        lift_reason=cmd.reason,
    )
    others = [each for each in active if each.id != hold.id]
    for operation in operations:
        still = next((each.id for each in others if each.subject_id in (operation.id, order.id)), None)
        await work.change(operation, hold_id=still)
    work.emit(
        HoldLifted(hold_id=hold.id, subject_kind=hold.subject_kind, subject_id=hold.subject_id, order_id=order.id)
    )
    return order
