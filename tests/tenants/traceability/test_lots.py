"""Opening balances and serials."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from infra.db import mine
from infra.errors import PermissionMissing
from infra.quantity import QuantityTooFine
from infra.work import reading, working
from tenants import orders, roles
from tenants import traceability as trace
from tenants.masterdata import commands as do
from tenants.orders import commands
from tenants.traceability import errors
from tenants.traceability.models import MaterialLot, Sublot, SublotPass
from tests.kit.plant import Plant


async def opened(plant: Plant, item: Any, **more: Any) -> MaterialLot:
    cmd = trace.OpenBalance(**{"item_id": item.id, "quantity": Decimal(120), **more})
    return await plant.planner.does(trace.open_balance, cmd)  # type: ignore[no-any-return]


async def test_a_balance_is_opened_once_and_can_be_taken_back(plant: Plant) -> None:
    item = await plant.item("LT-9")
    lot = await opened(plant, item, number="L-1", supplier_id=plant.customer.id, supplier_lot="S/88")
    assert (lot.quantity, lot.unit, lot.state, lot.origin) == (Decimal(120), "pcs", "accepted", "opening")
    before = await plant.written()
    with pytest.raises(errors.LotNumberTaken):
        await opened(plant, item, number="L-1")
    with pytest.raises(errors.LotUnitDiffers):
        await opened(plant, item, number="L-2", unit="kg")
    with pytest.raises(QuantityTooFine):
        await opened(plant, item, number="L-2", quantity=Decimal("1.5"))
    with pytest.raises(errors.LotNumberInvalid):
        await opened(plant, item, number="L 2")
    assert await plant.written() == before
    await plant.planner.does(trace.withdraw_balance, trace.WithdrawBalance(lot_id=lot.id))
    async with reading(plant.boss.actor) as read:
        assert await read.all(mine(MaterialLot)) == []
    with pytest.raises(errors.LotNotFound):
        await plant.planner.does(trace.withdraw_balance, trace.WithdrawBalance(lot_id=lot.id))


async def test_lots_without_a_number_get_one(plant: Plant) -> None:
    item = await plant.item("LT-9")
    assert [(await opened(plant, item)).number for _ in range(2)] == ["LT-9-001", "LT-9-002"]
    await plant.boss.does(do.set_numbering_rule, do.SetNumberingRule(subject="lot", pattern="L{seq:3}"))
    assert (await opened(plant, item)).number == "L001"


async def pieces(plant: Plant, operation: Any, *serials: str) -> Any:
    report_id = uuid4()
    async with working(plant.boss.actor, command="reporting.report_output") as work:
        locked = await orders.access_operation(work, operation.id)
        await trace.record_sublots(work, locked, serials, report_id)
    return report_id


async def operations(plant: Plant, item: Any) -> Any:
    order = await plant.order(10, item=item)
    await plant.planner.does(commands.release_order, commands.ReleaseOrder(order_id=order.id))
    return (await plant.look_at(order))[1]


async def test_pieces_pass_each_operation_once(plant: Plant) -> None:
    item = await plant.item(steps=((10, ()), (20, (10,))))
    first, second = await operations(plant, item)
    other, _ = await operations(plant, item)
    report = await pieces(plant, first, "A1", "A2")
    for refused, given in (
        (errors.SerialRepeated, (first, "A3", "A3")), (errors.SerialPassed, (first, "A2", "A3")),
        (errors.SerialUnknown, (second, "A1", "Z9")), (errors.SerialTaken, (other, "A1")),
    ):  # fmt: skip
        with pytest.raises(refused):
            await pieces(plant, *given)
    async with reading(plant.boss.actor) as read:
        assert sorted(each.serial for each in await read.all(mine(Sublot))) == ["A1", "A2"]
    await pieces(plant, second, "A1")
    async with working(plant.boss.actor, command="reporting.reverse_output") as work:
        assert await trace.release_sublots(work, report) == 2
    await pieces(plant, first, "A1", "A2")
    async with reading(plant.boss.actor) as read:
        assert len(await read.all(mine(SublotPass))) == 3


async def test_who_may_open_balances(plant: Plant) -> None:
    item = await plant.item()
    with pytest.raises(PermissionMissing):
        await plant.person(roles.OPERATOR).does(
            trace.open_balance, trace.OpenBalance(item_id=item.id, quantity=Decimal(1))
        )
