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
    if (e.tagName === 'LABEL' && (!e.querySelector('input') || e.querySelector('input').type === 'text')) continue;
    const inShell = !!e.closest('.rail, .top, .tabs');
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


async def dead_buttons(tab: Tab, place: Place, path: str, walk: Walk, *, shell: bool) -> None:
    """Controls of the frame are tried on one page only: they are the same everywhere."""
    await _fresh(tab, place, path)
    controls: list[dict[str, Any]] = await tab.page.evaluate(CONTROLS, None)
    for each in controls:
        if each["shell"] and not shell:
            continue
        walk.visits["clicks"] += 1
        try:
            if not await _does_something(tab, place, path, each["key"]):
                walk.note(f"{place.name} buttons", [f"dead: {each['name']!r} ({each['key'][:80]})"])
        except TooSlow:
            walk.note(f"{place.name} buttons", [f"cannot be clicked: {each['name']!r} ({each['key'][:80]})"])
    walk.note(f"{place.name} buttons", tab.own_complaints(failing=True))


async def _fresh(tab: Tab, place: Place, path: str) -> None:
    await tab.go(place.app, path, fresh=True)
    await tab.settled()


async def _does_something(tab: Tab, place: Place, path: str, key: str) -> bool:
    await _fresh(tab, place, path)
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
    before = await page.evaluate(STATE)
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
