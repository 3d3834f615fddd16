"""The live stream: what an open screen follows. Read by position, so a client that comes back misses nothing.

One poller per process reads each tenant that has an open stream; clients hold only their position and share a short
window of recent facts. A client slower than the window reads pages from the table: nobody's slowness costs memory.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import asyncpg
from sqlalchemy import BigInteger, bindparam, func, select

from infra import metrics
from infra.db import Database, Statement, own
from infra.errors import Unavailable
from infra.log import log
from infra.outbox import LiveEvent, LiveHead
from infra.work import database

PAGE = 200
WINDOW = 1000

_HEAD = Statement(select(LiveHead.position).where(own(LiveHead)))
_OLDEST = Statement(select(func.min(LiveEvent.position)).where(own(LiveEvent)))
_AFTER = Statement(
    select(LiveEvent)
    .where(own(LiveEvent), LiveEvent.position > bindparam("after", type_=BigInteger()))
    .order_by(LiveEvent.position)
    .limit(PAGE)
)


@dataclass(frozen=True, slots=True)
class Hello:
    """The first item: facts after `position` follow. `reset` tells the client that what it asked for is gone, or
    belongs to another history; it must load its screen again."""

    position: int
    reset: bool


@dataclass(frozen=True, slots=True)
class Fact:
    position: int
    name: str
    at: datetime
    subject_id: UUID | None
    data: str  # JSON text

    @classmethod
    def of(cls, row: LiveEvent) -> Fact:
        return cls(row.position, row.event, row.at, row.subject_id, row.data)


@dataclass(frozen=True, slots=True)
class Beat:
    """The line is alive."""


Item = Hello | Fact | Beat
Allow = Callable[[Fact], bool]


@dataclass
class _Feed:
    tenant_id: UUID
    position: int
    clients: int = 0
    recent: deque[Fact] = field(default_factory=lambda: deque(maxlen=WINDOW))
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def deliver(self, facts: Sequence[Fact]) -> None:
        if facts:
            self.recent.extend(facts)
            self.position = facts[-1].position
            changed, self.changed = self.changed, asyncio.Event()
            changed.set()

    def since(self, position: int) -> list[Fact] | None:
        """Recent facts after a position; None when the window does not reach back that far."""
        if position >= self.position:
            return []
        if not self.recent or self.recent[0].position > position + 1:
            return None
        return list(self.recent)[position - self.recent[0].position + 1 :]


class Live:
    """All live streams of one process."""

    def __init__(self, pool: Database | None = None, *, every: float = 0.25, heartbeat: float = 15.0) -> None:
        self._pool = pool
        self._every = every
        self._heartbeat = heartbeat
        self._feeds: dict[UUID, _Feed] = {}
        self._poller: asyncio.Task[None] | None = None

    async def stream(
        self, tenant_id: UUID, after: int | None = None, allow: Allow | None = None
    ) -> AsyncGenerator[Item]:
        """Hello, then every fact after `after` (from now on, when None) in order, and a beat every so often: a
        silent line is then a dead one, and a busy one still gives its owner the chance to look at the session."""
        async with self._joined(tenant_id) as feed:
            hello = await self._greet(feed, after)
            yield hello
            sent, clock = hello.position, asyncio.get_running_loop().time
            beat = clock() + self._heartbeat
            while True:
                changed = feed.changed
                facts = await self._next(feed, sent)
                for fact in facts:
                    sent = fact.position
                    if allow is None or allow(fact):
                        yield fact
                if not facts:
                    await _within(changed, beat - clock())
                if clock() >= beat:
                    beat = clock() + self._heartbeat
                    yield Beat()

    async def close(self) -> None:
        poller, self._poller = self._poller, None
        if poller is not None:
            poller.cancel()
            with suppress(asyncio.CancelledError):
                await poller

    @asynccontextmanager
    async def _joined(self, tenant_id: UUID) -> AsyncIterator[_Feed]:
        feed = self._feeds.get(tenant_id)
        if feed is None:
            head = await self._head(tenant_id)
            feed = self._feeds.setdefault(tenant_id, _Feed(tenant_id, head))
        feed.clients += 1
        metrics.LIVE_CLIENTS.inc()
        if self._poller is None or self._poller.done():
            self._poller = asyncio.create_task(self._poll())
        try:
            yield feed
        finally:
            metrics.LIVE_CLIENTS.dec()
            feed.clients -= 1
            if feed.clients == 0 and self._feeds.get(tenant_id) is feed:
                del self._feeds[tenant_id]

    async def _greet(self, feed: _Feed, after: int | None) -> Hello:
        if after is None:
            return Hello(feed.position, False)
        async with self._database.transaction(feed.tenant_id, read_only=True) as at:
            head = await at.scalar(_HEAD) or 0
            oldest = await at.scalar(_OLDEST) or head + 1
        if oldest - 1 <= after <= head:
            return Hello(after, False)
        return Hello(head, True)

    async def _next(self, feed: _Feed, sent: int) -> list[Fact]:
        recent = feed.since(sent)
        return await self._page(feed.tenant_id, sent) if recent is None else recent[:PAGE]

    async def _poll(self) -> None:
        while self._feeds:
            for feed in list(self._feeds.values()):
                try:
                    await self._read(feed)
                except (Unavailable, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
                    log.warning("live.waits", tenant=str(feed.tenant_id), error=str(error))
            await asyncio.sleep(self._every)

    async def _read(self, feed: _Feed) -> None:
        while True:
            facts = await self._page(feed.tenant_id, feed.position)
            feed.deliver(facts)
            if len(facts) < PAGE:
                return

    async def _page(self, tenant_id: UUID, after: int) -> list[Fact]:
        async with self._database.transaction(tenant_id, read_only=True) as at:
            return [Fact.of(row) for row in await at.all(_AFTER, after=after)]

    async def _head(self, tenant_id: UUID) -> int:
        async with self._database.transaction(tenant_id, read_only=True) as at:
            return int(await at.scalar(_HEAD) or 0)

    @property
    def _database(self) -> Database:
        return self._pool or database()


async def _within(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), max(seconds, 0))
