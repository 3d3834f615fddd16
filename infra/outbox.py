"""The outbox: what must happen after a commit, written in that commit. It is the truth; a broker is only a bell.

One row per (event, actor), and one more for the live stream. A row is finished by its consumer alone, in the
transaction of its effects, so the row is the inbox too. `next_at` is the one clock of a due row: when it is rung
first, rung again because nobody answered, or tried again after a failure.

    due ──consumer commits──> done ──a few days──> deleted
     │ └─refused, or failed too often──> dead ──retry──> due
     │                                     └──discard──> discarded
     └─(live rows) numbered by the relay and deleted
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from sqlalchemy import BigInteger, Index, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from infra import events
from infra.db import Base, Executor, among, own
from infra.events import Event, Handler
from infra.ids import uuid7

if TYPE_CHECKING:
    from infra.work import Work

LIVE = "live"  # the actor name of rows that the relay numbers into the live stream
DUE, DONE, DEAD, DISCARDED = "due", "done", "dead", "discarded"
TICK = "tick"  # the event name of a calendar row


class Outbox(Base):
    """Something due: one actor for one event (or one calendar slot) of one tenant."""

    __tablename__ = "outbox"
    __table_args__ = (
        # Small whatever the table's size: only rows somebody still waits for.
        Index("ix_outbox_due", "tenant_id", "next_at", postgresql_where=text("state = 'due'")),
        Index("ix_outbox_dead", "tenant_id", "id", postgresql_where=text("state = 'dead'")),
        Index("ix_outbox_done", "tenant_id", "done_at", postgresql_where=text("done_at IS NOT NULL")),
    )

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    event: Mapped[str]
    actor: Mapped[str]
    queue: Mapped[str]
    payload: Mapped[str]
    subject_id: Mapped[UUID | None]
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(server_default=DUE)
    next_at: Mapped[datetime]
    rung_at: Mapped[datetime | None]
    rings: Mapped[int] = mapped_column(server_default="0")
    attempts: Mapped[int] = mapped_column(server_default="0")
    attempted_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    code: Mapped[str | None]
    error: Mapped[str | None]


class LiveEvent(Base):
    """The events of a tenant in one numbered row, for screens that follow along."""

    __tablename__ = "live_event"

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    event: Mapped[str]
    subject_id: Mapped[UUID | None]
    data: Mapped[str]
    at: Mapped[datetime]


class LiveHead(Base):
    """The last position given out. Its row lock makes the order of positions the order of commits."""

    __tablename__ = "live_head"

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)


# (role, privileges, table): the consumers work as the app role under row-level security; the relay works for
# everyone and therefore may do nothing but relay. It inserts calendar rows, and never reads another table's rows.
GRANTS: tuple[tuple[str, str, str], ...] = (
    ("lotline_app", "SELECT, INSERT, UPDATE", "outbox"),
    ("lotline_app", "SELECT", "live_event"),
    ("lotline_app", "SELECT", "live_head"),
    ("lotline_relay", "SELECT, INSERT, UPDATE, DELETE", "outbox"),
    ("lotline_relay", "SELECT, INSERT, DELETE", "live_event"),
    ("lotline_relay", "SELECT, INSERT, UPDATE", "live_head"),
)


@dataclass(frozen=True, slots=True)
class Due:
    """One outbox row about to be written."""

    tenant_id: UUID
    id: UUID
    event: str
    actor: str
    queue: str
    payload: str
    subject_id: UUID | None
    at: datetime

    def values(self) -> tuple[object, ...]:
        return (self.tenant_id, self.id, self.event, self.actor, self.queue, self.payload, self.subject_id, self.at)


def rows_for(event: Event, work: Work) -> list[Due]:
    """One row for every actor that listens today, and one for the live stream. A later deploy adds none."""
    listeners = [(each.name, each.queue) for each in events.listeners(type(event))]
    if event.live:
        listeners.append((LIVE, LIVE))
    payload = event.to_json() if listeners else ""
    tenant = work.actor.tenant_id
    return [
        Due(tenant, uuid7(), event.name, actor, queue, payload, event.about(), work.now) for actor, queue in listeners
    ]


async def write(executor: Executor, rows: Sequence[Due]) -> None:
    """All rows of a transaction in one statement."""
    for start in range(0, len(rows), 200):
        part = rows[start : start + 200]
        await executor.connection.execute(_insert(len(part)), *(value for row in part for value in row.values()))


def tick(tenant_id: UUID, handler: Handler, slot: datetime) -> Due:
    """The row of a calendar slot. Every worker makes the same id, so whoever inserts it first wins."""
    identity = uuid5(tenant_id, f"{handler.name} {slot.isoformat()}")
    return Due(tenant_id, identity, TICK, handler.name, handler.queue, "{}", None, slot)


async def write_ticks(executor: Executor, rows: Sequence[Due]) -> int:
    """How many of these slots were still free."""
    written = 0
    for start in range(0, len(rows), 200):
        part = rows[start : start + 200]
        text = _insert(len(part)) + " ON CONFLICT (tenant_id, id) DO NOTHING"
        status = await executor.connection.execute(text, *(value for row in part for value in row.values()))
        written += int(status.rpartition(" ")[2])
    return written


@lru_cache(maxsize=200)
def _insert(count: int) -> str:
    """A new row is due at once: `next_at` repeats `at`."""
    groups = []
    for first in range(1, count * 8, 8):
        marks = [f"${number}" for number in range(first, first + 8)]
        groups.append(f"({', '.join([*marks, marks[-1]])})")
    columns = "tenant_id, id, event, actor, queue, payload, subject_id, at, next_at"
    return f"INSERT INTO outbox ({columns}) VALUES {', '.join(groups)}"


async def absorb(work: Work, actors: Sequence[str]) -> int:
    """Mark what else is due for these actors as done by the transaction that runs: whatever they were told of is
    committed and visible to it, so one run answers a whole burst. Rows somebody else holds are left to him."""
    others = select(Outbox.id).where(
        own(Outbox), Outbox.state == DUE, Outbox.id != work.line.id, among(Outbox.actor, actors)
    )
    chosen = others.with_for_update(skip_locked=True)
    done = update(Outbox).where(own(Outbox), Outbox.id.in_(chosen)).values(state=DONE, done_at=work.now)
    return await work.execute(done)
