from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow
from tenants.plans.ledger.models import Approval as Approval
from tenants.plans.ledger.models import Invoice as Invoice
from tenants.plans.ledger.models import Order as Order
from tenants.plans.ledger.models import Payment as Payment
from tenants.plans.ledger.models import Provider as Provider
from tenants.plans.ledger.models import ProviderSecret as ProviderSecret
from tenants.plans.ledger.models import Refund as Refund
from tenants.plans.ledger.models import Subscription as Subscription


class Tenant(TenantRow, Base):
    """A company that uses Lotline. Its id is the tenant id; what must be known before sign-in is in the directory."""

    __tablename__ = "plans_tenant"
    __table_args__ = (UniqueConstraint("tenant_id", "slug"),)

    slug: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    time_zone: Mapped[str] = mapped_column(default="Asia/Shanghai")
    locale: Mapped[str] = mapped_column(default="zh-CN")
    state: Mapped[str] = mapped_column(default="active")
    kind: Mapped[str] = mapped_column(default="customer")
    """customer | vendor (who runs Lotline) | partner (who brings it to customers) | training (a company's copy)."""
    industry: Mapped[str] = mapped_column(default="")
    """The template it began from: machining | electronics | food | medical | moulding."""
    copy_of: Mapped[UUID | None]
    """Of a training copy: the company it was made from."""


class Entitlement(TenantRow, Base):
    """What the company may use, as the vendor's ledger last said it (its id is the tenant id), so that reading it needs
    no other company. `agreed`: what goes beyond the plan. `prices`: what its partner sells at, by plan and period."""

    __tablename__ = "plans_entitlement"

    plan: Mapped[str]
    state: Mapped[str]  # trial | active | grace | read_only
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    grace_until: Mapped[datetime | None]
    next_plan: Mapped[str | None]
    next_until: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=0)
    """The ledger's revision this is a copy of: what arrives late changes nothing."""
    agreed: Mapped[dict[str, Any]]
    prices: Mapped[dict[str, Any]]
    currency: Mapped[str] = mapped_column(default="CNY")
    told: Mapped[int | None]
    """The lowest number of days before the end somebody was reminded at."""


class InvoiceProfile(TenantRow, Base):
    """To whom invoices are made out (its id is the tenant id): 抬头, 税号 and the rest of a 增值税发票."""

    __tablename__ = "plans_invoice_profile"

    kind: Mapped[str]  # general (普票) | special (专票)
    title: Mapped[str]
    tax_number: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    bank: Mapped[str]
    account: Mapped[str]
    email: Mapped[str]


class Bill(TenantRow, Base):
    """The company's own copy of an order in the vendor's ledger (same id): what it ordered, pays and has paid."""

    __tablename__ = "plans_bill"
    __table_args__ = (UniqueConstraint("tenant_id", "number"), Index(None, "tenant_id", "placed_at", "id"))

    number: Mapped[str]
    plan: Mapped[str]
    period: Mapped[str]
    list_amount: Mapped[int] = mapped_column(BigInteger)
    credit: Mapped[int] = mapped_column(BigInteger, default=0)
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str]
    state: Mapped[str]  # placed (on its way to the vendor) | open | checking | paid | cancelled
    placed_at: Mapped[datetime]
    placed_by: Mapped[str]
    starts_at: Mapped[datetime | None]
    until: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=0)
    ways: Mapped[dict[str, Any]]
    """How it can be paid: provider → what to show (the vendor's bank account)."""
    provider: Mapped[str | None]
    pay_link: Mapped[str | None]
    """What is shown as QR or opened, once a provider was asked for it."""
    slip_sha256: Mapped[str | None]
    problem: Mapped[str | None]
    """Code of what went wrong with the last way of paying."""
    invoice_state: Mapped[str | None]  # requested | issued
    invoice_number: Mapped[str | None]
    refunded: Mapped[int] = mapped_column(BigInteger, default=0)


class UsageDay(TenantRow, Base):
    """What the company used on one day of its own calendar: levels at the day's last look, and counts of the day."""

    __tablename__ = "plans_usage_day"
    __table_args__ = (UniqueConstraint("tenant_id", "day"),)
    __regulated__ = False

    day: Mapped[date]
    seats: Mapped[int] = mapped_column(default=0)
    devices: Mapped[int] = mapped_column(default=0)
    storage_bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    reports: Mapped[int] = mapped_column(default=0)
    api_calls: Mapped[int] = mapped_column(BigInteger, default=0)


class StorageUse(TenantRow, Base):
    """Bytes of files the company keeps (its id is the tenant id): moved with each file, counted anew every day."""

    __tablename__ = "plans_storage_use"
    __regulated__ = False

    stored_bytes: Mapped[int] = mapped_column(BigInteger, default=0)


# The control plane reads how customers fare; it writes none of this.
GRANTS: tuple[tuple[str, str, str], ...] = (
    ("lotline_relay", "SELECT", "plans_entitlement"),
    ("lotline_relay", "SELECT", "plans_usage_day"),
    ("lotline_relay", "SELECT", "plans_order"),
    ("lotline_relay", "SELECT", "plans_subscription"),
)
