"""`bench report`: the persisted report mutation, everything on, against raw asyncpg running the same statements.

Both sides: 8 clients of one tenant, each on an operation of his own, one process that talks to the same PostgreSQL.
The raw side runs `report.sql`, a reviewed file; that both run as many statements a report is checked by
pg_stat_statements. Rounds are interleaved; the ratio is the median of the rounds' ratios.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import statistics
import time
from typing import Any
from uuid import UUID

import asyncpg

from infra.ids import uuid7
from tests.bench.report_raw import RAW_KEY
from tests.scale.stand import Crew, Stand, crew, stand

CLIENTS = 8
ROUNDS = 5
SECONDS = 4.0
FLOOR, GOAL = 0.35, 0.50
MUTATION = """mutation Report($input: ReportOutputInput!) { reportOutput(input: $input) {
 __typename ... on OutputReport { id revision goodQuantity } ... on Problem { code params } } }"""


class Http:
    """The smallest HTTP/1.1 client that keeps a connection: the load must not cost more than what it measures."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.token = port, token

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def post(self, body: bytes) -> bytes:
        self.writer.write(
            b"POST /api/graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
            b"authorization: Bearer " + self.token.encode() + b"\r\ncontent-length: %d\r\n\r\n" % len(body) + body
        )
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        data = await self.reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError((head + data).decode())
        return data


async def _load(port: int, document: str, tokens: list[str], operations: list[UUID], seconds: float) -> list[float]:
    times: list[float] = []

    async def client(token: str, operation: UUID) -> None:
        http = Http(port, token)
        await http.open()
        end = time.perf_counter() + seconds
        while (start := time.perf_counter()) < end:
            variables = {"input": {"id": str(uuid7()), "operationId": str(operation), "goodQuantity": "1"}}
            answer = await http.post(json.dumps({"id": document, "variables": variables}).encode())
            times.append(time.perf_counter() - start)
            if b'"OutputReport"' not in answer:
                raise RuntimeError(answer.decode())

    await asyncio.gather(*(client(*pair) for pair in zip(tokens, operations, strict=True)))
    return times


def _load_process(pipe: Any, *arguments: Any) -> None:
    import uvloop

    pipe.send(uvloop.run(_load(*arguments)))


def _raw_process(pipe: Any, *arguments: Any) -> None:
    import uvloop

    from tests.bench.report_raw import raw

    pipe.send(uvloop.run(raw(*arguments)))


def in_process(target: Any, *arguments: Any) -> list[float]:
    """Run one side in a process of its own and return its times."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(theirs, *arguments))
    process.start()
    theirs.close()
    try:
        return list(ours.recv())
    finally:
        process.join()


async def counted(here: Stand) -> dict[str, int]:
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        rows = await connection.fetch(
            "SELECT query, calls FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid"
            " WHERE r.rolname = 'lotline_app'"
            " AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return {row["query"]: row["calls"] for row in rows}
    finally:
        await connection.close()


async def reset_counts(here: Stand) -> None:
    connection = await asyncpg.connect(here.dsns.admin)
    await connection.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
    await connection.execute("SELECT pg_stat_statements_reset()")
    await connection.close()


async def settle(here: Stand, side: str) -> None:
    """Between rounds: the raw side's rows carry no MAC and would keep the sealer busy for ever, so they go; what the
    product left to relay and to seal is waited for, so that it does not run in the other side's round."""
    connection = await asyncpg.connect(here.dsns.admin)
    try:
        if side == "raw":
            await connection.execute(
                "DELETE FROM audit_pending WHERE journal_id IN (SELECT id FROM journal WHERE key_id = $1)", RAW_KEY
            )
            await connection.execute("DELETE FROM outbox")
        for _ in range(100):
            left = await connection.fetchval(
                "SELECT (SELECT count(*) FROM audit_pending) + (SELECT count(*) FROM outbox WHERE state = 'due')"
            )
            if not left:
                return
            await asyncio.sleep(0.1)
    finally:
        await connection.close()


def per_report(counts: dict[str, int], reports: int) -> float:
    return sum(counts.values()) / reports


async def measure(here: Stand, people: Crew, document: str) -> dict[str, Any]:
    ours: list[list[float]] = []
    raws: list[list[float]] = []
    cpu: list[float] = []
    shape: dict[str, float] = {}
    shown: dict[str, dict[str, int]] = {}
    api = here.processes["api"]
    for round_ in range(-1, ROUNDS):  # the first warms both sides
        for side in ("graphql", "raw") if round_ % 2 else ("raw", "graphql"):
            await reset_counts(here)
            before = api.cpu()
            if side == "graphql":
                arguments: tuple[Any, ...] = (here.port, document, people.tokens, people.operations, SECONDS)
                times = await asyncio.to_thread(in_process, _load_process, *arguments)
            else:
                arguments = (here.dsns.app, people.plant.tenant_id, people.tokens, people.operations, SECONDS)
                times = await asyncio.to_thread(in_process, _raw_process, *arguments)
            used = api.cpu() - before
            shown[side] = await counted(here)
            await settle(here, side)
            if round_ < 0:
                continue
            shape[side] = per_report(shown[side], len(times))
            (ours if side == "graphql" else raws).append(times)
            if side == "graphql":
                cpu.append(used / len(times))
    return {"ours": ours, "raw": raws, "cpu": cpu, "shape": shape, "counts": shown}


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000


async def run() -> bool:
    async with stand() as here:
        ids = here.documents(report=MUTATION)
        people = await crew(here, CLIENTS)
        here.api()
        here.workers()
        await here.ready()
        result = await measure(here, people, ids["report"])
    rates = [[len(times) / SECONDS for times in result[side]] for side in ("ours", "raw")]
    ratios = [a / b for a, b in zip(*rates, strict=True)]
    ratio = statistics.median(ratios)
    everything = [each for times in result["ours"] for each in times]
    print(f"{CLIENTS} clients, {ROUNDS} interleaved rounds of {SECONDS:.0f} s, load {os.getloadavg()[0]:.1f}")
    print("round   graphql/s   raw/s   ratio")
    for n, (a, b, r) in enumerate(zip(*rates, ratios, strict=True), 1):
        print(f"{n:5} {a:11.0f} {b:7.0f} {r:7.3f}")
    print(f"statements per report: graphql {result['shape']['graphql']:.2f}, raw {result['shape']['raw']:.2f}")
    print(f"graphql p50 {percentile(everything, 0.5):.1f} ms, p95 {percentile(everything, 0.95):.1f} ms, ", end="")
    print(f"API CPU {statistics.median(result['cpu']) * 1e6:.0f} us a request")
    if os.environ.get("BENCH_STATEMENTS"):
        for side, counts in result["counts"].items():
            for query, calls in sorted(counts.items(), key=lambda each: -each[1])[:20]:
                print(f"  {side} {calls:7} {' '.join(query.split())[:150]}")
    equal = abs(result["shape"]["graphql"] - result["shape"]["raw"]) < 0.2
    ok = ratio >= FLOOR and equal
    line = {
        "bench": "report",
        "ratios": {"graphql_vs_raw": round(ratio, 3)},
        "goals": {"graphql_vs_raw": {"floor": FLOOR, "goal": GOAL}},
        "equal_statements": equal,
        "ok": ok,
    }
    print(json.dumps(line))
    return ok


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
