"""Tables of access reviews."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class AccessReview(TenantRow, Base):
    """One look through everybody's rights, usually a quarter's."""

    __tablename__ = "identity_access_review"
    __table_args__ = (Index(None, "tenant_id", "started_at"),)

    label: Mapped[str]  # 2026-Q4
    started_by: Mapped[str]
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class AccessReviewPart(TenantRow, Base):
    """What one reviewer answers for. Nobody reviews himself."""

    __tablename__ = "identity_access_review_part"
    __table_args__ = (
        tenant_fk("review_id", "identity_access_review"),
        tenant_fk("reviewer_id", "identity_user"),
        UniqueConstraint("tenant_id", "review_id", "reviewer_id"),
        Index(None, "tenant_id", "reviewer_id"),
    )

    review_id: Mapped[UUID]
    reviewer_id: Mapped[UUID]
    signed_at: Mapped[datetime | None] = mapped_column(default=None)
    signed_by: Mapped[str | None] = mapped_column(default=None)
    digest: Mapped[bytes | None] = mapped_column(default=None)  # SHA-256 of the lines as they were signed


class AccessReviewLine(TenantRow, Base):
    """One role of one person as it stood when the review began, and what the reviewer says about it."""

    __tablename__ = "identity_access_review_line"
    __table_args__ = (
        tenant_fk("part_id", "identity_access_review_part"),
        tenant_fk("user_id", "identity_user"),
        tenant_fk("grant_id", "identity_grant"),
        UniqueConstraint("tenant_id", "part_id", "grant_id"),
        Index(None, "tenant_id", "user_id"),
        Index(None, "tenant_id", "grant_id"),
    )

    part_id: Mapped[UUID]
    user_id: Mapped[UUID]
    grant_id: Mapped[UUID]
    person: Mapped[str]
    login: Mapped[str]
    seen_at: Mapped[datetime | None]
    role: Mapped[dict[str, Any]]  # code, zh, en
    place: Mapped[dict[str, Any] | None]  # kind, code, zh, en; None: everywhere
    permissions: Mapped[int]
    dangerous: Mapped[list[str]]
    decision: Mapped[str | None] = mapped_column(default=None)  # keep | remove
    note: Mapped[str | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
