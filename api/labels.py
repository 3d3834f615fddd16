"""Printed labels as paper."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.handlers import BaseRouteHandler

from api.session import authenticate
from infra.work import reading
from tenants.labels.queries import job_pdf


@get("/api/labels/{job_id:uuid}")
async def labels(request: Request[Any, Any, Any], job_id: UUID) -> Response[bytes]:
    """The labels of one print as a PDF, each on a page of its own size."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        pdf = await job_pdf(read, job_id)
    headers = {"content-disposition": f'inline; filename="labels-{job_id}.pdf"', "cache-control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


HANDLERS: list[BaseRouteHandler] = [labels]
