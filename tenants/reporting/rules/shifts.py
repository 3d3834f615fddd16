"""Which shift an act belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from tenants.masterdata.rules import shift_span

GRACE = timedelta(hours=2)
"""Who puts the last pieces in after the bell worked in the shift that has just ended."""


class Worked(NamedTuple):
    """A shift on a day; `shift_id` None is no shift, on the local day of the act."""

    shift_id: UUID | None
    day: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class ShiftHours:
    """A shift as `orders.access_operation` reads it."""

    id: UUID
    starts_at: time
    ends_at: time


@dataclass(frozen=True)
class SiteHours:
    zone: str
    shifts: Sequence[ShiftHours]

    @classmethod
    def of(cls, calendar: dict[str, Any]) -> "SiteHours":
        """Out of the row of `access_operation`: {"zone", "shifts": [{"id", "starts_at", "ends_at"}]}."""
        shifts = [
            ShiftHours(UUID(each["id"]), time.fromisoformat(each["starts_at"]), time.fromisoformat(each["ends_at"]))
            for each in calendar["shifts"] or ()
        ]
        return cls(calendar["zone"], shifts)

    def spans(self, day: date) -> list[Worked]:
        made = []
        for shift in self.shifts:
            starts_at, ends_at = shift_span(shift, day, self.zone)
            made.append(Worked(shift.id, day, starts_at.astimezone(UTC), ends_at.astimezone(UTC)))
        return made

    def at(self, moment: datetime) -> Worked:
        """The shift a moment falls into; else the one that ended last within GRACE; else none."""
        local = moment.astimezone(ZoneInfo(self.zone)).date()
        found = [span for day in (local, local - timedelta(days=1)) for span in self.spans(day)]
        for span in found:
            if _starts(span) <= moment < _ends(span):
                return span
        ended = [span for span in found if _ends(span) <= moment < _ends(span) + GRACE]
        return max(ended, key=_ends, default=Worked(None, local))

    def on(self, shift_id: UUID, day: date) -> Worked | None:
        return next((span for span in self.spans(day) if span.shift_id == shift_id), None)


def _starts(span: Worked) -> datetime:
    assert span.starts_at is not None
    return span.starts_at


def _ends(span: Worked) -> datetime:
    assert span.ends_at is not None
    return span.ends_at


def is_late(happened: Worked, stated: Worked, at: datetime) -> bool:
    """补报: stated in another shift (or after it, between two) than the one it happened in."""
    if (happened.shift_id, happened.day) == (stated.shift_id, stated.day):
        return False
    return stated.starts_at is None or at < stated.starts_at
