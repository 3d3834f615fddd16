"""Orders in the schema: the list, the search, and everything that can be done to an order."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, mutation, page_type
from tenants.masterdata.graphql import CustomFilter
from tenants.orders import commands, models, queries
from tenants.orders.graphql.types import Operation, Order, OrderState
from tenants.orders.traveler import FACTS, Design, traveler_design


@strawberry.enum
class OrderSort(Enum):
    DUE_ASC = "DUE_ASC"
    DUE_DESC = "DUE_DESC"
    NUMBER_ASC = "NUMBER_ASC"
    NUMBER_DESC = "NUMBER_DESC"
    PRIORITY_DESC = "PRIORITY_DESC"


@strawberry.input(
    description="`tab`: in_progress, late, held, planned, completed, ended or all. `custom`: every one of them holds."
)
class OrderFilter:
    tab: str | None = None
    search: str | None = None
    area_ids: list[UUID] | None = None
    customer_ids: list[UUID] | None = None
    item_ids: list[UUID] | None = None
    states: list[OrderState] | None = None
    kinds: list[str] | None = None
    parent_id: UUID | None = None
    demand_id: UUID | None = None
    due_before: datetime | None = None
    due_from: datetime | None = None
    custom: list[CustomFilter] | None = None


@strawberry.type(description="Figures above the order list; rates are 0 to 1.")
class OrderSummary:
    in_progress: int
    late: int
    held: int
    planned: int
    completed: int
    good_today: Decimal
    yield_today: Decimal | None
    on_time_rate: Decimal | None


@strawberry.type(description="The traveller card. `known`: every fact a card can show.")
class TravelerTemplate:
    size: str
    facts: list[str]
    custom_fields: list[str]
    footer_zh: str
    footer_en: str
    logo: str | None
    known: list[str]

    @classmethod
    def of(cls, row: Design | models.TravelerTemplate) -> "TravelerTemplate":
        return cls(
            size=row.size,
            facts=list(row.facts),
            custom_fields=list(row.custom_fields),
            footer_zh=row.footer_zh,
            footer_en=row.footer_en,
            logo=row.logo,
            known=list(FACTS),
        )


if TYPE_CHECKING:
    OrderPage = Any
else:
    OrderPage = page_type(Order)


def _filter(given: OrderFilter | None) -> queries.OrderFilter:
    if given is None:
        return queries.OrderFilter()
    states = None if given.states is None else [each.value for each in given.states]
    custom = [each.wanted() for each in given.custom or ()]
    return queries.OrderFilter(**{**vars(given), "states": states, "custom": custom})


@strawberry.type
class OrderQuery:
    @strawberry.field
    async def orders(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: OrderFilter | None = None,
        sort: list[OrderSort] | None = None,
    ) -> OrderPage:
        order = [each.value for each in sort or ()]
        page = await queries.orders(info.context.read, first=first, after=after, filter=_filter(filter), sort=order)
        return connection(Order, page)

    @strawberry.field
    async def order_summary(self, info: Info) -> OrderSummary:
        return OrderSummary(**vars(await queries.order_summary(info.context.read)))

    @strawberry.field
    async def order(self, info: Info, id: UUID) -> Order | None:
        row = await queries.order(info.context.read, id)
        return Order.of(row) if row else None

    @strawberry.field
    async def traveler_template(self, info: Info) -> TravelerTemplate:
        """How the company's traveller card looks, and what it could show."""
        return TravelerTemplate.of(await traveler_design(info.context.read))

    @strawberry.field
    async def my_operations(self, info: Info) -> list[Operation]:
        return [Operation.of(row) for row in await queries.my_operations(info.context.read)]

    @strawberry.field
    async def operation(self, info: Info, id: UUID) -> Operation | None:
        row = await queries.operation(info.context.read, id)
        return Operation.of(row) if row else None

    @strawberry.field
    async def operation_by_card(self, info: Info, card: str) -> Operation | None:
        row = await queries.operation_by_card(info.context.read, card)
        return Operation.of(row) if row else None


@strawberry.type
class OrderMutation:
    create_order = mutation(commands.create_order, Order)
    change_order = mutation(commands.change_order, Order)
    print_travelers = mutation(commands.print_travelers)
    change_traveler = mutation(commands.change_traveler, TravelerTemplate)
    split_order = mutation(commands.split_order, Order, model=models.ProductionOrder)
    backorder_order = mutation(commands.backorder_order, Order, model=models.ProductionOrder)
    merge_orders = mutation(commands.merge_orders, Order)
    reopen_order = mutation(commands.reopen_order, Order)
    repair_order = mutation(commands.repair_order, Order)
    dismantle_order = mutation(commands.dismantle_order, Order)
    record_recovery = mutation(commands.record_recovery, Order)
    order_components = mutation(commands.order_components)
    release_order = mutation(commands.release_order, Order)
    cancel_order = mutation(commands.cancel_order, Order)
    close_order = mutation(commands.close_order, Order)
    hold_order = mutation(commands.hold_order, Order)
    hold_operation = mutation(commands.hold_operation, Operation)
    lift_hold = mutation(commands.lift_hold, Order)
    open_gate = mutation(commands.open_gate, Operation)
    set_plan = mutation(commands.set_plan)
    pause_operation = mutation(commands.pause_operation, Operation)
    resume_operation = mutation(commands.resume_operation, Operation)
