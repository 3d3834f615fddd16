"""Spreadsheets as people send them, and files nobody can be attacked with."""

import io
import zipfile
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from infra import sheets
from infra.sheets import SheetTooLarge, SheetUnreadable, csv_bytes, read_sheet, with_reasons, xlsx_bytes

HEADER = ("料号", "数量")


def cells(content: bytes) -> list[tuple[sheets.Value, ...]]:
    return [line.cells for line in read_sheet(content, "f").lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_in_the_encodings_and_separators_people_use(encoding: str, separator: str) -> None:
    text = f"料号{separator}数量\r\n轴套{separator}37\r\n"

    sheet = read_sheet(text.encode(encoding), "parts.csv")

    assert sheet.header == HEADER
    assert [line.cells for line in sheet.lines] == [("轴套", "37")]


def test_rows_keep_the_number_the_user_sees() -> None:
    content = b'code,note\n\nA,"two\nlines"\nB,x\n'

    assert [(line.number, line.cells) for line in read_sheet(content).lines] == [
        (3, ("A", "two\nlines")),
        (5, ("B", "x")),
    ]


def test_titles_are_compared_by_words() -> None:
    assert read_sheet(b"Work Order  Qty, Part \n1,2\n").header == ("Work Order Qty", "Part")


def test_an_xlsx_gives_typed_values_and_exact_numbers() -> None:
    at = datetime(2026, 11, 20, 8, 15)
    content = xlsx_bytes(("a", "b", "c", "d"), [("x", Decimal("0.1"), Decimal(37), at)])

    assert cells(content) == [("x", Decimal("0.1"), Decimal(37), at)]
    assert str(cells(content)[0][2]) == "37"


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("http://x","y")'])
def test_text_that_looks_like_a_formula_is_never_run(text: str) -> None:
    assert csv_bytes(("a",), [(text,)]).decode("utf-8-sig").split("\r\n")[1].lstrip('"').startswith("'")
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes((text,), [(text,)])))
    for row in book.worksheets[0].iter_rows():
        assert [cell.data_type for cell in row] == ["s"]


@pytest.mark.parametrize("text", ["-5", "+86", "-0.25", "plain", "", "'quoted'"])
def test_plain_numbers_and_words_are_left_alone(text: str) -> None:
    assert sheets.defused(text) == text


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_our_own_csv_comes_back_as_it_was(text: str) -> None:
    assert sheets.restored(sheets.defused(text)) == text or text.startswith("'")


def test_the_error_file_is_the_users_own_sheet_with_a_red_column() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["code", "quantity", "sum"])
    page.append(["A", 1, "=B2*2"])
    page.append(["B", -3, "=B3*2"])
    page["A2"].font = Font(italic=True)
    book.create_sheet("notes").append(["keep me"])
    out = io.BytesIO()
    book.save(out)

    again = openpyxl.load_workbook(io.BytesIO(with_reasons(out.getvalue(), {3: "=negative"})))

    page = again.worksheets[0]
    assert [cell.value for cell in page[1]] == ["code", "quantity", "sum", "原因 / Reason"]
    assert page["C2"].value == "=B2*2"
    assert page["A2"].font.italic
    assert page["D2"].value is None
    assert page["D3"].value == "=negative"
    assert page["D3"].data_type == "s"
    assert page["D3"].font.color.rgb == sheets.RED
    assert again.sheetnames[1] == "notes"


def test_a_corrected_file_gets_its_reasons_renewed_not_a_second_column() -> None:
    first = with_reasons(b"code,quantity\nA,1\nB,2\n", {2: "wrong", 3: "wrong too"})
    second = openpyxl.load_workbook(io.BytesIO(with_reasons(first, {3: "still wrong"}))).worksheets[0]

    assert [[cell.value for cell in row] for row in second.iter_rows()] == [
        ["code", "quantity", "原因 / Reason"],
        ["A", "1", None],
        ["B", "2", "still wrong"],
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"PK\x03\x04broken", b"\x00\x01\x02,\x00", b"\xff\xfe\x00", b'a,b\n"open', b"\x81\xff\xff\x81"],
)
def test_a_file_that_is_no_table_says_so(content: bytes) -> None:
    with pytest.raises(SheetUnreadable) as refused:
        read_sheet(content, "photo.jpg")
    assert "photo.jpg" in refused.value.sentence


def test_a_zip_that_is_no_workbook_says_so() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("hello.txt", "hello")
    with pytest.raises(SheetUnreadable):
        read_sheet(out.getvalue(), "hello.zip")


def test_files_that_would_fill_the_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST_FILE", 100)
    with pytest.raises(SheetTooLarge):
        read_sheet(b"a" * 101)
    monkeypatch.setattr(sheets, "LARGEST_FILE", 10**9)
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED", 1000)
    with pytest.raises(SheetTooLarge):
        read_sheet(xlsx_bytes(("a",), [("x" * 1000,)]))
    monkeypatch.setattr(sheets, "LONGEST_SHEET", 2)
    with pytest.raises(SheetTooLarge):
        read_sheet(b"a\n1\n2\n3\n")
