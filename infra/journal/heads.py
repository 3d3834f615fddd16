"""Signed heads: what is published outside the database, so that a rewritten trail can be told from the true one.

A head names the newest seal of a trail and is signed with a key the database never sees. It goes to every place of
publication (files under LOTLINE_STATE/heads, and the object store when that is a bucket) at the first seal, then at
most a minute after each further one. A published head is never overwritten: if another one for the same batch is
already there, the database was rolled back or rewritten, and that is an alarm, not an update.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import structlog
from prometheus_client import Counter, Gauge

from infra import clock
from infra.db import Database
from infra.errors import Unavailable
from infra.journal.canonical import timestamp
from infra.journal.proof import head_message
from infra.keys import Keyring
from infra.settings import settings
from infra.storage import Storage, storage

EVERY = 60.0  # seconds between two heads of one trail; the promise is five minutes
BATCHES = 100  # or so many seals

PUBLISHED = Counter("lotline_heads_published_total", "Signed heads published outside the database")
NEWEST = Gauge("lotline_head_published_timestamp_seconds", "When the last signed head was published")
CONFLICTS = Counter("lotline_head_conflicts_total", "Heads that contradict one already published")

log = structlog.get_logger("infra.journal.heads")

DUE = """
SELECT s.tenant_id, max(s.batch) AS newest, h.batch AS published, h.signed_at
FROM audit_seal s
LEFT JOIN LATERAL (
    SELECT batch, signed_at FROM audit_head WHERE tenant_id = s.tenant_id ORDER BY batch DESC LIMIT 1
) h ON true
WHERE s.batch > coalesce(h.batch, 0) AND s.tenant_id = ANY($1::uuid[])
  AND NOT EXISTS (
    SELECT 1 FROM directory d WHERE d.tenant_id = s.tenant_id AND (d.placement <> $2 OR d.state = 'moving'))
GROUP BY s.tenant_id, h.batch, h.signed_at
"""
TENANTS = "SELECT DISTINCT tenant_id FROM audit_seal WHERE sealed_at > $1"
ALL_TENANTS = "SELECT DISTINCT tenant_id FROM audit_seal"
SEAL = "SELECT trail_id, hash FROM audit_seal WHERE tenant_id = $1 AND batch = $2"
INSERT = """
INSERT INTO audit_head (tenant_id, batch, hash, signed_at, key_fingerprint, signature, published_to)
SELECT $1::uuid, $2::bigint, $3::bytea, $4::timestamptz, $5::text, $6::bytea, $7::text
WHERE NOT EXISTS (SELECT 1 FROM directory d WHERE d.tenant_id = $1::uuid AND (d.placement <> $8 OR d.state = 'moving'))
ON CONFLICT (tenant_id, batch) DO NOTHING
"""


class Place(Protocol):
    """Somewhere outside the database that keeps what it is given."""

    def url(self, name: str) -> str: ...

    async def keep(self, name: str, content: bytes) -> bytes:
        """Store unless something is there already; what is there afterwards."""
        ...


Places = Sequence[Place]


class Files:
    """A directory; mirror it to where the database's administrator cannot write."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def url(self, name: str) -> str:
        return f"file:heads/{name}"

    async def keep(self, name: str, content: bytes) -> bytes:
        return await asyncio.to_thread(self._keep, self.root / name, content)

    @staticmethod
    def _keep(path: Path, content: bytes) -> bytes:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o444)
        try:
            os.link(draft, path)  # unlike rename, never replaces
        except FileExistsError:
            return path.read_bytes()
        finally:
            draft.unlink()
        return content


class Bucket:
    """The object store; with an object lock on `heads/` nobody can take a head back."""

    def __init__(self, storage: Storage, url: str) -> None:
        self.storage = storage
        self.base = url.partition("?")[0].rstrip("/")

    def url(self, name: str) -> str:
        return f"{self.base}/heads/{name}"

    async def keep(self, name: str, content: bytes) -> bytes:
        key = f"heads/{name}"
        if await self.storage.stat(key):
            return await self.storage.get(key)
        await self.storage.put(key, content)
        return content


def places() -> list[Place]:
    """Where this installation publishes: always to files, and first to the object store when that is a bucket."""
    files = Files(settings().state / "heads")
    if not settings().storage_url.startswith("s3:"):
        return [files]
    return [Bucket(storage(), settings().storage_url), files]


class Publisher:
    def __init__(self, database: Database, ring: Keyring, places: Places) -> None:
        self.database = database
        self.ring = ring
        self.places = places
        self.last: dict[UUID, float] = {}
        self.first_pass = True

    async def publish_due(self, *, everything: bool = False) -> int:
        """Publish the heads that are due (`everything`: all that are behind); how many."""
        async with self.database.connection() as connection:
            count = 0
            for row in await self._behind(connection, everything or self.first_pass):
                waited = time.monotonic() - self.last.get(row["tenant_id"], -EVERY)
                if everything or waited >= EVERY or row["newest"] - (row["published"] or 0) >= BATCHES:
                    count += await self._try(connection, row["tenant_id"], row["newest"])
            self.first_pass = False
        return count

    async def _try(self, connection: Any, tenant: UUID, batch: int) -> bool:
        self.last[tenant] = time.monotonic()  # also after a failure: the next attempt comes with the next minute
        try:
            return await self.publish(connection, tenant, batch)
        except (Unavailable, OSError) as error:
            log.error("journal.head_not_published", tenant=str(tenant), batch=batch, error=repr(error))
            return False

    async def _behind(self, connection: Any, thorough: bool) -> list[Any]:
        """Tenants whose newest seal has no head. Seals of the last minutes suffice, except at start and end."""
        if thorough:
            recent = await connection.fetch(ALL_TENANTS)
        else:
            recent = await connection.fetch(TENANTS, clock.now() - timedelta(seconds=5 * EVERY))
        tenants = [row["tenant_id"] for row in recent]
        return list(await connection.fetch(DUE, tenants, self.database.key)) if tenants else []

    async def publish(self, connection: Any, tenant: UUID, batch: int) -> bool:
        """Sign, publish everywhere, then note it in the database; False when an older head contradicts."""
        seal = await connection.fetchrow(SEAL, tenant, batch)
        name = f"{seal['trail_id']}/{batch:010}.json"
        head = self.sign(seal["trail_id"], batch, seal["hash"], self.places[0].url(name))
        for number, place in enumerate(self.places):
            kept = json.loads(await place.keep(name, json.dumps(head, indent=1).encode()))
            if kept["hash"] != head["hash"]:
                CONFLICTS.inc()
                log.critical("journal.head_conflict", tenant=str(tenant), batch=batch, place=place.url(name))
                return False
            if number == 0:
                head = kept  # the first place decides: a crash may have kept us from noting it
        await connection.execute(
            INSERT, tenant, batch, seal["hash"], datetime.fromisoformat(head["signed_at"]), head["key_fingerprint"],
            bytes.fromhex(head["signature"]), head["published_to"], self.database.key,
        )  # fmt: skip
        PUBLISHED.inc()
        NEWEST.set(clock.now().timestamp())
        return True

    def sign(self, trail_id: UUID, batch: int, hash: bytes, url: str) -> dict[str, Any]:
        """A self-contained head file: whoever trusts the fingerprint needs nothing else to check it."""
        now = clock.now()
        return {
            "format": "LH1",
            "trail_id": str(trail_id),
            "batch": batch,
            "hash": hash.hex(),
            "signed_at": timestamp(now),
            "published_to": url,
            "key_fingerprint": self.ring.fingerprint,
            "public_key": self.ring.public_key,
            "signature": self.ring.sign(head_message(trail_id, batch, hash, now, url)).hex(),
        }
