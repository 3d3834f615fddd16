"""The facade for every module: post a to-do, settle it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam

from infra.db import Statement, mine
from infra.work import Work
from tenants.identity.events import TodoPosted, TodoSettled
from tenants.identity.inbox import rules
from tenants.identity.inbox.models import Todo, TodoAssignee

STANDING = Statement(
    mine(Todo).where(
        Todo.kind == bindparam("kind"), Todo.subject_id == bindparam("subject_id"), Todo.settled_at.is_(None)
    )
)


async def post_todo(
    work: Work,
    *,
    kind: str,
    subject_id: UUID,
    params: Mapping[str, Any] | None = None,
    link: str = "",
    users: Sequence[UUID] = (),
    role: str | None = None,
    places: Sequence[UUID | None] = (),
    due_at: datetime | None = None,
    level: str = "normal",
    needs: str | None = None,
) -> bool:
    """Somebody has to do something about a thing: these people, or whoever holds the role at one of the places
    (name the work center, its area and its site: a grant for any of them reaches it).

    Idempotent: while one of this kind stands open for the subject nothing happens, and the answer is False. One
    statement for a role's to-do. `params` fill the words `todo.<kind>`; `needs` is the permission the act wants,
    asked of whoever it is delegated to.
    """
    assert level in rules.LEVELS, level
    assert users or role, "a to-do is somebody's"
    todo = Todo(
        kind=kind,
        subject_id=subject_id,
        params=dict(params or {}),
        link=link,
        level=level,
        role=role,
        place_ids=[place for place in places if place is not None],
        needs=needs,
        due_at=due_at,
        due_sort=due_at or rules.END_OF_TIME,
    )
    if not await work.insert_new(todo):
        return False
    named = list(dict.fromkeys(users))
    await assign(work, todo, named, via="posted")
    work.emit(TodoPosted(todo_id=todo.id, kind=kind, subject_id=subject_id, level=level, user_ids=named, role=role))
    return True


async def settle_todo(work: Work, kind: str, subject_id: UUID, outcome: str = "done", note: str | None = None) -> bool:
    """What was wanted has happened (or is wanted no more). Without an open to-do nothing happens: False."""
    todo: Todo | None = await work.one(STANDING, kind=kind, subject_id=subject_id)
    if todo is None:
        return False
    await settle(work, todo, outcome, note)
    return True


async def settle(work: Work, todo: Todo, outcome: str, note: str | None) -> Todo:
    await work.change(
        todo,
        settled_at=work.now,
        outcome=outcome,
        settled_by_id=work.actor.id,
        settled_by=work.actor.name,
        note=note,
    )
    work.emit(TodoSettled(todo_id=todo.id, kind=todo.kind, subject_id=todo.subject_id, outcome=outcome))
    return todo


async def assign(work: Work, todo: Todo, users: Sequence[UUID], *, via: str, reason: str | None = None) -> None:
    if not users:
        return
    rows = [
        TodoAssignee(
            todo_id=todo.id, user_id=user, via=via, given_by_id=work.actor.id, given_by=work.actor.name, reason=reason
        )
        for user in users
    ]
    await work.insert_all(rows)
