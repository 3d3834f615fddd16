"""The life of a tenant."""

from zoneinfo import available_timezones

from infra.errors import BadInput
from tenants.plans.errors import TenantStateUnreachable, UnknownTimeZone

VENDOR_SLUG = "lotline"
"""The company that runs this installation; its people are the vendor's staff, its rows the vendor's books."""

TRANSITIONS: dict[str, frozenset[str]] = {
    "trial": frozenset({"active", "grace", "read_only", "suspended", "closed"}),
    "active": frozenset({"trial", "grace", "read_only", "suspended", "closed"}),
    "grace": frozenset({"trial", "active", "read_only", "suspended", "closed"}),
    "read_only": frozenset({"trial", "active", "grace", "suspended", "closed"}),
    "suspended": frozenset({"trial", "active", "grace", "read_only", "closed"}),
    "closed": frozenset(),
}


def check_transition(state: str, wanted: str) -> None:
    if wanted not in TRANSITIONS[state]:
        raise TenantStateUnreachable(state=state, wanted=wanted)


LONGEST_NAME = 80


def clean_name(name: str, field: str = "name") -> str:
    """Of a company, of a person, of whatever people call by a name. Raises BadInput."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise BadInput(field=field, problem=f"1 to {LONGEST_NAME} characters")
    return name


def check_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise UnknownTimeZone(time_zone=name)
