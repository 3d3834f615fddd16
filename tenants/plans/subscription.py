"""The life of a subscription: terms, grace, what a change of plan costs. No session, no clock."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from tenants.plans.errors import NextPlanQueued
from tenants.plans.offers import PERIODS, PLANS

GRACE: Final[Mapping[str, timedelta]] = {"trial": timedelta(days=7), "active": timedelta(days=14)}
"""How long a company goes on writing after the end of its term."""
REMIND_AT: Final = (30, 14, 7, 3, 1, 0)
"""Days before the end at which its people are reminded."""
WRITING: Final = frozenset({"trial", "active", "grace"})


def add_months(at: datetime, months: int) -> datetime:
    """The same day so many months later; the last day of a month that is too short."""
    year, month = divmod(at.month - 1 + months, 12)
    year, month = at.year + year, month + 1
    return at.replace(year=year, month=month, day=min(at.day, monthrange(year, month)[1]))


def phase(paid: bool, until: datetime | None, now: datetime) -> str:
    """trial | active while the term runs, grace after it, then read_only. Without an end it runs for ever."""
    begun = "active" if paid else "trial"
    if until is None or now < until:
        return begun
    return "grace" if now < until + GRACE[begun] else "read_only"


def grace_until(paid: bool, until: datetime | None) -> datetime | None:
    return None if until is None else until + GRACE["active" if paid else "trial"]


def due_reminder(days_left: int, told: int | None) -> int | None:
    """The mark that is reached and nobody was told of; None: nothing to say."""
    reached = [mark for mark in REMIND_AT if days_left <= mark]
    if not reached or (told is not None and told <= reached[-1]):
        return None
    return reached[-1]


@dataclass(frozen=True)
class Term:
    """A paid term as far as a change of plan needs it: what it cost and how long it runs."""

    plan: str
    amount: int
    starts_at: datetime
    until: datetime


@dataclass(frozen=True)
class Quote:
    """What an order costs and what it brings: `amount` = `list_amount` − `credit`. `replaces`: it begins at once in
    place of the running term; otherwise it follows it."""

    list_amount: int
    credit: int
    starts_at: datetime
    until: datetime
    replaces: bool

    @property
    def amount(self) -> int:
        return self.list_amount - self.credit


@dataclass(frozen=True)
class Standing:
    """Where a customer stands when it orders: its plan, what follows it, and the paid terms that are not over."""

    plan: str
    until: datetime | None
    next_plan: str | None = None
    next_until: datetime | None = None
    terms: tuple[Term, ...] = ()


def quote(standing: Standing | None, plan: str, period: str, list_amount: int, now: datetime) -> Quote:
    """A larger plan begins today and what is left of the paid term counts against it; the same or a smaller one begins
    when the paid term is over. A trial is no paid term: the first order begins today.

    Raises NextPlanQueued when another plan follows already.
    """
    months = PERIODS[period]
    if standing is not None and standing.next_plan is not None and standing.next_until is not None:
        if plan != standing.next_plan:
            raise NextPlanQueued(plan=standing.next_plan)
        return _following(list_amount, standing.next_until, months)
    ends = standing.until if standing is not None else None
    if standing is None or not standing.terms or ends is None or ends <= now:
        return Quote(list_amount, 0, now, add_months(now, months), replaces=True)
    if PLANS[plan].rank > PLANS[standing.plan].rank:
        credit = min(sum(unused(term, now) for term in standing.terms), list_amount)
        return Quote(list_amount, credit, now, add_months(now, months), replaces=True)
    return _following(list_amount, ends, months)


def _following(list_amount: int, ends: datetime, months: int) -> Quote:
    return Quote(list_amount, 0, ends, add_months(ends, months), replaces=False)


def unused(term: Term, now: datetime) -> int:
    """What is left of a paid term, by the second and rounded down, in the smallest unit."""
    whole = (term.until - term.starts_at).total_seconds()
    left = (term.until - max(now, term.starts_at)).total_seconds()
    return int(term.amount * left / whole) if whole > 0 and left > 0 else 0


def price(plan: str, period: str, currency: str, own: Mapping[str, Any]) -> int:
    """What a period costs: the partner's price where there is one, else the catalogue's."""
    agreed = own.get(plan, {}).get(period)
    return int(agreed) if agreed is not None else PLANS[plan].prices[currency].of(period)
