"""Sites, areas, work centers, work units, shifts and calendars."""

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from infra.actions import Command, command
from infra.db import Row, mine
from infra.work import Work
from tenants.masterdata import permissions, rules
from tenants.masterdata.commands.naming import NewNamed, add, renaming
from tenants.masterdata.errors import UnknownKind
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import Area, CalendarDay, Shift, Site, WorkCalendar, WorkCenter, WorkUnit


@dataclass(frozen=True, kw_only=True)
class CreateSite(NewNamed):
    time_zone: str


@command(needs=permissions.EDIT_PLANT)
async def create_site(work: Work, cmd: CreateSite) -> Site:
    return await add(work, Site(**cmd.naming, time_zone=rules.check_zone(cmd.time_zone)))


@dataclass(frozen=True, kw_only=True)
class CreateArea(NewNamed):
    site_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def create_area(work: Work, cmd: CreateArea) -> Area:
    await existing(work, Site, cmd.site_id)
    return await add(work, Area(**cmd.naming, site_id=cmd.site_id))


@dataclass(frozen=True, kw_only=True)
class CreateWorkCenter(NewNamed):
    area_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def create_work_center(work: Work, cmd: CreateWorkCenter) -> WorkCenter:
    await existing(work, Area, cmd.area_id)
    return await add(work, WorkCenter(**cmd.naming, area_id=cmd.area_id))


@dataclass(frozen=True, kw_only=True)
class CreateWorkUnit(NewNamed):
    work_center_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def create_work_unit(work: Work, cmd: CreateWorkUnit) -> WorkUnit:
    await existing(work, WorkCenter, cmd.work_center_id)
    return await add(work, WorkUnit(**cmd.naming, work_center_id=cmd.work_center_id))


@dataclass(frozen=True, kw_only=True)
class ChangePlace(Command):
    place_id: UUID
    name_zh: str | None = None
    name_en: str | None = None


async def _rename(work: Work, model: type[Row], cmd: ChangePlace) -> Row:
    place = await existing(work, model, cmd.place_id)
    return await work.change(place, **renaming(cmd.name_zh, cmd.name_en))


@command(needs=permissions.EDIT_PLANT)
async def change_site(work: Work, cmd: ChangePlace) -> Site:
    return await _rename(work, Site, cmd)


@command(needs=permissions.EDIT_PLANT)
async def change_area(work: Work, cmd: ChangePlace) -> Area:
    return await _rename(work, Area, cmd)


@command(needs=permissions.EDIT_PLANT)
async def change_work_center(work: Work, cmd: ChangePlace) -> WorkCenter:
    return await _rename(work, WorkCenter, cmd)


@command(needs=permissions.EDIT_PLANT)
async def change_work_unit(work: Work, cmd: ChangePlace) -> WorkUnit:
    return await _rename(work, WorkUnit, cmd)


@dataclass(frozen=True, kw_only=True)
class CreateShift(NewNamed):
    """Local wall time; an end before the start runs over midnight."""

    site_id: UUID
    starts_at: time
    ends_at: time


@command(needs=permissions.EDIT_PLANT)
async def create_shift(work: Work, cmd: CreateShift) -> Shift:
    await existing(work, Site, cmd.site_id)
    shift = Shift(**cmd.naming, site_id=cmd.site_id, starts_at=cmd.starts_at, ends_at=cmd.ends_at)
    return await add(work, shift, site_id=cmd.site_id)


@dataclass(frozen=True, kw_only=True)
class SetWorkCalendar(Command):
    """The ISO weekdays (1 Monday … 7 Sunday) a site works."""

    site_id: UUID
    weekdays: list[int] = field(default_factory=lambda: [1, 2, 3, 4, 5, 6])


@command(needs=permissions.EDIT_PLANT)
async def set_work_calendar(work: Work, cmd: SetWorkCalendar) -> WorkCalendar:
    await existing(work, Site, cmd.site_id)
    weekdays = sorted(set(cmd.weekdays))
    if not set(weekdays) <= set(range(1, 8)):
        raise UnknownKind(kind=str(weekdays), allowed="1, 2, 3, 4, 5, 6, 7")
    known = await work.one(mine(WorkCalendar).where(WorkCalendar.site_id == cmd.site_id))
    if known is not None:
        return await work.change(known, weekdays=weekdays)
    return await work.insert(WorkCalendar(site_id=cmd.site_id, weekdays=weekdays))


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
    await existing(work, WorkCalendar, cmd.work_calendar_id)
    rules.check_names(cmd.name_zh, cmd.name_en)
    values = {"working": cmd.working, "name_zh": cmd.name_zh, "name_en": cmd.name_en}
    of_day = (CalendarDay.work_calendar_id == cmd.work_calendar_id, CalendarDay.day == cmd.day)
    known = await work.one(mine(CalendarDay).where(*of_day))
    if known is not None:
        return await work.change(known, **values)
    return await work.insert(CalendarDay(work_calendar_id=cmd.work_calendar_id, day=cmd.day, **values))
