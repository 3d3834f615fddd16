"""EPCIS 2.0 at the door of programs, and the file of device identifiers for the authority.

`POST /api/epcis/capture` takes a document; `GET /api/epcis/events` tells our own movements as one, by lot and time;
`GET /api/epcis/documents/{id}` gives a captured one again.
"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.handlers import BaseRouteHandler
from litestar.params import Parameter

from api.session import authenticate
from infra import clock
from infra.actions import run
from infra.apart import asked
from infra.settings import settings
from infra.work import reading
from tenants.traceability.epcis import Wanted, captured_document, epcis_document
from tenants.traceability.epcis.capture import LARGEST, CaptureEpcis, capture_epcis
from tenants.traceability.epcis.errors import EpcisUnreadable
from tenants.traceability.trace import Direction
from tenants.traceability.udi.queries import nmpa_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LD = "application/ld+json"


@post("/api/epcis/capture", request_max_body_size=LARGEST + 1)
async def capture(request: Request[Any, Any, Any], source: str | None = None) -> Response[dict[str, Any]]:
    """Keep a document of somebody else's: all of it, or nothing and the reason."""
    actor = await authenticate(request)
    try:
        content = (await request.body()).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EpcisUnreadable(problem="not UTF-8") from None
    outcome = await run(actor, capture_epcis, CaptureEpcis(content=content, source=source))
    document = outcome.row
    told = {"id": str(document.id), "events": document.event_count}
    return Response(told, status_code=201, headers={"location": f"/api/epcis/documents/{document.id}"})


@get("/api/epcis/events")
async def events(
    request: Request[Any, Any, Any],
    lot: Annotated[list[UUID] | None, Parameter(query="lot", max_items=200)] = None,
    reach: Direction | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Response[bytes]:
    """What our movements say as an EPCIS document; `reach` follows the lots forward, backward or both."""
    actor = await authenticate(request)
    wanted = Wanted(lot_ids=tuple(lot or ()), reach=reach, since=since, until=until)
    content: bytes = await asked(epcis_document, actor, wanted, settings().public_url, clock.now())
    return _document(content, "epcis")


@get("/api/epcis/documents/{document_id:uuid}")
async def document(request: Request[Any, Any, Any], document_id: UUID) -> Response[bytes]:
    """A captured document, equal in meaning."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        return _document(await captured_document(read, document_id), f"epcis-{document_id}")


@get("/api/udi/nmpa.xlsx")
async def nmpa(request: Request[Any, Any, Any], id: Annotated[list[UUID], Parameter(max_items=500)]) -> Response[bytes]:
    """Device identifiers as a sheet for the authority's database."""
    actor = await authenticate(request)
    content: bytes = await asked(nmpa_file, actor, id, clock.now().date())
    headers = {"content-disposition": 'attachment; filename="nmpa-udi.xlsx"', "cache-control": "no-store"}
    return Response(content, media_type=XLSX, headers=headers)


def _document(content: bytes, name: str) -> Response[bytes]:
    headers = {
        "content-disposition": f'attachment; filename="{name}.jsonld"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(content, media_type=LD, headers=headers)


HANDLERS: list[BaseRouteHandler] = [capture, events, document, nmpa]
