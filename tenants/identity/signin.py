"""Proving who one is: company, login and password; or, on an enrolled device, badge and PIN.

Unknown company, unknown person, wrong secret and locked account are answered alike and cost the same work. The secret
is checked outside any transaction and never enters a command; what follows is a command like any other.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, bindparam

from infra import clock, directory
from infra.actions import run
from infra.db import Statement, mine, own
from infra.ids import uuid7
from infra.permissions import Permission
from infra.work import Actor, database, system
from tenants.identity import access, attempts, hashing, permissions, policy, rules, tokens
from tenants.identity.commands import devices, people, sessions
from tenants.identity.credentials import PASSWORD, PIN, stored_hash
from tenants.identity.errors import (
    EnrollmentRefused,
    LockedOut,
    PasswordChangeNeeded,
    SignInRefused,
    SwitchRefused,
)
from tenants.identity.models import Badge, Device, SwitchToken, User
from tenants.identity.tokens import Token

LONGEST_SECRET = 128
BY_BADGE = Statement(
    mine(User)
    .join(Badge, and_(own(Badge), Badge.user_id == User.id))
    .where(Badge.code == bindparam("code"), Badge.ended_at.is_(None))
)


class SignedIn(NamedTuple):
    token: Token
    actor: Actor
    expires_at: datetime


class Enrolled(NamedTuple):
    token: Token
    device: Device


class Switched(NamedTuple):
    token: Token
    actor: Actor
    switch: SwitchToken


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who somebody says he is, and the secret that is to prove it."""

    badge: str | None = None
    login: str | None = None
    kind: str  # password | pin
    secret: str


class Checked(NamedTuple):
    user: User | None  # None: refused
    known: UUID | None
    locked_until: datetime | None


async def sign_in(
    company: str, login: str, password: str, *, new_password: str | None = None, address: str | None = None
) -> SignedIn:
    """A new session. With an expired or temporary password: PasswordChangeNeeded, unless a new one comes along."""
    entry, proved = await _prove(company, login, password, address)
    actor = _as(proved, entry, address, permissions.OPEN_SESSION, permissions.SET_PASSWORD)
    user = await _fresh_password(actor, proved, password, new_password)
    token = tokens.issue(entry.slug, uuid7())
    opened = await run(
        actor,
        sessions.open_session,
        sessions.OpenSession(session_id=token.id, secret_hash=token.hash, credentials=user.credentials),
    )
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        identified = await access.identify(executor, "session", token, address=address)
    return SignedIn(token, identified.actor, opened.row.expires_at)


async def _prove(company: str, login: str, password: str, address: str | None) -> tuple[directory.DirectoryEntry, User]:
    entry = await directory.find(company.strip())
    if entry is None:
        await hashing.matches(None, password[:LONGEST_SECRET])
        raise SignInRefused()
    checked = await _check(entry.tenant_id, Claim(login=login, kind=PASSWORD, secret=password))
    if checked.user is None:
        await _note(entry.tenant_id, checked, PASSWORD, address)
        raise SignInRefused()
    return entry, checked.user


async def _fresh_password(actor: Actor, user: User, password: str, new_password: str | None) -> User:
    if new_password is None:
        if user.password_temporary or rules.password_expired(user.password_set_at, clock.now()):
            async with database().transaction(actor.tenant_id) as executor:
                await attempts.forgive(executor, attempts.subject_of(PASSWORD, user.id, user.login))
            raise PasswordChangeNeeded()
        return user
    changed = await run(
        actor, people.set_password, people.SetPassword(password=new_password, current_password=password)
    )
    return changed.row  # type: ignore[no-any-return]


async def sign_out(actor: Actor) -> None:
    """End the session or the switch the actor came with."""
    if actor.switch_id is not None:
        await run(actor, sessions.end_switch, sessions.EndSwitch(switch_id=actor.switch_id))
    elif actor.session_id is not None:
        await run(actor, sessions.end_session, sessions.EndSession(session_id=actor.session_id))


async def enroll(company: str, code: str, name: str | None = None, *, address: str | None = None) -> Enrolled:
    """A device joins the company whose code it shows; its key is told once, here."""
    entry = await directory.find(company.strip())
    if entry is None:
        raise EnrollmentRefused()
    token = tokens.issue(entry.slug, uuid7())
    door = Actor(
        tenant_id=entry.tenant_id,
        kind="system",
        id=token.id,
        name="enrolment",
        permissions={permissions.ENROLL_DEVICE.name: None},
        address=address,
        epoch=entry.epoch,
    )
    cmd = devices.EnrollDevice(device_id=token.id, code=code, key_hash=token.hash, name=name)
    outcome = await run(door, devices.enroll_device, cmd)
    return Enrolled(token, outcome.row)


async def enroll_own(
    company: str, login: str, password: str, name: str | None = None, *, address: str | None = None
) -> Enrolled:
    """A person's own phone: his password stands for the code."""
    entry, user = await _prove(company, login, password, address)
    if user.password_temporary or rules.password_expired(user.password_set_at, clock.now()):
        raise PasswordChangeNeeded()
    token = tokens.issue(entry.slug, uuid7())
    async with database().transaction(entry.tenant_id) as executor:
        await attempts.forgive(executor, attempts.subject_of(PASSWORD, user.id, user.login))
        rights = await policy.allowed_now(executor, entry.tenant_id, user.id)
    actor = replace(_as(user, entry, address), permissions=rights)
    cmd = devices.EnrollOwnDevice(device_id=token.id, key_hash=token.hash, name=name)
    outcome = await run(actor, devices.enroll_own_device, cmd)
    return Enrolled(token, outcome.row)


async def switch_user(device: Actor, claim: Claim, shift_end: datetime | None) -> Switched:
    """Take over the shared device. Ends with the shift (and a little), or after twelve hours where there is none."""
    device_id = access.device_of(device)
    device.need(permissions.END_SWITCH.name)  # a big screen is nobody's to take over
    checked = await _check(device.tenant_id, claim)
    if checked.user is None:
        await _note(device.tenant_id, checked, claim.kind, device.address)
        if checked.locked_until is not None:
            raise LockedOut(minutes=rules.minutes_until(checked.locked_until, clock.now()))
        raise SwitchRefused()
    now = clock.now()
    end = shift_end + rules.SWITCH_GRACE if shift_end is not None else now + rules.SESSION_LIFE
    token = tokens.issue(device.slug, uuid7())
    person = Actor(
        tenant_id=device.tenant_id,
        kind="user",
        id=checked.user.id,
        name=checked.user.name,
        permissions={permissions.SWITCH_USER.name: None},
        device_id=device_id,
        address=device.address,
        slug=device.slug,
        epoch=device.epoch,
    )
    cmd = sessions.OpenSwitch(
        switch_id=token.id,
        device_id=device_id,
        secret_hash=token.hash,
        credentials=checked.user.credentials,
        expires_at=end,
        by=claim.kind,
    )
    outcome = await run(person, sessions.open_switch, cmd)
    async with database().transaction(device.tenant_id, read_only=True) as executor:
        identified = await access.identify(executor, "switch", token, address=device.address)
    return Switched(token, identified.actor, outcome.row)


async def _check(tenant_id: UUID, claim: Claim) -> Checked:
    """Count the try, then look at the secret, with no transaction open meanwhile."""
    secret = claim.secret[:LONGEST_SECRET]
    async with database().transaction(tenant_id) as executor:
        user: User | None = None
        if claim.badge is not None:
            user = await executor.one(BY_BADGE, code=claim.badge.strip().upper())
        elif claim.login is not None:
            user = await executor.one(people.BY_LOGIN, login=claim.login.strip().casefold())
        known = user.id if user else None
        locked = await attempts.begin(
            executor, attempts.subject_of(claim.kind, known, claim.badge or claim.login or "")
        )
        stored = await stored_hash(executor, user, claim.kind) if user and user.active else None
    if locked is not None:
        return Checked(None, known, locked)
    if claim.kind == PIN:
        secret = hashing.peppered(secret, tenant_id, known)
    right = await hashing.matches(stored, secret)
    return Checked(user if right else None, known, None)


async def _note(tenant_id: UUID, checked: Checked, kind: str, address: str | None) -> None:
    door = system(tenant_id, "sign-in", permissions={permissions.NOTE_FAILURE.name: None})
    cmd = sessions.NoteFailure(kind=kind, user_id=checked.known, locked=checked.locked_until is not None)
    await run(replace(door, address=address), sessions.note_failure, cmd)


def _as(user: User, entry: directory.DirectoryEntry, address: str | None, *rights: Permission) -> Actor:
    """The person at the door: who he is has been proved, and he may do nothing yet but come in."""
    return Actor(
        tenant_id=entry.tenant_id,
        kind="user",
        id=user.id,
        name=user.name,
        permissions=dict.fromkeys(each.name for each in rights),
        locale=user.locale,
        address=address,
        slug=entry.slug,
        epoch=entry.epoch,
    )
