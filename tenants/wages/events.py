"""Facts of wages; they carry no yuan, for everybody's screens hear them."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class RatesChanged(Event):
    """A rate, a grade or the scrap rule has a new version."""

    name = "wages.rates_changed"

    what: str  # rate | grade | rule


@dataclass(frozen=True, kw_only=True)
class DisputeOpened(Event):
    name = "wages.dispute_opened"
    subject = "report_id"

    dispute_id: UUID
    report_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class DisputeDecided(Event):
    """`state`: accepted, rejected or withdrawn."""

    name = "wages.dispute_decided"
    subject = "report_id"

    dispute_id: UUID
    report_id: UUID
    user_id: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class PeriodClosed(Event):
    name = "wages.period_closed"

    month: str
