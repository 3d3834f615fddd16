"""Proving who one is: company and login with a password, company and mobile number (or e-mail address) with a code,
a passkey, or the company's own identity provider; or, on an enrolled device, badge and PIN.

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
from infra.db import Executor, Statement, mine, own
from infra.ids import uuid7
from infra.permissions import Permission
from infra.work import Actor, database, system
from tenants.identity import access, attempts, codes, hashing, permissions, policy, rules, tokens
from tenants.identity.commands import devices, people, sessions
from tenants.identity.credentials import PASSWORD, PIN, stored_hash
from tenants.identity.errors import (
    EnrollmentRefused,
    LockedOut,
    PasswordChangeNeeded,
    SignInRefused,
    SwitchRefused,
)
from tenants.identity.factors.commands import HELD
from tenants.identity.factors.errors import SecondFactorNeeded
from tenants.identity.models import Badge, Device, SwitchToken, User
from tenants.identity.security import reading
from tenants.identity.security.errors import WayClosed
from tenants.identity.security.rules import (
    ALWAYS,
    CODE,
    DEFAULT,
    SSO,
    Policy,
    limit_of,
    password_expired,
    second_due,
    way_open,
)
from tenants.identity.tokens import Token

LONGEST_SECRET = 128
BY_BADGE = Statement(
    mine(User)
    .join(Badge, and_(own(Badge), Badge.user_id == User.id))
    .where(Badge.code == bindparam("code"), Badge.ended_at.is_(None))
)
BY_PHONE = Statement(mine(User).where(User.phone == bindparam("value"), User.active))
BY_EMAIL = Statement(mine(User).where(User.email == bindparam("value"), User.active))


class SignedIn(NamedTuple):
    """`limited`: second | enrol, when nothing but that may be done next; then `actor` may do nothing else."""

    token: Token
    actor: Actor
    expires_at: datetime
    limited: str | None = None


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
    policy: Policy = DEFAULT


@dataclass(frozen=True, kw_only=True)
class Way:
    """How somebody came in. `whole`: what his first proof was worth besides (passkey | provider), if two factors."""

    by: str
    whole: str | None = None
    contact: str | None = None
    address: str | None = None
    agent: str | None = None


async def sign_in(
    company: str,
    login: str,
    password: str,
    *,
    new_password: str | None = None,
    address: str | None = None,
    agent: str | None = None,
) -> SignedIn:
    """A new session. With an expired or temporary password: PasswordChangeNeeded, unless a new one comes along."""
    entry, proved, rule = await _prove(company, login, password, address)
    check_way(rule, PASSWORD, proved)
    actor = person_at_the_door(proved, entry, address, permissions.OPEN_SESSION, permissions.SET_PASSWORD)
    user = await _fresh_password(actor, proved, rule, password, new_password)
    return await enter(entry, user, Way(by=PASSWORD, address=address, agent=agent))


async def enter(entry: directory.DirectoryEntry, user: User, way: Way) -> SignedIn:
    """The session of somebody whose first factor is proved; whole, or limited to his second one."""
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        limited = await _limit(executor, entry.tenant_id, user, way.whole)
    token = tokens.issue(entry.slug, uuid7())
    opened = await run(
        person_at_the_door(user, entry, way.address, permissions.OPEN_SESSION),
        sessions.open_session,
        sessions.OpenSession(
            session_id=token.id,
            secret_hash=token.hash,
            credentials=user.credentials,
            by=way.by,
            limited=limited,
            second_by=way.whole,
            contact=way.contact,
            agent=(way.agent or "")[:200] or None,
        ),
    )
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        identified = await access.identify(executor, "session", token, address=way.address, half=True)
    return SignedIn(token, identified.actor, opened.row.expires_at, limited)


async def _limit(executor: Executor, tenant_id: UUID, user: User, whole: str | None) -> str | None:
    rule, kind = await reading.policy_of(executor), await reading.kind_of(executor)
    admin = await reading.is_admin(executor, tenant_id, user.id)
    held = await executor.all(HELD, user_id=user.id)
    # What a provider says about a second factor is believed for its own company, not where others can be reached.
    proved = whole is not None and not (whole == "provider" and kind in ALWAYS)
    due = second_due(rule, kind, admin=admin, now=clock.now())
    return limit_of(due, [each.kind for each in held], proved=proved)


def check_way(rule: Policy, way: str, user: User) -> None:
    if not way_open(rule, way, user.id):
        raise WayClosed(ways=[SSO] if rule.sso_only else list(rule.ways))


async def open_session_for(
    slug: str, user_id: UUID, *, by: str, address: str | None = None, agent: str | None = None
) -> SignedIn:
    """For a door that has proved somebody by itself (the end of a sign-up). Raises SignInRefused when there is no such
    active person."""
    entry = await directory.find(slug)
    if entry is None:
        raise SignInRefused()
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        user: User | None = await executor.one(mine(User).where(User.id == user_id, User.active))
    if user is None:
        raise SignInRefused()
    return await enter(entry, user, Way(by=by, address=address, agent=agent))


# -- by a code -----------------------------------------------------------------------------------------------

SIGN_IN = "sign_in"


async def send_code(company: str, contact: str, *, locale: str = "zh-CN", address: str | None = None) -> codes.Sent:
    """A code to whoever has this number or address in the company. The answer is the same when nobody has.
    Raises BadContact, TooManyCodes."""
    to = codes.clean_contact(contact)
    entry = await directory.find(company.strip())
    if entry is None:
        return codes.Sent.pretended(to)
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        user = await _by_contact(executor, to)
        rule = await reading.policy_of(executor)
        language = user.locale if user is not None else locale
        name = await reading.name_of(executor, language)
    known = user is not None and way_open(rule, CODE, user.id)
    return await codes.send(
        entry.tenant_id, purpose=SIGN_IN, contact=to, locale=language, address=address, known=known, company=name
    )


async def sign_in_by_code(
    company: str, contact: str, code: str, *, address: str | None = None, agent: str | None = None
) -> SignedIn:
    """A new session, proved by the code that was sent. Raises CodeWrong, CodeSpent, BadContact."""
    to = codes.clean_contact(contact)
    entry = await directory.find(company.strip())
    if entry is None:
        raise codes.CodeWrong()
    async with database().transaction(entry.tenant_id) as executor:
        if await attempts.address_locked(executor, address):
            raise codes.CodeWrong()
    try:
        await codes.check(entry.tenant_id, purpose=SIGN_IN, contact=to, code=code)
    except (codes.CodeWrong, codes.CodeSpent):
        async with database().transaction(entry.tenant_id) as executor:
            await attempts.count_address(executor, address)
        raise
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        user = await _by_contact(executor, to)
        rule = await reading.policy_of(executor)
    if user is None:
        raise codes.CodeWrong()
    check_way(rule, CODE, user)
    proved = "phone" if to.kind == "mobile" else "email"
    return await enter(entry, user, Way(by=CODE, contact=proved, address=address, agent=agent))


async def _by_contact(executor: Executor, to: codes.Contact) -> User | None:
    """Unique among the active people of the company; where old rows repeat a number, nobody is meant."""
    found = await executor.all(BY_PHONE if to.kind == "mobile" else BY_EMAIL, value=to.value)
    return found[0] if len(found) == 1 else None


# -- by a password -------------------------------------------------------------------------------------------


async def _prove(
    company: str, login: str, password: str, address: str | None
) -> tuple[directory.DirectoryEntry, User, Policy]:
    entry = await directory.find(company.strip())
    if entry is None:
        await hashing.matches(None, password[:LONGEST_SECRET])
        raise SignInRefused()
    checked = await _check(entry.tenant_id, Claim(login=login, kind=PASSWORD, secret=password), address)
    if checked.user is None:
        await _note(entry.tenant_id, checked, PASSWORD, address)
        raise SignInRefused()
    return entry, checked.user, checked.policy


async def _fresh_password(actor: Actor, user: User, rule: Policy, password: str, new_password: str | None) -> User:
    if new_password is None:
        if user.password_temporary or password_expired(rule, user.password_set_at, clock.now()):
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
    """A person's own phone: his password stands for the code. Whoever owes a second factor needs a real one, from the
    console: a password alone would make a device that asks for no more than his PIN."""
    entry, user, rule = await _prove(company, login, password, address)
    check_way(rule, PASSWORD, user)
    if user.password_temporary or password_expired(rule, user.password_set_at, clock.now()):
        raise PasswordChangeNeeded()
    token = tokens.issue(entry.slug, uuid7())
    async with database().transaction(entry.tenant_id) as executor:
        await attempts.forgive(executor, attempts.subject_of(PASSWORD, user.id, user.login))
        limited = await _limit(executor, entry.tenant_id, user, None)
        if limited is not None:
            raise SecondFactorNeeded(next=limited)
        rights = await policy.allowed_now(executor, entry.tenant_id, user.id)
    actor = replace(person_at_the_door(user, entry, address), permissions=rights)
    cmd = devices.EnrollOwnDevice(device_id=token.id, key_hash=token.hash, name=name)
    outcome = await run(actor, devices.enroll_own_device, cmd)
    return Enrolled(token, outcome.row)


async def switch_user(device: Actor, claim: Claim, shift_end: datetime | None) -> Switched:
    """Take over the shared device. Ends with the shift (and a little), or after twelve hours where there is none."""
    device_id = access.device_of(device)
    device.need(permissions.END_SWITCH.name)  # a big screen is nobody's to take over
    checked = await _check(device.tenant_id, claim, device.address)
    if checked.user is None:
        await _note(device.tenant_id, checked, claim.kind, device.address)
        if checked.locked_until is not None:
            raise LockedOut(minutes=rules.minutes_until(checked.locked_until, clock.now()))
        raise SwitchRefused()
    return await _hand_over(device, device_id, checked.user, claim.kind, shift_end)


async def take_own(device: Actor, user_id: UUID, shift_end: datetime | None) -> Switched:
    """The phone somebody has just enrolled as his own, by a one-time code that only he was shown: that was his proof.
    Raises SwitchRefused when he has left meanwhile."""
    async with database().transaction(device.tenant_id, read_only=True) as executor:
        user: User | None = await executor.one(mine(User).where(User.id == user_id, User.active))
    if user is None:
        raise SwitchRefused()
    return await _hand_over(device, access.device_of(device), user, "invitation", shift_end)


async def _hand_over(device: Actor, device_id: UUID, user: User, by: str, shift_end: datetime | None) -> Switched:
    now = clock.now()
    end = shift_end + rules.SWITCH_GRACE if shift_end is not None else now + rules.SESSION_LIFE
    token = tokens.issue(device.slug, uuid7())
    person = Actor(
        tenant_id=device.tenant_id,
        kind="user",
        id=user.id,
        name=user.name,
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
        credentials=user.credentials,
        expires_at=end,
        by=by,
    )
    outcome = await run(person, sessions.open_switch, cmd)
    async with database().transaction(device.tenant_id, read_only=True) as executor:
        identified = await access.identify(executor, "switch", token, address=device.address)
    return Switched(token, identified.actor, outcome.row)


async def _check(tenant_id: UUID, claim: Claim, address: str | None) -> Checked:
    """Count the try, then look at the secret, with no transaction open meanwhile."""
    secret = claim.secret[:LONGEST_SECRET]
    async with database().transaction(tenant_id) as executor:
        user: User | None = None
        if claim.badge is not None:
            user = await executor.one(BY_BADGE, code=claim.badge.strip().upper())
        elif claim.login is not None:
            user = await executor.one(people.BY_LOGIN, login=claim.login.strip().casefold())
        known = user.id if user else None
        rule = await reading.policy_of(executor)
        subject = attempts.subject_of(claim.kind, known, claim.badge or claim.login or "")
        locked = await attempts.begin(executor, subject, rule)
        if locked is None and await attempts.address_locked(executor, address):
            locked = clock.now() + attempts.ADDRESS_SPAN
        stored = await stored_hash(executor, user, claim.kind) if user and user.active else None
    if locked is not None:
        return Checked(None, known, locked, rule)
    if claim.kind == PIN:
        secret = hashing.peppered(secret, tenant_id, known)
    right = await hashing.matches(stored, secret)
    if not right:
        async with database().transaction(tenant_id) as executor:
            await attempts.count_address(executor, address)
    return Checked(user if right else None, known, None, rule)


async def _note(tenant_id: UUID, checked: Checked, kind: str, address: str | None) -> None:
    door = system(tenant_id, "sign-in", permissions={permissions.NOTE_FAILURE.name: None})
    cmd = sessions.NoteFailure(kind=kind, user_id=checked.known, locked=checked.locked_until is not None)
    await run(replace(door, address=address), sessions.note_failure, cmd)


def person_at_the_door(user: User, entry: directory.DirectoryEntry, address: str | None, *rights: Permission) -> Actor:
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
