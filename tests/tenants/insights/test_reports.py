"""日报/月报: drawn once the time is over, never changed; every number can be counted again and opens its rows."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import openpyxl
import pytest

from infra import clock
from infra.db import mine
from infra.work import system, working
from tenants.identity.inbox.models import Todo
from tenants.insights import drawing, forms, rules
from tenants.insights.models import ProductionReport
from tenants.insights.queries import figures, output
from tests.tenants.insights.conftest import MONDAY, Floor

D = Decimal


async def drawn(floor: Floor) -> list[ProductionReport]:
    async with working(system(floor.plant.tenant_id), command="test.draw") as work:
        return await drawing.draw_due(work)


async def a_monday(floor: Floor) -> Any:
    """Forty good and two scrapped by day, seven by night; one report is wrong, and nobody has noticed yet."""
    steps = floor.operations[0]
    with clock.frozen(floor.at(MONDAY, 19)):
        await floor.report(steps[0], 50, at=floor.at(MONDAY, 9))
        await floor.report(steps[2], 28, at=floor.at(MONDAY, 10), process_scrap_quantity=2)
        wrong = await floor.report(steps[2], 12, at=floor.at(MONDAY, 11))
    with clock.frozen(floor.at(MONDAY, 23)):
        await floor.report(steps[2], 7, at=floor.at(MONDAY, 22))
    return wrong


async def rows_of(floor: Floor, figure: str, report: ProductionReport) -> Decimal:
    page, placed = await floor.asks(
        figures.figure_reports, figure, None, report.id, newest_first=True, first=200, after=None
    )
    last = await floor.asks(output.lasts, [row.operation_id for row in page.rows])
    return sum(
        (output.amount_of(figure, row, last=final, placed=placed) for row, final in zip(page.rows, last, strict=True)),
        D(0),
    )


async def test_shift_and_day_are_drawn_once_after_their_end_and_pushed_to_the_owner(floor: Floor) -> None:
    await a_monday(floor)
    with clock.frozen(floor.at(MONDAY, 20, 5)):
        assert await drawn(floor) == [], "the last reports of the shift are still coming in"
    with clock.frozen(floor.at(MONDAY, 20, 20)):
        (day_shift,) = await drawn(floor)
        assert await drawn(floor) == []
    assert (day_shift.kind, day_shift.day, day_shift.shift_id) == ("shift", MONDAY, floor.shifts["DAY"].id)
    assert day_shift.figures["good_quantity"] == "40"
    assert day_shift.figures["quality_ratio"] == "0.9524"

    with clock.frozen(floor.at(MONDAY + timedelta(days=1), 9)):
        made = await drawn(floor)
    assert [(each.kind, each.figures["good_quantity"]) for each in made] == [("shift", "7"), ("day", "47")]
    todos = await floor.plant.rows(mine(Todo).where(Todo.kind == "insights.report"))
    assert {(each.role, each.subject_id, each.settled_at is None) for each in todos} == {
        ("OWNER", day_shift.id, False), ("OWNER", made[0].id, True), ("OWNER", made[1].id, True),
    }  # fmt: skip


async def test_a_day_on_which_nothing_happened_makes_no_report(floor: Floor) -> None:
    with clock.frozen(floor.at(MONDAY + timedelta(days=1), 9)):
        assert await drawn(floor) == []


async def test_what_a_stopped_server_missed_is_made_up_for_and_the_month_follows(floor: Floor) -> None:
    steps = floor.operations[0]
    last_day = date(2026, 11, 30)
    with clock.frozen(floor.at(last_day, 12)):
        await floor.report(steps[2], 5, at=floor.at(last_day, 11))
    with clock.frozen(floor.at(last_day + timedelta(days=3), 9)):
        made = {each.kind: each for each in await drawn(floor)}
    assert set(made) == {"shift", "day", "month"}
    assert (made["month"].day, made["month"].last_day) == (date(2026, 11, 1), last_day)
    assert made["month"].figures["good_quantity"] == "5"
    assert [part["key"] for part in made["month"].breakdown["day"]] == ["2026-11-30"]


async def test_a_late_correction_stands_beside_the_report_and_never_in_it(floor: Floor) -> None:
    wrong = await a_monday(floor)
    with clock.frozen(floor.at(MONDAY + timedelta(days=1), 9)):
        report = next(each for each in await drawn(floor) if each.kind == "day")
        assert await floor.asks(drawing.corrected, report) == {
            key: None if text is None else D(text) for key, text in report.figures.items()
        }
    noticed = floor.at(MONDAY + timedelta(days=2), 10)
    with clock.frozen(noticed):
        await floor.reverse(wrong, noticed)
        await floor.report(floor.operations[0][2], 3, at=floor.at(MONDAY, 15))  # 补报

        stored = await floor.plant.row(ProductionReport, report.id)
        now = await floor.asks(drawing.corrected, stored)
        assert (stored.figures["good_quantity"], now["good_quantity"]) == ("47", 47 - 12 + 3)
        for figure in (key for key, each in rules.FIGURES.items() if each.rows == "reports" and each.unit == "pieces"):
            assert await rows_of(floor, figure, stored) == D(stored.figures[figure]), figure


async def test_orders_people_and_stops_of_a_report_are_the_rows_it_was_read_from(floor: Floor) -> None:
    await a_monday(floor)
    with clock.frozen(floor.at(MONDAY + timedelta(days=1), 9)):
        report = next(each for each in await drawn(floor) if each.kind == "day")
    page = await floor.asks(figures.figure_orders, "wip_quantity", None, report.id, first=50, after=None)
    people = await floor.asks(figures.figure_people, "people_reporting", None, report.id)
    assert [row.id for row in page.rows] == [floor.orders[0].id]
    assert sum(D(value) for _, value in report.evidence["wip_quantity"]) == D(report.figures["wip_quantity"])
    assert [each.name for each in people] == ["李敏"]
    for figure in ("orders_due", "orders_open", "orders_late", "people_reporting"):
        assert len(report.evidence[figure]) == int(report.figures[figure] or 0), figure


async def test_the_lines_of_a_report_add_up_and_open_their_own_rows(floor: Floor) -> None:
    await a_monday(floor)
    with clock.frozen(floor.at(MONDAY + timedelta(days=1), 9)):
        report = next(each for each in await drawn(floor) if each.kind == "day")
    for by in ("shift", "item", "hour"):
        parts = report.breakdown[by]
        assert sum(D(part["figures"]["good_quantity"]) for part in parts) == 47, by
        part = parts[0]
        scope = figures.part_scope(figures.stored_scope(report), by, part["key"])
        page, _ = await floor.asks(
            figures.figure_reports, "good_quantity", scope, report.id, newest_first=True, first=200, after=None
        )
        assert sum(row.good_quantity for row in page.rows) == D(part["figures"]["good_quantity"]), by


@pytest.mark.parametrize(("lang", "title"), [("zh", "生产日报表"), ("en", "Daily production report")])
async def test_the_sheet_is_a_ruled_form_with_title_makers_and_totals(floor: Floor, lang: str, title: str) -> None:
    wrong = await a_monday(floor)
    with clock.frozen(floor.at(MONDAY + timedelta(days=1), 9)):
        report = next(each for each in await drawn(floor) if each.kind == "day")
    with clock.frozen(floor.at(MONDAY + timedelta(days=2), 10)):
        await floor.reverse(wrong, floor.at(MONDAY + timedelta(days=2), 10))
        sheet = await floor.asks(forms.production_report_sheet, report.id, lang)
    page = openpyxl.load_workbook(io.BytesIO(sheet.content)).worksheets[0]
    texts = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]
    merged = {str(each) for each in page.merged_cells.ranges}
    assert page["A2"].value == title
    assert "A2:H2" in merged
    assert any(text.startswith(("审核", "Checked by")) for text in texts)
    assert any(text.startswith(("更正后", "Corrected since")) for text in texts)
    assert any(text.startswith("=SUM(") for text in texts)
    assert page["A4"].border.top.style == "thin"
    assert {"47", "35"} <= set(texts)


async def test_an_unknown_report_is_refused(floor: Floor) -> None:
    from infra.errors import Missing

    with pytest.raises(Missing):
        await floor.asks(figures.figure_orders, "orders_late", None, UUID(int=7), first=5, after=None)


async def test_a_report_drawn_up_long_after_leaves_out_what_was_true_only_then(floor: Floor) -> None:
    await a_monday(floor)
    with clock.frozen(floor.at(MONDAY + timedelta(days=3), 9)):
        report = next(each for each in await drawn(floor) if each.kind == "day" and each.day == MONDAY)
        assert report.figures["good_quantity"] == "47"
        assert {report.figures[key] for key in rules.MOMENTARY} == {None}
        now = await floor.asks(drawing.corrected, report)
        assert {now[key] for key in rules.MOMENTARY} == {None}
