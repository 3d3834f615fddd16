"""Dispatching, calendars and attendance through the schema, as the console asks."""

from datetime import timedelta
from typing import Any

from tenants import roles
from tenants.identity.workforce import commands as workforce
from tests.tenants.masterdata.test_graphql import ask
from tests.tenants.scheduling.shop import MONDAY, Shop
from tests.tenants.scheduling.test_shift import assign, crew

LIST = """query List($filter: DispatchFilter, $sort: [DispatchSort!]) {
  dispatchList(first: 10, filter: $filter, sort: $sort) {
    nodes { id startsAt endsAt why dueAt orderEndsAt lateSeconds firstBy firstBecause
      operation { card order { number } } workCenter { code } workUnit { code } blocker { id } person { name }
      assigned { source user { name } } }
    pageInfo { total } }
  planInfo { plannedAt operations late withoutSlot } }"""


async def test_the_dispatch_list(shop: Shop) -> None:
    first, second, third = await crew(shop)
    await shop.lead.does(*_command(assign(shop, ("li", first))))
    data = await ask(shop.lead, LIST, filter={"workCenterIds": [str(shop.plant.centers["CNC"].id)]}, sort=["DUE_ASC"])
    rows = {node["id"]: node for node in data["dispatchList"]["nodes"]}
    assert list(rows) == [str(each.id) for each in (first, second, third)]
    assert data["dispatchList"]["pageInfo"]["total"] == data["planInfo"]["operations"] == 3
    row = rows[str(first.id)]
    assert (row["startsAt"], row["why"], row["workCenter"]["code"]) == ("2026-11-23T00:00:00+00:00", "ready", "CNC")
    assert (row["person"]["name"], row["assigned"]) == ("李敏", [{"source": "lead", "user": {"name": "李敏"}}])
    assert row["lateSeconds"] < 0
    assert rows[str(second.id)]["why"] == "unit"


def _command(cmd: Any) -> Any:
    from tenants.scheduling import commands

    return commands.assign_operations, cmd


async def test_the_start_of_a_shift_and_who_could_stand_in(shop: Shop) -> None:
    first, _, _ = await crew(shop)
    await shop.lead.does(*_command(assign(shop, ("li", first))))
    data = await ask(
        shop.lead,
        """query Shift($places: [UUID!]!, $day: Date!, $shift: UUID!, $user: UUID!) {
          startOfShift(placeIds: $places) { window { day shift { code breaks { starts } } }
            people { name status skills loadSeconds workCenter { code } }
            operations { id startsAt why skillCodes workUnit { code } workCenter { code } assigned { user { name } }
              proposed { name } operation { card } } }
          replacements(day: $day, shiftId: $shift, userId: $user) { name status lacks loadSeconds } }""",
        places=[str(shop.plant.site.id)], day=MONDAY.isoformat(), shift=str(shop.shift.id),
        user=str(shop.people["li"].id),
    )  # fmt: skip
    start = data["startOfShift"]
    assert start["window"] == {"day": "2026-11-23", "shift": {"code": "DAY", "breaks": [{"starts": "12:00"}]}}
    assert {each["name"]: each["loadSeconds"] for each in start["people"]} == {"李敏": 10800, "赵磊": 0, "宋岩": 0}
    assert start["operations"][0]["skillCodes"] == ["TURN"]
    assert [each["name"] for each in data["replacements"]] == ["宋岩", "赵磊"]


async def test_ones_own_work(shop: Shop) -> None:
    first, _, _ = await crew(shop)
    await shop.lead.does(*_command(assign(shop, ("li", first))))
    document = "{ myAssignments { operationId day source operation { card } } myAttendance { cameAt } }"
    data = await ask(shop.acting("li"), document)
    assert [each["operationId"] for each in data["myAssignments"]] == [str(first.id)]
    assert data["myAttendance"] is None
    assert (await ask(shop.acting("zhao"), document))["myAssignments"] == []


async def test_calendars_rosters_skills_and_attendance(shop: Shop) -> None:
    await crew(shop)
    come = workforce.StampAttendance(direction="in", user_id=shop.people["li"].id)
    await shop.lead.does(workforce.stamp_attendance, come)
    data = await ask(
        shop.lead,
        """query Plant($place: UUID!, $since: DateTime!, $until: DateTime!, $day: Date!) {
          workingWindows(placeId: $place, since: $since, until: $until) { startsAt endsAt shiftId day }
          shifts { code startsAt endsAt active breaks { starts ends } } workCalendars { weekdays } holidayYears
          shiftAt { day shift { code } } calendarDays(since: $day, until: $day) { day } placeCalendars { weekdays }
          calendarWindows(since: $since, until: $until) { kind }
          roster(since: $day, days: 1) { day absent user { name } }
          skills { code } userSkills { nodes { level inForce user { name } skill { code } } pageInfo { total } }
          attendances(filter: {open: true}) { nodes { cameBy autoClosed user { name } } }
          absences(since: $since, until: $until) { kind } }""",
        place=str(shop.plant.work_unit.id), since="2026-11-23T00:00:00Z", until="2026-11-24T00:00:00Z",
        day=MONDAY.isoformat(),
    )  # fmt: skip
    assert [(each["startsAt"][11:16], each["endsAt"][11:16]) for each in data["workingWindows"]] == [
        ("00:00", "04:00"), ("05:00", "09:00"),
    ]  # fmt: skip
    assert data["shiftAt"] == {"day": "2026-11-23", "shift": {"code": "DAY"}}
    assert data["shifts"] == [
        {
            "code": "DAY", "startsAt": "08:00:00", "endsAt": "17:00:00", "active": True,
            "breaks": [{"starts": "12:00", "ends": "13:00"}],
        }
    ]  # fmt: skip
    assert {each["user"]["name"] for each in data["roster"]} == {"李敏", "赵磊", "宋岩"}
    assert data["userSkills"]["pageInfo"]["total"] == 2
    assert data["attendances"]["nodes"] == [{"cameBy": "lead", "autoClosed": False, "user": {"name": "李敏"}}]
    assert (data["holidayYears"], data["workCalendars"]) == ([2026], [{"weekdays": [1, 2, 3, 4, 5]}])


async def test_another_companys_plan_is_not_there(shop: Shop, plants: Any) -> None:
    await crew(shop)
    other = await plants()
    stranger = other.person(roles.TEAM_LEAD, roles.PLANNER)
    data = await ask(stranger, LIST, filter={}, sort=[])
    assert (data["dispatchList"]["nodes"], data["planInfo"]["operations"]) == ([], 0)
    document = "query R($d: Date!) { roster(since: $d) { id } skills { code } shifts { code } }"
    assert await ask(stranger, document, d=(MONDAY - timedelta(days=1)).isoformat()) == {
        "roster": [], "skills": [], "shifts": [],
    }  # fmt: skip
