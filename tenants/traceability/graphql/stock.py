"""Lots, serials and stock in the schema."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata.graphql import CustomFilter, CustomValue, Item
from tenants.traceability import commands, models, queries


@strawberry.type(description="States: quarantined, accepted, rejected, held, restricted.")
class MaterialLot:
    id: UUID
    number: str
    quantity: Decimal
    unit: str
    state: str
    origin: str
    supplier_lot: str | None
    order_id: UUID | None
    received_at: datetime
    expires_on: date | None
    custom: list[CustomValue]
    item_id: strawberry.Private[UUID]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        row = await loader(info, queries.items_by_id).load(self.item_id)
        assert row is not None  # a foreign key holds it
        return Item.of(row)

    @classmethod
    def of(cls, row: models.MaterialLot) -> "MaterialLot":
        return cls(
            id=row.id, number=row.number, quantity=row.quantity, unit=row.unit, state=row.state, origin=row.origin,
            supplier_lot=row.supplier_lot, order_id=row.order_id, received_at=row.received_at,
            expires_on=row.expires_on, custom=CustomValue.all_of(row.custom), item_id=row.item_id,
        )  # fmt: skip


@strawberry.type(description="One piece with a serial of its own.")
class Sublot:
    id: UUID
    serial: str
    state: str

    @classmethod
    def of(cls, row: models.Sublot) -> "Sublot":
        return cls(id=row.id, serial=row.serial, state=row.state)


@strawberry.enum
class LotSort(Enum):
    RECEIVED_DESC = "RECEIVED_DESC"
    NUMBER_ASC = "NUMBER_ASC"
    QUANTITY_DESC = "QUANTITY_DESC"


@strawberry.input
class LotFilter:
    search: str | None = None
    item_id: UUID | None = None
    order_id: UUID | None = None
    states: list[str] | None = None
    custom: list[CustomFilter] | None = None


if TYPE_CHECKING:
    MaterialLotPage = Any
    SublotPage = Any
else:
    MaterialLotPage = page_type(MaterialLot)
    SublotPage = page_type(Sublot)


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
    async def serials(self, info: Info, order_id: UUID, first: int = 50, after: str | None = None) -> SublotPage:
        page = await queries.serials(info.context.read, order_id=order_id, first=first, after=after)
        return connection(Sublot, page)


@strawberry.type
class StockMutation:
    open_balance = mutation(commands.open_balance, MaterialLot)
    withdraw_balance = mutation(commands.withdraw_balance)
