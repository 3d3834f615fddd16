"""Roles and grants: what they allow, where, and that each change raises the policy version."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from infra.actions import run
from infra.errors import BadInput, Missing, OutOfScope, PermissionMissing
from infra.permissions import default_permissions
from infra.work import Actor, Read, reading
from tenants.identity import errors, places, queries
from tenants.identity.commands import people, roles, teams
from tenants.identity.places import Place
from tenants.identity.seeds import seed_roles
from tenants.plans.permissions import CHANGE_TENANT
from tenants.roles import ADMIN, BUILT_IN, DEVICE, EVERYONE, OPERATOR, PLANNER, TEAM_LEAD
from tests.kit.people import Staff
from tests.tenants.identity.test_people import refused

SITE, AREA, CENTER = uuid4(), uuid4(), uuid4()
KNOWN = {SITE: "site", AREA: "area", CENTER: "work_center"}


@pytest.fixture
def some_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands for the module above, which owns the places."""

    async def find(_read: Read, ids: Any) -> dict[UUID, Place]:
        return {id: Place(id, KNOWN[id], "P", "一车间", "Area 1") for id in ids if id in KNOWN}

    monkeypatch.setattr(places, "_finder", find)


async def version(staff: Staff) -> int:
    return int((await staff.rows("identity_policy_version"))[0]["version"])


async def test_a_new_company_has_the_built_in_roles_with_their_defaults(staff: Staff) -> None:
    for built_in in BUILT_IN:
        role = await staff.role(built_in.code)
        held = {row["permission"] for row in await staff.rows("identity_role_permission", "role_id = $2", role.id)}
        assert role.built_in
        assert held == default_permissions(built_in.code)


async def test_seeding_again_changes_nothing_and_a_newer_release_adds_only_what_is_new(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await staff.written()
    await seed_roles(staff.tenant_id)
    assert await staff.written() == before

    admin = await staff.role(ADMIN)
    await staff.hire("boss", ADMIN)
    held = [row["permission"] for row in await staff.rows("identity_role_permission", "role_id = $2", admin.id)]
    taken_away = CHANGE_TENANT.name
    fewer = [name for name in held if name != taken_away]
    await staff.does(roles.change_role, roles.ChangeRole(role_id=admin.id, permissions=fewer))
    # An earlier release did not know this one yet.
    forgotten = "identity.team:change"
    offered = sorted(default_permissions(ADMIN) - {forgotten})
    await _as_superuser(staff, "UPDATE identity_policy_version SET offered = $2 WHERE tenant_id = $1", offered)
    without = [name for name in fewer if name != forgotten]
    await staff.does(roles.change_role, roles.ChangeRole(role_id=admin.id, permissions=without))
    await staff.does(roles.seed_roles, roles.SeedRoles(offered=[*offered, forgotten]))

    now = {row["permission"] for row in await staff.rows("identity_role_permission", "role_id = $2", admin.id)}
    assert forgotten in now
    assert taken_away not in now


async def _as_superuser(staff: Staff, sql: str, *values: Any) -> None:
    import asyncpg

    connection = await asyncpg.connect(staff.admin_dsn)
    try:
        await connection.execute(sql, staff.tenant_id, *values)
    finally:
        await connection.close()


async def test_a_role_of_ones_own(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    cmd = roles.CreateRole(code="store", name_zh="仓管", name_en="Store", permissions=["identity.user:read"])
    before = await version(staff)
    role = (await run(boss, roles.create_role, cmd)).row
    assert await version(staff) == before + 1

    wang = await staff.hire("wang", OPERATOR)
    token = await staff.token(wang.id)
    assert not (await staff.actor(token)).may("identity.user:read")
    await run(boss, roles.grant_role, roles.GrantRole(user_id=wang.id, role_id=role.id))
    assert (await staff.actor(token)).may("identity.user:read")
    assert await version(staff) == before + 3, "hire, grant: one each"

    await run(boss, roles.change_role, roles.ChangeRole(role_id=role.id, permissions=["identity.device:read"]))
    actor = await staff.actor(token)
    assert (actor.may("identity.user:read"), actor.may("identity.device:read")) == (False, True)


async def test_refused_changes_of_roles_leave_nothing(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    lead = await staff.signed_in("chen", TEAM_LEAD)
    planner = await staff.role(PLANNER)
    new: dict[str, Any] = {"code": "NEW", "name_zh": "新", "name_en": "New"}
    wrong: list[tuple[type[Exception], Any, Any, Actor]] = [
        (PermissionMissing, roles.create_role, roles.CreateRole(**new), lead),
        (errors.CodeTaken, roles.create_role, roles.CreateRole(**new | {"code": "planner"}), boss),
        (errors.CodeTaken, roles.create_role, roles.CreateRole(**new | {"code": EVERYONE}), boss),
        (errors.CodeTaken, roles.create_role, roles.CreateRole(**new | {"code": DEVICE}), boss),
        (errors.UnknownPermission, roles.create_role, roles.CreateRole(**new, permissions=["x.y:z"]), boss),
        (errors.BuiltInRole, roles.change_role, roles.ChangeRole(role_id=planner.id, name_zh="老板"), boss),
        (Missing, roles.change_role, roles.ChangeRole(role_id=uuid4(), permissions=[]), boss),
        (Missing, roles.grant_role, roles.GrantRole(user_id=uuid4(), role_id=planner.id), boss),
        (Missing, roles.grant_role, roles.GrantRole(user_id=boss.id, role_id=uuid4()), boss),
        (Missing, roles.revoke_grant, roles.RevokeGrant(grant_id=uuid4()), boss),
    ]
    for kind, spec, cmd, by in wrong:
        await refused(staff, kind, spec, cmd, by)


async def test_a_role_is_granted_once(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    wang = await staff.hire("wang", OPERATOR)
    role = await staff.role(OPERATOR)
    again = roles.GrantRole(user_id=wang.id, role_id=role.id)
    await refused(staff, errors.AlreadyGranted, roles.grant_role, again, boss)

    grant = (await staff.rows("identity_grant", "user_id = $2", wang.id))[0]
    await run(boss, roles.revoke_grant, roles.RevokeGrant(grant_id=grant["id"]))
    await refused(staff, Missing, roles.revoke_grant, roles.RevokeGrant(grant_id=grant["id"]), boss)
    await run(boss, roles.grant_role, roles.GrantRole(user_id=wang.id, role_id=role.id))
    assert len(await staff.rows("identity_grant", "user_id = $2", wang.id)) == 2


class TestScope:
    async def test_a_role_at_one_place_reaches_only_there(self, staff: Staff, some_places: None) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        wang = await staff.hire("wang")
        role = await staff.role(TEAM_LEAD)
        cmd = roles.GrantRole(user_id=wang.id, role_id=role.id, scope_kind="area", scope_id=AREA)
        await run(boss, roles.grant_role, cmd)

        actor = await staff.actor(await staff.token(wang.id))
        assert actor.permissions["identity.user:read"] == frozenset({AREA})
        actor.need("identity.user:read", CENTER, AREA, SITE)
        with pytest.raises(OutOfScope):
            actor.need("identity.user:read", CENTER, SITE)

    async def test_places_must_be_known(self, staff: Staff, some_places: None) -> None:
        boss = await staff.signed_in("boss", ADMIN)
        role = await staff.role(TEAM_LEAD)
        wrong: list[tuple[str | None, UUID | None, type[Exception]]] = [
            ("area", uuid4(), Missing),
            ("site", AREA, Missing),
            ("planet", AREA, BadInput),
            ("area", None, BadInput),
            (None, AREA, BadInput),
        ]
        for kind, id, error in wrong:
            cmd = roles.GrantRole(user_id=boss.id, role_id=role.id, scope_kind=kind, scope_id=id)
            await refused(staff, error, roles.grant_role, cmd, boss)

    async def test_who_administers_one_place_grants_nothing_elsewhere(self, staff: Staff, some_places: None) -> None:
        await staff.hire("boss", ADMIN)
        local = await staff.hire("local")
        wang = await staff.hire("wang")
        admin, operator = await staff.role(ADMIN), await staff.role(OPERATOR)
        here = roles.GrantRole(user_id=local.id, role_id=admin.id, scope_kind="area", scope_id=AREA)
        await staff.does(roles.grant_role, here)
        actor = await staff.actor(await staff.token(local.id))

        everywhere = roles.GrantRole(user_id=wang.id, role_id=operator.id)
        elsewhere = roles.GrantRole(user_id=wang.id, role_id=operator.id, scope_kind="site", scope_id=SITE)
        for cmd in (everywhere, elsewhere):
            await refused(staff, OutOfScope, roles.grant_role, cmd, actor)
        own = roles.GrantRole(user_id=wang.id, role_id=operator.id, scope_kind="area", scope_id=AREA)
        await run(actor, roles.grant_role, own)
        new = people.CreateUser(login="sneak", name="Sneak", roles=[ADMIN])
        await refused(staff, OutOfScope, people.create_user, new, actor)


async def test_why_somebody_is_allowed(staff: Staff, some_places: None) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    wang = await staff.hire("wang", PLANNER)
    lead = await staff.role(TEAM_LEAD)
    cmd = roles.GrantRole(user_id=wang.id, role_id=lead.id, scope_kind="area", scope_id=AREA)
    await staff.does(roles.grant_role, cmd)
    async with reading(boss) as read:
        both = await queries.why_allowed(read, wang.id, "identity.user:read")
        everyone = await queries.why_allowed(read, wang.id, "identity.session:end")
        nothing = await queries.why_allowed(read, wang.id, "identity.role:change")

    found = {(why.role.code, why.grant.scope_id) for why in both if why.role and why.grant}
    assert found == {(PLANNER, None), (TEAM_LEAD, AREA)}
    assert everyone == [queries.Reason(None, None)]
    assert nothing == []

    await staff.does(people.deactivate_user, people.DeactivateUser(user_id=wang.id))
    async with reading(boss) as read:
        assert await queries.why_allowed(read, wang.id, "identity.user:read") == []
        with pytest.raises(Missing):
            await queries.why_allowed(read, uuid4(), "identity.user:read")


async def test_who_can_help_names_the_own_team_first(staff: Staff) -> None:
    team = await staff.does(teams.create_team, teams.CreateTeam(code="A", name_zh="一组", name_en="A"))
    await staff.hire("anna", ADMIN, name="安娜")
    await staff.hire("chen", TEAM_LEAD, name="陈志强", team_id=team.id)
    gone = await staff.hire("gone", TEAM_LEAD, name="走了", team_id=team.id)
    await staff.does(people.deactivate_user, people.DeactivateUser(user_id=gone.id))
    wang = await staff.signed_in("wang", OPERATOR, team_id=team.id)
    async with reading(wang) as read:
        assert await queries.who_may(read, "identity.pin:reset", uuid4()) == ["陈志强", "安娜"]


async def test_moving_to_another_team_leaves_the_first(staff: Staff) -> None:
    boss = await staff.signed_in("boss", ADMIN)
    a = await staff.does(teams.create_team, teams.CreateTeam(code="A", name_zh="一组", name_en="A"))
    b = await staff.does(teams.create_team, teams.CreateTeam(code="B", name_zh="二组", name_en="B"))
    wang = await staff.hire("wang", OPERATOR, team_id=a.id)
    await run(boss, teams.add_member, teams.AddMember(team_id=b.id, user_id=wang.id))

    now = await staff.rows("identity_team_member", "left_at IS NULL")
    assert [(row["team_id"], row["user_id"]) for row in now] == [(b.id, wang.id)]
    gone = teams.RemoveMember(team_id=a.id, user_id=wang.id)
    await refused(staff, Missing, teams.remove_member, gone, boss)
    await run(boss, teams.remove_member, teams.RemoveMember(team_id=b.id, user_id=wang.id))
    assert await staff.rows("identity_team_member", "left_at IS NULL") == []
    taken = teams.CreateTeam(code="a", name_zh="一组", name_en="A")
    await refused(staff, errors.CodeTaken, teams.create_team, taken, boss)
    unknown = teams.CreateTeam(code="C", name_zh="三组", name_en="C", work_center_ids=[uuid4()])
    await refused(staff, Missing, teams.create_team, unknown, boss)
