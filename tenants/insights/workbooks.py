"""Sheets that look like the forms Chinese factories hang on the wall: a merged title, a row saying who made and checked
them and when, ruled cells, totals, fonts for print on A4.

Text is defused as in `infra.sheets`: whoever opens our file trusts it. Numbers stay numbers.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from infra.sheets import defused

Value = str | Decimal | int | None

TITLE = Font(name="SimHei", size=18, bold=True)
HEAD = Font(name="SimSun", size=11, bold=True)
BODY = Font(name="SimSun", size=11)
SMALL = Font(name="SimSun", size=10)
RULE = Side(style="thin", color="FF000000")
BOX = Border(left=RULE, right=RULE, top=RULE, bottom=RULE)
GREY = PatternFill("solid", fgColor="FFEDEDED")
CENTER = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center")

PIECES, PERCENT, MONEY, PLAIN = "#,##0.######", "0.0%", "#,##0.00", "General"


@dataclass(frozen=True)
class Column:
    title: str
    width: float
    format: str = PLAIN  # numbers by their format stand right, text left
    total: bool = False


@dataclass
class Form:
    """A form being written from the top; every block is as wide as the form."""

    columns: int
    book: Workbook = field(default_factory=Workbook)
    row: int = 1

    @property
    def page(self) -> Worksheet:
        active = self.book.active
        assert isinstance(active, Worksheet)
        return active

    def _cell(self, row: int, column: int, value: Value, font: Font = BODY) -> Cell:
        cell = self.page.cell(row, column)
        assert isinstance(cell, Cell)
        cell.value = defused(value)[:32_000] if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        cell.font = font
        return cell

    def _wide(self, text: str, font: Font, alignment: Alignment, height: float) -> None:
        self._cell(self.row, 1, text, font).alignment = alignment
        self.page.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=self.columns)
        self.page.row_dimensions[self.row].height = height
        self.row += 1

    def title(self, company: str, title: str) -> None:
        self._wide(company, HEAD, CENTER, 20)
        self._wide(title, TITLE, CENTER, 32)

    def line(self, *parts: str) -> None:
        """A row of statements spread over the width: 日期, 班次, 单位."""
        self._spread(parts, SMALL)

    def signatures(self, *parts: str) -> None:
        self.row += 1
        self._spread([f"{part}{_colon(part)}____________" for part in parts], BODY)

    def _spread(self, parts: Sequence[str], font: Font) -> None:
        edges = [1 + round(n * self.columns / len(parts)) for n in range(len(parts) + 1)]
        for part, first, after in zip(parts, edges, edges[1:], strict=False):
            self._cell(self.row, first, part, font).alignment = LEFT
            if after - first > 1:
                self.page.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=after - 1)
        self.page.row_dimensions[self.row].height = 20
        self.row += 1

    def heading(self, text: str) -> None:
        self.row += 1
        self._wide(text, HEAD, LEFT, 22)

    def pairs(self, pairs: Sequence[tuple[str, Value, str]], per_row: int) -> None:
        """Figures as label and value, ruled, `per_row` of them beside each other."""
        width = self.columns // per_row
        for start in range(0, len(pairs), per_row):
            for n, (label, value, shape) in enumerate(pairs[start : start + per_row]):
                first = 1 + n * width
                last = self.columns if n == per_row - 1 else first + width - 1
                self._block(label, first, max(first, last - width // 2), HEAD, LEFT, fill=GREY)
                cell = self._block(value, max(first, last - width // 2) + 1, last, BODY, RIGHT)
                cell.number_format = shape
            self.page.row_dimensions[self.row].height = 22
            self.row += 1

    def _block(
        self, value: Value, first: int, last: int, font: Font, alignment: Alignment, fill: PatternFill | None = None
    ) -> Cell:
        cell = self._cell(self.row, first, "–" if value is None else value, font)
        cell.alignment = alignment
        for column in range(first, last + 1):
            self.page.cell(self.row, column).border = BOX
            if fill is not None:
                self.page.cell(self.row, column).fill = fill
        if last > first:
            self.page.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)
        return cell

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Value]], total: str | None = None) -> None:
        """A ruled table; `total` is the word before the sums of its total columns."""
        for n, column in enumerate(columns, 1):
            self._block(column.title, n, n, HEAD, CENTER, fill=GREY)
        self.page.row_dimensions[self.row].height = 24
        self.row += 1
        first = self.row
        for row in rows:
            for n, (column, value) in enumerate(zip(columns, row, strict=True), 1):
                cell = self._block(value, n, n, BODY, LEFT if column.format == PLAIN else RIGHT)
                cell.number_format = column.format
            self.row += 1
        if total is not None and rows:
            self._totals(columns, first, total)

    def _totals(self, columns: Sequence[Column], first: int, word: str) -> None:
        for n, column in enumerate(columns, 1):
            letter = get_column_letter(n)
            cell = self._block("" if n > 1 else word, n, n, HEAD, LEFT if n == 1 else RIGHT)
            if column.total:
                cell.value = f"=SUM({letter}{first}:{letter}{self.row - 1})"
                cell.data_type = "f"
                cell.number_format = column.format
        self.row += 1

    def finished(self, name: str, widths: Sequence[float], *, landscape: bool = False) -> bytes:
        page = self.page
        page.title = name[:31]
        for n, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(n)].width = width
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.orientation = "landscape" if landscape else "portrait"
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_options.horizontalCentered = True
        page.oddFooter.center.text = "&P / &N"
        page.sheet_view.showGridLines = False
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def local(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def day(value: date) -> str:
    return value.isoformat()


def _colon(text: str) -> str:
    """As the language of the words before it writes one."""
    return ": " if text.isascii() else "\uff1a"
