"""What one does with a to-do besides doing it: take it, hand it on, say that it is done."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import Missing, ReasonMissing
from infra.work import Work
from tenants.identity import permissions
from tenants.identity.errors import TodoNotByHand, TodoTaken, TodoWrongHands
from tenants.identity.events import TodoGiven
from tenants.identity.inbox import access, rules
from tenants.identity.inbox.kinds import kind_of
from tenants.identity.inbox.models import Todo, TodoAssignee
from tenants.identity.inbox.posting import assign, settle
from tenants.identity.models import User

HANDS = Statement(
    mine(TodoAssignee)
    .where(TodoAssignee.todo_id == bindparam("todo_id"), TodoAssignee.ended_at.is_(None))
    .order_by(TodoAssignee.created_at, TodoAssignee.id)
)


@dataclass(frozen=True, kw_only=True)
class TakeTodo(Command):
    todo_id: UUID


@command(needs=permissions.ACT_ON_TODO)
async def take_todo(work: Work, cmd: TakeTodo) -> Todo:
    """Take a role's to-do: colleagues see who has it, and it leaves their lists."""
    todo = await _access(work, cmd.todo_id)
    hands = await _hands(work, todo)
    if any(hand.user_id == work.actor.id for hand in hands):
        return todo
    if hands:
        raise TodoTaken(name=(await _name(work, hands[0].user_id)))
    if await work.one(access.ROLE_REACHES, id=todo.id, user_id=work.actor.id) is None:
        raise TodoWrongHands(name=work.actor.name)
    await assign(work, todo, [work.actor.id], via="taken")
    _given(work, todo, work.actor.id, "taken")
    return todo


@dataclass(frozen=True, kw_only=True)
class DelegateTodo(Command):
    """`reason` is what the colleague reads."""

    todo_id: UUID
    user_id: UUID


@command(needs=permissions.ACT_ON_TODO)
async def delegate_todo(work: Work, cmd: DelegateTodo) -> Todo:
    """Hand a to-do to a colleague who may do it, saying why. It leaves the hands it was in."""
    if not (cmd.reason or "").strip():
        raise ReasonMissing()
    todo = await _access(work, cmd.todo_id)
    user = await work.get(User, cmd.user_id)
    if user is None:
        raise Missing(what="user")
    if not await access.may_do(work, todo, user):
        raise TodoWrongHands(name=user.name)
    hands = await _hands(work, todo)
    for hand in hands:
        if hand.user_id != user.id:
            await work.change(hand, ended_at=work.now)
    if all(hand.user_id != user.id for hand in hands):
        await assign(work, todo, [user.id], via="delegated", reason=cmd.reason)
        _given(work, todo, user.id, "delegated")
    return todo


@dataclass(frozen=True, kw_only=True)
class CloseTodo(Command):
    """`outcome` is done, or dismissed with a reason; only for kinds that nothing else can close."""

    todo_id: UUID
    outcome: str = "done"


@command(needs=permissions.ACT_ON_TODO)
async def close_todo(work: Work, cmd: CloseTodo) -> Todo:
    """Say by hand that a to-do is done, or why it need not be."""
    todo = await _access(work, cmd.todo_id)
    kind = kind_of(todo.kind)
    allowed = kind.by_hand if cmd.outcome == "done" else kind.dismissable and cmd.outcome in rules.OUTCOMES
    if not allowed:
        raise TodoNotByHand(kind=todo.kind)
    if cmd.outcome == "dismissed" and not (cmd.reason or "").strip():
        raise ReasonMissing()
    return await settle(work, todo, cmd.outcome, cmd.reason)


async def _access(work: Work, todo_id: UUID) -> Todo:
    """The open to-do, locked; absent for whoever has nothing to do with it."""
    team = work.actor.team_id if work.actor.may(permissions.READ_TEAM_TODOS.name) else None
    todo: Todo | None = await work.one(access.MAY_ACT, id=todo_id, me=work.actor.id, team=team)
    if todo is None:
        raise Missing(what="to-do")
    work.subject(todo.subject_id)
    return todo


async def _hands(work: Work, todo: Todo) -> list[TodoAssignee]:
    return await work.all(HANDS, todo_id=todo.id)


async def _name(work: Work, user_id: UUID) -> str:
    user = await work.get(User, user_id)
    return user.name if user else ""


def _given(work: Work, todo: Todo, user_id: UUID, via: str) -> None:
    fact = TodoGiven(todo_id=todo.id, kind=todo.kind, subject_id=todo.subject_id, user_id=user_id, via=via)
    work.emit(fact)
