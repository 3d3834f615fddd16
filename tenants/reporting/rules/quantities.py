"""What a report may say about quantities and times."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from tenants.reporting import errors

KINDS = ("production", "setup", "breakdown")
FLAGS = ("over", "ahead", "clock", "late", "behalf", "waived")
"""What the product itself notes on a report; imported history brings marks of its own beside them.

over: more than planned. ahead: more than the predecessors delivered. clock: a phone's clock was off. late: 补报, stated
in a later shift than it happened in. behalf: somebody else reported it. waived: a lead let it past a check."""

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

LONGEST_NOTE = 500
MOST_PHOTOS = 12
PHOTO = re.compile(r"[0-9a-f]{64}")


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


def check_photos(photos: Sequence[str]) -> None:
    """Photos are named by the SHA-256 of their content, as the upload gave it."""
    for photo in photos:
        if not PHOTO.fullmatch(photo):
            raise errors.PhotoUnknown(photo=photo[:20])
    if len(photos) > MOST_PHOTOS:
        raise errors.TooManyPhotos(most=MOST_PHOTOS)


def check_not_ahead_of_now(at: datetime, now: datetime) -> None:
    """What has not happened yet is not reported; a clock may be off by as much as is tolerated elsewhere."""
    if at > now + CLOCK_TOLERANCE:
        raise errors.NotYetHappened(at=at)


def wanted_reason(quantities: Mapping[str, Decimal]) -> str | None:
    """The kind of reason a report needs: of the first scrap or rework above zero."""
    return next((kind for field, kind in REASON_KINDS.items() if quantities[field] > 0), None)


def booked(quantities: Mapping[str, Decimal]) -> Decimal:
    """Good or lost: what will not come again."""
    return quantities["good_quantity"] + quantities["process_scrap_quantity"] + quantities["material_scrap_quantity"]


def over(planned: Decimal, handled: Decimal, quantities: Mapping[str, Decimal]) -> Decimal:
    """By how much a report would pass the planned quantity; pieces sent to rework come again and do not count."""
    return max(Decimal(0), handled + booked(quantities) - planned)


def within_limit(planned: Decimal, handled: Decimal, more: Decimal, percent: Decimal | None) -> bool:
    """Whether everything booked stays within `percent` above the plan; None allows nothing above it."""
    return handled + more <= planned * (100 + (percent or 0)) / 100


def ahead(available: Decimal, handled: Decimal, quantities: Mapping[str, Decimal]) -> Decimal:
    """By how much a report would pass what the predecessors have delivered."""
    more = booked(quantities)
    return max(Decimal(0), handled + more - available) if more > 0 else Decimal(0)
