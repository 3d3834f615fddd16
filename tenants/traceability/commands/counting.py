"""盘点: count sheets of a location. What moved between opening, counting and booking is allowed for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, bindparam, func, select

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine, own
from infra.quantity import ZERO, exact, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata import statuses
from tenants.masterdata.models import Item
from tenants.traceability import ledger, permissions, usable
from tenants.traceability.amounts import in_lot_unit, lot_numbers
from tenants.traceability.errors import (
    CountIncomplete,
    CountNotOpen,
    CountNotPossible,
    CountOpenAlready,
    CountSheetNotFound,
    LotNotFound,
    NothingGiven,
    PackNotFound,
)
from tenants.traceability.events import CountBooked
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import CountLine, CountSheet, LotBalance, MaterialLot, Movement, Pack

MOST = 500

Spot = tuple[UUID, UUID | None]
"""A lot and the pack it lies in; what was issued to orders there counts with the rest."""


@dataclass(frozen=True, kw_only=True)
class OpenCount(Command):
    """Count what lies at a location, one sheet at a time. `blind`: who counts does not see what should be there."""

    location_id: UUID
    blind: bool = False
    number: str | None = None


OPEN = Statement(mine(CountSheet).where(CountSheet.location_id == bindparam("location_id"), CountSheet.state == "open"))
THERE = Statement(
    select(LotBalance.lot_id, LotBalance.pack_id, func.sum(LotBalance.quantity).label("quantity"))
    .where(own(LotBalance), LotBalance.location_id == bindparam("location_id"))
    .group_by(LotBalance.lot_id, LotBalance.pack_id)
    .order_by(LotBalance.lot_id)
)
LINES = Statement(mine(CountLine).where(CountLine.sheet_id == bindparam("sheet_id")).order_by(CountLine.id))


@command(needs=permissions.BOOK_COUNTS)
async def open_count(work: Work, cmd: OpenCount) -> CountSheet:
    await usable.reached(work, [cmd.location_id])
    standing: CountSheet | None = await work.one(OPEN, location_id=cmd.location_id)
    if standing is not None:
        raise CountOpenAlready(sheet=standing.number)
    sheet = await work.insert(
        CountSheet(
            number=cmd.number or await masterdata.dated_number(work, "count", "CT"),
            location_id=cmd.location_id,
            state="open",
            blind=cmd.blind,
            opened_by=work.actor.name,
        )
    )
    there = await work.all(THERE, location_id=cmd.location_id)
    await work.insert_all(
        [
            CountLine(sheet_id=sheet.id, lot_id=row["lot_id"], pack_id=row["pack_id"], expected=row["quantity"])
            for row in there
        ]
    )
    work.subject(sheet.id)
    return sheet


async def _sheet(work: Work, sheet_id: UUID) -> CountSheet:
    """An open sheet, locked: papers are locked before lots. Raises CountSheetNotFound, CountNotOpen."""
    sheet = await work.lock(CountSheet, sheet_id)
    if sheet is None:
        raise CountSheetNotFound()
    if sheet.state != "open":
        raise CountNotOpen(sheet=sheet.number, state=sheet.state)
    await usable.reached(work, [sheet.location_id])
    work.subject(sheet.id)
    return sheet


@dataclass(frozen=True, kw_only=True)
class CountedLot:
    """`quantity` in `unit` (default: the lot's own); 0: it is not there."""

    lot_id: UUID
    quantity: Decimal
    unit: str | None = None
    pack_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CountLots(Command):
    """What was counted, at the time it was. Counting a lot again replaces what was counted before."""

    sheet_id: UUID
    counted: list[CountedLot]


@command(needs=permissions.COUNT_STOCK)
async def count_lots(work: Work, cmd: CountLots) -> CountSheet:
    if not cmd.counted or len(cmd.counted) > MOST:
        raise NothingGiven(most=MOST)
    sheet = await _sheet(work, cmd.sheet_id)
    lines = await _by_spot(work, sheet)
    lots = {each.id: each for each in await work.many(MaterialLot, {each.lot_id for each in cmd.counted}) if each}
    for each in cmd.counted:
        lot = lots.get(each.lot_id)
        if lot is None:
            raise LotNotFound()
        line = lines.get((lot.id, each.pack_id))
        if line is None:  # something that should not be here
            if each.pack_id is not None and await work.get(Pack, each.pack_id) is None:
                raise PackNotFound()
            line = CountLine(sheet_id=sheet.id, lot_id=lot.id, pack_id=each.pack_id, expected=ZERO)
            lines[lot.id, each.pack_id] = await work.insert(line)
        await _note(work, line, await _quantity(work, lot, each.quantity, each.unit), cmd.reason)
    return sheet


async def _by_spot(work: Work, sheet: CountSheet) -> dict[Spot, CountLine]:
    return {(line.lot_id, line.pack_id): line for line in await work.all(LINES, sheet_id=sheet.id)}


async def _quantity(work: Work, lot: MaterialLot, quantity: Decimal, unit: str | None) -> Decimal:
    return exact(quantity) if quantity == 0 else await in_lot_unit(work, lot, quantity, unit)


async def _note(work: Work, line: CountLine, counted: Decimal, reason: str | None) -> None:
    await work.change(
        line, counted=counted, counted_at=work.occurred_at, counted_by=work.actor.name, reason=reason or line.reason
    )


@dataclass(frozen=True, kw_only=True)
class CountUnknownLot(Command):
    """A lot was found that nobody had entered. It becomes known with this sheet and waits in quarantine."""

    sheet_id: UUID
    item_id: UUID
    quantity: Decimal
    number: str | None = None
    supplier_lot: str | None = None
    expires_on: date | None = None
    custom: list[masterdata.CustomValue] = field(default_factory=list)


@command(needs=permissions.COUNT_STOCK)
async def count_unknown_lot(work: Work, cmd: CountUnknownLot) -> MaterialLot:
    sheet = await _sheet(work, cmd.sheet_id)
    item = await masterdata.existing(work, Item, cmd.item_id)
    unit, decimals = await masterdata.decimals_of(work, item)
    (number,) = await lot_numbers(work, [(item, cmd.number)])
    lot = MaterialLot(
        number=number,
        item_id=item.id,
        quantity=ZERO,
        unit=unit,
        state=statuses.QUARANTINED,
        origin="opening",
        supplier_lot=(cmd.supplier_lot or "").strip()[:80] or None,
        received_at=work.occurred_at,
        expires_on=cmd.expires_on,
        custom=await masterdata.checked_custom(work, "lot", cmd.custom),
    )
    await ledger.new_lots(work, [lot])
    line = await work.insert(CountLine(sheet_id=sheet.id, lot_id=lot.id, expected=ZERO))
    await _note(work, line, exact(cmd.quantity, decimals=decimals), cmd.reason)
    return lot


@dataclass(frozen=True, kw_only=True)
class RecountLines(Command):
    """What was counted is in doubt: these lines are to be counted again."""

    sheet_id: UUID
    line_ids: list[UUID]


@command(needs=permissions.BOOK_COUNTS)
async def recount_lines(work: Work, cmd: RecountLines) -> CountSheet:
    sheet = await _sheet(work, cmd.sheet_id)
    wanted = set(cmd.line_ids)
    for line in await work.all(LINES, sheet_id=sheet.id):
        if line.id in wanted:
            await work.change(line, counted=None, counted_at=None, counted_by=None, reason=cmd.reason)
    return sheet


@dataclass(frozen=True, kw_only=True)
class CancelCount(Command):
    sheet_id: UUID


@command(needs=permissions.BOOK_COUNTS)
async def cancel_count(work: Work, cmd: CancelCount) -> CountSheet:
    return await work.change(await _sheet(work, cmd.sheet_id), state="cancelled")


# -- booking -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class BookCount(Command):
    """Book the differences. Lines nobody counted stop it, unless `missing` says that they are not there."""

    sheet_id: UUID
    missing: bool = False


SINCE = Statement(
    mine(Movement).where(
        (Movement.from_location_id == bindparam("location_id")) | (Movement.to_location_id == bindparam("location_id")),
        Movement.occurred_at > bindparam("at", type_=DateTime(timezone=True)),
    )
)


@command(needs=permissions.BOOK_COUNTS, signs=Meaning("counted"))
async def book_count(work: Work, cmd: BookCount) -> CountSheet:
    """Each line's difference is what was counted minus what the ledger says lay there at that moment: what stands now
    without what moved after the count."""
    sheet = await _sheet(work, cmd.sheet_id)
    lines: list[CountLine] = await work.all(LINES, sheet_id=sheet.id)
    open_lines = [line for line in lines if line.counted is None]
    if open_lines and not cmd.missing:
        raise CountIncomplete(sheet=sheet.number, lines=len(open_lines))
    for line in open_lines:
        await _note(work, line, ZERO, cmd.reason)
    moves = await _differences(work, sheet, lines)
    await ledger.move(work, moves)
    await work.change(sheet, state="booked", booked_at=work.now, booked_by=work.actor.name)
    work.emit(CountBooked(sheet_id=sheet.id, number=sheet.number, differences=len(moves)))
    return sheet


async def _differences(work: Work, sheet: CountSheet, lines: Sequence[CountLine]) -> list[Move]:
    if not lines:
        return []
    lots = await ledger.lock_lots(work, [line.lot_id for line in lines])
    lying = await ledger.balances_by_lot(work, lots)
    earliest = min(line.counted_at for line in lines if line.counted_at is not None)
    later = await work.all(SINCE, location_id=sheet.location_id, at=earliest)
    moves: list[Move] = []
    for line in lines:
        here = [each for each in lying[line.lot_id] if _spot(each, sheet.location_id) == (line.lot_id, line.pack_id)]
        now = sum((each.quantity for each in here), ZERO)
        assert line.counted is not None
        assert line.counted_at is not None
        then = now - _net(later, line, sheet.location_id, line.counted_at)
        difference = line.counted - then
        if difference:
            moves.extend(_booked(sheet, lots[line.lot_id], line, here, difference))
    return moves


def _spot(balance: LotBalance, location_id: UUID) -> Spot | None:
    return (balance.lot_id, balance.pack_id) if balance.location_id == location_id else None


def _net(movements: Iterable[Movement], line: CountLine, location_id: UUID, after: datetime) -> Decimal:
    """What came to the spot minus what left it after a moment."""
    net = ZERO
    for each in movements:
        if each.lot_id != line.lot_id or each.occurred_at <= after:
            continue
        if each.to_location_id == location_id and each.to_pack_id == line.pack_id:
            net += each.quantity
        if each.from_location_id == location_id and each.from_pack_id == line.pack_id:
            net -= each.quantity
    return net


def _booked(
    sheet: CountSheet, lot: MaterialLot, line: CountLine, here: Sequence[LotBalance], difference: Decimal
) -> list[Move]:
    """More: it lies there free. Less: what is free goes first, then what was issued to orders, the most first."""
    common: dict[str, Any] = {"lot": lot, "document_id": sheet.id, "reason": line.reason}
    free = Place(sheet.location_id, pack_id=line.pack_id)
    if difference > 0:
        return [Move(kind="found", quantity=difference, to=free, **common)]
    moves: list[Move] = []
    missing = -difference
    for each in sorted(here, key=lambda row: (row.order_id is not None, -row.quantity, str(row.id))):
        taken = min(missing, each.quantity)
        missing -= taken
        if taken > 0:
            moves.append(Move(kind="lost", quantity=taken, from_=Place.of(each), **common))
    if missing > 0:
        raise CountNotPossible(lot=lot.number, missing=plain(missing), unit=lot.unit)
    return moves
