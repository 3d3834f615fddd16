"""Pure decisions: a customer's phase, what is wrong with it and how badly, a company code from a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from tenants.vendor.errors import DaysInvalid

LONGEST_EXTENSION: Final = 366
DAYS: Final = 14
"""How many days of reports the sparkline shows."""
LIVE_AFTER: Final = 3
"""Reports on so many of these days: the plant works with it."""

SILENT_AFTER: Final = timedelta(hours=8)
"""A shift without a sign of a phone. A phone nobody has used for the whole fortnight lies in a drawer."""
SILENT_BADLY: Final = timedelta(hours=24)
FORGOTTEN_AFTER: Final = timedelta(days=DAYS)
QUIET_AFTER: Final = timedelta(hours=36)
"""A live plant that reported nothing for longer than a night and a day off."""
PENDING_MANY: Final = 10
REJECTED_MANY: Final = 10
ERRORS_MANY: Final = 5
ENDING_WITHIN: Final = timedelta(days=7)
RENEWAL_WITHIN: Final = timedelta(days=30)
NEARLY_FULL: Final = 0.95
RESULT_LIFE: Final = timedelta(days=7)
"""How long the badges and the QR of a new company can be fetched again."""
VISIT_MINUTES: Final = (5, 480)
ASKED_FOR: Final = timedelta(hours=24)
"""A customer who does not answer a request within a day has answered."""
MODES: Final = ("read", "write")
NO_DATE: Final = datetime(9999, 1, 1, tzinfo=UTC)
NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)

DETAILS: Final = ("devices", "intents", "letters", "errors", "bill", "readiness", "limits", "milestones")
PHASES: Final = ("trial", "onboarding", "live", "grace", "closed")
TABS: Final[Mapping[str, str]] = {"TRIAL": "trial", "ONBOARDING": "onboarding", "LIVE": "live", "GRACE": "grace"}

HIGH, MIDDLE, LOW = "high", "middle", "low"
WEIGHT: Final[Mapping[str, int]] = {HIGH: 1000, MIDDLE: 100, LOW: 1}
BAD: Final = WEIGHT[HIGH]
"""A customer with at least one red cell."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What one customer's rows said. Times are aware; counts are of now, `errors` of the last hour."""

    now: datetime
    state: str
    founded_by: str
    live_since: datetime | None
    days: Sequence[int]
    last_report_at: datetime | None
    silent_devices: int = 0
    silent_since: datetime | None = None
    pending: int = 0
    rejected: int = 0
    dead: int = 0
    dead_actor: str | None = None
    errors: int = 0
    seats_used: int = 0
    seats_limit: int | None = None
    devices_used: int = 0
    devices_limit: int | None = None
    renews_at: datetime | None = None
    grace_until: datetime | None = None
    readiness: int | None = None
    stuck_at: str | None = None


@dataclass(frozen=True)
class Problem:
    code: str
    severity: str
    detail: str
    params: dict[str, Any] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        return {"code": self.code, "severity": self.severity, "detail": self.detail, "params": self.params}


def phase_of(state: str, founded_by: str, live_since: datetime | None, days: Sequence[int]) -> str:
    """Where a customer stands: who pays late is in grace whatever else; who works with it is live; who was set up by
    staff or has a contract is being brought live; everybody else tries it."""
    if state == "closed":
        return "closed"
    if state in ("grace", "read_only", "suspended"):
        return "grace"
    if state == "trial" and founded_by == "sign_up":
        return "trial"
    return "live" if live_since is not None or works(days) else "onboarding"


def works(days: Sequence[int]) -> bool:
    return sum(count > 0 for count in days) >= LIVE_AFTER


def problems(found: Measured) -> list[Problem]:
    """Worst first; within one severity in the order a person would ask."""
    every = [*_money(found), *_plant(found), *_background(found), *_progress(found)]
    return sorted(every, key=lambda each: -WEIGHT[each.severity])


def trouble(found: Sequence[Problem]) -> int:
    return sum(WEIGHT[each.severity] for each in found)


def _hours(since: datetime, now: datetime) -> int:
    return int((now - since).total_seconds() // 3600)


def days_until(then: datetime, now: datetime) -> int:
    """Whole days, rounded up; negative once it is over."""
    return -int((now - then).total_seconds() // 86400)


def _money(found: Measured) -> list[Problem]:
    made: list[Problem] = []
    if found.state in ("suspended", "read_only"):
        made.append(Problem(found.state, HIGH, "bill"))
    elif found.state == "grace":
        over = max(0, -days_until(found.renews_at, found.now)) if found.renews_at else 0
        left = max(0, days_until(found.grace_until, found.now)) if found.grace_until else None
        made.append(Problem("payment_overdue", HIGH, "bill", {"days": over, "left": left}))
    elif found.renews_at is not None and found.renews_at - found.now <= ENDING_WITHIN:
        code = "trial_ending" if found.state == "trial" else "renewal_due"
        left = max(0, days_until(found.renews_at, found.now))
        daily = all(found.days[-3:]) if found.days else False
        made.append(Problem(code, LOW, "bill", {"days": left, "daily": daily}))
    for what, used, limit in (
        ("seats", found.seats_used, found.seats_limit), ("devices", found.devices_used, found.devices_limit),
    ):  # fmt: skip
        if limit and used >= limit * NEARLY_FULL:
            severity = MIDDLE if used < limit else HIGH
            made.append(Problem("limit_near", severity, "limits", {"what": what, "used": used, "limit": limit}))
    return made


def _plant(found: Measured) -> list[Problem]:
    made: list[Problem] = []
    if found.silent_since is not None and found.silent_devices:
        long = found.now - found.silent_since >= SILENT_BADLY
        params = {"devices": found.silent_devices, "hours": _hours(found.silent_since, found.now),
                  "pending": found.pending}  # fmt: skip
        # Only where people are at work or left something unsent: a plant that is closed for a week is no trouble.
        severity = HIGH if long and (found.pending or _missed_today(found)) else LOW
        made.append(Problem("devices_silent", severity, "devices", params))
    if found.pending >= PENDING_MANY and not any(each.severity == HIGH for each in made):
        made.append(Problem("intents_pending", MIDDLE, "devices", {"pending": found.pending}))
    if found.rejected >= REJECTED_MANY:
        made.append(Problem("intents_rejected", MIDDLE, "intents", {"rejected": found.rejected}))
    if found.live_since is not None and found.last_report_at is not None:
        quiet = found.now - found.last_report_at
        if quiet >= QUIET_AFTER and _missed_today(found):
            made.append(Problem("no_reports", MIDDLE, "devices", {"hours": _hours(found.last_report_at, found.now)}))
    return made


def _missed_today(found: Measured) -> bool:
    """Nothing came in on the last two days, though something did on these weekdays a week ago."""
    days = found.days
    return len(days) >= DAYS and not any(days[-2:]) and any(days[-9:-7])


def _background(found: Measured) -> list[Problem]:
    made: list[Problem] = []
    if found.dead:
        made.append(Problem("dead_letters", HIGH, "letters", {"count": found.dead, "actor": found.dead_actor}))
    if found.errors >= ERRORS_MANY:
        made.append(Problem("errors", HIGH, "errors", {"count": found.errors}))
    return made


def _progress(found: Measured) -> list[Problem]:
    phase = phase_of(found.state, found.founded_by, found.live_since, found.days)
    if phase not in ("onboarding", "trial") or found.readiness is None or found.readiness >= 100:
        return []
    return [Problem("readiness", LOW, "readiness", {"score": found.readiness, "stuck": found.stuck_at})]


def check_days(days: int) -> None:
    if not 1 <= days <= LONGEST_EXTENSION:
        raise DaysInvalid(most=LONGEST_EXTENSION)


LEGAL_ZH: Final = re.compile(r"(股份)?有限(责任)?公司|集团|[（(].*?[）)]")
LEGAL_EN: Final = frozenset({"co", "ltd", "inc", "company", "limited", "the", "gmbh", "corp"})
# The 3,755 characters of the first level of GB 2312 stand in the order of their pinyin; where each letter begins.
INITIALS: Final = (
    (45217, "a"), (45253, "b"), (45761, "c"), (46318, "d"), (46826, "e"), (47010, "f"), (47297, "g"), (47614, "h"),
    (48119, "j"), (49062, "k"), (49324, "l"), (49896, "m"), (50371, "n"), (50614, "o"), (50622, "p"), (50906, "q"),
    (51387, "r"), (51446, "s"), (52218, "t"), (52698, "w"), (52980, "x"), (53689, "y"), (54481, "z"), (55290, ""),
)  # fmt: skip


def suggested_code(name_zh: str, name_en: str) -> str:
    """A company code from its names: the pinyin initials (苏州恒准精密 → szhzjm), else the first English words; ""
    where neither gives three letters."""
    code = "".join(_initial(sign) for sign in LEGAL_ZH.sub("", name_zh))[:12]
    if len(code) < 3 or not code[0].isalpha():
        words = [word for word in re.findall(r"[a-z0-9]+", name_en.casefold()) if word not in LEGAL_EN]
        code = "".join(words[:2])[:20].lstrip("0123456789")
    return code if len(code) >= 3 else ""


def _initial(sign: str) -> str:
    if sign.isascii():
        return sign.casefold() if sign.isalnum() else ""
    try:
        high, low = sign.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return ""
    number = high * 256 + low
    return next((letter for start, letter in reversed(INITIALS) if number >= start), "")


MOBILE: Final = re.compile(r"1[3-9]\d{9}")
MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def is_contact(text: str) -> bool:
    return bool(MOBILE.fullmatch(text) or MAIL.fullmatch(text))
