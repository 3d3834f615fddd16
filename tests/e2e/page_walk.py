"""The walks: each screen of each app in each state, one tab per person and language.

`thorough` (`./lotline prove pages`) is the whole: every place in every state, axe at both sizes, every button. Without
it (the test run) it is this, the same each time:
- full: every place of the phone in both languages; of the console every route and half of the panels in Chinese, half
  of the routes and the other panels in English; axe at one size, in Chinese on all (1440), in English on routes (360).
  Panels in English, where words are longest, narrow only.
- empty, loading, error, refused: a share of the places per state and language, every 12th of the console and every 3rd
  of the phone, each starting elsewhere.
- buttons: every 30th route of the console, every 3rd of the phone.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import Any

from playwright.async_api import BrowserContext
from playwright.async_api import TimeoutError as TooSlow

from tests.e2e.page_clicks import Clicker
from tests.e2e.pages import CONSOLE, LOCALES, NOWHERE, PANELS, SIZES, WORKER, Cast, Place, Tab, Walk
from tests.e2e.people import COMPANY, PASSWORD

SHARED = ("empty", "loading", "error", "refused")
SHARE = {"c": 12, "w": 3}
CLICKED = {"c": 30, "w": 3}
AXE_SIZE = {"zh": "1440", "en": "360"}
Open = Callable[..., Awaitable[BrowserContext]]
RETRY = {"zh": re.compile("再试一次|重试"), "en": re.compile("Try again|Retry")}
BARS = {"c": ".bars", "w": ".grey"}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def language(locale: str) -> str:
    return "zh-CN" if locale == "zh" else "en-GB"


class Walker:
    def __init__(self, url: str, open_context: Open, cast: Cast, walk: Walk, *, thorough: bool = False) -> None:
        self.url, self.open_context, self.cast, self.walk, self.thorough = url, open_context, cast, walk, thorough
        self.whole = tuple(SIZES) if thorough else ()

    async def context(self, locale: str, **options: Any) -> BrowserContext:
        return await self.open_context(
            locale=language(locale), bypass_csp=True, service_workers="block", reduced_motion="reduce", **options
        )

    async def console(self, locale: str, login: str | None, company: str = COMPANY) -> Tab:
        context = await self.context(locale, viewport={"width": 1440, "height": 900})
        if login:
            answer = await context.request.post(
                f"{self.url}/api/session", data={"company": company, "login": login, "password": PASSWORD}
            )
            assert answer.ok, await answer.text()
        return await Tab.open(context, self.url, locale)

    async def phone(self, locale: str, login: str, company: str = COMPANY) -> Tab:
        """A phone of its own, as its screen offers."""
        context = await self.context(locale, **PHONE)
        tab = await Tab.open(context, self.url, locale)
        await tab.go("w", "/")
        await tab.page.locator(".choice").first.locator("button").nth(1).click()
        await tab.page.locator("input[name=company]").fill(company)
        await tab.page.locator("input[name=login]").fill(login)
        await tab.page.locator("input[name=password]").fill(PASSWORD)
        return tab

    async def enter(self, tab: Tab) -> None:
        await tab.page.locator("button[type=submit]").click()
        await tab.page.locator("form input[name=password]").wait_for(state="detached")

    def share(self, places: Sequence[Place], state: str, locale: str) -> Sequence[Place]:
        """The places this state is looked at in this language."""
        if self.thorough:
            return places
        every = SHARE[places[0].app]
        return places[(2 * SHARED.index(state) + LOCALES.index(locale)) % every :: every]

    def clicked(self, places: Sequence[Place]) -> Sequence[Place]:
        return places if self.thorough else places[:: CLICKED[places[0].app]]

    async def visit(
        self, tab: Tab, place: Place, state: str, *, axe: Sequence[str], sizes: Sequence[str] = tuple(SIZES)
    ) -> None:
        await tab.go(place.app, self.cast.path(place))
        try:
            await tab.settled()
        except TooSlow:
            self.walk.note(f"{place.name} {state} {tab.locale}", ["never comes to rest"])
        for size in sizes:
            await self.walk.look(tab, place, state, axe=size in axe, sizes=(size,))

    # ---- console

    async def console_full(self, locale: str) -> None:
        tab = await self.console(locale, "zhou")
        halves = {"zh": (*CONSOLE, *PANELS[::2], *NOWHERE), "en": (*CONSOLE[::2], *PANELS[1::2])}
        for place in (*CONSOLE, *PANELS, *NOWHERE) if self.thorough else halves[locale]:
            both = locale == "zh" or place in CONSOLE
            sizes = tuple(SIZES) if self.thorough or both else ("360",)
            await self.visit(tab, place, "full", axe=self.whole or (AXE_SIZE[locale],) * both, sizes=sizes)
        await tab.page.context.close()

    async def console_empty(self, locale: str) -> None:
        tab = await self.console(locale, self.cast.admin, self.cast.empty)
        for place in self.share(CONSOLE, "empty", locale):
            if "{" not in place.path:
                await self.visit(tab, place, "empty", axe=self.whole)
        await tab.page.context.close()

    async def console_refused(self, locale: str) -> None:
        tab = await self.console(locale, self.cast.nobody)
        for place in self.share(CONSOLE, "refused", locale):
            await self.visit(tab, place, "no permission", axe=self.whole)
        await tab.page.context.close()

    async def console_signed_out(self, locale: str) -> None:
        tab = await self.console(locale, None)
        await self.visit(tab, Place("c", "sign-in", "/orders"), "signed out", axe=tuple(SIZES))
        await tab.page.context.close()

    async def console_loading(self, locale: str) -> None:
        """Each route afresh with its reads held: grey bars first, after eight seconds words and a way to ask again."""
        tab = await self.console(locale, "zhou")
        await tab.go("c", "/orders")
        await tab.settled()
        await tab.page.clock.install()
        tab.network.mode = "hold"
        for place in self.share(CONSOLE, "loading", locale):
            await tab.go("c", self.cast.path(place), fresh=True)
            tab.network.drop()
            await self._waits(tab, place, BARS["c"])
            await self.walk.look(tab, place, "loading", axe=False)
            await self._slow(tab, place)
        tab.network.drop()
        await tab.page.context.close()

    async def _waits(self, tab: Tab, place: Place, bars: str) -> None:
        try:
            await tab.page.locator(bars).first.wait_for(timeout=20_000)
        except TooSlow:
            self.walk.note(f"{place.name} loading {tab.locale}", ["no grey bars while it loads"])

    async def _slow(self, tab: Tab, place: Place) -> None:
        """Beside the grey bars, which must stand already: a page that has given up offers to try again as well."""
        waiting = tab.page.locator("main", has=tab.page.locator(BARS[place.app]))
        await tab.page.clock.fast_forward(8_500)
        try:
            await waiting.get_by_role("button", name=RETRY[tab.locale]).first.wait_for(timeout=20_000)
        except TooSlow:
            self.walk.note(f"{place.name} loading {tab.locale}", ["after 8 s nothing says that it is slow"])
            return
        sizes = tuple(SIZES) if self.thorough else ("360",)
        await self.walk.look(tab, place, "slow", axe=self.thorough or tab.locale == "zh", sizes=sizes)

    async def console_error(self, locale: str) -> None:
        tab = await self.console(locale, "zhou")
        await tab.go("c", "/orders")
        await tab.settled()
        await tab.page.clock.install()
        for place in self.share(CONSOLE, "error", locale):
            tab.network.mode = "break"
            await tab.go("c", self.cast.path(place), fresh=True)
            await self._fails(tab, place)
            await self.walk.look(tab, place, "error", axe=self.thorough or locale == "zh")
            await self._retry(tab, place)
        tab.network.whole, tab.network.mode = True, "break"
        await tab.go("c", "/orders", fresh=True)
        down = Place("c", "server down", "/server-down")
        await self._fails(tab, down)
        await self.walk.look(tab, down, "error", axe=True)
        await tab.page.context.close()

    async def _fails(self, tab: Tab, place: Place) -> None:
        """The app tries again twice by itself; its patience is cut short by the clock."""
        note = tab.page.locator(".note")
        for _ in range(40):
            if await note.count():
                return
            await tab.page.clock.fast_forward(1_000)
            await tab.page.wait_for_timeout(100)
        self.walk.note(f"{place.name} error {tab.locale}", ["never says that it failed"])

    async def _retry(self, tab: Tab, place: Place) -> None:
        label = f"{place.name} error {tab.locale}"
        tab.network.mode = "pass"
        button = tab.page.locator("main .note").get_by_role("button", name=RETRY[tab.locale]).first
        if not await button.count():
            self.walk.note(label, ["an error without a way to try again"])
            return
        await button.click()
        try:
            await button.wait_for(state="detached", timeout=25_000)  # what is there now may say that there is nothing
        except TooSlow:
            self.walk.note(label, ["trying again does not help although the server is back"])

    # ---- phone

    async def phone_full(self, locale: str) -> None:
        tab = await self.phone(locale, "wang")
        await self.walk.look(tab, Place("w", "enroll", "/enroll-own"), "full", axe=True)
        await tab.go("w", "/enroll/none")
        await tab.settled()
        await self.walk.look(tab, Place("w", "enroll", "/enroll-code"), "full", axe=True)
        await tab.page.context.close()
        tab = await self.phone(locale, "wang")
        await self.enter(tab)
        await tab.settled()
        await self._fill_tray(tab)
        for place in WORKER:
            await self.visit(tab, place, "full", axe=self.whole or (AXE_SIZE[locale],))
        for path in ("/scan/900019", "/report/none", "/nowhere"):
            await self.visit(tab, Place("w", "card", path), "full", axe=self.whole)
        await tab.page.context.close()

    async def _fill_tray(self, tab: Tab) -> None:
        """What is left, entered while the plant is out of reach and another phone takes a piece of it: refused."""
        path = f"/report/{self.cast.rows['roomy']}"
        await tab.go("w", path)
        await tab.settled()
        tab.network.mode, tab.network.whole = "break", True
        left = re.sub(r"\D", "", await tab.page.locator(".rest .split b").inner_text())
        await self._report(tab, left)
        other = await self.phone(tab.locale, "wang")
        await self.enter(other)
        await other.settled()
        await other.go("w", path)
        await self._report(other, "1")
        await other.settled()
        await other.page.context.close()
        tab.network.mode, tab.network.whole = "pass", False
        await tab.go("w", "/tray")
        await tab.page.evaluate("window.dispatchEvent(new Event('online'))")
        await tab.page.locator(".refusal").first.wait_for()
        tab.own_complaints(failing=True)

    async def _report(self, tab: Tab, digits: str) -> None:
        for digit in digits:
            await tab.page.get_by_role("button", name=digit, exact=True).click()
        await tab.page.locator(".go .btn").click()
        await tab.page.locator(".undo").wait_for()

    async def phone_empty(self, locale: str) -> None:
        tab = await self.phone(locale, self.cast.admin, self.cast.empty)
        await self.enter(tab)
        for place in self.share(WORKER, "empty", locale):
            await self.visit(tab, place, "empty", axe=self.whole)
        await tab.page.context.close()

    async def phone_refused(self, locale: str) -> None:
        """Somebody without a role at a phone a colleague brought in."""
        tab = await self.phone(locale, "wang")
        await self.enter(tab)
        await tab.settled()
        await tab.go("w", "/switch")
        await tab.page.get_by_role("button", name="用账号登录" if locale == "zh" else "Sign in with an account").click()
        await tab.page.locator("input[name=login]").fill(self.cast.nobody)
        await tab.page.locator("input[name=password]").fill(PASSWORD)
        await tab.page.locator("button[type=submit]").click()
        await tab.settled()
        for place in self.share(WORKER, "refused", locale):
            await self.visit(tab, place, "no permission", axe=self.whole)
        await tab.page.context.close()

    async def phone_loading(self, locale: str) -> None:
        tab = await self.phone(locale, "wang")
        await tab.page.clock.install()
        tab.network.mode, tab.network.whole = "hold", True
        await self._let_in(tab)
        for place in self.share(WORKER, "loading", locale):
            await tab.go("w", self.cast.path(place))
            await tab.page.clock.fast_forward(500)
            await tab.page.wait_for_timeout(150)
            if not (await tab.page.locator("main").inner_text()).strip():
                self.walk.note(f"{place.name} loading {locale}", ["an empty screen while it loads"])
            await self.walk.look(tab, place, "loading", axe=self.thorough or locale == "zh")
        home = WORKER[0]
        await tab.go("w", "/", fresh=True)  # the first read has been given up meanwhile: that is an error, not a wait
        await self._waits(tab, home, BARS["w"])  # not what stands until the screen itself is there
        await self._slow(tab, home)
        tab.network.drop()
        await tab.page.context.close()

    async def phone_error(self, locale: str) -> None:
        tab = await self.phone(locale, "wang")
        tab.network.mode, tab.network.whole = "break", True
        await self._let_in(tab)
        for place in self.share(WORKER, "error", locale):
            await tab.go("w", self.cast.path(place))
            await tab.settled()
            await self.walk.look(tab, place, "error", axe=self.thorough or locale == "zh")
        await tab.go("w", "/")
        tab.network.mode = "pass"
        await tab.page.get_by_role("button", name=RETRY[locale]).click()
        try:
            await tab.page.locator(".hero").wait_for(timeout=25_000)
        except TooSlow:
            self.walk.note(f"w error {locale}", ["trying again does not help although the server is back"])
        await tab.page.context.close()

    async def _let_in(self, tab: Tab) -> None:
        """The doors open, the reads do not."""
        tab.network.doors = True
        await self.enter(tab)

    # ---- dead buttons

    async def console_buttons(self) -> None:
        tab = await self.console("zh", "zhou")
        await tab.go("c", "/orders")
        tab.network.fenced = True
        clicker = Clicker(tab, self.walk)
        for place in (*CONSOLE, *PANELS) if self.thorough else self.clicked(CONSOLE):
            await clicker.dead_buttons(place, self.cast.path(place))
        await tab.page.context.close()

    async def phone_buttons(self) -> None:
        tab = await self.phone("zh", "wang")
        await self.enter(tab)
        await tab.settled()
        await self._fill_tray(tab)
        tab.network.fenced = True
        clicker = Clicker(tab, self.walk)
        for place in self.clicked(WORKER):
            await clicker.dead_buttons(place, self.cast.path(place))
        await tab.page.context.close()


CONSOLE_STATES = ("full", "empty", "loading", "error", "refused", "signed_out")
PHONE_STATES = ("full", "empty", "loading", "error", "refused")


def walks(walker: Walker) -> Iterator[tuple[str, Callable[[], Awaitable[None]]]]:
    """All of them, by name."""
    for app, states in (("console", CONSOLE_STATES), ("phone", PHONE_STATES)):
        for state in states:
            for locale in LOCALES:
                yield f"{app} {state} {locale}", partial(getattr(walker, f"{app}_{state}"), locale)
        yield f"{app} buttons", getattr(walker, f"{app}_buttons")


def finish(walker: Walker) -> None:
    walk = walker.walk
    print(f"\n{dict(walk.visits)}; pictures in {walk.shots}")
    assert walk.found == {}, walk.told()
