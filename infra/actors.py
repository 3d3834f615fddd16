"""The consumer: one outbox row, one transaction.

The row is locked first, in the transaction of its effects, and done when that commits: a bell rung twice finds it
locked or done and stops. A failure rolls everything back and is counted in a transaction of its own.

    refused (DomainError of the plant)   dead at once, with its code: trying again cannot help
    Unavailable, tenant suspended        tried again for hours, ever more slowly
    anything else is a bug               tried again for minutes, then dead with its error
"""

from __future__ import annotations

import asyncio
import random
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import DateTime, Integer, Text, Uuid, bindparam, select, update

from infra import clock, events, metrics
from infra.db import Statement, own
from infra.errors import DomainError, Refusal, TenantClosed, Unavailable
from infra.journal.canonical import canonical
from infra.log import log, told
from infra.outbox import DEAD, DONE, DUE, TICK, Outbox
from infra.work import Known, Line, Work, database, system, working

ATTEMPTS = 8
PATIENT_ATTEMPTS = 30
LONGEST_WAIT = timedelta(minutes=5)
ERROR_LENGTH = 2000

_ROW = (own(Outbox), Outbox.id == bindparam("row", type_=Uuid()), Outbox.state == DUE)
# SKIP LOCKED: whoever holds the lock is doing the work; a second bell must not wait for it.
LOCK = Statement(select(Outbox).where(*_ROW).with_for_update(skip_locked=True))
FINISH = Statement(
    update(Outbox)
    .where(*_ROW)
    .values(state=DONE, done_at=bindparam("t", type_=DateTime(True)), attempts=Outbox.attempts + 1)
)
FAIL = Statement(
    update(Outbox)
    .where(*_ROW, Outbox.attempts == bindparam("seen", type_=Integer()))
    .values(
        state=bindparam("new_state", type_=Text()),
        attempts=Outbox.attempts + 1,
        attempted_at=bindparam("t", type_=DateTime(True)),
        next_at=bindparam("again", type_=DateTime(True)),
        rung_at=None,
        code=bindparam("why", type_=Text()),
        error=bindparam("said", type_=Text()),
    )
)


Gate = Callable[[Work, str], Awaitable[bool]]
_gates: list[Gate] = []


def gate(check: Gate) -> Gate:
    """Register what decides whether an actor (by its dotted name) runs for this company. One that does not is done
    with: its row is finished as if it had run."""
    _gates.append(check)
    return check


class Gone(Exception):
    """The row is finished, deleted, or in someone else's hands."""


@dataclass
class _Run:
    """What one bell found."""

    id: UUID
    row: Outbox | None = None

    async def lock(self, work: Work) -> None:
        row: Outbox | None = await work.one(LOCK, row=self.id)
        if row is None:
            raise Gone
        self.row = row
        work.actor = replace(work.actor, name=row.actor)
        while_read_only = events.runs_while_read_only(row.actor)
        work.line = Line(id=row.id, command=row.actor, payload=_payload(row), while_read_only=while_read_only)


async def consume(tenant_id: UUID, outbox_id: UUID) -> str:
    """Handle one row: applied, gone, retry or dead. Raises only when the failure itself cannot be written down;
    then the row stays as it was and is rung again."""
    run = _Run(outbox_id)
    began = perf_counter()
    with told(tenant=tenant_id, row=outbox_id):
        try:
            verdict = await _apply(tenant_id, run)
        except Gone:
            return "gone"
        except Exception as error:  # a door: whatever it is, the row must say so
            verdict = await _failed(tenant_id, run, error)
    name = run.row.actor if run.row else "unknown"
    metrics.ACTORS.labels(name, verdict).inc()
    metrics.ACTOR_SECONDS.labels(name).observe(perf_counter() - began)
    return verdict


async def _apply(tenant_id: UUID, run: _Run) -> str:
    try:
        async with working(system(tenant_id), command="infra.actor", id=run.id, first=run.lock) as work:
            assert run.row is not None
            with told(actor=run.row.actor, event=run.row.event):
                if all([await opens(work, run.row.actor) for opens in _gates]):
                    await _call(work, run.row)
            await work.execute(FINISH, row=run.id, t=clock.now())
    except Known:
        # A journal line with this id exists, so the effects are there: only the mark is missing (a partial restore).
        async with database().transaction(tenant_id) as at:
            await at.execute(FINISH, row=run.id, t=clock.now())
    return "applied"


async def _call(work: Work, row: Outbox) -> None:
    handler = events.handler(row.actor)
    async with asyncio.timeout(handler.seconds):
        if row.event == TICK:
            await handler.run(work)
        else:
            await handler.run(work, events.event_from_json(row.event, row.payload))


async def _failed(tenant_id: UUID, run: _Run, error: Exception) -> str:
    if run.row is None:  # the database failed before the row was ours
        log.warning("actor.unreachable", error=str(error))
        raise error
    attempts = run.row.attempts
    dead = _hopeless(error, attempts + 1)
    log.log(40 if dead else 30, "actor.dead" if dead else "actor.retry", actor=run.row.actor, error=_said(error))
    async with database().transaction(tenant_id) as at:
        await at.execute(
            FAIL,
            row=run.id,
            seen=attempts,
            new_state=DEAD if dead else DUE,
            t=clock.now(),
            again=next_attempt(attempts),
            why=error.code if isinstance(error, DomainError) else None,
            said=_said(error),
        )
    return "dead" if dead else "retry"


def _hopeless(error: Exception, attempts: int) -> bool:
    if isinstance(error, TenantClosed):
        return False  # a company that renews after months finds its work waiting
    if isinstance(error, Unavailable):
        return attempts >= PATIENT_ATTEMPTS
    return isinstance(error, Refusal) or attempts >= ATTEMPTS


def next_attempt(attempts: int) -> datetime:
    """2 s, 4 s, 8 s … 5 min, spread by a fifth so that failures of one moment do not return in one moment."""
    wait = min(timedelta(seconds=2 ** (min(attempts, 12) + 1)), LONGEST_WAIT)
    return clock.now() + wait * random.uniform(0.8, 1.2)


def _said(error: Exception) -> str:
    if isinstance(error, DomainError):
        return error.sentence
    where = traceback.extract_tb(error.__traceback__)[-3:]
    places = "".join(f"\n  {frame.name}, {frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in where)
    return f"{type(error).__name__}: {error}{places}"[:ERROR_LENGTH]


def _payload(row: Outbox) -> str:
    data: Any = orjson.loads(row.payload)
    return canonical({"event": row.event, "data": data})
