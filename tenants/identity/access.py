"""From a token to an actor, in one statement under the tenant's own context."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, and_, any_, bindparam, or_, select, update

from infra import clock
from infra.db import Executor, Statement, check_residence, own
from infra.directory import READ_STATES, DirectoryEntry
from infra.errors import TenantClosed, TenantMoving
from infra.permissions import Stamp, default_permissions
from infra.work import Actor, database
from tenants.identity import permissions, policy, rules
from tenants.identity.apitokens import access as apitokens
from tenants.identity.errors import DeviceUnknown, NotSignedIn, PersonLeft, SwitchUnknown
from tenants.identity.factors.errors import SecondFactorNeeded
from tenants.identity.models import Device, DeviceProgress, PolicyVersion, Session, SwitchToken, TeamMember, User
from tenants.identity.tokens import Token
from tenants.identity.visits.access import visitor
from tenants.roles import DEVICE, DISPLAY

_team = and_(own(TeamMember), TeamMember.user_id == User.id, TeamMember.left_at.is_(None))
# To the moment, in every process: who leaves at six is refused from six on, whenever the sweep comes by.
_here = and_(User.active, or_(User.leaves_at.is_(None), User.leaves_at > bindparam("now")))
_person = (
    User.id.label("user_id"),
    User.name,
    User.locale,
    User.active,
    TeamMember.team_id,
    DirectoryEntry.placement,
    DirectoryEntry.state,
    DirectoryEntry.epoch,
    PolicyVersion.version,
)

SESSION = Statement(
    select(Session.id, Session.seen_at, Session.limited, *_person)
    .join(User, and_(own(User), User.id == Session.user_id))
    .join(DirectoryEntry, own(DirectoryEntry))
    .join(PolicyVersion, own(PolicyVersion))
    .outerjoin(TeamMember, _team)
    .where(
        own(Session),
        Session.id == bindparam("id"),
        Session.secret_hash == bindparam("secret_hash"),
        Session.ended_at.is_(None),
        Session.expires_at > bindparam("now"),
        Session.seen_at > bindparam("idle_since"),
        Session.epoch == DirectoryEntry.epoch,
        Session.credentials == User.credentials,
        _here,
    )
)
SWITCH = Statement(
    select(SwitchToken.id, SwitchToken.device_id, *_person)
    .join(User, and_(own(User), User.id == SwitchToken.user_id))
    .join(Device, and_(own(Device), Device.id == SwitchToken.device_id))
    .join(DirectoryEntry, own(DirectoryEntry))
    .join(PolicyVersion, own(PolicyVersion))
    .outerjoin(TeamMember, _team)
    .where(
        own(SwitchToken),
        SwitchToken.id == bindparam("id"),
        SwitchToken.secret_hash == bindparam("secret_hash"),
        SwitchToken.ended_at.is_(None),
        SwitchToken.expires_at > bindparam("now"),
        SwitchToken.epoch == DirectoryEntry.epoch,
        SwitchToken.credentials == User.credentials,
        Device.state == "enrolled",
        _here,
    )
)
DEVICE_KEY = Statement(
    select(Device.id, Device.name, Device.kind, DeviceProgress.last_seen_at, DirectoryEntry.state, DirectoryEntry.epoch)
    .outerjoin(DeviceProgress, own(DeviceProgress) & (DeviceProgress.id == Device.id))
    .join(DirectoryEntry, own(DirectoryEntry))
    .where(
        own(Device),
        Device.id == bindparam("id"),
        Device.key_hash == bindparam("secret_hash"),
        Device.state == "enrolled",
    )
)
# What was entered under a switch is judged by today's grants, not by whether its shift has ended since.
ENTERED_UNDER = Statement(
    select(SwitchToken.id, SwitchToken.device_id, User.leaves_at, *_person)
    .join(User, and_(own(User), User.id == SwitchToken.user_id))
    .join(DirectoryEntry, own(DirectoryEntry))
    .join(PolicyVersion, own(PolicyVersion))
    .outerjoin(TeamMember, _team)
    .where(
        own(SwitchToken),
        SwitchToken.id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        SwitchToken.device_id == bindparam("device_id"),
    )
)
PERSON = Statement(
    select(User.id, *_person)
    .select_from(User)
    .join(DirectoryEntry, own(DirectoryEntry))
    .join(PolicyVersion, own(PolicyVersion))
    .outerjoin(TeamMember, _team)
    .where(own(User), User.id == bindparam("id"), _here)
)
SEEN = Statement(
    update(Session)
    .where(own(Session), Session.id == bindparam("session_id"), Session.seen_at < bindparam("at"))
    .values(seen_at=bindparam("at"))
)

SCREEN_SEEN = Statement(
    update(DeviceProgress)
    .where(own(DeviceProgress), DeviceProgress.id == bindparam("device_id"))
    .values(last_seen_at=bindparam("at"))
)


PROVE, ENROLL = "second", "enrol"
"""What a session may be limited to (`Session.limited`)."""


class Identified(NamedTuple):
    actor: Actor
    seen_at: datetime | None  # of a session or big screen whose mark is to be moved on
    limited: str | None = None  # of a session that waits for its second factor


async def identify(
    executor: Executor, kind: str, token: Token, *, address: str | None = None, half: bool = False
) -> Identified:
    """The actor behind a session, switch or device token, in a transaction of the caller.

    One statement; two more when this process has not compiled the person's permissions under this policy version.
    Raises NotSignedIn, DeviceUnknown, TenantClosed; SecondFactorNeeded for a session whose second factor is not
    proved yet, unless the door is one that takes it (`half`): its actor may do nothing else.
    """
    if kind == "device":
        return await _device(executor, token, address)
    if kind == "token":
        return await _api_token(executor, token, address)
    if kind == "visit":
        return Identified(await visitor(executor, token, address), None)
    now = clock.now()
    if kind == "session":
        row = await executor.one(
            SESSION, id=token.id, secret_hash=token.hash, now=now, idle_since=now - rules.SESSION_IDLE
        )
    else:
        row = await executor.one(SWITCH, id=token.id, secret_hash=token.hash, now=now)
    if row is None:
        raise NotSignedIn()
    check_residence(row, executor.placement)
    _check_open(row)
    if kind == "session" and row["limited"] is not None:
        return Identified(_half(executor, row, token.slug, address, half), None, row["limited"])
    actor = await _person_actor(executor, row, token.slug, address)
    return Identified(actor, row["seen_at"] if kind == "session" else None)


def _half(executor: Executor, row: Mapping[str, Any], slug: str, address: str | None, allowed: bool) -> Actor:
    """Somebody whose first factor alone is proved: he may prove the second (or enrol his first one) and leave."""
    if not allowed:
        raise SecondFactorNeeded(next=row["limited"])
    assert executor.tenant_id is not None
    right = permissions.PROVE_FACTOR if row["limited"] == PROVE else permissions.ENROLL_FACTOR
    return Actor(
        tenant_id=executor.tenant_id,
        kind="user",
        id=row["user_id"],
        name=row["name"],
        permissions=dict.fromkeys((right.name, permissions.END_SESSION.name)),
        locale=row["locale"],
        session_id=row["id"],
        address=address,
        slug=slug,
        epoch=row["epoch"],
    )


async def _api_token(executor: Executor, token: Token, address: str | None) -> Identified:
    row = await apitokens.find(executor, token)
    if row is None:
        raise NotSignedIn()
    _check_open(row)
    return Identified(await apitokens.actor_of(executor, row, token.slug, address), row["used_at"])


async def _device(executor: Executor, token: Token, address: str | None) -> Identified:
    row = await executor.one(DEVICE_KEY, id=token.id, secret_hash=token.hash)
    if row is None:
        raise DeviceUnknown()
    _check_open(row)
    assert executor.tenant_id is not None
    display = row["kind"] == "display"
    actor = Actor(
        tenant_id=executor.tenant_id,
        kind="device",
        id=row["id"],
        name=row["name"],
        permissions=dict.fromkeys(default_permissions(DISPLAY if display else DEVICE)),
        device_id=row["id"],
        address=address,
        slug=token.slug,
        epoch=row["epoch"],
    )
    # A phone's mark moves with its queue; a screen sends nothing, so what it asks shows that it is there.
    return Identified(actor, row["last_seen_at"] if display else None)


async def _person_actor(executor: Executor, row: Mapping[str, Any], slug: str, address: str | None) -> Actor:
    tenant_id = executor.tenant_id
    assert tenant_id is not None
    by_switch = "device_id" in row.keys()  # noqa: SIM118 (asyncpg records: `in` looks at the values)
    stamp = Stamp(row["epoch"], row["version"])
    return Actor(
        tenant_id=tenant_id,
        kind="user",
        id=row["user_id"],
        name=row["name"],
        permissions=await policy.allowed(executor, tenant_id, stamp, row["user_id"]),
        locale=row["locale"],
        session_id=None if by_switch else row["id"],
        device_id=row["device_id"] if by_switch else None,
        switch_id=row["id"] if by_switch else None,
        team_id=row["team_id"],
        address=address,
        slug=slug,
        epoch=row["epoch"],
    )


def _check_open(row: Mapping[str, Any]) -> None:
    if row["state"] not in READ_STATES:
        raise TenantClosed(state=row["state"])


async def still_here(identified: Identified) -> None:
    """Move the mark of a session or big screen on, at most once a minute. While the company moves to another database
    nobody writes, and everybody goes on reading."""
    with suppress(TenantMoving):
        await _mark(identified)


async def _mark(identified: Identified) -> None:
    actor, seen_at = identified.actor, identified.seen_at
    if actor.kind == "token":
        await apitokens.note_use(actor, seen_at)
        return
    now = clock.now()
    if seen_at is None or now - seen_at < rules.SEEN_EVERY:
        return
    async with database().transaction(actor.tenant_id) as executor:
        if actor.session_id is not None:
            await executor.execute(SEEN, session_id=actor.session_id, at=now)
        elif actor.kind == "device":
            await executor.execute(SCREEN_SEEN, device_id=actor.id, at=now)


async def acting_person(executor: Executor, user_id: UUID) -> Actor:
    """Somebody whose work goes on while he is away (an import), with today's permissions. Raises NotSignedIn for one
    who has left, TenantClosed."""
    row = await executor.one(PERSON, id=user_id, now=clock.now())
    if row is None:
        raise NotSignedIn()
    _check_open(row)
    return replace(await _person_actor(executor, row, "", None), session_id=None)


def device_of(actor: Actor) -> UUID:
    """The device a request comes from; raises DeviceUnknown when it is none."""
    if actor.device_id is None:
        raise DeviceUnknown()
    return actor.device_id


class Entered(NamedTuple):
    """Who entered something on a device; a refusal instead of an actor when that cannot count any more."""

    actor: Actor | None
    refusal: SwitchUnknown | PersonLeft | None


async def entered_under(door: Actor, switch_ids: Iterable[UUID]) -> dict[UUID, Entered]:
    """For `sync`: the actor of each switch that was opened on the door's device, with today's permissions.

    Switches of other devices, of other tenants and invented ones are answered alike: SwitchUnknown.
    """
    wanted = set(switch_ids)
    found: dict[UUID, Entered] = {}
    async with database().transaction(door.tenant_id, read_only=True) as executor:
        for row in await executor.all(ENTERED_UNDER, ids=list(wanted), device_id=device_of(door)):
            if row["active"] and (row["leaves_at"] is None or row["leaves_at"] > clock.now()):
                found[row["id"]] = Entered(await _person_actor(executor, row, door.slug, door.address), None)
            else:
                found[row["id"]] = Entered(None, PersonLeft(name=row["name"]))
    return {id: found.get(id) or Entered(None, SwitchUnknown()) for id in wanted}
