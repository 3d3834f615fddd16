"""Commands on orders, as the application role on a real database. A refusal leaves nothing but its journal line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra import clock
from infra.errors import BadInput, OutOfScope, PermissionMissing, ReasonMissing
from infra.ids import uuid7
from infra.quantity import QuantityNegative, QuantityTooFine
from tenants import roles
from tenants.masterdata import commands as masterdata
from tenants.masterdata.errors import ReasonUnknown, RecordNotFound, WrongPlace
from tenants.orders import commands as do
from tenants.orders import errors, rules
from tests.kit.plant import Plant

PICTURE_5 = ((10, ()), (20, (10,)), (30, (20,)), (40, (20,)), (50, (30, 40)), (60, (50,)))


@asynccontextmanager
async def refused(plant: Plant, error: type[Exception]) -> AsyncIterator[None]:
    """The body is refused with this error, and no row, change or event of it is left."""
    before = await plant.written()
    with pytest.raises(error):
        yield
    assert await plant.written() == before


# -- creating -------------------------------------------------------------------------------------------


async def test_orders_are_numbered_one_after_the_other(plant: Plant) -> None:
    item = await plant.item()
    numbers = [(await plant.order(item=item)).number for _ in range(3)]
    assert numbers == ["MO-1001", "MO-1002", "MO-1003"]
    typed = await plant.order(item=item, number="MO-1004")
    assert typed.number == "MO-1004"
    assert (await plant.order(item=item)).number == "MO-1005"
    assert set(await plant.events()) <= {"orders.order_created"}


async def test_a_number_is_given_once(plant: Plant) -> None:
    await plant.order(number="RZ/26-7")
    item = await plant.item()
    async with refused(plant, errors.NumberTaken):
        await plant.order(item=item, number="RZ/26-7")


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"quantity": 0}, errors.QuantityIsZero),
        ({"quantity": -5}, QuantityNegative),
        ({"quantity": "2.5"}, QuantityTooFine),
        ({"due_at": datetime(2206, 1, 1, tzinfo=UTC)}, errors.DueUnlikely),
        ({"number": "MO 12; DROP"}, errors.NumberInvalid),
        ({"priority": 11}, BadInput),
    ],
)
async def test_what_no_order_can_be(plant: Plant, values: dict[str, Any], error: type[Exception]) -> None:
    item = await plant.item()
    async with refused(plant, error):
        await plant.order(item=item, **{"quantity": 10, **values})


async def test_another_tenants_item_and_a_missing_one_are_the_same(plant: Plant, plants: Any) -> None:
    other: Plant = await plants()
    foreign = await other.item()
    for item_id in (foreign.id, uuid7()):
        async with refused(plant, RecordNotFound):
            await plant.planner.does(
                do.create_order,
                do.CreateOrder(item_id=item_id, quantity=Decimal(1), due_at=clock.now()),
            )
    await other.planner.does(
        do.create_order, do.CreateOrder(item_id=foreign.id, quantity=Decimal(1), due_at=clock.now())
    )


async def test_only_who_may_creates(plant: Plant) -> None:
    item = await plant.item()
    async with refused(plant, PermissionMissing):
        cmd = do.CreateOrder(item_id=item.id, quantity=Decimal(1), due_at=clock.now())
        await plant.person(roles.OPERATOR).does(do.create_order, cmd)


# -- releasing ------------------------------------------------------------------------------------------


async def test_release_copies_the_graph_and_deals_cards(plant: Plant) -> None:
    order, operations = await plant.released(120, steps=PICTURE_5)
    assert order.state == "released"
    assert [each.sequence for each in operations] == [10, 20, 30, 40, 50, 60]
    ids = {each.id: each.sequence for each in operations}
    follows = {each.sequence: tuple(ids[id] for id in each.predecessor_ids) for each in operations}
    assert follows == dict(PICTURE_5)
    assert [each.last for each in operations] == [False] * 5 + [True]
    assert [each.card for each in operations] == [rules.card(n) for n in range(1001, 1007)]
    assert {each.planned_quantity for each in operations} == {Decimal(120)}
    assert {each.state for each in operations} == {"waiting"}


async def test_the_snapshot_does_not_move(plant: Plant) -> None:
    item = await plant.item(steps=((10, ()), (20, (10,))))
    order = await plant.order(item=item)
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
    order, operations = await plant.look_at(order)
    await plant.routing(item, ((10, ()),))
    later = await plant.order(item=item)
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=later.id))
    assert [step["sequence"] for step in order.snapshot["routing"]["steps"]] == [10, 20]
    assert order.snapshot["routing"]["version"] == 1
    assert len((await plant.look_at(order))[1]) == len(operations) == 2
    assert len((await plant.look_at(later))[1]) == 1
    assert (await plant.look_at(later))[0].snapshot["routing"]["version"] == 2


async def test_an_order_is_released_once(plant: Plant) -> None:
    order, _ = await plant.released()
    async with refused(plant, errors.OrderIsReleased):
        await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
    cmd = do.ReleaseOrder(order_id=(await plant.order()).id)
    await plant.planner.does(do.release_order, cmd)
    before = await plant.written()
    assert await plant.planner.does(do.release_order, cmd) is None  # the stored outcome, no second run
    assert await plant.written() == before


async def test_without_a_routing_nothing_is_released(plant: Plant) -> None:
    cmd = masterdata.CreateItem(code="X-1", name_zh="无工艺", name_en="No routing", unit_id=plant.unit.id)
    item = await plant.boss.does(masterdata.create_item, cmd)
    order = await plant.order(item=item)
    async with refused(plant, errors.NoRouting):
        await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))


async def test_only_who_may_releases(plant: Plant) -> None:
    order = await plant.order()
    async with refused(plant, PermissionMissing):
        await plant.person(roles.OPERATOR).does(do.release_order, do.ReleaseOrder(order_id=order.id))
    async with refused(plant, errors.OrderNotFound):
        await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=uuid7()))


# -- changing, closing, cancelling -------------------------------------------------------------------------


async def test_a_due_time_moves_with_a_reason(plant: Plant) -> None:
    order = await plant.order()
    due = clock.now().replace(microsecond=0) + timedelta(days=9)
    async with refused(plant, ReasonMissing):
        await plant.planner.does(do.change_order, do.ChangeOrder(order_id=order.id, due_at=due))
    cmd = do.ChangeOrder(order_id=order.id, due_at=due, priority=5, customer_po=" RZ-9 ", reason="客户催货")
    changed = await plant.planner.does(do.change_order, cmd)
    assert (changed.due_at, changed.priority, changed.customer_po, changed.revision) == (due, 5, "RZ-9", 2)


async def test_the_quantity_of_a_released_order_stays(plant: Plant) -> None:
    planned = await plant.order(10)
    cmd = do.ChangeOrder(order_id=planned.id, quantity=Decimal(12), reason="加两件")
    assert (await plant.planner.does(do.change_order, cmd)).quantity == 12
    order, _ = await plant.released(10)
    async with refused(plant, errors.QuantityFixed):
        cmd = do.ChangeOrder(order_id=order.id, quantity=Decimal(12), reason="加两件")
        await plant.planner.does(do.change_order, cmd)


async def test_an_order_with_output_is_closed_not_cancelled(plant: Plant) -> None:
    order, (operation,) = await plant.released(10)
    await plant.output(operation, 3)
    async with refused(plant, errors.OrderHasOutput):
        await plant.planner.does(do.cancel_order, do.CancelOrder(order_id=order.id, reason="不要了"))
    closed = await plant.planner.does(do.close_order, do.CloseOrder(order_id=order.id, reason="短交"))
    assert closed.state == "closed"
    async with refused(plant, errors.OrderIsClosed):
        await plant.output(operation, 1)
    async with refused(plant, errors.OrderIsClosed):
        await plant.output(operation, -1)


async def test_a_cancelled_order_takes_nothing(plant: Plant) -> None:
    order, (operation,) = await plant.released(10)
    await plant.planner.does(do.cancel_order, do.CancelOrder(order_id=order.id, reason="不要了"))
    async with refused(plant, errors.OrderIsCancelled):
        await plant.output(operation, 1)
    for spec, cmd in (
        (do.release_order, do.ReleaseOrder(order_id=order.id)),
        (do.change_order, do.ChangeOrder(order_id=order.id, priority=1, reason="x")),
        (do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC")),
    ):
        async with refused(plant, errors.OrderIsCancelled):
            await plant.planner.does(spec, cmd)


# -- holds ------------------------------------------------------------------------------------------------


async def test_a_held_order_accepts_nothing_until_it_is_lifted(plant: Plant) -> None:
    order, (first, second) = await plant.released(10, steps=((10, ()), (20, (10,))))
    await plant.planner.does(do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC", note=" 硬度 "))
    for operation in (first, second):
        async with refused(plant, errors.OrderOnHold):
            await plant.output(operation, 1)
    async with refused(plant, errors.AlreadyOnHold):
        await plant.planner.does(do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC"))
    (hold,) = await plant.holds(order)
    assert (hold.note, hold.placed_by) == ("硬度", "周晓岚")
    async with refused(plant, ReasonMissing):
        await plant.planner.does(do.lift_hold, do.LiftHold(hold_id=hold.id))
    async with refused(plant, PermissionMissing):
        await plant.person(roles.TEAM_LEAD).does(do.lift_hold, do.LiftHold(hold_id=hold.id, reason="合格"))
    await plant.planner.does(do.lift_hold, do.LiftHold(hold_id=hold.id, reason="复检合格"))
    assert (await plant.output(first, 1)).good_quantity == 1
    (hold,) = await plant.holds(order)
    assert hold.lift_reason == "复检合格"
    async with refused(plant, errors.HoldWasLifted):
        await plant.planner.does(do.lift_hold, do.LiftHold(hold_id=hold.id, reason="再来"))


async def test_two_holds_are_lifted_one_by_one(plant: Plant) -> None:
    order, (first, second) = await plant.released(10, steps=((10, ()), (20, (10,))))
    await plant.planner.does(do.hold_operation, do.HoldOperation(operation_id=first.id, reason_code="WAIT-QC"))
    await plant.output(second, 1)
    async with refused(plant, errors.OperationOnHold):
        await plant.output(first, 1)
    await plant.planner.does(do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC"))
    holds = {hold.subject_kind: hold for hold in await plant.holds(order)}
    await plant.planner.does(do.lift_hold, do.LiftHold(hold_id=holds["operation"].id, reason="一"))
    async with refused(plant, errors.OrderOnHold):
        await plant.output(first, 1)
    await plant.planner.does(do.lift_hold, do.LiftHold(hold_id=holds["order"].id, reason="二"))
    await plant.output(first, 1)


async def test_a_hold_needs_a_reason_that_exists(plant: Plant) -> None:
    order, _ = await plant.released()
    for code in ("NOPE", "SIZE"):  # SIZE is a reason for scrap
        async with refused(plant, ReasonUnknown):
            await plant.planner.does(do.hold_order, do.HoldOrder(order_id=order.id, reason_code=code))


async def test_the_refusal_speaks_the_language_of_the_refused(plant: Plant) -> None:
    order, (operation,) = await plant.released()
    await plant.planner.does(do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC"))
    for locale, reason in (("zh-CN", "等质检放行"), ("en", "Waiting for inspection")):
        with pytest.raises(errors.OrderOnHold) as refusal:
            await plant.output(operation, 1, by=plant.person(roles.OPERATOR, locale=locale))
        assert refusal.value.params == {"order": order.number, "reason": reason}


# -- plan -------------------------------------------------------------------------------------------------


async def test_a_plan_is_set_for_open_operations(plant: Plant) -> None:
    _, (first, second) = await plant.released(10, steps=((10, ()), (20, (10,))))
    await plant.output(first, 10)
    start = datetime(2026, 11, 20, tzinfo=UTC)
    slots = [
        do.PlannedSlot(
            operation_id=each.id,
            planned_start=start,
            planned_end=start + timedelta(hours=2),
            work_unit_id=plant.work_unit.id,
        )
        for each in (first, second)
    ]
    planned = {each.id: each for each in await plant.planner.does(do.set_plan, do.SetPlan(slots=slots))}
    assert (planned[first.id].planned_start, planned[second.id].planned_start) == (None, start)
    assert planned[second.id].work_unit_id == plant.work_unit.id


async def test_a_plan_that_cannot_be(plant: Plant) -> None:
    _, (operation,) = await plant.released()
    start = datetime(2026, 11, 20, tzinfo=UTC)
    cmd = masterdata.CreateWorkUnit(code="GR-9", name_zh="磨", name_en="G", work_center_id=plant.centers["GRIND"].id)
    elsewhere = await plant.boss.does(masterdata.create_work_unit, cmd)
    for slot, error in (
        (do.PlannedSlot(operation_id=uuid7(), planned_start=start, planned_end=start), errors.OperationNotFound),
        (
            do.PlannedSlot(operation_id=operation.id, planned_start=start, planned_end=start - timedelta(hours=1)),
            errors.SlotReversed,
        ),
        (
            do.PlannedSlot(
                operation_id=operation.id, planned_start=start, planned_end=start, work_unit_id=elsewhere.id
            ),
            WrongPlace,
        ),
    ):
        async with refused(plant, error):
            await plant.planner.does(do.set_plan, do.SetPlan(slots=[slot]))


async def test_pause_and_resume(plant: Plant) -> None:
    _, (operation,) = await plant.released()
    worker = plant.person(roles.OPERATOR)
    async with refused(plant, errors.OperationNotRunning):
        await worker.does(do.pause_operation, do.PauseOperation(operation_id=operation.id))
    await plant.output(operation, 1)
    assert (await worker.does(do.pause_operation, do.PauseOperation(operation_id=operation.id))).state == "paused"
    assert (await worker.does(do.resume_operation, do.ResumeOperation(operation_id=operation.id))).state == "running"
    async with refused(plant, errors.OperationNotPaused):
        await worker.does(do.resume_operation, do.ResumeOperation(operation_id=operation.id))
    await worker.does(do.pause_operation, do.PauseOperation(operation_id=operation.id))
    assert (await plant.output(operation, 1)).state == "running"


async def test_a_planner_of_another_place_reaches_no_order_of_this_one(plant: Plant) -> None:
    item = await plant.item()
    order, (operation,) = await plant.released()
    planned = await plant.order(item=item)
    start, due = datetime(2026, 11, 20, tzinfo=UTC), clock.now() + timedelta(days=1)
    slot = do.PlannedSlot(operation_id=operation.id, planned_start=start, planned_end=start)

    def acts() -> list[Any]:
        return [
            (do.create_order, do.CreateOrder(item_id=item.id, quantity=Decimal(1), due_at=due)),
            (do.release_order, do.ReleaseOrder(order_id=planned.id)),
            (do.change_order, do.ChangeOrder(order_id=order.id, priority=3, reason="急")),
            (do.set_plan, do.SetPlan(slots=[slot])),
            (do.hold_operation, do.HoldOperation(operation_id=operation.id, reason_code="WAIT-QC")),
            (do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC")),
            (do.close_order, do.CloseOrder(order_id=order.id, reason="短交")),
        ]

    for spec, cmd in acts():
        for place in (plant.centers["GRIND"].id, plant.areas[1].id, uuid7()):
            async with refused(plant, OutOfScope):
                person = plant.person(roles.PLANNER, at=place)
                await person.does(spec, type(cmd)(**vars(cmd) | {"id": uuid7()}))
    here = plant.person(roles.PLANNER, at=plant.areas[0].id)
    for spec, cmd in acts():
        assert await here.does(spec, cmd) is not None


async def test_a_permission_for_another_place_does_not_reach(plant: Plant) -> None:
    _, (operation,) = await plant.released()
    await plant.output(operation, 1)
    for place in (plant.centers["GRIND"].id, plant.areas[1].id, uuid7()):
        async with refused(plant, OutOfScope):
            await plant.person(roles.OPERATOR, at=place).does(
                do.pause_operation, do.PauseOperation(operation_id=operation.id)
            )
    for place in (plant.centers["CNC"].id, plant.areas[0].id, plant.site.id):
        person = plant.person(roles.OPERATOR, at=place)
        await person.does(do.pause_operation, do.PauseOperation(operation_id=operation.id))
        await person.does(do.resume_operation, do.ResumeOperation(operation_id=operation.id))
