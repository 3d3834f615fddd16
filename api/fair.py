"""Each company's share of this process: its requests wait for each other, not its neighbours for them.

A request takes its place when it is known who asks (whoever only claims to belong to a company takes nothing from it)
and gives it back when its answer is sent, whatever becomes of it. Files stand in a line of their own: a workbook or a
sheet takes seconds in a process beside this one, so neither waits for its company's clicks nor they for it.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from litestar import Request
from litestar.types import ASGIApp, Receive, Scope, Send

from infra.fairness import Allowance, Turnstile
from infra.work import Actor
from tenants.plans.allowances import allowance
from tenants.plans.metering import calls

PLACE: Final = "lotline.place"
WAITING: Final = object()
LINE: Final = "lotline.line"
"""A handler's opt: FILES, or nothing."""
FILES: Final = "files"


@lru_cache(maxsize=1)
def turnstile() -> Turnstile:
    return Turnstile(allowance)


@lru_cache(maxsize=1)
def _files() -> Turnstile:
    return Turnstile(_of_files)


def _of_files(tenant_id: UUID) -> Allowance:
    return replace(allowance(tenant_id), at_once=1, queue=20, patience=60.0)


async def admit(request: Request[Any, Any, Any], actor: Actor) -> None:
    """Raises TooManyRequests. A request that proves itself twice holds one place."""
    if request.scope.get(PLACE) is not WAITING:
        return
    line = _files() if request.route_handler.opt.get(LINE) == FILES else turnstile()
    await line.enter(actor.tenant_id)
    calls.count(actor.tenant_id)
    request.scope[PLACE] = line, actor.tenant_id  # type: ignore[typeddict-unknown-key]


def leave(scope: Scope) -> None:
    """Give the place back early: a live stream lasts for hours and takes nothing."""
    place = scope.get(PLACE)
    scope[PLACE] = None  # type: ignore[typeddict-unknown-key]
    if isinstance(place, tuple):
        line, tenant = place
        line.leave(tenant)


def fair(app: ASGIApp) -> ASGIApp:
    """Middleware: a place is given back with the answer. Without it nobody takes one."""

    async def passing(scope: Scope, receive: Receive, send: Send) -> None:
        scope[PLACE] = WAITING  # type: ignore[typeddict-unknown-key]
        try:
            await app(scope, receive, send)
        finally:
            leave(scope)

    return passing
