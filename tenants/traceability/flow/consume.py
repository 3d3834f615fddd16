"""What went into what: consumption into the order's open lot or into one piece, and taking it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from infra.actions import Command, command
from infra.db import among, mine
from infra.errors import Missing
from infra.quantity import ZERO
from infra.work import Work
from tenants import orders
from tenants.orders import Operation
from tenants.orders.models import ProductionOrder
from tenants.traceability import genealogy, ledger
from tenants.traceability.amounts import in_lot_unit
from tenants.traceability.flow import errors, permissions
from tenants.traceability.flow.events import MaterialConsumed
from tenants.traceability.flow.issue import IssueMaterial, existing_order, issue, issued_to
from tenants.traceability.flow.needs import needs_in
from tenants.traceability.flow.outputs import open_output, pieces_of
from tenants.traceability.flow.rules import spread
from tenants.traceability.genealogy import Link
from tenants.traceability.ledger import Move, Place, check_usable
from tenants.traceability.models import MaterialLot, Movement


class Taken(NamedTuple):
    """So much of a lot, out of a place."""

    lot: MaterialLot
    place: Place
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class ConsumeMaterial(Command):
    """So much of a lot went in at an operation: into the order's open lot, or into the piece with this `serial`.

    What is issued to the order is taken; what is not issued yet is issued by the way, under the same rules (then
    `location_id` says where it lies). Without a quantity all that stands issued, of a piece the piece.
    """

    operation_id: UUID
    lot_id: UUID
    quantity: Decimal | None = None
    unit: str | None = None
    location_id: UUID | None = None
    pack_id: UUID | None = None
    position: int | None = None
    serial: str | None = None
    work_unit_id: UUID | None = None
    override: bool = False


@command(needs=permissions.CONSUME)
async def consume_material(work: Work, cmd: ConsumeMaterial) -> Movement:
    """Say that a lot went into an order's lot or piece, and which."""
    operation = await orders.access_operation(work, cmd.operation_id)
    order = await existing_order(work, operation.order_id)
    output = await open_output(work, order)
    targets = await pieces_of(work, operation, [cmd.serial], output) if cmd.serial else [output]
    lots = await ledger.lock_lots(work, {cmd.lot_id, *(each.id for each in targets)})
    lot, target = lots[cmd.lot_id], lots[targets[0].id]
    _check_open(target, order)
    there = issued_to(await ledger.balances_of(work, lot.id), order.id)
    wanted = await _wanted(work, lot, there, cmd)
    missing = wanted - sum((quantity for _, quantity in there), ZERO)
    if missing > 0:
        await _issue_first(work, order, operation, lot, missing, cmd)
        there = issued_to(await ledger.balances_of(work, lot.id), order.id)
    if lot.item_id != order.item_id:
        await check_usable(work, lot, "consume", there[0][0].location_id, reason=cmd.reason)
    takes = [Taken(lot, place, quantity) for place, quantity in spread(wanted, there)]
    movements = await consume(work, operation, target, takes, work_unit_id=cmd.work_unit_id, reason=cmd.reason)
    return movements[0]


def _check_open(target: MaterialLot, order: ProductionOrder) -> None:
    if target.closed_at is not None:  # somebody closed it while this one waited: say it, and the next tap goes right
        raise errors.OutputClosed(lot=target.number, order=order.number)


async def _wanted(
    work: Work, lot: MaterialLot, there: Sequence[tuple[Place, Decimal]], cmd: ConsumeMaterial
) -> Decimal:
    if cmd.quantity is not None:
        return await in_lot_unit(work, lot, cmd.quantity, cmd.unit)
    if lot.kind == "piece":
        return Decimal(1)
    total = sum((quantity for _, quantity in there), ZERO)
    if total <= 0:
        raise errors.NotIssued(issued="0", unit=lot.unit, lot=lot.number, order="")
    return total


async def _issue_first(
    work: Work, order: ProductionOrder, operation: Operation, lot: MaterialLot, quantity: Decimal,
    cmd: ConsumeMaterial,
) -> None:  # fmt: skip
    needs = (await needs_in(work, [order]))[order.id]
    asked = IssueMaterial(
        order_id=order.id, lot_id=lot.id, quantity=quantity, location_id=cmd.location_id, pack_id=cmd.pack_id,
        position=cmd.position, operation_id=operation.id, override=cmd.override, reason=cmd.reason,
    )  # fmt: skip
    await issue(work, order, operation, needs, lot, asked)


async def consume(
    work: Work, operation: Operation, target: MaterialLot, takes: Sequence[Taken], *, report_id: UUID | None = None,
    work_unit_id: UUID | None = None, reason: str | None = None,
    occurred_at: datetime | None = None,
) -> list[Movement]:  # fmt: skip
    """Take lots out of their places into `target`; all of them are locked. What goes into a lot of its own item is
    reworked. Raises LotGoesIntoItself, StockTooLow."""
    if not takes:
        return []
    moves = [
        Move(
            kind="consume", lot=each.lot, quantity=each.quantity, from_=each.place, target_lot_id=target.id,
            order_id=operation.order_id, operation_id=operation.id, report_id=report_id, work_unit_id=work_unit_id,
            reason=reason, occurred_at=occurred_at,
        )
        for each in takes
    ]  # fmt: skip
    movements = await ledger.move(work, moves)
    await genealogy.link_all(
        work,
        [
            Link(
                source=each.lot, target=target, kind="rework" if each.lot.item_id == target.item_id else "consume",
                quantity=each.quantity, order_id=operation.order_id, operation_id=operation.id,
            )
            for each in takes
        ],
    )  # fmt: skip
    work.emit(
        MaterialConsumed(
            order_id=operation.order_id,
            operation_id=operation.id,
            target_lot_id=target.id,
            lot_ids=list(dict.fromkeys(each.lot.id for each in takes)),
            report_id=report_id,
        )
    )
    return movements


# -- taking back -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class TakeBackConsumption(Command):
    """It did not go in after all: the amount stands issued to the order again."""

    movement_id: UUID


@command(needs=permissions.CONSUME)
async def take_back_consumption(work: Work, cmd: TakeBackConsumption) -> Movement:
    """Undo a consumption that was said by hand; one by a report is taken back with the report."""
    movement = await work.get(Movement, cmd.movement_id)
    if movement is None or movement.kind != "consume" or movement.operation_id is None:
        raise Missing(what="consumption")
    await orders.access_operation(work, movement.operation_id)
    lots = await ledger.lock_lots(work, {movement.lot_id, movement.target_lot_id} - {None})  # type: ignore[arg-type]
    if movement.report_id is not None or movement.reverses_id is not None or await reversals_of(work, [movement]):
        raise errors.MovedOn(lot=lots[movement.lot_id].number)
    rework = lots[movement.lot_id].item_id == lots[movement.target_lot_id].item_id if movement.target_lot_id else False
    (back,) = await ledger.move(work, [reversal(movement, lots[movement.lot_id], reason=cmd.reason)])
    await genealogy.unlink(work, link_keys([movement], {movement.lot_id} if rework else ()))
    return back


async def reversals_of(work: Work, movements: Sequence[Movement]) -> set[UUID]:
    """Which of these were taken back already; their lots are locked."""
    ids = {each.id for each in movements}
    rows = await work.all(
        mine(Movement).where(
            among(Movement.lot_id, {each.lot_id for each in movements}), Movement.reverses_id.is_not(None)
        )
    )
    return {row.reverses_id for row in rows} & ids


def reversal(movement: Movement, lot: MaterialLot, *, at: Place | None = None, reason: str | None = None) -> Move:
    """The same amount the other way round. `at`: where what came lies now, if not where it came to."""
    came, left = _side(movement, "to"), _side(movement, "from")
    return Move(
        kind=movement.kind, lot=lot, quantity=movement.quantity, from_=at or came if came else None, to=left,
        target_lot_id=movement.target_lot_id, order_id=movement.order_id, operation_id=movement.operation_id,
        report_id=movement.report_id, document_id=movement.document_id, work_unit_id=movement.work_unit_id,
        reason=reason, reverses_id=movement.id,
    )  # fmt: skip


def _side(movement: Movement, side: str) -> Place | None:
    location = getattr(movement, f"{side}_location_id")
    if location is None:
        return None
    return Place(location, getattr(movement, f"{side}_order_id"), getattr(movement, f"{side}_pack_id"))


def link_keys(
    movements: Iterable[Movement], reworked: Iterable[UUID] = ()
) -> dict[tuple[UUID, UUID, str, UUID | None], Decimal]:
    """What of which link these movements stood behind."""
    reworked = set(reworked)
    taken: dict[tuple[UUID, UUID, str, UUID | None], Decimal] = {}
    for each in movements:
        if each.target_lot_id is None or each.from_location_id is None:
            continue
        kind = "rework" if each.lot_id in reworked else each.kind
        key = (each.lot_id, each.target_lot_id, kind, each.operation_id)
        taken[key] = taken.get(key, ZERO) + each.quantity
    return taken
