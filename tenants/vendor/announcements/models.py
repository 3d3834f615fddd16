"""Tables of announcements: two of the announcer, two of each company that is told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Announcement(TenantRow, Base):
    """What was announced, to whom and for how long. Its words never change: who read it, read these."""

    __tablename__ = "vendor_announcement"
    __table_args__ = (Index(None, "tenant_id", "starts_at", "id"),)

    title_zh: Mapped[str]
    title_en: Mapped[str]
    text_zh: Mapped[str]
    text_en: Mapped[str]
    level: Mapped[str]  # rules.LEVELS
    audience: Mapped[str]  # rules.AUDIENCES
    partner_id: Mapped[UUID | None]
    """The partner's company, where its customers are addressed."""
    company_ids: Mapped[list[UUID]]
    """Their tenants, where companies were chosen."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    announced_by: Mapped[str]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class AnnouncementDelivery(TenantRow, Base):
    """A company that was told, and how many of its people have read it. Can be counted again, so no record."""

    __tablename__ = "vendor_announcement_delivery"
    __table_args__ = (
        tenant_fk("announcement_id", "vendor_announcement"),
        UniqueConstraint("tenant_id", "announcement_id", "company_id"),
    )
    __regulated__ = False

    announcement_id: Mapped[UUID]
    company_id: Mapped[UUID]
    delivered_at: Mapped[datetime | None]
    """None: the company was closed before it could be told."""
    readers: Mapped[int] = mapped_column(default=0)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class ReceivedAnnouncement(TenantRow, Base):
    """The copy of a company that was told."""

    __tablename__ = "vendor_received_announcement"
    __table_args__ = (
        UniqueConstraint("tenant_id", "announcement_id"),
        Index(None, "tenant_id", "starts_at"),
    )

    announcement_id: Mapped[UUID]
    source_id: Mapped[UUID]
    """The announcer's tenant: where the readers are counted."""
    sender_zh: Mapped[str]
    sender_en: Mapped[str]
    title_zh: Mapped[str]
    title_en: Mapped[str]
    text_zh: Mapped[str]
    text_en: Mapped[str]
    level: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class AnnouncementReading(TenantRow, Base):
    """Who has read it and put it away."""

    __tablename__ = "vendor_announcement_reading"
    __table_args__ = (
        tenant_fk("received_id", "vendor_received_announcement"),
        tenant_fk("user_id", "identity_user"),
        UniqueConstraint("tenant_id", "received_id", "user_id"),
        Index(None, "tenant_id", "user_id"),
    )

    received_id: Mapped[UUID]
    user_id: Mapped[UUID]
    read_at: Mapped[datetime]
