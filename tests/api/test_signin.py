"""The doors of signing in: a half session opens its own doors only, providers' answers come in from outside."""

import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api import mailbox, session, signin, sso
from api.graphql import graphql
from infra import clock
from infra.notify import local
from infra.settings import settings
from tenants.identity.factors import totp
from tenants.identity.sso import oidc
from tenants.identity.sso.commands import SaveSsoProvider, save_sso_provider
from tenants.roles import ADMIN, OPERATOR
from tests.api.test_session import read_probe, write_probe
from tests.kit.idp import Idp, identity_provider
from tests.kit.people import PASSWORD, Staff
from tests.tenants.identity.test_codes import code_for
from tests.tenants.identity.test_factors import with_totp

MOBILE = "13912345678"


@pytest_asyncio.fixture
async def http(staff: Staff) -> AsyncIterator[httpx.AsyncClient]:
    handlers = [*session.HANDLERS, *signin.HANDLERS, *sso.HANDLERS, *mailbox.HANDLERS, graphql, read_probe, write_probe]
    app = Litestar(handlers, exception_handlers=api_errors.HANDLERS, openapi_config=None, logging_config=None)
    transport = httpx.ASGITransport(app, client=("10.1.2.3", 5000))  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url=settings().public_url) as client:
        yield client


@pytest.fixture(autouse=True)
def own_mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_path", lambda: tmp_path / "mailbox.jsonl")


@pytest.fixture(scope="module")
def idp() -> Iterator[Idp]:
    oidc.forget()
    with identity_provider() as made:
        yield made


async def test_password_then_second_step(http: httpx.AsyncClient, staff: Staff) -> None:
    with clock.frozen(clock.now()):
        _, secret, _ = await with_totp(staff)
        clock.advance(timedelta(seconds=31))
        body = {"company": staff.slug, "login": "wang", "password": PASSWORD}
        answer = (await http.post("/api/session", json=body)).json()
        assert answer == {"me": None, "next": "second", "name": "Wang", "ways": ["totp", "recovery"]}
        for attempt in (
            http.get("/api/session"),
            http.get("/api/probe"),
            http.post("/api/probe", json={}),
            http.post("/api/graphql", json={"query": "{ me { id } }"}),
            http.post("/api/session/prove", json={"by": "password", "password": PASSWORD}),
            http.post("/api/factors/recovery-codes", json={}),
        ):
            refused = await attempt
            assert (refused.status_code, refused.json()["code"]) == (401, "identity.second_factor_needed")
        for attempt in (
            http.post("/api/factors/totp", json={"name": "mine"}),
            http.post("/api/factors/passkey", json={"state": "x", "credential": {}, "name": "mine"}),
        ):
            refused = await attempt
            assert refused.status_code == 403, refused.text
        assert (await http.get("/api/session/step")).json()["next"] == "second"
        wrong = await http.post("/api/session/second", json={"by": "totp", "code": "000000"})
        assert (wrong.status_code, wrong.json()["code"]) == (403, "identity.factor_refused")
        code = totp.code_at(secret, totp.step_of(clock.now()))
        whole = (await http.post("/api/session/second", json={"by": "totp", "code": code})).json()
        assert (whole["next"], whole["me"]["login"]) == (None, "wang")
        (kept,) = (each for each in http.cookies.jar if each.name == session.COOKIE)
        assert kept.expires is not None
        assert kept.expires - time.time() > 11 * 3600  # the browser keeps it as long as the server does
        clock.advance(timedelta(minutes=11))
        assert (await http.get("/api/probe")).status_code == 200
        assert (await http.delete("/api/session")).status_code == 200
        assert (await http.get("/api/session/step")).json() == {"me": None, "next": None}


async def test_a_half_session_can_leave(http: httpx.AsyncClient, staff: Staff) -> None:
    await with_totp(staff)
    await http.post("/api/session", json={"company": staff.slug, "login": "wang", "password": PASSWORD})
    assert (await http.delete("/api/session")).json() == {"me": None}
    ended = await staff.rows("identity_session", "ended_at IS NOT NULL")
    assert len(ended) == 1


async def test_a_code_and_the_local_mailbox(http: httpx.AsyncClient, staff: Staff) -> None:
    await staff.hire("wang", OPERATOR, phone=MOBILE)
    asked = await http.post("/api/session/code", json={"company": staff.slug, "contact": MOBILE})
    assert asked.json()["shown"] == "139****5678"
    again = await http.post("/api/session/code", json={"company": staff.slug, "contact": MOBILE})
    assert (again.status_code, again.json()["code"]) == (429, "identity.too_many_codes")
    code = await code_for(MOBILE)
    letters = (await http.get("/api/mailbox", params={"to": MOBILE})).json()["letters"]
    assert [code in letter["body"] for letter in letters] == [True]
    given = {"company": staff.slug, "contact": MOBILE, "code": code}
    assert (await http.post("/api/session/by-code", json=given)).json()["me"]["login"] == "wang"
    assert (await http.get("/api/probe")).status_code == 200
    spent = await http.post("/api/session/by-code", json=given)
    assert (spent.status_code, spent.json()["code"]) == (401, "identity.code_spent")


async def test_no_mailbox_where_a_gateway_is(http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox, "has_mailbox", lambda: False)
    assert (await http.get("/api/mailbox")).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/api/session/code", "/api/session/by-code", "/api/session/by-passkey", "/api/session/passkey-question",
     "/api/session/second", "/api/factors/totp", "/api/session/prove"],
)  # fmt: skip
async def test_other_sites_cannot_use_them(http: httpx.AsyncClient, staff: Staff, path: str) -> None:
    token = await staff.token((await staff.hire("wang", OPERATOR)).id)
    http.cookies.set("lotline", str(token))
    answer = await http.post(path, json={}, headers={"origin": "https://evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (403, "api.foreign_origin")


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"company": 7}', b"\xff", b'{"company":"x","extra":1}'])
async def test_broken_bodies(http: httpx.AsyncClient, body: bytes) -> None:
    for path in ("/api/session/code", "/api/session/by-code", "/api/session/by-passkey"):
        answer = await http.post(path, content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 422, answer.text


class TestSingleSignOn:
    async def provider(self, staff: Staff, idp: Idp, kind: str) -> Any:
        given: dict[str, Any] = (
            {"issuer": idp.url, "client_id": idp.client_id, "client_secret": idp.client_secret}
            if kind == "oidc"
            else {"metadata": idp.metadata()}
        )
        cmd = SaveSsoProvider(kind=kind, name="AD", enabled=True, **given)
        return (await staff.does(save_sso_provider, cmd)).id

    async def test_oidc_from_button_to_console(self, http: httpx.AsyncClient, staff: Staff, idp: Idp) -> None:
        await staff.hire("wang", OPERATOR)
        provider = await self.provider(staff, idp, "oidc")
        ways = (await http.get("/api/session/ways", params={"company": staff.slug})).json()
        assert ways["providers"] == [{"id": str(provider), "name": "AD", "kind": "oidc"}]
        out = await http.get(f"/api/sso/{staff.slug}/start/{provider}", params={"to": "c"})
        assert (out.status_code, out.headers["cache-control"]) == (302, "no-store")
        async with httpx.AsyncClient() as browser:  # the provider's own page
            back = await browser.get(out.headers["location"])
        here = urlsplit(back.headers["location"])
        arrived = await http.get(f"{here.path}?{here.query}")
        assert (arrived.status_code, arrived.headers["location"]) == (303, "/c/")
        assert (await http.get("/api/probe")).status_code == 200
        again = await http.get(f"{here.path}?{here.query}")
        assert again.headers["location"] == "/c/?sso=answered"

    async def test_saml_by_a_form_from_another_site(self, http: httpx.AsyncClient, staff: Staff, idp: Idp) -> None:
        await staff.hire("wang", OPERATOR)
        provider = await self.provider(staff, idp, "saml")
        out = await http.get(f"/api/sso/{staff.slug}/start/{provider}", params={"to": "v"})
        asked = idp.request_of(out.headers["location"])
        form = {"SAMLResponse": idp.response(asked), "RelayState": asked["state"]}
        trip = http.cookies.get("lotline_sso")
        http.cookies.clear()  # a cross-site POST carries no lax cookie
        posted = await http.post(f"/api/sso/{staff.slug}/acs", data=form, headers={"origin": idp.url})
        assert posted.status_code == 303
        stranger = await http.get(posted.headers["location"])
        assert stranger.headers["location"] == "/c/?sso=browser"

        out = await http.get(f"/api/sso/{staff.slug}/start/{provider}", params={"to": "v"})
        asked = idp.request_of(out.headers["location"])
        form = {"SAMLResponse": idp.response(asked), "RelayState": asked["state"]}
        posted = await http.post(f"/api/sso/{staff.slug}/acs", data=form, headers={"origin": idp.url})
        done = await http.get(posted.headers["location"])
        assert done.headers["location"] == "/v/"
        assert trip is not None
        assert (await http.get("/api/probe")).status_code == 200

    async def test_what_is_refused_is_a_word_on_our_page(self, http: httpx.AsyncClient, staff: Staff, idp: Idp) -> None:
        await staff.hire("wang", OPERATOR)
        provider = await self.provider(staff, idp, "saml")
        out = await http.get(f"/api/sso/{staff.slug}/start/{provider}")
        asked = idp.request_of(out.headers["location"])
        form = {"SAMLResponse": idp.response(asked, foreign=True), "RelayState": asked["state"]}
        posted = await http.post(f"/api/sso/{staff.slug}/acs", data=form)
        assert posted.headers["location"] == "/c/?sso=signature"
        for slug, state in (("no-such-company", "x"), (staff.slug, "<script>"), (staff.slug, "")):
            answer = await http.get(f"/api/sso/{slug}/callback", params={"state": state, "error": "<script>"})
            reason = parse_qs(urlsplit(answer.headers["location"]).query)["sso"]
            assert reason in (["answered"], ["switched_off"])
        assert await staff.rows("identity_session") == []

    async def test_only_an_administrator_tries_it_out(self, http: httpx.AsyncClient, staff: Staff, idp: Idp) -> None:
        provider = await self.provider(staff, idp, "oidc")
        path = f"/api/sso/{staff.slug}/start/{provider}?test=true"
        assert (await http.get(path)).status_code == 401
        for role, status in ((OPERATOR, 403), (ADMIN, 302)):
            user = await staff.hire(role.lower(), role)
            http.cookies.set("lotline", str(await staff.token(user.id)))
            assert (await http.get(path)).status_code == status
            http.cookies.clear()

    async def test_metadata(self, http: httpx.AsyncClient, staff: Staff) -> None:
        answer = await http.get(f"/api/sso/{staff.slug}/metadata")
        assert f"/api/sso/{staff.slug}/acs" in answer.text


@pytest.mark.parametrize(
    ("proxies", "told", "expected"),
    [
        ("", "203.0.113.9", "10.1.2.3"),
        ("10.9.0.0/16", "203.0.113.9", "10.1.2.3"),
        ("10.1.0.0/16", "203.0.113.9", "203.0.113.9"),
        ("10.1.0.0/16", "6.6.6.6, 203.0.113.9, 10.1.7.7", "203.0.113.9"),
        ("10.1.0.0/16", "6.6.6.6, nonsense", "10.1.2.3"),
        ("10.1.0.0/16", "", "10.1.2.3"),
    ],
)
async def test_whose_word_about_an_address_is_believed(
    http: httpx.AsyncClient, staff: Staff, monkeypatch: pytest.MonkeyPatch, proxies: str, told: str, expected: str
) -> None:
    """Whoever writes X-Forwarded-For himself changes nothing: only what a named proxy added counts."""
    named = tuple(each for each in [proxies] if each)
    monkeypatch.setattr(session, "settings", lambda: replace(settings(), trusted_proxies=named))
    token = await staff.token((await staff.hire("wang", OPERATOR)).id)
    headers = {"authorization": f"Bearer {token}", "x-forwarded-for": told}
    assert (await http.get("/api/probe", headers=headers)).json()["address"] == expected
