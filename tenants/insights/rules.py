"""The formulas: pure, one place each. Names follow ISO 22400-1/-2 (KPI elements GQ good quantity, SQ scrap quantity,
RQ rework quantity, PQ produced quantity, AUPT/AUBT times), cited by the name of the indicator in ISO 22400-2.

Output of the plant is what left the *last* operation; output of a place (area, work center, work unit) is what its
operations passed on. Scrap counts wherever it fell. Only standing reports count: a report that was taken back and its
reversal cancel out, so a correction changes the shift in which the pieces were made, not the one it was noticed in.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from infra.quantity import ZERO

CENT = Decimal("0.01")
RATIO = Decimal("0.0001")


class Figure(NamedTuple):
    """What a number counts, and of which rows it is the sum. A ratio is `part` ÷ `base`, two figures of its own."""

    rows: str  # reports | orders | people | downtimes | andons
    unit: str  # pieces | ratio | orders | people | seconds | calls
    part: str | None = None
    base: str | None = None


FIGURES: Mapping[str, Figure] = {
    "good_quantity": Figure("reports", "pieces"),
    "process_scrap_quantity": Figure("reports", "pieces"),
    "material_scrap_quantity": Figure("reports", "pieces"),
    "scrap_quantity": Figure("reports", "pieces"),
    "rework_quantity": Figure("reports", "pieces"),
    "produced_quantity": Figure("reports", "pieces"),
    "quality_ratio": Figure("reports", "ratio", "good_quantity", "produced_quantity"),
    "orders_due": Figure("orders", "orders"),
    "orders_on_time": Figure("orders", "orders"),
    "completion_ratio": Figure("orders", "ratio", "orders_on_time", "orders_due"),
    "orders_completed": Figure("orders", "orders"),
    "orders_open": Figure("orders", "orders"),
    "orders_late": Figure("orders", "orders"),
    "orders_held": Figure("orders", "orders"),
    "wip_orders": Figure("orders", "orders"),
    "wip_quantity": Figure("orders", "pieces"),
    "people_reporting": Figure("people", "people"),
    "people_present": Figure("people", "people"),
    "downtime_seconds": Figure("downtimes", "seconds"),
    "andon_calls": Figure("andons", "calls"),
    "andon_open": Figure("andons", "calls"),
}

MOMENTARY = frozenset({"orders_open", "orders_late", "orders_held", "wip_orders", "wip_quantity", "andon_open"})
"""True at the moment they were read; a stored report keeps the rows they were read from."""


class Output(NamedTuple):
    """Sums over reports. `finished` is the good of last operations, `passed` the good of all."""

    finished: Decimal = ZERO
    passed: Decimal = ZERO
    process_scrap: Decimal = ZERO
    material_scrap: Decimal = ZERO
    rework: Decimal = ZERO
    reports: int = 0

    def figures(self, *, placed: bool) -> dict[str, Decimal | None]:
        """As figures of the plant, or of a place."""
        good = self.passed if placed else self.finished
        scrap = self.process_scrap + self.material_scrap
        return {
            "good_quantity": good,
            "process_scrap_quantity": self.process_scrap,
            "material_scrap_quantity": self.material_scrap,
            "scrap_quantity": scrap,
            "rework_quantity": self.rework,
            "produced_quantity": good + scrap,
            "quality_ratio": quality_ratio(good, scrap),
        }


def quality_ratio(good: Decimal, scrap: Decimal) -> Decimal | None:
    """良率: GQ ÷ PQ, PQ = GQ + SQ (ISO 22400-2, "Quality ratio"). None without any piece: no base, no ratio."""
    return ratio(good, good + scrap)


def completion_ratio(on_time: Decimal, due: Decimal) -> Decimal | None:
    """按期率: orders completed by their due time ÷ orders due in the period."""
    return ratio(on_time, due)


def ratio(part: Decimal, base: Decimal) -> Decimal | None:
    """Four decimals, half up; None when there is nothing to divide by."""
    return (part / base).quantize(RATIO, ROUND_HALF_UP) if base > 0 else None


class Passage(Protocol):
    """What an operation has passed on, as far as work in progress asks."""

    good_quantity: Decimal
    process_scrap_quantity: Decimal
    material_scrap_quantity: Decimal
    predecessor_ids: list[UUID]
    last: bool


def wip_quantity(operations: Sequence[Passage]) -> Decimal:
    """在制: pieces between the first and the last operation (ISO 22400-1, "WIP"): what the fullest first operation
    passed on, less what has left every last one, less what was scrapped after the first."""
    entered = max((each.good_quantity for each in operations if not each.predecessor_ids), default=ZERO)
    left = min((each.good_quantity for each in operations if each.last), default=ZERO)
    lost = sum(
        (each.process_scrap_quantity + each.material_scrap_quantity for each in operations if each.predecessor_ids),
        ZERO,
    )
    return max(entered - left - lost, ZERO)


# -- days and shifts ------------------------------------------------------------------------------------------------


class ShiftTimes(Protocol):
    @property
    def starts_at(self) -> time: ...
    @property
    def ends_at(self) -> time: ...


def day_start(shifts: Iterable[ShiftTimes]) -> time:
    """When a production day begins: with its first shift, at midnight where there are no shifts."""
    return min((each.starts_at for each in shifts), default=time())


def day_span(first: date, last: date, start: time, zone: str) -> tuple[datetime, datetime]:
    """The instants of whole production days. Days meet without gap or overlap, also where summer time begins."""
    local = ZoneInfo(zone)
    return datetime.combine(first, start, local), datetime.combine(last + timedelta(days=1), start, local)


def production_day(at: datetime, start: time, zone: str) -> date:
    """The production day of an instant: yesterday's until today's first shift begins."""
    local = at.astimezone(ZoneInfo(zone))
    return local.date() if local.time() >= start else local.date() - timedelta(days=1)


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month a day lies in."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def hour_after(at: datetime) -> datetime:
    """An hour later in the world, whatever the wall clock does."""
    return at.astimezone(UTC) + timedelta(hours=1)


def hours_of(since: datetime, until: datetime) -> list[datetime]:
    """The beginnings of the hours a span touches; full hours of the zone `since` is given in."""
    at, hours = since.replace(minute=0, second=0, microsecond=0).astimezone(UTC), []
    while at < until:
        hours.append(at)
        at = hour_after(at)
    return hours


class Slot(NamedTuple):
    starts_at: datetime
    ends_at: datetime
    quantity: Decimal


def planned_between(slots: Iterable[Slot], since: datetime, until: datetime) -> Decimal:
    """Pieces the plan wants in a span: each slot's quantity spread evenly over its time. Not rounded."""
    total = ZERO
    for slot in slots:
        length = (slot.ends_at - slot.starts_at).total_seconds()
        overlap = (min(slot.ends_at, until) - max(slot.starts_at, since)).total_seconds()
        if overlap > 0 and length > 0:
            total += slot.quantity * Decimal(overlap) / Decimal(length)
    return total


def overlap_seconds(started_at: datetime, ended_at: datetime, since: datetime, until: datetime) -> Decimal:
    """How much of a stop lies in a period, in whole seconds (ISO 22400-1, "Actual unit down time")."""
    return Decimal(max(int((min(ended_at, until) - max(started_at, since)).total_seconds()), 0))


# -- money ----------------------------------------------------------------------------------------------------------


def money(amount: Decimal) -> Decimal:
    """Yuan and cents, half up: each line of a cost is rounded by itself and the sums add the rounded lines."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def hours_cost(seconds: Decimal, rate: Decimal) -> Decimal:
    """Seconds at yuan an hour."""
    return money(seconds * rate / 3600)


def standard_seconds(setup: int, cycle: Decimal, quantity: Decimal) -> Decimal:
    """Time a routing allows for a quantity: its set-up once, its cycle each (nothing for nothing)."""
    return setup + cycle * quantity if quantity > 0 else ZERO
