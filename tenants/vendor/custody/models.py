"""What is done with a whole company (archived, restored, moved, closed, deleted), and how long its records are kept."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class CustodyJob(TenantRow, Base):
    """One act on a whole company, carried out by the control plane step by step.

    asked ──> running ──> done | failed
    waiting (a deletion, until a second person confirms it) ──> asked | cancelled
    """

    __tablename__ = "vendor_custody_job"
    __table_args__ = (
        tenant_fk("customer_id", "vendor_customer"),
        tenant_fk("source_id", "vendor_custody_job"),
        Index(None, "tenant_id", "customer_id"),
        Index(None, "tenant_id", "source_id"),
        Index(None, "tenant_id", "state", "id"),
    )

    kind: Mapped[str]  # rules.KINDS
    customer_id: Mapped[UUID | None]
    slug: Mapped[str]
    target: Mapped[str | None]
    """Of a move the placement it goes to, of a clearing the one that is cleared, of a restore the new company code."""
    source_id: Mapped[UUID | None]
    """Of a restore the archive's job, of a clearing the move's."""
    why: Mapped[str]
    state: Mapped[str] = mapped_column(default="asked")
    asked_by: Mapped[str]
    asked_by_id: Mapped[UUID]
    confirmed_by: Mapped[str | None]
    confirmed_by_id: Mapped[UUID | None]
    steps: Mapped[list[dict[str, Any]]]
    """What happened, oldest first: {step, at, figures}."""
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB, default=None)
    result: Mapped[dict[str, Any] | None] = mapped_column(JSONB, default=None)
    ended_at: Mapped[datetime | None]


class Retention(TenantRow, Base):
    """Until when a customer's records must be kept, and whether a dispute holds them longer. Its id is the customer's
    tenant id."""

    __tablename__ = "vendor_retention"
    __table_args__ = (tenant_fk("id", "vendor_customer"),)

    keep_until: Mapped[date]
    legal_hold: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str]
    set_by: Mapped[str]
