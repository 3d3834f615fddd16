"""The public side: what an invitation says to whoever holds its code, and coming in by it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam

from infra import clock, directory
from infra.actions import run
from infra.db import Statement, mine
from infra.directory import DirectoryEntry
from infra.ids import uuid7
from infra.work import Actor, database, system
from tenants.identity import attempts, permissions, rules, tokens
from tenants.identity.contact import shown_email, shown_phone
from tenants.identity.errors import InvitationRefused, LockedOut
from tenants.identity.invitations import commands
from tenants.identity.invitations.models import Invitation
from tenants.identity.models import Role, Team
from tenants.plans.models import Tenant

BY_HASH = Statement(mine(Invitation).where(Invitation.code_hash == bindparam("code_hash")))
ROLES = Statement(mine(Role))
RIGHTS = dict.fromkeys(
    each.name
    for each in (
        permissions.ACCEPT_INVITATION, permissions.CREATE_USER, permissions.GRANT_ROLE, permissions.MANAGE_TEAM
    )
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """Names in both languages; `to` shortened."""

    company: tuple[str, str]
    slug: str
    name: str | None
    inviter: str
    to: str
    roles: tuple[tuple[str, str], ...]
    team: tuple[str, str] | None
    locale: str
    expires_at: datetime


async def look(company: str, code: str, *, address: str | None = None) -> Shown:
    """Raises InvitationRefused, LockedOut after five wrong codes from one address."""
    entry = await _entry(company)
    tried = await _begin(entry, address)
    async with database().transaction(entry.tenant_id) as executor:
        found: Invitation | None = await executor.one(BY_HASH, code_hash=_hash(code))
        if found is not None and _waits(found):
            tenant = await executor.one(mine(Tenant))
            roles: list[Role] = [row for row in await executor.all(ROLES) if row.code in found.roles]
            await attempts.forgive(executor, tried)
            teams = [row for row in await executor.all(mine(Team)) if row.id == found.team_id]
            return Shown(
                company=(tenant.name_zh, tenant.name_en),
                slug=entry.slug,
                name=found.name,
                inviter=found.invited_by,
                to=shown_phone(found.phone) if found.phone else shown_email(found.email or ""),
                roles=tuple((row.name_zh, row.name_en) for row in roles),
                team=(teams[0].name_zh, teams[0].name_en) if teams else None,
                locale=found.locale,
                expires_at=found.expires_at,
            )
    raise InvitationRefused()


async def accept(
    company: str,
    code: str,
    name: str,
    *,
    login: str | None = None,
    password: str | None = None,
    locale: str | None = None,
    address: str | None = None,
) -> UUID:
    """The id of the one who came in. Raises InvitationRefused, LockedOut, and what making a person raises."""
    entry = await _entry(company)
    cmd = commands.AcceptInvitation(
        id=uuid7(), code=code, name=name, login=login or None, password=password or None, locale=locale
    )
    tried = await _begin(entry, address)
    outcome = await run(_door(entry, address), commands.accept_invitation, cmd)
    async with database().transaction(entry.tenant_id) as executor:
        await attempts.forgive(executor, tried)
    return outcome.ids[0]


async def _entry(company: str) -> DirectoryEntry:
    entry = await directory.find(company.strip())
    if entry is None:
        raise InvitationRefused()
    return entry


async def _begin(entry: DirectoryEntry, address: str | None) -> bytes:
    """Each try counts against where it came from, before the code is looked at; a right one is forgiven."""
    subject = attempts.subject_of("invitation", None, address or "")
    locked = await attempts.begin_apart(entry.tenant_id, subject)
    if locked is not None:
        raise LockedOut(minutes=rules.minutes_until(locked, clock.now()))
    return subject


def _door(entry: DirectoryEntry, address: str | None) -> Actor:
    door = system(entry.tenant_id, "invitation", permissions=RIGHTS)
    return replace(door, address=address, slug=entry.slug, epoch=entry.epoch)


def _hash(code: str) -> bytes:
    return tokens.hash_of(commands.clean_code(code))


def _waits(found: Invitation) -> bool:
    return found.accepted_at is None and found.withdrawn_at is None and found.expires_at > clock.now()


__all__ = ["Shown", "accept", "look"]
