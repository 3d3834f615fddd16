"""Who is signed in; what a person may do and why; who can do a thing; what a change of a role would do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, literal, null, select, union_all

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.errors import Missing
from infra.pages import Key, Page, paged
from infra.permissions import Allowed, default_permissions
from infra.permissions.policy import compile_allowed
from infra.work import Read
from tenants.identity import permissions, policy, rules
from tenants.identity.models import Device, Grant, Role, RolePermission, Session, SwitchToken, User
from tenants.roles import EVERYONE

# -- sessions -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SessionFilter:
    """`search`: in the person's name and login. `kind`: browser or device."""

    user_id: UUID | None = None
    search: str | None = None
    kind: str | None = None


def _living(model: Any) -> tuple[ColumnElement[bool], ...]:
    now = clock.now()
    living = (own(model), model.ended_at.is_(None), model.expires_at > now)
    return (*living, Session.seen_at > now - rules.SESSION_IDLE) if model is Session else living


def _sessions() -> Any:
    """Browsers and turns at shared devices as one list, newest sign of life first."""
    browsers = (
        select(
            Session.id, Session.user_id, User.name, User.login, literal("browser").label("kind"), Session.address,
            Session.agent, Session.proved_by, Session.second_by, Session.created_at, Session.seen_at,
            Session.expires_at, null().cast(SwitchToken.device_id.type).label("device_id"),
            Session.tenant_id,
        )
        .join(User, own(User) & (User.id == Session.user_id))
        .where(*_living(Session), Session.credentials == User.credentials, User.active)
    )  # fmt: skip
    devices = (
        select(
            SwitchToken.id, SwitchToken.user_id, User.name, User.login, literal("device"),
            null().cast(Session.address.type), null().cast(Session.agent.type), null().cast(Session.proved_by.type),
            null().cast(Session.second_by.type), SwitchToken.created_at, SwitchToken.created_at,
            SwitchToken.expires_at, SwitchToken.device_id, SwitchToken.tenant_id,
        )
        .join(User, own(User) & (User.id == SwitchToken.user_id))
        .where(*_living(SwitchToken), SwitchToken.credentials == User.credentials, User.active)
    )  # fmt: skip
    return union_all(browsers, devices).subquery("living")


@query(needs=permissions.READ_SESSIONS)
async def session_page(
    read: Read, first: int, after: str | None, wanted: SessionFilter, sort: Sequence[str]
) -> Page[Any]:
    living = _sessions()
    statement = select(living)
    if wanted.user_id is not None:
        statement = statement.where(living.c.user_id == wanted.user_id)
    if wanted.kind is not None:
        statement = statement.where(living.c.kind == wanted.kind)
    if wanted.search and (text := wanted.search.strip()):
        named = living.c.name.contains(text, autoescape=True)
        statement = statement.where(named | living.c.login.startswith(text.casefold(), autoescape=True))
    keys = {
        "SEEN_DESC": (Key(living.c.seen_at, "seen_at", descending=True), Key(living.c.id, "id", descending=True)),
        "NAME_ASC": (Key(living.c.name, "name"), Key(living.c.id, "id")),
    }
    chosen = keys.get(sort[0] if sort else "SEEN_DESC", keys["SEEN_DESC"])
    return await paged(read, statement, keys=chosen, first=first, after=after)


@query(needs=None)
async def my_sessions(read: Read) -> list[Any]:
    """Where one is signed in oneself."""
    if read.actor.kind != "user":
        return []
    living = _sessions()
    return await read.all(select(living).where(living.c.user_id == read.actor.id).order_by(living.c.seen_at.desc()))


async def session_counts(read: Read, user_ids: Sequence[UUID]) -> list[int]:
    living = _sessions()
    rows = await read.all(select(living.c.user_id).where(among(living.c.user_id, user_ids)))
    found: dict[UUID, int] = {}
    for row in rows:
        found[row["user_id"]] = found.get(row["user_id"], 0) + 1
    return [found.get(id, 0) for id in user_ids]


async def last_seen(read: Read, user_ids: Sequence[UUID]) -> list[Any]:
    """When each was last heard of by a browser or began a turn at a device, also if that has ended since."""
    found: dict[UUID, Any] = {}
    for model, column in ((Session, Session.seen_at), (SwitchToken, SwitchToken.created_at)):
        rows = await read.all(
            select(model.user_id, func.max(column).label("at"))
            .where(own(model), among(model.user_id, user_ids))
            .group_by(model.user_id)
        )
        for row in rows:
            before = found.get(row["user_id"])
            found[row["user_id"]] = row["at"] if before is None else max(before, row["at"])
    return [found.get(id) for id in user_ids]


async def devices_by_id(read: Read, ids: Sequence[UUID]) -> list[Device | None]:
    return await read.many(Device, ids)


# -- rights -------------------------------------------------------------------------------------------------


class Way(NamedTuple):
    """How a person comes by a permission; without role and grant everyone has it."""

    role: Role | None
    grant: Grant | None


class Right(NamedTuple):
    permission: str
    ways: list[Way]


IN_FORCE = Statement(
    mine(Grant)
    .where(Grant.user_id == bindparam("user_id"), Grant.revoked_at.is_(None))
    .order_by(Grant.created_at, Grant.id)
)


@query(needs=permissions.READ_PEOPLE)
async def person_rights(read: Read, user_id: UUID) -> list[Right]:
    """Everything one person may do today, each with all the ways he comes by it. Nothing for one who has left."""
    person = await read.get(User, user_id)
    if person is None:
        raise Missing(what="user")
    if not person.active:
        return []
    grants: list[Grant] = await read.all(IN_FORCE, user_id=user_id)
    roles = {row.id: row for row in await read.many(Role, {each.role_id for each in grants}) if row is not None}
    allowed = await _allowed_by_role(read, list(roles))
    found: dict[str, list[Way]] = {name: [Way(None, None)] for name in default_permissions(EVERYONE)}
    for grant in grants:
        for name in allowed.get(grant.role_id, ()):
            found.setdefault(name, []).append(Way(roles[grant.role_id], grant))
    return [Right(name, found[name]) for name in sorted(found)]


async def _allowed_by_role(read: Read, role_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    rows = await read.all(
        mine(RolePermission).where(among(RolePermission.role_id, role_ids)).order_by(RolePermission.permission)
    )
    found: dict[UUID, list[str]] = {}
    for row in rows:
        found.setdefault(row.role_id, []).append(row.permission)
    return found


class Holder(NamedTuple):
    user: User
    ways: list[Way]


HOLDERS = Statement(
    mine(Grant)
    .join(RolePermission, own(RolePermission) & (RolePermission.role_id == Grant.role_id))
    .join(User, own(User) & (User.id == Grant.user_id))
    .where(Grant.revoked_at.is_(None), User.active, RolePermission.permission == bindparam("permission"))
    .order_by(User.name, User.id, Grant.created_at)
)


@query(needs=permissions.READ_PEOPLE)
async def who_can(read: Read, permission: str) -> list[Holder]:
    """Everybody who comes by a permission through a role, by name, with the ways. What everyone may do names nobody."""
    grants: list[Grant] = await read.all(HOLDERS, permission=permission)
    roles = {row.id: row for row in await read.many(Role, {each.role_id for each in grants}) if row is not None}
    people = {row.id: row for row in await read.many(User, {each.user_id for each in grants}) if row is not None}
    found: dict[UUID, list[Way]] = {}
    for grant in grants:
        found.setdefault(grant.user_id, []).append(Way(roles[grant.role_id], grant))
    return [Holder(people[id], ways) for id, ways in found.items()]


class Effect(NamedTuple):
    user: User
    loses: list[str]
    gains: list[str]


@query(needs=permissions.MANAGE_ROLE)
async def role_effect(read: Read, role_id: UUID, wanted: Sequence[str]) -> list[Effect]:
    """What saving a role with these permissions would take from and give to each person, other roles considered."""
    role = await read.get(Role, role_id)
    if role is None:
        raise Missing(what="role")
    before = _grouped(await policy.role_lines(read))
    after = before | {role.code: frozenset(wanted)}
    holders = await read.all(
        select(Grant.user_id)
        .join(User, own(User) & (User.id == Grant.user_id))
        .where(own(Grant), Grant.role_id == role_id, Grant.revoked_at.is_(None), User.active)
        .distinct()
    )
    ids = [row["user_id"] for row in holders]
    lines = await _lines_of(read, ids)
    effects = []
    for person in await read.many(User, ids):
        if person is not None:
            had, has = (compile_allowed(roles, lines[person.id]) for roles in (before, after))
            effects.append(Effect(person, _less(had, has), _less(has, had)))
    return sorted((each for each in effects if each.loses or each.gains), key=lambda each: each.user.name)


def _grouped(lines: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, role in lines:
        found.setdefault(role, set()).add(name)
    return {role: frozenset(names) for role, names in found.items()}


async def _lines_of(read: Read, user_ids: Sequence[UUID]) -> Mapping[UUID, list[tuple[str, UUID | None]]]:
    rows = await read.all(
        select(Grant.user_id, Role.code, Grant.scope_id)
        .join(Role, own(Role) & (Role.id == Grant.role_id))
        .where(own(Grant), among(Grant.user_id, user_ids), Grant.revoked_at.is_(None))
    )
    found: dict[UUID, list[tuple[str, UUID | None]]] = {id: [(EVERYONE, None)] for id in user_ids}
    for row in rows:
        found[row["user_id"]].append((row["code"], row["scope_id"]))
    return found


def _less(had: Allowed, has: Allowed) -> list[str]:
    """What is in the first and not, or not everywhere, in the second."""
    return sorted(name for name in had if not policy.covers(has, {name: had[name]}))
