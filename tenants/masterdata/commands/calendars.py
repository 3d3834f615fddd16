"""Shifts with breaks, places with hours of their own, overtime and closures, holidays of a year."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import BadInput
from infra.work import Work
from tenants.masterdata import permissions, rules, working_time
from tenants.masterdata.calendar_events import CalendarChanged
from tenants.masterdata.calendars import PlantHours, plant_hours
from tenants.masterdata.commands.naming import NewNamed, add, renaming
from tenants.masterdata.errors import (
    BreakOutsideShift,
    HolidaysUnknown,
    NoWorkingTime,
    RecordNotFound,
    UnknownKind,
    WindowReversed,
)
from tenants.masterdata.holidays import HOLIDAYS
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import (
    CalendarDay,
    CalendarWindow,
    PlaceCalendar,
    Shift,
    Site,
    WorkCalendar,
    WorkCenter,
    WorkUnit,
)

HORIZON = timedelta(days=366)
LONGEST_WINDOW = timedelta(days=92)


ANY_SHIFT = Statement(select(func.count()).select_from(Shift).where(own(Shift), Shift.site_id == bindparam("site_id")))


async def check_works(work: Work, place_id: UUID, label: str) -> None:
    """Refuse what has just been written when it leaves a place no working time in the coming year: nothing could be
    planned there, ever. A site whose shifts or days were never set is not set up yet, so nothing is lost."""
    hours = await plant_hours(work, work.now)
    site_id = hours.place(place_id).site_id
    if site_id not in hours.weekdays or not await work.scalar(ANY_SHIFT, site_id=site_id):
        return
    for id in [place_id, *_inside(hours, place_id)]:
        if not hours.windows(id, work.now, work.now + HORIZON):
            raise NoWorkingTime(place=label)


def _inside(hours: PlantHours, place_id: UUID) -> list[UUID]:
    """Places with hours of their own that a change at this place reaches."""
    return [
        id
        for id, place in hours.places.items()
        if id in hours.own and place_id in (place.site_id, place.work_center_id)
    ]


def calendar_changed(work: Work, site_id: UUID) -> None:
    work.emit(CalendarChanged(site_id=site_id))


# -- shifts -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ShiftBreak:
    """Local time; a break after midnight belongs to a shift that runs over it."""

    starts: time
    ends: time


@dataclass(frozen=True, kw_only=True)
class CreateShift(NewNamed):
    """Local wall time; an end before the start runs over midnight."""

    site_id: UUID
    starts_at: time
    ends_at: time
    breaks: list[ShiftBreak] = field(default_factory=list)


@command(needs=permissions.EDIT_PLANT)
async def create_shift(work: Work, cmd: CreateShift) -> Shift:
    await existing(work, Site, cmd.site_id)
    shift = Shift(
        **cmd.naming, site_id=cmd.site_id, starts_at=cmd.starts_at, ends_at=cmd.ends_at, active=True,
        breaks=_breaks(cmd.breaks) or None,
    )  # fmt: skip
    _check_breaks(shift)
    calendar_changed(work, cmd.site_id)
    return await add(work, shift, site_id=cmd.site_id)


def _breaks(given: Sequence[ShiftBreak]) -> list[dict[str, Any]]:
    return [{"starts": each.starts.isoformat("minutes"), "ends": each.ends.isoformat("minutes")} for each in given]


@dataclass(frozen=True, kw_only=True)
class ChangeShift(Command):
    """`breaks` replaces all of them. A shift somebody worked is never deleted, only made inactive."""

    shift_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    breaks: list[ShiftBreak] | None = None
    active: bool | None = None


@command(needs=permissions.EDIT_PLANT)
async def change_shift(work: Work, cmd: ChangeShift) -> Shift:
    shift = await existing(work, Shift, cmd.shift_id)
    changes: dict[str, Any] = renaming(cmd.name_zh, cmd.name_en)
    given = {"starts_at": cmd.starts_at, "ends_at": cmd.ends_at, "active": cmd.active}
    changes |= {name: value for name, value in given.items() if value is not None}
    if cmd.breaks is not None:
        changes["breaks"] = [
            {"starts": each.starts.isoformat("minutes"), "ends": each.ends.isoformat("minutes")} for each in cmd.breaks
        ]
    shift = await work.change(shift, **changes)
    _check_breaks(shift)
    site = await existing(work, Site, shift.site_id)
    await check_works(work, site.id, site.code)
    calendar_changed(work, site.id)
    return shift


def _check_breaks(shift: Shift) -> None:
    """Breaks lie inside their shift, one after the other."""
    zone, day = ZoneInfo("UTC"), date(2026, 1, 5)
    starts, ends = working_time.span(shift, day, zone)
    at = starts
    for begins, over in working_time.pauses(shift, day, zone):
        if not at <= begins < over <= ends:
            raise BreakOutsideShift(starts=f"{begins:%H:%M}", ends=f"{over:%H:%M}")
        at = over


# -- the site's days ----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SetWorkCalendar(Command):
    """The ISO weekdays (1 Monday … 7 Sunday) a site works."""

    site_id: UUID
    weekdays: list[int] = field(default_factory=lambda: [1, 2, 3, 4, 5, 6])


@command(needs=permissions.EDIT_PLANT)
async def set_work_calendar(work: Work, cmd: SetWorkCalendar) -> WorkCalendar:
    site = await existing(work, Site, cmd.site_id)
    weekdays = check_weekdays(cmd.weekdays)
    if not weekdays:
        raise NoWorkingTime(place=site.code)
    known: WorkCalendar | None = await work.one(mine(WorkCalendar).where(WorkCalendar.site_id == cmd.site_id))
    if known is not None:
        row = await work.change(known, weekdays=weekdays)
    else:
        row = await work.insert(WorkCalendar(site_id=cmd.site_id, weekdays=weekdays))
    await check_works(work, site.id, site.code)
    calendar_changed(work, site.id)
    return row


@dataclass(frozen=True, kw_only=True)
class SetCalendarDay(Command):
    """A day that differs from its weekday: a holiday, or a Sunday worked for one."""

    work_calendar_id: UUID
    day: date
    working: bool
    name_zh: str
    name_en: str


@command(needs=permissions.EDIT_PLANT)
async def set_calendar_day(work: Work, cmd: SetCalendarDay) -> CalendarDay:
    calendar = await existing(work, WorkCalendar, cmd.work_calendar_id)
    rules.check_names(cmd.name_zh, cmd.name_en)
    values = {"working": cmd.working, "name_zh": cmd.name_zh, "name_en": cmd.name_en}
    of_day = (CalendarDay.work_calendar_id == cmd.work_calendar_id, CalendarDay.day == cmd.day)
    known: CalendarDay | None = await work.one(mine(CalendarDay).where(*of_day))
    if known is not None:
        row = await work.change(known, **values)
    else:
        row = await work.insert(CalendarDay(work_calendar_id=cmd.work_calendar_id, day=cmd.day, **values))
    site = await existing(work, Site, calendar.site_id)
    await check_works(work, site.id, site.code)
    calendar_changed(work, site.id)
    return row


# -- places with hours of their own -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class SetPlaceCalendar(Command):
    """`place_id` is a work center or work unit. Without `shift_ids` every shift of the site is worked there."""

    place_id: UUID
    weekdays: list[int] = field(default_factory=lambda: [1, 2, 3, 4, 5, 6])
    shift_ids: list[UUID] | None = None
    through_holidays: bool = False


@command(needs=permissions.EDIT_PLANT)
async def set_place_calendar(work: Work, cmd: SetPlaceCalendar) -> PlaceCalendar:
    """Give a work center or work unit hours of its own."""
    center, unit, label = await _place(work, cmd.place_id)
    site_id = (await plant_hours(work, work.now)).place(cmd.place_id).site_id
    for id in cmd.shift_ids or ():
        if (await existing(work, Shift, id)).site_id != site_id:
            raise RecordNotFound(what="shift")
    values = {
        "weekdays": check_weekdays(cmd.weekdays),
        "shift_ids": None if cmd.shift_ids is None else list(dict.fromkeys(cmd.shift_ids)),
        "through_holidays": cmd.through_holidays,
    }
    own = PlaceCalendar.place_id == cmd.place_id
    known: PlaceCalendar | None = await work.one(mine(PlaceCalendar).where(own))
    if known is not None:
        row = await work.change(known, **values)
    else:
        row = await work.insert(
            PlaceCalendar(place_id=cmd.place_id, work_center_id=center, work_unit_id=unit, **values)
        )
    await check_works(work, cmd.place_id, label)
    calendar_changed(work, site_id)
    return row


@dataclass(frozen=True, kw_only=True)
class RemovePlaceCalendar(Command):
    """The place keeps the hours of its work center or site again."""

    place_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def remove_place_calendar(work: Work, cmd: RemovePlaceCalendar) -> None:
    known = await work.one(mine(PlaceCalendar).where(PlaceCalendar.place_id == cmd.place_id))
    if known is None:
        raise RecordNotFound(what="calendar")
    await work.remove(known)
    calendar_changed(work, (await plant_hours(work, work.now)).place(cmd.place_id).site_id)


async def _place(work: Work, id: UUID) -> tuple[UUID | None, UUID | None, str]:
    """(work center, work unit, code) of a place: exactly one of the two is set."""
    center = await work.get(WorkCenter, id)
    if center is not None:
        return id, None, center.code
    return None, id, (await existing(work, WorkUnit, id)).code


def check_weekdays(weekdays: list[int]) -> list[int]:
    found = sorted(set(weekdays))
    if not set(found) <= set(range(1, 8)):
        raise UnknownKind(kind=str(found)[:40], allowed="1, 2, 3, 4, 5, 6, 7")
    return found


# -- overtime and closures --------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AddCalendarWindow(Command):
    """`kind` overtime or closed; `place_id` is a site, work center or work unit."""

    kind: str
    place_id: UUID
    starts_at: datetime
    ends_at: datetime
    note: str


@command(needs=permissions.EDIT_PLANT)
async def add_calendar_window(work: Work, cmd: AddCalendarWindow) -> CalendarWindow:
    """Open a place for overtime, or shut it (maintenance, power cut)."""
    if cmd.kind not in ("overtime", "closed"):
        raise UnknownKind(kind=cmd.kind[:40], allowed="overtime, closed")
    if not cmd.starts_at < cmd.ends_at <= cmd.starts_at + LONGEST_WINDOW:
        raise WindowReversed()
    if not 1 <= len(cmd.note.strip()) <= 200:
        raise BadInput(field="note", problem="1 to 200 characters")
    place = (await plant_hours(work, work.now)).place(cmd.place_id)
    row = await work.insert(
        CalendarWindow(
            kind=cmd.kind, starts_at=cmd.starts_at, ends_at=cmd.ends_at, note=cmd.note.strip(), site_id=place.site_id,
            work_center_id=place.work_center_id if place.work_unit_id is None else None,
            work_unit_id=place.work_unit_id,
        )
    )  # fmt: skip
    if cmd.kind == "closed":
        await check_works(work, cmd.place_id, cmd.note.strip())
    calendar_changed(work, place.site_id)
    return row


@dataclass(frozen=True, kw_only=True)
class RemoveCalendarWindow(Command):
    calendar_window_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def remove_calendar_window(work: Work, cmd: RemoveCalendarWindow) -> None:
    row = await existing(work, CalendarWindow, cmd.calendar_window_id)
    await work.remove(row)
    calendar_changed(work, row.site_id)


# -- holidays ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CopyHolidays(Command):
    """The public holidays of a year and the weekend days worked for them (调休), into a site's calendar. Days that
    somebody has set by hand stay as they are."""

    site_id: UUID
    year: int


@command(needs=permissions.EDIT_PLANT)
async def copy_holidays(work: Work, cmd: CopyHolidays) -> WorkCalendar:
    site = await existing(work, Site, cmd.site_id)
    calendar: WorkCalendar | None = await work.one(mine(WorkCalendar).where(WorkCalendar.site_id == site.id))
    if calendar is None:
        raise RecordNotFound(what="calendar")
    if cmd.year not in HOLIDAYS:
        raise HolidaysUnknown(year=cmd.year)
    rows = await work.all(mine(CalendarDay).where(CalendarDay.work_calendar_id == calendar.id))
    known = {each.day for each in rows}
    await work.insert_all(
        [
            CalendarDay(work_calendar_id=calendar.id, day=day, working=working, name_zh=zh, name_en=en)
            for day, working, zh, en in HOLIDAYS[cmd.year]
            if day not in known
        ]
    )
    work.subject(calendar.id)
    await check_works(work, site.id, site.code)
    calendar_changed(work, site.id)
    return calendar


@dataclass(frozen=True, kw_only=True)
class RemoveCalendarDay(Command):
    """The day is like every other of its weekday again."""

    calendar_day_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def remove_calendar_day(work: Work, cmd: RemoveCalendarDay) -> None:
    row = await existing(work, CalendarDay, cmd.calendar_day_id)
    calendar = await existing(work, WorkCalendar, row.work_calendar_id)
    await work.remove(row)
    site = await existing(work, Site, calendar.site_id)
    await check_works(work, site.id, site.code)
    calendar_changed(work, site.id)
