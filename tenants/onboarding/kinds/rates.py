"""Wage rates: one row, one version of a rate."""

from collections.abc import Sequence

from infra.quantity import plain
from tenants import wages
from tenants.onboarding.kinds.base import Field, Intent, Kind, Row, step
from tenants.onboarding.planning import Planning

BASES = {"计件": "piece", "piece": "piece", "计时": "hour", "hour": "hour"}


async def _rates(plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    return [_rate(plan, row) for row in rows]


def _rate(plan: Planning, row: Row) -> Intent:
    """The same item, operation, grade and day twice in one sheet is a contradiction."""
    amount = row.get("amount")
    made = step(
        wages.set_wage_rate.name,
        item_id=plan.item(row, "item") if row.get("item") else None,
        operation_definition_id=plan.operation(row, "operation", {}, None),
        grade=row.get("grade"),
        basis=row.get("basis", "piece"),
        amount=None if amount is None else plain(amount.value),
        effective_from=plan.day(row, "effective_from") or {"$today": 0},
    )
    parts = (row.get("item"), row.get("operation"), row.get("grade"), plan.day(row, "effective_from"))
    return Intent([row], [made], natural=" ".join(str(part or "-") for part in parts), natural_field="operation")


RATES = Kind(
    name="rates", zh="工价", en="Wage rates", plan=_rates,
    fields=(
        Field(name="item", zh="物料编码", en="Item", also=("料号", "图号", "产品编码", "编码", "Item code"),
              type="code", example="LT-2207"),
        Field(name="operation", zh="工序", en="Operation", also=("工序名称", "工序编码", "工序代码"), type="code",
              example="精车"),
        Field(name="grade", zh="等级", en="Grade", also=("工人等级", "技能等级"), type="code", example="A"),
        Field(name="basis", zh="计薪方式", en="Basis", also=("方式", "类别"), type="choice", words=BASES,
              example="计件"),
        Field(name="amount", zh="单价", en="Rate", also=("工价", "计件单价", "元/件", "金额", "Amount"), type="amount",
              required=True, example="1.25"),
        Field(name="effective_from", zh="生效日期", en="In force from", also=("生效", "启用日期", "开始日期"),
              type="day", example="2026-12-01"),
    ),
)  # fmt: skip
