"""Every screen of both apps, full, empty, loading, broken and forbidden, on phone and desk, in Chinese and English."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, async_playwright

from tests.e2e.conftest import QUIET, chromium
from tests.e2e.page_clicks import Clicker
from tests.e2e.page_walk import CONSOLE_STATES, PHONE_STATES, Walker
from tests.e2e.pages import CONSOLE, LOCALES, PANELS, WORKER, Cast, Walk, cast, console_routes, worker_routes

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def contexts() -> AsyncIterator[Any]:
    """One browser for all walks: what a walk needs of its own is a context."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))

        async def open_(**options: Any) -> BrowserContext:
            context = await browser.new_context(**options)
            context.set_default_timeout(15_000)
            return context

        yield open_
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def players(house: Any) -> Cast:
    return await cast(house)


@pytest.fixture(scope="module")
def shots() -> Path:
    folder = Path(os.environ.get("LOTLINE_SHOTS") or tempfile.mkdtemp(prefix="lotline-pages-"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def walker(house: Any, contexts: Any, players: Cast, shots: Path) -> Walker:
    return Walker(house.url, contexts, players, Walk(shots))


async def finish(walker: Walker) -> None:
    walk = walker.walk
    print(f"\n{dict(walk.visits)}; pictures in {walk.shots}")
    assert walk.found == {}, walk.told()


async def test_every_route_is_known_to_the_walk():
    assert console_routes() == {place.route for place in CONSOLE}
    assert worker_routes() == {place.route for place in WORKER}
    assert {place.route for place in PANELS} <= console_routes()


FAULTS = {
    "wider than the screen": "<div style='width:3000px'>一</div>",
    "cut text": "<div style='width:30px;overflow:hidden;white-space:nowrap'>这里的字太多了</div>",
    "cut code": "<div style='width:30px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis'>MO-1012</div>",
    "message key: orders.title": "<p>orders.title</p>",
    "code: operation_on_hold": "<p>orders.operation_on_hold</p>",
    "unfilled word: {n}": "<p>{n} 单</p>",
    "nothing: undefined": "<p>共 undefined 单</p>",
    "nothing: NaN": "<p>NaN%</p>",
    "nothing: [object Object]": "<p>[object Object]</p>",
    "machine time": "<p>2026-11-20T08:02:11Z</p>",
    "bare id": "<p>0199f8a3-72c0-728b-a678-d98a9659a789</p>",
    "not Chinese: Orders": "<p>Orders</p>",
    "not Chinese: Search": "<input aria-label='Search'>",
    "small target": "<button style='width:16px;height:16px;padding:0'>改</button>",
    "axe image-alt": "<img src='/w/icon-192.png'>",
    "axe color-contrast": "<p style='color:#bbb;background:#fff'>看不清</p>",
}


async def test_the_walk_sees_seeded_faults(walker):
    """Each kind of fault is put on a clean page by hand and must be found; a button without a deed as well."""
    tab = await walker.console("zh", "zhou")
    letters = next(place for place in CONSOLE if place.path == "/letters")
    await tab.go("c", letters.path)
    await tab.settled()
    await tab.size("1440")
    assert await tab.faults("c", axe=True) == []
    for kind, markup in FAULTS.items():
        await tab.page.evaluate(
            "(html) => document.body.insertAdjacentHTML('beforeend', `<main>${html}</main>`)", markup
        )
        assert any(kind in fault for fault in await tab.faults("c", axe="axe" in kind)), kind
        await tab.page.evaluate("() => document.body.lastElementChild.remove()")

    idle = "addEventListener('load', () => document.body.insertAdjacentHTML('beforeend', '<button>没有用</button>'))"
    await tab.page.add_init_script(idle)
    await Clicker(tab, walker.walk).dead_buttons(letters, letters.path)
    assert [finding for findings in walker.walk.found.values() for finding in findings if "没有用" in finding]
    await tab.page.context.close()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", CONSOLE_STATES)
async def test_console(walker, state, locale):
    await getattr(walker, f"console_{state}")(locale)
    await finish(walker)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", PHONE_STATES)
async def test_phone(walker, state, locale):
    await getattr(walker, f"phone_{state}")(locale)
    await finish(walker)


async def test_no_button_of_the_console_is_dead(walker):
    await walker.console_buttons()
    await finish(walker)


async def test_no_button_of_the_phone_is_dead(walker):
    await walker.phone_buttons()
    await finish(walker)
