"""Material of orders, packs and what is with partners. Part of the room of traceability."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tenants import traceability as t
from tenants.masterdata import commands as m
from tenants.orders import commands as orders
from tenants.reporting import commands as reporting
from tenants.traceability.flow import consume, issue, partners, reserve
from tenants.traceability.packs import commands as packing
from tests.scale.staging import Given, Recipe
from tests.scale.worlds import World

D = Decimal


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(days=3)


async def made_of(w: World) -> tuple[UUID, UUID]:
    """(product, material): the material is taken from the line side by the report; chips come beside it."""
    material = await w.item(handling=m.ItemHandling(issue_method="backflush"))
    product, chips = await w.item(), await w.item()
    cmd = m.CreateBom(
        item_id=product.id,
        effective_from=date(2020, 1, 1),
        lines=[m.NewBomLine(item_id=material.id, quantity=D(2), position=10)],
        outputs=[m.NewBomOutput(item_id=chips.id, quantity=D(1))],
    )
    await w.does(m.approve_bom, m.ApproveBom(bom_id=(await w.does(m.create_bom, cmd)).id))
    await w.does(m.approve_routing, m.ApproveRouting(routing_id=(await w.routing(product.id)).id))
    return product.id, material.id


async def lot(w: World, item: UUID | None = None, quantity: int = 50) -> UUID:
    cmd = t.OpenBalance(
        item_id=item or w.ids["flow.material"], quantity=D(quantity), number=w.code(), location_id=w.ids["locationId"]
    )
    made: UUID = (await w.does(t.open_balance, cmd, w.lead)).id
    return made


async def order(w: World) -> tuple[UUID, UUID]:
    cmd = orders.CreateOrder(
        item_id=w.ids["flow.product"], quantity=D(20), due_at=soon(), customer_id=w.ids["customerId"], number=w.code()
    )
    made = await w.does(orders.create_order, cmd, w.lead)
    await w.does(orders.release_order, orders.ReleaseOrder(order_id=made.id), w.lead)
    (row,) = await w.staff.rows("orders_operation", "order_id = $2", made.id)
    return made.id, UUID(str(row["id"]))


async def issued(w: World) -> tuple[UUID, UUID, UUID]:
    """(order, operation, lot)"""
    order_id, operation_id = await order(w)
    lot_id = await lot(w)
    cmd = issue.IssueMaterial(order_id=order_id, lot_id=lot_id, quantity=D(8), reason=w.text("why"))
    await w.does(issue.issue_material, cmd, w.lead)
    return order_id, operation_id, lot_id


async def consumed(w: World) -> tuple[UUID, UUID, UUID]:
    """(order, operation, movement)"""
    order_id, operation_id, lot_id = await issued(w)
    cmd = consume.ConsumeMaterial(operation_id=operation_id, lot_id=lot_id, quantity=D(2))
    return order_id, operation_id, (await w.does(consume.consume_material, cmd, w.lead)).id


async def output(w: World) -> UUID:
    """The open lot of an order, with three in stock."""
    order_id, operation_id = await order(w)
    await w.does(reporting.report_output, reporting.ReportOutput(operation_id=operation_id, good_quantity=D(3)), w.lead)
    (row,) = await w.staff.rows("traceability_material_lot", "order_id = $2", order_id)
    return UUID(str(row["id"]))


async def short(w: World) -> UUID:
    """A report with nothing on the line side."""
    lot_id = await output(w)
    (row,) = await w.staff.rows("traceability_shortfall", "target_lot_id = $2", lot_id)
    return UUID(str(row["id"]))


async def kept(w: World) -> UUID:
    order_id, _ = await order(w)
    line = reserve.ReserveLine(lot_id=await lot(w), location_id=w.ids["locationId"], quantity=D(3))
    (row,) = await w.does(reserve.reserve_material, reserve.ReserveMaterial(order_id=order_id, lines=[line]), w.lead)
    made: UUID = row.id
    return made


async def sent(w: World) -> UUID:
    _, operation_id, lot_id = await issued(w)
    cmd = partners.SendOut(
        operation_id=operation_id, location_id=w.ids["flow.yard"], due_at=soon(), note=w.text("note"),
        lines=[partners.SendLine(quantity=D(3), lot_id=lot_id)],
    )  # fmt: skip
    made: UUID = (await w.does(partners.send_out, cmd, w.lead)).id
    return made


async def pack(w: World, *, filled: bool = True, closed: bool = False, kind: str = "box") -> tuple[UUID, UUID]:
    """(pack, lot)"""
    made = await w.does(
        packing.open_pack, packing.OpenPack(location_id=w.ids["locationId"], number=w.code(), kind=kind), w.lead
    )
    lot_id = await lot(w)
    if filled:
        await w.does(packing.pack_lot, packing.PackLot(pack_id=made.id, lot_id=lot_id, quantity=D(5)), w.lead)
    if closed:
        await w.does(packing.close_pack, packing.ClosePack(pack_id=made.id), w.lead)
    return made.id, lot_id


async def furnish(w: World) -> None:
    """After the store: a bill with all it can have, an order in the middle of it, packs."""
    w.ids["flow.product"], w.ids["flow.material"] = await made_of(w)
    yard = m.CreateLocation(**w.named(), site_id=w.ids["siteId"], kind="subcontractor", partner_id=w.ids["partnerId"])
    w.ids["flow.yard"] = (await w.does(m.create_location, yard)).id
    order_id, _, movement_id = await consumed(w)
    for query in ("orderMaterials", "orderOutputs", "orderByproducts"):
        w.ids[f"{query}.orderId"] = order_id
    w.ids["movementId"] = movement_id
    (link,) = await w.staff.rows("traceability_genealogy_link", "order_id = $2", order_id)
    w.ids["lotLinks.lotId"] = UUID(str(link["target_id"]))
    w.ids["shortfallId"] = await short(w)
    w.ids["reservationId"] = await kept(w)
    w.ids["consignmentId"] = await sent(w)
    w.ids["packId"], _ = await pack(w)
    w.ids["parentId"], _ = await pack(w, kind="pallet", filled=False)


def given(make: Any, *names: str, **more: Any) -> Recipe:
    """What `make` answers stands under these names (None: nowhere)."""

    async def recipe(_here: Any, w: World) -> Given:
        found = await make(w)
        found = found if isinstance(found, tuple) else (found,)
        return {name: str(id) for name, id in zip(names, found, strict=False) if name} | more

    return recipe


BARE: dict[str, Any] = {"unit": None, "packId": None, "position": None, "operationId": None, "override": False}


async def _to_issue(_here: Any, w: World) -> Given:
    order_id, _ = await order(w)
    place = str(w.ids["locationId"])
    return BARE | {"orderId": str(order_id), "lotId": str(await lot(w)), "locationId": place, "quantity": "2"}


async def _to_consume(_here: Any, w: World) -> Given:
    _, operation_id, lot_id = await issued(w)
    return BARE | {
        "operationId": str(operation_id), "lotId": str(lot_id), "quantity": "2", "locationId": None, "serial": w.code(),
        "workUnitId": str(w.ids["workUnitId"]),
    }  # fmt: skip


async def _chips(_here: Any, w: World) -> Given:
    order_id, _ = await order(w)
    (row,) = await w.staff.rows(
        "masterdata_bom_output", "bom_id IN (SELECT id FROM masterdata_bom WHERE item_id = $2)", w.ids["flow.product"]
    )
    return {
        "orderId": str(order_id), "itemId": str(row["item_id"]), "quantity": "2",
        "locationId": str(w.ids["locationId"]),
        "number": w.code(), "serials": None, "override": False,
    }  # fmt: skip


async def _split(_here: Any, w: World) -> Given:
    part = {"quantity": "2", "number": w.code(), "id": None}
    return {"lotId": str(await lot(w)), "parts": [part], "locationId": str(w.ids["locationId"]), "packId": None}


async def _merge(_here: Any, w: World) -> Given:
    sources = [{"lotId": str(await lot(w)), "quantity": "2", "locationId": None} for _ in range(2)]
    w.ids["mergeLots.intoId"] = await lot(w)
    return {"sources": sources, "locationId": str(w.ids["locationId"]), "intoId": None, "number": w.code()}


async def _regrade(_here: Any, w: World) -> Given:
    return {
        "lotId": str(await lot(w)), "grade": "B", "itemId": None, "quantity": "2", "number": w.code(),
        "locationId": str(w.ids["locationId"]),
    }  # fmt: skip


async def _settle(_here: Any, w: World) -> Given:
    return {
        "shortfallId": str(await short(w)), "lotId": str(await lot(w)), "quantity": "1", "unit": None,
        "locationId": str(w.ids["locationId"]),
    }  # fmt: skip


async def _reserve(_here: Any, w: World) -> Given:
    order_id, _ = await order(w)
    line = {"lotId": str(await lot(w)), "locationId": str(w.ids["locationId"]), "quantity": "2"}
    return {"orderId": str(order_id), "lines": [line], "hours": 2}


async def _send(_here: Any, w: World) -> Given:
    _, operation_id, lot_id = await issued(w)
    line = {"quantity": "2", "lotId": str(lot_id), "locationId": None}
    return {
        "operationId": str(operation_id), "locationId": str(w.ids["flow.yard"]), "lines": [line],
        "dueAt": soon().isoformat(), "note": w.text("note"),
    }  # fmt: skip


async def _nest(_here: Any, w: World) -> Given:
    box, _ = await pack(w, closed=True)
    pallet, _ = await pack(w, kind="pallet", filled=False)
    return {"packId": str(box), "parentId": str(pallet)}


async def _into(_here: Any, w: World) -> Given:
    pack_id, lot_id = await pack(w)
    return {"packId": str(pack_id), "lotId": str(lot_id), "quantity": "2", "unit": None}


async def _serials(_here: Any, w: World) -> Given:
    return {"lotId": str(await output(w)), "serials": [w.code()], "locationId": None}


async def _closed(w: World) -> tuple[UUID, UUID]:
    return await pack(w, closed=True)


RECIPES: dict[str, Any] = {
    "issueMaterial": _to_issue,
    "giveBackMaterial": given(issued, "orderId", "", "lotId", quantity="2", unit=None, locationId=None),
    "consumeMaterial": _to_consume,
    "takeBackConsumption": given(consumed, "", "", "movementId"),
    "receiveOutput": _chips,
    "startOutput": given(order, "orderId"),
    "closeOutput": given(output, "lotId"),
    "serialiseOutput": _serials,
    "splitLot": _split,
    "mergeLots": _merge,
    "regradeLot": _regrade,
    "relabelLot": given(lot, "lotId"),
    "settleShortfall": _settle,
    "reserveMaterial": _reserve,
    "releaseReservation": given(kept, "reservationId"),
    "sendOut": _send,
    "takeIn": given(sent, "consignmentId", lines=None, locationId=None),
    "openPack": lambda _here, w: _opening(w),
    "packLot": _into,
    "unpackLot": _into,
    "nestPack": _nest,
    "closePack": given(pack, "packId"),
    "reopenPack": given(_closed, "packId"),
    "movePack": given(pack, "packId"),
    "dissolvePack": given(pack, "packId"),
}


async def _opening(w: World) -> Given:
    return {"locationId": str(w.ids["locationId"]), "kind": "box", "number": w.code()}


__all__ = ["RECIPES", "furnish"]
