"""Pure decisions of a company's security policy."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from infra.errors import BadInput

PASSWORD, CODE, PASSKEY, SSO = "password", "code", "passkey", "sso"
WAYS: Final = (PASSWORD, CODE, PASSKEY)
NOBODY, ADMINS, EVERYONE = "nobody", "admins", "everyone"
SECOND: Final = (NOBODY, ADMINS, EVERYONE)
ALWAYS: Final = frozenset({"vendor", "partner"})
"""Kinds of company whose people reach into other companies: nobody there goes without a second factor."""


class Policy(NamedTuple):
    """What holds in a company. `lock_minutes` is the first lock; each further wrong try doubles it, up to the
    longest: a quarter of an hour, or the company's own minutes where they are more."""

    preset: str = "standard"
    ways: Sequence[str] = WAYS
    min_length: int = 10
    min_classes: int = 1
    history: int = 5
    expire_days: int = 365
    lock_tries: int = 5
    lock_minutes: int = 1
    second_factor: str = NOBODY
    second_factor_from: datetime | None = None
    sso_only: bool = False
    break_glass_ids: Sequence[UUID] = ()


DEFAULT: Final = Policy()
# 21 CFR 11.300: unique, aged, locked and alarmed. Figures as inspectors expect them; each can be tightened.
PART11: Final = Policy(
    preset="part11", ways=(PASSWORD, PASSKEY), min_length=12, min_classes=3, history=12, expire_days=90, lock_tries=5,
    lock_minutes=30, second_factor=ADMINS,
)  # fmt: skip
PRESETS: Final = {"standard": DEFAULT, "part11": PART11}
BOUNDS: Final = {
    "min_length": (8, 64), "min_classes": (1, 4), "history": (0, 24), "expire_days": (0, 730), "lock_tries": (3, 20),
    "lock_minutes": (1, 1440),
}  # fmt: skip
LONGEST_LOCK: Final = timedelta(minutes=15)


def checked(policy: Policy) -> Policy:
    """Raises BadInput naming the field."""
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(policy, name) <= most:
            raise BadInput(field=name, problem=f"{least} to {most}")
    if not policy.ways or set(policy.ways) - set(WAYS):
        raise BadInput(field="ways", problem=f"at least one of {', '.join(WAYS)}")
    if policy.second_factor not in SECOND:
        raise BadInput(field="secondFactor", problem=f"one of {', '.join(SECOND)}")
    return policy._replace(ways=[each for each in WAYS if each in policy.ways])


def weaker_than_part11(policy: Policy) -> Sequence[str]:
    """Names of what does not reach the Part 11 preset."""
    found = [name for name in ("min_length", "min_classes", "history", "lock_minutes")
             if getattr(policy, name) < getattr(PART11, name)]  # fmt: skip
    if policy.expire_days == 0 or policy.expire_days > PART11.expire_days:
        found.append("expire_days")
    if policy.lock_tries > PART11.lock_tries:
        found.append("lock_tries")
    if policy.second_factor == NOBODY:
        found.append("second_factor")
    return found


def classes_of(password: str) -> int:
    return sum(
        re.search(pattern, password) is not None
        for pattern in (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")
    )  # fmt: skip


def lock_until(policy: Policy, failures: int, now: datetime) -> datetime | None:
    """The company's number of tries, then its minutes, doubling with every further wrong try."""
    if failures < policy.lock_tries:
        return None
    first = timedelta(minutes=policy.lock_minutes)
    doubled: timedelta = first * 2 ** min(failures - policy.lock_tries, 10)
    return now + min(doubled, max(LONGEST_LOCK, first))


def password_expired(policy: Policy, set_at: datetime | None, now: datetime) -> bool:
    if set_at is None:
        return True
    return policy.expire_days > 0 and now - set_at > timedelta(days=policy.expire_days)


NEEDED, OFFERED = "needed", "offered"


def second_due(policy: Policy, kind: str, *, admin: bool, now: datetime) -> str | None:
    """Whether somebody must have a second factor (`needed`), will have to soon (`offered`), or need not."""
    if kind in ALWAYS:
        return NEEDED
    if policy.second_factor == NOBODY or (policy.second_factor == ADMINS and not admin):
        return None
    if policy.second_factor_from is not None and now < policy.second_factor_from:
        return OFFERED
    return NEEDED


def limit_of(due: str | None, held: Collection[str], *, proved: bool) -> str | None:
    """What a session may do at first: everything (None), prove a second factor, or enrol one.

    Whoever has a second factor is asked for it, whether he must have one or not. `proved`: the first proof was
    worth two already (a passkey that saw a face or a PIN, a provider that asks twice).
    """
    if proved:
        return None
    if held:
        return "second"
    return "enrol" if due == NEEDED else None


def way_open(policy: Policy, way: str, user_id: UUID) -> bool:
    """Whether this person may come in this way. With single sign-on only, just the break-glass people come in by
    password; the second factor is asked of them all the same."""
    if policy.sso_only:
        return way == PASSWORD and user_id in policy.break_glass_ids
    return way in policy.ways
