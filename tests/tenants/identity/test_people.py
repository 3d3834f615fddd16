"""People, their badges, passwords and PINs: what is written, and that nothing is when a command is refused."""

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from infra.actions import Command, CommandSpec, run
from infra.errors import BadInput, Missing, PermissionMissing
from infra.ids import uuid7
from infra.work import Actor
from tenants.identity import errors, permissions
from tenants.identity.commands import people, roles, teams
from tenants.identity.models import User
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, TEAM_LEAD
from tests.kit.people import PASSWORD, PIN, Staff


async def refused(staff: Staff, kind: type[Exception], spec: CommandSpec[Any, Any], cmd: Command, by: Actor) -> Any:
    """The command is refused with this, its line is in the journal, and nothing else was written."""
    before = await staff.written()
    with pytest.raises(kind) as caught:
        await run(by, spec, cmd)
    assert await staff.written() == before
    lines = await staff.rows("journal", "id = $2", cmd.id)
    assert [(line["outcome"], line["code"]) for line in lines] == [("refused", caught.value.code)]  # type: ignore[attr-defined]
    return caught.value


async def test_a_person_starts_with_everything_named(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    team = await staff.does(teams.create_team, teams.CreateTeam(code="cnc-1", name_zh="CNC 一组", name_en="CNC 1"))
    cmd = people.CreateUser(
        login=" Wang ", name="王建国", password=PASSWORD, pin=PIN, badge="b1001", team_id=team.id, roles=[OPERATOR]
    )

    user = (await run(boss, people.create_user, cmd)).row

    assert (user.login, user.name, user.password_temporary) == ("wang", "王建国", True)
    assert [row["code"] for row in await staff.rows("identity_badge")] == ["B1001"]
    assert [row["user_id"] for row in await staff.rows("identity_team_member")] == [user.id]
    assert len(await staff.rows("identity_grant", "user_id = $2", user.id)) == 1
    assert len(await staff.rows("identity_secret", "user_id = $2", user.id)) == 2


async def test_no_secret_is_in_the_journal(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    user = await staff.hire("wang", OPERATOR, secrets=True)
    await run(boss, people.reset_pin, people.ResetPin(user_id=user.id, pin="86420"))
    await run(boss, people.set_password, people.SetPassword(user_id=user.id, password="another-secret-9"))

    lines = await staff.rows("journal")
    images = await staff.rows("journal_change")
    text = json.dumps([dict(row) for row in [*lines, *images]], default=str)
    for secret in (PASSWORD, "another-secret-9", "86420", "$argon2"):
        assert secret not in text
    payload = json.loads(next(line["payload"] for line in lines if line["command"] == "identity.reset_pin"))
    assert payload["pin"] == "•"
    assert "identity_secret" not in {image["table_name"] for image in images}


async def test_a_hash_slipped_in_behind_the_journal_does_not_sign_in(staff: Staff, dsns: Any) -> None:
    import asyncpg

    from tenants import identity
    from tenants.identity import hashing

    user = await staff.hire("wang", OPERATOR, secrets=True)
    forged = await hashing.hash_secret("i-know-this-one-1")
    connection = await asyncpg.connect(dsns.admin)
    await connection.execute("UPDATE identity_secret SET hash = $1 WHERE user_id = $2", forged, user.id)
    await connection.close()

    with pytest.raises(errors.SignInRefused):
        await identity.sign_in(staff.slug, "wang", "i-know-this-one-1")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"login": "boss"}, errors.LoginTaken),
        ({"badge": "B-BOSS"}, errors.BadgeTaken),
        ({"password": "1234567890"}, errors.WeakPassword),
        ({"pin": "0000"}, errors.WeakPin),
        ({"roles": ["NO_SUCH_ROLE"]}, Missing),
        ({"team_id": uuid7()}, Missing),
        ({"locale": "fr"}, BadInput),
        ({"name": "  "}, BadInput),
    ],
)
async def test_a_bad_new_person_leaves_nothing(staff: Staff, change: dict[str, Any], kind: type[Exception]) -> None:
    boss = await staff.signed_in("boss", ADMIN, badge="B-BOSS")
    given = {"login": "wang", "name": "Wang", "roles": [OPERATOR], "badge": "B1", "pin": PIN} | change

    await refused(staff, kind, people.create_user, people.CreateUser(**given), boss)


async def test_only_administrators_add_people(staff: Staff) -> None:
    lead = await staff.signed_in("chen", TEAM_LEAD)

    await refused(staff, PermissionMissing, people.create_user, people.CreateUser(login="x1", name="X"), lead)


async def test_an_unknown_person_and_another_companys_are_the_same(staff: Staff, open_staff: Any) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    other = await open_staff()
    foreign = await other.hire("wang", OPERATOR)
    answers = []
    for user_id in (foreign.id, uuid4()):
        cmd = people.ChangeUser(user_id=user_id, name="Mine now")
        error = await refused(staff, Missing, people.change_user, cmd, boss)
        answers.append((error.code, error.params))

    assert answers[0] == answers[1]
    assert (await other.row(User, foreign.id)).name == "Wang"
    # The control: with an own person the same command succeeds.
    own = await staff.hire("wang", OPERATOR)
    assert (await run(boss, people.change_user, people.ChangeUser(user_id=own.id, name="王建国"))).row.name == "王建国"


async def test_a_leaver_opens_nothing_any_more(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    user = await staff.hire("wang", OPERATOR, badge="B1")
    token = await staff.token(user.id)

    await run(boss, people.deactivate_user, people.DeactivateUser(user_id=user.id))

    with pytest.raises(errors.NotSignedIn):
        await staff.actor(token)
    assert (await staff.rows("identity_badge"))[0]["ended_at"] is not None

    await run(boss, people.reactivate_user, people.ReactivateUser(user_id=user.id))
    with pytest.raises(errors.NotSignedIn):
        await staff.actor(token)  # he signs in anew; the old session stays ended


async def test_the_last_administrator_stays(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    grant = (await staff.rows("identity_grant"))[0]
    admin = await staff.role(ADMIN)
    kind = errors.LastAdministrator

    await refused(staff, kind, people.deactivate_user, people.DeactivateUser(user_id=boss.id), boss)
    await refused(staff, kind, people.change_user, people.ChangeUser(user_id=boss.id, active=False), boss)
    await refused(staff, kind, roles.revoke_grant, roles.RevokeGrant(grant_id=grant["id"]), boss)
    await refused(staff, kind, roles.change_role, roles.ChangeRole(role_id=admin.id, permissions=[]), boss)

    await staff.hire("second", ADMIN)
    await run(boss, people.deactivate_user, people.DeactivateUser(user_id=boss.id))


async def test_nobody_becomes_somebody_who_may_more(staff: Staff) -> None:
    """A clerk who keeps people's data: of colleagues, not of those whose rights he lacks. His own, by his own proof."""
    boss = await staff.signed_in("boss", ADMIN, badge="B-BOSS")
    clerk = replace(await staff.signed_in("clerk"), permissions=dict.fromkeys(
        (permissions.CHANGE_USER.name, permissions.SET_PASSWORD.name, permissions.ISSUE_BADGE.name,
         permissions.RESET_PIN.name, *(await staff.signed_in("li")).permissions)
    ))  # fmt: skip
    token = replace(boss, kind="token", permissions=dict.fromkeys((permissions.CHANGE_USER.name,)))
    for by in (clerk, token):
        for cmd in (people.ChangeUser(user_id=boss.id, phone="13900001111"),
                    people.ChangeUser(user_id=boss.id, email="clerk@example.com")):  # fmt: skip
            await refused(staff, errors.BeyondOwnRights, people.change_user, cmd, by)
    password = people.SetPassword(user_id=boss.id, password="brand-new-thing-8")
    await refused(staff, errors.BeyondOwnRights, people.set_password, password, clerk)
    await refused(staff, errors.BeyondOwnRights, people.reset_pin, people.ResetPin(user_id=boss.id, pin="7391"), clerk)

    wang = await staff.hire("wang")
    await run(clerk, people.change_user, people.ChangeUser(user_id=wang.id, phone="13900001111"))
    await run(clerk, people.change_user, people.ChangeUser(user_id=boss.id, name="周晓岚"))


class TestPasswords:
    async def test_ones_own_needs_the_current_one(self, staff: Staff) -> None:
        wang = await staff.signed_in("wang", OPERATOR, secrets=True)
        cmd = people.SetPassword(password="brand-new-thing-8", current_password="wrong-guess-1")
        await refused(staff, errors.WrongPassword, people.set_password, cmd, wang)

        await run(
            wang, people.set_password, people.SetPassword(password="brand-new-thing-8", current_password=PASSWORD)
        )
        assert (await staff.row(User, wang.id)).password_temporary is False

    async def test_somebody_elses_is_temporary_and_an_administrators_matter(self, staff: Staff) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        lead = await staff.signed_in("chen", TEAM_LEAD)
        wang = await staff.hire("wang", OPERATOR, secrets=True)
        cmd = people.SetPassword(user_id=wang.id, password="brand-new-thing-8")
        await refused(staff, PermissionMissing, people.set_password, cmd, lead)

        given = people.SetPassword(user_id=wang.id, password="brand-new-thing-8")
        assert (await run(boss, people.set_password, given)).row.password_temporary is True

    async def test_the_last_five_are_not_taken_again(self, staff: Staff) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        wang = await staff.hire("wang", OPERATOR, secrets=True)
        for n in range(3):
            cmd = people.SetPassword(user_id=wang.id, password=f"brand-new-thing-{n}")
            await run(boss, people.set_password, cmd)
        for used in (PASSWORD, "brand-new-thing-1"):
            again = people.SetPassword(user_id=wang.id, password=used)
            await refused(staff, errors.PasswordUsedBefore, people.set_password, again, boss)

    async def test_guessing_the_current_one_locks(self, staff: Staff) -> None:
        wang = await staff.signed_in("wang", OPERATOR, secrets=True)
        for n in range(5):
            cmd = people.SetPassword(password="brand-new-thing-8", current_password=f"wrong-guess-{n}")
            await refused(staff, errors.WrongPassword, people.set_password, cmd, wang)
        right = people.SetPassword(password="brand-new-thing-8", current_password=PASSWORD)
        await refused(staff, errors.LockedOut, people.set_password, right, wang)


class TestPins:
    async def test_a_lead_helps_his_own_team(self, staff: Staff) -> None:
        team = await staff.does(teams.create_team, teams.CreateTeam(code="A", name_zh="一组", name_en="A"))
        other = await staff.does(teams.create_team, teams.CreateTeam(code="B", name_zh="二组", name_en="B"))
        lead = await staff.signed_in("chen", TEAM_LEAD, team_id=team.id)
        mate = await staff.hire("wang", OPERATOR, team_id=team.id)
        stranger = await staff.hire("xu", OPERATOR, team_id=other.id)
        loner = await staff.hire("li", OPERATOR)

        await run(lead, people.reset_pin, people.ResetPin(user_id=mate.id, pin=PIN))
        for user in (stranger, loner):
            await refused(staff, errors.OtherTeam, people.reset_pin, people.ResetPin(user_id=user.id, pin=PIN), lead)

    async def test_not_that_of_someone_who_may_more(self, staff: Staff) -> None:
        """He would know the PIN of somebody with other rights than his."""
        team = await staff.does(teams.create_team, teams.CreateTeam(code="A", name_zh="一组", name_en="A"))
        lead = await staff.signed_in("chen", TEAM_LEAD, team_id=team.id)
        for login, role in (("zhou", ADMIN), ("liu", INSPECTOR)):
            user = await staff.hire(login, role, team_id=team.id)
            allowed = set((await staff.actor(await staff.token(user.id))).permissions)
            cmd = people.ResetPin(user_id=user.id, pin=PIN)
            if allowed <= set(lead.permissions):
                await run(lead, people.reset_pin, cmd)
            else:
                await refused(staff, errors.BeyondOwnRights, people.reset_pin, cmd, lead)
        badge = people.IssueBadge(user_id=staff.people["zhou"], badge="B9")
        await refused(staff, errors.BeyondOwnRights, people.issue_badge, badge, lead)


async def test_a_new_badge_ends_the_old_one(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    wang = await staff.hire("wang", OPERATOR, badge="B1")
    xu = await staff.hire("xu", OPERATOR)

    await run(boss, people.issue_badge, people.IssueBadge(user_id=wang.id, badge="B2"))
    taken = people.IssueBadge(user_id=xu.id, badge="b2")
    await refused(staff, errors.BadgeTaken, people.issue_badge, taken, boss)
    await run(boss, people.issue_badge, people.IssueBadge(user_id=xu.id, badge="B1"))
    await run(boss, people.issue_badge, people.IssueBadge(user_id=wang.id, badge=None))

    worn = {row["code"]: row["user_id"] for row in await staff.rows("identity_badge", "ended_at IS NULL")}
    assert worn == {"B1": xu.id}


async def test_replaying_a_new_person_makes_no_second_one(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    cmd = people.CreateUser(login="wang", name="Wang", roles=[OPERATOR])
    first = await run(boss, people.create_user, cmd)
    again = await run(boss, people.create_user, cmd)

    assert (first.verdict, again.verdict) == ("applied", "duplicate")
    assert first.ids == again.ids
    assert len(await staff.rows("identity_user", "login = 'wang'")) == 1
