"""The material of orders as the console and the phones read it."""

from decimal import Decimal

import pytest

from tenants.traceability.flow import reserve as keep
from tenants.traceability.packs import commands as packing
from tests.kit.plant import Plant
from tests.tenants.orders.test_graphql import ask
from tests.tenants.traceability.floor import Floor, build

ASKED = """query Material($order: UUID!, $lot: UUID!, $pack: UUID!) {
  orderMaterials(orderId: $order) { position code unit required issued consumed left method item { code }
    operation { sequence } proposals { quantity free lot { number } location { code } } }
  orderOutputs(orderId: $order) { number }
  orderByproducts(orderId: $order) { code }
  lotLinks(lotId: $lot) { more targets { kind quantity target { number } operation { sequence } } sources { kind } }
  shortfalls(filter: {orderId: $order}) { nodes { id } pageInfo { total } }
  consignments { nodes { id } }
  reservations(filter: {orderId: $order, standing: true}) { nodes { quantity used lot { number } order { number } } }
  packs(filter: {search: "BX", outer: true}, sort: [NUMBER_ASC]) { nodes { number contents { quantity } } }
  pack(id: $pack) { state location { code } contents { quantity lot { number } } packs { number } }
  tools(filter: {standing: "worn"}) { nodes { code } }
}"""


@pytest.fixture
async def floor(plant: Plant) -> Floor:
    return await build(plant)


async def test_what_an_order_needs_has_and_became(floor: Floor) -> None:
    order, (first, _) = await floor.order(10)
    bar, screw = await floor.lot(floor.bar, 50), await floor.lot(floor.screw, 30)
    await floor.issue(order, bar, 12)
    await floor.report(first, 4)
    await floor.lead.does(keep.reserve_material, keep.ReserveMaterial(order_id=order.id))
    opened = packing.OpenPack(location_id=floor.store.id, number="BX-1")
    box = await floor.lead.does(packing.open_pack, opened)
    await floor.lead.does(packing.pack_lot, packing.PackLot(pack_id=box.id, lot_id=bar.id, quantity=Decimal(3)))
    told = await ask(floor.plant.planner, ASKED, order=str(order.id), lot=str(bar.id), pack=str(box.id))
    bars, screws = told["orderMaterials"]
    assert [bars[name] for name in ("required", "issued", "consumed", "left")] == ["20", "4", "8", "8"]
    assert (screws["left"], screws["operation"]) == ("40", {"sequence": 20})
    assert screws["proposals"] == []  # all of it is kept for this very order
    (output,) = told["orderOutputs"]
    (went,) = told["lotLinks"]["targets"]
    assert (went["kind"], went["quantity"], went["target"]) == ("consume", "8", output)
    kept = {each["lot"]["number"]: each["quantity"] for each in told["reservations"]["nodes"]}
    assert kept == {bar.number: "8", screw.number: "30"}
    assert told["pack"]["contents"] == [{"quantity": "3", "lot": {"number": bar.number}}]
    assert [each["number"] for each in told["packs"]["nodes"]] == ["BX-1"]
    assert (told["shortfalls"]["pageInfo"]["total"], told["tools"]["nodes"]) == (0, [])
