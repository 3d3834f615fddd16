"""The company's security policy: passwords, locks and who hears of them, ways of signing in, codes."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from infra import clock
from infra.actions import run
from infra.errors import BadInput, PermissionMissing
from infra.notify import local
from tenants import identity
from tenants.identity import attempts, codes, errors
from tenants.identity.commands import people
from tenants.identity.factors import proving
from tenants.identity.factors.errors import ProofNeeded
from tenants.identity.security import rules
from tenants.identity.security.commands import UnlockAccount, change_security_policy, unlock_account
from tenants.identity.security.errors import WayClosed
from tenants.identity.security.rules import DEFAULT, PART11
from tenants.identity.security.ways import ways_into
from tenants.plans import move
from tenants.roles import ADMIN, OPERATOR
from tests.kit.people import PASSWORD, PIN, Staff
from tests.tenants.identity.test_codes import code_for
from tests.tenants.identity.test_factors import policy

WRONG = "wrong-password-1"
MOBILE = "13912345678"


@pytest.fixture
def still() -> Iterator[None]:
    with clock.frozen(clock.now()):
        yield


@pytest.fixture(autouse=True)
def mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_path", lambda: tmp_path / "mailbox.jsonl")


async def changed(staff: Staff, **changes: Any) -> None:
    await staff.does(change_security_policy, policy(**changes))


class TestPasswords:
    async def test_length_and_kinds_of_characters(self, staff: Staff) -> None:
        await changed(staff, min_length=12, min_classes=3)
        for weak in ("correct-horse", "CorrectHorseStaple", "Ab1-short", "correct horse battery staple"):
            with pytest.raises(errors.WeakPassword) as refused:
                await staff.hire("wang", OPERATOR, password=weak)
            assert refused.value.params | {"shortest": 12, "classes": 3} == refused.value.params
        assert await staff.rows("identity_user") == []
        await staff.hire("wang", OPERATOR, password="Correct-Horse-7")

    async def test_those_before_are_not_used_again(self, staff: Staff, still: None) -> None:
        await changed(staff, history=2)
        await staff.hire("wang", OPERATOR, secrets=True)
        for current, wanted in ((PASSWORD, "second-secret-2"), ("second-secret-2", "third-secret-3")):
            clock.advance(timedelta(seconds=1))
            await identity.sign_in(staff.slug, "wang", current, new_password=wanted)
        clock.advance(timedelta(seconds=1))
        with pytest.raises(errors.PasswordUsedBefore):
            await identity.sign_in(staff.slug, "wang", "third-secret-3", new_password="second-secret-2")
        await identity.sign_in(staff.slug, "wang", "third-secret-3", new_password=PASSWORD)

    @pytest.mark.parametrize(("days", "expired"), [(90, True), (0, False)])
    async def test_they_age(self, staff: Staff, still: None, days: int, expired: bool) -> None:
        await changed(staff, expire_days=days)
        await staff.hire("wang", OPERATOR, secrets=True)
        clock.advance(timedelta(days=91))
        if expired:
            with pytest.raises(errors.PasswordChangeNeeded):
                await identity.sign_in(staff.slug, "wang", PASSWORD)
            await identity.sign_in(staff.slug, "wang", PASSWORD, new_password="a-new-secret-4")
        else:
            await identity.sign_in(staff.slug, "wang", PASSWORD)


class TestLocks:
    async def test_tries_and_minutes_are_the_companys(self, staff: Staff, still: None) -> None:
        await changed(staff, lock_tries=3, lock_minutes=30)
        await staff.hire("wang", OPERATOR, secrets=True)
        for _ in range(3):
            with pytest.raises(errors.SignInRefused):
                await identity.sign_in(staff.slug, "wang", WRONG)
        for minutes, works in ((0, False), (29, False), (2, True)):
            clock.advance(timedelta(minutes=minutes))
            if works:
                await identity.sign_in(staff.slug, "wang", PASSWORD)
            else:
                with pytest.raises(errors.SignInRefused):
                    await identity.sign_in(staff.slug, "wang", PASSWORD)

    async def test_the_person_and_the_administrators_hear_of_it_and_unlock(self, staff: Staff, still: None) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        wang = await staff.hire("wang", OPERATOR, secrets=True)
        for _ in range(7):
            with pytest.raises(errors.SignInRefused):
                await identity.sign_in(staff.slug, "wang", WRONG, address="10.0.0.7")
        todos = await staff.rows("identity_todo")
        assert {(row["kind"], row["role"], row["level"]) for row in todos} == {
            ("identity.account_locked", ADMIN, "urgent"),
            ("identity.own_account_locked", None, "urgent"),
        }
        assert all(row["subject_id"] == wang.id for row in todos)
        assert len(await staff.rows("outbox", "event = 'identity.todo_posted'")) >= 2
        worker = await staff.signed_in("li", OPERATOR)
        with pytest.raises(PermissionMissing):
            await run(worker, unlock_account, UnlockAccount(user_id=wang.id))
        await run(boss, unlock_account, UnlockAccount(user_id=wang.id))
        await identity.sign_in(staff.slug, "wang", PASSWORD)
        assert await staff.rows("identity_todo", "settled_at IS NULL") == []

    async def test_a_pin_locks_by_the_same_rule_and_is_told(self, staff: Staff, still: None) -> None:
        await changed(staff, lock_tries=3)
        await staff.hire("wang", OPERATOR, secrets=True, badge="B1")
        _, phone = await staff.phone()
        for _ in range(3):
            with pytest.raises(errors.SwitchRefused):
                await identity.switch_user(phone, identity.Claim(badge="B1", kind="pin", secret="9753"), None)
        with pytest.raises(errors.LockedOut):
            await identity.switch_user(phone, identity.Claim(badge="B1", kind="pin", secret=PIN), None)
        assert len(await staff.rows("identity_todo", "kind = 'identity.account_locked'")) == 1

    async def test_one_address_guesses_at_many_accounts(
        self, staff: Staff, still: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Spraying: one password, many logins. The address is locked, others come in."""
        monkeypatch.setattr(attempts, "ADDRESS_TRIES", 6)
        for login in ("a1", "a2", "a3", "wang"):
            await staff.hire(login, OPERATOR, secrets=True)
        for n in range(6):
            with pytest.raises(errors.SignInRefused):
                await identity.sign_in(staff.slug, f"a{n % 3 + 1}", WRONG, address="203.0.113.9")
        with pytest.raises(errors.SignInRefused):
            await identity.sign_in(staff.slug, "wang", PASSWORD, address="203.0.113.9")
        await identity.sign_in(staff.slug, "wang", PASSWORD, address="203.0.113.10")
        clock.advance(attempts.ADDRESS_SPAN + timedelta(seconds=1))
        await identity.sign_in(staff.slug, "wang", PASSWORD, address="203.0.113.9")

    async def test_a_wrong_password_in_a_suspended_company_is_answered_as_ever(self, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, secrets=True)
        await move(staff.slug, "suspended", "unpaid")
        with pytest.raises(errors.SignInRefused):
            await identity.sign_in(staff.slug, "wang", WRONG)
        await identity.sign_in(staff.slug, "wang", PASSWORD)


class TestThePolicyItself:
    @pytest.mark.parametrize(
        "changes",
        [{"min_length": 7}, {"min_classes": 5}, {"lock_tries": 2}, {"lock_minutes": 0}, {"history": 25},
         {"expire_days": -1}, {"ways": []}, {"ways": ["telepathy"]}, {"second_factor": "cats"}],
    )  # fmt: skip
    async def test_bounds(self, staff: Staff, changes: dict[str, Any]) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        with pytest.raises(BadInput):
            await run(boss, change_security_policy, policy(**changes))
        assert await staff.rows("identity_security_policy") == []

    async def test_a_preset_is_named_by_its_figures_not_by_the_asker(self, staff: Staff) -> None:
        given = PART11._asdict() | {"ways": list(PART11.ways), "break_glass_ids": []}
        await changed(staff, **given | {"preset": "standard"})
        assert (await staff.rows("identity_security_policy"))[0]["preset"] == "part11"
        await changed(staff, **given | {"min_length": 11})
        assert (await staff.rows("identity_security_policy"))[0]["preset"] == "custom"

    def test_what_falls_short_of_part_11(self) -> None:
        assert rules.weaker_than_part11(PART11) == []
        assert set(rules.weaker_than_part11(DEFAULT)) == {
            "min_length", "min_classes", "history", "lock_minutes", "expire_days", "second_factor",
        }  # fmt: skip

    async def test_only_an_administrator_changes_it_and_it_is_in_the_trail(self, staff: Staff) -> None:
        wang = await staff.signed_in("wang", OPERATOR)
        with pytest.raises(PermissionMissing):
            await run(wang, change_security_policy, policy(min_length=8))
        boss = await staff.signed_in("boss", ADMIN)
        await run(boss, change_security_policy, policy(min_length=14))
        (change,) = await staff.rows("journal_change", "table_name = 'identity_security_policy'")
        assert '"min_length":14' in str(change["after"]).replace(" ", "")

    async def test_what_a_sign_in_page_may_offer(self, staff: Staff) -> None:
        assert (await ways_into("no-such-company")) == (await ways_into(staff.slug))
        await changed(staff, ways=["code"])
        assert (await ways_into(staff.slug)).ways == ["code"]
        await staff.hire("wang", OPERATOR, secrets=True)
        with pytest.raises(WayClosed):
            await identity.sign_in(staff.slug, "wang", PASSWORD)


class TestByCode:
    async def test_mobile_and_code(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, phone=MOBILE)
        sent = await identity.send_code(staff.slug.upper(), "+86 139 1234 5678", address="10.0.0.7")
        assert sent.contact.shown == "139****5678"
        signed_in = await identity.sign_in_by_code(staff.slug, MOBILE, await code_for(MOBILE))
        assert (signed_in.actor.id, signed_in.limited) == (wang.id, None)
        (user,) = await staff.rows("identity_user")
        assert user["phone_verified_at"] is not None
        assert MOBILE not in str([dict(row) for row in await staff.rows("journal", "command = 'identity.sign_in'")])

    async def test_by_mail(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR, email="wang@hengzhun.cn")
        await identity.send_code(staff.slug, " Wang@Hengzhun.cn ")
        signed_in = await identity.sign_in_by_code(staff.slug, "wang@hengzhun.cn", await code_for("wang@hengzhun.cn"))
        assert signed_in.actor.id == wang.id

    async def test_whoever_is_not_here_gets_the_same_answer_and_no_letter(
        self, staff: Staff, open_staff: Any, still: None
    ) -> None:
        other: Staff = await open_staff()
        await staff.hire("boss", ADMIN)
        await staff.hire("wang", OPERATOR, phone=MOBILE)
        left = await staff.hire("left", OPERATOR, phone="13912345670")
        await staff.does(people.deactivate_user, people.DeactivateUser(user_id=left.id))
        known = await identity.send_code(staff.slug, MOBILE)
        shapes = {(known.expires_at, known.resend_after)}
        for company, contact in (
            (other.slug, MOBILE), (staff.slug, "13912345671"), (staff.slug, "13912345670"), ("no-such-company", MOBILE),
        ):  # fmt: skip
            sent = await identity.send_code(company, contact)
            shapes.add((sent.expires_at, sent.resend_after))
            with pytest.raises(codes.CodeWrong):
                await identity.sign_in_by_code(company, contact, "123456")
        assert len(shapes) == 1
        await codes.arrived()
        assert [each["to"] for each in local.letters()] == [MOBILE]
        assert await staff.rows("identity_session") == []
        with pytest.raises(codes.CodeWrong):
            await identity.sign_in_by_code(other.slug, MOBILE, await code_for(MOBILE))
        await identity.sign_in_by_code(staff.slug, MOBILE, await code_for(MOBILE))

    async def test_a_number_in_use_is_refused(self, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, phone=MOBILE)
        with pytest.raises(errors.PhoneTaken):
            await staff.hire("li", OPERATOR, phone="+86 13912345678")

    async def test_another_number_wants_a_fresh_proof_and_is_unproved(self, staff: Staff, still: None) -> None:
        """Else a stolen session could send itself codes for ever."""
        await staff.hire("wang", OPERATOR, phone=MOBILE)
        await identity.send_code(staff.slug, MOBILE)
        wang = (await identity.sign_in_by_code(staff.slug, MOBILE, await code_for(MOBILE))).actor
        clock.advance(timedelta(minutes=16))
        with pytest.raises(ProofNeeded):
            await run(wang, people.change_profile, people.ChangeProfile(phone="13912345679"))
        await run(wang, people.change_profile, people.ChangeProfile(locale="en", phone=MOBILE))
        (user,) = await staff.rows("identity_user")
        assert (user["phone"], user["phone_verified_at"] is not None) == (MOBILE, True)
        await proving.send_own_code(wang)
        code = await code_for(MOBILE)
        await proving.prove(wang, proving.Answer(by="code", code=code), again=True)
        await run(wang, people.change_profile, people.ChangeProfile(phone="13912345679"))
        (user,) = await staff.rows("identity_user")
        assert (user["phone"], user["phone_verified_at"]) == ("13912345679", None)

    async def test_a_closed_way(self, staff: Staff) -> None:
        await staff.hire("wang", OPERATOR, phone=MOBILE)
        await changed(staff, ways=["password"])
        await identity.send_code(staff.slug, MOBILE)
        await codes.arrived()
        assert local.letters() == []

    async def test_a_code_does_not_stand_for_the_second_factor(self, staff: Staff) -> None:
        await changed(staff, second_factor="everyone")
        await staff.hire("wang", OPERATOR, phone=MOBILE)
        await identity.send_code(staff.slug, MOBILE)
        assert (await identity.sign_in_by_code(staff.slug, MOBILE, await code_for(MOBILE))).limited == "enrol"


async def test_the_end_of_a_sign_up_opens_a_session(staff: Staff) -> None:
    wang = await staff.hire("wang", OPERATOR)
    signed_in = await identity.open_session_for(staff.slug, wang.id, by="sign_up", address="10.0.0.7")
    assert signed_in.actor.id == wang.id
    for slug, user in ((staff.slug, staff.tenant_id), ("no-such-company", wang.id)):
        with pytest.raises(errors.SignInRefused):
            await identity.open_session_for(slug, user, by="sign_up")
