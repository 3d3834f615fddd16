"""Orders with what has been made of them so far: a column pair per operation, or a row per operation."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from infra.imports.layout import JOINT, same_word
from infra.quantity import ZERO, plain
from tenants.onboarding import errors
from tenants.onboarding.kinds.base import Field, Intent, Kind, Row, step
from tenants.onboarding.planning import Planning

GOOD = ("完成", "完成数", "完成数量", "完工", "合格", "合格数", "良品", "良品数", "done", "good", "completed")
SCRAP = ("报废", "报废数", "报废数量", "废品", "废品数", "工废", "scrap", "scrapped")
MATERIAL = ("料废", "料废数", "material scrap", "materialscrap")
DYNAMIC = {"good": GOOD, "scrap": SCRAP, "material_scrap": MATERIAL}
_WORD = {same_word(word): name for name, words in DYNAMIC.items() for word in words}
_ONE_ROW = re.compile(rf"(.+?)[\s\-_/:·.]*({'|'.join(sorted(map(re.escape, _WORD), key=len, reverse=True))})", re.I)


def dynamic_field(title: str) -> str | None:
    """`工序1 | 完成`, `粗车报废`, `OP10 good` → `good@工序1`, `scrap@粗车`, `good@OP10`."""
    upper, _, lower = title.rpartition(JOINT)
    if upper and same_word(lower) in _WORD:
        return f"{_WORD[same_word(lower)]}@{upper}"
    found = _ONE_ROW.fullmatch(title)
    return f"{_WORD[same_word(found[2])]}@{found[1].strip()}" if found else None


def in_rows(row: Row) -> bool:
    """A row per operation: then the columns hold the counts of the operation the row names."""
    return row.get("operation") is not None


async def _orders(plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        number = row.get("number")
        groups.setdefault(number if number and in_rows(row) else f"{number}\x1f{row.line}", []).append(row)
    return [_order(plan, each) for each in groups.values()]


def _order(plan: Planning, rows: list[Row]) -> Intent:
    first = rows[0]
    create: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows[1:]:
        _check_same(plan, first, row)
    quantity = plan.quantity(first, "quantity", plan.item_row(first, "item", quiet=True))
    made = [each for row in rows for each in _made(plan, row)]
    _check_steps(rows, made)
    released = first.get("state", "released") == "released"
    if not released and made:
        first.refuse(errors.NothingReleased(order=first.get("number", "")), "state")
    opened = step(
        "onboarding.open_order",
        number=first.get("number"),
        item_id=plan.item(first, "item"),
        quantity=None if quantity is None else plain(quantity),
        due_at=plan.due(first, "due"),
        customer_id=plan.partner(first, "customer", create, role="customer"),
        customer_po=first.get("customer_po"),
        priority=_whole(first, "priority"),
        released=released,
        scrap_reason=next((row.get("scrap_reason") for row in rows if row.get("scrap_reason")), None),
        made=made,
        custom=plan.custom(first),
    )
    return Intent(rows, [opened], create, natural=first.get("number"), natural_field="number")


def _whole(row: Row, name: str) -> int | None:
    value = row.get(name)
    return None if value is None else int(value)


def _check_same(plan: Planning, first: Row, row: Row) -> None:
    for name in ("item", "quantity", "due", "customer", "customer_po"):
        given = row.get(name)
        if given is not None and first.get(name) is not None and given != first.get(name):
            title = plan.title(name)
            row.refuse(errors.OrderDiffers(column=title, order=first.get("number", ""), line=first.line), name)


def _made(plan: Planning, row: Row) -> list[dict[str, Any]]:
    if in_rows(row):
        counts = {name: row.get(name) for name in DYNAMIC}
        return _counted(row, row.get("operation"), counts, plan)
    return [each for name, counts in row.steps.items() for each in _counted(row, name, counts, plan)]


def _counted(row: Row, operation: str, counts: dict[str, Any], plan: Planning) -> list[dict[str, Any]]:
    read: dict[str, Decimal] = {}
    for name, amount in counts.items():
        read[name] = ZERO if amount is None else plan.counted(row, f"{name}@{operation}", amount, "item")
    if not any(read.values()):
        return []
    return [
        {
            "operation": operation,
            "good": plain(read.get("good", ZERO)),
            "process_scrap": plain(read.get("scrap", ZERO)),
            "material_scrap": plain(read.get("material_scrap", ZERO)),
        }
    ]


def _check_steps(rows: list[Row], made: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for each in made:
        if each["operation"] in seen:
            rows[-1].refuse(errors.StepTwice(step=each["operation"]), "operation")
        seen.add(each["operation"])


ORDERS = Kind(
    name="orders", zh="订单与在制", en="Orders and work in process", plan=_orders, custom="order",
    creates=("partner",), under=frozenset(_WORD),
    fields=(
        Field(name="number", zh="订单号", en="Order", also=("工单号", "生产订单", "生产单号", "任务单号", "单号",
              "Order number", "Work order"), type="code", example="MO-2031"),
        Field(name="item", zh="物料编码", en="Item", also=("产品编码", "料号", "图号", "产品", "物料", "编码",
              "Item code"), type="code", required=True, example="LT-2207"),
        Field(name="quantity", zh="数量", en="Quantity", also=("订单数量", "计划数量", "生产数量", "投产数量", "Qty"),
              type="amount", required=True, example="500"),
        Field(name="due", zh="交期", en="Due", also=("交货日期", "交货期", "计划完工", "要求完工日期", "Due date"),
              type="day", required=True, example="2026-12-18"),
        Field(name="customer", zh="客户", en="Customer", also=("客户编码", "客户名称"), example="瑞泽液压"),
        Field(name="customer_po", zh="客户订单号", en="Customer PO", also=("客户PO", "PO", "PO号", "客户单号",
              "合同号"), type="code", example="RZ20261103"),
        Field(name="priority", zh="优先级", en="Priority", type="whole", example=""),
        Field(name="state", zh="状态", en="State", also=("订单状态",), type="choice", example="",
              words={"已下达": "released", "在制": "released", "生产中": "released", "released": "released",
                     "未下达": "planned", "计划": "planned", "planned": "planned"}),
        Field(name="operation", zh="工序", en="Operation", also=("工序名称", "工序号")),
        Field(name="good", zh="完成", en="Done", also=GOOD, type="amount", dynamic=True, example="120"),
        Field(name="scrap", zh="报废", en="Scrap", also=SCRAP, type="amount", dynamic=True, example="2"),
        Field(name="material_scrap", zh="料废", en="Material scrap", also=MATERIAL, type="amount", dynamic=True),
        Field(name="scrap_reason", zh="报废原因", en="Scrap reason", also=("原因", "废品原因"), type="code"),
    ),
)  # fmt: skip
