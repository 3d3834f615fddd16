"""Books of a company that serves others: the vendor's cover every customer, a partner's only its own.

A customer is known here by its tenant id. What stands in `vendor_customer` was decided; `vendor_health` and
`vendor_detail` are measured anew every minute by the control plane, so nobody journals them.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.vendor.announcements.models import Announcement as Announcement
from tenants.vendor.announcements.models import AnnouncementDelivery as AnnouncementDelivery
from tenants.vendor.announcements.models import AnnouncementReading as AnnouncementReading
from tenants.vendor.announcements.models import ReceivedAnnouncement as ReceivedAnnouncement
from tenants.vendor.custody.models import CustodyJob as CustodyJob
from tenants.vendor.custody.models import Retention as Retention
from tenants.vendor.packages.models import PackageJob as PackageJob


class Customer(TenantRow, Base):
    """That a company is served, and by whom. Its id is the customer's tenant id."""

    __tablename__ = "vendor_customer"
    __table_args__ = (UniqueConstraint("tenant_id", "slug"), Index(None, "tenant_id", "partner_id"))

    slug: Mapped[str]
    industry: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    partner_id: Mapped[UUID | None]
    """The partner's company; none: the vendor's own."""
    founded_by: Mapped[str] = mapped_column(default="staff")
    """sign_up (by itself) | staff (set up for it)."""
    ended_at: Mapped[datetime | None]
    """Handed over to somebody else, or gone: no longer served from these books."""


class Health(TenantRow, Base):
    """How a customer fares, as of `measured_at`. Its id is the customer's tenant id."""

    __tablename__ = "vendor_health"
    __table_args__ = (
        tenant_fk("id", "vendor_customer"),
        Index(None, "tenant_id", "trouble", "id"),
        Index(None, "tenant_id", "phase", "id"),
    )
    __regulated__ = False

    slug: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    industry: Mapped[str]
    contact: Mapped[str]
    partner_id: Mapped[UUID | None]
    partner_slug: Mapped[str | None]
    partner_zh: Mapped[str | None]
    partner_en: Mapped[str | None]
    state: Mapped[str]
    phase: Mapped[str]  # trial | onboarding | live | grace | closed
    live_since: Mapped[datetime | None]
    plan: Mapped[str | None]
    seats_used: Mapped[int] = mapped_column(default=0)
    seats_limit: Mapped[int | None]
    devices_used: Mapped[int] = mapped_column(default=0)
    devices_limit: Mapped[int | None]
    renews_at: Mapped[datetime | None]
    renews_sort: Mapped[datetime]
    grace_until: Mapped[datetime | None]
    renewed_month: Mapped[int] = mapped_column(BigInteger, default=0)  # paid this calendar month, in fen
    readiness: Mapped[int | None]
    stuck_at: Mapped[str | None]
    version: Mapped[str]
    days: Mapped[list[Any]]  # reports of the last 14 days, oldest first
    day: Mapped[date | None]  # the last of them, in the customer's own time zone
    reports_today: Mapped[int] = mapped_column(default=0)
    last_report_at: Mapped[datetime | None]
    last_report_sort: Mapped[datetime]
    silent_devices: Mapped[int] = mapped_column(default=0)
    silent_since: Mapped[datetime | None]
    pending: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    dead: Mapped[int] = mapped_column(default=0)
    errors: Mapped[int] = mapped_column(default=0)
    problems: Mapped[list[dict[str, Any]]]  # worst first: code, severity, params
    trouble: Mapped[int] = mapped_column(default=0)
    measured_at: Mapped[datetime]


class Detail(TenantRow, Base):
    """The cause behind a red cell, copied while it was measured: which devices, which letters with their errors."""

    __tablename__ = "vendor_detail"
    __table_args__ = (
        tenant_fk("customer_id", "vendor_customer"),
        UniqueConstraint("tenant_id", "customer_id", "kind"),
    )
    __regulated__ = False

    customer_id: Mapped[UUID]
    kind: Mapped[str]  # rules.DETAILS
    rows: Mapped[list[dict[str, Any]]]
    measured_at: Mapped[datetime]


class Partner(TenantRow, Base):
    """An organisation that brings Lotline to customers, in the vendor's books. Its id is its company's tenant id."""

    __tablename__ = "vendor_partner"
    __table_args__ = (UniqueConstraint("tenant_id", "slug"),)

    slug: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="founding")  # founding | active | failed
    note: Mapped[str | None]


class Price(TenantRow, Base):
    """What this organisation charges its customers for a plan, in the currency's smallest unit."""

    __tablename__ = "vendor_price"
    __table_args__ = (UniqueConstraint("tenant_id", "plan", "period", "currency"),)

    plan: Mapped[str]
    period: Mapped[str]  # month | year
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]


class Draft(TenantRow, Base):
    """A customer being set up: what was entered so far, and in the end what came of it."""

    __tablename__ = "vendor_draft"
    __table_args__ = (Index(None, "tenant_id", "state", "id"),)

    state: Mapped[str] = mapped_column(default="draft")  # draft | founding | founded | failed | discarded
    step: Mapped[int] = mapped_column(default=0)
    author: Mapped[str]
    slug: Mapped[str] = mapped_column(default="")
    name_zh: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    industry: Mapped[str] = mapped_column(default="")
    package_id: Mapped[UUID | None]
    plan: Mapped[str | None]
    admin_name: Mapped[str] = mapped_column(default="")
    admin_contact: Mapped[str] = mapped_column(default="")
    locale: Mapped[str] = mapped_column(default="zh-CN")
    customer_id: Mapped[UUID | None]
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))


class DraftResult(TenantRow, Base):
    """What the new company's people need on the first day. It opens doors, so it stays out of the journal, and it is
    gone once it is no longer needed. Its id is the draft's."""

    __tablename__ = "vendor_draft_result"
    __table_args__ = (tenant_fk("id", "vendor_draft"),)
    __regulated__ = False

    result: Mapped[dict[str, Any]]
    expires_at: Mapped[datetime]


class StaffVisit(TenantRow, Base):
    """A visit at a customer, as its visitor's company knows it; the customer's own row decides. Same id in both."""

    __tablename__ = "vendor_visit"
    __table_args__ = (
        tenant_fk("customer_id", "vendor_customer"),
        Index(None, "tenant_id", "customer_id"),
        Index(None, "tenant_id", "staff_id"),
    )

    customer_id: Mapped[UUID]
    staff_id: Mapped[UUID]
    staff_name: Mapped[str]
    why: Mapped[str]
    mode: Mapped[str]  # read | write: as asked for, then as granted
    minutes: Mapped[int]
    state: Mapped[str] = mapped_column(default="asked")  # asked | open | declined | ended
    until: Mapped[datetime | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]
    ended_at: Mapped[datetime | None]


# The control plane counts across companies and writes down what it found; web processes never do.
GRANTS: tuple[tuple[str, str, str], ...] = (
    ("lotline_relay", "SELECT", "vendor_customer"),
    ("lotline_relay", "SELECT", "vendor_partner"),
    ("lotline_relay", "SELECT, INSERT, UPDATE", "vendor_health"),
    ("lotline_relay", "SELECT, INSERT, UPDATE, DELETE", "vendor_detail"),
    ("lotline_relay", "SELECT", "plans_tenant"),
    ("lotline_relay", "SELECT", "identity_user"),
    ("lotline_relay", "SELECT", "identity_device"),
    ("lotline_relay", "SELECT", "identity_device_progress"),
    ("lotline_relay", "SELECT", "reporting_output_report"),
    ("lotline_relay", "SELECT", "journal"),
    ("lotline_relay", "SELECT", "records_intent_resolution"),
)
