"""People, their badges, passwords and PINs."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import BadInput, Missing
from infra.work import Work
from tenants.identity import attempts, contact, credentials, hashing, leaving, permissions, policy, rules
from tenants.identity.commands.roles import grant_everywhere, role_by_code
from tenants.identity.commands.teams import join_team
from tenants.identity.errors import (
    BadgeTaken,
    LeavesInThePast,
    LockedOut,
    LoginTaken,
    OtherTeam,
    WrongPassword,
)
from tenants.identity.factors.commands import freshly_proved
from tenants.identity.models import Badge, TeamMember, User
from tenants.identity.security import alerts
from tenants.plans import check_limit

LOCALES = ("zh-CN", "en")
BY_LOGIN = Statement(mine(User).where(User.login == bindparam("login")))
BADGE_IN_USE = Statement(mine(Badge).where(Badge.code == bindparam("code"), Badge.ended_at.is_(None)))
BADGE_WORN = Statement(mine(Badge).where(Badge.user_id == bindparam("user_id"), Badge.ended_at.is_(None)))
TEAM_OF = Statement(
    select(TeamMember.team_id).where(
        own(TeamMember), TeamMember.user_id == bindparam("user_id"), TeamMember.left_at.is_(None)
    )
)
SEATS = Statement(select(func.count()).select_from(User).where(own(User), User.active))


@dataclass(frozen=True, kw_only=True)
class CreateUser(Command):
    login: str
    name: str
    phone: str | None = None
    email: str | None = None
    locale: str = "zh-CN"
    password: str | None = None
    password_temporary: bool = True
    pin: str | None = None
    badge: str | None = None
    team_id: UUID | None = None
    roles: list[str] = field(default_factory=list)

    secret: ClassVar[frozenset[str]] = frozenset({"password", "pin"})


@command(needs=permissions.CREATE_USER)
async def create_user(work: Work, cmd: CreateUser) -> User:
    """Add a person, with what he signs in with, his team and his roles."""
    if work.actor.session_id is not None and (cmd.password or cmd.pin or cmd.roles):
        await freshly_proved(work)  # he outlives the session; an import goes on when its sender has none any more
    await policy.hold(work)
    login = rules.clean_login(cmd.login)
    if await work.one(BY_LOGIN, login=login) is not None:
        raise LoginTaken(login=login)
    await take_a_seat(work)
    user = User(login=login, name=rules.clean_name(cmd.name), locale=clean_locale(cmd.locale))
    for key, value in (await _reachable(work, cmd.phone, cmd.email)).items():
        setattr(user, key, value)
    user = await work.insert(_complete(user))
    work.subject(user.id)
    if cmd.password is not None:
        await credentials.set_password(work, user, cmd.password, temporary=cmd.password_temporary)
    if cmd.pin is not None:
        await credentials.set_pin(work, user, cmd.pin)
    if cmd.badge is not None:
        await _wear(work, user, cmd.badge)
    if cmd.team_id is not None:
        work.actor.need(permissions.MANAGE_TEAM.name)
        await join_team(work, cmd.team_id, user)
    for code in dict.fromkeys(cmd.roles):
        await grant_everywhere(work, user, await role_by_code(work, code))
    return user


async def take_a_seat(work: Work) -> None:
    """One more active person must fit into the plan. Call it while the policy is held."""
    await check_limit(work, "seats", int(await work.scalar(SEATS)) + 1)


async def _reachable(work: Work, phone: str | None, email: str | None, of: UUID | None = None) -> dict[str, str | None]:
    """The given ones in their one spelling, refused when a colleague has them; an empty text takes one away."""
    found: dict[str, str | None] = {}
    if phone is not None:
        found["phone"] = contact.clean_phone(phone) if phone.strip() else None
    if email is not None:
        found["email"] = contact.clean_email(email) if email.strip() else None
    await contact.check_free(work, phone=found.get("phone"), email=found.get("email"), of=of)
    return found


def _complete(user: User) -> User:
    """A row made by hand holds only what was named; what follows reads the rest."""
    user.active, user.credentials, user.password_temporary = True, 1, False
    user.password_digest = user.pin_digest = user.password_set_at = user.pin_set_at = None
    return user


@dataclass(frozen=True, kw_only=True)
class ChangeUser(Command):
    """What is not named stays. The login always stays: records name it."""

    user_id: UUID
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    locale: str | None = None
    badge: str | None = None
    team_id: UUID | None = None
    active: bool | None = None


@command(needs=permissions.CHANGE_USER)
async def change_user(work: Work, cmd: ChangeUser) -> User:
    """Correct a person's name, phone or language; with the permission for it also badge, team, active or not."""
    await policy.hold(work)
    user = await access_user(work, cmd.user_id)
    work.subject(user.id)
    if cmd.active is not None and cmd.active != user.active:
        work.actor.need(permissions.DEACTIVATE_USER.name)
        await (_return(work, user) if cmd.active else _leave(work, user))
    if cmd.badge is not None:
        work.actor.need(permissions.ISSUE_BADGE.name)
        await _exchange_badge(work, user, cmd.badge)
    if cmd.team_id is not None:
        work.actor.need(permissions.MANAGE_TEAM.name)
        await join_team(work, cmd.team_id, user)
    name = {} if cmd.name is None else {"name": rules.clean_name(cmd.name)}
    changes = await _own_data(work, user, cmd.phone, cmd.email, cmd.locale)
    if changes.keys() & {"phone_verified_at", "email_verified_at"}:
        await policy.need_reach(work, user)
        await freshly_proved(work)  # a code sent there signs in
        if user.phone or user.email:
            await alerts.tell_of_secret(work, user, "contact")
    elif cmd.badge is not None:
        await policy.need_reach(work, user)
    return await work.change(user, **name, **changes)


@dataclass(frozen=True, kw_only=True)
class ChangeProfile(Command):
    phone: str | None = None
    email: str | None = None
    locale: str | None = None


@command(needs=permissions.CHANGE_OWN)
async def change_profile(work: Work, cmd: ChangeProfile) -> User:
    """One's own phone, mail address and language. Codes that sign in go to the first two, so changing them wants a
    fresh proof."""
    await policy.hold(work)
    user = await access_user(work, work.actor.id)
    changes = await _own_data(work, user, cmd.phone, cmd.email, cmd.locale)
    if changes.keys() & {"phone_verified_at", "email_verified_at"}:
        await freshly_proved(work)
    return await work.change(user, **changes)


async def _own_data(
    work: Work, user: User, phone: str | None, email: str | None, locale: str | None
) -> dict[str, str | None]:
    changes = await _reachable(work, phone, email, user.id)
    for column in [each for each in changes if changes[each] != getattr(user, each)]:
        changes[f"{column}_verified_at"] = None  # no code has come back from there
    if locale is not None:
        changes["locale"] = clean_locale(locale)
    return changes


@dataclass(frozen=True, kw_only=True)
class DeactivateUser(Command):
    user_id: UUID


@command(needs=permissions.DEACTIVATE_USER)
async def deactivate_user(work: Work, cmd: DeactivateUser) -> User:
    """A person leaves: nothing he holds opens anything any more. His name stays on what he did."""
    await policy.hold(work)
    user = await access_user(work, cmd.user_id)
    work.subject(user.id)
    return await _leave(work, user)


@dataclass(frozen=True, kw_only=True)
class ReactivateUser(Command):
    user_id: UUID


@command(needs=permissions.DEACTIVATE_USER)
async def reactivate_user(work: Work, cmd: ReactivateUser) -> User:
    """The same person comes back."""
    await policy.hold(work)
    return await _return(work, await access_user(work, cmd.user_id))


@dataclass(frozen=True, kw_only=True)
class ScheduleLeaving(Command):
    user_id: UUID
    leaves_at: datetime | None  # None: he stays


@command(needs=permissions.DEACTIVATE_USER)
async def schedule_leaving(work: Work, cmd: ScheduleLeaving) -> User:
    """The moment from which nothing a person holds opens anything; until then nothing changes for him."""
    await policy.hold(work)
    user = await access_user(work, cmd.user_id)
    if cmd.leaves_at is not None:
        if cmd.leaves_at <= work.now:
            raise LeavesInThePast()
        await policy.keep_an_administrator(work, without_user=user.id)
    return await work.change(user, leaves_at=cmd.leaves_at)


async def _leave(work: Work, user: User) -> User:
    await policy.raise_version(work)
    await policy.keep_an_administrator(work, without_user=user.id)
    return await leaving.cut_off(work, user)


async def _return(work: Work, user: User) -> User:
    if user.active:
        return user
    await policy.raise_version(work)
    await take_a_seat(work)
    await contact.check_free(work, phone=user.phone, email=user.email, of=user.id)
    return await work.change(user, active=True, leaves_at=None)


@dataclass(frozen=True, kw_only=True)
class SetPassword(Command):
    password: str
    user_id: UUID | None = None  # None: one's own
    current_password: str | None = None  # needed for one's own, unless there is none yet

    secret: ClassVar[frozenset[str]] = frozenset({"password", "current_password"})


@command(needs=permissions.SET_PASSWORD, while_read_only=True)
async def set_password(work: Work, cmd: SetPassword) -> User:
    """One's own password, proved by the current one (the first by whatever signed in just now); or somebody else's,
    which he must then change himself."""
    user_id = cmd.user_id or work.actor.id
    for_oneself = user_id == work.actor.id
    if not for_oneself:
        work.actor.need(permissions.CHANGE_USER.name)
    user = await access_user(work, user_id)
    if for_oneself and user.password_digest is None:
        await freshly_proved(work)
    elif for_oneself:
        await _prove(work, user, cmd.current_password or "")
    else:
        await policy.need_reach(work, user)
        await freshly_proved(work)
        if user.password_digest is not None:
            await alerts.tell_of_secret(work, user, "password")
    return await credentials.set_password(work, user, cmd.password, temporary=not for_oneself)


async def _prove(work: Work, user: User, password: str) -> None:
    """A stolen session must not become a place to guess the password."""
    subject = attempts.subject_of(credentials.PASSWORD, user.id, user.login)
    locked = await attempts.begin_apart(work.tenant_id, subject)
    if locked is not None:
        raise LockedOut(minutes=rules.minutes_until(locked, work.now))
    if not await hashing.matches(await credentials.stored_hash(work, user, credentials.PASSWORD), password):
        raise WrongPassword()
    await attempts.forgive(work, subject)


@dataclass(frozen=True, kw_only=True)
class ResetPin(Command):
    user_id: UUID
    pin: str

    secret: ClassVar[frozenset[str]] = frozenset({"pin"})


@command(needs=permissions.RESET_PIN)
async def reset_pin(work: Work, cmd: ResetPin) -> User:
    """A new PIN, typed by its owner on the lead's screen. Also ends a lock-out."""
    user = await _access_in_reach(work, cmd.user_id)
    await freshly_proved(work)
    await attempts.forgive(work, attempts.subject_of(credentials.PIN, user.id, user.login))
    if user.pin_digest is not None:
        await alerts.tell_of_secret(work, user, "pin")
    return await credentials.set_pin(work, user, cmd.pin)


@dataclass(frozen=True, kw_only=True)
class IssueBadge(Command):
    user_id: UUID
    badge: str | None  # None: withdraw the one he has


@command(needs=permissions.ISSUE_BADGE)
async def issue_badge(work: Work, cmd: IssueBadge) -> User:
    """Give a person a badge; the one he wore before stops working."""
    await policy.hold(work)
    user = await _access_in_reach(work, cmd.user_id)
    work.subject(user.id)
    await _exchange_badge(work, user, cmd.badge)
    return user


async def _exchange_badge(work: Work, user: User, badge: str | None) -> None:
    worn: Badge | None = await work.one(BADGE_WORN, user_id=user.id)
    if worn is not None and badge is not None and worn.code == rules.clean_badge(badge):
        return
    if worn is not None:
        await work.change(worn, ended_at=work.now)
    if badge is not None:
        await _wear(work, user, badge)


async def _wear(work: Work, user: User, badge: str) -> None:
    code = rules.clean_badge(badge)
    if await work.one(BADGE_IN_USE, code=code) is not None:
        raise BadgeTaken(badge=code)
    await work.insert(Badge(user_id=user.id, code=code))


async def access_user(work: Work, user_id: UUID) -> User:
    """The person's row, locked."""
    user = await work.lock(User, user_id)
    if user is None:
        raise Missing(what="user")
    return user


async def _access_in_reach(work: Work, user_id: UUID) -> User:
    """A lead helps his own team, and nobody who may do more than he: a PIN he knows would be theirs."""
    user = await access_user(work, user_id)
    if not work.actor.may(permissions.CHANGE_USER.name):
        team_id = await work.scalar(TEAM_OF, user_id=user.id)
        if team_id is None or team_id != work.actor.team_id:
            raise OtherTeam(name=user.name)
    await policy.need_reach(work, user)
    return user


def clean_locale(locale: str) -> str:
    if locale not in LOCALES:
        raise BadInput(field="locale", problem=f"one of {', '.join(LOCALES)}")
    return locale
