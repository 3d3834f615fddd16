"""Working windows against a count of every single minute."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tenants.masterdata import holidays, working_time
from tenants.masterdata.working_time import DayRules, Exceptional

ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Shift:
    starts_at: time
    ends_at: time
    breaks: Sequence[dict[str, Any]] = ()
    id: UUID = field(default_factory=uuid4)


def clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


@st.composite
def shifts(draw: st.DrawFn) -> Shift:
    starts = 15 * draw(st.integers(0, 95))
    length = 15 * draw(st.integers(4, 64))
    pauses = []
    if draw(st.booleans()):
        at = starts + 15 * draw(st.integers(1, length // 15 - 2))
        pauses.append({"starts": clock(at).isoformat("minutes"), "ends": clock(at + 15).isoformat("minutes")})
    return Shift(clock(starts), clock(starts + length), pauses)


# Around the changes of the clock in 2026: Berlin and New York in March and October, Lord Howe (half an hour) in April.
moments = st.sampled_from([datetime(2026, 3, 27), datetime(2026, 10, 23), datetime(2026, 4, 3), datetime(2026, 3, 6)])


@st.composite
def exceptional(draw: st.DrawFn, since: datetime) -> Exceptional:
    starts = since + timedelta(minutes=draw(st.integers(-600, 4000)))
    kind = draw(st.sampled_from(["overtime", "closed"]))
    return Exceptional(kind, starts, starts + timedelta(minutes=draw(st.integers(1, 900))))


def open_at(at: datetime, many: Sequence[Shift], days: DayRules, given_: Sequence[Exceptional], zone: ZoneInfo) -> bool:
    """The definition, for one moment: not closed, and in a worked shift outside its breaks, or in overtime."""
    if any(each.kind == "closed" and each.starts_at <= at < each.ends_at for each in given_):
        return False
    if any(each.kind == "overtime" and each.starts_at <= at < each.ends_at for each in given_):
        return True
    today = at.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):
        for shift in many:
            starts, ends = working_time.span(shift, day, zone)
            pausing = any(one <= at < other for one, other in working_time.pauses(shift, day, zone))
            if days.works(day) and starts <= at < ends and not pausing:
                return True
    return False


@settings(max_examples=40, deadline=None)
@given(st.data(), st.lists(shifts(), min_size=1, max_size=3), st.sampled_from(ZONES), moments)
def test_windows_are_sorted_disjoint_and_hold_exactly_the_working_minutes(
    data: st.DataObject, many: list[Shift], name: str, first: datetime
) -> None:
    zone, since = ZoneInfo(name), first.replace(tzinfo=UTC)
    until = since + timedelta(days=3)
    weekdays = data.draw(st.sets(st.integers(1, 7), max_size=7))
    differs = {
        first.date() + timedelta(days=n): data.draw(st.booleans()) for n in data.draw(st.sets(st.integers(0, 3)))
    }
    days = DayRules(sorted(weekdays), differs, data.draw(st.booleans()))
    exceptions = data.draw(st.lists(exceptional(since), max_size=4))
    windows = working_time.working_windows(many, days, exceptions, zone, since, until)
    for one, other in pairwise(windows):
        assert one.starts_at < one.ends_at <= other.starts_at
    assert all(since <= each.starts_at < each.ends_at <= until for each in windows)
    minutes = [since + n * MINUTE for n in range(3 * 24 * 60)]
    expected = sum(open_at(at, many, days, exceptions, zone) for at in minutes)
    assert sum((each.ends_at - each.starts_at for each in windows), timedelta()) == expected * MINUTE


@given(shifts(), st.sampled_from(ZONES), st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)))
def test_a_moment_is_in_the_occurrence_it_is_said_to_be_in(shift: Shift, name: str, at: datetime) -> None:
    zone, moment = ZoneInfo(name), at.replace(tzinfo=UTC)
    found = working_time.occurrence([shift], moment, zone)
    if found is not None:
        _, day, starts, ends = found
        assert starts <= moment < ends
        assert (starts, ends) == working_time.span(shift, day, zone)


def test_a_night_shift_is_an_hour_shorter_when_the_clock_goes_forward() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = Shift(time(22), time(6), [{"starts": "01:00", "ends": "01:30"}])
    starts, ends = working_time.span(night, date(2026, 3, 28), berlin)
    assert ends - starts == timedelta(hours=7)
    windows = working_time.working_windows([night], DayRules([6], {}), [], berlin, starts, ends)
    assert sum((each.ends_at - each.starts_at for each in windows), timedelta()) == timedelta(hours=6, minutes=30)
    assert {each.day for each in windows} == {date(2026, 3, 28)}
    starts, ends = working_time.span(night, date(2026, 10, 24), berlin)
    assert ends - starts == timedelta(hours=9)


def test_a_furnace_works_through_holidays_but_not_on_its_own_days_off() -> None:
    holiday = date(2026, 10, 1)  # a Thursday
    assert not DayRules([1, 2, 3, 4, 5], {holiday: False}).works(holiday)
    assert DayRules([1, 2, 3, 4, 5], {holiday: False}, True).works(holiday)
    assert not DayRules([6], {holiday: False}, True).works(holiday)


def test_the_holidays_of_2026_balance_with_the_days_worked_for_them() -> None:
    """13 public holidays by law; every other weekday off is worked on a weekend day."""
    days = holidays.HOLIDAYS[2026]
    off, worked = [each.day for each in days if not each.working], [each.day for each in days if each.working]
    assert len({each.day for each in days}) == len(days)
    assert (len(off), len(worked)) == (33, 6)
    weekdays_off = [day for day in off if day.isoweekday() <= 5]
    assert all(day.isoweekday() >= 6 for day in worked)
    assert len(weekdays_off) - len(worked) == 13
