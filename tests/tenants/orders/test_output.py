"""Booking output: states, completion down the graph, corrections, gates, statement counts, two at once."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra import clock
from infra.db import Executor, mine
from infra.errors import PermissionMissing, ReasonMissing
from infra.quantity import QuantityTooFine
from infra.work import Work, system, working
from tenants import orders, roles
from tenants.orders import commands as do
from tenants.orders import errors
from tenants.orders.models import Gate, Operation
from tests.kit.plant import Plant

LINE = ((10, ()), (20, (10,)), (30, (20,)))
FORK = ((10, ()), (20, (10,)), (30, (10,)), (40, (20, 30)))


async def states(plant: Plant, order: Any) -> list[str]:
    return [each.state for each in (await plant.look_at(order))[1]]


async def test_output_moves_an_operation(plant: Plant) -> None:
    order, (first, *_) = await plant.released(10, steps=LINE)
    assert (await plant.output(first, 4)).state == "running"
    assert (await plant.output(first, 5, process_scrap=1)).state == "completed"
    assert await states(plant, order) == ["completed", "waiting", "waiting"]


async def test_what_is_lost_upstream_is_not_waited_for(plant: Plant) -> None:
    order, (first, second, third) = await plant.released(10, steps=LINE)
    await plant.output(first, 9, process_scrap=1)
    await plant.output(second, 8, material_scrap=1)
    await plant.output(third, 8)
    order, operations = await plant.look_at(order)
    assert [each.state for each in operations] == ["completed"] * 3
    assert (order.state, operations[-1].good_quantity) == ("completed", 8)


async def test_an_operation_that_waited_for_the_last_piece_ends_with_its_predecessor(plant: Plant) -> None:
    order, (first, second, third) = await plant.released(10, steps=LINE)
    for operation in (first, second, third):
        await plant.output(operation, 9)
    assert await states(plant, order) == ["running"] * 3
    await plant.output(first, process_scrap=1)
    order, operations = await plant.look_at(order)
    assert [each.state for each in operations] == ["completed"] * 3
    assert order.state == "completed"


async def test_a_merge_waits_for_both_branches(plant: Plant) -> None:
    order, (first, left, right, end) = await plant.released(6, steps=FORK)
    await plant.output(first, 6)
    await plant.output(left, 6)
    await plant.output(right, 5)
    await plant.output(end, 5)
    assert await states(plant, order) == ["completed", "completed", "running", "running"]
    await plant.output(right, process_scrap=1)
    assert await states(plant, order) == ["completed"] * 4


async def test_taking_back_reopens(plant: Plant) -> None:
    order, (first, *_) = await plant.released(3, steps=((10, ()),))
    await plant.output(first, 3)
    assert (await plant.look_at(order))[0].state == "completed"
    async with working(system(plant.tenant_id), command="test.back") as work:
        operation = await orders.access_operation(work, first.id, quantity=Decimal(-1))
        await orders.add_output(work, operation, good=Decimal(-1))
    order, (operation,) = await plant.look_at(order)
    assert (order.state, order.completed_at, operation.state) == ("released", None, "running")
    await plant.output(first, -2)
    order, (operation,) = await plant.look_at(order)
    assert (operation.state, operation.good_quantity) == ("waiting", 0)
    await plant.output(first, 3)
    assert (await plant.look_at(order))[0].state == "completed"


async def test_nothing_goes_below_zero(plant: Plant) -> None:
    order, (first, *_) = await plant.released(10, steps=LINE)
    await plant.output(first, 2)
    before = await plant.written()
    for counts in ({"good": -3}, {"good": 1, "process_scrap": -1}, {"rework": -1}):
        with pytest.raises(errors.OutputBelowZero):
            await plant.output(first, **counts)
    with pytest.raises(QuantityTooFine):
        await plant.output(first, "0.00000001")
    assert await plant.written() == before
    assert await states(plant, order) == ["running", "waiting", "waiting"]


async def test_rework_comes_again(plant: Plant) -> None:
    _, (first,) = await plant.released(10)
    assert (await plant.output(first, 7, rework=3)).state == "running"
    assert (await plant.output(first, 3)).state == "completed"


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-4, 9), st.integers(-2, 3)), max_size=12))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_output_keeps_the_books(plant_loop: Any, acts: list[tuple[int, int, int]]) -> None:
    plant_loop(acts)


@pytest.fixture
def plant_loop(dsns: Any) -> Iterator[Any]:
    """Hypothesis calls plain functions: one loop, one plant, a new order per example."""
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


async def keeps_the_books(plant: Plant, acts: list[tuple[int, int, int]]) -> None:
    order, operations = await plant.released(9, steps=LINE)
    books = {each.id: [0, 0] for each in operations}
    for index, good, scrap in acts:
        operation = operations[index]
        book = books[operation.id]
        try:
            await plant.output(operation, good, process_scrap=scrap)
        except errors.OutputBelowZero:
            assert min(book[0] + good, book[1] + scrap) < 0
        except errors.OrderIsCompleted:
            assert good + scrap >= 0
        else:
            book[0] += good
            book[1] += scrap
    order, operations = await plant.look_at(order)
    assert {each.id: [each.good_quantity, each.process_scrap_quantity] for each in operations} == books
    for each in operations:
        assert (each.state == "waiting") == (each.handled == 0)
        assert each.state != "running" or each.handled < each.planned_quantity
    assert (order.state == "completed") == (operations[-1].state == "completed")


# -- gates --------------------------------------------------------------------------------------------------


async def arm(plant: Plant, operation: Operation, **terms: Any) -> Gate:
    fresh = await plant.row(Operation, operation.id)
    terms.setdefault("opener", roles.INSPECTOR)
    gate: Gate = await plant.within(lambda work: orders.arm_gate(work, fresh, "first_piece", **terms))
    return gate


async def test_a_gate_lets_exactly_its_allowance_through(plant: Plant) -> None:
    _, (operation,) = await plant.released(50)
    gate = await arm(plant, operation, closes_after_quantity=Decimal(3))
    with pytest.raises(errors.GateAllowsLess) as less:
        await plant.output(operation, 4)
    assert less.value.params["allowed"] == "3"
    await plant.output(operation, 2, process_scrap=1)
    with pytest.raises(errors.GateIsClosed) as closed:
        await plant.output(operation, 1)
    assert closed.value.params == {
        "operation": "精车", "gate": "首件检验", "who": "检验员", "kind": "first_piece", "role": "INSPECTOR",
    }  # fmt: skip
    with pytest.raises(errors.GateIsClosed):
        await plant.output(operation, 0)
    await plant.within(lambda work: orders.open_gate(work, gate.id))
    assert (await plant.output(operation, 20)).good_quantity == 22


async def test_a_gate_is_opened_by_hand_with_a_reason(plant: Plant) -> None:
    _, (operation,) = await plant.released(50)
    gate = await arm(plant, operation, closes_after_quantity=Decimal(0))
    before = await plant.written()
    for who, cmd, error in (
        (roles.OPERATOR, do.OpenGate(gate_id=gate.id, reason="急"), PermissionMissing),
        (roles.INSPECTOR, do.OpenGate(gate_id=gate.id), ReasonMissing),
        (roles.INSPECTOR, do.OpenGate(gate_id=operation.id, reason="合格"), errors.GateNotFound),
    ):
        with pytest.raises(error):
            await plant.person(who).does(do.open_gate, cmd)
    assert await plant.written() == before
    await plant.person(roles.INSPECTOR).does(do.open_gate, do.OpenGate(gate_id=gate.id, reason="首件合格"))
    assert (await plant.output(operation, 5)).good_quantity == 5


async def test_five_reports_at_once_pass_a_gate_up_to_its_allowance(plant: Plant) -> None:
    _, (operation,) = await plant.released(50)
    await arm(plant, operation, closes_after_quantity=Decimal(2))
    done = await asyncio.gather(*(plant.output(operation, 1) for _ in range(5)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["GateIsClosed"] * 3 + ["Operation"] * 2
    assert (await plant.row(Operation, operation.id)).good_quantity == 2


async def test_a_gate_begins_anew(plant: Plant) -> None:
    _, (operation,) = await plant.released(50)
    gate = await arm(plant, operation, closes_after_quantity=Decimal(1), rearm_on="setup")
    await plant.output(operation, 1)
    await plant.within(lambda work: orders.open_gate(work, gate.id))
    await plant.output(operation, 10)

    async def set_up(work: Work) -> None:
        fresh = await orders.access_operation(work, operation.id)
        await orders.rearm_gates(work, fresh, "setup")

    await plant.within(set_up)
    await plant.output(operation, 1)
    with pytest.raises(errors.GateIsClosed):
        await plant.output(operation, 1)


async def test_a_gate_of_time(plant: Plant) -> None:
    _, (operation,) = await plant.released(50)
    now = clock.now()
    await arm(plant, operation, closes_at=now + timedelta(hours=2))
    await plant.output(operation, 5)
    with clock.frozen(now + timedelta(hours=2)):
        with pytest.raises(errors.GateIsClosed):
            await plant.output(operation, 5)
        await plant.output(operation, -1)  # a correction passes


# -- statements ------------------------------------------------------------------------------------------------


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements of the body, as they reach the connection."""
    seen: list[str] = []
    kept = {name: getattr(Executor, name) for name in ("all", "one", "scalar", "execute")}

    def watching(run: Any) -> Any:
        async def watched(self: Executor, statement: Any, **binds: Any) -> Any:
            seen.append(str(statement))
            return await run(self, statement, **binds)

        return watched

    for name, run in kept.items():
        setattr(Executor, name, watching(run))
    try:
        yield seen
    finally:
        for name, run in kept.items():
            setattr(Executor, name, run)


async def test_the_hot_path_is_one_select_and_one_update(plant: Plant) -> None:
    _, (first, second, _) = await plant.released(100, steps=LINE)
    await plant.output(first, 50)
    for operation in (first, second):
        async with working(system(plant.tenant_id), command="test.hot") as work:
            with counted() as statements:
                locked = await orders.access_operation(work, operation.id, quantity=Decimal(5))
                await orders.add_output(work, locked, good=Decimal(5))
            assert len(statements) == 1
            assert len(work.changes) == 1


# -- two at once ------------------------------------------------------------------------------------------------


async def test_reports_on_one_operation_queue_up(plant: Plant) -> None:
    order, (operation,) = await plant.released(20)
    await asyncio.gather(*(plant.output(operation, 1) for _ in range(20)))
    order, (operation,) = await plant.look_at(order)
    assert (operation.good_quantity, operation.state, order.state) == (20, "completed", "completed")


async def test_completing_all_operations_at_once_never_deadlocks(plant: Plant) -> None:
    order, operations = await plant.released(4, steps=FORK)
    for _ in range(4):
        await asyncio.gather(*(plant.output(each, 1) for each in reversed(operations)))
    order, operations = await plant.look_at(order)
    assert [each.state for each in operations] == ["completed"] * 4
    assert order.state == "completed"


async def test_a_report_that_waited_behind_a_hold_is_refused(plant: Plant) -> None:
    order, (operation,) = await plant.released(10)
    planner = plant.planner
    async with working(system(plant.tenant_id), command="test.wait") as blocking:
        await orders.access_operation(blocking, operation.id)
        hold = asyncio.create_task(planner.does(do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC")))
        await asyncio.sleep(0.2)
        report = asyncio.create_task(plant.output(operation, 1))
        await asyncio.sleep(0.2)
        assert not hold.done()
        assert not report.done()
    await hold
    with pytest.raises(errors.OrderOnHold):
        await report
    assert (await plant.row(Operation, operation.id)).good_quantity == 0


async def test_the_last_report_and_its_predecessors_end_may_cross(plant: Plant) -> None:
    """Each sees the other unfinished; whoever comes second must still complete the operation."""
    for _ in range(5):
        order, (first, second) = await plant.released(10, steps=((10, ()), (20, (10,))))
        await plant.output(first, 9)
        await plant.output(second, 8)
        await asyncio.gather(plant.output(first, process_scrap=1), plant.output(second, 1))
        order, operations = await plant.look_at(order)
        assert [each.state for each in operations] == ["completed", "completed"]
        assert order.state == "completed"


async def test_cards_and_numbers_are_dealt_once(plant: Plant) -> None:
    item = await plant.item(steps=LINE)
    made = await asyncio.gather(*(plant.order(item=item) for _ in range(6)))
    assert len({each.number for each in made}) == 6
    planner = plant.planner
    await asyncio.gather(*(planner.does(do.release_order, do.ReleaseOrder(order_id=each.id)) for each in made))
    cards = [each.card for each in await plant.rows(mine(Operation))]
    assert len(set(cards)) == len(cards) == 18
