"""`POST /api/pay/{provider}/notify`: where providers say that money has come. The bytes are taken as they came, because
they are what was signed; each provider is answered in its own words, an outage so that it comes again."""

from typing import Any, Final

from litestar import Request, Response, post
from litestar.handlers import BaseRouteHandler
from litestar.status_codes import HTTP_200_OK, HTTP_204_NO_CONTENT

from api.session import address_of
from infra.errors import DomainError, Missing, Unavailable
from tenants.plans.ledger.intake import NAMES, take_notice

LARGEST: Final = 64 * 1024
FORMS: Final = {"alipay"}


@post("/api/pay/{provider:str}/notify", request_max_body_size=LARGEST)
async def notify(request: Request[Any, Any, Any], provider: str) -> Response[Any]:
    """Nobody is signed in here: what is believed is the signature alone."""
    if provider not in NAMES:
        raise Missing(what="payment provider")
    body = await request.body()
    try:
        await take_notice(provider, dict(request.headers), body, address_of(request) or "")
    except Unavailable as outage:
        return _said(provider, outage.status, outage.code)
    except DomainError as refused:
        return _said(provider, getattr(refused, "status", 400), refused.code)
    if provider in FORMS:
        return Response("success", media_type="text/plain", status_code=HTTP_200_OK)
    if provider == "stripe":
        return Response({"received": True}, status_code=HTTP_200_OK)
    return Response(None, status_code=HTTP_204_NO_CONTENT)


def _said(provider: str, status: int, code: str) -> Response[Any]:
    headers = {"cache-control": "no-store"}
    if provider in FORMS:
        return Response("failure", media_type="text/plain", status_code=status, headers=headers)
    return Response({"code": "FAIL", "message": code}, status_code=status, headers=headers)


HANDLERS: list[BaseRouteHandler] = [notify]
