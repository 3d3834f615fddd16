"""One tenant's trail as a bundle for the stand-alone verifier: lines, seals, heads, and every regulated row as it is.

Everything comes from one REPEATABLE READ transaction of the app role in the tenant's own context, in streams of a
thousand rows; a bundle holds what the database says, right or wrong. The verifier decides which.
"""

from __future__ import annotations

import csv
import hashlib
import json
import zipfile
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from infra import clock
from infra.db import Database, begin_for
from infra.errors import BadInput
from infra.journal.canonical import CHANGE_FIELDS, LINE_FIELDS, canonical, canonical_bytes, line_json, timestamp
from infra.journal.models import regulated, starts, unregulated
from infra.keys import keyring

FORMAT = "lotline-trail/1"
CHUNK = 1000
VERIFIER = Path(__file__).with_name("verifier.py")

LINES = f"SELECT {', '.join(LINE_FIELDS)}, key_id, mac FROM journal WHERE tenant_id = $1"
CHANGES = f"SELECT journal_id, {', '.join(CHANGE_FIELDS)} FROM journal_change WHERE tenant_id = $1"
PENDING = "SELECT journal_id AS id FROM audit_pending WHERE tenant_id = $1 ORDER BY journal_id"
SEALS = """
SELECT batch, trail_id, journal_ids, digests, prev, hash, sealed_at FROM audit_seal
WHERE tenant_id = $1 AND batch BETWEEN $2 AND $3 ORDER BY batch
"""
HEADS = """
SELECT batch, hash, signed_at, key_fingerprint, signature, published_to FROM audit_head
WHERE tenant_id = $1 AND batch BETWEEN $2 AND $3 ORDER BY batch
"""
ORPHANS = """
SELECT c.journal_id, c.n, c.table_name, c.record_id, c.revision FROM journal_change c
LEFT JOIN journal j ON j.tenant_id = c.tenant_id AND j.id = c.journal_id
WHERE c.tenant_id = $1 AND j.id IS NULL ORDER BY c.journal_id, c.n
"""
WINDOW = """
SELECT min(batch) AS first, coalesce(min(batch) FILTER (WHERE sealed_at >= $3), max(batch)) AS last FROM audit_seal
WHERE tenant_id = $1 AND sealed_at >= $2
"""
NEXT_HEAD = "SELECT min(batch) FROM audit_head WHERE tenant_id = $1 AND batch >= $2"
# A company restored from an archive goes on under a trail of its own; its first line names the one it took over.
FORMER = "SELECT payload FROM journal WHERE tenant_id = $1 AND command = 'infra.restore' ORDER BY recorded_at, id"
EVERYTHING = (1, 2**62)


@dataclass(frozen=True)
class Window:
    """Batches first..last: a part of the trail."""

    first: int
    last: int


class File:
    """A JSON-lines file that knows its own hash."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self._hash = hashlib.sha256()
        self._file: IO[bytes] = path.open("wb", buffering=1 << 20)

    def write(self, line: bytes) -> None:
        line += b"\n"
        self._file.write(line)
        self._hash.update(line)
        self.rows += 1

    def close(self) -> dict[str, Any]:
        self._file.close()
        return {"sha256": self._hash.hexdigest(), "rows": self.rows}


class Export:
    """Writes one bundle directory; `run()` returns its manifest."""

    def __init__(self, connection: Any, tenant_id: UUID, slug: str, directory: Path) -> None:
        self.connection = connection
        self.tenant_id = tenant_id
        self.slug = slug
        self.directory = directory
        self.window: Window | None = None
        self.files: dict[str, Any] = {}
        self.touched: dict[str, set[UUID]] = {}
        self.began = clock.now()

    async def run(
        self, since: datetime | None = None, until: datetime | None = None, *, images: bool = True
    ) -> dict[str, Any]:
        """`images=False` leaves the rows themselves out: an archive has them already."""
        self.directory.mkdir(parents=True, exist_ok=True)
        if since or until:
            self.window = await self._window(since, until)
        first, last = (self.window.first, self.window.last) if self.window else EVERYTHING
        ids = await self._plain("seals.jsonl", SEALS, self.tenant_id, first, last)
        await self._plain("heads.jsonl", HEADS, self.tenant_id, first, last)
        await self._lines(ids if self.window else None)
        await self._plain("pending.jsonl", PENDING if not self.window else PENDING + " LIMIT 0", self.tenant_id)
        await self._plain("orphans.jsonl", ORPHANS if not self.window else ORPHANS + " LIMIT 0", self.tenant_id)
        if images:
            await self._images()
        return await self._manifest()

    async def _window(self, since: datetime | None, until: datetime | None) -> Window:
        """Whole batches around the wanted time, up to the next signed head."""
        low, high = since or datetime.fromisoformat("0001-01-02T00:00:00Z"), until or clock.now()
        found = await self.connection.fetchrow(WINDOW, self.tenant_id, low, high)
        if found["first"] is None:
            raise BadInput(field="since", problem="nothing was sealed since then")
        head = await self.connection.fetchval(NEXT_HEAD, self.tenant_id, found["last"])
        return Window(found["first"], head or found["last"])

    async def _plain(self, name: str, sql: str, *arguments: Any) -> list[UUID]:
        file, ids = File(self.directory / name), []
        async for record in self._stream(sql, *arguments):
            file.write(canonical_bytes(dict(record)))
            if self.window and "journal_ids" in record.keys():  # noqa: SIM118 (a Record iterates over values)
                ids += record["journal_ids"]
        self.files[name] = file.close()
        return ids

    async def _lines(self, ids: Sequence[UUID] | None) -> None:
        file = File(self.directory / "lines.jsonl")
        async for chunk in self._line_chunks(ids):
            changes: dict[UUID, list[Any]] = {line["id"]: [] for line in chunk}
            sql = CHANGES + " AND journal_id = ANY($2::uuid[]) ORDER BY journal_id, n"
            for change in await self.connection.fetch(sql, self.tenant_id, list(changes)):
                changes[change["journal_id"]].append(change)
                if self.window:
                    self.touched.setdefault(change["table_name"], set()).add(change["record_id"])
            for line in chunk:
                mark = canonical_bytes(line["key_id"]), line["mac"].hex().encode()
                file.write(b'{"line":%b,"key_id":%b,"mac":"%b"}' % (line_json(line, changes[line["id"]]), *mark))
        self.files["lines.jsonl"] = file.close()

    async def _line_chunks(self, ids: Sequence[UUID] | None) -> AsyncIterator[list[Any]]:
        if ids is not None:
            for start in range(0, len(ids), CHUNK):
                sql = LINES + " AND id = ANY($2::uuid[]) ORDER BY recorded_at, id"
                yield await self.connection.fetch(sql, self.tenant_id, ids[start : start + CHUNK])
            return
        chunk: list[Any] = []
        async for line in self._stream(LINES + " ORDER BY recorded_at, id", self.tenant_id):
            chunk.append(line)
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
        yield chunk

    async def _images(self) -> None:
        file = File(self.directory / "images.jsonl")
        for name, model in regulated().items():
            columns = ", ".join(f'"{column.name}"' for column in model.__table__.columns)
            arguments: tuple[Any, ...] = (self.tenant_id,)
            sql = f'SELECT {columns} FROM "{name}" WHERE tenant_id = $1'
            if self.window:
                sql, arguments = sql + " AND id = ANY($2::uuid[])", (*arguments, list(self.touched.get(name, ())))
            async for record in self._stream(sql + " ORDER BY id", *arguments):
                file.write(canonical_bytes({"table": name, "id": record["id"], "image": canonical(dict(record))}))
        self.files["images.jsonl"] = file.close()

    async def _stream(self, sql: str, *arguments: Any) -> AsyncIterator[Any]:
        async for record in self.connection.cursor(sql, *arguments, prefetch=CHUNK):
            yield record

    async def _manifest(self) -> dict[str, Any]:
        restored = [json.loads(row["payload"]) for row in await self.connection.fetch(FORMER, self.tenant_id)]
        manifest = {
            "format": FORMAT,
            "tenant": {"id": str(self.tenant_id), "slug": self.slug},
            "trail_id": str(self.tenant_id),
            "trails": [*(each["former_trail"] for each in restored), str(self.tenant_id)],
            "exported_at": timestamp(self.began),
            "scope": {"first_batch": self.window.first, "last_batch": self.window.last} if self.window else None,
            "files": self.files,
            "keys": keyring().public(),
            "unregulated": unregulated(),
            "starts": starts(),
        }
        (self.directory / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
        return manifest


@asynccontextmanager
async def snapshot(database: Database, tenant_id: UUID) -> AsyncIterator[Any]:
    """A connection inside one read-only REPEATABLE READ transaction that may take as long as it needs."""
    there = await database.of(tenant_id)
    async with there.connection() as connection:
        begin = begin_for(tenant_id).replace("BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", 1)
        await connection.execute(
            f"{begin}; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
        )
        try:
            yield connection
        finally:
            await connection.execute("ROLLBACK")


async def export_bundle(
    database: Database,
    tenant_id: UUID,
    slug: str,
    directory: Path,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[str, Any]:
    """The bundle of one tenant in `directory`; its manifest. Raises BadInput when nothing was sealed since then."""
    async with snapshot(database, tenant_id) as connection:
        return await Export(connection, tenant_id, slug, directory).run(since, until)


# -- for people -----------------------------------------------------------------------------------------

READABLE = (
    "recorded_at", "occurred_at", "actor_name", "command", "outcome", "code", "reason", "meaning", "address",
    "table", "record_id", "revision", "field", "old", "new", "line",
)  # fmt: skip
EXPLAIN = """This is the audit trail of {slug}, exported {at}.

trail.csv       the same trail for people: one row per changed field
verifier.py     python3 -I verifier.py . --fingerprint FP --heads DIR
                FP is the fingerprint of the signing key; ask for it by another way than this file. DIR holds the
                published heads. Take the verifier from a source you trust; it is one file and reads only this folder.
"""


def readable(directory: Path) -> None:
    """trail.csv beside the machine files: old → new per field."""
    with (
        (directory / "lines.jsonl").open("rb") as lines,
        (directory / "trail.csv").open("w", encoding="utf-8-sig", newline="") as out,
    ):
        writer = csv.DictWriter(out, READABLE)
        writer.writeheader()
        for raw in lines:
            line = json.loads(raw)["line"]
            base = {name: line.get(name) for name in READABLE if name in line} | {"line": line["id"]}
            writer.writerows(_safe(base | detail) for detail in _details(line["changes"]))


def _details(changes: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for change in changes:
        before, after = _loads(change["before"]), _loads(change["after"])
        where = {"table": change["table_name"], "record_id": change["record_id"], "revision": change["revision"]}
        for name in sorted(before.keys() | after.keys()):
            old, new = before.get(name), after.get(name)
            if old != new and name not in NOISE:
                found.append({**where, "field": name, "old": old, "new": new})
    return found or [{}]


def _loads(image: str | None) -> dict[str, Any]:
    try:
        value = json.loads(image) if image else {}
    except ValueError:
        return {"?": image}
    return value if isinstance(value, dict) else {"?": image}


FORMULA = frozenset("=+-@\t")
NOISE = frozenset({"tenant_id", "id", "revision", "created_at", "updated_at"})  # in the machine files, not for people


def _safe(row: dict[str, Any]) -> dict[str, Any]:
    """A spreadsheet takes a cell that begins with =, +, - or @ for a formula."""
    return {name: f"'{each}" if isinstance(each, str) and each[:1] in FORMULA else each for name, each in row.items()}


def pack(directory: Path, slug: str, target: Path) -> Path:
    """The bundle as a zip, with its readable twin and the verifier."""
    readable(directory)
    (directory / "README.txt").write_text(EXPLAIN.format(slug=slug, at=timestamp(clock.now())), "utf-8")
    (directory / "verifier.py").write_bytes(VERIFIER.read_bytes())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for path in sorted(directory.iterdir()):
            archive.write(path, path.name)
    return target
