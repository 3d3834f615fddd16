"""Questions put to a browser: answered once, in time, by the one they were put to."""

import base64
import hashlib
import secrets
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, delete, update

from infra import clock
from infra.db import Executor, Statement, own
from infra.ids import uuid7
from infra.rows import image, insert_sql
from infra.sealed import seal, unseal
from infra.work import database
from tenants.identity.factors.errors import ChallengeSpent
from tenants.identity.models import Challenge

LIFE: Final = timedelta(minutes=10)
TAKE = Statement(
    update(Challenge)
    .where(
        own(Challenge), Challenge.state_hash == bindparam("state"), Challenge.kind == bindparam("of_kind"),
        Challenge.used_at.is_(None), Challenge.expires_at > bindparam("now"),
    )
    .values(used_at=bindparam("now"))
    .returning(
        Challenge.id, Challenge.user_id, Challenge.session_id, Challenge.browser_hash, Challenge.box, Challenge.data
    )
)  # fmt: skip
OUTDATED = Statement(delete(Challenge).where(own(Challenge), Challenge.expires_at < bindparam("before")))


def fresh() -> str:
    """256 bits, as a browser takes them."""
    return secrets.token_urlsafe(32)


def raw(state: str) -> bytes:
    return base64.urlsafe_b64decode(state + "=" * (-len(state) % 4))


def hash_of(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


async def put(
    tenant_id: UUID,
    kind: str,
    state: str,
    *,
    user_id: UUID | None = None,
    session_id: UUID | None = None,
    browser: str | None = None,
    browser_hash: bytes | None = None,
    secret: str | None = None,
    data: dict[str, Any] | None = None,
    life: timedelta = LIFE,
) -> None:
    """Keep a question; `secret` is sealed, `browser` is the cookie of the one who is asked (or its hash)."""
    now, id = clock.now(), uuid7()
    row = Challenge(
        id=id,
        tenant_id=tenant_id,
        revision=1,
        created_at=now,
        updated_at=now,
        kind=kind,
        user_id=user_id,
        session_id=session_id,
        state_hash=hash_of(state),
        browser_hash=hash_of(browser) if browser is not None else browser_hash,
        box=seal(secret, tenant_id, id) if secret is not None else None,
        data=data or {},
        expires_at=now + life,
        used_at=None,
    )
    async with database().transaction(tenant_id) as executor:
        await executor.connection.execute(insert_sql(Challenge), *image(row).values())


class Taken:
    """A question that is being answered; nobody answers it again."""

    def __init__(self, tenant_id: UUID, row: Any) -> None:
        self.user_id: UUID | None = row["user_id"]
        self.session_id: UUID | None = row["session_id"]
        self.data: dict[str, Any] = row["data"]
        self.browser_hash: bytes | None = row["browser_hash"]
        self.secret = unseal(row["box"], tenant_id, row["id"]) if row["box"] is not None else ""

    def check_browser(self, cookie: str | None) -> None:
        """Raises ChallengeSpent for another browser than the one that was asked."""
        if self.browser_hash is None or not secrets.compare_digest(hash_of(cookie or ""), self.browser_hash):
            raise ChallengeSpent()


async def take(tenant_id: UUID, kind: str, state: str) -> Taken:
    """Use a question up, whatever the answer is worth. Raises ChallengeSpent."""
    async with database().transaction(tenant_id) as executor:
        row = await executor.one(TAKE, state=hash_of(state[:200]), of_kind=kind, now=clock.now())
    if row is None:
        raise ChallengeSpent()
    return Taken(tenant_id, row)


async def clear(executor: Executor) -> None:
    await executor.execute(OUTDATED, before=clock.now() - timedelta(days=1))
