"""Signing in and taking over a device: one answer for every wrong claim, lock-out, and what ends a session."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from infra import clock, directory
from infra.actions import run
from infra.errors import Missing, TenantClosed
from infra.work import working
from tenants import identity
from tenants.identity import attempts, errors, rules, tokens
from tenants.identity.commands import devices, people
from tenants.identity.models import Device, Session, SwitchToken
from tenants.identity.security.rules import DEFAULT
from tenants.plans import move
from tenants.roles import ADMIN, OPERATOR, TEAM_LEAD
from tests.kit.people import PASSWORD, PIN, Staff
from tests.tenants.identity.test_people import refused

WRONG = "wrong-password-1"


@pytest.fixture
def still() -> Iterator[None]:
    with clock.frozen(clock.now()):
        yield


async def test_the_right_password_opens_a_session(staff: Staff) -> None:
    wang = await staff.hire("wang", OPERATOR, secrets=True)
    signed_in = await identity.sign_in(f" {staff.slug.upper()} ", " WANG ", PASSWORD, address="10.0.0.7")

    assert (signed_in.actor.id, signed_in.actor.address) == (wang.id, "10.0.0.7")
    row = (await staff.rows("identity_session"))[0]
    assert row["secret_hash"] == signed_in.token.hash
    assert signed_in.token.secret not in str(row)
    line = (await staff.rows("journal", "command = 'identity.sign_in'"))[0]
    assert (line["actor_id"], line["address"], line["outcome"]) == (wang.id, "10.0.0.7", "applied")


async def test_every_wrong_claim_gets_the_same_answer(staff: Staff) -> None:
    await staff.hire("wang", OPERATOR, secrets=True)
    await staff.hire("bare", OPERATOR)
    left = await staff.hire("left", OPERATOR, secrets=True)
    await staff.hire("boss", ADMIN)
    await staff.does(people.deactivate_user, people.DeactivateUser(user_id=left.id))
    answers = set()
    for company, login, password in (
        (staff.slug, "wang", WRONG),
        (staff.slug, "nobody", PASSWORD),
        (staff.slug, "bare", PASSWORD),
        (staff.slug, "left", PASSWORD),
        (staff.slug, "wang' OR 1=1 --", PASSWORD),
        (staff.slug, "", ""),
        ("no-such-company", "wang", PASSWORD),
        ("", "wang", PASSWORD),
        ("x' OR 1=1", "wang", "x" * 100_000),
    ):
        with pytest.raises(errors.SignInRefused) as caught:
            await identity.sign_in(company, login, password)
        answers.add((caught.value.code, caught.value.sentence, str(caught.value.params)))

    assert len(answers) == 1
    assert await staff.rows("identity_session") == []
    # The control: the right claim succeeds.
    assert (await identity.sign_in(staff.slug, "wang", PASSWORD)).actor.name == "Wang"


@pytest.mark.parametrize("login", ["wang", "nobody"])
async def test_five_wrong_tries_lock_known_and_unknown_alike(staff: Staff, still: None, login: str) -> None:
    await staff.hire("wang", OPERATOR, secrets=True)
    for _ in range(5):
        with pytest.raises(errors.SignInRefused):
            await identity.sign_in(staff.slug, login, WRONG)
    with pytest.raises(errors.SignInRefused):
        await identity.sign_in(staff.slug, login, PASSWORD)

    lines = await staff.rows("journal", "command = 'identity.note_refused_sign_in'")
    assert len(lines) == 6
    assert "wang" not in "".join(line["payload"] for line in lines)
    clock.advance(timedelta(minutes=1, seconds=1))
    if login == "wang":
        assert (await identity.sign_in(staff.slug, login, PASSWORD)).actor.name == "Wang"
        assert await staff.rows("identity_login_failure") == []


async def test_a_hundred_tries_at_once_are_five(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    await staff.hire("wang", OPERATOR, secrets=True)
    looked_at = []
    from tenants.identity import hashing

    async def counted(stored: str | None, text: str) -> bool:
        looked_at.append(text)
        return False

    monkeypatch.setattr(hashing, "matches", counted)
    tries = [identity.sign_in(staff.slug, "wang", f"guess-number-{n}") for n in range(100)]
    answers = await asyncio.gather(*tries, return_exceptions=True)

    assert {type(answer) for answer in answers} == {errors.SignInRefused}
    assert len(looked_at) == 5


def test_invented_names_share_a_bounded_number_of_counters() -> None:
    subjects = {attempts.subject_of("password", None, f"name{n}") for n in range(20_000)}
    assert len(subjects) <= 4096


async def test_a_temporary_password_must_be_changed_at_once(staff: Staff) -> None:
    await staff.hire("wang", OPERATOR, password=PASSWORD)
    with pytest.raises(errors.PasswordChangeNeeded):
        await identity.sign_in(staff.slug, "wang", PASSWORD)
    with pytest.raises(errors.WeakPassword):
        await identity.sign_in(staff.slug, "wang", PASSWORD, new_password="1234567890")
    assert await staff.rows("identity_session") == []

    await identity.sign_in(staff.slug, "wang", PASSWORD, new_password="my-very-own-42")
    await identity.sign_in(staff.slug, "wang", "my-very-own-42")


async def test_an_old_password_must_be_changed(staff: Staff) -> None:
    await staff.hire("wang", OPERATOR, secrets=True)
    with clock.frozen(clock.now() + timedelta(days=DEFAULT.expire_days + 1)):
        with pytest.raises(errors.PasswordChangeNeeded):
            await identity.sign_in(staff.slug, "wang", PASSWORD)


class TestWhatEndsASession:
    async def test_signing_out(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR)
        token, other = await staff.token(wang.id), await staff.token(wang.id)
        await identity.sign_out(await staff.actor(token))

        with pytest.raises(errors.NotSignedIn):
            await staff.actor(token)
        await staff.actor(other)

    async def test_time_and_idleness(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR)
        with clock.frozen(clock.now()):
            token = await staff.token(wang.id)
            clock.advance(rules.SESSION_IDLE - timedelta(seconds=1))
            await _request(staff, token)
            clock.advance(rules.SESSION_IDLE - timedelta(seconds=1))
            await _request(staff, token)
            clock.advance(rules.SESSION_IDLE)
            with pytest.raises(errors.NotSignedIn):
                await _request(staff, token)

            token = await staff.token(wang.id)
            for _ in range(int(rules.SESSION_LIFE / timedelta(minutes=30)) - 1):
                clock.advance(timedelta(minutes=30))
                await _request(staff, token)
            clock.advance(timedelta(minutes=30))
            with pytest.raises(errors.NotSignedIn):
                await _request(staff, token)

    async def test_a_new_password(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, secrets=True)
        token = await staff.token(wang.id)
        await staff.does(people.set_password, people.SetPassword(user_id=wang.id, password="set-by-someone-3"))

        with pytest.raises(errors.NotSignedIn):
            await staff.actor(token)

    async def test_the_companys_epoch_and_its_closing(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, secrets=True)
        token = await staff.token(wang.id)
        await directory.cut_sessions(staff.slug)
        with pytest.raises(errors.NotSignedIn):
            await staff.actor(token)

        again = await staff.token(wang.id)
        await staff.actor(again)
        await move(staff.slug, "suspended", "unpaid")
        await staff.actor(again)
        await identity.sign_in(staff.slug, "wang", PASSWORD)
        await move(staff.slug, "closed", "gone")
        with pytest.raises((TenantClosed, errors.NotSignedIn)):
            await staff.actor(again)
        with pytest.raises(TenantClosed):
            await identity.sign_in(staff.slug, "wang", PASSWORD)


async def _request(staff: Staff, token: tokens.Token) -> None:
    from infra.work import database

    async with database().transaction(staff.tenant_id, read_only=True) as executor:
        identified = await identity.identify(executor, "session", token)
    await identity.still_here(identified)


async def test_a_token_opens_nothing_else(staff: Staff, open_staff: Any) -> None:
    """Wrong secret, other kind, other company, invented id: not signed in. The own one is."""
    wang = await staff.hire("wang", OPERATOR, secrets=True)
    token = await staff.token(wang.id)
    key, _ = await staff.phone()
    other = await open_staff()
    wrong = [
        (staff, tokens.Token(token.slug, token.id, "x" * 43), "session"),
        (staff, tokens.Token(token.slug, uuid4(), token.secret), "session"),
        (staff, token, "switch"),
        (staff, token, "device"),
        (staff, key, "session"),
        (staff, key, "switch"),
        (other, token, "session"),
        (other, key, "device"),
    ]
    for company, each, kind in wrong:
        with pytest.raises((errors.NotSignedIn, errors.DeviceUnknown)):
            await company.actor(each, kind)
    assert (await staff.actor(token)).id == wang.id
    assert (await staff.actor(key, "device")).kind == "device"


FIXED = "01a1f88a-6758-7831-b27f-313ba8d9cb24"


@pytest.mark.parametrize("text", ["", "a", "a.b", "a.b.c", "a..c", "x" * 300, f"slug.{FIXED}", f"{FIXED}.x.y.z"])
def test_broken_tokens(text: str) -> None:
    assert tokens.parse(text) is None


def test_a_token_survives_writing_and_hides_its_secret() -> None:
    token = tokens.issue("hengzhun", uuid4())
    assert tokens.parse(str(token)) == token
    assert token.secret not in repr(token)


class TestDevices:
    async def test_a_code_enrols_one_device_once(self, staff: Staff) -> None:
        lead = await staff.signed_in("chen", TEAM_LEAD)
        outcome = await run(lead, devices.create_enrollment_code, devices.CreateEnrollmentCode(device_name="数车 1"))
        code = tokens.enrollment_code(staff.tenant_id, outcome.ids[0])
        typed = f" {code[:5].lower()} - {code[5:].replace('0', 'o').replace('1', 'l')} "

        enrolled = await identity.enroll(staff.slug.upper(), typed)
        assert enrolled.device.name == "数车 1"
        assert enrolled.token.secret not in str(await staff.rows("identity_device"))
        with pytest.raises(errors.EnrollmentRefused):
            await identity.enroll(staff.slug, code)
        assert len(await staff.rows("identity_device")) == 1
        assert code not in str([dict(row) for row in await staff.rows("journal")])

    async def test_wrong_late_and_foreign_codes_are_the_same(self, staff: Staff, open_staff: Any) -> None:
        other = await open_staff()
        cmd = devices.CreateEnrollmentCode()
        late = (await run(staff.system, devices.create_enrollment_code, cmd)).ids[0]
        foreign = (await run(other.system, devices.create_enrollment_code, devices.CreateEnrollmentCode())).ids[0]
        answers = set()
        with clock.frozen(clock.now() + rules.CODE_LIFE):
            for company, code in (
                (staff.slug, tokens.enrollment_code(staff.tenant_id, late)),
                (staff.slug, "ABCDEFGHJK"),
                (staff.slug, ""),
                ("no-such-company", "ABCDEFGHJK"),
            ):
                with pytest.raises(errors.EnrollmentRefused) as caught:
                    await identity.enroll(company, code)
                answers.add(str(caught.value))
        with pytest.raises(errors.EnrollmentRefused) as caught:
            await identity.enroll(staff.slug, tokens.enrollment_code(other.tenant_id, foreign))
        assert answers == {str(caught.value)}
        assert await staff.rows("identity_device") == []
        await identity.enroll(other.slug, tokens.enrollment_code(other.tenant_id, foreign))

    async def test_ones_own_phone_by_password(self, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True, name="王建国")
        enrolled = await identity.enroll_own(staff.slug, "wang", PASSWORD)
        assert enrolled.device.name == "王建国"
        with pytest.raises(errors.SignInRefused):
            await identity.enroll_own(staff.slug, "wang", WRONG)
        assert len(await staff.rows("identity_device")) == 1

    async def test_a_lost_device_is_dead(self, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        lead = await staff.signed_in("chen", TEAM_LEAD)
        key, phone = await staff.phone()
        claim = identity.Claim(badge="B1", kind="pin", secret=PIN)
        switched = await identity.switch_user(phone, claim, None)
        await identity.note_sync(phone, phone.id, build="7", pending=3)
        held = devices.RevokeDevice(device_id=phone.id, reason="broken glass")
        await refused(staff, errors.QueueNotEmpty, devices.revoke_device, held, lead)

        lost = devices.RevokeDevice(device_id=phone.id, lost=True, reason="left in the bus")
        await run(lead, devices.revoke_device, lost)

        with pytest.raises(errors.DeviceUnknown):
            await staff.actor(key, "device")
        with pytest.raises(errors.NotSignedIn):
            await staff.actor(switched.token, "switch")
        with pytest.raises(errors.DeviceUnknown):
            await identity.switch_user(phone, claim, None)
        again = devices.RevokeDevice(device_id=phone.id, lost=True, reason="left in the bus")
        await refused(staff, Missing, devices.revoke_device, again, lead)

    async def test_the_place_in_the_queue(self, staff: Staff) -> None:
        _, phone = await staff.phone()
        assert await identity.note_sync(phone, phone.id) == 1
        for seq, expected in ((1, None), (1, 2), (3, 2), (2, None), (0, 3)):
            async with working(staff.system, command="test.envelope") as work:
                assert await identity.advance_device(work, phone.id, seq) == expected
        assert await identity.note_sync(phone, phone.id, build="8") == 3
        async with working(staff.system, command="test.envelope") as work:
            with pytest.raises(Missing):
                await identity.advance_device(work, uuid4(), 1)

    async def test_two_tabs_take_turns(self, staff: Staff) -> None:
        """Of many transactions that claim the same place one gets it; the others see that it is taken."""
        _, phone = await staff.phone()

        async def claim(seq: int) -> int | None:
            async with working(staff.system, command="test.envelope") as work:
                return await identity.advance_device(work, phone.id, seq)

        for seq in range(1, 4):
            answers = await asyncio.gather(*(claim(seq) for _ in range(5)))
            assert sorted(answers, key=str) == sorted([None] + [seq + 1] * 4, key=str)


class TestSwitching:
    async def test_badge_or_login_with_pin_or_password(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        _, phone = await staff.phone()
        end = clock.now() + timedelta(hours=3)
        for given in ({"badge": "b1"}, {"login": "Wang"}):
            for kind, secret in (("pin", PIN), ("password", PASSWORD)):
                switched = await identity.switch_user(phone, identity.Claim(**given, kind=kind, secret=secret), end)
                actor = switched.actor
                assert (actor.id, actor.device_id, actor.switch_id) == (wang.id, phone.id, switched.token.id)
                assert switched.switch.expires_at == end + rules.SWITCH_GRACE
        alive = await staff.rows("identity_switch", "ended_at IS NULL")
        assert len(alive) == 1, "the next one ends the one before"

    async def test_every_wrong_claim_gets_the_same_answer_until_it_locks(self, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        _, phone = await staff.phone()
        for claim in (
            identity.Claim(badge="B1", kind="pin", secret="9753"),
            identity.Claim(badge="NO-BADGE", kind="pin", secret="9753"),
        ):
            answers = []
            for _ in range(6):
                with pytest.raises((errors.SwitchRefused, errors.LockedOut)) as caught:
                    await identity.switch_user(phone, claim, None)
                answers.append(caught.value.code)
            assert answers == ["identity.switch_refused"] * 5 + ["identity.locked_out"]
        assert await staff.rows("identity_switch") == []

        # The lead types a new PIN: that ends the lock at once.
        await staff.does(people.reset_pin, people.ResetPin(user_id=staff.people["wang"], pin="86420"))
        claim = identity.Claim(badge="B1", kind="pin", secret="86420")
        assert (await identity.switch_user(phone, claim, None)).actor.name == "Wang"

    async def test_a_person_has_one_counter_for_badge_and_login(self, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        _, phone = await staff.phone()
        for n in range(5):
            given: dict[str, Any] = {"badge": "B1"} if n % 2 else {"login": "wang"}
            with pytest.raises(errors.SwitchRefused):
                await identity.switch_user(phone, identity.Claim(**given, kind="pin", secret="9753"), None)
        with pytest.raises(errors.LockedOut):
            await identity.switch_user(phone, identity.Claim(badge="B1", kind="pin", secret=PIN), None)

    async def test_the_same_pin_of_two_people_looks_different(self, staff: Staff) -> None:
        from tenants.identity import hashing

        a, b = uuid4(), uuid4()
        assert hashing.peppered(PIN, staff.tenant_id, a) != hashing.peppered(PIN, staff.tenant_id, b)
        assert hashing.peppered(PIN, staff.tenant_id, a) == hashing.peppered(PIN, staff.tenant_id, a)

    async def test_it_ends_with_the_shift_but_what_was_entered_counts(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        _, phone = await staff.phone()
        claim = identity.Claim(badge="B1", kind="pin", secret=PIN)
        switched = await identity.switch_user(phone, claim, clock.now() + timedelta(hours=1))

        with clock.frozen(clock.now() + timedelta(hours=2)):
            with pytest.raises(errors.NotSignedIn):
                await staff.actor(switched.token, "switch")
            entered = (await identity.entered_under(phone, [switched.token.id]))[switched.token.id]
            assert entered.actor is not None
            assert entered.actor.id == wang.id

    async def test_who_entered_something_must_have_been_on_this_device(self, staff: Staff, open_staff: Any) -> None:
        await staff.hire("boss", ADMIN)
        wang = await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        _, phone = await staff.phone()
        _, second = await staff.phone("Phone 2")
        other = await open_staff()
        _, foreign = await other.phone()
        switched = await identity.switch_user(phone, identity.Claim(badge="B1", kind="pin", secret=PIN), None)
        id = switched.token.id

        for device in (second, foreign):
            found = (await identity.entered_under(device, [id]))[id]
            assert isinstance(found.refusal, errors.SwitchUnknown)
        assert (await identity.entered_under(phone, [id]))[id].actor is not None
        await staff.does(people.deactivate_user, people.DeactivateUser(user_id=wang.id))
        assert isinstance((await identity.entered_under(phone, [id]))[id].refusal, errors.PersonLeft)

    async def test_handing_over(self, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        _, phone = await staff.phone()
        switched = await identity.switch_user(phone, identity.Claim(badge="B1", kind="pin", secret=PIN), None)
        await identity.sign_out(switched.actor)
        with pytest.raises(errors.NotSignedIn):
            await staff.actor(switched.token, "switch")


def test_what_moves_with_every_request_is_not_regulated() -> None:
    assert not any(getattr(model, "__regulated__", True) for model in (Session, SwitchToken))
    assert getattr(Device, "__regulated__", True)


async def test_a_flood_of_guesses_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    from tenants.identity import hashing

    monkeypatch.setattr(hashing, "LONGEST_QUEUE", 5)
    answers = await asyncio.gather(*(hashing.matches(None, "x") for _ in range(20)), return_exceptions=True)
    assert [type(each) for each in answers].count(errors.TooManySignIns) == 15
    assert await hashing.matches(None, "x") is False
