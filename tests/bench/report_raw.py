"""The raw side of `bench report`: asyncpg and nothing else, running the statements of `report.sql`.

It writes rows of the same width as the product's; it decides, checks and proves nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

from infra.ids import uuid7

TEXTS = Path(__file__).with_name("report.sql").read_text()
RAW_KEY = "0123456789abcdef"
PAYLOAD = '{"flags":[],"good_quantity":"1","kind":"production","occurred_at":null,"operation_id":"%s","photos":[]}'
IMAGE = '{"card":"10017","good_quantity":"1","name_en":"Turning","note":"' + "x" * 900 + '"}'


def statements() -> list[str]:
    parts = ["\n".join(line for line in part.splitlines() if not line.startswith("--")) for part in TEXTS.split(";;")]
    return [part.strip() for part in parts if part.strip()]


async def raw(dsn: str, tenant: UUID, tokens: list[str], operations: list[UUID], seconds: float) -> list[float]:
    times: list[float] = []
    async with asyncpg.create_pool(dsn, min_size=len(tokens), max_size=len(tokens), reset=_keep) as pool:
        clients = (_client(pool, tenant, *pair, seconds, times) for pair in zip(tokens, operations, strict=True))
        await asyncio.gather(*clients)
    return times


async def _keep(_connection: Any) -> None:
    """Like the product's pool: nothing outlives a transaction."""


async def _client(pool: Any, tenant: UUID, token: str, operation: UUID, seconds: float, times: list[float]) -> None:
    begin, session, admission, access, *writes, commit = statements()
    begin = begin.replace("{tenant}", str(tenant))
    _, session_id, secret = token.split(".")
    secret_hash = hashlib.sha256(secret.encode()).digest()
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        now, command = datetime.now(UTC), uuid7()
        async with pool.acquire() as connection:
            await connection.execute(begin)
            who = await connection.fetchrow(
                session, tenant, UUID(session_id), secret_hash, now, now - timedelta(hours=8)
            )
            found = await connection.fetchrow(admission, tenant, command)
            row = await connection.fetchrow(access, tenant, "approved", "completed", operation)
            if who is None or found["outcome"] is not None or row["hold_id"] is not None:
                raise RuntimeError("refused")
            for text, values in zip(writes, _values(tenant, command, now, row, who), strict=True):
                await connection.execute(text, *values)
            await connection.execute(commit)
        times.append(time.perf_counter() - start)


def _values(tenant: UUID, command: UUID, now: datetime, row: Any, who: Any) -> list[list[Any]]:
    """The parameters of statements 6 to 11."""
    zero, one = Decimal(0), Decimal(1)
    operation, order, person = row["id"], row["order_id"], who["user_id"]
    digest = hashlib.sha256(b"x").digest()
    payload = PAYLOAD % operation
    report = [tenant, command, operation, order, "production", one, zero, zero, zero, None, [], person, who["name"],
              "user", None, None, None, now, [], None, None, person, who["name"], row["work_center_id"], None,
              now.date(), None, None, None, None, None, None, None, None, None, "{}", 1, now, now]  # fmt: skip
    line = [tenant, command, tenant, "reporting.report_output", 1, "applied", None, "user", person, who["name"], None,
            None, None, None, "127.0.0.1", now, None, now, None, None, None, order, payload, digest,
            f'{{"ids":["{command}"]}}', RAW_KEY, digest]  # fmt: skip
    images = [tenant, command, 0, "orders_operation", operation, row["revision"] + 1, IMAGE, IMAGE]
    images += [tenant, command, 1, "reporting_output_report", command, 1, None, IMAGE]
    return [
        [row["good_quantity"] + 1, row["revision"] + 1, now, tenant, operation, row["revision"]],
        report,
        [tenant, uuid7(), "reporting.output_reported", "live", "live", payload, order, now],
        images,
        line,
        [tenant, command],
    ]
