from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class ArchiveAsked(Event):
    """Somebody wants everything the company has on record."""

    name = "records.archive_asked"
    subject = "archive_id"

    archive_id: UUID


@dataclass(frozen=True, kw_only=True)
class ArchiveEnded(Event):
    """It is ready, or it could not be made."""

    name = "records.archive_ended"
    subject = "archive_id"

    archive_id: UUID
    state: str
