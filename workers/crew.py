"""Who keeps a database's outbox, calendar and trail going: one crew per place where companies live."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import asyncpg

from infra import directory, placements
from infra.db import HOME, Database
from infra.errors import Unavailable
from infra.journal.sealer import run_sealer
from infra.log import log
from infra.placement import UnsafeDatabase, self_check
from infra.placements import Place
from infra.relay import Bells, Calendar, Relay

HOUR = 3600.0
LOOK = 2.0
"""Seconds after which a new place is noticed, and what home says is said there again."""


class Crew:
    """Relay, calendar and sealer of one place, on small pools of their own."""

    def __init__(self, place: Place, database: Database, bells: Bells, poll: float) -> None:
        self.place = place
        self.database = database
        self.relay = Relay(database, bells, poll=poll)
        self.calendar = Calendar(self.relay)

    async def run(self, stop: asyncio.Event, ring: Path | None = None) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self.relay.run(stop, ring))
            group.create_task(self._seal(stop))
            group.create_task(repeat(stop, 1, self.calendar.once))
            group.create_task(repeat(stop, 5, self.relay.measure))
            group.create_task(repeat(stop, HOUR, self.relay.tidy))

    async def _seal(self, stop: asyncio.Event) -> None:
        if self.place.key == HOME:
            await run_sealer(stop)
            return
        seals = Database(self.place.sealer, size=2, key=self.place.key)
        try:
            await run_sealer(stop, database=seals)
        finally:
            await seals.close()


class Crews:
    """Home's crew, and one for each further place as it becomes known."""

    def __init__(self, database: Database, bells: Bells, poll: float) -> None:
        self.bells = bells
        self.poll = poll
        self.home = Crew(placements.home(), database, bells, poll)
        self.others: dict[str, tuple[Crew, asyncio.Event, asyncio.Task[None]]] = {}

    def finished(self, tenant: UUID) -> None:
        for relay in (self.home.relay, *self.home.relay.others):
            relay.finished(tenant)

    async def run(self, stop: asyncio.Event, ring: Path) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self.home.run(stop, ring))
            group.create_task(repeat(stop, LOOK, self._look))
            group.create_task(repeat(stop, LOOK, directory.tell_residents))
            await stop.wait()
            for key in list(self.others):
                await self._dismiss(key)

    async def _look(self) -> None:
        wanted = placements.away()
        for key in self.others.keys() - wanted.keys():
            await self._dismiss(key)
        for key, place in wanted.items():
            known = self.others.get(key)
            if known is not None and (known[0].place != place or known[2].done()):
                await self._dismiss(key)
            if key not in self.others and place.relay and place.sealer:
                await self._hire(place)

    async def _hire(self, place: Place) -> None:
        if not await safe(place):
            return
        stop = asyncio.Event()
        crew = Crew(place, Database(place.relay, size=2, key=place.key), self.bells, self.poll)
        self.others[place.key] = (crew, stop, asyncio.create_task(crew.run(stop)))
        self.home.relay.others.append(crew.relay)
        log.info("workers.place", key=place.key)

    async def _dismiss(self, key: str) -> None:
        crew, stop, task = self.others.pop(key)
        self.home.relay.others.remove(crew.relay)
        stop.set()
        with suppress(TimeoutError, asyncio.CancelledError, ExceptionGroup):
            await asyncio.wait_for(task, 5)
        await crew.database.close()


async def safe(place: Place) -> bool:
    """The app role keeps companies apart there too; a place where it does not is not worked for."""
    pool = Database(place.app, size=1, key=place.key)
    try:
        async with pool.connection() as connection:
            await self_check(connection)
    except UnsafeDatabase as error:
        log.critical("placement.unsafe", key=place.key, error=str(error))
        return False
    finally:
        await pool.close()
    return True


async def repeat(stop: asyncio.Event, seconds: float, act: Callable[[], Awaitable[object]]) -> None:
    while not stop.is_set():
        try:
            await act()
        except (Unavailable, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            log.warning("workers.waits", doing=act.__qualname__, error=str(error))
        await pause(stop, seconds)


async def pause(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
