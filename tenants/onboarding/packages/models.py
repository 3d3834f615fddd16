"""Packages a company keeps: its own and those it was given."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow


class ConfigurationPackage(TenantRow, Base):
    """One package; its document lies in the object store under this id."""

    __tablename__ = "onboarding_package"
    __table_args__ = (Index(None, "tenant_id", "created_at", "id"),)

    name: Mapped[str]
    origin: Mapped[str]  # made | received
    company_slug: Mapped[str]  # where it was made
    company_zh: Mapped[str]
    company_en: Mapped[str]
    made_at: Mapped[datetime]
    groups: Mapped[list[str]]
    rows: Mapped[int]
    size: Mapped[int]
    sha256: Mapped[str]  # of the document's bytes
    kept_by_id: Mapped[UUID]
    kept_by: Mapped[str]
    applied_at: Mapped[datetime | None] = mapped_column(default=None)
    applied_by: Mapped[str | None] = mapped_column(default=None)
