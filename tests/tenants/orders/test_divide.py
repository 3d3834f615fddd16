"""Splitting, merging and leaving a remainder behind: progress is kept, provable, and never more than there was."""

import asyncio
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.db import mine
from infra.errors import BadInput, PermissionMissing
from infra.work import system, working
from tenants import orders, roles
from tenants.orders import commands as do
from tenants.orders import errors, rules
from tenants.orders.models import Allocation, Gate, Operation, ProductionOrder, Transfer
from tenants.orders.rules import Counts
from tests.kit.plant import Plant
from tests.tenants.orders.test_commands import refused

LINE = ((10, ()), (20, (10,)), (30, (20,)))
FORK = ((10, ()), (20, (10,)), (30, (10,)), (40, (20, 30)))
D = Decimal


async def split(plant: Plant, order: ProductionOrder, *quantities: int, **more: Any) -> list[ProductionOrder]:
    parts = [do.OrderPart(quantity=D(each)) for each in quantities]
    made: list[ProductionOrder] = await plant.planner.does(
        do.split_order, do.SplitOrder(order_id=order.id, parts=parts, **more)
    )
    return made


async def goods(plant: Plant, order: ProductionOrder) -> list[tuple[int, int, str]]:
    _, operations = await plant.look_at(order)
    return [(int(each.good_quantity), int(each.process_scrap_quantity), each.state) for each in operations]


# -- stories --------------------------------------------------------------------------------------------


async def test_a_split_keeps_the_furthest_pieces_and_deals_new_cards(plant: Plant) -> None:
    order, (first, second, third) = await plant.released(120, steps=LINE)
    await plant.output(first, 119, process_scrap=1)
    await plant.output(second, 80)
    await plant.output(third, 50)

    whole, part = await split(plant, order, 40)

    assert (whole.quantity, part.quantity) == (80, 40)
    assert (part.number, part.parent_id, part.relation, part.state) == (
        f"{order.number}-1",
        order.id,
        "split",
        "released",
    )
    assert await goods(plant, whole) == [(80, 0, "completed"), (80, 0, "completed"), (50, 0, "running")]
    assert await goods(plant, part) == [(39, 1, "completed"), (0, 0, "waiting"), (0, 0, "waiting")]
    cards = [each.card for row in (whole, part) for each in (await plant.look_at(row))[1]]
    assert len(set(cards)) == 6
    assert part.snapshot == whole.snapshot
    assert "orders.order_split" in await plant.events()


async def test_progress_can_move_with_the_parts(plant: Plant) -> None:
    order, (first, *_) = await plant.released(10, steps=LINE)
    await plant.output(first, 6)
    whole, one, two = await split(plant, order, 4, 3, progress="moves")
    assert [await goods(plant, each) for each in (one, two, whole)] == [
        [(4, 0, "completed"), (0, 0, "waiting"), (0, 0, "waiting")],
        [(2, 0, "running"), (0, 0, "waiting"), (0, 0, "waiting")],
        [(0, 0, "waiting"), (0, 0, "waiting"), (0, 0, "waiting")],
    ]


async def test_parts_go_on_by_themselves(plant: Plant) -> None:
    order, (first, *_) = await plant.released(10, steps=FORK)
    await plant.output(first, 10)
    _, part = await split(plant, order, 4)
    _, operations = await plant.look_at(part)
    for each in operations[1:]:
        await plant.output(each, 4)
    assert (await plant.row(ProductionOrder, part.id)).state == "completed"
    assert (await plant.row(ProductionOrder, order.id)).state == "released"


async def test_a_planned_order_is_split_and_its_parts_are_released_apart(plant: Plant) -> None:
    order = await plant.order(10)
    whole, part = await split(plant, order, 3)
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=part.id))
    assert ((await plant.look_at(part))[0].state, (await plant.look_at(whole))[0].state) == ("released", "planned")
    assert (await plant.look_at(part))[1][0].planned_quantity == 3


async def test_a_part_is_split_again(plant: Plant) -> None:
    order, _ = await plant.released(10)
    _, part = await split(plant, order, 6)
    _, again = await split(plant, part, 2)
    assert (again.number, again.parent_id) == (f"{order.number}-1-1", part.id)


async def test_a_remainder_is_left_open_behind_what_is_finished(plant: Plant) -> None:
    order, (first, second, third) = await plant.released(10, steps=LINE)
    await plant.output(first, 9, process_scrap=1)
    await plant.output(second, 8)
    await plant.output(third, 6)
    done, rest = await plant.planner.does(do.backorder_order, do.BackorderOrder(order_id=order.id))
    assert (done.state, done.quantity, rest.state, rest.quantity, rest.relation) == (
        "completed", 6, "released", 4, "backorder",
    )  # fmt: skip
    assert await goods(plant, rest) == [(3, 1, "completed"), (2, 0, "running"), (0, 0, "waiting")]
    assert "orders.order_completed" in await plant.events()


async def test_orders_of_the_same_thing_become_one(plant: Plant) -> None:
    item = await plant.item(steps=LINE)
    made = []
    for quantity, through in ((10, 10), (20, 5)):
        order = await plant.order(quantity, item=item)
        await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=order.id))
        _, operations = await plant.look_at(order)
        await plant.output(operations[0], through)
        made.append(order)
    target, source = made
    await plant.planner.does(do.merge_orders, do.MergeOrders(order_id=target.id, order_ids=[source.id]))
    target, operations = await plant.look_at(target)
    assert (target.quantity, [int(each.good_quantity) for each in operations]) == (30, [15, 0, 0])
    assert operations[0].state == "running"
    source, old = await plant.look_at(source)
    assert (source.state, source.merged_into_id) == ("merged", target.id)
    assert {each.good_quantity for each in old} == {D(0)}
    with pytest.raises(errors.OrderWasMerged):
        await plant.output(old[0], 1)


async def test_demands_stay_served_through_a_split_and_a_merge(plant: Plant) -> None:
    item = await plant.item()
    demands = [await plant.demand(quantity, item=item, priority=9 - n) for n, quantity in enumerate((6, 4))]
    lines = [do.PushLine(demand_id=each.id) for each in demands]
    (order,) = await plant.planner.does(do.push_down, do.PushDown(lines=lines, combine=True))
    whole, part = await split(plant, order, 3)

    async def served() -> list[tuple[str, int]]:
        numbers = {each.id: each.number for each in await plant.rows(mine(ProductionOrder))}
        rows = await plant.rows(mine(Allocation))
        return sorted((numbers[each.order_id], int(each.quantity)) for each in rows)

    assert await served() == [(whole.number, 1), (whole.number, 6), (part.number, 3)]
    await plant.planner.does(do.merge_orders, do.MergeOrders(order_id=whole.id, order_ids=[part.id]))
    assert await served() == [(whole.number, 4), (whole.number, 6)]


async def test_a_split_gives_a_gate_no_new_allowance(plant: Plant) -> None:
    order, (operation,) = await plant.released(10)
    fresh = await plant.row(Operation, operation.id)
    await plant.within(
        lambda work: orders.arm_gate(work, fresh, "first_piece", opener=roles.INSPECTOR, closes_after_quantity=D(2))
    )
    await plant.output(operation, 2)
    _, part = await split(plant, order, 5)
    (twin,) = (await plant.look_at(part))[1]
    for each in (operation, twin):
        with pytest.raises(errors.GateIsClosed):
            await plant.output(each, 1)
    assert len(await plant.rows(mine(Gate))) == 2


# -- refusals -------------------------------------------------------------------------------------------


async def test_what_cannot_be_split(plant: Plant) -> None:
    order, (operation,) = await plant.released(10)
    for quantities, error in (((10,), errors.PartsTooLarge), ((6, 5), errors.PartsTooLarge), ((), errors.TooManyParts),
                              ((1,) * 21, errors.TooManyParts), ((0,), errors.QuantityIsZero)):  # fmt: skip
        async with refused(plant, error):
            await split(plant, order, *quantities)
    async with refused(plant, BadInput):
        await split(plant, order, 1, progress="away")
    async with refused(plant, PermissionMissing):
        cmd = do.SplitOrder(order_id=order.id, parts=[do.OrderPart(quantity=D(1))])
        await plant.person(roles.OPERATOR).does(do.split_order, cmd)
    await plant.planner.does(do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC"))
    async with refused(plant, errors.OrderOnHold):
        await split(plant, order, 1)
    (hold,) = await plant.holds(order)
    await plant.planner.does(do.lift_hold, do.LiftHold(hold_id=hold.id, reason="放行"))
    await plant.output(operation, 10)
    async with refused(plant, errors.OrderIsCompleted):
        await split(plant, order, 1)


async def test_what_has_no_remainder(plant: Plant) -> None:
    order, (operation,) = await plant.released(10)
    async with refused(plant, errors.NothingFinished):
        await plant.planner.does(do.backorder_order, do.BackorderOrder(order_id=order.id))
    planned = await plant.order()
    async with refused(plant, errors.OrderNotReleased):
        await plant.planner.does(do.backorder_order, do.BackorderOrder(order_id=planned.id))
    await plant.output(operation, 10)
    async with refused(plant, errors.OrderIsCompleted):
        await plant.planner.does(do.backorder_order, do.BackorderOrder(order_id=order.id))


async def test_what_cannot_be_merged(plant: Plant) -> None:
    order, _ = await plant.released(10)
    other, _ = await plant.released(10)
    again = await plant.order(5, item=plant.items[0])
    for id, error in (
        (order.id, errors.NothingToMerge),
        (other.id, errors.OrdersDiffer),
        (again.id, errors.OrdersDiffer),
    ):
        async with refused(plant, error):
            await plant.planner.does(do.merge_orders, do.MergeOrders(order_id=order.id, order_ids=[id]))
    await plant.routing(plant.items[0], ((10, ()), (20, (10,))))
    await plant.planner.does(do.release_order, do.ReleaseOrder(order_id=again.id))
    async with refused(plant, errors.OrdersDiffer):
        await plant.planner.does(do.merge_orders, do.MergeOrders(order_id=order.id, order_ids=[again.id]))


async def test_pieces_that_moved_are_taken_back_where_they_are(plant: Plant) -> None:
    order, (first, _, _) = await plant.released(10, steps=LINE)
    await plant.output(first, 8)
    _, part = await split(plant, order, 5)
    async with refused(plant, errors.PiecesMoved) as _:
        await plant.output(first, -8)
    await plant.output((await plant.look_at(part))[1][0], -3)


# -- together -------------------------------------------------------------------------------------------


async def test_a_report_that_queued_behind_a_split_is_booked_once_and_on_one_order(plant: Plant) -> None:
    order, (operation,) = await plant.released(10)
    async with working(system(plant.tenant_id), command="test.wait") as blocking:
        await orders.access_operation(blocking, operation.id)
        dividing = asyncio.create_task(split(plant, order, 4))
        await asyncio.sleep(0.2)
        report = asyncio.create_task(plant.output(operation, 5))
        await asyncio.sleep(0.2)
        assert not dividing.done()
        assert not report.done()
    _, part = await dividing
    await report
    assert await goods(plant, order) == [(5, 0, "running")]
    assert await goods(plant, part) == [(0, 0, "waiting")]


async def test_reports_and_splits_at_once_never_deadlock_nor_lose_a_piece(plant: Plant) -> None:
    order, (first, *_) = await plant.released(60, steps=LINE)
    acts: list[Any] = [plant.output(first, 2) for _ in range(6)]
    acts += [split(plant, order, 5) for _ in range(3)]
    found = await asyncio.gather(*acts, return_exceptions=True)
    assert [each for each in found if isinstance(each, Exception)] == []
    every = [each for each in await plant.rows(mine(Operation)) if each.sequence == 10]
    assert sum(each.good_quantity for each in every) == 12
    assert sum(each.planned_quantity for each in every) == 60


act = st.one_of(
    st.tuples(st.just("report"), st.integers(0, 5), st.integers(0, 2), st.integers(1, 9)),
    st.tuples(st.just("scrap"), st.integers(0, 5), st.integers(0, 2), st.integers(1, 2)),
    st.tuples(st.just("split"), st.integers(0, 5), st.integers(1, 8), st.integers(0, 1)),
    st.tuples(st.just("merge"), st.integers(0, 5), st.integers(0, 5), st.just(0)),
    st.tuples(st.just("backorder"), st.integers(0, 5), st.just(0), st.just(0)),
)


@given(st.lists(act, min_size=3, max_size=12))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_splits_and_merges_keeps_the_books(plant_loop: Any, acts: list[Any]) -> None:
    plant_loop(acts)


@pytest.fixture
def plant_loop(dsns: Any) -> Iterator[Any]:
    from infra.db import Database
    from infra.work import use_database
    from tests.kit.plant import open_plant

    loop = asyncio.new_event_loop()
    app, relay = Database(dsns.app, size=2), Database(dsns.relay, size=1)
    use_database(app)
    plant = loop.run_until_complete(open_plant(relay))
    yield lambda acts: loop.run_until_complete(keeps_the_books(plant, acts))
    use_database(None)
    loop.run_until_complete(app.close())
    loop.run_until_complete(relay.close())
    loop.close()


async def keeps_the_books(plant: Plant, acts: list[Any]) -> None:
    """What was reported on each sequence = what all orders of the family have there; and for each operation:
    its counts = its reports + transfers in - transfers out."""
    root, _ = await plant.released(30, steps=LINE)
    family = [root.id]
    booked: dict[Any, Counts] = {}
    for kind, which, first, second in acts:
        order_id = family[which % len(family)]
        try:
            if kind in ("report", "scrap"):
                _, operations = await plant.look_at(await plant.row(ProductionOrder, order_id))
                operation = operations[first]
                given_ = {"good": second} if kind == "report" else {"process_scrap": second}
                await plant.output(operation, **given_)
                more = Counts(**{name: D(value) for name, value in given_.items()})
                booked[operation.id] = booked.get(operation.id, Counts()).plus(more)
            elif kind == "split":
                made = await split(plant, await plant.row(ProductionOrder, order_id), first,
                                   progress="moves" if second else "stays")  # fmt: skip
                family += [each.id for each in made[1:]]
            elif kind == "merge":
                cmd = do.MergeOrders(order_id=order_id, order_ids=[family[first % len(family)]])
                await plant.planner.does(do.merge_orders, cmd)
            else:
                made = await plant.planner.does(do.backorder_order, do.BackorderOrder(order_id=order_id))
                family += [each.id for each in made[1:]]
        except (errors.PartsTooLarge, errors.NothingToMerge, errors.NothingFinished, errors.OrderIsCompleted,
                errors.OrderWasMerged, errors.OrdersDiffer):  # fmt: skip
            continue
    await check_books(plant, family, booked)


async def check_books(plant: Plant, family: list[Any], booked: dict[Any, Counts]) -> None:
    whole = [await plant.look_at(await plant.row(ProductionOrder, id)) for id in family]
    operations = [each for _, its in whole for each in its]
    alive = [order for order, _ in whole if order.state != "merged"]
    assert sum(each.quantity for each in alive) == 30
    transfers = [each for each in await plant.rows(mine(Transfer)) if each.from_order_id in family]
    for each in operations:
        moved = Counts()
        for row in transfers:
            sign = (row.to_operation_id == each.id) - (row.from_operation_id == each.id)
            amounts = (
                row.good_quantity, row.process_scrap_quantity, row.material_scrap_quantity, row.rework_quantity,
            )  # fmt: skip
            moved = moved.plus(Counts(*(sign * amount for amount in amounts)))
        assert rules.counts_of(each) == booked.get(each.id, Counts()).plus(moved)
        assert min(rules.counts_of(each)) >= 0
    for sequence in (10, 20, 30):
        here = [each for each in operations if each.sequence == sequence]
        assert sum(each.planned_quantity for each in here) == 30
    for order, its in whole:
        if order.state in ("released", "completed"):
            assert (order.state == "completed") == (its[-1].state == "completed")
            assert len({each.planned_quantity for each in its} | {order.quantity}) == 1
