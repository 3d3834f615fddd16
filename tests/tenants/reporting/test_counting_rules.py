"""Counting, sharing, shifts, levels: the decisions by themselves."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenants.reporting import errors, rules
from tenants.reporting.rules.stops import DEFAULT_LEVELS, check_levels

D = Decimal
DAY, NIGHT = UUID(int=1), UUID(int=2)
HOURS = rules.SiteHours(
    "Asia/Shanghai", [rules.ShiftHours(DAY, time(8), time(17)), rules.ShiftHours(NIGHT, time(20), time(6))]
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Wall time in Suzhou."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@pytest.mark.parametrize(
    ("start", "end", "last", "expected"),
    [("0", "37", None, 37), (None, "50", "37", 13), ("37", "37", "37", 0), ("40", "41", "37", 1)],
)
def test_a_counter_counts_its_strokes(start, end, last, expected):
    began, strokes = rules.counter_quantity(start and D(start), D(end), last and D(last))
    assert strokes == expected
    assert rules.counter_gap(began, last and D(last)) == (start == "40")


def test_a_counter_never_runs_back_or_over():
    with pytest.raises(errors.CounterBackwards):
        rules.counter_quantity(D(99990), D(12), D(99990))
    with pytest.raises(errors.CounterStartMissing):
        rules.counter_quantity(None, D(12), None)


@pytest.mark.parametrize(
    ("boxes", "size", "rest", "labels", "refusal"),
    [
        (2, None, "0", (), errors.BoxSizeMissing),
        (-1, "20", "0", (), errors.QuantityNegative),
        (2, "20", "20", (), errors.BoxRestTooLarge),
        (2, "20", "0", ("A",), errors.BoxesDontMatch),
        (2, "20", "5", ("A", "B", "C", "D"), errors.BoxesDontMatch),
    ],
)
def test_boxes_that_do_not_add_up(boxes, size, rest, labels, refusal):
    with pytest.raises(refusal):
        rules.box_quantity(boxes, size and D(size), D(rest), labels)


def test_labels_are_read_once():
    assert rules.check_labels([" A ", "B"]) == ["A", "B"]
    with pytest.raises(errors.LabelTwice) as caught:
        rules.check_labels(["A", "B", "A "])
    assert caught.value.params["labels"] == ["A"]
    for wrong in (["  "], ["x" * 121]):
        with pytest.raises(errors.LabelUnreadable):
            rules.check_labels(wrong)
    with pytest.raises(errors.TooManyLabels):
        rules.check_labels([str(n) for n in range(501)])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=20))
def test_shares_out_of_hours_sum_to_one(hours):
    parts = [rules.Part(UUID(int=n + 1), seconds=D(each)) for n, each in enumerate(hours)]
    shares = rules.shares(parts)
    assert sum(shares) == 1
    exact = [D(each) / sum(hours) for each in hours]
    assert all(abs(share - wanted) <= D("0.000001") for share, wanted in zip(shares[:-1], exact[:-1], strict=True))


@pytest.mark.parametrize(
    ("moment", "shift", "day"),
    [
        (at(20, 8), DAY, 20), (at(20, 16, 59), DAY, 20), (at(20, 17), DAY, 20), (at(20, 18, 59), DAY, 20),
        (at(20, 19, 0), None, 20), (at(20, 23), NIGHT, 20), (at(21, 5), NIGHT, 20), (at(21, 7), NIGHT, 20),
    ],
)  # fmt: skip
def test_the_shift_of_a_moment(moment, shift, day):
    """Who reports within two hours after the bell worked in the shift that ended; a night belongs to its evening."""
    found = HOURS.at(moment)
    assert (found.shift_id, found.day) == (shift, date(2026, 11, day))


def test_late_is_what_a_later_shift_says():
    day, night = HOURS.at(at(20, 10)), HOURS.at(at(20, 23))
    assert rules.is_late(day, night, at(20, 10))
    assert not rules.is_late(day, HOURS.at(at(20, 18)), at(20, 10)), "within the grace it is the same shift"
    assert rules.is_late(day, HOURS.at(at(20, 19, 30)), at(20, 10)), "between two shifts"
    assert not rules.is_late(night, day, at(20, 23)), "what lies ahead is not late but refused elsewhere"


def test_calls_go_up_by_their_levels():
    levels = DEFAULT_LEVELS["quality"]
    assert rules.due(levels, 1, at(20, 8)) == at(20, 8, 5)
    assert rules.due(levels, 2, at(20, 8, 5)) == at(20, 8, 20)
    assert rules.due(levels, 3, at(20, 8, 20)) is None
    for wrong in ([], [rules.Level("A", None), rules.Level("B", None)], [rules.Level("A", 0), rules.Level("B", None)]):
        with pytest.raises(errors.LevelsInvalid):
            check_levels(wrong)


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [((7, 8), False), ((7, 9), True), ((8, 9), True), ((10, 11), False), ((9, None), True), ((7, None), True)],
)
def test_two_standstills_of_one_machine(other, overlaps):
    start, end = other
    assert rules.overlaps(at(20, 8), at(20, 10), at(20, start), end and at(20, end)) == overlaps
