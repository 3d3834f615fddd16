"""The instruction of one operation of an order, and what of it somebody still has to read."""

from collections.abc import Sequence
from uuid import UUID

from infra.actions import query
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Instruction, InstructionStep
from tenants.orders import permissions
from tenants.orders.models import Operation, ProductionOrder


@query(needs=permissions.READ_OPERATIONS)
async def operation_instruction(read: Read, operation_id: UUID) -> Instruction | None:
    """The approved instruction that holds for the operation now."""
    operation = await read.get(Operation, operation_id)
    if operation is None:
        return None
    order = await read.get(ProductionOrder, operation.order_id)
    assert order is not None  # a foreign key holds it
    return await masterdata.current_instruction(
        read, operation.operation_definition_id, order.item_id, operation.sequence
    )


async def unread_steps(
    read: Read, operation: Operation, user_id: UUID, *, item_id: UUID | None = None
) -> Sequence[InstructionStep]:
    """Critical steps this person has not confirmed for this operation: `reporting` refuses while there are any.

    One statement; a second one where the caller does not know the order's item.
    """
    if item_id is None:
        order = await read.get(ProductionOrder, operation.order_id)
        assert order is not None  # a foreign key holds it
        item_id = order.item_id
    return await masterdata.unread_steps(
        read,
        operation_id=operation.id,
        operation_definition_id=operation.operation_definition_id,
        item_id=item_id,
        step_sequence=operation.sequence,
        user_id=user_id,
    )
