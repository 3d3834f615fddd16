"""An order that is half finished when it moves in: created, released and reported on in one act, or not at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.db import mine
from infra.imports.layout import same_word
from infra.quantity import ZERO
from infra.work import Work, acting_for
from tenants import masterdata, reporting
from tenants.masterdata.commands import CreateReasonCode, create_reason_code
from tenants.masterdata.errors import ReasonUnknown
from tenants.masterdata.models import Item
from tenants.onboarding import permissions, rules
from tenants.onboarding.errors import StepMissing, StepTwice
from tenants.orders.commands import CreateOrder, ReleaseOrder, create_order, release_order
from tenants.orders.models import Operation, ProductionOrder

OPENING = "opening"
"""The flag of reports that are no day's work: nobody is paid by them."""

_ORDINAL = re.compile(r"(?:工序|道序|op|operation|step)?\s*第?\s*(\d{1,4})\s*(?:道|序|道序|工序)?", re.I)


@dataclass(frozen=True, kw_only=True)
class Made:
    """What one operation has made. `operation`: its number in the routing, its place (工序2) or its name."""

    operation: str
    good: Decimal = ZERO
    process_scrap: Decimal = ZERO
    material_scrap: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class OpenOrder(Command):
    """`released` False: only promised so far. `scrap_reason` is a code; without one the reason is "opening balance"."""

    item_id: UUID
    quantity: Decimal
    due_at: datetime
    number: str | None = None
    customer_id: UUID | None = None
    customer_po: str | None = None
    priority: int = 0
    released: bool = True
    scrap_reason: str | None = None
    made: list[Made] = field(default_factory=list)
    custom: list[masterdata.CustomValue] = field(default_factory=list)


@command(needs=permissions.OPEN_ORDERS, signs=Meaning("opened"))
async def open_order(work: Work, cmd: OpenOrder) -> ProductionOrder:
    """Bring an order in as it stands: what was made of it becomes one opening report per operation.

    Refuses counts that the operation's predecessors have not delivered.
    """
    order = await create_order.nested(work, _promise(cmd))
    if not cmd.released:
        return order
    await release_order.nested(work, ReleaseOrder(order_id=order.id))
    operations: list[Operation] = await work.all(
        mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence)
    )
    made = await _matched(work, cmd, operations)
    _check(work, order.quantity, operations, made)
    for operation in operations:
        if (each := made.get(operation.id)) is not None:
            await _report(work, cmd, operation, each)
    work.subject(order.id)
    return order


def _promise(cmd: OpenOrder) -> CreateOrder:
    more: dict[str, Any] = {"custom": cmd.custom} if cmd.custom else {}
    return CreateOrder(
        item_id=cmd.item_id,
        quantity=cmd.quantity,
        due_at=cmd.due_at,
        number=cmd.number,
        customer_id=cmd.customer_id,
        customer_po=cmd.customer_po,
        priority=cmd.priority,
        **more,
    )


async def _matched(work: Work, cmd: OpenOrder, operations: Sequence[Operation]) -> dict[UUID, Made]:
    found: dict[UUID, Made] = {}
    for each in cmd.made:
        operation = find_operation(operations, each.operation)
        if operation is None:
            item = await masterdata.existing(work, Item, cmd.item_id)
            raise StepMissing(item=item.code, step=each.operation)
        if operation.id in found:
            raise StepTwice(step=each.operation)
        found[operation.id] = each
    return found


def find_operation(operations: Sequence[Operation], text: str) -> Operation | None:
    """By name in either language; by its number (10, 20 …); by its place (工序1 is the first)."""
    word = same_word(text)
    for operation in operations:
        if word in (same_word(operation.name_zh), same_word(operation.name_en)):
            return operation
    found = _ORDINAL.fullmatch(text.strip())
    if found is None:
        named = re.sub(r"^(?:工序|op|第)?\d{1,4}[道序.、-]*", "", word)  # 10 粗车
        return find_operation(operations, named) if named != word else None
    number = int(found[1])
    exact = next((each for each in operations if each.sequence == number), None)
    return exact or (operations[number - 1] if 0 < number <= len(operations) else None)


def _check(work: Work, quantity: Decimal, operations: Sequence[Operation], made: dict[UUID, Made]) -> None:
    nodes = [
        rules.Node(each.id, masterdata.spoken(work.actor.locale, each), each.predecessor_ids) for each in operations
    ]
    progress = {id: rules.Progress(each.good, each.process_scrap + each.material_scrap) for id, each in made.items()}
    rules.check_progress(quantity, nodes, progress)


async def _report(work: Work, cmd: OpenOrder, operation: Operation, made: Made) -> None:
    kind = "process_scrap" if made.process_scrap else "material_scrap" if made.material_scrap else None
    report = reporting.ReportOutput(
        operation_id=operation.id,
        good_quantity=made.good,
        process_scrap_quantity=made.process_scrap,
        material_scrap_quantity=made.material_scrap,
        scrap_reason=await _reason(work, kind, cmd.scrap_reason) if kind else None,
        flags=[OPENING],
    )
    person = work.actor
    # Nobody works here and now: what a person is asked for (skills, boxes, approval) was asked before we came.
    work.actor = acting_for(person, kind="system")
    try:
        await reporting.report_output.nested(work, report)
    finally:
        work.actor = person


async def _reason(work: Work, kind: str, given: str | None) -> str:
    """The code of the reason; "opening balance" is made when it is first needed."""
    code = given or OPENING.upper()
    try:
        await masterdata.access_reason(work, kind, code)
    except ReasonUnknown:
        if given is not None:
            raise
        cmd = CreateReasonCode(code=code, kind=kind, name_zh="期初报废", name_en="Scrapped before go-live")
        await create_reason_code.nested(work, cmd)
    return code
