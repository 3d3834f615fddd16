"""A gloved hand at the phone: slow, sure, and in need of large targets."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from playwright.async_api import Locator, Page

DECIDE = 0.6  # s to find what to touch
REACH = 0.25  # s to get there
LEAST = 56  # px


class Gloves:
    """Touches like a person in gloves, and notes every target that is too small for one."""

    def __init__(self, page: Page, *, decide: float = DECIDE) -> None:
        self.page = page
        self.decide = decide
        self.touches = 0
        self.small: list[str] = []

    async def touch(self, target: Locator, *, decide: float | None = None) -> None:
        await target.wait_for()
        await self.page.wait_for_timeout(1000 * ((self.decide if decide is None else decide) + REACH))
        box = await target.bounding_box()
        assert box is not None
        if min(box["width"], box["height"]) < LEAST:
            words = (await target.inner_text()).strip()
            self.small.append(f"{words!r} {box['width']:.0f} × {box['height']:.0f}")
        await target.tap()
        self.touches += 1

    async def pin(self, digits: str) -> None:
        """A hand knows its PIN: no deciding between the digits."""
        for digit in digits:
            await self.touch(self.page.get_by_role("button", name=digit, exact=True), decide=0)


# keys closer than 30 ms: typed through the driver they would be as slow as a person on a busy machine
BURST = """(text) => {
  const key = (code, key) =>
    window.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
  const code = (c) => /\\d/.test(c) ? `Digit${c}` : /[A-Z]/.test(c) ? `Key${c}` : { '-': 'Minus' }[c];
  for (const c of text) key(code(c), c);
  key('Enter', 'Enter');
}"""


async def wedge(page: Page, text: str) -> None:
    """A scanner that types: faster than anybody, closed by Enter."""
    await page.evaluate(BURST, text)


class Watch:
    def __init__(self) -> None:
        self.began = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


async def facts(house: Any, statement: str, *values: Any) -> Any:
    """One row of the demo plant, read beside the product."""
    import asyncpg

    connection = await asyncpg.connect(house.dsns.admin)
    try:
        return await connection.fetchrow(statement, *values)
    finally:
        await connection.close()


async def becomes(house: Any, statement: str, *values: Any, **wanted: Any) -> None:
    """The row's columns will be as wanted: what a screen said is in the books a while later."""
    for _ in range(800):
        row = await facts(house, statement, *values)
        if all(row[column] == value for column, value in wanted.items()):
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(statement)
