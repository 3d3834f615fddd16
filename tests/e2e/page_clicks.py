"""A button that does nothing is a lie: each one is clicked in a fresh state and must show an effect."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Error
from playwright.async_api import TimeoutError as TooSlow

from tests.e2e.pages import Place, Tab, Walk

PATIENCE = 1_500  # ms a click may take to show that it was heard

# Alike controls of repeated rows count once: their key leaves out names inside rows. A choice that is already made
# and a link to where one is do nothing, rightly.
CONTROLS = """(pick) => {
  const rows = (e) => e.closest('tr, li, [role=row], .op, .tile');
  const shape = (e) => {
    const path = [];
    for (let up = e; up && up !== document.body; up = up.parentElement)
      path.push(up.tagName + '.' + String(up.className.baseVal ?? up.className).trim().replace(/\\s+/g, '.'));
    return path.join('<');
  };
  const name = (e) => (e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40);
  const said = (e, attribute) => (e.getAttribute(attribute) ?? 'false') !== 'false';
  const inert = (e) => e.disabled || e.closest('[aria-hidden="true"], [inert]')
    || ['aria-disabled', 'aria-current', 'aria-selected', 'aria-checked', 'aria-pressed'].some((a) => said(e, a))
    || (e.tagName === 'A' && e.href === location.href) || (e.type === 'radio' && e.checked) || e.type === 'file';
  const found = new Map();
  const controls = 'button, a[href], [role=button], [role=tab], [role=switch], [role=combobox], summary, select, '
    + 'input, textarea, tr[tabindex], label';
  for (const e of document.querySelectorAll(controls)) {
    if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || inert(e)) continue;
    const box = e.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    if (e.tagName === 'LABEL' && !e.querySelector('input[type=checkbox]:enabled, input[type=radio]:enabled')) continue;
    if (e.tagName === 'TR' && getComputedStyle(e).cursor !== 'pointer') continue;  // a row only to read
    const inShell = !!e.closest('.skip, .rail, .top, nav.tabs');
    const key = (inShell ? 'shell ' : '') + shape(e) + (rows(e) ? '' : ' ' + name(e));
    if (!found.has(key)) found.set(key, e);
  }
  if (pick !== null) return found.get(pick) ?? null;
  return [...found].map(([key, e]) => ({ key, name: name(e) || key.slice(0, 60), shell: key.startsWith('shell ') }));
}"""

# what anybody could see has changed; words that only tell the time do not count
STATE = """() => {
  const copy = document.body.cloneNode(true);
  for (const e of copy.querySelectorAll('.live-words, time, .sr-only')) e.remove();
  const values = [...document.querySelectorAll('input, textarea, select')].map((e) => e.value + e.checked).join('|');
  const scrolled = [...document.querySelectorAll('*')].reduce((sum, e) => sum + e.scrollTop, 0);
  return [location.href, copy.innerHTML, values, scrolled, window.__asked, window.__printed].join('\\n');
}"""
FOCUS = "() => document.activeElement === document.body ? '' : document.activeElement?.outerHTML ?? ''"


class Clicker:
    """Tries the controls of one tab. What a panel's page shares with the page alone has been tried there."""

    def __init__(self, tab: Tab, walk: Walk) -> None:
        self.tab, self.walk, self.tried = tab, walk, set[tuple[str, str]]()

    async def dead_buttons(self, place: Place, path: str) -> None:
        await self._fresh(place, path, anew=True)
        controls: list[dict[str, Any]] = await self.tab.page.evaluate(CONTROLS, None)
        for each in controls:
            # the frame is the same everywhere
            known = ("frame" if each["shell"] else place.route, each["key"])
            if known not in self.tried:
                self.tried.add(known)
                await self._try(place, path, each)
        self.walk.note(f"{place.name} buttons", self.tab.own_complaints(failing=True))

    async def _try(self, place: Place, path: str, control: dict[str, Any]) -> None:
        self.walk.visits["clicks"] += 1
        said = f"{control['name']!r} ({control['key'][:80]})"
        await self._fresh(place, path, anew=control["shell"])
        try:
            if not await _does_something(self.tab, control["key"]):
                self.walk.note(f"{place.name} buttons", [f"dead: {said}"])
        except TooSlow:
            self.walk.note(f"{place.name} buttons", [f"cannot be clicked: {said}"])
        for other in self.tab.page.context.pages:  # what opened beside it would work on to the end of the walk
            if other is not self.tab.page:
                await other.close()
        if control["shell"]:
            await self._fresh(place, path, anew=True)

    async def _fresh(self, place: Place, path: str, *, anew: bool) -> None:
        """The screen as one comes to it; a page left and entered again has forgotten what was open on it."""
        if not anew and self.tab.page.url.startswith(f"{self.tab.url}/{place.app}/"):
            await self.tab.go(place.app, "/device" if place.app == "w" and path != "/device" else "/nowhere")
            await self.tab.settled()
        await self.tab.go(place.app, path, fresh=anew)
        await self.tab.settled()
        if await self.tab.page.locator(".pad").count():  # the draft stays: keep the number short of its limit
            for key in ("清零", "5"):
                await self.tab.page.get_by_role("button", name=key, exact=True).click()


async def _does_something(tab: Tab, key: str) -> bool:
    page = tab.page
    handle = (await page.evaluate_handle(CONTROLS, key)).as_element()
    if handle is None:  # live rows moved between two loads
        return True
    happened: list[str] = []
    for event in ("download", "popup", "filechooser", "dialog"):
        page.once(event, lambda given, event=event: happened.append(event))
    typed = await handle.evaluate(
        "(e) => e.matches('input, textarea') && !['checkbox', 'radio', 'submit'].includes(e.type)"
    )
    await handle.evaluate(
        "(e) => e.scrollIntoView({ block: 'nearest', behavior: 'instant' })"
    )  # is no effect of its own
    before = await page.evaluate(STATE)
    if (await handle.bounding_box() or {"y": 0})["y"] < 0:  # a skip link shows itself to the keyboard only
        await handle.press("Enter")
    else:
        await handle.click(timeout=3_000)
    if typed:
        return bool(await page.evaluate("() => document.activeElement !== document.body"))
    focus = await handle.evaluate("(e) => e.contains(document.activeElement)")
    for _ in range(PATIENCE // 50):
        try:
            if happened or await page.evaluate(STATE) != before:
                return True
            if not focus and await page.evaluate(FOCUS):
                return True
        except Error:
            return True  # it left for another page
        await page.wait_for_timeout(50)
    return False
