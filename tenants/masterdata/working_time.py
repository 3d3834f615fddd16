"""Working time as pure functions: days, shifts, breaks, overtime and closures become windows.

Windows are in UTC, sorted and disjoint, `starts_at <= t < ends_at`. Wall times belong to the site's zone: a night shift
over a change of the clock is an hour shorter or longer, as the people in it are.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


class ShiftHours(Protocol):
    @property
    def id(self) -> UUID: ...
    @property
    def starts_at(self) -> time: ...
    @property
    def ends_at(self) -> time: ...
    @property
    def breaks(self) -> Sequence[Mapping[str, Any]] | None: ...


class Window(NamedTuple):
    """Time in which a place works. `shift_id` and `day` name the occurrence of the shift it belongs to; overtime
    outside any shift belongs to none."""

    starts_at: datetime
    ends_at: datetime
    shift_id: UUID | None
    day: date


class Exceptional(NamedTuple):
    """Hours that differ: overtime opens, a closure shuts and wins."""

    kind: str  # overtime | closed
    starts_at: datetime
    ends_at: datetime


class DayRules(NamedTuple):
    """Which days count: ISO weekdays and the days that differ; `through_holidays` ignores days off (not 调休)."""

    weekdays: Sequence[int]
    exceptions: Mapping[date, bool]
    through_holidays: bool = False

    def works(self, day: date) -> bool:
        normally = day.isoweekday() in self.weekdays
        differs = self.exceptions.get(day)
        if differs is None:
            return normally
        return differs or (self.through_holidays and normally)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A wall time as an instant. One that the clock skips is the moment it is put forward to; one it shows twice is
    the first."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def span(shift: ShiftHours, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """One occurrence of a shift; `day` is the local day it starts on. Start = end is a shift around the clock."""
    over_midnight = shift.ends_at <= shift.starts_at
    return instant(day, shift.starts_at, zone), instant(day + ONE_DAY * over_midnight, shift.ends_at, zone)


def pauses(shift: ShiftHours, day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """The breaks of one occurrence; after midnight they are on the next day."""
    found = []
    for each in shift.breaks or ():
        starts, ends = time.fromisoformat(each["starts"]), time.fromisoformat(each["ends"])
        on = day + ONE_DAY * (starts < shift.starts_at)
        found.append((instant(on, starts, zone), instant(on + ONE_DAY * (ends <= starts), ends, zone)))
    return sorted(found)


def occurrence(
    shifts: Sequence[ShiftHours], at: datetime, zone: ZoneInfo
) -> tuple[ShiftHours, date, datetime, datetime] | None:
    """The shift a moment falls into, also one that began yesterday evening; the one that began first, if several."""
    today = at.astimezone(zone).date()
    found = [
        (starts, ends, day, shift)
        for day in (today - ONE_DAY, today)
        for shift in shifts
        for starts, ends in (span(shift, day, zone),)
        if starts <= at < ends
    ]
    if not found:
        return None
    starts, ends, day, shift = min(found, key=lambda each: each[:3])
    return shift, day, starts, ends


def working_windows(
    shifts: Sequence[ShiftHours], days: DayRules, exceptions: Iterable[Exceptional], zone: ZoneInfo,
    since: datetime, until: datetime,
) -> list[Window]:  # fmt: skip
    """Everything between `since` and `until` in which the place works."""
    given = list(exceptions)
    opened = [window for day in _days(since, until, zone) if days.works(day) for window in _of_day(shifts, day, zone)]
    overtime = [
        Window(each.starts_at, each.ends_at, None, each.starts_at.astimezone(zone).date())
        for each in given
        if each.kind == "overtime"
    ]
    regular = _disjoint(sorted(opened, key=_begin))
    extra = _cut(_disjoint(sorted(overtime, key=_begin)), [each[:2] for each in regular] if overtime else [])
    merged = sorted([*regular, *extra], key=_begin)
    closed = sorted((each.starts_at, each.ends_at) for each in given if each.kind == "closed")
    return [window for each in _cut(merged, closed) if (window := _clip(each, since, until)) is not None]


def _days(since: datetime, until: datetime, zone: ZoneInfo) -> Iterable[date]:
    """Local days whose shifts may reach into the range."""
    day, last = since.astimezone(zone).date() - ONE_DAY, until.astimezone(zone).date()
    while day <= last:
        yield day
        day += ONE_DAY


def _of_day(shifts: Sequence[ShiftHours], day: date, zone: ZoneInfo) -> list[Window]:
    found = []
    for shift in shifts:
        starts, ends = span(shift, day, zone)
        whole = Window(starts, ends, shift.id, day)
        found += _cut([whole] if starts < ends else [], pauses(shift, day, zone))
    return found


def _disjoint(windows: Sequence[Window]) -> list[Window]:
    """Sorted windows without their overlaps: what two claim belongs to the one that began first."""
    kept: list[Window] = []
    for each in windows:
        if kept and each.starts_at < kept[-1].ends_at:
            each = each._replace(starts_at=kept[-1].ends_at)
        if each.starts_at < each.ends_at:
            kept.append(each)
    return kept


def _cut(windows: Sequence[Window], closed: Sequence[tuple[datetime, datetime]]) -> list[Window]:
    """The windows without what is closed."""
    rest = list(windows)
    for shut, reopened in closed:
        kept: list[Window] = []
        for each in rest:
            if reopened <= each.starts_at or shut >= each.ends_at:
                kept.append(each)
                continue
            if each.starts_at < shut:
                kept.append(each._replace(ends_at=shut))
            if reopened < each.ends_at:
                kept.append(each._replace(starts_at=reopened))
        rest = kept
    return rest


def _clip(window: Window, since: datetime, until: datetime) -> Window | None:
    starts, ends = max(window.starts_at, since), min(window.ends_at, until)
    return window._replace(starts_at=starts, ends_at=ends) if starts < ends else None


def _begin(window: Window) -> tuple[datetime, datetime]:
    return window.starts_at, window.ends_at
