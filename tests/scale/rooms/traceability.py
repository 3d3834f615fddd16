"""Lots and serials."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from infra.ids import uuid7
from infra.work import working
from tenants import orders
from tenants import traceability as t
from tests.scale.rooms import coding, flow, recalling, store
from tests.scale.staging import on
from tests.scale.worlds import World


async def lot(w: World) -> Any:
    cmd = t.OpenBalance(
        item_id=w.ids["itemId"], quantity=Decimal(w.number), number=w.code(), supplier_lot=w.text("lot"),
        supplier_id=w.ids["partnerId"],
    )  # fmt: skip
    return await w.does(t.open_balance, cmd, w.lead)


async def furnish(w: World) -> None:
    w.ids["lotId"] = (await lot(w)).id
    for query in ("trace", "traceLots"):
        w.ids[f"{query}.start"] = {"lotIds": [str(w.ids["lotId"])]}
    await coding.furnish(w)
    _, operation_id = await w.released()
    async with working(w.lead, command="reporting.report_output") as work:
        operation = await orders.access_operation(work, operation_id)
        await t.record_sublots(work, operation, [w.code()], uuid7())
    w.ids["serials.orderId"] = operation.order_id
    await store.furnish(w)
    await flow.furnish(w)
    await recalling.furnish(w)


RECIPES = {
    **store.RECIPES,
    **coding.RECIPES,
    **flow.RECIPES,
    **recalling.RECIPES,
    "openBalance": on("itemId", World.item, quantity="5", state="accepted", unit=None, orderId=None),
    "withdrawBalance": on("lotId", lot),
}
CASES: dict[str, Any] = {}
