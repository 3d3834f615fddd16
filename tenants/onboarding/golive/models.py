"""What was printed for the floor."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from infra.db import Base, TenantRow


class FloorPrint(TenantRow, Base):
    """One act of printing badges, work unit cards or enrolment codes; what was on it is drawn again from its rows."""

    __tablename__ = "onboarding_floor_print"
    __table_args__ = (Index(None, "tenant_id", "printed_at", "id"),)

    kind: Mapped[str]  # papers.KINDS
    sheet: Mapped[str]  # A4 | single
    lang: Mapped[str]
    subject_ids: Mapped[list[UUID]]
    printed_by_id: Mapped[UUID]
    printed_by: Mapped[str]
    printed_at: Mapped[datetime]
