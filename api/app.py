"""The Litestar app: doors put together."""

import asyncio
import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from litestar import Litestar, Router
from litestar.config.response_cache import ResponseCacheConfig
from litestar.handlers import BaseRouteHandler
from litestar.types import ControllerRouterHandler

from api import (
    archive,
    blobs,
    epcis,
    errors,
    files,
    forms,
    graphql,
    imports,
    invitations,
    join,
    labels,
    live,
    mailbox,
    objects,
    pages,
    papers,
    pay,
    reports,
    session,
    signin,
    sso,
    visit,
)  # fmt: skip
from api.doors import doors
from api.fair import FILES, LINE, fair
from infra import apart, log, metrics
from infra.db import Database
from infra.placement import self_check
from infra.settings import settings
from infra.work import database, use_database
from tenants.listeners import load_actors

POOL = 12


@asynccontextmanager
async def lifespan(_app: Litestar) -> AsyncGenerator[None, None]:
    """Open the pool, refuse an unsafe database, warm the schema."""
    use_database(Database(settings().app_database_url, size=POOL))
    await database().open()
    async with database().connection() as connection:
        await self_check(connection)
    metrics.watch_pool("app", database())
    await asyncio.to_thread(doors)
    load_actors()
    apart.prepare_with("tenants.listeners:load_actors")
    if settings().production:
        _keep_what_stays()
    try:
        yield
    finally:
        await doors().live.close()
        await database().close()
        use_database(None)


def _keep_what_stays() -> None:
    """Schema, models and statements live as long as the process. The collector walked all of them again and again: a
    quarter of a second each time, in the middle of somebody's answer."""
    gc.collect()
    gc.freeze()


def handlers() -> list[ControllerRouterHandler]:
    return [
        graphql.graphql, live.live, blobs.put_blob, blobs.get_blob, objects.get_object, objects.put_object,
        pages.assets, pages.to_folder, pages.app, pages.card, pages.enroll, pages.display, pages.landing, pages.health,
        pages.ready, pages.prometheus, *session.HANDLERS, *visit.HANDLERS, *mailbox.HANDLERS,
        *signin.HANDLERS, *sso.HANDLERS, *invitations.HANDLERS, *join.HANDLERS, *pay.HANDLERS,
        Router("/", route_handlers=files_made(), opt={LINE: FILES}),
    ]  # fmt: skip


def files_made() -> list[BaseRouteHandler]:
    """The doors whose answer is made, or whose sheet is read, in seconds."""
    return [
        files.traveler, files.travelers, files.payroll, files.export_trail, files.access_review,
        imports.put_sheet, imports.get_reasons, imports.get_template, *forms.HANDLERS, *archive.HANDLERS,
        *reports.HANDLERS, *papers.HANDLERS, *labels.HANDLERS, *epcis.HANDLERS,
    ]  # fmt: skip


def create_app() -> Litestar:
    log.configure(production=settings().production)
    return Litestar(
        route_handlers=handlers(),
        exception_handlers=errors.HANDLERS,
        lifespan=[lifespan],
        middleware=[fair],
        openapi_config=None,
        response_cache_config=ResponseCacheConfig(),
        logging_config=None,
        request_max_body_size=4_000_000,
    )
