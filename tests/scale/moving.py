"""A company moves to a database of its own and back while its phones send and its people read; the mover is killed.

What counts is the ledger outside the database (tests/scale/crash.py): every acknowledged report must stand exactly
once, where the company lives in the end, and nothing may have been written at a place it had left.
"""

from __future__ import annotations

import asyncio
import random
import re
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import orjson

from infra import directory, placements
from infra.db import Database
from infra.engines import roles
from infra.engines.roles import Dsns
from infra.errors import TenantMoved
from infra.journal.export import export_bundle
from infra.keys import keyring
from infra.placements import Place
from infra.work import database
from tests.infra.journal.ledger import load_verifier
from tests.kit.engines import migrate
from tests.kit.phones import SYNC
from tests.scale import crash
from tests.scale.crash import PEOPLE, Client, Ledger
from tests.scale.stand import Process, Stand, crew
from tests.scale.wire import Wire

PHONES = 6
READ = "query Me { me { id name } }"
OWN = "own-plant"
PAUSED = re.compile(r"paused ([0-9.]+) s")
MOVING = "SELECT state = 'moving' FROM directory WHERE tenant_id = $1"


@dataclass
class Reader:
    """Somebody at the console who looks at a page again and again."""

    wire: Wire
    token: str
    document: str
    done: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    async def work(self, stop: asyncio.Event) -> None:
        body = orjson.dumps({"id": self.document, "variables": {}})
        while not stop.is_set():
            answer = await self.wire.post("/api/graphql", body, authorization=f"Bearer {self.token}")
            if answer.status == 200 and b'"errors"' not in answer.body:
                self.done += 1
            elif answer.status != 429:
                self.failed[f"{answer.status} {answer.text[:120]}"] += 1
            await asyncio.sleep(0.05)
        self.wire.close()


@dataclass
class Result:
    moves: int = 0
    kills: int = 0
    paused: list[float] = field(default_factory=list)
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    disordered: int = 0
    unasked: int = 0
    left: int = 0
    unheard: int = 0
    unsealed: int = 0
    astray: int = 0
    """Lines written at a place the company had left."""
    refused: int = 0
    """Writes tried at the old place, and refused there."""
    reads: int = 0
    failed_reads: Counter[str] = field(default_factory=Counter)
    odd: Counter[str] = field(default_factory=Counter)
    trail: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        wrong = (self.lost, self.doubled, self.disordered, self.unasked, self.left, self.unheard, self.unsealed,
                 self.astray, self.failed_reads.total(), self.odd.total(), len(self.trail))  # fmt: skip
        return not any(wrong) and self.refused == self.moves and self.acknowledged > 0 and self.reads > 0

    def figures(self) -> dict[str, Any]:
        return {
            "moves": self.moves, "kills_of_the_mover": self.kills, "acknowledged": self.acknowledged, "lost": self.lost,
            "doubled": self.doubled, "disordered": self.disordered, "left": self.left, "unheard": self.unheard,
            "written_at_the_old_place": self.astray, "refused_at_the_old_place": self.refused, "reads": self.reads,
            "failed_reads": dict(self.failed_reads), "odd": dict(self.odd), "trail": self.trail,
            "paused_max_s": round(max(self.paused, default=0.0), 2),
        }  # fmt: skip


async def prove_move(
    here: Stand, *, rounds: int, kill: bool = True, seed: int = 20261120, show: bool = False
) -> Result:
    """`rounds` times there and back under load; the mover of the first way there is killed in the middle."""
    dice, result = random.Random(seed), Result()
    documents = here.documents(sync=SYNC, read=READ)
    people = await crew(here, PEOPLE)
    own = await asyncio.to_thread(own_database, here)
    ledger = Ledger(here.home / "ledger.txt")
    clients = [await crash._client(here, people, n, ledger, documents["sync"], dice.random()) for n in range(PHONES)]
    readers = [Reader(Wire(here.port), token, documents["read"]) for token in people.tokens[:2]]
    here.api()
    here.workers()
    await here.ready(60)
    stop = asyncio.Event()
    tasks = [asyncio.create_task(each.work(stop)) for each in [*clients, *readers]]
    try:
        for n in range(rounds):
            for target, left in ((OWN, here.dsns), (placements.HOME, own)):
                await _acknowledged_again(clients, here)
                killed = kill and n == 0 and target == OWN
                await _move(here, people.plant.tenant_id, people.plant.slug, target, dice, result, killed=killed)
                await _acknowledged_again(clients, here)
                await _old_place(left, own if target == OWN else here.dsns, people.plant.tenant_id, result)
                if show:
                    print(f"{result.moves} moves, writes waited {result.paused[-1]:.1f} s", flush=True)
        stop.set()
        async with asyncio.timeout(120):
            await asyncio.gather(*tasks)
    finally:
        stop.set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    result.reads = sum(each.done for each in readers)
    for reader in readers:
        result.failed_reads += reader.failed
    for client in clients:
        result.odd += client.odd
    compared = crash.Result()
    await crash._compare(here, people, clients, ledger, compared)
    for name in ("acknowledged", "lost", "doubled", "disordered", "unasked", "left", "unheard", "unsealed"):
        setattr(result, name, getattr(compared, name))
    result.trail = await _trail(people.plant.tenant_id, people.plant.slug)
    return result


def own_database(here: Stand) -> Dsns:
    made = roles.provision(here.cluster.dsn(database="postgres"), f"own_{uuid4().hex[:8]}")
    migrate(made)
    placements.add(Place(key=OWN, app=made.app, relay=made.relay, sealer=made.sealer, owner=made.owner))
    return made


async def _move(
    here: Stand, tenant_id: UUID, slug: str, target: str, dice: random.Random, result: Result, *, killed: bool
) -> None:
    mover = mover_of(here, slug, target)
    if killed:
        await _until_moving(here.dsns.admin, tenant_id, mover)
        await asyncio.sleep(dice.uniform(0.0, 0.4))
        mover.kill()
        result.kills += 1
        mover = mover_of(here, slug, target)
    assert mover.popen is not None
    code = await asyncio.to_thread(mover.popen.wait, 120)
    if code != 0:
        raise AssertionError(mover.log.read_text()[-3000:])
    result.moves += 1
    told = PAUSED.search(mover.log.read_text())
    assert told is not None, mover.log.read_text()
    result.paused.append(float(told[1]))


def mover_of(here: Stand, slug: str, target: str) -> Process:
    argv = ("-m", "tenants.vendor.custody.cli", "move", slug, target)
    return here.run(f"mover-{uuid4().hex[:6]}", *argv)


async def _until_moving(dsn: str, tenant_id: UUID, mover: Process) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        async with asyncio.timeout(60):
            while not await connection.fetchval(MOVING, tenant_id):
                assert mover.popen is not None
                assert mover.popen.poll() is None, mover.log.read_text()[-2000:]
                await asyncio.sleep(0.005)
    finally:
        await connection.close()


async def _acknowledged_again(clients: list[Client], here: Stand) -> None:
    """Every phone has been told of something it sent from now on."""
    now = time.monotonic()
    await crash._until(lambda: all(client.acknowledged_from > now for client in clients), here)


async def _old_place(left: Dsns, lives: Dsns, tenant_id: UUID, result: Result) -> None:
    """The place it left refuses, and holds no line the new place does not hold."""
    stale = Database(left.app, size=1, key="home" if left is not lives and _is_home(left) else OWN)
    try:
        async with stale.transaction(tenant_id):
            pass
    except TenantMoved:
        result.refused += 1
    finally:
        await stale.close()
    there, here = await asyncpg.connect(left.admin), await asyncpg.connect(lives.admin)
    try:
        ids = [row["id"] for row in await there.fetch("SELECT id FROM journal WHERE tenant_id = $1", tenant_id)]
        known = "SELECT count(*) FROM journal WHERE tenant_id = $1 AND id = ANY($2::uuid[])"
        result.astray += len(ids) - await here.fetchval(known, tenant_id, ids)
    finally:
        await there.close()
        await here.close()


def _is_home(dsns: Dsns) -> bool:
    return placements.home().app == dsns.app


async def _trail(tenant_id: UUID, slug: str) -> list[str]:
    """What the auditor's program finds in the trail that has moved about."""
    directory.forget()
    with tempfile.TemporaryDirectory() as scratch:
        await export_bundle(database(), tenant_id, slug, Path(scratch))
        done = load_verifier().verify(Path(scratch), [keyring().fingerprint], None)
    return [str(problem) for problem in done.problems]
