"""Training copies a company made of itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow


class TrainingCopy(TenantRow, Base):
    """One copy, from being asked for until it is closed. A refresh is a new copy under a new code."""

    __tablename__ = "onboarding_training_copy"
    __table_args__ = (Index(None, "tenant_id", "created_at", "id"),)

    slug: Mapped[str]
    copy_id: Mapped[UUID]  # its tenant id, known before it exists: made again after a crash it is the same one
    state: Mapped[str]  # asked | ready | failed | closing | closed
    asked_by_id: Mapped[UUID]
    asked_by: Mapped[str]
    pin: Mapped[str]  # everybody's there: real PINs are bound to their company
    people: Mapped[int] = mapped_column(default=0)
    rows: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[str | None] = mapped_column(default=None)
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
