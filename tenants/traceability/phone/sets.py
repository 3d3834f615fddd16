"""The nine sets, one or two statements each, whatever the company's size."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam, exists, literal, or_, select

from infra import clock
from infra.db import Statement, mine, own
from infra.work import Read
from tenants import identity
from tenants.masterdata import statuses
from tenants.masterdata.models import Area, Item, Partner, StorageLocation, Unit
from tenants.masterdata.permissions import RELEASE_PLACES
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.queries import my_operations
from tenants.traceability import permissions
from tenants.traceability.flow.needs import needs_in
from tenants.traceability.flow.permissions import ISSUE_OTHERWISE
from tenants.traceability.models import CountLine, CountSheet, LotBalance, MaterialLot, Pack, Reservation
from tenants.traceability.phone.shapes import (
    PhoneBalance,
    PhoneCount,
    PhoneCountLine,
    PhoneHelper,
    PhoneItem,
    PhoneLocation,
    PhoneLot,
    PhoneNeed,
    PhoneOrder,
    PhonePack,
    PhoneReservation,
    PhoneSupplier,
)

ORDERS, OPENED, LOTS, PACKS, ITEMS, LOCATIONS, SUPPLIERS, SHEETS = 60, 10, 600, 100, 2000, 2000, 300, 10
HELPERS = 2

MATTERS: Final[Mapping[str, str]] = {
    "release": permissions.RELEASE_LOTS.name,
    "expired": permissions.USE_EXPIRED.name,
    "pick": permissions.PICK_OTHERWISE.name,
    "place": RELEASE_PLACES.name,
    "otherwise": ISSUE_OTHERWISE.name,
}
"""Who may let past what the phone refuses."""

_IDS = bindparam("ids", type_=ARRAY(Uuid()))
_ITEMS = bindparam("items", type_=ARRAY(Uuid()))
_LOTS = bindparam("lots", type_=ARRAY(Uuid()))
_ORDERS = bindparam("orders", type_=ARRAY(Uuid()))
_PACKS = bindparam("packs", type_=ARRAY(Uuid()))


def keeps_store(read: Read) -> bool:
    """Who moves stock sees the whole store's turn; others what their own team's orders need."""
    return read.actor.may(permissions.RECEIVE.name) or read.actor.may(permissions.SHIP.name)


# -- items and places ---------------------------------------------------------------------------------------

ITEM_COLUMNS = (
    Item.id, Item.code, Item.name_zh.label("zh"), Item.name_en.label("en"), Unit.code.label("unit"), Unit.decimals,
    Item.gtin, Item.tracking, Item.issue_method, Item.received_as, Item.shelf_life_days, Item.expiry_policy,
    Item.expiry_warn_days, Item.pick_rule,
)  # fmt: skip
_ITEM = select(*ITEM_COLUMNS).join(Unit, own(Unit) & (Unit.id == Item.unit_id)).where(own(Item))
BY_ID = Statement(_ITEM.where(Item.id == any_(_IDS)).order_by(Item.code))
EVERY = Statement(_ITEM.order_by(Item.code).limit(ITEMS))


async def items(read: Read, needed: Iterable[UUID]) -> list[PhoneItem]:
    """Those in sight; who receives deliveries holds them all."""
    rows = await (read.all(EVERY) if keeps_store(read) else read.all(BY_ID, ids=sorted(needed)))
    return [PhoneItem(**row) for row in rows]


PLACES = Statement(
    select(
        StorageLocation.id, StorageLocation.code, StorageLocation.name_zh.label("zh"),
        StorageLocation.name_en.label("en"), StorageLocation.kind, StorageLocation.site_id, StorageLocation.status,
        Area.status.label("area_status"),
    )
    .outerjoin(Area, own(Area) & (Area.id == StorageLocation.area_id))
    .where(own(StorageLocation), StorageLocation.active)
    .order_by(StorageLocation.code)
    .limit(LOCATIONS)
)  # fmt: skip


async def locations(read: Read) -> list[PhoneLocation]:
    return [_location(**row) for row in await read.all(PLACES)]


def _location(status: str, area_status: str | None, **values: Any) -> PhoneLocation:
    bad = next((each for each in (status, area_status) if each and each not in statuses.USABLE), status)
    return PhoneLocation(status=bad, **values)


# -- lots ---------------------------------------------------------------------------------------------------

LOT_COLUMNS = (
    MaterialLot.id, MaterialLot.number, MaterialLot.kind, MaterialLot.item_id, MaterialLot.state,
    MaterialLot.supplier_lot, MaterialLot.received_at, MaterialLot.expires_on,
)  # fmt: skip
_LIES = exists(literal(1)).where(own(LotBalance), LotBalance.lot_id == MaterialLot.id)
NEAR = Statement(
    select(*LOT_COLUMNS)
    .where(
        own(MaterialLot),
        or_(
            MaterialLot.id == any_(_LOTS),
            (MaterialLot.item_id == any_(_ITEMS)) & _LIES,
            exists(literal(1)).where(
                own(LotBalance),
                LotBalance.lot_id == MaterialLot.id,
                or_(LotBalance.order_id == any_(_ORDERS), LotBalance.pack_id == any_(_PACKS)),
            ),
        ),
    )
    .order_by(MaterialLot.expires_on.asc().nulls_last(), MaterialLot.received_at, MaterialLot.id)
    .limit(LOTS)
)
LATEST = Statement(
    select(*LOT_COLUMNS)
    .where(own(MaterialLot), _LIES)
    .order_by(MaterialLot.received_at.desc(), MaterialLot.id.desc())
    .limit(LOTS)
)
LYING = Statement(
    select(LotBalance.lot_id, LotBalance.location_id, LotBalance.order_id, LotBalance.pack_id, LotBalance.quantity)
    .where(own(LotBalance), LotBalance.lot_id == any_(_LOTS))
    .order_by(LotBalance.id)
)


async def lots(
    read: Read, items: Iterable[UUID], named: Iterable[UUID], orders: Sequence[UUID], packs: Sequence[UUID]
) -> list[PhoneLot]:
    """What could be taken for the orders, what was, what is named by a reservation, a count or a pack; in the store
    also what came last, wherever it waits."""
    rows = await read.all(NEAR, lots=sorted(named), items=sorted(items), orders=list(orders), packs=list(packs))
    if keeps_store(read):
        rows = [*rows, *await read.all(LATEST)]
    found = {row["id"]: row for row in rows}
    lying: dict[UUID, list[PhoneBalance]] = defaultdict(list)
    for row in await read.all(LYING, lots=sorted(found)):
        lying[row["lot_id"]].append(PhoneBalance(row["location_id"], row["order_id"], row["pack_id"], row["quantity"]))
    return [PhoneLot(**row, balances=lying[id]) for id, row in sorted(found.items())]


# -- orders and what is kept for them -----------------------------------------------------------------------

NEXT = Statement(
    select(ProductionOrder.id)
    .where(own(ProductionOrder), ProductionOrder.state == "released")
    .order_by(ProductionOrder.due_at, ProductionOrder.id)
    .limit(ORDERS)
)
OPEN = Statement(
    mine(ProductionOrder)
    .where(ProductionOrder.id == any_(_IDS), ProductionOrder.state == "released")
    .order_by(ProductionOrder.due_at, ProductionOrder.id)
)
CARDS = Statement(
    select(Operation.order_id, Operation.card)
    .where(own(Operation), Operation.order_id == any_(_IDS))
    .order_by(Operation.card)
)


async def orders(read: Read, opened: Sequence[UUID] = ()) -> list[PhoneOrder]:
    """Released orders of the actor's team, in the store those due next, and those opened by their cards."""
    ids = [*opened[:OPENED], *(each.order_id for each in await my_operations.body(read))]
    if keeps_store(read):
        ids += [row["id"] for row in await read.all(NEXT)]
    wanted = list(dict.fromkeys(ids))[: 2 * ORDERS]
    rows: list[ProductionOrder] = await read.all(OPEN, ids=wanted)
    cards: dict[UUID, list[str]] = defaultdict(list)
    for row in await read.all(CARDS, ids=[each.id for each in rows]):
        cards[row["order_id"]].append(row["card"])
    needed = await _needs(read, rows)
    return [
        PhoneOrder(
            id=each.id, number=each.number, item_id=each.item_id, quantity=each.quantity, due_at=each.due_at,
            cards=cards[each.id], needs=needed.get(each.id, []),
        )
        for each in rows
    ]  # fmt: skip


async def _needs(read: Read, rows: Sequence[ProductionOrder]) -> dict[UUID, list[PhoneNeed]]:
    """What is issued by hand; what the line side gives by itself nobody scans."""
    return {
        id: [
            PhoneNeed(
                each.item_id, each.position, each.alternative_of, each.quantity, each.issued + each.consumed, each.left
            )
            for each in of
            if each.method == "scan"
        ]
        for id, of in (await needs_in(read, rows)).items()
    }


KEPT = Statement(
    mine(Reservation)
    .where(
        Reservation.holder_id == bindparam("holder"),
        Reservation.released_at.is_(None),
        Reservation.ends_at > bindparam("now", type_=Reservation.__table__.c.ends_at.type),
        Reservation.used < Reservation.quantity,
    )
    .order_by(Reservation.id)
)


async def reservations(read: Read) -> list[PhoneReservation]:
    """What this person's phone may issue without a network."""
    return [
        PhoneReservation(
            id=row.id, order_id=row.order_id, lot_id=row.lot_id, location_id=row.location_id,
            left=row.quantity - row.used, ends_at=row.ends_at,
        )
        for row in await read.all(KEPT, holder=read.actor.id, now=clock.now())
    ]  # fmt: skip


# -- count sheets, packs, who helps -------------------------------------------------------------------------

SHEETS_OPEN = Statement(
    mine(CountSheet).where(CountSheet.state == "open").order_by(CountSheet.created_at, CountSheet.id).limit(SHEETS)
)
LINES = Statement(mine(CountLine).where(CountLine.sheet_id == any_(_IDS)).order_by(CountLine.id))


async def counts(read: Read) -> list[PhoneCount]:
    """Open count sheets, for those who count."""
    if not read.actor.may(permissions.COUNT_STOCK.name):
        return []
    rows: list[CountSheet] = await read.all(SHEETS_OPEN)
    blind = {row.id for row in rows if row.blind}
    lines: dict[UUID, list[PhoneCountLine]] = defaultdict(list)
    for line in await read.all(LINES, ids=[row.id for row in rows]):
        expected = None if line.sheet_id in blind else line.expected
        lines[line.sheet_id].append(PhoneCountLine(line.lot_id, line.pack_id, expected, line.counted))
    return [PhoneCount(row.id, row.number, row.location_id, row.blind, lines[row.id]) for row in rows]


PACKS_OPEN = Statement(
    mine(Pack)
    .where(Pack.state == any_(bindparam("states", type_=ARRAY(Text()))))
    .order_by(Pack.created_at.desc(), Pack.id.desc())
    .limit(PACKS)
)


async def packs(read: Read) -> list[PhonePack]:
    """Boxes and pallets still here, the newest first."""
    return [
        PhonePack(row.id, row.number, row.kind, row.state, row.location_id, row.parent_id)
        for row in await read.all(PACKS_OPEN, states=["open", "closed"])
    ]


SELLERS = Statement(
    select(Partner.id, Partner.code, Partner.name_zh.label("zh"), Partner.name_en.label("en"))
    .where(own(Partner), Partner.supplier)
    .order_by(Partner.code)
    .limit(SUPPLIERS)
)


async def suppliers(read: Read) -> list[PhoneSupplier]:
    if not read.actor.may(permissions.RECEIVE.name):
        return []
    return [PhoneSupplier(**row) for row in await read.all(SELLERS)]


async def helpers(read: Read) -> list[PhoneHelper]:
    return [
        PhoneHelper(matter, each.name, each.phone)
        for matter, permission in MATTERS.items()
        for each in (await identity.helpers(read, permission))[:HELPERS]
    ]
