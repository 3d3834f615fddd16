"""Each error family mapped once to HTTP; anything else is a bug with an id that the log knows."""

from typing import Any
from uuid import uuid4

import asyncpg
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException

from infra.errors import DatabaseDown, DomainError, Unavailable

log = structlog.get_logger("lotline.http")
DOWN = (asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError, asyncpg.AdminShutdownError, OSError)


def _problem(status: int, code: str, text: str, params: dict[str, Any] | None = None) -> Response[dict[str, Any]]:
    body = {"code": code, "text": text, "params": params or {}}
    return Response(body, status_code=status, headers={"cache-control": "no-store"})


def domain_error(_request: Request[Any, Any, Any], error: DomainError) -> Response[dict[str, Any]]:
    status = error.status if hasattr(error, "status") else 500
    response = _problem(status, error.code, error.sentence, error.params)
    if isinstance(error, Unavailable):
        response.headers["retry-after"] = "2"
    return response


def http_error(_request: Request[Any, Any, Any], error: HTTPException) -> Response[dict[str, Any]]:
    codes = {404: "api.not_found", 405: "api.method_not_allowed", 413: "api.too_large"}
    return _problem(error.status_code, codes.get(error.status_code, "api.bad_request"), error.detail)


def anything(request: Request[Any, Any, Any], error: Exception) -> Response[dict[str, Any]]:
    if isinstance(error, DOWN):
        return domain_error(request, DatabaseDown())
    incident = str(uuid4())[:8]
    log.error("bug", incident=incident, path=request.url.path, exc_info=error)
    return _problem(500, "infra.bug", "something broke on our side", {"incident": incident})


HANDLERS: dict[Any, Any] = {DomainError: domain_error, HTTPException: http_error, Exception: anything}
