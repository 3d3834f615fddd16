"""Rules of master data: codes, graphs, calendars. No database."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.errors import Refusal
from tenants.masterdata import rules
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


@dataclass(frozen=True)
class Step:
    sequence: int
    predecessors: list[int] = field(default_factory=list)


@pytest.mark.parametrize("code", ["LT-2041-03", "Φ45h6", "钳工台1", "A/B.1_2", "7"])
def test_codes_people_use(code: str) -> None:
    assert rules.check_code(code) == code


@pytest.mark.parametrize("code", ["", " ", "A B", "-A", "A" * 41, "A\n", "a;b", "<b>", "A\u202e"])
def test_codes_nobody_can_scan(code: str) -> None:
    with pytest.raises(CodeInvalid):
        rules.check_code(code)


def test_names_kinds_and_zones() -> None:
    with pytest.raises(NameMissing):
        rules.check_names("传动轴套", "  ")
    with pytest.raises(UnknownKind):
        rules.check_kind("scrap", rules.REASON_KINDS)
    for zone in ("Mars/Olympus", "", "../../etc/passwd", "/etc/localtime"):
        with pytest.raises(ZoneUnknown):
            rules.check_zone(zone)
    assert rules.check_zone("Asia/Shanghai") == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        ([], RoutingEmpty),
        ([Step(10), Step(10)], StepRepeated),
        ([Step(10, [10])], StepUnordered),
        ([Step(10, [20]), Step(20)], StepUnordered),
        ([Step(10), Step(20, [15])], StepUnordered),
    ],
)
def test_what_is_no_routing(steps: list[Step], error: type[Refusal]) -> None:
    with pytest.raises(error):
        rules.check_graph(steps)


@st.composite
def graphs(draw: st.DrawFn) -> list[Step]:
    count = draw(st.integers(1, 12))
    return [
        Step(10 * n, sorted(draw(st.sets(st.integers(1, n - 1).map(lambda m: 10 * m), max_size=3))) if n > 1 else [])
        for n in range(1, count + 1)
    ]


@given(graphs(), st.randoms())
def test_any_graph_that_only_looks_back_is_a_routing(steps: list[Step], random: object) -> None:
    random.shuffle(steps)  # type: ignore[attr-defined]
    rules.check_graph(steps)
    ends = rules.last_sequences(steps)
    assert ends
    assert max(step.sequence for step in steps) in ends
    assert not any(end in step.predecessors for step in steps for end in ends)


def test_positions_are_used_once() -> None:
    with pytest.raises(LineRepeated):
        rules.check_positions([10, 20, 10])


@pytest.mark.parametrize(
    ("steps", "loop"),
    [
        ([Step(10, [20]), Step(20, [10])], "10 → 20 → 10"),
        ([Step(10), Step(20, [40]), Step(30, [20]), Step(40, [30, 10])], "20 → 30 → 40 → 20"),
    ],
)
def test_a_loop_is_named(steps: list[Step], loop: str) -> None:
    with pytest.raises(RoutingLoop) as refusal:
        rules.check_graph(steps)
    assert refusal.value.params == {"loop": loop}


def test_parallel_beginnings_must_meet() -> None:
    rules.check_connected([Step(10), Step(20), Step(30, [10, 20])])
    with pytest.raises(StepUnreachable) as refusal:
        rules.check_connected([Step(10), Step(20), Step(30, [10])])
    assert refusal.value.params == {"sequence": 20}


# -- shifts and days --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shift:
    starts_at: time
    ends_at: time


DAY, NIGHT = Shift(time(8), time(20)), Shift(time(20), time(8))
ZONE = "Asia/Shanghai"


@given(st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)))
def test_two_shifts_cover_every_moment_once(at: datetime) -> None:
    span = rules.shift_at([DAY, NIGHT], at, ZONE)
    assert span is not None
    assert span.starts_at <= at < span.ends_at
    local = at.astimezone(ZoneInfo(ZONE))
    assert span.place == (0 if 8 <= local.hour < 20 else 1)
    assert span.day == (local.date() - timedelta(days=1) if local.hour < 8 else local.date())


def test_between_shifts_there_is_none() -> None:
    assert rules.shift_at([DAY], datetime(2026, 11, 20, 13, 0, tzinfo=UTC), ZONE) is None
    assert rules.shift_at([], datetime(2026, 11, 20, 3, 0, tzinfo=UTC), ZONE) is None


def test_a_shift_on_the_day_the_clock_changes() -> None:
    starts, ends = rules.shift_span(Shift(time(22), time(6)), date(2026, 3, 28), "Europe/Berlin")
    assert ends.astimezone(UTC) - starts.astimezone(UTC) == timedelta(hours=7)


def test_an_exception_beats_the_weekday() -> None:
    weekdays = [1, 2, 3, 4, 5, 6]
    sunday, holiday = date(2026, 11, 22), date(2026, 10, 1)
    assert not rules.is_working_day(weekdays, {}, sunday)
    assert rules.is_working_day(weekdays, {sunday: True}, sunday)
    assert not rules.is_working_day(weekdays, {holiday: False}, holiday)
