"""Shipments: drawn up, scanned out, gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import BadInput
from infra.quantity import ZERO, exact, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item, Partner
from tenants.traceability import ledger, permissions, rules, usable
from tenants.traceability.amounts import in_lot_unit, measures
from tenants.traceability.commands.moving import free_at
from tenants.traceability.errors import (
    NothingGiven,
    PackNotClosed,
    PackNotFound,
    ScannedTwice,
    ScanNotAsked,
    ShipmentIncomplete,
    ShipmentNotDraft,
    ShipmentNotFound,
    ShipmentNumberTaken,
)
from tenants.traceability.events import ShipmentShipped
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import LotBalance, MaterialLot, Pack, Shipment, ShipmentLine

MOST_LINES = 200
MOST_SCANS = 2000


@dataclass(frozen=True, kw_only=True)
class NewShipmentLine:
    item_id: UUID
    quantity: Decimal
    unit: str | None = None


@dataclass(frozen=True, kw_only=True)
class CreateShipment(Command):
    """What goes to a customer; scan-out is checked against its lines."""

    customer_id: UUID
    lines: list[NewShipmentLine]
    number: str | None = None
    customer_po: str | None = None
    carrier: str | None = None
    tracking_number: str | None = None
    address: str | None = None
    note: str | None = None


NUMBER_TAKEN = Statement(
    select(func.count()).select_from(Shipment).where(own(Shipment), Shipment.number == bindparam("number"))
)
LINES = Statement(
    mine(ShipmentLine).where(ShipmentLine.shipment_id == bindparam("shipment_id")).order_by(ShipmentLine.position)
)


@command(needs=permissions.EDIT_SHIPMENTS)
async def create_shipment(work: Work, cmd: CreateShipment) -> Shipment:
    customer = await masterdata.existing(work, Partner, cmd.customer_id)
    number = rules.check_number(cmd.number.strip()) if cmd.number else await _free_number(work)
    if cmd.number and await work.scalar(NUMBER_TAKEN, number=number):
        raise ShipmentNumberTaken(shipment=number)
    shipment = await work.insert(
        Shipment(
            number=number,
            customer_id=customer.id,
            customer_po=_text(cmd.customer_po, "customerPo"),
            state="draft",
            carrier=_text(cmd.carrier, "carrier"),
            tracking_number=_text(cmd.tracking_number, "trackingNumber"),
            address=_text(cmd.address, "address", 240) or customer.address,
            note=_text(cmd.note, "note", 400),
        )
    )
    await _write_lines(work, shipment, cmd.lines)
    work.subject(shipment.id)
    return shipment


async def _free_number(work: Work) -> str:
    while True:  # somebody may have typed the next one by hand
        number = await masterdata.dated_number(work, "shipment", "SH")
        if not await work.scalar(NUMBER_TAKEN, number=number):
            return number


def _text(given: str | None, name: str, most: int = 80) -> str | None:
    text = (given or "").strip()
    if len(text) > most:
        raise BadInput(field=name, problem=f"at most {most} characters")
    return text or None


async def _write_lines(work: Work, shipment: Shipment, given: Sequence[NewShipmentLine]) -> None:
    if not given or len(given) > MOST_LINES:
        raise NothingGiven(most=MOST_LINES)
    items = {each.id: each for each in await work.many(Item, {each.item_id for each in given}) if each}
    for each in given:
        if each.item_id not in items:
            await masterdata.existing(work, Item, each.item_id)
    known = await measures(work, list(items.values()))
    lines = [
        ShipmentLine(
            shipment_id=shipment.id,
            position=place * 10,
            item_id=each.item_id,
            quantity=known.counted(items[each.item_id], each.quantity, each.unit, None, None).quantity,
        )
        for place, each in enumerate(given, 1)
    ]
    await work.insert_all(lines)


@dataclass(frozen=True, kw_only=True)
class ReviseShipment(Command):
    """Change a draft; `lines` take the place of all there are."""

    shipment_id: UUID
    lines: list[NewShipmentLine] | None = None
    customer_po: str | None = None
    carrier: str | None = None
    tracking_number: str | None = None
    address: str | None = None
    note: str | None = None


@command(needs=permissions.EDIT_SHIPMENTS)
async def revise_shipment(work: Work, cmd: ReviseShipment) -> Shipment:
    shipment = await draft(work, cmd.shipment_id)
    given = {
        "customer_po": (cmd.customer_po, 80), "carrier": (cmd.carrier, 80),
        "tracking_number": (cmd.tracking_number, 80), "address": (cmd.address, 240), "note": (cmd.note, 400),
    }  # fmt: skip
    changes: dict[str, Any] = {
        name: _text(value, name, most) for name, (value, most) in given.items() if value is not None
    }
    if cmd.lines is not None:
        for line in await work.all(LINES, shipment_id=shipment.id):
            await work.remove(line)
        await _write_lines(work, shipment, cmd.lines)
    return await work.change(shipment, **changes)


async def draft(work: Work, shipment_id: UUID) -> Shipment:
    """A shipment that has not gone, locked. Raises ShipmentNotFound, ShipmentNotDraft."""
    shipment = await work.lock(Shipment, shipment_id)
    if shipment is None:
        raise ShipmentNotFound()
    if shipment.state != "draft":
        raise ShipmentNotDraft(shipment=shipment.number, state=shipment.state)
    work.subject(shipment.id)
    return shipment


@dataclass(frozen=True, kw_only=True)
class CancelShipment(Command):
    shipment_id: UUID


@command(needs=permissions.EDIT_SHIPMENTS)
async def cancel_shipment(work: Work, cmd: CancelShipment) -> Shipment:
    return await work.change(await draft(work, cmd.shipment_id), state="cancelled")


# -- scan-out ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ScannedLot:
    """A lot or piece scanned on its own: `quantity` (default: all that lies there loose) in `unit`."""

    lot_id: UUID
    quantity: Decimal | None = None
    unit: str | None = None
    location_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Ship(Command):
    """Everything scanned leaves at once. Less than the lines ask goes out only with `short` and a reason; more, or
    what no line asks for, never."""

    shipment_id: UUID
    lots: list[ScannedLot] = field(default_factory=list)
    pack_ids: list[UUID] = field(default_factory=list)
    short: bool = False


@dataclass(frozen=True)
class _Leaving:
    lot: MaterialLot
    quantity: Decimal
    place: Place


@command(needs=permissions.SHIP)
async def ship(work: Work, cmd: Ship) -> Shipment:
    if (not cmd.lots and not cmd.pack_ids) or len(cmd.lots) + len(cmd.pack_ids) > MOST_SCANS:
        raise NothingGiven(most=MOST_SCANS)
    shipment = await draft(work, cmd.shipment_id)
    packs, leaving = await _scanned(work, cmd)
    places = await usable.reached(work, {each.place.location_id for each in leaving})
    await ledger.check_all_usable(work, _each_once(leaving), "ship", places, reason=cmd.reason)
    await _check_asked(work, shipment, cmd, leaving)
    moves = [
        Move(
            kind="ship", lot=each.lot, quantity=each.quantity, from_=each.place, document_id=shipment.id,
            reason=cmd.reason,
        )
        for each in leaving
    ]  # fmt: skip
    await ledger.move(work, moves)
    for pack in packs:
        await work.change(pack, state="shipped", location_id=None, shipment_id=shipment.id)
    await work.change(shipment, state="shipped", shipped_at=work.occurred_at, shipped_by=work.actor.name)
    lots = [each.id for each in _each_once(leaving)]
    work.emit(
        ShipmentShipped(shipment_id=shipment.id, number=shipment.number, customer_id=shipment.customer_id, lot_ids=lots)
    )
    return shipment


def _each_once(leaving: Iterable[_Leaving]) -> list[MaterialLot]:
    return list({each.lot.id: each.lot for each in leaving}.values())


async def _scanned(work: Work, cmd: Ship) -> tuple[list[Pack], list[_Leaving]]:
    """The packs (with those inside), and what leaves; packs are locked before lots."""
    if len(set(cmd.pack_ids)) < len(cmd.pack_ids):
        raise ScannedTwice()
    packs = await _packs(work, cmd.pack_ids)
    inside: list[LotBalance] = await work.all(INSIDE, ids=[each.id for each in packs]) if packs else []
    lots = await ledger.lock_lots(work, [*(each.lot_id for each in cmd.lots), *(each.lot_id for each in inside)])
    lying = await ledger.balances_by_lot(work, [each.lot_id for each in cmd.lots])
    leaving = [_Leaving(lots[each.lot_id], each.quantity, Place.of(each)) for each in inside]
    for each in cmd.lots:
        lot = lots[each.lot_id]
        there = await free_at(work, lot, each.location_id, lying[lot.id])
        quantity = there.quantity if each.quantity is None else await in_lot_unit(work, lot, each.quantity, each.unit)
        leaving.append(_Leaving(lot, quantity, Place.of(there)))
    if len({(each.lot.id, each.place) for each in leaving}) < len(leaving):
        raise ScannedTwice()
    return packs, leaving


_IDS = bindparam("ids", type_=ARRAY(Uuid()))
PACKS = Statement(mine(Pack).where(Pack.id == any_(_IDS)).order_by(Pack.id).with_for_update(key_share=True))
WITHIN = Statement(mine(Pack).where(Pack.parent_id == any_(_IDS)).order_by(Pack.id).with_for_update(key_share=True))
INSIDE = Statement(mine(LotBalance).where(LotBalance.pack_id == any_(_IDS)).order_by(LotBalance.lot_id, LotBalance.id))


async def _packs(work: Work, ids: Sequence[UUID]) -> list[Pack]:
    """The packs and all inside them, locked, the outer ones first. Raises PackNotFound, PackNotClosed."""
    if not ids:
        return []
    found: list[Pack] = await work.all(PACKS, ids=sorted(ids))
    if len(found) != len(ids):
        raise PackNotFound()
    for pack in found:
        if pack.state != "closed":
            raise PackNotClosed(pack=pack.number, state=pack.state)
        if pack.parent_id is not None:
            raise ScanNotAsked(thing=pack.number)
    every, level = list(found), found
    while level:
        level = await work.all(WITHIN, ids=[each.id for each in level])
        every.extend(level)
    return every


async def _check_asked(work: Work, shipment: Shipment, cmd: Ship, leaving: Sequence[_Leaving]) -> None:
    """What leaves is what the lines ask for, item by item; the lines learn what they got."""
    lines: list[ShipmentLine] = await work.all(LINES, shipment_id=shipment.id)
    left: dict[UUID, Decimal] = {}
    for each in leaving:
        left[each.lot.item_id] = left.get(each.lot.item_id, ZERO) + each.quantity
    asked = {line.item_id for line in lines}
    for each in leaving:
        if each.lot.item_id not in asked:
            raise ScanNotAsked(thing=each.lot.number)
    for line in lines:
        got = min(line.quantity, left.get(line.item_id, ZERO))
        left[line.item_id] = left.get(line.item_id, ZERO) - got
        await work.change(line, shipped_quantity=exact(got))
    over = next((item_id for item_id, more in left.items() if more > 0), None)
    if over is not None:
        await _refuse(work, lines, over, left[over])
    short = next((line for line in lines if line.shipped_quantity < line.quantity), None)
    if short is not None and not (cmd.short and (cmd.reason or "").strip()):
        await _refuse(work, lines, short.item_id, ZERO)


async def _refuse(work: Work, lines: Sequence[ShipmentLine], item_id: UUID, more: Decimal) -> None:
    item = await masterdata.existing(work, Item, item_id)
    asked = sum((line.quantity for line in lines if line.item_id == item_id), ZERO)
    scanned = sum((line.shipped_quantity for line in lines if line.item_id == item_id), ZERO) + more
    raise ShipmentIncomplete(item=item.code, asked=plain(asked), scanned=plain(scanned))
