"""Writing the journal: the line is complete when it is written, and it is the last insert of its transaction."""

from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from infra import clock
from infra.errors import DomainError
from infra.journal.canonical import canonical, line_bytes
from infra.keys import keyring
from infra.work import Actor, Change, Line, Work, database

ADMISSION = """
SELECT d.placement, d.state, d.epoch, j.command, j.outcome, j.code, j.payload_hash, j.result
FROM directory d LEFT JOIN journal j ON j.tenant_id = $1 AND j.id = $2
WHERE d.tenant_id = $1
"""

STORED = """
SELECT command, outcome, code, payload_hash, result FROM journal WHERE tenant_id = $1 AND id = $2
"""

LINE_COLUMNS = (
    "tenant_id", "id", "trail_id", "command", "version", "outcome", "code", "actor_kind", "actor_id", "actor_name",
    "device_id", "seq", "switch_id", "work_unit_id", "address", "occurred_at", "device_at", "recorded_at", "skew_ms",
    "reason", "meaning", "subject_id", "payload", "payload_hash", "result", "key_id", "mac",
)  # fmt: skip
CHANGE_COLUMNS = ("tenant_id", "journal_id", "n", "table_name", "record_id", "revision", "before", "after")
PENDING = "INSERT INTO audit_pending (tenant_id, journal_id) VALUES ($1, $2)"


@lru_cache(maxsize=64)
def insert_sql(table: str, columns: tuple[str, ...], rows: int, suffix: str = "") -> str:
    """A multi-row INSERT … VALUES: the form that works everywhere, also on Citus under row-level security."""
    width = len(columns)
    values = (f"({', '.join(f'${row * width + n + 1}' for n in range(width))})" for row in range(rows))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join(values)}{suffix}"


LINE_SQL = insert_sql("journal", LINE_COLUMNS, 1)
REFUSAL_SQL = insert_sql("journal", LINE_COLUMNS, 1, " ON CONFLICT DO NOTHING")


def payload_hash(payload: str) -> bytes:
    import hashlib

    return hashlib.sha256(payload.encode()).digest()


def line_values(actor: Actor, line: Line, *, outcome: str, code: str | None, result: Any, subject_id: UUID | None,
                recorded_at: Any) -> dict[str, Any]:  # fmt: skip
    """The journal's columns, apart from the two that prove them (key_id, mac)."""
    return {
        "tenant_id": actor.tenant_id,
        "id": line.id,
        # A restored tenant carries its old trail id in the directory; a new trail is named by its tenant.
        "trail_id": actor.tenant_id,
        "command": line.command,
        "version": line.version,
        "outcome": outcome,
        "code": code,
        "actor_kind": actor.kind,
        "actor_id": actor.id,
        "actor_name": actor.name,
        "device_id": actor.device_id,
        "seq": line.seq,
        "switch_id": actor.switch_id,
        "work_unit_id": actor.work_unit_id,
        "address": actor.address,
        "occurred_at": line.occurred_at or recorded_at,
        "device_at": line.device_at,
        "recorded_at": recorded_at,
        "skew_ms": round(line.skew.total_seconds() * 1000) if line.skew is not None else None,
        "reason": line.reason,
        "meaning": line.meaning,
        "subject_id": subject_id,
        "payload": line.payload,
        "payload_hash": payload_hash(line.payload),
        "result": canonical(result),
    }


def change_values(tenant_id: UUID, journal_id: UUID, n: int, change: Change) -> dict[str, Any]:
    return {
        "tenant_id": tenant_id,
        "journal_id": journal_id,
        "n": n,
        "table_name": change.table,
        "record_id": change.record_id,
        "revision": change.revision,
        "before": canonical(change.before) if change.before is not None else None,
        "after": canonical(change.after) if change.after is not None else None,
    }


async def finish(work: Work, result: Any) -> None:
    """Outbox rows, row images, then the line itself and its ticket for the sealer."""
    connection, tenant_id, line = work.executor.connection, work.tenant_id, work.line
    if work.events:
        from infra import outbox

        await outbox.write(work.executor, [row for event in work.events for row in outbox.rows_for(event, work)])
    changes = [change_values(tenant_id, line.id, n, change) for n, change in enumerate(work.changes)]
    for start in range(0, len(changes), 100):
        part = changes[start : start + 100]
        arguments = [value for change in part for value in change.values()]
        await connection.execute(insert_sql("journal_change", CHANGE_COLUMNS, len(part)), *arguments)
    subject = work.filed_under or (work.changes[0].record_id if work.changes else None)
    values = line_values(
        work.actor, line, outcome="applied", code=None, result=result, subject_id=subject, recorded_at=work.now
    )
    await _insert_line(connection, LINE_SQL, values, changes)


async def refuse(
    actor: Actor,
    line: Line,
    error: DomainError,
    subject_id: UUID | None = None,
    first: Callable[[Work], Awaitable[None]] | None = None,
) -> bool:
    """The refused attempt leaves its own line, in a transaction of its own. The first outcome of an id stands: False
    when it has one already."""
    async with database().transaction(actor.tenant_id) as executor:
        if first is not None:
            await first(Work(actor, executor, line))
        values = line_values(
            actor, line, outcome="refused", code=error.code, result=error.params, subject_id=subject_id,
            recorded_at=clock.now(),
        )  # fmt: skip
        return await _insert_line(executor.connection, REFUSAL_SQL, values, [])


async def _insert_line(connection: Any, sql: str, values: dict[str, Any], changes: list[dict[str, Any]]) -> bool:
    keys = keyring()
    values["key_id"] = keys.mac_key_id
    values["mac"] = keys.mac(line_bytes(values, changes))
    status = await connection.execute(sql, *values.values())
    written: bool = status == "INSERT 0 1"
    if written:
        await connection.execute(PENDING, values["tenant_id"], values["id"])
    return written


async def stored(actor: Actor, id: UUID) -> Mapping[str, Any] | None:
    async with database().transaction(actor.tenant_id, read_only=True) as executor:
        return await executor.connection.fetchrow(STORED, actor.tenant_id, id)  # type: ignore[no-any-return]
