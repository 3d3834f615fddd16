"""A big screen in a real browser, the plant it shows at work, and time that passes faster than it should."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from playwright.async_api import BrowserContext, Page

from infra import clock
from infra.actions import run
from infra.bootstrap.places import PROJECT
from infra.db import mine
from infra.ids import uuid7
from infra.permissions import default_permissions
from infra.work import Actor, reading, system
from tenants.identity import tokens
from tenants.identity.commands import devices
from tenants.masterdata.models import Item, WorkUnit
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting import commands as reporting
from tenants.roles import DEVICE

WALL: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}}
DAY = 24 * 3600
# what waits for the network keeps its real length: no server answers 288 times as fast
REAL_TIMEOUTS = (20_000, 45_000)
WARP = """((speed, real) => {
  const start = Date.now(), now = Date.now.bind(Date), Real = Date;
  const later = window.setTimeout.bind(window), every = window.setInterval.bind(window);
  const warped = () => start + (now() - start) * speed;
  const scaled = (ms) => real.includes(ms) ? ms : (ms || 0) / speed;
  window.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(warped()); } };
  window.Date.now = warped;
  window.setTimeout = (act, ms, ...rest) => later(act, scaled(ms), ...rest);
  window.setInterval = (act, ms, ...rest) => every(act, Math.max(4, scaled(ms)), ...rest);
})"""


def warp(speed: float) -> str:
    return f"{WARP}({speed}, {json.dumps(REAL_TIMEOUTS)})"


async def invitation(tenant_id: UUID, name: str = "一车间大屏") -> str:
    """A code for one screen."""
    cmd = devices.CreateEnrollmentCode(device_name=name, device_kind="display")
    made = (await run(system(tenant_id), devices.create_enrollment_code, cmd)).row
    return tokens.enrollment_code(tenant_id, made.id)


async def enrolled(context: BrowserContext, url: str, company: str, code: str, *, lang: str = "zh") -> Page:
    page = await context.new_page()
    await page.goto(f"{url}/s/?lang={lang}#/enroll/{code}?company={company}")
    await page.click("button[type=submit]")
    await page.wait_for_selector(".wall")
    return page


async def finished(page: Page) -> int:
    """今天完成, as it stands on the wall."""
    text = await page.inner_text(".figures section:first-child .number")
    return int(text.split("\n")[0].split("/")[0].replace(",", "").replace("件", "").replace("pcs", "").strip())


async def shows(page: Page, pieces: int, seconds: float = 20) -> None:
    """Waits until the wall shows so many pieces."""
    for _ in range(int(seconds * 10)):
        if await finished(page) == pieces:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"the wall shows {await finished(page)}, not {pieces}")


@dataclass
class Works:
    """The plant at work: a counter reports pieces at a last operation, people call for help and settle it."""

    tenant_id: UUID
    operation: Operation
    units: list[WorkUnit]
    counter: Actor
    made: int = 0
    facts: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(22400))
    calls: list[UUID] = field(default_factory=list)

    @classmethod
    async def open(cls, tenant_id: UUID) -> Works:
        boss = system(tenant_id)
        async with reading(boss) as read:
            item = await read.one(mine(Item).where(Item.code == "LP-0052"))
            units = await read.all(mine(WorkUnit).order_by(WorkUnit.code))
        due, number = clock.now() + timedelta(days=30), f"W-{uuid7().hex[-6:]}"
        cmd = orders.CreateOrder(item_id=item.id, quantity=Decimal(1_000_000), due_at=due, number=number)
        order: ProductionOrder = (await run(boss, orders.create_order, cmd)).row
        await run(boss, orders.release_order, orders.ReleaseOrder(order_id=order.id))
        async with reading(boss) as read:
            statement = mine(Operation).where(Operation.order_id == order.id, Operation.last)
            operation = await read.one(statement)
        counter = Actor(
            tenant_id=tenant_id, kind="device", id=uuid7(), name="QC-1",
            permissions=dict.fromkeys(default_permissions(DEVICE)),
        )  # fmt: skip
        return cls(tenant_id, operation, units, counter)

    async def report(self, good: int) -> None:
        cmd = reporting.ReportOutput(operation_id=self.operation.id, good_quantity=Decimal(good))
        await run(self.counter, reporting.report_output, cmd)
        self.made += good
        self.facts += 1

    async def call(self) -> None:
        """Somebody calls, or what was called for longest is settled."""
        boss = system(self.tenant_id)
        if len(self.calls) >= 3:
            cmd = reporting.ResolveAndon(andon_id=self.calls.pop(0), cause="料到了")
            await run(boss, reporting.resolve_andon, cmd)
        else:
            unit = self.chance.choice(self.units)
            call = reporting.CallAndon(kind=self.chance.choice(("material", "equipment")), work_unit_id=unit.id)
            self.calls.append((await run(boss, reporting.call_andon, call)).row.id)
        self.facts += 1

    async def keep_on(self, until: asyncio.Event, pause: float) -> None:
        """Reports all the time, calls now and then, until told to stop; an outage stops nobody here."""
        while not until.is_set():
            await self.report(self.chance.randrange(1, 6))
            if self.facts % 25 == 0:
                await self.call()
            await asyncio.sleep(pause)


@asynccontextmanager
async def at_work(works: Works, pause: float) -> AsyncIterator[Works]:
    stop = asyncio.Event()
    task = asyncio.create_task(works.keep_on(stop, pause))
    try:
        yield works
    finally:
        stop.set()
        await task


@dataclass(frozen=True)
class Weight:
    """What the page holds after the garbage is gone."""

    heap: int
    nodes: int
    listeners: int


async def weigh(page: Page) -> Weight:
    """What the page keeps: the least of five weighings, because one of them may catch an answer in flight."""
    return min([await _weigh(page) for _ in range(5)], key=lambda each: each.heap)


async def _weigh(page: Page) -> Weight:
    cdp = await page.context.new_cdp_session(page)
    try:
        await cdp.send("Runtime.enable")
        await cdp.send("Runtime.discardConsoleEntries")  # the browser's own log of failed requests, up to 1,000
        await cdp.send("HeapProfiler.enable")
        for _ in range(3):
            await cdp.send("HeapProfiler.collectGarbage")
            await asyncio.sleep(0.2)
        heap = (await cdp.send("Runtime.getHeapUsage"))["usedSize"]
        counters = await cdp.send("Memory.getDOMCounters")
        return Weight(int(heap), counters["nodes"], counters["jsEventListeners"])
    finally:
        await cdp.detach()


def built() -> bool:
    return (PROJECT / "pwa" / "dist" / "s" / "index.html").exists()
