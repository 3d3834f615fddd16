"""Who is signed in where; what somebody may do and why; what a change of a role would do; people from a sheet."""

from typing import Any

import pytest

from infra.actions import run
from infra.errors import Missing, PermissionMissing
from infra.permissions import default_permissions
from infra.work import Actor, reading
from tenants import identity
from tenants.identity import dangers, errors
from tenants.identity.administration import commands, queries
from tenants.identity.commands import people, roles
from tenants.identity.queries import permission_list
from tenants.onboarding.kinds import KINDS
from tenants.roles import ADMIN, EVERYONE, OPERATOR, PLANNER, TEAM_LEAD
from tests.kit.people import PIN, Staff

READ = "identity.user:read"


async def asked(actor: Actor, query: Any, *args: Any) -> Any:
    async with reading(actor) as read:
        return await query(read, *args)


class TestSessions:
    async def test_everybodys_for_administrators_ones_own_for_everybody(self, staff: Staff) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        wang = await staff.signed_in("wang", OPERATOR, secrets=True, badge="B1")
        _, phone = await staff.phone("CNC 1")

        await identity.switch_user(phone, identity.Claim(badge="B1", kind="pin", secret=PIN), None)

        page = await asked(boss, queries.session_page, 50, None, queries.SessionFilter(), [])
        assert sorted((row["login"], row["kind"]) for row in page.rows) == [
            ("boss", "browser"), ("wang", "browser"), ("wang", "device"),
        ]  # fmt: skip
        assert page.total == 3
        his = queries.SessionFilter(user_id=wang.id, kind="device")
        assert (await asked(boss, queries.session_page, 50, None, his, [])).total == 1
        first = await asked(boss, queries.session_page, 1, None, queries.SessionFilter(), ["NAME_ASC"])
        rest = await asked(boss, queries.session_page, 5, first.end, queries.SessionFilter(), ["NAME_ASC"])
        assert len(rest.rows) == 2
        mine = await asked(wang, queries.my_sessions)
        assert {row["kind"] for row in mine} == {"browser", "device"}
        with pytest.raises(PermissionMissing):
            await asked(wang, queries.session_page, 50, None, queries.SessionFilter(), [])
        async with reading(boss) as read:
            assert await queries.session_counts(read, [boss.id, wang.id]) == [1, 2]
            assert all(await queries.last_seen(read, [boss.id, wang.id]))

    async def test_ones_own_others_end_and_nobody_elses(self, staff: Staff) -> None:
        wang = await staff.hire("wang", OPERATOR)
        here, there = await staff.token(wang.id), await staff.token(wang.id)
        me = await staff.actor(here)
        li = await staff.token((await staff.hire("li", OPERATOR)).id)

        with pytest.raises(Missing):
            await run(me, commands.revoke_session, commands.RevokeSession(session_id=li.id))
        with pytest.raises(Missing):
            await run(me, commands.end_sessions, commands.EndSessions(user_id=staff.people["li"]))
        await run(me, commands.end_sessions, commands.EndSessions())

        assert (await staff.actor(here)).id == wang.id
        with pytest.raises(errors.NotSignedIn):
            await staff.actor(there)
        assert (await staff.actor(li)).id == staff.people["li"]
        program = Actor(**{**me.__dict__, "kind": "token", "session_id": None})
        with pytest.raises(Missing):
            await run(program, commands.end_sessions, commands.EndSessions())


class TestRights:
    async def test_every_right_with_every_way_to_it(self, staff: Staff) -> None:
        boss = await staff.signed_in("boss", ADMIN, name="周晓岚")
        user = await staff.hire("chen", TEAM_LEAD)
        planner = await staff.role(PLANNER)
        cmd = roles.GrantRole(user_id=user.id, role_id=planner.id, reason="holiday cover")
        await run(boss, roles.grant_role, cmd)

        rights = {each.permission: each.ways for each in await asked(boss, queries.person_rights, user.id)}

        assert rights.keys() == set((await staff.actor(await staff.token(user.id))).permissions)
        both = rights[READ]
        assert {way.role.code for way in both} == {TEAM_LEAD, PLANNER}
        given = next(way.grant for way in both if way.role.code == PLANNER)
        assert (given.given_by, given.reason) == ("周晓岚", "holiday cover")
        (everyone,) = (ways for name, ways in rights.items() if name == "identity.profile:change")
        assert (everyone[0].role, everyone[0].grant) == (None, None)

        who = {each.user.login for each in await asked(boss, queries.who_can, READ)}
        assert who == {"boss", "chen"}
        await staff.does(people.deactivate_user, people.DeactivateUser(user_id=user.id))
        assert await asked(boss, queries.person_rights, user.id) == []
        assert {each.user.login for each in await asked(boss, queries.who_can, READ)} == {"boss"}

    async def test_what_a_change_would_do_is_known_before(self, staff: Staff) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        role = await staff.does(
            roles.create_role, roles.CreateRole(code="X", name_zh="甲", name_en="X", permissions=[READ])
        )
        for login, more in (("one", ()), ("two", (PLANNER,))):
            user = await staff.hire(login, *more)
            await staff.does(roles.grant_role, roles.GrantRole(user_id=user.id, role_id=role.id))
        wanted = ["orders.order:create", "wages.period:close"]

        effect = {each.user.login: each for each in await asked(boss, queries.role_effect, role.id, wanted)}

        assert effect["one"].loses == [READ]
        assert effect["one"].gains == wanted
        assert effect["two"].loses == []  # a planner sees people by his other role
        assert effect["two"].gains == ["wages.period:close"]
        before = await staff.rows("identity_role_permission", "role_id = $2", role.id)
        assert len(before) == 1
        assert await asked(boss, queries.role_effect, role.id, [READ]) == []

    async def test_a_smaller_reach_is_a_loss(self, staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
        had = {READ: None}
        assert queries._less(had, {READ: frozenset()}) == [READ]
        assert queries._less({READ: frozenset()}, had) == []

    async def test_only_what_a_role_can_hold_is_offered(self, staff: Staff) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        offered = {each.name: each for each in await asked(boss, permission_list)}
        assert offered.keys() >= dangers.DANGEROUS
        assert not {"identity.invitation:accept", "identity.policy:seed"} & offered.keys()
        assert default_permissions(EVERYONE) <= offered.keys()


def test_what_a_sheet_of_people_says() -> None:
    fields = {each.name: each for each in KINDS["people"].fields}
    assert fields.keys() == {"login", "name", "phone", "email", "badge", "team", "roles", "language"}
    assert fields["language"].words["英文"] == "en"
