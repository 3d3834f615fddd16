"""Dead letters: outbox rows given up on, seen and decided by a person."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Text, Uuid, bindparam, select, update

from infra.actions import Command, command, query
from infra.db import Statement, own
from infra.errors import Conflict, Missing
from infra.outbox import DEAD, DISCARDED, DUE, Outbox
from infra.pages import Key, Page, paged
from infra.permissions import Permission
from infra.work import Read, Work

READ_DEAD_LETTERS = Permission(
    "infra.dead_letter:read", "See background work that was given up on", roles={"ADMIN"}, zh="查看失败的后台任务"
)
RETRY_DEAD_LETTERS = Permission(
    "infra.dead_letter:retry",
    "Retry or discard background work that failed",
    roles={"ADMIN"},
    zh="重试或放弃失败的后台任务",
)

_ROW = (own(Outbox), Outbox.id == bindparam("letter", type_=Uuid()))
_FIND = Statement(select(Outbox).where(*_ROW).with_for_update())
_DECIDE = Statement(
    update(Outbox)
    .where(*_ROW, Outbox.state == DEAD)
    .values(
        state=bindparam("new_state", type_=Text()),
        next_at=bindparam("again", type_=Outbox.next_at.type),
        done_at=bindparam("closed", type_=Outbox.done_at.type),
        attempts=0,
        rings=0,
        rung_at=None,
    )
)
_BY_ID = Statement(select(Outbox).where(*_ROW))
_NEWEST = (Key(Outbox.id, "id", descending=True),)


class NotDead(Conflict):
    code = "infra.letter_not_dead"
    text = "this background work is {state} and needs no decision"


@dataclass(frozen=True, kw_only=True)
class RetryDeadLetter(Command):
    """Give it all its attempts again."""

    letter_id: UUID


@dataclass(frozen=True, kw_only=True)
class DiscardDeadLetter(Command):
    """Never run it; it is deleted some days later, its journal line stays."""

    letter_id: UUID


@command(needs=RETRY_DEAD_LETTERS)
async def retry_dead_letter(work: Work, cmd: RetryDeadLetter) -> Outbox:
    """Run failed background work again."""
    return await _decide(work, cmd.letter_id, DUE)


@command(needs=RETRY_DEAD_LETTERS)
async def discard_dead_letter(work: Work, cmd: DiscardDeadLetter) -> Outbox:
    """Give failed background work up for good."""
    return await _decide(work, cmd.letter_id, DISCARDED)


@query(needs=READ_DEAD_LETTERS)
async def dead_letters(read: Read, first: int, after: str | None) -> Page[Outbox]:
    """Newest first."""
    return await paged(
        read, select(Outbox).where(own(Outbox), Outbox.state == DEAD), keys=_NEWEST, first=first, after=after
    )


async def _decide(work: Work, letter_id: UUID, state: str) -> Outbox:
    letter: Outbox | None = await work.one(_FIND, letter=letter_id)
    if letter is None:
        raise Missing(what="dead letter")
    if letter.state != DEAD:
        raise NotDead(state=letter.state)
    work.subject(letter_id)
    closed = work.now if state == DISCARDED else None
    await work.execute(_DECIDE, letter=letter_id, new_state=state, again=work.now, closed=closed)
    return await work.one(_BY_ID, letter=letter_id)  # type: ignore[no-any-return]
