"""The life of a tenant."""

from zoneinfo import available_timezones

from tenants.plans.errors import TenantStateUnreachable, UnknownTimeZone

TRANSITIONS: dict[str, frozenset[str]] = {
    "trial": frozenset({"active", "grace", "suspended", "closed"}),
    "active": frozenset({"grace", "suspended", "closed"}),
    "grace": frozenset({"active", "suspended", "closed"}),
    "suspended": frozenset({"active", "closed"}),
    "closed": frozenset(),
}


def check_transition(state: str, wanted: str) -> None:
    if wanted not in TRANSITIONS[state]:
        raise TenantStateUnreachable(state=state, wanted=wanted)


def check_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise UnknownTimeZone(time_zone=name)
