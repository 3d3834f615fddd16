"""An archive becomes a company again: in one transaction, proved equal before it commits, or not at all.

Ids stay, `tenant_id` and the company code are new. What the archive holds is put back byte for byte (the sums of every
table are compared before the commit); then one journal line, `infra.restore`, says so and names the trail it takes
over. Sessions and switches end, because the directory's epoch has moved on.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import zipfile
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import Table

from infra import clock, directory
from infra.archive import checker, tables
from infra.archive.errors import ArchiveDamaged, ArchiveForeign, ArchiveIncomplete, ArchiveTooNew, RestoreDiffers
from infra.archive.tables import Sum
from infra.db import Executor
from infra.ids import uuid7
from infra.journal import writer
from infra.journal.canonical import canonical
from infra.keys import keyring
from infra.storage import storage
from infra.work import Line, Work, system

COMMAND = "infra.restore"
UNBOUND = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
ENTER = """
INSERT INTO directory (slug, tenant_id, placement, state, epoch, created_at) VALUES ($1, $2, $3, $4, $5, $6)
"""
BREATH = 500


@dataclass(frozen=True, kw_only=True)
class Restored:
    """A company made from an archive. `ended` and `entered_anew` are what does not go on by itself."""

    tenant_id: UUID
    slug: str
    former_id: UUID
    former_slug: str
    made_at: str
    state: str
    training: bool
    sums: dict[str, Sum] = field(repr=False)
    files: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.sums.values())


NOTES = (
    "sessions and sign-ins on shared devices have ended: everybody signs in again",
    "PINs and stored secrets (robot addresses, gateway keys) are bound to the former company: enter them anew",
)


async def restore(
    source: Path,
    new_slug: str,
    *,
    training: bool = False,
    tenant_id: UUID | None = None,
    state: str = "active",
    fingerprints: Sequence[str] = (),
    incomplete: bool = True,
) -> Restored:
    """The company `new_slug` from an archive. `training` makes it a copy to practise in: nothing that was due is
    carried out. `incomplete=False` refuses an archive made without secrets.

    Raises ArchiveForeign, ArchiveDamaged (naming the place), ArchiveTooNew, SlugTaken, RestoreDiffers; then nothing
    remains.
    """
    directory.check_slug(new_slug)
    manifest = await asyncio.to_thread(checked, source, fingerprints)
    if manifest["left_out"] and not incomplete:
        raise ArchiveIncomplete(what=", ".join(each["table"] for each in manifest["left_out"]))
    run = _Restore(source, manifest, tenant_id or uuid7(), new_slug, state=state, training=training)
    return await run.all()


def checked(source: Path, fingerprints: Sequence[str] = ()) -> dict[str, Any]:
    """The manifest of an archive in which everything holds. Raises ArchiveForeign or ArchiveDamaged."""
    trusted = list(fingerprints) or [key["fingerprint"] for key in keyring().public()]
    try:
        done = checker.check(source, trusted)
    except zipfile.BadZipFile as error:
        raise ArchiveDamaged(place=source.name, problem=str(error)) from error
    except (KeyError, ValueError, TypeError, OSError) as error:
        raise ArchiveForeign(problem=str(error)) from error
    if done.problems:
        place, problem = done.problems[0]
        raise ArchiveDamaged(place=place, problem=problem)
    return done.manifest


class _Restore:
    def __init__(
        self, source: Path, manifest: dict[str, Any], tenant_id: UUID, slug: str, *, state: str, training: bool
    ) -> None:
        self.source = source
        self.manifest = manifest
        self.tenant_id = tenant_id
        self.slug = slug
        self.state = state
        self.training = training
        self.told = {each["table"]: each for each in manifest["tables"]}
        self.sums: dict[str, Sum] = {}
        self.connection: Any = None

    async def all(self) -> Restored:
        known = {table.name for table in tables.tables()}
        if strange := sorted(self.told.keys() - known):
            raise ArchiveTooNew(what=", ".join(strange))
        put: list[str] = []
        try:
            with zipfile.ZipFile(self.source) as self.archive:
                self.columns = {
                    each["table"]: {column["name"] for column in each["columns"]}
                    for each in json.loads(self.archive.read("schema.json"))
                }
                async with directory.custodian(self.tenant_id) as self.connection:
                    await self._rows()
                    await self._files(put)
                    restored = self._restored(len(put))
                    await self._adopt(restored)
        except asyncpg.UniqueViolationError as error:
            await _take_away(put)
            if error.table_name == "directory":
                raise directory.SlugTaken(slug=self.slug) from error
            raise
        except BaseException:
            await _take_away(put)
            raise
        return restored

    async def _rows(self) -> None:
        await tables.prepare(self.connection)
        await self.connection.execute(UNBOUND)
        epoch = self.manifest["tenant"]["epoch"] + 1
        await self.connection.execute(ENTER, self.slug, self.tenant_id, directory.HOME, self.state, epoch, clock.now())
        for table in tables.tables():
            if table.name in self.told:
                await self._table(table)

    async def _table(self, table: Table) -> None:
        """Through a temporary table: COPY is refused where row-level security binds, and one INSERT lets rows refer
        to rows of the same table."""
        columns = tables.columns_of(table)
        names = ", ".join(f'"{name}"' for name in columns)
        await self.connection.execute(f'CREATE TEMP TABLE restoring (LIKE "{table.name}") ON COMMIT DROP')
        await self.connection.copy_records_to_table("restoring", records=self._records(table), columns=columns)
        await self.connection.execute(f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM restoring')
        await self.connection.execute("DROP TABLE restoring")
        found = self.sums[table.name] = await tables.content(
            self.connection, table, self.tenant_id, self.columns[table.name]
        )
        told = self.told[table.name]
        if (found.rows, found.sha256) != (told["rows"], told["sha256"]):
            raise RestoreDiffers(table=table.name)

    async def _records(self, table: Table) -> AsyncIterator[tuple[Any, ...]]:
        record, columns = tables.reader(table), set(tables.columns_of(table))
        for count, row in enumerate(
            _trail_rows(self.archive, table.name) or _lines(self.archive, f"data/{table.name}.jsonl")
        ):
            if strange := row.keys() - columns:
                raise ArchiveTooNew(what=f"{table.name}.{sorted(strange)[0]}")
            yield record(row, self.tenant_id)
            if count % BREATH == 0:
                await asyncio.sleep(0)

    async def _files(self, put: list[str]) -> None:
        for name, told in self.manifest["members"].items():
            if name.startswith("files/"):
                key = f"{self.tenant_id}/{name.removeprefix('files/')}"
                put.append(key)
                await storage().put(key, self.archive.read(name), sha256=told["sha256"])

    def _restored(self, files: int) -> Restored:
        tenant = self.manifest["tenant"]
        left_out = [f"{each['table']} was left out of the archive" for each in self.manifest["left_out"]]
        return Restored(
            tenant_id=self.tenant_id, slug=self.slug, former_id=UUID(tenant["id"]), former_slug=tenant["slug"],
            made_at=self.manifest["made_at"], state=self.state, training=self.training, sums=self.sums, files=files,
            notes=[*NOTES, *left_out],
        )  # fmt: skip

    async def _adopt(self, restored: Restored) -> None:
        """The new company's first own line; each module may fit its rows to the new company within it."""
        last = await self.connection.fetchrow(
            "SELECT batch, hash FROM audit_seal WHERE tenant_id = $1 ORDER BY batch DESC LIMIT 1", self.tenant_id
        )
        payload = {
            "archive": self.manifest["made_at"],
            "former_trail": str(restored.former_id),
            "former_slug": restored.former_slug,
            "batch": last["batch"] if last else 0,
            "hash": last["hash"].hex() if last else "",
            "training": self.training,
        }
        line = Line(id=uuid7(), command=COMMAND, payload=canonical(payload))
        work = Work(system(self.tenant_id), Executor(self.connection, self.tenant_id), line)
        work.subject(self.tenant_id)
        if self.training:
            await self.connection.execute(
                "UPDATE outbox SET state = 'discarded', done_at = $2 WHERE tenant_id = $1 AND state IN ('due', 'dead')",
                self.tenant_id, work.now,
            )  # fmt: skip
        for adopt in _adopters():
            await adopt(work, restored)
        await writer.finish(work, {"ids": [str(self.tenant_id)]})


async def _take_away(keys: Iterable[str]) -> None:
    for key in keys:
        with suppress(Exception):  # whatever failed before is what the caller must hear of
            await storage().delete(key)


def _lines(archive: zipfile.ZipFile, member: str) -> Iterable[dict[str, Any]]:
    with archive.open(member) as file:
        for line in file:
            yield json.loads(line)


def _trail_rows(archive: zipfile.ZipFile, table: str) -> Iterable[dict[str, Any]] | None:
    """Rows of a table that is kept in the trail's own form."""
    if table == "journal":
        return ({**each["line"], "key_id": each["key_id"], "mac": each["mac"]} for each in _journal(archive))
    if table == "journal_change":
        return ({**change, "journal_id": each["id"]} for each in _acts(archive) for change in each["changes"])
    if table == "audit_pending":
        return ({"journal_id": each["id"]} for each in _lines(archive, "trail/pending.jsonl"))
    if table in ("audit_seal", "audit_head"):
        return _lines(archive, f"trail/{table.removeprefix('audit_')}s.jsonl")
    return None


def _journal(archive: zipfile.ZipFile) -> Iterable[dict[str, Any]]:
    for each in _lines(archive, "trail/lines.jsonl"):
        del each["line"]["changes"]
        yield each


def _acts(archive: zipfile.ZipFile) -> Iterable[dict[str, Any]]:
    return (each["line"] for each in _lines(archive, "trail/lines.jsonl"))


def _adopters() -> list[Any]:
    """`tenants/<module>/adopting.py`, found by name like actors and seeds."""
    names = importlib.import_module("tenants.modules").MODULES
    paths = [f"tenants.{name}.adopting" for name in names]
    return [importlib.import_module(path).adopt for path in paths if find_spec(path) is not None]
