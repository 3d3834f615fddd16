"""The vendor's console: its screens in both languages and sizes, and what passes between it and a plant's console."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page

from infra import clock
from infra.actions import run
from infra.work import system
from tenants.identity.factors.totp import code_at, step_of
from tenants.vendor.announcements.commands import Announce, announce
from tenants.vendor.commands import SaveDraft, save_draft
from tests.e2e.page_clicks import Clicker
from tests.e2e.page_walk import AXE_SIZE, Walker, finish
from tests.e2e.pages import LOCALES, SIZES, VENDOR, VENDOR_PANELS, Place, Tab, console_routes
from tests.e2e.people import PASSWORD
from tests.scale.stand import adopted

pytestmark = pytest.mark.asyncio(loop_scope="session")
VENDOR_COMPANY, STAFF = "lotline", "hemin"
PARTNER_COMPANY, PARTNER_STAFF = "sunan", "guyan"
WORDS = {"title_zh": "周六停机", "title_en": "Down on Saturday", "text_zh": "停机一小时", "text_en": "For an hour"}
STATES = {"loading": "hold", "error": "break"}
IDS = """
SELECT (SELECT tenant_id FROM directory WHERE slug = 'lotline') AS vendor,
       (SELECT tenant_id FROM directory WHERE slug = 'hengzhun') AS customer,
       (SELECT tenant_id FROM directory WHERE slug = 'sunan') AS partner
"""


class Staff:
    """People who serve. They need a second factor, so each enrols one once and keeps the session: a code works once."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.sessions: dict[str, Any] = {}

    async def sign_in(self, context: BrowserContext, company: str, login: str) -> None:
        if login in self.sessions:
            await context.add_cookies(self.sessions[login])
            return
        answer = await self._post(context, "/api/session", company=company, login=login, password=PASSWORD)
        assert answer["next"] == "enrol"
        made = await self._post(context, "/api/factors/totp", name="phone")
        await self._post(
            context, "/api/factors/totp/confirm", id=made["id"], code=code_at(made["secret"], step_of(clock.now()))
        )
        self.sessions[login] = await context.cookies()

    async def _post(self, context: BrowserContext, path: str, **data: str) -> dict[str, Any]:
        answer = await context.request.post(f"{self.url}{path}", data=data)
        assert answer.ok, await answer.text()
        found: dict[str, Any] = await answer.json()
        return found


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def rows(house: Any) -> dict[str, str]:
    """What the panels show: a set-up half done, and an announcement."""
    connection = await asyncpg.connect(house.dsns.admin)
    try:
        found = dict((await connection.fetchrow(IDS)).items())
    finally:
        await connection.close()
    async with adopted(house):
        staff = system(found["vendor"], "何敏")
        draft = await run(staff, save_draft, SaveDraft(name_zh="无锡合微电子", step=1))
        told = await run(staff, announce, Announce(**WORDS, audience="companies", company_ids=[found["customer"]]))
    made = {"draft": draft.ids[0], "announcement": told.ids[0]}
    return {name: str(value) for name, value in (found | made).items()}


@pytest.fixture(scope="module")
def staff(house: Any) -> Staff:
    return Staff(house.url)


Open = Callable[[str], Any]


@pytest.fixture
def desk(walker: Walker, staff: Staff) -> Open:
    """A tab of somebody of the vendor's."""

    async def opened(locale: str, company: str = VENDOR_COMPANY, login: str = STAFF) -> Tab:
        context = await walker.context(locale, viewport={"width": 1440, "height": 900})
        await staff.sign_in(context, company, login)
        tab = await Tab.open(context, walker.url, locale)
        tab.told.plain |= {"Lotline", "lotline", "sunan", "hemin"}
        return tab

    return opened


async def test_every_route_is_known_to_the_walk():
    assert console_routes("v") == {place.route for place in VENDOR}
    assert {place.route for place in VENDOR_PANELS} <= console_routes("v")


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_screen(walker, desk, rows, locale):
    """Both sizes; panels narrow in English, where words are longest."""
    tab = await desk(locale)
    for place in (*VENDOR, *VENDOR_PANELS):
        await tab.go("v", place.path.format(**rows))
        await tab.settled()
        both = locale == "zh" or place in VENDOR
        for size in tuple(SIZES) if both else ("360",):
            await walker.walk.look(tab, place, "full", axe=size == AXE_SIZE[locale], sizes=(size,))
    await tab.page.context.close()
    finish(walker)


@pytest.mark.parametrize("state", STATES)
async def test_a_screen_without_its_data(walker, desk, rows, state):
    """Grey bars while it waits, words and a way to try again when it failed; every second route."""
    tab = await desk("zh")
    await tab.go("v", "/customers")
    await tab.settled()
    await tab.page.clock.install()
    for place in VENDOR[::2]:
        tab.network.mode = STATES[state]
        await tab.go("v", place.path.format(**rows), fresh=True)
        tab.network.drop()
        if state == "loading":
            await walker._waits(tab, place, ".bars")
        else:
            await walker._fails(tab, place)
        await walker.walk.look(tab, place, state, axe=True, sizes=("360",))
        if state == "error":
            await walker._retry(tab, place)
    tab.network.drop()
    await tab.page.context.close()
    finish(walker)


async def test_no_button_is_dead(walker, desk, rows):
    tab = await desk("zh")
    await tab.go("v", "/customers")
    await tab.settled()
    tab.network.fenced = True
    clicker = Clicker(tab, walker.walk)
    for path in ("/customers", "/announcements", "/packages"):
        place = next(each for each in VENDOR if each.route == path.strip("/").partition("?")[0])
        await clicker.dead_buttons(place, path.format(**rows))
    await tab.page.context.close()
    finish(walker)


async def test_somebody_of_a_plant_finds_the_way_to_his_own_console(walker):
    tab = await walker.console("zh", "zhou")
    await tab.go("v", "/customers")
    await tab.settled()
    await walker.walk.look(tab, Place("v", "elsewhere", "/elsewhere"), "no permission", axe=True)
    assert await tab.page.get_by_role("link", name="去管理台").is_visible()
    await tab.page.context.close()
    finish(walker)


async def test_a_partner_sees_its_own_customers_only(desk):
    tab = await desk("zh", PARTNER_COMPANY, PARTNER_STAFF)
    await tab.go("v", "/customers")
    await tab.settled()
    names = await tab.page.locator("td:first-child .strong").all_inner_texts()
    assert sorted(names) == ["无锡合微电子", "瑞兴塑胶"]
    rail = await tab.page.locator(".rail .places").inner_text()
    assert "租户" in rail
    assert "伙伴" not in rail
    await tab.page.context.close()


async def _plant(walker: Walker, login: str = "zhou") -> Page:
    tab = await walker.console("zh", login)
    await tab.go("c", "/orders")
    await tab.settled()
    return tab.page


async def test_what_is_announced_is_shown_until_put_away_and_counted(walker, desk, rows):
    plant = await _plant(walker)
    band = plant.locator("section.announced")
    await band.get_by_text("周六停机").wait_for()
    await band.get_by_role("button", name="看全文").click()
    assert await band.get_by_text("停机一小时").is_visible()
    await band.get_by_role("button", name="知道了").click()
    await band.wait_for(state="detached")

    tab = await desk("zh")
    await tab.go("v", f"/announcements?announcement={rows['announcement']}")
    await tab.page.locator("aside dd", has_text=re.compile(r"^1 / 1$")).wait_for(timeout=30_000)
    await tab.page.context.close()
    await plant.context.close()


async def test_a_visit_is_asked_for_let_in_seen_on_both_sides_and_ended(walker, desk, rows):
    """Who is inside, the plant can end at once; the visitor sees it with his next look."""
    tab = await desk("zh")
    await tab.go("v", f"/customers?customer={rows['customer']}")
    await tab.page.get_by_role("button", name="申请进入").click()
    await tab.page.locator("#act-reason").fill("看看昨天为什么没有报工")
    await tab.page.get_by_role("button", name="向恒准精密申请进入").click()

    plant = await _plant(walker)
    await plant.goto(f"{walker.url}/c/#/visits?state=asked")
    await plant.get_by_role("link", name=re.compile("何敏")).first.click(timeout=30_000)
    await plant.get_by_role("button", name="让他进来", exact=True).click()
    await plant.get_by_role("button", name=re.compile("让他进来 60 分钟")).click()
    inside = plant.locator("section.visit-band")
    await inside.wait_for(timeout=30_000)

    banner = tab.page.locator("section.visit-banner")
    await banner.wait_for(timeout=30_000)
    async with tab.page.context.expect_page() as opened:
        await banner.get_by_role("button", name="进入").click()
    guest = await opened.value
    own = guest.locator("section.visit-band.own")
    await own.wait_for(timeout=30_000)
    assert "你在恒准精密里面" in await own.inner_text()

    await inside.get_by_role("button", name="现在结束").click()
    await inside.wait_for(state="detached")
    await guest.reload()
    await guest.locator("section.visit-band.own").wait_for(state="detached")
    await banner.wait_for(state="detached", timeout=30_000)
    await plant.context.close()
    await tab.page.context.close()
