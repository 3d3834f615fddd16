"""Every screen of the console, full, empty, loading, broken and forbidden, narrow and wide, in Chinese and English.

Where walking all would cost minutes this takes the share stated in `page_walk`; `./lotline prove pages` walks it all.
"""

from __future__ import annotations

import pytest

from tests.e2e.page_clicks import Clicker
from tests.e2e.page_walk import CONSOLE_STATES, finish
from tests.e2e.pages import CONSOLE, LOCALES, PANELS, WORKER, console_routes, worker_routes

pytestmark = pytest.mark.asyncio(loop_scope="session")


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
    finish(walker)


async def test_no_button_of_the_console_is_dead(walker):
    await walker.console_buttons()
    finish(walker)
