"""The Litestar app: doors put together."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.config.response_cache import ResponseCacheConfig
from litestar.handlers import BaseRouteHandler

from api import blobs, errors, files, graphql, imports, live, objects, pages, session
from api.doors import doors
from infra import log, metrics
from infra.db import Database
from infra.placement import self_check
from infra.settings import settings
from infra.work import database, use_database

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
    try:
        yield
    finally:
        await doors().live.close()
        await database().close()
        use_database(None)


def handlers() -> list[BaseRouteHandler]:
    return [
        graphql.graphql, live.live, blobs.put_blob, blobs.get_blob, files.traveler, files.travelers, files.export_trail,
        objects.get_object, objects.put_object, imports.put_sheet, imports.get_reasons, imports.get_template,
        pages.assets, pages.to_folder, pages.app, pages.card, pages.enroll, pages.display, pages.landing, pages.health, pages.ready,
        pages.prometheus, *session.HANDLERS,
    ]  # fmt: skip


def create_app() -> Litestar:
    log.configure(production=settings().production)
    return Litestar(
        route_handlers=handlers(),
        exception_handlers=errors.HANDLERS,
        lifespan=[lifespan],
        openapi_config=None,
        response_cache_config=ResponseCacheConfig(),
        logging_config=None,
        request_max_body_size=4_000_000,
    )
