"""What a visitor may do, and for how long."""

from datetime import datetime
from typing import Final

MINUTES: Final = (5, 480)
MODES: Final = ("read", "write")
HOME_RIGHT: Final = "vendor.visit:ask"
"""What a visitor must hold in his own company for as long as he is inside: whoever loses it there is out here."""

READABLE_OF_PEOPLE: Final = frozenset({"identity.user:read", "identity.device:read", "identity.attendance:read"})
OWN_AFFAIRS: Final = frozenset({"identity", "plans", "vendor"})
"""Modules whose commands no visitor gives: people, rights, credentials, money, and who serves the company."""
BULK: Final = (":export", ":copy", ":wipe", ":restore", ":erase")
"""Endings of rights to take the company's data away or to do away with it."""


def may_grant(asked: str, mode: str, minutes: int) -> bool:
    shortest, longest = MINUTES
    return mode in MODES and (mode == "read" or asked == "write") and shortest <= minutes <= longest


def shown_state(state: str, until: datetime | None, expires_at: datetime, now: datetime) -> str:
    """By the clock: an open visit ends by itself, a request nobody answered lapses."""
    if state == "open" and until is not None and until <= now:
        return "ended"
    return "lapsed" if state == "asked" and expires_at <= now else state
