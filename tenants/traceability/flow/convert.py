"""One lot becomes another: split, merge, re-grade, re-label. What came before stays behind each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.ids import uuid7
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.traceability import genealogy, ledger, usable
from tenants.traceability.amounts import in_lot_unit, lot_numbers
from tenants.traceability.errors import StockTooLow
from tenants.traceability.flow import errors, permissions
from tenants.traceability.flow.events import LotsConverted
from tenants.traceability.genealogy import Link
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import LotBalance, MaterialLot

MOST_PARTS = 200
KEPT = (
    "item_id", "unit", "state", "supplier_id", "supplier_lot", "receipt_id", "received_at", "expires_on",
    "manufactured_on", "grade", "certificates", "custom", "factor", "factor_unit",
)  # fmt: skip
"""What a lot has of the one it comes of."""
IN_COMMON = ("supplier_id", "supplier_lot", "receipt_id", "manufactured_on", "factor", "factor_unit")
"""What a merged lot has only when all its sources have the same."""


@dataclass(frozen=True, kw_only=True)
class SplitPart:
    """`id`: of the new lot, where a phone made it; `number`: the company's next without one."""

    quantity: Decimal
    number: str | None = None
    id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SplitLot(Command):
    """Parts of a lot become lots of their own, where it lies; what is not named stays in it."""

    lot_id: UUID
    parts: list[SplitPart]
    location_id: UUID | None = None
    pack_id: UUID | None = None


@command(needs=permissions.CHANGE_LOTS)
async def split_lot(work: Work, cmd: SplitLot) -> list[MaterialLot]:
    if not 0 < len(cmd.parts) <= MOST_PARTS:
        raise errors.NothingToSplit()
    source = await _known(work, cmd.lot_id)
    item = await masterdata.existing(work, Item, source.item_id)
    numbers = await lot_numbers(work, [(item, each.number) for each in cmd.parts])
    source = await ledger.lock_lot(work, source.id)
    if source.kind == "piece":
        raise errors.PieceStaysWhole(lot=source.number)
    wanted = [await in_lot_unit(work, source, each.quantity, None) for each in cmd.parts]
    place = await _place(work, source, sum(wanted, ZERO), cmd.location_id, cmd.pack_id)
    parts = [
        _like(source, number, quantity, "split", id=each.id)
        for each, number, quantity in zip(cmd.parts, numbers, wanted, strict=True)
    ]
    await ledger.new_lots(work, parts)
    moves = [move for part in parts for move in became("split", source, part, part.quantity, place, cmd.reason)]
    await ledger.move(work, moves)
    await genealogy.link_all(
        work, [Link(source=source, target=part, kind="split", quantity=part.quantity) for part in parts]
    )
    _tell(work, "split", source, [source], parts)
    return parts


@dataclass(frozen=True, kw_only=True)
class MergeSource:
    """So much of a lot (all that lies free without a quantity) at a place."""

    lot_id: UUID
    quantity: Decimal | None = None
    location_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class MergeLots(Command):
    """Several lots of one item and status become one: a new one, or `into_id`. It has their earliest date."""

    sources: list[MergeSource]
    location_id: UUID
    into_id: UUID | None = None
    number: str | None = None


@command(needs=permissions.CHANGE_LOTS)
async def merge_lots(work: Work, cmd: MergeLots) -> MaterialLot:
    if not 0 < len(cmd.sources) <= MOST_PARTS:
        raise errors.NothingToSplit()
    first = await _known(work, cmd.sources[0].lot_id)
    item = await masterdata.existing(work, Item, first.item_id)
    await usable.arriving_at(work, [cmd.location_id])
    number = None if cmd.into_id else (await lot_numbers(work, [(item, cmd.number)]))[0]
    lots = await ledger.lock_lots(work, {each for each in (*(s.lot_id for s in cmd.sources), cmd.into_id) if each})
    sources = [lots[each.lot_id] for each in cmd.sources]
    taken = [await _merged(work, lot, each, cmd) for lot, each in zip(sources, cmd.sources, strict=True)]
    total = sum((quantity for _, _, quantity in taken), ZERO)
    target = lots[cmd.into_id] if cmd.into_id else _like(sources[0], number or "", total, "merged")
    _check_alike([target, *sources])
    if cmd.into_id is None:
        target.expires_on = min((each.expires_on for each in sources if each.expires_on), default=None)
        target.received_at = min(each.received_at for each in sources)
        _keep_common(target, sources)
        await ledger.new_lots(work, [target])
    elif target.expires_on != (soonest := _soonest(target, sources)):
        await work.change(target, expires_on=soonest)
    moves = [
        move
        for lot, place, quantity in taken
        for move in became("merge", lot, target, quantity, place, cmd.reason, to=Place(cmd.location_id))
    ]
    await ledger.move(work, moves)
    links = [Link(source=lot, target=target, kind="merge", quantity=quantity) for lot, _, quantity in taken]
    await genealogy.link_all(work, links)
    _tell(work, "merge", target, sources, [target])
    return target


def _keep_common(target: MaterialLot, sources: Sequence[MaterialLot]) -> None:
    """What its sources do not all say is not true of what they became; their papers are all its own."""
    for name in IN_COMMON:
        if any(getattr(each, name) != getattr(target, name) for each in sources):
            setattr(target, name, None)
    target.certificates = list(dict.fromkeys(paper for each in sources for paper in each.certificates))
    target.custom = {
        code: value for code, value in target.custom.items() if all(each.custom.get(code) == value for each in sources)
    }


def _soonest(target: MaterialLot, sources: Sequence[MaterialLot]) -> Any:
    return min((each.expires_on for each in (target, *sources) if each.expires_on), default=None)


async def _merged(
    work: Work, lot: MaterialLot, wanted: MergeSource, cmd: MergeLots
) -> tuple[MaterialLot, Place, Decimal]:
    where = wanted.location_id or cmd.location_id
    if wanted.quantity is not None:
        quantity = await in_lot_unit(work, lot, wanted.quantity, None)
        return lot, await _place(work, lot, quantity, where, None), quantity
    place = await _place(work, lot, ZERO, where, None)
    total = next(each.quantity for each in await ledger.balances_of(work, lot.id) if Place.of(each) == place)
    return lot, place, total


def _check_alike(lots: Sequence[MaterialLot]) -> None:
    """What is merged is one thing: a held lot cannot be hidden in a good one, nor pieces in a heap."""
    first = lots[0]
    for lot in lots:
        if lot.kind == "piece":
            raise errors.PieceStaysWhole(lot=lot.number)
        for what, name in (("item", "item_id"), ("status", "state"), ("grade", "grade"), ("unit", "unit")):
            if getattr(lot, name) != getattr(first, name):
                raise errors.LotsDiffer(lot=first.number, other=lot.number, what=what)


@dataclass(frozen=True, kw_only=True)
class RegradeLot(Command):
    """So much of a lot is of another grade, or is to be used as another item: a lot of its own from now on. Without a
    quantity all that lies at the place."""

    lot_id: UUID
    grade: str | None = None
    item_id: UUID | None = None
    quantity: Decimal | None = None
    number: str | None = None
    location_id: UUID | None = None


@command(needs=permissions.CHANGE_LOTS, signs=Meaning("re-graded"))
async def regrade_lot(work: Work, cmd: RegradeLot) -> MaterialLot:
    known = await _known(work, cmd.lot_id)
    item = await masterdata.existing(work, Item, cmd.item_id or known.item_id)
    (number,) = await lot_numbers(work, [(item, cmd.number)])
    source = await ledger.lock_lot(work, known.id)
    grade = (cmd.grade or "").strip() or None
    if item.id == source.item_id and grade == source.grade:
        raise errors.NothingChanges(lot=source.number)
    unit, _ = await masterdata.decimals_of(work, item)
    if unit != source.unit:
        raise errors.LotsDiffer(lot=source.number, other=item.code, what="unit")
    quantity = None if cmd.quantity is None else await in_lot_unit(work, source, cmd.quantity, None)
    place = await _place(work, source, quantity or ZERO, cmd.location_id, None)
    if quantity is None:
        quantity = next(each.quantity for each in await ledger.balances_of(work, source.id) if Place.of(each) == place)
    target = _like(source, number, quantity, "regraded", item_id=item.id, grade=grade)
    target.kind = source.kind
    await ledger.new_lots(work, [target])
    await _turn_into(work, "regrade", source, target, [(place, quantity)], cmd.reason)
    return target


@dataclass(frozen=True, kw_only=True)
class RelabelLot(Command):
    """A lot gets another number: all of it, wherever it lies, issued or packed."""

    lot_id: UUID
    number: str | None = None


@command(needs=permissions.CHANGE_LOTS, signs=Meaning("re-labelled"))
async def relabel_lot(work: Work, cmd: RelabelLot) -> MaterialLot:
    known = await _known(work, cmd.lot_id)
    item = await masterdata.existing(work, Item, known.item_id)
    (number,) = await lot_numbers(work, [(item, cmd.number)])
    source = await ledger.lock_lot(work, known.id)
    places = [(Place.of(each), each.quantity) for each in await ledger.balances_of(work, source.id)]
    if not places:
        raise StockTooLow(lot=source.number, there="0", asked="1", unit=source.unit)
    await usable.reached(work, {place.location_id for place, _ in places})
    target = _like(source, number, sum((quantity for _, quantity in places), ZERO), "relabelled")
    target.kind, target.order_id = source.kind, None
    await ledger.new_lots(work, [target])
    await _turn_into(work, "relabel", source, target, places, cmd.reason)
    return target


async def _turn_into(
    work: Work, kind: str, source: MaterialLot, target: MaterialLot, places: Sequence[tuple[Place, Decimal]],
    reason: str | None,
) -> None:  # fmt: skip
    moves = [move for place, quantity in places for move in became(kind, source, target, quantity, place, reason)]
    await ledger.move(work, moves)
    total = sum((quantity for _, quantity in places), ZERO)
    await genealogy.link_all(work, [Link(source=source, target=target, kind=kind, quantity=total)])
    _tell(work, kind, source, [source], [target])


def became(
    kind: str, source: MaterialLot, target: MaterialLot, quantity: Decimal, place: Place, reason: str | None = None,
    *, to: Place | None = None,
) -> list[Move]:  # fmt: skip
    """It goes from one lot and comes to the other."""
    return [
        Move(kind=kind, lot=source, quantity=quantity, from_=place, target_lot_id=target.id, reason=reason),
        Move(kind=kind, lot=target, quantity=quantity, to=to or place, reason=reason),
    ]


async def _known(work: Work, lot_id: UUID) -> MaterialLot:
    """Looked at before its number is made and it is locked: numbers come before lots."""
    return await masterdata.existing(work, MaterialLot, lot_id)


def _like(
    source: MaterialLot, number: str, quantity: Decimal, origin: str, *, id: UUID | None = None, **changed: Any
) -> MaterialLot:
    kept = {name: getattr(source, name) for name in KEPT} | changed
    return MaterialLot(id=id or uuid7(), number=number, quantity=quantity, origin=origin, **kept)


async def _place(
    work: Work, lot: MaterialLot, quantity: Decimal, location_id: UUID | None, pack_id: UUID | None
) -> Place:
    """The one free place it lies at, or the one named; the actor's right must reach it."""
    free: list[LotBalance] = [
        each
        for each in await ledger.balances_of(work, lot.id)
        if each.order_id is None
        and location_id in (None, each.location_id)
        and (each.pack_id == pack_id or (pack_id is None and each.pack_id is None))
    ]
    if location_id is None and len({each.location_id for each in free}) > 1:
        raise errors.LotNotWhole(lot=lot.number)
    best = max(free, key=lambda each: each.quantity, default=None)
    if best is None or best.quantity < quantity:
        raise StockTooLow(
            lot=lot.number, there=plain(best.quantity if best else ZERO), asked=plain(quantity), unit=lot.unit
        )
    await usable.reached(work, [best.location_id])
    return Place.of(best)


def _tell(
    work: Work, kind: str, about: MaterialLot, sources: Sequence[MaterialLot], targets: Sequence[MaterialLot]
) -> None:
    work.subject(about.id)
    work.emit(
        LotsConverted(
            kind=kind,
            lot_id=about.id,
            source_ids=[each.id for each in sources],
            target_ids=[each.id for each in targets],
        )
    )
