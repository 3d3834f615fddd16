"""Demands in the schema, and the one search."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata.graphql import Item, Partner
from tenants.masterdata.queries import items_by_id, partners_by_id
from tenants.orders import commands, models, pegging, queries
from tenants.orders.forecast import late_by
from tenants.orders.graphql.types import Order, add_order_field


@strawberry.enum
class DemandSort(Enum):
    DUE_ASC = "DUE_ASC"
    DUE_DESC = "DUE_DESC"
    NUMBER_ASC = "NUMBER_ASC"
    NUMBER_DESC = "NUMBER_DESC"
    PRIORITY_DESC = "PRIORITY_DESC"


@strawberry.input(description="`tab`: to_plan, planned, late, done, cancelled or all.")
class DemandFilter:
    tab: str | None = None
    search: str | None = None
    kinds: list[str] | None = None
    customer_ids: list[UUID] | None = None
    item_ids: list[UUID] | None = None
    due_before: datetime | None = None


@strawberry.type(description="What somebody wants: a line of a customer's order (mto) or of the stock plan (mts).")
class Demand:
    id: UUID
    number: str
    kind: str
    customer_po: str | None
    customer_po_line: str | None
    quantity: Decimal
    planned_quantity: Decimal
    to_plan_quantity: Decimal
    unit: str
    due_at: datetime
    priority: int
    state: str
    note: str | None
    revision: int
    row: strawberry.Private[models.Demand]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        row = await loader(info, items_by_id).load(self.row.item_id)
        assert row is not None  # a foreign key holds it
        return Item.of(row)

    @strawberry.field
    async def customer(self, info: Info) -> Partner | None:
        row = await loader(info, partners_by_id).load(self.row.customer_id) if self.row.customer_id else None
        return Partner.of(row) if row else None

    @strawberry.field
    async def good_quantity(self, info: Info) -> Decimal:
        """Finished pieces of its orders that are its share."""
        return (await loader(info, queries.progress_of).load(self.id)).good

    @strawberry.field
    async def orders(self, info: Info) -> list[Order]:
        return [Order.of(row) for row in (await loader(info, queries.progress_of).load(self.id)).orders]

    @strawberry.field
    async def expected_at(self, info: Info) -> datetime | None:
        """When the last of its orders will be done; null while part of it is not planned."""
        return (await loader(info, queries.progress_of).load(self.id)).expected_at

    @strawberry.field
    async def expected_basis(self, info: Info) -> str | None:
        return (await loader(info, queries.progress_of).load(self.id)).basis

    @strawberry.field
    async def late_by(self, info: Info) -> int | None:
        """Seconds the expected end is after the promise; negative is early."""
        return late_by((await loader(info, queries.progress_of).load(self.id)).expected_at, self.row.due_at)

    @classmethod
    def of(cls, row: models.Demand) -> "Demand":
        return cls(
            id=row.id,
            number=row.number,
            kind=row.kind,
            customer_po=row.customer_po,
            customer_po_line=row.customer_po_line,
            quantity=row.quantity,
            planned_quantity=row.planned_quantity,
            to_plan_quantity=pegging.to_plan(row),
            unit=row.unit,
            due_at=row.due_at,
            priority=row.priority,
            state=row.state,
            note=row.note,
            revision=row.revision,
            row=row,
        )


@strawberry.type(description="So much of an order is made for this demand.")
class Served:
    demand: Demand
    quantity: Decimal


@add_order_field
async def demands(root: strawberry.Parent[Order], info: Info) -> list[Served]:
    found = await loader(info, queries.demands_of).load(root.id)
    return [Served(demand=Demand.of(demand), quantity=each.quantity) for each, demand in found]


@strawberry.type(description="Demands by what they need.")
class DemandSummary:
    to_plan: int
    planned: int
    late: int
    done: int


@strawberry.type(
    description="`by`: number, customer_po, card, demand, item, customer, lot or serial; `text`: what matched."
)
class FoundOrder:
    by: str
    text: str
    order: Order


@strawberry.type(
    description="Where something is and when it is done. `demands`: wanted, but no order is made for it yet."
)
class Found:
    orders: list[FoundOrder]
    demands: list[Demand]
    more: bool


if TYPE_CHECKING:
    DemandPage = Any
else:
    DemandPage = page_type(Demand)


@strawberry.type
class DemandQuery:
    @strawberry.field
    async def demands(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: DemandFilter | None = None,
        sort: DemandSort = DemandSort.DUE_ASC,
    ) -> DemandPage:
        wanted = queries.DemandFilter(**vars(filter)) if filter else queries.DemandFilter()
        page = await queries.demands(info.context.read, first=first, after=after, filter=wanted, sort=sort.value)
        return connection(Demand, page)

    @strawberry.field
    async def demand(self, info: Info, id: UUID) -> Demand | None:
        row = await queries.demand(info.context.read, id)
        return Demand.of(row) if row else None

    @strawberry.field
    async def demand_summary(self, info: Info) -> DemandSummary:
        return DemandSummary(**vars(await queries.demand_summary(info.context.read)))

    @strawberry.field
    async def find(self, info: Info, text: str, first: int = 20) -> Found:
        """One search over every number and name an order is known by."""
        found = await queries.find(info.context.read, text, first)
        return Found(
            orders=[FoundOrder(by=each.by, text=each.text, order=Order.of(each.order)) for each in found.matches],
            demands=[Demand.of(row) for row in found.demands],
            more=found.more,
        )


@strawberry.type
class DemandMutation:
    create_demand = mutation(commands.create_demand, Demand)
    change_demand = mutation(commands.change_demand, Demand)
    cancel_demand = mutation(commands.cancel_demand, Demand)
    push_down = mutation(commands.push_down)
