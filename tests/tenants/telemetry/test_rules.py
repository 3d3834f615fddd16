"""Counter readings: the sum of the deltas is the pieces made, whatever the network does to the messages."""

import itertools
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.telemetry.rules.counter import (
    BOOTS_REMEMBERED,
    CounterLimits,
    Judgement,
    Position,
    Reading,
    Verdict,
    corrected,
    judge,
)

LIMITS = CounterLimits(rolls_over_at=Decimal(10000), largest_step=Decimal(500))


def at(seq: int, count: int | None, boot: str = "a", past: tuple[str, ...] = ()) -> Position:
    return Position(boot=boot, seq=seq, count=None if count is None else Decimal(count), past_boots=past)


def reading(seq: int, count: int, boot: str = "a") -> Reading:
    return Reading(boot=boot, seq=seq, count=Decimal(count))


@pytest.mark.parametrize(
    ("known", "new", "verdict", "delta", "missing"),
    [
        (None, reading(7, 812), Verdict.BASELINE, 0, 0),
        (at(7, None), reading(8, 812), Verdict.BASELINE, 0, 0),
        (at(7, 100), reading(8, 103), Verdict.STEP, 3, 0),
        (at(7, 100), reading(8, 100), Verdict.IDLE, 0, 0),
        (at(7, 100), reading(11, 104), Verdict.STEP, 4, 3),
        (at(7, 100), reading(7, 100), Verdict.LATE, 0, 0),
        (at(7, 100), reading(5, 98), Verdict.LATE, 0, 0),
        (at(7, 9998), reading(8, 3), Verdict.ROLLED_OVER, 5, 0),
        (at(7, 5000), reading(8, 3), Verdict.RESET, 3, 0),
        (at(7, 100), reading(8, 0), Verdict.RESET, 0, 0),
        (at(7, 100), reading(8, 9999), Verdict.IMPLAUSIBLE, 0, 0),
        (at(7, 9000), reading(8, 4000), Verdict.IMPLAUSIBLE, 0, 0),
        (at(7, 100), reading(1, 2, "b"), Verdict.RESET, 2, 0),
        (at(7, 100), reading(1, 102, "b"), Verdict.STEP, 2, 0),
        (at(7, 100), reading(4, 102, "b"), Verdict.STEP, 2, 3),
        (at(7, 100, "b", ("a",)), reading(9, 90, "a"), Verdict.LATE, 0, 0),
    ],
)
def test_verdicts(known: Position | None, new: Reading, verdict: Verdict, delta: int, missing: int) -> None:
    found = judge(known, new, LIMITS)

    assert (found.verdict, found.delta, found.missing) == (verdict, delta, missing)


def test_an_implausible_reading_moves_the_stream_but_not_the_counter() -> None:
    glitch = judge(at(7, 100), reading(8, 9999), LIMITS)
    after = judge(glitch.position, reading(9, 102), LIMITS)

    assert glitch.position == at(8, 100)
    assert (after.verdict, after.delta, after.missing) == (Verdict.STEP, 2, 0)


@pytest.mark.parametrize(
    ("said", "counts"),
    [(timedelta(0), timedelta(0)), (timedelta(hours=-9), timedelta(hours=-9)), (timedelta(seconds=1), timedelta(0)),
     (timedelta(days=-32), timedelta(0))],
)  # fmt: skip
def test_the_devices_clock_is_believed_within_reason(said: timedelta, counts: timedelta) -> None:
    now = datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert corrected(now + said, now) == now + counts


def test_a_late_reading_moves_nothing() -> None:
    known = at(7, 100)
    assert judge(known, reading(3, 90), LIMITS).position == known


def test_only_the_latest_boots_are_remembered() -> None:
    position = at(1, 0, "boot-0")
    for number in range(1, BOOTS_REMEMBERED + 10):
        position = judge(position, reading(1, 0, f"boot-{number}"), LIMITS).position
    assert len(position.past_boots) == BOOTS_REMEMBERED
    assert position.past_boots[-1] == f"boot-{BOOTS_REMEMBERED + 8}"


def test_without_a_known_last_digit_a_fall_is_a_reset() -> None:
    assert judge(at(7, 9998), reading(8, 3), CounterLimits()).verdict is Verdict.RESET


def follow(readings: list[Reading], limits: CounterLimits) -> tuple[Decimal, list[Judgement]]:
    position, made, judgements = None, Decimal(0), []
    for each in readings:
        found = judge(position, each, limits)
        position, made = found.position, made + found.delta
        judgements.append(found)
    return made, judgements


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.integers(0, 9999), st.data())
def test_lost_and_repeated_messages_lose_and_double_no_pieces(
    steps: list[int], first: int, data: st.DataObject
) -> None:
    """The last message arrives; any others may be lost, come twice or come late. A roll-over may happen on the way."""
    limits = CounterLimits(rolls_over_at=Decimal(10000), largest_step=Decimal(400 * 60))
    total, readings = 0, [reading(1, first)]
    for seq, step in enumerate(steps, start=2):
        total += step
        readings.append(Reading(boot="a", seq=seq, count=Decimal((first + total) % 10000)))
    kept = [each for each in readings[1:-1] if data.draw(st.booleans())]
    arriving = [readings[0], *kept]
    for again in data.draw(st.lists(st.sampled_from(arriving), max_size=5)):
        arriving.insert(data.draw(st.integers(arriving.index(again) + 1, len(arriving))), again)
    if len(readings) > 1:
        arriving.append(readings[-1])

    made, judgements = follow(arriving, limits)

    if all(sum(steps[a.seq - 1 : b.seq - 1]) < 9999 for a, b in _neighbours(arriving)):
        assert made == total
    assert sum(each.missing for each in judgements) == len(readings) - 1 - len({each.seq for each in arriving}) + 1


def _neighbours(arriving: list[Reading]) -> list[tuple[Reading, Reading]]:
    rising: list[Reading] = []
    for each in arriving:
        if not rising or each.seq > rising[-1].seq:
            rising.append(each)
    return list(itertools.pairwise(rising))
