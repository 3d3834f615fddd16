"""A rehearsal writes nothing; what was taken back leaves nothing but the trail."""

from __future__ import annotations

import pytest

from infra.actions import rehearse, run
from infra.db import mine
from infra.takeback import take_back
from infra.work import working
from tenants.masterdata import commands as m
from tenants.masterdata.errors import CodeTaken
from tenants.masterdata.models import Partner
from tests.kit.plant import Plant


def partner(code: str) -> m.CreatePartner:
    return m.CreatePartner(code=code, name_zh="甲", name_en="First", supplier=True)


async def test_a_rehearsal_refuses_like_the_act_and_writes_nothing(plant: Plant) -> None:
    before = await plant.written()

    await rehearse(plant.boss.actor, m.create_partner, partner("A-1"))
    with pytest.raises(CodeTaken):
        await rehearse(plant.boss.actor, m.create_partner, partner("RZ"))

    assert await plant.written() == before


async def test_what_was_made_goes_and_what_was_changed_is_as_before(plant: Plant) -> None:
    made, changed = partner("A-1"), m.ChangePartner(partner_id=plant.customer.id, name_zh="瑞泽二厂")
    await run(plant.boss.actor, m.create_partner, made)
    await run(plant.boss.actor, m.change_partner, changed)

    async with working(plant.boss.actor, command="test.take_back") as work:
        kept = await take_back(work, [made.id, changed.id])

    assert kept == []
    (left,) = await plant.rows(mine(Partner))
    assert (left.id, left.name_zh) == (plant.customer.id, plant.customer.name_zh)


async def test_what_somebody_changed_since_stays_whole(plant: Plant) -> None:
    made = partner("A-1")
    row = (await run(plant.boss.actor, m.create_partner, made)).row
    await plant.planner.does(m.change_partner, m.ChangePartner(partner_id=row.id, name_zh="乙"))

    async with working(plant.boss.actor, command="test.take_back") as work:
        (kept,) = await take_back(work, [made.id])

    assert (kept.line_id, kept.why, kept.by, kept.command) == (
        made.id, "changed", "周晓岚", "masterdata.change_partner",
    )  # fmt: skip
    assert (await plant.row(Partner, row.id)).name_zh == "乙"
