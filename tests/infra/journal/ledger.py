"""A small honest trail over every regulated table, a superuser who tampers with it, and the verifier's answer.

Rows are made from the metadata, so a new table or column is covered the day it appears. Foreign keys and checks are
out of the way in this one database: they stop honest mistakes, not the superuser these tests play.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import asyncpg

from infra import clock
from infra.db import Database, Executor
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.journal import writer
from infra.journal.export import VERIFIER, export_bundle
from infra.journal.heads import Files, Publisher
from infra.journal.models import regulated
from infra.journal.sealer import Sealer
from infra.keys import keyring
from infra.work import Line, Work, system

NO_CHECKS = """
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
           WHERE contype IN ('c', 'x', 'u') AND connamespace = 'public'::regnamespace
  LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.t, r.conname); END LOOP;
  FOR r IN SELECT indexrelid::regclass AS i FROM pg_index JOIN pg_class c ON c.oid = indexrelid
           WHERE indisunique AND NOT indisprimary AND c.relnamespace = 'public'::regnamespace
             AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
  LOOP EXECUTE format('DROP INDEX %s', r.i); END LOOP;
END $$
"""


def load_verifier() -> ModuleType:
    """The file by its path, as an auditor would: not as a part of the product."""
    spec = importlib.util.spec_from_file_location("auditors_verifier", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


VERIFY = load_verifier()


class Ledger:
    def __init__(self, dsns: Dsns, home: Path, root: Any) -> None:
        self.dsns = dsns
        self.root = root  # the superuser
        self.tenant_id = uuid7()
        self.home = home
        self.app = Database(dsns.app, size=2)
        self.seals = Database(dsns.sealer, size=2)
        self.sealer = Sealer(self.seals, keyring())
        self.publisher = Publisher(self.seals, keyring(), [Files(home / "heads")])

    # -- honest work ---------------------------------------------------------------------------------

    @asynccontextmanager
    async def command(
        self, name: str, *, tenant_id: UUID | None = None, reason: str | None = None
    ) -> AsyncIterator[Work]:
        """A command's transaction with its real journal line, on the superuser's connection: no foreign key acts."""
        actor = system(tenant_id or self.tenant_id, "Wang Jianguo 王建国")
        line = Line(id=uuid7(), command=name, payload='{"note":"第一件"}', reason=reason, device_at=datetime.now(UTC))
        async with self.root.transaction():
            work = Work(actor, Executor(self.root, actor.tenant_id), line)
            yield work
            await writer.finish(work, {"ids": [str(change.record_id) for change in work.changes]})

    async def seal(self) -> int:
        return await self.sealer.seal_all()

    async def publish(self) -> int:
        return await self.publisher.publish_due(everything=True)

    async def fill(self, *, tenant_id: UUID | None = None) -> None:
        """Two rows in every regulated table, one of them changed later and a third removed, in several batches;
        an hour ago, so that no head is too young to be missed."""
        with clock.frozen(clock.now() - timedelta(hours=1)):
            await self._fill(tenant_id)

    async def _fill(self, tenant_id: UUID | None) -> None:
        rows: list[Any] = []
        for model in regulated().values():
            async with self.command(f"test.make_{model.__table__.name}", tenant_id=tenant_id) as work:
                rows += [await work.insert(model(**values(model, n))) for n in (1, 2)]
        await self.seal()
        await self.publish()
        for row in rows[::2]:
            async with self.command("test.change", tenant_id=tenant_id, reason="wrong") as work:
                await work.change(row, **another(row))
        await self.seal()
        for model in list(regulated().values())[:3]:
            async with self.command("test.make_and_remove", tenant_id=tenant_id) as work:
                gone = await work.insert(model(**values(model, 3)))
                await work.remove(gone)
            await self.seal()
            await self.publish()

    # -- the auditor -----------------------------------------------------------------------------------

    async def bundle(self, directory: Path, tenant_id: UUID | None = None) -> Path:
        await export_bundle(self.app, tenant_id or self.tenant_id, "test", directory)
        return directory

    async def problems(
        self, *, heads: bool = True, tenant_id: UUID | None = None, fingerprint: str | None = None
    ) -> list[Any]:
        with tempfile.TemporaryDirectory() as scratch:
            bundle = await self.bundle(Path(scratch), tenant_id)
            trusted = [fingerprint or keyring().fingerprint]
            done = VERIFY.verify(bundle, trusted, self.home / "heads" if heads else None)
            found: list[Any] = done.problems
            return found

    # -- the superuser ---------------------------------------------------------------------------------

    @asynccontextmanager
    async def tampering(self, *statements: str | tuple[Any, ...]) -> AsyncIterator[None]:
        """Commit changes behind the product's back; undo them afterwards. A statement is SQL or (SQL, arguments…)."""
        each = [(one,) if isinstance(one, str) else one for one in statements]
        tables = sorted({name for sql, *_ in each for name in WRITTEN.findall(sql)})
        async with self.root.transaction():
            for table in tables:
                await self.root.execute(f'CREATE TEMP TABLE "keep_{table}" AS SELECT * FROM public."{table}"')
            for sql, *arguments in each:
                status = await self.root.execute(sql, *arguments)
                assert not status.endswith(" 0"), f"nothing was tampered with: {sql}"
        try:
            yield
        finally:
            async with self.root.transaction():
                for table in tables:
                    await self.root.execute(f'DELETE FROM public."{table}"')
                    await self.root.execute(f'INSERT INTO public."{table}" SELECT * FROM "keep_{table}"')
                    await self.root.execute(f'DROP TABLE "keep_{table}"')

    async def close(self) -> None:
        await self.app.close()
        await self.seals.close()
        await self.root.close()


WRITTEN = re.compile(r'(?:UPDATE|DELETE FROM|INSERT INTO) "?(\w+)')


async def open_ledger(dsns: Dsns, home: Path) -> Ledger:
    root = await asyncpg.connect(dsns.admin)
    from infra.db import _prepare_connection

    await _prepare_connection(root)
    await root.execute(NO_CHECKS)
    await root.execute("SET session_replication_role = replica")
    return Ledger(dsns, home, root)


# -- rows from the metadata -------------------------------------------------------------------------------

BASIC: dict[type, Any] = {
    str: "短文 text",
    int: 7,
    bool: True,
    bytes: b"\x00\xffbytes",
    Decimal: Decimal("12.500"),
    float: 1.5,
    datetime: datetime(2026, 11, 20, 1, 2, 3, 450000, UTC),
    date: date(2026, 11, 20),
    time: time(8, 30),
    timedelta: timedelta(minutes=90),
    dict: {"b": 1, "a": [1, "二", None, 1.25], "when": "2026-11-20"},
    list: ["x", "y"],
}
OWN = ("tenant_id", "id", "revision", "created_at", "updated_at")


def values(model: Any, n: int) -> dict[str, Any]:
    return {column.name: value(column, n) for column in model.__table__.columns if column.name not in OWN}


def value(column: Any, n: int) -> Any:
    kind = column.type
    if kind.__class__.__name__ == "ARRAY":
        return [single(kind.item_type.python_type, n)]
    if kind.__class__.__name__ in ("JSONB", "JSON"):
        return {**BASIC[dict], "n": n}
    return single(kind.python_type, n)


def single(python: type, n: int) -> Any:
    if python is UUID:
        return uuid7()
    basic = BASIC[python]
    if python is str:
        return f"{basic} {n} {uuid7()}"
    if python is bytes:
        return basic + uuid7().bytes
    if python in (int, Decimal, float):
        return basic + n
    return basic


def another(row: Any) -> dict[str, Any]:
    """A change of the first column that can change."""
    for column in row.__table__.columns:
        if column.name not in OWN and column.type.__class__.__name__ not in ("ARRAY",):
            return {column.name: differing(column, getattr(row, column.name))}
    return {"created_at": row.created_at + timedelta(seconds=1)}


def differing(column: Any, old: Any) -> Any:
    """Another value of the same type."""
    if isinstance(old, bool):
        return not old
    if isinstance(old, UUID):
        return uuid7()
    if isinstance(old, datetime | date):
        return old + timedelta(days=1)
    if isinstance(old, time):
        return time((old.hour + 1) % 24)
    if isinstance(old, int | Decimal | float):
        return old + 1
    if isinstance(old, bytes):
        return bytes([old[0] ^ 1]) + old[1:] if old else b"x"
    if isinstance(old, dict):
        return {**old, "slipped": "in"}
    if isinstance(old, list):
        return [*old, old[0]] if old else [value(column, 9)]
    if isinstance(old, str):
        return old[:-1] + chr(ord(old[-1]) ^ 1) if old else "x"
    return value(column, 9)
