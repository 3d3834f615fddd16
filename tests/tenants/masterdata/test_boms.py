"""What items are made of: levels, phantoms, alternatives, other units; loops named, also when two approve at once."""

import asyncio
import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from infra.work import reading
from tenants import masterdata
from tenants.masterdata import boms, errors
from tenants.masterdata import commands as do
from tenants.masterdata import design_queries as q
from tenants.masterdata.models import Bom, BomLine, Item
from tests.kit.plant import Plant

SINCE, DAY = date(2026, 1, 1), date(2026, 11, 20)


async def part(plant: Plant, code: str, **more: Any) -> Any:
    given = {"unit_id": plant.unit.id} | more
    return await plant.boss.does(do.create_item, do.CreateItem(code=code, name_zh="件", name_en="Part", **given))


async def parts(plant: Plant, *codes: str) -> list[Any]:
    return [await part(plant, code) for code in codes]


def line(item: Any, quantity: str = "1", position: int = 10, **more: Any) -> do.NewBomLine:
    return do.NewBomLine(item_id=item.id, quantity=Decimal(quantity), position=position, **more)


async def draft(plant: Plant, item: Any, *lines: do.NewBomLine, since: date = SINCE, until: date | None = None) -> Any:
    cmd = do.CreateBom(item_id=item.id, lines=list(lines), effective_from=since, effective_to=until)
    return await plant.planner.does(do.create_bom, cmd)


async def approve(plant: Plant, bom: Any) -> Any:
    return await plant.planner.does(do.approve_bom, do.ApproveBom(bom_id=bom.id))


async def made(plant: Plant, item: Any, *lines: do.NewBomLine, **more: Any) -> Any:
    return await approve(plant, await draft(plant, item, *lines, **more))


async def explode(plant: Plant, item: Any, quantity: str = "1", day: date = DAY, **more: Any) -> list[Any]:
    async with reading(plant.boss.actor) as read:
        return await masterdata.explode(read, item.id, day, Decimal(quantity), **more)


def short(lines: Sequence[Any]) -> list[tuple[int, str, Decimal]]:
    return [(each.level, each.item.code, each.quantity) for each in lines]


async def test_three_levels_with_scrap(plant: Plant) -> None:
    """Given unit → housing → bar with 2 % scrap; when 50 units are needed; then each level says what it takes."""
    unit, housing, bar, screw = await parts(plant, "UNIT", "HOUSING", "BAR", "SCREW")
    await made(plant, unit, line(housing, "2", scrap_percent=Decimal(2)), line(screw, "8", 20))
    await made(plant, housing, line(bar, "0.5"))
    # 50 × 2 / 0.98 = 102.04 housings → 103; half a bar each of exactly as many → 51.02 → 52
    assert short(await explode(plant, unit, "50")) == [
        (1, "HOUSING", Decimal(103)), (2, "BAR", Decimal(52)), (1, "SCREW", Decimal(400)),
    ]  # fmt: skip
    assert [each.net for each in await explode(plant, unit, "50")] == [100, 52, 400]


async def test_phantoms_blow_through_and_alternatives_stand_aside(plant: Plant) -> None:
    unit, kit, ring, screw, pin = await parts(plant, "UNIT", "KIT", "RING", "SCREW", "PIN")
    await made(plant, kit, line(ring, "4"), line(screw, "6", 20))
    await made(
        plant, unit, line(kit, "2", phantom=True), line(pin, "1", 20), line(screw, "3", 30, alternative_of=20)
    )  # fmt: skip
    lines = await explode(plant, unit)
    assert [(each.item.code, each.quantity, each.line.phantom, each.alternative) for each in lines] == [
        ("KIT", 2, True, False), ("RING", 8, False, False), ("SCREW", 12, False, False), ("PIN", 1, False, False),
        ("SCREW", 3, False, True),
    ]  # fmt: skip
    await plant.routing(unit, ((10, ()),))
    async with reading(plant.boss.actor) as read:
        recipe = await masterdata.recipe(read, unit.id, DAY)
    assert recipe is not None
    assert [(each.line.position, each.item.code, each.line.quantity) for each in recipe.components] == [
        (1_000_010, "RING", 8), (1_000_020, "SCREW", 12), (20, "PIN", 1), (30, "SCREW", 3),
    ]  # fmt: skip


async def test_a_line_in_another_unit(plant: Plant) -> None:
    """Given a bar kept in kilograms; when a line takes 0.0325 m of it; then the tree needs exactly that weight."""
    units = {}
    for code, places, dimension in (("kg", 6, "mass"), ("m", 4, "length"), ("l", 3, "volume")):
        cmd = do.CreateUnit(code=code, name_zh=code, name_en=code, decimals=places, dimension=dimension)
        units[code] = await plant.boss.does(do.create_unit, cmd)
    sleeve, bar = await part(plant, "SLEEVE"), await part(plant, "BAR", unit_id=units["kg"].id)
    relation = do.SetConversion(item_id=bar.id, unit_id=units["m"].id, numerator=Decimal("15.413"))
    await plant.planner.does(do.set_conversion, relation)
    await made(plant, sleeve, line(bar, "0.0325", unit_id=units["m"].id))
    (only,) = await explode(plant, sleeve, "1000")
    assert (only.quantity, only.unit, only.line_unit) == (Decimal("500.9225"), "kg", "m")
    before = await plant.written()
    with pytest.raises(errors.UnitUnrelated) as refusal:
        await draft(plant, sleeve, line(bar, "1", unit_id=units["l"].id))
    assert refusal.value.params == {"item": "BAR", "from_unit": "l", "to_unit": "kg"}
    assert await plant.written() == before


async def test_a_loop_is_refused_with_its_way(plant: Plant) -> None:
    top, middle, low = await parts(plant, "TOP", "MID", "LOW")
    await made(plant, top, line(middle))
    await draft(plant, middle, line(low))
    before = await plant.written()
    with pytest.raises(errors.BomCycle) as refusal:
        await draft(plant, low, line(top))
    assert refusal.value.params == {"item": "LOW", "loop": "LOW → TOP → MID → LOW"}
    assert await plant.written() == before


async def test_drafts_may_meet_but_not_go_live_together(plant: Plant) -> None:
    """A draft that was fine when it was written is refused once the other half of its loop is live."""
    left, right = await parts(plant, "LEFT", "RIGHT")
    mine_ = await draft(plant, left, line(right))
    # the other half, written while nothing of it was there: as an import on another evening would
    other = Bom(item_id=right.id, version=1, state="draft", effective_from=SINCE, effective_to=None)

    async def by_hand(work: Any) -> None:
        await work.insert(other)
        await work.insert(BomLine(bom_id=other.id, position=10, item_id=left.id, quantity=Decimal(1)))

    await plant.within(by_hand)

    async def one(bom: Any) -> str:
        try:
            await approve(plant, bom)
        except errors.BomCycle as refusal:
            return str(refusal.params["loop"])
        return "approved"

    outcomes = await asyncio.gather(one(mine_), one(other))
    assert sorted(outcomes)[1] == "approved"
    assert sorted(outcomes)[0] in ("LEFT → RIGHT → LEFT", "RIGHT → LEFT → RIGHT")


def test_versions_that_never_hold_together_make_no_loop() -> None:
    a, b = (uuid4() for _ in range(2))
    first, second = boms.Span(date(2026, 1, 1), date(2026, 6, 30)), boms.Span(date(2026, 7, 1), boms.FOREVER)
    assert boms.find_loop(a, [b], second, {b: [boms.Use(a, first)]}) is None
    assert boms.find_loop(a, [b], second, {b: [boms.Use(a, second)]}) == [a, b, a]


async def test_what_is_no_line(plant: Plant) -> None:
    top, part_ = await parts(plant, "TOP", "PART")
    before = await plant.written()
    for refused, lines in (
        (errors.LineInvalid, [line(part_, "0")]),
        (errors.LineInvalid, [line(part_, scrap_percent=Decimal(100))]),
        (errors.LineInvalid, [line(part_, alternative_of=50)]),
        (errors.LineInvalid, [line(part_), line(part_, position=20, alternative_of=20)]),
        (errors.LineInvalid, [line(part_, step_sequence=0)]),
    ):
        with pytest.raises(refused):
            await draft(plant, top, *lines)
    with pytest.raises(errors.DatesReversed):
        await draft(plant, top, line(part_), until=date(2025, 1, 1))
    assert await plant.written() == before


async def test_a_draft_is_rewritten_and_given_up(plant: Plant) -> None:
    top, a, b = await parts(plant, "TOP", "A", "B")
    bom = await draft(plant, top, line(a, "1"), line(b, "2", 20))
    cmd = do.ReviseBom(bom_id=bom.id, lines=[line(a, "5"), line(b, "2", 30)], effective_from=SINCE)
    await plant.planner.does(do.revise_bom, cmd)
    (lines,) = await plant.planner.asks(lambda read: q.lines_of(read, [bom.id]))
    assert [(each.position, each.quantity, each.revision) for each in lines] == [(10, 5, 2), (30, 2, 1)]
    await plant.planner.does(do.withdraw_bom, do.WithdrawBom(bom_id=bom.id))
    for act in (do.approve_bom, do.withdraw_bom):
        with pytest.raises(errors.NotADraft):
            await plant.planner.does(act, act.type(bom_id=bom.id))


async def test_versions_compared_and_where_used(plant: Plant) -> None:
    top, middle, a, b = await parts(plant, "TOP", "MID", "A", "B")
    first = await made(plant, middle, line(a, "1"), line(b, "2", 20))
    second = await draft(plant, middle, line(a, "1"), line(b, "3", 20), line(a, "1", 30))
    await made(plant, top, line(middle))
    found = await plant.planner.asks(q.bom_differences, first.id, second.id)
    assert [(each.position, each.change) for each in found] == [(20, "changed"), (30, "added")]
    uses = await plant.planner.asks(q.where_used, b.id)
    assert [(each.level, each.parent_id, each.version, each.state) for each in uses] == [
        (1, middle.id, 2, "draft"), (1, middle.id, 1, "approved"), (2, top.id, 1, "approved"),
    ]  # fmt: skip


async def test_five_thousand_lines(plant: Plant) -> None:
    """300 assemblies of 16 parts each under one product: written, approved and exploded without a statement a line."""
    top = await part(plant, "TOP")

    async def many(work: Any) -> tuple[list[Any], list[Any]]:
        def item(n: int) -> Item:
            return Item(
                code=f"P-{n:05}", name_zh="件", name_en="Part", kind="component", unit_id=plant.unit.id,
                item_revision="A", drawing=None, custom={},
            )  # fmt: skip

        rows = [item(n) for n in range(5100)]
        await work.insert_all(rows)
        return rows[:300], rows[300:]

    groups, leaves = await plant.within(many)
    began = time.monotonic()
    await made(plant, top, *(line(each, "1", 10 * n) for n, each in enumerate(groups, 1)))
    flat = await made(plant, leaves[-1], *(line(each, "2", 10 * n) for n, each in enumerate(leaves[:4700], 1)))
    assert len(await explode(plant, leaves[-1])) == 4700
    print(f"5,000 lines written, approved and exploded in {time.monotonic() - began:.1f} s")
    assert await plant.planner.asks(q.line_counts, [flat.id]) == [4700]
    assert time.monotonic() - began < 20
