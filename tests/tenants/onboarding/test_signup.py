"""A stranger at the doors of sign-up: real codes through the local mailbox, a real founding by the actor's row."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api import join, session
from api.fair import fair
from infra import actors, clock, directory
from infra.actions import run
from infra.db import Database
from infra.engines.roles import Dsns
from infra.notify import local
from infra.work import reading, system
from tenants import identity, plans
from tenants.identity import codes
from tenants.identity.commands import people
from tenants.identity.factors.errors import ProofNeeded
from tenants.masterdata.errors import CodeTaken
from tenants.onboarding.signup import TERMS
from tenants.onboarding.signup import actors as _listening  # noqa: F401
from tenants.onboarding.signup.rules import free_codes, suggested_code
from tenants.onboarding.templates.planting import Planter, PlantingFailed
from tenants.plans.commands import CreateTenant, provision
from tenants.vendor.company import ensure_vendor

COMPANY = {"company": "蜀味食品有限公司", "industry": "food", "person": "赵明"}


@dataclass
class Stranger:
    """A browser without any session, and the worker that answers what it asks for."""

    http: httpx.AsyncClient
    dsns: Dsns
    vendor: UUID
    contact: str

    async def post(self, path: str, **body: Any) -> httpx.Response:
        return await self.http.post(f"/api/join{path}", json=body, headers={"origin": "http://lotline.test"})

    async def asks_for_code(self) -> str:
        answer = await self.post("/code", contact=self.contact)
        assert answer.status_code == 200, answer.text
        await codes.arrived()
        letter = next(each for each in local.letters() if each["to"] == self.contact)
        found = re.search(r"\d{6}", letter["body"])
        assert found is not None
        return found[0]

    async def proves(self, code: str | None = None, **more: Any) -> httpx.Response:
        given = {"contact": self.contact, "code": code or await self.asks_for_code(), "terms": TERMS} | more
        return await self.post("/proof", **given)

    async def names_company(self, **more: Any) -> httpx.Response:
        return await self.post("/company", **{**COMPANY, "slug": f"sw{uuid4().hex[:8]}"} | more)

    async def works(self) -> None:
        """What the worker would do: answer the founding's bell."""
        connection = await asyncpg.connect(self.dsns.relay)
        try:
            due = await connection.fetch(
                "SELECT id FROM outbox WHERE tenant_id = $1 AND state = 'due' AND actor LIKE '%signup.actors.found'",
                self.vendor,
            )
        finally:
            await connection.close()
        for row in due:
            await actors.consume(self.vendor, row["id"])

    async def state(self) -> dict[str, Any]:
        answer = await self.http.get("/api/join")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def rows(self, where: str = "true") -> list[Any]:
        connection = await asyncpg.connect(self.dsns.admin)
        try:
            return await connection.fetch(
                f"SELECT * FROM onboarding_sign_up WHERE tenant_id = $1 AND contact = $2 AND {where}",
                self.vendor, self.contact,
            )  # fmt: skip
        finally:
            await connection.close()


@pytest_asyncio.fixture
async def stranger(dsns: Dsns, app_pool: Database) -> AsyncIterator[Stranger]:
    directory.forget()
    vendor = await ensure_vendor()
    handlers = [*join.HANDLERS, *session.HANDLERS]
    app = Litestar(
        handlers, exception_handlers=api_errors.HANDLERS, middleware=[fair], openapi_config=None, logging_config=None
    )
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    contact = f"139{uuid4().int % 10**8:08d}"
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as http:
        yield Stranger(http, dsns, vendor, contact)


async def test_from_a_number_to_a_company_one_is_signed_in_to(stranger):
    proved = await stranger.proves()
    assert (proved.status_code, proved.json()["state"]) == (200, "proved")
    asked = await stranger.names_company()
    assert asked.json()["state"] == "asked"
    await stranger.works()
    assert (await stranger.state())["state"] == "ready"

    entered = await stranger.post("/enter", password="lange-bank-42")

    assert entered.status_code == 200, entered.text
    me = entered.json()["me"]
    assert (me["name"], me["tenant"]["state"], me["tenant"]["name"]["zh"]) == ("赵明", "trial", "蜀味食品有限公司")
    assert {"ADMIN", "PLANNER"} <= {each if isinstance(each, str) else each["code"] for each in me["roles"]}
    first = (await stranger.http.get("/api/join/first")).json()
    assert first["order"]
    assert (first["phones"], first["reported"]) == (0, False)
    (row,) = await stranger.rows()
    assert (row["state"], row["terms_version"]) == ("entered", TERMS)
    assert row["terms_at"] is not None


async def test_the_password_chosen_opens_the_console_later_and_the_price_is_in_the_money_shown(stranger):
    await stranger.proves(locale="en")
    slug = (await stranger.names_company()).json()["slug"]
    await stranger.works()
    await stranger.post("/enter", password="lange-bank-42")

    body = {"company": slug, "login": stranger.contact, "password": "lange-bank-42"}
    answer = await stranger.http.post("/api/session", json=body, headers={"origin": "http://lotline.test"})

    assert answer.status_code == 200, answer.text
    (row,) = await stranger.rows()
    async with reading(system(row["company_id"])) as read:
        assert (await plans.entitlements(read)).currency == "USD"


async def test_a_sign_up_is_taken_up_again_by_another_browser(stranger):
    await stranger.proves()
    await stranger.names_company()
    stranger.http.cookies.clear()

    with clock.frozen(clock.now() + timedelta(minutes=2)):  # the next code may be asked for
        proved = await stranger.proves()

    assert (proved.status_code, proved.json()["state"]) == (200, "asked")
    assert len(await stranger.rows()) == 1
    await stranger.works()
    assert (await stranger.state())["state"] == "ready"


async def test_without_its_key_a_sign_up_is_nobodys(stranger):
    await stranger.proves()
    stranger.http.cookies.clear()

    assert await stranger.state() == {"state": None}
    for answer in (
        await stranger.names_company(),
        await stranger.post("/enter"),
        await stranger.http.get("/api/join/suggestion", params={"name": "恒准"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "onboarding.sign_up_unknown")
    (row,) = await stranger.rows()
    assert row["state"] == "proved"


async def test_a_wrong_used_or_five_times_wrong_code_begins_nothing(stranger):
    code = await stranger.asks_for_code()
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    answers = [(await stranger.proves(wrong)).json()["code"] for _ in range(5)]

    assert answers == ["identity.code_wrong"] * 4 + ["identity.code_spent"]
    assert (await stranger.proves(code)).json()["code"] == "identity.code_spent"
    assert await stranger.rows() == []


async def test_an_expired_code_begins_nothing(stranger):
    code = await stranger.asks_for_code()

    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert (await stranger.proves(code)).json()["code"] == "identity.code_spent"

    assert await stranger.rows() == []


async def test_a_code_is_good_once(stranger):
    code = await stranger.asks_for_code()
    assert (await stranger.proves(code)).status_code == 200

    assert (await stranger.proves(code)).json()["code"] == "identity.code_spent"


async def test_old_terms_are_not_agreed_to(stranger):
    answer = await stranger.proves(terms="2020-01-01")

    assert (answer.status_code, answer.json()["code"]) == (422, "onboarding.terms_outdated")
    assert await stranger.rows() == []


async def test_a_taken_company_code_is_refused_with_a_free_one(stranger):
    taken = f"tk{uuid4().hex[:8]}x"
    await provision(CreateTenant(slug=taken, name_zh="已有", name_en="Taken"))
    await stranger.proves()

    answer = await stranger.names_company(slug=taken)

    assert (answer.status_code, answer.json()["code"]) == (409, "onboarding.company_code_taken")
    assert answer.json()["params"] == {"slug": taken, "free": f"{taken}2"}
    assert (await stranger.state())["state"] == "proved"


async def test_who_comes_second_to_a_code_chooses_another(stranger):
    """Free when it was asked for, taken when it was founded: nothing of the second remains, and it goes on."""
    await stranger.proves()
    slug = (await stranger.names_company()).json()["slug"]
    await provision(CreateTenant(slug=slug, name_zh="先到", name_en="First"))

    await stranger.works()

    state = await stranger.state()
    assert (state["state"], state["problem"]["code"]) == ("failed", "infra.slug_taken")
    assert (await stranger.names_company()).status_code == 200
    await stranger.works()
    assert (await stranger.state())["state"] == "ready"


async def test_a_template_failing_half_way_says_so_and_leaves_nothing(stranger, monkeypatch):
    await stranger.proves()
    slug = (await stranger.names_company()).json()["slug"]

    async def refused(self, row):
        raise PlantingFailed(f"order of {row.item}", CodeTaken(code=row.item))

    with monkeypatch.context() as patched:
        patched.setattr(Planter, "_order", refused)
        await stranger.works()

    state = await stranger.state()
    assert (state["state"], state["problem"]["code"]) == ("failed", "onboarding.founding_failed")
    assert await directory.find(slug) is None
    assert (await stranger.names_company(slug=slug)).status_code == 200
    await stranger.works()
    assert (await stranger.state())["state"] == "ready"


async def test_a_number_that_has_a_company_is_told_so(stranger):
    await stranger.proves()
    await stranger.names_company()
    await stranger.works()
    await stranger.post("/enter")

    with clock.frozen(clock.now() + timedelta(minutes=2)):
        answer = await stranger.proves()

    assert (answer.status_code, answer.json()["code"]) == (409, "onboarding.contact_in_use")
    assert len(await stranger.rows()) == 1


async def test_a_key_enters_once(stranger):
    await stranger.proves()
    await stranger.names_company()
    await stranger.works()
    key = stranger.http.cookies.get("lotline_join")
    assert (await stranger.post("/enter")).status_code == 200
    stranger.http.cookies.clear()

    again = await stranger.http.post(
        "/api/join/enter", json={}, headers={"origin": "http://lotline.test", "cookie": f"lotline_join={key}"}
    )

    assert (again.status_code, again.json()["code"]) == (409, "onboarding.sign_up_busy")

    # Then he, who came by a code, may choose his first password
    (row,) = await stranger.rows()
    by_code = await identity.open_session_for(row["slug"], row["user_id"], by="sign_up", address="", agent="")
    first = people.SetPassword(password="lange-bank-42")
    with clock.frozen(clock.now() + timedelta(hours=1)), pytest.raises(ProofNeeded):
        await run(by_code.actor, people.set_password, first)
    await run(by_code.actor, people.set_password, replace(first, id=uuid4()))
    assert (await identity.sign_in(row["slug"], stranger.contact, "lange-bank-42")).actor.id == row["user_id"]


async def test_another_sites_form_is_not_listened_to(stranger):
    answer = await stranger.http.post(
        "/api/join/code", json={"contact": stranger.contact}, headers={"origin": "http://evil.test"}
    )

    assert (answer.status_code, answer.json()["code"]) == (403, "api.foreign_origin")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("恒准精密", "hzjm"),
        ("苏州恒准精密机械有限公司", "szhzjmjx"),
        ("蜀味食品股份有限公司", "swsp"),
        ("Acme Precision Co., Ltd.", "acme-precision"),
        ("3M 中国", "f3m-zg"),
        ("鑫", "xme"),
        ("!!", "fme"),
    ],
)
def test_a_code_is_made_of_a_name(name, code):
    assert suggested_code(name) == code
    directory.check_slug(suggested_code(name))


def test_the_next_codes_count_up():
    codes_ = free_codes("hzjm")
    assert [next(codes_) for _ in range(2)] == ["hzjm2", "hzjm3"]


async def test_the_founders_phone_is_enrolled_and_signed_in_by_one_code(stranger):
    await stranger.proves()
    slug = (await stranger.names_company()).json()["slug"]
    await stranger.works()
    await stranger.post("/enter")

    invited = (await stranger.post("/phone")).json()
    assert invited["link"].startswith("HTTP")
    assert "<svg" in invited["picture"]
    code = invited["link"].rpartition("/")[2]
    enrolled = await stranger.http.post("/api/devices/enroll", json={"company": slug, "code": code})

    assert enrolled.status_code == 200, enrolled.text
    body = enrolled.json()
    assert body["switch"]["user"]["name"] == "赵明"
    who = await stranger.http.get(
        "/api/session", headers={"authorization": f"Switch {body['switch']['token']}", "cookie": ""}
    )
    assert who.json()["me"]["name"] == "赵明"
    assert (await stranger.http.get("/api/join/first")).json()["phones"] == 1
    again = await stranger.http.post("/api/devices/enroll", json={"company": slug, "code": code})
    assert again.json()["code"] == "identity.enrollment_refused"


async def test_one_strangers_key_opens_no_other_sign_up(stranger):
    await stranger.proves()
    theirs = stranger.http.cookies.get("lotline_join") or ""
    stranger.http.cookies.clear()
    stranger.contact = f"137{uuid4().int % 10**8:08d}"
    await stranger.proves()
    slug, _, secret = (stranger.http.cookies.get("lotline_join") or "").split(".")
    stranger.http.cookies.clear()

    forged = f"{slug}.{theirs.split('.')[1]}.{secret}"
    answer = await stranger.http.get("/api/join", headers={"cookie": f"lotline_join={forged}"})

    assert answer.json() == {"state": None}
