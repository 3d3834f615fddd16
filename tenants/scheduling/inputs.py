"""What the loader works on, read from the plant: calendars, rosters, open operations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from infra.db import Statement, among, mine, own
from infra.quantity import ZERO
from infra.work import Read
from tenants import identity, masterdata
from tenants.masterdata import PlantHours, Rostered
from tenants.masterdata.models import RoutingStep, WorkUnit
from tenants.orders.models import Operation, ProductionOrder
from tenants.scheduling.models import Pin
from tenants.scheduling.rules import Choice, Hand, Place, Plant, ShiftKey, Span, Task

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HORIZON = timedelta(days=180)
ROSTER_DAYS = 35
NO_SHOW = timedelta(minutes=30)  # where colleagues have stamped, who has not by then is not counted on
SHORTEST = 60  # seconds: an operation without times still has to be gone to

OPEN_TASKS = Statement(
    select(
        Operation.id, Operation.order_id, Operation.work_center_id, Operation.work_unit_id, Operation.sequence,
        Operation.predecessor_ids, Operation.setup_seconds, Operation.cycle_seconds, Operation.planned_quantity,
        (Operation.good_quantity + Operation.process_scrap_quantity + Operation.material_scrap_quantity).label(
            "handled"
        ),
        Operation.state, Operation.hold_id, Operation.skill_codes, Operation.routing_step_id,
        RoutingStep.work_unit_id.label("step_unit_id"),
        ProductionOrder.number, ProductionOrder.due_at, ProductionOrder.priority,
    )
    .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == Operation.order_id))
    .outerjoin(RoutingStep, own(RoutingStep) & (RoutingStep.id == Operation.routing_step_id))
    .where(
        own(Operation),
        ProductionOrder.state == "released",
        among(Operation.state, ["waiting", "running", "paused"]),
    )
)  # fmt: skip
PINS = Statement(mine(Pin).order_by(Pin.pinned_at.desc(), Pin.id))
UNITS = Statement(mine(WorkUnit).order_by(WorkUnit.code))


def seconds(at: datetime) -> int:
    return (at - EPOCH) // SECOND


def seconds_after(at: datetime) -> int:
    """The first whole second that is not before a moment: nobody is back a fraction too early."""
    return -((EPOCH - at) // SECOND)


def instant(at: int) -> datetime:
    return EPOCH + at * SECOND


class Inputs(NamedTuple):
    """Everything the loader needs, as rows: turning it into a plant is pure and may happen on another thread."""

    now: datetime
    hours: PlantHours
    units: Sequence[WorkUnit]
    operations: Sequence[Mapping[str, Any]]
    alternatives: Mapping[UUID, Sequence[Any]]
    pins: Sequence[Pin]
    rosters: Sequence[Rostered]
    absences: Sequence[identity.Absence]
    stays: Sequence[identity.Attendance]
    skills: Sequence[Any]


async def read_inputs(read: Read, now: datetime) -> Inputs:
    """As of the minute that has begun: acts within one minute move only what they touch."""
    now = now.replace(second=0, microsecond=0)
    operations = await read.all(OPEN_TASKS)
    days = [now.date() + timedelta(days=n) for n in range(-2, ROSTER_DAYS)]
    steps = {row["routing_step_id"] for row in operations if row["routing_step_id"]}
    return Inputs(
        now=now,
        hours=await masterdata.plant_hours(read, now),
        units=await read.all(UNITS),
        operations=operations,
        alternatives=await masterdata.alternatives_of(read, steps) if steps else {},
        pins=await read.all(PINS),
        rosters=await masterdata.rosters(read, days),
        absences=await identity.absences(read, now - timedelta(days=1), now + HORIZON),
        stays=await identity.stays(read, now - timedelta(hours=24)),
        skills=await identity.held_skills(read),
    )


def plant_of(given: Inputs) -> Plant:
    """Work units with their open time; a work center without any counts as one place."""
    places: dict[UUID, Place] = {}
    spans: dict[int, list[Span]] = {}
    centers = {row["work_center_id"] for row in given.operations}
    homes = {unit.id: unit.work_center_id for unit in given.units if unit.work_center_id in centers}
    homes |= {center: center for center in centers - set(homes.values())}
    for id, center in homes.items():
        windows = given.hours.windows(id, given.now, given.now + HORIZON)
        known = spans.get(key := builtin_id(windows))
        if known is None:
            known = spans[key] = [
                Span(seconds(each.starts_at), seconds(each.ends_at), _shift(each.day, each.shift_id))
                for each in windows
            ]
        places[id] = Place(center, known)
    return Plant(places, crews_of(given))


builtin_id = id


def _shift(day: date, shift_id: UUID | None) -> ShiftKey | None:
    return None if shift_id is None else (day.toordinal(), shift_id)


# -- people -------------------------------------------------------------------------------------------------


def crews_of(given: Inputs) -> dict[tuple[UUID, ShiftKey], list[Hand]]:
    """Per work center and shift: who is there, when, with which skills. On a day on which a work center has a roster at
    all, a shift without names is one in which nobody works there; without any roster people are no limit."""
    skills: dict[UUID, list[Any]] = {}
    for each in given.skills:
        skills.setdefault(each.user_id, []).append(each)
    away: dict[UUID, list[tuple[int, int]]] = {}
    for absence in given.absences:
        away.setdefault(absence.user_id, []).append((seconds(absence.starts_at), seconds_after(absence.ends_at)))
    gone = missing(given.rosters, given.stays, given.now)
    days = {(entry.work_center_id, entry.day.toordinal()) for entry in given.rosters}
    crews: dict[tuple[UUID, ShiftKey], list[Hand]] = {
        (center, (day, shift.id)): [] for center, day in days for shift in given.hours.shifts
    }
    for entry in given.rosters:
        crew = crews.setdefault((entry.work_center_id, (entry.day.toordinal(), entry.shift_id)), [])
        if entry.ends_at <= given.now:
            continue
        out = [*away.get(entry.user_id, ()), *gone.get(entry.entry_id, ())]
        held = frozenset(each.code for each in skills.get(entry.user_id, ()) if _in_force(each, entry.day))
        for start, end in _without((seconds(entry.starts_at), seconds(entry.ends_at)), out):
            crew.append(Hand(entry.user_id, start, end, held))
    return crews


def _in_force(skill: Any, day: date) -> bool:
    return bool(skill.valid_from <= day and (skill.valid_to is None or day <= skill.valid_to))


def missing(
    rosters: Iterable[Rostered], stays: Iterable[identity.Attendance], now: datetime
) -> dict[UUID, list[tuple[int, int]]]:
    """Of the shift that runs, by roster entry: who left, and who has not come although colleagues have stamped."""
    running = [each for each in rosters if each.starts_at <= now < each.ends_at]
    by_user: dict[UUID, list[identity.Attendance]] = {}
    for stay in stays:
        by_user.setdefault(stay.user_id, []).append(stay)
    stamped = {
        (each.work_center_id, each.day, each.shift_id)
        for each in running
        if any(_touches(stay, each) for stay in by_user.get(each.user_id, ()))
    }
    found: dict[UUID, list[tuple[int, int]]] = {}
    for each in running:
        mine = [stay for stay in by_user.get(each.user_id, ()) if _touches(stay, each)]
        if any(stay.left_at is None for stay in mine):
            continue
        late = now > each.starts_at + NO_SHOW and (each.work_center_id, each.day, each.shift_id) in stamped
        left = max((stay.left_at for stay in mine if stay.left_at is not None), default=None)
        since = left or (each.starts_at if late else None)
        if since is not None:
            found[each.entry_id] = [(seconds(since), seconds(each.ends_at))]
    return found


def _touches(stay: identity.Attendance, entry: Rostered) -> bool:
    return stay.came_at < entry.ends_at and (stay.left_at is None or stay.left_at > entry.starts_at)


def _without(span: tuple[int, int], out: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    rest = [span]
    for start, end in out:
        rest = [
            part
            for a, b in rest
            for part in ((a, min(b, start)), (max(a, end), b))
            if part[0] < part[1] and not (start <= a and b <= end)
        ]
    return rest


# -- operations -------------------------------------------------------------------------------------------------


def tasks_of(given: Inputs) -> list[Task]:
    homes: dict[UUID, list[UUID]] = {}
    for unit in given.units:
        homes.setdefault(unit.work_center_id, []).append(unit.id)
    ranks = {pin.operation_id: n for n, pin in enumerate(given.pins)}
    return [_task(row, homes.get(row["work_center_id"], []), given.alternatives, ranks) for row in given.operations]


def _task(
    row: Mapping[str, Any], units: Sequence[UUID], alternatives: Mapping[UUID, Sequence[Any]], ranks: Mapping[UUID, int]
) -> Task:
    running = row["state"] == "running"
    return Task(
        id=row["id"],
        order_id=row["order_id"],
        turn=(-row["priority"], seconds(row["due_at"]), row["number"], row["sequence"]),
        choices=_choices(row, units or [row["work_center_id"]], alternatives.get(row["routing_step_id"], ()), running),
        after=row["predecessor_ids"],
        skills=frozenset(row["skill_codes"] or ()),
        due=seconds(row["due_at"]),
        running=running,
        held=row["hold_id"] is not None,
        rank=ranks.get(row["id"]),
    )


def _choices(row: Mapping[str, Any], units: Sequence[UUID], others: Iterable[Any], running: bool) -> list[Choice]:
    """What runs stays where it is. The routing's work unit and its alternatives in the same work center, or every unit
    of the work center where the routing names none."""
    own_time = duration(row, row["setup_seconds"], row["cycle_seconds"])
    if running and row["work_unit_id"] in units:
        return [Choice(row["work_unit_id"], own_time)]
    fixed = row["step_unit_id"] if row["routing_step_id"] else row["work_unit_id"]
    found = {id: own_time for id in units if fixed is None or id == fixed}
    for other in others:
        if other.work_center_id == row["work_center_id"]:
            time = duration(row, other.setup_seconds, other.cycle_seconds)
            for id in [other.work_unit_id] if other.work_unit_id else units:
                found.setdefault(id, time)
    return [Choice(id, time) for id, time in found.items() if id in units]


def duration(row: Mapping[str, Any], setup: int, cycle: Decimal) -> int:
    """Seconds for what is left; what has begun is set up already."""
    left = max(row["planned_quantity"] - row["handled"], ZERO)
    begun = row["state"] == "running" or row["handled"] > 0
    work = int((cycle * left).to_integral_value(ROUND_CEILING))
    return max(work + (0 if begun else setup), SHORTEST)
