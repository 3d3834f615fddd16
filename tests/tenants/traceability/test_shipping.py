"""Shipments: what was asked for leaves, nothing else, and what customers send back waits."""

from decimal import Decimal
from typing import Any

import pytest
import pytest_asyncio

from tenants.traceability import commands as do
from tenants.traceability import errors
from tenants.traceability.models import MaterialLot, Shipment
from tenants.traceability.packs import commands as packing
from tests.kit.plant import Plant
from tests.tenants.traceability.store import Store, open_store


@pytest_asyncio.fixture
async def store(plant: Plant) -> Store:
    return await open_store(plant)


def scanned(*lots: tuple[MaterialLot, int | None]) -> list[do.ScannedLot]:
    return [do.ScannedLot(lot_id=lot.id, quantity=None if n is None else Decimal(n)) for lot, n in lots]


async def test_only_what_the_lines_ask_for_leaves(store: Store) -> None:
    bar, other = await store.receive(10), await store.receive(10, "RING")
    shipment = await store.shipment(("BAR", 6))
    before = await store.written()
    for refused, lots in (
        (errors.ShipmentIncomplete, scanned((bar, 7))),
        (errors.ShipmentIncomplete, scanned((bar, 5))),
        (errors.ScanNotAsked, scanned((bar, 6), (other, 1))),
        (errors.ScannedTwice, scanned((bar, 3), (bar, 3))),
        (errors.NothingGiven, []),
    ):
        with pytest.raises(refused):
            await store.keeper.does(do.ship, do.Ship(shipment_id=shipment.id, lots=lots))
    much = await store.shipment(("BAR", 11))
    with pytest.raises(errors.StockTooLow):
        await store.keeper.does(do.ship, do.Ship(shipment_id=much.id, lots=scanned((bar, 11))))
    await store.status(bar, "held")
    with pytest.raises(errors.LotNotUsable):
        await store.keeper.does(do.ship, do.Ship(shipment_id=shipment.id, lots=scanned((bar, 6))))
    await store.status(bar, "accepted")
    assert {**await store.written(), "images": 0} == {**before, "images": 0}
    gone = await store.keeper.does(do.ship, do.Ship(shipment_id=shipment.id, lots=scanned((bar, 6))))
    assert (gone.state, gone.shipped_by, await store.lies(bar)) == ("shipped", "田丽萍", {"A": "4"})
    with pytest.raises(errors.ShipmentNotDraft):
        await store.keeper.does(do.ship, do.Ship(shipment_id=shipment.id, lots=scanned((bar, 1))))


async def test_less_goes_out_only_for_a_reason(store: Store) -> None:
    bar = await store.receive(10)
    shipment = await store.shipment(("BAR", 6))
    cmd: dict[str, Any] = {"shipment_id": shipment.id, "lots": scanned((bar, 5)), "short": True}
    with pytest.raises(errors.ShipmentIncomplete):
        await store.keeper.does(do.ship, do.Ship(**cmd))
    await store.keeper.does(do.ship, do.Ship(**cmd, reason="客户同意分批"))
    assert await store.lies(bar) == {"A": "5"}


async def test_drafts_are_changed_and_cancelled(store: Store) -> None:
    await store.item("BAR")
    shipment = await store.shipment(("BAR", 6), number="SH-1")
    with pytest.raises(errors.ShipmentNumberTaken):
        await store.shipment(("BAR", 6), number="SH-1")
    line = do.NewShipmentLine(item_id=store.items["BAR"].id, quantity=Decimal(2))
    cmd = do.ReviseShipment(shipment_id=shipment.id, lines=[line], carrier="顺丰")
    changed = await store.keeper.does(do.revise_shipment, cmd)
    assert changed.carrier == "顺丰"
    await store.keeper.does(do.cancel_shipment, do.CancelShipment(shipment_id=shipment.id))
    with pytest.raises(errors.ShipmentNotDraft):
        await store.keeper.does(do.revise_shipment, cmd.__class__(shipment_id=shipment.id, note="x"))


async def test_a_closed_pack_leaves_with_all_inside(store: Store) -> None:
    bar = await store.receive(10)
    keeper, place = store.keeper, store.places["A"]
    box = await keeper.does(packing.open_pack, packing.OpenPack(location_id=place.id, kind="box"))
    await keeper.does(packing.pack_lot, packing.PackLot(pack_id=box.id, lot_id=bar.id, quantity=Decimal(6)))
    shipment = await store.shipment(("BAR", 6))
    with pytest.raises(errors.PackNotClosed):
        await keeper.does(do.ship, do.Ship(shipment_id=shipment.id, pack_ids=[box.id]))
    await keeper.does(packing.close_pack, packing.ClosePack(pack_id=box.id))
    await keeper.does(do.ship, do.Ship(shipment_id=shipment.id, pack_ids=[box.id]))
    packed = await store.plant.row(type(box), box.id)
    assert (packed.state, packed.location_id, packed.shipment_id) == ("shipped", None, shipment.id)
    assert await store.lies(bar) == {"A": "4"}


async def test_what_comes_back_waits(store: Store) -> None:
    bar = await store.receive(6)
    shipment: Shipment = await store.shipment(("BAR", 6))
    await store.keeper.does(do.ship, do.Ship(shipment_id=shipment.id, lots=scanned((bar, None))))

    async def back(quantity: int) -> MaterialLot:
        cmd = do.ReturnFromCustomer(lot_id=bar.id, quantity=Decimal(quantity), shipment_id=shipment.id)
        return await store.keeper.does(do.return_from_customer, cmd)  # type: ignore[no-any-return]

    with pytest.raises(errors.NotThatMuchShipped):
        await back(7)
    assert (await back(2)).state == "quarantined"
    assert await store.lies(bar) == {"Q": "2"}
    with pytest.raises(errors.NotThatMuchShipped):
        await back(5)
    await store.status(bar, "held")
    assert (await back(4)).state == "held"
    assert await store.kinds(bar) == ["receive", "ship", "return_from_customer", "return_from_customer"]
