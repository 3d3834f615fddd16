"""Units convert exactly: there and back is where it began, and the way round does not matter."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.work import reading
from tenants import masterdata
from tenants.masterdata import commands as do
from tenants.masterdata import errors
from tenants.masterdata.design_queries import units as all_units
from tenants.masterdata.units import Measure, Measured, Relation, rounded
from tests.kit.plant import Plant

decimals = st.decimals(min_value="0.000001", max_value="99999999", places=6).filter(lambda value: value > 0)
factors = st.builds(lambda above, below: Fraction(above) / Fraction(below), decimals, decimals)


@st.composite
def measured(draw: st.DrawFn) -> tuple[Measured, list[Measure]]:
    """An item counted in mass, with relations to length, to pieces and to a unit of its own."""

    def unit(code: str, dimension: str | None) -> Measure:
        return Measure(code, 6, "half_up", dimension, draw(factors))

    units = [unit("kg", "mass"), unit("g", "mass"), unit("m", "length"), unit("mm", "length"), unit("pcs", "count")]
    roll = Measure("roll")
    relations = [Relation(each, draw(factors), draw(st.booleans())) for each in (units[2], units[4], roll)]
    return Measured("BAR", units[0], relations), [*units, roll]


@given(measured(), st.data())
def test_there_and_back_and_round_about(known: tuple[Measured, list[Measure]], data: st.DataObject) -> None:
    item, units = known
    a, b, c = (data.draw(st.sampled_from(units)) for _ in range(3))
    assert item.ratio(a, b) * item.ratio(b, a) == 1
    assert item.ratio(a, b) * item.ratio(b, c) == item.ratio(a, c)


@given(measured(), factors)
def test_a_lots_own_factor_takes_the_nominal_ones_place(
    known: tuple[Measured, list[Measure]], factor: Fraction
) -> None:
    item, (kg, g, m, *_) = known
    assert item.ratio(m, kg, factor) == factor
    assert item.ratio(kg, m, factor) * item.ratio(m, kg, factor) == 1
    assert item.ratio(kg, g, factor) == item.ratio(kg, g)  # no relation is crossed


@given(st.fractions(-1000, 1000), st.integers(0, 6))
def test_rounding_is_the_nearest_of_its_kind(value: Fraction, places: int) -> None:
    step = Fraction(1, 10**places)
    up, down, half = (Fraction(rounded(value, places, rule)) for rule in ("up", "down", "half_up"))
    assert abs(down) <= abs(value) <= abs(up)
    assert up - down in (0, step, -step)
    assert abs(half - value) <= step / 2
    if abs(value - down) == step / 2:
        assert half == up  # the half goes away from zero


def test_a_third_stays_a_third() -> None:
    kg, pcs = Measure("kg", 3, dimension="mass"), Measure("pcs", 0, dimension="count")
    item = Measured("NUT", kg, [Relation(pcs, Fraction(1, 3))])
    assert item.ratio(kg, pcs) * 1000 == 3000
    assert rounded(item.ratio(pcs, kg), 3) == Decimal("0.333")


async def test_kilograms_metres_and_pieces(plant: Plant) -> None:
    """Given a bar of 3.853 kg a metre, cut into 7 pieces a kilogram; when a lot weighs more; then its factor holds."""

    async def unit(code: str, places: int, dimension: str | None = None, **more: str) -> None:
        facts = {name: Decimal(value) for name, value in more.items()}
        cmd = do.CreateUnit(code=code, name_zh=code, name_en=code, decimals=places, dimension=dimension, **facts)
        await plant.boss.does(do.create_unit, cmd)

    await unit("kg", 3, "mass")
    await unit("g", 1, "mass", numerator="1", denominator="1000")
    await unit("m", 3, "length")
    await unit("l", 3, "volume")
    units = {each.code: each for each in await plant.planner.asks(all_units)}
    bar = await plant.boss.does(
        do.create_item, do.CreateItem(code="BAR", name_zh="棒", name_en="Bar", unit_id=units["kg"].id)
    )
    for code, above, below, per_lot in (("m", "3.853", "1", True), ("pcs", "1", "7", False)):
        cmd = do.SetConversion(
            item_id=bar.id,
            unit_id=units[code].id,
            numerator=Decimal(above),
            denominator=Decimal(below),
            per_lot=per_lot,
        )
        await plant.planner.does(do.set_conversion, cmd)

    async def convert(value: str, given: str, wanted: str, lot: str | None = None) -> Decimal:
        async with reading(plant.boss.actor) as read:
            factor = Decimal(lot) if lot else None
            return await masterdata.convert(read, Decimal(value), bar.id, given, wanted, factor)

    assert await convert("2", "m", "kg") == Decimal("7.706")
    assert await convert("7.706", "kg", "m") == 2
    assert await convert("1", "m", "g") == 3853
    assert await convert("10", "m", "pcs") == 270  # 269.71, pieces round half up
    assert await convert("2", "m", "kg", "3.9") == Decimal("7.8")
    assert await convert("10", "m", "pcs", "3.9") == 273
    for refused, values in (
        (errors.UnitUnrelated, ("1", "kg", "l")),
        (errors.UnitUnknown, ("1", "kg", "ell")),
        (errors.FactorInvalid, ("1", "m", "kg", "0")),
    ):
        with pytest.raises(refused):
            await convert(*values)
    with pytest.raises(errors.UnitUnrelated) as refusal:
        await convert("1", "kg", "l")
    assert refusal.value.params == {"item": "BAR", "from_unit": "kg", "to_unit": "l"}


async def test_there_is_never_a_second_way(plant: Plant) -> None:
    made = {}
    for code, dimension in (("kg", "mass"), ("t", "mass"), ("m", "length"), ("mm", "length")):
        cmd = do.CreateUnit(code=code, name_zh=code, name_en=code, dimension=dimension)
        made[code] = await plant.boss.does(do.create_unit, cmd)
    bar = await plant.boss.does(
        do.create_item, do.CreateItem(code="BAR", name_zh="棒", name_en="Bar", unit_id=made["kg"].id)
    )

    def relation(code: str) -> do.SetConversion:
        return do.SetConversion(item_id=bar.id, unit_id=made[code].id, numerator=Decimal(2))

    first = await plant.planner.does(do.set_conversion, relation("m"))
    again = await plant.planner.does(do.set_conversion, relation("m"))
    assert first.id == again.id
    before = await plant.written()
    for code in ("t", "kg", "mm"):
        with pytest.raises(errors.ConversionInvalid):
            await plant.planner.does(do.set_conversion, relation(code))
    with pytest.raises(errors.UnitInUse):
        await plant.planner.does(do.change_unit, do.ChangeUnit(unit_id=made["m"].id, numerator=Decimal(5)))
    assert await plant.written() == before
