"""kill -9 under load: phones send without pause while API, workers and PostgreSQL die at random moments.

What counts is a ledger outside the database: a file in which every phone notes what it sent and what it was told is
done. Afterwards the plant must hold each acknowledged report exactly once, each at its number, and nothing else.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from tests.kit.phones import SYNC, Envelope, Phone, enrolled
from tests.scale.stand import Crew, Stand, crew
from tests.scale.wire import Wire

PHONES, PEOPLE = 8, 4
PLACES = ("all", "postgres", "postgres", "all", "postgres", "workers", "api")
RUNNING = 120.0  # seconds given for coming back; what it really took is reported
ASKING = 30.0


@dataclass
class Ledger:
    """One line per thing said, in a file of its own; nothing in it comes from the database."""

    path: Path

    def __post_init__(self) -> None:
        self.file = self.path.open("a", buffering=1)

    def sent(self, envelope: Envelope) -> None:
        self.file.write(f"sent {envelope['id']}\n")

    def told(self, id: str, verdict: str) -> None:
        self.file.write(f"told {id} {verdict}\n")

    def read(self) -> tuple[set[UUID], dict[UUID, str]]:
        """(what was sent, what each was told)"""
        sent: set[UUID] = set()
        told: dict[UUID, str] = {}
        for line in self.path.read_text().splitlines():
            word, id, *verdict = line.split()
            if word == "sent":
                sent.add(UUID(id))
            else:
                told[UUID(id)] = verdict[0]
        return sent, told


@dataclass
class Client:
    """A phone with its queue: it sends the same batch again until every intent in it has its verdict."""

    phone: Phone
    operation: UUID
    ledger: Ledger
    wire: Wire
    document: str
    dice: random.Random
    queue: list[Envelope] = field(default_factory=list)
    flying_since: float | None = None
    acknowledged_from: float = 0.0  # when the last request began that brought a final verdict
    odd: Counter[str] = field(default_factory=Counter)

    async def work(self, stop: asyncio.Event) -> None:
        while self.queue or not stop.is_set():
            if not stop.is_set():
                self._tap()
            if not await self._send():
                await asyncio.sleep(self.dice.uniform(0.02, 0.15))
        self.wire.close()

    def _tap(self) -> None:
        for _ in range(self.dice.randint(1, 4) if len(self.queue) < 8 else 0):
            envelope = self.phone.report(self.operation)
            self.ledger.sent(envelope)
            self.queue.append(envelope)

    async def _send(self) -> bool:
        body = orjson.dumps({"id": self.document, "variables": {"envelopes": self.queue[:50]}})
        self.flying_since = began = time.monotonic()
        try:
            async with asyncio.timeout(ASKING):
                answer = await self.wire.post("/api/graphql", body, authorization=f"Device {self.phone.key}")
        except (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError):
            self.wire.close()
            return False
        finally:
            self.flying_since = None
        if answer.status == 503:
            return False
        if answer.status != 200 or b'"errors"' in answer.body:
            self.odd[answer.text[:300]] += 1
            return False
        return self._judge(answer.json()["data"]["sync"]["verdicts"], began)

    def _judge(self, verdicts: list[dict[str, Any]], began: float) -> bool:
        for each in verdicts:
            if each["verdict"] == "retry_later":
                if each["code"] == "infra.bug":
                    self.odd["infra.bug"] += 1
                return False
            if each["verdict"] not in ("applied", "duplicate"):
                self.odd[f"{each['verdict']} {each['code']}"] += 1
                return False
            self.ledger.told(each["id"], each["verdict"])
            self.queue = [row for row in self.queue if row["id"] != each["id"]]
            self.acknowledged_from = began
        return True


@dataclass
class Result:
    kills: Counter[str] = field(default_factory=Counter)
    in_flight: int = 0
    back: list[tuple[str, float]] = field(default_factory=list)
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    disordered: int = 0
    unasked: int = 0
    left: int = 0
    events: int = 0
    unheard: int = 0
    unsealed: int = 0
    workers_gone: int = 0
    odd: Counter[str] = field(default_factory=Counter)
    bugs: list[str] = field(default_factory=list)

    @property
    def points(self) -> int:
        return self.kills.total()

    @property
    def slowest(self) -> float:
        return max(seconds for _, seconds in self.back)

    @property
    def ok(self) -> bool:
        wrong = self.lost, self.doubled, self.disordered, self.unasked, self.left, self.unheard, self.odd.total()
        return not any(wrong) and self.in_flight >= 0.8 * self.points and self.slowest <= 30

    def __str__(self) -> str:
        by_place: dict[str, list[float]] = {}
        for place, seconds in self.back:
            by_place.setdefault(place, []).append(seconds)
        lines = [
            f"{self.points} kills, {self.in_flight} with a request in flight",
            *(f"  {place:9} {len(s):4}   running again: median {sorted(s)[len(s) // 2]:5.2f} s, max {max(s):5.2f} s"
              for place, s in sorted(by_place.items())),
            f"acknowledged {self.acknowledged}, lost {self.lost}, doubled {self.doubled}, out of order"
            f" {self.disordered}, never sent {self.unasked}, left in the queues {self.left}",
            f"events {self.events}, unheard {self.unheard}; lines not yet sealed {self.unsealed};"
            f" workers found dead after somebody else's death {self.workers_gone}; odd answers {dict(self.odd)}",
            *self.bugs,
        ]  # fmt: skip
        return "\n".join(lines)


async def prove_crash(here: Stand, *, points: int, seed: int = 20261120, show: bool = False) -> Result:
    """`points` kills under load, then drain the queues and compare with the ledger."""
    dice, result = random.Random(seed), Result()
    document = here.documents(sync=SYNC)["sync"]
    people = await crew(here, PEOPLE)
    ledger = Ledger(here.home / "ledger.txt")
    clients = [await _client(here, people, n, ledger, document, dice.random()) for n in range(PHONES)]
    here.api()
    here.workers()
    await here.ready(60)
    stop = asyncio.Event()
    tasks = [asyncio.create_task(client.work(stop)) for client in clients]
    try:
        for n in range(points):
            await _point(here, clients, PLACES[n % len(PLACES)], dice, result)
            if show and (n + 1) % 20 == 0:
                print(f"{n + 1} kills, slowest {result.slowest:.1f} s", flush=True)
        stop.set()
        async with asyncio.timeout(120):
            await asyncio.gather(*tasks)
    finally:
        stop.set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for client in clients:
        result.odd += client.odd
    result.bugs = [line for line in (here.home / "api.log").read_text().splitlines() if '"event": "bug"' in line][:5]
    await _compare(here, people, clients, ledger, result)
    await _control(here, people, ledger)
    return result


async def _client(here: Stand, people: Crew, n: int, ledger: Ledger, document: str, seed: float) -> Client:
    """Two phones report on each operation: they also wait for each other's row."""
    from tenants.identity.models import User

    worker = n % PEOPLE
    user = await people.staff.row(User, people.staff.people[f"w{worker}"])
    phone = await enrolled(people.staff, user, f"Phone {n}")
    return Client(phone, people.operations[worker], ledger, Wire(here.port), document, random.Random(seed))


async def _point(here: Stand, clients: list[Client], place: str, dice: random.Random, result: Result) -> None:
    await asyncio.sleep(dice.uniform(0.05, 0.6))
    end = time.monotonic() + 1
    while time.monotonic() < end and not _flying(clients):  # noqa: ASYNC110 (told by the clients)
        await asyncio.sleep(0.001)
    flying = _flying(clients)
    if place in ("all", "api"):
        here.processes["api"].kill()
    if place in ("all", "postgres"):
        kill_postgres(here)
    if place in ("all", "workers"):
        here.processes["workers"].kill()
    died = time.monotonic()
    result.kills[place] += 1
    result.in_flight += flying
    _restart(here, place, result)
    await _until(lambda: any(client.acknowledged_from > died for client in clients), here)
    result.back.append((place, time.monotonic() - died))


def _flying(clients: list[Client]) -> bool:
    """Somebody has asked, long enough ago that the server has it, and has no answer."""
    now = time.monotonic()
    return any(client.flying_since is not None and now - client.flying_since > 0.002 for client in clients)


def kill_postgres(here: Stand) -> None:
    """The postmaster and every one of its processes at once, as a power cut would."""
    postmaster = here.cluster.process
    assert postmaster is not None
    children = children_of(postmaster.pid)
    for pid in (postmaster.pid, *children):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    postmaster.wait(10)


def children_of(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError, ValueError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(stat.parent.name))
    return found


def _restart(here: Stand, place: str, result: Result) -> None:
    """What a supervisor does: the database first, then whoever is not there any more."""
    if place in ("all", "postgres"):
        here.cluster.start()  # from this thread: the engine dies with the thread that started it
    if place in ("all", "api"):
        here.api()
    workers = here.processes["workers"].popen
    assert workers is not None
    if workers.poll() is not None:
        result.workers_gone += place not in ("all", "workers")
        here.workers()


async def _until(done: Any, here: Stand) -> None:
    try:
        async with asyncio.timeout(RUNNING):
            while not done():  # noqa: ASYNC110 (told by the clients)
                await asyncio.sleep(0.01)
    except TimeoutError as error:
        raise AssertionError((here.home / "api.log").read_text()[-3000:]) from error


# -- the ledger against the database ----------------------------------------------------------------------

REPORTS = "SELECT id, operation_id, good_quantity FROM reporting_output_report WHERE tenant_id = $1"


async def _compare(here: Stand, people: Crew, clients: list[Client], ledger: Ledger, result: Result) -> None:
    sent, told = ledger.read()
    result.acknowledged = len(told)
    result.left = len(sent - told.keys())
    tenant = people.plant.tenant_id
    admin = await asyncpg.connect(here.dsns.admin)
    try:
        reports = await admin.fetch(REPORTS, tenant)
        await _compare_reports(admin, tenant, reports, sent, told, result)
        for client in clients:
            result.disordered += await _disorder(admin, tenant, client.phone)
        await _compare_events(here, admin, tenant, len(reports), result)
    finally:
        await admin.close()


async def _compare_reports(
    admin: Any, tenant: UUID, reports: list[Any], sent: set[UUID], told: dict[UUID, str], result: Result
) -> None:
    """Rows, journal lines and the order's own sums must all say the same."""
    kept = {row["id"] for row in reports}
    lines = await admin.fetch(
        "SELECT id FROM journal WHERE tenant_id = $1 AND seq IS NOT NULL AND outcome = 'applied'", tenant
    )
    booked = await admin.fetch("SELECT id, good_quantity FROM orders_operation WHERE tenant_id = $1", tenant)
    reported: Counter[UUID] = Counter()
    for row in reports:
        reported[row["operation_id"]] += int(row["good_quantity"])
    result.lost = len(told.keys() - kept) + len(told.keys() - {line["id"] for line in lines})
    result.unasked = len(kept - sent)
    result.doubled = len(reports) - len(kept) + len(lines) - len(kept)
    result.doubled += sum(abs(int(row["good_quantity"]) - reported[row["id"]]) for row in booked)


async def _disorder(admin: Any, tenant: UUID, phone: Phone) -> int:
    rows = await admin.fetch(
        "SELECT id, seq FROM journal WHERE tenant_id = $1 AND device_id = $2 AND seq IS NOT NULL ORDER BY recorded_at",
        tenant, phone.device,
    )  # fmt: skip
    made = [(UUID(each["id"]), each["seq"]) for each in phone.made]
    return sum(1 for row, each in zip(rows, made, strict=False) if (row["id"], row["seq"]) != each)


async def _compare_events(here: Stand, admin: Any, tenant: UUID, reports: int, result: Result) -> None:
    """Each report was announced once, and those who listen have dealt with it: the workers run again too."""
    announced = "SELECT count(*) FROM live_event WHERE tenant_id = $1 AND event = 'reporting.output_reported'"
    due = "SELECT count(*) FROM outbox WHERE tenant_id = $1 AND state = 'due'"
    waiting = "SELECT count(*) FROM audit_pending WHERE tenant_id = $1"
    end = time.monotonic() + 60
    while time.monotonic() < end:
        result.events = await admin.fetchval(announced, tenant)
        result.unheard = abs(reports - result.events) + await admin.fetchval(due, tenant)
        result.unsealed = await admin.fetchval(waiting, tenant)
        if not result.unheard and not result.unsealed:
            return
        await asyncio.sleep(0.2)


async def _control(here: Stand, people: Crew, ledger: Ledger) -> None:
    """The proof would see it: one acknowledged report taken away and one counted twice by hand."""
    sent, told = ledger.read()
    tenant, seen = people.plant.tenant_id, Result()
    admin = await asyncpg.connect(here.dsns.admin)
    try:
        one, other = sorted(told)[:2]
        await admin.execute("DELETE FROM reporting_output_report WHERE tenant_id = $1 AND id = $2", tenant, one)
        await admin.execute(
            "UPDATE orders_operation o SET good_quantity = o.good_quantity + 1 FROM reporting_output_report r"
            " WHERE r.id = $2 AND o.id = r.operation_id AND o.tenant_id = $1",
            tenant, other,
        )  # fmt: skip
        await _compare_reports(admin, tenant, await admin.fetch(REPORTS, tenant), sent, told, seen)
    finally:
        await admin.close()
    if seen.lost != 1 or seen.doubled < 1:
        raise AssertionError(f"the comparison is blind: lost {seen.lost}, doubled {seen.doubled}")
