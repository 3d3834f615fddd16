"""Facts of telemetry."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class InputQuarantined(Event):
    """Something came in that could not be booked; a person has to look."""

    name = "telemetry.input_quarantined"
    subject = "quarantine_id"

    quarantine_id: UUID
    code: str
    signal_id: UUID | None
    quantity: Decimal | None
    occurred_at: datetime


@dataclass(frozen=True, kw_only=True)
class MessagesMissing(Event):
    name = "telemetry.messages_missing"
    subject = "device_id"

    device_id: UUID
    boot: str
    first_seq: int
    last_seq: int
