"""工资表: the month as a factory prints and signs it. One sheet of everybody's sums, one of each person's lines."""

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
from tenants.wages.queries import ledger, pages
from tenants.wages.queries.pages import Overview, PersonTotal

THIN = Side(style="thin", color="FF999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", fgColor="FFEDEDED")
SONG = "宋体"
MONEY = "#,##0.00"
COUNT = "#,##0.###"
KINDS = {"production": "计件", "setup": "调机", "breakdown": "抢修", "labour": "计时", "adjustment": "调整"}
STATES = {"paid": "", "pending": "待审批", "gap": "缺工价", "nothing": "不计薪"}
BAD_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))

SUMMARY = ("序号", "工号", "姓名", "等级", "报工笔数", "合格数", "计件工资", "计时工资", "调整", "应发合计", "签名")
WIDTHS = (6, 14, 12, 8, 10, 12, 13, 13, 11, 14, 16)
DETAIL = (
    "日期", "工单", "物料", "工序", "类别", "合格", "工废", "料废", "返修", "工时(秒)",
    "分摊", "单价", "工价版本", "金额", "备注",
)  # fmt: skip
DETAIL_WIDTHS = (12, 16, 16, 14, 8, 9, 8, 8, 8, 10, 9, 10, 18, 12, 26)


@query(needs=permissions.READ_WAGES)
async def payroll(read: Read, month: str) -> bytes:
    """The workbook of a month. An open month says so in its title: it is not what was paid."""
    overview = await pages.overview.body(read, month)
    lines = ledger.by_person(await ledger.month_lines(read, overview.month))
    tenant = await read.get(Tenant, read.tenant_id)
    if tenant is None:
        raise errors.MonthInvalid(month=month)
    logins = {user.id: user.login for user in await read.many(User, lines) if user is not None}
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    _summary(sheet, tenant, overview)
    taken = {sheet.title}
    for person in overview.people:
        title = _title(f"{person.name} {logins.get(person.user_id, '')}", taken)
        _detail(book.create_sheet(title), person, overview, lines[person.user_id])
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


def _summary(sheet: Worksheet, tenant: Tenant, overview: Overview) -> None:
    sheet.title = "工资汇总"
    last = len(SUMMARY)
    name = f"{tenant.name_zh} {overview.month.year} 年 {overview.month.month} 月工资表"
    _headline(sheet, name if overview.closed else f"{name}（未结账）", last)
    _merged(sheet, 2, 1, last, _sealed(overview, tenant), size=10, align="left")
    _row(sheet, 3, SUMMARY, header=True)
    for n, person in enumerate(overview.people, 1):
        _row(sheet, 3 + n, (n, person.login, person.name, person.grade, person.reports, person.good, person.piece,
                            person.hourly, person.adjusted, person.total, ""))  # fmt: skip
    bottom = 4 + len(overview.people)
    sums = ("piece", "hourly", "adjusted", "total")
    total = [sum((getattr(each, name) for each in overview.people), Decimal(0)) for name in sums]
    count = sum(each.reports for each in overview.people)
    _row(sheet, bottom, ("合计", "", "", "", count, "", *total, ""), header=True)
    sheet.merge_cells(start_row=bottom, start_column=1, end_row=bottom, end_column=4)
    signing = "制表：                审核：                财务：                批准：                日期："
    _merged(sheet, bottom + 2, 1, last, signing, size=11, align="left")
    _formats(sheet, 4, bottom, money=(7, 8, 9, 10), counts=(6,))
    _page(sheet, WIDTHS)


def _sealed(overview: Overview, tenant: Tenant) -> str:
    closed = overview.closed
    if closed is None:
        return "本表为未结账试算，不作发放依据"
    when = closed.closed_at.astimezone(ZoneInfo(tenant.time_zone))
    return f"结账人：{defused(closed.closed_by)}    结账时间：{when:%Y-%m-%d %H:%M}    校验码：{closed.digest[:16]}"


def _detail(sheet: Worksheet, person: PersonTotal, overview: Overview, lines: Sequence[Line]) -> None:
    last = len(DETAIL)
    _headline(sheet, f"{person.name} {overview.month} 工资明细", last)
    _row(sheet, 2, DETAIL, header=True)
    for n, line in enumerate(lines, 3):
        _row(sheet, n, _cells(line))
    bottom = 3 + len(lines)
    _row(sheet, bottom, ("合计", *[""] * 12, person.total, ""), header=True)
    sheet.merge_cells(start_row=bottom, start_column=1, end_row=bottom, end_column=13)
    _merged(sheet, bottom + 2, 1, last, "本人确认签名：                          日期：", size=11, align="left")
    _formats(sheet, 3, bottom, money=(14,), counts=(6, 7, 8, 9))
    _page(sheet, DETAIL_WIDTHS)


def _cells(line: Line) -> tuple[Any, ...]:
    version = f"第 {line.rate_version} 版 {line.rate_from:%Y-%m-%d} 起" if line.rate_version and line.rate_from else ""
    notes = [
        STATES[line.state],
        "冲销" if line.reverses_id else "",
        f"补 {line.adjusts}" if line.adjusts else "",
        line.note or "",
    ]
    share = line.share if line.crew > 1 else ""
    kind = "计时" if line.basis == "hour" and line.kind == "production" else KINDS.get(line.kind, line.kind)
    return (
        line.day, line.order, line.item, line.operation_zh, kind, line.good, line.process_scrap, line.material_scrap,
        line.rework, line.seconds if line.seconds is not None else "", share,
        line.rate if line.rate is not None else "", version, line.amount if line.state == "paid" else Decimal(0),
        " ".join(note for note in notes if note),
    )  # fmt: skip


def _row(sheet: Worksheet, number: int, values: Sequence[Any], *, header: bool = False) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(number, column, defused(value) if isinstance(value, str) else value)
        cell.font = Font(name=SONG, size=10, bold=header)
        cell.border = BOX
        centred = header or isinstance(value, str)
        cell.alignment = Alignment(horizontal="center" if centred else None, vertical="center", wrap_text=header)
        if header:
            cell.fill = GREY


def _headline(sheet: Worksheet, text: str, last: int) -> None:
    _merged(sheet, 1, 1, last, text, size=16, bold=True)
    sheet.row_dimensions[1].height = 30


def _merged(
    sheet: Worksheet,
    row: int,
    first: int,
    last: int,
    text: str,
    *,
    size: int,
    bold: bool = False,
    align: str = "center",
) -> None:
    sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    cell = sheet.cell(row, first, defused(text))
    cell.font = Font(name=SONG, size=size, bold=bold)
    cell.alignment = Alignment(horizontal=align, vertical="center")


def _formats(sheet: Worksheet, first: int, last: int, *, money: Sequence[int], counts: Sequence[int]) -> None:
    for columns, shape in ((money, MONEY), (counts, COUNT)):
        for column in columns:
            for row in range(first, last + 1):
                sheet.cell(row, column).number_format = shape


def _page(sheet: Worksheet, widths: Sequence[int]) -> None:
    """A4 across, the titles on every page."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:3" if sheet.title == "工资汇总" else "1:2"
    sheet.freeze_panes = "A4" if sheet.title == "工资汇总" else "A3"
