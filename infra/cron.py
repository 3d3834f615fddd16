"""Five cron fields (minute hour day month weekday), UTC: `*`, `a`, `a-b`, `a,b`, `*/n`, `a-b/n`. Sunday is 0 or 7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_LIMITS = {"minute": (0, 59), "hour": (0, 23), "day": (1, 31), "month": (1, 12), "weekday": (0, 7)}


@dataclass(frozen=True)
class Cron:
    line: str
    minute: frozenset[int]
    hour: frozenset[int]
    day: frozenset[int]
    month: frozenset[int]
    weekday: frozenset[int]

    @classmethod
    def parse(cls, line: str) -> Cron:
        fields = line.split()
        if len(fields) != 5:
            raise ValueError(f"a cron line has five fields: {line!r}")
        sets = {name: _field(text, *_LIMITS[name]) for text, name in zip(fields, _LIMITS, strict=True)}
        sets["weekday"] = frozenset(each % 7 for each in sets["weekday"])
        return cls(line, **sets)

    @property
    def daily(self) -> bool:
        """At hours of its own, not all day long."""
        return len(self.hour) < 24

    def slot(self, at: datetime, back: timedelta) -> datetime | None:
        """The latest slot that is not after `at` and not more than `back` ago."""
        slot = at.astimezone(UTC).replace(second=0, microsecond=0)
        while slot > at - back:
            if not self._day(slot):
                slot = slot.replace(hour=0, minute=0) - timedelta(minutes=1)
            elif slot.hour not in self.hour:
                slot = slot.replace(minute=0) - timedelta(minutes=1)
            elif slot.minute not in self.minute:
                slot -= timedelta(minutes=1)
            else:
                return slot
        return None

    def _day(self, slot: datetime) -> bool:
        if slot.month not in self.month:
            return False
        by_day, by_weekday = slot.day in self.day, slot.isoweekday() % 7 in self.weekday
        # cron's old rule: when both are restricted, either one is enough
        restricted = len(self.day) < 31 and len(self.weekday) < 7
        return by_day or by_weekday if restricted else by_day and by_weekday


def _field(text: str, low: int, high: int) -> frozenset[int]:
    return frozenset().union(*(_part(part, low, high) for part in text.split(",")))


def _part(part: str, low: int, high: int) -> frozenset[int]:
    span, _, step = part.partition("/")
    first, _, last = span.partition("-")
    if span == "*":
        start, stop = low, high
    else:
        start = int(first)
        stop = int(last) if last else (high if step else start)
    if not low <= start <= stop <= high:
        raise ValueError(f"{part!r} is outside {low}-{high}")
    return frozenset(range(start, stop + 1, int(step or 1)))
