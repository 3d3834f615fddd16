"""Calendars and rosters as a plant uses them. A refusal leaves nothing but its journal line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from infra.actions import run
from infra.db import mine
from infra.errors import BadInput, PermissionMissing
from infra.work import reading, system
from tenants import identity, masterdata, roles
from tenants.identity.commands import people
from tenants.identity.workforce import commands as workforce
from tenants.masterdata import commands as do
from tenants.masterdata import errors
from tenants.masterdata.models import (
    CalendarDay,
    CalendarWindow,
    PlaceCalendar,
    RosterEntry,
    Shift,
    WorkCalendar,
)
from tests.kit.plant import Plant

MONDAY = date(2026, 11, 23)


def at(day: date, clock: str) -> datetime:
    """Shanghai wall time as an instant."""
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@asynccontextmanager
async def refused(plant: Plant, error: type[Exception]) -> AsyncIterator[None]:
    before = await plant.written() | await counts(plant)
    with pytest.raises(error):
        yield
    assert await plant.written() | await counts(plant) == before


async def counts(plant: Plant) -> dict[str, int]:
    return {
        model.__tablename__: len(await plant.rows(mine(model)))
        for model in (CalendarDay, CalendarWindow, PlaceCalendar, RosterEntry, Shift)
    }


async def shift(plant: Plant, code: str, starts: str, ends: str, *breaks: tuple[str, str]) -> Any:
    cmd = do.CreateShift(
        code=code, name_zh=code, name_en=code, site_id=plant.site.id, starts_at=time.fromisoformat(starts),
        ends_at=time.fromisoformat(ends),
        breaks=[do.ShiftBreak(starts=time.fromisoformat(a), ends=time.fromisoformat(b)) for a, b in breaks],
    )  # fmt: skip
    return await plant.planner.does(do.create_shift, cmd)


async def two_shifts(plant: Plant) -> tuple[Any, Any]:
    """白班 08:00-17:00 with an hour at noon, 夜班 20:00-04:00; Monday to Saturday."""
    found = (
        await shift(plant, "DAY", "08:00", "17:00", ("12:00", "13:00")),
        await shift(plant, "NIGHT", "20:00", "04:00"),
    )
    await plant.planner.does(do.set_work_calendar, do.SetWorkCalendar(site_id=plant.site.id))
    return found


async def hours(plant: Plant, place: UUID, day: date, days: int = 1) -> list[tuple[str, str]]:
    """Windows of some days as local text: 23 08:00."""
    since = at(day, "00:00")
    async with reading(system(plant.tenant_id)) as read:
        found = await masterdata.working_windows(read, place, since, since + timedelta(days=days))
    return [tuple(f"{each + timedelta(hours=8):%d %H:%M}" for each in window[:2]) for window in found]  # type: ignore[misc]


async def person(plant: Plant, login: str) -> Any:
    cmd = people.CreateUser(login=login, name=f"{login} 师傅", password="correct-horse-7", roles=[])
    return (await run(system(plant.tenant_id), people.create_user, cmd)).row


async def test_shifts_breaks_holidays_and_overtime_make_the_windows(plant: Plant) -> None:
    await two_shifts(plant)
    center = plant.centers["CNC"].id
    assert await hours(plant, center, MONDAY) == [
        ("23 08:00", "23 12:00"),
        ("23 13:00", "23 17:00"),
        ("23 20:00", "24 00:00"),
    ]
    assert await hours(plant, plant.site.id, MONDAY + timedelta(days=6)) == [("29 00:00", "29 04:00")]
    (calendar,) = await plant.rows(mine(WorkCalendar))
    off = do.SetCalendarDay(
        work_calendar_id=calendar.id, day=MONDAY, working=False, name_zh="停电", name_en="Power cut"
    )
    await plant.planner.does(do.set_calendar_day, off)
    assert await hours(plant, center, MONDAY) == []
    overtime = do.AddCalendarWindow(
        kind="overtime", place_id=center, starts_at=at(MONDAY, "09:00"), ends_at=at(MONDAY, "11:00"), note="赶货"
    )
    row = await plant.planner.does(do.add_calendar_window, overtime)
    assert await hours(plant, plant.work_unit.id, MONDAY) == [("23 09:00", "23 11:00")]
    assert await hours(plant, plant.centers["GRIND"].id, MONDAY) == []
    await plant.planner.does(do.remove_calendar_window, do.RemoveCalendarWindow(calendar_window_id=row.id))
    assert await hours(plant, plant.work_unit.id, MONDAY) == []
    (day,) = await plant.rows(mine(CalendarDay))
    await plant.planner.does(do.remove_calendar_day, do.RemoveCalendarDay(calendar_day_id=day.id))
    assert len(await hours(plant, center, MONDAY)) == 3
    assert "masterdata.calendar_changed" in await plant.events()


async def test_maintenance_shuts_one_work_unit_and_wins_over_overtime(plant: Plant) -> None:
    await two_shifts(plant)
    unit = plant.work_unit.id
    for kind in ("overtime", "closed"):
        cmd = do.AddCalendarWindow(
            kind=kind, place_id=unit, starts_at=at(MONDAY, "16:00"), ends_at=at(MONDAY, "19:00"), note="保养"
        )
        await plant.planner.does(do.add_calendar_window, cmd)
    assert await hours(plant, unit, MONDAY) == [
        ("23 08:00", "23 12:00"),
        ("23 13:00", "23 16:00"),
        ("23 20:00", "24 00:00"),
    ]
    assert ("23 13:00", "23 17:00") in await hours(plant, plant.centers["CNC"].id, MONDAY)


async def test_a_work_center_keeps_hours_of_its_own(plant: Plant) -> None:
    day, _ = await two_shifts(plant)
    center = plant.centers["CNC"]
    own = do.SetPlaceCalendar(place_id=center.id, weekdays=[1, 7], shift_ids=[day.id])
    await plant.planner.does(do.set_place_calendar, own)
    assert await hours(plant, plant.work_unit.id, MONDAY) == [("23 08:00", "23 12:00"), ("23 13:00", "23 17:00")]
    assert await hours(plant, plant.work_unit.id, MONDAY + timedelta(days=1)) == []
    await plant.planner.does(do.set_place_calendar, do.SetPlaceCalendar(place_id=plant.work_unit.id))
    assert len(await hours(plant, plant.work_unit.id, MONDAY + timedelta(days=1))) == 4
    await plant.planner.does(do.remove_place_calendar, do.RemovePlaceCalendar(place_id=plant.work_unit.id))
    assert await hours(plant, plant.work_unit.id, MONDAY + timedelta(days=1)) == []


async def test_the_holidays_of_a_year_are_copied_once_and_leave_what_was_set_by_hand(plant: Plant) -> None:
    await two_shifts(plant)
    (calendar,) = await plant.rows(mine(WorkCalendar))
    ours = do.SetCalendarDay(
        work_calendar_id=calendar.id, day=date(2026, 10, 1), working=True, name_zh="赶货", name_en="Rush"
    )
    await plant.planner.does(do.set_calendar_day, ours)
    for _ in range(2):
        await plant.planner.does(do.copy_holidays, do.CopyHolidays(site_id=plant.site.id, year=2026))
    days = {each.day: each.working for each in await plant.rows(mine(CalendarDay))}
    assert len(days) == 39
    assert days[date(2026, 10, 1)]
    assert not days[date(2026, 10, 2)]
    async with refused(plant, errors.HolidaysUnknown):
        await plant.planner.does(do.copy_holidays, do.CopyHolidays(site_id=plant.site.id, year=2031))


async def test_a_calendar_without_working_time_is_refused(plant: Plant) -> None:
    day, night = await two_shifts(plant)
    async with refused(plant, errors.NoWorkingTime):
        await plant.planner.does(do.set_work_calendar, do.SetWorkCalendar(site_id=plant.site.id, weekdays=[]))
    async with refused(plant, errors.NoWorkingTime):
        cmd = do.SetPlaceCalendar(place_id=plant.work_unit.id, weekdays=[1, 2], shift_ids=[])
        await plant.planner.does(do.set_place_calendar, cmd)
    await plant.planner.does(
        do.set_place_calendar, do.SetPlaceCalendar(place_id=plant.work_unit.id, shift_ids=[night.id])
    )
    async with refused(plant, errors.NoWorkingTime):
        await plant.planner.does(do.change_shift, do.ChangeShift(shift_id=night.id, active=False))
    await plant.planner.does(do.change_shift, do.ChangeShift(shift_id=day.id, active=False))
    async with refused(plant, errors.NoWorkingTime):
        await plant.planner.does(do.change_shift, do.ChangeShift(shift_id=night.id, active=False))


async def test_what_is_no_shift_and_no_window(plant: Plant) -> None:
    day, _ = await two_shifts(plant)
    outside = do.ShiftBreak(starts=time(17), ends=time(18))
    async with refused(plant, errors.BreakOutsideShift):
        await plant.planner.does(do.change_shift, do.ChangeShift(shift_id=day.id, breaks=[outside]))
    given = {"kind": "closed", "place_id": plant.work_unit.id, "note": "保养"}
    async with refused(plant, errors.WindowReversed):
        cmd = do.AddCalendarWindow(**given, starts_at=at(MONDAY, "09:00"), ends_at=at(MONDAY, "09:00"))
        await plant.planner.does(do.add_calendar_window, cmd)
    async with refused(plant, BadInput):
        cmd = do.AddCalendarWindow(**given | {"note": " "}, starts_at=at(MONDAY, "09:00"), ends_at=at(MONDAY, "10:00"))
        await plant.planner.does(do.add_calendar_window, cmd)
    async with refused(plant, PermissionMissing):
        cmd = do.AddCalendarWindow(**given, starts_at=at(MONDAY, "09:00"), ends_at=at(MONDAY, "10:00"))
        await plant.person(roles.OPERATOR).does(do.add_calendar_window, cmd)


async def test_the_shift_a_moment_falls_into(plant: Plant) -> None:
    day, night = await two_shifts(plant)
    async with reading(system(plant.tenant_id)) as read:
        found = await masterdata.shift_window(read, plant.site.id, at(MONDAY, "03:59"))
        assert found is not None
        assert (found.shift.id, found.day) == (night.id, MONDAY - timedelta(days=1))
        assert (found.starts_at, found.ends_at) == (at(MONDAY - timedelta(days=1), "20:00"), at(MONDAY, "04:00"))
        noon = await masterdata.shift_window(read, None, at(MONDAY, "12:30"))
        assert noon is not None
        assert noon.shift.id == day.id
        assert await masterdata.shift_window(read, plant.site.id, at(MONDAY, "04:00")) is None


# -- rosters ------------------------------------------------------------------------------------------------------


async def test_rosters_are_set_copied_swapped_and_know_who_is_away(plant: Plant) -> None:
    day, night = await two_shifts(plant)
    one, two, three = [await person(plant, name) for name in ("li", "zhao", "sun")]
    cnc, grind = plant.centers["CNC"].id, plant.centers["GRIND"].id
    lead = plant.person(roles.TEAM_LEAD)

    def on(center: UUID, *users: Any, shift_id: UUID = day.id, of: date = MONDAY) -> do.SetRoster:
        return do.SetRoster(day=of, shift_id=shift_id, work_center_id=center, user_ids=[user.id for user in users])

    await lead.does(do.set_roster, on(cnc, one, two))
    await lead.does(do.set_roster, on(cnc, two, three))
    await lead.does(do.set_roster, on(grind, one))
    async with refused(plant, errors.RosterTaken):
        await lead.does(do.set_roster, on(grind, one, two))
    away = workforce.RecordAbsence(
        user_id=two.id, kind="sick", starts_at=at(MONDAY, "00:00"), ends_at=at(MONDAY, "10:00")
    )
    await lead.does(workforce.record_absence, away)
    async with reading(system(plant.tenant_id)) as read:
        found = await masterdata.roster_of(read, MONDAY, day.id, cnc)
        assert {each.user_id: each.absent for each in found} == {two.id: True, three.id: False}
        assert [each.user_id for each in await masterdata.roster_of(read, MONDAY, night.id)] == []
    again = do.CopyRosterWeek(from_day=MONDAY, to_day=MONDAY + timedelta(days=7))
    assert len(await lead.does(do.copy_roster_week, again)) == 3
    assert len(await lead.does(do.copy_roster_week, do.CopyRosterWeek(**values_of(again)))) == 0
    async with refused(plant, errors.RosterEmpty):
        empty = do.CopyRosterWeek(from_day=MONDAY + timedelta(days=70), to_day=MONDAY)
        await lead.does(do.copy_roster_week, empty)
    mine_, theirs = [
        next(each for each in await plant.rows(mine(RosterEntry)) if each.day == MONDAY and each.user_id == user.id)
        for user in (one, three)
    ]
    await lead.does(do.swap_roster, do.SwapRoster(entry_id=mine_.id, other_id=theirs.id))
    async with reading(system(plant.tenant_id)) as read:
        assert {each.user_id for each in await masterdata.roster_of(read, MONDAY, day.id, cnc)} == {one.id, two.id}
        assert {each.user_id for each in await masterdata.roster_of(read, MONDAY, day.id, grind)} == {three.id}
        assert (
            identity.Absence in type((await identity.absences(read, at(MONDAY, "00:00"), at(MONDAY, "09:00")))[0]).mro()
        )


def values_of(cmd: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(cmd).items() if name != "id"}
