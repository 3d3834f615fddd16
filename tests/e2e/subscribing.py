"""A factory owner subscribes: from the public page to the first report on his phone, with what it cost him.

Typed fields and clicks are counted by the browser's own trusted events, screens by the addresses he saw, waiting by the
clock: everything between his last touch and the moment he can go on.
"""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import DESK, PHONE

OpenBrowser = Callable[..., Awaitable[BrowserContext]]
LIMITS = {"fields": 8, "clicks": 25, "screens": 7, "waiting": 20.0, "provisioning": 5.0}
"""What the product promises to whoever signs up."""
COUNT = """() => {
  window.__fields = window.__fields || new Set(); window.__clicks = window.__clicks || 0;
  addEventListener('input', (e) => {
    if (e.isTrusted && e.target.matches('input:not([type=checkbox]):not([type=radio]), textarea'))
      window.__fields.add(e.target.name || e.target.id);
  }, true);
  addEventListener('click', (e) => { if (e.isTrusted && e.detail > 0) window.__clicks++ }, true);
}"""
TOLD = "() => ({ fields: [...window.__fields], clicks: window.__clicks })"


@dataclass
class Effort:
    """What it took so far."""

    fields: set[str] = field(default_factory=set)
    clicks: int = 0
    screens: list[str] = field(default_factory=list)
    waiting: float = 0.0
    provisioning: float = 0.0
    slug: str = ""

    @property
    def figures(self) -> dict[str, float]:
        return {
            "fields": len(self.fields),
            "clicks": self.clicks,
            "screens": len(self.screens),
            "waiting": round(self.waiting, 2),
            "provisioning": round(self.provisioning, 2),
        }

    def over(self) -> list[str]:
        """What is beyond its limit."""
        return [f"{name}: {value} > {LIMITS[name]}" for name, value in self.figures.items() if value > LIMITS[name]]


@dataclass
class Hand:
    """One person at one device."""

    page: Page
    effort: Effort
    shots: Path | None = None

    @classmethod
    async def at(cls, context: BrowserContext, effort: Effort, shots: Path | None) -> Hand:
        await context.add_init_script(f"({COUNT})()")
        return cls(await context.new_page(), effort, shots)

    def _see(self) -> None:
        """A screen is an address without what varies in it."""
        shown = re.sub(r"^https?://[^/]+", "", self.page.url).partition("?")[0]
        shown = re.sub(r"/#/(enroll|scan|report)/.*", r"/#/\1", shown).removesuffix("#/").rstrip("/")
        if shown not in self.effort.screens:
            self.effort.screens.append(shown)

    async def until(self, locator: Locator, seconds: float = 20) -> float:
        """He waits for this to be there."""
        began = time.monotonic()
        await locator.first.wait_for(timeout=seconds * 1000)
        took = time.monotonic() - began
        self.effort.waiting += took
        self._see()
        return took

    async def shoot(self, name: str) -> None:
        if self.shots is not None:
            await self.page.screenshot(path=self.shots / f"{name}.png", full_page=True)

    async def gather(self) -> None:
        """Before the page goes away."""
        told = await self.page.evaluate(TOLD)
        self.effort.fields |= {f"{self.page.url.split('/')[3]} {name}" for name in told["fields"]}
        self.effort.clicks += told["clicks"]


async def type_into(hand: Hand, name: str, text: str) -> None:
    await hand.page.locator(f"input[name={name}]").press_sequentially(text)


async def sign_up(hand: Hand, url: str, *, trade: str, contact: str | None = None) -> None:
    """From the front page until the company is there and the page shows what to scan."""
    page = hand.page
    await page.goto(f"{url}/p/")
    await hand.until(page.locator("input[name=contact]"))
    await hand.shoot("1-front")
    await type_into(hand, "contact", contact or f"139{uuid4().int % 10**8:08d}")
    await page.get_by_role("button", name="获取验证码").click()
    letter = page.locator(".letter [role=status]", has_text=re.compile(r"\d{6}"))
    await hand.until(letter)
    code = re.search(r"\d{6}", await letter.inner_text())
    assert code is not None
    await type_into(hand, "code", code[0])
    await page.locator("input[name=agreed]").check()
    await hand.shoot("2-code")
    await page.locator("form.prove button[type=submit]").click()
    await hand.until(page.locator("input[name=company]"))
    await type_into(hand, "company", "蜀味食品有限公司" if trade == "food" else "恒远精密机械有限公司")
    await type_into(hand, "person", "赵明")
    await page.locator(f"input[name=industry][value={trade}]").check()
    found = page.locator("form.form button[type=submit]")
    began = time.monotonic()
    await expect(found).to_be_enabled(timeout=20_000)  # the code for the company comes by itself
    hand.effort.waiting += time.monotonic() - began
    hand.effort.slug = await page.locator("input[name=slug]").input_value()
    await hand.shoot("3-company")
    await found.click()
    hand.effort.provisioning = await hand.until(page.locator(".steps .qr"), 30)
    await hand.until(page.locator(".steps li:nth-child(2) .qr"))
    await hand.shoot("4-start")


async def told_by(page: Page) -> tuple[str, str]:
    """(link of the phone's code, link of the test order's card), as the page's QR codes say."""
    phone = await page.locator(".steps li:nth-child(1) a.link").get_attribute("href")
    steps: Any = await page.evaluate("fetch('/api/join/first').then((answer) => answer.json())")
    assert phone is not None
    return phone, steps["link"]


async def report_first(phone: Hand, link: str) -> None:
    """The phone's own camera opened the link; in the app the camera then reads the card."""
    page = phone.page
    await page.goto(link)
    join = page.locator("form.form button[type=submit]")
    await phone.until(join)
    await phone.shoot("5-enrol")
    await join.click()
    scan = page.get_by_role("link", name="扫码报工")
    await phone.until(scan)
    await phone.shoot("6-home")
    await scan.click()
    phone._see()
    submit = page.get_by_role("button", name=re.compile(r"^交 .* 好"))
    await phone.until(submit)
    await phone.shoot("7-report")
    await submit.click()


async def subscribe(open_browser: OpenBrowser, url: str, *, trade: str = "machining", shots: Path | None = None,
                    desk: dict[str, Any] | None = None) -> Effort:  # fmt: skip
    """The whole way; the desk sees the report arrive."""
    effort = Effort()
    owner = await Hand.at(await open_browser(**(desk or DESK)), effort, shots)
    await sign_up(owner, url, trade=trade)
    invitation, card = await told_by(owner.page)
    worker = await Hand.at(await open_browser(**PHONE, camera=card), effort, shots)
    await report_first(worker, invitation)
    await owner.until(owner.page.get_by_text("第一笔报工收到了"), 20)
    await owner.shoot("8-arrived")
    await owner.gather()
    await worker.gather()
    return effort
