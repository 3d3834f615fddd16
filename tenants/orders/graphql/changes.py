"""Engineering changes and instructions as orders meet them, in the schema."""

from datetime import datetime
from uuid import UUID

import strawberry

from infra.graphql import Info, mutation
from tenants.masterdata.design_graphql import Instruction
from tenants.masterdata.models import ChangeOrder
from tenants.orders import changes, commands, instructions
from tenants.orders.graphql.types import Order


@strawberry.type(description="`decision`: keep or switch. `outcome`: kept, switched, refused; null until it is live.")
class ChangeDecision:
    id: UUID
    order_id: UUID
    decision: str
    decided_by: str
    outcome: str | None
    outcome_code: str | None
    settled_at: datetime | None

    @classmethod
    def of(cls, row: ChangeOrder) -> "ChangeDecision":
        return cls(
            id=row.id,
            order_id=row.order_id,
            decision=row.decision,
            decided_by=row.decided_by,
            outcome=row.outcome,
            outcome_code=row.outcome_code,
            settled_at=row.settled_at,
        )


@strawberry.type(description="An order an engineering change touches. `begun`: sequences that have begun.")
class AffectedOrder:
    order: Order
    begun: list[int]
    decision: ChangeDecision | None

    @classmethod
    def of(cls, row: changes.Affected) -> "AffectedOrder":
        decision = ChangeDecision.of(row.decided) if row.decided else None
        return cls(order=Order.of(row.order), begun=list(row.begun), decision=decision)


@strawberry.type
class ChangeQuery:
    @strawberry.field
    async def affected_orders(self, info: Info, change_id: UUID) -> list[AffectedOrder]:
        return [AffectedOrder.of(row) for row in await changes.affected_orders(info.context.read, change_id)]

    @strawberry.field
    async def operation_instruction(self, info: Info, operation_id: UUID) -> Instruction | None:
        row = await instructions.operation_instruction(info.context.read, operation_id)
        return Instruction.of(row) if row else None


@strawberry.type
class ChangeMutation:
    decide_change_order = mutation(commands.decide_change_order, ChangeDecision)
