"""What work earns, without a database."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.ids import uuid7
from tenants.wages import rules
from tenants.wages.rules import Month, Person, Rate, Rates, Rule, Work

SLEEVE, SHAFT, TURN, GRIND = (UUID(int=n) for n in range(1, 5))
DAY = date(2026, 11, 20)
WANG, LI, ZHAO = (UUID(int=n) for n in range(11, 14))


def rate(amount, item=SLEEVE, operation=TURN, grade=None, since=date(2026, 1, 1), version=1, basis="piece"):
    value = None if amount is None else Decimal(amount)
    return Rate(uuid7(), item, operation, grade, basis, value, since, version)


def earned(work, people, *rates, rule=rules.STANDARD):
    return [(each.amount, each.state) for each in rules.earn(work, people, Rates(rates), rule)]


def made(good="100", *, process="0", material="0", rework="0", day=DAY):
    return Work(SLEEVE, TURN, day, "production", Decimal(good), Decimal(process), Decimal(material), Decimal(rework))


@pytest.mark.parametrize(
    ("rates", "grade", "day", "wanted"),
    [
        ([rate("1")], "A", DAY, "1"),
        ([rate("1"), rate("2", grade="A")], "A", DAY, "2"),
        ([rate("1"), rate("2", grade="B")], "A", DAY, "1"),
        ([rate("1", item=None), rate("2", item=None, grade="A"), rate("3")], "A", DAY, "3"),
        ([rate("1", item=None), rate("2", item=None, grade="A")], "A", DAY, "2"),
        ([rate("1"), rate("2", since=DAY, version=2)], "", DAY, "2"),
        ([rate("1"), rate("2", since=DAY, version=2)], "", date(2026, 11, 19), "1"),
        ([rate("1", since=DAY), rate("2", since=DAY, version=2)], "", DAY, "2"),  # the same day said again
        ([rate("1"), rate(None, since=DAY, version=2)], "", DAY, None),
        ([rate("1", item=None), rate("2"), rate(None, since=DAY, version=2)], "", DAY, "1"),
        ([rate("1", operation=GRIND)], "", DAY, None),
        ([rate("1", since=DAY)], "", date(2026, 11, 19), None),
        ([rate("30", item=None, operation=None, basis="hour")], "", DAY, None),
    ],
)
def test_the_narrowest_rate_of_the_day_holds(rates, grade, day, wanted):
    found = Rates(rates).find(SLEEVE, TURN, grade, day)
    assert (found.amount if found else None) == (Decimal(wanted) if wanted else None)


DEDUCTING = Rule(uuid7(), DAY, Decimal("-0.5"), Decimal(1), Decimal("0.2"))


@pytest.mark.parametrize(
    ("work", "rule", "wanted"),
    [
        (made("100"), rules.STANDARD, "125.00"),
        (made("97", process="3"), rules.STANDARD, "121.25"),  # 工废 earns nothing
        (made("97", material="3"), rules.STANDARD, "125.00"),  # 料废 is not his fault
        (made("97", rework="3"), rules.STANDARD, "121.25"),
        (made("97", process="3"), DEDUCTING, "119.38"),  # 1.25 × 95.5 = 119.375
        (made("0", process="4"), DEDUCTING, "-2.50"),
        (made("0", rework="5"), DEDUCTING, "1.25"),
        (made("0.5"), rules.STANDARD, "0.63"),
    ],
)
def test_scrap_counts_by_the_rule(work, rule, wanted):
    assert earned(work, [Person(WANG, "")], rate("1.25"), rule=rule) == [(Decimal(wanted), "paid")]


def test_without_a_rate_it_is_a_gap_for_the_whole_crew():
    crew = [Person(WANG, "A", Decimal("0.5")), Person(LI, "B", Decimal("0.5"))]
    assert earned(made(), crew, rate("1", grade="A")) == [(0, "gap"), (0, "gap")]
    assert earned(made("0"), [Person(WANG, "")]) == [(0, "paid")]  # nothing made, nothing missing


def test_a_crews_cents_go_by_largest_remainder():
    third = Decimal("0.333333")
    crew = [Person(WANG, "", third), Person(LI, "", third), Person(ZHAO, "", 1 - 2 * third)]
    assert [amount for amount, _ in earned(made("1"), crew, rate("100"))] == [
        Decimal("33.33"), Decimal("33.33"), Decimal("33.34"),
    ]  # fmt: skip
    even = [Person(each, "", Decimal("0.5")) for each in (LI, WANG)]
    assert [amount for amount, _ in earned(made("1"), even, rate("0.01"))] == [
        0,
        Decimal("0.01"),
    ]  # by id, not by order


def test_grades_of_one_crew_have_their_own_rates():
    crew = [Person(WANG, "A", Decimal("0.5")), Person(LI, "B", Decimal("0.5"))]
    parts = [amount for amount, _ in earned(made("3"), crew, rate("1.11", grade="A"), rate("0.97", grade="B"))]
    assert parts == [Decimal("1.67"), Decimal("1.45")]  # 1.665 + 1.455 = 3.12
    assert sum(parts) == Decimal("3.12")


@pytest.mark.parametrize(
    ("seconds", "amount", "wanted"),
    [("3600", "36", "36.00"), ("1", "18", "0.01"), ("1", "17.99", "0.00"), ("100", "25.2", "0.70")],
)
def test_time_is_paid_exactly(seconds, amount, wanted):
    work = Work(SLEEVE, TURN, DAY, "setup", seconds=Decimal(seconds))
    hourly = rate(amount, item=None, operation=None, basis="hour")
    assert earned(work, [Person(WANG, "")], hourly) == [(Decimal(wanted), "paid")]


def test_where_hours_are_paid_pieces_are_not():
    hourly = rate("30", basis="hour")
    assert earned(made(), [Person(WANG, "")], hourly) == [(0, "nothing")]


calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
money = st.decimals("0", "500", places=4)
weights = st.decimals("-1000", "1000", places=3)


@calm
@given(st.lists(st.tuples(money, st.integers(1, 999)), min_size=1, max_size=12), weights)
def test_parts_always_add_up_to_the_rounded_whole(crew, weight):
    total = sum(part for _, part in crew)
    exact = [amount * weight * part / total for amount, part in crew]
    ids = [UUID(int=n) for n in range(len(crew))]
    parts = rules.split(exact, ids)
    assert sum(parts) == rules.cents(sum(exact))
    assert all(abs(part - each) < Decimal("0.01") for part, each in zip(parts, exact, strict=True))


@calm
@given(st.decimals("-99999", "99999", places=6))
def test_half_a_cent_goes_away_from_zero(amount):
    exact = Fraction(amount) * 100
    whole = (abs(exact) + Fraction(1, 2)).__floor__()
    assert rules.cents(amount) == Decimal(whole if exact >= 0 else -whole) / 100


def test_months():
    assert (str(Month(2026, 12).next), Month(2026, 2).last, Month.of(DAY).first) == (
        "2027-01", date(2026, 2, 28), date(2026, 11, 1),
    )  # fmt: skip
    assert Month.parse("2026-11") == Month(2026, 11)
    for text in ("2026-13", "2026-1", "x", "1999-01", "2026-11-01"):
        assert Month.parse(text) is None


def test_grades_and_rules_of_a_day():
    grades = [(date(2026, 1, 1), "B"), (DAY, "A")]
    assert [rules.grade_on(grades, day) for day in (date(2025, 1, 1), date(2026, 11, 19), DAY)] == ["", "B", "A"]
    assert rules.rule_on([DEDUCTING], date(2026, 11, 19)) is rules.STANDARD
    assert rules.rule_on([DEDUCTING], DAY) is DEDUCTING
