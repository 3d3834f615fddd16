"""Which instruction holds for a step, and what of it somebody still has to read."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, exists, or_, select

from infra.db import Statement, mine, own
from infra.work import Read
from tenants.masterdata.models import Instruction, InstructionConfirmation, InstructionStep

_ITEM = bindparam("item_id", type_=Uuid())
_SEQUENCE = bindparam("step_sequence", type_=Integer())


def _holding(column: Any) -> Any:
    """The narrowest scope first, then the newest version."""
    return (
        select(column)
        .where(
            own(Instruction),
            Instruction.operation_definition_id == bindparam("operation_definition_id", type_=Uuid()),
            Instruction.state == "approved",
            or_(Instruction.item_id.is_(None), Instruction.item_id == _ITEM),
            or_(Instruction.step_sequence.is_(None), Instruction.step_sequence == _SEQUENCE),
        )
        .order_by(Instruction.item_id.is_(None), Instruction.step_sequence.is_(None), Instruction.version.desc())
        .limit(1)
    )


CURRENT = Statement(_holding(Instruction))
STEPS = Statement(
    mine(InstructionStep)
    .where(InstructionStep.instruction_id == bindparam("instruction_id"))
    .order_by(InstructionStep.position)
)
UNREAD = Statement(
    mine(InstructionStep)
    .where(
        InstructionStep.instruction_id == _holding(Instruction.id).scalar_subquery(),
        InstructionStep.critical,
        ~exists()
        .where(
            own(InstructionConfirmation),
            InstructionConfirmation.operation_id == bindparam("operation_id", type_=Uuid()),
            InstructionConfirmation.user_id == bindparam("user_id", type_=Uuid()),
            InstructionConfirmation.instruction_step_id == InstructionStep.id,
        )
        .correlate(InstructionStep),
    )
    .order_by(InstructionStep.position)
)


async def current_instruction(
    read: Read, operation_definition_id: UUID, item_id: UUID | None, step_sequence: int | None
) -> Instruction | None:
    """The approved instruction of a step: the one for that step of the item, else for the item, else for all."""
    found: Instruction | None = await read.one(
        CURRENT, operation_definition_id=operation_definition_id, item_id=item_id, step_sequence=step_sequence
    )
    return found


async def steps_of(read: Read, instruction_id: UUID) -> Sequence[InstructionStep]:
    return await read.all(STEPS, instruction_id=instruction_id)


async def unread_steps(
    read: Read,
    *,
    operation_id: UUID,
    operation_definition_id: UUID,
    item_id: UUID,
    step_sequence: int,
    user_id: UUID,
) -> Sequence[InstructionStep]:
    """The critical steps of the current instruction that this person has not confirmed for this operation of an
    order, in order. One statement."""
    return await read.all(
        UNREAD,
        operation_id=operation_id,
        operation_definition_id=operation_definition_id,
        item_id=item_id,
        step_sequence=step_sequence,
        user_id=user_id,
    )
