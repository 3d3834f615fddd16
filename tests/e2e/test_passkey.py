"""Passkeys in a real browser, with an authenticator of Chromium's own: enrolled, signing in, and a forged one refused.

Browsers make passkeys for a name only, so a second API answers as `localhost`.
"""

from __future__ import annotations

import base64
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.async_api import CDPSession, Page

from infra import directory
from infra.actions import run
from infra.work import system
from tenants.identity.commands.people import CreateUser, create_user
from tests.e2e.conftest import DESK
from tests.e2e.people import COMPANY, PASSWORD
from tests.ports import free_port
from tests.scale.stand import adopted

pytestmark = pytest.mark.asyncio(loop_scope="session")
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def named(house: Any) -> AsyncIterator[str]:
    """The house under a name."""
    port = free_port()
    url = f"http://localhost:{port}"
    process = house.run("api-named", "-m", "api", PORT=str(port), WORKERS="1", PUBLIC_URL=url)
    await replace(house, port=port).ready(60)
    yield url
    process.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def login(house: Any) -> str:
    """Somebody of his own: whoever has a second factor is asked for it from then on."""
    name = f"key{uuid4().hex[:6]}"
    async with adopted(house):
        entry = await directory.find(COMPANY)
        assert entry is not None
        cmd = CreateUser(login=name, name="钱钥", roles=["PLANNER"], password=PASSWORD, password_temporary=False)
        await run(system(entry.tenant_id), create_user, cmd)
    return name


async def authenticator(page: Page) -> tuple[CDPSession, str]:
    cdp = await page.context.new_cdp_session(page)
    await cdp.send("WebAuthn.enable")
    return cdp, (await cdp.send("WebAuthn.addVirtualAuthenticator", {"options": KEY}))["authenticatorId"]


async def enrol(page: Page, *, by_password: bool) -> None:
    """Proved to be himself first: by his password, or by the passkey he has."""
    await page.get_by_role("button", name="登记通行密钥").click()
    if by_password:
        await page.locator("#prove-password").fill(PASSWORD)
    await page.get_by_role("dialog").locator("button[type=submit]").click()
    await page.get_by_role("button", name="登记这台设备").click()


async def by_passkey(page: Page, url: str) -> None:
    await page.goto("about:blank")  # the same address again would load nothing
    await page.goto(f"{url}/c/#/my-security")
    await page.locator("#company").fill(COMPANY)
    await page.get_by_role("button", name="用通行密钥登录").click()


async def test_enrolled_signing_in_and_forged(named: str, login: str, open_browser: Any) -> None:
    context = await open_browser(**DESK)
    given = {"company": COMPANY, "login": login, "password": PASSWORD}
    assert (await context.request.post(f"{named}/api/session", data=given)).ok
    page = await context.new_page()
    cdp, key = await authenticator(page)
    await page.goto(f"{named}/c/#/my-security")

    await enrol(page, by_password=True)
    await page.get_by_label("已经收好").check()
    await page.get_by_role("button", name="继续", exact=True).click()
    await page.locator("ul.grants li", has_text="通行密钥").wait_for()

    # the same device once more: it says so itself, and the page repeats it
    await enrol(page, by_password=False)
    await page.get_by_text("这台设备已经登记过").wait_for()

    await context.clear_cookies()
    await by_passkey(page, named)
    await page.get_by_role("heading", name="我的登录安全").wait_for()
    assert (await context.request.get(f"{named}/api/session/step")).ok

    # somebody who knows the credential's name but not its key
    (held,) = (await cdp.send("WebAuthn.getCredentials", {"authenticatorId": key}))["credentials"]
    other = ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    await cdp.send("WebAuthn.clearCredentials", {"authenticatorId": key})
    forged = held | {"privateKey": base64.b64encode(other).decode(), "signCount": held["signCount"] + 9}
    await cdp.send("WebAuthn.addCredential", {"authenticatorId": key, "credential": forged})
    await context.clear_cookies()
    async with page.expect_response(re.compile("/api/session/by-passkey")) as answered:
        await by_passkey(page, named)
    assert not (await answered.value).ok
    await page.locator(".signin [role=alert]").wait_for()
    assert not (await context.request.get(f"{named}/api/session")).ok
