"""Opening and ending sessions and switches. Secrets are checked before (`tenants.identity.signin`), not in here."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import bindparam, update

from infra.actions import Command, command
from infra.db import Statement, own
from infra.work import Work
from tenants.identity import attempts, permissions, rules
from tenants.identity.commands.devices import END_SWITCHES
from tenants.identity.commands.people import access_user
from tenants.identity.credentials import PASSWORD, PIN
from tenants.identity.errors import DeviceUnknown, NotOwnSession, SignInRefused, SwitchRefused
from tenants.identity.models import Device, Session, SwitchToken, User
from tenants.identity.security import alerts

END_SESSION = Statement(
    update(Session)
    .where(own(Session), Session.id == bindparam("session"), Session.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)
END_SWITCH = Statement(
    update(SwitchToken)
    .where(own(SwitchToken), SwitchToken.id == bindparam("switch"), SwitchToken.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)


@dataclass(frozen=True, kw_only=True)
class OpenSession(Command):
    """`credentials` is the person's count when his proof was looked at: a reset in between wins.

    `by`: password | code | passkey | oidc | saml | sign_up. `limited`: what he may do at first is prove (second) or
    enrol (enrol) his second factor; None: everything. `second_by`: the first proof was worth two already.
    """

    session_id: UUID
    secret_hash: bytes
    credentials: int
    by: str = "password"
    limited: str | None = None
    second_by: str | None = None
    contact: str | None = None  # phone | email: what a code proved
    agent: str | None = None

    secret: ClassVar[frozenset[str]] = frozenset({"secret_hash"})


@command(needs=permissions.OPEN_SESSION, name="identity.sign_in", while_read_only=True)
async def open_session(work: Work, cmd: OpenSession) -> Session:
    user = await access_user(work, work.actor.id)
    if not user.here(work.now) or user.credentials != cmd.credentials or work.actor.epoch is None:
        raise SignInRefused()
    if cmd.by == PASSWORD:
        await attempts.forgive(work, attempts.subject_of(PASSWORD, user.id, user.login))
    if cmd.contact is not None:
        await _proved_contact(work, user, cmd.contact)
    session = Session(
        id=cmd.session_id,
        user_id=user.id,
        secret_hash=cmd.secret_hash,
        epoch=work.actor.epoch,
        credentials=user.credentials,
        expires_at=work.now + (rules.SESSION_LIFE if cmd.limited is None else rules.HALF_LIFE),
        seen_at=work.now,
        address=work.actor.address,
        agent=cmd.agent,
        limited=cmd.limited,
        proved_by=cmd.by,
        second_by=cmd.second_by,
        proved_at=work.now,
    )
    await work.insert(session)
    work.subject(user.id)
    if cmd.by == PASSWORD:
        await alerts.tell_of_break_glass(work, user)
    return session


async def _proved_contact(work: Work, user: User, contact: str) -> None:
    field = "phone_verified_at" if contact == "phone" else "email_verified_at"
    if getattr(user, field) is None:
        await work.change(user, **{field: work.now})


@dataclass(frozen=True, kw_only=True)
class EndSession(Command):
    session_id: UUID


@command(needs=permissions.END_SESSION, name="identity.sign_out", while_read_only=True)
async def end_session(work: Work, cmd: EndSession) -> None:
    session = await work.get(Session, cmd.session_id)
    if session is None or session.user_id != work.actor.id:
        raise NotOwnSession()
    await work.execute(END_SESSION, session=session.id, at=work.now)
    work.subject(session.user_id)


@dataclass(frozen=True, kw_only=True)
class OpenSwitch(Command):
    switch_id: UUID
    device_id: UUID
    secret_hash: bytes
    credentials: int
    expires_at: datetime
    by: str  # pin | password | invitation

    secret: ClassVar[frozenset[str]] = frozenset({"secret_hash"})


@command(needs=permissions.SWITCH_USER, name="identity.switch_user", while_read_only=True)
async def open_switch(work: Work, cmd: OpenSwitch) -> SwitchToken:
    """A person takes over a shared device; whoever had it before has handed it over."""
    device = await work.lock(Device, cmd.device_id)
    if device is None or device.state != "enrolled":
        raise DeviceUnknown()
    user = await access_user(work, work.actor.id)
    if not user.here(work.now) or user.credentials != cmd.credentials or work.actor.epoch is None:
        raise SwitchRefused()
    if cmd.by in (PIN, PASSWORD):
        await attempts.forgive(work, attempts.subject_of(cmd.by, user.id, user.login))
    await work.execute(END_SWITCHES, of_device=device.id, at=work.now)
    switch = SwitchToken(
        id=cmd.switch_id,
        device_id=device.id,
        user_id=user.id,
        secret_hash=cmd.secret_hash,
        epoch=work.actor.epoch,
        credentials=user.credentials,
        expires_at=cmd.expires_at,
    )
    await work.insert(switch)
    work.subject(user.id)
    return switch


@dataclass(frozen=True, kw_only=True)
class EndSwitch(Command):
    switch_id: UUID


@command(needs=permissions.END_SWITCH, while_read_only=True)
async def end_switch(work: Work, cmd: EndSwitch) -> None:
    """Hand the device over: the next one must show badge and PIN."""
    switch = await work.get(SwitchToken, cmd.switch_id)
    if switch is None or switch.device_id != work.actor.device_id:
        raise NotOwnSession()
    await work.execute(END_SWITCH, switch=switch.id, at=work.now)
    work.subject(switch.user_id)


@dataclass(frozen=True, kw_only=True)
class NoteFailure(Command):
    """The trail of refused sign-ins. What was typed is not in it: it may be a password in the wrong field."""

    kind: str  # password | pin | second
    user_id: UUID | None = None  # None: nobody of that name
    locked: bool = False


@command(needs=permissions.NOTE_FAILURE, name="identity.note_refused_sign_in", while_read_only=True)
async def note_failure(work: Work, cmd: NoteFailure) -> None:
    """Written down; and when it was one try too many, the person and the administrators hear of it."""
    if cmd.user_id is not None:
        work.subject(cmd.user_id)
        await alerts.tell_of_lock(work, cmd.user_id, cmd.kind)
