"""The sealer: moves pending lines into the chain of seals, one batch and one transaction at a time.

It runs as the role `lotline_sealer` beside the relay. Whoever inserts (tenant, batch) first has sealed it; the
advisory lock only spares a second sealer the work. A line that does not carry the product's mark is left unsealed
and raises an alarm: nobody but the application can bring a line into the trail.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import structlog
from prometheus_client import Counter, Gauge

from infra import clock
from infra.db import Database
from infra.errors import DatabaseDown
from infra.journal import heads
from infra.journal.canonical import LINE_PREFIX, line_digest, line_json
from infra.journal.proof import genesis, seal_hash, succession
from infra.keys import Keyring, keyring
from infra.metrics import PENDING_SEALS
from infra.settings import settings

BATCH = 500
PAUSE = 0.4
ALARM_AFTER = timedelta(seconds=5)

SEALED = Counter("lotline_sealed_lines_total", "Journal lines brought into the audit chain")
LAG = Gauge("lotline_seal_lag_seconds", "Age of the oldest journal line that waits for its seal")
REFUSED = Counter("lotline_seal_refused_total", "Journal lines without the product's mark, left unsealed")

log = structlog.get_logger("infra.journal.sealer")

# A company that moves, or has moved from here, is sealed where it goes.
STANDS = """NOT EXISTS (
  SELECT 1 FROM directory d WHERE d.tenant_id = {tenant} AND (d.placement <> {key} OR d.state = 'moving'))"""
TENANTS = f"""
SELECT tenant_id FROM (SELECT DISTINCT tenant_id FROM audit_pending) p
WHERE {STANDS.format(tenant="p.tenant_id", key="$1")}
"""
LOCK = f"""
SELECT CASE WHEN {STANDS.format(tenant="$1::uuid", key="$2")}
  THEN pg_try_advisory_xact_lock(hashtextextended('audit_seal ' || $1::uuid::text, 0)) ELSE false END
"""
LAST = "SELECT batch, trail_id, hash FROM audit_seal WHERE tenant_id = $1 ORDER BY batch DESC LIMIT 1"
LINES = """
SELECT j.* FROM audit_pending p JOIN journal j ON j.tenant_id = $1 AND j.id = p.journal_id
WHERE p.tenant_id = $1 AND p.journal_id <> ALL($2::uuid[]) ORDER BY j.recorded_at, j.id LIMIT $3
"""
CHANGES = """
SELECT journal_id, n, table_name, record_id, revision, before, after FROM journal_change
WHERE tenant_id = $1 AND journal_id = ANY($2::uuid[]) ORDER BY journal_id, n
"""
INSERT = """
INSERT INTO audit_seal (tenant_id, batch, trail_id, journal_ids, digests, prev, hash, sealed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
DELETE = "DELETE FROM audit_pending WHERE tenant_id = $1 AND journal_id = ANY($2::uuid[])"
WAITING = f"""
SELECT p.tenant_id, p.journal_id, j.recorded_at FROM audit_pending p
LEFT JOIN journal j ON j.tenant_id = p.tenant_id AND j.id = p.journal_id
WHERE {STANDS.format(tenant="p.tenant_id", key="$1")}
ORDER BY j.recorded_at NULLS FIRST LIMIT 50
"""
COUNT = "SELECT count(*) FROM audit_pending"


class Overtaken(Exception):
    """Another sealer took these lines between our two looks."""


class Sealer:
    def __init__(self, database: Database, ring: Keyring) -> None:
        self.database = database
        self.ring = ring
        self.refused: dict[UUID, set[UUID]] = {}
        self.told: dict[str, float] = {}

    async def seal_all(self) -> int:
        """One pass over every tenant with pending lines; how many lines were sealed."""
        async with self.database.connection() as connection:
            tenants = [row["tenant_id"] for row in await connection.fetch(TENANTS, self.database.key)]
            sealed = 0
            for tenant in tenants:
                while count := await self.seal(connection, tenant):
                    sealed += count
                    if count < BATCH:
                        break
        SEALED.inc(sealed)
        return sealed

    async def seal(self, connection: Any, tenant: UUID) -> int:
        """Seal one batch of one tenant; 0 when nothing waits or another sealer is at it."""
        try:
            async with connection.transaction():
                if not await connection.fetchval(LOCK, tenant, self.database.key):
                    return 0
                return await self._seal(connection, tenant)
        except (asyncpg.UniqueViolationError, Overtaken):
            return 0

    async def _seal(self, connection: Any, tenant: UUID) -> int:
        last = await connection.fetchrow(LAST, tenant)
        lines = await connection.fetch(LINES, tenant, list(self.refused.get(tenant, ())), BATCH)
        digests = await self._digests(connection, tenant, lines)
        if not digests:
            return 0
        ids, joined = list(digests), b"".join(digests.values())
        batch = last["batch"] + 1 if last else 1
        prev, now = _previous(tenant, last), clock.now()
        hash = seal_hash(tenant, batch, now, prev, joined)
        await connection.execute(INSERT, tenant, batch, tenant, ids, joined, prev, hash, now)
        deleted = await connection.execute(DELETE, tenant, ids)
        if deleted != f"DELETE {len(ids)}":
            raise Overtaken
        return len(ids)

    async def _digests(self, connection: Any, tenant: UUID, lines: Iterable[Any]) -> dict[UUID, bytes]:
        """The digest of each line that carries our mark, in the order of the lines."""
        changes: dict[UUID, list[Any]] = {line["id"]: [] for line in lines}
        for change in await connection.fetch(CHANGES, tenant, list(changes)):
            changes[change["journal_id"]].append(change)
        digests: dict[UUID, bytes] = {}
        for line in lines:
            content = LINE_PREFIX + line_json(line, changes[line["id"]])
            if self.ring.check_mac(line["key_id"], content, line["mac"]) is False:
                self._refuse(tenant, line)
            else:
                digests[line["id"]] = line_digest(content, line["key_id"], line["mac"])
        return digests

    def _refuse(self, tenant: UUID, line: Any) -> None:
        self.refused.setdefault(tenant, set()).add(line["id"])
        REFUSED.inc()
        log.critical("journal.line_forged", tenant=str(tenant), line=str(line["id"]), command=line["command"])

    async def watch(self) -> float:
        """Seconds the oldest pending line has waited; an alarm beyond five."""
        async with self.database.connection() as connection:
            waiting = await connection.fetch(WAITING, self.database.key)
            PENDING_SEALS.set(await connection.fetchval(COUNT))
        now, worst = clock.now(), timedelta()
        for row in waiting:
            age = now - row["recorded_at"] if row["recorded_at"] else None
            if age is None:
                self._alarm("journal.pending_line_gone", tenant=str(row["tenant_id"]), line=str(row["journal_id"]))
            elif row["journal_id"] not in self.refused.get(row["tenant_id"], ()):
                worst = max(worst, age)
        LAG.set(worst.total_seconds())
        if worst > ALARM_AFTER:
            self._alarm("journal.seal_lag", seconds=round(worst.total_seconds(), 1), waiting=len(waiting))
        return worst.total_seconds()

    def _alarm(self, event: str, **what: Any) -> None:
        """Once a minute: an alarm that fills the log hides the next one."""
        if time.monotonic() - self.told.get(event, -60.0) >= 60:
            self.told[event] = time.monotonic()
            log.critical(event, **what)


def _previous(trail: UUID, last: Any) -> bytes:
    """A trail is named by its company; a restored company's first seal takes the former one's trail over."""
    if last is None:
        return genesis(trail)
    if last["trail_id"] != trail:
        return succession(trail, last["trail_id"], last["batch"], last["hash"])
    return bytes(last["hash"])


async def run_sealer(stop: asyncio.Event, *, database: Database | None = None, places: heads.Places = ()) -> None:
    """Seal until `stop` is set, publish heads, and publish the last ones before leaving."""
    pool = database or Database(settings().sealer_database_url, size=2)
    sealer = Sealer(pool, keyring())
    publisher = heads.Publisher(pool, sealer.ring, places or heads.places())
    watched = 0.0
    try:
        while not stop.is_set():
            try:
                sealed = await sealer.seal_all()
                await publisher.publish_due()
                if time.monotonic() - watched > 2:
                    await sealer.watch()
                    watched = time.monotonic()
            except (DatabaseDown, asyncpg.PostgresError, OSError) as error:
                log.error("journal.sealer_trouble", error=repr(error))
                sealed = 0
            if sealed < BATCH:
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), PAUSE)
        with suppress(DatabaseDown, asyncpg.PostgresError, OSError):
            await sealer.seal_all()
            await publisher.publish_due(everything=True)
    finally:
        if database is None:
            await pool.close()
