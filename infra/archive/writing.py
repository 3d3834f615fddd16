"""One company as one file: every table, the trail with its seals, the files, what the columns mean, and a signature.

Everything comes from one REPEATABLE READ transaction under the company's own context, in streams of a thousand rows;
memory does not grow with the company, only with its largest single file. See FORMAT.md.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from infra import clock
from infra.archive import notes, tables
from infra.archive.tables import TRAIL, Sum
from infra.db import Database
from infra.journal.canonical import timestamp
from infra.journal.export import VERIFIER, Export, snapshot
from infra.keys import keyring
from infra.launch.revisions import newest_migration
from infra.settings import PROJECT
from infra.storage import storage

FORMAT = "lotline-archive/1"
BLOCK = 1000
"""Rows per hash: a damaged file is located to within so many rows."""
EXPORTS = "exports/"
"""What a company downloaded is no part of what it is."""
HERE = Path(__file__).parent
ENTRY = "SELECT slug, state, epoch FROM directory WHERE tenant_id = $1"


@dataclass
class Made:
    """What came of an export."""

    path: Path
    sha256: str
    manifest: dict[str, Any] = field(repr=False)

    @property
    def rows(self) -> int:
        return sum(each["rows"] for each in self.manifest["tables"])


class _Entry:
    """One member of the archive that knows its own hash, and that of each thousand rows."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._whole, self._block = hashlib.sha256(), hashlib.sha256()
        self.rows = self.size = 0
        self.blocks: list[str] = []

    def write(self, line: bytes) -> None:
        self._target.write(line)
        self._whole.update(line)
        self._block.update(line)
        self.rows += 1
        self.size += len(line)
        if self.rows % BLOCK == 0:
            self._cut()

    def _cut(self) -> None:
        self.blocks.append(self._block.hexdigest())
        self._block = hashlib.sha256()

    def told(self) -> dict[str, Any]:
        if self.rows % BLOCK:
            self._cut()
        return {"rows": self.rows, "size": self.size, "sha256": self._whole.hexdigest(), "blocks": self.blocks}


class Writer:
    """Fills one zip. Members are written front to back; the manifest comes last and is signed."""

    def __init__(
        self, archive: zipfile.ZipFile, connection: Any, entry: dict[str, Any], tenant_id: UUID, *, secrets: bool
    ) -> None:
        self.archive = archive
        self.connection = connection
        self.entry = entry
        self.tenant_id = tenant_id
        self.secrets = secrets
        self.began = clock.now()
        self.members: dict[str, dict[str, Any]] = {}
        self.tables: list[dict[str, Any]] = []
        self.left_out: list[dict[str, Any]] = []

    async def run(self) -> dict[str, Any]:
        await tables.prepare(self.connection)
        for table in tables.tables():
            await self._table(table)
        await self._trail(self.entry["slug"])
        await self._files()
        self._text("schema.json", json.dumps(notes.schema(), ensure_ascii=False, indent=1))
        for name, path in PROGRAMS.items():
            self._text(name, path.read_text("utf-8"))
        self._text("README.md", notes.readme(self.entry["slug"], timestamp(self.began), keyring().fingerprint))
        return self._manifest(newest_migration(PROJECT) or "")

    async def _table(self, table: Any) -> None:
        told: dict[str, Any] = {"table": table.name}
        if table.name in TRAIL:
            found = await tables.content(self.connection, table, self.tenant_id)
            self.tables.append(told | found.to_json() | {"member": "trail/"})
            return
        if not self.secrets and tables.is_secret(table):
            self.left_out.append(told | {"why": "secrets"})
            return
        member = f"data/{table.name}.jsonl"
        with self.archive.open(member, "w", force_zip64=True) as target:
            entry = _Entry(target)
            async for record in tables.rows(self.connection, table, self.tenant_id):
                entry.write(tables.row_bytes(record) + b"\n")
        self.members[member] = entry.told()
        self.tables.append(told | Sum(entry.rows, self.members[member]["sha256"]).to_json() | {"member": member})

    async def _trail(self, slug: str) -> None:
        """The bundle of infra/journal without the rows, which are in data/ already."""
        with tempfile.TemporaryDirectory() as scratch:
            export = Export(self.connection, self.tenant_id, slug, Path(scratch))
            await export.run(images=False)
            for path in sorted(Path(scratch).iterdir()):
                await asyncio.to_thread(self._copy, path, f"trail/{path.name}")

    def _copy(self, path: Path, member: str) -> None:
        with path.open("rb") as source, self.archive.open(member, "w", force_zip64=True) as target:
            entry = _Entry(target)
            for line in source:
                entry.write(line)
        self.members[member] = entry.told()

    async def _files(self) -> None:
        prefix = f"{self.tenant_id}/"
        for stored in await storage().list(prefix):
            name = stored.key.removeprefix(prefix)
            if not name.startswith(EXPORTS):
                self._bytes(f"files/{name}", await storage().get(stored.key), zipfile.ZIP_STORED)

    def _text(self, member: str, text: str) -> None:
        self._bytes(member, text.encode())

    def _bytes(self, member: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
        self.archive.writestr(member, data, compress_type=method)
        self.members[member] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}

    def _manifest(self, revision: str) -> dict[str, Any]:
        ring = keyring()
        manifest = {
            "format": FORMAT,
            "tenant": {"id": str(self.tenant_id), **self.entry},
            "made_at": timestamp(self.began),
            "schema": revision,
            "secrets": self.secrets,
            "tables": self.tables,
            "left_out": self.left_out,
            "regulated": sorted(notes.regulated_names()),
            "members": self.members,
            "keys": ring.public(),
        }
        data = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        self.archive.writestr("manifest.json", data)
        signature = ring.sign(signed_text(data)).hex()
        said = {"key_fingerprint": ring.fingerprint, "signature": signature}
        self.archive.writestr("signature.json", json.dumps(said, indent=1))
        return manifest


PROGRAMS = {
    "FORMAT.md": HERE / "FORMAT.md",
    "TRAIL.md": HERE.parent / "journal" / "FORMAT.md",
    "verify/checker.py": HERE / "checker.py",
    "verify/verifier.py": VERIFIER,
}


def signed_text(manifest: bytes) -> bytes:
    return f"LA1\n{hashlib.sha256(manifest).hexdigest()}\n".encode()


async def export(database: Database, tenant_id: UUID, target: Path, *, secrets: bool = True) -> Made:
    """The archive of one company in the file `target`, which appears whole or not at all. `secrets=False` leaves out
    what only this product can use (password hashes, session keys): for a download that leaves the house."""
    draft = target.with_name(f".{target.name}.draft")
    try:
        # Apart from the snapshot: a move waits for every transaction that looked into the directory.
        async with database.transaction(tenant_id, read_only=True) as at:
            entry = dict(await at.connection.fetchrow(ENTRY, tenant_id))
        async with snapshot(database, tenant_id) as connection:
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=3, allowZip64=True) as archive:
                manifest = await Writer(archive, connection, entry, tenant_id, secrets=secrets).run()
        sha256 = await asyncio.to_thread(file_hash, draft)
        await asyncio.to_thread(shutil.move, draft, target)
    finally:
        draft.unlink(missing_ok=True)
    return Made(target, sha256, manifest)


def file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
