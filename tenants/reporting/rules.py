"""Decisions of reporting; no session, no clock."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from tenants.reporting import errors

KINDS = ("production", "setup", "breakdown")
FLAGS = ("over", "ahead", "clock")
"""What the product itself notes on a report; imported history brings marks of its own beside them."""

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A phone's clock further off marks the record; it never blocks it."""

ABSURD = Decimal(10) ** 9
"""No order of a discrete plant comes near; a mistyped or doubled scan does."""

UNDO_WINDOW = timedelta(minutes=2)
"""The screen offers ten seconds; the rest is for a phone that was offline when it was tapped."""

REASON_KINDS = {
    "process_scrap_quantity": "process_scrap",
    "material_scrap_quantity": "material_scrap",
    "rework_quantity": "rework",
}


def check_quantities(quantities: Mapping[str, Decimal], *, unit: str, decimals: int, timed: bool) -> None:
    """Refuse negative, absurd, too finely divided quantities, and a report of nothing at all.

    `timed`: it says at least how long somebody worked, as set-up does, and hours that finished no piece.
    """
    for field, quantity in quantities.items():
        if not quantity.is_finite() or abs(quantity) > ABSURD:
            raise errors.QuantityAbsurd(quantity=quantity)
        if quantity < 0:
            raise errors.QuantityNegative(field=field, quantity=quantity)
        if quantity != round(quantity, decimals):
            raise errors.QuantityFraction(quantity=quantity, unit=unit)
    if not timed and not any(quantities.values()):
        raise errors.NothingReported()


def check_times(started_at: datetime | None, ended_at: datetime) -> None:
    if started_at is not None and started_at > ended_at:
        raise errors.TimesReversed(started=started_at, ended=ended_at)


def wanted_reason(quantities: Mapping[str, Decimal]) -> str | None:
    """The kind of reason a report needs: of the first scrap or rework above zero."""
    return next((kind for field, kind in REASON_KINDS.items() if quantities[field] > 0), None)


def over(planned: Decimal, handled: Decimal, quantities: Mapping[str, Decimal]) -> Decimal:
    """By how much a report would pass the planned quantity; pieces sent to rework come again and do not count."""
    booked = quantities["good_quantity"] + quantities["process_scrap_quantity"] + quantities["material_scrap_quantity"]
    return max(Decimal(0), handled + booked - planned)
