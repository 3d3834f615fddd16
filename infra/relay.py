"""The relay: finds rows that are due, rings the broker for them, and numbers the live stream.

It works for all tenants at once and therefore runs as a role of its own (`lotline_relay`), never in a web process.
Its statements still name one tenant each, except the search for tenants with something due: a lock over
tenants fails on a distributed database, and one busy tenant must not starve the others.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, Protocol
from uuid import UUID

import asyncpg

from infra import clock, events, metrics, outbox
from infra.db import Database
from infra.errors import Unavailable
from infra.log import log

BATCH = 200
OVERDUE = timedelta(seconds=30)  # a rung row nobody finished is rung again; each time the wait doubles
OVERDUE_LIMIT = timedelta(minutes=10)
SETTLE = 0.05  # at least this long between two rounds: under load one round serves many commits
WINDOW = 100  # rung and unfinished rows of one tenant: its flood waits here and not in front of the others
BACKLOG = 1000  # messages waiting in the broker: ringing more would only ring them twice
KEEP_DONE = timedelta(days=3)
KEEP_LIVE = timedelta(days=2)
LOOK_AGAIN = 5.0  # seconds between two looks at who is awake
CATCH_UP = timedelta(hours=24)  # a slot missed for longer is skipped; must stay below KEEP_DONE

# What is left of a company at a place it has moved from, or is moving from, is nobody's work any more.
STANDS = """NOT EXISTS (
  SELECT 1 FROM directory d WHERE d.tenant_id = {tenant} AND (d.placement <> '{key}' OR d.state = 'moving'))"""
TENANTS = "SELECT tenant_id FROM (SELECT DISTINCT tenant_id FROM outbox WHERE state = 'due' AND next_at <= $1) o"
# ARRAY(…) is evaluated once; as a join partner the sub-select could be run again and lock more than its limit.
CLAIM = """
UPDATE outbox SET rung_at = $2, rings = rings + 1, next_at = $2 + least($3::interval * power(2, least(rings, 12)), $4)
WHERE tenant_id = $1 AND id = ANY(ARRAY(
  SELECT id FROM outbox WHERE tenant_id = $1 AND state = 'due' AND next_at <= $2 AND actor <> 'live' AND {stands}
  ORDER BY next_at LIMIT $5 FOR UPDATE SKIP LOCKED))
RETURNING id, queue
"""
WAITING = """
SELECT count(*) FROM outbox WHERE tenant_id = $1 AND state = 'due' AND rung_at IS NOT NULL AND next_at > $2
"""
HEAD = "SELECT position FROM live_head WHERE tenant_id = $1 FOR UPDATE"
NEW_HEAD = """
INSERT INTO live_head (tenant_id, position) SELECT $1::uuid, 0 WHERE {stands} ON CONFLICT (tenant_id) DO NOTHING
"""
TAKE_LIVE = """
DELETE FROM outbox WHERE tenant_id = $1 AND id = ANY(ARRAY(
  SELECT id FROM outbox WHERE tenant_id = $1 AND state = 'due' AND next_at <= $2 AND actor = 'live' AND {stands}
  ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED))
RETURNING id, event, subject_id, payload, at
"""
ADD_LIVE = "INSERT INTO live_event (tenant_id, position, event, subject_id, data, at) VALUES ($1, $2, $3, $4, $5, $6)"
MOVE_HEAD = "UPDATE live_head SET position = $2 WHERE tenant_id = $1"
UNRING = (
    "UPDATE outbox SET next_at = $3, rung_at = NULL WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND state = 'due'"
    " AND {stands}"
)
# Rings that went into a broker which died with its process. Rows rung often are left to their own clock: one of
# them may be what killed the process.
FORGOTTEN = """
UPDATE outbox SET next_at = $2, rung_at = NULL
WHERE tenant_id = $1 AND state = 'due' AND rung_at IS NOT NULL AND rings < 4 AND next_at > $2 AND {stands}
"""
RUNG_TENANTS = "SELECT DISTINCT tenant_id FROM outbox WHERE state = 'due' AND rung_at IS NOT NULL"
DIRECTORY = "SELECT tenant_id FROM directory WHERE state IN ('active', 'trial', 'grace') AND placement = '{key}'"
# Nothing has happened for as long as live events are kept: nobody waits for what comes round every few minutes.
AWAKE = f"{DIRECTORY} AND EXISTS (SELECT 1 FROM live_event l WHERE l.tenant_id = directory.tenant_id)"
DROP_DONE = "DELETE FROM outbox WHERE tenant_id = $1 AND done_at < $2 AND {stands}"
DROP_LIVE = """
DELETE FROM live_event WHERE tenant_id = $1 AND {stands} AND position <= (
  SELECT position FROM live_event WHERE tenant_id = $1 AND at < $2 ORDER BY position DESC LIMIT 1)
"""
STATE = """
SELECT count(*) FILTER (WHERE state = 'due') AS due, count(*) FILTER (WHERE state = 'dead') AS dead,
       min(at) FILTER (WHERE state = 'due' AND attempts = 0) AS oldest
FROM outbox WHERE state IN ('due', 'dead')
"""


FENCED = (CLAIM, NEW_HEAD, TAKE_LIVE, UNRING, FORGOTTEN, DIRECTORY, AWAKE, DROP_DONE, DROP_LIVE)


@dataclass(frozen=True, slots=True)
class Bell:
    """One message: somebody please look at this row."""

    tenant_id: UUID
    id: UUID
    queue: str


class Bells(Protocol):
    """What the relay rings: a broker."""

    in_process: bool

    async def ring(self, bells: Sequence[Bell]) -> None: ...

    async def backlog(self) -> int: ...


class Relay:
    def __init__(
        self, database: Database, bells: Bells, *, poll: float = 1.0, overdue: timedelta = OVERDUE, window: int = WINDOW
    ) -> None:
        self.database = database
        self.window = window
        self.bells = bells
        self.poll = poll
        self.overdue = overdue
        self.others: list[Relay] = []  # of other places: one bell rings for all
        self.state: dict[str, Any] = {"due": 0, "dead": 0, "oldest": None}
        self._rung = asyncio.Event()
        stands = STANDS.format(tenant="$1", key=database.key)
        self._sql = {text: text.format(stands=stands, key=database.key) for text in FENCED}
        self._tenants = f"{TENANTS} WHERE {STANDS.format(tenant='o.tenant_id', key=database.key)}"
        self._full: set[UUID] = set()

    async def run(self, stop: asyncio.Event, ring: Path | None = None) -> None:
        """Until `stop`. An unreachable database or broker is waited for."""
        async with self._listening(ring):
            started = False
            clock_of_loop = asyncio.get_running_loop().time
            while not stop.is_set():
                began = clock_of_loop()
                try:
                    if not started and self.bells.in_process:
                        await self.ring_forgotten()
                    started = True
                    if not await self.once():
                        await self._sleep(stop)
                        await asyncio.sleep(max(0.0, SETTLE - (clock_of_loop() - began)))
                except (Unavailable, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
                    log.warning("relay.waits", error=str(error))
                    await self._sleep(stop)

    async def once(self) -> bool:
        """One round over all tenants with something due; whether there may be more."""
        self._rung.clear()
        more = False
        tenants = await self._fetch(self._tenants, clock.now())
        for tenant in tenants:
            more |= await self.number_live(tenant) == BATCH
        for tenant in tenants:  # afterwards: screens must not wait for a broker that is away
            await self.ring_due(tenant)
        return more

    async def ring_due(self, tenant: UUID) -> int:
        """Claim, stamp and commit, then ring. A crash in between costs one overdue interval, nothing else;
        ringing first would find consumers at rows that are still locked here."""
        if await self.bells.backlog() > BACKLOG:
            return 0
        async with self.database.transaction(None) as at:
            now = clock.now()
            room = max(0, min(BATCH, self.window - await at.connection.fetchval(WAITING, tenant, now)))
            claimed = await at.connection.fetch(self._sql[CLAIM], tenant, now, self.overdue, OVERDUE_LIMIT, room)
        if len(claimed) == room:
            self._full.add(tenant)
        bells = [Bell(tenant, row["id"], row["queue"]) for row in claimed]
        if bells:
            await self._publish(tenant, bells)
        return len(bells)

    async def _publish(self, tenant: UUID, bells: Sequence[Bell]) -> None:
        try:
            await self.bells.ring(bells)
        except Unavailable as error:
            log.warning("relay.broker_down", tenant=str(tenant), rows=len(bells), error=str(error))
            soon = clock.now() + timedelta(seconds=1)
            async with self.database.transaction(None) as at:
                await at.connection.execute(self._sql[UNRING], tenant, [bell.id for bell in bells], soon)
            raise

    async def number_live(self, tenant: UUID) -> int:
        """Give committed events their positions. The head's row lock is held to the commit, so positions appear in
        order and without a gap, whichever relay does it; a transaction that commits late gets a later position."""
        async with self.database.transaction(None) as at:
            head = await at.connection.fetchval(HEAD, tenant)
            if head is None:
                await at.connection.execute(self._sql[NEW_HEAD], tenant)
                head = await at.connection.fetchval(HEAD, tenant)
                if head is None:
                    return 0
            due = await at.connection.fetch(self._sql[TAKE_LIVE], tenant, clock.now(), BATCH)
            taken = sorted(due, key=lambda row: row["id"])
            if taken:
                await at.connection.executemany(ADD_LIVE, _numbered(tenant, head, taken))
                await at.connection.execute(MOVE_HEAD, tenant, head + len(taken))
        return len(taken)

    async def ring_forgotten(self) -> None:
        """What a dead process had in its in-process broker is due now, not when it is overdue."""
        for tenant in await self._fetch(RUNG_TENANTS):
            async with self.database.transaction(None) as at:
                await at.connection.execute(self._sql[FORGOTTEN], tenant, clock.now())

    async def tidy(self) -> None:
        """Delete done rows and old live events."""
        for tenant in await self._fetch(self._sql[DIRECTORY]):
            async with self.database.transaction(None) as at:
                await at.connection.execute(self._sql[DROP_DONE], tenant, clock.now() - KEEP_DONE)
                await at.connection.execute(self._sql[DROP_LIVE], tenant, clock.now() - KEEP_LIVE)

    async def measure(self) -> None:
        async with self.database.transaction(None, read_only=True) as at:
            self.state = dict(await at.connection.fetchrow(STATE))
        show([self, *self.others])

    def wake(self) -> None:
        """The bell, from inside this process; it is heard at every place."""
        self._rung.set()
        for each in self.others:
            each._rung.set()

    def finished(self, tenant: UUID) -> None:
        """A row of this tenant is done with: there is room for one that waits."""
        if tenant in self._full:
            self._full.discard(tenant)
            self.wake()

    async def tenants(self) -> list[UUID]:
        return await self._fetch(self._sql[DIRECTORY])

    async def awake(self) -> list[UUID]:
        """Those in which something happened in the last days."""
        return await self._fetch(self._sql[AWAKE])

    async def _fetch(self, sql: str, *arguments: Any) -> list[UUID]:
        async with self.database.transaction(None, read_only=True) as at:
            return [row["tenant_id"] for row in await at.connection.fetch(sql, *arguments)]

    async def _sleep(self, stop: asyncio.Event) -> None:
        """Until the bell, the poll, or the end."""
        waits = {asyncio.ensure_future(self._rung.wait()), asyncio.ensure_future(stop.wait())}
        try:
            await asyncio.wait(waits, timeout=self.poll, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    @asynccontextmanager
    async def _listening(self, path: Path | None) -> AsyncIterator[None]:
        if path is None:
            yield
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        listener = _Listener(self.wake)
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: listener, local_addr=str(path), family=socket.AF_UNIX
        )
        mine = path.stat().st_ino
        try:
            yield
        finally:
            transport.close()
            with suppress(OSError):
                if path.stat().st_ino == mine:  # a successor may have bound the path already
                    path.unlink()


def show(relays: Sequence[Relay]) -> None:
    """What all places together have before them."""
    metrics.OUTBOX_DUE.set(sum(each.state["due"] for each in relays))
    metrics.DEAD_LETTERS.set(sum(each.state["dead"] for each in relays))
    oldest = min((each.state["oldest"] for each in relays if each.state["oldest"]), default=None)
    metrics.OUTBOX_LAG.set((clock.now() - oldest).total_seconds() if oldest else 0)


class _Listener(asyncio.DatagramProtocol):
    def __init__(self, wake: Callable[[], None]) -> None:
        self.wake = wake

    def datagram_received(self, data: bytes, addr: Any) -> None:
        self.wake()


def _numbered(tenant: UUID, head: int, rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [
        (tenant, position, row["event"], row["subject_id"], row["payload"], row["at"])
        for position, row in enumerate(rows, head + 1)
    ]


class Calendar:
    """Writes the row of each slot of every @every handler, once per tenant; the relay then rings it like any other.

    A company asleep gets what comes once a day or less. When something happens in it, it is awake within seconds and
    gets the slots that are running.
    """

    def __init__(self, relay: Relay) -> None:
        self.relay = relay
        self._told: dict[str, tuple[datetime, set[UUID]]] = {}
        self._looked = float("-inf")

    async def once(self) -> int:
        """How many rows were new."""
        now = clock.now()
        due = {each: slot for each in events.scheduled() if each.cron and (slot := each.cron.slot(now, CATCH_UP))}
        begun = [each for each, slot in due.items() if self._of(each.name, slot) is None]
        if not begun and monotonic() - self._looked < LOOK_AGAIN:
            return 0
        self._looked = monotonic()
        everybody = await self.relay.tenants() if any(each.cron and each.cron.daily for each in begun) else []
        awake = await self.relay.awake()
        written = 0
        for each, slot in due.items():
            told = self._of(each.name, slot) or set()
            wanted = everybody if each.cron and each.cron.daily else awake
            written += await self._write([outbox.tick(tenant, each, slot) for tenant in wanted if tenant not in told])
            self._told[each.name] = slot, told | set(wanted)
        return written

    def _of(self, name: str, slot: datetime) -> set[UUID] | None:
        """Who was told of this slot; None when it has just begun."""
        known = self._told.get(name)
        return known[1] if known is not None and known[0] == slot else None

    async def _write(self, rows: Sequence[outbox.Due]) -> int:
        if not rows:
            return 0
        async with self.relay.database.transaction(None) as at:
            written = await outbox.write_ticks(at, rows)
        if written:
            self.relay.wake()
        return written
