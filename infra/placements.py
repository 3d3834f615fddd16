"""Which database a company lives in. Most live at home; a few have one of their own (tenancy notes §6.6).

`directory.placement` names a key, and the file `settings().placements` says for each key under which addresses the
roles find that database. Every process keeps the short list of companies that are away, never older than a second: a
move waits that long between turning the directory and taking the first write at the new place, so nobody reads the
old one any more when that happens. What decides is said once more in each command's own transaction (ADMISSION).
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog

from infra.db import HOME, Database
from infra.errors import DatabaseDown
from infra.settings import settings

FRESH: Final = 1.0
"""Seconds a process trusts its list."""
SETTLED: Final = 1.5
"""Seconds after which no process can go by an older list."""
POOL: Final = 4
KEY: Final = re.compile(r"[a-z][a-z0-9-]{1,40}")
AWAY: Final = "SELECT tenant_id, placement FROM directory WHERE placement <> 'home'"

log = structlog.get_logger("infra.placements")


@dataclass(frozen=True, kw_only=True)
class Place:
    """One database, by the address of each role. A process is told only those it needs: the others are empty."""

    key: str
    app: str = ""
    relay: str = ""
    sealer: str = ""
    owner: str = ""


def home() -> Place:
    here = settings()
    return Place(
        key=HOME, app=here.app_database_url, relay=here.relay_database_url, sealer=here.sealer_database_url,
        owner=here.owner_database_url,
    )  # fmt: skip


_read: tuple[Path, int, dict[str, Place]] | None = None


def away() -> Mapping[str, Place]:
    """The places besides home, as the file says now."""
    global _read
    path = settings().placements
    try:
        stamp = path.stat().st_mtime_ns
    except FileNotFoundError:
        return {}
    if _read is None or _read[:2] != (path, stamp):
        told: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))
        _read = (path, stamp, {key: Place(key=key, **each) for key, each in told.items()})
    return _read[2]


def everywhere() -> list[Place]:
    """Home first. Who works for all companies at once works through all of these."""
    return [home(), *away().values()]


def place(key: str) -> Place:
    """Raises DatabaseDown when this process was not told where that is."""
    if key == HOME:
        return home()
    found = away().get(key)
    if found is None:
        log.error("placement.unknown", key=key, file=str(settings().placements))
        raise DatabaseDown()
    return found


def add(new: Place) -> None:
    """Tell this installation of another database; running processes read it within a second."""
    if not KEY.fullmatch(new.key) or new.key == HOME:
        raise ValueError(f"a placement is named by small letters, digits and dashes, not {new.key!r}")
    path = settings().placements
    write(path, [*(each for key, each in away().items() if key != new.key), new])


def drop(key: str) -> None:
    write(settings().placements, [each for name, each in away().items() if name != key])


def _addresses(each: Place) -> dict[str, str]:
    return {name: value for name, value in asdict(each).items() if name != "key"}


def write(path: Path, places: Iterable[Place]) -> None:
    """Whole or not at all, readable by this installation only: addresses may hold passwords."""
    told = {each.key: _addresses(each) for each in places}
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(told, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


class Residents:
    """For a process's pool: the pool of the database a company lives in, where that is not home."""

    def __init__(self, at_home: Database) -> None:
        self._home = at_home
        self._until = 0.0
        self._away: dict[UUID, str] = {}
        self._pools: dict[str, tuple[str, Database]] = {}
        self._looking = asyncio.Lock()

    async def __call__(self, tenant_id: UUID) -> Database | None:
        if time.monotonic() >= self._until:
            async with self._looking:  # one question for all who wait
                if time.monotonic() >= self._until:
                    await self.look()
        key = self._away.get(tenant_id)
        return None if key is None else await self.pool(key)

    async def look(self) -> None:
        """Read the list anew. Its age counts from before the question was asked."""
        asked = time.monotonic()
        if away() or self._away:
            async with self._home.connection() as connection:
                self._away = {row["tenant_id"]: row["placement"] for row in await connection.fetch(AWAY)}
        self._until = asked + FRESH

    def forget(self) -> None:
        self._until = 0.0

    async def pool(self, key: str) -> Database:
        dsn = place(key).app
        known = self._pools.get(key)
        if known is not None and known[0] == dsn:
            return known[1]
        fresh = Database(dsn, size=POOL, key=key)
        self._pools[key] = (dsn, fresh)
        if known is not None:
            await known[1].close()
        return fresh

    async def close(self) -> None:
        pools, self._pools = self._pools, {}
        for _, each in pools.values():
            await each.close()


def routed(at_home: Database) -> Database:
    """This pool with the way to every company's own database."""
    if at_home.residents is None:
        at_home.residents = Residents(at_home)
    return at_home
