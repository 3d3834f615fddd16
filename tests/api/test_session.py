"""The session doors over HTTP: cookies, devices, switches, and what `authenticate` lets through."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import pytest
import pytest_asyncio
from litestar import Litestar, Request, get, post

from api import errors as api_errors
from api.fair import fair
from api.session import HANDLERS, authenticate
from infra import clock
from tenants.identity import tokens
from tenants.identity.commands import devices, people, roles
from tenants.roles import ADMIN, OPERATOR, TEAM_LEAD
from tests.kit.people import PASSWORD, PIN, Staff


@get("/api/probe")
async def read_probe(request: Request[Any, Any, Any]) -> dict[str, Any]:
    actor = await authenticate(request)
    return {"id": str(actor.id), "kind": actor.kind, "address": actor.address, "slug": actor.slug}


@post("/api/probe", status_code=200)
async def write_probe(request: Request[Any, Any, Any]) -> dict[str, Any]:
    return {"id": str((await authenticate(request)).id)}


@pytest_asyncio.fixture
async def http(staff: Staff) -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar(
        route_handlers=[*HANDLERS, read_probe, write_probe],
        exception_handlers=api_errors.HANDLERS,
        middleware=[fair],
        openapi_config=None,
        logging_config=None,
    )
    transport = httpx.ASGITransport(app, client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test") as client:
        yield client


async def sign_in(http: httpx.AsyncClient, staff: Staff, login: str = "wang", **more: str) -> httpx.Response:
    body = {"company": staff.slug, "login": login, "password": PASSWORD} | more
    return await http.post("/api/session", json=body)


class TestSessions:
    async def test_in_who_and_out(self, http: httpx.AsyncClient, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, secrets=True, name="王建国")
        answer = await sign_in(http, staff)

        assert answer.status_code == 200
        me = answer.json()["me"]
        assert (me["id"], me["name"], me["login"], me["kind"]) == (str(wang.id), "王建国", "wang", "user")
        assert (me["tenant"]["slug"], me["roles"], me["team"]) == (staff.slug, [OPERATOR], None)
        assert "reporting.output:report" in me["permissions"]
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=lax" in cookie.lower()
        assert answer.headers["cache-control"] == "no-store"

        assert (await http.get("/api/session")).json()["me"] == me
        kept = dict(http.cookies)
        assert (await http.delete("/api/session")).json() == {"me": None}
        assert (await http.get("/api/session")).status_code == 401
        replayed = await http.get("/api/session", headers={"cookie": f"lotline={kept['lotline']}"})
        assert (replayed.status_code, replayed.json()["code"]) == (401, "identity.not_signed_in")
        assert (await http.delete("/api/session")).status_code == 200

    @pytest.mark.parametrize(
        "change", [{"login": "nobody"}, {"password": "wrong-password-1"}, {"company": "no-such-company"}]
    )
    async def test_every_wrong_claim_looks_the_same(
        self, http: httpx.AsyncClient, staff: Staff, change: dict[str, str]
    ) -> None:
        await staff.hire("wang", OPERATOR, secrets=True)
        answer = await sign_in(http, staff, **change)
        assert answer.status_code == 401
        assert answer.json() == {
            "code": "identity.sign_in_refused",
            "text": "company, login or password is wrong; after five wrong tries wait a few minutes",
            "params": {},
        }
        assert "set-cookie" not in answer.headers
        assert await staff.rows("identity_session") == []

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"[]", b"{}", b'{"company":1}', b'{"company":"a","login":"b","password":"c","x":1}']
    )
    async def test_what_cannot_be_read_says_so(self, http: httpx.AsyncClient, body: bytes) -> None:
        answer = await http.post("/api/session", content=body, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (422, "infra.bad_input")

    async def test_a_temporary_password_asks_for_a_new_one(self, http: httpx.AsyncClient, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, password=PASSWORD)
        answer = await sign_in(http, staff)
        assert (answer.status_code, answer.json()["code"]) == (403, "identity.password_change_needed")
        assert (await sign_in(http, staff, newPassword="my-very-own-42")).status_code == 200

    async def test_a_bearer_token_is_a_session_without_cookie(self, http: httpx.AsyncClient, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR)
        token = await staff.token(wang.id)
        answer = await http.get("/api/probe", headers={"authorization": f"Bearer {token}"})
        assert answer.json() == {"id": str(wang.id), "kind": "user", "address": "10.1.2.3", "slug": staff.slug}

    async def test_a_forwarded_address_is_not_believed(self, http: httpx.AsyncClient, staff: Staff) -> None:
        token = await staff.token((await staff.hire("wang", OPERATOR)).id)
        headers = {"authorization": f"Bearer {token}", "x-forwarded-for": "8.8.8.8"}
        assert (await http.get("/api/probe", headers=headers)).json()["address"] == "10.1.2.3"

    @pytest.mark.parametrize(
        "header",
        ["", "Bearer", "Bearer x", "Bearer a.b.c", "Basic d2FuZzp4", "Nonsense", "Switch x.y.z", "Bearer ..", "\x7f"],
    )
    async def test_broken_proofs_open_nothing(self, http: httpx.AsyncClient, header: str) -> None:
        answer = await http.get("/api/probe", headers={"authorization": header})
        assert (answer.status_code, answer.json()["code"]) == (401, "identity.not_signed_in")

    async def test_a_cookie_beside_a_broken_token_does_not_help(self, http: httpx.AsyncClient, staff: Staff) -> None:
        token = await staff.token((await staff.hire("wang", OPERATOR)).id)
        headers = {"cookie": f"lotline={token}", "authorization": "Switch x.y.z"}
        assert (await http.get("/api/probe", headers=headers)).status_code == 401


class TestOrigin:
    """A cookie rides along with what other sites send; a token in a header does not."""

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"origin": "http://lotline.test"}, 200),
            ({"origin": "https://evil.example"}, 403),
            ({"origin": "http://lotline.test.evil.example"}, 403),
            ({"origin": "null"}, 403),
            ({"content-type": "application/json"}, 200),
            ({"content-type": "text/plain"}, 403),
            ({"content-type": "application/x-www-form-urlencoded"}, 403),
            ({}, 403),
        ],
    )
    async def test_what_changes_something_must_come_from_our_pages(
        self, http: httpx.AsyncClient, staff: Staff, headers: dict[str, str], status: int
    ) -> None:
        token = await staff.token((await staff.hire("wang", OPERATOR)).id)
        answer = await http.post("/api/probe", headers={"cookie": f"lotline={token}"} | headers)
        assert answer.status_code == status
        by_token = await http.post("/api/probe", headers={"authorization": f"Bearer {token}"} | headers)
        assert by_token.status_code == 200

    async def test_nobody_signs_somebody_in_from_elsewhere(self, http: httpx.AsyncClient, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True)
        body = {"company": staff.slug, "login": "wang", "password": PASSWORD}
        answer = await http.post("/api/session", json=body, headers={"origin": "https://evil.example"})
        assert (answer.status_code, answer.json()["code"]) == (403, "api.foreign_origin")
        assert await staff.rows("identity_session") == []


class TestDevices:
    async def enroll(self, http: httpx.AsyncClient, staff: Staff) -> dict[str, Any]:
        invitation = await staff.does(devices.create_enrollment_code, devices.CreateEnrollmentCode())
        code = tokens.enrollment_code(staff.tenant_id, invitation.id)
        body = {"company": staff.slug.upper(), "code": code, "name": "数车 1"}
        answer = await http.post("/api/devices/enroll", json=body)
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found

    async def test_enrol_switch_work_hand_over(self, http: httpx.AsyncClient, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, secrets=True, badge="B1001", name="王建国")
        enrolled = await self.enroll(http, staff)
        assert enrolled["device"]["name"] == "数车 1"
        assert enrolled["device"]["workCenters"] == []
        key = {"authorization": f"Device {enrolled['key']}"}
        assert (await http.get("/api/probe", headers=key)).json()["kind"] == "device"

        answer = await http.post("/api/switch", json={"badge": "b1001", "pin": PIN}, headers=key)

        assert answer.status_code == 200
        body = answer.json()
        assert body["user"] | {"permissions": []} == {
            "id": str(wang.id), "name": "王建国", "initial": "王", "locale": "zh-CN", "team": None,
            "roles": [OPERATOR], "permissions": [],
        }  # fmt: skip
        assert body["token"].split(".")[1] == body["switchId"]
        switch = {"authorization": f"Switch {body['token']}"}
        assert (await http.get("/api/probe", headers=switch)).json()["id"] == str(wang.id)
        assert (await http.delete("/api/session", headers=switch)).status_code == 200
        assert (await http.get("/api/probe", headers=switch)).status_code == 401
        assert (await http.get("/api/probe", headers=key)).status_code == 200

    async def test_ones_own_phone(self, http: httpx.AsyncClient, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True)
        body = {"company": staff.slug, "login": "wang", "password": PASSWORD, "name": "Mine"}
        answer = await http.post("/api/devices/enroll", json=body)
        assert answer.json()["device"]["name"] == "Mine"
        wrong = await http.post("/api/devices/enroll", json=body | {"password": "wrong-password-1"})
        assert (wrong.status_code, wrong.json()["code"]) == (401, "identity.sign_in_refused")

    async def test_switching_needs_a_device(self, http: httpx.AsyncClient, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        token = await staff.token(wang.id)
        for header in (f"Bearer {token}", f"Device {token}", "Device x.y.z"):
            answer = await http.post("/api/switch", json={"badge": "B1", "pin": PIN}, headers={"authorization": header})
            assert (answer.status_code, answer.json()["code"]) == (401, "identity.device_unknown")
        assert await staff.rows("identity_switch") == []

    @pytest.mark.parametrize(
        "body",
        [{}, {"badge": "B1"}, {"pin": PIN}, {"badge": "B1", "login": "wang", "pin": PIN}, {"login": "wang", "pin": ""}],
    )
    async def test_half_a_claim(self, http: httpx.AsyncClient, staff: Staff, body: dict[str, str]) -> None:
        key = {"authorization": f"Device {(await self.enroll(http, staff))['key']}"}
        answer = await http.post("/api/switch", json=body, headers=key)
        assert (answer.status_code, answer.json()["code"]) == (422, "infra.bad_input")

    async def test_a_locked_pin_says_what_to_do(self, http: httpx.AsyncClient, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        key = {"authorization": f"Device {(await self.enroll(http, staff))['key']}"}
        with clock.frozen(clock.now()):
            for _ in range(5):
                wrong = await http.post("/api/switch", json={"badge": "B1", "pin": "9753"}, headers=key)
                assert (wrong.status_code, wrong.json()["code"]) == (401, "identity.switch_refused")
            locked = await http.post("/api/switch", json={"badge": "B1", "pin": PIN}, headers=key)
            assert (locked.status_code, locked.json()["params"]) == (429, {"minutes": 1})
            clock.advance(timedelta(minutes=1, seconds=1))
            again = await http.post("/api/switch", json={"badge": "B1", "pin": PIN}, headers=key)
            assert again.status_code == 200, again.text


async def test_a_request_costs_one_statement(http: httpx.AsyncClient, staff: Staff, monkeypatch: Any) -> None:
    """Read with the session: the person, the company's state and epoch, the policy version. Sets come from memory."""
    token = await staff.token((await staff.hire("wang", OPERATOR)).id)
    headers = {"authorization": f"Bearer {token}"}
    await http.get("/api/probe", headers=headers)
    await asyncio.sleep(0.1)  # the plan is read beside the first request, once in five minutes
    seen: list[str] = []
    for name in ("fetch", "fetchrow", "fetchval", "execute"):
        original = getattr(asyncpg.Connection, name)

        async def counted(self: Any, query: str, *args: Any, _original: Any = original, **kwargs: Any) -> Any:
            seen.append(query)
            return await _original(self, query, *args, **kwargs)

        monkeypatch.setattr(asyncpg.Connection, name, counted)
    assert (await http.get("/api/probe", headers=headers)).status_code == 200

    assert [query.split()[0] for query in seen] == ["BEGIN", "SELECT", "COMMIT"], seen


async def test_revoked_is_revoked_at_the_next_request(http: httpx.AsyncClient, staff: Staff) -> None:
    await staff.hire("boss", ADMIN)
    chen = await staff.hire("chen", TEAM_LEAD)
    headers = {"authorization": f"Bearer {await staff.token(chen.id)}"}
    assert "identity.user:read" in (await http.get("/api/session", headers=headers)).json()["me"]["permissions"]

    grant: UUID = (await staff.rows("identity_grant", "user_id = $2", chen.id))[0]["id"]
    await staff.does(roles.revoke_grant, roles.RevokeGrant(grant_id=grant))
    assert "identity.user:read" not in (await http.get("/api/session", headers=headers)).json()["me"]["permissions"]
    await staff.does(people.deactivate_user, people.DeactivateUser(user_id=chen.id))
    assert (await http.get("/api/session", headers=headers)).status_code == 401
