"""What must not be on any screen of the phone, and the hand that uses it."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page

from infra.bootstrap.places import PROJECT

AXE = PROJECT / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
# text that only a fault in the app can show
RAW = r"\bw\.[a-z_]+\.|undefined|\[object|NaN|(?:infra|identity|orders|reporting)\.[a-z]+_[a-z_]+"
SMALL = """[...document.querySelectorAll('button, a, label.btn, .why label')].filter((e) => {
  const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && (r.width < 48 || r.height < 48);
}).map((e) => e.className + ': ' + e.textContent)"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def go(page: Page, url: str, path: str) -> None:
    await page.goto(f"{url}/w/#{path}")
    await page.wait_for_timeout(250)


# all later screens, and what is known of this person's operations: without them nothing can be done offline
PULLED = """() => new Promise((done, fail) => {
  const there = performance.getEntriesByType('resource').map((each) => each.name);
  const later = ['Andon', 'Downtime', 'ModePanel', 'Steps', 'Store'];
  if (!later.every((name) => there.some((url) => url.includes(`/${name}-`)))) return done(false);
  const open = indexedDB.open('lotline-w');
  open.onerror = () => fail(open.error);
  open.onsuccess = () => {
    const names = open.result.transaction('docs').objectStore('docs').getAllKeys();
    names.onsuccess = () => { open.result.close(); done(names.result.some((name) => name.startsWith('plant:'))); };
  };
})"""


async def pulled(page: Page) -> None:
    """The phone holds what it needs without a network."""
    for _ in range(900):
        if await page.evaluate(PULLED):
            return
        await page.wait_for_timeout(50)
    raise TimeoutError("the phone has not fetched its later screens and its plant")


async def press(page: Page, digits: str) -> None:
    for digit in digits:
        await page.get_by_role("button", name=digit, exact=True).click()


async def too_wide(page: Page) -> list[str]:
    over = await page.evaluate(WIDER)
    return [f"{over} px wider than the screen"] if over > 0 else []


async def faults(page: Page) -> list[str]:
    """Sideways scroll, raw codes, small targets, axe findings. The context needs bypass_csp for axe."""
    await page.wait_for_timeout(250)
    found = await too_wide(page)
    found += [f"raw text {text}" for text in await page.evaluate(f"document.body.innerText.match(/{RAW}/g)") or []]
    found += [f"small target {text}" for text in await page.evaluate(SMALL)]
    await page.evaluate(AXE.read_text())
    result: dict[str, Any] = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return found + [f"axe {each['id']}: {each['nodes'][0]['target']}" for each in result["violations"]]
