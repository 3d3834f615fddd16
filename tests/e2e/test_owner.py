"""The owner's phone: the day in a sentence, numbers that open exactly their rows, a report, a cost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.page_checks import axe_findings
from tests.e2e.people import console

pytestmark = pytest.mark.asyncio(loop_scope="session")

WIDE = "document.documentElement.scrollWidth > innerWidth"


async def number(page: Any, name: str) -> Any:
    return page.locator(".today-numbers div", has=page.get_by_text(name, exact=True)).locator("a")


async def test_the_day_on_a_phone_opens_its_rows(house: Any, open_browser: Any) -> None:
    context = await open_browser(**PHONE)
    page = await console(context, house.url, "qian")
    await page.goto(f"{house.url}/c/#/today")
    await page.wait_for_selector(".today-sentence")
    await page.wait_for_selector(".today-list a")
    assert not await page.evaluate(WIDE)
    assert await axe_findings(page) == []

    late = await number(page, "逾期工单")
    shown = int((await late.inner_text()).replace(",", ""))
    await late.click()
    await page.wait_for_selector("[data-row], .card, .foot")
    assert f"共 {shown} 单" in await page.inner_text(".foot")
    assert not await page.evaluate(WIDE)


async def test_a_daily_report_reads_prints_and_exports(house: Any, open_browser: Any) -> None:
    context = await open_browser(**PHONE)
    page = await console(context, house.url, "qian")
    await page.goto(f"{house.url}/c/#/daily")
    await page.locator("a.id").first.click()
    await page.wait_for_selector(".figure-strip")
    assert not await page.evaluate(WIDE)
    assert await axe_findings(page) == []
    sheet = await page.get_attribute("a[download]", "href")
    answer = await context.request.get(f"{house.url}{sheet}")
    assert answer.ok
    assert (await answer.body())[:2] == b"PK"

    good = page.locator(".figure-strip div", has=page.get_by_text("合格", exact=True)).locator("a")
    await good.click()
    await page.wait_for_selector(".foot, .note")
    assert "#/figure" in page.url


async def test_cost_is_not_for_the_lead(house: Any, open_browser: Any) -> None:
    context = await open_browser(viewport={"width": 1440, "height": 900})
    page = await console(context, house.url, "chen")
    assert await page.locator("nav a[href='#/order-costs']").count() == 0
    await page.goto(f"{house.url}/c/#/order-costs")
    await page.wait_for_selector(".note")
    answer = await context.request.get(f"{house.url}/api/insights/order-costs.xlsx")
    assert answer.status == 403
