"""Titles where people really put them, and cells as they really type them."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from infra import sheets
from infra.errors import Refusal
from infra.imports.cells import Amount, amount_of, cell_name, code_of, moment_of, text_of, yes_no_of
from infra.imports.layout import same_word, split_unit, table_of
from infra.sheets import Formula, SheetTooLarge, read_grid, read_sheet

KNOWN = {same_word(each) for each in ("订单号", "物料编码", "数量")}
UNDER = {same_word(each) for each in ("完成", "报废")}


def titles(text: str) -> tuple[str, ...]:
    return table_of(read_grid(text.encode()), KNOWN, UNDER).titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("订单号,数量\nA,1\n", ("订单号", "数量")),
        ("恒准精密有限公司\n2026年11月\n\n订单号,数量\nA,1\n", ("订单号", "数量")),
        ("订单号,数量,工序1,,工序2,\n,,完成,报废,完成,报废\nA,9,1,0,1,0\n",
         ("订单号", "数量", "工序1 | 完成", "工序1 | 报废", "工序2 | 完成", "工序2 | 报废")),
        ("基本信息,,粗车,\n订单号,数量,完成,报废\nA,9,1,0\n", ("订单号", "数量", "粗车 | 完成", "粗车 | 报废")),
        ("＊订单号：,数量（ｋｇ）\nA,1\n", ("*订单号:", "数量(kg)")),
        ("foo,bar\nA,1\n", ("foo", "bar")),
    ],
)  # fmt: skip
def test_titles_are_found_and_composed(text: str, expected: tuple[str, ...]) -> None:
    assert titles(text) == expected


def test_merged_cells_say_the_same_in_every_row_and_column() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    for row in (["订单号", "工序1", None], [None, "完成", "报废"], ["A", 3, 1], [None, 2, 0]):
        page.append(row)
    for merged in ("A1:A2", "B1:C1", "A3:A4"):
        page.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)

    table = table_of(read_grid(out.getvalue()), KNOWN, UNDER)

    assert table.titles == ("订单号", "工序1 | 完成", "工序1 | 报废")
    assert [(line.number, line.cells) for line in table.lines] == [
        (3, ("A", Decimal(3), Decimal(1))),
        (4, ("A", Decimal(2), Decimal(0))),
    ]


def test_the_title_row_repeated_on_every_printed_page_is_no_data() -> None:
    table = table_of(read_grid("订单号,数量\nA,1\n订单号,数量\nB,2\n".encode()), KNOWN)
    assert [line.number for line in table.lines] == [2, 4]


def test_a_cell_that_computes_is_known_as_one_and_padded_numbers_keep_their_zeros() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(["a", "b"])
    page.append(["=1+1", 123])
    page["B2"].number_format = "00000"
    out = io.BytesIO()
    book.save(out)
    assert read_grid(out.getvalue())[1].cells == (Formula("=1+1"), "00123")


def test_a_sheet_that_claims_a_million_columns_is_read_as_far_as_it_goes() -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page["A1"], page["A900"] = "订单号", "x"
    out = io.BytesIO()
    book.save(out)
    grid = read_grid(out.getvalue())
    assert [line.number for line in grid] == [1, 900]


def test_a_grid_has_its_limits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST_FILE", 10)
    with pytest.raises(SheetTooLarge):
        read_grid(b"a" * 11)
    monkeypatch.setattr(sheets, "LARGEST_FILE", 10**6)
    monkeypatch.setattr(sheets, "LONGEST_SHEET", 2)
    with pytest.raises(SheetTooLarge):
        read_grid(b"a\n1\n2\n3\n")
    assert len(read_sheet(b"a\n1\n2\n").lines) == 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [("数量(kg)", ("数量", "kg")), ("数量（件）", ("数量", "件")), ("数量【m】", ("数量", "m")),
     ("数量", ("数量", None)), ("(kg)", ("(kg)", None))],
)  # fmt: skip
def test_units_in_titles(title: str, expected: tuple[str, str | None]) -> None:
    assert split_unit(title) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12.5", Amount(Decimal("12.5"), None)), ("１２．５ｋｇ", Amount(Decimal("12.5"), "kg")),
        ("1,200 pcs", Amount(Decimal(1200), "pcs")), ("1，200", Amount(Decimal(1200), None)),
        (" 7 件", Amount(Decimal(7), "件")), (Decimal("0.1"), Amount(Decimal("0.1"), None)), ("", None), (None, None),
        ("-3", Amount(Decimal(-3), None)), ("12.5 m2", Amount(Decimal("12.5"), "m2")),
    ],
)  # fmt: skip
def test_amounts_are_read_exactly(cell: Any, expected: Amount | None) -> None:
    assert amount_of(cell, "A1") == expected


@pytest.mark.parametrize("cell", ["1,2", "1.5E3", "1/2", "5%", "三", "1.2.3", "12,34", "1e5", True, Formula("=A1")])
def test_what_is_no_plain_number_is_refused_with_its_cell(cell: Any) -> None:
    with pytest.raises(Refusal) as refused:
        amount_of(cell, "D12")
    assert refused.value.params["cell"] == "D12"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026.11.5", (date(2026, 11, 5), None)), ("2026年11月5日", (date(2026, 11, 5), None)),
        ("２０２６／１１／０５", (date(2026, 11, 5), None)), ("2026-11-05 17:30", (date(2026, 11, 5), time(17, 30))),
        ("20261105", (date(2026, 11, 5), None)), (Decimal(46331), (date(2026, 11, 5), None)),
        (datetime(2026, 11, 5), (date(2026, 11, 5), None)), (date(2026, 11, 5), (date(2026, 11, 5), None)), ("", None),
    ],
)  # fmt: skip
def test_dates_in_every_spelling_that_has_a_year(cell: Any, expected: Any) -> None:
    assert moment_of(cell, "A1") == expected


@pytest.mark.parametrize("cell", ["11月5日", "2026-13-01", "5/11/26", "soon", "2026.11", Decimal(3), Formula("=A1")])
def test_a_date_without_its_year_is_refused(cell: Any) -> None:
    with pytest.raises(Refusal):
        moment_of(cell, "B2")


def test_codes_words_and_flags() -> None:
    assert code_of("ＬＴ－２２０７\u3000", "A1") == ("LT-2207", False)
    assert code_of(Decimal(123), "A1") == ("123", True)
    assert text_of("\u3000轴套（大） ", "A1") == "轴套（大）"
    assert [yes_no_of(each, "A1") for each in ("是", "×", None)] == [True, False, None]
    assert [cell_name(12, 3), cell_name(1, 26)] == ["D12", "AA1"]
    for read in (text_of, yes_no_of):
        with pytest.raises(Refusal):
            read(Formula("=1"), "A1")
    with pytest.raises(Refusal):
        text_of("x" * 401, "A1")
    with pytest.raises(Refusal):
        yes_no_of("maybe", "A1")
