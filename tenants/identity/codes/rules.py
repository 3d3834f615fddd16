"""Pure decisions about codes: what a contact looks like, how long a code lives, how often one may be asked for."""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from tenants.identity.codes.errors import BadContact

MOBILE, EMAIL = "mobile", "email"
DIGITS: Final = 6
TRIES: Final = 5
LIFE: Final = timedelta(minutes=10)
RESEND: Final = timedelta(seconds=60)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(hours=24)
PER_HOUR: Final = 5
PER_DAY: Final = 12
# A plant stands behind one address: a whole shift may ask there within the hour.
PER_ADDRESS: Final = 120

_CHINA: Final = re.compile(r"1[3-9][0-9]{9}")
_ABROAD: Final = re.compile(r"\+[1-9][0-9]{7,14}")
_MAIL: Final = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+")


class Contact(NamedTuple):
    kind: str  # mobile | email
    value: str  # 13800000001, +4915112345678 or a.b@example.com

    @property
    def channel(self) -> str:
        return "sms" if self.kind == MOBILE else "email"

    @property
    def shown(self) -> str:
        """Enough to know which, too little to use."""
        if self.kind == EMAIL:
            name, _, host = self.value.partition("@")
            return f"{name[:1]}…@{host}"
        return f"{self.value[:3]}****{self.value[-4:]}"


def clean_contact(text: str) -> Contact:
    """A mobile number or an e-mail address, however it was typed; raises BadContact.

    +86 and 0086 before a mainland number go: the same phone is the same contact.
    """
    text = unicodedata.normalize("NFKC", text).strip().casefold()
    if "@" in text:
        if len(text) > 254 or not _MAIL.fullmatch(text) or ".." in text:
            raise BadContact()
        return Contact(EMAIL, text)
    number = re.sub(r"[\s().-]", "", text)
    number = re.sub(r"^00", "+", number)
    number = re.sub(r"^\+?86(?=1[3-9][0-9]{9}$)", "", number)
    if _CHINA.fullmatch(number) or _ABROAD.fullmatch(number):
        return Contact(MOBILE, number)
    raise BadContact()


def is_mobile(text: str) -> bool:
    try:
        return clean_contact(text).kind == MOBILE
    except BadContact:
        return False


def fresh_code() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def clean_code(text: str) -> str | None:
    """Six digits as typed: full-width ones and blanks too. None: no code."""
    digits = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))
    return digits if re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits) else None


def wait_until(asked: Sequence[datetime], now: datetime) -> datetime | None:
    """When the next code may be asked for this contact, given when the last ones were (newest first); None: now."""
    if asked and now - asked[0] < RESEND:
        return asked[0] + RESEND
    for limit, span in ((PER_HOUR, HOUR), (PER_DAY, DAY)):
        within = [each for each in asked if now - each < span]
        if len(within) >= limit:
            return within[limit - 1] + span
    return None
