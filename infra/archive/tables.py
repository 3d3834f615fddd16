"""Every table of one company, over the metadata: a new table needs no code here.

A row's bytes are its canonical JSON without `tenant_id` (infra/journal/FORMAT.md), so the same content has the same
hash under any company number and in any database; a table's content hash is SHA-256 over its rows in key order.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ARRAY, Date, DateTime, LargeBinary, Numeric, Table, Time, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from infra.db import Base
from infra.journal.canonical import canonical_bytes
from infra.placement import is_tenant_table

PREFETCH = 1000
TRAIL = ("journal", "journal_change", "audit_pending", "audit_seal", "audit_head")
"""Kept in the trail's own form (infra/journal/FORMAT.md), so that an auditor finds it where he looks for it."""


@dataclass(frozen=True)
class Sum:
    """What a table holds: how many rows, and the hash of them all."""

    rows: int
    sha256: str

    def to_json(self) -> dict[str, Any]:
        return {"rows": self.rows, "sha256": self.sha256}


def tables() -> list[Table]:
    """All tables with rows of companies, referenced ones before those that refer to them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a cycle through nullable keys has no order, and none is needed
        return [table for table in Base.metadata.sorted_tables if is_tenant_table(table)]


def is_secret(table: Table) -> bool:
    """Password hashes, session keys, one-time codes, sealed addresses: needed to carry on, of no use to a reader.
    A model says so by `__secret__`; an unregulated table that holds hashes of secrets need not be told."""
    model = models().get(table.name)
    said = getattr(model, "__secret__", None)
    if said is not None or table.name in TRAIL:
        return bool(said)
    names = {column.name for column in table.columns}
    return getattr(model, "__regulated__", True) is False and bool(names & {"secret_hash", "hash", "box", "key_hash"})


def models() -> Mapping[str, type[Any]]:
    return {str(mapper.local_table.name): mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]


def key_of(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key.columns)


def columns_of(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def select_sql(table: Table) -> str:
    columns = ", ".join(f'"{name}"' for name in columns_of(table))
    order = ", ".join(f'"{name}"' for name in key_of(table))
    return f'SELECT {columns} FROM "{table.name}" WHERE tenant_id = $1 ORDER BY {order}'


def row_bytes(record: Any, only: Collection[str] | None = None) -> bytes:
    return canonical_bytes(
        {name: value for name, value in record.items() if name != "tenant_id" and (only is None or name in only)}
    )


async def rows(connection: Any, table: Table, tenant_id: UUID) -> AsyncIterator[Any]:
    async for record in connection.cursor(select_sql(table), tenant_id, prefetch=PREFETCH):
        yield record


async def content(connection: Any, table: Table, tenant_id: UUID, only: Collection[str] | None = None) -> Sum:
    """Count and content hash of a company's rows, as this connection's transaction sees them; of the columns `only`
    where an older archive knows no others."""
    digest, count = hashlib.sha256(), 0
    async for record in rows(connection, table, tenant_id):
        digest.update(row_bytes(record, only) + b"\n")
        count += 1
    return Sum(count, digest.hexdigest())


async def contents(connection: Any, tenant_id: UUID) -> dict[str, Sum]:
    return {str(table.name): await content(connection, table, tenant_id) for table in tables()}


async def prepare(connection: Any) -> None:
    """JSON columns in canonical bytes, in the binary form COPY speaks."""
    await connection.set_type_codec(
        "jsonb",
        encoder=lambda value: b"\x01" + canonical_bytes(value),
        decoder=lambda data: orjson.loads(data[1:]),
        schema="pg_catalog",
        format="binary",
    )


# -- from an archive's JSON back to what the columns hold ------------------------------------------------

Reader = Callable[[Any], Any]


def reader(table: Table) -> Callable[[Mapping[str, Any], UUID], tuple[Any, ...]]:
    """Turns an archive's row into a record of this table. A column the archive does not know (it is younger) begins
    with what its model says; one this version no longer has is an error of its caller."""
    readers = [(column.name, _of_type(column.type), _start(column)) for column in table.columns]

    def record(row: Mapping[str, Any], tenant_id: UUID) -> tuple[Any, ...]:
        values: list[Any] = []
        for name, read, start in readers:
            if name == "tenant_id":
                values.append(tenant_id)
            elif name not in row:
                values.append(start())
            else:
                value = row[name]
                values.append(None if value is None else read(value))
        return tuple(values)

    return record


def _start(column: Any) -> Callable[[], Any]:
    default = column.default
    if default is None:
        return lambda: None
    return (lambda: default.arg(None)) if default.is_callable else (lambda: default.arg)


def _plain(kind: Any) -> Reader:
    for sql, read in _READERS:
        if issubclass(kind, sql):
            return read
    return lambda value: value


def _of_type(kind: Any) -> Reader:
    if isinstance(kind, JSONB):
        return lambda value: value
    if isinstance(kind, ARRAY):
        inner = _of_type(kind.item_type)
        return lambda values: [None if each is None else inner(each) for each in values]
    return _plain(type(kind))


_READERS: tuple[tuple[type[Any], Reader], ...] = (
    (Uuid, UUID),
    (DateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (Time, time.fromisoformat),
    (Numeric, lambda value: value if isinstance(value, float) else Decimal(value)),
    (LargeBinary, bytes.fromhex),
)
