"""What was asked for, and what came of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class PackageJob(TenantRow, Base):
    """One package taken from, compared with or given to one customer. It ends by itself, seconds later."""

    __tablename__ = "vendor_package_job"
    __table_args__ = (
        tenant_fk("customer_id", "vendor_customer"),
        tenant_fk("package_id", "onboarding_package"),
        Index(None, "tenant_id", "customer_id"),
        Index(None, "tenant_id", "package_id"),
    )

    kind: Mapped[str]  # take | compare | give
    customer_id: Mapped[UUID]
    package_id: Mapped[UUID | None]
    """Of a job that takes: once it is here."""
    name: Mapped[str] = mapped_column(default="")
    groups: Mapped[list[str]]
    skip_conflicts: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str] = mapped_column(default="")
    asked_by: Mapped[str]
    state: Mapped[str] = mapped_column(default="asked")  # asked | done | refused
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB, default=None)
    result: Mapped[dict[str, Any] | None] = mapped_column(JSONB, default=None)
    """Counts, and of a comparison its first differences."""
