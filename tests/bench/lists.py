"""`bench lists`: a company with 100,000 orders, as many demands and 2,000,000 reports; every tab, filter, sort and
page of their lists, the one search, and the figures above them, asked over HTTP as the console asks.

Goal: 95 of 100 answers within 300 ms for each of them. Pages are also asked from the depth of the list.
`LISTS_ORDERS` makes it smaller; `LISTS_ROUNDS` asks each question more or less often.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from infra.pages import Key, cursor
from tenants.masterdata import commands as masterdata
from tenants.orders import commands as orders
from tenants.orders.models import Demand, ProductionOrder
from tenants.orders.queries.demands import DEMAND_SORTS
from tenants.orders.queries.pages import ORDER_SORTS
from tenants.reporting.commands import ReportOutput, report_output
from tests.scale.filling import fill
from tests.scale.stand import Crew, Stand, crew, stand
from tests.scale.wire import Wire

ORDERS = int(os.environ.get("LISTS_ORDERS", "100000"))
REPORTS_EACH = 22
ROUNDS = int(os.environ.get("LISTS_ROUNDS", "20"))
WITHIN = 0.3
PAGE = 50

ROW = """id number state late priority quantity unit goodQuantity scrapQuantity dueAt expectedAt expectedBasis lateBy
 itemRevision customerPo revision kind item { id code name { zh en } } customer { id name { zh en } }
 hold { id reason note placedBy placedAt } custom { code value }
 operations { id state sequence position count name { zh en } plannedQuantity goodQuantity processScrapQuantity
 materialScrapQuantity remainingQuantity hold { id } gate { id kind open } } currentOperation { id }"""
DOCUMENTS = {
    "orders": f"""query Orders($filter: OrderFilter, $sort: [OrderSort!], $after: String) {{
 orders(first: {PAGE}, after: $after, filter: $filter, sort: $sort) {{
 nodes {{ {ROW} }} pageInfo {{ endCursor hasNextPage total }} }} }}""",
    "demands": f"""query Demands($filter: DemandFilter, $sort: DemandSort! = DUE_ASC, $after: String) {{
 demands(first: {PAGE}, after: $after, filter: $filter, sort: $sort) {{
 nodes {{ id number kind customerPo customerPoLine quantity plannedQuantity toPlanQuantity goodQuantity unit dueAt
 priority state expectedAt expectedBasis lateBy item {{ id code name {{ zh en }} }} customer {{ id name {{ zh en }} }}
 orders {{ id number state }} }} pageInfo {{ endCursor hasNextPage total }} }} }}""",
    "reports": f"""query Reports($filter: OutputReportFilter, $sort: [OutputReportSort!], $after: String) {{
 outputReports(first: {PAGE}, after: $after, filter: $filter, sort: $sort) {{
 nodes {{ id kind goodQuantity processScrapQuantity materialScrapQuantity reworkQuantity flags reporter occurredAt state
 reason {{ name {{ zh en }} }} operation {{ id name {{ zh en }} order {{ id number }} }} }}
 pageInfo {{ endCursor hasNextPage total }} }} }}""",
    "find": f"""query Find($text: String!) {{ find(text: $text) {{ more orders {{ by text order {{ {ROW} }} }}
 demands {{ id number }} }} }}""",
    "figures": """query Figures { orderSummary { inProgress late held planned completed onTimeRate }
 demandSummary { toPlan planned late done } }""",
}


@dataclass(frozen=True)
class Question:
    name: str
    document: str
    variables: dict[str, Any]


@dataclass
class Filled:
    people: Crew
    area: UUID
    center: UUID
    seconds: float


# -- filling ----------------------------------------------------------------------------------------------


async def filled(here: Stand) -> Filled:
    """One of each by the product's own commands, the others in its likeness."""
    people = await crew(here, 1, role="PLANNER")
    plant = people.plant
    boss, planner = plant.boss, plant.planner
    field = masterdata.CreateCustomField(
        code="HEAT", name_zh="炉号", name_en="Heat", subject="order", kind="text", printed=True
    )
    await boss.does(masterdata.create_custom_field, field)
    order, (operation,) = await plant.released(10)
    report = ReportOutput(operation_id=operation.id, good_quantity=Decimal(2))
    await boss.does(report_output, report)
    held, _ = await plant.released(10)
    await planner.does(orders.hold_order, orders.HoldOrder(order_id=held.id, reason_code="WAIT-QC"))
    (hold,) = await plant.holds(held)
    demand = await plant.demand(10)
    lines = [orders.PushLine(demand_id=demand.id)]
    (made,) = await planner.does(orders.push_down, orders.PushDown(lines=lines))
    admin = await asyncpg.connect(here.dsns.admin)
    began = time.perf_counter()
    try:
        allocation = await admin.fetchval("SELECT id FROM orders_allocation WHERE order_id = $1", made.id)
        ids = {
            "item": order.item_id, "customer": plant.customer.id, "order": order.id, "operation": operation.id,
            "hold": hold.id, "demand": demand.id, "allocation": allocation, "report": report.id,
        }  # fmt: skip
        await fill(admin, ids, orders=ORDERS, each=REPORTS_EACH)
    finally:
        await admin.close()
    return Filled(people, plant.areas[0].id, plant.centers["CNC"].id, time.perf_counter() - began)


# -- the questions ----------------------------------------------------------------------------------------


async def questions(here: Stand, given: Filled) -> list[Question]:
    now = datetime.now(UTC)
    made = [
        *(_orders(f"tab {tab}", {"tab": tab}) for tab in
          ("in_progress", "late", "held", "planned", "completed", "ended", "all")),
        *(_orders(f"sort {sort}", {"tab": "all"}, sort) for sort in ORDER_SORTS),
        *(_orders(f"sort {sort} in progress", {"tab": "in_progress"}, sort) for sort in ORDER_SORTS),
        _orders("area", {"tab": "in_progress", "areaIds": [str(given.area)]}),
        _orders("area, all", {"areaIds": [str(given.area)]}),
        _orders("customer", {"customerIds": [_id(2, 7)]}),
        _orders("item", {"itemIds": [_id(1, 7)]}),
        _orders("kind", {"kinds": ["repair"]}),
        _orders("custom field", {"custom": [{"code": "HEAT", "value": "H77"}]}),
        _orders("due before", {"tab": "planned", "dueBefore": (now + timedelta(days=3)).isoformat()}),
        _orders("due from", {"dueFrom": (now + timedelta(days=3)).isoformat()}),
        _orders("for demand", {"demandId": _id(6, 7)}),
        *(_orders(f"search {text}", {"search": text, "tab": "all"}) for text in
          ("MO-150", "PO-30001", "LT-19", "客户7", "Customer 250", "nowhere")),
        *(Question(f"demands {tab}", "demands", {"filter": {"tab": tab}}) for tab in
          ("to_plan", "planned", "late", "done", "cancelled", "all")),
        *(Question(f"demands sort {sort}", "demands", {"sort": sort}) for sort in DEMAND_SORTS),
        Question("demands customer", "demands", {"filter": {"customerIds": [_id(2, 7)]}}),
        Question("demands kind", "demands", {"filter": {"kinds": ["mts"]}}),
        *(Question(f"demands search {text}", "demands", {"filter": {"search": text}}) for text in
          ("D-1500", "PO-30001", "LT-19", "客户7")),
        *(Question(f"find {text}", "find", {"text": text}) for text in
          ("MO-150001", "mo-1500", "PO-30001", "客户7", "LT-1500", "50001", "90070011", "D-150001", "nowhere")),
        Question("figures", "figures", {}),
        *_reports(given, now),
    ]  # fmt: skip
    return made + await _deep(here, given)


def _orders(name: str, filter: dict[str, Any], sort: str = "DUE_ASC") -> Question:
    return Question(f"orders {name}", "orders", {"filter": filter, "sort": [sort]})


def _id(kind: int, n: int) -> str:
    return f"019a{kind:04x}-0000-7000-8000-{n:012x}"


def _reports(given: Filled, now: datetime) -> list[Question]:
    filters = {
        "all": {}, "order": {"orderId": _id(3, 41)}, "operation": {"operationId": _id(4, 411)},
        "reporter": {"reporterId": _id(9, 7)}, "worker": {"workerId": _id(9, 7)},
        "week": {"since": (now - timedelta(days=7)).isoformat(), "until": now.isoformat()},
        "work center": {"workCenterIds": [str(given.center)]}, "scrapped": {"scrapped": True},
        "flagged": {"flagged": True},
        "flag": {"flag": "over"}, "reversed": {"state": "reversed"}, "approval": {"approval": "pending"},
        "shift day": {"shiftDayFrom": now.date().isoformat(), "shiftDayTo": now.date().isoformat()},
    }  # fmt: skip
    return [
        Question(f"reports {name} {sort}", "reports", {"filter": filter, "sort": [sort]})
        for name, filter in filters.items()
        for sort in ("OCCURRED_DESC", "OCCURRED_ASC")
    ]


async def _deep(here: Stand, given: Filled) -> list[Question]:
    """The page after the middle of each list, and after nearly all of it."""
    admin = await asyncpg.connect(here.dsns.admin)
    tenant = given.people.plant.tenant_id
    made = []
    try:
        for name, table, sorts in (
            ("orders", ProductionOrder.__tablename__, ORDER_SORTS),
            ("demands", Demand.__tablename__, DEMAND_SORTS),
        ):
            for sort, keys in sorts.items():
                for depth in (0.5, 0.98):
                    after = cursor(await _at(admin, table, keys, int(ORDERS * depth), tenant), keys)
                    value = [sort] if name == "orders" else sort
                    made.append(Question(f"{name} {sort} at {depth:.0%}", name, {"sort": value, "after": after}))
        for descending in (True, False):
            keys = tuple(Key(None, each, descending) for each in ("occurred_at", "id"))
            row = await _at(admin, "reporting_output_report", keys, ORDERS * REPORTS_EACH // 2, tenant)
            sort = "OCCURRED_DESC" if descending else "OCCURRED_ASC"
            made.append(Question(f"reports {sort} at 50%", "reports", {"sort": [sort], "after": cursor(row, keys)}))
    finally:
        await admin.close()
    return made


async def _at(admin: Any, table: str, keys: tuple[Key, ...], offset: int, tenant: UUID) -> Any:
    order = ", ".join(f"{key.attribute} {'DESC' if key.descending else 'ASC'}" for key in keys)
    return await admin.fetchrow(
        f"SELECT * FROM {table} WHERE tenant_id = $1 ORDER BY {order} OFFSET $2 LIMIT 1", tenant, offset
    )


# -- asking -----------------------------------------------------------------------------------------------


@dataclass
class Asked:
    """Seconds of each answer, and CPU seconds of the API and the database for all of them together."""

    waited: list[float] = field(default_factory=list)
    cpu: float = 0.0


async def asked(here: Stand, given: Filled, ids: dict[str, str], every: list[Question]) -> dict[str, Asked]:
    """Each question as often in a row as there are rounds, the first time for the caches: as in a working day."""
    wire, token = Wire(here.port), given.people.tokens[0]
    found: dict[str, Asked] = {}
    for each in every:
        body = orjson.dumps({"id": ids[each.document], "variables": each.variables})
        one = found[each.name] = Asked()
        for round_ in range(ROUNDS + 1):
            before = _cpu(here) if round_ == 1 else 0.0
            one.cpu = one.cpu or -before
            began = time.perf_counter()
            answer = await wire.post("/api/graphql", body, authorization=f"Bearer {token}")
            if answer.status != 200 or b'"errors"' in answer.body:
                raise RuntimeError(f"{each.name}: {answer.text[:2000]}")
            if round_:
                one.waited.append(time.perf_counter() - began)
        one.cpu += _cpu(here)
    wire.close()
    return found


def _cpu(here: Stand) -> float:
    """Of the API's processes and of every process of the cluster, which are children of its postmaster."""
    postmaster = int((here.cluster.data / "postmaster.pid").read_text().split()[0])
    ticks = 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError, ValueError):
            fields = entry.read_text().rpartition(")")[2].split()
            if int(fields[1]) == postmaster:
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") + here.processes["api"].cpu()


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def run() -> bool:
    async with stand() as here:
        given = await filled(here)
        ids = here.documents(**DOCUMENTS)
        here.api()
        await here.ready(180)
        every = await questions(here, given)
        times = await asked(here, given, ids, every)
    return _told(times, given.seconds)


def _told(found: dict[str, Asked], seconds: float) -> bool:
    p95 = {name: percentile(each.waited, 0.95) for name, each in found.items()}
    cpu = {name: each.cpu / ROUNDS for name, each in found.items()}
    reports = ORDERS * REPORTS_EACH * 93 // 100
    print(f"{ORDERS} orders, {ORDERS} demands, about {reports} reports; filled in {seconds:.0f} s;")
    print(
        f"{len(found)} questions x {ROUNDS}, one API process, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    print(f"{'':44} p50 ms  p95 ms  max ms  CPU ms")
    for name in sorted(found, key=lambda each: -p95[each]):
        figures = [percentile(found[name].waited, share) * 1000 for share in (0.5, 0.95, 1)]
        print(f"{name:44} {figures[0]:6.0f} {figures[1]:7.0f} {figures[2]:7.0f} {cpu[name] * 1000:7.0f}")
    slow = [name for name in p95 if p95[name] > WITHIN]
    whole = percentile([each for those in found.values() for each in those.waited], 0.95)
    line = {
        "bench": "lists", "ratios": {}, "goals": {"slowest_p95_s": WITHIN}, "ok": not slow,
        "values": {"slowest_p95_s": round(max(p95.values()), 3), "p95_s": round(whole, 3),
                   "most_cpu_s": round(max(cpu.values()), 3), "slow": slow, "questions": len(found), "orders": ORDERS},
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False))
    return not slow


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
