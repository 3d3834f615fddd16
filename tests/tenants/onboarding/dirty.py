"""Sheets as plants really keep them, made the same way every time: each knows which of its rows are bad, and why."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

FULL = str.maketrans("0123456789.()kg", "０１２３４５６７８９．（）ｋｇ")


@dataclass
class Dirty:
    """A workbook and the code of the refusal that each bad row must get."""

    content: bytes
    bad: dict[int, str] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    rows: int = 0


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def page_of(book: openpyxl.Workbook) -> Worksheet:
    page = book.active
    assert isinstance(page, Worksheet)
    return page


def items_sheet(codes: list[str], unit: str = "件") -> bytes:
    book = openpyxl.Workbook()
    page = page_of(book)
    page.append(["物料编码 *", "名称", "类别", "单位"])
    for n, code in enumerate(codes):
        page.append([code, f"零件 {n}", "零件", unit])
    return saved(book)


# -- orders ------------------------------------------------------------------------------------------------

ORDER_HEAD = ["订单号", "产品编码", "订单数量（件）", "交期", "客户", "客户PO"]


def orders_sheet(count: int, item: str, operations: int = 6, *, bad: bool = True, seed: int = 7) -> Dirty:
    """A wide sheet: a company title, two title rows with merged cells, a column pair per operation; every fiftieth
    order is wrong in one of several ways. The rest is dirty but readable."""
    chance = random.Random(seed)
    book = openpyxl.Workbook()
    page = page_of(book)
    width = len(ORDER_HEAD) + 2 * operations
    page.append(["恒准精密 2026年11月在制品清单"])
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    page.append([])
    page.append([*ORDER_HEAD, *(f"工序{1 + n // 2}" if n % 2 == 0 else None for n in range(2 * operations))])
    page.append([None] * len(ORDER_HEAD) + ["完成", "报废"] * operations)
    for column in range(1, len(ORDER_HEAD) + 1):
        page.merge_cells(start_row=3, start_column=column, end_row=4, end_column=column)
    for n in range(operations):
        left = len(ORDER_HEAD) + 1 + 2 * n
        page.merge_cells(start_row=3, start_column=left, end_row=3, end_column=left + 1)
    made = Dirty(b"")
    for n in range(count):
        row = _order(chance, n, item, operations)
        line = page.max_row + 1
        if bad and n % 10 == 5:
            made.bad[line] = _spoil(row, n // 10, line)
        page.append(row)
        if n % 40 == 39:
            page.append([])  # people leave room
    made.rows = count
    made.content = saved(book)
    return made


def _order(chance: random.Random, n: int, item: str, operations: int) -> list[Any]:
    quantity = chance.randrange(50, 2000)
    day = chance.randrange(1, 29)
    due = (f"2026.12.{day}", f"2026年12月{day}日", f" 2026/12/{day:02} ", 46_357 + day)[n % 4]
    shown = (quantity, f" {quantity} ", str(quantity).translate(FULL), f"{quantity:,} 件")[n % 4]
    customer = ("瑞泽液压", "RZ", "ＲＺ", None)[n % 4]
    row: list[Any] = [f"WIP-{n:04}", item if n % 3 else f"{item} ", shown, due, customer, f"PO{n // 3}"]
    arrived = quantity
    for _ in range(operations):
        good = chance.randrange(arrived // 2, arrived + 1) if arrived > 4 else 0
        scrap = min(arrived - good, chance.randrange(0, 3))
        row += [good or None, scrap or None]
        arrived = good
    return row


def _spoil(row: list[Any], kind: int, line: int) -> str:
    """Make a row wrong; the code it must be refused with."""
    match kind % 7:
        case 0:
            row[1] = "NO-SUCH"
            return "onboarding.not_there"
        case 1:
            row[2] = "=SUM(G1:G2)"
            return "infra.formula_found"
        case 2:
            row[3] = "12月5日"
            return "infra.cell_not_a_date"
        case 3:
            row[2] = "12.5kg"
            return "onboarding.unit_other"
        case 4:
            row[6], row[8] = 5, 9
            return "onboarding.more_than_arrived"
        case 5:
            row[0] = "WIP-0000"
            return "onboarding.key_repeated"
    row[7] = "三件"
    return "infra.cell_not_a_number"


# -- BOMs --------------------------------------------------------------------------------------------------


def codes_of(products: int, parts: int) -> list[str]:
    return [f"P{n:03}" for n in range(products)] + [
        f"P{n:03}-{part:02}" for n in range(products) for part in range(parts)
    ]


def bom_by_levels(products: int, parts: int, *, bad: bool = True) -> Dirty:
    """A level column (1, .2): each product with its parts; every third part is itself made of the two that follow."""
    book = openpyxl.Workbook()
    page = page_of(book)
    page.append(["BOM 导出"])
    page.append(["层级", "物料编码", "名称", "用量（件）", "单位", "备注"])
    made = Dirty(b"")
    for n in range(products):
        page.append([1, f"P{n:03}", "总成", None, "件", None])
        first = page.max_row
        spoiled = False
        for part in range(parts):
            deep = part % 3 != 0
            level: Any = ("..3", 3)[part % 2] if deep else (".2", "２")[part % 2]
            row: list[Any] = [level, f"P{n:03}-{part:02}", f"零件{part}", (1, "２", "3 件", "1")[part % 4], "件", ""]
            line = page.max_row + 1
            if bad and part == parts - 3 and n % 10 == 4:
                made.bad[line] = _spoil_part(row, n // 10, n)
                spoiled = True
            page.append(row)
        if spoiled:
            made.held |= set(range(first, page.max_row + 1)) - made.bad.keys()
    made.rows = page.max_row - 2
    made.content = saved(book)
    return made


def _spoil_part(row: list[Any], kind: int, product: int) -> str:
    row[0] = ".2"
    match kind % 4:
        case 0:
            row[1] = f"P{product:03}"
            return "masterdata.bom_cycle"
        case 1:
            row[3] = "=D3*2"
            return "infra.formula_found"
        case 2:
            row[1] = f"MISSING-{product}"
            return "onboarding.not_there"
    row[0] = "..5"
    return "onboarding.level_jumps"


def bom_by_parents(products: int, parts: int) -> bytes:
    """Parent and part in each row, as GB 18030 text."""
    lines = ["父项编码,子项编码,用量(pcs),项次"]
    lines += [f"P{n:03},P{n:03}-{part:02},{1 + part % 3},{part + 1}" for n in range(products) for part in range(parts)]
    return "\r\n".join(lines).encode("gb18030")
