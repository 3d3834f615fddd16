"""The worker app at 360 px: refusal and its fix, hand-over, storage that fails, bad input, every screen clean."""

import asyncio
import gzip
import re
import time
from typing import Any
from uuid import UUID

import pytest

from infra.bootstrap.places import PROJECT
from tests.e2e.conftest import PHONE
from tests.e2e.gloves import becomes, facts
from tests.e2e.people import PASSWORD, own_phone
from tests.e2e.test_scan_report import card_of, reports_of
from tests.e2e.worker_phone import faults, go, press, too_wide

DIST = PROJECT / "pwa" / "dist"
FIRST_LOAD = 120 * 1024
PIN = "1357"
GOOD = "SELECT good_quantity FROM orders_operation WHERE id = $1"

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def good(house: Any, operation: str) -> int:
    return int((await facts(house, GOOD, operation))["good_quantity"])


async def roomy(page: Any, house: Any) -> str:
    """An operation with much left and nothing before it, known to the phone."""
    await page.locator(".hero").wait_for()
    return str((await card_of(house, "MO-1027", 10))["id"])


async def test_too_many_is_refused_and_fixed_in_one_tap(house, open_browser):
    """Given a phone without network that believes one piece is left, when another phone has taken it meanwhile, then
    the entry comes back with its reason, who can help, and the way out."""
    context = await open_browser(**PHONE)
    page = await own_phone(context, house.url)
    await page.locator(".hero").wait_for()
    operation = str((await card_of(house, "MO-1026", 10))["id"])  # done with this story, so no other one's
    other = await own_phone(await open_browser(**PHONE), house.url)
    await go(page, house.url, f"/report/{operation}")
    left = int(re.sub(r"\D", "", await page.locator(".rest .split b").inner_text()))
    await context.set_offline(True)
    await press(page, str(left))
    await page.locator(".go .btn").click()
    before = await good(house, operation)
    await go(other, house.url, f"/report/{operation}")
    await press(other, "2")
    await other.locator(".go .btn").click()
    await becomes(house, GOOD, operation, good_quantity=before + 2)

    await context.set_offline(False)
    await go(page, house.url, "/tray")
    fix = page.get_by_role("button", name=re.compile("^改成"))
    await fix.wait_for()
    assert "陈志强" in await page.locator(".refusal").first.inner_text()
    assert await page.locator(".refusal a[href^='tel:']").count() > 0
    assert await good(house, operation) == before + 2
    fits = int(re.sub(r"\D", "", await fix.inner_text()))
    assert fits == left - 2
    card = await page.locator(".refusal").filter(has=fix).element_handle()  # this one: others may wait beside it
    await fix.click()
    await becomes(house, GOOD, operation, good_quantity=before + 2 + fits)
    await card.wait_for_element_state("hidden", timeout=45_000)


async def test_undo_within_ten_seconds(house, open_browser):
    page = await own_phone(await open_browser(**PHONE), house.url)
    operation = await roomy(page, house)
    before, reports = await good(house, operation), len(await reports_of(house, UUID(operation)))
    await go(page, house.url, f"/report/{operation}")
    await press(page, "1")
    await page.locator(".go .btn").click()
    await page.get_by_role("button", name=re.compile("^撤销")).click()  # the books may take longer than ten seconds
    for _ in range(800):
        both = (await reports_of(house, UUID(operation)))[reports:]
        if len(both) == 2:
            break
        await asyncio.sleep(0.05)
    assert [each["good_quantity"] for each in both] == [1, -1]
    assert await good(house, operation) == before
    await go(page, house.url, "/today")
    await page.get_by_text("已撤销").first.wait_for()


async def test_hand_over_also_without_network(house, open_browser):
    context = await open_browser(**PHONE)
    page = await own_phone(context, house.url)
    for badge, name in (("B1003", "李敏"), ("B1001", "王建国")):
        await go(page, house.url, "/switch")
        await page.get_by_role("button", name="用账号登录").click()
        await page.fill("input[name=login]", badge)
        await page.fill("input[name=password]", PIN)
        await page.click("button[type=submit]")
        await page.locator(".who b", has_text=name).wait_for()

    await go(page, house.url, "/switch")
    began = time.monotonic()
    await page.get_by_role("button", name=re.compile("李敏")).click()
    await press(page, PIN)
    await page.locator(".who b", has_text="李敏").wait_for()
    assert time.monotonic() - began < 3

    await context.set_offline(True)
    await go(page, house.url, "/switch")
    await page.get_by_role("button", name=re.compile("王建国")).click()
    await press(page, "9999")
    await page.get_by_text("PIN 不对").wait_for()
    await press(page, PIN)
    await page.locator(".who b", has_text="王建国").wait_for()


async def test_a_storage_that_fails_never_says_saved(house, open_browser):
    page = await own_phone(await open_browser(**PHONE), house.url)
    operation = await roomy(page, house)
    await go(page, house.url, f"/report/{operation}")
    await press(page, "3")
    await page.evaluate(
        """() => {
          const real = IDBDatabase.prototype.transaction;
          IDBDatabase.prototype.transaction = function (names, mode, options) {
            if (mode === 'readwrite') throw new DOMException('gone', 'InvalidStateError');
            return real.call(this, names, mode, options);
          };
          window.mend = () => { IDBDatabase.prototype.transaction = real; };
        }"""
    )
    await page.locator(".go .btn").click()
    await page.get_by_text("没有保存").wait_for()
    assert await page.locator(".good b").inner_text() == "3"
    assert await page.locator(".undo").count() == 0
    await page.evaluate("window.mend()")
    await page.locator(".go .btn").click()
    await page.locator(".undo").wait_for()


async def test_bad_input_says_what_to_do(house, open_browser):
    page = await own_phone(await open_browser(**PHONE), house.url)
    for path, words in (
        ("/scan/10018", "不是卡号"),
        ("/scan/10017?company=ruixing", "这是别家厂的卡"),
        ("/scan/900019", "没有卡号"),
        ("/scan/%3Cscript%3E", "没认出"),
        ("/report/00000000-0000-7000-8000-000000000000", "这台手机上没有这道工序"),
    ):
        await go(page, house.url, path)
        await page.get_by_text(words).first.wait_for()


@pytest.mark.parametrize("locale", ["zh", "en"])
async def test_every_screen_is_clean(house, open_browser, locale):
    found: dict[str, list[str]] = {}
    context = await open_browser(**PHONE, bypass_csp=True)
    await context.add_init_script(f"localStorage.setItem('lotline.locale', '{locale}')")
    page = await context.new_page()
    await go(page, house.url, "/scan/10017?company=hengzhun")
    await page.wait_for_selector("form")
    found["enrol"] = await faults(page)
    await page.fill("input[name=login]", "chen")
    await page.fill("input[name=password]", PASSWORD)
    await page.click("button[type=submit]")
    await page.wait_for_selector(".chips")
    found["deep link"] = await faults(page)
    for path in (
        "/",
        "/today",
        "/tray",
        "/device",
        "/scan",
        "/switch",
        "/scan/900019",
        "/report/none",
        "/inbox",
        "/missed",
        "/handover",
        "/slip",
        "/andon",
    ):
        await go(page, house.url, path)
        found[path] = await faults(page)
    await go(page, house.url, "/")
    links = await page.eval_on_selector_all("a[href^='#/report/']", "all => all.map((a) => a.hash.slice(1))")
    for link in links[:4]:
        await go(page, house.url, link)
        await page.wait_for_selector(".chips")
        found[link] = await faults(page)
    await context.set_offline(True)
    for path in ("/", "/tray", "/device", "/scan/900019"):
        await go(page, house.url, path)
        found[f"offline {path}"] = await faults(page)
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    for path in ("/", "/tray", "/device", "/today", "/switch", *links[:2]):
        await go(page, house.url, path)
        found[f"200 % {path}"] = await too_wide(page)
    assert {screen: faults for screen, faults in found.items() if faults} == {}


async def test_first_load_stays_small():
    page = (DIST / "w" / "index.html").read_text()
    files = set(re.findall(r'(?:src|href)="(/assets/[^"]+\.js)"', page))
    size = sum(len(gzip.compress((DIST / name.lstrip("/")).read_bytes(), 9)) for name in files)
    print(f"first load {size / 1024:.1f} kB of JavaScript in {len(files)} files")
    assert size <= FIRST_LOAD
    assert "http" not in page, "nothing comes from elsewhere"
