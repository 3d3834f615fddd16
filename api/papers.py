"""What going live needs as files: papers for the floor, and a configuration package to keep or carry elsewhere."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Request, Response, get
from litestar.handlers import BaseRouteHandler
from litestar.response import Redirect

from api.session import authenticate
from infra.settings import settings
from infra.work import reading
from tenants.onboarding.golive.papers import papers_pdf
from tenants.onboarding.packages.queries import package_file


@get("/api/papers/{print_id:uuid}")
async def papers(request: Request[Any, Any, Any], print_id: UUID) -> Response[bytes]:
    """Badges, work unit cards or enrolment codes that one act printed, as one PDF."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        pdf = await papers_pdf(read, print_id, settings().public_url)
    headers = {"content-disposition": f'inline; filename="papers-{print_id}.pdf"', "cache-control": "no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


@get("/api/packages/{package_id:uuid}")
async def package(request: Request[Any, Any, Any], package_id: UUID) -> Response[bytes]:
    """A configuration package as its file."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        name, content = await package_file(read, package_id)
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(content, media_type="application/json", headers=headers)


@get(["/U/{slug:str}/{code:str}", "/u/{slug:str}/{code:str}"], sync_to_thread=False)
def unit(slug: str, code: str) -> Redirect:
    """What the QR of a work unit opens: the unit's card on the phone."""
    company, known = ("".join(sign for sign in text if sign.isalnum() or sign in "-._")[:60] for text in (slug, code))
    return Redirect(f"/w/#/what/{quote(f'/U/{company.lower()}/{known}', safe='')}")


HANDLERS: list[BaseRouteHandler] = [papers, package, unit]
