"""Somebody from outside is let in by consent, for a while; everything he does and looks at stands in the trail here."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api import session, visit
from api.fair import fair
from api.graphql import graphql
from infra import clock
from infra.actions import COMMANDS, run
from infra.errors import PermissionMissing
from tenants.identity import tokens
from tenants.identity.commands import people, roles
from tenants.identity.visits import commands, rights
from tenants.identity.visits.errors import VisitDecided, VisitorMayNot, VisitTermsInvalid
from tenants.roles import ADMIN, VENDOR_STAFF
from tenants.vendor.commands import AskVisit, ask_visit
from tests.kit.people import Staff
from tests.tenants.vendor.conftest import Console, books, console, person

pytestmark = pytest.mark.asyncio(loop_scope="module")
__all__ = ["books", "console"]
PAGE = {"referer": "http://lotline.test/c/"}


class Door:
    """What a browser sends: the staff's own cookie, and the visit's from the customer's pages."""

    def __init__(self, client: httpx.AsyncClient, console: Console, token: tokens.Token) -> None:
        self.client, self.console, self.token = client, console, token
        self.home = {"cookie": f"lotline={token}", "content-type": "application/json"}

    async def enter(self, visit_id: Any) -> httpx.Response:
        return await self.client.post("/api/visit", json={"visitId": str(visit_id)}, headers=self.home)

    async def pass_of(self, visit_id: Any) -> str:
        entered = await self.enter(visit_id)
        assert entered.status_code == 200, entered.text
        return entered.cookies["lotline_visit"]

    def inside(self, pass_: str) -> dict[str, str]:
        return self.home | PAGE | {"cookie": f"lotline={self.token}; lotline_visit={pass_}"}

    async def asks(self, pass_: str, query: str) -> Any:
        response = await self.client.post("/api/graphql", json={"query": query}, headers=self.inside(pass_))
        return response.status_code, response.json()


@pytest_asyncio.fixture(loop_scope="module")
async def door(console: Console) -> AsyncIterator[Door]:
    handlers = [graphql, *session.HANDLERS, *visit.HANDLERS]
    app = Litestar(
        handlers, exception_handlers=api_errors.HANDLERS, middleware=[fair], openapi_config=None, logging_config=None
    )
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    token = await console.vendor.token(console.hemin.id)
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as client:
        yield Door(client, console, token)


async def asked(console: Console, mode: str = "read") -> Any:
    cmd = AskVisit(customer_id=console.ours.tenant_id, mode=mode, minutes=30, reason="看看卡在哪里")
    made = (await run(console.hemin, ask_visit, cmd)).row
    assert await console.work_off() == []
    return made.id


async def boss(company: Staff) -> Any:
    return await company.actor(await company.token(company.people["boss"]))


async def let_in(console: Console, visit_id: Any, mode: str = "read", minutes: int = 30) -> None:
    cmd = commands.ConsentVisit(visit_id=visit_id, mode=mode, minutes=minutes)
    await run(await boss(console.ours), commands.consent_visit, cmd)


USERS = "{ users(first: 5) { nodes { id name } } }"


async def test_nobody_enters_before_the_customer_consents(console, door):
    visit_id = await asked(console)
    (todo,) = await console.ours.rows("identity_todo", "subject_id = $2", visit_id)
    assert todo["role"] == ADMIN
    assert todo["settled_at"] is None
    refused = await door.enter(visit_id)
    assert (refused.status_code, refused.json()["code"]) == (409, "identity.visit_decided")
    assert await console.ours.rows("identity_visit_pass", "visit_id = $2", visit_id) == []


async def test_a_visitor_sees_what_was_consented_to_and_the_trail_says_so(console, door):
    visit_id = await asked(console)
    await let_in(console, visit_id)
    entered = await door.enter(visit_id)
    assert entered.status_code == 200, entered.text
    pass_ = entered.cookies["lotline_visit"]

    status, told = await door.asks(pass_, USERS)
    assert status == 200
    assert {node["name"] for node in told["data"]["users"]["nodes"]} >= {"Boss", "Wang"}
    for _ in range(3):
        await door.asks(pass_, USERS)
    (look,) = await console.ours.rows(
        "journal", "command = 'identity.note_look' AND payload LIKE '%user_page%' AND subject_id = $2", visit_id
    )
    assert (look["actor_kind"], look["actor_name"]) == ("visitor", f"{console.hemin.name} · Lotline")

    me = (await door.client.get("/api/session", headers=door.inside(pass_))).json()["me"]
    assert (me["kind"], me["tenant"]["slug"], me["visit"]["mode"]) == ("visitor", console.ours.slug, "read")
    home = (await door.client.get("/api/session", headers=door.home)).json()["me"]
    assert (home["tenant"]["slug"], home["visit"]) == ("lotline", None)
    seen = await door.client.post(
        "/api/graphql",
        json={"query": "{ visitors { staffName state } }"},
        headers={"authorization": f"Bearer {await console.ours.token(console.ours.people['boss'])}"},
    )
    assert {"staffName": f"{console.hemin.name} · Lotline", "state": "open"} in seen.json()["data"]["visitors"]


@pytest.mark.parametrize("by", ["staff", "customer", "clock", "sign-out", "left", "right"])
async def test_it_ends_at_the_next_request(console, door, by, monkeypatch):
    visit_id = await asked(console)
    await let_in(console, visit_id)
    pass_ = await door.pass_of(visit_id)
    assert (await door.asks(pass_, USERS))[0] == 200

    if by == "staff":
        ended = await door.client.request("DELETE", "/api/visit", json={"visitId": str(visit_id)}, headers=door.home)
        assert ended.status_code == 200
    elif by == "customer":
        await run(await boss(console.ours), commands.end_visit, commands.EndVisit(visit_id=visit_id))
    elif by == "clock":
        later = clock.now() + timedelta(minutes=31)
        monkeypatch.setattr(clock, "now", lambda: later)
    elif by == "sign-out":
        await door.client.delete("/api/session", headers=door.home)
    elif by == "left":
        cmd = people.DeactivateUser(user_id=console.hemin.id, reason="走了")
        await person(console.vendor, "deputy", ADMIN)
        await console.vendor.does(people.deactivate_user, cmd)
    else:
        for grant in await console.vendor.rows("identity_grant", "user_id = $2", console.hemin.id):
            await console.vendor.does(roles.revoke_grant, roles.RevokeGrant(grant_id=grant["id"], reason="收回"))
    assert (await door.asks(pass_, USERS))[0] == 401
    if by in ("staff", "customer"):
        assert await console.work_off() == []
        (mirror,) = await console.vendor.rows("vendor_visit", "id = $2", visit_id)
        assert mirror["state"] == "ended"


async def test_another_persons_visit_opens_nothing(console, door):
    visit_id = await asked(console)
    await let_in(console, visit_id)
    other = await person(console.vendor, "zhao", VENDOR_STAFF)
    token = await console.vendor.token(other.id)
    headers = {"cookie": f"lotline={token}", "content-type": "application/json"}
    refused = await door.client.post("/api/visit", json={"visitId": str(visit_id)}, headers=headers)
    assert refused.status_code == 404
    partner = await console.partner.token(console.guyan.id)
    headers["cookie"] = f"lotline={partner}"
    refused = await door.client.post("/api/visit", json={"visitId": str(visit_id)}, headers=headers)
    assert refused.status_code == 404
    assert await console.ours.rows("identity_visit_pass", "visit_id = $2", visit_id) == []


async def test_more_than_was_asked_is_not_granted_and_a_decision_stands(console):
    visit_id = await asked(console)
    with pytest.raises(VisitTermsInvalid):
        await let_in(console, visit_id, "write")
    decline = commands.DeclineVisit(visit_id=visit_id)
    await run(await boss(console.ours), commands.decline_visit, decline)
    with pytest.raises(VisitDecided):
        await let_in(console, visit_id)
    assert await console.work_off() == []
    (mirror,) = await console.vendor.rows("vendor_visit", "id = $2", visit_id)
    assert mirror["state"] == "declined"


async def test_a_visitor_never_decides_grants_signs_or_reads_secrets(console, door):
    """Not even with consent to write, whatever the door."""
    writing = rights.of("write")
    for name, spec in COMMANDS.items():
        module = name.partition(".")[0]
        if module in ("identity", "plans", "vendor") and name not in ("identity.note_look", "identity.end_visit"):
            assert not rights.writable(spec), name
        if spec.signs is not None:
            assert not rights.writable(spec), name
    assert not {each for each in writing if each.startswith(("identity.grant", "identity.role", "identity.mailbox"))}

    visit_id = await asked(console, "write")
    await let_in(console, visit_id, "write")
    pass_ = await door.pass_of(visit_id)
    before = await console.ours.written()
    me = console.ours.people["boss"]
    role = (await console.ours.role(ADMIN)).id
    for field, given in (
        ("grantRole", f'{{userId: "{me}", roleId: "{role}"}}'),
        ("consentVisit", f'{{visitId: "{visit_id}", mode: "write", minutes: 400}}'),
        ("setPassword", f'{{userId: "{me}", password: "correct-horse-9"}}'),
        ("createUser", '{login: "mole", name: "Mole"}'),
    ):
        query = f"mutation {{ {field}(input: {given}) {{ __typename ... on Problem {{ code }} }} }}"
        _, told = await door.asks(pass_, query)
        assert told["data"][field]["code"] == "infra.permission_missing", told
    _, told = await door.asks(pass_, "{ messages(first: 5) { nodes { id } } }")
    assert "errors" in told
    after = await console.ours.written()
    assert {key: n for key, n in after.items() if key != "outbox"} == {
        key: n for key, n in before.items() if key != "outbox"
    }


async def test_a_guard_stands_behind_the_permissions(console, door):
    """The control: were a right to slip into a visitor's set, the check on every command still refuses."""
    visit_id = await asked(console, "write")
    await let_in(console, visit_id, "write")
    pass_ = await door.pass_of(visit_id)
    visitor = await console.ours.actor(tokens.parse(pass_), "visit")
    mighty = replace(visitor, permissions=console.ours.system.permissions)
    with pytest.raises(VisitorMayNot):
        await run(mighty, people.create_user, people.CreateUser(login="mole", name="Mole"))
    with pytest.raises(PermissionMissing):
        await run(visitor, people.create_user, people.CreateUser(login="mole", name="Mole"))
    assert await console.ours.rows("identity_user", "login = 'mole'") == []
