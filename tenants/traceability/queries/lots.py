"""Reading lots and serials."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, cast, func, literal, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import Date

from infra.actions import query
from infra.db import Statement, among, hydrate, mine, own
from infra.journal.models import JournalChange, JournalLine
from infra.pages import Key, Page, paged
from infra.quantity import ZERO
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.masterdata.queries import contains
from tenants.orders.queries import find_with
from tenants.traceability import permissions
from tenants.traceability.models import LotBalance, MaterialLot, Receipt, Sublot

NEVER = date(9999, 12, 31)


@dataclass(frozen=True)
class LotFilter:
    search: str | None = None
    item_id: UUID | None = None
    order_id: UUID | None = None
    states: Sequence[str] | None = None
    custom: Sequence[masterdata.CustomFilter] = field(default_factory=list)
    kinds: Sequence[str] | None = None
    origins: Sequence[str] | None = None
    supplier_id: UUID | None = None
    receipt_id: UUID | None = None
    location_id: UUID | None = None
    in_stock: bool | None = None
    expires_before: date | None = None
    received_from: datetime | None = None
    received_until: datetime | None = None


EXPIRES = func.coalesce(MaterialLot.expires_on, literal(NEVER, Date()))
LOT_SORTS = {
    "RECEIVED_DESC": Key(MaterialLot.received_at, "received_at", descending=True),
    "RECEIVED_ASC": Key(MaterialLot.received_at, "received_at"),
    "NUMBER_ASC": Key(MaterialLot.number, "number"),
    "NUMBER_DESC": Key(MaterialLot.number, "number", descending=True),
    "QUANTITY_DESC": Key(MaterialLot.quantity, "quantity", descending=True),
    "EXPIRES_ASC": Key(EXPIRES, "expires_sort"),
}


@query(needs=permissions.READ_LOTS)
async def lots(
    read: Read, *, first: int, after: str | None, filter: LotFilter, sort: Sequence[str] = ()
) -> Page[MaterialLot]:
    """Lots, the newest first unless sorted."""
    statement = select(*MaterialLot.__table__.c, EXPIRES.label("expires_sort")).where(
        own(MaterialLot), *_wanted(filter)
    )
    if filter.custom:
        statement = statement.where(await masterdata.custom_filter(read, "lot", MaterialLot.custom, filter.custom))
    keys = [LOT_SORTS[each] for each in sort or ("RECEIVED_DESC",)]
    page = await paged(read, statement, keys=[*keys, Key(MaterialLot.id, "id")], first=first, after=after)
    return replace(page, rows=[hydrate(MaterialLot, row) for row in page.rows])


def _wanted(filter: LotFilter) -> list[Any]:
    equal = {
        MaterialLot.item_id: filter.item_id,
        MaterialLot.order_id: filter.order_id,
        MaterialLot.supplier_id: filter.supplier_id,
        MaterialLot.receipt_id: filter.receipt_id,
    }
    held = {MaterialLot.state: filter.states, MaterialLot.kind: filter.kinds, MaterialLot.origin: filter.origins}
    found: list[Any] = [column == value for column, value in equal.items() if value is not None]
    found += [among(column, values) for column, values in held.items() if values is not None]
    if filter.search:
        found.append(contains(filter.search, MaterialLot.number, MaterialLot.supplier_lot))
    if filter.expires_before is not None:
        found.append(MaterialLot.expires_on < filter.expires_before)
    if filter.received_from is not None:
        found.append(MaterialLot.received_at >= filter.received_from)
    if filter.received_until is not None:
        found.append(MaterialLot.received_at < filter.received_until)
    lying = select(LotBalance.id).where(own(LotBalance), LotBalance.lot_id == MaterialLot.id).correlate(MaterialLot)
    if filter.location_id is not None:
        found.append(lying.where(LotBalance.location_id == filter.location_id).exists())
    if filter.in_stock is not None:
        found.append(lying.exists() if filter.in_stock else ~lying.exists())
    return found


@query(needs=permissions.READ_LOTS)
async def lot(read: Read, id: UUID) -> MaterialLot | None:
    return await read.get(MaterialLot, id)


@query(needs=permissions.READ_LOTS)
async def serials(read: Read, *, order_id: UUID, first: int, after: str | None) -> Page[Sublot]:
    """The pieces of an order by serial."""
    keys = (Key(Sublot.serial, "serial"), Key(Sublot.id, "id"))
    return await paged(read, mine(Sublot).where(Sublot.order_id == order_id), keys=keys, first=first, after=after)


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """One decision about whether a lot may be used, out of the trail. `was` is None where it began."""

    line_id: UUID
    was: str | None
    status: str
    reason: str | None
    meaning: str | None
    by: str
    at: datetime


_OLD, _NEW = (cast(image, JSONB)["state"].astext for image in (JournalChange.before, JournalChange.after))
STATUS_CHANGES = Statement(
    select(
        JournalLine.id, _OLD.label("was"), _NEW.label("status"), JournalLine.reason, JournalLine.meaning,
        JournalLine.actor_name, JournalLine.occurred_at,
    )
    .join(JournalLine, own(JournalLine) & (JournalLine.id == JournalChange.journal_id))
    .where(
        own(JournalChange),
        JournalChange.record_id == bindparam("id"),
        JournalChange.table_name == "traceability_material_lot",
        _NEW.is_not(None),
        or_(_OLD.is_(None), _OLD != _NEW),
    )
    .order_by(JournalLine.recorded_at, JournalLine.id, JournalChange.n)
    .limit(200)
)  # fmt: skip


@query(needs=permissions.READ_LOTS)
async def lot_status_changes(read: Read, lot_id: UUID) -> list[StatusChange]:
    """How the lot's status came to be, the oldest first."""
    if await read.get(MaterialLot, lot_id) is None:
        return []
    return [
        StatusChange(
            line_id=row["id"], was=row["was"], status=row["status"], reason=row["reason"], meaning=row["meaning"],
            by=row["actor_name"], at=row["occurred_at"],
        )
        for row in await read.all(STATUS_CHANGES, id=lot_id)
    ]  # fmt: skip


# -- loaders: values in the order of the keys ---------------------------------------------------------------

_IDS = bindparam("ids", type_=ARRAY(Uuid()))
BALANCES_OF = Statement(
    mine(LotBalance).where(LotBalance.lot_id == any_(_IDS)).order_by(LotBalance.lot_id, LotBalance.id)
)
ON_HAND = Statement(
    select(LotBalance.lot_id, func.sum(LotBalance.quantity).label("quantity"))
    .where(own(LotBalance), LotBalance.lot_id == any_(_IDS))
    .group_by(LotBalance.lot_id)
)


async def items_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Item | None]:
    return await read.many(Item, ids)


async def lots_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[MaterialLot | None]:
    return await read.many(MaterialLot, ids)


async def receipts_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Receipt | None]:
    return await read.many(Receipt, ids)


async def balances_of(read: Read, lot_ids: Sequence[UUID]) -> list[list[LotBalance]]:
    found: dict[UUID, list[LotBalance]] = defaultdict(list)
    for row in await read.all(BALANCES_OF, ids=list(lot_ids)):
        found[row.lot_id].append(row)
    return [found[id] for id in lot_ids]


async def on_hand_of(read: Read, lot_ids: Sequence[UUID]) -> list[Decimal]:
    found = {row["lot_id"]: row["quantity"] for row in await read.all(ON_HAND, ids=list(lot_ids))}
    return [found.get(id, ZERO) for id in lot_ids]


LOT = Statement(
    select(MaterialLot.number, MaterialLot.order_id).where(
        own(MaterialLot), MaterialLot.number == bindparam("text"), MaterialLot.order_id.is_not(None)
    )
)
SERIAL = Statement(
    select(Sublot.serial, Sublot.order_id).where(own(Sublot), Sublot.serial == bindparam("text")).limit(10)
)


@find_with("lot")
async def find_lots(read: Read, text: str) -> Sequence[tuple[str, UUID]]:
    """The lot of this number, when it is work in process of an order."""
    return [(row["number"], row["order_id"]) for row in await read.all(LOT, text=text)]


@find_with("serial")
async def find_serials(read: Read, text: str) -> Sequence[tuple[str, UUID]]:
    """The pieces with this serial, one of each item at most."""
    return [(row["serial"], row["order_id"]) for row in await read.all(SERIAL, text=text)]
