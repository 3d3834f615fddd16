"""Asking somebody in: refused where he is in already, a link that works once and for a week, and its public page."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api.invitations import HANDLERS
from infra import clock
from infra.actions import run
from infra.errors import Missing, PermissionMissing
from infra.work import Actor
from tenants.identity import errors
from tenants.identity.commands import people, teams
from tenants.identity.invitations import commands, joining
from tenants.identity.invitations.models import Invitation
from tenants.identity.invitations.rules import code_of
from tenants.plans.errors import PlanLimit
from tenants.roles import ADMIN, OPERATOR, TEAM_LEAD
from tests.kit.people import PASSWORD, Staff


@pytest_asyncio.fixture
async def boss(staff: Staff) -> Actor:
    return await staff.signed_in("boss", ADMIN, name="周晓岚")


async def invited(boss: Actor, **more: Any) -> Invitation:
    asked = {"phone": "138 0000 0001", "roles": [OPERATOR]} | more
    row: Invitation = (await run(boss, commands.invite, commands.Invite(**asked))).row
    return row


def code(row: Invitation) -> str:
    return code_of(row.tenant_id, row.id, row.round)


async def test_he_comes_in_with_what_he_was_promised(staff: Staff, boss: Actor) -> None:
    team = await staff.does(teams.create_team, teams.CreateTeam(code="CNC", name_zh="数控", name_en="CNC"))
    row = await invited(boss, email="Wang@Example.com", name="王建国", team_id=team.id, locale="en")
    shown = await joining.look(staff.slug, code(row))
    assert (shown.company[0], shown.inviter, shown.name) == ("恒准精密", "周晓岚", "王建国")
    assert shown.roles == (("操作工", "Operator"),)
    assert shown.team == ("数控", "CNC")
    assert shown.to == "138****0001"

    spaced = f"{code(row)[:5].lower()} {code(row)[5:]}"
    user_id = await joining.accept(staff.slug, spaced, "王建国", password=PASSWORD)

    user = (await staff.rows("identity_user", "id = $2", user_id))[0]
    assert (user["login"], user["phone"], user["email"], user["locale"]) == (
        "wang@example.com", "13800000001", "wang@example.com", "en",
    )  # fmt: skip
    assert user["password_temporary"] is False
    assert len(await staff.rows("identity_grant", "user_id = $2", user_id)) == 1
    assert len(await staff.rows("identity_team_member", "user_id = $2", user_id)) == 1
    assert (await staff.rows("identity_invitation"))[0]["user_id"] == user_id
    lines = await staff.rows("journal")
    assert all(PASSWORD not in str(dict(line)) and code(row) not in str(dict(line)) for line in lines)


async def test_it_works_once(staff: Staff, boss: Actor) -> None:
    row = await invited(boss)
    await joining.accept(staff.slug, code(row), "王建国")
    before = await staff.written()
    for again in (joining.look(staff.slug, code(row)), joining.accept(staff.slug, code(row), "李娜", login="li")):
        with pytest.raises(errors.InvitationRefused):
            await again
    assert await staff.written() == before


async def test_sent_again_the_earlier_link_is_worthless(staff: Staff, boss: Actor) -> None:
    row = await invited(boss)
    first = code(row)
    after = (await run(boss, commands.resend_invitation, commands.ResendInvitation(invitation_id=row.id))).row
    with pytest.raises(errors.InvitationRefused):
        await joining.look(staff.slug, first)
    assert (await joining.look(staff.slug, code(after))).to == "138****0001"
    letters = await staff.rows("identity_message", "kind = 'identity.invitation'")
    assert [each["channel"] for each in letters] == ["sms", "sms"]


async def test_withdrawn_expired_and_left_over_ones_are_refused(
    staff: Staff, boss: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = await invited(boss)
    await run(boss, commands.withdraw_invitation, commands.WithdrawInvitation(invitation_id=gone.id))
    with pytest.raises(errors.InvitationRefused):
        await joining.look(staff.slug, code(gone))
    with pytest.raises(errors.InvitationOver):
        await run(boss, commands.resend_invitation, commands.ResendInvitation(invitation_id=gone.id))

    second = await staff.signed_in("second", ADMIN)
    his = await invited(second, phone="13800000003")
    await staff.does(people.deactivate_user, people.DeactivateUser(user_id=second.id))
    with pytest.raises(errors.InvitationRefused):
        await joining.look(staff.slug, code(his))

    late = await invited(boss, phone="13800000002")
    later = clock.now() + timedelta(days=7, minutes=1)
    monkeypatch.setattr("tenants.identity.invitations.joining.clock.now", lambda: later)
    with pytest.raises(errors.InvitationRefused):
        await joining.look(staff.slug, code(late))


async def test_who_is_in_or_invited_already_is_refused(staff: Staff, boss: Actor, open_staff: Any) -> None:
    await staff.hire("wang", OPERATOR, phone="+86 138 0000 0001", email="wang@example.com")
    await invited(boss, phone="13900000009")
    before = await staff.written()
    for asked, error in (
        ({"phone": "0086-13800000001"}, errors.PhoneTaken),
        ({"phone": None, "email": "WANG@example.com"}, errors.EmailTaken),
        ({"phone": "139 0000 0009"}, errors.InvitationOpen),
        ({"phone": " ", "email": ""}, errors.AddressMissing),
        ({"phone": "13700000000", "roles": ["NOBODY"]}, Missing),
    ):
        with pytest.raises(error):
            await invited(boss, **asked)
    assert await staff.written() == before
    lead = await staff.signed_in("chen", TEAM_LEAD)
    with pytest.raises(PermissionMissing):
        await invited(lead)

    # The same number in another company is another person's matter.
    other = await open_staff()
    theirs = await other.signed_in("boss", ADMIN)
    assert (await invited(theirs)).phone == "13800000001"
    # And whoever has left gives his number free.
    await staff.does(people.deactivate_user, people.DeactivateUser(user_id=staff.people["wang"]))
    assert (await invited(boss)).phone == "13800000001"


async def test_no_seat_no_invitation(staff: Staff, boss: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(_work: Any, what: str, would_be: int) -> None:
        if would_be > 1:
            raise PlanLimit(what=what, limit=1, would_be=would_be, plan="team", plans=[])

    monkeypatch.setattr(people, "check_limit", full)
    with pytest.raises(PlanLimit):
        await invited(boss)
    assert await staff.rows("identity_invitation") == []


# -- the public doors -----------------------------------------------------------------------------------------


@pytest_asyncio.fixture
async def http(staff: Staff) -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar([*HANDLERS], exception_handlers=api_errors.HANDLERS, openapi_config=None, logging_config=None)
    transport = httpx.ASGITransport(app, client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test") as client:
        yield client


async def test_accepting_signs_him_in(staff: Staff, boss: Actor, http: httpx.AsyncClient) -> None:
    row = await invited(boss)
    body = {"company": staff.slug, "code": code(row)}
    answer = await http.post("/api/invite/look", json=body)
    assert (answer.status_code, answer.json()["company"]["name"]["en"]) == (200, "Hengzhun Precision")

    answer = await http.post("/api/invite/accept", json=body | {"name": "王建国", "locale": "en"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["me"]["locale"] == "en"
    assert "lotline" in answer.cookies


async def test_five_wrong_codes_from_one_address_lock_it(staff: Staff, boss: Actor, http: httpx.AsyncClient) -> None:
    row = await invited(boss)
    wrong = {"company": staff.slug, "code": "0123456789"}
    answers = [(await http.post("/api/invite/look", json=wrong)).json()["code"] for _ in range(6)]
    assert answers == ["identity.invitation_refused"] * 5 + ["identity.locked_out"]
    right = await http.post("/api/invite/look", json={"company": staff.slug, "code": code(row)})
    assert right.json()["code"] == "identity.locked_out"
    foreign = await http.post("/api/invite/look", json={"company": "nosuchcompany", "code": code(row)})
    assert foreign.json()["code"] == "identity.invitation_refused"
