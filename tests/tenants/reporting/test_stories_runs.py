"""Start, pause, resume, end: optional, several at once. Told through the GraphQL door."""

from datetime import timedelta

from infra import clock
from infra.db import mine
from tenants.orders.models import Operation
from tenants.reporting.actors import end_forgotten_runs
from tenants.reporting.models import LaborRecord, OperationRun
from tests.tenants.reporting.conftest import MORNING

SHOWN = "id state implied startedAt endedAt seconds workingSince"


async def act(shop, minutes, mutation, operation):
    with clock.frozen(MORNING + timedelta(minutes=minutes)):
        made = await shop.says("wang", mutation, shape="OperationRun", shown=SHOWN, operationId=operation.id)
    assert made["__typename"] == "OperationRun", made
    return made


async def seconds(shop):
    rows = await shop.plant.rows(mine(LaborRecord).order_by(LaborRecord.started_at, LaborRecord.id))
    return [row.seconds for row in rows]


async def test_one_person_on_two_running_operations(shop):
    """Given two operations of one person, 10:00 to 11:00 and 10:30 to 11:30 with a pause, when both have ended, then
    the overlap is shared equally and all of it sums to the wall time."""
    first, second = await shop.operation(), await shop.operation()
    await act(shop, 0, "startRun", first)
    await shop.refused("wang", "startRun", "reporting.run_is_open", operationId=first.id)
    assert (await shop.plant.row(Operation, first.id)).state == "running"
    await act(shop, 30, "startRun", second)
    runs = (await shop.ask("wang", "{ myRuns { state operation { id } } }"))["myRuns"]
    assert [each["operation"]["id"] for each in runs] == [str(first.id), str(second.id)]
    paused = await act(shop, 60, "pauseRun", first)
    assert (paused["state"], paused["seconds"], paused["workingSince"]) == ("paused", 2700, None)
    with clock.frozen(MORNING + timedelta(minutes=61)):
        await shop.refused("wang", "pauseRun", "reporting.run_not_running", operationId=first.id)
    ended = await act(shop, 90, "endRun", second)
    assert ended["seconds"] == 2700
    await act(shop, 100, "resumeRun", first)
    await act(shop, 110, "endRun", first)
    assert await seconds(shop) == [2700, 2700, 600]
    total = sum(await seconds(shop))
    assert total == 100 * 60, "90 minutes with something running, 10 more after the pause"
    assert (await shop.ask("wang", "{ myRuns { id } }"))["myRuns"] == []
    (page,) = (await shop.ask("wang", LABOR, op=second.id))["laborRecords"]["nodes"]
    assert page["seconds"] == 2700


LABOR = "query L($op: UUID!) { laborRecords(filter: {operationId: $op}) { nodes { seconds userName } } }"


async def test_who_never_taps_start_began_where_his_last_work_ended(shop):
    """Given a report at 10:20, when he ends another operation at 11:00 without having started it, then it began at
    10:20; a first act of the day begins with the shift."""
    first, second = await shop.operation(), await shop.operation()
    with clock.frozen(MORNING + timedelta(minutes=20)):
        await shop.report("wang", first, goodQuantity="1")
    ended = await act(shop, 60, "endRun", second)
    assert (ended["implied"], ended["state"], ended["seconds"]) == (True, "ended", 2400)
    with clock.frozen(MORNING):
        fresh = await shop.says("zhao", "endRun", shape="OperationRun", shown=SHOWN, operationId=first.id)
    assert (fresh["startedAt"][:16], fresh["seconds"]) == ("2026-11-20T00:00", 7200)


async def test_a_hold_stops_no_one_from_stopping(shop):
    from tenants.orders import commands as orders

    operation = await shop.operation()
    await act(shop, 0, "startRun", operation)
    hold = orders.HoldOrder(order_id=operation.order_id, reason_code="WAIT-QC")
    await shop.plant.planner.does(orders.hold_order, hold)
    other = await shop.refused("zhao", "startRun", "orders.order_on_hold", operationId=operation.id)
    assert other["overridable"] is False
    assert (await act(shop, 5, "endRun", operation))["seconds"] == 300


async def test_a_forgotten_run_ends_with_its_shift(shop):
    operation = await shop.operation()
    await act(shop, 0, "startRun", operation)
    with clock.frozen(MORNING + timedelta(hours=30)):
        await shop.plant.within(end_forgotten_runs)
    (run,) = await shop.plant.rows(mine(OperationRun))
    assert (run.state, run.ended_by, run.ended_at) == ("ended", "Lotline", MORNING + timedelta(hours=10))
    assert await seconds(shop) == [36000]
