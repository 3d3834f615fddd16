"""Moving what lies in store: put away, transfer, correct, scrap, send back to the supplier."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from infra.actions import Command, command
from infra.errors import BadInput
from infra.quantity import ZERO, exact, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.traceability import ledger, permissions, usable
from tenants.traceability.amounts import in_lot_unit
from tenants.traceability.errors import LotPacked, NothingThere, PlaceUnclear, SamePlace, SupplierUnknown
from tenants.traceability.events import StockMoved
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Pack


@dataclass(frozen=True, kw_only=True)
class TransferLot(Command):
    """Put away or bring elsewhere: `quantity` (default: all that lies there loose and free) in `unit` (default: the
    lot's own). Without `from_location_id` it is taken from the one place where it lies."""

    lot_id: UUID
    to_location_id: UUID
    from_location_id: UUID | None = None
    quantity: Decimal | None = None
    unit: str | None = None


@command(needs=permissions.MOVE_STOCK)
async def transfer_lot(work: Work, cmd: TransferLot) -> Movement:
    lot = await ledger.lock_lot(work, cmd.lot_id)
    there = await free_at(work, lot, cmd.from_location_id)
    if there.location_id == cmd.to_location_id:
        raise SamePlace(lot=lot.number)
    await usable.reached(work, [there.location_id])
    await usable.arriving_at(work, [cmd.to_location_id])
    quantity = await amount(work, lot, cmd.quantity, cmd.unit, there)
    return await _moved(
        work,
        Move(
            kind="transfer", lot=lot, quantity=quantity, from_=Place.of(there), to=Place(cmd.to_location_id),
            reason=cmd.reason,
        ),
    )  # fmt: skip


async def amount(
    work: Work, lot: MaterialLot, quantity: Decimal | None, unit: str | None, there: LotBalance
) -> Decimal:
    return there.quantity if quantity is None else await in_lot_unit(work, lot, quantity, unit)


async def free_at(
    work: Work, lot: MaterialLot, location_id: UUID | None, lying: Sequence[LotBalance] | None = None
) -> LotBalance:
    """What lies of a lot loose and free at a location, or at the one where it does. The lot is locked.

    Raises NothingThere, LotPacked, PlaceUnclear.
    """
    everywhere = await ledger.balances_of(work, lot.id) if lying is None else lying
    here = [each for each in everywhere if location_id in (None, each.location_id)]
    loose = [each for each in here if each.order_id is None and each.pack_id is None]
    if len(loose) > 1:
        raise PlaceUnclear(lot=lot.number, places=len(loose))
    if loose:
        return loose[0]
    packed = next((each.pack_id for each in here if each.pack_id is not None), None)
    if packed is not None:
        pack = await work.get(Pack, packed)
        raise LotPacked(lot=lot.number, pack=pack.number if pack else "")
    raise NothingThere(lot=lot.number)


async def _moved(work: Work, move: Move) -> Movement:
    (movement,) = await ledger.move(work, [move])
    work.subject(move.lot.id)
    work.emit(StockMoved(lot_id=move.lot.id, kind=move.kind, quantity=move.quantity))
    return movement


@dataclass(frozen=True, kw_only=True)
class AdjustLot(Command):
    """What really lies of a lot at a place: `actual` in `unit` (default: the lot's own). The difference is booked."""

    lot_id: UUID
    location_id: UUID
    actual: Decimal
    unit: str | None = None
    pack_id: UUID | None = None
    order_id: UUID | None = None


@command(needs=permissions.ADJUST_STOCK)
async def adjust_lot(work: Work, cmd: AdjustLot) -> Movement:
    lot = await ledger.lock_lot(work, cmd.lot_id)
    await usable.reached(work, [cmd.location_id])
    place = Place(cmd.location_id, cmd.order_id, cmd.pack_id)
    there = next((each.quantity for each in await ledger.balances_of(work, lot.id) if Place.of(each) == place), ZERO)
    if there == 0 and (cmd.pack_id is not None or cmd.order_id is not None):
        raise NothingThere(lot=lot.number)
    actual = await _actual(work, lot, cmd.actual, cmd.unit)
    if actual == there:
        raise BadInput(field="actual", problem=f"{plain(there)} lie there already")
    difference = abs(actual - there)
    if actual > there:
        return await _moved(work, Move(kind="found", lot=lot, quantity=difference, to=place, reason=cmd.reason))
    return await _moved(work, Move(kind="lost", lot=lot, quantity=difference, from_=place, reason=cmd.reason))


async def _actual(work: Work, lot: MaterialLot, actual: Decimal, unit: str | None) -> Decimal:
    if actual != 0:
        return await in_lot_unit(work, lot, actual, unit)
    _, decimals = await masterdata.decimals_of(work, await masterdata.existing(work, Item, lot.item_id))
    return exact(actual, decimals=decimals)


@dataclass(frozen=True, kw_only=True)
class ScrapLot(Command):
    """Scrap `quantity` (default: all that lies there loose and free) of a lot in store."""

    lot_id: UUID
    location_id: UUID | None = None
    quantity: Decimal | None = None
    unit: str | None = None


@command(needs=permissions.SCRAP_STOCK)
async def scrap_lot(work: Work, cmd: ScrapLot) -> Movement:
    lot = await ledger.lock_lot(work, cmd.lot_id)
    there = await free_at(work, lot, cmd.location_id)
    await usable.reached(work, [there.location_id])
    quantity = await amount(work, lot, cmd.quantity, cmd.unit, there)
    return await _moved(work, Move(kind="scrap", lot=lot, quantity=quantity, from_=Place.of(there), reason=cmd.reason))


@dataclass(frozen=True, kw_only=True)
class ReturnToSupplier(Command):
    """Send `quantity` (default: all that lies there loose and free) back to whom it came from."""

    lot_id: UUID
    location_id: UUID | None = None
    quantity: Decimal | None = None
    unit: str | None = None


@command(needs=permissions.RETURN_STOCK)
async def return_to_supplier(work: Work, cmd: ReturnToSupplier) -> Movement:
    lot = await ledger.lock_lot(work, cmd.lot_id)
    if lot.supplier_id is None:
        raise SupplierUnknown(lot=lot.number)
    there = await free_at(work, lot, cmd.location_id)
    await usable.reached(work, [there.location_id])
    quantity = await amount(work, lot, cmd.quantity, cmd.unit, there)
    move = Move(
        kind="return_to_supplier", lot=lot, quantity=quantity, from_=Place.of(there), document_id=lot.receipt_id,
        reason=cmd.reason,
    )  # fmt: skip
    return await _moved(work, move)
