"""Somebody who knows only the supplier's lot number: from a cold start to the printed answer."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from infra.actions import run
from infra.work import system
from tenants.traceability import commands as stock
from tests.e2e.conftest import DESK
from tests.e2e.people import console
from tests.scale.stand import adopted
from tests.tenants.traceability.recall.story import fresh, happened

pytestmark = pytest.mark.asyncio(loop_scope="session")
WITHIN = 60.0
SUPPLIER_LOT = "SCHMELZE-4711"


async def ids(house: Any) -> dict[str, UUID]:
    admin = await asyncpg.connect(house.dsns.admin)
    try:
        tenant = await admin.fetchval("SELECT tenant_id FROM directory WHERE slug = 'hengzhun'")
        sql = {
            "raw": "SELECT id FROM masterdata_item WHERE tenant_id = $1 AND code = 'RM-45-60'",
            "made": "SELECT item_id FROM orders_production_order WHERE tenant_id = $1 AND state = 'released' LIMIT 1",
            "order": "SELECT id FROM orders_production_order WHERE tenant_id = $1 AND state = 'released' LIMIT 1",
            "customer": "SELECT id FROM masterdata_partner WHERE tenant_id = $1 AND customer LIMIT 1",
        }
        return {"tenant": tenant} | {name: await admin.fetchval(each, tenant) for name, each in sql.items()}
    finally:
        await admin.close()


async def test_from_a_cold_start_to_the_printed_answer(house: Any, open_browser: Any) -> None:
    known = await ids(house)
    async with adopted(house):
        opened = stock.OpenBalance(item_id=known["raw"], quantity=Decimal(100), supplier_lot=SUPPLIER_LOT)
        raw = (await run(system(known["tenant"]), stock.open_balance, opened)).row
        made = [fresh(known["made"], f"RECALL-{n}") for n in (1, 2)]
        await happened(known["tenant"], raw.id, made, known["order"], known["customer"], "S-RECALL")

    began = time.perf_counter()
    page = await console(await open_browser(**DESK), house.url, "sun")
    await page.get_by_role("link", name="召回").click()
    await page.get_by_role("button", name="发起召回").first.click()
    await page.get_by_label("从什么追起").fill(SUPPLIER_LOT)
    await page.get_by_role("button", name="这个供应商批号的全部批次").click()
    await page.get_by_text("1 个源批 → 3 个批次，1 个客户").wait_for()
    await page.get_by_label("原因").fill("硬度不合格")
    await page.get_by_role("complementary").get_by_role("button", name="发起召回").click()
    await page.get_by_role("button", name="冻结 3 批").click()
    await page.get_by_role("dialog").get_by_role("button", name="冻结 3 批").click()
    await page.get_by_role("button", name="定稿报告").click()
    answered = page.get_by_role("button", name="结案")
    await answered.wait_for()
    link = await page.get_by_role("link", name="报告 PDF").get_attribute("href")
    paper = await page.request.get(f"{house.url}{link}")
    took = time.perf_counter() - began

    assert (paper.status, (await paper.body())[:4]) == (200, b"%PDF")
    assert took <= WITHIN, took
    assert await page.get_by_text("差 1%").count() == 1  # one was lost in a count, and the page says so
    held = page.get_by_role("list").filter(has_text="全部冻结")
    assert "3 批" in await held.inner_text()
    print(f"cold start to printed answer: {took:.1f} s")
