"""What has happened to orders."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class OrderCreated(Event):
    name = "orders.order_created"
    subject = "order_id"
    order_id: UUID
    number: str
    item_id: UUID
    quantity: Decimal
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class OrderChanged(Event):
    name = "orders.order_changed"
    subject = "order_id"
    order_id: UUID
    number: str
    due_at: datetime
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class OrderReleased(Event):
    name = "orders.order_released"
    subject = "order_id"
    order_id: UUID
    number: str
    operation_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class OrderCompleted(Event):
    name = "orders.order_completed"
    subject = "order_id"
    order_id: UUID
    number: str
    completed_at: datetime


@dataclass(frozen=True, kw_only=True)
class OrderReopened(Event):
    """A correction took pieces back, so the order is not complete after all."""

    name = "orders.order_reopened"
    subject = "order_id"
    order_id: UUID
    number: str


@dataclass(frozen=True, kw_only=True)
class OrderClosed(Event):
    name = "orders.order_closed"
    subject = "order_id"
    order_id: UUID
    number: str


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(Event):
    name = "orders.order_cancelled"
    subject = "order_id"
    order_id: UUID
    number: str


@dataclass(frozen=True, kw_only=True)
class OperationCompleted(Event):
    name = "orders.operation_completed"
    subject = "order_id"
    order_id: UUID
    operation_id: UUID
    good_quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class OperationPaused(Event):
    name = "orders.operation_paused"
    subject = "order_id"
    order_id: UUID
    operation_id: UUID


@dataclass(frozen=True, kw_only=True)
class OperationResumed(Event):
    name = "orders.operation_resumed"
    subject = "order_id"
    order_id: UUID
    operation_id: UUID


@dataclass(frozen=True, kw_only=True)
class HoldPlaced(Event):
    name = "orders.hold_placed"
    subject = "order_id"
    hold_id: UUID
    subject_kind: str
    subject_id: UUID
    order_id: UUID | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class HoldLifted(Event):
    name = "orders.hold_lifted"
    subject = "order_id"
    hold_id: UUID
    subject_kind: str
    subject_id: UUID
    order_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class PlanChanged(Event):
    name = "orders.plan_changed"
    subject = "order_id"
    order_id: UUID
    operation_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class GateOpened(Event):
    name = "orders.gate_opened"
    subject = "order_id"
    order_id: UUID
    operation_id: UUID
    gate_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class OrderSplit(Event):
    """`part_ids` came of it, each with its share of what had been made. `kind`: split or backorder."""

    name = "orders.order_split"
    subject = "order_id"
    order_id: UUID
    number: str
    kind: str
    part_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class OrdersMerged(Event):
    name = "orders.orders_merged"
    subject = "order_id"
    order_id: UUID
    number: str
    merged_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class DemandCreated(Event):
    name = "orders.demand_created"
    subject = "demand_id"
    demand_id: UUID
    number: str
    item_id: UUID
    quantity: Decimal
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DemandChanged(Event):
    """Its promise, or which orders it is made by."""

    name = "orders.demand_changed"
    subject = "demand_id"
    demand_id: UUID
    number: str
    order_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class DemandDone(Event):
    name = "orders.demand_done"
    subject = "demand_id"
    demand_id: UUID
    number: str


@dataclass(frozen=True, kw_only=True)
class DemandCancelled(Event):
    name = "orders.demand_cancelled"
    subject = "demand_id"
    demand_id: UUID
    number: str


@dataclass(frozen=True, kw_only=True)
class ComponentsRecovered(Event):
    """What taking things apart gave, by item."""

    name = "orders.components_recovered"
    subject = "order_id"
    order_id: UUID
    number: str
    item_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class TravelersPrinted(Event):
    name = "orders.travelers_printed"
    subject = "job_id"
    job_id: UUID
    order_ids: list[UUID]
