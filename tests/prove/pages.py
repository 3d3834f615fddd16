"""`prove pages`: every screen in every state, size and language with axe on each, and every button clicked."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, async_playwright

from infra.bootstrap import browser, web
from infra.bootstrap.places import PROJECT
from tests.e2e.conftest import QUIET
from tests.e2e.page_walk import Walker, walks
from tests.e2e.pages import Walk, cast
from tests.scale.stand import Stand, stand


async def open_plant(here: Stand) -> None:
    argv = [sys.executable, "-m", "tenants.seed"]
    await asyncio.to_thread(subprocess.run, argv, cwd=PROJECT, env=here.env, check=True)
    here.api()
    here.workers()
    await here.ready()


async def run() -> bool:
    began = time.monotonic()
    shots = Path(os.environ.get("LOTLINE_SHOTS") or tempfile.mkdtemp(prefix="lotline-pages-"))
    shots.mkdir(parents=True, exist_ok=True)
    walk = Walk(shots)
    async with stand() as here, async_playwright() as playwright:
        await open_plant(here)
        chromium = await playwright.chromium.launch(executable_path=browser.ensure(), args=list(QUIET))

        async def contexts(**options: Any) -> BrowserContext:
            context = await chromium.new_context(**options)
            context.set_default_timeout(15_000)
            return context

        walker = Walker(here.url, contexts, await cast(here), walk, thorough=True)
        for name, walked in walks(walker):
            start = time.monotonic()
            await walked()
            print(f"  {name:<24} {time.monotonic() - start:5.1f} s  {sum(walk.visits.values()):5} visits", flush=True)
        await chromium.close()
    print(walk.told())
    seconds = round(time.monotonic() - began)
    print(
        json.dumps(
            {"prove": "pages", **walk.visits, "findings": len(walk.found), "seconds": seconds, "ok": not walk.found}
        )
    )
    return not walk.found


def main() -> None:
    if web.stale():
        web.build()
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
