"""Timed by a scripted person in gloves: from scan to submitted, and from one person to the next on a shared phone."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.async_api import Error, Page

from tests.e2e.conftest import PHONE
from tests.e2e.gloves import Gloves, Watch, becomes, facts, wedge
from tests.e2e.people import own_phone
from tests.e2e.test_scan_report import card_of, qr
from tests.e2e.worker_phone import go

PIN = "1357"
ENTER = re.compile("^(进入|Enter)$")
SCAN_TO_SUBMITTED, SWITCH = 8.0, 3.0
HANDLED = "SELECT good_quantity + process_scrap_quantity AS n FROM orders_operation WHERE id = $1"

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def take_over(page: Page, hand: Gloves, badge: str) -> None:
    """Badge before the phone, PIN; a phone that has seen the person sends the PIN with its last digit."""
    await wedge(page, badge)
    await hand.pin(PIN)
    enter = page.get_by_role("button", name=ENTER)
    if await enter.count() and await enter.is_enabled():
        with suppress(Error):
            await enter.tap(timeout=1_000)


async def test_scan_to_submitted_in_gloves(house, open_browser):
    """Given a card before the camera, when a gloved hand reports all good, then with scrap, each is in within 8 s."""
    operation = await card_of(house, "MO-1027", 10)
    page = await own_phone(await open_browser(**PHONE, camera=qr(house, operation["card"])), house.url)
    await page.locator(".hero").wait_for()
    seconds, before = {}, await facts(house, HANDLED, operation["id"])
    for name, scrap in (("good", False), ("good, scrap and reason", True)):
        hand = Gloves(page)
        watch = Watch()
        await hand.touch(page.get_by_role("link", name="扫码报工"))
        await page.locator(".go .btn").wait_for()
        await page.wait_for_timeout(300)
        await hand.touch(page.get_by_role("button", name="2", exact=True))
        if scrap:
            await hand.touch(page.get_by_role("button", name="工废"))
            await hand.touch(page.locator(".why button").first)
        await hand.touch(page.locator(".go .btn"))
        await page.locator(".undo").wait_for()
        seconds[name] = watch.seconds
        assert hand.small == []
        await page.get_by_role("button", name="撤销").click()
        await page.locator(".undo").wait_for(state="detached")
        await becomes(house, HANDLED, operation["id"], n=before["n"])  # the other stories need the pieces
    print("scan → submitted in gloves:", {name: f"{each:.1f} s" for name, each in seconds.items()})
    assert max(seconds.values()) <= SCAN_TO_SUBMITTED


async def test_the_next_person_within_three_seconds_and_no_draft_lost(house, open_browser):
    """Given two people who share a phone, one with half a report, when they hand it over by badge and PIN, then each
    finds his own language, size and figures within 3 s, also after the app was closed."""
    context = await open_browser(**PHONE)
    page = await own_phone(context, house.url)
    operation = await card_of(house, "MO-1027", 10)
    report = f"/report/{operation['id']}"
    hand = Gloves(page, decide=0.2)

    await go(page, house.url, "/device")
    await page.get_by_role("button", name="大字").click()
    await go(page, house.url, report)
    for digit in "37":
        await page.get_by_role("button", name=digit, exact=True).click()

    await take_over(page, hand, "B1003")  # the first time the phone does not know her yet
    await page.locator(".who", has_text="李敏").wait_for()
    assert await page.locator(".good b").inner_text() != "37", "another person's figure"
    assert await page.locator("html[data-large]").count() == 0
    await go(page, house.url, "/device")
    await page.get_by_role("button", name="English").click()
    await page.get_by_role("heading", name="Display").wait_for()
    await take_over(page, hand, "B1001")
    await page.locator(".good", has_text="37").wait_for()

    seconds = []
    for badge, name, language in (("B1003", "李敏", "en"), ("B1001", "王建国", "zh-CN")) * 2:
        watch = Watch()
        await take_over(page, hand, badge)
        await page.locator(".who", has_text=name).wait_for()
        seconds.append(watch.seconds)
        large = "html[data-large]" if name == "王建国" else "html:not([data-large])"
        assert await page.locator(f"{large}[lang={language}]").count() == 1
        if name == "王建国":
            assert await page.locator(".good b").inner_text() == "37", "his own draft, where he left it"
        else:
            await go(page, house.url, "/")
    print("badge → next person's screen:", [f"{each:.2f} s" for each in seconds])
    assert max(seconds) <= SWITCH
    assert hand.small == []

    await page.wait_for_timeout(400)
    await page.close()
    page = await context.new_page()
    await go(page, house.url, report)
    await page.locator(".good", has_text="37").wait_for()

    await take_over(page, Gloves(page, decide=0), "B1003")
    await page.locator(".who", has_text="李敏").wait_for()
    await go(page, house.url, "/device")
    await page.get_by_role("button", name="中文").click()  # her account follows: other stories know her in Chinese
    await page.get_by_role("heading", name="显示").wait_for()
    await page.wait_for_timeout(500)


@pytest.mark.parametrize("side", ["left", "right"])
async def test_one_hand_reaches_everything(house, open_browser, side):
    """Given one-hand mode, then what is touched while reporting lies low and on that side, in large type too."""
    page = await own_phone(await open_browser(**PHONE), house.url)
    operation = await card_of(house, "MO-1027", 10)
    await go(page, house.url, "/device")
    await page.get_by_role("button", name="左手" if side == "left" else "右手").click()
    for large in (False, True):
        if large:
            await go(page, house.url, "/device")
            await page.get_by_role("button", name="大字").click()
        await go(page, house.url, f"/report/{operation['id']}")
        await page.locator(".chips.four").wait_for()
        await page.wait_for_timeout(300)
        boxes = await page.eval_on_selector_all(
            ".pad button, .go button, .head a, .head button",
            "all => all.map((e) => { const b = e.getBoundingClientRect();"
            " return [e.textContent, b.left, b.top, b.right, b.bottom]; })",
        )
        assert len(boxes) > 12
        far = [name for name, left, _, right, _ in boxes if (right > 324 + 1 if side == "left" else left < 36 - 1)]
        high = [name for name, _, top, _, _ in boxes if top < 740 * 0.3]
        assert (far, high) == ([], [])
        over = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0
