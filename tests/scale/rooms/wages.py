"""Rates, a grade, a rule, an adjustment, a dispute, and a month that was closed with a line."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.clock import now
from infra.ids import uuid7
from infra.work import system, working
from tenants.wages import commands
from tenants.wages.models import WageLine, WagePeriod
from tests.scale.worlds import World

ZONE = timedelta(hours=8)
"""The worlds' sites are in Suzhou."""


def today() -> date:
    return (now() + ZONE).date()


async def _rate(_here: Any, w: World) -> dict[str, Any]:
    return {
        "operationDefinitionId": str(w.ids["operationDefinitionId"]),
        "amount": "1.5",
        "effectiveFrom": str(today()),
    }


async def _grade(_here: Any, w: World) -> dict[str, Any]:
    return {"userId": str((await w.user()).id), "grade": "A", "effectiveFrom": str(today())}


async def _rule(_here: Any, w: World) -> dict[str, Any]:
    return {"effectiveFrom": str(today())}


async def _adjustment(_here: Any, w: World) -> dict[str, Any]:
    return {"userId": str(w.ids["author"]), "day": str(today()), "amount": "5"}


async def _disputable(_here: Any, w: World) -> dict[str, Any]:
    return {"reportId": str((await w.report(await w.running())).id), "text": w.text("claim")}


async def dispute(w: World, *, own: bool) -> UUID:
    """The author's, or somebody else's so that the author may decide."""
    report = await w.report(await w.running())
    made = await w.does(commands.open_dispute, commands.OpenDispute(report_id=report.id, text=w.text("claim")), w.lead)
    if not own:
        other = w.ids["userId"]
        async with working(system(w.tenant_id, w.text("system")), command="test.dispute") as work:
            row = await work.lock(type(made), made.id)
            assert row is not None
            await work.change(row, user_id=other)
    return UUID(str(made.id))


async def _withdrawn(_here: Any, w: World) -> dict[str, Any]:
    return {"disputeId": str(await dispute(w, own=True))}


async def _decided(_here: Any, w: World) -> dict[str, Any]:
    return {"disputeId": str(await dispute(w, own=False)), "accepted": True, "amount": "2.5", "quantities": None}


async def _closed(_here: Any, w: World) -> dict[str, Any]:
    """The month after the last that was closed: long ago, and empty."""
    months = sorted(row["month"] for row in await w.staff.rows("wages_period"))
    year, month = (int(part) for part in months[-1].split("-"))
    return {"month": f"{year + month // 12}-{month % 12 + 1:02}"}


RECIPES: dict[str, Any] = {
    "setWageRate": _rate,
    "setWageGrade": _grade,
    "setWageRule": _rule,
    "adjustWage": _adjustment,
    "openDispute": _disputable,
    "withdrawDispute": _withdrawn,
    "decideDispute": _decided,
    "closePeriod": _closed,
}
CASES: dict[str, Any] = {}


async def furnish(w: World) -> None:
    definition, start = w.ids["operationDefinitionId"], today() - timedelta(days=60)
    cmd = commands.SetWageRate(
        effective_from=start, amount=Decimal(w.number) / 10_000, operation_definition_id=definition
    )
    w.ids["rateId"] = (await w.does(commands.set_wage_rate, cmd)).id
    grade = commands.SetWageGrade(user_id=w.ids["author"], grade=w.marker, effective_from=start)
    await w.does(commands.set_wage_grade, grade)
    await w.does(commands.set_wage_rule, commands.SetWageRule(effective_from=start))
    extra = commands.AdjustWage(
        user_id=w.ids["author"], day=today(), amount=Decimal(w.number) / 100, reason=w.text("adjustment")
    )
    await w.does(commands.adjust_wage, extra)
    w.ids["disputeId"] = await dispute(w, own=True)
    await _long_ago(w)


async def _long_ago(w: World) -> None:
    """A month of 2020, so that months to close are left for every proof."""
    async with working(system(w.tenant_id, w.text("system")), command="test.period") as work:
        period = await work.insert(
            WagePeriod(
                month="2020-01",
                first_day=date(2020, 1, 1),
                last_day=date(2020, 1, 31),
                closed_at=now(),
                closed_by=w.text("boss"),
                people=1,
                lines=1,
                total=Decimal(w.number),
                digest=w.marker,
            )
        )
        line = WageLine(
            period_id=period.id, user_id=w.ids["author"], source="adjustment", source_id=uuid7(),
            day=date(2020, 1, 5), amount=Decimal(w.number), state="paid",
            explanation={
                "user_id": str(w.ids["author"]), "source": "adjustment", "source_id": str(uuid7()), "day": "2020-01-05",
                "at": "2020-01-05T00:00:00+00:00", "amount": str(w.number), "state": "paid", "note": w.text("note"),
            },
        )  # fmt: skip
        await work.insert(line)
    w.words["month"] = "2020-01"
