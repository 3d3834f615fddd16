"""What comes from outside: deliveries of suppliers, and what customers send back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, case, func, select

from infra.actions import Command, command
from infra.blobs import is_fingerprint, stored_blob
from infra.db import Statement, own
from infra.errors import BadInput
from infra.ids import uuid7
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata import statuses
from tenants.masterdata.models import Item, Partner
from tenants.traceability import ledger, permissions, rules, usable
from tenants.traceability.amounts import Measures, expiry, in_lot_unit, lot_numbers, measures
from tenants.traceability.commands.statuses import set_status
from tenants.traceability.errors import (
    LotExpired,
    NothingGiven,
    NotThatMuchShipped,
    ReceiptNumberTaken,
    ShipmentNotFound,
)
from tenants.traceability.events import LotReturned, LotsReceived
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import MaterialLot, Movement, Receipt, Shipment

MOST_LOTS = 200
MOST_CERTIFICATES = 20


@dataclass(frozen=True, kw_only=True)
class NewLot:
    """One lot of a delivery. `quantity` in `unit` (default: the item's own); `factor`: one `factor_unit` (default:
    `unit`) of this very lot is so much of the item's unit. `certificates`: hashes of uploaded files. `id`: a phone
    without a network makes it, so that it can put away what it received."""

    item_id: UUID
    quantity: Decimal
    id: UUID | None = None
    unit: str | None = None
    number: str | None = None
    supplier_lot: str | None = None
    manufactured_on: date | None = None
    expires_on: date | None = None
    grade: str | None = None
    factor: Decimal | None = None
    factor_unit: str | None = None
    location_id: UUID | None = None
    certificates: list[str] = field(default_factory=list)
    custom: list[masterdata.CustomValue] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ReceiveLots(Command):
    """A delivery at the gate. Without a `location_id` lots go where their status belongs: quarantine or the store."""

    lots: list[NewLot]
    supplier_id: UUID | None = None
    number: str | None = None
    delivery_note: str | None = None
    purchase_order: str | None = None
    location_id: UUID | None = None
    note: str | None = None


@command(needs=permissions.RECEIVE)
async def receive_lots(work: Work, cmd: ReceiveLots) -> Receipt:
    """All lots of a delivery or none."""
    if not cmd.lots or len(cmd.lots) > MOST_LOTS:
        raise NothingGiven(most=MOST_LOTS)
    if cmd.supplier_id is not None:
        await masterdata.existing(work, Partner, cmd.supplier_id)
    items = await _items(work, cmd.lots)
    lots = await _lots(work, cmd, items)
    places = await _places(work, cmd, lots)
    receipt = await _receipt(work, cmd)
    for lot in lots:
        lot.receipt_id = receipt.id
    await ledger.new_lots(work, lots)
    await ledger.move(
        work,
        [
            Move(kind="receive", lot=lot, quantity=lot.quantity, to=Place(place), document_id=receipt.id)
            for lot, place in zip(lots, places, strict=True)
        ],
    )
    work.subject(receipt.id)
    work.emit(LotsReceived(receipt_id=receipt.id, lot_ids=[each.id for each in lots], supplier_id=cmd.supplier_id))
    return receipt


async def _items(work: Work, given: Sequence[NewLot]) -> list[Item]:
    known = {each.id: each for each in await work.many(Item, {each.item_id for each in given}) if each}
    return [known.get(each.item_id) or await masterdata.existing(work, Item, each.item_id) for each in given]


async def _lots(work: Work, cmd: ReceiveLots, items: Sequence[Item]) -> list[MaterialLot]:
    known = await measures(work, items)
    day = await masterdata.plant_day(work, work.occurred_at)
    numbers = await lot_numbers(work, [(item, each.number) for item, each in zip(items, cmd.lots, strict=True)])
    return [
        await _lot(work, cmd, known, day, each, item, number)
        for each, item, number in zip(cmd.lots, items, numbers, strict=True)
    ]


async def _lot(
    work: Work, cmd: ReceiveLots, known: Measures, day: date, given: NewLot, item: Item, number: str
) -> MaterialLot:
    counted = known.counted(item, given.quantity, given.unit, given.factor, given.factor_unit)
    expires_on = expiry(item, day, given.manufactured_on, given.expires_on)
    return MaterialLot(
        id=given.id or uuid7(),
        number=number,
        item_id=item.id,
        quantity=counted.quantity,
        unit=counted.unit,
        factor=counted.factor,
        factor_unit=counted.factor_unit,
        state=_state(work, item, number, expires_on, day),
        origin="received",
        supplier_id=cmd.supplier_id,
        supplier_lot=_text(given.supplier_lot, "supplierLot"),
        received_at=work.occurred_at,
        expires_on=expires_on,
        manufactured_on=given.manufactured_on,
        grade=_text(given.grade, "grade"),
        certificates=await _certificates(work, given.certificates),
        custom=await masterdata.checked_custom(work, "lot", given.custom),
    )


def _state(work: Work, item: Item, number: str, expires_on: date | None, day: date) -> str:
    """What comes over its date is not taken, unless for a reason: then it waits for a decision."""
    if not usable.is_over(expires_on, day) or item.expiry_policy == "warn":
        return item.received_as
    if not (work.line.reason or "").strip():
        raise LotExpired(lot=number, expired_on=expires_on, policy=item.expiry_policy, who=[])
    return statuses.QUARANTINED


def _text(given: str | None, field_name: str, most: int = 80) -> str | None:
    text = (given or "").strip()
    if len(text) > most:
        raise BadInput(field=field_name, problem=f"at most {most} characters")
    return text or None


async def _certificates(work: Work, hashes: Sequence[str]) -> list[str]:
    """Files that arrived. A phone's photos have a lane of their own and may come after the delivery they belong to.
    Raises BlobMissing."""
    if len(hashes) > MOST_CERTIFICATES:
        raise BadInput(field="certificates", problem=f"at most {MOST_CERTIFICATES}")
    if work.line.seq is not None and all(is_fingerprint(each) for each in hashes):
        return list(dict.fromkeys(hashes))
    return [(await stored_blob(work.tenant_id, each)).sha256 for each in dict.fromkeys(hashes)]


async def _places(work: Work, cmd: ReceiveLots, lots: Sequence[MaterialLot]) -> list[UUID]:
    wanted = [each.location_id or cmd.location_id for each in cmd.lots]
    if None in wanted:
        store = (await masterdata.default_location(work)).id
        waiting = await masterdata.first_location(work, "quarantine")
        aside = waiting.id if waiting is not None else store
        usual = [store if lot.state in statuses.USABLE else aside for lot in lots]
    else:
        usual = [each for each in wanted if each is not None]
    places = [each or other for each, other in zip(wanted, usual, strict=True)]
    await usable.arriving_at(work, places)
    return places


NUMBER_TAKEN = Statement(
    select(func.count()).select_from(Receipt).where(own(Receipt), Receipt.number == bindparam("number"))
)


async def _receipt(work: Work, cmd: ReceiveLots) -> Receipt:
    number = rules.check_number(cmd.number.strip()) if cmd.number else await _free_number(work)
    if cmd.number and await work.scalar(NUMBER_TAKEN, number=number):
        raise ReceiptNumberTaken(receipt=number)
    return await work.insert(
        Receipt(
            number=number,
            supplier_id=cmd.supplier_id,
            delivery_note=_text(cmd.delivery_note, "deliveryNote"),
            purchase_order=_text(cmd.purchase_order, "purchaseOrder"),
            received_at=work.occurred_at,
            received_by=work.actor.name,
            note=_text(cmd.note, "note", 400),
        )
    )


async def _free_number(work: Work) -> str:
    while True:  # somebody may have typed the next one by hand
        number = await masterdata.dated_number(work, "receipt", "RC")
        if not await work.scalar(NUMBER_TAKEN, number=number):
            return number


# -- back from a customer ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ReturnFromCustomer(Command):
    """Something shipped comes back. `quantity` in `unit`, default the lot's own."""

    lot_id: UUID
    quantity: Decimal
    unit: str | None = None
    location_id: UUID | None = None
    shipment_id: UUID | None = None


OUT = Statement(
    select(
        func.coalesce(func.sum(case((Movement.kind == "ship", Movement.quantity), else_=-Movement.quantity)), ZERO)
    ).where(
        own(Movement),
        Movement.lot_id == bindparam("lot_id"),
        (Movement.kind == "ship") | (Movement.kind == "return_from_customer"),
    )
)


@command(needs=permissions.RECEIVE)
async def return_from_customer(work: Work, cmd: ReturnFromCustomer) -> MaterialLot:
    """It waits in quarantine. Where nothing else of the lot is in stock, the whole lot does: nobody uses unseen what a
    customer had in his hands."""
    if cmd.shipment_id is not None and await work.get(Shipment, cmd.shipment_id) is None:
        raise ShipmentNotFound()
    lot = await ledger.lock_lot(work, cmd.lot_id)
    quantity = await in_lot_unit(work, lot, cmd.quantity, cmd.unit)
    out = await work.scalar(OUT, lot_id=lot.id)
    if out < quantity:
        raise NotThatMuchShipped(lot=lot.number, out=plain(out), asked=plain(quantity), unit=lot.unit)
    location_id = cmd.location_id
    if location_id is None:
        waiting = await masterdata.first_location(work, "quarantine")
        location_id = (waiting or await masterdata.default_location(work)).id
    await usable.arriving_at(work, [location_id])
    alone = not await ledger.balances_of(work, lot.id)
    move = Move(
        kind="return_from_customer", lot=lot, quantity=quantity, to=Place(location_id), document_id=cmd.shipment_id,
        reason=cmd.reason,
    )  # fmt: skip
    await ledger.move(work, [move])
    if alone and lot.state in statuses.USABLE:  # what is held or rejected stays so
        await set_status(work, [lot], statuses.QUARANTINED)
    work.subject(lot.id)
    work.emit(LotReturned(lot_id=lot.id, quantity=quantity))
    return lot
