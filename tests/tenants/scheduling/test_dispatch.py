"""Dispatch lists of a small plant on a Monday morning: what moves them, and what they say."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest

from infra import clock
from infra.db import mine
from infra.errors import PermissionMissing, ReasonMissing
from infra.work import system, working
from tenants import roles, scheduling
from tenants.identity.workforce import commands as workforce
from tenants.masterdata import commands as m
from tenants.orders import commands as orders
from tenants.orders.models import Operation
from tenants.scheduling import actors, commands, errors, publishing, queries
from tenants.scheduling.models import Assignment, Pin, PlanSlot
from tenants.scheduling.rules.publishing import Planned, moved_enough
from tests.tenants.scheduling.shop import MONDAY, ZONE, Shop, at


def hours(slot: PlanSlot) -> tuple[str, str]:
    assert slot.starts_at is not None
    assert slot.ends_at is not None
    return f"{slot.starts_at.astimezone(ZONE):%a %H:%M}", f"{slot.ends_at.astimezone(ZONE):%a %H:%M}"


@asynccontextmanager
async def refused(shop: Shop, error: type[Exception]) -> AsyncIterator[None]:
    before = await written(shop)
    with pytest.raises(error):
        yield
    assert await written(shop) == before


async def written(shop: Shop) -> dict[str, int]:
    own = {model.__tablename__: len(await shop.plant.rows(mine(model))) for model in (Pin, Assignment)}
    return await shop.plant.written() | own


async def lines(shop: Shop, **wanted: Any) -> list[Any]:
    page = await shop.lead.asks(
        queries.dispatch_list, first=50, after=None, wanted=queries.DispatchFilter(**wanted), sort=[]
    )
    return list(page.rows)


async def test_due_dates_calendars_and_two_lathes_make_the_list(shop: Shop) -> None:
    _, (late,) = await shop.order([6], MONDAY + timedelta(days=3))
    _, (first, second) = await shop.order([3, 3], MONDAY + timedelta(days=1))
    slots = await shop.replan()
    assert hours(slots[first.id]) == ("Mon 08:00", "Mon 11:00")
    assert hours(slots[late.id]) == ("Mon 08:00", "Mon 15:00")
    assert hours(slots[second.id]) == ("Mon 11:00", "Mon 15:00")
    assert (slots[second.id].why, slots[second.id].blocker_id) == ("predecessor", first.id)
    (planned,) = [each for each in await shop.plant.rows(mine(Operation)) if each.id == second.id]
    assert (planned.planned_start, planned.planned_end) == (slots[second.id].starts_at, slots[second.id].ends_at)
    assert [row["operation_id"] for row in await lines(shop)] == [first.id, late.id, second.id]


async def test_a_report_moves_what_follows_and_a_pause_does_not_lose_it(shop: Shop) -> None:
    order = await shop.plant.order(10, item=await shop.plant.item(steps=((10, ()), (20, (10,)))), due_at=at("17:00"))
    await shop.plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
    _, (first, second) = await shop.plant.look_at(order)
    before = await shop.replan()
    clock.advance(timedelta(minutes=30))
    await shop.plant.output(first, good=10)
    after = await shop.replan()
    assert first.id not in after
    assert after[second.id].starts_at == clock.now()
    assert after[second.id].why == "ready"
    assert before[second.id].why == "predecessor"


async def test_a_hold_takes_the_slots_and_lifting_gives_them_back(shop: Shop) -> None:
    order, (first, second) = await shop.order([2, 2])
    await shop.replan()
    await shop.plant.planner.does(orders.hold_order, orders.HoldOrder(order_id=order.id, reason_code="WAIT-QC"))
    held = await shop.replan()
    assert [(held[each.id].starts_at, held[each.id].why) for each in (first, second)] == [(None, "held")] * 2
    assert [row["order_ends_at"] for row in await lines(shop, why=["held"])] == [None, None]
    (hold,) = await shop.plant.holds(order)
    await shop.plant.planner.does(orders.lift_hold, orders.LiftHold(hold_id=hold.id, reason="检验合格"))
    assert hours((await shop.replan())[first.id]) == ("Mon 08:00", "Mon 10:00")


async def test_people_limit_the_lathes_and_an_absence_moves_the_work(shop: Shop) -> None:
    for login in ("li", "zhao"):
        await shop.hire(login, f"{login} 师傅")
    await shop.roster("li", "zhao")
    operations = [(await shop.order([3], MONDAY + timedelta(days=n)))[1][0] for n in (1, 2)]
    slots = await shop.replan()
    assert [hours(slots[each.id])[0] for each in operations] == ["Mon 08:00", "Mon 08:00"]
    assert {slots[each.id].user_id for each in operations} == {user.id for user in shop.people.values()}
    absence = await shop.away("li")
    slots = await shop.replan()
    assert [hours(slots[each.id]) for each in operations] == [("Mon 08:00", "Mon 11:00"), ("Mon 11:00", "Mon 15:00")]
    assert {slots[each.id].user_id for each in operations} == {shop.people["zhao"].id}
    await shop.away("zhao")
    assert hours((await shop.replan())[operations[0].id])[0] == "Tue 08:00"
    await shop.lead.does(workforce.cancel_absence, workforce.CancelAbsence(absence_id=absence.id))
    assert hours((await shop.replan())[operations[0].id])[0] == "Mon 08:00"


async def test_who_has_left_or_never_came_is_not_counted_on(shop: Shop) -> None:
    for login in ("li", "zhao"):
        await shop.hire(login, f"{login} 师傅")
    await shop.roster("li", "zhao")
    operations = [(await shop.order([3], MONDAY + timedelta(days=n)))[1][0] for n in (1, 2)]
    stamp = workforce.StampAttendance(direction="in", user_id=shop.people["li"].id)
    await shop.lead.does(workforce.stamp_attendance, stamp)
    clock.advance(timedelta(minutes=20))
    slots = await shop.replan()
    assert len({slots[each.id].user_id for each in operations}) == 2
    clock.advance(timedelta(minutes=20))
    slots = await shop.replan()
    assert {slots[each.id].user_id for each in operations} == {shop.people["li"].id}
    out = workforce.StampAttendance(direction="out", user_id=shop.people["li"].id)
    await shop.lead.does(workforce.stamp_attendance, out)
    slots = await shop.replan()
    assert [hours(slots[each.id])[0] for each in operations] == ["Tue 08:00", "Tue 08:00"]


async def test_skills_decide_who_may_and_one_that_ran_out_does_not_count(shop: Shop) -> None:
    li, zhao = await shop.hire("li", "李敏"), await shop.hire("zhao", "赵磊")
    await shop.roster("li", "zhao")
    skill = await shop.plant.boss.does(
        workforce.create_skill, workforce.CreateSkill(code="TURN", name_zh="车工", name_en="Turning")
    )
    for user, until in ((li, MONDAY - timedelta(days=1)), (zhao, MONDAY)):
        give = workforce.GiveSkill(
            user_id=user.id, skill_id=skill.id, valid_from=MONDAY - timedelta(days=99), valid_to=until
        )
        await shop.lead.does(workforce.give_skill, give)
    operations = [(await shop.order([3], MONDAY + timedelta(days=n), skills=["TURN"]))[1][0] for n in (1, 2)]
    slots = await shop.replan()
    assert {slots[each.id].user_id for each in operations} == {zhao.id}
    assert slots[operations[1].id].why in ("people", "unit")


async def test_maintenance_pushes_work_out_and_nothing_is_planned_without_a_calendar(shop: Shop) -> None:
    _, (operation,) = await shop.order([2])
    for unit in ("CNC-1", "CNC-2"):
        cmd = m.AddCalendarWindow(
            kind="closed", place_id=shop.units[unit].id, starts_at=at("08:00"), ends_at=at("10:00"), note="保养"
        )
        await shop.lead.does(m.add_calendar_window, cmd)
    slots = await shop.replan()
    assert hours(slots[operation.id]) == ("Mon 10:00", "Mon 12:00")
    assert slots[operation.id].why == "closed"


async def test_one_operation_goes_first_for_a_reason(shop: Shop) -> None:
    many = [(await shop.order([4], MONDAY + timedelta(days=n)))[1][0] for n in (1, 2, 3)]
    assert hours((await shop.replan())[many[2].id])[0] == "Mon 13:00"
    async with refused(shop, ReasonMissing):
        await shop.lead.does(commands.put_first, commands.PutFirst(operation_id=many[2].id))
    cmd = commands.PutFirst(operation_id=many[2].id, reason="客户在门口等")
    await shop.lead.does(commands.put_first, cmd)
    assert hours((await shop.replan())[many[2].id])[0] == "Mon 08:00"
    (row,) = [each for each in await lines(shop) if each["operation_id"] == many[2].id]
    assert (row["pinned_by"], row["because"]) == ("陈志强", "客户在门口等")
    async with refused(shop, errors.AlreadyFirst):
        await shop.lead.does(commands.put_first, commands.PutFirst(operation_id=many[2].id, reason="again"))
    async with refused(shop, PermissionMissing):
        operator = shop.plant.person(roles.OPERATOR)
        await operator.does(commands.put_first, commands.PutFirst(operation_id=many[1].id, reason="me"))
    await shop.lead.does(commands.take_turn, commands.TakeTurn(operation_id=many[2].id, reason="客户走了"))
    assert hours((await shop.replan())[many[2].id])[0] == "Mon 13:00"
    async with refused(shop, errors.NotFirst):
        await shop.lead.does(commands.take_turn, commands.TakeTurn(operation_id=many[2].id, reason="again"))


async def test_lateness_is_what_the_plan_says(shop: Shop) -> None:
    early, _ = await shop.order([2], MONDAY)
    late, _ = await shop.order([2, 8], MONDAY)
    await shop.replan()
    by_order = {row["order_id"]: row for row in await lines(shop)}
    assert by_order[early.id]["order_ends_at"] <= early.due_at
    assert by_order[late.id]["order_ends_at"] > late.due_at
    assert {row["order_id"] for row in await lines(shop, late=True)} == {late.id}
    assert {row["order_id"] for row in await lines(shop, late=False)} == {early.id}
    info = await shop.lead.asks(queries.plan_info)
    assert (info.operations, info.late, info.without_slot) == (3, 2, 0)


async def test_pages_go_on_where_they_stopped(shop: Shop) -> None:
    operations = [(await shop.order([1], MONDAY + timedelta(days=n % 3)))[1][0] for n in range(5)]
    await shop.replan()
    for sort in queries.SORTS:
        seen: list[Any] = []
        after = None
        while True:
            wanted = queries.DispatchFilter(work_center_ids=[shop.plant.centers["CNC"].id])
            page = await shop.lead.asks(queries.dispatch_list, first=2, after=after, wanted=wanted, sort=[sort])
            seen += [row["operation_id"] for row in page.rows]
            after = page.end
            if not page.more:
                break
        assert sorted(seen) == sorted(each.id for each in operations)


# -- one at a time, once for a burst ---------------------------------------------------------------------------------


async def test_a_plan_that_stays_is_not_written_and_says_nothing(shop: Shop) -> None:
    await shop.order([2, 2])
    await shop.replan()
    before = await shop.plant.written()
    slots = await shop.replan()
    assert await shop.plant.written() == before
    assert len(slots) == 2


async def test_a_burst_is_answered_by_one_run(shop: Shop) -> None:
    """Rows that wait for the same actors are done by the run that saw what they tell of."""
    for n in range(3):
        await shop.order([1], MONDAY + timedelta(days=n))
    tenant = system(shop.plant.tenant_id)
    async with shop.plant.relay.connection() as connection:
        count = "SELECT count(*) FROM outbox WHERE tenant_id = $1 AND state = 'due' AND actor = ANY($2)"
        assert await connection.fetchval(count, shop.plant.tenant_id, actors.REPLANNERS) >= 3
        async with working(tenant, command="test.replan") as work:
            assert await scheduling.replan(work, actors.REPLANNERS) is not None
        assert await connection.fetchval(count, shop.plant.tenant_id, actors.REPLANNERS) == 0


async def test_who_waited_while_a_later_run_began_has_nothing_to_do(shop: Shop) -> None:
    await shop.order([1])
    tenant = system(shop.plant.tenant_id)
    async with working(tenant, command="test.outer") as waiting:
        noted = await waiting.scalar(scheduling.replanning.GENERATION)
        assert noted is None
        for _ in range(2):
            async with working(tenant, command="test.replan") as work:
                assert await scheduling.replan(work) is not None
        # It had read generation 0 before: two runs have begun since, the second one after it asked.
        state = await waiting.scalar(scheduling.replanning.GENERATION)
        assert state == 2


def test_only_what_matters_is_told_to_the_order() -> None:
    now = at("08:00")

    def planned(minutes: int, days: int = 0, unit: Any = None) -> Planned:
        starts = now + timedelta(days=days, minutes=minutes)
        return Planned(starts, starts + timedelta(hours=1), unit)

    nothing = Planned(None, None, None)
    assert moved_enough(nothing, planned(0), now)
    assert not moved_enough(planned(0), planned(15), now)
    assert moved_enough(planned(0), planned(16), now)
    assert not moved_enough(planned(0, 4), planned(300, 4), now)
    assert moved_enough(planned(0, 4), planned(420, 4), now)
    assert moved_enough(planned(0), planned(0, unit="other"), now)
    ran = Planned(now - timedelta(hours=2), now + timedelta(hours=1), None)
    assert not moved_enough(ran, Planned(now, now + timedelta(hours=1), None), now, running=True)


async def test_orders_are_told_in_handfuls(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "AT_ONCE", 2)
    operations = (await shop.order([1, 1, 1]))[1]
    tenant = system(shop.plant.tenant_id)
    async with working(tenant, command="test.replan") as work:
        await scheduling.replan(work)
    for expected in (2, 1, 0):
        async with working(tenant, command="test.publish") as work:
            assert await publishing.publish(work) == expected
    rows = {each.id: each for each in await shop.plant.rows(mine(Operation))}
    assert all(isinstance(rows[each.id].planned_start, datetime) for each in operations)
    assert "scheduling.slots_waiting" in await shop.plant.events()


async def test_the_shifts_end_closes_what_nobody_stamped(shop: Shop) -> None:
    await shop.hire("li", "李敏")
    stamp = workforce.StampAttendance(direction="in", user_id=shop.people["li"].id)
    await shop.lead.does(workforce.stamp_attendance, stamp)
    tenant = system(shop.plant.tenant_id)
    for hour, closed in (("17:30", False), ("18:00", True)):
        with clock.frozen(at(hour)):
            async with working(tenant, command="test.close") as work:
                await actors.close_forgotten_attendance(work)
            (row,) = await shop.plant.rows(mine(workforce.Attendance))
            assert (row.left_at is not None, row.auto_closed) == (closed, closed)
    assert row.left_at == at("17:00")
