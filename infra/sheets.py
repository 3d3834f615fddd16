"""Spreadsheets in and out: xlsx and csv, as people really send them.

In: csv in UTF-8 or GB 18030, split by comma, semicolon or tab; the first sheet of an xlsx. Out: text that a spreadsheet
would take for a formula is defused, because whoever opens our file trusts it (CWE-1236).
"""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, cast

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from infra.errors import Invalid

Value = str | Decimal | bool | datetime | date | time | timedelta | None

LARGEST_FILE = 20 * 2**20
LARGEST_UNPACKED = 300 * 2**20
LONGEST_SHEET = 200_000
LONGEST_TEXT = 32_767  # what one spreadsheet cell can hold

RED = "FFC00000"
PALE_RED = "FFFDE7E7"


class SheetUnreadable(Invalid):
    code = "infra.sheet_unreadable"
    text = "the file {name} cannot be read as a table: {problem}"


class SheetTooLarge(Invalid):
    code = "infra.sheet_too_large"
    text = "the file {name} is too large: {size}, at most {limit}"


@dataclass(frozen=True)
class Line:
    """One row with the number the user sees beside it in his own program."""

    number: int
    cells: tuple[Value, ...]


@dataclass(frozen=True)
class Sheet:
    header: tuple[str, ...]
    lines: tuple[Line, ...]

    def records(self) -> Iterator[tuple[int, dict[str, Value]]]:
        for line in self.lines:
            cells = line.cells + (None,) * (len(self.header) - len(line.cells))
            yield line.number, dict(zip(self.header, cells, strict=False))


@dataclass(frozen=True)
class Formula:
    """A cell that computes. Its stored result may be older than what it computes from, so nobody reads it."""

    text: str


GridValue = Value | Formula


@dataclass(frozen=True)
class GridLine:
    number: int
    cells: tuple[GridValue, ...]


def read_sheet(content: bytes, name: str = "") -> Sheet:
    """The first sheet; its first row with any text is the header. Empty rows are skipped, their numbers kept."""
    if len(content) > LARGEST_FILE:
        raise SheetTooLarge(name=name, size=len(content), limit=LARGEST_FILE)
    rows = _xlsx_rows(content, name) if is_xlsx(content) else _csv_rows(content, name)
    header: tuple[str, ...] | None = None
    lines: list[Line] = []
    for number, cells in rows:
        if all(cell is None or cell == "" for cell in cells):
            continue
        if header is None:
            header = tuple(_title(cell) for cell in cells)
            continue
        if len(lines) == LONGEST_SHEET:
            raise SheetTooLarge(name=name, size=f"more than {LONGEST_SHEET} rows", limit=LONGEST_SHEET)
        lines.append(Line(number, tuple(cells)))
    if header is None:
        raise SheetUnreadable(name=name, problem="it is empty")
    return Sheet(header, tuple(lines))


def read_grid(content: bytes, name: str = "") -> tuple[GridLine, ...]:
    """Every row of the first sheet that holds anything, before anybody said which one is the header.

    Merged cells all hold what the first of them says; a cell that computes is a Formula. Raises SheetUnreadable,
    SheetTooLarge.
    """
    if len(content) > LARGEST_FILE:
        raise SheetTooLarge(name=name, size=len(content), limit=LARGEST_FILE)
    rows: Iterable[tuple[int, Sequence[GridValue]]] = (
        _xlsx_grid(content, name) if is_xlsx(content) else _csv_rows(content, name)
    )
    lines: list[GridLine] = []
    for number, cells in rows:
        if all(cell is None or cell == "" for cell in cells):
            continue
        if len(lines) > LONGEST_SHEET:
            raise SheetTooLarge(name=name, size=f"more than {LONGEST_SHEET} rows", limit=LONGEST_SHEET)
        lines.append(GridLine(number, tuple(cells)))
    if not lines:
        raise SheetUnreadable(name=name, problem="it is empty")
    return tuple(lines)


def is_xlsx(content: bytes) -> bool:
    return content[:4] == b"PK\x03\x04"


def _title(cell: Value) -> str:
    """Titles are compared by words: two blanks or a line break between them are one blank."""
    return " ".join(str(cell if cell is not None else "").split())


def _csv_rows(content: bytes, name: str) -> Iterator[tuple[int, list[Value]]]:
    text = _decoded(content, name)
    if "\x00" in text:
        raise SheetUnreadable(name=name, problem="it is not a text file")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    before = 0
    try:
        for cells in reader:
            yield before + 1, [restored(cell) for cell in cells]
            before = reader.line_num
    except csv.Error as error:
        raise SheetUnreadable(name=name, problem=f"line {reader.line_num}: {error}") from error


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetUnreadable(name=name, problem="its characters are neither UTF-8 nor GB 18030")


def _delimiter(text: str) -> str:
    """The separator of the first line. Counting beats sniffing: a sniffer guesses by content and is wrong on dates."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _xlsx_rows(content: bytes, name: str) -> Iterator[tuple[int, list[Value]]]:
    book = _open_book(content, name, read_only=True, data_only=True)
    try:
        for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            yield number, [_plain(cell) for cell in cells]
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, SyntaxError) as error:
        raise SheetUnreadable(name=name, problem=str(error)) from error
    finally:
        book.close()


def _xlsx_grid(content: bytes, name: str) -> Iterator[tuple[int, list[GridValue]]]:
    book = _open_book(content, name, read_only=True)
    try:
        page: Any = book.worksheets[0]
        page.reset_dimensions()  # a sheet may claim a million columns that nobody filled
        filled = _merged(page)
        for number, row in enumerate(page.iter_rows(), start=1):
            yield number, filled.spread(number, [_grid_value(cell) for cell in row])
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, SyntaxError) as error:
        raise SheetUnreadable(name=name, problem=str(error)) from error
    finally:
        book.close()


def _grid_value(cell: Any) -> GridValue:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return Formula(str(value))
    if isinstance(value, int) and not isinstance(value, bool) and _PADDED.fullmatch(cell.number_format or ""):
        return str(value).zfill(len(cell.number_format))  # shown with its leading zeros: that is the code he means
    return _plain(value)


_PADDED = re.compile(r"0{2,20}")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
MOST_MERGES = 20_000


class _Merges:
    """Merged ranges, asked row by row from the top."""

    def __init__(self, ranges: Iterable[tuple[int, int, int, int]]) -> None:
        self.starting: dict[int, list[tuple[int, int, int]]] = {}
        for left, top, right, bottom in ranges:
            self.starting.setdefault(top, []).append((left, right, bottom))
        self.open: list[tuple[int, int, int, GridValue]] = []

    def spread(self, number: int, cells: list[GridValue]) -> list[GridValue]:
        """The row with each merged cell holding the value of its range's first cell."""
        self.open = [each for each in self.open if each[2] >= number]
        for left, right, bottom in self.starting.get(number, ()):
            value = cells[left - 1] if left <= len(cells) else None
            if value is not None:
                self.open.append((left, right, bottom, value))
        for left, right, _bottom, value in self.open:
            cells.extend([None] * (min(right, left + 255) - len(cells)))
            for at in range(left - 1, min(right, left + 255)):
                cells[at] = value if cells[at] is None else cells[at]
        return cells


def _merged(page: Any) -> _Merges:
    """Read from the sheet's own XML: openpyxl's streaming reader, which is the one with bounded memory, skips them."""
    found: list[tuple[int, int, int, int]] = []
    rest = b""
    with page._get_source() as source:
        while part := source.read(1 << 20):
            text = rest + part
            for match in _MERGE.finditer(text):
                left, top, right, bottom = match.groups()
                found.append((_column(left), int(top), _column(right), int(bottom)))
            if len(found) > MOST_MERGES:
                break
            rest = text[text.rfind(b"<") :][-200:]
    return _Merges(dict.fromkeys(found))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _open_book(content: bytes, name: str, **options: bool) -> openpyxl.Workbook:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > LARGEST_UNPACKED:  # a zip bomb says so in its own directory, or fails to unpack
            raise SheetTooLarge(name=name, size=unpacked, limit=LARGEST_UNPACKED)
        book = openpyxl.load_workbook(io.BytesIO(content), **options)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
        raise SheetUnreadable(name=name, problem=str(error) or type(error).__name__) from error
    if not book.worksheets:
        raise SheetUnreadable(name=name, problem="it has no worksheet")
    return book


def _plain(cell: Any) -> Value:
    """Spreadsheets keep every number as binary floating point; its shortest text is what the user typed."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float):
        number = Decimal(repr(cell))
        return number.quantize(Decimal(1)) if number == number.to_integral_value() and abs(number) < 10**15 else number
    if cell is None or isinstance(cell, str | datetime | date | time | timedelta):
        return cell
    return str(cell)


# -- out --------------------------------------------------------------------------------------------

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def defused(text: str) -> str:
    """A leading apostrophe makes a spreadsheet show the text instead of running it. Plain numbers stay numbers."""
    return "'" + text if text.startswith(_ACTIVE) and not _NUMBER.fullmatch(text) else text


def restored(text: str) -> str:
    """The inverse, so that a file we wrote comes back as it was."""
    return (
        text[1:] if text.startswith("'") and text[1:].startswith(_ACTIVE) and not _NUMBER.fullmatch(text[1:]) else text
    )


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with a byte order mark: without it, Excel on a Chinese Windows reads the file as GBK."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([_csv_text(value) for value in row])
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _csv_text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return defused(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat(" ") if isinstance(value, datetime) else str(value)


def xlsx_bytes(header: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str = "Lotline") -> bytes:
    return xlsx_book([(title, header, rows)])


def xlsx_book(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """Several sheets, each with its title, header and rows."""
    book = openpyxl.Workbook(write_only=True)
    bold = Font(bold=True)
    for title, header, rows in sheets:
        page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
        page.freeze_panes = "A2"
        page.append([_text_cell(page, name, bold) for name in header])
        for row in rows:
            page.append([_xlsx_cell(page, value) for value in row])
    return _saved(book)


def _xlsx_cell(page: Any, value: Value) -> Any:
    if isinstance(value, str):
        return _text_cell(page, value)
    if isinstance(value, datetime):  # spreadsheets know no time zones: the caller chose the zone, we keep its digits
        return value.replace(tzinfo=None)
    return value


def _text_cell(page: Any, text: str, font: Font | None = None) -> Any:
    cell = WriteOnlyCell(page, value=_printable(text))
    cell.data_type = "s"  # openpyxl would make a formula of everything that starts with =
    if font:
        cell.font = font
    return cell


def _printable(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", text)[:LONGEST_TEXT]


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_reasons(
    content: bytes,
    reasons: Mapping[int, str],
    name: str = "",
    title: str = "原因 / Reason",
    header: int | None = None,
) -> bytes:
    """The user's own file again, with one red column saying why each row stayed out. Always an xlsx.

    `header`: the row of the titles, where it is not the first with any text. His formats, formulas and further sheets
    stay; rows that went in are marked by an empty reason.
    """
    if is_xlsx(content):
        book = _open_book(content, name)
        page = cast(Worksheet, book.worksheets[0])
    else:
        book = openpyxl.Workbook()
        page = cast(Worksheet, book.active)
        for number, cells in _csv_rows(content, name):
            for column, cell in enumerate(cells, start=1):
                _put_text(page.cell(number, column), str(cell))
    _add_reasons(page, reasons, title, header)
    return _saved(book)


def _add_reasons(page: Worksheet, reasons: Mapping[int, str], title: str, at: int | None) -> None:
    rows = page.iter_rows(min_row=at, max_row=at)
    header = next((row for row in rows if any(cell.value not in (None, "") for cell in row)), None)
    number = header[0].row if header else at or 1
    column = page.max_column + 1
    for cell in header or ():
        if cell.value == title and isinstance(cell.column, int):  # a corrected file comes back: renew its column
            column = cell.column
    for row in range(number + 1, page.max_row + 1):
        page.cell(row, column).value = None
    red = Font(color=RED, bold=True)
    _put_text(page.cell(number, column), title, red)
    for row, reason in reasons.items():
        _put_text(page.cell(row, column), reason, red)
        page.cell(row, column).fill = PatternFill("solid", fgColor=PALE_RED)
    page.column_dimensions[page.cell(number, column).column_letter].width = 60


def _put_text(cell: Any, text: str, font: Font | None = None) -> None:
    assert isinstance(cell, Cell)
    cell.value = _printable(text)
    cell.data_type = "s"
    if font:
        cell.font = copy(font)
