"""Setting and checking passwords and PINs of one person."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select

from infra.db import Statement, own
from infra.ids import uuid7
from infra.work import Work
from tenants.identity import hashing, rules
from tenants.identity.errors import PasswordUsedBefore
from tenants.identity.models import Secret, User
from tenants.identity.security.reading import policy_of
from tenants.identity.security.rules import BOUNDS

PASSWORD, PIN = "password", "pin"
LONGEST_HISTORY = 1 + max(BOUNDS["history"])
LATEST = Statement(
    select(Secret.hash)
    .where(own(Secret), Secret.user_id == bindparam("user_id"), Secret.kind == bindparam("kind"))
    .order_by(Secret.created_at.desc(), Secret.id.desc())
    .limit(LONGEST_HISTORY)
)
KEEP = Statement(insert(Secret))


async def stored_hash(read: Any, user: User, kind: str) -> str | None:
    """The hash in use; None when there is none, or when it is not the one the person's row was journalled with."""
    expected = user.password_digest if kind == PASSWORD else user.pin_digest
    for row in await read.all(LATEST, user_id=user.id, kind=kind):
        if hashing.digest(row["hash"]) == expected:
            return str(row["hash"])
    return None


async def set_password(work: Work, user: User, password: str, *, temporary: bool) -> User:
    """Ends all sessions and switches that were proved with the old one."""
    policy = await policy_of(work)
    rules.check_password(password, login=user.login, policy=policy)
    for row in (await work.all(LATEST, user_id=user.id, kind=PASSWORD))[: policy.history]:
        if await hashing.matches(row["hash"], password):
            raise PasswordUsedBefore()
    stored = await hashing.hash_secret(password)
    await _keep(work, user.id, PASSWORD, stored)
    return await work.change(
        user,
        password_digest=hashing.digest(stored),
        password_set_at=work.now,
        password_temporary=temporary,
        credentials=user.credentials + 1,
    )


async def set_pin(work: Work, user: User, pin: str) -> User:
    rules.check_pin(pin)
    stored = await hashing.hash_secret(hashing.peppered(pin, work.tenant_id, user.id))
    await _keep(work, user.id, PIN, stored)
    return await work.change(
        user, pin_digest=hashing.digest(stored), pin_set_at=work.now, credentials=user.credentials + 1
    )


async def _keep(work: Work, user_id: UUID, kind: str, stored: str) -> None:
    await work.execute(
        KEEP,
        id=uuid7(),
        revision=1,
        created_at=work.now,
        updated_at=work.now,
        user_id=user_id,
        kind=kind,
        hash=stored,
    )


FORGET = Statement(delete(Secret).where(own(Secret), Secret.user_id == bindparam("of_user")))


async def forget(work: Work, user: User) -> None:
    """He has left: no hash of his is kept. Comes he back, he begins anew."""
    await work.execute(FORGET, of_user=user.id)
