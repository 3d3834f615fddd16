"""What follows a to-do a moment later."""

from sqlalchemy import DateTime, bindparam, delete, select

from infra.db import Statement, own
from infra.events import every, on
from infra.work import Work
from tenants.identity.events import MessageQueued, TodoEscalated, TodoGiven, TodoPosted
from tenants.identity.inbox import access
from tenants.identity.inbox.commands import HANDS
from tenants.identity.inbox.models import Todo
from tenants.identity.notices import courier, rules, words
from tenants.identity.notices.models import Message
from tenants.identity.notices.telling import Told, house_of, tell

DUE = Statement(
    select(Message.id)
    .where(own(Message), Message.state == "pending", Message.next_at <= bindparam("now", type_=DateTime(True)))
    .order_by(Message.next_at)
    .limit(200)
)
OLD = Statement(
    delete(Message).where(
        own(Message), Message.state != "pending", Message.created_at < bindparam("before", type_=DateTime(True))
    )
)


@on(TodoPosted, queue="notices")
async def tell_of_todo(work: Work, fact: TodoPosted) -> None:
    """Everybody whose to-do it is, and the groups."""
    todo = await work.get(Todo, fact.todo_id)
    if todo is None or todo.settled_at is not None:
        return
    people = fact.user_ids or await access.holders(work, todo)
    await tell(work, todo, people, await _due(work, todo), groups=True)


@on(TodoGiven, queue="notices")
async def tell_of_delegation(work: Work, fact: TodoGiven) -> None:
    """The colleague it was handed to, with the reason."""
    todo = await work.get(Todo, fact.todo_id)
    if fact.via != "delegated" or todo is None or todo.settled_at is not None:
        return
    hands = [hand for hand in await work.all(HANDS, todo_id=todo.id) if hand.user_id == fact.user_id]
    if hands:
        told = Told("notice.delegated", {"name": hands[0].given_by, "reason": hands[0].reason})
        await tell(work, todo, [fact.user_id], told, groups=False)


@on(TodoEscalated, queue="notices")
async def tell_of_escalation(work: Work, fact: TodoEscalated) -> None:
    """The lead, or the role above."""
    todo = await work.get(Todo, fact.todo_id)
    if todo is None or todo.settled_at is not None:
        return
    people = fact.user_ids or await access.holders_of(work, todo, fact.role)
    await tell(
        work,
        todo,
        people,
        Told("notice.overdue", {"due": await _local(work, todo) if todo.due_at else ""}),
        groups=True,
    )


@on(MessageQueued, queue="notices", seconds=120)
async def carry(work: Work, fact: MessageQueued) -> None:
    await courier.deliver(work, fact.message_id)


@every("* * * * *")
async def carry_again(work: Work) -> None:
    """What was put off: quiet hours, a busy robot, a gateway that did not answer."""
    for row in await work.all(DUE, now=work.now):
        work.emit(MessageQueued(message_id=row["id"]))


@every("17 3 * * *")
async def clear_mailbox(work: Work) -> None:
    await work.execute(OLD, before=work.now - rules.KEPT)


async def _due(work: Work, todo: Todo) -> Told:
    return Told("notice.due", {"due": await _local(work, todo)}) if todo.due_at else Told()


async def _local(work: Work, todo: Todo) -> dict[str, str]:
    """In the plant's time; each reader's own way to write it."""
    assert todo.due_at is not None
    house = await house_of(work)
    return words.moment_in_both(todo.due_at, house.tenant.time_zone)
