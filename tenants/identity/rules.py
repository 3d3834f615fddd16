"""Pure decisions about secrets, lock-out and life times."""

import re
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from infra.errors import BadInput
from tenants.identity.errors import WeakPassword, WeakPin
from tenants.identity.security.rules import DEFAULT, Policy, classes_of
from tenants.plans.rules import clean_name as clean_name

SESSION_LIFE: Final = timedelta(hours=12)
HALF_LIFE: Final = timedelta(minutes=10)  # of a session that still waits for its second factor
SESSION_IDLE: Final = timedelta(minutes=60)
SEEN_EVERY: Final = timedelta(minutes=1)  # how exact the idle time is; each step costs a write
SWITCH_GRACE: Final = timedelta(minutes=30)  # hand-over: the last card of a shift is reported after its end
DEVICE_KINDS = ("phone", "display")
CODE_LIFE: Final = timedelta(minutes=30)

FORGIVE_AFTER: Final = timedelta(hours=24)

LONGEST_PASSWORD: Final = 128  # because hashing costs by length
# Long enough for the length rule and on every list of leaked passwords; compared without case and separators.
LEAKED: Final = frozenset(Path(__file__).with_name("leaked_passwords.txt").read_text("ascii").split())
LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
BADGE: Final = re.compile(r"[A-Z0-9-]{2,32}")
CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9_-]{0,39}")


def check_password(password: str, *, login: str, policy: Policy = DEFAULT) -> None:
    """Length over composition rules (NIST SP 800-63B §5.1.1.2), which a company may add (its auditors ask for them);
    refuses leaked ones and the login itself."""
    folded = re.sub(r"[\s._@-]", "", password.casefold())
    problem = None
    if not policy.min_length <= len(password) <= LONGEST_PASSWORD:
        problem = f"{policy.min_length} to {LONGEST_PASSWORD} characters"
    elif classes_of(password) < policy.min_classes:
        problem = f"{policy.min_classes} of: small letters, capitals, digits, others"
    elif len(set(folded)) < 5:
        problem = "too few different characters"
    elif folded in LEAKED or _in_a_row(folded):
        problem = "it is on the lists of leaked passwords"
    elif len(login) > 3 and login.casefold() in password.casefold():
        problem = "it contains the login"
    if problem is not None:
        raise WeakPassword(problem=problem, shortest=policy.min_length, classes=policy.min_classes)


def check_pin(pin: str) -> None:
    if not re.fullmatch(r"[0-9]{4,8}", pin) or len(set(pin)) == 1 or _in_a_row(pin):
        raise WeakPin()


def _in_a_row(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1 and steps <= {1, -1}


def clean_login(login: str) -> str:
    login = login.strip().casefold()
    if not LOGIN.fullmatch(login):
        raise BadInput(field="login", problem="2 to 64 small letters, digits and . _ @ -")
    return login


def clean_badge(badge: str) -> str:
    badge = badge.strip().upper()
    if not BADGE.fullmatch(badge):
        raise BadInput(field="badge", problem="2 to 32 letters, digits and -")
    return badge


def clean_code(code: str) -> str:
    code = code.strip().upper()
    if not CODE.fullmatch(code):
        raise BadInput(field="code", problem="1 to 40 letters, digits, _ and -")
    return code


def minutes_until(end: datetime, now: datetime) -> int:
    """Rounded up, as one says it."""
    return max(1, -(-int((end - now).total_seconds()) // 60))
