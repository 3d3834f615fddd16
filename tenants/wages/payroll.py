"""工资表: the month as a factory prints and signs it, in the reader's language. One sheet of everybody's sums, one of
each person's lines."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from infra.actions import query
from infra.sheets import defused
from infra.work import Read
from tenants.identity.models import User
from tenants.plans.models import Tenant
from tenants.wages import errors, permissions
from tenants.wages.lines import Line
from tenants.wages.payroll_words import Words
from tenants.wages.queries import ledger, pages
from tenants.wages.queries.pages import Overview, PersonTotal

THIN = Side(style="thin", color="FF999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", fgColor="FFEDEDED")
MONEY = "#,##0.00"
COUNT = "#,##0.###"
BAD_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))

WIDTHS = (6, 14, 12, 8, 10, 12, 13, 13, 11, 14, 16)
DETAIL_WIDTHS = (12, 16, 16, 14, 8, 9, 8, 8, 8, 10, 9, 10, 18, 12, 26)


@query(needs=permissions.READ_WAGES)
async def payroll(read: Read, month: str, lang: str | None = None) -> bytes:
    """The workbook of a month, in the reader's language or the one asked for. An open month says so in its
    title: it is not what was paid."""
    overview = await pages.overview.body(read, month)
    lines = ledger.by_person(await ledger.month_lines(read, overview.month))
    tenant = await read.get(Tenant, read.tenant_id)
    if tenant is None:
        raise errors.MonthInvalid(month=month)
    logins = {user.id: user.login for user in await read.many(User, lines) if user is not None}
    words = Words(lang or read.actor.locale)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    _summary(sheet, tenant, overview, words)
    taken = {sheet.title}
    for person in overview.people:
        title = _title(f"{person.name} {logins.get(person.user_id, '')}", taken)
        _detail(book.create_sheet(title), person, overview, lines[person.user_id], words)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _title(wanted: str, taken: set[str]) -> str:
    """A sheet's name: at most 31 characters, without the seven Excel forbids, once."""
    base = wanted.translate(BAD_TITLE).strip()[:28] or "?"
    title, n = base, 1
    while title in taken:
        n += 1
        title = f"{base[:27]}_{n}"
    taken.add(title)
    return title


def _summary(sheet: Worksheet, tenant: Tenant, overview: Overview, words: Words) -> None:
    sheet.title = words["sheet"]
    last = len(words["summary"])
    company = tenant.name_en if words.english else tenant.name_zh
    name = words.say("title", company=company, year=overview.month.year, month=overview.month.month)
    _headline(sheet, name if overview.closed else words.say("open", title=name), last, words)
    _merged(sheet, 2, 1, last, _sealed(overview, tenant, words), words, size=10, align="left")
    _row(sheet, 3, words["summary"], words, header=True)
    for n, person in enumerate(overview.people, 1):
        _row(sheet, 3 + n, (n, person.login, person.name, person.grade, person.reports, person.good, person.piece,
                            person.hourly, person.adjusted, person.total, ""), words)  # fmt: skip
    bottom = 4 + len(overview.people)
    sums = ("piece", "hourly", "adjusted", "total")
    total = [sum((getattr(each, name) for each in overview.people), Decimal(0)) for name in sums]
    count = sum(each.reports for each in overview.people)
    _row(sheet, bottom, (words["total"], "", "", "", count, "", *total, ""), words, header=True)
    sheet.merge_cells(start_row=bottom, start_column=1, end_row=bottom, end_column=4)
    _merged(sheet, bottom + 2, 1, last, words["signing"], words, size=11, align="left")
    _formats(sheet, 4, bottom, money=(7, 8, 9, 10), counts=(6,))
    _page(sheet, WIDTHS, titles=3)


def _sealed(overview: Overview, tenant: Tenant, words: Words) -> str:
    closed = overview.closed
    if closed is None:
        return str(words["trial"])
    when = closed.closed_at.astimezone(ZoneInfo(tenant.time_zone))
    return words.say("sealed", by=defused(closed.closed_by), at=f"{when:%Y-%m-%d %H:%M}", digest=closed.digest[:16])


def _detail(sheet: Worksheet, person: PersonTotal, overview: Overview, lines: Sequence[Line], words: Words) -> None:
    last = len(words["columns"])
    _headline(sheet, words.say("detail", name=person.name, month=overview.month), last, words)
    _row(sheet, 2, words["columns"], words, header=True)
    for n, line in enumerate(lines, 3):
        _row(sheet, n, _cells(line, words), words)
    bottom = 3 + len(lines)
    _row(sheet, bottom, (words["total"], *[""] * 12, person.total, ""), words, header=True)
    sheet.merge_cells(start_row=bottom, start_column=1, end_row=bottom, end_column=13)
    _merged(sheet, bottom + 2, 1, last, words["confirm"], words, size=11, align="left")
    _formats(sheet, 3, bottom, money=(14,), counts=(6, 7, 8, 9))
    _page(sheet, DETAIL_WIDTHS, titles=2)


def _cells(line: Line, words: Words) -> tuple[Any, ...]:
    rate = line.rate_version and line.rate_from
    version = words.say("version", n=line.rate_version, since=f"{line.rate_from:%Y-%m-%d}") if rate else ""
    notes = [
        words[f"state.{line.state}"],
        words["reverses"] if line.reverses_id else "",
        words.say("adjusts", month=line.adjusts) if line.adjusts else "",
        line.note or "",
    ]
    share = line.share if line.crew > 1 else ""
    named = "labour" if line.basis == "hour" and line.kind == "production" else line.kind
    kind = words.known(f"kind.{named}", line.kind)
    operation = line.operation_en if words.english else line.operation_zh
    return (
        line.day, line.order, line.item, operation, kind, line.good, line.process_scrap, line.material_scrap,
        line.rework, line.seconds if line.seconds is not None else "", share,
        line.rate if line.rate is not None else "", version, line.amount if line.state == "paid" else Decimal(0),
        " ".join(note for note in notes if note),
    )  # fmt: skip


def _row(sheet: Worksheet, number: int, values: Sequence[Any], words: Words, *, header: bool = False) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(number, column, defused(value) if isinstance(value, str) else value)
        cell.font = Font(name=words["font"], size=10, bold=header)
        cell.border = BOX
        centred = header or isinstance(value, str)
        cell.alignment = Alignment(horizontal="center" if centred else None, vertical="center", wrap_text=header)
        if header:
            cell.fill = GREY


def _headline(sheet: Worksheet, text: str, last: int, words: Words) -> None:
    _merged(sheet, 1, 1, last, text, words, size=16, bold=True)
    sheet.row_dimensions[1].height = 30


def _merged(
    sheet: Worksheet,
    row: int,
    first: int,
    last: int,
    text: str,
    words: Words,
    *,
    size: int,
    bold: bool = False,
    align: str = "center",
) -> None:
    sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    cell = sheet.cell(row, first, defused(text))
    cell.font = Font(name=words["font"], size=size, bold=bold)
    cell.alignment = Alignment(horizontal=align, vertical="center")


def _formats(sheet: Worksheet, first: int, last: int, *, money: Sequence[int], counts: Sequence[int]) -> None:
    for columns, shape in ((money, MONEY), (counts, COUNT)):
        for column in columns:
            for row in range(first, last + 1):
                sheet.cell(row, column).number_format = shape


def _page(sheet: Worksheet, widths: Sequence[int], *, titles: int) -> None:
    """A4 across, the titles on every page."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{titles}"
    sheet.freeze_panes = f"A{titles + 1}"
