"""Lists of invitations."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_

from infra import clock
from infra.actions import query
from infra.db import mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity import permissions
from tenants.identity.invitations.models import Invitation
from tenants.identity.models import Team

SORTS = {
    "NEWEST": (Key(Invitation.sent_at, "sent_at", descending=True), Key(Invitation.id, "id", descending=True)),
    "EXPIRES": (Key(Invitation.expires_at, "expires_at"), Key(Invitation.id, "id")),
}


@dataclass(frozen=True, kw_only=True)
class InvitationFilter:
    """`state`: open, expired, accepted or withdrawn."""

    state: str | None = None
    search: str | None = None


@query(needs=permissions.CREATE_USER)
async def invitation_page(
    read: Read, first: int, after: str | None, wanted: InvitationFilter, sort: Sequence[str]
) -> Page[Invitation]:
    statement = mine(Invitation)
    now = clock.now()
    waiting = (Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None))
    states = {
        "open": (*waiting, Invitation.expires_at > now),
        "expired": (*waiting, Invitation.expires_at <= now),
        "accepted": (Invitation.accepted_at.is_not(None),),
        "withdrawn": (Invitation.withdrawn_at.is_not(None),),
    }
    if wanted.state in states:
        statement = statement.where(*states[wanted.state])
    if wanted.search and (text := wanted.search.strip()):
        columns = (Invitation.name, Invitation.phone, Invitation.email)
        statement = statement.where(or_(*(each.icontains(text, autoescape=True) for each in columns)))
    keys = SORTS.get(sort[0] if sort else "NEWEST", SORTS["NEWEST"])
    return await paged(read, statement, keys=keys, first=first, after=after)


async def teams_by_id(read: Read, ids: Sequence[UUID]) -> list[Team | None]:
    return await read.many(Team, ids)
