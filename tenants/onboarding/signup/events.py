from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class CompanyAskedFor(Event):
    """Somebody whose contact is proved named the company he wants."""

    name = "onboarding.company_asked_for"
    subject = "sign_up_id"
    live = False

    sign_up_id: UUID
