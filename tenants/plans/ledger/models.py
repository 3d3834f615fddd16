"""Tables of the vendor's company. Money: the currency's smallest unit."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Subscription(TenantRow, Base):
    """What one customer has (its id is the customer's tenant id). `next_plan` follows when the term is over."""

    __tablename__ = "plans_subscription"
    __table_args__ = (UniqueConstraint("tenant_id", "slug"), Index(None, "tenant_id", "state", "until"))

    slug: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    plan: Mapped[str]
    paid: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str]  # trial | active | grace | read_only
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    next_plan: Mapped[str | None]
    next_until: Mapped[datetime | None]
    currency: Mapped[str] = mapped_column(default="CNY")
    agreed: Mapped[dict[str, Any]]
    prices: Mapped[dict[str, Any]]


# What waits for the vendor's people stands first in their lists.
ORDER_TURN = {"checking": 0, "open": 1, "paid": 2, "cancelled": 3}
PAYMENT_TURN = {"pending": 0, "exception": 1, "credited": 2, "settled": 3, "refused": 4}


class Order(TenantRow, Base):
    """What a customer ordered (its id is the customer's bill's). Whatever its bill shows stands here, so that each
    revision of the order is one state of the bill."""

    __tablename__ = "plans_order"
    __table_args__ = (
        tenant_fk("customer_id", "plans_subscription"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "customer_id"),
        Index(None, "tenant_id", "state", "placed_at", "id"),
    )

    customer_id: Mapped[UUID]
    number: Mapped[str]
    plan: Mapped[str]
    period: Mapped[str]
    list_amount: Mapped[int] = mapped_column(BigInteger)
    credit: Mapped[int] = mapped_column(BigInteger, default=0)
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str]
    state: Mapped[str]  # open | checking | paid | cancelled
    placed_at: Mapped[datetime]
    placed_by: Mapped[str]
    starts_at: Mapped[datetime | None]
    until: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    ways: Mapped[dict[str, Any]]
    """How it can be paid, as the vendor offered it: provider → what the customer is shown."""
    provider: Mapped[str | None]
    pay_link: Mapped[str | None]
    provider_ref: Mapped[str | None]
    """The provider's own name of what it was asked for (a Checkout session)."""
    asked_at: Mapped[datetime | None]
    slip_sha256: Mapped[str | None]
    problem: Mapped[str | None]
    invoice_state: Mapped[str | None]
    invoice_number: Mapped[str | None]
    refunded: Mapped[int] = mapped_column(BigInteger, default=0)

    @property
    def turn(self) -> int:
        return ORDER_TURN[self.state]


class Payment(TenantRow, Base):
    """Evidence that money came, once per transaction of a provider. Nothing that came is ever left out: what fits no
    order stands here as an exception until somebody says what it was."""

    __tablename__ = "plans_payment"
    __table_args__ = (
        tenant_fk("order_id", "plans_order"),
        UniqueConstraint("tenant_id", "provider", "transaction_id"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "state", "received_at", "id"),
        Index(None, "tenant_id", "received_at", "id"),
    )

    provider: Mapped[str]
    transaction_id: Mapped[str]
    order_id: Mapped[UUID | None]
    order_number: Mapped[str]
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str]
    state: Mapped[str]  # pending | credited | exception | settled | refused
    problems: Mapped[list[str]]
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB)
    received_at: Mapped[datetime]
    credited_at: Mapped[datetime | None]
    slip_sha256: Mapped[str | None]
    payer: Mapped[str | None]
    paid_on: Mapped[date | None]
    note: Mapped[str | None]
    settled_by: Mapped[str | None]

    @property
    def turn(self) -> int:
        return PAYMENT_TURN[self.state]


class Approval(TenantRow, Base):
    """One of the two who looked at the bank's statement."""

    __tablename__ = "plans_approval"
    __table_args__ = (
        tenant_fk("payment_id", "plans_payment"),
        UniqueConstraint("tenant_id", "payment_id", "round", "step"),
        UniqueConstraint("tenant_id", "payment_id", "round", "approver_id"),
    )

    payment_id: Mapped[UUID]
    round: Mapped[int] = mapped_column(default=1)
    """A payment that was refused and sent in again begins anew."""
    step: Mapped[int]
    approver_id: Mapped[UUID]
    approver: Mapped[str]
    approved_at: Mapped[datetime]


class Refund(TenantRow, Base):
    """That money went back, as somebody noted it: the provider is not asked by this program."""

    __tablename__ = "plans_refund"
    __table_args__ = (tenant_fk("payment_id", "plans_payment"), Index(None, "tenant_id", "payment_id"))

    payment_id: Mapped[UUID]
    amount: Mapped[int] = mapped_column(BigInteger)
    reference: Mapped[str]
    note: Mapped[str]
    noted_by: Mapped[str]
    noted_at: Mapped[datetime]


class Invoice(TenantRow, Base):
    """The data an invoice (发票) is made out with, as they were when it was asked for; its id is the order's."""

    __tablename__ = "plans_invoice"
    __table_args__ = (tenant_fk("id", "plans_order"), Index(None, "tenant_id", "state", "requested_at", "id"))

    kind: Mapped[str]
    title: Mapped[str]
    tax_number: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    bank: Mapped[str]
    account: Mapped[str]
    email: Mapped[str]
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str]
    state: Mapped[str]  # requested | issued
    requested_at: Mapped[datetime]
    number: Mapped[str | None]
    issued_at: Mapped[datetime | None]
    issued_by: Mapped[str | None]


class Provider(TenantRow, Base):
    """A way of being paid, and what may be shown of its settings."""

    __tablename__ = "plans_provider"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    code: Mapped[str]  # bank | wechat | alipay | stripe | simulator
    enabled: Mapped[bool]
    settings: Mapped[dict[str, Any]]
    secret_set_at: Mapped[datetime | None]


class ProviderSecret(TenantRow, Base):
    """Keys of one provider (its id is the provider's), sealed."""

    __tablename__ = "plans_provider_secret"
    __table_args__ = (tenant_fk("id", "plans_provider"),)
    __regulated__ = False

    box: Mapped[bytes]
