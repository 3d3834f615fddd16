"""Second factors: TOTP by RFC 6238, recovery codes, who needs one, and what a half session may do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra import clock
from infra.actions import run
from infra.errors import PermissionMissing
from infra.ids import uuid7
from infra.work import Actor, database
from tenants import identity
from tenants.identity import errors, rules, tokens
from tenants.identity.commands import people, roles
from tenants.identity.factors import proving, totp
from tenants.identity.factors.commands import RemoveFactor, ResetFactors, remove_factor, reset_factors
from tenants.identity.factors.errors import FactorRefused, LastFactor, ProofNeeded, SecondFactorNeeded
from tenants.identity.factors.proving import Answer
from tenants.identity.invitations.commands import Invite, invite
from tenants.identity.review.commands import (
    DecideReview,
    ReviewDecision,
    SignReview,
    StartReview,
    decide_review,
    sign_review,
    start_review,
)
from tenants.identity.security.commands import ChangeSecurityPolicy, change_security_policy
from tenants.identity.security.rules import DEFAULT
from tenants.roles import ADMIN, OPERATOR, OWNER, PLANNER
from tests.kit.people import PASSWORD, Staff
from tests.tenants.identity.tokens import issued

# RFC 6238 appendix B, SHA-1, secret "12345678901234567890"; its eight digits cut to the six every app shows.
VECTORS = [
    (59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037"),
    (20000000000, "353130"),
]  # fmt: skip
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture
def still() -> Iterator[None]:
    with clock.frozen(clock.now()):
        yield


def policy(**changes: Any) -> ChangeSecurityPolicy:
    given = DEFAULT._asdict() | {"ways": list(DEFAULT.ways), "break_glass_ids": []} | changes
    return ChangeSecurityPolicy(**given)


async def half(staff: Staff, token: tokens.Token) -> Actor:
    async with database().transaction(staff.tenant_id, read_only=True) as executor:
        return (await identity.identify(executor, "session", token, half=True)).actor


async def with_totp(staff: Staff, login: str = "wang", *roles: str) -> tuple[Actor, str, list[str]]:
    """Somebody with an authenticator app: his whole session, the secret, his recovery codes."""
    await staff.hire(login, *(roles or (OPERATOR,)), secrets=True)
    signed_in = await identity.sign_in(staff.slug, login, PASSWORD)
    actor = signed_in.actor
    made = await proving.start_totp(actor, "手机")
    fresh = await proving.confirm_totp(actor, made.id, totp.code_at(made.secret, totp.step_of(clock.now())))
    return await half(staff, signed_in.token), made.secret, fresh


def code(secret: str, steps: int = 0) -> str:
    return totp.code_at(secret, totp.step_of(clock.now()) + steps)


@pytest.mark.parametrize(("seconds", "expected"), VECTORS)
def test_the_published_vectors(seconds: int, expected: str) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert totp.code_at(RFC_SECRET, totp.step_of(at)) == expected
    assert totp.matching_step(RFC_SECRET, expected, at, None) == totp.step_of(at)


def test_one_step_of_drift_and_none_twice() -> None:
    at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    now = totp.step_of(at)
    for drift, fits in ((-2, False), (-1, True), (0, True), (1, True), (2, False)):
        found = totp.matching_step(RFC_SECRET, totp.code_at(RFC_SECRET, now + drift), at, None)
        assert found == (now + drift if fits else None)
    assert totp.matching_step(RFC_SECRET, totp.code_at(RFC_SECRET, now), at, now) is None
    assert totp.matching_step(RFC_SECRET, totp.code_at(RFC_SECRET, now - 1), at, now) is None


def test_the_address_an_app_reads() -> None:
    text = totp.address(RFC_SECRET, "恒准精密", "wang")
    assert text.startswith("otpauth://totp/%E6%81%92%E5%87%86%E7%B2%BE%E5%AF%86%3Awang?secret=GEZD")


class TestASessionThatWaits:
    async def test_it_may_do_nothing_but_prove(self, staff: Staff, still: None) -> None:
        _, secret, _ = await with_totp(staff)
        clock.advance(timedelta(seconds=31))
        signed_in = await identity.sign_in(staff.slug, "wang", PASSWORD)
        assert signed_in.limited == "second"
        with pytest.raises(SecondFactorNeeded):
            await staff.actor(signed_in.token)
        before = await staff.written()
        for attempt in (
            proving.start_totp(signed_in.actor, "mine"),
            proving.renew_codes(signed_in.actor),
            run(signed_in.actor, people.change_profile, people.ChangeProfile(locale="en")),
            run(signed_in.actor, people.set_password, people.SetPassword(password="another-secret-9")),
        ):
            with pytest.raises(PermissionMissing):
                await attempt
        assert await staff.written() == before

        await proving.prove(signed_in.actor, Answer(by="totp", code=code(secret)))
        assert (await staff.actor(signed_in.token)).may("identity.profile:change")
        lines = await staff.rows("journal", "command = 'identity.prove_second_factor'")
        assert [line["outcome"] for line in lines] == ["applied"]

    async def test_it_ends_after_ten_minutes(self, staff: Staff, still: None) -> None:
        await with_totp(staff)
        signed_in = await identity.sign_in(staff.slug, "wang", PASSWORD)
        clock.advance(rules.HALF_LIFE)
        with pytest.raises(errors.NotSignedIn):
            await half(staff, signed_in.token)

    async def test_a_code_counts_once_also_for_another_session(self, staff: Staff, still: None) -> None:
        _, secret, _ = await with_totp(staff)
        clock.advance(timedelta(seconds=31))
        first = await identity.sign_in(staff.slug, "wang", PASSWORD)
        second = await identity.sign_in(staff.slug, "wang", PASSWORD)
        await proving.prove(first.actor, Answer(by="totp", code=code(secret)))
        with pytest.raises(FactorRefused):
            await proving.prove(second.actor, Answer(by="totp", code=code(secret)))
        with pytest.raises(SecondFactorNeeded):
            await staff.actor(second.token)

    async def test_five_wrong_codes_lock_and_are_told(self, staff: Staff, still: None) -> None:
        await staff.hire("boss", ADMIN)
        _, secret, _ = await with_totp(staff)
        signed_in = await identity.sign_in(staff.slug, "wang", PASSWORD)
        for _ in range(5):
            with pytest.raises(FactorRefused):
                await proving.prove(signed_in.actor, Answer(by="totp", code="000000"))
        with pytest.raises(errors.LockedOut):
            await proving.prove(signed_in.actor, Answer(by="totp", code=code(secret, 1)))
        kinds = {row["kind"] for row in await staff.rows("identity_todo")}
        assert kinds == {"identity.account_locked", "identity.own_account_locked"}

    async def test_a_recovery_code_counts_once(self, staff: Staff, still: None) -> None:
        _, _, codes = await with_totp(staff)
        assert len(set(codes)) == 10
        stored = str([dict(row) for row in await staff.rows("identity_recovery_code")])
        assert not any(each in stored for each in codes)
        typed = codes[3].lower().replace("-", " ").replace("0", "o").replace("1", "l")
        first = await identity.sign_in(staff.slug, "wang", PASSWORD)
        await proving.prove(first.actor, Answer(by="recovery", code=typed))
        await staff.actor(first.token)

        second = await identity.sign_in(staff.slug, "wang", PASSWORD)
        with pytest.raises(FactorRefused):
            await proving.prove(second.actor, Answer(by="recovery", code=codes[3]))
        await proving.prove(second.actor, Answer(by="recovery", code=codes[4]))

    async def test_a_password_or_sent_code_is_no_second_factor(self, staff: Staff, still: None) -> None:
        await with_totp(staff)
        signed_in = await identity.sign_in(staff.slug, "wang", PASSWORD)
        for by in ("password", "code"):
            with pytest.raises(FactorRefused):
                await proving.prove(signed_in.actor, Answer(by=by, password=PASSWORD, code="123456"))

    async def test_somebody_elses_code(self, staff: Staff, still: None) -> None:
        _, secret, codes = await with_totp(staff)
        await with_totp(staff, "li")
        clock.advance(timedelta(seconds=31))
        signed_in = await identity.sign_in(staff.slug, "li", PASSWORD)
        for answer in (Answer(by="totp", code=code(secret)), Answer(by="recovery", code=codes[0])):
            with pytest.raises(FactorRefused):
                await proving.prove(signed_in.actor, answer)


class TestWhoNeedsOne:
    @pytest.mark.parametrize("kind", ["vendor", "partner"])
    async def test_whoever_reaches_into_other_companies_always(self, staff: Staff, kind: str) -> None:
        await _becomes(staff, kind)
        await staff.hire("he", OPERATOR, secrets=True)
        signed_in = await identity.sign_in(staff.slug, "he", PASSWORD)
        assert signed_in.limited == "enrol"
        with pytest.raises(SecondFactorNeeded):
            await staff.actor(signed_in.token)
        with pytest.raises(SecondFactorNeeded):
            await identity.enroll_own(staff.slug, "he", PASSWORD)

        made = await proving.start_totp(signed_in.actor, "手机")
        with pytest.raises(FactorRefused):
            await proving.confirm_totp(signed_in.actor, made.id, "000000")
        codes = await proving.confirm_totp(
            signed_in.actor, made.id, totp.code_at(made.secret, totp.step_of(clock.now()))
        )
        assert len(codes) == 10
        whole = await staff.actor(signed_in.token)
        (factor,) = await staff.rows("identity_factor")
        with pytest.raises(LastFactor):
            await run(whole, remove_factor, RemoveFactor(factor_id=factor["id"]))

    async def test_a_customer_by_policy(self, staff: Staff, still: None) -> None:
        boss = await staff.signed_in("boss", ADMIN, secrets=True)
        await staff.hire("wang", OPERATOR, secrets=True)
        expected = {
            "nobody": {"boss": None, "wang": None},
            "admins": {"boss": "enrol", "wang": None},
            "everyone": {"boss": "enrol", "wang": "enrol"},
        }
        for rule, limits in expected.items():
            await run(boss, change_security_policy, policy(second_factor=rule))
            for login, limit in limits.items():
                assert (await identity.sign_in(staff.slug, login, PASSWORD)).limited == limit

    async def test_a_grace_date_puts_it_off(self, staff: Staff, still: None) -> None:
        boss = await staff.signed_in("boss", ADMIN, secrets=True)
        later = clock.now() + timedelta(days=7)
        await run(boss, change_security_policy, policy(second_factor="everyone", second_factor_from=later))
        assert (await identity.sign_in(staff.slug, "boss", PASSWORD)).limited is None
        clock.advance(timedelta(days=7))
        assert (await identity.sign_in(staff.slug, "boss", PASSWORD)).limited == "enrol"

    async def test_whoever_has_one_is_asked_for_it(self, staff: Staff) -> None:
        await with_totp(staff)
        assert (await identity.sign_in(staff.slug, "wang", PASSWORD)).limited == "second"


class TestDangerousActs:
    async def test_need_a_fresh_proof(self, staff: Staff, still: None) -> None:
        actor, secret, _ = await with_totp(staff, "boss", ADMIN)
        await run(actor, change_security_policy, policy(min_length=12))
        clock.advance(timedelta(minutes=16))
        before = await staff.written()
        with pytest.raises(ProofNeeded):
            await run(actor, change_security_policy, policy(min_length=14))
        with pytest.raises(ProofNeeded):
            await proving.start_totp(actor, "second phone")
        assert await staff.written() == before

        with pytest.raises(errors.WrongPassword):
            await proving.prove(actor, Answer(by="password", password="wrong-password-1"), again=True)
        await proving.prove(actor, Answer(by="totp", code=code(secret)), again=True)
        await run(actor, change_security_policy, policy(min_length=14))
        clock.advance(timedelta(minutes=16))
        await proving.prove(actor, Answer(by="password", password=PASSWORD), again=True)
        await run(actor, change_security_policy, policy(min_length=16))
        assert (await staff.rows("identity_security_policy"))[0]["min_length"] == 16

    async def test_so_do_a_token_and_the_signature_under_a_review(self, staff: Staff, still: None) -> None:
        await staff.hire("owner", OWNER)
        boss, secret, _ = await with_totp(staff, "boss", ADMIN)
        await run(boss, start_review, StartReview())
        (part,) = await staff.rows("identity_access_review_part", "reviewer_id = $2", boss.id)
        lines = await staff.rows("identity_access_review_line", "part_id = $2", part["id"])
        kept = [ReviewDecision(line_id=line["id"], decision="keep") for line in lines]
        await run(boss, decide_review, DecideReview(part_id=part["id"], decisions=kept))
        clock.advance(timedelta(minutes=16))
        with pytest.raises(ProofNeeded):
            await issued(staff, boss, ["identity.user:read"])
        with pytest.raises(ProofNeeded):
            await run(boss, sign_review, SignReview(part_id=part["id"]))
        assert await staff.rows("identity_api_token") == []
        assert (await staff.rows("identity_access_review_part", "signed_at IS NOT NULL")) == []

        await proving.prove(boss, Answer(by="totp", code=code(secret)), again=True)
        await issued(staff, boss, ["identity.user:read"])
        await run(boss, sign_review, SignReview(part_id=part["id"]))

    async def test_so_does_whatever_lets_another_in_or_gives_him_power(self, staff: Staff, still: None) -> None:
        """What outlives the session it was done in: whoever finds that open must not leave with it."""
        boss, secret, _ = await with_totp(staff, "boss", ADMIN)
        wang = await staff.hire("wang", OPERATOR, secrets=True)
        planner = await staff.role(PLANNER)
        acts: list[tuple[Any, Any]] = [
            (people.set_password, people.SetPassword(user_id=wang.id, password="brand-new-thing-8")),
            (people.reset_pin, people.ResetPin(user_id=wang.id, pin="86420")),
            (people.change_user, people.ChangeUser(user_id=wang.id, phone="13912345678")),
            (people.create_user, people.CreateUser(login="mate", name="Mate", roles=[ADMIN])),
            (roles.grant_role, roles.GrantRole(user_id=wang.id, role_id=planner.id)),
            (roles.create_role, roles.CreateRole(code="MINE", name_zh="组", name_en="Group")),
            (roles.change_role, roles.ChangeRole(role_id=planner.id, permissions=[])),
            (invite, Invite(email="mate@example.com", roles=[ADMIN])),
        ]
        clock.advance(timedelta(minutes=16))
        before = await staff.written()
        for spec, cmd in acts:
            with pytest.raises(ProofNeeded):
                await run(boss, spec, cmd)
        assert await staff.written() == before
        # What gives nobody anything goes on without.
        await run(boss, people.change_user, people.ChangeUser(user_id=wang.id, name="王建国"))

        await proving.prove(boss, Answer(by="totp", code=code(secret)), again=True)
        for spec, cmd in acts:
            await run(boss, spec, replace(cmd, id=uuid7()))
        # Nobody signs as another unnoticed: he is told by whom.
        told = await staff.rows("identity_todo", "kind LIKE 'identity.%_set'")
        assert sorted(each["kind"] for each in told) == ["identity.password_set", "identity.pin_set"]

    async def test_a_lost_phone_is_reset_by_an_administrator_and_told(self, staff: Staff) -> None:
        wang, _, _ = await with_totp(staff)
        token = await staff.token(wang.id)
        boss = await staff.signed_in("boss", ADMIN)
        with pytest.raises(PermissionMissing):
            await run(wang, reset_factors, ResetFactors(user_id=boss.id, reason="?"))
        await run(boss, reset_factors, ResetFactors(user_id=wang.id, reason="phone fell into the coolant"))

        with pytest.raises(errors.NotSignedIn):
            await staff.actor(token)
        signed_in = await identity.sign_in(staff.slug, "wang", PASSWORD)
        assert signed_in.limited is None
        told = await staff.rows("identity_todo", "kind = 'identity.factors_reset'")
        assert len(told) == 1
        assert all(row["box"] is None for row in await staff.rows("identity_factor"))


async def test_the_secret_is_sealed(staff: Staff) -> None:
    _, secret, _ = await with_totp(staff)
    everything = str([dict(row) for row in await staff.rows("identity_factor")])
    trail = str([dict(row) for row in await staff.rows("journal")])
    assert secret not in everything
    assert secret not in trail


async def _becomes(staff: Staff, kind: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(staff.admin_dsn)
    try:
        await connection.execute("UPDATE plans_tenant SET kind = $2 WHERE tenant_id = $1", staff.tenant_id, kind)
    finally:
        await connection.close()
