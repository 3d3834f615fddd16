"""When places work and who is meant to be there: what upper modules ask."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ARRAY, DateTime, Uuid, any_, bindparam, or_

from infra.db import Statement, mine
from infra.work import Read
from tenants import identity
from tenants.masterdata import working_time
from tenants.masterdata.errors import RecordNotFound
from tenants.masterdata.models import (
    Area,
    CalendarDay,
    CalendarWindow,
    PlaceCalendar,
    RosterEntry,
    Shift,
    Site,
    WorkCalendar,
    WorkCenter,
    WorkUnit,
)
from tenants.masterdata.working_time import DayRules, Exceptional, Window

SHIFTS = Statement(mine(Shift).where(Shift.active.is_(True)).order_by(Shift.starts_at, Shift.code))
CALENDARS = Statement(mine(WorkCalendar))
DAYS = Statement(mine(CalendarDay))
PLACE_CALENDARS = Statement(mine(PlaceCalendar))
WINDOWS = Statement(mine(CalendarWindow).where(CalendarWindow.ends_at > bindparam("since", type_=DateTime(True))))
SITES = Statement(mine(Site).order_by(Site.created_at, Site.id))


class ShiftWindow(NamedTuple):
    """One occurrence of a shift; `day` is the local day it starts on, the instants are UTC."""

    shift: Shift
    day: date
    starts_at: datetime
    ends_at: datetime


async def shift_window(read: Read, site_id: UUID | None, at: datetime) -> ShiftWindow | None:
    """The shift in which a moment falls, whether or not the plant works that day; None between shifts.

    Without a site: the tenant's first one.
    """
    site: Site | None = await read.get(Site, site_id) if site_id else await read.one(SITES)
    if site is None:
        return None
    shifts: list[Shift] = [each for each in await read.all(SHIFTS) if each.site_id == site.id]
    found = working_time.occurrence(shifts, at, ZoneInfo(site.time_zone))
    if found is None:
        return None
    shift, day, starts_at, ends_at = found
    return ShiftWindow(next(each for each in shifts if each.id == shift.id), day, starts_at, ends_at)


async def working_windows(read: Read, place_id: UUID, since: datetime, until: datetime) -> list[Window]:
    """When a site, area, work center or work unit works between two instants; raises RecordNotFound."""
    return (await plant_hours(read, since)).windows(place_id, since, until)


class Place(NamedTuple):
    """Where a work unit or work center stands; an area is only its site's."""

    site_id: UUID
    work_center_id: UUID | None = None
    work_unit_id: UUID | None = None


class PlantHours:
    """All calendars of a tenant, read once; answers for every place from memory."""

    def __init__(
        self, sites: Sequence[Site], places: Mapping[UUID, Place], shifts: Sequence[Shift],
        calendars: Sequence[WorkCalendar], days: Sequence[CalendarDay], own: Sequence[PlaceCalendar],
        exceptions: Sequence[CalendarWindow],
    ) -> None:  # fmt: skip
        self.zones = {each.id: ZoneInfo(each.time_zone) for each in sites}
        self.places = places
        self.shifts = shifts
        self.weekdays = {each.site_id: each.weekdays for each in calendars}
        site_of = {each.id: each.site_id for each in calendars}
        self.days: dict[UUID, dict[date, bool]] = {}
        for each in days:
            self.days.setdefault(site_of[each.work_calendar_id], {})[each.day] = each.working
        self.own = {each.place_id: each for each in own}
        self.exceptions = exceptions
        self._known: dict[object, list[Window]] = {}

    def place(self, place_id: UUID) -> Place:
        if place_id not in self.places:
            raise RecordNotFound(what="place")
        return self.places[place_id]

    def windows(self, place_id: UUID, since: datetime, until: datetime) -> list[Window]:
        """Places that keep the same hours share one computation."""
        place = self.place(place_id)
        own = self.own.get(place.work_unit_id or place_id) or self.own.get(place.work_center_id or place_id)
        exceptions = [each for each in self.exceptions if _applies(each, place)]
        key = (place.site_id, own and own.id, tuple(each.id for each in exceptions), since, until)
        if key not in self._known:
            self._known[key] = working_time.working_windows(
                self._shifts(place, own), self._days(place, own),
                [Exceptional(each.kind, each.starts_at, each.ends_at) for each in exceptions],
                self.zones[place.site_id], since, until,
            )  # fmt: skip
        return self._known[key]

    def _shifts(self, place: Place, own: PlaceCalendar | None) -> list[Shift]:
        only = own.shift_ids if own else None
        return [each for each in self.shifts if each.site_id == place.site_id and (only is None or each.id in only)]

    def _days(self, place: Place, own: PlaceCalendar | None) -> DayRules:
        """A site whose calendar nobody has set does not work: nothing is planned into the unknown."""
        weekdays = own.weekdays if own else self.weekdays.get(place.site_id, ())
        return DayRules(weekdays, self.days.get(place.site_id, {}), bool(own and own.through_holidays))


def _applies(exception: CalendarWindow, place: Place) -> bool:
    if exception.work_unit_id is not None:
        return exception.work_unit_id == place.work_unit_id
    if exception.work_center_id is not None:
        return exception.work_center_id == place.work_center_id
    return exception.site_id == place.site_id


async def plant_hours(read: Read, since: datetime) -> PlantHours:
    """The calendars with the exceptions that end after `since`: eight statements, whatever the number of places."""
    sites: list[Site] = await read.all(SITES)
    return PlantHours(
        sites=sites,
        places=await _places(read, sites),
        shifts=await read.all(SHIFTS),
        calendars=await read.all(CALENDARS),
        days=await read.all(DAYS),
        own=await read.all(PLACE_CALENDARS),
        exceptions=await read.all(WINDOWS, since=since),
    )


ALL_AREAS, ALL_CENTERS, ALL_UNITS = Statement(mine(Area)), Statement(mine(WorkCenter)), Statement(mine(WorkUnit))


async def _places(read: Read, sites: Iterable[Site]) -> dict[UUID, Place]:
    found = {each.id: Place(each.id) for each in sites}
    site_of = {each.id: each.site_id for each in await read.all(ALL_AREAS)}
    found |= {id: Place(site_id) for id, site_id in site_of.items()}
    for center in await read.all(ALL_CENTERS):
        found[center.id] = Place(site_of[center.area_id], center.id)
    for unit in await read.all(ALL_UNITS):
        found[unit.id] = Place(found[unit.work_center_id].site_id, unit.work_center_id, unit.id)
    return found


# -- rosters ------------------------------------------------------------------------------------------------


class Rostered(NamedTuple):
    """Somebody on the roster of a shift, and when that shift is; `absent` when leave or sickness covers any of it."""

    entry_id: UUID
    user_id: UUID
    day: date
    shift_id: UUID
    work_center_id: UUID
    absent: bool
    starts_at: datetime
    ends_at: datetime


ROSTER = Statement(
    mine(RosterEntry)
    .where(
        RosterEntry.day == any_(bindparam("days", type_=ARRAY(RosterEntry.day.type))),
        or_(
            bindparam("every_shift"),
            RosterEntry.shift_id == any_(bindparam("shift_ids", type_=ARRAY(Uuid()))),
        ),
    )
    .order_by(RosterEntry.day, RosterEntry.shift_id, RosterEntry.work_center_id, RosterEntry.id)
)


async def roster_of(read: Read, day: date, shift_id: UUID, work_center_id: UUID | None = None) -> list[Rostered]:
    """Who is meant to work a shift of a day (at one work center), and who of them is absent."""
    return [
        each
        for each in await rosters(read, [day], [shift_id])
        if work_center_id is None or each.work_center_id == work_center_id
    ]


async def rosters(read: Read, days: Sequence[date], shift_ids: Sequence[UUID] | None = None) -> list[Rostered]:
    """Rosters of several days, every shift unless some are named."""
    binds = {"days": list(days), "every_shift": shift_ids is None, "shift_ids": list(shift_ids or ())}
    entries: list[RosterEntry] = await read.all(ROSTER, **binds)
    if not entries:
        return []
    spans = await _spans(read, entries)
    since, until = min(each[0] for each in spans.values()), max(each[1] for each in spans.values())
    away = await identity.absences(read, since, until)
    found = []
    for each in entries:
        shift = spans[each.day, each.shift_id]
        absent = any(one.user_id == each.user_id and _over(one, shift) for one in away)
        found.append(Rostered(each.id, each.user_id, each.day, each.shift_id, each.work_center_id, absent, *shift))
    return found


def _over(absence: identity.Absence, span: tuple[datetime, datetime]) -> bool:
    return absence.starts_at < span[1] and span[0] < absence.ends_at


async def _spans(read: Read, entries: Iterable[RosterEntry]) -> dict[tuple[date, UUID], tuple[datetime, datetime]]:
    wanted = {(each.day, each.shift_id) for each in entries}
    shifts = {each.id: each for each in await read.many(Shift, {each for _, each in wanted}) if each}
    zones = {each.id: ZoneInfo(each.time_zone) for each in await read.all(SITES)}
    return {
        (day, id): working_time.span(shifts[id], day, zones[shifts[id].site_id]) for day, id in wanted if id in shifts
    }
