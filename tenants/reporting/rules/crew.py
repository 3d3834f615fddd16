"""How a crew shares a report."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple
from uuid import UUID

from tenants.reporting import errors

PLACES = Decimal("0.000001")
ONE = Decimal(1)
LARGEST_CREW = 50


class Part(NamedTuple):
    """One person's part as given: a share, or seconds, or neither (all equal)."""

    user_id: UUID
    share: Decimal | None = None
    seconds: Decimal | None = None


def shares(parts: Sequence[Part]) -> list[Decimal]:
    """Each person's share; they sum to exactly 1. Shares given must do so themselves. Out of hours, or equal, they
    are cut to six places and the last person takes the rest.

    Raises CrewTwice, CrewTooLarge, SharesMixed, ShareNotPositive, SharesDontSum.
    """
    if len(parts) > LARGEST_CREW:
        raise errors.CrewTooLarge(most=LARGEST_CREW)
    if len({part.user_id for part in parts}) < len(parts):
        raise errors.CrewTwice()
    given = [part.share for part in parts if part.share is not None]
    seconds = [part.seconds for part in parts if part.seconds is not None]
    if (given and seconds) or len(given) not in (0, len(parts)) or len(seconds) not in (0, len(parts)):
        raise errors.SharesMixed()
    weights = given or seconds or [ONE] * len(parts)
    if any(not weight.is_finite() or weight <= 0 for weight in weights):
        raise errors.ShareNotPositive()
    if given:
        if sum(given) != ONE:
            raise errors.SharesDontSum(sum=sum(given, Decimal(0)))
        return given
    total = sum(weights, Decimal(0))
    cut = [(weight / total).quantize(PLACES, rounding=ROUND_DOWN) for weight in weights[:-1]]
    return [*cut, ONE - sum(cut, Decimal(0))]
