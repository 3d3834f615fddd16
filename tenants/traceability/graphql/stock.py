"""Lots, serials, what lies where and how it moved, in the schema."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata.graphql import CustomFilter, CustomValue, Item, Partner, StorageLocation
from tenants.masterdata.queries import locations_by_id, partners_by_id
from tenants.orders.graphql import Order
from tenants.orders.queries import orders_by_id
from tenants.traceability import commands, models, picking, queries


async def lot_of(info: Info, id: UUID) -> "MaterialLot":
    row = await loader(info, queries.lots_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return MaterialLot.of(row)


async def location_of(info: Info, id: UUID | None) -> StorageLocation | None:
    row = await loader(info, locations_by_id).load(id) if id else None
    return StorageLocation.of(row) if row else None


async def order_of(info: Info, id: UUID | None) -> Order | None:
    row = await loader(info, orders_by_id).load(id) if id else None
    return Order.of(row) if row else None


async def partner_of(info: Info, id: UUID | None) -> Partner | None:
    row = await loader(info, partners_by_id).load(id) if id else None
    return Partner.of(row) if row else None


async def pack_number(info: Info, id: UUID | None) -> str | None:
    row = await loader(info, queries.packs_by_id).load(id) if id else None
    return row.number if row else None


@strawberry.type(
    description="States: quarantined, accepted, rejected, held, restricted. `kind`: lot, or piece (one with a serial)."
)
class MaterialLot:
    id: UUID
    number: str
    kind: str
    quantity: Decimal = strawberry.field(description="what it began with; `onHand` is what is left")
    unit: str
    state: str
    origin: str
    supplier_lot: str | None
    order_id: UUID | None
    receipt_id: UUID | None
    received_at: datetime
    manufactured_on: date | None
    expires_on: date | None
    grade: str | None
    certificates: list[str] = strawberry.field(description="hashes of files")
    factor: Decimal | None = strawberry.field(description="one `factorUnit` of this lot is so much of its unit")
    factor_unit: str | None
    closed_at: datetime | None
    revision: int
    custom: list[CustomValue]
    item_id: strawberry.Private[UUID]
    supplier_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        row = await loader(info, queries.items_by_id).load(self.item_id)
        assert row is not None  # a foreign key holds it
        return Item.of(row)

    @strawberry.field
    async def supplier(self, info: Info) -> Partner | None:
        return await partner_of(info, self.supplier_id)

    @strawberry.field
    async def order(self, info: Info) -> Order | None:
        return await order_of(info, self.order_id)

    @strawberry.field
    async def receipt_number(self, info: Info) -> str | None:
        row = await loader(info, queries.receipts_by_id).load(self.receipt_id) if self.receipt_id else None
        return row.number if row else None

    @strawberry.field
    async def on_hand(self, info: Info) -> Decimal:
        """All there is of it, wherever."""
        return await loader(info, queries.on_hand_of).load(self.id)

    @strawberry.field
    async def balances(self, info: Info) -> list["LotBalance"]:
        return [LotBalance.of(row) for row in await loader(info, queries.balances_of).load(self.id)]

    @classmethod
    def of(cls, row: models.MaterialLot) -> "MaterialLot":
        return cls(
            id=row.id, number=row.number, kind=row.kind, quantity=row.quantity, unit=row.unit, state=row.state,
            origin=row.origin, supplier_lot=row.supplier_lot, order_id=row.order_id, receipt_id=row.receipt_id,
            received_at=row.received_at, manufactured_on=row.manufactured_on, expires_on=row.expires_on,
            grade=row.grade, certificates=list(row.certificates), factor=row.factor, factor_unit=row.factor_unit,
            closed_at=row.closed_at, revision=row.revision, custom=CustomValue.all_of(row.custom),
            item_id=row.item_id, supplier_id=row.supplier_id,
        )  # fmt: skip


@strawberry.type(description="So much of a lot lies there, free or issued to an order, loose or in a pack.")
class LotBalance:
    id: UUID
    quantity: Decimal
    lot_id: UUID
    location_id: UUID
    order_id: UUID | None
    pack_id: UUID | None

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot:
        return await lot_of(info, self.lot_id)

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation:
        found = await location_of(info, self.location_id)
        assert found is not None  # a foreign key holds it
        return found

    @strawberry.field
    async def order(self, info: Info) -> Order | None:
        return await order_of(info, self.order_id)

    @strawberry.field
    async def pack_number(self, info: Info) -> str | None:
        return await pack_number(info, self.pack_id)

    @classmethod
    def of(cls, row: Any) -> "LotBalance":
        """A balance, or a row of `queries.stock`."""
        values = row if not isinstance(row, models.LotBalance) else row.__dict__
        return cls(
            id=values["id"], quantity=values["quantity"], lot_id=values["lot_id"], location_id=values["location_id"],
            order_id=values["order_id"], pack_id=values["pack_id"],
        )  # fmt: skip


@strawberry.type(
    description="An amount went from one place to another. Without `from` it came from outside, without `to` it left."
)
class Movement:
    id: UUID
    kind: str
    quantity: Decimal
    lot_id: UUID
    target_lot_id: UUID | None
    order_id: UUID | None
    operation_id: UUID | None
    document_id: UUID | None
    report_id: UUID | None
    work_unit_id: UUID | None
    actor_id: UUID | None
    actor_name: str
    reason: str | None
    reverses_id: UUID | None
    occurred_at: datetime
    recorded_at: datetime
    row: strawberry.Private[models.Movement]

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot:
        return await lot_of(info, self.lot_id)

    @strawberry.field
    async def target_lot(self, info: Info) -> MaterialLot | None:
        return await lot_of(info, self.target_lot_id) if self.target_lot_id else None

    @strawberry.field
    async def from_location(self, info: Info) -> StorageLocation | None:
        return await location_of(info, self.row.from_location_id)

    @strawberry.field
    async def to_location(self, info: Info) -> StorageLocation | None:
        return await location_of(info, self.row.to_location_id)

    @strawberry.field
    async def from_pack_number(self, info: Info) -> str | None:
        return await pack_number(info, self.row.from_pack_id)

    @strawberry.field
    async def to_pack_number(self, info: Info) -> str | None:
        return await pack_number(info, self.row.to_pack_id)

    @strawberry.field
    async def order(self, info: Info) -> Order | None:
        return await order_of(info, self.order_id or self.row.to_order_id or self.row.from_order_id)

    @classmethod
    def of(cls, row: models.Movement) -> "Movement":
        return cls(
            id=row.id, kind=row.kind, quantity=row.quantity, lot_id=row.lot_id, target_lot_id=row.target_lot_id,
            order_id=row.order_id, operation_id=row.operation_id, document_id=row.document_id,
            report_id=row.report_id, work_unit_id=row.work_unit_id, actor_id=row.actor_id, actor_name=row.actor_name,
            reason=row.reason, reverses_id=row.reverses_id, occurred_at=row.occurred_at, recorded_at=row.created_at,
            row=row,
        )  # fmt: skip


@strawberry.type(description="One piece with a serial of its own.")
class Sublot:
    id: UUID
    serial: str
    state: str

    @classmethod
    def of(cls, row: models.Sublot) -> "Sublot":
        return cls(id=row.id, serial=row.serial, state=row.state)


@strawberry.type(description="One decision about whether a lot may be used, out of the trail.")
class LotStatusChange:
    line_id: UUID
    was: str | None
    status: str
    reason: str | None
    meaning: str | None
    by: str
    at: datetime

    @classmethod
    def of(cls, row: queries.StatusChange) -> "LotStatusChange":
        return cls(**vars(row))


@strawberry.type(description="All there is of an item: free and usable, issued to orders, not to be used.")
class ItemStock:
    id: UUID
    quantity: Decimal
    free: Decimal
    issued: Decimal
    blocked: Decimal
    lots: int
    expires_on: date | None

    @strawberry.field
    async def item(self, info: Info) -> Item:
        row = await loader(info, queries.items_by_id).load(self.id)
        assert row is not None  # it has balances
        return Item.of(row)

    @classmethod
    def of(cls, row: queries.ItemTotal) -> "ItemStock":
        return cls(
            id=row.id, quantity=row.quantity, free=row.free, issued=row.issued, blocked=row.blocked, lots=row.lots,
            expires_on=row.expires_on,
        )  # fmt: skip


@strawberry.type(description="So much of a lot is to be taken there, in its turn.")
class LotPick:
    lot_id: UUID
    location_id: UUID
    quantity: Decimal
    free: Decimal

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot:
        return await lot_of(info, self.lot_id)

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation:
        found = await location_of(info, self.location_id)
        assert found is not None  # a foreign key holds it
        return found

    @classmethod
    def of(cls, row: picking.Pick) -> "LotPick":
        return cls(lot_id=row.lot_id, location_id=row.location_id, quantity=row.quantity, free=row.free)


@strawberry.enum
class LotSort(Enum):
    RECEIVED_DESC = "RECEIVED_DESC"
    RECEIVED_ASC = "RECEIVED_ASC"
    NUMBER_ASC = "NUMBER_ASC"
    NUMBER_DESC = "NUMBER_DESC"
    QUANTITY_DESC = "QUANTITY_DESC"
    EXPIRES_ASC = "EXPIRES_ASC"


@strawberry.input(description="`kinds`: lot, piece. `inStock`: whether anything of it lies somewhere.")
class LotFilter:
    search: str | None = None
    item_id: UUID | None = None
    order_id: UUID | None = None
    states: list[str] | None = None
    custom: list[CustomFilter] | None = None
    kinds: list[str] | None = None
    origins: list[str] | None = None
    supplier_id: UUID | None = None
    receipt_id: UUID | None = None
    location_id: UUID | None = None
    in_stock: bool | None = None
    expires_before: date | None = None
    received_from: datetime | None = None
    received_until: datetime | None = None


@strawberry.enum
class StockSort(Enum):
    ITEM_ASC = "ITEM_ASC"
    LOCATION_ASC = "LOCATION_ASC"
    LOT_ASC = "LOT_ASC"
    EXPIRES_ASC = "EXPIRES_ASC"
    QUANTITY_DESC = "QUANTITY_DESC"
    RECEIVED_ASC = "RECEIVED_ASC"
    RECEIVED_DESC = "RECEIVED_DESC"


@strawberry.input(description="`states`: of the lot. `issued`: to an order, or free.")
class StockFilter:
    search: str | None = None
    item_id: UUID | None = None
    location_id: UUID | None = None
    lot_id: UUID | None = None
    order_id: UUID | None = None
    pack_id: UUID | None = None
    states: list[str] | None = None
    expires_before: date | None = None
    issued: bool | None = None


@strawberry.input
class MovementFilter:
    lot_id: UUID | None = None
    item_id: UUID | None = None
    order_id: UUID | None = None
    operation_id: UUID | None = None
    location_id: UUID | None = None
    document_id: UUID | None = None
    actor_id: UUID | None = None
    work_unit_id: UUID | None = None
    kinds: list[str] | None = None
    since: datetime | None = None
    until: datetime | None = None


@strawberry.enum
class MovementSort(Enum):
    OCCURRED_DESC = "OCCURRED_DESC"
    OCCURRED_ASC = "OCCURRED_ASC"


if TYPE_CHECKING:
    MaterialLotPage = Any
    SublotPage = Any
    LotBalancePage = Any
    ItemStockPage = Any
    MovementPage = Any
else:
    MaterialLotPage = page_type(MaterialLot)
    SublotPage = page_type(Sublot)
    LotBalancePage = page_type(LotBalance)
    ItemStockPage = page_type(ItemStock)
    MovementPage = page_type(Movement)


@strawberry.type
class StockQuery:
    @strawberry.field
    async def lots(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: LotFilter | None = None,
        sort: list[LotSort] | None = None,
    ) -> MaterialLotPage:
        given = vars(filter) if filter else {}
        custom = [each.wanted() for each in given.get("custom") or ()]
        wanted = queries.LotFilter(**{**given, "custom": custom})
        order = [each.value for each in sort or ()]
        page = await queries.lots(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(MaterialLot, page)

    @strawberry.field
    async def lot(self, info: Info, id: UUID) -> MaterialLot | None:
        row = await queries.lot(info.context.read, id)
        return MaterialLot.of(row) if row else None

    @strawberry.field
    async def lot_status_changes(self, info: Info, lot_id: UUID) -> list[LotStatusChange]:
        return [LotStatusChange.of(row) for row in await queries.lot_status_changes(info.context.read, lot_id)]

    @strawberry.field
    async def serials(self, info: Info, order_id: UUID, first: int = 50, after: str | None = None) -> SublotPage:
        page = await queries.serials(info.context.read, order_id=order_id, first=first, after=after)
        return connection(Sublot, page)

    @strawberry.field
    async def stock(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: StockFilter | None = None,
        sort: list[StockSort] | None = None,
    ) -> LotBalancePage:
        wanted = queries.StockFilter(**vars(filter) if filter else {})
        order = [each.value for each in sort or ()]
        page = await queries.stock(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(LotBalance, page)

    @strawberry.field
    async def stock_totals(
        self, info: Info, first: int = 50, after: str | None = None, filter: StockFilter | None = None
    ) -> ItemStockPage:
        wanted = queries.StockFilter(**vars(filter) if filter else {})
        page = await queries.stock_totals(info.context.read, first=first, after=after, filter=wanted)
        return connection(ItemStock, page)

    @strawberry.field
    async def movements(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: MovementFilter | None = None,
        sort: MovementSort = MovementSort.OCCURRED_DESC,
    ) -> MovementPage:
        wanted = queries.MovementFilter(**vars(filter) if filter else {})
        newest = sort is MovementSort.OCCURRED_DESC
        page = await queries.movements(info.context.read, first=first, after=after, filter=wanted, newest_first=newest)
        return connection(Movement, page)

    @strawberry.field
    async def pick_proposal(
        self, info: Info, item_id: UUID, quantity: Decimal, location_id: UUID | None = None
    ) -> list[LotPick]:
        """Which lots to take, in their turn (FEFO or FIFO, as the item says)."""
        picks = await picking.pick_proposal(
            info.context.read, item_id=item_id, quantity=quantity, location_id=location_id
        )
        return [LotPick.of(each) for each in picks]


@strawberry.type
class StockMutation:
    open_balance = mutation(commands.open_balance, MaterialLot)
    withdraw_balance = mutation(commands.withdraw_balance)
    transfer_lot = mutation(commands.transfer_lot, Movement)
    adjust_lot = mutation(commands.adjust_lot, Movement)
    scrap_lot = mutation(commands.scrap_lot, Movement)
    return_to_supplier = mutation(commands.return_to_supplier, Movement)
    return_from_customer = mutation(commands.return_from_customer, MaterialLot)
    change_lot_status = mutation(commands.change_lot_status)
    hold_lots = mutation(commands.hold_lots)
    change_lot = mutation(commands.change_lot, MaterialLot)
