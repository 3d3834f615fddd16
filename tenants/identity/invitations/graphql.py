"""Invitations in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.identity import queries as people
from tenants.identity.invitations import commands, letters, models, queries
from tenants.identity.invitations.rules import code_of, state_of
from tenants.identity.notices.telling import absolute


@strawberry.type(description="Somebody asked in. `state`: open, expired, accepted or withdrawn.")
class Invitation:
    id: UUID
    name: str | None
    phone: str | None
    email: str | None
    locale: str
    roles: list[str]
    scope_kind: str | None
    invited_by: str
    sent_at: datetime
    expires_at: datetime
    accepted_at: datetime | None
    state: str
    times_sent: int
    user_id: UUID | None
    row: strawberry.Private[models.Invitation]

    @strawberry.field
    async def team_name(self, info: Info) -> Names | None:
        found = await loader(info, queries.teams_by_id).load(self.row.team_id) if self.row.team_id else None
        return names(found) if found else None

    @strawberry.field
    async def place_name(self, info: Info) -> Names | None:
        place = await loader(info, people.places_by_id).load(self.row.scope_id) if self.row.scope_id else None
        return Names(zh=place.name_zh, en=place.name_en) if place else None

    @strawberry.field
    def link(self, info: Info) -> str | None:
        """For whoever invites, to pass on by hand; none once it does not count any more."""
        actor = info.context.actor
        if self.state != "open":
            return None
        return absolute(letters.link_of(actor.slug, self.row.tenant_id, self.row))

    @strawberry.field
    def join_code(self) -> str | None:
        return code_of(self.row.tenant_id, self.row.id, self.row.round) if self.state == "open" else None

    @classmethod
    def of(cls, row: models.Invitation) -> "Invitation":
        return cls(
            id=row.id,
            name=row.name,
            phone=row.phone,
            email=row.email,
            locale=row.locale,
            roles=list(row.roles),
            scope_kind=row.scope_kind,
            invited_by=row.invited_by,
            sent_at=row.sent_at,
            expires_at=row.expires_at,
            accepted_at=row.accepted_at,
            state=state_of(row.accepted_at, row.withdrawn_at, row.expires_at, clock.now()),
            times_sent=row.round,
            user_id=row.user_id,
            row=row,
        )


@strawberry.enum
class InvitationSort(enum.Enum):
    NEWEST = "NEWEST"
    EXPIRES = "EXPIRES"


@strawberry.input(description="`state`: open, expired, accepted or withdrawn.")
class InvitationFilter:
    state: str | None = None
    search: str | None = None


if TYPE_CHECKING:
    InvitationPage = Any
else:
    InvitationPage = page_type(Invitation)


@strawberry.type
class InvitationQuery:
    @strawberry.field
    async def invitations(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: InvitationFilter | None = None,
        sort: list[InvitationSort] | None = None,
    ) -> InvitationPage:
        given = filter or InvitationFilter()
        wanted = queries.InvitationFilter(state=given.state, search=given.search)
        order = [each.value for each in sort or ()]
        return connection(Invitation, await queries.invitation_page(info.context.read, first, after, wanted, order))


@strawberry.type
class InvitationMutation:
    invite = mutation(commands.invite, Invitation)
    resend_invitation = mutation(commands.resend_invitation, Invitation)
    withdraw_invitation = mutation(commands.withdraw_invitation, Invitation)
