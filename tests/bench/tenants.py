"""`bench tenants`: what a request costs among 1, 1,000 and 10,000 companies, one of them drawn at random each time.

100 companies are provisioned by real commands; the others are their likenesses, every row of every tenant table copied
under another tenant id (200 rows or more each). A report and a list page each; warm: the company was asked before by
this process; first touch: it was not, nor were its pages. Ratios of means against one company in the same run.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from infra.ids import uuid7
from tests.bench.lists import DOCUMENTS
from tests.bench.report import MUTATION
from tests.scale.stand import Crew, Stand, crew, stand
from tests.scale.wire import Wire

REAL = int(os.environ.get("TENANTS_REAL", "100"))
STAGES = tuple(int(each) for each in os.environ.get("TENANTS_STAGES", "1,1000,10000").split(","))
REQUESTS = int(os.environ.get("TENANTS_REQUESTS", "1500"))
FIRST = 500
ORDERS = 8  # of each company, so that its page has rows
WARM, TOUCH, LEAST = 1.15, 1.5, 200
# What proves a company's past; a likeness has none and is never asked to prove it.
NOT_COPIED = {"journal", "journal_change", "audit_pending", "audit_seal", "audit_head", "outbox", "live_event"}


@dataclass(frozen=True)
class Company:
    token: str
    operation: UUID


@dataclass(frozen=True)
class Cost:
    """Mean seconds a request."""

    report: float
    page: float


async def real_ones(here: Stand) -> list[tuple[Crew, Company]]:
    found = []
    for _ in range(REAL):
        people = await crew(here, 1, role="TEAM_LEAD")
        for _ in range(ORDERS):
            await people.plant.released(10)
        found.append((people, Company(people.tokens[0], people.operations[0])))
    return found


async def likenesses(admin: Any, real: list[tuple[Crew, Company]], until: int, have: int) -> list[Company]:
    """Companies number `have` to `until`, copied by one statement a table."""
    made, pairs = [], []
    for n in range(have, until):
        people, company = real[n % len(real)]
        slug, tenant = f"c{n:05}x{people.plant.slug[-4:]}", uuid7()
        pairs.append((people.plant.tenant_id, tenant, slug))
        made.append(Company(f"{slug}.{company.token.partition('.')[2]}", company.operation))
    await admin.execute("CREATE TEMP TABLE likeness (source uuid, tenant uuid, slug text)")
    await admin.copy_records_to_table("likeness", records=pairs)
    await admin.execute("SET session_replication_role = replica")  # a copy of what holds together holds together
    for table in await _tables(admin):
        columns = [row["name"] for row in await admin.fetch(COLUMNS, table)]
        values = ", ".join(_copied(table, name) for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        source = f'"{table}" t JOIN likeness l ON l.source = t.tenant_id'
        await admin.execute(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM {source}')
    await admin.execute("DROP TABLE likeness")
    await admin.execute("SET session_replication_role = DEFAULT")
    await admin.execute("ANALYZE")
    return made


COLUMNS = """
SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped
ORDER BY attnum
"""


def _copied(table: str, column: str) -> str:
    if column == "tenant_id" or (table == "plans_tenant" and column == "id"):
        return "l.tenant"
    return "l.slug" if column == "slug" else f't."{column}"'


async def _tables(admin: Any) -> list[str]:
    rows = await admin.fetch(
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1"
    )
    return [row["relname"] for row in rows if row["relname"] not in NOT_COPIED]


async def rows_each(admin: Any, tenant: UUID) -> int:
    """Rows of one company in the tables that were copied."""
    counts = [
        await admin.fetchval(f'SELECT count(*) FROM "{name}" WHERE tenant_id = $1', tenant)
        for name in await _tables(admin)
    ]
    return sum(counts)


async def asked(here: Stand, ids: dict[str, str], companies: list[Company]) -> Cost:
    """One client, one request after the other: what a request costs, not what a crowd waits."""
    wire = Wire(here.port)
    reports: list[float] = []
    pages: list[float] = []
    for company in companies:
        header = f"Bearer {company.token}"
        page = json.dumps({"id": ids["orders"], "variables": {}}).encode()
        report = {"input": {"id": str(uuid7()), "operationId": str(company.operation), "goodQuantity": "1"}}
        for times, body, sign in (
            (reports, json.dumps({"id": ids["report"], "variables": report}).encode(), b'"OutputReport"'),
            (pages, page, b'"nodes":[{'),
        ):
            began = time.perf_counter()
            answer = await wire.post("/api/graphql", body, authorization=header)
            times.append(time.perf_counter() - began)
            if answer.status != 200 or sign not in answer.body:
                raise RuntimeError(answer.text[:2000])
    wire.close()
    return Cost(_mean(reports), _mean(pages))


def _mean(times: list[float]) -> float:
    """Without the slowest hundredth: a checkpoint or a collector's pause is no company's cost."""
    kept = sorted(times)[: max(1, len(times) * 99 // 100)]
    return statistics.fmean(kept)


async def settled(admin: Any) -> None:
    for _ in range(600):
        if not await admin.fetchval("SELECT count(*) FROM audit_pending"):
            return
        await asyncio.sleep(0.1)


async def measured(here: Stand, admin: Any) -> list[tuple[int, Cost, Cost]]:
    """(companies, first touch, warm) of each stage."""
    chance = random.Random(20261120)
    ids = here.documents(report=MUTATION, orders=DOCUMENTS["orders"])
    real = await real_ones(here)
    rows = await rows_each(admin, real[0][0].plant.tenant_id)
    print(f"{REAL} companies provisioned, {rows} rows each in the copied tables", flush=True)
    if rows < LEAST:
        raise SystemExit(f"{rows} rows a company, {LEAST} are wanted")
    companies = [company for _, company in real][: STAGES[0]]
    found = []
    for stage in STAGES:
        if stage > len(companies):
            have = max(len(companies), REAL)
            began = time.perf_counter()
            companies = [company for _, company in real] + companies[REAL:] + await likenesses(admin, real, stage, have)
            print(f"{len(companies)} companies after {time.perf_counter() - began:.0f} s", flush=True)
        here.api()  # a fresh process: nobody was asked before
        await here.ready(120)
        # Code and schema are warmed by a company that is not measured at its first touch.
        await asked(here, ids, [companies[0]] * 100)
        strangers = companies[1:] or companies
        touched = await asked(here, ids, chance.sample(strangers, min(FIRST, len(strangers))))
        if stage > 1:
            await asked(here, ids, companies[-min(stage, 3000) :])
        drawn = companies[-min(stage, 3000) :] if stage > 1 else companies
        warm = await asked(here, ids, [chance.choice(drawn) for _ in range(REQUESTS)])
        found.append((stage, touched, warm))
        print(
            f"  {stage:6} companies  report {warm.report * 1e3:5.1f} ms  page {warm.page * 1e3:5.1f} ms   "
            f"first touch {touched.report * 1e3:5.1f} and {touched.page * 1e3:5.1f} ms",
            flush=True,
        )
        here.processes["api"].stop()
        await settled(admin)
    return found


async def run() -> bool:
    async with stand() as here:
        here.workers()
        admin = await asyncpg.connect(here.dsns.admin)
        try:
            found = await measured(here, admin)
        finally:
            await admin.close()
    one = found[0][2]
    ratios = {
        stage: {
            "report_warm": warm.report / one.report, "page_warm": warm.page / one.page,
            "report_first": touched.report / one.report, "page_first": touched.page / one.page,
        }
        for stage, touched, warm in found[1:]
    }  # fmt: skip
    ok = all(
        value <= (WARM if name.endswith("warm") else TOUCH) for each in ratios.values() for name, value in each.items()
    )
    shown = {str(stage): {name: round(value, 3) for name, value in each.items()} for stage, each in ratios.items()}
    print(json.dumps({"bench": "tenants", "ratios": shown, "goals": {"warm": WARM, "first": TOUCH}, "ok": ok}))
    return ok


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
