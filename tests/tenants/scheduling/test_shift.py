"""The start of a shift: who is there, what can run, and an absentee replaced in one gesture."""

from datetime import timedelta
from typing import Any

import pytest

from infra.db import mine
from infra.errors import Missing, OutOfScope
from infra.ids import uuid7
from tenants import roles
from tenants.identity.workforce import commands as workforce
from tenants.identity.workforce.models import Absence
from tenants.masterdata.models import RosterEntry
from tenants.orders.models import Operation
from tenants.scheduling import commands, errors, queries
from tenants.scheduling.models import Assignment
from tests.tenants.scheduling.shop import MONDAY, Shop, at
from tests.tenants.scheduling.test_dispatch import refused


async def crew(shop: Shop) -> list[Operation]:
    """李敏 and 赵磊 at the lathes, 宋岩 at the grinder; 李敏 and 宋岩 may turn. Two operations that ask for it."""
    li, _, song = [await shop.hire(*who) for who in (("li", "李敏"), ("zhao", "赵磊"), ("song", "宋岩"))]
    await shop.roster("li", "zhao")
    await shop.roster("song", center="GRIND")
    skill = await shop.plant.boss.does(
        workforce.create_skill, workforce.CreateSkill(code="TURN", name_zh="车工", name_en="Turning")
    )
    for user in (li, song):
        await shop.lead.does(workforce.give_skill, workforce.GiveSkill(user_id=user.id, skill_id=skill.id))
    operations = [
        (await shop.order([3], MONDAY + timedelta(days=n), skills=["TURN"] if n < 3 else []))[1][0] for n in (1, 2, 3)
    ]
    await shop.replan()
    return operations


def assign(shop: Shop, *pairs: tuple[str, Operation]) -> commands.AssignOperations:
    given = [commands.NewAssignment(operation_id=each.id, user_id=shop.people[login].id) for login, each in pairs]
    return commands.AssignOperations(day=MONDAY, shift_id=shop.shift.id, assignments=given)


def replace(shop: Shop, absentee: str, replacement: str) -> commands.ReplaceAbsentee:
    return commands.ReplaceAbsentee(
        day=MONDAY, shift_id=shop.shift.id, absent_user_id=shop.people[absentee].id,
        replacement_user_id=shop.people[replacement].id, note="发烧",
    )  # fmt: skip


async def start(shop: Shop, **more: Any) -> queries.StartOfShift:
    found = await shop.lead.asks(queries.start_of_shift, [shop.plant.areas[0].id], **more)
    assert found is not None
    return found  # type: ignore[no-any-return]


async def test_the_list_says_who_is_there_and_whom_the_plan_counts_on(shop: Shop) -> None:
    first, second, third = await crew(shop)
    come = workforce.StampAttendance(direction="in", user_id=shop.people["li"].id)
    await shop.lead.does(workforce.stamp_attendance, come)
    found = await start(shop)
    assert (found.window.shift.id, found.window.day) == (shop.shift.id, MONDAY)
    assert {each.user.name: (each.status, each.skills) for each in found.people} == {
        "李敏": ("present", ["TURN"]),
        "赵磊": ("expected", []),
    }
    people = {user.id: login for login, user in shop.people.items()}
    proposed = {each.slot.operation_id: people.get(each.proposed_id) for each in found.operations}
    assert proposed == {first.id: "li", second.id: "li", third.id: "zhao"}


async def test_the_proposal_is_accepted_and_shown_to_each(shop: Shop) -> None:
    first, second, third = await crew(shop)
    cmd = commands.AcceptProposal(day=MONDAY, shift_id=shop.shift.id, work_center_ids=[shop.plant.centers["CNC"].id])
    made = await shop.lead.does(commands.accept_proposal, cmd)
    assert [(each.operation_id, each.source) for each in made] == [(each.id, "plan") for each in (first, third, second)]
    own = await shop.acting("li").asks(queries.my_assignments)
    assert [each.operation_id for each in own] == [first.id, second.id]
    assert [each.operation_id for each in await shop.acting("zhao").asks(queries.my_assignments)] == [third.id]
    assert await shop.acting("song").asks(queries.my_assignments) == []
    again = commands.AcceptProposal(day=MONDAY, shift_id=shop.shift.id, work_center_ids=[shop.plant.centers["CNC"].id])
    assert await shop.lead.does(commands.accept_proposal, again) == []
    found = await start(shop)
    assert {each.user.name: each.load_seconds for each in found.people} == {"李敏": 6 * 3600, "赵磊": 3 * 3600}
    await shop.lead.does(commands.unassign, commands.Unassign(assignment_id=made[0].id))
    assert [each.operation_id for each in await shop.acting("li").asks(queries.my_assignments)] == [second.id]


async def test_an_absentee_is_replaced_in_one_gesture(shop: Shop) -> None:
    first, second, _ = await crew(shop)
    await shop.lead.does(commands.assign_operations, assign(shop, ("li", first), ("li", second)))
    ask = (MONDAY, shop.shift.id, shop.people["li"].id)
    candidates = await shop.lead.asks(queries.replacements, *ask)
    assert [(each.user.name, each.status, each.lacks) for each in candidates] == [
        ("宋岩", "elsewhere", []),
        ("赵磊", "here", ["TURN"]),
    ]
    moved = await shop.lead.does(commands.replace_absentee, replace(shop, "li", "song"))
    assert {each.operation_id for each in moved} == {first.id, second.id}
    assert [each.operation_id for each in await shop.acting("song").asks(queries.my_assignments)] == [
        first.id,
        second.id,
    ]
    assert await shop.acting("li").asks(queries.my_assignments) == []
    (absence,) = await shop.plant.rows(mine(Absence))
    assert (absence.user_id, absence.starts_at, absence.ends_at) == (shop.people["li"].id, at("08:00"), at("17:00"))
    roster = {each.user_id: each.work_center_id for each in await shop.plant.rows(mine(RosterEntry))}
    assert roster[shop.people["song"].id] == shop.plant.centers["CNC"].id
    slots = await shop.replan()
    assert {slots[each.id].user_id for each in (first, second)} == {shop.people["song"].id}
    assert {each.user.name: each.status for each in (await start(shop)).people} == {
        "李敏": "absent",
        "赵磊": "expected",
        "宋岩": "expected",
    }


async def test_who_cannot_stand_in_is_refused_and_nothing_moves(shop: Shop) -> None:
    first, second, _ = await crew(shop)
    await shop.lead.does(commands.assign_operations, assign(shop, ("li", first), ("li", second)))
    await shop.hire("sun", "孙丽")
    for absentee, replacement, error in (
        ("li", "zhao", errors.SkillMissing),
        ("li", "li", errors.SamePerson),
        ("sun", "song", errors.NotOnRoster),
    ):
        async with refused(shop, error):
            await shop.lead.does(commands.replace_absentee, replace(shop, absentee, replacement))
    await shop.away("song")
    async with refused(shop, errors.PersonAbsent):
        await shop.lead.does(commands.replace_absentee, replace(shop, "li", "song"))


async def test_work_is_given_only_to_who_is_there_and_may(shop: Shop) -> None:
    first, _, third = await crew(shop)
    await shop.hire("sun", "孙丽")
    for login, operation, error in (
        ("zhao", first, errors.SkillMissing),
        ("sun", third, errors.NotOnRoster),
    ):
        async with refused(shop, error):
            await shop.lead.does(commands.assign_operations, assign(shop, (login, operation)))
    await shop.away("zhao")
    async with refused(shop, errors.PersonAbsent):
        await shop.lead.does(commands.assign_operations, assign(shop, ("zhao", third)))
    come = workforce.StampAttendance(direction="in", user_id=shop.people["sun"].id)
    await shop.lead.does(workforce.stamp_attendance, come)
    await shop.lead.does(commands.assign_operations, assign(shop, ("sun", third)))
    await shop.plant.output(third, good=1)
    async with refused(shop, errors.OperationDone):
        await shop.lead.does(commands.assign_operations, assign(shop, ("li", third)))
    unknown = commands.AssignOperations(
        day=MONDAY, shift_id=shop.shift.id,
        assignments=[commands.NewAssignment(operation_id=uuid7(), user_id=shop.people["li"].id)],
    )  # fmt: skip
    async with refused(shop, Missing):
        await shop.lead.does(commands.assign_operations, unknown)


async def test_a_lead_of_another_area_gives_no_work_here(shop: Shop) -> None:
    first, _, _ = await crew(shop)
    stranger = shop.plant.person(roles.TEAM_LEAD, at=shop.plant.areas[1].id)
    async with refused(shop, OutOfScope):
        await stranger.does(commands.assign_operations, assign(shop, ("li", first)))
    async with refused(shop, OutOfScope):
        await stranger.does(commands.replace_absentee, replace(shop, "li", "song"))
    own = shop.plant.person(roles.TEAM_LEAD, at=shop.plant.areas[0].id)
    assert len(await own.does(commands.assign_operations, assign(shop, ("li", first)))) == 1
    assert len(await shop.plant.rows(mine(Assignment))) == 1


@pytest.mark.parametrize("day", [MONDAY - timedelta(days=1)])
async def test_a_shift_of_another_day_can_be_looked_at(shop: Shop, day: Any) -> None:
    await crew(shop)
    found = await start(shop, day=day, shift_id=shop.shift.id)
    assert (found.window.day, found.people, found.operations) == (day, [], [])
