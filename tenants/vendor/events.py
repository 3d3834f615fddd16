"""Facts of serving customers. They stay in the company that serves: a customer hears of them by its own commands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class CustomerActed(Event):
    """Somebody decided something about a customer; the worker carries it out there. `days`, `plan` and the names
    belong to the act that has them."""

    name = "vendor.customer_acted"
    subject = "customer_id"

    act_id: UUID
    customer_id: UUID
    slug: str
    act: str  # suspend | resume | extend | plan | rename
    by: str
    reason: str
    days: int = 0
    plan: str | None = None
    name_zh: str | None = None
    name_en: str | None = None


@dataclass(frozen=True, kw_only=True)
class CustomerActEnded(Event):
    """What was decided is done there, or was refused; the books say how the customer stands now."""

    name = "vendor.customer_act_ended"
    subject = "customer_id"

    customer_id: UUID
    act: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class PricesChanged(Event):
    """An organisation charges its customers something else for a plan."""

    name = "vendor.prices_changed"
    live = False

    currency: str


@dataclass(frozen=True, kw_only=True)
class CustomerHandedOver(Event):
    name = "vendor.customer_handed_over"
    subject = "customer_id"

    customer_id: UUID
    from_partner: UUID | None
    to_partner: UUID | None


@dataclass(frozen=True, kw_only=True)
class CustomerRecorded(Event):
    """A company is served from these books from now on."""

    name = "vendor.customer_recorded"
    subject = "customer_id"

    customer_id: UUID
    slug: str
    partner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class PartnerAccepted(Event):
    """A partner's company is to be set up."""

    name = "vendor.partner_accepted"
    subject = "partner_id"
    live = False

    partner_id: UUID
    slug: str
    name_zh: str
    name_en: str
    admin_name: str
    admin_contact: str
    locale: str
    by: str


@dataclass(frozen=True, kw_only=True)
class FoundingAsked(Event):
    """A set-up is complete: the company is to be founded."""

    name = "vendor.founding_asked"
    subject = "draft_id"

    draft_id: UUID


@dataclass(frozen=True, kw_only=True)
class VisitAsked(Event):
    """Somebody would like to be let in at a customer's."""

    name = "vendor.visit_asked"
    subject = "customer_id"

    visit_id: UUID
    customer_id: UUID
    slug: str
    staff_id: UUID
    staff_name: str
    why: str
    mode: str
    minutes: int
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitMoved(Event):
    """A visit was let in, declined or ended."""

    name = "vendor.visit_moved"
    subject = "customer_id"

    visit_id: UUID
    customer_id: UUID
    state: str
