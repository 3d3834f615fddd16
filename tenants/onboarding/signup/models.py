"""Sign-ups, in the vendor's company."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow


class SignUp(TenantRow, Base):
    """One person on the way to a company of his own, from the proof of his contact to his first entry."""

    __tablename__ = "onboarding_sign_up"
    __table_args__ = (
        Index(None, "tenant_id", "contact", "state"),
        Index(None, "tenant_id", "created_at", "id"),
    )

    contact_kind: Mapped[str]  # mobile | email
    contact: Mapped[str]
    locale: Mapped[str]
    state: Mapped[str]  # rules.MOVES
    key_hash: Mapped[bytes]  # of the browser's key; a new proof gives a new one
    terms_version: Mapped[str]
    terms_at: Mapped[datetime]
    proved_at: Mapped[datetime]
    company_name: Mapped[str | None]
    industry: Mapped[str | None]
    person: Mapped[str | None]
    slug: Mapped[str | None]
    time_zone: Mapped[str | None]
    asked: Mapped[int] = mapped_column(default=0)  # how often a company was asked for
    asked_at: Mapped[datetime | None]
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))  # why the last one did not come
    company_id: Mapped[UUID | None]
    user_id: Mapped[UUID | None]
    ready_at: Mapped[datetime | None]
    entered_at: Mapped[datetime | None]
