"""BOMs, written as parent and part in each row, or as one column of levels."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.errors import Refusal
from infra.ids import derived
from infra.quantity import plain
from tenants.masterdata.boms import FOREVER, Span, Use, find_loop
from tenants.masterdata.errors import BomCycle
from tenants.onboarding import errors, rules
from tenants.onboarding.kinds.base import Field, Intent, Kind, Row, step
from tenants.onboarding.planning import Planning


@dataclass
class _Group:
    """The parts of one parent where it stands once in the sheet. `head`: the row the parent itself stands in."""

    parent: str
    head: Row | None = None
    rows: list[Row] = field(default_factory=list)


async def _boms(plan: Planning, rows: Sequence[Row]) -> list[Intent]:
    levels = any(row.get("level") for row in rows)
    groups = _by_level(plan, rows) if levels else _by_parent(rows)
    _check_circles(groups)
    _check_repeats(groups)
    return _intents(plan, groups, rows)


def _by_parent(rows: Sequence[Row]) -> list[_Group]:
    groups: dict[str, _Group] = {}
    for row in rows:
        parent = row.get("parent")
        if parent is None:
            row.refuse(errors.CellEmpty(column="parent"), "parent")
            continue
        groups.setdefault(parent, _Group(parent)).rows.append(row)
    return list(groups.values())


def _by_level(plan: Planning, rows: Sequence[Row]) -> list[_Group]:
    """Each row's parent is the nearest row above it that is one level higher; the highest level are the products."""
    groups: list[_Group] = []
    above: dict[int, tuple[Row, _Group | None]] = {}
    top: int | None = None
    for row in rows:
        level = _level(row)
        if level is None:
            continue
        top = level if top is None else min(top, level)
        for deeper in [each for each in above if each >= level]:
            del above[deeper]
        if level > top:
            _under(plan, row, level, above, groups)
        above[level] = (row, None)
    return groups


def _level(row: Row) -> int | None:
    try:
        return rules.level_of(row.get("level", ""), row.cells.get("level", ""))
    except Refusal as refusal:
        row.refuse(refusal, "level")
        return None


def _under(
    plan: Planning, row: Row, level: int, above: dict[int, tuple[Row, _Group | None]], groups: list[_Group]
) -> None:
    if level - 1 not in above:
        row.refuse(errors.LevelJumps(level=level, above=level - 1), "level")
        return
    head, group = above[level - 1]
    if group is None:
        group = _Group(head.get("item") or "", head)
        groups.append(group)
        above[level - 1] = (head, group)
    if head.get("item") is None:
        row.refuse(errors.HeldBack(line=head.line))
    group.rows.append(row)


def _check_repeats(groups: list[_Group]) -> None:
    """The same part at the same place twice is a slip; a parent that comes again with the same parts is not."""
    first: dict[str, _Group] = {}
    for group in groups:
        if group.head is not None and group.head.bad:
            _hold(group, group.head)
            continue
        seen: dict[Any, Row] = {}
        for row in group.rows:
            same = (row.get("item"), row.get("quantity"), row.get("position"))
            if same in seen and not row.bad:
                row.refuse(errors.RowRepeated(line=seen[same].line))
            seen.setdefault(same, row)
        earlier = first.setdefault(group.parent, group)
        if earlier is not group:
            _check_same(earlier, group)


def _hold(group: _Group, head: Row) -> None:
    for row in group.rows:
        if not row.bad:
            row.refuse(errors.HeldBack(line=head.line))


def _check_same(earlier: _Group, again: _Group) -> None:
    parts = [sorted((str(row.get("item")), str(row.get("quantity"))) for row in each.rows) for each in (earlier, again)]
    for row, original in zip(again.rows, [*earlier.rows, *again.rows], strict=False):
        if parts[0] == parts[1]:
            row.repeats = original.line
        else:
            row.refuse(errors.BomDiffers(item=again.parent, line=earlier.rows[0].line))


def _check_circles(groups: list[_Group]) -> None:
    """Row by row, so that the row which closes the circle is the one that is named. The sheet alone; the command
    looks at what stands already."""
    uses: dict[UUID, list[Use]] = {}
    always = Span(date.min, FOREVER)
    codes: dict[UUID, str] = {}
    for group in groups:
        parent = derived("item", group.parent)
        for row in group.rows:
            if row.bad:
                continue
            part = derived("item", row.get("item"))
            codes |= {parent: group.parent, part: row.get("item")}
            loop = find_loop(parent, [part], always, uses)
            if loop is None:
                uses.setdefault(parent, []).append(Use(part, always))
            else:
                row.refuse(BomCycle(item=group.parent, loop=" → ".join(codes[each] for each in loop)), "item")


def _intents(plan: Planning, groups: list[_Group], rows: Sequence[Row]) -> list[Intent]:
    made = [_intent(plan, group) for group in groups]
    grouped = {id(row) for group in groups for row in group.rows}
    heads = [row for row in rows if id(row) not in grouped]
    # A product's own row says nothing by itself: it shares the fate of its parts.
    for intent, group in zip(made, groups, strict=True):
        if group.head is not None and any(group.head is each for each in heads):
            intent.rows.insert(0, group.head)
            heads = [each for each in heads if each is not group.head]
    return [*made, *(Intent([row], []) for row in heads)]


def _intent(plan: Planning, group: _Group) -> Intent:
    create: dict[str, dict[str, dict[str, Any]]] = {}
    parent = plan.item_named(group.head or group.rows[0], "item" if group.head else "parent", create, "product",
                             blame=group.rows)  # fmt: skip
    lines = [_line(plan, row, place, create) for place, row in enumerate(group.rows, 1)]
    from_day = next((day for row in group.rows if (day := plan.day(row, "effective_from"))), None)
    steps = [
        step("masterdata.create_bom", item_id=parent, lines=lines, effective_from=from_day or {"$today": 0}),
        step("masterdata.approve_bom", bom_id={"$step": 0}),
    ]
    return Intent(list(group.rows), [] if all(row.repeats for row in group.rows) else steps, create)


def _line(plan: Planning, row: Row, place: int, create: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Any]:
    part = plan.item_named(row, "item", create, "component")
    quantity: Decimal | None = None
    if row.get("quantity") is None:
        if not plan.told(row, "quantity"):
            row.refuse(errors.CellEmpty(column=plan.title("quantity")), "quantity")
    else:
        quantity = row.get("quantity").value
    position = row.get("position")
    unit = plan.other_unit(row, "quantity", plan.item_row(row, "item", quiet=True))
    return ({} if unit is None else {"unit_id": unit}) | {
        "item_id": part,
        "quantity": plain(quantity or Decimal(0)),
        "position": place * 10 if position is None else int(position),
    }


BOMS = Kind(
    name="boms", zh="物料清单", en="BOMs", plan=_boms, creates=("item", "unit"),
    fields=(
        Field(name="level", zh="层级", en="Level", also=("阶层", "阶次", "BOM层级", "BOM level"), type="code"),
        Field(name="parent", zh="父项编码", en="Parent", also=("父件", "父件编码", "父项", "母件", "母件编码",
              "产品编码", "Parent item", "Assembly"), type="code", example="LT-2207"),
        Field(name="item", zh="子项编码", en="Component", also=("子件", "子件编码", "子项", "物料编码", "料号", "图号",
              "编码", "Item", "Part number", "Component item"), type="code", required=True, example="LT-2207-01"),
        Field(name="name", zh="名称", en="Name", also=("子项名称", "子件名称", "物料名称", "品名", "Description"),
              example="轴套毛坯"),
        Field(name="quantity", zh="用量", en="Quantity", also=("数量", "单位用量", "单台用量", "Qty", "Quantity per"),
              type="amount", example="1"),
        Field(name="unit", zh="单位", en="Unit", also=("计量单位", "UOM"), type="code", example="件"),
        Field(name="position", zh="项次", en="Position", also=("行号", "Pos"), type="whole", example="10"),
        Field(name="effective_from", zh="生效日期", en="Effective from", also=("生效日",), type="day"),
    ),
)  # fmt: skip
