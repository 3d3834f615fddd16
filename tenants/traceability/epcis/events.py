"""What came from others."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class EpcisCaptured(Event):
    name = "traceability.epcis_captured"
    subject = "document_id"
    document_id: UUID
    event_count: int
