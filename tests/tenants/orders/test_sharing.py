"""Sharing counts over parts, forecasts and pegging: pure arithmetic. No database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.orders import errors, pegging, sharing
from tenants.orders.forecast import UNKNOWN, Forecast, forecast, late_by, latest, stretched
from tenants.orders.models import Allocation, Demand, Operation, ProductionOrder
from tenants.orders.rules import Counts

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
D = Decimal
pieces = st.integers(0, 400).map(Decimal)
sizes = st.lists(st.integers(1, 200).map(Decimal), min_size=1, max_size=6)


@given(st.builds(Counts, pieces, pieces, pieces, pieces), sizes)
def test_nothing_is_invented_and_nothing_lost(counts: Counts, parts: list[Decimal]) -> None:
    given_ = sharing.shared(counts, parts)
    assert len(given_) == len(parts)
    assert Counts(*(sum(each, D(0)) for each in zip(*given_, strict=True))) == counts
    assert all(amount >= 0 for each in given_ for amount in each)
    for each, size in list(zip(given_, parts, strict=True))[:-1]:
        assert each.touched <= size


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=5), sizes)
def test_each_part_is_possible_in_itself(losses: list[tuple[int, int]], parts: list[Decimal]) -> None:
    """Along a chain no operation of a part has more pieces through than its predecessor gave it."""
    flowing, chain = sum(parts, D(0)), []
    for waits, lost in losses:
        through = max(flowing - waits, D(0))
        scrap = min(D(lost), through)
        chain.append(sharing.shared(Counts(through - scrap, scrap), parts))
        flowing = through - scrap
    for part in range(len(parts)):
        for before, after in pairwise(chain):
            assert after[part].touched <= before[part].good


@given(st.lists(pieces, max_size=6), sizes)
def test_allocations_stay_whole(amounts: list[Decimal], parts: list[Decimal]) -> None:
    placed = sharing.portions(amounts, parts)
    assert [sum(row, D(0)) for row in placed] == amounts


@pytest.mark.parametrize(
    ("counts", "parts", "expected"),
    [
        (Counts(D(9), D(1)), [5, 5], [(5, 0), (4, 1)]),
        (Counts(D(7), D(1)), [5, 5], [(5, 0), (2, 1)]),
        (Counts(D(0), D(2)), [1, 9], [(0, 1), (0, 1)]),
        (Counts(D(12)), [5, 5], [(5, 0), (7, 0)]),  # over-reported pieces go to the last part
    ],
)
def test_good_pieces_stand_first(counts: Counts, parts: list[int], expected: list[tuple[int, int]]) -> None:
    found = sharing.shared(counts, [D(each) for each in parts])
    assert [(int(each.good), int(each.process_scrap)) for each in found] == expected


# -- forecast -------------------------------------------------------------------------------------------


def operation(sequence: int, *, after: list[Operation] | None = None, **values: Any) -> Operation:
    return Operation(
        **{
            "id": uuid4(), "sequence": sequence, "state": "waiting", "planned_quantity": D(10), "setup_seconds": 0,
            "good_quantity": D(0), "process_scrap_quantity": D(0), "material_scrap_quantity": D(0),
            "rework_quantity": D(0), "cycle_seconds": D(360), "planned_end": None,
            "predecessor_ids": [each.id for each in after or ()],
        } | values
    )  # fmt: skip


def order(state: str = "released", **values: Any) -> ProductionOrder:
    return ProductionOrder(number="MO-1", state=state, completed_at=None, **values)


def test_a_plan_says_when() -> None:
    first = operation(10, planned_end=NOW + timedelta(hours=3))
    second = operation(20, after=[first], planned_end=NOW + timedelta(hours=9))
    assert forecast(order(), [first, second], NOW) == Forecast(NOW + timedelta(hours=9), "plan")
    assert forecast(order(), [first, second], NOW, held=True) == UNKNOWN


def test_without_a_plan_it_is_estimated_over_the_longest_way() -> None:
    """10 pieces × 6 min on each of two parallel operations, then one: 2 h of work, not 3."""
    first, other = operation(10), operation(20)
    last = operation(30, after=[first, other])
    assert forecast(order(), [first, other, last], NOW) == Forecast(NOW + timedelta(hours=2), "estimate")
    half = operation(10, good_quantity=D(5), setup_seconds=3600)
    assert forecast(order(), [half], NOW) == Forecast(NOW + timedelta(minutes=30), "estimate")


def test_a_plan_that_has_passed_is_none() -> None:
    only = operation(10, planned_end=NOW - timedelta(hours=1))
    assert forecast(order(), [only], NOW) == Forecast(NOW + timedelta(hours=1), "estimate")


def test_nobody_can_say() -> None:
    assert forecast(order(), [operation(10, cycle_seconds=D(0))], NOW) == UNKNOWN
    assert forecast(order("planned"), [], NOW) == UNKNOWN
    assert forecast(order("cancelled"), [], NOW) == UNKNOWN


def test_hours_pass_as_working_days() -> None:
    assert stretched(D(3600 * 20), timedelta(hours=8)) == timedelta(days=2, hours=4)
    assert late_by(NOW + timedelta(minutes=40), NOW) == 2400
    assert late_by(None, NOW) is None
    assert latest([Forecast(NOW, "plan"), UNKNOWN]) == UNKNOWN
    assert latest([Forecast(NOW, "plan"), Forecast(NOW + timedelta(1), "estimate")]).basis == "estimate"


# -- pegging --------------------------------------------------------------------------------------------


def demand(quantity: int, planned: int = 0, state: str = "open") -> Demand:
    return Demand(number="D-1", state=state, quantity=D(quantity), planned_quantity=D(planned))


@pytest.mark.parametrize(
    ("planned", "wanted", "result"),
    [(0, None, 100), (40, None, 60), (40, 60, 60), (40, 10, 10), (40, 61, errors.MoreThanDemanded),
     (100, None, errors.NothingToPlan), (120, 1, errors.NothingToPlan), (0, 0, errors.QuantityIsZero)],
)  # fmt: skip
def test_what_is_left_to_plan(planned: int, wanted: int | None, result: Any) -> None:
    asked = None if wanted is None else D(wanted)
    if isinstance(result, int):
        assert pegging.check_push(demand(100, planned), asked) == result
    else:
        with pytest.raises(result):
            pegging.check_push(demand(100, planned), asked)


def test_an_ended_demand_is_planned_no_more() -> None:
    for state in ("done", "cancelled"):
        with pytest.raises(errors.DemandEnded):
            pegging.check_push(demand(10, state=state), None)


@given(pieces, st.lists(st.integers(1, 50).map(Decimal), max_size=6))
def test_good_pieces_go_to_the_most_urgent_first(good: Decimal, owed: list[Decimal]) -> None:
    found = pegging.shares(good, [Allocation(demand_id=uuid4(), quantity=each) for each in owed])
    assert sum((each.done for each in found), D(0)) == min(good, sum(owed, D(0)))
    full = [each.done == each.allocation.quantity for each in found]
    assert full == sorted(full, reverse=True)
