"""Exact quantities: a decimal number with its unit. No float ever enters.

What arrives from a phone, a sheet or a machine passes `exact` first, so that NaN, twelve decimals or a
billion pieces are refused with a sentence instead of reaching a table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, localcontext

from infra.errors import Invalid
from infra.journal.canonical import plain

ZERO = Decimal(0)
LARGEST = Decimal(10) ** 12
DECIMALS = 6  # the finest a unit may be: milligrams of a tonne are nine, which no plant weighs

_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])


class NotAQuantity(Invalid):
    code = "infra.not_a_quantity"
    text = "{value} is not a quantity"


class QuantityTooLarge(Invalid):
    code = "infra.quantity_too_large"
    text = "{value} is more than any plant counts"


class QuantityTooFine(Invalid):
    code = "infra.quantity_too_fine"
    text = "{value} has more than {decimals} decimals"


class QuantityNegative(Invalid):
    code = "infra.quantity_negative"
    text = "{value} is below zero"


class UnitsDiffer(Invalid):
    code = "infra.units_differ"
    text = "{left} and {right} cannot be added"


def exact(value: Decimal | int | str, *, decimals: int = DECIMALS, negative: bool = False) -> Decimal:
    """The number without trailing zeros, at most `decimals` places and below 10^12; refuses anything else."""
    try:
        number = Decimal(value)
    except (InvalidOperation, ValueError, TypeError):
        raise NotAQuantity(value=str(value)[:40]) from None
    if isinstance(value, float) or not number.is_finite():
        raise NotAQuantity(value=str(value)[:40])
    if abs(number) >= LARGEST:
        raise QuantityTooLarge(value=str(value)[:40])
    if number < 0 and not negative:
        raise QuantityNegative(value=str(value)[:40])
    return _fit(number, decimals)


def _fit(number: Decimal, decimals: int) -> Decimal:
    # 1e-999999 compares in no time, while shifting it would not fit any context
    if number and number.adjusted() < -DECIMALS - 1:
        raise QuantityTooFine(value=str(number)[:40], decimals=decimals)
    try:
        fitted = number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    except (Inexact, InvalidOperation):
        raise QuantityTooFine(value=str(number)[:40], decimals=decimals) from None
    return Decimal(plain(fitted))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit code (`pcs`, `kg`, `m`)."""

    value: Decimal
    unit: str

    def __add__(self, other: "Quantity") -> "Quantity":
        self._same_unit(other)
        with localcontext(_EXACT):
            return Quantity(self.value + other.value, self.unit)

    def __sub__(self, other: "Quantity") -> "Quantity":
        self._same_unit(other)
        with localcontext(_EXACT):
            return Quantity(self.value - other.value, self.unit)

    def times(self, factor: Decimal | int) -> "Quantity":
        with localcontext(_EXACT):
            return Quantity(self.value * factor, self.unit)

    def convert(self, unit: str, factor: Decimal, *, decimals: int) -> "Quantity":
        """One of our unit is `factor` of the other. Rounds half up at the other unit's last decimal."""
        with localcontext(Context(prec=60, rounding=ROUND_HALF_UP)):
            converted = (self.value * factor).quantize(Decimal(1).scaleb(-decimals))
        return Quantity(Decimal(plain(converted)), unit)

    def _same_unit(self, other: "Quantity") -> None:
        if self.unit != other.unit:
            raise UnitsDiffer(left=self.unit, right=other.unit)

    def __str__(self) -> str:
        return f"{plain(self.value)} {self.unit}"


def total(quantities: Iterable[Quantity], unit: str) -> Quantity:
    return sum(quantities, Quantity(ZERO, unit))


__all__ = ["DECIMALS", "ZERO", "Quantity", "exact", "plain", "total"]
