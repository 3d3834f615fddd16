"""The inbox in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import JSON, Info, connection, loader, mutation, page_type
from tenants.identity.inbox import commands, models, queries, rules
from tenants.identity.inbox.kinds import kind_of


@strawberry.type(description="Somebody who has a to-do. `via`: posted, taken, delegated, escalated.")
class TodoHand:
    user_id: UUID
    name: str
    via: str
    given_by: str
    reason: str | None

    @classmethod
    def of(cls, hand: queries.Hand) -> "TodoHand":
        return cls(user_id=hand.user_id, name=hand.name, via=hand.via, given_by=hand.given_by, reason=hand.reason)


@strawberry.type(
    description="Something to be done; its words are `todo.<kind>`, filled from `params`. No hands: it is its role's."
)
class Todo:
    id: UUID
    kind: str
    subject_id: UUID
    params: JSON
    link: str
    level: str
    role: str | None
    posted_at: datetime
    due_at: datetime | None
    overdue: bool
    escalated_at: datetime | None
    settled_at: datetime | None
    settled_by: str | None
    outcome: str | None
    note: str | None
    by_hand: bool
    dismissable: bool
    revision: int

    @strawberry.field
    async def hands(self, info: Info) -> list[TodoHand]:
        return [TodoHand.of(hand) for hand in await loader(info, queries.hands_of).load(self.id)]

    @classmethod
    def of(cls, row: models.Todo) -> "Todo":
        kind = kind_of(row.kind)
        return cls(
            id=row.id,
            kind=row.kind,
            subject_id=row.subject_id,
            params=row.params,  # type: ignore[arg-type]
            link=row.link,
            level=row.level,
            role=row.role,
            posted_at=row.created_at,
            due_at=row.due_at,
            overdue=rules.overdue(row.due_at, row.settled_at, clock.now()),
            escalated_at=row.escalated_at,
            settled_at=row.settled_at,
            settled_by=row.settled_by,
            outcome=row.outcome,
            note=row.note,
            by_hand=kind.by_hand,
            dismissable=kind.dismissable,
            revision=row.revision,
        )


@strawberry.type
class TodoKindCount:
    kind: str
    count: int


@strawberry.type(description="What waits for the asking person.")
class TodoCount:
    open: int
    overdue: int
    urgent: int

    @strawberry.field
    async def kinds(self, info: Info) -> list[TodoKindCount]:
        return [TodoKindCount(kind=kind, count=n) for kind, n in await queries.todo_kinds(info.context.read)]


@strawberry.type(description="A colleague a to-do can be handed to.")
class Colleague:
    id: UUID
    name: str


@strawberry.enum
class TodoView(enum.Enum):
    MINE = "MINE"
    TEAM = "TEAM"
    DELEGATED = "DELEGATED"
    DONE = "DONE"


@strawberry.enum
class TodoSort(enum.Enum):
    DUE_ASC = "DUE_ASC"
    DUE_DESC = "DUE_DESC"
    POSTED_ASC = "POSTED_ASC"
    POSTED_DESC = "POSTED_DESC"


@strawberry.input
class TodoFilter:
    view: TodoView = TodoView.MINE
    kind: str | None = None
    level: str | None = None
    overdue: bool | None = None


if TYPE_CHECKING:
    TodoPage = Any
else:
    TodoPage = page_type(Todo)


@strawberry.type
class InboxQuery:
    @strawberry.field
    async def todos(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: TodoFilter | None = None,
        sort: list[TodoSort] | None = None,
    ) -> TodoPage:
        given = filter or TodoFilter()
        wanted = queries.TodoFilter(view=given.view.value, kind=given.kind, level=given.level, overdue=given.overdue)
        order = [each.value for each in sort or ()]
        return connection(Todo, await queries.todo_page(info.context.read, first, after, wanted, order))

    @strawberry.field
    async def todo(self, info: Info, id: UUID) -> Todo | None:
        row = await queries.todo(info.context.read, id)
        return Todo.of(row) if row else None

    @strawberry.field
    async def todo_count(self, info: Info) -> TodoCount:
        found = await queries.todo_count(info.context.read)
        return TodoCount(open=found.open, overdue=found.overdue, urgent=found.urgent)

    @strawberry.field
    async def todo_colleagues(self, info: Info, id: UUID, search: str | None = None) -> list[Colleague]:
        found = await queries.todo_colleagues(info.context.read, id, search)
        return [Colleague(id=each.id, name=each.name) for each in found]


@strawberry.type
class InboxMutation:
    take_todo = mutation(commands.take_todo, Todo)
    delegate_todo = mutation(commands.delegate_todo, Todo)
    close_todo = mutation(commands.close_todo, Todo)
