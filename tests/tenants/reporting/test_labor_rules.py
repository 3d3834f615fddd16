"""A person's time among his running operations, against a count of every single second."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from tenants.reporting.rules.labor import Span, apportion, exact_shares

START = datetime(2026, 11, 20, 2, tzinfo=UTC)


def at(second: int) -> datetime:
    return START + timedelta(seconds=second)


spans = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 200)), min_size=1, max_size=7).map(
    lambda drawn: [Span(UUID(int=n + 1), at(start), at(start + length)) for n, (start, length) in enumerate(drawn)]
)


def by_the_second(given_: list[Span]) -> tuple[dict[UUID, Fraction], int]:
    """The oracle: each second is shared equally by those running in it."""
    shares: Counter[UUID] = Counter()
    wall = 0
    for second in range(700):
        running = [span.id for span in given_ if span.started_at <= at(second) < span.ended_at]
        wall += bool(running)
        for id in running:
            shares[id] += Fraction(1, len(running))
    return dict(shares), wall


@settings(max_examples=150, deadline=None)
@given(spans)
def test_shares_equal_the_oracle_and_sum_to_the_wall(given_):
    oracle, wall = by_the_second(given_)
    assert exact_shares(given_) == oracle
    seconds = apportion(given_)
    assert sum(seconds.values()) == wall
    assert all(abs(seconds[id] - oracle[id]) < 1 for id in oracle)


def test_two_machines_at_once_have_half_each():
    one, two = Span(UUID(int=1), at(0), at(3600)), Span(UUID(int=2), at(1800), at(5400))
    assert apportion([one, two]) == {one.id: 2700, two.id: 2700}


def test_a_second_that_cannot_be_divided_goes_to_the_earlier():
    one, two = Span(UUID(int=1), at(0), at(3)), Span(UUID(int=2), at(0), at(3))
    assert apportion([two, one]) == {one.id: 2, two.id: 1}
