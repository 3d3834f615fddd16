from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class VisitChanged(Event):
    """A visit was asked for, let in, declined or ended."""

    name = "identity.visit_changed"
    subject = "visit_id"

    visit_id: UUID
    home_tenant_id: UUID
    state: str
    mode: str | None
    until: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    ended_by: str | None
    ended_at: datetime | None
