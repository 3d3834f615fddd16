"""`bench trace`: where did this lot go? 10,000,000 links, 20 levels, about 2,000 lots an answer, rows included.

Both sides give the same rows: HTTP as the trace page asks (session, permissions, row-level security, GraphQL, limits),
raw as `trace.sql` through a pool of the same role, one after the other from the same process. The ratio is raw p95 ÷
HTTP p95. The company first has a tenth of the links; the same lots are asked for then and at the end.

`TRACE_LINKS` makes it smaller, `TRACE_ROUNDS` asks each lot more or less often.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import uvloop

from infra.db import Database
from infra.work import working
from tenants import traceability
from tenants.traceability.models import GenealogyLink
from tests.bench import trace_filling as filling
from tests.scale.stand import Crew, Stand, crew, stand
from tests.scale.wire import Wire

LINKS = int(os.environ.get("TRACE_LINKS", "10000000"))
ROUNDS = int(os.environ.get("TRACE_ROUNDS", "15"))
ASKED = 20  # lots of each stage
ABOUT = range(1_800, 2_300)
GOAL, P95_MS, GROWTH = 0.667, 25.0, 1.3
DOCUMENT = """query Trace($start: TraceStart!, $direction: TraceDirection!) {
 trace(start: $start, direction: $direction) {
 count capped milliseconds starts lots links items { id code name { zh en } } orders { id number state } } }"""
FIGURES = """query Figures($start: TraceStart!, $direction: TraceDirection!) {
 trace(start: $start, direction: $direction) {
 figures { rawLots orders finishedLots shippedLots closes } } }"""
SQL = [
    " ".join(line for line in part.strip().splitlines() if not line.startswith("--"))
    for part in (Path(__file__).parent / "trace.sql").read_text().split("\n;;")
]


@dataclass
class Company:
    people: Crew
    ids: dict[str, UUID]
    families: list[int] = field(default_factory=list)


@dataclass
class Times:
    raw: list[float] = field(default_factory=list)
    http: list[float] = field(default_factory=list)
    figures: list[float] = field(default_factory=list)
    cpu: float = 0.0


async def opened(here: Stand) -> Company:
    """One item, one order, one lot and one link by the product's own hands; the others are their likenesses."""
    people = await crew(here, 1, role="PLANNER")
    plant = people.plant
    order, _ = await plant.released(10)
    cmd = [traceability.OpenBalance(item_id=order.item_id, quantity=Decimal(5)) for _ in range(2)]
    lots = [await plant.planner.does(traceability.open_balance, each) for each in cmd]
    async with working(plant.boss.actor, command="bench.link") as work:
        link = GenealogyLink(
            source_id=lots[0].id, target_id=lots[1].id, kind="consume", quantity=Decimal(1), order_id=order.id,
            linked_at=work.now,
        )  # fmt: skip
        await work.insert(link)
    return Company(people, {"item": order.item_id, "order": order.id, "lot": lots[0].id, "link": link.id})


async def grown(here: Stand, company: Company, links: int) -> float:
    admin = await asyncpg.connect(here.dsns.admin)
    began = time.perf_counter()
    try:
        company.families.append(await filling.fill(admin, company.ids, len(company.families), links))
    finally:
        await admin.close()
    return time.perf_counter() - began


# -- both sides ------------------------------------------------------------------------------------------


class Raw:
    """`trace.sql` through the product's pool class, as its role, in the tenant's context."""

    def __init__(self, dsn: str, tenant: UUID) -> None:
        self.pool, self.tenant = Database(dsn, size=2), tenant

    async def ask(self, lot: UUID) -> tuple[list[Any], list[Any]]:
        executor = await self.pool.begin(self.tenant, read_only=True)
        fetch = executor.connection.fetch
        rows = await fetch(SQL[0], self.tenant, lot)
        links = await fetch(SQL[1], self.tenant, [row["id"] for row in rows])
        await fetch(SQL[2], self.tenant, list({row["item_id"] for row in rows}))
        await fetch(SQL[3], self.tenant, list({row["order_id"] for row in rows} - {None}))
        await self.pool.commit(executor)
        return rows, links


class Page:
    def __init__(self, here: Stand, token: str, document: str) -> None:
        self.wire, self.token, self.document = Wire(here.port), token, document

    async def ask(self, lot: UUID) -> bytes:
        variables = {"start": {"lotIds": [str(lot)]}, "direction": "FORWARD"}
        body = orjson.dumps({"id": self.document, "variables": variables})
        answer = await self.wire.post("/api/graphql", body, authorization=f"Bearer {self.token}")
        if answer.status != 200 or b'"errors"' in answer.body[-2000:]:
            raise RuntimeError(answer.text[:2000])
        return answer.body


async def starts(raw: Raw, stage: int, families: int) -> list[UUID]:
    """Raw lots of one stage whose answer is about 2,000 lots."""
    found: list[UUID] = []
    for family in range(0, families, max(1, families // (2 * ASKED))):
        lot = filling.lot_id(stage, filling.lot_number(families, family, 0, family % filling.WIDE))
        rows, _ = await raw.ask(lot)
        if len(rows) in ABOUT and len(found) < ASKED:
            found.append(lot)
    return found


async def check_same(raw: Raw, page: Page, lot: UUID) -> None:
    """The same lots with the same values, and the same links."""
    rows, links = await raw.ask(lot)
    told = orjson.loads(await page.ask(lot))["data"]["trace"]
    lots, ids = told["lots"], told["lots"]["id"]
    pairs = zip(told["links"]["sources"], told["links"]["targets"], strict=True)
    ours = {(ids[source], ids[target]) for source, target in pairs}
    assert ids == [str(row["id"]) for row in rows], "other lots"
    assert lots["number"] == [row["number"] for row in rows], "other numbers"
    assert [Decimal(each) for each in lots["quantity"]] == [row["quantity"] for row in rows], "other quantities"
    assert ours == {(str(row["source_id"]), str(row["target_id"])) for row in links}, "other links"
    orders = [None if n is None else told["orders"][n]["id"] for n in lots["orderId"]]
    assert orders == [str(row["order_id"]) if row["order_id"] else None for row in rows], "other orders"


async def asked(here: Stand, raw: Raw, pages: dict[str, Page], lots: list[UUID]) -> Times:
    """Interleaved, in turns of who is first; the first round warms both."""
    for lot in lots:
        await check_same(raw, pages["trace"], lot)
    times = Times()
    gc.collect()
    gc.freeze()  # as the API does: the raw side's rows must not pay for the collector's walk over our modules
    for round_ in range(-1, ROUNDS):
        kept = times if round_ >= 0 else Times()
        if round_ == 0:
            times.cpu -= here.processes["api"].cpu()
        for n, lot in enumerate(lots):
            sides = [(kept.raw, raw.ask), (kept.http, pages["trace"].ask)]
            for into, ask in sides if (round_ + n) % 2 else reversed(sides):
                into.append(await timed(ask, lot))
    times.cpu = (times.cpu + here.processes["api"].cpu()) / (ROUNDS * len(lots))
    for lot in lots:
        times.figures.append(await timed(pages["figures"].ask, lot))
    return times


async def timed(ask: Callable[[UUID], Awaitable[Any]], lot: UUID) -> float:
    began = time.perf_counter()
    await ask(lot)
    return (time.perf_counter() - began) * 1000


def share(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


# -- the run -----------------------------------------------------------------------------------------------


async def run() -> bool:
    async with stand() as here:
        documents = here.documents(trace=DOCUMENT, figures=FIGURES)
        company = await opened(here)
        tenant, token = company.people.plant.tenant_id, company.people.tokens[0]
        raw = Raw(here.dsns.app, tenant)
        seconds = await grown(here, company, LINKS // 10)
        here.api()
        await here.ready(180)
        pages = {name: Page(here, token, id) for name, id in documents.items()}
        few = await starts(raw, 0, company.families[0])
        small = await asked(here, raw, pages, few)
        seconds += await grown(here, company, LINKS - LINKS // 10)
        again = await asked(here, raw, pages, few)
        large = await asked(here, raw, pages, await starts(raw, 1, company.families[1]))
        await raw.pool.close()
    return _told(small, again, large, seconds)


def _told(small: Times, again: Times, large: Times, seconds: float) -> bool:
    print(f"{LINKS} links, {filling.LEVELS} levels, filled in {seconds:.0f} s; {ROUNDS} rounds, ", end="")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':28} raw p50   p95   http p50   p95   API CPU  figures p50")
    for name, each in (("a tenth of the links", small), ("all, the same lots", again), ("all, others", large)):
        row = [share(side, part) for side in (each.raw, each.http) for part in (0.5, 0.95)]
        figures = statistics.median(each.figures)
        print(
            f"{name:26} {row[0]:9.1f} {row[1]:5.1f} {row[2]:10.1f} {row[3]:5.1f} {each.cpu * 1000:9.1f} {figures:12.1f}"
        )
    raw = share([*again.raw, *large.raw], 0.95)
    http = share([*again.http, *large.http], 0.95)
    ratio = raw / http
    growth = share(again.http, 0.5) / share(small.http, 0.5)
    ok = ratio >= GOAL and growth <= GROWTH
    line = {
        "bench": "trace",
        "ratios": {"raw_vs_http_p95": round(ratio, 3), "ten_times_the_links": round(growth, 3)},
        "goals": {"raw_vs_http_p95": {"floor": GOAL}, "ten_times_the_links": {"most": GROWTH}, "http_p95_ms": P95_MS},
        "values": {"http_p95_ms": round(http, 1), "raw_p95_ms": round(raw, 1), "links": LINKS}, "ok": ok,
    }  # fmt: skip
    print(json.dumps(line))
    return ok


def main() -> None:
    raise SystemExit(0 if uvloop.run(run()) else 1)


if __name__ == "__main__":
    main()
