"""Order costs, prices and rates in the schema. All of it needs "View cost"."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, mutation, page_type
from tenants.insights import commands, costing, models
from tenants.insights.queries import costs
from tenants.masterdata.graphql import Item, WorkCenter
from tenants.orders.graphql import Order


@strawberry.enum
class OrderCostSort(Enum):
    DUE_DESC = "DUE_DESC"
    DUE_ASC = "DUE_ASC"
    NUMBER_ASC = "NUMBER_ASC"
    NUMBER_DESC = "NUMBER_DESC"


@strawberry.input(description="`states`: released, completed, closed (default: all three).")
class OrderCostFilter:
    search: str | None = None
    states: list[str] | None = None
    completed_since: datetime | None = None
    completed_until: datetime | None = None


@strawberry.type(
    description="A line of a cost. `basis`: backflush (what the bill of materials demands for the pieces begun), "
    "recorded, standard, wages or entered. `source` is the item, operation or entry. No amount: nobody set a price."
)
class CostLine:
    kind: str
    basis: str
    source: UUID
    name: Names
    quantity: Decimal
    unit: str
    rate: Decimal | None
    amount: Decimal | None

    @classmethod
    def of(cls, line: costing.Line) -> "CostLine":
        return cls(
            kind=line.kind, basis=line.basis, source=line.source_id, name=Names(zh=line.name_zh, en=line.name_en),
            quantity=line.quantity, unit=line.unit, rate=line.rate, amount=line.amount,
        )  # fmt: skip


@strawberry.type(description="One element of the cost: what it came to, and what it should have.")
class CostElement:
    kind: str
    actual: Decimal
    standard: Decimal


@strawberry.type(
    description="An order's cost in yuan. `scrap` is part of `actual`, not on top of it. Standard is for "
    "`standardQuantity` pieces: the good ones once it is finished, the ordered ones before. `missing` lines have no "
    "price or rate."
)
class OrderCost:
    order: Order
    finished: bool
    good_quantity: Decimal
    standard_quantity: Decimal
    actual: Decimal
    standard: Decimal
    scrap: Decimal
    missing: int
    elements: list[CostElement]
    actual_lines: list[CostLine]
    standard_lines: list[CostLine]
    scrap_lines: list[CostLine]

    @classmethod
    def of(cls, found: costs.OrderCost) -> "OrderCost":
        sheet = found.sheet
        actual, standard = sheet.sums(sheet.actual), sheet.sums(sheet.standard)
        return cls(
            order=Order.of(found.order),
            finished=found.finished,
            good_quantity=found.good,
            standard_quantity=sheet.standard_quantity,
            actual=costing.total(sheet.actual),
            standard=costing.total(sheet.standard),
            scrap=costing.total(sheet.scrap),
            missing=len(sheet.missing),
            elements=[CostElement(kind=kind, actual=actual[kind], standard=standard[kind]) for kind in costing.KINDS],
            actual_lines=[CostLine.of(line) for line in sheet.actual],
            standard_lines=[CostLine.of(line) for line in sheet.standard],
            scrap_lines=[CostLine.of(line) for line in sheet.scrap],
        )


@strawberry.type(description="The price of one unit of an item from a day on.")
class ItemPrice:
    id: UUID
    item_id: UUID
    valid_from: date
    price: Decimal
    revision: int

    @classmethod
    def of(cls, row: models.ItemPrice) -> "ItemPrice":
        return cls(id=row.id, item_id=row.item_id, valid_from=row.valid_from, price=row.price, revision=row.revision)


@strawberry.type(description="An item with the price in force today.")
class PricedItem:
    item: Item
    price: ItemPrice | None

    @classmethod
    def of(cls, found: costs.PricedItem) -> "PricedItem":
        return cls(item=Item.of(found.item), price=ItemPrice.of(found.price) if found.price else None)


@strawberry.type(description="Yuan an hour at a work center from a day on.")
class HourRate:
    id: UUID
    work_center_id: UUID
    valid_from: date
    labour_rate: Decimal
    machine_rate: Decimal
    revision: int

    @classmethod
    def of(cls, row: models.HourRate) -> "HourRate":
        return cls(
            id=row.id, work_center_id=row.work_center_id, valid_from=row.valid_from, labour_rate=row.labour_rate,
            machine_rate=row.machine_rate, revision=row.revision,
        )  # fmt: skip


@strawberry.type(description="A work center with the rates in force today.")
class RatedWorkCenter:
    work_center: WorkCenter
    rate: HourRate | None

    @classmethod
    def of(cls, found: costs.RatedCenter) -> "RatedWorkCenter":
        return cls(work_center=WorkCenter.of(found.center), rate=HourRate.of(found.rate) if found.rate else None)


@strawberry.type(description="A cost no report tells of; taken back by its negative.")
class CostEntry:
    id: UUID
    order_id: UUID
    kind: str
    amount: Decimal
    note: str
    entered_by: str
    occurred_at: datetime
    reverses_id: UUID | None

    @classmethod
    def of(cls, row: models.CostEntry) -> "CostEntry":
        return cls(
            id=row.id, order_id=row.order_id, kind=row.kind, amount=row.amount, note=row.note,
            entered_by=row.entered_by, occurred_at=row.occurred_at, reverses_id=row.reverses_id,
        )  # fmt: skip


if TYPE_CHECKING:
    OrderCostPage = Any
    PricedItemPage = Any
else:
    OrderCostPage, PricedItemPage = page_type(OrderCost), page_type(PricedItem)


@strawberry.type
class Query:
    @strawberry.field
    async def order_costs(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: OrderCostFilter | None = None,
        sort: list[OrderCostSort] | None = None,
    ) -> OrderCostPage:
        wanted = costs.CostFilter(**vars(filter)) if filter else costs.CostFilter()
        order = [each.value for each in sort or ()]
        page = await costs.order_costs(info.context.read, filter=wanted, sort=order, first=first, after=after)
        return connection(OrderCost, page)

    @strawberry.field
    async def order_cost(self, info: Info, order_id: UUID) -> OrderCost:
        return OrderCost.of(await costs.order_cost(info.context.read, order_id))

    @strawberry.field
    async def cost_entries(self, info: Info, order_id: UUID) -> list[CostEntry]:
        return [CostEntry.of(row) for row in await costs.cost_entries(info.context.read, order_id)]

    @strawberry.field
    async def item_prices(
        self, info: Info, first: int = 50, after: str | None = None, search: str | None = None
    ) -> PricedItemPage:
        page = await costs.item_prices(info.context.read, search=search, first=first, after=after)
        return connection(PricedItem, page)

    @strawberry.field
    async def hour_rates(self, info: Info) -> list[RatedWorkCenter]:
        return [RatedWorkCenter.of(each) for each in await costs.hour_rates(info.context.read)]


@strawberry.type
class Mutation:
    set_item_price = mutation(commands.set_item_price, ItemPrice)
    set_hour_rate = mutation(commands.set_hour_rate, HourRate)
    enter_cost = mutation(commands.enter_cost, CostEntry)
    reverse_cost = mutation(commands.reverse_cost, CostEntry)
