"""Routings: one row per operation of an item."""

import re
from collections.abc import Sequence
from typing import Any

from infra.quantity import plain
from tenants.onboarding import errors
from tenants.onboarding.kinds.base import Field, Intent, Kind, Row, step
from tenants.onboarding.planning import Planning


async def _routings(plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.get("item", ""), []).append(row)
    return [_routing(plan, each) for each in groups.values()]


def _routing(plan: Planning, rows: list[Row]) -> Intent:
    create: dict[str, dict[str, dict[str, Any]]] = {}
    item = plan.item(rows[0], "item")
    if rows[0].bad and item is None:
        for row in rows[1:]:
            row.refuse(errors.HeldBack(line=rows[0].line))
    given = [row.get("sequence") for row in rows]
    sequences = [int(each) if each is not None else place * 10 for place, each in enumerate(given, 1)]
    steps = [_step(plan, row, place, sequences, create) for place, row in enumerate(rows)]
    made = [
        step("masterdata.create_routing", item_id=item, steps=steps, effective_from={"$today": 0}),
        step("masterdata.approve_routing", routing_id={"$step": 0}),
    ]
    return Intent(rows, made, create)


def _step(
    plan: Planning, row: Row, place: int, sequences: list[int], create: dict[str, dict[str, dict[str, Any]]]
) -> dict[str, Any]:
    center = plan.work_center(row, "work_center")
    if sequences.index(sequences[place]) != place:
        row.refuse(errors.KeyRepeated(value=sequences[place], line=row.line), "sequence")
    made = {
        "sequence": sequences[place],
        "operation_definition_id": plan.operation(row, "operation", create, center),
        "work_center_id": center,
        "setup_seconds": int(row.get("setup", 0)),
        "cycle_seconds": plain(row.get("cycle")) if row.get("cycle") is not None else None,
        "predecessors": _predecessors(row, place, sequences),
    }
    return {name: value for name, value in made.items() if value is not None}


def _predecessors(row: Row, place: int, sequences: list[int]) -> list[int]:
    """Named ones, or simply the operation before."""
    text = row.get("predecessors")
    if text is None:
        return [sequences[place - 1]] if place else []
    return [int(each) for each in re.findall(r"\d{1,5}", text)]


ROUTINGS = Kind(
    name="routings", zh="工艺路线", en="Routings", plan=_routings, creates=("operation",),
    fields=(
        Field(name="item", zh="物料编码", en="Item", also=("产品编码", "料号", "图号", "编码", "Item code"),
              type="code", required=True, example="LT-2207"),
        Field(name="sequence", zh="工序号", en="Sequence", also=("序号", "工序序号", "Op"), type="whole",
              example="10"),
        Field(name="operation", zh="工序", en="Operation", also=("工序名称", "工序编码", "工步"), required=True,
              example="粗车"),
        Field(name="work_center", zh="工作中心", en="Work center", also=("设备组", "班组", "工位组"), example="CNC"),
        Field(name="setup", zh="准备时间", en="Setup", also=("准备工时", "换型时间", "调机时间"), type="seconds",
              example="600"),
        Field(name="cycle", zh="单件工时", en="Cycle time", also=("节拍", "单件时间", "标准工时", "单件节拍"),
              type="seconds", example="45"),
        Field(name="predecessors", zh="前道工序", en="Predecessors", also=("前工序", "紧前工序"), example=""),
    ),
)  # fmt: skip
