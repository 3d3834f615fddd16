"""What happened to the material of orders."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class MaterialIssued(Event):
    """`quantity` is negative when it was given back."""

    name = "traceability.material_issued"
    subject = "order_id"
    order_id: UUID
    operation_id: UUID | None
    lot_id: UUID
    item_id: UUID
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class MaterialConsumed(Event):
    """Out of these lots into this one; `report_id` where a report took them."""

    name = "traceability.material_consumed"
    subject = "order_id"
    order_id: UUID
    operation_id: UUID | None
    target_lot_id: UUID
    lot_ids: list[UUID]
    report_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class OutputReceived(Event):
    name = "traceability.output_received"
    subject = "order_id"
    order_id: UUID
    lot_id: UUID
    item_id: UUID
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class LotsConverted(Event):
    """`kind`: split, merge, regrade, relabel."""

    name = "traceability.lots_converted"
    subject = "lot_id"
    kind: str
    lot_id: UUID
    source_ids: list[UUID]
    target_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class MaterialShort(Event):
    """A report used up more than the line side held."""

    name = "traceability.material_short"
    subject = "order_id"
    order_id: UUID
    operation_id: UUID
    item_id: UUID
    quantity: Decimal
    shortfall_id: UUID


@dataclass(frozen=True, kw_only=True)
class ConsignmentChanged(Event):
    """`state`: out, back or overdue."""

    name = "traceability.consignment_changed"
    subject = "consignment_id"
    consignment_id: UUID
    order_id: UUID
    state: str
