"""Calendars, rosters, skills and attendance; the plan, who is first, who does what."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from infra.work import system, working
from tenants import scheduling
from tenants.identity.workforce import commands as people
from tenants.masterdata import commands as m
from tenants.scheduling import commands
from tests.scale.staging import on
from tests.scale.stand import Stand
from tests.scale.worlds import World

MONDAY = date(2027, 3, 1)
_weeks = count(1)  # rosters of different cases never meet


def monday() -> date:
    return MONDAY + timedelta(days=7 * next(_weeks))


async def shift(w: World) -> Any:
    cmd = m.CreateShift(
        **w.named(), site_id=w.ids["siteId"], starts_at=time(20), ends_at=time(4),
        breaks=[m.ShiftBreak(starts=time(23, 30), ends=time(0))],
    )  # fmt: skip
    return await w.does(m.create_shift, cmd)


async def center(w: World) -> UUID:
    made = await w.does(m.create_work_center, m.CreateWorkCenter(**w.named(), area_id=w.ids["areaId"]))
    return UUID(str(made.id))


async def place_calendar(w: World) -> UUID:
    id = await center(w)
    await w.does(m.set_place_calendar, m.SetPlaceCalendar(place_id=id, weekdays=[1, 2, 3]))
    return id


async def window(w: World) -> Any:
    cmd = m.AddCalendarWindow(
        kind="closed", place_id=w.ids["workUnitId"], note=w.text("maintenance"),
        starts_at=datetime(2027, 1, 4, tzinfo=UTC), ends_at=datetime(2027, 1, 5, tzinfo=UTC),
    )  # fmt: skip
    return await w.does(m.add_calendar_window, cmd)


async def calendar_day(w: World) -> Any:
    cmd = m.SetCalendarDay(
        work_calendar_id=w.ids["workCalendarId"],
        day=monday(),
        working=False,
        name_zh=w.text("假"),
        name_en=w.text("off"),
    )
    return await w.does(m.set_calendar_day, cmd)


async def roster(w: World, day: date | None = None, user: UUID | None = None) -> Any:
    cmd = m.SetRoster(
        day=day or monday(), shift_id=w.ids["shiftId"], work_center_id=w.ids["workCenterId"],
        user_ids=[user or (await w.user()).id],
    )  # fmt: skip
    return (await w.does(m.set_roster, cmd))[0]


async def skill(w: World) -> Any:
    return await w.does(people.create_skill, people.CreateSkill(**w.named()))


async def held(w: World) -> Any:
    cmd = people.GiveSkill(user_id=(await w.user()).id, skill_id=w.ids["skillId"], valid_to=date(2031, 1, 1))
    return await w.does(people.give_skill, cmd)


async def stay(w: World, user: UUID | None = None) -> Any:
    cmd = people.StampAttendance(direction="in", user_id=user or (await w.user()).id)
    return await w.does(people.stamp_attendance, cmd)


async def absence(w: World) -> Any:
    now = datetime.now(UTC)
    cmd = people.RecordAbsence(
        user_id=(await w.user()).id, kind="sick", starts_at=now, ends_at=now + timedelta(days=1), note=w.text("note")
    )
    return await w.does(people.record_absence, cmd)


async def pinned(w: World) -> UUID:
    _, operation = await w.released()
    await w.does(commands.put_first, commands.PutFirst(operation_id=operation, reason=w.text("rush")))
    return operation


async def assigned(w: World, user: UUID | None = None) -> Any:
    """An assignment of somebody who is on the roster."""
    entry = await roster(w, user=user)
    _, operation = await w.released()
    one = commands.NewAssignment(operation_id=operation, user_id=entry.user_id)
    cmd = commands.AssignOperations(day=entry.day, shift_id=w.ids["shiftId"], assignments=[one])
    return (await w.does(commands.assign_operations, cmd))[0]


async def furnish(w: World) -> None:
    w.ids["shiftId"] = (await shift(w)).id
    await place_calendar(w)
    w.ids["calendarWindowId"], w.ids["calendarDayId"] = (await window(w)).id, (await calendar_day(w)).id
    entry = await roster(w)
    w.ids["entryId"], w.ids["otherId"] = entry.id, (await roster(w)).id
    w.ids["skillId"] = (await skill(w)).id
    w.ids["userSkillId"] = (await held(w)).id
    w.ids["attendanceId"], w.ids["absenceId"] = (await stay(w)).id, (await absence(w)).id
    await pinned(w)
    w.ids["assignmentId"] = (await assigned(w)).id
    await stay(w, w.ids["author"])
    await assigned(w, w.ids["author"])
    today = datetime.now(UTC)
    w.words |= {
        "absences.since": (today - timedelta(days=1)).isoformat(),
        "absences.until": (today + timedelta(days=2)).isoformat(),
        "calendarDays.since": "2026-10-01",
        "calendarDays.until": "2026-10-31",
        "calendarWindows.since": "2027-01-01T00:00:00+00:00",
        "calendarWindows.until": "2027-01-31T00:00:00+00:00",
        "roster.since": entry.day.isoformat(),
        "workingWindows.since": today.isoformat(),  # a week: whatever the hour, somebody works in it
        "workingWindows.until": (today + timedelta(days=7)).isoformat(),
    }
    w.ids["absentUserId"], w.ids["replacementUserId"] = entry.user_id, (await w.user()).id
    async with working(system(w.tenant_id), command="scheduling.actors") as work:
        await scheduling.replan(work)


async def _swap(_here: Stand, w: World) -> dict[str, Any]:
    day = monday()
    one, other = await roster(w, day), await roster(w, day + timedelta(days=1))
    return {"entryId": str(one.id), "otherId": str(other.id)}


async def _set(_here: Stand, w: World) -> dict[str, Any]:
    return {"day": monday().isoformat(), "userIds": [str((await w.user()).id)]}


async def _copy(_here: Stand, w: World) -> dict[str, Any]:
    day = monday()
    await roster(w, day)
    return {"fromDay": day.isoformat(), "toDay": monday().isoformat(), "workCenterIds": None}


async def _assign(_here: Stand, w: World) -> dict[str, Any]:
    entry = await roster(w)
    _, operation = await w.released()
    one = {"operationId": str(operation), "userId": str(entry.user_id)}
    return {"day": entry.day.isoformat(), "assignments": [one]}


async def _replace(_here: Stand, w: World) -> dict[str, Any]:
    row = await assigned(w)
    stand_in = str((await w.user()).id)
    absentee = str(row.user_id)
    given = {"day": row.day.isoformat(), "absentUserId": absentee, "replacementUserId": stand_in}
    return given | {"kind": "sick", "note": w.text("note")}


async def _times(w: World) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {"startsAt": now.isoformat(), "endsAt": (now + timedelta(hours=4)).isoformat()}


async def _away(_here: Stand, w: World) -> dict[str, Any]:
    return await _times(w) | {"userId": str((await w.user()).id), "kind": "leave", "note": w.text("note")}


async def _overtime(_here: Stand, w: World) -> dict[str, Any]:
    return await _times(w) | {"kind": "overtime", "placeId": str(w.ids["workCenterId"]), "note": w.text("note")}


async def _come(_here: Stand, w: World) -> dict[str, Any]:
    return {"direction": "in", "userId": str((await w.user()).id), "badge": None, "at": None}


async def _fixed(_here: Stand, w: World) -> dict[str, Any]:
    row = await stay(w)
    came = datetime.now(UTC) - timedelta(hours=3)
    left = (came + timedelta(hours=2)).isoformat()
    return {"attendanceId": str(row.id), "cameAt": came.isoformat(), "leftAt": left}


async def _given(_here: Stand, w: World) -> dict[str, Any]:
    return {"userId": str((await w.user()).id), "skillId": str(w.ids["skillId"]), "level": 3} | NO_DATES


async def _own_hours(_here: Stand, w: World) -> dict[str, Any]:
    return {"placeId": str(await center(w)), "weekdays": [1, 2, 3, 4, 5], "shiftIds": None}


async def _day(_here: Stand, w: World) -> dict[str, Any]:
    return {"day": monday().isoformat(), "working": True}


NO_DATES: dict[str, Any] = {"validFrom": None, "validTo": None}
BREAKS = [{"starts": "12:00:00", "ends": "12:30:00"}]


async def _new_shift(_here: Stand, w: World) -> dict[str, Any]:
    return {"startsAt": "08:00:00", "endsAt": "17:00:00", "breaks": BREAKS, "siteId": str(w.ids["siteId"])}


RECIPES: dict[str, Any] = {
    "createShift": _new_shift,
    "changeShift": on("shiftId", shift, startsAt=None, endsAt=None, breaks=None, active=True),
    "setCalendarDay": _day,
    "removeCalendarDay": on("calendarDayId", calendar_day),
    "copyHolidays": on("siteId", lambda w: _id(w.ids["siteId"]), year=2026),
    "setPlaceCalendar": _own_hours,
    "removePlaceCalendar": on("placeId", place_calendar),
    "addCalendarWindow": _overtime,
    "removeCalendarWindow": on("calendarWindowId", window),
    "setRoster": _set,
    "copyRosterWeek": _copy,
    "swapRoster": _swap,
    "changeSkill": on("skillId", skill),
    "giveSkill": _given,
    "withdrawSkill": on("userSkillId", held),
    "stampAttendance": _come,
    "correctAttendance": _fixed,
    "recordAbsence": _away,
    "cancelAbsence": on("absenceId", absence),
    "putFirst": on("operationId", lambda w: _operation(w)),
    "takeTurn": on("operationId", pinned),
    "assignOperations": _assign,
    "acceptProposal": on("shiftId", lambda w: _id(w.ids["shiftId"]), day=MONDAY.isoformat()),
    "unassign": on("assignmentId", assigned),
    "replaceAbsentee": _replace,
}
CASES: dict[str, Any] = {}


async def _id(id: UUID) -> UUID:
    return id


async def _operation(w: World) -> UUID:
    return (await w.released())[1]
