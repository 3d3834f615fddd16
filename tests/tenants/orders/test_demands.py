"""Demands and their orders, and the orders that do not make an item by its routing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra import clock
from infra.db import mine
from infra.errors import PermissionMissing, ReasonMissing
from tenants import roles
from tenants.masterdata import commands as masterdata
from tenants.masterdata.models import Item
from tenants.orders import commands as do
from tenants.orders import errors, queries
from tenants.orders.models import Allocation, Demand, ProductionOrder, Recovery
from tests.kit.plant import Plant
from tests.tenants.orders.test_commands import refused

D = Decimal


async def push(plant: Plant, *demands: Demand, quantity: int | None = None, **more: Any) -> list[ProductionOrder]:
    lines = [do.PushLine(demand_id=each.id, quantity=None if quantity is None else D(quantity)) for each in demands]
    made: list[ProductionOrder] = await plant.planner.does(do.push_down, do.PushDown(lines=lines, **more))
    return made


async def bom(plant: Plant, item: Item, *lines: Any) -> None:
    """Lines: (component, quantity) or (component, quantity, phantom)."""
    rows = [
        masterdata.NewBomLine(item_id=part.id, quantity=D(quantity), position=n * 10, phantom=bool(phantom))
        for n, (part, quantity, *phantom) in enumerate(lines, 1)
    ]
    made = await plant.boss.does(
        masterdata.create_bom, masterdata.CreateBom(item_id=item.id, lines=rows, effective_from=date(2020, 1, 1))
    )
    await plant.boss.does(masterdata.approve_bom, masterdata.ApproveBom(bom_id=made.id))


async def bare(plant: Plant, code: str) -> Item:
    """An item without a routing: bought, or a kit."""
    cmd = masterdata.CreateItem(code=code, name_zh="外购件", name_en="Bought part", unit_id=plant.unit.id)
    item: Item = await plant.boss.does(masterdata.create_item, cmd)
    return item


async def state_of(plant: Plant, demand: Demand) -> tuple[str, int, int]:
    row = await plant.row(Demand, demand.id)
    return row.state, int(row.quantity), int(row.planned_quantity)


# -- push-down ------------------------------------------------------------------------------------------


async def test_each_demand_gets_its_order_in_one_act(plant: Plant) -> None:
    demands = [
        await plant.demand(120, customer_po="RZ20261103", customer_po_line="2", priority=3),
        await plant.demand(30, kind="mts"),
    ]
    first, second = await push(plant, *demands)
    assert (first.quantity, first.customer_po, first.customer_po_line, first.priority) == (120, "RZ20261103", "2", 3)
    assert (first.customer_id, second.customer_id, second.kind) == (plant.customer.id, None, "production")
    assert [await state_of(plant, each) for each in demands] == [("open", 120, 120), ("open", 30, 30)]
    async with refused(plant, errors.NothingToPlan):
        await push(plant, demands[0])


async def test_part_of_a_demand_now_and_the_rest_later(plant: Plant) -> None:
    demand = await plant.demand(100)
    await push(plant, demand, quantity=60)
    async with refused(plant, errors.MoreThanDemanded):
        await push(plant, demand, quantity=41)
    (rest,) = await push(plant, demand)
    assert rest.quantity == 40
    assert await state_of(plant, demand) == ("open", 100, 100)


async def test_demands_for_one_item_share_an_order(plant: Plant) -> None:
    item, other = await plant.item(), await plant.item()
    now = clock.now()
    demands = [
        await plant.demand(10, item=item, customer_po="A", due_at=now + timedelta(days=5)),
        await plant.demand(20, item=item, customer_po="B", due_at=now + timedelta(days=3), priority=5),
        await plant.demand(7, item=other, customer_po="C", due_at=now + timedelta(days=4)),
    ]
    made = await push(plant, *demands, combine=True)
    assert [(each.item_id, int(each.quantity), each.priority) for each in made] == [(item.id, 30, 5), (other.id, 7, 0)]
    assert (made[0].due_at, made[0].customer_po, made[0].customer_id) == (demands[1].due_at, None, plant.customer.id)


async def test_assembled_parts_get_their_own_orders_through_all_levels(plant: Plant) -> None:
    product, assembly, part, bought, phantom = (
        await plant.item(), await plant.item(), await plant.item(), await bare(plant, "BUY-1"), await bare(plant, "PH"),
    )  # fmt: skip
    await bom(plant, product, (assembly, 2), (bought, 4), (phantom, 1, True))
    await bom(plant, phantom, (part, 3))
    await bom(plant, assembly, (part, 5))
    demand = await plant.demand(10, item=product)
    made = await push(plant, demand, components=True)
    top, *below = made
    assert [(each.item_id, int(each.quantity), each.relation) for each in below] == [
        (assembly.id, 20, "assembly"), (part.id, 100, "assembly"), (part.id, 30, "assembly"),
    ]  # fmt: skip
    assert [each.parent_id for each in below] == [top.id, below[0].id, top.id]
    assert [each.due_at for each in below][:2] == [top.due_at - timedelta(days=1), top.due_at - timedelta(days=2)]
    assert {each.order_id for each in await plant.rows(mine(Allocation))} == {top.id}


async def test_a_kit_is_done_with_its_parts(plant: Plant) -> None:
    kit, part, other = await bare(plant, "KIT-1"), await plant.item(), await plant.item()
    await bom(plant, kit, (part, 2), (other, 1))
    demand = await plant.demand(5, item=kit)
    order, first, second = await push(plant, demand)
    assert (order.kind, first.relation, int(first.quantity)) == ("phantom", "kit", 10)
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
    await plant.output((await plant.look_at(first))[1][0], 7)
    assert await plant.planner.asks(queries.good_of, [order.id]) == [0]
    await plant.output((await plant.look_at(second))[1][0], 5)
    assert await plant.planner.asks(queries.good_of, [order.id]) == [3]
    await plant.output((await plant.look_at(first))[1][0], 3)
    assert (await plant.row(ProductionOrder, order.id)).state == "completed"
    assert (await state_of(plant, demand))[0] == "done"


async def test_only_who_may_pushes_down(plant: Plant) -> None:
    demand = await plant.demand()
    async with refused(plant, PermissionMissing):
        cmd = do.PushDown(lines=[do.PushLine(demand_id=demand.id)])
        await plant.person(roles.TEAM_LEAD).does(do.push_down, cmd)
    async with refused(plant, errors.NothingChosen):
        await push(plant)


@pytest.mark.parametrize(
    ("values", "error"),
    [({"kind": "mtx"}, errors.DemandKindUnknown), ({"customer_id": None}, errors.CustomerMissing),
     ({"quantity": 0}, errors.QuantityIsZero)],
)  # fmt: skip
async def test_what_no_demand_can_be(plant: Plant, values: dict[str, Any], error: type[Exception]) -> None:
    item = await plant.item()
    async with refused(plant, error):
        await plant.demand(item=item, **{"quantity": 5, **values})


# -- progress, change, cancel ---------------------------------------------------------------------------


async def test_a_demand_is_done_when_its_orders_are_and_open_again_when_one_comes_back(plant: Plant) -> None:
    demand = await plant.demand(10)
    made = [*(await push(plant, demand, quantity=6)), *(await push(plant, demand))]
    for order, good in zip(made, (6, 4), strict=True):
        assert (await state_of(plant, demand))[0] == "open"
        await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
        await plant.output((await plant.look_at(order))[1][0], good)
    assert (await state_of(plant, demand))[0] == "done"
    assert "orders.demand_done" in await plant.events()
    await plant.output((await plant.look_at(made[0]))[1][0], -1)
    assert (await state_of(plant, demand))[0] == "open"


async def test_the_most_urgent_demand_gets_the_first_pieces(plant: Plant) -> None:
    item, now = await plant.item(), clock.now()
    late = await plant.demand(6, item=item, due_at=now + timedelta(days=9))
    soon = await plant.demand(4, item=item, due_at=now + timedelta(days=2))
    (order,) = await push(plant, late, soon, combine=True)
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
    await plant.output((await plant.look_at(order))[1][0], 7)
    found = await plant.planner.asks(queries.progress_of, [late.id, soon.id])
    assert [each.good for each in found] == [3, 4]


async def test_closing_short_gives_the_rest_back_to_plan(plant: Plant) -> None:
    demand = await plant.demand(10)
    (order,) = await push(plant, demand)
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
    await plant.output((await plant.look_at(order))[1][0], 7)
    await plant.planner.does(do.close_order, do.CloseOrder(order_id=order.id, reason="毛坯用完"))
    order, _ = await plant.look_at(order)
    assert (order.state, order.short_quantity) == ("closed", 3)
    assert await state_of(plant, demand) == ("open", 10, 7)
    await plant.planner.does(do.reopen_order, do.ReopenOrder(order_id=order.id, reason="毛坯到了"))
    order, operations = await plant.look_at(order)
    assert (order.state, order.short_quantity, operations[0].accepts_output) == ("released", 0, True)


async def test_a_finished_order_goes_on_with_more(plant: Plant) -> None:
    order, (operation,) = await plant.released(10)
    async with refused(plant, errors.OrderNotEnded):
        await plant.planner.does(do.reopen_order, do.ReopenOrder(order_id=order.id, reason="多做"))
    await plant.output(operation, 10)
    for quantity in (None, D(10)):
        async with refused(plant, errors.NothingLeftToDo):
            cmd = do.ReopenOrder(order_id=order.id, quantity=quantity, reason="多做")
            await plant.planner.does(do.reopen_order, cmd)
    await plant.planner.does(do.reopen_order, do.ReopenOrder(order_id=order.id, quantity=D(12), reason="多做 2 件"))
    await plant.output(operation, 2)
    order, (operation,) = await plant.look_at(order)
    assert (order.state, order.quantity, operation.good_quantity) == ("completed", 12, 12)


async def test_a_demand_changes_and_its_planned_orders_follow(plant: Plant) -> None:
    demand = await plant.demand(10)
    (order,) = await push(plant, demand, quantity=6)
    due = clock.now() + timedelta(days=2)
    cmd = do.ChangeDemand(demand_id=demand.id, quantity=D(8), due_at=due, priority=7, customer_po="RZ-9")
    await plant.planner.does(do.change_demand, cmd)
    row = await plant.row(ProductionOrder, order.id)
    assert (row.due_at, row.priority, row.customer_po, row.quantity) == (due, 7, "RZ-9", 6)
    async with refused(plant, errors.DemandIsPlanned):
        await plant.planner.does(do.change_demand, do.ChangeDemand(demand_id=demand.id, quantity=D(5)))


async def test_cancelling_a_demand_with_or_without_its_orders(plant: Plant) -> None:
    demands = [await plant.demand(10) for _ in range(3)]
    kept, gone, begun = [(await push(plant, each))[0] for each in demands]
    for demand, orders in zip(demands[:2], ("keep", "cancel"), strict=True):
        cmd = do.CancelDemand(demand_id=demand.id, orders=orders, reason="客户取消")
        await plant.planner.does(do.cancel_demand, cmd)
        assert await state_of(plant, demand) == ("cancelled", 10, 0)
    assert [(await plant.row(ProductionOrder, each.id)).state for each in (kept, gone)] == ["planned", "cancelled"]
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=begun.id))
    await plant.output((await plant.look_at(begun))[1][0], 1)
    async with refused(plant, errors.DemandInProduction):
        cmd = do.CancelDemand(demand_id=demands[2].id, orders="cancel", reason="客户取消")
        await plant.planner.does(do.cancel_demand, cmd)
    async with refused(plant, ReasonMissing):
        await plant.planner.does(do.cancel_demand, do.CancelDemand(demand_id=demands[2].id))


async def test_cancelling_an_order_gives_its_demand_back_to_plan(plant: Plant) -> None:
    demand = await plant.demand(10)
    (order,) = await push(plant, demand)
    await plant.planner.does(do.change_order, do.ChangeOrder(order_id=order.id, quantity=D(8), reason="少做"))
    assert await state_of(plant, demand) == ("open", 10, 8)
    await plant.planner.does(do.cancel_order, do.CancelOrder(order_id=order.id, reason="不做了"))
    assert await state_of(plant, demand) == ("open", 10, 0)


# -- repair and dismantling -----------------------------------------------------------------------------


async def test_a_repair_has_its_own_operations_and_knows_its_origin(plant: Plant) -> None:
    origin, (operation,) = await plant.released(10)
    await plant.output(operation, 8, rework=2)
    steps = [do.OwnStep(operation_definition_id=plant.definitions[code].id) for code in ("GRIND", "TURN")]
    due = clock.now() + timedelta(days=1)
    cmd = do.RepairOrder(order_id=origin.id, quantity=D(2), due_at=due, steps=steps, release=True, note="去毛刺不净")
    order = await plant.planner.does(do.repair_order, cmd)
    order, operations = await plant.look_at(order)
    assert (order.kind, order.relation, order.parent_id, order.state) == ("repair", "repair", origin.id, "released")
    assert [(each.sequence, each.work_center_id) for each in operations] == [
        (10, plant.centers["GRIND"].id), (20, plant.centers["CNC"].id),
    ]  # fmt: skip
    for each in operations:
        await plant.output(each, 2)
    assert (await plant.row(ProductionOrder, order.id)).state == "completed"
    async with refused(plant, errors.RepairTooLarge):
        await plant.planner.does(do.repair_order, do.RepairOrder(order_id=origin.id, quantity=D(11), due_at=due))
    plain = await plant.planner.does(do.repair_order, do.RepairOrder(order_id=origin.id, quantity=D(1), due_at=due))
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=plain.id))
    assert len((await plant.look_at(plain))[1]) == 1  # the item's own routing


async def test_taking_apart_gives_components(plant: Plant) -> None:
    item, part, screw = await plant.item(), await plant.item(), await bare(plant, "M6")
    await bom(plant, item, (part, 1), (screw, 4))
    steps = [do.OwnStep(operation_definition_id=plant.definitions["TURN"].id, name_zh="拆解", name_en="Take apart")]
    due = clock.now() + timedelta(days=1)
    cmd = do.DismantleOrder(item_id=item.id, quantity=D(3), due_at=due, steps=steps, release=True)
    order = await plant.planner.does(do.dismantle_order, cmd)
    rows = await plant.rows(mine(Recovery))
    assert sorted((each.item_id == screw.id, int(each.planned_quantity)) for each in rows) == [(False, 3), (True, 12)]
    parts = [do.RecoveredPart(item_id=screw.id, good_quantity=D(10), scrap_quantity=D(2))]
    await plant.planner.does(do.record_recovery, do.RecordRecovery(order_id=order.id, parts=parts))
    (row,) = [each for each in await plant.rows(mine(Recovery)) if each.item_id == screw.id]
    assert (row.good_quantity, row.scrap_quantity) == (10, 2)
    for cmd_, error in (
        (do.RecordRecovery(order_id=order.id, parts=[do.RecoveredPart(item_id=item.id)]), errors.NotInOrder),
        (do.RecordRecovery(order_id=(await plant.order()).id, parts=parts), errors.NotADismantleOrder),
    ):
        async with refused(plant, error):
            await plant.planner.does(do.record_recovery, cmd_)
    async with refused(plant, errors.NothingToRecover):
        await plant.planner.does(
            do.dismantle_order, do.DismantleOrder(item_id=part.id, quantity=D(1), due_at=due, steps=steps)
        )
    async with refused(plant, errors.StepsMissing):
        await plant.planner.does(
            do.dismantle_order, do.DismantleOrder(item_id=item.id, quantity=D(1), due_at=due, steps=[])
        )
