"""The only writer of balances and movements: whatever lies somewhere came there by a movement, and none lies twice.

Locks are taken in one order: the operation (`orders.access_operation`), then lots by id (`lock_lots`), then nothing
more: a balance is written only by whoever holds its lot. So two commands never wait for each other in a ring, and what
is read after the lock is what is true until the transaction ends.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select

from infra.db import Statement, mine, own
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants.traceability import rules
from tenants.traceability.errors import LotNotFound, PieceTwice, ReservedForOthers, StockTooLow
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Reservation
from tenants.traceability.usable import check_all_usable, check_usable


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount lies: a location, the order it was issued to (none: free), the pack it is in (none: loose)."""

    location_id: UUID
    order_id: UUID | None = None
    pack_id: UUID | None = None

    @classmethod
    def of(cls, balance: LotBalance) -> "Place":
        return cls(balance.location_id, balance.order_id, balance.pack_id)


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """`quantity` (above zero, in the lot's unit) of `lot` from one place to another; `kind` says which sides it has.

    `occurred_at`: when it happened in the world, if not when the command did (a shortfall booked later).
    """

    kind: str
    lot: MaterialLot
    quantity: Decimal
    from_: Place | None = None
    to: Place | None = None
    target_lot_id: UUID | None = None
    order_id: UUID | None = None
    operation_id: UUID | None = None
    report_id: UUID | None = None
    document_id: UUID | None = None
    work_unit_id: UUID | None = None
    reason: str | None = None
    reverses_id: UUID | None = None
    occurred_at: datetime | None = None


Key = tuple[UUID, Place]
Spot = tuple[UUID, UUID]
"""A lot at a location."""

LOCK = Statement(
    mine(MaterialLot)
    .where(MaterialLot.id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .order_by(MaterialLot.id)
    .with_for_update(key_share=True)  # FOR NO KEY UPDATE: rows that merely refer to a lot do not wait for it
)
BALANCES = Statement(mine(LotBalance).where(LotBalance.lot_id == any_(bindparam("ids", type_=ARRAY(Uuid())))))
RESERVED = Statement(
    select(
        Reservation.lot_id, Reservation.location_id, func.sum(Reservation.quantity - Reservation.used).label("quantity")
    )
    .where(
        own(Reservation),
        Reservation.lot_id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        Reservation.released_at.is_(None),
        Reservation.ends_at > bindparam("now", type_=Reservation.__table__.c.ends_at.type),
    )
    .group_by(Reservation.lot_id, Reservation.location_id)
)


async def lock_lots(work: Work, ids: Iterable[UUID]) -> dict[UUID, MaterialLot]:
    """The lots, locked in the order of their ids until the transaction ends: one statement for any number of them.

    Whoever needs several names all of them at once. Raises LotNotFound when one is missing or another company's.
    """
    wanted = set(ids)
    found: dict[UUID, MaterialLot] = {each.id: each for each in await work.all(LOCK, ids=sorted(wanted))}
    if len(found) != len(wanted):
        raise LotNotFound()
    for lot in found.values():
        _hold(work, lot)
    return found


async def lock_lot(work: Work, id: UUID) -> MaterialLot:
    return (await lock_lots(work, [id]))[id]


async def new_lots(work: Work, lots: Sequence[MaterialLot]) -> Sequence[MaterialLot]:
    """Insert lots nobody else can know yet; they count as locked. Raises AlreadyExists at the end of the command when
    a number is taken meanwhile."""
    await work.insert_all(lots)
    for lot in lots:
        _hold(work, lot)
    return lots


def _hold(work: Work, lot: MaterialLot) -> None:
    lot.__dict__["_held_by"] = work.line.id


def _check_held(work: Work, lot: MaterialLot) -> None:
    new = lot.revision == 1 and lot.created_at == work.now
    if not new and lot.__dict__.get("_held_by") != work.line.id:
        raise TypeError(f"lot {lot.number} moves without being locked: ledger.lock_lots first")


async def move(work: Work, moves: Sequence[Move]) -> list[Movement]:
    """Carry out the moves in their order: all of them or none. The lots are locked by the caller (`lock_lots`).

    Raises StockTooLow when a place holds less than is to leave it, ReservedForOthers when what is left there free is
    less than what others were promised (a phone's own reservation is counted as used before its issue moves).
    """
    if not moves:
        return []
    for each in moves:
        _check_held(work, each.lot)
        rules.check_sides(each.kind, each.from_ is not None, each.to is not None, each.reverses_id is not None)
        rules.check_amount(each.quantity)
    ids = sorted({each.lot.id for each in moves})
    stood: dict[Key, LotBalance] = {(row.lot_id, Place.of(row)): row for row in await work.all(BALANCES, ids=ids)}
    amounts = after(moves, {key: row.quantity for key, row in stood.items()})
    check_pieces(moves, amounts)
    await _check_promised(work, moves, amounts)
    await _write(work, stood, amounts)
    movements = [_movement(work, each) for each in moves]
    await work.insert_all(movements)
    return movements


def after(moves: Iterable[Move], amounts: dict[Key, Decimal]) -> dict[Key, Decimal]:
    """What lies where after the moves; a place never goes below zero, not even between two of them."""
    for each in moves:
        if each.from_ is not None:
            key = (each.lot.id, each.from_)
            there = amounts.get(key, ZERO)
            if there < each.quantity:
                raise StockTooLow(
                    lot=each.lot.number, there=plain(there), asked=plain(each.quantity), unit=each.lot.unit
                )
            amounts[key] = there - each.quantity
        if each.to is not None:
            key = (each.lot.id, each.to)
            amounts[key] = amounts.get(key, ZERO) + each.quantity
    return amounts


def check_pieces(moves: Iterable[Move], amounts: Mapping[Key, Decimal]) -> None:
    """A piece is one, wherever it is."""
    for lot in {each.lot.id: each.lot for each in moves if each.lot.kind == "piece"}.values():
        if sum((amount for (lot_id, _), amount in amounts.items() if lot_id == lot.id), ZERO) > 1:
            raise PieceTwice(lot=lot.number)


def drawn_on(moves: Iterable[Move]) -> dict[Spot, MaterialLot]:
    """The spots something free is taken from, that may have been promised. A count or scrapping says what is there,
    whatever was promised."""
    return {
        (each.lot.id, each.from_.location_id): each.lot
        for each in moves
        if each.from_ is not None and each.from_.order_id is None and each.kind not in rules.BEYOND_PROMISES
    }


def check_promised(
    drawn: Mapping[Spot, MaterialLot], amounts: Mapping[Key, Decimal], promised: Mapping[Spot, Decimal]
) -> None:
    """What was reserved stays free at its spot."""
    for spot, lot in drawn.items():
        kept = promised.get(spot, ZERO)
        if kept <= 0:
            continue
        free = sum(
            (
                amount
                for (lot_id, place), amount in amounts.items()
                if (lot_id, place.location_id) == spot and place.order_id is None
            ),
            ZERO,
        )
        if free < kept:
            raise ReservedForOthers(lot=lot.number, reserved=plain(kept), unit=lot.unit)


async def _check_promised(work: Work, moves: Sequence[Move], amounts: Mapping[Key, Decimal]) -> None:
    drawn = drawn_on(moves)
    if not drawn:
        return
    rows = await work.all(RESERVED, ids=sorted({lot_id for lot_id, _ in drawn}), now=work.now)
    check_promised(drawn, amounts, {(row["lot_id"], row["location_id"]): row["quantity"] for row in rows})


async def _write(work: Work, stood: Mapping[Key, LotBalance], amounts: Mapping[Key, Decimal]) -> None:
    new: list[LotBalance] = []
    for key, amount in amounts.items():
        row = stood.get(key)
        if row is None:
            if amount > 0:
                lot_id, place = key
                new.append(
                    LotBalance(
                        lot_id=lot_id, location_id=place.location_id, order_id=place.order_id, pack_id=place.pack_id,
                        quantity=amount,
                    )
                )  # fmt: skip
        elif amount == 0:
            await work.remove(row)
        elif amount != row.quantity:
            await work.change(row, quantity=amount)
    await work.insert_all(new)


def _movement(work: Work, each: Move) -> Movement:
    def side(place: Place | None, name: str) -> dict[str, UUID | None]:
        return {
            f"{name}_location_id": place.location_id if place else None,
            f"{name}_order_id": place.order_id if place else None,
            f"{name}_pack_id": place.pack_id if place else None,
        }

    return Movement(
        kind=each.kind, lot_id=each.lot.id, quantity=each.quantity,
        **side(each.from_, "from"), **side(each.to, "to"),
        target_lot_id=each.target_lot_id, order_id=each.order_id, operation_id=each.operation_id,
        report_id=each.report_id, document_id=each.document_id,
        work_unit_id=each.work_unit_id or work.actor.work_unit_id,
        actor_id=work.actor.id, actor_name=work.actor.name, reason=each.reason, reverses_id=each.reverses_id,
        occurred_at=each.occurred_at or work.occurred_at,
    )  # fmt: skip


OF_LOT = Statement(mine(LotBalance).where(LotBalance.lot_id == bindparam("lot_id")).order_by(LotBalance.id))


async def balances_of(work: Work, lot_id: UUID) -> list[LotBalance]:
    """Where a lot lies; after `lock_lots` it stays so."""
    return await work.all(OF_LOT, lot_id=lot_id)


async def balances_by_lot(work: Work, lot_ids: Iterable[UUID]) -> dict[UUID, list[LotBalance]]:
    """Where each of these lots lies (an empty list for one that lies nowhere), in one statement."""
    found: dict[UUID, list[LotBalance]] = {id: [] for id in lot_ids}
    for row in await work.all(BALANCES, ids=sorted(found)) if found else ():
        found[row.lot_id].append(row)
    return found


__all__ = [
    "Key", "Move", "Place", "Spot", "after", "balances_by_lot", "balances_of", "check_all_usable", "check_pieces",
    "check_promised", "check_usable", "drawn_on", "lock_lot", "lock_lots", "move", "new_lots",
]  # fmt: skip
