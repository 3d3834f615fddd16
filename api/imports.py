"""`PUT /api/imports/{kind}`: a sheet to import, as its bytes. `GET` the same sheet back with the reasons in red, or an
empty one to begin with.
"""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from litestar import Request, Response, get, put
from litestar.params import Parameter

from api.session import authenticate
from infra.errors import LimitReached
from infra.sheets import LARGEST_FILE
from tenants import onboarding

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Name = Annotated[str, Parameter(max_length=200)]


class SheetTooHeavy(LimitReached):
    code = "api.sheet_too_heavy"
    text = "the file has {size} bytes, {limit} are allowed"


# One byte more than allowed is read, so that a sheet just above the limit gets its own words; the declared length of
# anything larger is refused before a byte of it is read.
@put("/api/imports/{kind:str}", request_max_body_size=LARGEST_FILE + 1)
async def put_sheet(request: Request[Any, Any, Any], kind: str, name: Name = "sheet") -> dict[str, str]:
    """Keep a sheet and say under which id its import is known."""
    actor = await authenticate(request)
    declared = int(request.headers.get("content-length") or 0)
    if declared > LARGEST_FILE:
        raise SheetTooHeavy(size=declared, limit=LARGEST_FILE)
    run = await onboarding.receive_sheet(actor, kind, name, await request.body())
    return {"id": str(run.id)}


@get("/api/imports/{run_id:uuid}/reasons.xlsx")
async def get_reasons(request: Request[Any, Any, Any], run_id: UUID) -> Response[bytes]:
    """The user's own sheet; beside each row that stayed out, why."""
    name, content = await onboarding.error_file(await authenticate(request), run_id)
    return _file(name, content)


@get("/api/imports/{kind:str}/template.xlsx")
async def get_template(request: Request[Any, Any, Any], kind: str) -> Response[bytes]:
    """An empty sheet with every column there is, and one row as an example."""
    name, content = await onboarding.template_file(await authenticate(request), kind)
    return _file(name, content)


def _file(name: str, content: bytes) -> Response[bytes]:
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(content, media_type=XLSX, headers=headers)
