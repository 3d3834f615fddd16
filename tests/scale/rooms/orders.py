"""Demands with their orders, a split, things taken apart, printed cards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tenants.masterdata import commands as m
from tenants.orders import commands as do
from tests.scale.worlds import World

D = Decimal


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(days=9)


async def demand(w: World, item: UUID | None = None) -> Any:
    cmd = do.CreateDemand(
        item_id=item or w.ids["itemId"], quantity=D(w.number), due_at=soon(), customer_id=w.ids["customerId"],
        customer_po=w.text("PO")[:60], number=w.code(), note=w.text("note"),
    )  # fmt: skip
    return await w.does(do.create_demand, cmd, w.lead)


async def pushed(w: World) -> Any:
    """A planned order of a demand."""
    line = do.PushLine(demand_id=(await demand(w)).id)
    (made,) = await w.does(do.push_down, do.PushDown(lines=[line]), w.lead)
    return made


async def split(w: World) -> Any:
    order, operation = await w.released()
    await w.report(operation)
    cmd = do.SplitOrder(order_id=order, parts=[do.OrderPart(quantity=D(1))])
    return (await w.does(do.split_order, cmd, w.lead))[1]


def step(w: World) -> do.OwnStep:
    return do.OwnStep(operation_definition_id=w.ids["operationDefinitionId"])


async def dismantling(w: World) -> Any:
    cmd = do.DismantleOrder(
        item_id=w.ids["itemId"], quantity=D(w.number), due_at=soon(), steps=[step(w)], release=True, note=w.text("note")
    )
    return await w.does(do.dismantle_order, cmd, w.lead)


async def printed(w: World, order: UUID) -> None:
    await w.does(do.print_travelers, do.PrintTravelers(order_ids=[order]), w.lead)


async def furnish(w: World) -> None:
    cmd = do.ChangeTraveler(footer_zh=w.text("脚注")[:200], footer_en=w.text("footer"))
    await w.does(do.change_traveler, cmd, w.lead)
    w.ids["demandId"] = (await demand(w)).id
    await pushed(w)
    w.ids["parentId"] = (await split(w)).parent_id
    await dismantling(w)
    await printed(w, w.ids["orderId"])


async def _merge(_here: Any, w: World) -> dict[str, Any]:
    (one, _), (other, _) = await w.released(), await w.released()
    return {"orderId": str(one), "orderIds": [str(other)]}


async def _backorder(_here: Any, w: World) -> dict[str, Any]:
    order, operation = await w.released()
    await w.report(operation)
    return {"orderId": str(order)}


async def _reopen(_here: Any, w: World) -> dict[str, Any]:
    order, operation = await w.released()
    await w.report(operation, w.number)
    return {"orderId": str(order), "quantity": str(w.number + 1)}


async def _components(_here: Any, w: World) -> dict[str, Any]:
    """An order of an item whose part has a routing of its own."""
    part, item = await w.item(kind="component"), await w.item()
    for each in (part, item):
        routing = await w.routing(each.id)
        await w.does(m.approve_routing, m.ApproveRouting(routing_id=routing.id))
    line = m.NewBomLine(item_id=part.id, quantity=D(1), position=10)
    bom = await w.does(m.create_bom, m.CreateBom(item_id=item.id, lines=[line], effective_from=date(2020, 1, 1)))
    await w.does(m.approve_bom, m.ApproveBom(bom_id=bom.id))
    cmd = do.CreateOrder(item_id=item.id, quantity=D(w.number), due_at=soon(), number=w.code())
    return {"orderId": str((await w.does(do.create_order, cmd, w.lead)).id)}


async def _values(_w: World, **values: Any) -> dict[str, Any]:
    return values


async def _for_order(w: World, **values: Any) -> dict[str, Any]:
    return {"orderId": str((await w.released())[0])} | values


async def _recovery(_here: Any, w: World) -> dict[str, Any]:
    parts = [{"itemId": str(w.ids["component"]), "goodQuantity": "1"}]
    return {"orderId": str((await dismantling(w)).id), "parts": parts}


async def _demand(w: World, **values: Any) -> dict[str, Any]:
    return {"demandId": str((await demand(w)).id)} | values


def _steps(w: World) -> list[dict[str, Any]]:
    return [{"operationDefinitionId": str(w.ids["operationDefinitionId"])}]


RECIPES: dict[str, Any] = {
    "createDemand": lambda _here, w: _values(w, kind="mto", customerId=str(w.ids["customerId"])),
    "changeDemand": lambda _here, w: _demand(w, priority=4),
    "cancelDemand": lambda _here, w: _demand(w, orders="keep"),
    "pushDown": lambda _here, w: _lines(w),
    "splitOrder": lambda _here, w: _for_order(w, parts=[{"quantity": "1"}], progress="stays"),
    "backorderOrder": _backorder,
    "mergeOrders": _merge,
    "reopenOrder": _reopen,
    "repairOrder": lambda _here, w: _for_order(w, quantity="1", steps=_steps(w)),
    "dismantleOrder": lambda _here, w: _values(w, orderId=None, steps=_steps(w)),
    "recordRecovery": _recovery,
    "orderComponents": _components,
    "printTravelers": lambda _here, w: _prints(w),
    "changeTraveler": lambda _here, w: _values(w, size="A6", facts=["due", "quantity"], customFields=[], logo=None),
}
CASES: dict[str, Any] = {}


async def _lines(w: World) -> dict[str, Any]:
    return {"lines": [{"demandId": str((await demand(w)).id)}]}


async def _prints(w: World) -> dict[str, Any]:
    return {"orderIds": [str((await w.released())[0])], "size": "A5", "lang": "zh"}
