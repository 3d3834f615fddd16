"""外协: an operation done by a partner. Lots go to his place, and come back as the lots they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.quantity import ZERO, exact, plain
from infra.work import Work
from tenants import identity, masterdata, orders
from tenants.identity import todo_kind
from tenants.masterdata.models import Partner, StorageLocation
from tenants.orders import Operation
from tenants.orders.models import ProductionOrder
from tenants.roles import PLANNER
from tenants.traceability import ledger, rules
from tenants.traceability.amounts import in_lot_unit
from tenants.traceability.flow import errors, permissions
from tenants.traceability.flow.events import ConsignmentChanged
from tenants.traceability.flow.issue import existing_order
from tenants.traceability.flow.outputs import open_output
from tenants.traceability.flow.rules import spread
from tenants.traceability.ledger import Move, Place, check_usable
from tenants.traceability.models import Consignment, ConsignmentLine, MaterialLot

TODO = todo_kind("traceability.consignment_overdue").name
MOST_LINES = 200


@dataclass(frozen=True, kw_only=True)
class SendLine:
    """So much of a lot; without a lot pieces of the order that are being worked on, as its open lot."""

    quantity: Decimal
    lot_id: UUID | None = None
    location_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SendOut(Command):
    """For one operation of an order to the partner whose place `location_id` is."""

    operation_id: UUID
    location_id: UUID
    lines: list[SendLine]
    due_at: datetime
    note: str | None = None


@command(needs=permissions.SEND_OUT)
async def send_out(work: Work, cmd: SendOut) -> Consignment:
    """Send material or work in process to a partner."""
    if not 0 < len(cmd.lines) <= MOST_LINES:
        raise BadInput(field="lines", problem=f"1 to {MOST_LINES}")
    if cmd.due_at.tzinfo is None:
        raise BadInput(field="dueAt", problem="needs a time zone")
    operation = await orders.access_operation(work, cmd.operation_id)
    order = await existing_order(work, operation.order_id)
    yard = await masterdata.existing(work, StorageLocation, cmd.location_id)
    if yard.kind != "subcontractor":
        raise errors.NotAtPartner(location=yard.code)
    output = await open_output(work, order) if any(each.lot_id is None for each in cmd.lines) else None
    consignment = await work.insert(
        Consignment(
            order_id=order.id,
            operation_id=operation.id,
            location_id=yard.id,
            state="out",
            sent_at=work.occurred_at,
            sent_by=work.actor.name,
            due_at=cmd.due_at,
            note=(cmd.note or "").strip()[:400] or None,
        )
    )
    lots = await ledger.lock_lots(work, {each.lot_id or output.id for each in cmd.lines})  # type: ignore[union-attr]
    moves: list[Move] = []
    lines: dict[UUID, ConsignmentLine] = {}
    for each in cmd.lines:
        lot = lots[each.lot_id or output.id]  # type: ignore[union-attr]
        quantity = await _quantity(work, lot, each)
        moves += await _sent(work, operation, consignment, lot, each, quantity)
        line = lines.setdefault(
            lot.id,
            ConsignmentLine(consignment_id=consignment.id, lot_id=lot.id, sent=ZERO, wip=each.lot_id is None),
        )
        line.sent += quantity
    await ledger.move(work, moves)
    await work.insert_all(list(lines.values()))
    work.emit(ConsignmentChanged(consignment_id=consignment.id, order_id=order.id, state="out"))
    return consignment


async def _quantity(work: Work, lot: MaterialLot, line: SendLine) -> Decimal:
    quantity = await in_lot_unit(work, lot, line.quantity, None)
    rules.check_amount(quantity)
    return quantity


async def _sent(
    work: Work, operation: Operation, consignment: Consignment, lot: MaterialLot, line: SendLine, quantity: Decimal
) -> list[Move]:
    to = Place(consignment.location_id, operation.order_id)
    about = {"order_id": operation.order_id, "operation_id": operation.id, "document_id": consignment.id}
    if line.lot_id is None:
        return [Move(kind="send_out", lot=lot, quantity=quantity, to=to, **about)]  # type: ignore[arg-type]
    await check_usable(work, lot, "send_out", line.location_id)
    lying = [
        (Place.of(each), each.quantity)
        for each in await ledger.balances_of(work, lot.id)
        if each.order_id in (None, operation.order_id)
        and each.location_id != consignment.location_id
        and line.location_id in (None, each.location_id)
        and each.pack_id is None
    ]
    lying.sort(key=lambda each: each[0].order_id is None)
    parts = spread(quantity, lying)
    if sum((part for _, part in parts), ZERO) < quantity:
        there = sum((part for _, part in lying), ZERO)
        raise errors.NotIssued(issued=plain(there), unit=lot.unit, lot=lot.number, order=operation.order_number)
    return [
        Move(kind="send_out", lot=lot, quantity=part, from_=place, to=to, **about)  # type: ignore[arg-type]
        for place, part in parts
    ]


@dataclass(frozen=True, kw_only=True)
class TakeInLine:
    """Of a lot `quantity` is back and `lost` is not coming back."""

    lot_id: UUID
    quantity: Decimal
    lost: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class TakeIn(Command):
    """What came back; without lines everything that is still out. Material stands issued to the order at
    `location_id` (default: the line side of the operation), pieces go on being worked on."""

    consignment_id: UUID
    lines: list[TakeInLine] | None = None
    location_id: UUID | None = None


LINES = Statement(
    mine(ConsignmentLine).where(ConsignmentLine.consignment_id == bindparam("id")).order_by(ConsignmentLine.lot_id)
)


@command(needs=permissions.SEND_OUT)
async def take_in(work: Work, cmd: TakeIn) -> Consignment:
    """Take lots back from a partner."""
    known = await work.get(Consignment, cmd.consignment_id)
    if known is None:
        raise errors.ConsignmentNotFound()
    operation = await orders.access_operation(work, known.operation_id)
    consignment = await work.lock(Consignment, known.id)
    if consignment is None or consignment.state != "out":
        raise errors.ConsignmentClosed()
    lines: dict[UUID, ConsignmentLine] = {each.lot_id: each for each in await work.all(LINES, id=consignment.id)}
    lots = await ledger.lock_lots(work, lines)
    wanted = cmd.lines if cmd.lines is not None else [
        TakeInLine(lot_id=each.lot_id, quantity=_out(each)) for each in lines.values() if _out(each) > 0
    ]  # fmt: skip
    place = await _back(work, operation, cmd.location_id)
    moves: list[Move] = []
    for each in wanted:
        line = lines.get(each.lot_id)
        if line is None:
            raise errors.ConsignmentNotFound()
        moves += await _returned(work, consignment, line, lots[each.lot_id], each, place, cmd.reason)
    await ledger.move(work, moves)
    if not any(_out(each) for each in lines.values()):
        await work.change(consignment, state="back")
        await identity.settle_todo(work, TODO, consignment.id)
    work.emit(ConsignmentChanged(consignment_id=consignment.id, order_id=operation.order_id, state=consignment.state))
    return consignment


def _out(line: ConsignmentLine) -> Decimal:
    return line.sent - line.back - line.lost


async def _back(work: Work, operation: Operation, location_id: UUID | None) -> Place:
    if location_id is not None:
        return Place((await masterdata.existing(work, StorageLocation, location_id)).id, operation.order_id)
    side = await masterdata.line_side(work, operation.work_center_id) or await masterdata.default_location(work)
    return Place(side.id, operation.order_id)


async def _returned(
    work: Work, consignment: Consignment, line: ConsignmentLine, lot: MaterialLot, back: TakeInLine, place: Place,
    reason: str | None,
) -> list[Move]:  # fmt: skip
    quantity, lost = exact(back.quantity), exact(back.lost)
    if quantity + lost > _out(line):
        raise errors.MoreThanSent(left=plain(_out(line)), unit=lot.unit, lot=lot.number, asked=plain(quantity + lost))
    await work.change(line, back=line.back + quantity, lost=line.lost + lost)
    yard = Place(consignment.location_id, consignment.order_id)
    about = {
        "order_id": consignment.order_id, "operation_id": consignment.operation_id, "document_id": consignment.id,
        "reason": reason,
    }  # fmt: skip
    to = None if line.wip else place
    came = Move(kind="take_in", lot=lot, quantity=quantity, from_=yard, to=to, **about)  # type: ignore[arg-type]
    gone = Move(kind="scrap", lot=lot, quantity=lost, from_=yard, **about)  # type: ignore[arg-type]
    return [each for each in (came, gone) if each.quantity > 0]


# -- what is late ------------------------------------------------------------------------------------------------

LATE = Statement(
    mine(Consignment)
    .where(
        Consignment.state == "out",
        Consignment.due_at <= bindparam("now", type_=Consignment.__table__.c.due_at.type),
        Consignment.due_at > bindparam("since", type_=Consignment.__table__.c.due_at.type),
    )
    .order_by(Consignment.due_at)
    .limit(200)
)


async def tell_overdue(work: Work) -> int:
    """A to-do for what should be back by now; one each, however often it is asked."""
    told = 0
    for each in await work.all(LATE, now=work.now, since=work.now - timedelta(days=60)):
        order = await work.get(ProductionOrder, each.order_id)
        yard = await work.get(StorageLocation, each.location_id)
        partner = await work.get(Partner, yard.partner_id) if yard else None
        told += await identity.post_todo(
            work,
            kind=TODO,
            subject_id=each.id,
            params={
                "order": order.number if order else "",
                "partner": {"zh": partner.name_zh, "en": partner.name_en} if partner else "",
            },
            link=f"/subcontract?consignment={each.id}",
            role=PLANNER,
            due_at=each.due_at,
            needs=permissions.SEND_OUT.name,
        )
    return told
