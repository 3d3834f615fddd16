"""待办: who sees what, who may take, hand on and close it, and what happens when nobody does."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from infra import clock
from infra.actions import run
from infra.errors import Missing, ReasonMissing
from infra.ids import uuid7
from infra.work import Actor, reading, system, working
from tenants import identity
from tenants.identity.commands import roles as role_commands
from tenants.identity.commands import teams
from tenants.identity.errors import TodoNotByHand, TodoTaken, TodoWrongHands
from tenants.identity.inbox import actors, commands, queries
from tenants.identity.inbox.queries import TodoFilter
from tenants.identity.places import Place
from tenants.roles import OPERATOR, PLANNER, TEAM_LEAD
from tests.kit.people import Staff
from tests.tenants.identity.test_graphql import ask

LATHES, GRINDERS = uuid4(), uuid4()
BY_HAND = identity.todo_kind("test.by_hand", by_hand=True, dismissable=True).name


async def post(staff: Staff, kind: str = "reporting.approval", subject: UUID | None = None, **more: Any) -> UUID:
    subject = subject or uuid7()
    async with working(staff.system, command="test.post") as work:
        await identity.post_todo(work, kind=kind, subject_id=subject, params={"order": "MO-1"}, link="/x", **more)
    return subject


async def seen(actor: Actor, view: str = "MINE", **more: Any) -> list[UUID]:
    async with reading(actor) as read:
        page = await queries.todo_page(read, 50, None, TodoFilter(view=view, **more), ())
        assert page.total == len(page.rows)
        return [todo.subject_id for todo in page.rows]


async def id_of(staff: Staff, subject: UUID) -> UUID:
    (row,) = await staff.rows("identity_todo", "subject_id = $2 AND settled_at IS NULL", subject)
    return UUID(str(row["id"]))


@pytest.fixture
async def plant(staff: Staff) -> Staff:
    """A lead of each center, a planner, and a team of 陈志强 (lead) and 王建国."""
    team = await staff.does(teams.create_team, teams.CreateTeam(code="CNC", name_zh="CNC", name_en="CNC"))
    await staff.hire("wang", OPERATOR, team_id=team.id)
    await staff.hire("zhao", OPERATOR)
    for login, place, more in (("chen", LATHES, {"team_id": team.id}), ("lin", GRINDERS, {})):
        user = await staff.hire(login, **more)
        role = await staff.role(TEAM_LEAD)
        grant = role_commands.GrantRole(user_id=user.id, role_id=role.id, scope_kind="area", scope_id=place)
        await staff.does(role_commands.grant_role, grant)
    await staff.hire("zhou", PLANNER)
    return staff


@pytest.fixture(autouse=True)
def places(monkeypatch: pytest.MonkeyPatch) -> None:
    from tenants.identity import places as module

    async def known(_read: Any, ids: Any) -> dict[UUID, Place]:
        return {id: Place(id, "area", "A", "区", "Area") for id in ids}

    monkeypatch.setattr(module, "_finder", known)


async def actor(staff: Staff, login: str) -> Actor:
    return await staff.actor(await staff.token(staff.people[login]))


async def test_a_roles_to_do_waits_for_those_whose_grants_reach_the_place(plant: Staff) -> None:
    at_lathes = await post(plant, role=TEAM_LEAD, places=[uuid4(), LATHES, None])
    anywhere = await post(plant, role=TEAM_LEAD)

    assert await seen(await actor(plant, "chen")) == [at_lathes, anywhere]
    assert await seen(await actor(plant, "lin")) == [anywhere]
    assert await seen(await actor(plant, "wang")) == []
    assert await seen(await actor(plant, "zhou")) == []


async def test_posted_twice_it_stands_once_and_settled_it_is_gone(plant: Staff) -> None:
    wang = await actor(plant, "wang")
    subject = await post(plant, users=[wang.id, wang.id])
    await post(plant, subject=subject, users=[wang.id])
    assert await seen(wang) == [subject]
    assert len(await plant.rows("identity_todo_assignee")) == 1
    assert len([row for row in await plant.rows("outbox") if row["event"] == "identity.todo_posted"]) <= 2

    async with working(plant.system, command="test.settle") as work:
        assert await identity.settle_todo(work, "reporting.approval", subject)
        assert not await identity.settle_todo(work, "reporting.approval", subject)

    assert await seen(wang) == []
    assert await seen(wang, "DONE") == [subject]
    assert await post(plant, subject=subject, users=[wang.id]) == subject  # it can be wanted again
    assert await seen(wang) == [subject]


async def test_posting_for_a_role_is_one_statement(plant: Staff) -> None:
    async with working(plant.system, command="test.post") as work:
        said: list[str] = []
        listener = lambda record: said.append(record.query)  # noqa: E731
        with work.executor.connection.query_logger(listener):
            await identity.post_todo(work, kind="a.b", subject_id=uuid7(), role=TEAM_LEAD)
            await asyncio.sleep(0)  # the logger is told by the loop
        assert len(said) == 1


async def test_whoever_takes_a_roles_to_do_has_it(plant: Staff) -> None:
    subject = await post(plant, role=TEAM_LEAD)
    chen, lin = await actor(plant, "chen"), await actor(plant, "lin")
    todo = await id_of(plant, subject)

    await run(chen, commands.take_todo, commands.TakeTodo(todo_id=todo))

    assert await seen(chen) == [subject]
    assert await seen(lin) == []
    assert await seen(lin, "TEAM") == [subject]
    with pytest.raises(TodoTaken, match="Chen"):
        await run(lin, commands.take_todo, commands.TakeTodo(todo_id=todo))
    assert len(await plant.rows("identity_todo_assignee")) == 1


async def test_who_has_nothing_to_do_with_it_finds_nothing(plant: Staff) -> None:
    todo = await id_of(plant, await post(plant, role=TEAM_LEAD, places=[LATHES]))
    for login in ("wang", "lin"):
        with pytest.raises(Missing):
            await run(await actor(plant, login), commands.take_todo, commands.TakeTodo(todo_id=todo))
    assert await plant.rows("identity_todo_assignee") == []


async def test_a_to_do_is_handed_to_a_colleague_who_may_do_it(plant: Staff) -> None:
    subject = await post(plant, role=TEAM_LEAD, places=[LATHES, GRINDERS])
    todo, people = await id_of(plant, subject), plant.people
    chen, lin = await actor(plant, "chen"), await actor(plant, "lin")

    with pytest.raises(ReasonMissing):
        await run(chen, commands.delegate_todo, commands.DelegateTodo(todo_id=todo, user_id=people["lin"]))
    with pytest.raises(TodoWrongHands, match="Wang"):
        cmd = commands.DelegateTodo(todo_id=todo, user_id=people["wang"], reason="你来")
        await run(chen, commands.delegate_todo, cmd)
    assert await plant.rows("identity_todo_assignee") == []

    async with reading(chen) as read:
        assert [each.name for each in await queries.todo_colleagues(read, todo)] == ["Lin"]
    cmd = commands.DelegateTodo(todo_id=todo, user_id=people["lin"], reason="我去开会")
    await run(chen, commands.delegate_todo, cmd)

    assert await seen(lin) == [subject]
    assert await seen(chen) == []
    assert await seen(chen, "DELEGATED") == [subject]
    page = (await ask(lin, "{ todos { nodes { hands { name via givenBy reason } } } }"))["todos"]
    assert page["nodes"][0]["hands"] == [{"name": "Lin", "via": "delegated", "givenBy": "Chen", "reason": "我去开会"}]


async def test_what_needs_a_permission_goes_only_to_who_has_it(plant: Staff) -> None:
    wang, people = await actor(plant, "wang"), plant.people
    todo = await id_of(plant, await post(plant, users=[wang.id], needs="reporting.output:correct"))
    with pytest.raises(TodoWrongHands):
        await run(wang, commands.delegate_todo, commands.DelegateTodo(todo_id=todo, user_id=people["zhao"], reason="x"))
    await run(wang, commands.delegate_todo, commands.DelegateTodo(todo_id=todo, user_id=people["zhou"], reason="x"))
    assert len(await seen(await actor(plant, "zhou"))) == 1


async def test_by_hand_only_where_nothing_else_closes_it(plant: Staff) -> None:
    wang = await actor(plant, "wang")
    act, hand = await post(plant, users=[wang.id]), await post(plant, BY_HAND, users=[wang.id])

    with pytest.raises(TodoNotByHand):
        await run(wang, commands.close_todo, commands.CloseTodo(todo_id=await id_of(plant, act)))
    todo = await id_of(plant, hand)
    with pytest.raises(ReasonMissing):
        await run(wang, commands.close_todo, commands.CloseTodo(todo_id=todo, outcome="dismissed"))
    with pytest.raises(TodoNotByHand):
        await run(wang, commands.close_todo, commands.CloseTodo(todo_id=todo, outcome="whatever", reason="x"))
    assert set(await seen(wang)) == {act, hand}

    await run(wang, commands.close_todo, commands.CloseTodo(todo_id=todo, outcome="dismissed", reason="重复"))
    assert await seen(wang) == [act]
    (row,) = await plant.rows("identity_todo", "outcome = 'dismissed'")
    assert (row["settled_by"], row["note"]) == ("Wang", "重复")


async def test_overdue_goes_one_step_up_once(plant: Staff) -> None:
    soon = clock.now() + timedelta(hours=1)
    wang, chen, zhou = [await actor(plant, login) for login in ("wang", "chen", "zhou")]
    named = await post(plant, users=[wang.id], due_at=soon)
    of_role = await post(plant, role=TEAM_LEAD, places=[GRINDERS], due_at=soon)
    never = await post(plant, users=[wang.id])

    async def tick() -> None:
        async with working(system(plant.tenant_id), command="test.tick") as work:
            await actors.escalate_overdue(work)

    await tick()
    assert await seen(chen) == []
    with clock.frozen(soon + timedelta(minutes=1)):
        assert await seen(wang) == [named, never]
        assert await seen(wang, overdue=True) == [named]
        await tick()
        await tick()
    assert await seen(chen) == [named]  # the lead of his team
    assert await seen(wang) == [named, never]
    assert await seen(zhou) == [of_role]  # the role above
    assert len([row for row in await plant.rows("outbox") if row["event"] == "identity.todo_escalated"]) <= 4


async def test_the_badge_counts_what_the_list_shows(plant: Staff) -> None:
    wang = await actor(plant, "wang")
    late = clock.now() - timedelta(minutes=1)
    await post(plant, users=[wang.id], due_at=late, level="urgent")
    await post(plant, "orders.demand", users=[wang.id])
    document = """{ todoCount { open overdue urgent kinds { kind count } }
        todos(sort: [POSTED_DESC]) { nodes { kind overdue params link } pageInfo { total } } }"""

    told = await ask(wang, document)

    assert told["todoCount"] == {
        "open": 2, "overdue": 1, "urgent": 1,
        "kinds": [{"kind": "orders.demand", "count": 1}, {"kind": "reporting.approval", "count": 1}],
    }  # fmt: skip
    assert [(node["kind"], node["overdue"]) for node in told["todos"]["nodes"]] == [
        ("orders.demand", False), ("reporting.approval", True),
    ]  # fmt: skip
    assert told["todos"]["nodes"][0]["params"] == {"order": "MO-1"}
