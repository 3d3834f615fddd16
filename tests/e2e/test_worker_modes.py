"""Reporting in depth on the phone: each way of counting, who worked and when, and what is refused before it is sent."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.gloves import Gloves, becomes, facts, wedge
from tests.e2e.people import own_phone
from tests.e2e.test_scan_report import card_of
from tests.e2e.test_worker_kiosk import take_over
from tests.e2e.worker_phone import faults, go, press, pulled

pytestmark = pytest.mark.asyncio(loop_scope="session")

REPORT = """SELECT r.*, u.login AS worker FROM reporting_output_report r
LEFT JOIN identity_user u ON u.tenant_id = r.tenant_id AND u.id = r.worker_id
WHERE r.operation_id = $1 AND r.reverses_id IS NULL ORDER BY r.created_at DESC, r.id DESC LIMIT 1"""
COUNT = "SELECT count(*) AS n FROM reporting_output_report WHERE operation_id = $1"
LAST = "SELECT coalesce(max(counter_end), 12300) AS counter FROM reporting_output_report WHERE operation_id = $1"
HELD = """SELECT o.card, o.id FROM orders_operation o JOIN directory d ON d.tenant_id = o.tenant_id
WHERE d.slug = 'hengzhun' AND o.hold_id IS NOT NULL AND o.state <> 'completed' LIMIT 1"""


class Hand:
    """What a worker does on the report screen of one operation."""

    def __init__(self, house: Any, page: Any, operation: Any) -> None:
        self.house, self.page, self.operation = house, page, operation

    async def open(self) -> None:
        await go(self.page, self.house.url, "/")
        await go(self.page, self.house.url, f"/scan/{self.operation['card']}?company=hengzhun")
        await self.page.locator(".chips").first.wait_for()

    async def more(self, word: str) -> None:
        await self.page.locator(".more-btn").click()
        await self.page.locator("dialog").get_by_role("button", name=word, exact=True).click()

    async def figure(self, field: str, digits: str) -> None:
        await self.page.locator(".readings, .chips").get_by_role("button", name=field).click()
        await press(self.page, digits)

    async def submit(self) -> None:
        await self.page.locator(".go .btn").click()

    async def booked(self, before: int) -> Any:
        for _ in range(900):
            if (await facts(self.house, COUNT, self.operation["id"]))["n"] > before:
                return await facts(self.house, REPORT, self.operation["id"])
            await asyncio.sleep(0.05)
        raise TimeoutError("never booked")

    async def count(self) -> int:
        return int((await facts(self.house, COUNT, self.operation["id"]))["n"])


async def test_counter_boxes_and_piece_by_piece(house, open_browser):
    """Given an operation without a fixed way of counting, when it is reported by counter, by boxes and, without a
    network, piece by piece, then each booking says how it was counted and no code counts twice."""
    context = await open_browser(**PHONE, bypass_csp=True)
    page = await own_phone(context, house.url)
    hand = Hand(house, page, await card_of(house, "MO-1027", 10))

    await hand.open()
    before = await hand.count()
    await hand.more("抄表")
    start = int((await facts(house, LAST, hand.operation["id"]))["counter"])  # no reading yet: 12300
    await hand.figure("起数", str(start))
    await hand.figure("止数", str(start + 20))
    assert await faults(page) == []
    await hand.submit()
    report = await hand.booked(before)
    assert (report["good_quantity"], report["counter_start"], report["counter_end"]) == (20, start, start + 20)

    await hand.open()
    before = await hand.count()
    await hand.more("整箱")
    await hand.figure("每箱", "20")
    for label in (f"BX-{start}", f"BX-{start + 1}", f"BX-{start}"):
        await wedge(page, label)
        await page.wait_for_timeout(200)
    await page.locator(".codes .note", has_text=f"BX-{start} 扫过了").wait_for()
    await hand.figure("零头", "7")
    await hand.submit()
    report = await hand.booked(before)
    assert (report["good_quantity"], report["boxes"], report["box_size"]) == (47, 2, 20)

    await hand.open()
    await pulled(page)
    before = await hand.count()
    await context.set_offline(True)
    await hand.more("逐件扫")
    for serial in (f"SN-{start}A", f"SN-{start}B", f"SN-{start}A", f"SN-{start}C"):
        await wedge(page, serial)
        await page.wait_for_timeout(200)
    await page.get_by_role("button", name="撤回上一个").click()
    assert await page.locator(".good b").inner_text() == "2"
    await hand.submit()
    await page.get_by_text("没有网络").first.wait_for()
    assert await hand.count() == before
    await page.locator(".hero").wait_for()
    await page.evaluate(f"location.hash = '/report/{hand.operation['id']}'")
    await hand.more("逐件扫")
    await wedge(page, f"SN-{start}B")
    await page.locator(".codes .note", has_text=f"SN-{start}B 扫过了").wait_for()
    await context.set_offline(False)
    report = await hand.booked(before)
    assert report["good_quantity"] == 2
    sublots = await facts(house, "SELECT count(*) AS n FROM traceability_sublot WHERE serial LIKE $1", f"SN-{start}%")
    assert sublots["n"] == 2


async def test_a_crew_somebody_else_and_an_earlier_shift(house, open_browser):
    """Given a lead at his phone, when two share a report two to one, and when he reports the last shift for a man of
    his, then shares, worker, shift and flags are in the books."""
    page = await own_phone(await open_browser(**PHONE, bypass_csp=True), house.url, "chen")
    hand = Hand(house, page, await card_of(house, "MO-1027", 10))
    await pulled(page)

    await hand.open()
    before = await hand.count()
    await press(page, "6")
    await hand.more("一起干")
    dialog = page.locator("dialog")
    await dialog.get_by_role("button", name="王建国").click()
    await dialog.get_by_role("button", name="陈志强 多一份").click()
    await dialog.get_by_text("66.67%").wait_for()
    assert await faults(page) == []
    await dialog.get_by_role("button", name="2 人一起报").click()
    await page.get_by_text("一起干：陈志强、王建国").wait_for()
    await hand.submit()
    report = await hand.booked(before)
    shares = await facts(
        house, "SELECT array_agg(share ORDER BY share) AS all FROM reporting_share WHERE report_id = $1", report["id"]
    )
    assert [float(each) for each in shares["all"]] == [0.3333, 0.6667]

    await hand.open()
    before = await hand.count()
    await press(page, "3")
    await hand.more("替人报")
    await page.locator("dialog").get_by_role("button", name="王建国").click()
    await hand.more("补报")
    await page.locator("dialog .stack button").first.click()
    await hand.more("备注")
    await page.locator("dialog textarea").fill("夜班忘了报")
    await page.locator("dialog button[type=submit]").click()
    for words in ("替 王建国 报", "补报", "备注：夜班忘了报"):
        await page.locator(".said", has_text=words).wait_for()
    assert await faults(page) == []
    await hand.submit()
    report = await hand.booked(before)
    assert (report["worker"], report["note"], set(report["flags"]) >= {"behalf", "late"}) == (
        "wang",
        "夜班忘了报",
        True,
    )


async def test_what_is_refused_is_refused_at_entry(house, open_browser):
    """Given an operation with little left, one held and one with a critical step, when a worker reports there, then he
    is told at once why and who helps, nothing is sent, with the network and without; a lead may let it pass."""
    context = await open_browser(**PHONE, bypass_csp=True)
    page = await own_phone(context, house.url)
    await page.locator(".hero").wait_for()
    await pulled(page)
    hand = Hand(house, page, await card_of(house, "MO-1027", 10))

    for offline in (False, True):
        await context.set_offline(offline)
        await page.evaluate(f"location.hash = '/report/{hand.operation['id']}'")
        await page.locator(".good").wait_for()
        before = await hand.count()
        await press(page, "9999")
        await hand.submit()
        await page.get_by_role("alert").get_by_text("没有交").wait_for()
        assert await page.locator("a[href='tel:13800001002']").count() == 1
        assert (await faults(page) if not offline else []) == []
        await page.get_by_role("button", name="清零").wait_for(state="detached")
        assert await hand.count() == before
        await page.evaluate("location.hash = '/'")
        await page.locator(".hero").wait_for()
    await context.set_offline(False)

    held = await facts(house, HELD)
    for offline in (False, True):
        await context.set_offline(offline)
        await page.evaluate(f"location.hash = '/scan/{held['card']}?company=hengzhun'")
        await page.locator(".note.hold").wait_for()
        assert await page.locator(".go .btn").count() == 0
        await page.evaluate("location.hash = '/'")
        await page.locator(".hero").wait_for()
    await context.set_offline(False)

    await take_over(page, Gloves(page, decide=0), "B1002")
    await page.locator(".who", has_text="陈志强").wait_for()
    await hand.open()
    before = await hand.count()
    await press(page, "9999")
    await hand.submit()
    await page.get_by_label("为什么放行").fill("客户要多备")
    await hand.submit()
    report = await hand.booked(before)
    assert "over" in report["flags"]
    await page.get_by_role("button", name="撤销").click()
    await hand.booked(before + 1)  # taken back: the others need the operation


async def test_critical_steps_are_read_first(house, open_browser):
    """Given a step that must be read, when somebody opens the operation, then he reads and confirms it, also without a
    network, and only then may report."""
    context = await open_browser(**PHONE, bypass_csp=True)
    page = await own_phone(context, house.url)
    hand = Hand(house, page, await card_of(house, "MO-1012", 50))
    await hand.open()
    await page.get_by_text("先看作业指导").wait_for()
    assert await page.locator(".go .btn").count() == 0
    await page.get_by_role("link", name="去看").click()
    await page.locator(".step-card img").first.wait_for()
    assert await faults(page) == []
    await context.set_offline(True)
    await page.get_by_role("button", name="看懂了").click()
    await page.evaluate(f"location.hash = '/report/{hand.operation['id']}'")
    await page.locator(".go .btn").wait_for()
    await context.set_offline(False)
    confirmed = "SELECT count(*) > 0 AS yes FROM masterdata_instruction_confirmation WHERE operation_id = $1"
    await becomes(house, confirmed, hand.operation["id"], yes=True)
