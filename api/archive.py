"""Archives and certificates to take away: the vendor's of its customers, and a company's own."""

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from litestar import Request, Response, get
from litestar.background_tasks import BackgroundTask
from litestar.handlers import BaseRouteHandler
from litestar.response import File

from api.session import authenticate
from infra.settings import settings
from infra.storage import storage
from infra.work import reading
from tenants import records, vendor

AnyRequest = Request[Any, Any, Any]


@get("/api/custody/{job_id:uuid}/archive.zip")
async def customer_archive(request: AnyRequest, job_id: UUID) -> File:
    """The archive of a customer, made by a task of the vendor's."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        job = await vendor.archive_of(read, job_id)
    return await _download(vendor.archive_key(actor.tenant_id, job.id), f"lotline-{job.slug}.zip")


@get("/api/custody/{job_id:uuid}/certificate.json")
async def certificate(request: AnyRequest, job_id: UUID) -> Response[bytes]:
    """The signed proof of a deletion."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        job = await vendor.erasure_of(read, job_id)
    headers = {
        "content-disposition": f'attachment; filename="lotline-deletion-{job.slug}.json"',
        "cache-control": "no-store",
    }
    return Response(
        orjson.dumps(job.result, option=orjson.OPT_INDENT_2), media_type="application/json", headers=headers
    )


@get("/api/archives/{archive_id:uuid}/archive.zip")
async def own_archive(request: AnyRequest, archive_id: UUID) -> File:
    """A company's own archive, made for somebody who may take it away."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        made = await records.own_archive(read, archive_id)
    return await _download(records.archive_key(actor.tenant_id, made.id), f"lotline-{actor.slug}.zip")


async def _download(key: str, name: str) -> File:
    """Through a file: an archive may be larger than memory."""
    home = settings().state / "exports"
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=home, suffix=".zip", delete=False) as kept:
        path = Path(kept.name)
    try:
        await storage().get_file(key, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return File(
        path=path,
        filename=name,
        media_type="application/zip",
        background=BackgroundTask(path.unlink, missing_ok=True),
        headers={"cache-control": "no-store"},
    )


HANDLERS: list[BaseRouteHandler] = [customer_archive, certificate, own_archive]
