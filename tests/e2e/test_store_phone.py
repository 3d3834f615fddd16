"""The store on a phone: what works without a network, what is refused at the scan, and what needs the plant."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra import clock, directory
from infra.work import system, working
from tenants.orders import commands as orders
from tenants.traceability import commands as store
from tests.e2e.conftest import PHONE, SHOTS
from tests.e2e.gloves import BURST, becomes, facts, wedge
from tests.e2e.people import PASSWORD, own_phone
from tests.e2e.worker_phone import faults, go, press
from tests.scale.stand import adopted

pytestmark = pytest.mark.asyncio(loop_scope="session")

KEEPER, PRODUCT, MATERIAL = "tianliping", "LT-2041-03", "RM-40CR-50"
ACTS = {"receive": "收料", "put": "上架", "issue": "发料", "give": "退料", "count": "盘点", "pack": "装箱",
        "transfer": "移库", "status": "状态", "ship": "发货"}  # fmt: skip
LIMIT = 300  # ms from the scan to the words
# the scan, and how long until its refusal stands on the screen
REFUSED = f"""async ([text, words]) => {{
  const began = performance.now();
  ({BURST})(text);
  for (;;) {{
    const said = document.querySelector('.refused[role=alert]');
    if (said && said.textContent.includes(words)) return performance.now() - began;
    if (performance.now() - began > 5000) throw new Error(`${{text}}: ${{said?.textContent}}`);
    await new Promise((next) => requestAnimationFrame(next));
  }}
}}"""
QUEUE = """() => new Promise((done, fail) => {
  const open = indexedDB.open('lotline-w');
  open.onerror = () => fail(open.error);
  open.onsuccess = () => {
    const all = open.result.transaction('queue').objectStore('queue').getAll();
    all.onsuccess = () => { open.result.close(); done(all.result.map((row) => row.type.split('.')[1])); };
  };
})"""


async def on_the_phone(open_browser: Any, house: Any) -> tuple[Any, Any]:
    context = await open_browser(**PHONE, bypass_csp=True)
    page = await own_phone(context, house.url, KEEPER)
    await go(page, house.url, "/store")
    await page.locator(".sub .s16", has_text="数据").wait_for()
    return context, page


async def flow(page: Any, house: Any, act: str) -> None:
    """To the screen of one act. It stands before anything is scanned: the one before it listens too."""
    await go(page, house.url, f"/store/{act}")
    await page.get_by_role("heading", name=ACTS[act], exact=True).wait_for()


async def item(house: Any, code: str) -> Any:
    return (await facts(house, f"SELECT id FROM masterdata_item WHERE code = $1 AND tenant_id = {TENANT}", code))["id"]


TENANT = "(SELECT tenant_id FROM directory WHERE slug = 'hengzhun')"
NUMBER = f"SELECT number FROM traceability_material_lot WHERE supplier_lot = $1 AND tenant_id = {TENANT}"


LOOSE = f"SELECT id, number FROM traceability_material_lot WHERE supplier_lot = 'HN-2610-133' AND tenant_id = {TENANT}"
SIGNED = (
    "SELECT count(*) AS n FROM journal WHERE command = 'traceability.hold_lots' AND outcome = 'applied'"
    " AND meaning = 'held' AND actor_name = '田丽萍' AND reason <> '' AND subject_id = '{lot}'"
)
LOT = f"SELECT id FROM traceability_material_lot WHERE number = $1 AND tenant_id = {TENANT}"
PLACE = f"SELECT id FROM masterdata_storage_location WHERE code = $1 AND tenant_id = {TENANT}"


async def at_the_plant(house: Any, *acts: tuple[Any, Any]) -> None:
    """What others do there meanwhile."""
    async with adopted(house):
        entry, _ = await directory.find("hengzhun"), clock.now()
        for spec, cmd in acts:
            async with working(system(entry.tenant_id), command="test.store") as work:
                await spec.nested(work, cmd)


async def order_of(house: Any, number: str) -> None:
    """A released order that nobody has issued anything to."""
    item_id = await item(house, PRODUCT)
    due = clock.now() + timedelta(days=2)
    await at_the_plant(
        house,
        (orders.create_order, orders.CreateOrder(item_id=item_id, quantity=Decimal(60), due_at=due, number=number)),
    )
    row = await facts(
        house, f"SELECT id FROM orders_production_order WHERE number = $1 AND tenant_id = {TENANT}", number
    )
    await at_the_plant(house, (orders.release_order, orders.ReleaseOrder(order_id=row["id"])))


async def wrong_lots(house: Any) -> list[tuple[str, str]]:
    """Lots of the order's material that must not be issued, and one of another; with the words of their refusal."""
    material = await item(house, MATERIAL)
    today = clock.now().date()
    lots = [
        store.NewLot(item_id=material, quantity=Decimal(5), number="E2E-HELD"),
        store.NewLot(item_id=material, quantity=Decimal(5), number="E2E-WAITS"),
        store.NewLot(item_id=material, quantity=Decimal(5), number="E2E-OVER", expires_on=today - timedelta(days=3)),
    ]
    with clock.frozen(clock.now() - timedelta(days=10)):  # none of them was over its date when it came
        await at_the_plant(house, (store.receive_lots, store.ReceiveLots(lots=lots)))
    ids = {}
    for each in lots:
        row = await facts(
            house, f"SELECT id FROM traceability_material_lot WHERE number = $1 AND tenant_id = {TENANT}", each.number
        )
        ids[each.number] = row["id"]
    state = "SELECT state FROM traceability_material_lot WHERE id = $1"
    for number, wanted in (("E2E-HELD", "held"), ("E2E-WAITS", "quarantined"), ("E2E-OVER", "accepted")):
        if (await facts(house, state, ids[number]))["state"] != wanted:
            change = store.ChangeLotStatus(lot_ids=[ids[number]], status=wanted, reason="e2e")
            await at_the_plant(house, (store.change_lot_status, change))
    other = (await facts(house, NUMBER, "HN-2609-088"))["number"]
    return [(other, "料不对"), ("E2E-HELD", "冻结"), ("E2E-WAITS", "待验"), ("E2E-OVER", "过期")]


async def test_what_is_wrong_is_refused_at_the_scan(house, open_browser):
    """Given wrong, held, unreleased and expired lots, when they are scanned for an order, then each is refused within
    300 ms with who may help, with a network and without; without one also what nobody kept for the order. What was
    kept is issued, and when the plant has held it meanwhile, its refusal waits in the tray."""
    wrong = await wrong_lots(house)
    order = "MO-9101"
    await order_of(house, order)
    context, page = await on_the_phone(open_browser, house)
    await flow(page, house, "issue")
    await wedge(page, order)
    await page.locator(".needs").wait_for()
    await page.get_by_role("button", name="把料留给这张工单").click()
    await page.get_by_text("留了").wait_for()
    kept = await facts(
        house, "SELECT l.id, l.number FROM traceability_reservation r JOIN traceability_material_lot l"
        " ON l.tenant_id = r.tenant_id AND l.id = r.lot_id ORDER BY r.created_at DESC LIMIT 1"
    )  # fmt: skip
    took: dict[str, float] = {}
    for offline in (False, True):
        await context.set_offline(offline)
        await page.locator(".band", has_text="没有网络").wait_for(state="visible" if offline else "detached")
        for number, words in wrong:
            took[f"{words}{' offline' if offline else ''}"] = await page.evaluate(REFUSED, [number, words])
    await page.evaluate(BURST, "E2E-HELD")
    held = page.locator(".refused", has_text="能放行")
    await held.wait_for()
    assert await faults(page) == []
    await page.screenshot(path=SHOTS / "store-refused.png") if SHOTS.exists() else None
    loose = (await facts(house, NUMBER, "HN-2610-117"))["number"]
    if loose != kept["number"]:
        took["not kept"] = await page.evaluate(REFUSED, [loose, "断网时只能发留好的料"])
    assert max(took.values()) <= LIMIT, took

    await wedge(page, kept["number"])
    issue = page.get_by_role("button", name=f"到 {order}")
    await issue.dblclick()
    await page.locator(".undo").wait_for()
    assert await page.evaluate(QUEUE) == ["issue_material"]
    await at_the_plant(house, (store.hold_lots, store.HoldLots(lot_ids=[kept["id"]], reason="外观异常")))
    await context.set_offline(False)
    await go(page, house.url, "/tray")
    refusal = page.locator(".refusal", has_text="冻结")
    await refusal.wait_for(timeout=30_000)
    assert kept["number"] in await refusal.inner_text()
    assert await faults(page) == []
    issued = "SELECT count(*) AS n FROM traceability_movement WHERE lot_id = $1 AND kind = 'issue'"
    assert (await facts(house, issued, kept["id"]))["n"] == 0
    back = store.ChangeLotStatus(lot_ids=[kept["id"]], status="accepted", reason="e2e")
    await at_the_plant(house, (store.change_lot_status, back))


async def test_a_day_in_the_store_without_a_network(house, open_browser):
    """Given a phone without a network, when its keeper receives, puts away, counts and packs, touching twice, and the
    phone dies, then every act is in the books once when it is back; transfer, status and shipping said that they wait
    for the network."""
    place = await facts(house, PLACE, "RM-02")
    open_there = "SELECT count(*) AS n FROM traceability_count_sheet WHERE location_id = $1 AND state = 'open'"
    if not (await facts(house, open_there, place["id"]))["n"]:
        await at_the_plant(house, (store.open_count, store.OpenCount(location_id=place["id"])))
    began = clock.now()
    context, page = await on_the_phone(open_browser, house)
    await context.set_offline(True)
    found = []

    await flow(page, house, "receive")
    await page.locator(".band").wait_for()
    await wedge(page, "RM-45-60")
    await page.get_by_label("供应商批号").wait_for()
    await wedge(page, "HN-E2E-1")
    await press(page, "12")
    found += await faults(page)
    await page.get_by_role("button", name="收 12").dblclick()
    await page.get_by_label("是什么料").wait_for()

    await flow(page, house, "put")
    await page.wait_for_timeout(1_600)  # the same code within 1.5 s is one scan
    await wedge(page, "HN-E2E-1")
    await page.get_by_text("扫要放的库位").wait_for()
    await wedge(page, "RM-02")
    found += await faults(page)
    await page.get_by_role("button", name="上架到 RM-02").click()
    await page.locator(".undo").wait_for()

    await flow(page, house, "count")
    await page.get_by_role("button", name="RM-02").click()
    await page.get_by_text("扫一批，填数").wait_for()
    await page.locator(".rows .opens button").first.click()
    found += await faults(page)
    await page.get_by_role("button", name="记 ").click()
    await page.locator(".undo").wait_for(state="detached")

    await flow(page, house, "pack")
    await wedge(page, "BOX-E2E")
    await page.get_by_text("扫要装的").wait_for()
    await wedge(page, (await facts(house, NUMBER, "HN-2610-133"))["number"])
    await press(page, "3")
    found += await faults(page)
    await page.get_by_role("button", name="装 3").click()
    await page.get_by_role("button", name="封箱").click()
    await page.get_by_text("扫箱码").wait_for()

    for online in ("transfer", "status", "ship"):
        await flow(page, house, online)
        await page.get_by_text("没有网络办不了").wait_for()
    await go(page, house.url, "/what/BOX-E2E")
    await page.locator(".thing", has_text="已封箱").wait_for()
    found += await faults(page)
    acts = await page.evaluate(QUEUE)
    assert acts == ["receive_lots", "transfer_lot", "count_lots", "open_pack", "pack_lot", "close_pack"]
    assert found == []

    await page.close()  # the battery
    await context.set_offline(False)
    page = await context.new_page()
    await page.goto(f"{house.url}/w/")
    box = "SELECT count(*) AS n FROM traceability_pack WHERE number = 'BOX-E2E' AND state = 'closed'"
    await becomes(house, box, n=1)
    lot = await facts(
        house, "SELECT l.id, b.quantity, b.location_id FROM traceability_material_lot l JOIN traceability_lot_balance b"
        " ON b.tenant_id = l.tenant_id AND b.lot_id = l.id WHERE l.supplier_lot = 'HN-E2E-1'"
    )  # fmt: skip
    assert (lot["quantity"], lot["location_id"]) == (Decimal(12), place["id"])
    moves = "SELECT count(*) AS n FROM traceability_movement WHERE lot_id = $1"
    assert (await facts(house, moves, lot["id"]))["n"] == 2
    counted = "SELECT count(*) AS n FROM traceability_count_line WHERE counted_at >= $1"
    assert (await facts(house, counted, began))["n"] == 1


async def test_issue_give_back_and_take_back(house, open_browser):
    """Given an order's card, when its material is issued and the act is taken back within ten seconds, then nothing
    stands issued; issued again and given back in part, the rest does. A unit's own code opens its card."""
    await order_of(house, "MO-9102")
    _, page = await on_the_phone(open_browser, house)
    await flow(page, house, "issue")
    await wedge(page, "MO-9102")
    await page.locator(".needs .opens button").first.click()
    issued = (
        "SELECT coalesce(sum(b.quantity), 0) AS n FROM traceability_lot_balance b JOIN orders_production_order o"
        " ON o.tenant_id = b.tenant_id AND o.id = b.order_id WHERE o.number = 'MO-9102'"
    )
    moved = (
        "SELECT count(*) AS n FROM traceability_movement m JOIN orders_production_order o"
        " ON o.tenant_id = m.tenant_id AND o.id IN (m.to_order_id, m.from_order_id)"
        " WHERE o.number = 'MO-9102' AND m.quantity = 20"
    )
    await page.get_by_role("button", name="0", exact=True).wait_for()
    await press(page, "20")
    await page.get_by_role("button", name="到 MO-9102").click()
    await page.get_by_role("button", name="撤销").click()  # within ten seconds; the books may take longer
    await becomes(house, moved, n=2)
    await becomes(house, issued, n=0)
    await page.locator(".needs .opens button").first.click()
    await press(page, "30")
    await page.get_by_role("button", name="到 MO-9102").click()
    await becomes(house, issued, n=30)
    await flow(page, house, "give")
    await page.wait_for_timeout(1_600)  # the same code within 1.5 s is one scan
    await wedge(page, "MO-9102")
    await page.get_by_role("heading", name="已发到这张工单").wait_for()
    await page.locator(".rows .opens button").first.click()
    await press(page, "10")
    assert await faults(page) == []
    await page.get_by_role("button", name="退 10").click()
    await becomes(house, issued, n=20)
    await page.goto(f"{house.url}/U/HENGZHUN/CNC-2")
    await page.get_by_role("heading", name="设备 CNC-2").wait_for()
    assert await faults(page) == []


async def test_a_status_is_signed(house, open_browser):
    """Given a signed-in phone, when somebody else would hold a lot with it, then the wrong secret changes nothing; with
    the keeper's own the lot is held in his name, with the reason, and without a network nothing is signed."""
    context, page = await on_the_phone(open_browser, house)
    lot = await facts(house, LOOSE)
    await flow(page, house, "status")
    await wedge(page, lot["number"])
    await page.get_by_role("button", name="冻结").click()
    await page.locator(".reasons button").first.click()
    secret, hold = page.get_by_label("的 PIN 或密码"), page.get_by_role("button", name="改成冻结")
    assert await hold.is_disabled(), "nothing is signed without the second component"
    await context.set_offline(True)
    await page.get_by_role("button", name="联网后才能").wait_for()
    await context.set_offline(False)
    await secret.fill("nonsense-9")
    await hold.click()
    await page.locator(".signed .note.danger").wait_for()
    signed = SIGNED.format(lot=lot["id"])
    assert (await facts(house, signed))["n"] == 0
    assert await faults(page) == []
    await secret.fill(PASSWORD)
    await hold.click()
    await becomes(house, signed, n=1)
    await secret.wait_for(state="detached")
    back = store.ChangeLotStatus(lot_ids=[lot["id"]], status="accepted", reason="e2e")
    await at_the_plant(house, (store.change_lot_status, back))
