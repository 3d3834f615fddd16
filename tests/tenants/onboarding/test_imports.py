"""Real sheets: read, checked, brought in, marked, brought again, taken back."""

from __future__ import annotations

import pytest_asyncio

from tests.kit.plant import Plant
from tests.tenants.onboarding.dirty import bom_by_levels, codes_of, items_sheet, orders_sheet
from tests.tenants.onboarding.moving import Mover

SIX = tuple((10 * n, (10 * (n - 1),) if n > 1 else ()) for n in range(1, 7))


@pytest_asyncio.fixture
async def mover(plant: Plant) -> Mover:
    return Mover(plant, plant.boss.actor)


async def test_items(mover: Mover) -> None:
    sent = await mover.bring("items", items_sheet(codes_of(2, 3)))
    print(sent.problem, sent.mapping, sent.titles)
    for r in await mover.rows(sent): print(r.line, r.verdict, r.problems)
    assert await mover.verdicts(sent) == {"applied": 8}


async def test_boms(mover: Mover) -> None:
    await mover.bring("items", items_sheet(codes_of(20, 9)))
    sheet = bom_by_levels(20, 9)
    sent = await mover.bring("boms", sheet.content)
    print(sent.problem, sent.mapping, sent.titles, sent.state)
    for r in await mover.rows(sent):
        if r.line<20 or r.problems: print(r.line, r.verdict, r.problems, r.cells)
    print(sheet.bad)
    assert await mover.codes(sent) == sheet.bad


async def test_orders(mover: Mover, plant: Plant) -> None:
    await plant.item("LT-1", steps=SIX)
    sheet = orders_sheet(80, "LT-1")
    before = await mover.business()
    sent = await mover.bring("orders", sheet.content)
    print(sent.problem, sent.mapping, sent.titles, sent.state)
    for r in await mover.rows(sent):
        if r.problems: print(r.line, r.verdict, r.problems, r.cells)
    print(await mover.verdicts(sent))
    assert await mover.codes(sent) == sheet.bad
    back = await mover.take_back(sent)
    print(back.state, await mover.verdicts(sent))
    for r in (await mover.rows(sent))[:10]:
        if r.problems: print(r.line, r.verdict, r.problems)
    after = await mover.business()
    print({k:(before[k],after[k]) for k in before if before[k]!=after[k]})
