"""The store: locations, deliveries, stock, shipments, counts. Part of the room of traceability."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from tenants.equipment import commands as eq
from tenants.masterdata import commands as m
from tenants.traceability import commands as t
from tests.scale.staging import Given, Recipe, on
from tests.scale.worlds import World


async def location(w: World) -> Any:
    cmd = m.CreateLocation(**w.named(), site_id=w.ids["siteId"], area_id=w.ids["areaId"])
    return await w.does(m.create_location, cmd)


async def received(w: World) -> UUID:
    """A lot of a delivery, in the world's own location."""
    number = w.code()
    new = t.NewLot(
        item_id=w.ids["itemId"], quantity=Decimal(w.number), number=number, supplier_lot=w.text("lot"),
        grade=w.text("grade"), location_id=w.ids["locationId"],
    )  # fmt: skip
    cmd = t.ReceiveLots(
        lots=[new], supplier_id=w.ids["partnerId"], delivery_note=w.text("note"), note=w.text(), number=w.code()
    )
    w.ids["receiptId"] = (await w.does(t.receive_lots, cmd, w.lead)).id
    (row,) = await w.staff.rows("traceability_material_lot", "number = $2", number)
    return UUID(str(row["id"]))


async def delivered(w: World) -> UUID:
    await received(w)
    return w.ids["receiptId"]


async def shipment(w: World, quantity: int = 5) -> Any:
    line = t.NewShipmentLine(item_id=w.ids["itemId"], quantity=Decimal(quantity))
    cmd = t.CreateShipment(
        customer_id=w.ids["customerId"], lines=[line], number=w.code(), customer_po=w.text("PO"), note=w.text()
    )
    return await w.does(t.create_shipment, cmd, w.lead)


async def shipped(w: World) -> UUID:
    lot = await received(w)
    draft = await shipment(w)
    cmd = t.Ship(shipment_id=draft.id, lots=[t.ScannedLot(lot_id=lot, quantity=Decimal(5))])
    await w.does(t.ship, cmd, w.lead)
    return lot


async def sheet(w: World) -> Any:
    """A count sheet of a place of its own, one lot on it."""
    place = await location(w)
    lot = await received(w)
    cmd = t.TransferLot(lot_id=lot, to_location_id=place.id, quantity=Decimal(3))
    await w.does(t.transfer_lot, cmd, w.lead)
    made = await w.does(t.open_count, t.OpenCount(location_id=place.id, number=w.code()), w.lead)
    counted = t.CountLots(
        sheet_id=made.id, counted=[t.CountedLot(lot_id=lot, quantity=Decimal(2))], reason=w.text("why")
    )
    await w.does(t.count_lots, counted, w.lead)
    return made


async def furnish(w: World) -> None:
    """After the room's first lots: places, papers and stock."""
    w.ids["locationId"] = w.ids["fromLocationId"] = (await location(w)).id
    w.ids["toLocationId"] = (await location(w)).id
    w.ids["stock.lotId"] = await received(w)
    w.ids["shipmentId"] = (await shipment(w)).id
    w.ids["returned"] = await shipped(w)
    w.ids["sheetId"] = (await sheet(w)).id
    (line,) = await w.staff.rows("traceability_count_line", "sheet_id = $2", w.ids["sheetId"])
    w.ids["lineId"] = UUID(str(line["id"]))


def _at_home(**more: Any) -> Recipe:
    async def recipe(_here: Any, w: World) -> Given:
        return {"lotId": str(await received(w)), "locationId": str(w.ids["locationId"])} | more

    return recipe


async def _delivery(_here: Any, w: World) -> Given:
    line = {"itemId": str(w.ids["itemId"]), "quantity": "5", "locationId": str(w.ids["locationId"])}
    return {"lots": [line]}


async def _transfer(_here: Any, w: World) -> Given:
    return {"lotId": str(await received(w)), "toLocationId": str(w.ids["toLocationId"])}


async def _ship(_here: Any, w: World) -> Given:
    lot = {"lotId": str(await received(w)), "quantity": "5"}
    return {"shipmentId": str((await shipment(w)).id), "lots": [lot]}


async def _lots(_here: Any, w: World) -> Given:
    return {"lotIds": [str(await received(w))], "status": "held"}


async def _held(_here: Any, w: World) -> Given:
    return {"lotIds": [str(await received(w))]}


async def _counted(_here: Any, w: World) -> Given:
    made = await sheet(w)
    return {"sheetId": str(made.id), "counted": [{"lotId": str(await received(w)), "quantity": "3"}]}


async def _recount(_here: Any, w: World) -> Given:
    made = await sheet(w)
    (line,) = await w.staff.rows("traceability_count_line", "sheet_id = $2", made.id)
    return {"sheetId": str(made.id), "lineIds": [str(line["id"])]}


async def _location(_here: Any, w: World) -> Given:
    return {"code": w.code(), "siteId": str(w.ids["siteId"]), "kind": "store"}


async def _area(w: World) -> Any:
    return await w.does(m.create_area, m.CreateArea(**w.named(), site_id=w.ids["siteId"]))


async def _asset(w: World) -> Any:
    return await w.does(eq.register_asset, eq.RegisterAsset(**w.named()))


RECIPES: dict[str, Any] = {
    "receiveLots": _delivery,
    "takeBackReceipt": on("receiptId", delivered),
    "transferLot": _transfer,
    "adjustLot": _at_home(actual="3"),
    "scrapLot": _at_home(),
    "returnToSupplier": _at_home(),
    "returnFromCustomer": on("lotId", shipped, quantity="2"),
    "changeLotStatus": _lots,
    "holdLots": _held,
    "changeLot": on("lotId", received),
    "createShipment": lambda _here, w: _lines(w),
    "reviseShipment": on("shipmentId", shipment),
    "cancelShipment": on("shipmentId", shipment),
    "ship": _ship,
    "openCount": on("locationId", location),
    "countLots": _counted,
    "countUnknownLot": on("sheetId", sheet, quantity="3"),
    "recountLines": _recount,
    "cancelCount": on("sheetId", sheet),
    "bookCount": on("sheetId", sheet),
    "createLocation": _location,
    "changeLocation": on("locationId", location),
    "changeLocationStatus": on("locationId", location, status="held"),
    "changeAreaStatus": on("areaId", _area, status="held"),
    "changeAssetStatus": on("assetId", _asset, status="held"),
}


async def _lines(w: World) -> Given:
    line = {"itemId": str(w.ids["itemId"]), "quantity": "5"}
    return {"customerId": str(w.ids["customerId"]), "lines": [line]}


__all__ = ["RECIPES", "furnish", "location", "received", "sheet", "shipment", "shipped"]
