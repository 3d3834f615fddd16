"""The shop of the reporting stories, with an owner who sets rates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest_asyncio

from tenants import roles
from tenants.orders.models import Operation
from tests.tenants.reporting import conftest as reporting
from tests.tenants.reporting.conftest import Shop, shop

reporting.PEOPLE.setdefault("qian", ("钱卫东", roles.OWNER))

LINE = (
    "reportId source amount state kind good processScrap rate rateVersion basis share crew grade adjusts reversesId"
    " factors { processScrap materialScrap } order operationName { zh } note"
)


@dataclass
class Office:
    """What is asked of wages, through the door."""

    shop: Shop
    turn: UUID

    async def rate(self, amount: str | None, since: str = "2026-01-01", code: str | None = None, **more: Any) -> Any:
        given = {"operationDefinitionId": self.turn, "effectiveFrom": since, "amount": amount} | more
        made = await self.shop.says("qian", "setWageRate", "WageRate", "id version", **given)
        if code is None:
            assert made["__typename"] == "WageRate", made
        else:
            assert made.get("code") == code, made
        return made

    async def today(self, who: str) -> tuple[Decimal, Decimal, int]:
        day = (await self.shop.ask(who, "{ myWagesToday { yuan waiting gaps } }"))["myWagesToday"]
        return Decimal(day["yuan"]), Decimal(day["waiting"]), day["gaps"]

    async def of(self, who: str, report: Any) -> list[dict[str, Any]]:
        query = f"query Q($id: UUID!) {{ wageOfReport(reportId: $id) {{ {LINE} }} }}"
        found: list[dict[str, Any]] = (await self.shop.ask(who, query, id=report["id"]))["wageOfReport"]
        return found

    async def slip(self, who: str, month: str = "2026-11", user: UUID | None = None) -> dict[str, Any]:
        query = f"query Q($m: String, $u: UUID) {{ wageSlip(month: $m, userId: $u) {{ name total waiting gaps closedAt grade lines {{ {LINE} day }} }} }}"  # noqa: E501
        found: dict[str, Any] = (await self.shop.ask(who, query, m=month, u=user))["wageSlip"]
        return found

    async def month(self, month: str = "2026-11") -> dict[str, Any]:
        shown = "total closable pending disputes gaps { item grade since until reports } people { name total good } closed { total people lineCount digest }"  # noqa: E501
        query = f"query Q($m: String) {{ wageMonth(month: $m) {{ {shown} }} }}"
        found: dict[str, Any] = (await self.shop.ask("qian", query, m=month))["wageMonth"]
        return found

    async def close(self, month: str = "2026-11", code: str | None = None) -> Any:
        before = await self.written()
        made = await self.shop.says("qian", "closePeriod", "WagePeriod", "id month total people digest", month=month)
        if code is None:
            assert made["__typename"] == "WagePeriod", made
        else:
            assert made.get("code") == code, made
            assert await self.written() == before
        return made

    async def operation(self, quantity: int = 1000, **step: Any) -> Operation:
        return await self.shop.operation(quantity, **step)

    async def grade(self, who: str, grade: str, since: str = "2026-01-01") -> None:
        given = {"userId": await self.shop.id_of(who), "grade": grade, "effectiveFrom": since}
        made = await self.shop.says("qian", "setWageGrade", "WageGrade", "id", **given)
        assert made["__typename"] == "WageGrade", made

    async def written(self) -> dict[str, int]:
        tables = (
            "wages_rate", "wages_grade", "wages_rule", "wages_adjustment", "wages_dispute", "wages_period",
            "wages_line", "reporting_output_report", "identity_todo", "journal_change", "outbox",
        )  # fmt: skip
        return {table: len(await self.shop.staff.rows(table)) for table in tables}


@pytest_asyncio.fixture
async def office(shop: Shop) -> Office:
    await shop.knows("qian")
    await shop.knows("wang")
    return Office(shop, shop.plant.definitions["TURN"].id)


def day(text: str) -> date:
    return date.fromisoformat(text)


__all__ = ["Office", "office", "shop"]
