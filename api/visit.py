"""Staff of the vendor or a partner enter a customer's company that let them in, and leave it."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.handlers import BaseRouteHandler
from litestar.params import Parameter
from litestar.status_codes import HTTP_200_OK

from api.files import XLSX
from api.session import authenticate, check_origin, read_body, visit_cookie
from infra import clock
from infra.apart import asked
from infra.errors import BadInput
from tenants import identity, vendor

AnyRequest = Request[Any, Any, Any]


class Visiting(msgspec.Struct, forbid_unknown_fields=True):
    visitId: str


@post("/api/visit", status_code=HTTP_200_OK)
async def enter(request: AnyRequest) -> Response[dict[str, Any]]:
    """Begin one's own visit, once it was consented to: from then on the customer's console is open to this browser."""
    check_origin(request)
    actor = await authenticate(request)
    entered = await vendor.enter(actor, vendor.visit_id(await _given(request)))
    response = _answer({"visitId": entered.visit_id, "company": entered.token.slug, "until": entered.until})
    left = int((entered.until - clock.now()).total_seconds())
    response.set_cookie(visit_cookie(str(entered.token), left))
    return response


@delete("/api/visit", status_code=HTTP_200_OK)
async def leave(request: AnyRequest) -> Response[dict[str, Any]]:
    """End a visit at once: from one's own console by naming it, from the customer's as the visitor one is there."""
    actor = await authenticate(request)
    if actor.kind == "visitor":
        await identity.end_own_visit(actor)
    else:
        await vendor.leave(actor, vendor.visit_id(await _given(request)))
    response = _answer({"visitId": None})
    response.set_cookie(visit_cookie("", 0))
    return response


async def _given(request: AnyRequest) -> str:
    given: Visiting = await read_body(request, Visiting)
    return given.visitId


def _answer(body: dict[str, Any]) -> Response[dict[str, Any]]:
    return Response(body, headers={"cache-control": "no-store"})


@get("/api/vendor/customers.xlsx")
async def customers(
    request: AnyRequest,
    tab: str = "ALL",
    search: str | None = None,
    partner_id: Annotated[UUID | None, Parameter(query="partnerId")] = None,
    direct: bool | None = None,
    industry: str | None = None,
    plan: str | None = None,
    sort: str = "TROUBLE",
) -> Response[bytes]:
    """The list of customers under a filter, whole, as a spreadsheet."""
    if tab not in vendor.TABS or sort not in vendor.SORTS:
        raise BadInput(field="tab", problem=" | ".join(vendor.TABS))
    actor = await authenticate(request)
    wanted = vendor.CustomerFilter(
        tab=tab, search=search, partner_id=partner_id, direct=direct, industry=industry, plan=plan
    )
    content = await asked(vendor.customers_sheet, actor, wanted, sort)
    headers = {"content-disposition": 'attachment; filename="customers.xlsx"', "cache-control": "no-store"}
    return Response(content, media_type=XLSX, headers=headers)


HANDLERS: list[BaseRouteHandler] = [enter, leave, customers]
