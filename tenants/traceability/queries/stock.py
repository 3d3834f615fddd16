"""Reading what lies where, and how it came there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import distinct, func, literal, select
from sqlalchemy.types import Date

from infra.actions import query
from infra.db import among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.masterdata.models import Item, StorageLocation
from tenants.masterdata.queries import contains
from tenants.traceability import permissions
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Pack
from tenants.traceability.queries.lots import NEVER


@dataclass(frozen=True)
class StockFilter:
    search: str | None = None
    item_id: UUID | None = None
    location_id: UUID | None = None
    lot_id: UUID | None = None
    order_id: UUID | None = None
    pack_id: UUID | None = None
    states: Sequence[str] | None = None
    expires_before: date | None = None
    issued: bool | None = None


_EXPIRES = func.coalesce(MaterialLot.expires_on, literal(NEVER, Date()))
STOCK_SORTS = {
    "ITEM_ASC": (Key(Item.code, "item_code"), Key(MaterialLot.number, "lot_number")),
    "LOCATION_ASC": (Key(StorageLocation.code, "location_code"), Key(Item.code, "item_code")),
    "LOT_ASC": (Key(MaterialLot.number, "lot_number"),),
    "EXPIRES_ASC": (Key(_EXPIRES, "expires_sort"),),
    "QUANTITY_DESC": (Key(LotBalance.quantity, "quantity", descending=True),),
    "RECEIVED_ASC": (Key(MaterialLot.received_at, "received_at"),),
    "RECEIVED_DESC": (Key(MaterialLot.received_at, "received_at", descending=True),),
}
_LYING = (
    select(
        *LotBalance.__table__.c,
        Item.code.label("item_code"),
        MaterialLot.number.label("lot_number"),
        MaterialLot.received_at.label("received_at"),
        StorageLocation.code.label("location_code"),
        _EXPIRES.label("expires_sort"),
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == LotBalance.lot_id))
    .join(Item, own(Item) & (Item.id == MaterialLot.item_id))
    .join(StorageLocation, own(StorageLocation) & (StorageLocation.id == LotBalance.location_id))
    .where(own(LotBalance))
)


@query(needs=permissions.READ_LOTS)
async def stock(
    read: Read, *, first: int, after: str | None, filter: StockFilter, sort: Sequence[str] = ()
) -> Page[Any]:
    """What lies where, one row for each lot, location, order and pack; by item and lot unless sorted."""
    keys = [key for each in sort or ("ITEM_ASC",) for key in STOCK_SORTS[each]]
    statement = _LYING.where(*_wanted(filter))
    return await paged(read, statement, keys=_once([*keys, Key(LotBalance.id, "id")]), first=first, after=after)


def _once(keys: Sequence[Key]) -> list[Key]:
    return list({key.attribute: key for key in reversed(keys)}.values())[::-1]


def _wanted(filter: StockFilter) -> list[Any]:
    equal = {
        MaterialLot.item_id: filter.item_id,
        LotBalance.location_id: filter.location_id,
        LotBalance.lot_id: filter.lot_id,
        LotBalance.order_id: filter.order_id,
        LotBalance.pack_id: filter.pack_id,
    }
    found: list[Any] = [column == value for column, value in equal.items() if value is not None]
    if filter.states is not None:
        found.append(among(MaterialLot.state, filter.states))
    if filter.expires_before is not None:
        found.append(MaterialLot.expires_on < filter.expires_before)
    if filter.issued is not None:
        found.append(LotBalance.order_id.is_not(None) if filter.issued else LotBalance.order_id.is_(None))
    if filter.search:
        columns = (Item.code, Item.name_zh, Item.name_en, MaterialLot.number, MaterialLot.supplier_lot)
        found.append(contains(filter.search, *columns))
    return found


@dataclass(frozen=True, kw_only=True)
class ItemTotal:
    """All there is of an item: `free` and usable, issued to orders, and what may not be used."""

    id: UUID
    code: str
    quantity: Decimal
    free: Decimal
    issued: Decimal
    blocked: Decimal
    lots: int
    expires_on: date | None


_usable = among(MaterialLot.state, ("accepted", "restricted"))
_free = LotBalance.order_id.is_(None)
_TOTALS: Any = (
    select(
        Item.id,
        Item.code,
        func.sum(LotBalance.quantity).label("quantity"),
        func.coalesce(func.sum(LotBalance.quantity).filter(_free & _usable), 0).label("free"),
        func.coalesce(func.sum(LotBalance.quantity).filter(LotBalance.order_id.is_not(None)), 0).label("issued"),
        func.coalesce(func.sum(LotBalance.quantity).filter(_free & ~_usable), 0).label("blocked"),
        func.count(distinct(LotBalance.lot_id)).label("lots"),
        func.min(MaterialLot.expires_on).label("expires_on"),
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == LotBalance.lot_id))
    .join(Item, own(Item) & (Item.id == MaterialLot.item_id))
    .where(own(LotBalance))
    .group_by(Item.id, Item.code)
)


@query(needs=permissions.READ_LOTS)
async def stock_totals(read: Read, *, first: int, after: str | None, filter: StockFilter) -> Page[ItemTotal]:
    """What there is of each item, by its code."""
    keys = (Key(Item.code, "code"), Key(Item.id, "id"))
    page = await paged(read, _TOTALS.where(*_wanted(filter)), keys=keys, first=first, after=after)
    return Page([ItemTotal(**dict(row)) for row in page.rows], page.end, page.more, page.total)


@dataclass(frozen=True)
class MovementFilter:
    lot_id: UUID | None = None
    item_id: UUID | None = None
    order_id: UUID | None = None
    operation_id: UUID | None = None
    location_id: UUID | None = None
    document_id: UUID | None = None
    actor_id: UUID | None = None
    work_unit_id: UUID | None = None
    kinds: Sequence[str] | None = None
    since: datetime | None = None
    until: datetime | None = None


@query(needs=permissions.READ_LOTS)
async def movements(
    read: Read, *, first: int, after: str | None, filter: MovementFilter, newest_first: bool = True
) -> Page[Movement]:
    """How things moved, the newest first unless asked."""
    statement = mine(Movement).where(*_moved(filter))
    if filter.item_id is not None:
        of_item = select(MaterialLot.id).where(own(MaterialLot), MaterialLot.item_id == filter.item_id)
        statement = statement.where(Movement.lot_id.in_(of_item))
    keys = (Key(Movement.occurred_at, "occurred_at", newest_first), Key(Movement.id, "id", newest_first))
    return await paged(read, statement, keys=keys, first=first, after=after)


def _moved(filter: MovementFilter) -> list[Any]:
    equal = {
        Movement.lot_id: filter.lot_id,
        Movement.order_id: filter.order_id,
        Movement.operation_id: filter.operation_id,
        Movement.document_id: filter.document_id,
        Movement.actor_id: filter.actor_id,
        Movement.work_unit_id: filter.work_unit_id,
    }
    found: list[Any] = [column == value for column, value in equal.items() if value is not None]
    if filter.location_id is not None:
        here = filter.location_id
        found.append((Movement.from_location_id == here) | (Movement.to_location_id == here))
    if filter.kinds is not None:
        found.append(among(Movement.kind, filter.kinds))
    if filter.since is not None:
        found.append(Movement.occurred_at >= filter.since)
    if filter.until is not None:
        found.append(Movement.occurred_at < filter.until)
    return found


async def packs_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Pack | None]:
    return await read.many(Pack, ids)
