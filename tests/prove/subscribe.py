"""`prove subscribe`: for each trade a browser signs up, enrols a phone and reports; then its company is traded with
until it is ready. Prints what it took beside what is promised."""

import asyncio
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import asyncpg
from playwright.async_api import Browser, BrowserContext, Playwright, async_playwright

from infra.bootstrap import browser, web
from tenants.onboarding.templates import INDUSTRIES
from tenants.vendor.company import ensure_vendor
from tests.e2e.camera import write_camera
from tests.e2e.conftest import QUIET
from tests.e2e.subscribing import LIMITS, Effort, subscribe
from tests.kit.people import Staff
from tests.scale.stand import Stand, adopted, stand
from tests.tenants.onboarding.trading import door, trade

READY = 90


class Browsers:
    """A browser for each device, because the camera belongs to the browser."""

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self.playwright, self.folder = playwright, folder
        self.opened: list[Browser] = []

    async def open(self, *, camera: str | None = None, **options: Any) -> BrowserContext:
        arguments = list(QUIET)
        if camera is not None:
            arguments.append(f"--use-file-for-fake-video-capture={write_camera(camera, self.folder)}")
        opened = await self.playwright.chromium.launch(executable_path=browser.ensure(), args=arguments)
        self.opened.append(opened)
        context = await opened.new_context(**({"locale": "zh-CN"} | options))
        context.set_default_timeout(30_000)
        return context

    async def close(self) -> None:
        for each in self.opened:
            await each.close()
        self.opened.clear()


async def provisioned(here: Stand, effort: Effort) -> tuple[Any, float]:
    """(the sign-up's row, seconds from the asking to the company being ready, by the server's clock)"""
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        row = await connection.fetchrow("SELECT * FROM onboarding_sign_up WHERE slug = $1", effort.slug)
    finally:
        await connection.close()
    return row, (row["ready_at"] - row["asked_at"]).total_seconds()


async def one(here: Stand, browsers: Browsers, trade_: str) -> bool:
    shots = os.environ.get("LOTLINE_SHOTS")
    effort = await subscribe(browsers.open, here.url, trade=trade_, shots=Path(shots) if shots else None)
    await browsers.close()
    row, seconds = await provisioned(here, effort)
    async with adopted(here), door() as http:
        staff = Staff(row["company_id"], effort.slug, here.dsns.admin)
        ready = await trade(http, staff, row["user_id"], trade_)
    over = effort.over() + [f"provisioning: {seconds}"] * (seconds > LIMITS["provisioning"])
    ok = not over and ready.score >= READY
    told = effort.figures | {"provisioned_in": round(seconds, 2), "readiness": ready.score, "over": over, "ok": ok}
    print(json.dumps({"trade": trade_, **told}, ensure_ascii=False), flush=True)
    return ok


async def prove() -> bool:
    async with stand(adopt=False) as here, async_playwright() as playwright:
        here.env["LOTLINE_ENV"] = "development"  # codes stay on this machine
        async with adopted(here):
            await ensure_vendor()
        here.api()
        here.workers()
        await here.ready(180)
        with tempfile.TemporaryDirectory() as folder:
            browsers = Browsers(playwright, Path(folder))
            verdicts = [await one(here, browsers, each) for each in INDUSTRIES]
    print(json.dumps({"prove": "subscribe", "limits": LIMITS, "readiness": READY, "ok": all(verdicts)}))
    return all(verdicts)


def main() -> None:
    if web.stale():
        web.build()
    raise SystemExit(0 if asyncio.run(prove()) else 1)


if __name__ == "__main__":
    main()
