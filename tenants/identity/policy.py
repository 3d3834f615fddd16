"""From roles and grants to what a person may do; and the version that tells every process when that changes."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import and_, bindparam, select, update

from infra import permissions as registry
from infra.actor import EVERYWHERE
from infra.db import Statement, own
from infra.permissions import Allowed, PolicyCache, Stamp, default_permissions
from infra.permissions.cache import compile_tenant
from infra.permissions.policy import compile_allowed
from infra.work import Work
from tenants.identity.errors import BeyondOwnRights, LastAdministrator
from tenants.identity.models import Grant, PolicyVersion, Role, RolePermission, User
from tenants.identity.permissions import GRANT_ROLE
from tenants.plans.models import Tenant
from tenants.roles import EVERYONE

compiled = PolicyCache()
NOWHERE: frozenset[UUID] = frozenset()


class Statements(Protocol):
    """A Read, a Work or a bare Executor."""

    async def all(self, statement: Any, **binds: Any) -> list[Any]: ...


ROLE_LINES = Statement(
    select(Role.code, RolePermission.permission, Tenant.kind)
    .join(Role, and_(own(Role), Role.id == RolePermission.role_id))
    .outerjoin(Tenant, own(Tenant))
    .where(own(RolePermission))
)
GRANT_LINES = Statement(
    select(Role.code, Grant.scope_id)
    .join(Role, and_(own(Role), Role.id == Grant.role_id))
    .where(own(Grant), Grant.user_id == bindparam("user_id"), Grant.revoked_at.is_(None))
)
VERSION = Statement(select(PolicyVersion.version).where(own(PolicyVersion)).with_for_update())
RAISE_VERSION = Statement(
    update(PolicyVersion)
    .where(own(PolicyVersion))
    .values(version=PolicyVersion.version + 1, updated_at=bindparam("now", type_=PolicyVersion.updated_at.type))
)
OFFER = Statement(update(PolicyVersion).where(own(PolicyVersion)).values(offered=bindparam("offer")))
ADMINISTRATORS = Statement(
    select(Grant.id, Grant.user_id, Grant.role_id)
    .join(User, and_(own(User), User.id == Grant.user_id))
    .join(RolePermission, and_(own(RolePermission), RolePermission.role_id == Grant.role_id))
    .where(
        own(Grant),
        User.active,
        Grant.revoked_at.is_(None),
        Grant.scope_id.is_(None),
        RolePermission.permission == GRANT_ROLE.name,
    )
)


async def role_lines(read: Statements) -> list[tuple[str, str]]:
    """(permission, role) pairs: the tenant's, and what everyone may do. A row that names what this kind of company
    may not give counts for nothing, however it came there."""
    known = registry.permissions()
    lines = [
        (row["permission"], row["code"])
        for row in await read.all(ROLE_LINES)
        if row["permission"] not in known or known[row["permission"]].of(row["kind"] or "customer")
    ]
    return lines + [(name, EVERYONE) for name in default_permissions(EVERYONE)]


async def grant_lines(read: Statements, user_id: UUID) -> list[tuple[str, UUID | None]]:
    lines = [(row["code"], row["scope_id"]) for row in await read.all(GRANT_LINES, user_id=user_id)]
    return [(EVERYONE, None), *lines]


async def allowed(read: Statements, tenant_id: UUID, stamp: Stamp, user_id: UUID) -> Allowed:
    """What this person may do under this policy version: a look-up, or two statements the first time."""
    known = compiled.known(tenant_id, stamp, user_id)
    if known is not None:
        return known

    async def roles() -> Iterable[tuple[str, str]]:
        return await role_lines(read)

    async def grants() -> Iterable[tuple[str, UUID | None]]:
        return await grant_lines(read, user_id)

    return await compiled.allowed(tenant_id, stamp, user_id, roles=roles, grants=grants)


async def allowed_now(read: Statements, tenant_id: UUID, user_id: UUID) -> Allowed:
    """The same from the rows as they stand in this transaction."""
    roles = compile_tenant(str(tenant_id), await role_lines(read))
    return compile_allowed(roles, await grant_lines(read, user_id))


def covers(mine: Mapping[str, Any], theirs: Allowed) -> bool:
    """Whether I may do everything they may, everywhere they may."""
    for name, reach in theirs.items():
        if name not in mine:
            return False
        own_reach = mine[name]
        if own_reach is not None and (reach is None or not reach <= set(own_reach)):
            return False
    return True


async def need_reach(work: Work, user: User) -> None:
    """What somebody signs in with (password, PIN, badge, the number codes go to) is not put into the hands of one who
    may do less: he could sign in as the other. Whoever hands out roles could give himself those; a token cannot."""
    actor = work.actor
    if actor.kind == "system" or (actor.kind == "user" and actor.id == user.id):
        return
    if actor.permissions.get(GRANT_ROLE.name, NOWHERE) is EVERYWHERE:
        return
    if not covers(actor.permissions, await allowed_now(work, work.tenant_id, user.id)):
        raise BeyondOwnRights(name=user.name)


async def hold(work: Work) -> None:
    """One change of people and rights at a time per tenant: what was checked still holds when it is written."""
    await work.one(VERSION)


async def raise_version(work: Work) -> None:
    """Every process recompiles at its next request. In the same transaction as the change, and before it."""
    await work.execute(RAISE_VERSION, now=work.now)


async def keep_an_administrator(
    work: Work, *, without_user: UUID | None = None, without_grant: UUID | None = None, without_role: UUID | None = None
) -> None:
    """Refuse what would leave nobody able to grant roles. Call it while the version row is held."""
    rows = await work.all(ADMINISTRATORS)
    left = [
        row for row in rows
        if row["user_id"] != without_user and row["id"] != without_grant and row["role_id"] != without_role
    ]  # fmt: skip
    if rows and not left:
        raise LastAdministrator()


__all__ = [
    "allowed", "allowed_now", "compiled", "covers", "hold", "keep_an_administrator", "need_reach", "raise_version",
]  # fmt: skip
