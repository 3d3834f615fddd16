"""What is to be done at a step, and who has read it."""

from datetime import datetime
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, loader, mutation
from tenants.masterdata import commands, models
from tenants.masterdata import design_queries as q
from tenants.masterdata.design_graphql.lookups import of_row, the_item
from tenants.masterdata.design_graphql.routings import OperationDefinition
from tenants.masterdata.graphql_types import Item


@strawberry.type(description="`sha256`: a picture or film at /api/blobs/{sha256}. `critical`: to be confirmed as read.")
class InstructionStep:
    id: UUID
    position: int
    text: Names
    sha256: str | None
    media_type: str | None
    critical: bool

    @classmethod
    def of(cls, row: models.InstructionStep) -> "InstructionStep":
        return of_row(cls, row, text=Names(zh=row.text_zh, en=row.text_en))


@strawberry.type(description="One version, for every item, one item, or one step of its routing.")
class Instruction:
    id: UUID
    version: int
    state: str
    step_sequence: int | None
    made_by: str
    created_at: datetime
    approved_at: datetime | None
    approved_by: str | None
    operation_definition_id: UUID
    item_id: UUID | None

    @strawberry.field
    async def operation_definition(self, info: Info) -> OperationDefinition:
        row = await loader(info, q.definitions_by_id).load(self.operation_definition_id)
        assert row is not None  # a foreign key holds it
        return OperationDefinition.of(row)

    @strawberry.field
    async def item(self, info: Info) -> Item | None:
        return await the_item(info, self.item_id) if self.item_id else None

    @strawberry.field
    async def steps(self, info: Info) -> list[InstructionStep]:
        return [InstructionStep.of(row) for row in await loader(info, q.instruction_steps_of).load(self.id)]

    @classmethod
    def of(cls, row: models.Instruction) -> "Instruction":
        return of_row(cls, row)


@strawberry.type(description="Somebody has read a critical step.")
class InstructionConfirmation:
    id: UUID
    user_name: str
    version: int
    confirmed_at: datetime
    instruction_step_id: UUID

    @classmethod
    def of(cls, row: models.InstructionConfirmation) -> "InstructionConfirmation":
        return of_row(cls, row)


@strawberry.type
class InstructionQuery:
    @strawberry.field
    async def instructions(
        self, info: Info, operation_definition_id: UUID | None = None, item_id: UUID | None = None
    ) -> list[Instruction]:
        rows = await q.instructions(info.context.read, operation_definition_id=operation_definition_id, item_id=item_id)
        return [Instruction.of(row) for row in rows]

    @strawberry.field
    async def instruction(self, info: Info, id: UUID) -> Instruction | None:
        row = await q.instruction(info.context.read, id)
        return Instruction.of(row) if row else None

    @strawberry.field
    async def instruction_confirmations(self, info: Info, operation_id: UUID) -> list[InstructionConfirmation]:
        rows = await q.instruction_confirmations(info.context.read, operation_id)
        return [InstructionConfirmation.of(row) for row in rows]


@strawberry.type
class InstructionMutation:
    create_instruction = mutation(commands.create_instruction, Instruction)
    revise_instruction = mutation(commands.revise_instruction, Instruction)
    withdraw_instruction = mutation(commands.withdraw_instruction, Instruction)
    approve_instruction = mutation(commands.approve_instruction, Instruction)
    confirm_instruction = mutation(commands.confirm_instruction)
