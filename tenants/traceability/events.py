"""What happened to lots."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class BalanceOpened(Event):
    name = "traceability.balance_opened"
    subject = "lot_id"
    lot_id: UUID
    item_id: UUID


# -- stock ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class LotsReceived(Event):
    name = "traceability.lots_received"
    subject = "receipt_id"
    receipt_id: UUID
    lot_ids: list[UUID]
    supplier_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ReceiptTakenBack(Event):
    """It was entered wrongly: nothing of it came."""

    name = "traceability.receipt_taken_back"
    subject = "receipt_id"
    receipt_id: UUID
    lot_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class LotReturned(Event):
    """A customer sent some of it back."""

    name = "traceability.lot_returned"
    subject = "lot_id"
    lot_id: UUID
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class StockMoved(Event):
    """By hand: put away, corrected, scrapped, returned to its supplier."""

    name = "traceability.stock_moved"
    subject = "lot_id"
    lot_id: UUID
    kind: str
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class LotStatusChanged(Event):
    """Statuses are those of `masterdata.statuses`."""

    name = "traceability.lot_status_changed"
    subject = "lot_id"
    lot_id: UUID
    was: str
    status: str


@dataclass(frozen=True, kw_only=True)
class ShipmentShipped(Event):
    name = "traceability.shipment_shipped"
    subject = "shipment_id"
    shipment_id: UUID
    number: str
    customer_id: UUID
    lot_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class CountBooked(Event):
    name = "traceability.count_booked"
    subject = "sheet_id"
    sheet_id: UUID
    number: str
    differences: int
