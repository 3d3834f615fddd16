"""What a recall reaches: its lots, where every unit of them is, and who has the rest. Reads only, set by set.

One recursive statement gives the ids; each further answer is one statement over them, whatever their number.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, case, func, or_, select, union

from infra.db import Statement, mine, own
from infra.quantity import ZERO
from infra.work import Read
from tenants.masterdata.models import Item, Partner, StorageLocation
from tenants.orders.models import ProductionOrder
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Shipment
from tenants.traceability.recall import rules
from tenants.traceability.recall.rules import Flows
from tenants.traceability.trace import Direction, reached

_IDS = any_(bindparam("ids", type_=ARRAY(Uuid())))
_ROOTS = any_(bindparam("roots", type_=ARRAY(Uuid())))


@dataclass(frozen=True)
class Scope:
    """`lot_ids` holds the roots too; `took_ms` is the search alone."""

    root_ids: Sequence[UUID]
    lot_ids: Sequence[UUID]
    took_ms: int


async def reach(read: Read, root_ids: Sequence[UUID]) -> Scope:
    """Every lot that something of the roots went into, however far."""
    began = time.perf_counter()
    found = await reached(read, root_ids, Direction.FORWARD)
    return Scope(root_ids, found, round((time.perf_counter() - began) * 1000))


# -- where every unit is ------------------------------------------------------------------------------------

_COMES = Movement.from_location_id.is_(None)
_GOES = Movement.to_location_id.is_(None)
_BACK = Movement.reverses_id.is_not(None)


def _amount(way: Any, back: Any) -> Any:
    """Over one border; what was taken back went over it the other way and counts against."""
    return func.coalesce(func.sum(case((way & ~_BACK, Movement.quantity), (back & _BACK, -Movement.quantity))), 0)


MOVED = Statement(
    select(
        case((Movement.lot_id == _ROOTS, Movement.lot_id)).label("root_id"), MaterialLot.item_id, MaterialLot.unit,
        Movement.kind, _amount(_COMES & ~_GOES, _GOES & ~_COMES).label("came"),
        _amount(_GOES & ~_COMES, _COMES & ~_GOES).label("went"), func.count(Movement.lot_id.distinct()).label("lots"),
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == Movement.lot_id))
    .where(own(Movement), Movement.lot_id == _IDS, or_(_COMES, _GOES))
    .group_by("root_id", MaterialLot.item_id, MaterialLot.unit, Movement.kind)
)  # fmt: skip
LYING = Statement(
    select(
        case((LotBalance.lot_id == _ROOTS, LotBalance.lot_id)).label("root_id"), MaterialLot.item_id, MaterialLot.unit,
        (LotBalance.order_id.is_not(None) | (StorageLocation.kind == "subcontractor")).label("issued"),
        func.sum(LotBalance.quantity).label("quantity"), func.count(LotBalance.lot_id.distinct()).label("lots"),
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == LotBalance.lot_id))
    .join(StorageLocation, own(StorageLocation) & (StorageLocation.id == LotBalance.location_id))
    .where(own(LotBalance), LotBalance.lot_id == _IDS)
    .group_by("root_id", MaterialLot.item_id, MaterialLot.unit, "issued")
)  # fmt: skip
COUNTED = Statement(
    select(MaterialLot.item_id, MaterialLot.unit, MaterialLot.state, func.count().label("lots"))
    .where(own(MaterialLot), MaterialLot.id == _IDS)
    .group_by(MaterialLot.item_id, MaterialLot.unit, MaterialLot.state)
)


@dataclass(frozen=True)
class Standing:
    """The flows of one root, or of all other affected lots of one item. `lots`: how many."""

    item: Item
    unit: str
    flows: Flows
    lots: int
    lot: MaterialLot | None = None  # a root


@dataclass(frozen=True)
class Figures:
    roots: list[Standing]
    items: list[Standing]
    lots_by: dict[str, int]  # flow -> how many lots have some of it
    states: dict[str, int]  # status -> how many lots

    @property
    def difference_percent(self) -> Decimal:
        return rules.difference_percent(each.flows for each in self.roots)

    def totals(self) -> dict[str, dict[str, Decimal]]:
        """Flow -> unit -> quantity, over roots and items. What went from one lot into another stands in both."""
        sums: dict[str, dict[str, Decimal]] = {name: {} for name in rules.FLOWS}
        for each in (*self.roots, *self.items):
            for name in rules.FLOWS:
                amount = getattr(each.flows, name)
                if amount:
                    sums[name][each.unit] = sums[name].get(each.unit, ZERO) + amount
        return sums


@dataclass
class _Open:
    """Flows being gathered."""

    came: dict[str, Decimal] = field(default_factory=dict)
    went: dict[str, Decimal] = field(default_factory=dict)
    free: Decimal = ZERO
    issued: Decimal = ZERO

    def closed(self) -> Flows:
        return rules.flows(self.came, self.went, self.free, self.issued)


async def figures(read: Read, scope: Scope) -> Figures:
    """The balance of each root and of each item below; four statements."""
    ids, roots = list(scope.lot_ids), list(scope.root_ids)
    open_: dict[tuple[UUID | None, UUID, str], _Open] = {}
    lots_by = dict.fromkeys(rules.FLOWS, 0)
    for row in await read.all(MOVED, ids=ids, roots=roots):
        each = open_.setdefault((row["root_id"], row["item_id"], row["unit"]), _Open())
        each.came[row["kind"]], each.went[row["kind"]] = row["came"], row["went"]
        _count(lots_by, row)
    for row in await read.all(LYING, ids=ids, roots=roots):
        each = open_.setdefault((row["root_id"], row["item_id"], row["unit"]), _Open())
        if row["issued"]:
            each.issued += row["quantity"]
        else:
            each.free += row["quantity"]
        lots_by["process" if row["issued"] else "stock"] += row["lots"]
    return await _figures(read, scope, open_, lots_by)


_COUNTED_AS = {"ship": "shipped", "return_from_customer": "recovered", "scrap": "scrapped", "consume": "consumed"}


def _count(lots_by: dict[str, int], row: Any) -> None:
    name = _COUNTED_AS.get(row["kind"])
    if name is not None and (row["came"] or row["went"]):
        lots_by[name] += row["lots"]


async def _figures(
    read: Read, scope: Scope, open_: dict[tuple[UUID | None, UUID, str], _Open], lots_by: dict[str, int]
) -> Figures:
    counts: dict[tuple[UUID, str], int] = {}
    states: dict[str, int] = {}
    for row in await read.all(COUNTED, ids=list(scope.lot_ids)):
        key = (row["item_id"], row["unit"])
        counts[key] = counts.get(key, 0) + row["lots"]
        states[row["state"]] = states.get(row["state"], 0) + row["lots"]
    rooted = [each for each in await read.many(MaterialLot, scope.root_ids) if each is not None]
    items = {each.id: each for each in await read.many(Item, {key[0] for key in counts}) if each is not None}
    for lot in rooted:
        counts[lot.item_id, lot.unit] -= 1

    def flows(root_id: UUID | None, item_id: UUID, unit: str) -> Flows:
        return open_.get((root_id, item_id, unit), _Open()).closed()

    roots = [
        Standing(items[lot.item_id], lot.unit, flows(lot.id, lot.item_id, lot.unit), 1, lot)
        for lot in sorted(rooted, key=lambda lot: (lot.number, lot.id))
    ]
    below = [
        Standing(items[item_id], unit, flows(None, item_id, unit), lots)
        for (item_id, unit), lots in sorted(counts.items(), key=lambda pair: items[pair[0][0]].code)
        if lots
    ]
    return Figures(roots, below, lots_by, states)


# -- who has what -------------------------------------------------------------------------------------------

PLACES = Statement(
    select(
        StorageLocation.id, StorageLocation.code, StorageLocation.name_zh, StorageLocation.name_en,
        StorageLocation.kind, StorageLocation.site_id, StorageLocation.area_id, StorageLocation.work_center_id,
        MaterialLot.unit, func.sum(LotBalance.quantity).label("quantity"),
        func.count(LotBalance.lot_id.distinct()).label("lots"),
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == LotBalance.lot_id))
    .join(StorageLocation, own(StorageLocation) & (StorageLocation.id == LotBalance.location_id))
    .where(own(LotBalance), LotBalance.lot_id == _IDS)
    .group_by(
        StorageLocation.id, StorageLocation.code, StorageLocation.name_zh, StorageLocation.name_en,
        StorageLocation.kind, StorageLocation.site_id, StorageLocation.area_id, StorageLocation.work_center_id,
        MaterialLot.unit,
    )
    .order_by(StorageLocation.code, MaterialLot.unit)
)  # fmt: skip
_TAKING = select(MaterialLot.order_id.label("id")).where(
    own(MaterialLot), MaterialLot.id == _IDS, MaterialLot.order_id.is_not(None), MaterialLot.closed_at.is_(None)
)
_ISSUED = select(LotBalance.order_id.label("id")).where(
    own(LotBalance), LotBalance.lot_id == _IDS, LotBalance.order_id.is_not(None)
)
_OF_ORDERS = union(_TAKING, _ISSUED).subquery("affected")
ORDERS = Statement(
    mine(ProductionOrder)
    .join(_OF_ORDERS, _OF_ORDERS.c.id == ProductionOrder.id)
    .where(or_(ProductionOrder.state == "planned", ProductionOrder.state == "released"))
    .order_by(ProductionOrder.number)
)
SENT = Statement(
    select(
        Shipment.id.label("shipment_id"), Shipment.number, Shipment.shipped_at, Shipment.customer_id,
        Shipment.tracking_number, MaterialLot.item_id, MaterialLot.unit,
        func.sum(case((Movement.kind == "ship", case((_BACK, -Movement.quantity), else_=Movement.quantity)), else_=0))
        .label("quantity"),
        func.sum(case(
            (Movement.kind == "ship", 0), (_BACK, -Movement.quantity), else_=Movement.quantity
        )).label("recovered"),
        func.count(Movement.lot_id.distinct()).label("lots"), func.min(MaterialLot.number).label("first_lot"),
        func.min(Movement.occurred_at).label("occurred_at"),
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == Movement.lot_id))
    .outerjoin(Shipment, own(Shipment) & (Shipment.id == Movement.document_id))
    .where(
        own(Movement), Movement.lot_id == _IDS,
        or_(Movement.kind == "ship", Movement.kind == "return_from_customer"),
    )
    .group_by(
        Shipment.id, Shipment.number, Shipment.shipped_at, Shipment.customer_id, Shipment.tracking_number,
        MaterialLot.item_id, MaterialLot.unit,
    )
    .order_by(Shipment.shipped_at, Shipment.number)
)  # fmt: skip

SENT_LOTS = Statement(
    select(
        MaterialLot.id, MaterialLot.number,
        func.sum(case((Movement.kind == "ship", case((_BACK, -Movement.quantity), else_=Movement.quantity)),
                      (_BACK, Movement.quantity), else_=-Movement.quantity)).label("out"),
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == Movement.lot_id))
    .where(
        own(Movement), Movement.lot_id == _IDS, Movement.document_id == bindparam("shipment_id", type_=Uuid()),
        MaterialLot.item_id == bindparam("item_id", type_=Uuid()),
        or_(Movement.kind == "ship", Movement.kind == "return_from_customer"),
    )
    .group_by(MaterialLot.id, MaterialLot.number)
    .order_by(MaterialLot.number, MaterialLot.id)
    .limit(500)
)  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """What of one item went out with one shipment. Without a shipment: it was booked without one."""

    shipment_id: UUID | None
    number: str | None
    shipped_at: Any
    tracking_number: str | None
    item: Item
    unit: str
    quantity: Decimal
    recovered: Decimal
    lots: int
    first_lot: str


@dataclass(frozen=True)
class Customer:
    """Who got some of it. `partner` None: shipments that name nobody."""

    partner: Partner | None
    sent: list[Sent]

    @property
    def reachable(self) -> bool:
        """Somebody or something to ring or write to is known."""
        who = self.partner
        return who is not None and bool((who.phone or "").strip() or (who.email or "").strip())


async def customers(read: Read, scope: Scope) -> list[Customer]:
    """Everybody who got some of it, by code, with contact and shipments."""
    rows = await read.all(SENT, ids=list(scope.lot_ids))
    items = {each.id: each for each in await read.many(Item, {row["item_id"] for row in rows}) if each}
    by_partner: dict[UUID | None, list[Sent]] = {}
    for row in rows:
        sent = Sent(
            row["shipment_id"], row["number"], row["shipped_at"] or row["occurred_at"], row["tracking_number"],
            items[row["item_id"]], row["unit"], row["quantity"], row["recovered"], row["lots"], row["first_lot"],
        )  # fmt: skip
        by_partner.setdefault(row["customer_id"], []).append(sent)
    partners = {each.id: each for each in await read.many(Partner, [id for id in by_partner if id]) if each}
    made = [Customer(partners.get(id) if id else None, sent) for id, sent in by_partner.items()]
    return sorted(made, key=lambda each: each.partner.code if each.partner else "\uffff")


async def sent_lots(read: Read, scope: Scope, shipment_id: UUID, item_id: UUID) -> Sequence[Any]:
    """The affected lots of one item in one shipment: id, number, and how much of each is still `out`; the first 500."""
    rows = await read.all(SENT_LOTS, ids=list(scope.lot_ids), shipment_id=shipment_id, item_id=item_id)
    return [row for row in rows if row["out"] > 0]


async def places(read: Read, scope: Scope) -> Sequence[Any]:
    """Where it lies, by location and unit."""
    return await read.all(PLACES, ids=list(scope.lot_ids))


async def orders(read: Read, scope: Scope) -> list[ProductionOrder]:
    """Orders that are not finished and have some of it in them."""
    return await read.all(ORDERS, ids=list(scope.lot_ids))
