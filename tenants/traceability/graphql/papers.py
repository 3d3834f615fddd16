"""Receipts, shipments and count sheets in the schema."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata.graphql import Item, Partner, StorageLocation
from tenants.traceability import commands, models, queries
from tenants.traceability.graphql.stock import MaterialLot, Movement, location_of, lot_of, pack_number, partner_of


@strawberry.type(description="One delivery of a supplier.")
class Receipt:
    id: UUID
    number: str
    delivery_note: str | None
    purchase_order: str | None
    received_at: datetime
    received_by: str
    note: str | None
    supplier_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def supplier(self, info: Info) -> Partner | None:
        return await partner_of(info, self.supplier_id)

    @strawberry.field
    async def lots(self, info: Info) -> list[MaterialLot]:
        return [MaterialLot.of(row) for row in await loader(info, queries.lots_of_receipts).load(self.id)]

    @strawberry.field
    async def taken_back(self, info: Info) -> Movement | None:
        """By whom, when and why; null for a receipt that stands."""
        row = await loader(info, queries.taken_back_of).load(self.id)
        return Movement.of(row) if row else None

    @classmethod
    def of(cls, row: models.Receipt) -> "Receipt":
        return cls(
            id=row.id, number=row.number, delivery_note=row.delivery_note, purchase_order=row.purchase_order,
            received_at=row.received_at, received_by=row.received_by, note=row.note, supplier_id=row.supplier_id,
        )  # fmt: skip


@strawberry.type
class ShipmentLine:
    id: UUID
    position: int
    quantity: Decimal
    shipped_quantity: Decimal
    item_id: strawberry.Private[UUID]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        row = await loader(info, queries.items_by_id).load(self.item_id)
        assert row is not None  # a foreign key holds it
        return Item.of(row)

    @classmethod
    def of(cls, row: models.ShipmentLine) -> "ShipmentLine":
        return cls(
            id=row.id, position=row.position, quantity=row.quantity, shipped_quantity=row.shipped_quantity,
            item_id=row.item_id,
        )  # fmt: skip


@strawberry.type(description="What goes to one customer at a time. States: draft, shipped, cancelled.")
class Shipment:
    id: UUID
    number: str
    customer_po: str | None
    state: str
    carrier: str | None
    tracking_number: str | None
    address: str | None
    created_at: datetime
    shipped_at: datetime | None
    shipped_by: str | None
    note: str | None
    revision: int
    customer_id: strawberry.Private[UUID]

    @strawberry.field
    async def customer(self, info: Info) -> Partner:
        found = await partner_of(info, self.customer_id)
        assert found is not None  # a foreign key holds it
        return found

    @strawberry.field
    async def lines(self, info: Info) -> list[ShipmentLine]:
        return [ShipmentLine.of(row) for row in await loader(info, queries.lines_of).load(self.id)]

    @strawberry.field
    async def shipped(self, info: Info) -> list[Movement]:
        """What really left."""
        return [Movement.of(row) for row in await loader(info, queries.shipped_of).load(self.id)]

    @classmethod
    def of(cls, row: models.Shipment) -> "Shipment":
        return cls(
            id=row.id, number=row.number, customer_po=row.customer_po, state=row.state, carrier=row.carrier,
            tracking_number=row.tracking_number, address=row.address, created_at=row.created_at,
            shipped_at=row.shipped_at, shipped_by=row.shipped_by, note=row.note, revision=row.revision,
            customer_id=row.customer_id,
        )  # fmt: skip


@strawberry.type(description="What should lie at a location and what was counted. States: open, booked, cancelled.")
class CountSheet:
    id: UUID
    number: str
    state: str
    blind: bool
    opened_by: str
    created_at: datetime
    booked_at: datetime | None
    booked_by: str | None
    revision: int
    row: strawberry.Private[models.CountSheet]

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation:
        found = await location_of(info, self.row.location_id)
        assert found is not None  # a foreign key holds it
        return found

    @strawberry.field
    async def line_count(self, info: Info) -> int:
        return (await loader(info, queries.progress_of).load(self.id)).lines

    @strawberry.field
    async def counted_count(self, info: Info) -> int:
        return (await loader(info, queries.progress_of).load(self.id)).counted

    @strawberry.field
    async def differing_count(self, info: Info) -> int | None:
        """Lines that differ; null for who counts blind."""
        seen = queries.sees_expected(info.context.read, self.row)
        return (await loader(info, queries.progress_of).load(self.id)).differing if seen else None

    @classmethod
    def of(cls, row: models.CountSheet) -> "CountSheet":
        return cls(
            id=row.id, number=row.number, state=row.state, blind=row.blind, opened_by=row.opened_by,
            created_at=row.created_at, booked_at=row.booked_at, booked_by=row.booked_by, revision=row.revision,
            row=row,
        )  # fmt: skip


@strawberry.type(description="One lot of a sheet; `expected` and `difference` are null for who counts blind.")
class CountLine:
    id: UUID
    expected: Decimal | None
    counted: Decimal | None
    difference: Decimal | None
    counted_at: datetime | None
    counted_by: str | None
    reason: str | None
    row: strawberry.Private[queries.CountedLine]

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot:
        return await lot_of(info, self.row.lot_id)

    @strawberry.field
    async def pack_number(self, info: Info) -> str | None:
        return await pack_number(info, self.row.pack_id)

    @strawberry.field
    def pack_id(self) -> UUID | None:
        return self.row.pack_id

    @classmethod
    def of(cls, row: queries.CountedLine) -> "CountLine":
        return cls(
            id=row.id, expected=row.expected, counted=row.counted, difference=row.difference,
            counted_at=row.counted_at, counted_by=row.counted_by, reason=row.reason, row=row,
        )  # fmt: skip


@strawberry.input
class ReceiptFilter:
    search: str | None = None
    supplier_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@strawberry.enum
class ReceiptSort(Enum):
    RECEIVED_DESC = "RECEIVED_DESC"
    RECEIVED_ASC = "RECEIVED_ASC"
    NUMBER_ASC = "NUMBER_ASC"
    NUMBER_DESC = "NUMBER_DESC"


@strawberry.input(description="`states`: draft, shipped, cancelled.")
class ShipmentFilter:
    search: str | None = None
    customer_id: UUID | None = None
    states: list[str] | None = None


@strawberry.enum
class ShipmentSort(Enum):
    CREATED_DESC = "CREATED_DESC"
    CREATED_ASC = "CREATED_ASC"
    NUMBER_ASC = "NUMBER_ASC"
    NUMBER_DESC = "NUMBER_DESC"


@strawberry.input(description="`states`: open, booked, cancelled.")
class CountFilter:
    search: str | None = None
    location_id: UUID | None = None
    states: list[str] | None = None


@strawberry.enum
class CountSort(Enum):
    CREATED_DESC = "CREATED_DESC"
    CREATED_ASC = "CREATED_ASC"
    NUMBER_ASC = "NUMBER_ASC"


if TYPE_CHECKING:
    ReceiptPage = Any
    ShipmentPage = Any
    CountSheetPage = Any
    CountLinePage = Any
else:
    ReceiptPage = page_type(Receipt)
    ShipmentPage = page_type(Shipment)
    CountSheetPage = page_type(CountSheet)
    CountLinePage = page_type(CountLine)


@strawberry.type
class PaperQuery:
    @strawberry.field
    async def receipts(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: ReceiptFilter | None = None,
        sort: list[ReceiptSort] | None = None,
    ) -> ReceiptPage:
        wanted = queries.ReceiptFilter(**vars(filter) if filter else {})
        order = [each.value for each in sort or ()]
        page = await queries.receipts(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(Receipt, page)

    @strawberry.field
    async def receipt(self, info: Info, id: UUID) -> Receipt | None:
        row = await queries.receipt(info.context.read, id)
        return Receipt.of(row) if row else None

    @strawberry.field
    async def shipments(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: ShipmentFilter | None = None,
        sort: list[ShipmentSort] | None = None,
    ) -> ShipmentPage:
        wanted = queries.ShipmentFilter(**vars(filter) if filter else {})
        order = [each.value for each in sort or ()]
        page = await queries.shipments(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(Shipment, page)

    @strawberry.field
    async def shipment(self, info: Info, id: UUID) -> Shipment | None:
        row = await queries.shipment(info.context.read, id)
        return Shipment.of(row) if row else None

    @strawberry.field
    async def count_sheets(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: CountFilter | None = None,
        sort: list[CountSort] | None = None,
    ) -> CountSheetPage:
        wanted = queries.CountFilter(**vars(filter) if filter else {})
        order = [each.value for each in sort or ()]
        page = await queries.count_sheets(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(CountSheet, page)

    @strawberry.field
    async def count_sheet(self, info: Info, id: UUID) -> CountSheet | None:
        row = await queries.count_sheet(info.context.read, id)
        return CountSheet.of(row) if row else None

    @strawberry.field
    async def count_lines(
        self,
        info: Info,
        sheet_id: UUID,
        first: int = 50,
        after: str | None = None,
        only_open: bool = False,
        only_differing: bool = False,
    ) -> CountLinePage:
        page = await queries.count_lines(
            info.context.read, sheet_id=sheet_id, first=first, after=after, only_open=only_open,
            only_differing=only_differing,
        )  # fmt: skip
        return connection(CountLine, page)


@strawberry.type
class PaperMutation:
    receive_lots = mutation(commands.receive_lots, Receipt)
    take_back_receipt = mutation(commands.take_back_receipt, Receipt)
    create_shipment = mutation(commands.create_shipment, Shipment)
    revise_shipment = mutation(commands.revise_shipment, Shipment)
    cancel_shipment = mutation(commands.cancel_shipment, Shipment)
    ship = mutation(commands.ship, Shipment)
    open_count = mutation(commands.open_count, CountSheet)
    count_lots = mutation(commands.count_lots, CountSheet)
    count_unknown_lot = mutation(commands.count_unknown_lot, MaterialLot)
    recount_lines = mutation(commands.recount_lines, CountSheet)
    cancel_count = mutation(commands.cancel_count, CountSheet)
    book_count = mutation(commands.book_count, CountSheet)
