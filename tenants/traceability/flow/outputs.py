"""The lots an order makes: found or begun by whoever holds one of its operations."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra.db import Statement, among, mine, own
from infra.ids import uuid7
from infra.quantity import ZERO
from infra.work import Read, Work
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.orders.models import Operation, ProductionOrder
from tenants.traceability import ledger, usable
from tenants.traceability.flow.errors import NoOutput, PieceUnknown
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import MaterialLot, Sublot
from tenants.traceability.rules import check_serials

OF_ORDER = Statement(
    mine(MaterialLot)
    .where(
        MaterialLot.order_id == bindparam("order_id"),
        MaterialLot.item_id == bindparam("item_id"),
        MaterialLot.origin == "produced",
        MaterialLot.kind == "lot",
        MaterialLot.closed_at.is_(None),
    )
    .order_by(MaterialLot.id)
    .limit(1)
)
HOW_MANY = Statement(
    select(func.count()).where(
        own(MaterialLot),
        MaterialLot.order_id == bindparam("order_id"),
        MaterialLot.item_id == bindparam("item_id"),
        MaterialLot.kind == "lot",
    )
)
TAKEN = Statement(
    select(MaterialLot.id).where(
        own(MaterialLot), MaterialLot.item_id == bindparam("item_id"), MaterialLot.number == bindparam("number")
    )
)


async def found_output(read: Read, order_id: UUID, item_id: UUID) -> MaterialLot | None:
    """The lot of this item that an order's work goes into now, if it has one."""
    return await read.one(OF_ORDER, order_id=order_id, item_id=item_id)  # type: ignore[no-any-return]


async def open_output(
    work: Work, order: ProductionOrder, item: Item | None = None, number: str | None = None
) -> MaterialLot:
    """The lot of `item` (the order's own) that the order's work goes into now, begun with none of it where there is
    none. Not locked unless it is new: it is named with the others in one `lock_lots`."""
    item_id = item.id if item else order.item_id
    found = await found_output(work, order.id, item_id)
    if found is None:
        # Two operations may begin at once: they queue for the order, and the second finds the first one's lot.
        await work.lock(ProductionOrder, order.id)
        found = await found_output(work, order.id, item_id)
    return found or await new_output(work, order, item or await masterdata.existing(work, Item, item_id), number)


async def new_output(work: Work, order: ProductionOrder, item: Item, number: str | None = None) -> MaterialLot:
    unit, _ = await masterdata.decimals_of(work, item)
    lot = MaterialLot(
        id=uuid7(),
        number=number or await _number(work, order, item),
        item_id=item.id,
        quantity=ZERO,
        unit=unit,
        state=item.made_as,
        origin="produced",
        order_id=order.id,
        received_at=work.occurred_at,
        expires_on=None,
    )
    await ledger.new_lots(work, [lot])
    return lot


async def _number(work: Work, order: ProductionOrder, item: Item) -> str:
    """The company's next lot number; without a rule the order's number with a running one."""
    running = int(await work.scalar(HOW_MANY, order_id=order.id, item_id=item.id))
    while True:
        running += 1
        made = await masterdata.next_number(work, "lot") or f"{order.number}-{running:02}"
        if await work.scalar(TAKEN, item_id=item.id, number=made) is None:
            return made


async def locked_output(work: Work, lot_id: UUID) -> MaterialLot:
    lot = await ledger.lock_lot(work, lot_id)
    if lot.order_id is None or lot.origin != "produced" or lot.kind != "lot":
        raise NoOutput(order=lot.number)
    return lot


async def output_place(work: Work, work_center_id: UUID | None, location_id: UUID | None = None) -> Place:
    """Where finished goods come to lie: where it was said, else beside the work center, else in the finished store."""
    if location_id is not None:
        await usable.arriving_at(work, [location_id])
        return Place(location_id)
    side = await masterdata.line_side(work, work_center_id) if work_center_id else None
    found = side or await masterdata.first_location(work, "finished") or await masterdata.default_location(work)
    return Place(found.id)


async def note_made(work: Work, lot: MaterialLot, quantity: Decimal) -> None:
    """So much more of a lot was made; its date runs from its first piece on."""
    changes: dict[str, object] = {"quantity": lot.quantity + quantity}
    if lot.manufactured_on is None and quantity > 0:
        day = await masterdata.plant_day(work, work.occurred_at)
        item = await masterdata.existing(work, Item, lot.item_id)
        changes["manufactured_on"] = day
        if item.shelf_life_days is not None:
            changes["expires_on"] = day + timedelta(days=item.shelf_life_days)
    await work.change(lot, **changes)


# -- pieces --------------------------------------------------------------------------------------------------

PIECES = Statement(mine(Sublot).where(Sublot.order_id == bindparam("order_id")).limit(1))


async def pieces_of(
    work: Work, operation: Operation, serials: Sequence[str], like: MaterialLot, *, begin: bool = False
) -> list[MaterialLot]:
    """The order's pieces with these serials as lots, begun where they are not known yet: at its first operation, as
    the first pieces it has, or where that is what is asked (`begin`). Raises PieceUnknown, SerialRepeated. Not locked
    unless new."""
    wanted = check_serials(serials)
    known: dict[str, Sublot] = {
        each.serial: each
        for each in await work.all(mine(Sublot).where(Sublot.item_id == like.item_id, among(Sublot.serial, wanted)))
    }
    foreign = [serial for serial in wanted if serial in known and known[serial].order_id != operation.order_id]
    missing = [serial for serial in wanted if serial not in known]
    late = missing and operation.predecessor_ids and not begin
    if foreign or (late and await work.one(PIECES, order_id=operation.order_id)):
        raise PieceUnknown(serial=(foreign or missing)[0], order=operation.order_number)
    new = [
        Sublot(id=uuid7(), serial=serial, item_id=like.item_id, order_id=operation.order_id, state=like.state)
        for serial in missing
    ]
    await work.insert_all(new)
    known |= {each.serial: each for each in new}
    return await as_lots(work, [known[serial] for serial in wanted], like)


async def as_lots(work: Work, pieces: Sequence[Sublot], like: MaterialLot) -> list[MaterialLot]:
    """Pieces as lots of one, of the state and date of the lot they come out of."""
    there = {each.id: each for each in await work.many(MaterialLot, [piece.id for piece in pieces]) if each}
    new = [
        MaterialLot(
            id=each.id,
            number=each.serial,
            item_id=each.item_id,
            quantity=Decimal(1),
            unit=like.unit,
            state=each.state,
            origin="produced",
            order_id=each.order_id,
            received_at=work.occurred_at,
            expires_on=like.expires_on,
            manufactured_on=like.manufactured_on,
            kind="piece",
        )
        for each in pieces
        if each.id not in there
    ]
    await ledger.new_lots(work, new)
    there |= {each.id: each for each in new}
    return [there[piece.id] for piece in pieces]


def made(lot: MaterialLot, quantity: Decimal, place: Place, **about: object) -> Move:
    return Move(kind="produce", lot=lot, quantity=quantity, to=place, **about)  # type: ignore[arg-type]


def serialised(lot: MaterialLot, pieces: Sequence[MaterialLot], place: Place, **about: object) -> list[Move]:
    """Each piece leaves the lot and lies where the lot lay."""
    one = Decimal(1)
    gone = [
        Move(kind="split", lot=lot, quantity=one, from_=place, target_lot_id=each.id, **about)  # type: ignore[arg-type]
        for each in pieces
    ]
    come = [Move(kind="split", lot=each, quantity=one, to=place, **about) for each in pieces]  # type: ignore[arg-type]
    return [*gone, *come]
