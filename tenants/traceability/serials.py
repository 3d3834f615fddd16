"""Pieces with serials on their way through an order's operations: the facade for `reporting`."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.db import Statement, TenantRow, among, mine, own
from infra.ids import uuid7
from infra.work import Work
from tenants.orders.models import Operation, ProductionOrder
from tenants.traceability import rules
from tenants.traceability.errors import SerialPassed, SerialTaken
from tenants.traceability.models import Sublot, SublotPass

ITEM = Statement(select(ProductionOrder.item_id).where(own(ProductionOrder), ProductionOrder.id == bindparam("id")))
OF_ORDER = Statement(mine(Sublot).where(Sublot.order_id == bindparam("order_id")))
OF_REPORT = Statement(mine(SublotPass).where(SublotPass.report_id == bindparam("report_id")))


async def record_sublots(work: Work, operation: Operation, serials: Sequence[str], report_id: UUID) -> list[Sublot]:
    """The pieces a report names went through `operation` (locked by the caller): all of them or none.

    The first operation that names pieces of an order makes them known; after that the order has no others. Raises
    SerialRepeated, SerialUnknown, SerialTaken, SerialPassed, each naming the pieces.
    """
    wanted = rules.check_serials(serials)
    known = {each.serial: each for each in await work.all(OF_ORDER, order_id=operation.order_id)}
    if operation.predecessor_ids:
        rules.check_known(wanted, known)
    new = await _new(work, operation, [each for each in wanted if each not in known])
    known |= {each.serial: each for each in new}
    pieces = [known[serial] for serial in wanted]
    await _check_not_passed(work, operation, pieces)
    passes = [
        SublotPass(sublot_id=each.id, operation_id=operation.id, report_id=report_id, passed_at=work.occurred_at)
        for each in pieces
    ]
    rows: list[TenantRow] = [*new, *passes]
    await work.insert_all(rows)
    return pieces


async def _new(work: Work, operation: Operation, serials: Sequence[str]) -> list[Sublot]:
    if not serials:
        return []
    item_id = await work.scalar(ITEM, id=operation.order_id)
    other = await work.all(mine(Sublot).where(Sublot.item_id == item_id, among(Sublot.serial, serials)))
    if other:
        raise SerialTaken(serials=rules.listed([each.serial for each in other]))
    return [
        Sublot(id=uuid7(), serial=serial, item_id=item_id, order_id=operation.order_id, state="accepted")
        for serial in serials
    ]


async def _check_not_passed(work: Work, operation: Operation, pieces: Sequence[Sublot]) -> None:
    passed = await work.all(
        select(SublotPass.sublot_id).where(
            own(SublotPass), SublotPass.operation_id == operation.id,
            among(SublotPass.sublot_id, [each.id for each in pieces]),
        )
    )  # fmt: skip
    if passed:
        there = {row["sublot_id"] for row in passed}
        raise SerialPassed(serials=rules.listed([each.serial for each in pieces if each.id in there]))


async def release_sublots(work: Work, report_id: UUID) -> int:
    """The report is reversed: its pieces have not gone through. Returns how many."""
    passes = await work.all(OF_REPORT, report_id=report_id)
    for each in passes:
        await work.remove(each)
    return len(passes)
