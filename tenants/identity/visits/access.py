"""From a visitor's pass to an actor: one statement in the company that is visited, one at his home."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select

from infra import clock
from infra.db import Executor, Statement, own
from infra.directory import READ_STATES, DirectoryEntry
from infra.errors import TenantClosed
from infra.permissions import Stamp
from infra.work import Actor, database
from tenants.identity import policy
from tenants.identity.errors import NotSignedIn
from tenants.identity.models import PolicyVersion, Session, User
from tenants.identity.tokens import Token
from tenants.identity.visits import looking, rights, rules
from tenants.identity.visits.models import Visit, VisitPass

PASS = Statement(
    select(
        VisitPass.home_session_id,
        Visit.id,
        Visit.home_tenant_id,
        Visit.staff_id,
        Visit.staff_name,
        Visit.mode,
        DirectoryEntry.state,
        DirectoryEntry.epoch,
    )
    .join(Visit, and_(own(Visit), Visit.id == VisitPass.visit_id))
    .join(DirectoryEntry, own(DirectoryEntry))
    .where(
        own(VisitPass),
        VisitPass.id == bindparam("id"),
        VisitPass.secret_hash == bindparam("secret_hash"),
        VisitPass.ended_at.is_(None),
        VisitPass.epoch == DirectoryEntry.epoch,
        Visit.state == "open",
        Visit.until > bindparam("now"),
    )
)
# Idleness at home is not asked: he is busy here.
AT_HOME = Statement(
    select(User.id, User.locale, DirectoryEntry.state, DirectoryEntry.epoch, PolicyVersion.version)
    .join(Session, and_(own(Session), Session.user_id == User.id))
    .join(DirectoryEntry, own(DirectoryEntry))
    .join(PolicyVersion, own(PolicyVersion))
    .where(
        own(User),
        User.id == bindparam("staff_id"),
        User.active,
        or_(User.leaves_at.is_(None), User.leaves_at > bindparam("now")),
        Session.id == bindparam("session_id"),
        Session.ended_at.is_(None),
        Session.limited.is_(None),
        Session.expires_at > bindparam("now"),
        Session.epoch == DirectoryEntry.epoch,
        Session.credentials == User.credentials,
    )
)


async def visitor(executor: Executor, token: Token, address: str | None) -> Actor:
    """Raises NotSignedIn (over, ended by either side, signed out or without the right at home) or TenantClosed."""
    row = await executor.one(PASS, id=token.id, secret_hash=token.hash, now=clock.now())
    if row is None:
        raise NotSignedIn()
    if row["state"] not in READ_STATES:
        raise TenantClosed(state=row["state"])
    home = await _at_home(row["home_tenant_id"], row["staff_id"], row["home_session_id"])
    assert executor.tenant_id is not None
    return Actor(
        tenant_id=executor.tenant_id,
        kind="visitor",
        id=row["id"],
        name=row["staff_name"],
        permissions=dict.fromkeys(rights.of(row["mode"])),
        locale=home["locale"],
        address=address,
        slug=token.slug,
        epoch=row["epoch"],
        witness=looking.look,
    )


async def _at_home(tenant_id: UUID, staff_id: UUID, session_id: UUID) -> Any:
    """In a transaction of his own company: his session lives, he works there, and may still ask to be let in."""
    async with database().transaction(tenant_id, read_only=True) as executor:
        row = await executor.one(AT_HOME, staff_id=staff_id, session_id=session_id, now=clock.now())
        if row is None or row["state"] not in READ_STATES:
            raise NotSignedIn()
        stamp = Stamp(row["epoch"], row["version"])
        allowed = await policy.allowed(executor, tenant_id, stamp, staff_id)
    if rules.HOME_RIGHT not in allowed:
        raise NotSignedIn()
    return row


__all__ = ["visitor"]
