"""A second connection that watches every command: what the journal says must be what it saw, no more and no less."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg

from infra.db import _prepare_connection
from infra.journal import writer
from infra.journal.canonical import canonical
from infra.journal.models import regulated
from infra.work import Work

LINE = "SELECT * FROM journal WHERE tenant_id = $1 AND id = $2"
CHANGES = "SELECT * FROM journal_change WHERE tenant_id = $1 AND journal_id = $2 ORDER BY n"
ALWAYS = (
    "tenant_id", "id", "trail_id", "command", "version", "outcome", "actor_kind", "actor_id", "actor_name",
    "occurred_at", "recorded_at", "payload", "payload_hash", "result", "key_id", "mac",
)  # fmt: skip


class Witness:
    """Before a commit it looks at the rows as everybody else still sees them; after it, at what has become of them."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.pending: list[tuple[UUID, UUID, int, int, dict[tuple[str, UUID], str | None]]] = []
        self.commands: dict[str, int] = {}
        self.faults: list[str] = []
        # Rows of savepoints carry later transaction ids than their command; nobody else writes for this tenant.
        one = "SELECT '{0}' AS t, id FROM \"{0}\" WHERE tenant_id = $1 AND xmin::text::bigint >= $2"
        self.written_sql = " UNION ALL ".join(one.format(name) for name in regulated())

    async def before_commit(self, work: Work) -> None:
        touched = {(change.table, change.record_id) for change in work.changes}
        seen = {key: await self.row(work.tenant_id, *key) for key in touched}
        transaction = await work.executor.connection.fetchval("SELECT txid_current()")
        self.pending.append((work.tenant_id, work.line.id, transaction, len(work.changes), seen))

    async def settle(self) -> None:
        """Compare what has been committed since with the journal."""
        while self.pending:
            tenant, line_id, transaction, count, before = self.pending.pop()
            line = await self.connection.fetchrow(LINE, tenant, line_id)
            if line is None:
                continue  # rolled back
            self.commands[line["command"]] = self.commands.get(line["command"], 0) + 1
            changes = await self.connection.fetch(CHANGES, tenant, line_id)
            await self.compare(tenant, line, changes, count, before, transaction)

    async def compare(
        self, tenant: UUID, line: Any, changes: list[Any], count: int, before: dict[Any, Any], transaction: int
    ) -> None:
        what = f"{line['command']} {line['id']}"
        self.faults += [f"{what}: {name} is missing" for name in ALWAYS if line[name] is None]
        if len(changes) != count:
            self.faults.append(f"{what}: {count} changes became {len(changes)}")
        first = {(each["table_name"], each["record_id"]): each["before"] for each in reversed(changes)}
        last = {(each["table_name"], each["record_id"]): each["after"] for each in changes}
        self.faults += [f"{what}: {key} was not so before" for key, image in first.items() if before[key] != image]
        for key, image in last.items():
            if await self.row(tenant, *key) != image:
                self.faults.append(f"{what}: {key} is not so afterwards")
        written = {(row["t"], row["id"]) for row in await self.connection.fetch(self.written_sql, tenant, transaction)}
        kept = {key for key, image in last.items() if image is not None}
        self.faults += [f"{what}: wrote {key} without a word" for key in written - kept]
        self.faults += [f"{what}: says it wrote {key} and did not" for key in kept - written]

    async def row(self, tenant: UUID, table: str, id: UUID) -> str | None:
        record = await self.connection.fetchrow(f'SELECT * FROM "{table}" WHERE tenant_id = $1 AND id = $2', tenant, id)
        return None if record is None else canonical(dict(record))


@asynccontextmanager
async def witnessing(admin: str) -> AsyncIterator[Witness]:
    """Watch every command of this process; afterwards `faults` is empty or says what did not agree."""
    connection = await asyncpg.connect(admin)
    await _prepare_connection(connection)
    witness = Witness(connection)
    honest = writer.finish

    async def finish(work: Work, result: Any) -> None:
        await witness.settle()
        await honest(work, result)
        await witness.before_commit(work)

    writer.finish = finish
    try:
        yield witness
        await witness.settle()
    finally:
        writer.finish = honest
        await connection.close()
