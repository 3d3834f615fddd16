"""Conversion between units, exactly: every factor is a quotient of two decimals, and nothing is rounded before the end.

A unit belongs to a dimension (mass, length …) and is numerator/denominator of its base: g = 1/1000 kg. An item may add
one relation per further dimension: 1 m of this bar = 3.853 kg. So there is one factor between any two units of an
item, whichever way one goes, and conversion is transitive.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam

from infra.db import Statement, mine
from infra.quantity import LARGEST, plain
from infra.work import Read
from tenants.masterdata.errors import FactorInvalid, LotFactorUnclear, RecordNotFound, UnitUnknown, UnitUnrelated
from tenants.masterdata.models import Item, ItemConversion, Unit

DIMENSIONS = ("count", "mass", "length", "area", "volume", "time")
ROUNDINGS = ("half_up", "up", "down")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as conversion sees it: `ratio` of its dimension's base, `None` dimension stands alone."""

    code: str
    decimals: int = 6
    rounding: str = "half_up"
    dimension: str | None = None
    ratio: Fraction = Fraction(1)

    @classmethod
    def of(cls, unit: Unit) -> "Measure":
        ratio = Fraction(unit.numerator) / Fraction(unit.denominator)
        return cls(unit.code, unit.decimals, unit.rounding, unit.dimension, ratio)

    def related(self, other: "Measure") -> bool:
        same = self.dimension is not None and self.dimension == other.dimension
        return same or self.code == other.code


@dataclass(frozen=True, slots=True)
class Relation:
    """One of `unit` is `factor` of the item's own unit."""

    unit: Measure
    factor: Fraction
    per_lot: bool = False


@dataclass(frozen=True)
class Measured:
    """An item's own unit and what joins it to others."""

    item: str
    own: Measure
    relations: Sequence[Relation] = ()

    def ratio(self, given: Measure, wanted: Measure, lot_factor: Fraction | None = None) -> Fraction:
        """How many of `wanted` one of `given` is. Raises UnitUnrelated, LotFactorUnclear.

        `lot_factor` is what the lot was found to have instead of the item's relation: own units in one of the other.
        """
        if given.related(wanted):
            return given.ratio / wanted.ratio
        ends = (self._relation(given), self._relation(wanted))
        if None in ends:
            raise UnitUnrelated(item=self.item, from_unit=given.code, to_unit=wanted.code)
        first, second = (each for each in ends if each is not None)
        if lot_factor is not None:
            meant = self._meant(first, second, given, wanted)
            first, second = (
                Relation(each.unit, lot_factor, each.per_lot) if each is meant else each for each in (first, second)
            )
        return self._in_own(given, first) / self._in_own(wanted, second)

    def _relation(self, unit: Measure) -> Relation | None:
        """What joins the unit to the item's own; the own unit's relation to itself is 1."""
        if unit.related(self.own):
            return Relation(self.own, Fraction(1))
        return next((each for each in self.relations if each.unit.related(unit)), None)

    def _in_own(self, unit: Measure, relation: Relation) -> Fraction:
        return unit.ratio / relation.unit.ratio * relation.factor

    def _meant(self, first: Relation, second: Relation, given: Measure, wanted: Measure) -> Relation:
        joined = [each for each in (first, second) if each.unit is not self.own]
        varying = [each for each in joined if each.per_lot] or joined
        if len(varying) != 1:
            raise LotFactorUnclear(item=self.item, from_unit=given.code, to_unit=wanted.code)
        return varying[0]


def rounded(value: Fraction, decimals: int, rounding: str = "half_up") -> Decimal:
    """The value at so many decimals: half_up (away from zero at the half), up or down (away from, towards zero)."""
    scaled = abs(value) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if (rounding == "up" and rest) or (rounding == "half_up" and 2 * rest >= scaled.denominator):
        whole += 1
    number = Decimal(whole).scaleb(-decimals)
    return Decimal(plain(-number if value < 0 else number))


def factor_of(numerator: Decimal, denominator: Decimal) -> tuple[Decimal, Decimal]:
    """Two decimals above zero, below 10^12 each; raises FactorInvalid."""
    for value in (numerator, denominator):
        if not value.is_finite() or not 0 < value < LARGEST or -value.as_tuple().exponent > 12:  # type: ignore[operator]
            raise FactorInvalid(value=str(value)[:40])
    return Decimal(plain(numerator)), Decimal(plain(denominator))


# -- with the company's units and items ------------------------------------------------------------------

UNITS = Statement(mine(Unit).order_by(Unit.code))
RELATIONS = Statement(mine(ItemConversion).where(ItemConversion.item_id == any_(bindparam("ids", type_=ARRAY(Uuid())))))


@dataclass
class Converter:
    """The company's units with the relations of some items, read once."""

    units: Mapping[UUID, Measure]
    items: Mapping[UUID, Measured]
    by_code: Mapping[str, Measure] = field(init=False)

    def __post_init__(self) -> None:
        self.by_code = {each.code: each for each in self.units.values()}

    def unit(self, code: str) -> Measure:
        found = self.by_code.get(code)
        if found is None:
            raise UnitUnknown(unit=code[:40])
        return found

    def ratio(self, item_id: UUID, given: Measure, wanted: Measure, lot_factor: Decimal | None = None) -> Fraction:
        measured = self.items.get(item_id)
        if measured is None:
            raise RecordNotFound(what="item")
        return measured.ratio(given, wanted, None if lot_factor is None else positive(lot_factor))


def positive(factor: Decimal) -> Fraction:
    return Fraction(factor_of(factor, Decimal(1))[0])


async def converter(read: Read, items: Iterable[Item]) -> Converter:
    """Two statements, however many items."""
    rows = {each.id: each for each in items}
    units = {each.id: Measure.of(each) for each in await read.all(UNITS)}
    relations: dict[UUID, list[Relation]] = {}
    for each in await read.all(RELATIONS, ids=list(rows)):
        factor = Fraction(each.numerator) / Fraction(each.denominator)
        relations.setdefault(each.item_id, []).append(Relation(units[each.unit_id], factor, each.per_lot))
    measured = {id: Measured(row.code, units[row.unit_id], relations.get(id, ())) for id, row in rows.items()}
    return Converter(units, measured)


async def convert(
    read: Read,
    quantity: Decimal,
    item_id: UUID,
    from_unit: str,
    to_unit: str,
    lot_factor: Decimal | None = None,
) -> Decimal:
    """The quantity of an item in another unit (codes), rounded once, by the rule of the unit it comes out in.

    `lot_factor`: own units in one of the other unit, for a lot that was measured. Raises UnitUnrelated naming both
    units, UnitUnknown, LotFactorUnclear.
    """
    item = await read.get(Item, item_id)
    if item is None:
        raise RecordNotFound(what="item")
    known = await converter(read, [item])
    given, wanted = known.unit(from_unit), known.unit(to_unit)
    exactly = Fraction(quantity) * known.ratio(item_id, given, wanted, lot_factor)
    return rounded(exactly, wanted.decimals, wanted.rounding)


__all__ = ["DIMENSIONS", "ROUNDINGS", "Converter", "Measure", "Measured", "Relation", "convert", "converter"]
