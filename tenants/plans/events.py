from dataclasses import dataclass
from datetime import datetime
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
