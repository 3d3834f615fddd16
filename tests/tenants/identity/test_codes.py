"""Codes by SMS and mail: one answer for everyone, five tries, ten minutes, one use, and limits on asking."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from infra import clock
from infra.notify import local
from infra.settings import settings
from tenants.identity import codes
from tenants.identity.codes import rules
from tenants.identity.codes.errors import BadContact, CodeSpent, CodeWrong, TooManyCodes
from tests.kit.people import Staff

MOBILE = "13912345678"


@pytest.fixture
def still() -> Iterator[None]:
    with clock.frozen(clock.now()):
        yield


@pytest.fixture
def mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test's own local mailbox."""
    monkeypatch.setattr(local, "_path", lambda: tmp_path / "mailbox.jsonl")
    return tmp_path


async def code_for(contact: str) -> str:
    await codes.arrived()
    letter = next(each for each in local.letters() if each["to"] == contact)
    return next(word for word in letter["body"].replace("，", " ").replace(".", " ").split() if word.isdigit())


async def ask(staff: Staff, contact: str = MOBILE, **more: object) -> codes.Sent:
    return await codes.send(staff.tenant_id, purpose="test", contact=contact, **more)  # type: ignore[arg-type]


async def prove(staff: Staff, code: str, contact: str = MOBILE, purpose: str = "test") -> codes.Contact:
    return await codes.check(staff.tenant_id, purpose=purpose, contact=contact, code=code)


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("13912345678", "mobile", "13912345678"),
        (" +86 139-1234-5678 ", "mobile", "13912345678"),
        ("008613912345678", "mobile", "13912345678"),
        ("8613912345678", "mobile", "13912345678"),
        ("１３９１２３４５６７８", "mobile", "13912345678"),  # full-width digits
        ("+49 151 12345678", "mobile", "+4915112345678"),
        ("Wang.Jianguo@Hengzhun.CN", "email", "wang.jianguo@hengzhun.cn"),
    ],
)
def test_a_contact_however_it_was_typed(typed: str, kind: str, value: str) -> None:
    assert rules.clean_contact(typed) == (kind, value)


@pytest.mark.parametrize(
    "typed",
    ["", "12345", "12912345678", "139123456789", "0755-1234567", "a@b", "@b.cn", "a b@c.cn", "a@b..cn",
     "a@b.cn\nBcc: x@y.z", "x" * 300 + "@b.cn", "wang"],
)  # fmt: skip
def test_what_is_no_contact(typed: str) -> None:
    with pytest.raises(BadContact):
        rules.clean_contact(typed)


def test_codes_are_six_digits_and_do_not_repeat() -> None:
    drawn = {rules.fresh_code() for _ in range(2000)}
    assert all(len(code) == 6 and code.isdigit() for code in drawn)
    assert len(drawn) > 1950


async def test_the_right_code_proves_once(staff: Staff, mailbox: Path) -> None:
    sent = await ask(staff, company="恒准精密")
    code = await code_for(MOBILE)
    assert sent.contact.shown == "139****5678"
    assert "恒准精密" in local.letters()[0]["body"]

    assert await prove(staff, f" {code[:3]} {code[3:]} ") == ("mobile", MOBILE)
    with pytest.raises(CodeSpent):
        await prove(staff, code)
    kept = str([dict(row) for row in await staff.rows("identity_code")])
    assert code not in kept
    assert MOBILE not in kept


async def test_five_wrong_tries_end_it(staff: Staff, mailbox: Path) -> None:
    await ask(staff)
    code = await code_for(MOBILE)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(4):
        with pytest.raises(CodeWrong):
            await prove(staff, wrong)
    with pytest.raises(CodeSpent):
        await prove(staff, wrong)
    with pytest.raises(CodeSpent):
        await prove(staff, code)
    assert [row["used_at"] for row in await staff.rows("identity_code")] == [None]


async def test_it_lives_ten_minutes(staff: Staff, mailbox: Path, still: None) -> None:
    await ask(staff)
    code = await code_for(MOBILE)
    clock.advance(rules.LIFE)
    with pytest.raises(CodeSpent):
        await prove(staff, code)


async def test_a_new_code_ends_the_one_before(staff: Staff, mailbox: Path, still: None) -> None:
    await ask(staff)
    first = await code_for(MOBILE)
    clock.advance(rules.RESEND)
    await ask(staff)
    second = await code_for(MOBILE)
    if first != second:
        with pytest.raises(CodeWrong):
            await prove(staff, first)
    await prove(staff, second)


async def test_a_code_is_for_one_purpose_one_contact_and_one_company(
    staff: Staff, mailbox: Path, open_staff: object
) -> None:
    other: Staff = await open_staff()  # type: ignore[operator]
    await ask(staff)
    code = await code_for(MOBILE)
    for company, purpose, contact in (
        (staff, "sign_up", MOBILE),
        (staff, "test", "13912345679"),
        (other, "test", MOBILE),
    ):
        with pytest.raises(CodeWrong):
            await prove(company, code, contact, purpose)
    await prove(staff, code)


async def test_asking_again_and_again(staff: Staff, mailbox: Path, still: None) -> None:
    await ask(staff)
    with pytest.raises(TooManyCodes) as caught:
        await ask(staff)
    assert caught.value.params == {"seconds": 60}
    for _ in range(rules.PER_HOUR - 1):
        clock.advance(rules.RESEND)
        await ask(staff)
    clock.advance(rules.RESEND)
    with pytest.raises(TooManyCodes) as caught:
        await ask(staff)
    assert caught.value.params["seconds"] == 3600 - 5 * 60
    assert len(await staff.rows("identity_code")) == rules.PER_HOUR


async def test_one_address_asks_for_many_people(staff: Staff, mailbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "PER_ADDRESS", 3)
    for number in range(3):
        await ask(staff, f"1391234567{number}", address="10.0.0.7", known=False)
    with pytest.raises(TooManyCodes):
        await ask(staff, "13912345679", address="10.0.0.7", known=False)
    await ask(staff, "13912345679", address="10.0.0.8", known=False)


async def test_whoever_is_unknown_is_answered_alike_and_written_to_never(staff: Staff, mailbox: Path) -> None:
    known = await ask(staff)
    unknown = await ask(staff, "13912345670", known=False)
    await codes.arrived()

    assert [each["to"] for each in local.letters()] == [MOBILE]
    assert type(known) is type(unknown)
    for guess in ("000000", "123456"):
        with pytest.raises(CodeWrong):
            await prove(staff, guess, "13912345670")
        with pytest.raises(CodeWrong):
            await prove(staff, guess, "13912345671")  # never asked for


async def test_no_mailbox_in_production_and_the_row_says_why(
    staff: Staff, mailbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from infra.notify import house

    monkeypatch.setattr(house, "settings", lambda: replace(settings(), env="production"))
    await ask(staff)
    await codes.arrived()
    assert local.letters() == []
    assert [row["problem"] for row in await staff.rows("identity_code")] == ["no gateway is set up"]


async def test_a_hundred_at_once_are_one(staff: Staff, mailbox: Path) -> None:
    import asyncio

    answers = await asyncio.gather(*(ask(staff) for _ in range(20)), return_exceptions=True)
    assert sum(isinstance(each, codes.Sent) for each in answers) == 1
    assert all(isinstance(each, codes.Sent | TooManyCodes) for each in answers), answers
    await codes.arrived()
    assert len(local.letters()) == 1
    assert timedelta(0) < rules.RESEND
