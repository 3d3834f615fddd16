"""Packs, what is kept for orders, what is with partners."""

from datetime import timedelta
from decimal import Decimal

import pytest

from infra import clock
from infra.db import mine
from tenants.identity.inbox.models import Todo
from tenants.masterdata import commands as do
from tenants.traceability.commands.moving import TransferLot, transfer_lot
from tenants.traceability.commands.shipping import CreateShipment, NewShipmentLine, Ship, create_shipment, ship
from tenants.traceability.errors import LotNotUsable, LotPacked, PackNotClosed, ReservedForOthers
from tenants.traceability.flow import errors
from tenants.traceability.flow import partners as out
from tenants.traceability.flow import reserve as keep
from tenants.traceability.models import ConsignmentLine, LotBalance, Pack, Reservation
from tenants.traceability.packs import commands as packing
from tenants.traceability.packs import errors as refused
from tenants.traceability.udi.settings import SetCompanyCodes, set_company_codes
from tests.kit.plant import Plant
from tests.tenants.traceability.floor import Floor, build


@pytest.fixture
async def floor(plant: Plant) -> Floor:
    return await build(plant)


async def opened(floor: Floor, kind: str = "box", **more: object) -> Pack:
    cmd = packing.OpenPack(location_id=floor.store.id, kind=kind, **more)  # type: ignore[arg-type]
    return await floor.lead.does(packing.open_pack, cmd)  # type: ignore[no-any-return]


async def test_units_in_a_box_on_a_pallet_out_of_the_gate(floor: Floor) -> None:
    await floor.plant.boss.does(set_company_codes, SetCompanyCodes(company_prefix="6901234"))
    lot, held = await floor.lot(floor.bar, 12), await floor.lot(floor.bar, 5, state="held")
    box, pallet = await opened(floor), await opened(floor, "pallet")
    assert (len(box.number), box.number[1:8]) == (18, "6901234")
    with pytest.raises(refused.PackEmpty):
        await floor.lead.does(packing.close_pack, packing.ClosePack(pack_id=box.id))
    with pytest.raises(LotNotUsable):
        await floor.lead.does(packing.pack_lot, packing.PackLot(pack_id=box.id, lot_id=held.id))
    await floor.lead.does(packing.pack_lot, packing.PackLot(pack_id=box.id, lot_id=lot.id, quantity=Decimal(10)))
    await floor.lead.does(packing.unpack_lot, packing.UnpackLot(pack_id=box.id, lot_id=lot.id, quantity=Decimal(2)))
    with pytest.raises(refused.NotInPack):
        await floor.lead.does(packing.unpack_lot, packing.UnpackLot(pack_id=box.id, lot_id=lot.id, quantity=Decimal(9)))
    with pytest.raises(refused.PackNotOpen):
        await floor.lead.does(packing.nest_pack, packing.NestPack(pack_id=box.id, parent_id=pallet.id))
    await floor.lead.does(packing.close_pack, packing.ClosePack(pack_id=box.id))
    with pytest.raises(refused.PackNotOpen):
        await floor.lead.does(packing.pack_lot, packing.PackLot(pack_id=box.id, lot_id=lot.id))
    await floor.lead.does(packing.nest_pack, packing.NestPack(pack_id=box.id, parent_id=pallet.id))
    with pytest.raises(refused.PackNested):
        await floor.lead.does(packing.dissolve_pack, packing.DissolvePack(pack_id=box.id))
    await floor.lead.does(packing.move_pack, packing.MovePack(pack_id=pallet.id, to_location_id=floor.side.id))
    assert await floor.lies(lot) == {("W1", False): 4, ("L-CNC", False): 8}
    shipment = await floor.lead.does(
        create_shipment,
        CreateShipment(
            customer_id=floor.plant.customer.id, lines=[NewShipmentLine(item_id=floor.bar.id, quantity=Decimal(8))]
        ),
    )
    with pytest.raises(PackNotClosed):
        await floor.lead.does(ship, Ship(shipment_id=shipment.id, pack_ids=[pallet.id]))
    await floor.lead.does(packing.close_pack, packing.ClosePack(pack_id=pallet.id))
    await floor.lead.does(ship, Ship(shipment_id=shipment.id, pack_ids=[pallet.id]))
    assert [each.state for each in await floor.plant.rows(mine(Pack))] == ["shipped", "shipped"]
    assert await floor.lies(lot) == {("W1", False): 4}
    assert await floor.closes()


async def test_a_pack_taken_apart_leaves_everything_where_it_stands(floor: Floor) -> None:
    lot = await floor.lot(floor.bar, 12)
    box = await opened(floor, number="BX-7")
    with pytest.raises(refused.PackNumberTaken):
        await opened(floor, number="BX-7")
    await floor.lead.does(packing.pack_lot, packing.PackLot(pack_id=box.id, lot_id=lot.id))
    order, _ = await floor.order(10)
    with pytest.raises(LotPacked):
        await floor.issue(order, lot, 2)
    await floor.issue(order, lot, 2, pack_id=box.id)
    await floor.lead.does(packing.dissolve_pack, packing.DissolvePack(pack_id=box.id))
    rows = await floor.plant.rows(mine(LotBalance).where(LotBalance.lot_id == lot.id))
    assert sorted((each.quantity, each.pack_id) for each in rows) == [(2, None), (10, None)]
    assert await floor.closes()


async def test_what_is_kept_for_an_order_nobody_else_takes(floor: Floor) -> None:
    order, _ = await floor.order(10)
    lot = await floor.lot(floor.bar, 30)
    (kept, *_) = await floor.lead.does(keep.reserve_material, keep.ReserveMaterial(order_id=order.id))
    assert (kept.lot_id, kept.quantity) == (lot.id, 20)
    with pytest.raises(ReservedForOthers):
        await floor.lead.does(
            transfer_lot, TransferLot(lot_id=lot.id, to_location_id=floor.side.id, quantity=Decimal(11))
        )
    other, _ = await floor.order(10)
    line = keep.ReserveLine(lot_id=lot.id, location_id=floor.store.id, quantity=Decimal(11))
    with pytest.raises(ReservedForOthers):
        await floor.lead.does(keep.reserve_material, keep.ReserveMaterial(order_id=other.id, lines=[line]))
    await floor.issue(order, lot, 15)
    (row,) = await floor.plant.rows(mine(Reservation))
    assert row.used == 15
    with pytest.raises(errors.ReservationOfOther):
        await floor.operator.does(keep.release_reservation, keep.ReleaseReservation(reservation_id=row.id))
    await floor.lead.does(keep.release_reservation, keep.ReleaseReservation(reservation_id=row.id))
    await floor.issue(other, lot, 15)


async def test_promises_run_out(floor: Floor) -> None:
    order, _ = await floor.order(10)
    await floor.lot(floor.bar, 30)
    await floor.lead.does(keep.reserve_material, keep.ReserveMaterial(order_id=order.id, hours=1))

    async def later(work: object) -> int:
        (row,) = await work.all(mine(Reservation))  # type: ignore[attr-defined]
        await work.change(row, ends_at=clock.now() - timedelta(minutes=1))  # type: ignore[attr-defined]
        return await keep.release_overdue(work)  # type: ignore[arg-type]

    assert await floor.plant.within(later) == 1
    assert await floor.plant.within(keep.release_overdue) == 0


async def test_work_at_a_partner_comes_back_as_the_lots_it_was(floor: Floor) -> None:
    boss = floor.plant.boss
    partner = await boss.does(
        do.create_partner, do.CreatePartner(code="HT", name_zh="热处理", name_en="Heat treatment", supplier=True)
    )
    yard = await boss.does(
        do.create_location,
        do.CreateLocation(
            code="Y-HT", name_zh="外协", name_en="Yard", site_id=floor.plant.site.id, kind="subcontractor",
            partner_id=partner.id,
        ),
    )  # fmt: skip
    order, (first, _) = await floor.order(10)
    bar = await floor.lot(floor.bar, 30)
    await floor.issue(order, bar)
    lines = [out.SendLine(quantity=Decimal(6)), out.SendLine(quantity=Decimal(8), lot_id=bar.id)]
    due = clock.now() - timedelta(hours=1)
    with pytest.raises(errors.NotAtPartner):
        await floor.lead.does(
            out.send_out, out.SendOut(operation_id=first.id, location_id=floor.store.id, lines=lines, due_at=due)
        )
    sent = await floor.lead.does(
        out.send_out, out.SendOut(operation_id=first.id, location_id=yard.id, lines=lines, due_at=due)
    )
    work_in_process = await floor.output(order)
    assert await floor.lies(work_in_process) == {("Y-HT", True): 6}
    assert await floor.lies(bar) == {("W1", False): 10, ("L-CNC", True): 12, ("Y-HT", True): 8}
    assert [await floor.plant.within(out.tell_overdue) for _ in range(2)] == [1, 0]
    back = [out.TakeInLine(lot_id=work_in_process.id, quantity=Decimal(5), lost=Decimal(1))]
    await floor.lead.does(out.take_in, out.TakeIn(consignment_id=sent.id, lines=back))
    with pytest.raises(errors.MoreThanSent):
        await floor.lead.does(out.take_in, out.TakeIn(consignment_id=sent.id, lines=back))
    await floor.lead.does(out.take_in, out.TakeIn(consignment_id=sent.id))
    assert await floor.lies(bar) == {("W1", False): 10, ("L-CNC", True): 20}
    rows = await floor.plant.rows(mine(ConsignmentLine).order_by(ConsignmentLine.wip))
    assert [(each.sent, each.back, each.lost) for each in rows] == [(8, 8, 0), (6, 5, 1)]
    with pytest.raises(errors.ConsignmentClosed):
        await floor.lead.does(out.take_in, out.TakeIn(consignment_id=sent.id))
    (todo,) = await floor.plant.rows(mine(Todo).where(Todo.kind == "traceability.consignment_overdue"))
    assert todo.settled_at is not None
    assert await floor.closes()
