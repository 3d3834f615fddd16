from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class TrialGranted(Event):
    """In the new company: its first term has begun."""

    name = "plans.trial_granted"
    subject = "tenant_id"

    tenant_id: UUID
    slug: str
    name_zh: str
    name_en: str
    plan: str
    until: datetime
    partner: str | None
    currency: str = "CNY"


@dataclass(frozen=True, kw_only=True)
class EntitlementChanged(Event):
    """In the customer's company: what it may use is another thing now."""

    name = "plans.entitlement_changed"
    subject = "tenant_id"

    tenant_id: UUID
    plan: str
    state: str
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class TermEnding(Event):
    """In the customer's company: so many days are left, or the term is over (`state` grace or read_only)."""

    name = "plans.term_ending"
    subject = "tenant_id"

    tenant_id: UUID
    plan: str
    state: str
    days: int
    until: datetime


# -- in the customer's company: what it asks of the vendor ------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(Event):
    name = "plans.order_placed"
    subject = "bill_id"

    bill_id: UUID
    slug: str
    name_zh: str
    name_en: str
    number: str
    plan: str
    period: str
    placed_at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class OrderCancelled(Event):
    name = "plans.order_cancelled"
    subject = "bill_id"

    bill_id: UUID
    by: str


@dataclass(frozen=True, kw_only=True)
class PaymentChosen(Event):
    """The company wants to pay this bill by this provider."""

    name = "plans.payment_chosen"
    subject = "bill_id"

    bill_id: UUID
    provider: str
    by: str


@dataclass(frozen=True, kw_only=True)
class SlipSubmitted(Event):
    """The company says it has paid by bank transfer, and shows the slip."""

    name = "plans.slip_submitted"
    subject = "bill_id"

    bill_id: UUID
    sha256: str
    reference: str
    payer: str
    paid_on: date
    by: str


@dataclass(frozen=True, kw_only=True)
class SimulationAsked(Event):
    """The payment simulator is to send its notification; `kind` says what is wrong with it."""

    name = "plans.simulation_asked"
    subject = "bill_id"

    bill_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class InvoiceAsked(Event):
    """The data an invoice is to be made out with."""

    name = "plans.invoice_asked"
    subject = "bill_id"

    bill_id: UUID
    kind: str
    title: str
    tax_number: str
    address: str
    phone: str
    bank: str
    account: str
    email: str
    by: str


# -- in the vendor's company -----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class LedgerMoved(Event):
    """What a customer sees of the books has changed: its entitlement, or this order."""

    name = "plans.ledger_moved"
    subject = "customer_id"

    customer_id: UUID
    order_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PaymentAsked(Event):
    """A provider was asked to take the payment of an order."""

    name = "plans.payment_asked"
    subject = "order_id"
    live = False

    order_id: UUID
    provider: str


@dataclass(frozen=True, kw_only=True)
class PaymentWaits(Event):
    """A bank transfer is to be held against the statement."""

    name = "plans.payment_waits"
    subject = "payment_id"

    payment_id: UUID
    number: str
    customer: str
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class PaymentOdd(Event):
    """Money came that fits no order."""

    name = "plans.payment_odd"
    subject = "payment_id"

    payment_id: UUID
    provider: str
    number: str
    amount: int
    currency: str
    problems: list[str]


@dataclass(frozen=True, kw_only=True)
class PaymentSettled(Event):
    """Nothing is left to do about a payment."""

    name = "plans.payment_settled"
    subject = "payment_id"

    payment_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class NoticeDistrusted(Event):
    """Somebody sent a payment notification that proves nothing. `key` is one per provider, reason and hour."""

    name = "plans.notice_distrusted"
    subject = "key"

    key: UUID
    provider: str
    problem: str
    address: str
