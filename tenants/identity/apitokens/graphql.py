"""API tokens in the schema."""

import enum
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.identity.apitokens import commands, models, queries
from tenants.identity.apitokens.rules import MARK
from tenants.identity.workforce.graphql import Person, person

SHOWN_FOR = timedelta(minutes=10)


@strawberry.type(description="A program that acts for its owner. `state`: live, expired or revoked.")
class ApiToken:
    id: UUID
    name: str
    permissions: list[str]
    networks: list[str]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    revoked_by: str | None
    state: str
    user_id: strawberry.Private[UUID]

    @strawberry.field
    async def owner(self, info: Info) -> Person:
        return await person(info, self.user_id)

    @strawberry.field
    async def last_used_at(self, info: Info) -> datetime | None:
        row = await loader(info, queries.uses_of).load(self.id)
        return row.used_at if row else None

    @strawberry.field
    async def last_address(self, info: Info) -> str | None:
        row = await loader(info, queries.uses_of).load(self.id)
        return row.address if row else None

    @classmethod
    def of(cls, row: models.ApiToken) -> "ApiToken":
        state = "revoked" if row.revoked_at else "live" if row.expires_at > clock.now() else "expired"
        return cls(
            id=row.id,
            name=row.name,
            permissions=list(row.permissions),
            networks=list(row.networks),
            created_at=row.created_at,
            expires_at=row.expires_at,
            revoked_at=row.revoked_at,
            revoked_by=row.revoked_by,
            state=state,
            user_id=row.user_id,
        )


@strawberry.type(description="A token just made. `secret` goes into `Authorization: Bearer`; it is never shown again.")
class IssuedApiToken:
    id: UUID
    token: ApiToken
    user_id: strawberry.Private[UUID]
    tenant_id: strawberry.Private[UUID]
    made_at: strawberry.Private[datetime]

    @strawberry.field
    def secret(self, info: Info) -> str | None:
        actor = info.context.actor
        if actor.id != self.user_id or clock.now() - self.made_at > SHOWN_FOR:
            return None
        return f"{MARK}{commands.token_of(actor.slug, self.tenant_id, self.id)}"

    @classmethod
    def of(cls, row: models.ApiToken) -> "IssuedApiToken":
        return cls(
            id=row.id, token=ApiToken.of(row), user_id=row.user_id, tenant_id=row.tenant_id, made_at=row.created_at
        )


@strawberry.enum
class ApiTokenSort(enum.Enum):
    NAME = "NAME"
    EXPIRES = "EXPIRES"
    NEWEST = "NEWEST"


@strawberry.input(description="`state`: live, expired or revoked.")
class ApiTokenFilter:
    state: str | None = None
    search: str | None = None
    user_id: UUID | None = None


if TYPE_CHECKING:
    ApiTokenPage = Any
else:
    ApiTokenPage = page_type(ApiToken)


@strawberry.type
class ApiTokenQuery:
    @strawberry.field
    async def api_tokens(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: ApiTokenFilter | None = None,
        sort: list[ApiTokenSort] | None = None,
    ) -> ApiTokenPage:
        given = filter or ApiTokenFilter()
        wanted = queries.TokenFilter(state=given.state, search=given.search, user_id=given.user_id)
        order = [each.value for each in sort or ()]
        return connection(ApiToken, await queries.api_token_page(info.context.read, first, after, wanted, order))


@strawberry.type
class ApiTokenMutation:
    issue_api_token = mutation(commands.issue_api_token, IssuedApiToken)
    revoke_api_token = mutation(commands.revoke_api_token, ApiToken)
