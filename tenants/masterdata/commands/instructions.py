"""Instructions: versions of ordered steps in words and pictures, and who has read the critical ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from infra.actions import Command, Meaning, command
from infra.blobs import FILMS, PICTURES, BlobMissing, BlobUnreadable, stored_blob
from infra.db import TenantRow, mine, own
from infra.errors import BadInput
from infra.ids import uuid7
from infra.work import Work
from tenants.masterdata import permissions
from tenants.masterdata.commands.versions import APPROVED, DRAFT, WITHDRAWN, locked_draft
from tenants.masterdata.errors import FileMissing, InstructionEmpty, InstructionOutdated, NotAPicture, RecordNotFound
from tenants.masterdata.instructions import current_instruction, steps_of
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import (
    Instruction,
    InstructionConfirmation,
    InstructionStep,
    Item,
    OperationDefinition,
)

LONGEST_TEXT, MOST_STEPS = 600, 100


@dataclass(frozen=True, kw_only=True)
class NewInstructionStep:
    """Text in both languages (one stands in for a missing one), a picture or film by its hash, or both."""

    text_zh: str = ""
    text_en: str = ""
    sha256: str | None = None
    critical: bool = False


@dataclass(frozen=True, kw_only=True)
class CreateInstruction(Command):
    """The next version, as a draft: for every item, for one item, or for one step of one item's routing."""

    operation_definition_id: UUID
    steps: list[NewInstructionStep]
    item_id: UUID | None = None
    step_sequence: int | None = None


@command(needs=permissions.EDIT_ROUTINGS)
async def create_instruction(work: Work, cmd: CreateInstruction) -> Instruction:
    definition = await work.lock(OperationDefinition, cmd.operation_definition_id)  # numbers its versions
    if definition is None:
        raise RecordNotFound(what="operation")
    if cmd.item_id is not None:
        await existing(work, Item, cmd.item_id)
    elif cmd.step_sequence is not None:
        raise BadInput(field="step_sequence", problem="only with an item")
    scope = {"item_id": cmd.item_id, "step_sequence": cmd.step_sequence}
    instruction = Instruction(
        id=uuid7(),
        operation_definition_id=definition.id,
        **scope,
        version=await _next(work, definition.id, scope),
        state=DRAFT,
        made_by=work.actor.name,
    )
    rows: list[TenantRow] = [instruction, *await _checked(work, instruction, cmd.steps)]
    await work.insert_all(rows)
    return instruction


async def _next(work: Work, definition_id: UUID, scope: dict[str, Any]) -> int:
    latest = select(func.coalesce(func.max(Instruction.version), 0)).where(
        own(Instruction),
        Instruction.operation_definition_id == definition_id,
        *(getattr(Instruction, column).is_not_distinct_from(value) for column, value in scope.items()),
    )
    return int(await work.scalar(latest)) + 1


@dataclass(frozen=True, kw_only=True)
class ReviseInstruction(Command):
    """Other steps (all of them) for a draft."""

    instruction_id: UUID
    steps: list[NewInstructionStep]


@command(needs=permissions.EDIT_ROUTINGS)
async def revise_instruction(work: Work, cmd: ReviseInstruction) -> Instruction:
    instruction = await locked_draft(work, Instruction, cmd.instruction_id, "instruction")
    rows = await _checked(work, instruction, cmd.steps)
    for each in await steps_of(work, instruction.id):
        await work.remove(each)
    await work.insert_all(rows)
    return instruction


@dataclass(frozen=True, kw_only=True)
class WithdrawInstruction(Command):
    instruction_id: UUID


@command(needs=permissions.EDIT_ROUTINGS)
async def withdraw_instruction(work: Work, cmd: WithdrawInstruction) -> Instruction:
    """Give a draft up."""
    instruction = await locked_draft(work, Instruction, cmd.instruction_id, "instruction")
    return await work.change(instruction, state=WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class ApproveInstruction(Command):
    instruction_id: UUID


@command(needs=permissions.APPROVE_ITEMS, signs=Meaning("approved"))
async def approve_instruction(work: Work, cmd: ApproveInstruction) -> Instruction:
    """Shown from now on; its critical steps have to be read anew."""
    instruction = await locked_draft(work, Instruction, cmd.instruction_id, "instruction")
    return await work.change(instruction, state=APPROVED, approved_at=work.now, approved_by=work.actor.name)


async def _checked(work: Work, instruction: Instruction, given: Sequence[NewInstructionStep]) -> list[InstructionStep]:
    if not 0 < len(given) <= MOST_STEPS:
        raise InstructionEmpty()
    return [await _step(work, instruction, position, each) for position, each in enumerate(given, 1)]


async def _step(work: Work, instruction: Instruction, position: int, given: NewInstructionStep) -> InstructionStep:
    zh, en = given.text_zh.strip(), given.text_en.strip()
    if not (zh or en or given.sha256):
        raise InstructionEmpty()
    if max(len(zh), len(en)) > LONGEST_TEXT:
        raise BadInput(field="text", problem=f"at most {LONGEST_TEXT} characters")
    return InstructionStep(
        instruction_id=instruction.id,
        position=position,
        text_zh=zh or en,
        text_en=en or zh,
        sha256=given.sha256,
        media_type=await _media_type(work, position, given.sha256) if given.sha256 else None,
        critical=given.critical,
    )


async def _media_type(work: Work, position: int, sha256: str) -> str:
    try:
        kind = (await stored_blob(work.tenant_id, sha256)).media_type
    except BlobMissing:
        raise FileMissing(name=str(position)) from None
    except BlobUnreadable:
        raise NotAPicture(position=position) from None
    if kind not in (*PICTURES, *FILMS):
        raise NotAPicture(position=position)
    return kind


# -- reading ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ConfirmInstruction(Command):
    """I have read these critical steps (default: all of them), for this operation of an order."""

    operation_id: UUID
    instruction_id: UUID
    positions: list[int] = field(default_factory=list)


@command(needs=permissions.CONFIRM_INSTRUCTION)
async def confirm_instruction(work: Work, cmd: ConfirmInstruction) -> list[InstructionConfirmation]:
    """Refused once a newer version is approved: what was read is not what holds. Confirming twice writes once."""
    instruction = await existing(work, Instruction, cmd.instruction_id)
    current = await current_instruction(
        work, instruction.operation_definition_id, instruction.item_id, instruction.step_sequence
    )
    if current is None or current.id != instruction.id:
        raise InstructionOutdated(version=current.version if current else 0)
    steps = [each for each in await steps_of(work, instruction.id) if each.critical]
    if cmd.positions:
        steps = [each for each in steps if each.position in cmd.positions]
    work.subject(cmd.operation_id)
    made = [_confirmation(work, cmd.operation_id, instruction, step) for step in steps]
    known = await _known(work, cmd.operation_id, work.actor.id)
    new = [each for each in made if each.instruction_step_id not in known]
    await work.insert_all(new)
    return new


def _confirmation(
    work: Work, operation_id: UUID, instruction: Instruction, step: InstructionStep
) -> InstructionConfirmation:
    return InstructionConfirmation(
        id=uuid7(),
        operation_id=operation_id,
        user_id=work.actor.id,
        user_name=work.actor.name,
        instruction_step_id=step.id,
        version=instruction.version,
        confirmed_at=work.occurred_at,
    )


async def _known(work: Work, operation_id: UUID, user_id: UUID) -> set[UUID]:
    rows = await work.all(
        mine(InstructionConfirmation).where(
            InstructionConfirmation.operation_id == operation_id, InstructionConfirmation.user_id == user_id
        )
    )
    return {row.instruction_step_id for row in rows}
