"""The wall in a real browser: enrolled, read from afar, live, through a restart, revoked; and it does not grow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio

from infra.actions import run
from infra.work import system
from tenants.identity.commands import devices
from tests.e2e.cockpit import WALL, Works, at_work, built, enrolled, finished, invitation, shows, warp, weigh
from tests.e2e.page_checks import axe_findings
from tests.e2e.people import COMPANY
from tests.scale.stand import adopted

pytestmark = pytest.mark.asyncio(loop_scope="session")

SMALLEST = 22
SAMPLE_SECONDS = 10
SPEED = 144
GROWTH = 1.05
# a sample is seconds where the proof is a day: what a page keeps once is weighed against less
SAMPLE_SLACK = 300_000

MEASURE = """(least) => {
  const small = [], cut = [];
  const scale = document.querySelector('.fit').getBoundingClientRect().width / 1920;
  for (const element of document.querySelectorAll('.wall *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own) continue;
    const text = element.textContent.slice(0, 30), box = element.getBoundingClientRect();
    if (parseFloat(getComputedStyle(element).fontSize) < least) small.push(text);
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) cut.push(text);
  }
  const page = document.scrollingElement;
  return { small, cut, scale, scrolls: page.scrollHeight > innerHeight || page.scrollWidth > innerWidth };
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def tenant(house: Any) -> AsyncIterator[Any]:
    if not built():
        pytest.skip("the web apps are not built: ./lotline test builds them")
    connection = await asyncpg.connect(house.dsns.admin)
    tenant_id = await connection.fetchval("SELECT tenant_id FROM directory WHERE slug = $1", COMPANY)
    await connection.close()
    async with adopted(house):
        yield tenant_id


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_screen_is_read_from_across_the_hall(house: Any, tenant: Any, open_browser: Any, lang: str) -> None:
    context = await open_browser(**WALL)
    page = await enrolled(context, house.url, COMPANY, await invitation(tenant), lang=lang)
    seen = await page.evaluate(MEASURE, SMALLEST)
    assert seen == {"small": [], "cut": [], "scale": 1, "scrolls": False}
    assert await axe_findings(page) == []
    await page.set_viewport_size({"width": 1366, "height": 768})
    await asyncio.sleep(0.3)
    assert not (await page.evaluate(MEASURE, SMALLEST))["scrolls"]


async def test_a_report_is_on_the_wall_in_seconds_also_after_a_restart_of_the_server(
    house: Any, tenant: Any, open_browser: Any
) -> None:
    context = await open_browser(**WALL)
    page = await enrolled(context, house.url, COMPANY, await invitation(tenant))
    works = await Works.open(tenant)
    before = await finished(page)
    await works.report(7)
    await shows(page, before + 7, 10)

    house.processes["api"].kill()
    await works.report(5)
    house.api()
    await house.ready(120)
    await shows(page, before + 12, 60)
    await works.report(3)
    await shows(page, before + 15, 15)


async def test_a_revoked_screen_forgets_its_key_and_a_code_works_once(
    house: Any, tenant: Any, open_browser: Any
) -> None:
    context = await open_browser(**WALL)
    code = await invitation(tenant, "要注销的屏")
    page = await enrolled(context, house.url, COMPANY, code)
    key = await page.evaluate("localStorage.getItem('lotline.display')")
    device = key.split(".")[1]
    await run(system(tenant), devices.revoke_device, devices.RevokeDevice(device_id=UUID(device), reason="换屏"))
    await page.wait_for_selector("form", timeout=75_000)
    assert "注销" in await page.inner_text("main")
    assert await page.evaluate("localStorage.getItem('lotline.display')") is None
    await page.fill("input[name=company]", COMPANY)
    await page.fill("input[name=code]", code)
    await page.click("button[type=submit]")
    await page.wait_for_selector("[role=alert]")


async def test_a_short_sample_of_the_long_run_does_not_grow(house: Any, tenant: Any, open_browser: Any) -> None:
    """`./lotline prove cockpit` is the day; this is some minutes of it."""
    context = await open_browser(**WALL)
    await context.add_init_script(warp(SPEED))
    page = await enrolled(context, house.url, COMPANY, await invitation(tenant))
    works = await Works.open(tenant)
    async with at_work(works, 0.05):
        await asyncio.sleep(3)
        first = await weigh(page)
        await asyncio.sleep(SAMPLE_SECONDS)
    last = await weigh(page)
    assert works.facts > 50
    assert last.heap <= first.heap * GROWTH + SAMPLE_SLACK
    assert last.nodes <= first.nodes + 400
