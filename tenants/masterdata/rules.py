"""Pure decisions about codes, graphs and calendars."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tenants.masterdata.errors import (
    CodeInvalid,
    LineRepeated,
    NameMissing,
    RoutingEmpty,
    RoutingLoop,
    StepRepeated,
    StepUnordered,
    StepUnreachable,
    UnknownKind,
    ZoneUnknown,
)

REASON_KINDS = ("process_scrap", "material_scrap", "rework", "hold", "downtime", "correction")
REPORT_MODES = ("any", "counter", "box", "serial")
ITEM_KINDS = ("product", "component", "material")
LOCATION_KINDS = ("store", "quarantine", "line_side", "finished", "subcontractor")
TRACKING = ("lot", "serial", "none")
ISSUE_METHODS = ("scan", "backflush")
OUTPUT_KINDS = ("co_product", "by_product")
OUTPUT_METHODS = ("report", "receipt")
EXPIRY_POLICIES = ("warn", "override", "block")
PICK_RULES = ("fefo", "fifo")

# Codes are printed, scanned and typed: letters of any script and digits, joined by - _ . / but no blanks.
_CODE = re.compile(r"\w[\w./-]{0,39}")


def check_code(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise CodeInvalid(code=code[:60])
    return code


def check_names(*names: str) -> None:
    if any(not name.strip() or len(name) > 120 for name in names):
        raise NameMissing()


def check_skills(codes: Iterable[str]) -> list[str]:
    """Skill codes in order, each once. Whether somebody has such a skill is asked where people are assigned."""
    return sorted({check_code(code.strip()) for code in codes if code.strip()})


def check_kind(kind: str, allowed: Sequence[str]) -> str:
    if kind not in allowed:
        raise UnknownKind(kind=kind[:40], allowed=list(allowed))
    return kind


def check_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ZoneUnknown(zone=name[:60]) from None
    return name


class Step(Protocol):
    @property
    def sequence(self) -> int: ...
    @property
    def predecessors(self) -> Sequence[int]: ...


def check_graph(steps: Sequence[Step]) -> None:
    """A routing is a graph without cycles: each step follows only steps with a lower sequence."""
    if not steps:
        raise RoutingEmpty()
    check_no_loop(steps)
    earlier: set[int] = set()
    for step in sorted(steps, key=lambda each: each.sequence):
        if step.sequence in earlier:
            raise StepRepeated(sequence=step.sequence)
        for predecessor in step.predecessors:
            if predecessor not in earlier:
                raise StepUnordered(sequence=step.sequence, predecessor=predecessor)
        earlier.add(step.sequence)


def check_no_loop(steps: Sequence[Step]) -> None:
    """Steps that wait for each other never begin; the loop is named from its lowest step."""
    after = {step.sequence: [each for each in step.predecessors if each != step.sequence] for step in steps}
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        loop: list[int] = error.args[1][:-1]
        first = loop.index(min(loop))
        way = [*loop[first:], *loop[:first], loop[first]]
        raise RoutingLoop(loop=" → ".join(str(each) for each in way)) from None


def _reached(start: int, after: Mapping[int, Sequence[int]]) -> set[int]:
    seen, open_steps = {start}, [start]
    while open_steps:
        for each in after.get(open_steps.pop(), ()):
            if each not in seen:
                seen.add(each)
                open_steps.append(each)
    return seen


def check_connected(steps: Sequence[Step]) -> None:
    """Parallel beginnings must meet: a step no way leads to from the first one would never be asked for its parts."""
    beside: dict[int, set[int]] = {step.sequence: set() for step in steps}
    for step in steps:
        for each in step.predecessors:
            beside[step.sequence].add(each)
            beside[each].add(step.sequence)
    first = min(beside)
    for sequence in sorted(beside.keys() - _reached(first, {key: sorted(value) for key, value in beside.items()})):
        raise StepUnreachable(sequence=sequence)


def last_sequences(steps: Iterable[Step]) -> set[int]:
    """Steps nothing follows."""
    every = list(steps)
    followed = {predecessor for step in every for predecessor in step.predecessors}
    return {step.sequence for step in every} - followed


def check_positions(positions: Iterable[int]) -> None:
    seen: set[int] = set()
    for position in positions:
        if position in seen:
            raise LineRepeated(position=position)
        seen.add(position)


class ShiftTimes(Protocol):
    @property
    def starts_at(self) -> time: ...
    @property
    def ends_at(self) -> time: ...


class ShiftSpan(NamedTuple):
    """One occurrence of a shift; `day` is the production day it counts to: the local day it starts on."""

    place: int
    day: date
    starts_at: datetime
    ends_at: datetime


def shift_at(shifts: Sequence[ShiftTimes], at: datetime, zone: str) -> ShiftSpan | None:
    """The shift a moment falls into, also one that began yesterday evening; None between shifts."""
    local = at.astimezone(ZoneInfo(zone))
    for day in (local.date(), local.date() - timedelta(days=1)):
        for place, shift in enumerate(shifts):
            starts_at, ends_at = shift_span(shift, day, zone)
            if starts_at <= local < ends_at:
                return ShiftSpan(place, day, starts_at, ends_at)
    return None


def shift_span(shift: ShiftTimes, day: date, zone: str) -> tuple[datetime, datetime]:
    over_midnight = shift.ends_at <= shift.starts_at
    starts_at = datetime.combine(day, shift.starts_at, ZoneInfo(zone))
    ends_at = datetime.combine(day + timedelta(days=over_midnight), shift.ends_at, ZoneInfo(zone))
    return starts_at, ends_at


def is_working_day(weekdays: Sequence[int], exceptions: Mapping[date, bool], day: date) -> bool:
    """Exceptions win: a Sunday worked for a long holiday (调休) is a working day."""
    return exceptions.get(day, day.isoweekday() in weekdays)
