"""Subscribing in a real browser, with real workers and the local mailbox: all the way, and where it goes wrong."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio
from playwright.async_api import Page

from infra.bootstrap.places import PROJECT
from tenants.vendor.company import ensure_vendor
from tests.e2e.conftest import DESK
from tests.e2e.page_checks import Told, faults
from tests.e2e.subscribing import Effort, Hand, sign_up, subscribe, type_into
from tests.scale.stand import Stand, adopted, stand

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def shop() -> AsyncIterator[Stand]:
    """An installation nobody uses yet: only the vendor's own company. Codes stay on this machine."""
    if not (PROJECT / "pwa" / "dist" / "p" / "index.html").exists():
        pytest.skip("the web apps are not built: ./lotline test builds them")
    async with stand(adopt=False) as here:
        here.env["LOTLINE_ENV"] = "development"
        async with adopted(here):
            await ensure_vendor()
        here.api()
        here.workers()
        await here.ready(120)
        yield here


async def fetched(here: Stand, sql: str, *values: Any) -> list[Any]:
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        return await connection.fetch(sql, *values)
    finally:
        await connection.close()


async def test_from_the_front_page_to_the_first_report(shop, open_browser):
    effort = await subscribe(open_browser, shop.url, trade="food")

    assert effort.over() == []
    (sign,) = await fetched(shop, "SELECT * FROM onboarding_sign_up WHERE slug = $1", effort.slug)
    assert sign["state"] == "entered"
    assert (sign["ready_at"] - sign["asked_at"]).total_seconds() <= 5
    (report,) = await fetched(shop, "SELECT * FROM reporting_output_report WHERE tenant_id = $1", sign["company_id"])
    assert report["reporter_name"] == "赵明"


async def front(open_browser: Any, url: str) -> Page:
    page: Page = await (await open_browser(**DESK)).new_page()
    await page.goto(f"{url}/p/")
    await page.locator("input[name=contact]").wait_for()
    return page


async def ask_for_code(page: Page) -> str:
    await page.locator("input[name=contact]").fill(f"138{uuid4().int % 10**8:08d}")
    await page.get_by_role("button", name="获取验证码").click()
    letter = page.locator(".letter [role=status]", has_text=re.compile(r"\d{6}"))
    await letter.wait_for()
    found = re.search(r"\d{6}", await letter.inner_text())
    assert found is not None
    return found[0]


async def test_five_wrong_codes_and_the_right_one_is_worth_nothing(shop, open_browser):
    page = await front(open_browser, shop.url)
    code = await ask_for_code(page)
    await page.locator("input[name=agreed]").check()
    submit = page.locator("form.prove button[type=submit]")
    for _ in range(5):
        await page.locator("input[name=code]").fill(f"{(int(code) + 1) % 10**6:06d}")
        async with page.expect_response("**/api/join/proof"):
            await submit.click()
        await page.locator(".prove [role=alert]").wait_for()

    await page.locator("input[name=code]").fill(code)
    async with page.expect_response("**/api/join/proof") as answered:
        await submit.click()

    assert (await (await answered.value).json())["code"] == "identity.code_spent"
    assert await page.locator("input[name=code]").input_value() == code, "what was typed stays"
    assert "#/company" not in page.url


async def test_a_taken_company_code_offers_a_free_one_and_a_reload_loses_nothing(shop, open_browser):
    effort = Effort()
    first = await Hand.at(await open_browser(**DESK), effort, None)
    await sign_up(first, shop.url, trade="moulding")
    page = await front(open_browser, shop.url)
    code = await ask_for_code(page)
    await page.locator("input[name=code]").fill(code)
    await page.locator("input[name=agreed]").check()
    await page.locator("form.prove button[type=submit]").click()
    await page.locator("input[name=company]").wait_for()

    await page.goto(f"{shop.url}/p/")  # the same browser comes back

    second = Hand(page, Effort())
    await page.locator("input[name=company]").wait_for()
    await type_into(second, "company", "另一家机械厂")
    await type_into(second, "person", "钱进")
    await page.locator("input[name=industry][value=medical]").check()
    await page.locator("input[name=slug]").fill(effort.slug)
    await page.locator("form.form button[type=submit]").click()
    refused = page.locator(".field [role=alert]")
    await refused.wait_for()
    assert effort.slug in await refused.inner_text()
    free = await page.locator("input[name=slug]").input_value()
    assert free == f"{effort.slug}2"
    await page.locator("form.form button[type=submit]").click()
    await page.locator(".steps .qr").first.wait_for(timeout=20_000)
    assert [row["industry"] for row in await fetched(
        shop, "SELECT industry FROM onboarding_sign_up WHERE slug = $1", free
    )] == ["medical"]  # fmt: skip


async def test_a_reload_while_the_company_is_being_set_up_goes_on(shop, open_browser):
    """The worker is away when it is asked for: the page says so, and finishes once it is back."""
    page = await front(open_browser, shop.url)
    code = await ask_for_code(page)
    await page.locator("input[name=code]").fill(code)
    await page.locator("input[name=agreed]").check()
    await page.locator("form.prove button[type=submit]").click()
    await page.locator("input[name=company]").fill("慢一点的厂")
    await page.locator("input[name=person]").fill("孙宁")
    await page.locator("input[name=industry][value=electronics]").check()
    shop.processes["workers"].kill()
    try:
        await page.locator("form.form button[type=submit]:enabled").click()
        await page.get_by_role("heading", name="正在开通").wait_for()
        await page.reload()
        await page.get_by_role("heading", name="正在开通").wait_for()
        await asyncio.sleep(1)
        assert await page.locator(".steps .qr").count() == 0
    finally:
        shop.workers()

    await page.locator(".steps .qr").first.wait_for(timeout=60_000)


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("width", [360, 1440])
async def test_the_public_pages_are_sound(shop, open_browser, locale, width):
    """Nothing sideways, nothing cut, no words of the other language, no axe finding; small enough for a weak phone."""
    context = await open_browser(
        viewport={"width": width, "height": 740}, locale="zh-CN" if locale == "zh" else "en-GB", bypass_csp=True
    )
    page = await context.new_page()
    told = Told()
    told.hear(await (await context.request.get(f"{shop.url}/api/join/offers")).json())
    found: dict[str, list[str]] = {}
    for place in ("", "terms", "privacy", "mailbox"):
        await page.goto(f"{shop.url}/p/#/{place}")
        await page.locator("main").wait_for()
        await page.wait_for_timeout(300)
        found[place] = await faults(page, told, "c", locale, axe=True, twins=False)
    await page.goto(f"{shop.url}/p/")
    contact = page.locator("input[name=contact]")
    await contact.fill(f"136{uuid4().int % 10**8:08d}")
    await page.locator("form.prove button").first.click()
    letter = page.locator(".letter [role=status]", has_text=re.compile(r"\d{6}"))
    code = re.search(r"\d{6}", await letter.inner_text())
    assert code is not None
    await page.locator("input[name=code]").fill(code[0])
    await page.locator("input[name=agreed]").check()
    await page.locator("form.prove button[type=submit]").click()
    await page.locator("input[name=company]").wait_for()
    found["company"] = await faults(page, told, "c", locale, axe=True, twins=False)

    assert {place: each for place, each in found.items() if each} == {}
