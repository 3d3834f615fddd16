"""People, roles and devices through the schema, as each role sees them."""

from typing import Any
from uuid import uuid4

import pytest

from api.schema import schema
from infra.graphql import Context
from infra.permissions import permissions
from infra.settings import settings
from infra.work import Actor, reading
from tenants.identity import tokens
from tenants.identity.commands import teams
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, PLANNER, TEAM_LEAD
from tests.kit.people import Staff

PERSON = "id login name active badge phone revision team { id name { zh en } } roles { code }"


async def ask(actor: Actor, document: str, **variables: Any) -> dict[str, Any]:
    """The data; the code of the first refusal instead when there is one."""
    async with reading(actor) as read:
        result = await schema().execute(document, variables, Context(claimed=actor, read=read))
    if result.errors:
        cause = result.errors[0].original_error
        assert cause is not None, result.errors
        return {"refused": cause.code}  # type: ignore[attr-defined]
    assert result.data is not None
    return result.data


async def crew(staff: Staff) -> Actor:
    boss = await staff.signed_in("boss", ADMIN, name="周晓岚")
    team = await staff.does(teams.create_team, teams.CreateTeam(code="CNC-1", name_zh="CNC 一组", name_en="CNC 1"))
    await staff.hire("wang", OPERATOR, name="王建国", badge="B1001", team_id=team.id, phone="13900000001")
    await staff.hire("chen", TEAM_LEAD, name="陈志强", badge="B1002", team_id=team.id)
    await staff.hire("liu", INSPECTOR, PLANNER, name="刘洋")
    return boss


async def test_who_am_i(staff: Staff) -> None:
    await crew(staff)
    actor = await staff.actor(await staff.token(staff.people["wang"]))
    document = "{ me { login name kind locale roles permissions tenant { slug timeZone } team { name { zh } } } }"

    me = (await ask(actor, document))["me"]

    assert (me["login"], me["kind"], me["roles"]) == ("wang", "user", [OPERATOR])
    assert me["tenant"] == {"slug": staff.slug, "timeZone": "Asia/Shanghai"}
    assert me["team"] == {"name": {"zh": "CNC 一组"}}
    assert me["permissions"] == sorted(actor.permissions)


async def test_a_device_by_itself_is_nobody(staff: Staff) -> None:
    _, phone = await staff.phone("数车 1")
    me = (await ask(phone, "{ me { login name kind roles permissions } }"))["me"]
    assert (me["login"], me["name"], me["kind"], me["roles"]) == ("", "数车 1", "device", [])


async def test_people_with_everything_in_few_statements(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    boss = await crew(staff)
    document = f"{{ users(first: 10) {{ nodes {{ {PERSON} }} pageInfo {{ total hasNextPage endCursor }} }} }}"
    seen: list[Any] = []
    from infra.db import Executor

    for name in ("all", "one", "scalar"):
        original = getattr(Executor, name)

        async def counted(self: Any, statement: Any, _original: Any = original, **binds: Any) -> Any:
            seen.append(statement)
            return await _original(self, statement, **binds)

        monkeypatch.setattr(Executor, name, counted)
    page = (await ask(boss, document))["users"]

    wang = next(node for node in page["nodes"] if node["login"] == "wang")
    assert (wang["badge"], wang["phone"], wang["roles"]) == ("B1001", "13900000001", [{"code": OPERATOR}])
    assert wang["team"]["name"] == {"zh": "CNC 一组", "en": "CNC 1"}
    assert page["pageInfo"]["total"] == 4
    assert len(seen) <= 7, "count and page, badges, teams (two), grants, roles: however many people there are"


async def test_pages_filters_and_sorts(staff: Staff) -> None:
    boss = await crew(staff)
    document = """query ($first: Int!, $after: String, $filter: UserFilter, $sort: [UserSort!]) {
      users(first: $first, after: $after, filter: $filter, sort: $sort) {
        nodes { login } pageInfo { endCursor hasNextPage total } } }"""

    async def logins(**variables: Any) -> list[str]:
        page = (await ask(boss, document, **{"first": 50} | variables))["users"]
        return [node["login"] for node in page["nodes"]]

    assert await logins(sort=["LOGIN_ASC"]) == ["boss", "chen", "liu", "wang"]
    assert await logins(sort=["LOGIN_DESC"]) == ["wang", "liu", "chen", "boss"]
    assert await logins(filter={"search": "建国"}) == ["wang"]
    assert await logins(filter={"search": "CHE"}) == ["chen"]
    assert await logins(filter={"search": "%"}) == []
    assert await logins(filter={"roleCode": PLANNER}) == ["liu"]
    assert await logins(filter={"active": False}) == []
    team_id = str((await staff.rows("identity_team"))[0]["id"])
    assert sorted(await logins(filter={"teamId": team_id})) == ["chen", "wang"]
    assert await logins(filter={"teamId": str(uuid4())}) == []

    walked, after = [], None
    for _ in range(3):
        page = (await ask(boss, document, first=2, after=after, sort=["LOGIN_ASC"]))["users"]
        walked += [node["login"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert walked == ["boss", "chen", "liu", "wang"]
    assert await ask(boss, document, first=2, after="nonsense") == {"refused": "infra.bad_input"}
    assert await ask(boss, document, first=1000) == {"refused": "infra.bad_input"}


LISTS = {
    "{ users { nodes { id } } }": "identity.user:read",
    "{ teams { id name { zh } members { name } } }": "identity.user:read",
    "{ roles { code permissions } }": "identity.user:read",
    "{ permissions { name text { zh en } reason } }": "identity.user:read",
    "{ devices { nodes { id name lastSeq pendingCount build lastSeenAt } } }": "identity.device:read",
}


@pytest.mark.parametrize("role", [OPERATOR, INSPECTOR, TEAM_LEAD, PLANNER, ADMIN])
async def test_each_role_sees_what_it_may(staff: Staff, role: str) -> None:
    await staff.phone()
    actor = await staff.signed_in("someone", role)
    for document, needed in LISTS.items():
        answer = await ask(actor, document)
        assert ("refused" not in answer) is actor.may(needed), (role, document)


async def test_team_mates_are_not_listed_to_those_who_may_not_see_people(staff: Staff) -> None:
    await crew(staff)
    wang = await staff.actor(await staff.token(staff.people["wang"]))
    answer = await ask(wang, "{ me { team { id members { login phone } } } }")
    assert answer == {"refused": "infra.permission_missing"}


async def test_every_permission_reads_in_both_languages(staff: Staff) -> None:
    boss = await crew(staff)
    found = (await ask(boss, "{ permissions { name text { zh en } } }"))["permissions"]
    offered = {each.name for each in permissions().values() if each.roles and each.of("customer")}
    assert {each["name"] for each in found} == offered
    own = [each for each in found if each["name"].startswith(("identity.", "plans."))]
    assert all(each["text"]["zh"] != each["text"]["en"] for each in own)


async def test_a_foreign_person_and_none_are_the_same(staff: Staff, open_staff: Any) -> None:
    boss = await crew(staff)
    foreign = (await (await open_staff()).hire("xu", OPERATOR)).id
    for id in (foreign, uuid4()):
        assert await ask(boss, f'{{ user(id: "{id}") {{ name }} }}') == {"user": None}
        why = f'{{ whyAllowed(userId: "{id}", permission: "identity.user:read") {{ role {{ code }} }} }}'
        assert await ask(boss, why) == {"refused": "infra.not_found"}
    own = staff.people["wang"]
    assert await ask(boss, f'{{ user(id: "{own}") {{ name }} }}') == {"user": {"name": "王建国"}}


async def test_a_mutation_answers_with_the_person_or_a_problem(staff: Staff) -> None:
    boss = await crew(staff)
    document = f"""mutation ($input: CreateUserInput!) {{ createUser(input: $input) {{
      ... on User {{ {PERSON} }} ... on Problem {{ code text params }} }} }}"""
    new = {"id": str(uuid4()), "login": "xu", "name": "徐龙", "badge": "b7", "pin": "1357", "roles": [OPERATOR]}

    made = (await ask(boss, document, input=new))["createUser"]
    assert (made["login"], made["badge"], made["roles"]) == ("xu", "B7", [{"code": OPERATOR}])
    assert (await ask(boss, document, input=new))["createUser"] == made, "the same id again is the same person"

    taken = (await ask(boss, document, input={"login": "xu", "name": "徐虎"}))["createUser"]
    assert (taken["code"], taken["params"]) == ("identity.login_taken", {"login": "xu"})


async def test_an_invitation_shows_its_code_again_and_a_url_in_capitals(staff: Staff) -> None:
    boss = await crew(staff)
    document = """mutation ($input: CreateEnrollmentCodeInput!) { createEnrollmentCode(input: $input) {
      ... on EnrollmentCode { id code url expiresAt } } }"""
    variables = {"input": {"id": str(uuid4()), "deviceName": "数车 1"}}
    first = (await ask(boss, document, **variables))["createEnrollmentCode"]
    again = (await ask(boss, document, **variables))["createEnrollmentCode"]

    assert first == again
    assert first["url"] == f"{settings().public_url.upper()}/E/{staff.slug.upper()}/{first['code']}"
    row = (await staff.rows("identity_enrollment_code"))[0]
    assert row["code_hash"] == tokens.hash_of(first["code"])


async def test_why_allowed(staff: Staff) -> None:
    boss = await crew(staff)
    document = """query ($u: UUID!, $p: String!) {
      whyAllowed(userId: $u, permission: $p) { role { code } grant { scopeKind } } }"""
    answer = await ask(boss, document, u=str(staff.people["chen"]), p="identity.pin:reset")
    assert answer == {"whyAllowed": [{"role": {"code": TEAM_LEAD}, "grant": {"scopeKind": None}}]}


async def test_mutations_are_refused_without_the_permission_and_leave_nothing(staff: Staff) -> None:
    await crew(staff)
    wang = await staff.actor(await staff.token(staff.people["wang"]))
    victim, role = str(staff.people["liu"]), str((await staff.role(ADMIN)).id)
    attempts = {
        'createUser(input: {login: "x9", name: "X"})': "User",
        f'changeUser(input: {{userId: "{victim}", name: "X"}})': "User",
        f'deactivateUser(input: {{userId: "{victim}"}})': "User",
        f'setPassword(input: {{userId: "{victim}", password: "some-new-thing-1"}})': "User",
        f'resetPin(input: {{userId: "{victim}", pin: "1357"}})': "User",
        f'issueBadge(input: {{userId: "{victim}", badge: "B9"}})': "User",
        f'grantRole(input: {{userId: "{wang.id}", roleId: "{role}"}})': "User",
        f'changeRole(input: {{roleId: "{role}", permissions: []}})': "Role",
        'createRole(input: {code: "X", nameZh: "X", nameEn: "X"})': "Role",
        'createTeam(input: {code: "X", nameZh: "X", nameEn: "X"})': "Team",
        "createEnrollmentCode(input: {})": "EnrollmentCode",
        f'revokeDevice(input: {{deviceId: "{uuid4()}", reason: "x"}})': "Device",
        'changeTenant(input: {nameEn: "X"})': "Tenant",
    }
    before = await staff.written()
    for call in attempts:
        answer = await ask(wang, f"mutation {{ it: {call} {{ ... on Problem {{ code }} }} }}")
        assert answer == {"it": {"code": "infra.permission_missing"}}, call
    assert await staff.written() == before


async def test_a_refreshed_release_is_one_command_per_company(staff: Staff) -> None:
    """Whatever else stands in this database, and however broken: this company is served once."""
    from tenants.identity.seeds import refresh_roles

    before = await staff.written()
    await refresh_roles()
    assert await staff.written() == before
    assert len(await staff.rows("journal", "command = 'identity.seed_roles'")) == 1
