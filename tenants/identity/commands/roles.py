"""Roles and grants: the tenant's policy. Every command here raises the policy version."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import bindparam

from infra import permissions as registry
from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput, Missing
from infra.work import Work
from tenants.identity import permissions, places, policy, rules
from tenants.identity.errors import AlreadyGranted, BuiltInRole, CodeTaken, UnknownPermission
from tenants.identity.factors.commands import freshly_proved
from tenants.identity.models import Grant, PolicyVersion, Role, RolePermission, User
from tenants.plans.models import Tenant
from tenants.roles import DEVICE, DISPLAY, EVERYONE, built_in

BY_CODE = Statement(mine(Role).where(Role.code == bindparam("code")))
PERMISSIONS_OF = Statement(mine(RolePermission).where(RolePermission.role_id == bindparam("role_id")))
IN_FORCE = Statement(
    mine(Grant).where(
        Grant.user_id == bindparam("user_id"), Grant.role_id == bindparam("role_id"), Grant.revoked_at.is_(None)
    )
)


@dataclass(frozen=True, kw_only=True)
class CreateRole(Command):
    code: str
    name_zh: str
    name_en: str
    permissions: list[str] = field(default_factory=list)


@command(needs=permissions.MANAGE_ROLE)
async def create_role(work: Work, cmd: CreateRole) -> Role:
    """A role of the company's own."""
    await freshly_proved(work)
    await policy.raise_version(work)
    code = rules.clean_code(cmd.code)
    if code in (EVERYONE, DEVICE, DISPLAY) or await work.one(BY_CODE, code=code) is not None:
        raise CodeTaken(code=code)
    role = Role(
        code=code,
        name_zh=rules.clean_name(cmd.name_zh, "nameZh"),
        name_en=rules.clean_name(cmd.name_en, "nameEn"),
        built_in=False,
    )
    await work.insert(role)
    await _allow(work, role, await _known(work, cmd.permissions))
    return role


@dataclass(frozen=True, kw_only=True)
class ChangeRole(Command):
    role_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    permissions: list[str] | None = None


@command(needs=permissions.MANAGE_ROLE)
async def change_role(work: Work, cmd: ChangeRole) -> Role:
    """What a role is called and allows. Built-in roles keep their names."""
    await policy.raise_version(work)
    role = await work.lock(Role, cmd.role_id)
    if role is None:
        raise Missing(what="role")
    names = {"name_zh": cmd.name_zh, "name_en": cmd.name_en}
    changes = {key: rules.clean_name(value, key) for key, value in names.items() if value is not None}
    if role.built_in and any(getattr(role, key) != value for key, value in changes.items()):
        raise BuiltInRole(role=role.code)
    if cmd.permissions is not None:
        await freshly_proved(work)
        await _set_permissions(work, role, await _known(work, cmd.permissions))
    work.subject(role.id)
    return await work.change(role, **changes)


async def _set_permissions(work: Work, role: Role, wanted: list[str]) -> None:
    rows: list[RolePermission] = await work.all(PERMISSIONS_OF, role_id=role.id)
    held = {row.permission: row for row in rows}
    if permissions.GRANT_ROLE.name in held and permissions.GRANT_ROLE.name not in wanted:
        await policy.keep_an_administrator(work, without_role=role.id)
    for name in sorted(held.keys() - set(wanted)):
        await work.remove(held[name])
    await _allow(work, role, [name for name in wanted if name not in held])


@dataclass(frozen=True, kw_only=True)
class GrantRole(Command):
    user_id: UUID
    role_id: UUID
    scope_kind: str | None = None  # site | area | work_center; None: everywhere
    scope_id: UUID | None = None


@command(needs=permissions.GRANT_ROLE)
async def grant_role(work: Work, cmd: GrantRole) -> User:
    """Give a person a role, everywhere or at one place (within one's own reach). It outlives the session it was given
    in, so it asks who one is, as making a token does."""
    await freshly_proved(work)
    await policy.raise_version(work)
    await check_scope(work, cmd.scope_kind, cmd.scope_id)
    user = await work.get(User, cmd.user_id)
    if user is None:
        raise Missing(what="user")
    role = await work.get(Role, cmd.role_id)
    if role is None:
        raise Missing(what="role")
    work.subject(user.id)
    await _grant(work, user, role, cmd.scope_kind, cmd.scope_id)
    return user


async def check_scope(work: Work, kind: str | None, place: UUID | None) -> None:
    """A place of this company, within one's own reach."""
    if (kind is None) != (place is None):
        raise BadInput(field="scopeId", problem="scopeKind and scopeId go together")
    work.actor.need(permissions.GRANT_ROLE.name, place)
    if kind is not None and place is not None:
        if kind not in places.KINDS:
            raise BadInput(field="scopeKind", problem=f"one of {', '.join(places.KINDS)}")
        await places.check_places(work, [place], kind)


@dataclass(frozen=True, kw_only=True)
class RevokeGrant(Command):
    grant_id: UUID


@command(needs=permissions.GRANT_ROLE)
async def revoke_grant(work: Work, cmd: RevokeGrant) -> User:
    """Take a role away. It holds for the next request of every process."""
    await policy.raise_version(work)
    grant = await work.lock(Grant, cmd.grant_id)
    if grant is None or grant.revoked_at is not None:
        raise Missing(what="grant")
    work.actor.need(permissions.GRANT_ROLE.name, grant.scope_id)
    user = await work.get(User, grant.user_id)
    assert user is not None, "a grant names a person of its tenant"
    work.subject(user.id)
    await revoke(work, grant)
    return user


async def role_by_code(work: Work, code: str) -> Role:
    role: Role | None = await work.one(BY_CODE, code=code)
    if role is None:
        raise Missing(what="role")
    return role


async def grant_everywhere(work: Work, user: User, role: Role) -> Grant:
    """As part of a command that makes a person."""
    return await grant_at(work, user, role, None, None)


async def grant_at(work: Work, user: User, role: Role, kind: str | None, place: UUID | None) -> Grant:
    """As part of a command that makes a person; the place was checked when it was named."""
    work.actor.need(permissions.GRANT_ROLE.name, place)
    await policy.raise_version(work)
    return await _grant(work, user, role, kind, place)


async def revoke(work: Work, grant: Grant) -> Grant:
    """As part of a command that has raised the policy version and may do this by its own right."""
    await policy.keep_an_administrator(work, without_grant=grant.id)
    return await work.change(grant, revoked_at=work.now)


async def _grant(work: Work, user: User, role: Role, kind: str | None, place: UUID | None) -> Grant:
    held: list[Grant] = await work.all(IN_FORCE, user_id=user.id, role_id=role.id)
    if any(each.scope_id == place for each in held):
        raise AlreadyGranted(name=user.name, role=role.code)
    grant = Grant(user_id=user.id, role_id=role.id, scope_kind=kind, scope_id=place)
    grant.given_by, grant.reason = work.actor.name, work.line.reason
    return await work.insert(grant)


async def _allow(work: Work, role: Role, names: Iterable[str]) -> None:
    await work.insert_all([RolePermission(role_id=role.id, permission=name) for name in names])


async def company_kind(work: Work) -> str:
    tenant = await work.get(Tenant, work.tenant_id)
    return tenant.kind if tenant is not None else "customer"


async def _known(work: Work, names: Iterable[str]) -> list[str]:
    """Of this kind of company: nobody gives what only those who serve others may hold."""
    known, kind = registry.permissions(), await company_kind(work)
    for name in names:
        if name not in known or not known[name].of(kind):
            raise UnknownPermission(permission=name)
    return sorted(set(names))


@dataclass(frozen=True, kw_only=True)
class SeedRoles(Command):
    """`offered` are the permissions this release knows, so that the same release is the same command."""

    offered: list[str]


@command(needs=permissions.SEED)
async def seed_roles(work: Work, cmd: SeedRoles) -> None:
    """The built-in roles; in a later release only the permissions that are new since, so that what the company
    took away from a role stays away."""
    version = await work.get(PolicyVersion, work.tenant_id)
    if version is None:
        version = await work.insert(PolicyVersion(id=work.tenant_id, version=1, offered=[]))
    await policy.raise_version(work)
    fresh = set(cmd.offered) - set(version.offered)
    kind = await company_kind(work)
    for code, zh, en in built_in(kind):
        role: Role | None = await work.one(BY_CODE, code=code)
        if role is None:
            role = await work.insert(Role(code=code, name_zh=zh, name_en=en, built_in=True))
        await _allow(work, role, sorted(fresh & registry.default_permissions(code, kind)))
    await work.execute(policy.OFFER, offer=sorted(set(version.offered) | fresh))
