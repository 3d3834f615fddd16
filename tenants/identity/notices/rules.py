"""Who is told by which channel, and when; no session, no clock."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

MAILBOX = "mailbox"
PERSONAL = ("push", "sms", "email")
GROUP = ("dingtalk", "wecom")
OUTWARD = (*PERSONAL, *GROUP)
LEVELS = ("normal", "urgent")

ATTEMPTS = 6
FIRST_WAIT = timedelta(seconds=30)
KEPT = timedelta(days=90)

PER_MINUTE = 20
"""DingTalk and WeCom both silence a robot that says more."""
DIGEST = 10
"""How many waiting messages of a group become one."""

DEFAULT: Mapping[str, Sequence[str]] = {"normal": ("push",), "urgent": ("push", "sms")}
"""Of somebody who chose nothing. Text messages cost, so only what is urgent."""

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_MAIL = re.compile(r"[^@\s<>,;\"']+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def is_clock(text: str) -> bool:
    return _CLOCK.fullmatch(text) is not None


def is_mail(text: str) -> bool:
    return len(text) <= 254 and text.isascii() and _MAIL.fullmatch(text) is not None


def wanted(chosen: Mapping[str, Any] | None, kind: str, level: str) -> Sequence[str]:
    """The outward channels a person wants for a to-do of this kind: his choice for it, for the others, else ours."""
    if chosen:
        own = chosen.get(kind, chosen.get("*"))
        if own is not None:
            return [each for each in own if each in PERSONAL]
    return DEFAULT[level]


def passes(level: str, kind: str, *, from_level: str, kinds: Collection[str]) -> bool:
    """Whether the company lets a message of this level and kind through a channel."""
    return LEVELS.index(level) >= LEVELS.index(from_level) and (not kinds or kind in kinds)


def not_before(now: datetime, quiet_from: str | None, quiet_to: str | None, zone: str, level: str) -> datetime:
    """When a person may be disturbed: now, or the end of his quiet hours. What is urgent does not wait."""
    if level == "urgent" or not quiet_from or not quiet_to or quiet_from == quiet_to:
        return now
    local = now.astimezone(ZoneInfo(zone))
    start, end = time.fromisoformat(quiet_from), time.fromisoformat(quiet_to)
    at = local.time()
    if start < end:
        quiet, today = start <= at < end, True
    else:
        quiet, today = at >= start or at < end, at < end
    if not quiet:
        return now
    day = local.date() if today else local.date() + timedelta(days=1)
    return datetime.combine(day, end, local.tzinfo).astimezone(now.tzinfo)


def backoff(attempts: int) -> timedelta:
    """After the first failure half a minute, then four times longer each: about three hours until it is given up."""
    waits: int = 4 ** (attempts - 1)
    return FIRST_WAIT * waits


def shown(address: str) -> str:
    """Enough to know which, too little to use."""
    if "@" in address:
        name, _, host = address.partition("@")
        return f"{name[:1]}…@{host}"
    return f"…{address[-4:]}"
