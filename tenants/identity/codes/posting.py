"""Sending a code and checking it. Both in transactions of their own: a try counts although what follows is refused.

The code leaves this process right after the commit, not through the outbox: it lives ten minutes, whoever waits for
it asks again after one, and it must not stand anywhere in clear meanwhile.
"""

import hmac
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update

from infra import clock
from infra.db import Executor, Statement, mine, own
from infra.ids import uuid7
from infra.keys import keyring
from infra.rows import image, insert_sql
from infra.work import database
from tenants.identity.codes import delivery, rules
from tenants.identity.codes.errors import CodeSpent, CodeWrong, TooManyCodes
from tenants.identity.codes.models import Code
from tenants.identity.codes.rules import Contact, clean_contact

RECENT = Statement(
    select(Code.created_at)
    .where(own(Code), Code.subject == bindparam("subject"), Code.created_at > bindparam("since"))
    .order_by(Code.created_at.desc())
    .limit(rules.PER_DAY)
)
FROM_THERE = Statement(
    select(func.count(Code.id), func.min(Code.created_at)).where(
        own(Code), Code.address_hash == bindparam("address_hash"), Code.created_at > bindparam("since")
    )
)
LATEST = Statement(
    mine(Code)
    .where(Code.subject == bindparam("subject"))
    .order_by(Code.created_at.desc(), Code.id.desc())
    .limit(1)
    .with_for_update()
)
TRY = Statement(update(Code).where(own(Code), Code.id == bindparam("code_id")).values(tries=Code.tries + 1))
USE = Statement(update(Code).where(own(Code), Code.id == bindparam("code_id")).values(used_at=bindparam("at")))
OUTDATED = Statement(delete(Code).where(own(Code), Code.created_at < bindparam("before")))
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock($1)"


class Sent(NamedTuple):
    """What is said to whoever asks for a code, known or not."""

    contact: Contact
    expires_at: datetime
    resend_after: datetime

    @classmethod
    def pretended(cls, contact: Contact) -> "Sent":
        """The same answer where there is no company to ask in."""
        now = clock.now()
        return cls(contact, now + rules.LIFE, now + rules.RESEND)


async def send(
    tenant_id: UUID,
    *,
    purpose: str,
    contact: str | Contact,
    locale: str = "zh-CN",
    address: str | None = None,
    known: bool = True,
    company: str = "",
) -> Sent:
    """Send a code for `purpose` to a contact (`known`: whether anybody is to be written to). The one before it is
    worth nothing any more. Raises BadContact, TooManyCodes."""
    to = contact if isinstance(contact, Contact) else clean_contact(contact)
    now = clock.now()
    code = rules.fresh_code()
    subject = _mark(b"subject", tenant_id, purpose, to)
    row = Code(
        id=uuid7(),
        tenant_id=tenant_id,
        revision=1,
        created_at=now,
        updated_at=now,
        subject=subject,
        code_hash=_hash(tenant_id, subject, code) if known else None,
        address_hash=_mark(b"address", tenant_id, address) if address else None,
        expires_at=now + rules.LIFE,
        tries=0,
        used_at=None,
        problem=None,
    )
    async with database().transaction(tenant_id) as executor:
        await executor.connection.execute(ONE_AT_A_TIME, int.from_bytes(subject[:8], signed=True))
        await _check_limits(executor, row, now)
        values = image(row)
        await executor.connection.execute(insert_sql(Code), *values.values())
    if known:
        delivery.soon(tenant_id, row.id, to, code, locale, company)
    return Sent(to, row.expires_at, now + rules.RESEND)


async def _check_limits(executor: Executor, row: Code, now: datetime) -> None:
    asked = [each["created_at"] for each in await executor.all(RECENT, subject=row.subject, since=now - rules.DAY)]
    wait = rules.wait_until(asked, now)
    if wait is None and row.address_hash is not None:
        count, first = await executor.one(FROM_THERE, address_hash=row.address_hash, since=now - rules.HOUR)
        wait = first + rules.HOUR if count >= rules.PER_ADDRESS else None
    if wait is not None:
        raise TooManyCodes(seconds=max(1, int((wait - now).total_seconds())))


async def check(tenant_id: UUID, *, purpose: str, contact: str | Contact, code: str) -> Contact:
    """The contact, once its code was right; that code is used up. Raises CodeWrong, CodeSpent."""
    to = contact if isinstance(contact, Contact) else clean_contact(contact)
    async with database().transaction(tenant_id) as executor:
        refused = await _checked(executor, tenant_id, _mark(b"subject", tenant_id, purpose, to), code)
    if refused is not None:
        raise refused
    return to


async def _checked(executor: Executor, tenant_id: UUID, subject: bytes, code: str) -> CodeWrong | CodeSpent | None:
    row: Code | None = await executor.one(LATEST, subject=subject)
    if row is None:
        return CodeWrong()
    now = clock.now()
    if row.used_at is not None or row.expires_at <= now or row.tries >= rules.TRIES:
        return CodeSpent()
    typed = rules.clean_code(code)
    right = typed is not None and row.code_hash is not None
    if right and hmac.compare_digest(_hash(tenant_id, subject, typed or ""), row.code_hash or b""):
        await executor.execute(USE, code_id=row.id, at=now)
        return None
    await executor.execute(TRY, code_id=row.id)
    return CodeSpent() if row.tries + 1 >= rules.TRIES else CodeWrong()


def _mark(what: bytes, tenant_id: UUID, *parts: object) -> bytes:
    flat = "\0".join(part.value if isinstance(part, Contact) else str(part) for part in parts)
    return keyring().mac(b"LC1\0" + what + b"\0" + tenant_id.bytes + flat.encode())


def _hash(tenant_id: UUID, subject: bytes, code: str) -> bytes:
    """Six digits fall to anybody who can hash: only our key makes this."""
    return keyring().mac(b"LC1\0code\0" + tenant_id.bytes + subject + code.encode())
