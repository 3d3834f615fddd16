"""Forms as Excel files: production reports, the order list, order costs."""

from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Request, Response, get

from api.session import authenticate
from infra.errors import BadInput
from infra.work import reading
from tenants.insights import forms
from tenants.insights.queries.costs import CostFilter
from tenants.orders.queries import OrderFilter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _checked(lang: str) -> str:
    if lang not in ("zh", "en"):
        raise BadInput(field="lang", problem="zh | en")
    return lang


def _file(sheet: forms.Sheet) -> Response[bytes]:
    name = quote(f"{sheet.name}.xlsx")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}", "cache-control": "no-store"}
    return Response(sheet.content, media_type=XLSX, headers=headers)


@get("/api/insights/reports/{report_id:uuid}/form.xlsx")
async def production_report(request: Request[Any, Any, Any], report_id: UUID, lang: str = "zh") -> Response[bytes]:
    """日报/月报 as a form."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        return _file(await forms.production_report_sheet(read, report_id, _checked(lang)))


@get("/api/insights/orders.xlsx")
async def order_list(
    request: Request[Any, Any, Any], tab: str | None = None, search: str | None = None, lang: str = "zh"
) -> Response[bytes]:
    """The order list, as the console's tab and search show it."""
    actor = await authenticate(request)
    async with reading(actor) as read:
        return _file(await forms.order_list_sheet(read, OrderFilter(tab=tab, search=search), _checked(lang)))


@get("/api/insights/order-costs.xlsx")
async def order_costs(
    request: Request[Any, Any, Any],
    search: str | None = None,
    states: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    lang: str = "zh",
) -> Response[bytes]:
    """Actual cost against standard, one line an order."""
    actor = await authenticate(request)
    chosen = states.split(",") if states else None
    wanted = CostFilter(search=search, states=chosen, completed_since=since, completed_until=until)
    async with reading(actor) as read:
        return _file(await forms.order_costs_sheet(read, wanted, _checked(lang)))


HANDLERS = [production_report, order_list, order_costs]
