"""Overdue to-dos go one step up, once."""

from sqlalchemy import DateTime, bindparam

from infra.db import Statement, mine
from infra.events import every
from infra.work import Work
from tenants.identity.events import TodoEscalated
from tenants.identity.inbox import access, rules
from tenants.identity.inbox.commands import HANDS
from tenants.identity.inbox.models import Todo
from tenants.identity.inbox.posting import assign
from tenants.roles import TEAM_LEAD

AT_ONCE = 200
OVERDUE = Statement(
    mine(Todo)
    .where(
        Todo.settled_at.is_(None), Todo.escalated_at.is_(None), Todo.due_sort < bindparam("now", type_=DateTime(True))
    )
    .order_by(Todo.due_sort, Todo.id)
    .limit(AT_ONCE)
    .with_for_update(skip_locked=True)
)


@every("*/5 * * * *")
async def escalate_overdue(work: Work) -> None:
    """Named people's to-dos reach the lead of their team, a role's the role above it."""
    for todo in await work.all(OVERDUE, now=work.now):
        await _escalate(work, todo)


async def _escalate(work: Work, todo: Todo) -> None:
    hands = [hand.user_id for hand in await work.all(HANDS, todo_id=todo.id)]
    leads = await access.leads_of(work, hands, TEAM_LEAD) if hands else []
    role = None if leads else rules.above(todo.role)
    await assign(work, todo, leads, via="escalated")
    await work.change(todo, escalated_at=work.now, escalated_role=role)
    fact = TodoEscalated(todo_id=todo.id, kind=todo.kind, subject_id=todo.subject_id, user_ids=leads, role=role)
    work.emit(fact)
