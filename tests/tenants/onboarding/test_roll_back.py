"""An import can be taken back as a whole, until somebody built on it or the plant has cut over."""

from __future__ import annotations

import pytest
import pytest_asyncio

from infra.actions import run
from infra.db import mine
from infra.errors import ReasonMissing
from tenants.masterdata import commands as m
from tenants.masterdata.models import Item
from tenants.onboarding import commands as do
from tenants.onboarding.errors import AlreadyCutOver, ImportBusy
from tenants.onboarding.models import CutOver
from tenants.orders import commands as orders
from tenants.orders.models import ProductionOrder
from tests.kit.plant import Plant
from tests.tenants.onboarding.dirty import items_sheet
from tests.tenants.onboarding.moving import Mover

THREE = ((10, ()), (20, (10,)), (30, (20,)))
WIP = "\n".join(
    ["订单号,产品编码,数量,交期,工序1完成", *(f"W-{n},LT-1,10,2026-12-18,{n}" for n in range(1, 4))]
).encode()


@pytest_asyncio.fixture
async def mover(plant: Plant) -> Mover:
    return Mover(plant, plant.boss.actor)


async def test_what_was_taken_back_can_come_again(mover: Mover) -> None:
    sent = await mover.bring("items", items_sheet(["A", "B"]))
    back = await mover.take_back(sent)
    assert back.state == "rolled_back"
    assert await mover.plant.rows(mine(Item)) == []

    again = await mover.bring("items", items_sheet(["A", "B"]))

    assert await mover.verdicts(again) == {"applied": 2}


async def test_an_order_somebody_worked_on_stays_and_is_named(mover: Mover, plant: Plant) -> None:
    await plant.item("LT-1", steps=THREE)
    sent = await mover.bring("orders", WIP, "w.csv")
    touched = next(each for each in await plant.rows(mine(ProductionOrder)) if each.number == "W-2")
    await plant.planner.does(orders.change_order, orders.ChangeOrder(order_id=touched.id, priority=5, reason="urgent"))

    back = await mover.take_back(sent)

    assert back.state == "partly_rolled_back"
    assert await mover.verdicts(sent) == {"taken_back": 2, "kept": 1}
    (kept,) = [row for row in await mover.rows(sent) if row.verdict == "kept"]
    assert kept.problems[0]["code"] == "onboarding.row_changed_since"
    assert kept.problems[0]["params"]["by"] == "周晓岚"
    assert [each.number for each in await plant.rows(mine(ProductionOrder))] == ["W-2"]


async def test_an_item_with_an_order_on_it_stays_until_the_order_is_gone(mover: Mover, plant: Plant) -> None:
    items = await mover.bring("items", items_sheet(["LT-1", "LT-2"]))
    item = next(each for each in await plant.rows(mine(Item)) if each.code == "LT-1")
    order = await plant.order(item=item)

    back = await mover.take_back(items)

    assert back.state == "partly_rolled_back"
    assert [each.code for each in await plant.rows(mine(Item))] == ["LT-1"]
    (kept,) = [row for row in await mover.rows(items) if row.verdict == "kept"]
    assert kept.problems[0]["code"] == "onboarding.row_used_since"
    assert (await plant.row(ProductionOrder, order.id)).item_id == item.id


async def test_taking_back_needs_a_reason_and_something_to_take_back(mover: Mover) -> None:
    sent = await mover.bring("items", items_sheet(["A"]))
    with pytest.raises(ReasonMissing):
        await run(mover.actor, do.roll_back_import, do.RollBackImport(run_id=sent.id))
    await mover.take_back(sent)
    with pytest.raises(ImportBusy):
        await mover.take_back(sent)


async def test_after_the_cut_over_imports_stay(mover: Mover, plant: Plant) -> None:
    sent = await mover.bring("items", items_sheet(["A"]))
    with pytest.raises(ReasonMissing):
        await run(mover.actor, do.declare_cut_over, do.DeclareCutOver())
    await run(mover.actor, do.declare_cut_over, do.DeclareCutOver(reason="stock is counted"))

    with pytest.raises(AlreadyCutOver):
        await mover.take_back(sent)
    with pytest.raises(AlreadyCutOver):
        await run(mover.actor, do.declare_cut_over, do.DeclareCutOver(reason="once more"))

    assert [each.code for each in await plant.rows(mine(Item))] == ["A"]
    assert (await plant.rows(mine(CutOver)))[0].reason == "stock is counted"
    assert (await mover.again(sent)).state == "imported"


async def test_a_change_made_by_an_import_goes_back_to_what_was_before(mover: Mover, plant: Plant) -> None:
    """A reason made along the way goes with the last order that needed it."""
    await plant.item("LT-1", steps=THREE)
    before = await mover.business()
    sheet = (
        "订单号,产品编码,数量,交期,工序1完成,工序1报废\nW-1,LT-1,10,2026-12-18,5,1\nW-2,LT-1,10,2026-12-18,5,2".encode()
    )
    sent = await mover.bring("orders", sheet, "w.csv")
    assert (await mover.business())["masterdata_reason_code"] == before["masterdata_reason_code"] + 1

    await mover.take_back(sent)

    after = await mover.business()
    assert {table for table in before if before[table] != after[table]} == {"journal"}
    assert m.create_reason_code.name == "masterdata.create_reason_code"
