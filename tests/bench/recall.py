"""`bench recall`: one raw lot went into 200 castings, and those into 5,000 finished lots, of which a part was shipped.

Over HTTP as the console asks: which lots there are and how many (p95 ≤ 50 ms), with the first page of 100 rows, and
the balance with all customers. Then all of them are held in one transaction, journal included (≤ 3 s), lots and pieces
alike. `RECALL_LOTS` makes it smaller.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import time
from typing import Any

import asyncpg

from infra.ids import uuid7
from tenants.traceability.models import MaterialLot
from tests.scale.stand import Crew, Stand, crew, stand
from tests.scale.wire import Wire
from tests.tenants.traceability.recall.story import Story, told

LOTS = int(os.environ.get("RECALL_LOTS", "5000"))
MIDDLE = 200
ROUNDS = 60
WITHIN_IDS, WITHIN_HOLD = 0.050, 3.0
DOCUMENTS = {
    "ids": "query Ids($id: UUID!) { recall(id: $id) { id number scope { count rootCount tookMs } } }",
    "page": """query Page($id: UUID!) { recall(id: $id) { scope { count lots(first: 100) { nodes {
 id number state quantity unit item { code name { zh en } } } pageInfo { total endCursor hasNextPage } } } } }""",
    "figures": """query Figures($id: UUID!) { recall(id: $id) { scope { count unheld figures { differencePercent
 totals { name lots amounts { unit quantity } } roots { difference } items { difference } }
 customers { reachable sent { quantity recovered } } orders { id number } places { code quantity } } } }""",
    "open": """mutation Open($input: OpenRecallInput!) { openRecall(input: $input) {
 __typename ... on Recall { id number found foundMs } ... on Problem { code params } } }""",
    "hold": """mutation Hold($input: HoldRecalledInput!) { holdRecalled(input: $input) {
 __typename ... on Recall { id held acts { lots tookMs } } ... on Problem { code params } } }""",
}
GROW = """
CREATE TEMP TABLE grown AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, {lots} + {middle}) n;
"""


async def fill(admin: Any, story: Story) -> None:
    """Castings and finished lots in the likeness of the two sleeves of the story; every second finished one a piece,
    every third shipped."""
    await admin.execute(GROW.format(lots=LOTS, middle=MIDDLE))
    like = story.made[1].id
    columns = ", ".join(c.name for c in MaterialLot.__table__.columns)
    await admin.execute(f"CREATE TEMP TABLE lots AS SELECT * FROM traceability_material_lot WHERE id = '{like}'")
    values = columns.replace(" id,", " g.id,", 1).replace(" number,", " 'B-' || g.n,", 1).replace(
        " kind,", f" CASE WHEN g.n > {MIDDLE} AND g.n % 2 = 0 THEN 'piece' ELSE 'lot' END,", 1
    )  # fmt: skip
    await admin.execute(f"INSERT INTO traceability_material_lot ({columns}) SELECT {values} FROM lots t, grown g")
    await admin.execute(
        "INSERT INTO traceability_sublot (tenant_id, id, revision, created_at, updated_at, serial, item_id, order_id,"
        " state) SELECT l.tenant_id, l.id, 1, now(), now(), l.number, l.item_id, $1, l.state"
        " FROM traceability_material_lot l JOIN grown g ON g.id = l.id WHERE l.kind = 'piece'",
        story.order.id,
    )
    await admin.execute(
        "INSERT INTO traceability_genealogy_link (tenant_id, id, revision, created_at, updated_at, source_id,"
        " target_id, kind, quantity, linked_at) SELECT $1, gen_random_uuid(), 1, now(), now(),"
        f" CASE WHEN g.n <= {MIDDLE} THEN $2 ELSE m.id END, g.id, 'consume', 1, now()"
        f" FROM grown g JOIN grown m ON m.n = 1 + g.n % {MIDDLE}",
        story.plant.tenant_id, story.raw.id,
    )  # fmt: skip
    for kind, to, left in (("produce", True, ""), ("ship", False, f" AND g.n % 3 = 0 AND g.n > {MIDDLE}")):
        await admin.execute(
            "INSERT INTO traceability_movement (tenant_id, id, revision, created_at, updated_at, kind, lot_id,"
            " quantity, from_location_id, to_location_id, document_id, actor_name, occurred_at)"
            " SELECT $1, gen_random_uuid(), 1, now(), now(), $2, g.id, 1, $3, $4, $5, 'x', now()"
            f" FROM grown g WHERE true{left}",
            story.plant.tenant_id, kind, None if to else story.store, story.store if to else None,
            None if to else story.shipment.id,
        )  # fmt: skip
    await admin.execute(
        "INSERT INTO traceability_lot_balance (tenant_id, id, revision, created_at, updated_at, lot_id, location_id,"
        " quantity) SELECT $1, gen_random_uuid(), 1, now(), now(), g.id, $2, 1 FROM grown g"
        f" WHERE g.n % 3 <> 0 OR g.n <= {MIDDLE}",
        story.plant.tenant_id, story.store,
    )  # fmt: skip
    await admin.execute("ANALYZE")


async def asked(wire: Wire, token: str, ids: dict[str, str], name: str, variables: Any) -> tuple[float, Any]:
    body = json.dumps({"id": ids[name], "variables": variables}).encode()
    began = time.perf_counter()
    answer = await wire.post("/api/graphql", body, authorization=f"Bearer {token}")
    took = time.perf_counter() - began
    data = answer.json()
    if answer.status != 200 or data.get("errors") or b'"Problem"' in answer.body:
        raise RuntimeError(answer.text[:600])
    return took, data["data"]


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


async def measure(here: Stand, people: Crew, ids: dict[str, str]) -> dict[str, Any]:
    story = await told(people.plant)
    admin = await asyncpg.connect(here.dsns.admin)
    try:
        await fill(admin, story)
    finally:
        await admin.close()
    wire, token = Wire(here.port), people.tokens[0]
    given = {"kind": "real", "why": "bench", "sources": [{"kind": "lot", "id": str(story.raw.id)}]}
    opened, data = await asked(wire, token, ids, "open", {"input": given | {"id": str(uuid7())}})
    recall_id = data["openRecall"]["id"]
    found: dict[str, Any] = {"lots": data["openRecall"]["found"], "open_ms": round(opened * 1000, 1)}
    for name in ("ids", "page", "figures"):
        times = [(await asked(wire, token, ids, name, {"id": recall_id}))[0] for _ in range(ROUNDS)][5:]
        found[f"{name}_p50_ms"] = round(statistics.median(times) * 1000, 1)
        found[f"{name}_p95_ms"] = round(p95(times) * 1000, 1)
    held, data = await asked(
        wire, token, ids, "hold", {"input": {"id": str(uuid7()), "recallId": recall_id, "reason": "bench"}}
    )
    began = time.perf_counter()
    paper = await wire.get(f"/api/recalls/{recall_id}/report.pdf", authorization=f"Bearer {token}")
    found["pdf_s"] = round(time.perf_counter() - began, 2)
    wire.close()
    if not paper.body.startswith(b"%PDF"):
        raise RuntimeError(paper.text[:600])
    found |= {"held": data["holdRecalled"]["held"], "hold_s": round(held, 2)}
    return found


async def run() -> int:
    async with stand() as here:
        people = await crew(here, 1, role="QUALITY_LEAD")
        ids = here.documents(**DOCUMENTS)
        here.api()
        await here.ready()
        found = await measure(here, people, ids)
    found["ok"] = bool(
        found["ids_p95_ms"] <= WITHIN_IDS * 1000 and found["hold_s"] <= WITHIN_HOLD and found["held"] >= LOTS
    )
    goals = {"ids_p95_ms": WITHIN_IDS * 1000, "hold_s": WITHIN_HOLD}
    print(json.dumps({"bench": "recall", "goals": goals, "values": found, "ok": found["ok"]}, indent=2))
    return 0 if found["ok"] else 1


def main() -> None:
    raise SystemExit(asyncio.run(run()))


if __name__ == "__main__":
    main()
