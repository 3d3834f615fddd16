"""API tokens: narrower than their owner, for a time, from some addresses, and never a person."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar, Request, get

from api import errors as api_errors
from api.session import authenticate
from infra import clock
from infra.actions import Command, Meaning, command, run
from infra.errors import PermissionMissing
from infra.work import Actor, Work, database
from tenants import identity
from tenants.identity import errors, permissions
from tenants.identity.apitokens import commands, rules
from tenants.identity.commands import people, roles
from tenants.identity.tokens import Token
from tenants.roles import ADMIN, TEAM_LEAD
from tests.kit.people import Staff
from tests.tenants.identity.tokens import issued

READ = "identity.user:read"
ADD = "identity.user:create"


async def actor_of(staff: Staff, token: Token, address: str | None = "10.1.2.3") -> Actor:
    async with database().transaction(staff.tenant_id, read_only=True) as executor:
        found = await identity.identify(executor, "token", token, address=address)
    await identity.still_here(found)
    return found.actor


async def test_a_token_does_what_it_was_made_for_in_its_owners_name(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN, name="周晓岚")
    token = await issued(staff, boss, [READ, ADD], name="ERP sync")

    actor = await actor_of(staff, token)
    assert (actor.kind, actor.id, actor.name) == ("token", boss.id, "ERP sync · 周晓岚")
    assert set(actor.permissions) == {READ, ADD}
    made = (await run(actor, people.create_user, people.CreateUser(login="wang", name="王建国"))).row
    with pytest.raises(PermissionMissing):
        await run(actor, people.deactivate_user, people.DeactivateUser(user_id=made.id))

    line = (await staff.rows("journal", "subject_id = $2 AND outcome = 'applied'", made.id))[0]
    assert (line["actor_kind"], line["actor_name"], line["actor_id"]) == ("token", "ERP sync · 周晓岚", boss.id)
    assert (await staff.rows("identity_api_token_use"))[0]["used_at"] is not None
    kept = (await staff.rows("identity_api_token"))[0]
    assert token.secret.encode() not in bytes(kept["key_hash"])
    assert all(token.secret not in str(dict(row)) for row in await staff.rows("journal"))


async def test_what_its_owner_loses_the_token_loses(staff: Staff) -> None:
    await staff.hire("other", ADMIN)
    boss = await staff.signed_in("boss", ADMIN, TEAM_LEAD)
    token = await issued(staff, boss, [READ, "identity.user:create"])
    admin = await staff.role(ADMIN)
    grant = (await staff.rows("identity_grant", "user_id = $2 AND role_id = $3", boss.id, admin.id))[0]

    await staff.does(roles.revoke_grant, roles.RevokeGrant(grant_id=grant["id"]))
    assert set((await actor_of(staff, token)).permissions) == {READ}

    await staff.does(people.deactivate_user, people.DeactivateUser(user_id=boss.id))
    with pytest.raises(errors.NotSignedIn):
        await actor_of(staff, token)
    assert (await staff.rows("identity_api_token"))[0]["revoked_at"] is not None


@dataclass(frozen=True)
class Asked:
    error: type[Exception]
    permissions: tuple[str, ...] = (READ,)
    life: timedelta = timedelta(days=30)
    networks: tuple[str, ...] = ()


@pytest.mark.parametrize(
    "asked",
    [
        Asked(errors.TokenBeyondOwner, permissions=("reporting.output:report",)),
        Asked(errors.NotForTokens, permissions=("identity.grant:change",)),
        Asked(errors.NotForTokens, permissions=("identity.token:issue",)),
        Asked(errors.TokenTooLong, life=timedelta(days=400)),
        Asked(errors.TokenTooLong, life=timedelta(hours=1)),
        Asked(rules.BadInput, permissions=()),
        Asked(rules.BadInput, networks=("10.0.0.0/99",)),
    ],
    ids=("beyond", "grants", "tokens", "a year", "an hour", "nothing", "network"),
)
async def test_a_token_that_is_too_much_is_refused(staff: Staff, asked: Asked) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    before = await staff.written()

    with pytest.raises(asked.error):
        await issued(staff, boss, asked.permissions, life=asked.life, networks=list(asked.networks))

    assert await staff.rows("identity_api_token") == []
    assert await staff.written() == before


async def test_it_works_from_its_addresses_only_until_it_is_revoked_or_over(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    token = await issued(staff, boss, [READ], networks=["10.1.0.0/16", "2001:db8::/32"], life=timedelta(days=2))

    assert (await actor_of(staff, token, "10.1.9.9")).may(READ)
    for address in ("10.2.0.1", None, "nonsense"):
        with pytest.raises(errors.TokenElsewhere):
            await actor_of(staff, token, address)

    other = await staff.signed_in("chen", TEAM_LEAD)
    with pytest.raises(commands.Missing):
        await run(other, commands.revoke_api_token, commands.RevokeApiToken(token_id=token.id))
    await run(boss, commands.revoke_api_token, commands.RevokeApiToken(token_id=token.id))
    with pytest.raises(errors.NotSignedIn):
        await actor_of(staff, token)


async def test_an_expired_one_opens_nothing(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    token = await issued(staff, boss, [READ], life=timedelta(days=2))
    later = clock.now() + timedelta(days=2, minutes=1)
    monkeypatch.setattr("tenants.identity.apitokens.access.clock.now", lambda: later)
    with pytest.raises(errors.NotSignedIn):
        await actor_of(staff, token)


async def test_a_program_signs_nothing_and_makes_no_tokens(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    actor = await actor_of(staff, await issued(staff, boss, [ADD]))
    with pytest.raises(errors.TokenCannotSign):
        await run(actor, sign_something, SignSomething())
    wide = Actor(**{**actor.__dict__, "permissions": boss.permissions})
    cmd = commands.IssueApiToken(name="child", permissions=[READ], expires_at=clock.now() + timedelta(days=9))
    with pytest.raises(errors.NotForTokens):
        await run(wide, commands.issue_api_token, cmd)


@dataclass(frozen=True, kw_only=True)
class SignSomething(Command):
    pass


@command(needs=permissions.CREATE_USER, signs=Meaning("released"), name="test.sign_something")
async def sign_something(work: Work, cmd: SignSomething) -> None:
    return None


# -- over HTTP ------------------------------------------------------------------------------------------------


@get("/api/probe")
async def probe(request: Request[Any, Any, Any]) -> dict[str, Any]:
    actor = await authenticate(request)
    return {"id": str(actor.id), "kind": actor.kind, "may": sorted(actor.permissions)}


@pytest_asyncio.fixture
async def http(staff: Staff) -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar([probe], exception_handlers=api_errors.HANDLERS, openapi_config=None, logging_config=None)
    transport = httpx.ASGITransport(app, client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test") as client:
        yield client


async def test_the_header_with_its_mark(staff: Staff, http: httpx.AsyncClient) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    token = await issued(staff, boss, [READ])
    answer = await http.get("/api/probe", headers={"authorization": f"Bearer {rules.MARK}{token}"})
    assert (answer.status_code, answer.json()) == (200, {"id": str(boss.id), "kind": "token", "may": [READ]})
    for wrong in (f"Bearer {token}", f"Bearer {rules.MARK}{token}x", f"Switch {rules.MARK}{token}"):
        assert (await http.get("/api/probe", headers={"authorization": wrong})).status_code == 401
    elsewhere = await issued(staff, boss, [READ], networks=["192.168.0.0/24"])
    answer = await http.get("/api/probe", headers={"authorization": f"Bearer {rules.MARK}{elsewhere}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "identity.token_elsewhere")
