"""Reports of traceability as files: a recall's, and a product's declaration of substances."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.handlers import BaseRouteHandler
from litestar.params import Parameter

from api.files import XLSX, language_of
from api.session import authenticate
from infra.work import reading
from tenants.traceability.recall.report import recall_pdf, recall_xlsx
from tenants.traceability.substances import rohs
from tenants.traceability.substances.report import product_file


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


@get("/api/substances/{item_id:uuid}/declaration.pdf")
async def declaration(
    request: Request[Any, Any, Any],
    item_id: UUID,
    lang: str | None = None,
    list_: Annotated[str, Parameter(query="list")] = rohs.CODE,
) -> Response[bytes]:
    """What a product is made of and who vouches for it, against one list of substances."""
    return await _declaration(request, item_id, list_, lang, "pdf")


@get("/api/substances/{item_id:uuid}/declaration.xlsx")
async def declaration_book(
    request: Request[Any, Any, Any],
    item_id: UUID,
    lang: str | None = None,
    list_: Annotated[str, Parameter(query="list")] = rohs.CODE,
) -> Response[bytes]:
    """The same as a workbook."""
    return await _declaration(request, item_id, list_, lang, "xlsx")


async def _declaration(
    request: Request[Any, Any, Any], item_id: UUID, list_code: str, lang: str | None, kind: str
) -> Response[bytes]:
    actor = await authenticate(request)
    async with reading(actor) as read:
        _code, content = await product_file(read, item_id, list_code, language_of(actor, lang), kind)
    return file(content, f"substances-{item_id}", kind)


HANDLERS: list[BaseRouteHandler] = [recall_report, recall_book, declaration, declaration_book]
