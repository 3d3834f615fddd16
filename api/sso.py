"""Doors of single sign-on. The answers of providers come from other sites: no door here asks where they come from, what
they answer is looked at instead. Whatever is refused is said on the page the person set out from."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import structlog
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.handlers import BaseRouteHandler
from litestar.status_codes import HTTP_302_FOUND, HTTP_303_SEE_OTHER

from api.session import address_of, agent_of, authenticate, signed_in_answer
from infra.errors import DomainError
from infra.settings import settings
from tenants.identity.permissions import CHANGE_SECURITY
from tenants.identity.sso import entering, saml
from tenants.identity.sso.entering import Asked, Back

log = structlog.get_logger("lotline.sso")
AnyRequest = Request[Any, Any, Any]
TRIP = "lotline_sso"
SECONDS = 600


@get("/api/sso/{slug:str}/start/{provider_id:uuid}")
async def start(
    request: AnyRequest, slug: str, provider_id: UUID, to: str = "c", again: bool = False, test: bool = False
) -> Response[Any]:
    """Off to the provider. `test`: an administrator tries it out; nobody is signed in by that."""
    tester = None
    if test:
        tester = await authenticate(request)
        tester.need(CHANGE_SECURITY.name)
        if tester.slug != slug:
            return _refused("c", "switched_off")
    try:
        trip = await entering.set_out(slug, provider_id, Asked(to=to, again=again, tester=tester))
    except DomainError as error:
        return _problem(to, error)
    response: Response[Any] = _sent_to(trip.address, HTTP_302_FOUND)
    response.set_cookie(_cookie(trip.browser, SECONDS))
    return response


@get("/api/sso/{slug:str}/callback")
async def callback(request: AnyRequest, slug: str, code: str | None = None, error: str | None = None) -> Response[Any]:
    """Back from an OpenID provider."""
    state = request.query_params.get("state", "")
    try:
        back = await entering.oidc_back(
            slug, state=state, code=code, error=error, browser=request.cookies.get(TRIP),
            address=address_of(request), agent=agent_of(request),
        )  # fmt: skip
    except DomainError as problem:
        return _problem("c", problem)
    return await _arrived(back)


@post("/api/sso/{slug:str}/acs", status_code=HTTP_303_SEE_OTHER)
async def consume(request: AnyRequest, slug: str) -> Response[Any]:
    """Back from a SAML provider: a form that its page posts."""
    form = await request.form()
    answer, state = str(form.get("SAMLResponse") or ""), str(form.get("RelayState") or "")
    try:
        ticket = await entering.saml_back(slug, state=state, answer=answer)
    except DomainError as problem:
        return _problem("c", problem)
    return _sent_to(f"/api/sso/{slug}/done?{urlencode({'ticket': ticket})}", HTTP_303_SEE_OTHER)


@get("/api/sso/{slug:str}/done")
async def done(request: AnyRequest, slug: str, ticket: str = "") -> Response[Any]:
    """The browser that set out fetches what its SAML answer proved."""
    try:
        back = await entering.saml_done(
            slug, ticket=ticket, browser=request.cookies.get(TRIP), address=address_of(request),
            agent=agent_of(request),
        )  # fmt: skip
    except DomainError as problem:
        return _problem("c", problem)
    return await _arrived(back)


@get("/api/sso/{slug:str}/metadata")
async def metadata(slug: str) -> Response[bytes]:
    """What a SAML provider's administrator reads in. The same for a company that does not exist."""
    return Response(saml.metadata(entering.service(slug.lower()[:30])), media_type="application/samlmetadata+xml")


async def _arrived(back: Back) -> Response[Any]:
    if back.signed_in is None:
        asked = urlencode({"reason": back.reason} if back.reason else {"tested": "1"})
        return _sent_to(f"/{back.to}/#/security?provider={back.provider_id}&{asked}", HTTP_303_SEE_OTHER)
    response = _sent_to(f"/{back.to}/", HTTP_303_SEE_OTHER)
    for cookie in (await signed_in_answer(back.signed_in)).cookies:
        response.set_cookie(cookie)
    response.set_cookie(_cookie("", 0))
    return response


def _problem(to: str, error: DomainError) -> Response[Any]:
    log.info("single sign-on refused", code=error.code, params=error.params)
    return _refused(to, str(error.params.get("reason") or ("provider" if "provider" in error.code else error.code)))


def _refused(to: str, reason: str) -> Response[Any]:
    """To the sign-in page, which says the reason in words; nothing a stranger wrote gets onto it."""
    place = to if to in entering.PLACES else "c"
    return _sent_to(f"/{place}/?{urlencode({'sso': reason})}", HTTP_303_SEE_OTHER)


def _sent_to(address: str, status: int) -> Response[Any]:
    headers = {"location": address, "cache-control": "no-store", "referrer-policy": "no-referrer"}
    return Response(None, status_code=status, headers=headers)


def _cookie(value: str, max_age: int) -> Cookie:
    """Lax: it rides along when the provider sends the browser back by a link."""
    return Cookie(
        key=TRIP, value=value, max_age=max_age, path="/api/sso", httponly=True, samesite="lax",
        secure=settings().secure,
    )  # fmt: skip


HANDLERS: list[BaseRouteHandler] = [start, callback, consume, done, metadata]
