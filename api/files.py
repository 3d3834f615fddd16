"""Documents made on request: the traveller card and the exported trail."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.background_tasks import BackgroundTask
from litestar.response import File

from api.session import authenticate
from infra.apart import asked
from infra.errors import BadInput
from infra.settings import settings
from infra.work import Actor, reading
from tenants import orders, records, wages
from tenants.identity.review.report import review_pdf

SIZES = ("A5", "A6")
LANGUAGES = ("zh", "en")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def language_of(actor: Actor, lang: str | None) -> str:
    """What was asked for, else the reader's own."""
    if lang is None:
        return "en" if actor.locale.startswith("en") else "zh"
    if lang not in LANGUAGES:
        raise BadInput(field="lang", problem=" | ".join(LANGUAGES))
    return lang


@get("/api/orders/{order_id:uuid}/traveler.pdf")
async def traveler(
    request: Request[Any, Any, Any], order_id: UUID, size: str = "A5", lang: str | None = None
) -> Response[bytes]:
    """The traveller card (流转卡) of an order, one QR per operation."""
    if size not in SIZES:
        raise BadInput(field="size", problem=" | ".join(SIZES))
    actor = await authenticate(request)
    language = language_of(actor, lang)
    async with reading(actor) as read:
        pdf = await orders.traveler_pdf(read, order_id, size, language, settings().public_url)
    headers = {"content-disposition": f'inline; filename="traveler-{order_id}.pdf"', "cache-control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


@get("/api/travelers/{job_id:uuid}")
async def travelers(request: Request[Any, Any, Any], job_id: UUID) -> Response[bytes]:
    """The traveller cards that one act printed, as one PDF; a reprint says so on each card."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        pdf = await orders.travelers_pdf(read, job_id, settings().public_url)
    headers = {"content-disposition": f'inline; filename="travelers-{job_id}.pdf"', "cache-control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


@get("/api/access-reviews/{review_id:uuid}/report.pdf")
async def access_review(request: Request[Any, Any, Any], review_id: UUID, lang: str | None = None) -> Response[bytes]:
    """What an access review came to, with its signatures."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        pdf = await review_pdf(read, review_id, language_of(actor, lang))
    headers = {"content-disposition": f'inline; filename="access-review-{review_id}.pdf"', "cache-control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


@get("/api/trail/export")
async def export_trail(
    request: Request[Any, Any, Any], since: datetime | None = None, until: datetime | None = None
) -> File:
    """The tenant's trail as a bundle that the stand-alone verifier reads."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        path = await records.export_bundle(read, since, until)
    return File(
        path=path,
        filename=f"lotline-trail-{actor.slug}.zip",
        media_type="application/zip",
        background=BackgroundTask(path.unlink, missing_ok=True),
        headers={"cache-control": "no-store"},
    )


@get("/api/wages/{month:str}/payroll.xlsx")
async def payroll(request: Request[Any, Any, Any], month: str, lang: str | None = None) -> Response[bytes]:
    """The month's 工资表: everybody's sums, and a sheet of lines for each."""
    actor = await authenticate(request)
    content = await asked(wages.payroll, actor, month, language_of(actor, lang))
    headers = {"content-disposition": f'attachment; filename="payroll-{month}.xlsx"', "cache-control": "no-store"}
    return Response(content, media_type=XLSX, headers=headers)
