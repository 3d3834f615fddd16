"""The plan of a run: what its sheet means, act by act. What the user saw in the check is what is carried out."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeVar
from uuid import UUID

import orjson
from sqlalchemy import ARRAY, Text, any_, bindparam, literal, select

from infra.db import Statement, own
from infra.storage import storage
from infra.work import Read, Work
from tenants.onboarding import reading
from tenants.onboarding.kinds import Intent, Kind, Row, kind_named
from tenants.onboarding.lookups import lookups
from tenants.onboarding.models import ImportRow, ImportRun
from tenants.onboarding.planning import Planning, rows_verdict, settle, told
from tenants.onboarding.receiving import fields_for, key_of

T = TypeVar("T")

STILL_HERE = Statement(select(literal(1)))
APPLIED = Statement(
    select(ImportRow.key)
    .where(
        own(ImportRow), ImportRow.key == any_(bindparam("keys", type_=ARRAY(Text()))), ImportRow.verdict == "applied"
    )
    .distinct()
)


async def make_plan(work: Work, run: ImportRun) -> None:
    """Read the sheet by its mapping, store what every row means, and say of each row whether it can be tried.

    Raises Refusal when the sheet as a whole cannot be used.
    """
    kind = kind_named(run.kind)
    content = await storage().get(key_of(run.tenant_id, run.id, "sheet"), sha256=run.sha256)
    fields = await fields_for(work, kind)
    table = await _patiently(work, reading.read_table, content, run.file_name, fields, kind.under)
    rows = await _patiently(work, reading.rows_of, kind, fields, table, run.mapping, run.locale)
    planning = await _planning(work, run, kind, rows)
    for row in rows:
        if not row.get("operation") or kind.name != "orders":
            planning.require(row)
    intents = await kind.plan(planning, rows)
    keys = settle(kind, intents)
    known = {each["key"] for each in await work.all(APPLIED, keys=[key for key in keys if key])}
    await work.insert_all([each for n, intent in enumerate(intents) for each in _rows(run, n, intent, keys[n], known)])
    plan = {
        "header": table.header,
        "intents": [{"steps": each.steps, "create": each.create, "lines": _lines(each)} for each in intents],
    }
    await storage().put(key_of(run.tenant_id, run.id, "plan"), orjson.dumps(plan))


async def _patiently(work: Work, read: Callable[..., T], *given: Any) -> T:
    """Read in a thread of its own. The database ends transactions that stand idle, so ours says a word now and then."""
    reads = asyncio.create_task(asyncio.to_thread(read, *given))
    while not (await asyncio.wait({reads}, timeout=5))[0]:
        await work.scalar(STILL_HERE)
    return reads.result()


async def _planning(read: Read, run: ImportRun, kind: Kind, rows: Sequence[Row]) -> Planning:
    items = {row.get(name) for row in rows for name in ("item", "parent")}
    partners = {row.get(name) for row in rows for name in ("customer", "supplier")}
    known = await lookups(read, items=items, partners=partners, custom=kind.custom)
    return Planning(kind, known, create_missing=run.create_missing, locale=run.locale)


def _lines(intent: Intent) -> list[int]:
    return [row.line for row in intent.rows]


def _rows(run: ImportRun, number: int, intent: Intent, key: str | None, known: set[str]) -> list[ImportRow]:
    first_bad = next((row for row in intent.rows if row.bad), None)
    return [
        ImportRow(
            run_id=run.id,
            line=row.line,
            intent=number,
            key=key,
            verdict=rows_verdict(intent, row, key in known, first_bad),  # before what is told: it may hold the row
            problems=[asdict(each) | {"cell": row.cells.get(each.field or "")} for each in told(row)],
            warnings=[asdict(each) | {"cell": row.cells.get(each.field or "")} for each in row.warnings],
            cells=reading.shown(row),
        )
        for row in intent.rows
    ]


async def load_plan(run: ImportRun) -> list[dict[str, Any]]:
    """The acts of a checked run: steps, create, lines."""
    plan = orjson.loads(await storage().get(key_of(run.tenant_id, run.id, "plan")))
    intents: list[dict[str, Any]] = plan["intents"]
    return intents


async def load_header(tenant_id: UUID, run_id: UUID) -> int | None:
    """The row of the titles; None before the first check."""
    key = key_of(tenant_id, run_id, "plan")
    if await storage().stat(key) is None:
        return None
    return int(orjson.loads(await storage().get(key))["header"])
