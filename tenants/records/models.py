"""Tables of records. The intents themselves are refused lines of the journal; here is only how each was settled."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from infra.db import Base, TenantRow
from tenants.records.archives.models import OwnArchive as OwnArchive

FIXED, ADOPTED, DISMISSED = "fixed", "adopted", "dismissed"


class IntentResolution(TenantRow, Base):
    """What became of a refused intent: fixed by a new one, adopted by a lead, or dismissed."""

    __tablename__ = "records_intent_resolution"
    __table_args__ = (UniqueConstraint("tenant_id", "journal_id"),)

    journal_id: Mapped[UUID]
    resolution: Mapped[str]  # fixed | adopted | dismissed
    resolved_by_id: Mapped[UUID]  # the journal line that settled it
    resolved_by: Mapped[str]
    note: Mapped[str | None]
