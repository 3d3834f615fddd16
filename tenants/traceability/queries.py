"""Reading lots and serials."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.masterdata.queries import contains
from tenants.orders.queries import find_with
from tenants.traceability import permissions
from tenants.traceability.models import MaterialLot, Sublot


@dataclass(frozen=True)
class LotFilter:
    search: str | None = None
    item_id: UUID | None = None
    order_id: UUID | None = None
    states: Sequence[str] | None = None
    custom: Sequence[masterdata.CustomFilter] = field(default_factory=list)


LOT_SORTS = {
    "RECEIVED_DESC": Key(MaterialLot.received_at, "received_at", descending=True),
    "NUMBER_ASC": Key(MaterialLot.number, "number"),
    "QUANTITY_DESC": Key(MaterialLot.quantity, "quantity", descending=True),
}


@query(needs=permissions.READ_LOTS)
async def lots(
    read: Read, *, first: int, after: str | None, filter: LotFilter, sort: Sequence[str] = ()
) -> Page[MaterialLot]:
    """Lots, the newest first unless sorted."""
    statement = mine(MaterialLot)
    if filter.search:
        statement = statement.where(contains(filter.search, MaterialLot.number, MaterialLot.supplier_lot))
    if filter.item_id is not None:
        statement = statement.where(MaterialLot.item_id == filter.item_id)
    if filter.order_id is not None:
        statement = statement.where(MaterialLot.order_id == filter.order_id)
    if filter.states is not None:
        statement = statement.where(among(MaterialLot.state, filter.states))
    if filter.custom:
        statement = statement.where(await masterdata.custom_filter(read, "lot", MaterialLot.custom, filter.custom))
    keys = [LOT_SORTS[each] for each in sort or ("RECEIVED_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(MaterialLot.id, "id")], first=first, after=after)


@query(needs=permissions.READ_LOTS)
async def serials(read: Read, *, order_id: UUID, first: int, after: str | None) -> Page[Sublot]:
    """The pieces of an order by serial."""
    keys = (Key(Sublot.serial, "serial"), Key(Sublot.id, "id"))
    return await paged(read, mine(Sublot).where(Sublot.order_id == order_id), keys=keys, first=first, after=after)


async def items_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Item | None]:
    return await read.many(Item, ids)


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
