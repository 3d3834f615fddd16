"""Reports of traceability as files: a recall's, and a product's declaration of substances."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.handlers import BaseRouteHandler

from api.files import XLSX, language_of
from api.session import authenticate
from infra.work import reading
from tenants.traceability.recall.report import recall_pdf, recall_xlsx


def file(content: bytes, name: str, kind: str) -> Response[bytes]:
    way = "inline" if kind == "pdf" else "attachment"
    headers = {"content-disposition": f'{way}; filename="{name}.{kind}"', "cache-control": "no-store"}
    return Response(content, media_type="application/pdf" if kind == "pdf" else XLSX, headers=headers)


@get("/api/recalls/{recall_id:uuid}/report.pdf")
async def recall_report(request: Request[Any, Any, Any], recall_id: UUID, lang: str | None = None) -> Response[bytes]:
    """What the authority asks for: lots, quantities, balance, customers, times."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        number, content = await recall_pdf(read, recall_id, language_of(actor, lang))
    return file(content, f"recall-{number}", "pdf")


@get("/api/recalls/{recall_id:uuid}/report.xlsx")
async def recall_book(request: Request[Any, Any, Any], recall_id: UUID, lang: str | None = None) -> Response[bytes]:
    """The same as a workbook, with every lot."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        number, content = await recall_xlsx(read, recall_id, language_of(actor, lang))
    return file(content, f"recall-{number}", "xlsx")


HANDLERS: list[BaseRouteHandler] = [recall_report, recall_book]
