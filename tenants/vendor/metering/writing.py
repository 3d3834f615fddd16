"""Into the books: one statement for a batch of customers of one company that serves them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson

from infra.ids import derived
from infra.journal.canonical import canonical

COLUMNS: Final[Mapping[str, str]] = {
    "slug": "text", "name_zh": "text", "name_en": "text", "industry": "text", "contact": "text", "partner_id": "uuid",
    "partner_slug": "text", "partner_zh": "text", "partner_en": "text", "state": "text", "phase": "text",
    "live_since": "timestamptz", "plan": "text", "seats_used": "int", "seats_limit": "int", "devices_used": "int",
    "devices_limit": "int", "renews_at": "timestamptz", "renews_sort": "timestamptz", "grace_until": "timestamptz",
    "renewed_month": "bigint", "readiness": "int", "stuck_at": "text", "version": "text", "days": "jsonb",
    "day": "date", "reports_today": "int", "last_report_at": "timestamptz", "last_report_sort": "timestamptz",
    "silent_devices": "int", "silent_since": "timestamptz", "pending": "int", "rejected": "int", "dead": "int",
    "errors": "int", "problems": "jsonb", "trouble": "int",
}  # fmt: skip
_TYPED: Final = ", ".join(f"{name} {kind}" for name, kind in {"id": "uuid", **COLUMNS}.items())
_SET: Final = ", ".join(f"{name} = v.{name}" for name in COLUMNS)
UPDATE: Final = f"""
UPDATE vendor_health AS h SET {_SET}, revision = h.revision + 1, updated_at = $2, measured_at = $2
FROM jsonb_to_recordset($3::jsonb) AS v({_TYPED}) WHERE h.tenant_id = $1 AND h.id = v.id
"""
UNCHANGED: Final = "UPDATE vendor_health SET measured_at = $2 WHERE tenant_id = $1 AND id = ANY($3::uuid[])"
CAUSE: Final = """
INSERT INTO vendor_detail (tenant_id, id, customer_id, kind, rows, measured_at, revision, created_at, updated_at)
SELECT $1, v.id, v.customer_id, v.kind, v.rows, $2, 1, $2, $2
FROM jsonb_to_recordset($3::jsonb) AS v(id uuid, customer_id uuid, kind text, rows jsonb)
ON CONFLICT (tenant_id, customer_id, kind) DO UPDATE
SET rows = excluded.rows, measured_at = excluded.measured_at, updated_at = excluded.updated_at
"""


async def write_health(connection: Any, books: UUID, rows: Sequence[Mapping[str, Any]], now: datetime) -> None:
    await connection.execute(UPDATE, books, now, canonical([dict(row) for row in rows]))


async def touch(connection: Any, books: UUID, ids: Sequence[UUID], now: datetime) -> None:
    """Looked at again, and nothing is different."""
    await connection.execute(UNCHANGED, books, now, list(ids))


async def write_causes(
    connection: Any, books: UUID, kind: str, causes: Mapping[UUID, list[dict[str, Any]]], now: datetime
) -> None:
    rows = [
        {"id": str(derived("vendor.detail", books, customer, kind)), "customer_id": str(customer), "kind": kind,
         "rows": lines}
        for customer, lines in causes.items()
    ]  # fmt: skip
    await connection.execute(CAUSE, books, now, orjson.dumps(rows).decode())
