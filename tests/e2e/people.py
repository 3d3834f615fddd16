"""What a person does in the browser, in the words of the screens."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page

COMPANY, PASSWORD = "hengzhun", "lotline-demo"


async def console(context: Any, url: str, login: str = "zhou") -> Page:
    """Sign in to the console through its own door."""
    answer = await context.request.post(
        f"{url}/api/session", data={"company": COMPANY, "login": login, "password": PASSWORD}
    )
    assert answer.ok, await answer.text()
    page: Page = await context.new_page()
    await page.goto(f"{url}/c/")
    return page


async def own_phone(context: Any, url: str, login: str = "wang") -> Page:
    """Enrol a phone with one's own account, as its screen offers."""
    page: Page = await context.new_page()
    await page.goto(f"{url}/w/")
    await page.get_by_role("button", name="用自己的账号").click()
    for name, value in (("company", COMPANY), ("login", login), ("password", PASSWORD)):
        await page.locator(f"input[name={name}]").fill(value)
    await page.locator("button[type=submit]").click()
    await page.get_by_role("link", name="扫码报工").wait_for()
    return page


class Taps:
    """Counts what the person's hand does, from the browser's own events."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def start(self) -> None:
        await self.page.evaluate(
            "() => { window.__taps = 0; addEventListener('click', e => { if (e.isTrusted) window.__taps++ }, true) }"
        )

    async def count(self) -> int:
        return int(await self.page.evaluate("() => window.__taps"))
