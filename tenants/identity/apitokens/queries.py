"""Lists of API tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from infra import clock
from infra.actions import query
from infra.db import mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity import permissions
from tenants.identity.apitokens.models import ApiToken, ApiTokenUse

SORTS = {
    "NAME": (Key(ApiToken.name, "name"), Key(ApiToken.id, "id")),
    "EXPIRES": (Key(ApiToken.expires_at, "expires_at"), Key(ApiToken.id, "id")),
    "NEWEST": (Key(ApiToken.created_at, "created_at", descending=True), Key(ApiToken.id, "id", descending=True)),
}


@dataclass(frozen=True, kw_only=True)
class TokenFilter:
    """`state`: live, expired or revoked. Without the permission to manage tokens one sees one's own."""

    state: str | None = None
    search: str | None = None
    user_id: UUID | None = None


@query(needs=permissions.ISSUE_TOKEN)
async def api_token_page(
    read: Read, first: int, after: str | None, wanted: TokenFilter, sort: Sequence[str]
) -> Page[ApiToken]:
    statement = mine(ApiToken)
    owner = wanted.user_id if read.actor.may(permissions.MANAGE_TOKENS.name) else read.actor.id
    if owner is not None:
        statement = statement.where(ApiToken.user_id == owner)
    now = clock.now()
    if wanted.state == "live":
        statement = statement.where(ApiToken.revoked_at.is_(None), ApiToken.expires_at > now)
    elif wanted.state == "expired":
        statement = statement.where(ApiToken.revoked_at.is_(None), ApiToken.expires_at <= now)
    elif wanted.state == "revoked":
        statement = statement.where(ApiToken.revoked_at.is_not(None))
    if wanted.search and wanted.search.strip():
        statement = statement.where(ApiToken.name.icontains(wanted.search.strip(), autoescape=True))
    keys = SORTS.get(sort[0] if sort else "NEWEST", SORTS["NEWEST"])
    return await paged(read, statement, keys=keys, first=first, after=after)


async def uses_of(read: Read, ids: Sequence[UUID]) -> list[ApiTokenUse | None]:
    return await read.many(ApiTokenUse, ids)
