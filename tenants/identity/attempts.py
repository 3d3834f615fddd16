"""Counting wrong tries. A try is counted before it is checked: a hundred at once are still only five."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from infra import clock
from infra.db import Executor, Statement, own
from infra.ids import uuid7
from infra.work import Work, database
from tenants.identity import rules
from tenants.identity.models import LoginFailure
from tenants.identity.security.reading import Statements, policy_of
from tenants.identity.security.rules import Policy, lock_until

OPEN = Statement(insert(LoginFailure).on_conflict_do_nothing(index_elements=["tenant_id", "subject"]))
FOUND = Statement(select(LoginFailure).where(own(LoginFailure), LoginFailure.subject == bindparam("subject")))
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


ADDRESS_TRIES = 60  # wrong ones; a whole plant stands behind one address
ADDRESS_SPAN = timedelta(minutes=15)
LOOPBACK = frozenset({"127.0.0.1", "::1"})


async def begin(executor: Executor, subject: bytes, policy: Policy | None = None) -> datetime | None:
    """Count one try; the end of the lock when it is not even to be looked at, else None.

    `policy`: the company's, when the caller has read it already.
    """
    policy = policy or await policy_of(executor)
    now = clock.now()
    await _open(executor, subject, now)
    row: LoginFailure = await executor.one(LOCKED, subject=subject)
    if row.locked_until is not None and row.locked_until > now:
        return row.locked_until
    failures = 1 if now - row.last_at > rules.FORGIVE_AFTER else row.failures + 1
    await executor.execute(
        COUNT, row_id=row.id, failures=failures, last_at=now, locked_until=lock_until(policy, failures, now)
    )
    return None


async def _open(executor: Executor, subject: bytes, now: datetime) -> None:
    await executor.execute(
        OPEN, id=uuid7(), revision=1, created_at=now, updated_at=now, subject=subject, failures=0, last_at=now,
        locked_until=None,
    )  # fmt: skip


async def address_locked(executor: Executor, address: str | None) -> bool:
    """Whether so many wrong tries came from an address (in this company) that nothing from there is looked at now.

    The loopback is not counted: behind it stands a proxy that nobody named (TRUSTED_PROXIES), and with it everybody.
    """
    if address is None or address in LOOPBACK:
        return False
    row: LoginFailure | None = await executor.one(FOUND, subject=_of_address(address))
    return row is not None and row.locked_until is not None and row.locked_until > clock.now()


async def count_address(executor: Executor, address: str | None) -> None:
    """One wrong try from there."""
    if address is None or address in LOOPBACK:
        return
    subject, now = _of_address(address), clock.now()
    await _open(executor, subject, now)
    row: LoginFailure = await executor.one(LOCKED, subject=subject)
    failures = 1 if now - row.last_at > ADDRESS_SPAN else row.failures + 1
    until = now + ADDRESS_SPAN if failures >= ADDRESS_TRIES else None
    await executor.execute(COUNT, row_id=row.id, failures=failures, last_at=now, locked_until=until)


def _of_address(address: str) -> bytes:
    """Shared counters here too: inventing addresses (IPv6) must not fill the table."""
    bucket = int.from_bytes(hashlib.sha256(address.encode()).digest()[:3]) >> 8
    return hashlib.sha256(f"address\0{bucket}".encode()).digest()


async def locked_now(read: Statements, subject: bytes) -> datetime | None:
    """Until when this account and kind of secret is locked."""
    row: LoginFailure | None = await read.one(FOUND, subject=subject)
    return row.locked_until if row and row.locked_until and row.locked_until > clock.now() else None


async def begin_apart(tenant_id: UUID, subject: bytes) -> datetime | None:
    """`begin` in a transaction of its own: it stands although the command that checks the secret is refused."""
    async with database().transaction(tenant_id) as executor:
        return await begin(executor, subject)


async def forgive(work: Work | Executor, subject: bytes) -> None:
    await work.execute(FORGIVE, subject=subject)
