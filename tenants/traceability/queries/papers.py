"""Reading receipts, shipments and count sheets."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.masterdata.models import Item
from tenants.masterdata.queries import contains
from tenants.traceability import permissions
from tenants.traceability.models import CountLine, CountSheet, MaterialLot, Movement, Receipt, Shipment, ShipmentLine

RECEIPT_SORTS = {
    "RECEIVED_DESC": Key(Receipt.received_at, "received_at", descending=True),
    "RECEIVED_ASC": Key(Receipt.received_at, "received_at"),
    "NUMBER_ASC": Key(Receipt.number, "number"),
    "NUMBER_DESC": Key(Receipt.number, "number", descending=True),
}


@dataclass(frozen=True)
class ReceiptFilter:
    search: str | None = None
    supplier_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@query(needs=permissions.READ_LOTS)
async def receipts(
    read: Read, *, first: int, after: str | None, filter: ReceiptFilter, sort: Sequence[str] = ()
) -> Page[Receipt]:
    """Deliveries, the newest first unless sorted."""
    statement = mine(Receipt)
    if filter.search:
        columns = (Receipt.number, Receipt.delivery_note, Receipt.purchase_order)
        statement = statement.where(contains(filter.search, *columns))
    if filter.supplier_id is not None:
        statement = statement.where(Receipt.supplier_id == filter.supplier_id)
    if filter.since is not None:
        statement = statement.where(Receipt.received_at >= filter.since)
    if filter.until is not None:
        statement = statement.where(Receipt.received_at < filter.until)
    keys = [RECEIPT_SORTS[each] for each in sort or ("RECEIVED_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(Receipt.id, "id")], first=first, after=after)


@query(needs=permissions.READ_LOTS)
async def receipt(read: Read, id: UUID) -> Receipt | None:
    return await read.get(Receipt, id)


SHIPMENT_SORTS = {
    "CREATED_DESC": Key(Shipment.created_at, "created_at", descending=True),
    "CREATED_ASC": Key(Shipment.created_at, "created_at"),
    "NUMBER_ASC": Key(Shipment.number, "number"),
    "NUMBER_DESC": Key(Shipment.number, "number", descending=True),
}


@dataclass(frozen=True)
class ShipmentFilter:
    search: str | None = None
    customer_id: UUID | None = None
    states: Sequence[str] | None = None


@query(needs=permissions.READ_LOTS)
async def shipments(
    read: Read, *, first: int, after: str | None, filter: ShipmentFilter, sort: Sequence[str] = ()
) -> Page[Shipment]:
    """Shipments, the newest first unless sorted."""
    statement = mine(Shipment)
    if filter.search:
        columns = (Shipment.number, Shipment.customer_po, Shipment.tracking_number)
        statement = statement.where(contains(filter.search, *columns))
    if filter.customer_id is not None:
        statement = statement.where(Shipment.customer_id == filter.customer_id)
    if filter.states is not None:
        statement = statement.where(among(Shipment.state, filter.states))
    keys = [SHIPMENT_SORTS[each] for each in sort or ("CREATED_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(Shipment.id, "id")], first=first, after=after)


@query(needs=permissions.READ_LOTS)
async def shipment(read: Read, id: UUID) -> Shipment | None:
    return await read.get(Shipment, id)


_IDS = bindparam("ids", type_=ARRAY(Uuid()))
LINES_OF = Statement(
    mine(ShipmentLine)
    .where(ShipmentLine.shipment_id == any_(_IDS))
    .order_by(ShipmentLine.shipment_id, ShipmentLine.position)
)
LOTS_OF = Statement(
    mine(MaterialLot).where(MaterialLot.receipt_id == any_(_IDS)).order_by(MaterialLot.receipt_id, MaterialLot.id)
)
GONE_OF = Statement(
    mine(Movement)
    .where(Movement.document_id == any_(_IDS), Movement.kind == "ship")
    .order_by(Movement.document_id, Movement.id)
)


TAKEN_BACK = Statement(
    mine(Movement)
    .where(Movement.document_id == any_(_IDS), Movement.kind == "receive", Movement.reverses_id.is_not(None))
    .order_by(Movement.document_id, Movement.id)
)


async def taken_back_of(read: Read, receipt_ids: Sequence[UUID]) -> list[Movement | None]:
    """By which movement a receipt was taken back first; None for one that stands."""
    found: dict[UUID | None, Movement] = {}
    for row in await read.all(TAKEN_BACK, ids=list(receipt_ids)):
        found.setdefault(row.document_id, row)
    return [found.get(id) for id in receipt_ids]


async def lines_of(read: Read, shipment_ids: Sequence[UUID]) -> list[list[ShipmentLine]]:
    found: dict[UUID, list[ShipmentLine]] = defaultdict(list)
    for row in await read.all(LINES_OF, ids=list(shipment_ids)):
        found[row.shipment_id].append(row)
    return [found[id] for id in shipment_ids]


async def shipped_of(read: Read, shipment_ids: Sequence[UUID]) -> list[list[Movement]]:
    found: dict[UUID | None, list[Movement]] = defaultdict(list)
    for row in await read.all(GONE_OF, ids=list(shipment_ids)):
        found[row.document_id].append(row)
    return [found[id] for id in shipment_ids]


async def lots_of_receipts(read: Read, receipt_ids: Sequence[UUID]) -> list[list[MaterialLot]]:
    found: dict[UUID | None, list[MaterialLot]] = defaultdict(list)
    for row in await read.all(LOTS_OF, ids=list(receipt_ids)):
        found[row.receipt_id].append(row)
    return [found[id] for id in receipt_ids]


# -- count sheets --------------------------------------------------------------------------------------------

COUNT_SORTS = {
    "CREATED_DESC": Key(CountSheet.created_at, "created_at", descending=True),
    "CREATED_ASC": Key(CountSheet.created_at, "created_at"),
    "NUMBER_ASC": Key(CountSheet.number, "number"),
}


@dataclass(frozen=True)
class CountFilter:
    search: str | None = None
    location_id: UUID | None = None
    states: Sequence[str] | None = None


@query(needs=permissions.READ_LOTS)
async def count_sheets(
    read: Read, *, first: int, after: str | None, filter: CountFilter, sort: Sequence[str] = ()
) -> Page[CountSheet]:
    """Count sheets, the newest first unless sorted."""
    statement = mine(CountSheet)
    if filter.search:
        statement = statement.where(contains(filter.search, CountSheet.number))
    if filter.location_id is not None:
        statement = statement.where(CountSheet.location_id == filter.location_id)
    if filter.states is not None:
        statement = statement.where(among(CountSheet.state, filter.states))
    keys = [COUNT_SORTS[each] for each in sort or ("CREATED_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(CountSheet.id, "id")], first=first, after=after)


@query(needs=permissions.READ_LOTS)
async def count_sheet(read: Read, id: UUID) -> CountSheet | None:
    return await read.get(CountSheet, id)


@dataclass(frozen=True, kw_only=True)
class CountProgress:
    lines: int
    counted: int
    differing: int | None  # not told to who counts blind


PROGRESS = Statement(
    select(
        CountLine.sheet_id,
        func.count().label("lines"),
        func.count(CountLine.counted).label("counted"),
        func.count().filter(CountLine.counted != CountLine.expected).label("differing"),
    )
    .where(own(CountLine), CountLine.sheet_id == any_(_IDS))
    .group_by(CountLine.sheet_id)
)


async def progress_of(read: Read, sheet_ids: Sequence[UUID]) -> list[CountProgress]:
    found = {row["sheet_id"]: row for row in await read.all(PROGRESS, ids=list(sheet_ids))}
    return [
        CountProgress(lines=row["lines"], counted=row["counted"], differing=row["differing"])
        if (row := found.get(id)) is not None
        else CountProgress(lines=0, counted=0, differing=0)
        for id in sheet_ids
    ]


async def sheets_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[CountSheet | None]:
    return await read.many(CountSheet, ids)


def sees_expected(read: Read, sheet: CountSheet) -> bool:
    """Who counts blind is not told what should be there; who books is."""
    return not sheet.blind or sheet.state != "open" or read.actor.may(permissions.BOOK_COUNTS.name)


@dataclass(frozen=True, kw_only=True)
class CountedLine:
    """A line of a sheet; `expected` and `difference` are None for who counts blind."""

    id: UUID
    lot_id: UUID
    pack_id: UUID | None
    expected: Decimal | None
    counted: Decimal | None
    difference: Decimal | None
    counted_at: datetime | None
    counted_by: str | None
    reason: str | None


_LINES = (
    select(*CountLine.__table__.c, MaterialLot.number.label("lot_number"), Item.code.label("item_code"))
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == CountLine.lot_id))
    .join(Item, own(Item) & (Item.id == MaterialLot.item_id))
    .where(own(CountLine))
)
BY_LOT = (Key(Item.code, "item_code"), Key(MaterialLot.number, "lot_number"), Key(CountLine.id, "id"))


@query(needs=permissions.READ_LOTS)
async def count_lines(
    read: Read, *, sheet_id: UUID, first: int, after: str | None, only_open: bool = False, only_differing: bool = False
) -> Page[CountedLine]:
    """The lines of a sheet by item and lot."""
    sheet = await read.get(CountSheet, sheet_id)
    seen = sheet is not None and sees_expected(read, sheet)
    statement = _LINES.where(CountLine.sheet_id == sheet_id)
    if only_open:
        statement = statement.where(CountLine.counted.is_(None))
    if only_differing and seen:
        statement = statement.where(CountLine.counted != CountLine.expected)
    page = await paged(read, statement, keys=BY_LOT, first=first, after=after)
    return Page([_line(row, seen) for row in page.rows], page.end, page.more, page.total)


def _line(row: Any, seen: bool) -> CountedLine:
    counted, expected = row["counted"], row["expected"]
    return CountedLine(
        id=row["id"], lot_id=row["lot_id"], pack_id=row["pack_id"], expected=expected if seen else None,
        counted=counted, difference=counted - expected if seen and counted is not None else None,
        counted_at=row["counted_at"], counted_by=row["counted_by"], reason=row["reason"],
    )  # fmt: skip
