"""Rates come by sheet: one row, one version; the same sheet again changes nothing."""

from decimal import Decimal

from infra.db import mine
from tenants.wages.models import WageRate
from tests.kit.plant import Plant
from tests.tenants.onboarding.moving import Mover


async def test_a_sheet_of_rates(plant: Plant) -> None:
    mover = Mover(plant, plant.boss.actor)
    item = await plant.item("LT-2207")
    lines = (
        "物料编码,工序,等级,计薪方式,单价（元/件）,生效日期",
        "LT-2207,TURN,A,计件,1.25,2026-12-01",
        ",TURN,,,１．１,2026/12/1",
        ",GRIND,,计时,26,2026-12-01",
        "XX-1,TURN,,,1,2026-12-01",
        ",TURN,B,,-1,2026-12-01",
        ",,,计件,1,2026-12-01",
    )
    sheet = "\n".join(lines).encode()

    sent = await mover.bring("rates", sheet, "rates.csv")

    assert await mover.codes(sent) == {
        5: "onboarding.not_there", 6: "wages.rate_invalid", 7: "wages.rate_invalid",
    }  # fmt: skip
    rates = {(row.item_id, row.grade, row.basis): row.amount for row in await plant.rows(mine(WageRate))}
    assert rates == {
        (item.id, "A", "piece"): Decimal("1.25"), (None, None, "piece"): Decimal("1.1"),
        (None, None, "hour"): Decimal(26),
    }  # fmt: skip
    again = await mover.bring("rates", sheet, "rates.csv")
    assert (await mover.verdicts(again))["duplicate"] == 3
    assert len(await plant.rows(mine(WageRate))) == 3
