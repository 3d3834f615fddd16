"""Mobile numbers and mail addresses: one spelling each, and one person each in a company."""

import re
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Text, bindparam, or_, select

from infra.db import Statement, own
from infra.errors import BadInput
from infra.work import Read
from tenants.identity.errors import EmailTaken, PhoneTaken
from tenants.identity.models import User

PHONE: Final = re.compile(r"\+?[0-9]{3,15}")
MAINLAND: Final = re.compile(r"\+?86(1[3-9][0-9]{9})")
EMAIL: Final = re.compile(r"[^\s@<>,;\"]{1,64}@[^\s@<>,;\"]{1,185}\.[^\s@<>,;\".]{2,}")

USED = Statement(
    select(User.id, User.phone, User.email).where(
        own(User),
        User.active,
        or_(User.phone == bindparam("phone", type_=Text()), User.email == bindparam("email", type_=Text())),
    )
)


def clean_phone(text: str) -> str:
    """As it is dialled: digits, with a plus for other countries; a mainland mobile number without its +86."""
    kept = re.sub(r"^00", "+", re.sub(r"[\s().\-]", "", text))
    if not PHONE.fullmatch(kept):
        raise BadInput(field="phone", problem="3 to 15 digits")
    at_home = MAINLAND.fullmatch(kept)
    return at_home[1] if at_home else kept


def clean_email(text: str) -> str:
    kept = text.strip().casefold()
    if not EMAIL.fullmatch(kept):
        raise BadInput(field="email", problem="name@example.com")
    return kept


async def check_free(read: Read, *, phone: str | None, email: str | None, of: UUID | None = None) -> None:
    """Refuse a number or an address another active person of the company has. Call it while the policy is held."""
    if not phone and not email:
        return
    for row in await read.all(USED, phone=phone or None, email=email or None):
        _refuse(row, phone, of)


def _refuse(row: Any, phone: str | None, of: UUID | None) -> None:
    if row["id"] == of:
        return
    if phone and row["phone"] == phone:
        raise PhoneTaken(phone=shown_phone(phone))
    raise EmailTaken(email=shown_email(row["email"]))


def shown_phone(phone: str) -> str:
    """Enough to recognise one's own."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) > 7 else phone


def shown_email(email: str) -> str:
    name, _, house = email.partition("@")
    return f"{name[:2]}***@{house}"
