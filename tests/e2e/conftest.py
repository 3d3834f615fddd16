"""One house with the demo plant for the whole file set, and a browser that can look through a camera of our making."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, async_playwright

from infra.bootstrap.places import PROJECT
from tests.e2e.camera import write_camera
from tests.e2e.page_walk import Walker
from tests.e2e.pages import Cast, Walk, cast
from tests.scale.stand import Stand, stand

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
)  # fmt: skip
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
SHOTS = Path(os.environ.get("LOTLINE_SHOTS") or "/tmp/lotline-shots")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker("slow")


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.skip("no browser: ./lotline test installs one")
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def house() -> AsyncIterator[Stand]:
    """API and workers with the demo plant; LOTLINE_ENV=production, so only persisted documents run."""
    if not (PROJECT / "pwa" / "dist" / "w" / "index.html").exists():
        pytest.skip("the web apps are not built: ./lotline test builds them")
    async with stand(adopt=False) as here:
        seed = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "tenants.seed"],
            cwd=PROJECT,
            env=here.env,
            capture_output=True,
            text=True,
        )
        assert seed.returncode == 0, seed.stderr[-3000:]
        here.api()
        here.workers()
        await here.ready(120)
        yield here


OpenBrowser = Callable[..., Awaitable[BrowserContext]]


@pytest_asyncio.fixture(loop_scope="session")
async def open_browser(tmp_path: Path) -> AsyncIterator[OpenBrowser]:
    """`await open_browser(**PHONE, camera="text of a QR", locale="en")`: a context in a browser of its own."""
    async with AsyncExitStack() as stack:
        playwright = await stack.enter_async_context(async_playwright())
        opened: list[Browser] = []

        async def open_(*, camera: str | None = None, **options: Any) -> BrowserContext:
            arguments = list(QUIET)
            if camera is not None:
                arguments.append(f"--use-file-for-fake-video-capture={write_camera(camera, tmp_path)}")
            browser = await playwright.chromium.launch(executable_path=chromium(), args=arguments)
            opened.append(browser)
            options.setdefault("locale", "zh-CN")
            context = await browser.new_context(**options)
            context.set_default_timeout(40_000)
            return context

        yield open_
        for browser in opened:
            await browser.close()


# ---- the walks of the pages: two files, so that two workers of a test run can walk at once


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def contexts() -> AsyncIterator[Any]:
    """One browser for all walks: what a walk needs of its own is a context."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))

        async def open_(**options: Any) -> BrowserContext:
            context = await browser.new_context(**options)
            context.set_default_timeout(40_000)
            return context

        yield open_
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def players(house: Any) -> Cast:
    """Hired once, however many files walk in this process."""
    return await cast(house)


@pytest.fixture(scope="module")
def shots() -> Path:
    folder = Path(os.environ.get("LOTLINE_SHOTS") or tempfile.mkdtemp(prefix="lotline-pages-"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def walker(house: Any, contexts: Any, players: Cast, shots: Path) -> Walker:
    return Walker(house.url, contexts, players, Walk(shots))
