"""`bench shift_start`: a shift begins, 120 phones send 40 queued intents each at once, and people at screens go on.

The phones behave like the app: one batch of at most 50, up to 25 s of patience, then the same batch again after a
doubling pause. Goals: every intent has its verdict within 60 s, and 95 of 100 requests of the people at screens are
answered within a second meanwhile. The load runs in a process of its own.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson

from infra.ids import uuid7
from tenants.identity.models import User
from tenants.orders import commands as orders
from tests.kit.phones import SYNC, Phone, enrolled
from tests.scale.stand import Crew, Stand, crew, stand
from tests.scale.wire import Wire

PHONES = int(os.environ.get("SHIFT_PHONES", "120"))
QUEUED = int(os.environ.get("SHIFT_QUEUED", "40"))
SCREENS = 8
STEPS = 10  # operations per order
VERDICTS_WITHIN, ANSWER_WITHIN = 60.0, 1.0
PATIENCE = 25.0  # pwa/src/w/model/sending.ts; pauses: pwa/src/packages/outbox/backoff.ts
GIVE_UP = 300.0

DOCUMENTS = {
    "sync": SYNC,
    "me": "query Me { me { id name login team { id } roles permissions } }",
    "orders": """query Orders { orders(first: 20, filter: {tab: "in_progress"}) { pageInfo { hasNextPage }
 nodes { id number quantity goodQuantity dueAt state late item { code name { zh en } }
 currentOperation { id goodQuantity } } } }""",
    "report": """mutation Report($input: ReportOutputInput!) { reportOutput(input: $input) {
 __typename ... on OutputReport { id revision goodQuantity } ... on Problem { code params } } }""",
}


@dataclass
class Measured:
    """Seconds. `phones`: until each phone had all its verdicts."""

    phones: list[float] = field(default_factory=list)
    answers: list[tuple[str, float]] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)
    again: Counter[str] = field(default_factory=Counter)


# -- the load, in a process of its own --------------------------------------------------------------------


async def _phone(port: int, document: str, key: str, queue: list[Any], found: Measured, began: float) -> None:
    wire, failures = Wire(port), 0
    while queue and time.perf_counter() - began < GIVE_UP:
        told = await _send(wire, document, key, queue[:50], found)
        queue = [each for each in queue if each["id"] not in told]
        if queue:
            failures += 1
            await asyncio.sleep(min(60.0, 2.0 ** (failures - 1)) * random.uniform(0.5, 1))
    found.phones.append(time.perf_counter() - began)
    found.again["unsettled"] += len(queue)
    wire.close()


async def _send(wire: Wire, document: str, key: str, queue: list[Any], found: Measured) -> set[str]:
    body = orjson.dumps({"id": document, "variables": {"envelopes": queue}})
    try:
        async with asyncio.timeout(PATIENCE):
            answer = await wire.post("/api/graphql", body, authorization=f"Device {key}")
    except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
        wire.close()
        found.again[type(error).__name__] += 1
        return set()
    if answer.status != 200:
        found.again[str(answer.status)] += 1
        return set()
    verdicts = answer.json()["data"]["sync"]["verdicts"]
    found.verdicts.update(each["verdict"] for each in verdicts)
    return {each["id"] for each in verdicts if each["verdict"] in ("applied", "duplicate", "rejected")}


async def _screen(port: int, ids: dict[str, str], token: str, operation: UUID, found: Measured, stop: Any) -> None:
    """Somebody who looks, reports and looks again, a few times a second."""
    wire, kinds = Wire(port), ("me", "orders", "report", "orders")
    for n in range(1_000_000):
        if stop.is_set():
            break
        kind = kinds[n % len(kinds)]
        variables = {}
        if kind == "report":
            variables = {"input": {"id": str(uuid7()), "operationId": str(operation), "goodQuantity": "1"}}
        began = time.perf_counter()
        body = orjson.dumps({"id": ids[kind], "variables": variables})
        answer = await wire.post("/api/graphql", body, authorization=f"Bearer {token}")
        found.answers.append((kind, time.perf_counter() - began))
        if answer.status != 200 or b'"errors"' in answer.body or b'"Problem"' in answer.body:
            raise RuntimeError(answer.text)
        await asyncio.sleep(random.uniform(0.1, 0.5))
    wire.close()


async def _load(
    port: int, ids: dict[str, str], people: list[tuple[str, UUID]], phones: list[tuple[str, list[Any]]]
) -> Measured:
    stop = asyncio.Event()
    quiet, busy = Measured(), Measured()
    for measured, seconds in ((quiet, 4.0), (busy, 0.0)):
        stop.clear()
        screens = [asyncio.create_task(_screen(port, ids, *each, measured, stop)) for each in people]
        await asyncio.sleep(seconds)
        if measured is busy:
            began = time.perf_counter()
            await asyncio.gather(*(_phone(port, ids["sync"], *each, busy, began) for each in phones))
        stop.set()
        await asyncio.gather(*screens)
    busy.answers += [(f"quiet {kind}", seconds) for kind, seconds in quiet.answers]
    return busy


def _load_process(pipe: Any, *arguments: Any) -> None:
    import uvloop

    pipe.send(uvloop.run(_load(*arguments)))


def in_process(*arguments: Any) -> Measured:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_load_process, args=(theirs, *arguments))
    process.start()
    theirs.close()
    try:
        found: Measured = ours.recv()
        return found
    finally:
        process.join()


# -- the plant --------------------------------------------------------------------------------------------


async def shift(people: Crew) -> list[Phone]:
    """The phones with their full queues: one person and one operation each, ten operations an order."""
    plant, staff = people.plant, people.staff
    item = await plant.item(steps=[(n * 10, ()) for n in range(1, STEPS + 1)])
    operations: list[UUID] = []
    for _ in range(-(-PHONES // STEPS)):
        order = await plant.order(100_000_000, item=item)
        await plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
        operations += [each.id for each in (await plant.look_at(order))[1]]
    users = [await staff.row(User, id) for id in staff.people.values()]
    phones = await _all([enrolled(staff, users[n % len(users)], f"Phone {n}") for n in range(PHONES)])
    for phone, operation in zip(phones, operations, strict=False):
        for _ in range(QUEUED):
            phone.report(operation)
    return phones


async def _all(jobs: list[Any], at_once: int = 4) -> list[Any]:
    gate = asyncio.Semaphore(at_once)

    async def one(job: Any) -> Any:
        async with gate:
            return await job

    return list(await asyncio.gather(*map(one, jobs)))


# -- the table --------------------------------------------------------------------------------------------


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] if times else float("nan")


async def run() -> bool:
    async with stand() as here:
        ids = here.documents(**DOCUMENTS)
        began = time.perf_counter()
        people = await crew(here, SCREENS, role="TEAM_LEAD")
        phones = await shift(people)
        seeded = time.perf_counter() - began
        api, workers = here.api(), here.workers()
        await here.ready(60)
        before = api.cpu(), workers.cpu()
        screens = list(zip(people.tokens, people.operations, strict=True))
        queues = [(phone.key, phone.made) for phone in phones]
        measured = await asyncio.to_thread(in_process, here.port, ids, screens, queues)
        cpu = api.cpu() - before[0], workers.cpu() - before[1]
        booked = await _booked(here, people)
    return _told(measured, seeded, cpu, booked)


async def _booked(here: Stand, people: Crew) -> int:
    rows = await people.staff.rows("journal", "seq IS NOT NULL AND outcome = 'applied'")
    return len({row["id"] for row in rows})


def _told(measured: Measured, seeded: float, cpu: tuple[float, float], booked: int) -> bool:
    wanted = PHONES * QUEUED
    last = max(measured.phones)
    meanwhile = [seconds for kind, seconds in measured.answers if not kind.startswith("quiet")]
    p95 = percentile(meanwhile, 0.95)
    print(f"{PHONES} phones x {QUEUED} intents at once, {SCREENS} people at screens; one API process,", end=" ")
    print(f"load {os.getloadavg()[0]:.1f}; seeded in {seeded:.0f} s")
    print(f"all verdicts after {last:.1f} s: {booked / last:.0f} intents/s; CPU for each, screens included:", end=" ")
    print(f"API {cpu[0] / wanted * 1000:.2f} ms, workers {cpu[1] / wanted * 1000:.2f} ms")
    print(f"phones ready: p50 {percentile(measured.phones, 0.5):.1f} s, p95 {percentile(measured.phones, 0.95):.1f} s")
    print(f"verdicts {dict(measured.verdicts)}, sent again {dict(measured.again)}, booked {booked} of {wanted}")
    print("request        n     p50 ms   p95 ms   max ms")
    for kind in sorted({kind for kind, _ in measured.answers}):
        times = [seconds for each, seconds in measured.answers if each == kind]
        figures = [percentile(times, share) * 1000 for share in (0.5, 0.95, 1)]
        print(f"{kind:12} {len(times):4} {figures[0]:10.0f} {figures[1]:8.0f} {figures[2]:8.0f}")
    ok = last <= VERDICTS_WITHIN and p95 <= ANSWER_WITHIN and booked == wanted
    line = {
        "bench": "shift_start",
        "ratios": {},
        "goals": {"all_verdicts_s": VERDICTS_WITHIN, "interactive_p95_s": ANSWER_WITHIN},
        "values": {
            "all_verdicts_s": round(last, 2),
            "interactive_p95_s": round(p95, 3),
            "interactive_p50_s": round(percentile(meanwhile, 0.5), 3),
            "interactive_requests": len(meanwhile),
            "intents_per_s": round(booked / last, 1),
            "booked": booked,
        },
        "ok": ok,
    }
    print(json.dumps(line))
    return ok


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
