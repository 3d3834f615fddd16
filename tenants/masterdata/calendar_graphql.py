"""Calendars and rosters in the schema."""

from datetime import date, datetime, time
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, Names, mutation, names
from tenants.identity.workforce.graphql import Person, person
from tenants.masterdata import calendar_queries as queries
from tenants.masterdata import calendars, commands, models, working_time


@strawberry.type(description="A break in a shift, in local time (08:00).")
class Break:
    starts: str
    ends: str


@strawberry.type(description="Local wall time of the site; one that ends before it starts runs over midnight.")
class Shift:
    id: UUID
    code: str
    name: Names
    site_id: UUID
    starts_at: time
    ends_at: time
    breaks: list[Break]
    active: bool
    revision: int

    @classmethod
    def of(cls, row: models.Shift) -> "Shift":
        return cls(
            id=row.id,
            code=row.code,
            name=names(row),
            site_id=row.site_id,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            breaks=[Break(starts=each["starts"], ends=each["ends"]) for each in row.breaks or ()],
            active=row.active,
            revision=row.revision,
        )


@strawberry.type(description="The ISO weekdays (1 Monday … 7 Sunday) a site works.")
class WorkCalendar:
    id: UUID
    site_id: UUID
    weekdays: list[int]
    revision: int

    @classmethod
    def of(cls, row: models.WorkCalendar) -> "WorkCalendar":
        return cls(id=row.id, site_id=row.site_id, weekdays=row.weekdays, revision=row.revision)


@strawberry.type(description="A day that differs from its weekday: a holiday, or one worked for it (调休).")
class CalendarDay:
    id: UUID
    work_calendar_id: UUID
    day: date
    working: bool
    name: Names

    @classmethod
    def of(cls, row: models.CalendarDay) -> "CalendarDay":
        return cls(id=row.id, work_calendar_id=row.work_calendar_id, day=row.day, working=row.working, name=names(row))


@strawberry.type(description="A work center or work unit with hours of its own.")
class PlaceCalendar:
    id: UUID
    place_id: UUID
    weekdays: list[int]
    shift_ids: list[UUID] | None
    through_holidays: bool

    @classmethod
    def of(cls, row: models.PlaceCalendar) -> "PlaceCalendar":
        return cls(
            id=row.id,
            place_id=row.place_id,
            weekdays=row.weekdays,
            shift_ids=row.shift_ids,
            through_holidays=row.through_holidays,
        )


@strawberry.type(description="Overtime opens a place, closed shuts it and wins. Without a work center: the whole site.")
class CalendarWindow:
    id: UUID
    kind: str
    site_id: UUID
    work_center_id: UUID | None
    work_unit_id: UUID | None
    starts_at: datetime
    ends_at: datetime
    note: str

    @classmethod
    def of(cls, row: models.CalendarWindow) -> "CalendarWindow":
        return cls(
            id=row.id,
            kind=row.kind,
            site_id=row.site_id,
            work_center_id=row.work_center_id,
            work_unit_id=row.work_unit_id,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            note=row.note,
        )


@strawberry.type(description="Time in which a place works; overtime outside any shift belongs to none.")
class WorkingWindow:
    starts_at: datetime
    ends_at: datetime
    shift_id: UUID | None
    day: date

    @classmethod
    def of(cls, window: working_time.Window) -> "WorkingWindow":
        return cls(**window._asdict())


@strawberry.type(description="One occurrence of a shift; `day` is the local day it starts on.")
class ShiftWindow:
    shift: Shift
    day: date
    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, window: calendars.ShiftWindow) -> "ShiftWindow":
        return cls(**{**window._asdict(), "shift": Shift.of(window.shift)})


@strawberry.type(description="Somebody on the roster of a shift; `absent` when leave or sickness covers any of it.")
class RosterEntry:
    id: UUID
    day: date
    shift_id: UUID
    work_center_id: UUID
    absent: bool
    user_id: strawberry.Private[UUID]

    @strawberry.field
    async def user(self, info: Info) -> Person:
        return await person(info, self.user_id)

    @classmethod
    def of(cls, row: calendars.Rostered) -> "RosterEntry":
        return cls(
            id=row.entry_id,
            day=row.day,
            shift_id=row.shift_id,
            work_center_id=row.work_center_id,
            absent=row.absent,
            user_id=row.user_id,
        )


@strawberry.type
class CalendarQuery:
    @strawberry.field
    async def shifts(self, info: Info) -> list[Shift]:
        return [Shift.of(row) for row in await queries.shifts(info.context.read)]

    @strawberry.field
    async def work_calendars(self, info: Info) -> list[WorkCalendar]:
        return [WorkCalendar.of(row) for row in await queries.work_calendars(info.context.read)]

    @strawberry.field
    async def calendar_days(self, info: Info, since: date, until: date) -> list[CalendarDay]:
        return [CalendarDay.of(row) for row in await queries.calendar_days(info.context.read, since, until)]

    @strawberry.field
    async def place_calendars(self, info: Info) -> list[PlaceCalendar]:
        return [PlaceCalendar.of(row) for row in await queries.place_calendars(info.context.read)]

    @strawberry.field
    async def calendar_windows(self, info: Info, since: datetime, until: datetime) -> list[CalendarWindow]:
        return [CalendarWindow.of(row) for row in await queries.calendar_windows(info.context.read, since, until)]

    @strawberry.field
    async def working_windows(
        self, info: Info, place_id: UUID, since: datetime, until: datetime
    ) -> list[WorkingWindow]:
        rows = await queries.working_hours(info.context.read, place_id, since, until)
        return [WorkingWindow.of(row) for row in rows]

    @strawberry.field
    async def shift_at(self, info: Info, site_id: UUID | None = None, at: datetime | None = None) -> ShiftWindow | None:
        found = await queries.shift_now(info.context.read, site_id, at or clock.now())
        return ShiftWindow.of(found) if found else None

    @strawberry.field
    async def roster(self, info: Info, since: date, days: int = 7) -> list[RosterEntry]:
        return [RosterEntry.of(row) for row in await queries.roster(info.context.read, since, days)]

    @strawberry.field
    async def holiday_years(self, info: Info) -> list[int]:
        return list(await queries.holiday_years(info.context.read))


@strawberry.type
class CalendarMutation:
    create_shift = mutation(commands.create_shift, Shift)
    change_shift = mutation(commands.change_shift, Shift)
    set_work_calendar = mutation(commands.set_work_calendar, WorkCalendar)
    set_calendar_day = mutation(commands.set_calendar_day, CalendarDay)
    remove_calendar_day = mutation(commands.remove_calendar_day)
    copy_holidays = mutation(commands.copy_holidays, WorkCalendar)
    set_place_calendar = mutation(commands.set_place_calendar, PlaceCalendar)
    remove_place_calendar = mutation(commands.remove_place_calendar)
    add_calendar_window = mutation(commands.add_calendar_window, CalendarWindow)
    remove_calendar_window = mutation(commands.remove_calendar_window)
    set_roster = mutation(commands.set_roster)
    copy_roster_week = mutation(commands.copy_roster_week)
    swap_roster = mutation(commands.swap_roster)
