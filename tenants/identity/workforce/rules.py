"""Pure decisions about skills, attendance and absence."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Protocol

from tenants.identity.workforce.errors import AbsenceReversed, AttendanceUnlikely, LevelUnknown, ValidityReversed

LEVELS = (1, 2, 3, 4)
ABSENCE_KINDS = ("leave", "sick", "training", "other")
LONGEST_STAY = timedelta(hours=24)
LONGEST_ABSENCE = timedelta(days=366)
CLOCK_SLACK = timedelta(minutes=5)  # a kiosk's clock may be a little ahead


def check_level(level: int) -> int:
    if level not in LEVELS:
        raise LevelUnknown(level=level)
    return level


def check_validity(valid_from: date, valid_to: date | None) -> None:
    if valid_to is not None and valid_to < valid_from:
        raise ValidityReversed(valid_to=valid_to)


def check_stay(came_at: datetime, left_at: datetime | None, now: datetime) -> None:
    """Nobody comes tomorrow, leaves before he came, or stays longer than a day."""
    latest = left_at or came_at
    if latest > now + CLOCK_SLACK or (left_at is not None and not came_at < left_at <= came_at + LONGEST_STAY):
        raise AttendanceUnlikely(came_at=came_at, left_at=left_at)


def check_absence(starts_at: datetime, ends_at: datetime) -> None:
    if not starts_at < ends_at <= starts_at + LONGEST_ABSENCE:
        raise AbsenceReversed(ends_at=ends_at)


class Held(Protocol):
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...


def in_force(skill: Held, day: date) -> bool:
    return skill.valid_from <= day and (skill.valid_to is None or day <= skill.valid_to)


class Stay(Protocol):
    @property
    def came_at(self) -> datetime: ...
    @property
    def left_at(self) -> datetime | None: ...


def overlapping(stays: Iterable[Stay], came_at: datetime, left_at: datetime | None) -> bool:
    """Whether another record says he was here in that time."""
    return any(
        (left_at is None or each.came_at < left_at) and (each.left_at is None or came_at < each.left_at)
        for each in stays
    )
