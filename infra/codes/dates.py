"""Six- and eight-digit dates of codes, and their century."""

from datetime import date

from infra import clock
from infra.codes.values import Bad, not_digits


def check_date(value: str, size: int, *, day_zero: bool) -> Bad:
    if len(value) != size:
        return "date_too_short" if len(value) < size else "date_too_long", 0, len(value)
    if bad := not_digits(value):
        return bad
    year, month, day = int(value[:-4]), int(value[-4:-2]), int(value[-2:])
    if not 1 <= month <= 12:
        return "illegal_month", size - 4, 2
    # Only a year 00 could tell centuries apart, and 2000 is the one within reach of every window until 2050.
    longest = days_in(year if size == 8 else 2000 + year, month)
    if day > longest or not (day or day_zero):
        return "illegal_day", size - 2, 2
    return None


def days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    return 30 if month in (4, 6, 9, 11) else 31


def full_year(year: int, today: date) -> int:
    """Of two digits: the year within 49 behind and 50 ahead of today's (GS1 General Specifications 7.12)."""
    gap = year - today.year % 100
    return today.year - today.year % 100 + year + (-100 if gap >= 51 else 100 if gap <= -50 else 0)


def date_of(yymmdd: str, today: date) -> date:
    """A checked date; its day 00 is the last of the month."""
    year, month, day = full_year(int(yymmdd[:2]), today), int(yymmdd[2:4]), int(yymmdd[4:6])
    return date(year, month, day or days_in(year, month))


def now() -> date:
    """Today, by which a century is guessed."""
    return clock.now().date()
