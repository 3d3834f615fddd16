"""The local mailbox of an installation that has no gateway and is not in production: what it would have sent."""

from typing import Any

from litestar import Request, Response, get
from litestar.handlers import BaseRouteHandler

from infra.errors import Missing
from infra.notify import local
from infra.notify.house import has_mailbox


@get("/api/mailbox")
async def read_mailbox(request: Request[Any, Any, Any], to: str | None = None) -> Response[dict[str, Any]]:
    """The letters of the last hour, newest first; `to` narrows them to one address. Not found where a gateway is."""
    if not has_mailbox():
        raise Missing(what="mailbox")
    letters = [each for each in local.letters() if to is None or each["to"] == to]
    return Response({"letters": letters}, headers={"cache-control": "no-store"})


HANDLERS: list[BaseRouteHandler] = [read_mailbox]
