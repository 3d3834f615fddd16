"""Material of orders: issued by scan, taken by reports, put into stock, and all of it taken back."""

from decimal import Decimal

import pytest

from infra.db import mine
from tenants.traceability.errors import LotNotUsable
from tenants.traceability.flow import errors
from tenants.traceability.models import MaterialLot
from tests.kit.plant import Plant
from tests.tenants.traceability.floor import Floor, build


@pytest.fixture
async def floor(plant: Plant) -> Floor:
    return await build(plant)


async def test_what_is_issued_goes_into_the_order_s_lot_with_the_report(floor: Floor) -> None:
    order, (first, last) = await floor.order(10)
    bar, screw = await floor.lot(floor.bar, 50), await floor.lot(floor.screw, 100)
    await floor.issue(order, bar)
    await floor.issue(order, screw, 40)
    assert await floor.lies(bar) == {("W1", False): 30, ("L-CNC", True): 20}
    report = await floor.report(first, 4)
    await floor.report(last, 3)
    output = await floor.output(order)
    assert await floor.lies(bar) == {("W1", False): 30, ("L-CNC", True): 12}
    assert await floor.lies(screw) == {("W1", False): 60, ("L-CNC", True): 28}
    assert await floor.lies(output) == {("L-CNC", False): 3}
    assert await floor.links() == {
        (bar.number, output.number, "consume", Decimal(8)), (screw.number, output.number, "consume", Decimal(12)),
    }  # fmt: skip
    await floor.reverse(report)
    assert await floor.lies(bar) == {("W1", False): 30, ("L-CNC", True): 20}
    assert await floor.links() == {(screw.number, output.number, "consume", Decimal(12))}
    assert await floor.closes()


async def test_wrong_held_and_too_much_is_refused_at_the_scan(floor: Floor) -> None:
    order, _ = await floor.order(10)
    other = await floor.plant.item("OTHER")
    wrong, held = await floor.lot(other, 5), await floor.lot(floor.bar, 50, state="held")
    bar = await floor.lot(floor.bar, 50)
    before = await floor.plant.written()
    for refused, lot, quantity in (
        (errors.NotOnBom, wrong, 1), (LotNotUsable, held, 1), (errors.OverNeed, bar, 21),
    ):  # fmt: skip
        with pytest.raises(refused):
            await floor.issue(order, lot, quantity, by=floor.operator)
    assert await floor.plant.written() == before
    await floor.issue(order, bar, 21, override=True, reason="首件调机")
    assert len(await floor.plant.rows(mine(MaterialLot))) == 3
