"""Prices, rates, an outside cost and a production report."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from infra.db import mine
from infra.work import working
from tenants.insights import commands as do
from tenants.insights import drawing
from tenants.masterdata.models import Site
from tests.scale.worlds import World


async def _entry(w: World) -> Any:
    cmd = do.EnterCost(
        order_id=(await w.released())[0], kind="subcontract", amount=Decimal(w.number), note=w.text("note")
    )
    return await w.does(do.enter_cost, cmd)


async def furnish(w: World) -> None:
    await w.does(
        do.set_item_price,
        do.SetItemPrice(item_id=w.ids["itemId"], valid_from=date(2026, 1, 1), price=Decimal(w.number)),
    )
    await w.does(
        do.set_hour_rate,
        do.SetHourRate(
            work_center_id=w.ids["workCenterId"], valid_from=date(2026, 1, 1), labour_rate=Decimal(30),
            machine_rate=Decimal(w.number),
        ),
    )  # fmt: skip
    entry = await _entry(w)
    w.ids["entryId"], w.ids["costEntries.orderId"] = entry.id, entry.order_id
    w.words["figureOrders.figure"] = "orders_open"
    await _operation(w)
    async with working(w.lead, command="insights.draw_reports") as work:
        site = await work.one(mine(Site))
        day = work.now.date()
        due = drawing.Due("day", day, day, None, work.now - timedelta(days=1), work.now)
        report = await drawing.draw(work, site, due, timedelta(0))
        assert report is not None
        w.ids["productionReportId"] = report.id


async def _operation(w: World) -> Any:
    _, operation = await w.released()
    return await w.report(operation)


async def _fresh_entry(_here: Any, w: World) -> dict[str, Any]:
    return {"entryId": str((await _entry(w)).id)}


async def _cost(_here: Any, w: World) -> dict[str, Any]:
    return {"kind": "other", "amount": "12.5", "note": w.text("cost")}


RECIPES: dict[str, Any] = {"reverseCost": _fresh_entry, "enterCost": _cost}
CASES: dict[str, Any] = {}
