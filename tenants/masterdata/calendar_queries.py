"""Reading calendars and rosters for their screens."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from infra.actions import query
from infra.db import mine
from infra.errors import BadInput
from infra.work import Read
from tenants.masterdata import calendars, permissions
from tenants.masterdata.calendars import Rostered, ShiftWindow
from tenants.masterdata.holidays import HOLIDAYS
from tenants.masterdata.models import CalendarDay, CalendarWindow, PlaceCalendar, Shift, WorkCalendar
from tenants.masterdata.working_time import Window

LONGEST = timedelta(days=62)


@query(needs=permissions.READ_MASTERDATA)
async def shifts(read: Read) -> Sequence[Shift]:
    """All shifts by site and beginning, the inactive ones too."""
    return await read.all(mine(Shift).order_by(Shift.site_id, Shift.starts_at, Shift.code))


@query(needs=permissions.READ_MASTERDATA)
async def work_calendars(read: Read) -> Sequence[WorkCalendar]:
    return await read.all(mine(WorkCalendar).order_by(WorkCalendar.site_id))


@query(needs=permissions.READ_MASTERDATA)
async def calendar_days(read: Read, since: date, until: date) -> Sequence[CalendarDay]:
    """Days that differ from their weekday, both ends included."""
    statement = mine(CalendarDay).where(CalendarDay.day >= since, CalendarDay.day <= until)
    return await read.all(statement.order_by(CalendarDay.day))


@query(needs=permissions.READ_MASTERDATA)
async def place_calendars(read: Read) -> Sequence[PlaceCalendar]:
    return await read.all(mine(PlaceCalendar).order_by(PlaceCalendar.created_at, PlaceCalendar.id))


@query(needs=permissions.READ_MASTERDATA)
async def calendar_windows(read: Read, since: datetime, until: datetime) -> Sequence[CalendarWindow]:
    """Overtime and closures that touch the span."""
    statement = mine(CalendarWindow).where(CalendarWindow.starts_at < until, CalendarWindow.ends_at > since)
    return await read.all(statement.order_by(CalendarWindow.starts_at, CalendarWindow.id))


@query(needs=permissions.READ_MASTERDATA)
async def working_hours(read: Read, place_id: UUID, since: datetime, until: datetime) -> Sequence[Window]:
    """When a place works, at most two months at a time."""
    if not since < until <= since + LONGEST:
        raise BadInput(field="until", problem="after since, and within two months")
    return await calendars.working_windows(read, place_id, since, until)


@query(needs=permissions.READ_MASTERDATA)
async def shift_now(read: Read, site_id: UUID | None, at: datetime) -> ShiftWindow | None:
    return await calendars.shift_window(read, site_id, at)


@query(needs=permissions.READ_MASTERDATA)
async def roster(read: Read, since: date, days: int) -> Sequence[Rostered]:
    """Who is meant to work on so many days, and who of them is absent."""
    if not 1 <= days <= 31:
        raise BadInput(field="days", problem="1 to 31")
    return await calendars.rosters(read, [since + timedelta(days=n) for n in range(days)])


@query(needs=permissions.READ_MASTERDATA)
async def holiday_years(read: Read) -> Sequence[int]:
    """Years whose public holidays can be copied."""
    return sorted(HOLIDAYS)
