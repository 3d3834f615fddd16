"""Inviting, sending again, withdrawing, and coming in."""

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Text, bindparam, or_

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import Missing
from infra.work import Work
from tenants.identity import contact, permissions, policy, rules, tokens
from tenants.identity.commands.people import CreateUser, access_user, clean_locale, create_user, take_a_seat
from tenants.identity.commands.roles import check_scope, grant_at, role_by_code
from tenants.identity.errors import AddressMissing, InvitationOpen, InvitationOver, InvitationRefused
from tenants.identity.factors.commands import freshly_proved
from tenants.identity.invitations import letters
from tenants.identity.invitations.models import Invitation
from tenants.identity.invitations.rules import LIFE, code_of
from tenants.identity.models import Team, User

OPEN_FOR = Statement(
    mine(Invitation).where(
        Invitation.accepted_at.is_(None),
        Invitation.withdrawn_at.is_(None),
        Invitation.expires_at > bindparam("now", type_=Invitation.expires_at.type),
        or_(Invitation.phone == bindparam("phone", type_=Text()), Invitation.email == bindparam("email", type_=Text())),
    )
)
BY_CODE = Statement(mine(Invitation).where(Invitation.code_hash == bindparam("code_hash")).with_for_update())


@dataclass(frozen=True, kw_only=True)
class Invite(Command):
    """A mobile number or a mail address (or both) of somebody who is not one of the company's people yet.

    His roles hold everywhere, or at the one place named.
    """

    phone: str | None = None
    email: str | None = None
    name: str | None = None
    locale: str = "zh-CN"
    roles: list[str] = field(default_factory=list)
    scope_kind: str | None = None
    scope_id: UUID | None = None
    team_id: UUID | None = None


@command(needs=permissions.CREATE_USER)
async def invite(work: Work, cmd: Invite) -> Invitation:
    """Ask somebody in: he gets a link by SMS or mail that works for a week."""
    if cmd.roles:
        await freshly_proved(work)
    await policy.hold(work)
    phone = contact.clean_phone(cmd.phone) if cmd.phone and cmd.phone.strip() else None
    email = contact.clean_email(cmd.email) if cmd.email and cmd.email.strip() else None
    await _check_address(work, phone, email)
    await take_a_seat(work)
    for code in cmd.roles:
        await role_by_code(work, code)
    if cmd.roles:
        await check_scope(work, cmd.scope_kind, cmd.scope_id)
    if cmd.team_id is not None:
        work.actor.need(permissions.MANAGE_TEAM.name)
        if await work.get(Team, cmd.team_id) is None:
            raise Missing(what="team")
    invitation = Invitation(
        id=cmd.id,
        phone=phone,
        email=email,
        name=rules.clean_name(cmd.name) if cmd.name and cmd.name.strip() else None,
        locale=clean_locale(cmd.locale),
        roles=list(dict.fromkeys(cmd.roles)),
        scope_kind=cmd.scope_kind if cmd.roles else None,
        scope_id=cmd.scope_id if cmd.roles else None,
        team_id=cmd.team_id,
        invited_by=work.actor.name,
        inviter_id=work.actor.id,
        code_hash=tokens.hash_of(code_of(work.tenant_id, cmd.id, 1)),
        round=1,
        sent_at=work.now,
        expires_at=work.now + LIFE,
    )
    await work.insert(invitation)
    await letters.send(work, invitation)
    return invitation


async def _check_address(work: Work, phone: str | None, email: str | None) -> None:
    if phone is None and email is None:
        raise AddressMissing()
    await contact.check_free(work, phone=phone, email=email)
    if await work.one(OPEN_FOR, phone=phone, email=email, now=work.now) is not None:
        to = contact.shown_phone(phone) if phone else contact.shown_email(email or "")
        raise InvitationOpen(to=to)


@dataclass(frozen=True, kw_only=True)
class ResendInvitation(Command):
    invitation_id: UUID


@command(needs=permissions.CREATE_USER)
async def resend_invitation(work: Work, cmd: ResendInvitation) -> Invitation:
    """Send it again with a new code and another week; the earlier link works no more."""
    await policy.hold(work)
    invitation = await _access(work, cmd.invitation_id)
    await contact.check_free(work, phone=invitation.phone, email=invitation.email)
    after = invitation.round + 1
    await work.change(
        invitation,
        round=after,
        code_hash=tokens.hash_of(code_of(work.tenant_id, invitation.id, after)),
        sent_at=work.now,
        expires_at=work.now + LIFE,
    )
    await letters.send(work, invitation)
    return invitation


@dataclass(frozen=True, kw_only=True)
class WithdrawInvitation(Command):
    invitation_id: UUID


@command(needs=permissions.CREATE_USER)
async def withdraw_invitation(work: Work, cmd: WithdrawInvitation) -> Invitation:
    """The link works no more."""
    return await work.change(await _access(work, cmd.invitation_id), withdrawn_at=work.now)


async def _access(work: Work, id: UUID) -> Invitation:
    invitation = await work.lock(Invitation, id)
    if invitation is None:
        raise Missing(what="invitation")
    if invitation.accepted_at is not None or invitation.withdrawn_at is not None:
        raise InvitationOver()
    return invitation


@dataclass(frozen=True, kw_only=True)
class AcceptInvitation(Command):
    """Sent by the door. Without a password he signs in with a code."""

    code: str
    name: str
    login: str | None = None
    password: str | None = None
    locale: str | None = None

    secret: ClassVar[frozenset[str]] = frozenset({"code", "password"})


@command(needs=permissions.ACCEPT_INVITATION)
async def accept_invitation(work: Work, cmd: AcceptInvitation) -> User:
    """The invited becomes one of the company's people, with the roles and the team he was promised."""
    await policy.hold(work)
    invitation: Invitation | None = await work.one(BY_CODE, code_hash=tokens.hash_of(clean_code(cmd.code)))
    if invitation is None or not _counts(work, invitation):
        raise InvitationRefused()
    user = await create_user.nested(work, _person(cmd, invitation))
    for code in invitation.roles:
        await grant_at(work, user, await role_by_code(work, code), invitation.scope_kind, invitation.scope_id)
    await work.change(invitation, accepted_at=work.now, user_id=user.id)
    work.subject(user.id)
    return await access_user(work, user.id)


def _counts(work: Work, invitation: Invitation) -> bool:
    open_ = invitation.accepted_at is None and invitation.withdrawn_at is None
    return open_ and invitation.expires_at > work.now


def _person(cmd: AcceptInvitation, invitation: Invitation) -> CreateUser:
    login = cmd.login or invitation.email or (invitation.phone or "").lstrip("+")
    return CreateUser(
        login=login,
        name=cmd.name,
        phone=invitation.phone,
        email=invitation.email,
        locale=cmd.locale or invitation.locale,
        password=cmd.password,
        password_temporary=False,
        team_id=invitation.team_id,
    )


def clean_code(text: str) -> str:
    return tokens.clean_enrollment_code(text)
