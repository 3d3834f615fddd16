"""The 工资表 as Excel opens it."""

import io
from datetime import UTC, datetime
from decimal import Decimal

from openpyxl import load_workbook

from infra import clock
from infra.work import reading
from tenants import wages
from tests.tenants.wages.conftest import Office

DECEMBER = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)


async def test_the_payroll_looks_like_a_factorys_and_its_sums_are_the_months(office: Office) -> None:
    await office.rate("1.25")
    operation = await office.operation()
    lost = {"goodQuantity": "97", "processScrapQuantity": "3", "scrapReason": "SIZE"}
    await office.shop.report("wang", operation, **lost)
    crew = [{"userId": await office.shop.id_of(who)} for who in ("wang", "limin")]
    await office.shop.report("wang", operation, goodQuantity="3", shares=crew, note="=cmd|x")
    with clock.frozen(DECEMBER):
        draft = await _book(office)
        assert "未结账" in str(draft["工资汇总"]["A1"].value)
        closed = await office.close()
        book = await _book(office)
    summary = book["工资汇总"]
    assert summary["A1"].value == "恒准精密 2026 年 11 月工资表"
    assert {"A1:K1", "A2:K2"} <= {str(each) for each in summary.merged_cells.ranges}
    assert closed["digest"][:16] in summary["A2"].value
    assert "钱卫东" in summary["A2"].value
    assert [cell.value for cell in summary[3]][-1] == "签名"
    people = {row[2]: row for row in summary.iter_rows(min_row=4, max_row=5, values_only=True)}
    assert set(people) == {"王建国", "李敏"}
    assert summary["A6"].value == "合计"
    assert (
        Decimal(str(summary["J6"].value))
        == Decimal(closed["total"])
        == sum(Decimal(str(p[9])) for p in people.values())
    )
    assert "审核" in summary["A8"].value
    wang = book["王建国 wang"]
    rows = list(wang.iter_rows(min_row=3, max_row=4, values_only=True))
    assert [row[13] for row in rows] == [121.25, 1.88]
    assert rows[0][12] == "第 1 版 2026-01-01 起"
    assert "签名" in wang["A7"].value
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


async def _book(office: Office):
    actor = await office.shop.actor("qian")
    async with reading(actor) as read:
        return load_workbook(io.BytesIO(await wages.payroll(read, "2026-11")))
