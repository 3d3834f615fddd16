"""What an order makes comes into stock: its own item by receipt, co- and by-products, and the lots that take it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.quantity import ZERO, exact, plain
from infra.work import Work
from tenants import masterdata, orders
from tenants.masterdata.models import Item
from tenants.orders import Operation
from tenants.orders.models import ProductionOrder, Recovery
from tenants.traceability import genealogy, ledger, rules
from tenants.traceability.amounts import lot_numbers
from tenants.traceability.errors import StockTooLow
from tenants.traceability.flow import errors, permissions
from tenants.traceability.flow.events import OutputReceived
from tenants.traceability.flow.helping import let_past
from tenants.traceability.flow.issue import existing_order, places_of
from tenants.traceability.flow.outputs import (
    found_output,
    locked_output,
    made,
    new_output,
    note_made,
    open_output,
    output_place,
    pieces_of,
    serialised,
)
from tenants.traceability.flow.rules import outputs_of
from tenants.traceability.genealogy import Link
from tenants.traceability.ledger import Place
from tenants.traceability.models import MaterialLot, Movement

LAST = Statement(
    mine(Operation).where(Operation.order_id == bindparam("order_id")).order_by(Operation.sequence.desc()).limit(1)
)
PRODUCED = Statement(
    select(func.sum(case((Movement.reverses_id.is_(None), Movement.quantity), else_=-Movement.quantity)))
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == Movement.lot_id))
    .where(
        own(Movement),
        Movement.order_id == bindparam("order_id"),
        Movement.kind == "produce",
        MaterialLot.item_id == bindparam("item_id"),
    )
)
RECOVERED = Statement(
    select(Recovery.id).where(
        own(Recovery), Recovery.order_id == bindparam("order_id"), Recovery.item_id == bindparam("item_id")
    )
)


@dataclass(frozen=True, kw_only=True)
class ReceiveOutput(Command):
    """So much of what an order makes lies at `location_id` now (default: beside the last work center, else the
    finished store). `item_id`: a co- or by-product, which may come before the main one. `serials`: its pieces.
    `number` of a lot begun by this; the open one takes it otherwise.
    """

    order_id: UUID
    quantity: Decimal
    item_id: UUID | None = None
    location_id: UUID | None = None
    number: str | None = None
    serials: list[str] | None = None
    override: bool = False


@command(needs=permissions.RECEIVE_OUTPUT)
async def receive_output(work: Work, cmd: ReceiveOutput) -> MaterialLot:
    """Put what an order made into stock."""
    order = await existing_order(work, cmd.order_id)
    operation = await last_operation(work, order)
    item = await masterdata.existing(work, Item, cmd.item_id or order.item_id)
    _, decimals = await masterdata.decimals_of(work, item)
    quantity = exact(cmd.quantity, decimals=decimals)
    rules.check_amount(quantity)
    beside = item.id != order.item_id
    if beside:
        await _check_output(work, order, operation, item, cmd)
    else:
        await _check_made(work, order, operation, quantity, cmd)
    (number,) = await lot_numbers(work, [(item, cmd.number)]) if cmd.number else (None,)
    main = await open_output(work, order)
    lot = await open_output(work, order, item, number) if beside or number is None else None
    if lot is None:
        lot = await _another(work, order, item, number)
    pieces = await pieces_of(work, operation, cmd.serials or [], lot, begin=True) if not beside else []
    lots = await ledger.lock_lots(work, {main.id, lot.id, *(each.id for each in pieces)})
    place = await output_place(work, operation.work_center_id, cmd.location_id)
    await _book(work, operation, lots[main.id], lots[lot.id], [lots[each.id] for each in pieces], quantity, place)
    work.emit(OutputReceived(order_id=order.id, lot_id=lot.id, item_id=item.id, quantity=quantity))
    return lots[lot.id]


async def _book(
    work: Work, operation: Operation, main: MaterialLot, lot: MaterialLot, pieces: list[MaterialLot],
    quantity: Decimal, place: Place,
) -> None:  # fmt: skip
    about: dict[str, Any] = {"order_id": operation.order_id, "operation_id": operation.id}
    beside = lot.item_id != main.item_id
    await note_made(work, lot, quantity)
    came = made(lot, quantity, place, **about, target_lot_id=main.id if beside else None)
    await ledger.move(work, [came, *serialised(lot, pieces, place, **about)])
    if beside:
        links = [Link(source=main, target=lot, kind="byproduct", quantity=quantity, order_id=operation.order_id)]
    else:
        links = [
            Link(
                source=lot, target=each, kind="split", quantity=Decimal(1), order_id=operation.order_id,
                operation_id=operation.id,
            )
            for each in pieces
        ]  # fmt: skip
    await genealogy.link_all(work, links)


async def last_operation(work: Work, order: ProductionOrder) -> Operation:
    """Locked: two receipts see what the other put in."""
    found: Operation | None = await work.one(LAST, order_id=order.id)
    if found is None:
        raise errors.NoOutput(order=order.number)
    return await orders.access_operation(work, found.id)


async def _check_made(
    work: Work, order: ProductionOrder, operation: Operation, quantity: Decimal, cmd: ReceiveOutput
) -> None:
    """No more comes into stock than was reported good."""
    before = await work.scalar(PRODUCED, order_id=order.id, item_id=order.item_id) or ZERO
    left = max(operation.good_quantity - before, ZERO)
    if quantity > left:
        refusal = errors.MoreThanMade(order=order.number, left=plain(left), asked=plain(quantity), unit=order.unit)
        await let_past(work, cmd, refusal, permissions.MANAGE_OUTPUT, places_of(operation))


async def _check_output(
    work: Work, order: ProductionOrder, operation: Operation, item: Item, cmd: ReceiveOutput
) -> None:
    planned = {each.item_id for each in outputs_of(order.snapshot, order.quantity)}
    if item.id in planned:
        return
    if order.kind == "dismantle" and await work.scalar(RECOVERED, order_id=order.id, item_id=item.id):
        return
    refusal = errors.NotAnOutput(item=item.code, order=order.number)
    await let_past(work, cmd, refusal, permissions.MANAGE_OUTPUT, places_of(operation))


# -- the lots that take it ----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class StartOutput(Command):
    """From now on the order's work goes into another lot (a new charge, a new shift); the one before is closed."""

    order_id: UUID
    number: str | None = None


@command(needs=permissions.MANAGE_OUTPUT)
async def start_output(work: Work, cmd: StartOutput) -> MaterialLot:
    order = await existing_order(work, cmd.order_id)
    await last_operation(work, order)
    item = await masterdata.existing(work, Item, order.item_id)
    number = None if cmd.number is None else (await lot_numbers(work, [(item, cmd.number)]))[0]
    return await _another(work, order, item, number)


async def _another(work: Work, order: ProductionOrder, item: Item, number: str | None) -> MaterialLot:
    await work.lock(ProductionOrder, order.id)
    open_ = await found_output(work, order.id, item.id)
    if open_ is not None:
        await _close(work, await ledger.lock_lot(work, open_.id))
    return await new_output(work, order, item, number)


@dataclass(frozen=True, kw_only=True)
class CloseOutput(Command):
    """Nothing more goes into this lot; what its order makes next begins another one."""

    lot_id: UUID


@command(needs=permissions.MANAGE_OUTPUT)
async def close_output(work: Work, cmd: CloseOutput) -> MaterialLot:
    lot = await locked_output(work, cmd.lot_id)
    if lot.closed_at is not None:
        raise errors.OutputClosed(lot=lot.number, order="")
    work.subject(lot.id)
    return await _close(work, lot)


async def _close(work: Work, lot: MaterialLot) -> MaterialLot:
    return await work.change(lot, closed_at=work.occurred_at) if lot.closed_at is None else lot


@dataclass(frozen=True, kw_only=True)
class SerialiseOutput(Command):
    """Some of an order's lot becomes pieces with these serials, where it lies."""

    lot_id: UUID
    serials: list[str]
    location_id: UUID | None = None


@command(needs=permissions.RECEIVE_OUTPUT)
async def serialise_output(work: Work, cmd: SerialiseOutput) -> list[MaterialLot]:
    known = await work.get(MaterialLot, cmd.lot_id)
    if known is None or known.order_id is None:
        raise errors.NoOutput(order="")
    operation = await last_operation(work, await existing_order(work, known.order_id))
    pieces = await pieces_of(work, operation, cmd.serials, known, begin=True)
    lots = await ledger.lock_lots(work, {cmd.lot_id, *(each.id for each in pieces)})
    lot = lots[cmd.lot_id]
    pieces = [lots[each.id] for each in pieces]
    place = await _lying_free(work, lot, Decimal(len(pieces)), cmd.location_id)
    about: dict[str, Any] = {"order_id": operation.order_id, "operation_id": operation.id, "reason": cmd.reason}
    await ledger.move(work, serialised(lot, pieces, place, **about))
    links = [
        Link(
            source=lot, target=each, kind="split", quantity=Decimal(1), order_id=operation.order_id,
            operation_id=operation.id,
        )
        for each in pieces
    ]  # fmt: skip
    await genealogy.link_all(work, links)
    work.subject(lot.id)
    return pieces


async def _lying_free(work: Work, lot: MaterialLot, quantity: Decimal, location_id: UUID | None) -> Place:
    free = [
        each
        for each in await ledger.balances_of(work, lot.id)
        if each.order_id is None and location_id in (None, each.location_id)
    ]
    best = max(free, key=lambda each: each.quantity, default=None)
    if best is None or best.quantity < quantity:
        raise StockTooLow(
            lot=lot.number, there=plain(best.quantity if best else ZERO), asked=plain(quantity), unit=lot.unit
        )
    return Place.of(best)
