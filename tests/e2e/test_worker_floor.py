"""What a worker and his lead do besides reporting: call, stop, start, hand over, settle what is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from infra import clock, directory
from infra.work import system, working
from tenants.reporting.commands.missing import check_ended_shifts
from tests.e2e.conftest import PHONE
from tests.e2e.gloves import becomes, facts
from tests.e2e.people import PASSWORD, Taps, own_phone
from tests.e2e.test_scan_report import card_of
from tests.e2e.worker_phone import faults, go, pulled
from tests.scale.stand import adopted

pytestmark = pytest.mark.asyncio(loop_scope="session")

CALLS = "SELECT count(*) AS n FROM reporting_andon WHERE operation_id = $1 AND kind = 'material'"
STOPS = "SELECT count(*) AS n, count(ended_at) AS ended FROM reporting_downtime_record WHERE operation_id = $1"
RUNS = "SELECT count(*) FILTER (WHERE state = 'running') AS n FROM reporting_operation_run WHERE operation_id = $1"


async def test_a_call_is_two_touches_also_without_a_network(house, open_browser):
    """Given a phone without a network, when its worker touches 呼叫 and 物料, then the call waits in sight,
    and the lead's people are called as soon as it is back."""
    context = await open_browser(**PHONE, bypass_csp=True)
    page = await own_phone(context, house.url)
    await page.locator(".hero").wait_for()
    await pulled(page)
    await context.set_offline(True)
    taps = Taps(page)
    await taps.start()
    await page.get_by_role("link", name="呼叫").click()
    await page.get_by_role("button", name="物料").wait_for()
    operation = page.url.rpartition("/")[2]  # what the home screen says may change with what comes from the plant
    before = (await facts(house, CALLS, operation))["n"]
    await page.get_by_role("button", name="物料").click()
    assert await taps.count() == 2
    await page.get_by_text("在本机").first.wait_for()
    await context.set_offline(False)
    await becomes(house, CALLS, operation, n=before + 1)
    await page.locator(".rows li", has_text="1 级").first.wait_for(timeout=30_000)
    assert await faults(page) == []


async def test_down_running_and_running_again(house, open_browser):
    """Given a machine that stands, when its worker says why, and that it runs again, and begins his work on two
    operations, then the books hold the stop and both runs, and his home shows both."""
    page = await own_phone(await open_browser(**PHONE, bypass_csp=True), house.url)
    await page.locator(".hero").wait_for()
    await pulled(page)
    first, second = await card_of(house, "MO-1027", 10), await card_of(house, "MO-1019", 20)
    before = await facts(house, STOPS, first["id"])
    await go(page, house.url, f"/downtime/{first['id']}")
    await page.get_by_role("button", name="等料").click()
    await page.get_by_role("button", name="10 分钟前").click()
    assert await faults(page) == []
    await page.get_by_role("button", name="报 SW-1 停机").click()
    await page.locator(".rows li", has_text="等料").wait_for()
    await page.get_by_role("button", name="开起来了").last.click()
    await becomes(house, STOPS, first["id"], ended=before["ended"] + 1)

    for each in (first, second):
        await go(page, house.url, f"/report/{each['id']}")
        await page.locator(".more-btn").click()
        await page.locator("dialog").get_by_role("button", name="开工").click()
        await page.locator("dialog").wait_for(state="detached")
        await becomes(house, RUNS, each["id"], n=1)
    await go(page, house.url, "/")
    await page.locator(".rows.running li").nth(1).wait_for()
    assert await page.locator(".rows.running li").count() == 2
    assert await faults(page) == []
    for each in (first, second):
        await go(page, house.url, f"/report/{each['id']}")
        await page.locator(".more-btn").click()
        await page.locator("dialog").get_by_role("button", name="收工").click()
        await becomes(house, RUNS, each["id"], n=0)


async def shifts_end(house):
    """Whatever the hour of this test: the shifts of today have ended, and what was not reported in them is found."""
    async with adopted(house):
        entry, now = await directory.find("hengzhun"), clock.now()
        for hours in range(30):
            with clock.frozen(now + timedelta(hours=hours)):
                async with working(system(entry.tenant_id), command="test.shifts_end") as work:
                    await check_ended_shifts(work)


async def test_the_lead_settles_and_hands_over(house, open_browser):
    """Given a lead at the end of his shift, when he says why a report is missing and signs the handover with his
    secret, then both are in the books; a wrong secret signs nothing."""
    await shifts_end(house)
    page = await own_phone(await open_browser(**PHONE, bypass_csp=True), house.url, "chen")
    await page.locator(".hero").wait_for()
    await pulled(page)
    await go(page, house.url, "/missed")
    cards = page.locator(".card")
    await cards.first.wait_for()
    found = await faults(page)
    count = await cards.count()
    await cards.last.get_by_role("button", name="没有干活").click()
    await cards.last.get_by_label("为什么没有").fill("停电半天")
    await cards.last.get_by_role("button", name="确定").click()
    await page.wait_for_function(f"document.querySelectorAll('.card').length < {count}")
    dismissed = "SELECT count(*) AS n FROM reporting_missing_report WHERE dismiss_reason = $1"
    await becomes(house, dismissed, "停电半天", n=1)

    await go(page, house.url, "/inbox")
    await page.get_by_role("button", name="我的").wait_for()
    await page.locator("[aria-busy=true], .grey").first.wait_for(state="detached")
    found += await faults(page)

    await go(page, house.url, "/handover")
    await page.locator("main h2").first.wait_for()
    draft = page.get_by_role("button", name="签字交班")
    if not await draft.count():
        await page.locator(".form .choices button").first.click()
    await draft.wait_for()
    found += await faults(page)
    await page.get_by_label("还要交代什么").fill("三号机主轴有响声")
    for secret, outcome in (("nonsense-9", "note"), (PASSWORD, "signed")):
        await page.get_by_label("的 PIN 或密码").fill(secret)
        await draft.click()
        if outcome == "note":
            await page.locator("form .note.danger").wait_for()
        else:
            await page.get_by_text("等接班的班长确认").wait_for()
    signed = await facts(
        house, "SELECT count(*) AS n FROM reporting_shift_handover WHERE outgoing_by = '陈志强' AND note LIKE '三号机%'"
    )
    assert signed["n"] == 1
    assert found == []


async def test_money_of_the_day_and_a_claim(house, open_browser):
    """Given a worker paid by the piece, when he reports, then he sees what it earns at once, and later by which rate;
    what seems wrong he claims, and the claim is with his lead."""
    page = await own_phone(await open_browser(**PHONE, bypass_csp=True), house.url)
    await page.locator(".tally", has_text="¥").wait_for()
    rated = await facts(
        house,
        "SELECT o.id FROM orders_operation o JOIN orders_production_order p ON p.tenant_id = o.tenant_id"
        " AND p.id = o.order_id JOIN directory d ON d.tenant_id = o.tenant_id AND d.slug = 'hengzhun'"
        " WHERE p.number = 'MO-1027' AND o.sequence = 10",
    )
    await pulled(page)
    await go(page, house.url, f"/report/{rated['id']}")
    await page.get_by_role("button", name="4", exact=True).click()
    await page.locator(".go .btn").click()
    await page.locator(".undo").wait_for()
    await go(page, house.url, "/today")
    row = page.locator(".rows li.opens").first
    await row.wait_for(timeout=30_000)
    found = await faults(page)
    await row.click()
    await page.get_by_role("button", name="钱不对").click()
    await page.get_by_label("哪里不对").fill("少算了两件")
    found += await faults(page)
    await page.get_by_role("button", name="交给班长看").click()
    await becomes(house, "SELECT count(*) AS n FROM wages_dispute WHERE claim = $1", "少算了两件", n=1)
    await page.get_by_role("button", name="返回").click()
    await page.get_by_role("link", name="工资条").click()
    await page.locator(".tally", has_text="¥").wait_for()
    found += await faults(page)
    assert found == []
