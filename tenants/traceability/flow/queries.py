"""Reading the material of orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from infra.actions import query
from infra.db import among, mine, own
from infra.errors import Missing
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.orders.models import ProductionOrder
from tenants.traceability import permissions
from tenants.traceability.flow.needs import needs_in
from tenants.traceability.flow.rules import Need, Output, outputs_of
from tenants.traceability.models import (
    Consignment,
    ConsignmentLine,
    GenealogyLink,
    LotBalance,
    MaterialLot,
    Pack,
    Reservation,
    Shortfall,
)

MOST_LINKS = 500


@query(needs=permissions.READ_LOTS)
async def order_materials(read: Read, order_id: UUID) -> list[Need]:
    """By lines of the snapshot an order was released with; empty for one that is not."""
    order = await _order(read, order_id)
    return (await needs_in(read, [order]))[order.id]


@query(needs=permissions.READ_LOTS)
async def order_outputs(read: Read, order_id: UUID) -> list[Output]:
    """What else comes out of an order by its snapshot."""
    order = await _order(read, order_id)
    return outputs_of(order.snapshot, order.quantity)


async def _order(read: Read, order_id: UUID) -> ProductionOrder:
    order = await read.get(ProductionOrder, order_id)
    if order is None:
        raise Missing(what="order")
    return order


@dataclass(frozen=True)
class Links:
    """One step both ways; `more` where not all are told."""

    sources: Sequence[GenealogyLink]
    targets: Sequence[GenealogyLink]
    more: bool


@query(needs=permissions.READ_LOTS)
async def lot_links(read: Read, lot_id: UUID) -> Links:
    """What a lot is made of and what it went into, the nearest of each."""
    link = GenealogyLink
    order = (link.linked_at, link.id)
    sources = await read.all(mine(link).where(link.target_id == lot_id).order_by(*order).limit(MOST_LINKS + 1))
    targets = await read.all(mine(link).where(link.source_id == lot_id).order_by(*order).limit(MOST_LINKS + 1))
    more = max(len(sources), len(targets)) > MOST_LINKS
    return Links(sources[:MOST_LINKS], targets[:MOST_LINKS], more)


# -- lists -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ShortfallFilter:
    states: Sequence[str] | None = None
    order_id: UUID | None = None
    operation_id: UUID | None = None
    item_id: UUID | None = None


def _equal(model: Any, filter: Any, *names: str) -> list[Any]:
    wanted = {name: getattr(filter, name) for name in names}
    return [getattr(model, name) == value for name, value in wanted.items() if value is not None]


SHORTFALL_SORTS = {
    "OCCURRED_ASC": Key(Shortfall.occurred_at, "occurred_at"),
    "OCCURRED_DESC": Key(Shortfall.occurred_at, "occurred_at", descending=True),
    "QUANTITY_DESC": Key(Shortfall.quantity, "quantity", descending=True),
}


@query(needs=permissions.READ_LOTS)
async def shortfalls(
    read: Read, *, first: int, after: str | None, filter: ShortfallFilter, sort: Sequence[str] = ()
) -> Page[Shortfall]:
    """What reports used up and the books did not have, the oldest first."""
    statement = mine(Shortfall).where(*_equal(Shortfall, filter, "order_id", "operation_id", "item_id"))
    if filter.states is not None:
        statement = statement.where(among(Shortfall.state, filter.states))
    keys = [*(SHORTFALL_SORTS[each] for each in sort or ("OCCURRED_ASC",)), Key(Shortfall.id, "id")]
    return await paged(read, statement, keys=keys, first=first, after=after)


@dataclass(frozen=True)
class ConsignmentFilter:
    states: Sequence[str] | None = None
    order_id: UUID | None = None
    operation_id: UUID | None = None
    location_id: UUID | None = None
    due_before: datetime | None = None


CONSIGNMENT_SORTS = {
    "DUE_ASC": Key(Consignment.due_at, "due_at"),
    "DUE_DESC": Key(Consignment.due_at, "due_at", descending=True),
    "SENT_DESC": Key(Consignment.sent_at, "sent_at", descending=True),
}


@query(needs=permissions.READ_LOTS)
async def consignments(
    read: Read, *, first: int, after: str | None, filter: ConsignmentFilter, sort: Sequence[str] = ()
) -> Page[Consignment]:
    """What is or was with partners, what is due first."""
    statement = mine(Consignment).where(*_equal(Consignment, filter, "order_id", "operation_id", "location_id"))
    if filter.states is not None:
        statement = statement.where(among(Consignment.state, filter.states))
    if filter.due_before is not None:
        statement = statement.where(Consignment.due_at < filter.due_before)
    keys = [*(CONSIGNMENT_SORTS[each] for each in sort or ("DUE_ASC",)), Key(Consignment.id, "id")]
    return await paged(read, statement, keys=keys, first=first, after=after)


@dataclass(frozen=True)
class ReservationFilter:
    """`standing`: not released, not used up and not run out."""

    order_id: UUID | None = None
    lot_id: UUID | None = None
    holder_id: UUID | None = None
    standing: bool | None = None


@query(needs=permissions.READ_LOTS)
async def reservations(
    read: Read, *, first: int, after: str | None, filter: ReservationFilter, now: datetime
) -> Page[Reservation]:
    """What is kept for orders, what ends first first."""
    statement = mine(Reservation).where(*_equal(Reservation, filter, "order_id", "lot_id", "holder_id"))
    if filter.standing is not None:
        stands = (
            Reservation.released_at.is_(None) & (Reservation.used < Reservation.quantity) & (Reservation.ends_at > now)
        )
        statement = statement.where(stands if filter.standing else ~stands)
    keys = (Key(Reservation.ends_at, "ends_at"), Key(Reservation.id, "id"))
    return await paged(read, statement, keys=keys, first=first, after=after)


@dataclass(frozen=True)
class PackFilter:
    """`outer`: not on another pack."""

    search: str | None = None
    kinds: Sequence[str] | None = None
    states: Sequence[str] | None = None
    location_id: UUID | None = None
    parent_id: UUID | None = None
    shipment_id: UUID | None = None
    lot_id: UUID | None = None
    outer: bool | None = None


PACK_SORTS = {
    "CREATED_DESC": Key(Pack.created_at, "created_at", descending=True),
    "NUMBER_ASC": Key(Pack.number, "number"),
}


@query(needs=permissions.READ_LOTS)
async def packs(
    read: Read, *, first: int, after: str | None, filter: PackFilter, sort: Sequence[str] = ()
) -> Page[Pack]:
    """Boxes and pallets, the newest first."""
    statement = mine(Pack).where(*_equal(Pack, filter, "location_id", "parent_id", "shipment_id"))
    if filter.search:
        statement = statement.where(Pack.number.ilike(f"%{filter.search.strip()}%"))
    for column, values in ((Pack.kind, filter.kinds), (Pack.state, filter.states)):
        if values is not None:
            statement = statement.where(among(column, values))
    if filter.outer is not None:
        statement = statement.where(Pack.parent_id.is_(None) if filter.outer else Pack.parent_id.is_not(None))
    if filter.lot_id is not None:
        inside = select(LotBalance.pack_id).where(own(LotBalance), LotBalance.lot_id == filter.lot_id)
        statement = statement.where(Pack.id.in_(inside))
    keys = [*(PACK_SORTS[each] for each in sort or ("CREATED_DESC",)), Key(Pack.id, "id")]
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_LOTS)
async def pack(read: Read, id: UUID) -> Pack | None:
    return await read.get(Pack, id)


# -- loaders -----------------------------------------------------------------------------------------------------


async def lines_of_consignments(read: Read, ids: Sequence[UUID]) -> list[list[ConsignmentLine]]:
    rows = await read.all(
        mine(ConsignmentLine).where(among(ConsignmentLine.consignment_id, ids)).order_by(ConsignmentLine.lot_id)
    )
    return [[row for row in rows if row.consignment_id == id] for id in ids]


async def contents_of_packs(read: Read, ids: Sequence[UUID]) -> list[list[LotBalance]]:
    rows = await read.all(mine(LotBalance).where(among(LotBalance.pack_id, ids)).order_by(LotBalance.lot_id))
    return [[row for row in rows if row.pack_id == id] for id in ids]


async def packs_within(read: Read, ids: Sequence[UUID]) -> list[list[Pack]]:
    rows = await read.all(mine(Pack).where(among(Pack.parent_id, ids)).order_by(Pack.number))
    return [[row for row in rows if row.parent_id == id] for id in ids]


async def outputs_of_orders(read: Read, ids: Sequence[UUID]) -> list[list[MaterialLot]]:
    """The lots (not the pieces) an order makes, open ones first."""
    rows = await read.all(
        mine(MaterialLot)
        .where(among(MaterialLot.order_id, ids), MaterialLot.origin == "produced", MaterialLot.kind == "lot")
        .order_by(MaterialLot.closed_at.is_not(None), MaterialLot.id)
    )
    return [[row for row in rows if row.order_id == id] for id in ids]
