"""Decisions of reporting."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.reporting import errors, rules

FIELDS = ("good_quantity", "process_scrap_quantity", "material_scrap_quantity", "rework_quantity")


def quantities(good="0", process="0", material="0", rework="0"):
    return dict(zip(FIELDS, map(Decimal, (good, process, material, rework)), strict=True))


def check(given_, decimals=0, timed=False):
    rules.check_quantities(given_, unit="pcs", decimals=decimals, timed=timed)


@pytest.mark.parametrize(
    ("given_", "refusal"),
    [
        (quantities(), errors.NothingReported),
        (quantities(good="-1"), errors.QuantityNegative),
        (quantities(good="1", rework="-1"), errors.QuantityNegative),
        (quantities(good="1E+30"), errors.QuantityAbsurd),
        (quantities(good="NaN"), errors.QuantityAbsurd),
        (quantities(good="Infinity"), errors.QuantityAbsurd),
        (quantities(good="1.5"), errors.QuantityFraction),
    ],
)
def test_what_makes_no_sense_is_refused(given_, refusal):
    with pytest.raises(refusal):
        check(given_)


def test_what_makes_sense_passes():
    check(quantities(good="37", process="1"))
    check(quantities(good="1.250"), decimals=3)
    check(quantities(), timed=True)


def test_the_reason_follows_the_first_loss():
    assert rules.wanted_reason(quantities(good="5")) is None
    assert rules.wanted_reason(quantities(process="1", material="1")) == "process_scrap"
    assert rules.wanted_reason(quantities(material="1")) == "material_scrap"
    assert rules.wanted_reason(quantities(rework="2")) == "rework"


def test_work_ends_after_it_starts():
    early, late = datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)
    rules.check_times(early, late)
    rules.check_times(None, late)
    with pytest.raises(errors.TimesReversed):
        rules.check_times(late, early)


pieces = st.integers(0, 10_000).map(Decimal)


@given(planned=pieces, handled=pieces, good=pieces, process=pieces, material=pieces, rework=pieces)
def test_over_is_exactly_what_passes_the_plan(planned, handled, good, process, material, rework):
    over = rules.over(planned, handled, quantities(good, process, material, rework))
    booked = handled + good + process + material
    assert over == max(0, booked - planned)
    assert (over == 0) == (booked <= planned)
