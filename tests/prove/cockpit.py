"""`prove cockpit`: the wall through a day in five minutes, in a real browser, with a restart of the server at noon.

Time in the page passes 288 times as fast, so every timer of a day fires; the plant reports, calls and settles through
real commands all the while. The JS heap is weighed after forced garbage collections at the start and at the end.
"""

import asyncio
import json
import os
import subprocess
import sys
import time
from typing import Any

import asyncpg
from playwright.async_api import async_playwright

from infra.bootstrap import browser, web
from infra.bootstrap.places import PROJECT
from tests.e2e.cockpit import DAY, WALL, Weight, Works, at_work, enrolled, finished, invitation, shows, warp, weigh
from tests.e2e.conftest import QUIET
from tests.e2e.people import COMPANY
from tests.scale.stand import Stand, stand

SECONDS = int(os.environ.get("LOTLINE_COCKPIT_SECONDS") or 300)
WARM_UP, WARM_UPS, STEADY = 15, 8, 0.01
PAUSE = 0.04
GROWTH = 1.05
DOWN_FOR = 2.0


async def open_plant(here: Stand) -> Any:
    argv = [sys.executable, "-m", "tenants.seed"]
    await asyncio.to_thread(subprocess.run, argv, cwd=PROJECT, env=here.env, check=True)
    here.api()
    here.workers()
    await here.ready(180)
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        return await connection.fetchval("SELECT tenant_id FROM directory WHERE slug = $1", COMPANY)
    finally:
        await connection.close()


async def through_the_day(here: Stand, page: Any, works: Works, started: int) -> tuple[Weight, Weight, float]:
    """The weights at both ends, and how long the wall took to be right again after the restart at noon.

    An outage comes before the first weighing too: what the page does in one is compiled and cached once, and only
    what a second one adds is a leak.
    """
    async with at_work(works, PAUSE):
        await restart(here, page)
        first = await warmed_up(page)
        await morning_or_afternoon(page, works, started)
        recovered = await restart(here, page)
        await morning_or_afternoon(page, works, started)
    await shows(page, started + works.made, 120)
    return first, await weigh(page), recovered


async def warmed_up(page: Any) -> Weight:
    """The weight once it stands still: a browser compiles and caches what runs often, and that is no leak."""
    last = await weigh(page)
    for _ in range(WARM_UPS):
        await asyncio.sleep(WARM_UP)
        now = await weigh(page)
        print(f"  warming up: {now.heap / 1e6:.2f} MB", flush=True)
        if abs(now.heap - last.heap) < last.heap * STEADY:
            return now
        last = now
    return last


async def morning_or_afternoon(page: Any, works: Works, started: int) -> None:
    began = time.monotonic()
    while time.monotonic() - began < SECONDS / 2:
        await asyncio.sleep(SECONDS / 12)
        heap, shown = (await weigh(page)).heap / 1e6, await finished(page) - started
        print(f"  {works.facts:6} facts, {shown:6} pieces on the wall, {heap:.2f} MB", flush=True)


async def restart(here: Stand, page: Any) -> float:
    """Kill the API, keep it down, start it: seconds until the wall shows something newer than before."""
    before = await finished(page)
    here.processes["api"].kill()
    await asyncio.sleep(DOWN_FOR)
    here.api()
    await here.ready(180)
    began = time.monotonic()
    while await finished(page) <= before:
        await asyncio.sleep(0.05)
        assert time.monotonic() - began < 120, "the wall did not recover"
    return time.monotonic() - began


async def prove() -> bool:
    began = time.monotonic()
    async with stand() as here, async_playwright() as playwright:
        tenant_id = await open_plant(here)
        chromium = await playwright.chromium.launch(executable_path=browser.ensure(), args=list(QUIET))
        context = await chromium.new_context(**WALL)
        speed = DAY / SECONDS
        await context.add_init_script(warp(speed))
        errors: list[str] = []
        page = await enrolled(context, here.url, COMPANY, await invitation(tenant_id))
        page.on("pageerror", lambda error: errors.append(str(error)))
        works = await Works.open(tenant_id)
        started = await finished(page)
        first, last, recovered = await through_the_day(here, page, works, started)
        await chromium.close()
    growth = last.heap / first.heap
    ok = growth <= GROWTH and not errors and last.nodes <= first.nodes * 1.5
    print(json.dumps({
        "prove": "cockpit", "hours": 24, "seconds": round(time.monotonic() - began), "facts": works.facts,
        "heap_start": first.heap, "heap_end": last.heap, "growth_percent": round((growth - 1) * 100, 2),
        "nodes": [first.nodes, last.nodes], "listeners": [first.listeners, last.listeners],
        "right_again_after_restart_s": round(recovered, 1), "page_errors": errors, "ok": ok,
    }))  # fmt: skip
    return ok


def main() -> None:
    if web.stale():
        web.build()
    raise SystemExit(0 if asyncio.run(prove()) else 1)


if __name__ == "__main__":
    main()
