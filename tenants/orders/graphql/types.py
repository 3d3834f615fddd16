"""An order and its operations. Plain columns are plain attributes; what is derived comes through loaders, once for a
list."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Optional, TypeVar, cast
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import JSON, Info, Names, loader, names
from tenants.masterdata import spoken
from tenants.masterdata.graphql import CustomValue, Item, Partner, WorkCenter, WorkUnit
from tenants.masterdata.queries import (
    items_by_id,
    partners_by_id,
    reasons_by_id,
    work_centers_by_id,
    work_units_by_id,
)
from tenants.orders import models, queries, rules
from tenants.orders.forecast import Forecast, forecast, late_by

T = TypeVar("T")


@strawberry.enum
class OrderState(Enum):
    planned = "planned"
    released = "released"
    completed = "completed"
    closed = "closed"
    cancelled = "cancelled"
    merged = "merged"


@strawberry.enum(description="ready = waiting, with something delivered by its predecessors to work on.")
class OperationState(Enum):
    waiting = "waiting"
    ready = "ready"
    running = "running"
    paused = "paused"
    completed = "completed"


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
    customer_po_line: str | None
    kind: str
    relation: str | None
    quantity: Decimal
    short_quantity: Decimal
    unit: str
    due_at: datetime
    priority: int
    state: OrderState
    released_at: datetime | None
    completed_at: datetime | None
    closed_at: datetime | None
    note: str | None
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
        if self.kind == "phantom":
            return await loader(info, queries.good_of).load(self.id)
        return rules.progress(await siblings(info, self.id)).good

    @strawberry.field
    async def scrap_quantity(self, info: Info) -> Decimal:
        return rules.progress(await siblings(info, self.id)).scrap

    @strawberry.field
    async def expected_at(self, info: Info) -> datetime | None:
        """When it will be done, by its plan or else by estimate; unknown while it is held."""
        return (await self._forecast(info)).at

    @strawberry.field
    async def expected_basis(self, info: Info) -> str | None:
        """done, plan, or estimate (remaining quantity × cycle time); null: nobody can say."""
        return (await self._forecast(info)).basis

    @strawberry.field
    async def late_by(self, info: Info) -> int | None:
        """Seconds the expected (or actual) end is after the promise; negative is early."""
        return late_by((await self._forecast(info)).at, self.row.due_at)

    async def _forecast(self, info: Info) -> Forecast:
        """Out of what the other fields of a list load anyway."""
        if self.kind == "phantom":
            return await loader(info, queries.expectations).load(self.id)
        held = await loader(info, queries.active_holds).load(self.id) is not None
        day = await loader(info, queries.working_days).load(None)
        return forecast(self.row, await siblings(info, self.id), clock.now(), held=held, working_day=day)

    @strawberry.field
    def late(self) -> bool:
        return rules.is_late(self.row.state, self.row.due_at, clock.now())

    @strawberry.field
    async def hold(self, info: Info) -> Hold | None:
        row = await loader(info, queries.active_holds).load(self.id)
        return Hold.of(row) if row else None

    @strawberry.field
    async def operations(self, info: Info) -> list["Operation"]:
        rows = await siblings(info, self.id)
        gates = await loader(info, queries.gates_in).load(self.id)
        return [Operation.of(row, rows, gates) for row in rows]

    @strawberry.field
    async def current_operation(self, info: Info) -> Optional["Operation"]:
        rows = await siblings(info, self.id)
        row = rules.progress(rows).current
        return Operation.of(row, rows, await loader(info, queries.gates_in).load(self.id)) if row else None

    @strawberry.field
    def custom(self) -> list[CustomValue]:
        return CustomValue.all_of(self.row.custom)

    @strawberry.field
    async def parent(self, info: Info) -> Optional["Order"]:
        """What it came of: split, backorder, assembly, kit, repair or dismantle."""
        row = await loader(info, queries.orders_by_id).load(self.row.parent_id) if self.row.parent_id else None
        return Order.of(row) if row else None

    @strawberry.field
    async def merged_into(self, info: Info) -> Optional["Order"]:
        id = self.row.merged_into_id
        row = await loader(info, queries.orders_by_id).load(id) if id else None
        return Order.of(row) if row else None

    @strawberry.field
    async def children(self, info: Info) -> list["Order"]:
        """What came of it."""
        return [Order.of(row) for row in await loader(info, queries.children_of).load(self.id)]

    @strawberry.field
    async def merged(self, info: Info) -> list["Order"]:
        """The orders it took over."""
        return [Order.of(row) for row in await loader(info, queries.merged_into).load(self.id)]

    @strawberry.field
    async def transfers(self, info: Info) -> list["Transfer"]:
        """Counts that moved to or from other orders: the record behind a split or a merge."""
        return [Transfer.of(row) for row in await loader(info, queries.transfers_of).load(self.id)]

    @strawberry.field
    async def recoveries(self, info: Info) -> list["Recovery"]:
        """Of a dismantle order: what comes out."""
        return [Recovery.of(row) for row in await loader(info, queries.recoveries_of).load(self.id)]

    @strawberry.field
    async def prints(self, info: Info) -> list["TravelerPrint"]:
        return [TravelerPrint.of(row) for row in await loader(info, queries.prints_of).load(self.id)]

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
            customer_po_line=row.customer_po_line,
            kind=row.kind,
            relation=row.relation,
            quantity=row.quantity,
            short_quantity=row.short_quantity,
            unit=row.unit,
            due_at=row.due_at,
            priority=row.priority,
            state=OrderState(row.state),
            released_at=row.released_at,
            completed_at=row.completed_at,
            closed_at=row.closed_at,
            note=row.note,
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
    siblings: strawberry.Private[Sequence[models.Operation] | None] = None
    gates: strawberry.Private[Mapping[UUID, models.Gate] | None] = None

    @strawberry.field
    def position(self, info: Info) -> int:
        return self._among(info, lambda all: [each.id for each in all].index(self.id) + 1)

    @strawberry.field
    def count(self, info: Info) -> int:
        return self._among(info, len)

    @strawberry.field
    def state(self, info: Info) -> OperationState:
        if self.row.state != "waiting":
            return OperationState(self.row.state)
        return self._among(
            info, lambda all: OperationState(rules.shown_state("waiting", rules.available_here(self.row, all)))
        )

    @strawberry.field
    def available_quantity(self, info: Info) -> Decimal:
        return self._among(info, lambda all: rules.available_here(self.row, all))

    def _among(self, info: Info, say: Callable[[Sequence[models.Operation]], T]) -> T:
        """Something about an operation among its siblings: at once where they are known, as in a list of orders
        (three hundred operations a page, each with a coroutine per field, cost more than everything else)."""
        if self.siblings is not None:
            return say(self.siblings)

        async def later() -> T:
            return say(await siblings(info, self.row.order_id))

        return cast("T", later())

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
    def hold(self, info: Info) -> Hold | None:
        return cast("Hold", self._hold(info, self.row.hold_id)) if self.row.hold_id else None

    async def _hold(self, info: Info, id: UUID) -> Hold | None:
        row = await loader(info, queries.holds_by_id).load(id)
        return Hold.of(row) if row else None

    @strawberry.field
    def gate(self, info: Info) -> Gate | None:
        if self.gates is None:
            return cast("Gate", self._gate(info))
        row = self.gates.get(self.id)
        return Gate.of(row) if row else None

    async def _gate(self, info: Info) -> Gate | None:
        row = await loader(info, queries.closed_gates).load(self.id)
        return Gate.of(row) if row else None

    @strawberry.field
    async def blocked_by(self, info: Info) -> JSON | None:
        found = await loader(info, queries.blocks_of).load(self.id)
        return {"code": found.code, "params": dict(found.params)} if found else None  # type: ignore[return-value]

    @classmethod
    def of(
        cls,
        row: models.Operation,
        siblings: Sequence[models.Operation] | None = None,
        gates: Mapping[UUID, models.Gate] | None = None,
    ) -> "Operation":
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
            siblings=siblings,
            gates=gates,
        )


@strawberry.type(description="So much of an operation's counts moved to its twin in another order.")
class Transfer:
    kind: str
    planned_quantity: Decimal
    good_quantity: Decimal
    process_scrap_quantity: Decimal
    material_scrap_quantity: Decimal
    rework_quantity: Decimal
    moved_at: datetime
    row: strawberry.Private[models.Transfer]

    @strawberry.field
    async def from_operation(self, info: Info) -> Operation:
        return await _operation(info, self.row.from_operation_id)

    @strawberry.field
    async def to_operation(self, info: Info) -> Operation:
        return await _operation(info, self.row.to_operation_id)

    @classmethod
    def of(cls, row: models.Transfer) -> "Transfer":
        return cls(
            kind=row.kind,
            planned_quantity=row.planned_quantity,
            good_quantity=row.good_quantity,
            process_scrap_quantity=row.process_scrap_quantity,
            material_scrap_quantity=row.material_scrap_quantity,
            rework_quantity=row.rework_quantity,
            moved_at=row.moved_at,
            row=row,
        )


async def _operation(info: Info, id: UUID) -> Operation:
    row = await loader(info, queries.operations_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return Operation.of(row)


@strawberry.type(description="A component that taking things apart gives.")
class Recovery:
    unit: str
    planned_quantity: Decimal
    good_quantity: Decimal
    scrap_quantity: Decimal
    item_id: strawberry.Private[UUID]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        row = await loader(info, items_by_id).load(self.item_id)
        assert row is not None  # a foreign key holds it
        return Item.of(row)

    @classmethod
    def of(cls, row: models.Recovery) -> "Recovery":
        return cls(
            unit=row.unit,
            planned_quantity=row.planned_quantity,
            good_quantity=row.good_quantity,
            scrap_quantity=row.scrap_quantity,
            item_id=row.item_id,
        )


@strawberry.type(description="A traveller card that was printed; `copy` above 1 is a reprint.")
class TravelerPrint:
    id: UUID
    copy: int
    size: str
    lang: str
    printed_by: str
    printed_at: datetime

    @classmethod
    def of(cls, row: models.TravelerPrint) -> "TravelerPrint":
        return cls(
            id=row.id,
            copy=row.copy,
            size=row.size,
            lang=row.lang,
            printed_by=row.printed_by,
            printed_at=row.printed_at,
        )


def add_order_field(resolver: Any) -> Any:
    """Hang a field on `Order` from an upper module, named like its resolver: a lower module never knows it."""
    added = strawberry.field(resolver=resolver)
    added.python_name = resolver.__name__
    Order.__strawberry_definition__.fields.append(added)  # type: ignore[attr-defined]
    return resolver
