"""Lists of to-dos, each as the one who asks may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import DateTime, Uuid, and_, bindparam, case, exists, func, or_, select

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity import permissions
from tenants.identity.inbox import access
from tenants.identity.inbox.models import Todo, TodoAssignee
from tenants.identity.models import User

VIEWS = ("MINE", "TEAM", "DELEGATED", "DONE")
BY_ID = Key(Todo.id, "id")
SORTS = {
    "DUE_ASC": (Key(Todo.due_sort, "due_sort"), BY_ID),
    "DUE_DESC": (Key(Todo.due_sort, "due_sort", descending=True), Key(Todo.id, "id", descending=True)),
    "POSTED_ASC": (Key(Todo.created_at, "created_at"), BY_ID),
    "POSTED_DESC": (Key(Todo.created_at, "created_at", descending=True), Key(Todo.id, "id", descending=True)),
}
BY_SETTLED = (Key(Todo.settled_at, "settled_at", descending=True), Key(Todo.id, "id", descending=True))


@dataclass(frozen=True, kw_only=True)
class TodoFilter:
    view: str = "MINE"
    kind: str | None = None
    level: str | None = None
    overdue: bool | None = None


@query(needs=permissions.ACT_ON_TODO)
async def todo_page(read: Read, first: int, after: str | None, wanted: TodoFilter, sort: Sequence[str]) -> Page[Todo]:
    """MINE and TEAM and DELEGATED are open ones; DONE are those one had or settled, newest first."""
    now = clock.now()
    statement = mine(Todo).where(_view(wanted.view, read.actor.may(permissions.READ_TEAM_TODOS.name)))
    if wanted.kind is not None:
        statement = statement.where(Todo.kind == wanted.kind)
    if wanted.level is not None:
        statement = statement.where(Todo.level == wanted.level)
    if wanted.overdue is not None:
        late = Todo.due_sort < now
        statement = statement.where(late if wanted.overdue else ~late)
    default = BY_SETTLED if wanted.view == "DONE" else SORTS["DUE_ASC"]
    keys = SORTS.get(sort[0], default) if sort else default
    return await paged(
        read, statement, keys=keys, first=first, after=after, me=read.actor.id, **_team(wanted.view, read)
    )


def _team(view: str, read: Read) -> dict[str, Any]:
    lead = view == "TEAM" and read.actor.may(permissions.READ_TEAM_TODOS.name)
    return {"team": read.actor.team_id} if lead else {}


def _view(view: str, lead: bool) -> Any:
    if view == "DONE":
        had = exists(
            select(TodoAssignee.id).where(
                own(TodoAssignee), TodoAssignee.todo_id == Todo.id, TodoAssignee.user_id == access.ME
            )
        )
        return and_(Todo.settled_at.is_not(None), or_(Todo.settled_by_id == access.ME, had))
    if view == "DELEGATED":
        given = exists(
            select(TodoAssignee.id).where(
                own(TodoAssignee),
                TodoAssignee.todo_id == Todo.id,
                TodoAssignee.given_by_id == access.ME,
                TodoAssignee.via == "delegated",
            )
        )
        return and_(Todo.settled_at.is_(None), given)
    return and_(Todo.settled_at.is_(None), access.of_team(lead) if view == "TEAM" else access.mine_now())


class TodoCount(NamedTuple):
    open: int
    overdue: int
    urgent: int


NOW = bindparam("now", type_=DateTime(True))
COUNT = Statement(
    select(
        func.count().label("open"),
        func.count(case((Todo.due_sort < NOW, 1))).label("overdue"),
        func.count(case((Todo.level == "urgent", 1))).label("urgent"),
    ).where(own(Todo), Todo.settled_at.is_(None), access.mine_now())
)
KINDS = Statement(
    select(Todo.kind, func.count().label("n"))
    .where(own(Todo), Todo.settled_at.is_(None), access.mine_now())
    .group_by(Todo.kind)
    .order_by(Todo.kind)
)
ONE = Statement(
    mine(Todo).where(
        Todo.id == bindparam("id", type_=Uuid()),
        or_(access.mine_now(), access.of_team(lead=True), _view("DELEGATED", False), _view("DONE", False)),
    )
)


@query(needs=permissions.ACT_ON_TODO)
async def todo_count(read: Read) -> TodoCount:
    """How many wait for the one who asks: the badge."""
    row = await read.one(COUNT, me=read.actor.id, now=clock.now())
    return TodoCount(row["open"], row["overdue"], row["urgent"])


@query(needs=permissions.ACT_ON_TODO)
async def todo_kinds(read: Read) -> list[tuple[str, int]]:
    """Which kinds wait for the one who asks, with their numbers."""
    return [(row["kind"], row["n"]) for row in await read.all(KINDS, me=read.actor.id)]


@query(needs=permissions.ACT_ON_TODO)
async def todo(read: Read, id: UUID) -> Todo | None:
    team = read.actor.team_id if read.actor.may(permissions.READ_TEAM_TODOS.name) else None
    return await read.one(ONE, id=id, me=read.actor.id, team=team)  # type: ignore[no-any-return]


class Hand(NamedTuple):
    """Somebody who has a to-do now."""

    user_id: UUID
    name: str
    via: str
    given_by_id: UUID
    given_by: str
    reason: str | None


@query(needs=permissions.ACT_ON_TODO)
async def todo_colleagues(read: Read, id: UUID, search: str | None = None) -> list[User]:
    """Whom a to-do can be handed to: twenty at most, in the order of their names."""
    found = await todo.body(read, id)
    if found is None:
        return []
    statement = mine(User).where(User.active, User.id != read.actor.id)
    if search and search.strip():
        statement = statement.where(User.name.contains(search.strip(), autoescape=True))
    people = await read.all(statement.order_by(User.name, User.id).limit(200))
    able = [each for each in people if await access.may_do(read, found, each)]
    return able[:20]


async def hands_of(read: Read, todo_ids: Sequence[UUID]) -> list[list[Hand]]:
    """Loader: who has each to-do, in the order in which they got it."""
    statement = (
        select(TodoAssignee, User.name.label("user_name"))
        .join(User, and_(own(User), User.id == TodoAssignee.user_id))
        .where(own(TodoAssignee), among(TodoAssignee.todo_id, todo_ids), TodoAssignee.ended_at.is_(None))
        .order_by(TodoAssignee.created_at, TodoAssignee.id)
    )
    found: dict[UUID, list[Hand]] = {}
    for row in await read.all(statement):
        hand = Hand(row["user_id"], row["user_name"], row["via"], row["given_by_id"], row["given_by"], row["reason"])
        found.setdefault(row["todo_id"], []).append(hand)
    return [found.get(id, []) for id in todo_ids]
