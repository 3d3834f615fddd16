"""Rules of orders: the tables, progress, gates and cards. No database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.errors import Conflict, Invalid
from tenants.orders import rules
from tenants.orders.errors import OrderIsClosed, OrderIsCompleted, OrderNotReleased
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.rules import Counts

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
pieces = st.integers(min_value=0, max_value=10_000).map(Decimal)


def order(state: str) -> ProductionOrder:
    return ProductionOrder(number="MO-1012", state=state)


def operation(state: str = "running", *, last: bool = False, **counts: int) -> Operation:
    names = ("good_quantity", "process_scrap_quantity", "material_scrap_quantity", "rework_quantity")
    quantities = {name: Decimal(counts.get(name, 0)) for name in names}
    return Operation(id=uuid4(), state=state, last=last, planned_quantity=Decimal(120), **quantities)


# -- the whole matrix: what is not in the table is refused -----------------------------------------------


@pytest.mark.parametrize(("state", "act"), list(product(rules.ORDER_STATES, rules.ORDER_ACTS)))
def test_an_order_moves_only_as_the_table_says(state: str, act: str) -> None:
    allowed = {
        ("planned", "release"): "released", ("planned", "cancel"): "cancelled", ("released", "cancel"): "cancelled",
        ("released", "complete"): "completed", ("released", "close"): "closed", ("completed", "reopen"): "released",
        ("completed", "close"): "closed", ("closed", "reopen"): "released", ("planned", "merge"): "merged",
        ("released", "merge"): "merged", ("planned", "split"): "planned", ("released", "split"): "released",
    }  # fmt: skip
    if (state, act) in allowed:
        assert rules.order_after(order(state), act) == allowed[state, act]
    else:
        with pytest.raises(Conflict) as refused:
            rules.order_after(order(state), act)
        assert refused.value.params == {"order": "MO-1012"}


@pytest.mark.parametrize(("state", "act"), list(product(rules.OPERATION_STATES, rules.OPERATION_ACTS)))
def test_an_operation_moves_only_as_the_table_says(state: str, act: str) -> None:
    if (state, act) in rules.OPERATION_MOVES:
        assert rules.OPERATION_MOVES[state, act] in rules.OPERATION_STATES
        assert rules.OPERATION_MOVES[state, act] != state
    elif act in ("pause", "resume"):
        with pytest.raises(Conflict):
            rules.moved(operation(state), act, "精车外圆")


def test_nothing_leaves_a_final_state() -> None:
    assert [move for move in rules.ORDER_MOVES if move[0] in rules.ENDED] == [("closed", "reopen")]


@pytest.mark.parametrize(
    ("state", "accepts", "delta", "refusal"),
    [
        ("released", True, 5, None),
        ("released", True, -5, None),
        ("completed", True, -5, None),
        ("completed", True, None, None),
        ("completed", True, 0, OrderIsCompleted),
        ("completed", True, 5, OrderIsCompleted),
        ("planned", True, 5, OrderNotReleased),
        ("released", False, 5, OrderIsClosed),
        ("closed", False, -5, OrderIsClosed),
    ],
)
def test_who_takes_output(state: str, accepts: bool, delta: int | None, refusal: type[Exception] | None) -> None:
    given_delta = None if delta is None else Decimal(delta)
    if refusal is None:
        rules.check_accepts(state, "MO-1012", accepts, given_delta)
    else:
        with pytest.raises(refusal):
            rules.check_accepts(state, "MO-1012", accepts, given_delta)


# -- progress -------------------------------------------------------------------------------------------

counts = st.builds(Counts, pieces, pieces, pieces, pieces)


@given(st.sampled_from(rules.OPERATION_STATES), counts, pieces)
def test_every_count_leads_to_a_state_and_stays_there(state: str, made: Counts, planned: Decimal) -> None:
    after = rules.operation_after(state, made, planned)
    assert after in rules.OPERATION_STATES
    assert rules.operation_after(after, made, planned) == after
    assert (after == "waiting") == (made.touched == 0)
    assert (after == "completed") == (made.through > 0 and made.through >= planned)


@given(counts, counts)
def test_taking_back_what_was_given_leaves_nothing(first: Counts, second: Counts) -> None:
    back = Counts(*(-each for each in second))
    assert first.plus(second).plus(back) == first


@given(pieces, pieces, st.booleans())
def test_expected_never_exceeds_the_plan(planned: Decimal, delivered: Decimal, supplied: bool) -> None:
    expected = rules.expected(planned, delivered, supplied)
    assert expected <= planned
    assert expected == planned or (supplied and expected == delivered)


@given(pieces, pieces)
def test_remainders_are_never_negative(planned: Decimal, through: Decimal) -> None:
    assert rules.remaining(planned, through) == max(planned - through, 0)
    assert rules.available(planned, through) >= 0


def test_ready_is_waiting_with_something_to_work_on() -> None:
    assert rules.shown_state("waiting", Decimal(1)) == "ready"
    assert rules.shown_state("waiting", Decimal(0)) == "waiting"
    assert rules.shown_state("paused", Decimal(1)) == "paused"


def test_an_order_is_as_far_as_its_slowest_end() -> None:
    first = operation("completed", good_quantity=118, process_scrap_quantity=2)
    ends = [operation(last=True, good_quantity=80, material_scrap_quantity=1), operation(last=True, good_quantity=90)]
    progress = rules.progress([first, *ends])
    assert (progress.good, progress.scrap, progress.current) == (80, 3, ends[0])
    assert progress.expected_at is None


def test_available_is_what_the_slowest_predecessor_delivered() -> None:
    a, b = operation(good_quantity=82), operation(good_quantity=60)
    merged = operation("waiting", good_quantity=10, rework_quantity=5)
    merged.predecessor_ids = [a.id, b.id]
    assert rules.available_here(merged, [a, b, merged]) == 45
    merged.predecessor_ids = []
    assert rules.available_here(merged, [a, b, merged]) == 105


def test_late_is_for_open_orders() -> None:
    late = {state for state in rules.ORDER_STATES if rules.is_late(state, NOW - timedelta(minutes=1), NOW)}
    assert late == {"planned", "released"}
    with pytest.raises(Invalid):
        rules.check_due(datetime(2206, 11, 20, tzinfo=UTC), NOW)


# -- gates ----------------------------------------------------------------------------------------------


def gate(
    after: int | None = None, *, armed: int = 0, at: datetime | None = None, opened: bool = False
) -> dict[str, object]:
    return {
        "closes_after_quantity": None if after is None else Decimal(after),
        "closes_at": at,
        "armed_quantity": Decimal(armed),
        "opened_at": NOW if opened else None,
    }


@pytest.mark.parametrize(
    ("terms", "touched", "allowance"),
    [
        (gate(1), 0, 1),
        (gate(1), 1, 0),
        (gate(0), 0, 0),
        (gate(1, opened=True), 50, None),
        (gate(5, armed=100), 100, 5),
        (gate(5, armed=100), 103, 2),
        (gate(5, armed=100), 110, 0),
        (gate(None), 10, None),
        (gate(None, at=NOW), 10, 0),
        (gate(5, at=NOW + timedelta(seconds=1)), 1, 4),
    ],
)
def test_what_a_gate_lets_through(terms: dict[str, object], touched: int, allowance: int | None) -> None:
    assert rules.gate_allowance(terms, Decimal(touched), NOW) == allowance


@given(st.integers(0, 50), st.lists(st.integers(1, 7), max_size=30))
def test_reports_pass_a_gate_exactly_up_to_its_allowance(after: int, reports: list[int]) -> None:
    passed = Decimal(0)
    for quantity in reports:
        allowance = rules.gate_allowance(gate(after), passed, NOW)
        if allowance is not None and quantity <= allowance:
            passed += quantity
    assert passed <= after


# -- cards ----------------------------------------------------------------------------------------------


def test_the_card_of_the_contract() -> None:
    assert rules.card(1001) == "10017"
    assert rules.card_link("http://127.0.0.1:8000/", "hengzhun", "10017") == "HTTP://127.0.0.1:8000/T/HENGZHUN/10017"


@given(st.integers(1, 10**12), st.data())
def test_a_card_with_one_wrong_digit_is_no_card(running: int, data: st.DataObject) -> None:
    card = rules.card(running)
    assert rules.is_card(card)
    place = data.draw(st.integers(0, len(card) - 1))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != card[place]]))
    assert not rules.is_card(card[:place] + wrong + card[place + 1 :])


@pytest.mark.parametrize("text", ["", "7", "10018", "１００１７", "10017 ", "-10017", "1e4", "MO-1012", "9" * 40])
def test_what_is_no_card(text: str) -> None:
    assert not rules.is_card(text)
