"""Counting wrong tries. A try is counted before it is checked: a hundred at once are still only five."""

import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from infra import clock
from infra.db import Executor, Statement, own
from infra.ids import uuid7
from infra.work import Work, database
from tenants.identity import rules
from tenants.identity.models import LoginFailure

OPEN = Statement(insert(LoginFailure).on_conflict_do_nothing(index_elements=["tenant_id", "subject"]))
LOCKED = Statement(
    select(LoginFailure).where(own(LoginFailure), LoginFailure.subject == bindparam("subject")).with_for_update()
)
COUNT = Statement(
    update(LoginFailure)
    .where(own(LoginFailure), LoginFailure.id == bindparam("row_id"))
    .values(failures=bindparam("failures"), last_at=bindparam("last_at"), locked_until=bindparam("locked_until"))
)
FORGIVE = Statement(delete(LoginFailure).where(own(LoginFailure), LoginFailure.subject == bindparam("subject")))


def subject_of(kind: str, user_id: UUID | None, typed: str) -> bytes:
    """One counter per person and kind of secret. Unknown names share 4,096 counters, so that inventing names
    cannot fill the table; what was typed is not kept (it may be a password in the wrong field)."""
    if user_id is not None:
        return hashlib.sha256(f"{kind}\0{user_id}".encode()).digest()
    bucket = int.from_bytes(hashlib.sha256(typed.casefold().encode()).digest()[:2]) >> 4
    return hashlib.sha256(f"{kind}\0unknown\0{bucket}".encode()).digest()


async def begin(executor: Executor, subject: bytes) -> datetime | None:
    """Count one try; the end of the lock when it is not even to be looked at, else None."""
    now = clock.now()
    await executor.execute(
        OPEN, id=uuid7(), revision=1, created_at=now, updated_at=now, subject=subject, failures=0, last_at=now,
        locked_until=None,
    )  # fmt: skip
    row: LoginFailure = await executor.one(LOCKED, subject=subject)
    if row.locked_until is not None and row.locked_until > now:
        return row.locked_until
    failures = 1 if now - row.last_at > rules.FORGIVE_AFTER else row.failures + 1
    await executor.execute(
        COUNT, row_id=row.id, failures=failures, last_at=now, locked_until=rules.lock_until(failures, now)
    )
    return None


async def begin_apart(tenant_id: UUID, subject: bytes) -> datetime | None:
    """`begin` in a transaction of its own: it stands although the command that checks the secret is refused."""
    async with database().transaction(tenant_id) as executor:
        return await begin(executor, subject)


async def forgive(work: Work | Executor, subject: bytes) -> None:
    await work.execute(FORGIVE, subject=subject)
