"""Passkeys: enrolled, as second factor and alone; every lie of a browser or a copied key is refused."""

from dataclasses import replace
from typing import Any

import pytest

from infra.actions import run
from infra.settings import settings
from infra.work import Actor
from tenants import identity
from tenants.identity import errors
from tenants.identity.commands import people
from tenants.identity.factors import entering, passkeys, proving
from tenants.identity.factors.commands import RemoveFactor, remove_factor
from tenants.identity.factors.errors import ChallengeSpent, FactorRefused, PasskeyRefused
from tenants.identity.factors.proving import Answer
from tenants.identity.security.commands import change_security_policy
from tenants.identity.security.errors import WayClosed
from tenants.roles import ADMIN, OPERATOR
from tests.kit.authenticator import Authenticator
from tests.kit.people import PASSWORD, Staff
from tests.tenants.identity.test_factors import half, policy

ORIGIN, SITE = "https://mes.example.com", "mes.example.com"


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passkeys, "settings", lambda: replace(settings(), public_url=ORIGIN))


@pytest.fixture
def key() -> Authenticator:
    return Authenticator(ORIGIN, SITE)


async def enrolled(staff: Staff, key: Authenticator, login: str = "wang", *roles: str) -> Actor:
    """Somebody with this passkey, in the session he enrolled it with."""
    await staff.hire(login, *(roles or (OPERATOR,)), secrets=True)
    signed_in = await identity.sign_in(staff.slug, login, PASSWORD)
    state, options = await proving.ask_passkey(signed_in.actor)
    codes = await proving.add_passkey(signed_in.actor, state, key.create(options), "工位电脑")
    assert len(codes) == 10
    return await half(staff, signed_in.token)


async def alone(staff: Staff, key: Authenticator, **lies: Any) -> Any:
    state, options = await entering.ask(staff.slug)
    return await entering.sign_in_by_passkey(staff.slug, state, key.get(options, **lies), address="10.0.0.7")


@pytest.mark.parametrize(
    ("address", "possible"),
    [
        ("https://mes.example.com", True), ("http://localhost:8000", True), ("http://127.0.0.1:8000", False),
        ("http://mes.example.com", False), ("https://10.0.0.8", False), ("https://[::1]", False),
    ],
)  # fmt: skip
def test_where_browsers_make_passkeys(address: str, possible: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passkeys, "settings", lambda: replace(settings(), public_url=address))
    assert passkeys.possible() == possible


class TestEnrolling:
    @pytest.mark.parametrize(
        "lies",
        [
            {"origin": "https://evil.example"},
            {"origin": "http://mes.example.com"},
            {"rp_id": "evil.example"},
            {"challenge": "b3RoZXI"},
            {"type": "webauthn.get"},
        ],
        ids=["origin", "scheme", "site", "challenge", "type"],
    )
    async def test_lies(self, staff: Staff, key: Authenticator, lies: dict[str, Any]) -> None:
        wang = await staff.signed_in("wang", OPERATOR)
        state, options = await proving.ask_passkey(wang)
        with pytest.raises(PasskeyRefused):
            await proving.add_passkey(wang, state, key.create(options, **lies), "evil")
        assert await staff.rows("identity_factor") == []

    async def test_a_question_is_answered_once_and_by_the_one_it_was_put_to(
        self, staff: Staff, key: Authenticator
    ) -> None:
        wang, li = await staff.signed_in("wang", OPERATOR), await staff.signed_in("li", OPERATOR)
        state, options = await proving.ask_passkey(wang)
        with pytest.raises(FactorRefused):
            await proving.add_passkey(li, state, key.create(options), "mine")
        with pytest.raises(ChallengeSpent):
            await proving.add_passkey(wang, state, key.create(options), "mine")
        assert await staff.rows("identity_factor") == []

    @pytest.mark.parametrize("credential", [{}, {"id": "x"}, {"id": 7, "response": []}, {"rawId": "é" * 20_000}])
    async def test_broken_answers(self, staff: Staff, credential: dict[str, Any]) -> None:
        wang = await staff.signed_in("wang", OPERATOR)
        state, _ = await proving.ask_passkey(wang)
        with pytest.raises(PasskeyRefused):
            await proving.add_passkey(wang, state, credential, "broken")

    async def test_it_is_not_enrolled_twice(self, staff: Staff, key: Authenticator) -> None:
        wang = await enrolled(staff, key)
        _, options = await proving.ask_passkey(wang)
        assert [each["id"] for each in options["excludeCredentials"]] == [key.create(options)["id"]]


class TestAsSecondFactor:
    async def test_it_makes_the_session_whole(self, staff: Staff, key: Authenticator) -> None:
        await enrolled(staff, key)
        signed_in = await identity.sign_in(staff.slug, "wang", PASSWORD)
        assert signed_in.limited == "second"
        state, options = await proving.question(signed_in.actor)
        await proving.prove(signed_in.actor, Answer(by="passkey", state=state, credential=key.get(options)))
        assert (await staff.actor(signed_in.token)).may("identity.profile:change")
        (row,) = await staff.rows("identity_factor")
        assert (row["sign_count"], row["user_id"]) == (1, signed_in.actor.id)

    @pytest.mark.parametrize("lies", [{"signature": 1}, {"counter": 0}, {"origin": "https://evil.example"}])
    async def test_lies(self, staff: Staff, key: Authenticator, lies: dict[str, Any]) -> None:
        key.counter = 5
        await enrolled(staff, key)
        signed_in = await identity.sign_in(staff.slug, "wang", PASSWORD)
        state, options = await proving.question(signed_in.actor)
        with pytest.raises(PasskeyRefused):
            await proving.prove(signed_in.actor, Answer(by="passkey", state=state, credential=key.get(options, **lies)))

    async def test_an_answer_is_not_used_twice(self, staff: Staff, key: Authenticator) -> None:
        await enrolled(staff, key)
        first = await identity.sign_in(staff.slug, "wang", PASSWORD)
        second = await identity.sign_in(staff.slug, "wang", PASSWORD)
        state, options = await proving.question(first.actor)
        answer = Answer(by="passkey", state=state, credential=key.get(options))
        with pytest.raises(FactorRefused):
            await proving.prove(second.actor, answer)  # the question was put to another session
        state, options = await proving.question(first.actor)
        answer = Answer(by="passkey", state=state, credential=key.get(options))
        await proving.prove(first.actor, answer)
        with pytest.raises(ChallengeSpent):
            await proving.prove(first.actor, answer, again=True)


class TestAlone:
    async def test_it_opens_a_whole_session(self, staff: Staff, key: Authenticator) -> None:
        wang = await enrolled(staff, key)
        signed_in = await alone(staff, key)
        assert (signed_in.actor.id, signed_in.limited) == (wang.id, None)
        newest = await staff.rows("identity_session", "proved_by = 'passkey'")
        assert [(row["second_by"], row["address"]) for row in newest] == [("passkey", "10.0.0.7")]

    async def test_only_when_it_has_seen_its_owner(self, staff: Staff, key: Authenticator) -> None:
        await enrolled(staff, key)
        key.verifies = False
        with pytest.raises(errors.SignInRefused):
            await alone(staff, key)

    async def test_every_wrong_answer_is_the_same(self, staff: Staff, key: Authenticator, open_staff: Any) -> None:
        wang = await enrolled(staff, key)
        other: Staff = await open_staff()
        before = len(await staff.rows("identity_session"))
        stranger = Authenticator(ORIGIN, SITE)
        answers = []
        for attempt in (
            lambda: alone(staff, stranger),
            lambda: alone(staff, key, signature=1),
            lambda: alone(staff, key, origin="https://evil.example"),
            lambda: alone(other, key),
            lambda: entering.sign_in_by_passkey(staff.slug, "invented", key.get({"challenge": "eA"})),
            lambda: entering.sign_in_by_passkey("no-such-company", "x", key.get({"challenge": "eA"})),
        ):
            with pytest.raises(errors.SignInRefused) as caught:
                await attempt()
            answers.append(str(caught.value))
        assert len(set(answers)) == 1
        await staff.does(people.deactivate_user, people.DeactivateUser(user_id=wang.id))
        with pytest.raises(errors.SignInRefused):
            await alone(staff, key)
        assert len(await staff.rows("identity_session")) == before

    async def test_a_removed_one_and_a_closed_way(self, staff: Staff, key: Authenticator) -> None:
        boss = await enrolled(staff, key, "boss", ADMIN)
        await run(boss, change_security_policy, policy(ways=["password", "code"]))
        with pytest.raises(WayClosed):
            await alone(staff, key)
        await run(boss, change_security_policy, policy())
        (row,) = await staff.rows("identity_factor")
        await run(boss, remove_factor, RemoveFactor(factor_id=row["id"]))
        with pytest.raises(errors.SignInRefused):
            await alone(staff, key)
        assert await staff.rows("identity_recovery_code") == []
