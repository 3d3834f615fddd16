"""Quantities stay exact, and nonsense is refused with a sentence."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.errors import Invalid
from infra.quantity import (
    NotAQuantity,
    Quantity,
    QuantityNegative,
    QuantityTooFine,
    QuantityTooLarge,
    UnitsDiffer,
    exact,
    plain,
    total,
)

numbers = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=6)


@given(numbers)
def test_what_is_read_is_what_was_meant(number: Decimal) -> None:
    read = exact(str(number), negative=True)
    assert read == number
    assert exact(plain(read), negative=True) == read
    assert "E" not in plain(read)


@given(st.lists(numbers, max_size=40))
def test_a_sum_is_exact_in_any_order(values: list[Decimal]) -> None:
    quantities = [Quantity(value, "kg") for value in values]
    micrograms = sum(int(value * 10**6) for value in values)
    assert total(quantities, "kg").value * 10**6 == micrograms
    assert total(reversed(quantities), "kg") == total(quantities, "kg")


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Invalid):
        assert 0 <= exact(text) < 10**12


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("NaN", NotAQuantity),
        ("Infinity", NotAQuantity),
        ("-Infinity", NotAQuantity),
        ("twelve", NotAQuantity),
        ("", NotAQuantity),
        (0.5, NotAQuantity),
        ("1e12", QuantityTooLarge),
        ("1e999999", QuantityTooLarge),
        ("0.0000001", QuantityTooFine),
        ("1e-999999", QuantityTooFine),
        ("-1", QuantityNegative),
    ],
)
def test_absurd_quantities_are_refused(value: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        exact(value)


def test_a_unit_decides_how_fine() -> None:
    assert exact("12.0", decimals=0) == Decimal(12)
    with pytest.raises(QuantityTooFine):
        exact("12.5", decimals=0)


def test_pieces_and_kilograms_do_not_add_up() -> None:
    with pytest.raises(UnitsDiffer):
        Quantity(Decimal(1), "pcs") + Quantity(Decimal(1), "kg")


def test_conversion_rounds_at_the_other_units_last_decimal() -> None:
    bar = Quantity(Decimal("2.5"), "m")
    assert bar.convert("kg", Decimal("6.165"), decimals=2) == Quantity(Decimal("15.41"), "kg")
    assert str(bar.times(2)) == "5 m"
