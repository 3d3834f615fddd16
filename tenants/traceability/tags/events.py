"""What readers saw."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class TagSeen(Event):
    """`moved`: the read put the thing where the reader stands."""

    name = "traceability.tag_seen"
    subject = "read_id"
    read_id: UUID
    verdict: str
    thing_id: UUID | None
    location_id: UUID | None
    moved: bool
