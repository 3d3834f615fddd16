"""What a phone in the store pulls: small, whole, and only what has changed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from infra import clock
from infra.actions import Origin, run
from infra.blobs import BlobMissing
from infra.db import mine
from infra.ids import uuid7
from infra.work import reading
from tenants import roles
from tenants.traceability import commands as store
from tenants.traceability.flow import reserve as keep
from tenants.traceability.models import MaterialLot
from tenants.traceability.phone import phone_stock, shapes
from tests.kit.plant import Person, Plant
from tests.tenants.traceability.floor import Floor, build


@pytest.fixture
async def floor(plant: Plant) -> Floor:
    return await build(plant)


async def pulled(by: Person, known: list[str] | None = None) -> shapes.PhoneStock:
    async with reading(by.actor) as read:
        return await phone_stock(read, known or ())


async def test_the_orders_needs_and_the_lots_for_them_once(floor: Floor) -> None:
    """Given an order with material reserved, when its lead's phone pulls, then it holds needs, lots and what is kept;
    pulled again it is sent nothing, after an issue the sets that issue changed."""
    lot, other = await floor.lot(floor.bar, 100), await floor.lot(floor.product, 3)
    held = await floor.lot(floor.screw, 9, state="held")
    order, _ = await floor.order(10)
    lead = floor.lead
    line = keep.ReserveLine(lot_id=lot.id, location_id=floor.store.id, quantity=Decimal(20))
    await lead.does(keep.reserve_material, keep.ReserveMaterial(order_id=order.id, lines=[line]))
    first = await pulled(lead)
    (known,) = [each for each in first.orders or () if each.id == order.id]
    assert [(need.item_id, need.left > 0) for need in known.needs] == [(floor.bar.id, True), (floor.screw.id, True)]
    assert len(known.cards) == 2
    states = {each.id: each.state for each in first.lots or ()}
    assert states[lot.id] == "accepted"
    assert states[held.id] == "held"
    assert other.id in states  # who keeps the store sees what came last as well

    again = await pulled(lead, first.tags)
    sets = ("items", "locations", "lots", "orders", "reservations", "counts", "packs", "suppliers", "helpers")
    assert [name for name in sets if getattr(again, name) is not None] == []
    await floor.issue(order, lot, 5)
    changed = await pulled(lead, first.tags)
    assert {name for name in sets if getattr(changed, name) is not None} <= {"lots", "orders", "reservations"}
    assert changed.lots is not None
    assert {(each.order_id, each.quantity) for row in changed.lots if row.id == lot.id for each in row.balances} == {
        (None, Decimal(95)), (order.id, Decimal(5)),
    }  # fmt: skip


async def test_a_reservation_is_its_holders_and_ends(floor: Floor) -> None:
    lot = await floor.lot(floor.bar, 100)
    order, _ = await floor.order(10)
    line = keep.ReserveLine(lot_id=lot.id, location_id=floor.store.id, quantity=Decimal(20))
    holder = floor.lead
    await holder.does(keep.reserve_material, keep.ReserveMaterial(order_id=order.id, lines=[line], hours=1))
    assert [each.left for each in (await pulled(holder)).reservations or ()] == [Decimal(20)]
    assert (await pulled(floor.plant.person(roles.WAREHOUSE, name="田丽"))).reservations == []
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert (await pulled(holder)).reservations == []


async def test_what_was_received_without_a_network_has_its_id_already(floor: Floor) -> None:
    """Given a delivery entered on a phone, whose photo is still on the way, then the lot has the phone's id; the same
    delivery at a desk is asked for its file."""
    id, photo = uuid7(), "a" * 64
    cmd = store.ReceiveLots(lots=[
        store.NewLot(id=id, item_id=floor.bar.id, quantity=Decimal(5), location_id=floor.store.id, certificates=[photo])
    ])  # fmt: skip
    keeper = floor.plant.person(roles.WAREHOUSE, name="田丽")
    with pytest.raises(BlobMissing):
        await keeper.does(store.receive_lots, cmd)
    assert await floor.plant.rows(mine(MaterialLot).where(MaterialLot.id == id)) == []
    await run(keeper.actor, store.receive_lots, replace(cmd, id=uuid7()), origin=Origin(seq=1))
    (lot,) = await floor.plant.rows(mine(MaterialLot).where(MaterialLot.id == id))
    assert lot.certificates == [photo]
