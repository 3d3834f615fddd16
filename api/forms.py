"""Forms as Excel files: production reports, the order list, order costs."""

from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Request, Response, get

from api.files import language_of
from api.session import authenticate
from infra.apart import asked
from tenants.insights import forms
from tenants.insights.queries.costs import CostFilter
from tenants.orders.queries import OrderFilter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _file(sheet: forms.Sheet) -> Response[bytes]:
    name = quote(f"{sheet.name}.xlsx")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}", "cache-control": "no-store"}
    return Response(sheet.content, media_type=XLSX, headers=headers)


@get("/api/insights/reports/{report_id:uuid}/form.xlsx")
async def production_report(
    request: Request[Any, Any, Any], report_id: UUID, lang: str | None = None
) -> Response[bytes]:
    """日报/月报 as a form."""
    actor = await authenticate(request)
    return _file(await asked(forms.production_report_sheet, actor, report_id, language_of(actor, lang)))


@get("/api/insights/orders.xlsx")
async def order_list(
    request: Request[Any, Any, Any], tab: str | None = None, search: str | None = None, lang: str | None = None
) -> Response[bytes]:
    """The order list, as the console's tab and search show it."""
    actor = await authenticate(request)
    wanted = OrderFilter(tab=tab, search=search)
    return _file(await asked(forms.order_list_sheet, actor, wanted, language_of(actor, lang)))


@get("/api/insights/order-costs.xlsx")
async def order_costs(
    request: Request[Any, Any, Any],
    search: str | None = None,
    states: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    lang: str | None = None,
) -> Response[bytes]:
    """Actual cost against standard, one line an order."""
    actor = await authenticate(request)
    chosen = states.split(",") if states else None
    wanted = CostFilter(search=search, states=chosen, completed_since=since, completed_until=until)
    return _file(await asked(forms.order_costs_sheet, actor, wanted, language_of(actor, lang)))


HANDLERS = [production_report, order_list, order_costs]
