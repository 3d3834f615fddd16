"""Coming in by an invitation: `POST /api/invite/look` shows what the code means, `/accept` makes the person and signs
him in. Both are open to everybody; five wrong codes from one address are refused for a while."""

from typing import Any

import msgspec
from litestar import Response, post
from litestar.handlers import BaseRouteHandler
from litestar.status_codes import HTTP_200_OK

from api.session import AnyRequest, Json, address_of, agent_of, check_origin, read_body, signed_in_answer
from tenants import identity
from tenants.identity.invitations import joining


class Look(msgspec.Struct, forbid_unknown_fields=True):
    company: str
    code: str


class Accept(msgspec.Struct, forbid_unknown_fields=True):
    """Without a password one signs in with a code that is sent to the number or address the invitation went to."""

    company: str
    code: str
    name: str
    login: str | None = None
    password: str | None = None
    locale: str | None = None


@post("/api/invite/look", status_code=HTTP_200_OK)
async def look(request: AnyRequest) -> Response[Json]:
    check_origin(request)
    given = await read_body(request, Look)
    found = await joining.look(given.company, given.code, address=address_of(request))
    body = {
        "company": {"slug": found.slug, "name": _names(found.company)},
        "name": found.name,
        "inviter": found.inviter,
        "to": found.to,
        "roles": [_names(each) for each in found.roles],
        "team": _names(found.team) if found.team else None,
        "locale": found.locale,
        "expiresAt": found.expires_at,
    }
    return Response(body, headers={"cache-control": "no-store"})


@post("/api/invite/accept", status_code=HTTP_200_OK)
async def accept(request: AnyRequest) -> Response[Any]:
    check_origin(request)
    given = await read_body(request, Accept)
    user_id = await joining.accept(
        given.company,
        given.code,
        given.name,
        login=given.login,
        password=given.password,
        locale=given.locale,
        address=address_of(request),
    )
    signed_in = await identity.open_session_for(
        given.company.strip(), user_id, by="invitation", address=address_of(request), agent=agent_of(request)
    )
    return await signed_in_answer(signed_in)


def _names(pair: tuple[str, str]) -> Json:
    return {"zh": pair[0], "en": pair[1]}


HANDLERS: list[BaseRouteHandler] = [look, accept]
