"""What happened to device identifiers."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class DeviceIdentifierPublished(Event):
    name = "traceability.device_identifier_published"
    subject = "identifier_id"
    identifier_id: UUID
    item_id: UUID
