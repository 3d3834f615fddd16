"""People, teams, roles, devices: pages, loaders, and the answer to "why may he?"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, and_, any_, bindparam, or_, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.errors import Missing
from infra.pages import Key, Page, paged
from infra.permissions import Permission, default_permissions
from infra.permissions import permissions as all_permissions
from infra.work import Read
from tenants import plans
from tenants.identity import permissions
from tenants.identity.models import (
    Badge,
    Device,
    DeviceProgress,
    Grant,
    Role,
    RolePermission,
    Team,
    TeamMember,
    User,
)
from tenants.identity.places import find_places
from tenants.plans.models import Tenant
from tenants.roles import EVERYONE

BY_NAME = (Key(User.name, "name"), Key(User.id, "id"))
SORTS = {
    "NAME_ASC": BY_NAME,
    "NAME_DESC": (Key(User.name, "name", descending=True), Key(User.id, "id", descending=True)),
    "LOGIN_ASC": (Key(User.login, "login"), Key(User.id, "id")),
    "LOGIN_DESC": (Key(User.login, "login", descending=True), Key(User.id, "id", descending=True)),
    "CREATED_DESC": (Key(User.created_at, "created_at", descending=True), Key(User.id, "id", descending=True)),
}
DEVICES_BY_NAME = (Key(Device.name, "name"), Key(Device.id, "id"))


@dataclass(frozen=True, kw_only=True)
class UserFilter:
    search: str | None = None
    active: bool | None = None
    team_id: UUID | None = None
    role_code: str | None = None


@query(needs=permissions.READ_PEOPLE)
async def user_page(read: Read, first: int, after: str | None, wanted: UserFilter, sort: Sequence[str]) -> Page[User]:
    statement = mine(User)
    if wanted.active is not None:
        statement = statement.where(User.active.is_(wanted.active))
    if wanted.search and wanted.search.strip():
        found = User.name.contains(wanted.search.strip(), autoescape=True)
        login = User.login.startswith(wanted.search.strip().casefold(), autoescape=True)
        statement = statement.where(or_(found, login))
    if wanted.team_id is not None:
        statement = statement.where(_in_team(wanted.team_id))
    if wanted.role_code is not None:
        statement = statement.where(_has_role(wanted.role_code))
    keys = SORTS.get(sort[0], BY_NAME) if sort else BY_NAME
    return await paged(read, statement, keys=keys, first=first, after=after)


def _in_team(team_id: UUID) -> Any:
    member = select(TeamMember.id).where(
        own(TeamMember), TeamMember.user_id == User.id, TeamMember.team_id == team_id, TeamMember.left_at.is_(None)
    )
    return member.exists()


def _has_role(code: str) -> Any:
    granted = (
        select(Grant.id)
        .join(Role, and_(own(Role), Role.id == Grant.role_id))
        .where(own(Grant), Grant.user_id == User.id, Grant.revoked_at.is_(None), Role.code == code)
    )
    return granted.exists()


@query(needs=permissions.READ_PEOPLE)
async def user(read: Read, id: UUID) -> User | None:
    return await read.get(User, id)


@query(needs=permissions.READ_PEOPLE)
async def teams(read: Read) -> list[Team]:
    return await read.all(mine(Team).order_by(Team.code))


@query(needs=permissions.READ_PEOPLE)
async def roles(read: Read) -> list[Role]:
    return await read.all(mine(Role).order_by(Role.built_in.desc(), Role.code))


@query(needs=permissions.READ_PEOPLE)
async def permission_list(read: Read) -> list[Permission]:
    """Every permission a role of this company can hold: not those of the doors and of the product itself."""
    tenant = await read.get(Tenant, read.tenant_id)
    kind = tenant.kind if tenant else "customer"
    return [each for each in all_permissions().values() if each.roles and each.of(kind)]


@query(needs=permissions.READ_DEVICES)
async def device_page(read: Read, first: int, after: str | None) -> Page[Device]:
    return await paged(read, mine(Device), keys=DEVICES_BY_NAME, first=first, after=after)


class Reason(NamedTuple):
    """One way in which a person comes by a permission; `role` None is what everyone may do."""

    role: Role | None
    grant: Grant | None


@query(needs=permissions.READ_PEOPLE)
async def why_allowed(read: Read, user_id: UUID, permission: str) -> list[Reason]:
    """Which grants of which roles give a person a permission. Empty: he does not have it."""
    person = await read.get(User, user_id)
    if person is None:
        raise Missing(what="user")
    if not person.active:
        return []
    everyone = [Reason(None, None)] if permission in default_permissions(EVERYONE) else []
    grants: list[Grant] = await read.all(GRANTING, user_id=user_id, permission=permission)
    granted_roles = await read.many(Role, [grant.role_id for grant in grants])
    return everyone + [Reason(role, grant) for role, grant in zip(granted_roles, grants, strict=True)]


GRANTING = Statement(
    mine(Grant)
    .join(RolePermission, and_(own(RolePermission), RolePermission.role_id == Grant.role_id))
    .where(
        Grant.user_id == bindparam("user_id"),
        Grant.revoked_at.is_(None),
        RolePermission.permission == bindparam("permission"),
    )
    .order_by(Grant.created_at)
)


class Profile(NamedTuple):
    """The signed-in one. A device by itself has no login and no team."""

    user: User | None
    tenant: Tenant
    team: Team | None
    roles: list[str]
    permissions: list[str]


@query(needs=None)
async def profile(read: Read) -> Profile:
    actor = read.actor
    tenant = await read.get(Tenant, read.tenant_id)
    if tenant is None:
        raise Missing(what="tenant")
    person = await read.get(User, actor.id) if actor.kind == "user" else None
    codes = [row["code"] for row in await read.all(ROLE_CODES, user_id=actor.id)] if person else []
    # What a module that is off would allow is not shown: its buttons and pages go with it, on phones too.
    off = await plans.modules_off(read)
    held = sorted(each for each in actor.permissions if each.partition(".")[0] not in off)
    return Profile(person, tenant, await read.get(Team, actor.team_id), codes, held)


ROLE_CODES = Statement(
    select(Role.code)
    .distinct()
    .join(Grant, and_(own(Grant), Grant.role_id == Role.id))
    .where(own(Role), Grant.user_id == bindparam("user_id"), Grant.revoked_at.is_(None))
    .order_by(Role.code)
)


# -- loaders: values in the order of the keys -----------------------------------------------------------


async def badges_of(read: Read, user_ids: Sequence[UUID]) -> list[str | None]:
    rows = await read.all(mine(Badge).where(among(Badge.user_id, user_ids), Badge.ended_at.is_(None)))
    found = {row.user_id: row.code for row in rows}
    return [found.get(id) for id in user_ids]


async def users_by_id(read: Read, ids: Sequence[UUID]) -> list[User | None]:
    return await read.many(User, ids)


async def teams_of(read: Read, user_ids: Sequence[UUID]) -> list[Team | None]:
    members = await read.all(mine(TeamMember).where(among(TeamMember.user_id, user_ids), TeamMember.left_at.is_(None)))
    team_of = {row.user_id: row.team_id for row in members}
    found = await read.many(Team, sorted(set(team_of.values())))
    by_id = {team.id: team for team in found if team is not None}
    return [by_id.get(team_of[id]) if id in team_of else None for id in user_ids]


async def members_of(read: Read, team_ids: Sequence[UUID]) -> list[list[User]]:
    members = await read.all(mine(TeamMember).where(among(TeamMember.team_id, team_ids), TeamMember.left_at.is_(None)))
    people = await read.many(User, [row.user_id for row in members])
    found: dict[UUID, list[User]] = {}
    for member, person in zip(members, people, strict=True):
        if person is not None and person.active:
            found.setdefault(member.team_id, []).append(person)
    return [sorted(found.get(id, []), key=lambda each: each.name) for id in team_ids]


async def grants_of(read: Read, user_ids: Sequence[UUID]) -> list[list[Grant]]:
    rows = await read.all(
        mine(Grant)
        .where(among(Grant.user_id, user_ids), Grant.revoked_at.is_(None))
        .order_by(Grant.created_at, Grant.id)
    )
    return [[row for row in rows if row.user_id == id] for id in user_ids]


async def roles_by_id(read: Read, role_ids: Sequence[UUID]) -> list[Role | None]:
    return await read.many(Role, role_ids)


async def permissions_of(read: Read, role_ids: Sequence[UUID]) -> list[list[str]]:
    rows = await read.all(
        mine(RolePermission).where(among(RolePermission.role_id, role_ids)).order_by(RolePermission.permission)
    )
    return [[row.permission for row in rows if row.role_id == id] for id in role_ids]


async def progress_of(read: Read, device_ids: Sequence[UUID]) -> list[DeviceProgress | None]:
    return await read.many(DeviceProgress, device_ids)


async def places_by_id(read: Read, ids: Sequence[UUID]) -> list[Any]:
    found = await find_places(read, ids)
    return [found.get(id) for id in ids]


# -- for refusals of upper modules ------------------------------------------------------------------------

WHO_MAY = Statement(
    select(User.id, User.name, User.phone, TeamMember.team_id)
    .distinct()
    .join(Grant, and_(own(Grant), Grant.user_id == User.id, Grant.revoked_at.is_(None)))
    .join(RolePermission, and_(own(RolePermission), RolePermission.role_id == Grant.role_id))
    .outerjoin(TeamMember, and_(own(TeamMember), TeamMember.user_id == User.id, TeamMember.left_at.is_(None)))
    .where(
        own(User),
        User.active,
        RolePermission.permission == bindparam("permission"),
        or_(Grant.scope_id.is_(None), Grant.scope_id == any_(bindparam("places", type_=ARRAY(Uuid())))),
    )
)


async def who_may(read: Read, permission: str, *places: UUID) -> list[str]:
    """Names of the people who can help: they hold the permission at one of the places; the actor's team first."""
    return [each.name for each in await helpers(read, permission, *places)]


class Helper(NamedTuple):
    id: UUID
    name: str
    phone: str | None


async def helpers(read: Read, permission: str, *places: UUID) -> list[Helper]:
    """The people who can help, with the number one can call them at; the actor's team first."""
    rows = await read.all(WHO_MAY, permission=permission, places=list(places))
    near = read.actor.team_id
    rows.sort(key=lambda row: (near is None or row["team_id"] != near, row["name"]))
    return [Helper(row["id"], row["name"], row["phone"]) for row in rows]
