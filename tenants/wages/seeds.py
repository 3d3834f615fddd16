"""The demo plant's rates, grades and scrap rule, and a dispute that waits for the lead."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra import clock
from infra.db import mine
from infra.work import reading, system
from tenants.identity.models import User
from tenants.masterdata.models import Item, OperationDefinition
from tenants.orders.seeds import People, Storyteller
from tenants.reporting.models import OutputReport
from tenants.wages import commands

HOURLY = {"INSPECT": "26.00"}
"""Paid by the hour."""
UNPRICED = {"HEAT", "PACK"}
"""Nobody has said yet what it earns, so the month shows a gap in its rates."""

PIECE = ("0.85", "1.20", "1.35", "0.60", "0.95", "1.10", "0.45", "0.75")
GRADES = {"wang": "A", "limin": "B", "zhaolei": "B", "xulong": "A", "songyan": "A", "xiaohua": "A", "dengjie": "A"}
DEFAULT_GRADE = "C"
HOUR_OF_GRADE = {"A": "28.00", "B": "25.50", "C": "23.00"}


async def seed_demo(tenant_id: UUID) -> None:
    people = await People.of(tenant_id)
    story = Storyteller(people)
    async with reading(system(tenant_id)) as read:
        definitions = await read.all(mine(OperationDefinition).order_by(OperationDefinition.code))
        items = await read.all(mine(Item).where(Item.kind == "product").order_by(Item.code).limit(1))
    begun = date(clock.now().year, 1, 1)
    changed = (clock.now() - timedelta(days=9)).date()
    for n, definition in enumerate(definitions):
        await _rates(story, n, definition, begun, changed)
    for item in items:
        await _rate(story, f"{item.code} own", begun, "1.68", definitions[0].id, item_id=item.id)
    for grade, amount in HOUR_OF_GRADE.items():
        await _rate(story, f"hour {grade}", begun, amount, None, basis="hour", grade=grade)
    await story.tell(
        "wage rule", "qian", commands.set_wage_rule, effective_from=begun, process_scrap=Decimal("-0.5")
    )  # fmt: skip
    for login, user in people.users.items():
        await _grade(story, login, user, begun)
    await _dispute(story, people, tenant_id)


async def _rates(story: Storyteller, n: int, definition: OperationDefinition, begun: date, changed: date) -> None:
    if definition.code in UNPRICED:
        return
    hour = HOURLY.get(definition.code)
    if hour is not None:
        await _rate(story, f"{definition.code} hour", begun, hour, definition.id, basis="hour")
        return
    amount = Decimal(PIECE[n % len(PIECE)])
    await _rate(story, definition.code, begun, str(amount), definition.id)
    await _rate(story, f"{definition.code} A", begun, str(amount + Decimal("0.08")), definition.id, grade="A")
    if n % 3 == 0:
        await _rate(story, f"{definition.code} raised", changed, str(amount + Decimal("0.05")), definition.id)


async def _rate(story: Storyteller, step: str, since: date, amount: str, operation: UUID | None, **more: Any) -> None:
    await story.tell(
        f"wage rate {step}", "qian", commands.set_wage_rate, effective_from=since, amount=Decimal(amount),
        operation_definition_id=operation, **more,
    )  # fmt: skip


async def _grade(story: Storyteller, login: str, user: User, begun: date) -> None:
    grade = GRADES.get(login, DEFAULT_GRADE)
    await story.tell(
        f"wage grade {login}", "qian", commands.set_wage_grade, user_id=user.id, grade=grade, effective_from=begun
    )


async def _dispute(story: Storyteller, people: People, tenant_id: UUID) -> None:
    """王建国 has counted again."""
    wang = people.users["wang"].id
    async with reading(system(tenant_id)) as read:
        reports = await read.all(
            mine(OutputReport)
            .where(
                OutputReport.worker_id == wang, OutputReport.reversed_by_id.is_(None), OutputReport.kind == "production"
            )
            .order_by(OutputReport.occurred_at.desc())
            .limit(1)
        )
    for report in reports:
        await story.tell(
            "wage dispute", "wang", commands.open_dispute, report_id=report.id, text="我数的是多 5 件，请核对计数器"
        )
