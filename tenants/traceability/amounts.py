"""How much of what: quantities in a lot's own unit, lot numbers, dates."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam, select

from infra.db import Statement, own
from infra.quantity import exact
from infra.work import Read, Work
from tenants import masterdata
from tenants.masterdata.models import Item, Unit
from tenants.masterdata.units import Converter, converter, factor_of, rounded
from tenants.traceability import rules
from tenants.traceability.errors import DatesContradict, LotFactorMissing, LotNumberTaken
from tenants.traceability.models import MaterialLot

TAKEN = Statement(
    select(MaterialLot.item_id, MaterialLot.number).where(
        own(MaterialLot),
        MaterialLot.item_id == any_(bindparam("items", type_=ARRAY(Uuid()))),
        MaterialLot.number == any_(bindparam("numbers", type_=ARRAY(Text()))),
    )
)


@dataclass(frozen=True)
class Counted:
    """An amount in the item's own unit, and what one of the other unit is of this very lot."""

    quantity: Decimal
    unit: str
    factor: Decimal | None = None
    factor_unit: str | None = None


@dataclass(frozen=True)
class Measures:
    """The company's units with some items, read once."""

    units: Mapping[UUID, Unit]
    converter: Converter

    def own_unit(self, item: Item) -> Unit:
        return self.units[item.unit_id]

    def counted(
        self, item: Item, quantity: Decimal, unit: str | None, factor: Decimal | None, factor_unit: str | None
    ) -> Counted:
        """What was received, in the item's unit. An item whose relation varies by lot needs the lot's own factor.

        Raises UnitUnrelated, UnitUnknown, LotFactorMissing, QuantityTooFine, QuantityNegative.
        """
        own_unit = self.own_unit(item)
        if factor is not None:
            factor, _ = factor_of(factor, Decimal(1))
            factor_unit = self.converter.unit(factor_unit or unit or own_unit.code).code
        if unit is None or unit == own_unit.code:
            kept = exact(quantity, decimals=own_unit.decimals)
        else:
            kept = self._converted(item, exact(quantity), unit, factor, factor_unit)
        rules.check_amount(kept)
        return Counted(kept, own_unit.code, factor, factor_unit if factor is not None else None)

    def _converted(
        self, item: Item, quantity: Decimal, unit: str, factor: Decimal | None, factor_unit: str | None
    ) -> Decimal:
        own_unit = self.own_unit(item)
        given, wanted = self.converter.unit(unit), self.converter.unit(own_unit.code)
        varies = any(
            each.per_lot and each.unit.related(given) for each in self.converter.items[item.id].relations
        ) and not given.related(wanted)
        if varies and factor is None:
            raise LotFactorMissing(item=item.code, unit=unit)
        used = factor if factor is not None and self.converter.unit(factor_unit or unit).related(given) else None
        if used is not None and factor_unit is not None:
            # the factor is of its own unit: what was counted in a related one is brought to it first
            base = self.converter.unit(factor_unit)
            exactly = Fraction(quantity) * (given.ratio / base.ratio) * Fraction(used)
        else:
            exactly = Fraction(quantity) * self.converter.ratio(item.id, given, wanted)
        return rounded(exactly, wanted.decimals, wanted.rounding)


async def measures(read: Read, items: Collection[Item]) -> Measures:
    units = {each.id: each for each in await read.many(Unit, {each.unit_id for each in items}) if each}
    return Measures(units, await converter(read, items))


async def in_lot_unit(read: Read, lot: MaterialLot, quantity: Decimal, unit: str | None) -> Decimal:
    """The amount in the unit the lot is counted in; in another unit it is converted, by the lot's own factor where it
    has one. Raises UnitUnrelated, UnitUnknown, LotFactorMissing, QuantityTooFine, AmountNotAboveZero."""
    item = await masterdata.existing(read, Item, lot.item_id)
    if unit is None or unit == lot.unit:
        _, decimals = await masterdata.decimals_of(read, item)
        kept = exact(quantity, decimals=decimals)
    else:
        known = await measures(read, [item])
        kept = known.counted(item, quantity, unit, lot.factor, lot.factor_unit).quantity
    rules.check_amount(kept)
    return kept


# -- numbers -------------------------------------------------------------------------------------------------


async def lot_numbers(work: Work, wanted: Sequence[tuple[Item, str | None]]) -> list[str]:
    """The number of each new lot: the wanted one if its item has none like it, else the next by the company's rule,
    else the item's code with a running count. Raises LotNumberTaken, LotNumberInvalid."""
    given = [(item.id, rules.check_number(number.strip())) for item, number in wanted if number is not None]
    twice = {each for each, times in Counter(given).items() if times > 1}
    taken = await _taken(work, given) | twice if given else set()
    if taken:
        raise LotNumberTaken(lot=sorted(number for _, number in taken)[0])
    made: dict[int, str] = {}
    free = [place for place, (_, number) in enumerate(wanted) if number is None]
    for place in sorted(free, key=lambda each: wanted[each][0].code):
        made[place] = await _next(work, wanted[place][0])
    return [made[place] if number is None else number.strip() for place, (_, number) in enumerate(wanted)]


async def _next(work: Work, item: Item) -> str:
    while True:  # somebody may have typed the next one by hand
        number = await masterdata.next_number(work, "lot")
        if number is None:
            number = f"{item.code}-{await masterdata.running(work, 'lot', item.code):03}"
        if not await _taken(work, [(item.id, number)]):
            return number


async def _taken(read: Read, numbers: Sequence[tuple[UUID, str]]) -> set[tuple[UUID, str]]:
    rows = await read.all(TAKEN, items=list({id for id, _ in numbers}), numbers=[number for _, number in numbers])
    return {(row["item_id"], row["number"]) for row in rows} & set(numbers)


# -- dates ---------------------------------------------------------------------------------------------------


def expiry(item: Item, received_on: date, manufactured_on: date | None, expires_on: date | None) -> date | None:
    """The date a lot is good until: what its label says, else its shelf life from the day it was made (or came).

    Raises DatesContradict for a lot made after it came, or over before it was made.
    """
    if manufactured_on is not None and manufactured_on > received_on:
        raise DatesContradict(first=manufactured_on, second=received_on)
    if expires_on is None and item.shelf_life_days is not None:
        expires_on = (manufactured_on or received_on) + timedelta(days=item.shelf_life_days)
    if expires_on is not None and manufactured_on is not None and expires_on < manufactured_on:
        raise DatesContradict(first=manufactured_on, second=expires_on)
    return expires_on
