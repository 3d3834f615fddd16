"""From an API token to an actor: one statement, like every other proof."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.dialects.postgresql import insert

from infra import clock
from infra.db import Executor, Statement, own
from infra.directory import DirectoryEntry
from infra.permissions import Stamp
from infra.work import Actor, database
from tenants.identity import policy
from tenants.identity import rules as times
from tenants.identity.apitokens import rules
from tenants.identity.apitokens.models import ApiToken, ApiTokenUse
from tenants.identity.errors import TokenElsewhere
from tenants.identity.models import PolicyVersion, TeamMember, User
from tenants.identity.tokens import Token

TOKEN = Statement(
    select(
        ApiToken.id,
        ApiToken.name.label("token_name"),
        ApiToken.permissions,
        ApiToken.networks,
        ApiTokenUse.used_at,
        User.id.label("user_id"),
        User.name,
        User.locale,
        TeamMember.team_id,
        DirectoryEntry.state,
        DirectoryEntry.epoch,
        PolicyVersion.version,
    )
    .join(User, and_(own(User), User.id == ApiToken.user_id))
    .join(DirectoryEntry, own(DirectoryEntry))
    .join(PolicyVersion, own(PolicyVersion))
    .outerjoin(ApiTokenUse, and_(own(ApiTokenUse), ApiTokenUse.id == ApiToken.id))
    .outerjoin(TeamMember, and_(own(TeamMember), TeamMember.user_id == User.id, TeamMember.left_at.is_(None)))
    .where(
        own(ApiToken),
        ApiToken.id == bindparam("id"),
        ApiToken.key_hash == bindparam("secret_hash"),
        ApiToken.revoked_at.is_(None),
        ApiToken.expires_at > bindparam("now"),
        ApiToken.epoch == DirectoryEntry.epoch,
        User.active,
        or_(User.leaves_at.is_(None), User.leaves_at > bindparam("now")),
    )
)
_used = insert(ApiTokenUse)
USED = Statement(
    _used.on_conflict_do_update(
        index_elements=["tenant_id", "id"],
        set_={"used_at": _used.excluded.used_at, "address": _used.excluded.address,
              "updated_at": _used.excluded.updated_at},
    )
)  # fmt: skip


async def find(executor: Executor, token: Token) -> Any:
    """The row behind a token that counts now, else None."""
    return await executor.one(TOKEN, id=token.id, secret_hash=token.hash, now=clock.now())


async def actor_of(executor: Executor, row: Any, slug: str, address: str | None) -> Actor:
    """Raises TokenElsewhere. Its lines in the journal name the token and its owner."""
    if not rules.comes_from(address, row["networks"]):
        raise TokenElsewhere(address=address or "?")
    assert executor.tenant_id is not None
    stamp = Stamp(row["epoch"], row["version"])
    owner = await policy.allowed(executor, executor.tenant_id, stamp, row["user_id"])
    return Actor(
        tenant_id=executor.tenant_id,
        kind="token",
        id=row["user_id"],
        name=f"{row['token_name']} · {row['name']}",
        permissions=rules.narrowed(owner, row["permissions"]),
        locale=row["locale"],
        token_id=row["id"],
        team_id=row["team_id"],
        address=address,
        slug=slug,
        epoch=row["epoch"],
    )


async def note_use(actor: Actor, used_at: datetime | None) -> None:
    """Move the mark on, at most once a minute."""
    now = clock.now()
    if actor.token_id is None or (used_at is not None and now - used_at < times.SEEN_EVERY):
        return
    async with database().transaction(actor.tenant_id) as executor:
        await executor.execute(
            USED, id=actor.token_id, revision=1, created_at=now, updated_at=now, used_at=now, address=actor.address
        )
