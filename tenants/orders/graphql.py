"""Orders in the schema. Plain columns are plain attributes; what is derived comes through loaders, once for a list."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Optional
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import JSON, Info, Names, connection, loader, mutation, names, page_type
from tenants.masterdata import spoken
from tenants.masterdata.graphql import Item, Partner, WorkCenter, WorkUnit
from tenants.masterdata.queries import (
    items_by_id,
    partners_by_id,
    reasons_by_id,
    work_centers_by_id,
    work_units_by_id,
)
from tenants.orders import commands, models, queries, rules


@strawberry.enum
class OrderState(Enum):
    planned = "planned"
    released = "released"
    completed = "completed"
    closed = "closed"
    cancelled = "cancelled"


@strawberry.enum(description="ready = waiting, with something delivered by its predecessors to work on.")
class OperationState(Enum):
    waiting = "waiting"
    ready = "ready"
    running = "running"
    paused = "paused"
    completed = "completed"


@strawberry.enum
class OrderSort(Enum):
    DUE_ASC = "DUE_ASC"
    DUE_DESC = "DUE_DESC"
    NUMBER_ASC = "NUMBER_ASC"
    NUMBER_DESC = "NUMBER_DESC"
    PRIORITY_DESC = "PRIORITY_DESC"


@strawberry.input(description="`tab`: in_progress, late, held, planned, completed or all.")
class OrderFilter:
    tab: str | None = None
    search: str | None = None
    area_ids: list[UUID] | None = None
    customer_ids: list[UUID] | None = None
    states: list[OrderState] | None = None
    due_before: datetime | None = None


@strawberry.type(description="Something may not be worked on. `reason` is in the reader's language.")
class Hold:
    id: UUID
    subject_kind: str
    note: str | None
    placed_by: str
    placed_at: datetime
    reason_id: strawberry.Private[UUID]

    @strawberry.field
    async def reason(self, info: Info) -> str:
        row = await loader(info, reasons_by_id).load(self.reason_id)
        return spoken(info.context.actor.locale, row) if row else ""

    @classmethod
    def of(cls, row: models.Hold) -> "Hold":
        return cls(
            id=row.id,
            subject_kind=row.subject_kind,
            note=row.note,
            placed_by=row.placed_by,
            placed_at=row.placed_at,
            reason_id=row.reason_id,
        )


@strawberry.type(description="Bars an operation until its opener (a role) opens it.")
class Gate:
    id: UUID
    kind: str
    opener: str
    closes_after_quantity: Decimal | None
    open: bool

    @classmethod
    def of(cls, row: models.Gate) -> "Gate":
        return cls(
            id=row.id,
            kind=row.kind,
            opener=row.opener,
            closes_after_quantity=row.closes_after_quantity,
            open=row.opened_at is not None,
        )


async def siblings(info: Info, order_id: UUID) -> Sequence[models.Operation]:
    return await loader(info, queries.operations_of).load(order_id)


@strawberry.type(description="A production order.")
class Order:
    id: UUID
    number: str
    item_revision: str
    drawing: str | None
    customer_po: str | None
    quantity: Decimal
    unit: str
    due_at: datetime
    priority: int
    state: OrderState
    released_at: datetime | None
    completed_at: datetime | None
    revision: int
    row: strawberry.Private[models.ProductionOrder]

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
        return rules.progress(await siblings(info, self.id)).good

    @strawberry.field
    async def scrap_quantity(self, info: Info) -> Decimal:
        return rules.progress(await siblings(info, self.id)).scrap

    @strawberry.field
    async def expected_at(self, info: Info) -> datetime | None:
        """When the plan says it will be done; unknown while it is held."""
        if await loader(info, queries.active_holds).load(self.id):
            return None
        return self.row.completed_at or rules.progress(await siblings(info, self.id)).expected_at

    @strawberry.field
    def late(self) -> bool:
        return rules.is_late(self.row.state, self.row.due_at, clock.now())

    @strawberry.field
    async def hold(self, info: Info) -> Hold | None:
        row = await loader(info, queries.active_holds).load(self.id)
        return Hold.of(row) if row else None

    @strawberry.field
    async def operations(self, info: Info) -> list["Operation"]:
        return [Operation.of(row) for row in await siblings(info, self.id)]

    @strawberry.field
    async def current_operation(self, info: Info) -> Optional["Operation"]:
        row = rules.progress(await siblings(info, self.id)).current
        return Operation.of(row) if row else None

    @strawberry.field
    def snapshot(self) -> JSON | None:
        return self.row.snapshot  # type: ignore[return-value]

    @classmethod
    def of(cls, row: models.ProductionOrder) -> "Order":
        return cls(
            id=row.id,
            number=row.number,
            item_revision=row.item_revision,
            drawing=row.drawing,
            customer_po=row.customer_po,
            quantity=row.quantity,
            unit=row.unit,
            due_at=row.due_at,
            priority=row.priority,
            state=OrderState(row.state),
            released_at=row.released_at,
            completed_at=row.completed_at,
            revision=row.revision,
            row=row,
        )


@strawberry.type(description="One step of an order, with its card.")
class Operation:
    id: UUID
    card: str
    sequence: int
    name: Names
    planned_quantity: Decimal
    good_quantity: Decimal
    process_scrap_quantity: Decimal
    material_scrap_quantity: Decimal
    rework_quantity: Decimal
    remaining_quantity: Decimal
    planned_start: datetime | None
    planned_end: datetime | None
    started_at: datetime | None
    completed_at: datetime | None
    predecessor_ids: list[UUID]
    revision: int
    row: strawberry.Private[models.Operation]

    @strawberry.field
    async def position(self, info: Info) -> int:
        ids = [each.id for each in await siblings(info, self.row.order_id)]
        return ids.index(self.id) + 1

    @strawberry.field
    async def count(self, info: Info) -> int:
        return len(await siblings(info, self.row.order_id))

    @strawberry.field
    async def state(self, info: Info) -> OperationState:
        if self.row.state != "waiting":
            return OperationState(self.row.state)
        available = rules.available_here(self.row, await siblings(info, self.row.order_id))
        return OperationState(rules.shown_state(self.row.state, available))

    @strawberry.field
    async def available_quantity(self, info: Info) -> Decimal:
        return rules.available_here(self.row, await siblings(info, self.row.order_id))

    @strawberry.field
    async def order(self, info: Info) -> Order:
        row = await loader(info, queries.orders_by_id).load(self.row.order_id)
        assert row is not None  # a foreign key holds it
        return Order.of(row)

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        row = await loader(info, work_centers_by_id).load(self.row.work_center_id)
        assert row is not None  # a foreign key holds it
        return WorkCenter.of(row)

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.row.work_unit_id) if self.row.work_unit_id else None
        return WorkUnit.of(row) if row else None

    @strawberry.field
    async def hold(self, info: Info) -> Hold | None:
        row = await loader(info, queries.holds_by_id).load(self.row.hold_id) if self.row.hold_id else None
        return Hold.of(row) if row else None

    @strawberry.field
    async def gate(self, info: Info) -> Gate | None:
        row = await loader(info, queries.closed_gates).load(self.id)
        return Gate.of(row) if row else None

    @strawberry.field
    async def blocked_by(self, info: Info) -> JSON | None:
        found = await loader(info, queries.blocks_of).load(self.id)
        return {"code": found.code, "params": dict(found.params)} if found else None  # type: ignore[return-value]

    @classmethod
    def of(cls, row: models.Operation) -> "Operation":
        return cls(
            id=row.id,
            card=row.card,
            sequence=row.sequence,
            name=names(row),
            planned_quantity=row.planned_quantity,
            good_quantity=row.good_quantity,
            process_scrap_quantity=row.process_scrap_quantity,
            material_scrap_quantity=row.material_scrap_quantity,
            rework_quantity=row.rework_quantity,
            remaining_quantity=rules.remaining(row.planned_quantity, row.handled),
            planned_start=row.planned_start,
            planned_end=row.planned_end,
            started_at=row.started_at,
            completed_at=row.completed_at,
            predecessor_ids=row.predecessor_ids,
            revision=row.revision,
            row=row,
        )


def add_order_field(resolver: Any) -> Any:
    """Hang a field on `Order` from an upper module, named like its resolver: a lower module never knows it."""
    added = strawberry.field(resolver=resolver)
    added.python_name = resolver.__name__
    Order.__strawberry_definition__.fields.append(added)  # type: ignore[attr-defined]
    return resolver


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


if TYPE_CHECKING:
    OrderPage = Any
else:
    OrderPage = page_type(Order)


def _filter(given: OrderFilter | None) -> queries.OrderFilter:
    if given is None:
        return queries.OrderFilter()
    states = None if given.states is None else [each.value for each in given.states]
    return queries.OrderFilter(**{**vars(given), "states": states})


@strawberry.type
class Query:
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
class Mutation:
    create_order = mutation(commands.create_order, Order)
    change_order = mutation(commands.change_order, Order)
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
