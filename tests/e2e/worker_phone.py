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
