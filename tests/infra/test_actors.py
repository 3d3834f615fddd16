import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infra import actors, clock, events
from infra.actors import consume
from infra.bootstrap.places import PROJECT
from infra.broker import Consumers, DramatiqBells, connect
from infra.errors import Conflict, Unavailable
from infra.events import every
from infra.relay import Bell, Calendar, Relay
from infra.work import Work
from tests.infra import bell_worker
from tests.infra.test_relay import Notebook
from tests.kit.bells import BoxPacked, Floor, note, until
from tests.kit.brokers import Server

pytestmark = pytest.mark.asyncio
Listening = Callable[..., str]


class Jammed(Conflict):
    code = "test.jammed"
    text = "the conveyor is jammed at {place}"


class CourierAway(Unavailable):
    code = "test.courier_away"
    text = "the courier does not answer"


async def run_due(floor: Floor, actor: str) -> list[str]:
    """Handle every row of an actor as if a bell had just rung for it."""
    return [await consume(floor.tenant_id, row["id"]) for row in await floor.rows(actor)]


# -- one row -------------------------------------------------------------------------------------------


async def test_a_row_is_done_with_its_effects(floor: Floor, listening: Listening) -> None:
    actor = listening()
    await floor.pack(1, 2)

    assert await run_due(floor, actor) == ["applied", "applied"]

    assert await floor.effects() == [1, 2]
    assert {(row["state"], row["attempts"]) for row in await floor.rows(actor)} == {("done", 1)}


async def test_a_second_bell_has_no_second_effect(floor: Floor, listening: Listening) -> None:
    actor = listening()
    await floor.pack(1)

    assert await run_due(floor, actor) == ["applied"]
    assert await run_due(floor, actor) == ["gone"]

    assert await floor.effects() == [1]


async def test_two_consumers_at_one_row(floor: Floor, listening: Listening) -> None:
    inside, leave = asyncio.Event(), asyncio.Event()

    async def slowly(work: Work, fact: BoxPacked) -> None:
        await note(work, fact)
        inside.set()
        await leave.wait()

    actor = listening(slowly)
    await floor.pack(1)
    [row] = await floor.rows(actor)
    first = asyncio.create_task(consume(floor.tenant_id, row["id"]))
    await inside.wait()

    # neither a second consumer nor the relay waits for the one who works
    assert await asyncio.wait_for(consume(floor.tenant_id, row["id"]), 1) == "gone"
    bells = Notebook()
    with clock.frozen(datetime.now(UTC) + timedelta(hours=1)):
        await Relay(floor.relay, bells).ring_due(floor.tenant_id)
    assert bells.rung == []

    leave.set()
    assert await first == "applied"
    assert await floor.effects() == [1]


async def test_a_consumer_that_dies_leaves_the_row_to_the_next(floor: Floor, listening: Listening) -> None:
    async def dies_once(work: Work, fact: BoxPacked) -> None:
        await note(work, fact)
        if fact.number not in died:
            died.add(fact.number)
            raise asyncio.CancelledError

    died: set[int] = set()
    actor = listening(dies_once)
    await floor.pack(1)
    [row] = await floor.rows(actor)
    bells = Notebook()
    await Relay(floor.relay, bells).ring_due(floor.tenant_id)
    with pytest.raises(asyncio.CancelledError):
        await consume(floor.tenant_id, row["id"])
    assert await floor.effects() == []

    with clock.frozen(datetime.now(UTC) + timedelta(seconds=31)):
        await Relay(floor.relay, bells).ring_due(floor.tenant_id)

    assert bells.rung == [row["id"], row["id"]]
    assert await consume(floor.tenant_id, row["id"]) == "applied"
    assert await floor.effects() == [1]


async def test_what_a_listener_emits_commits_with_it(floor: Floor, listening: Listening) -> None:
    async def passes_on(work: Work, fact: BoxPacked) -> None:
        if fact.number < 3:
            work.emit(BoxPacked(box_id=fact.box_id, number=fact.number + 1))

    actor = listening(passes_on)
    await floor.pack(1)
    for _ in range(3):
        await run_due(floor, actor)

    assert len(await floor.rows(actor)) == 3
    async with floor.app.transaction(floor.tenant_id, read_only=True) as at:
        sql = "SELECT command, actor_kind, actor_name FROM journal WHERE tenant_id = $1 AND command = $2"
        lines = await at.connection.fetch(sql, floor.tenant_id, actor)
    assert [tuple(line) for line in lines] == [(actor, "system", actor)] * 2


# -- failures ------------------------------------------------------------------------------------------


async def test_a_bug_is_tried_again_and_then_given_up(floor: Floor, listening: Listening) -> None:
    async def buggy(work: Work, fact: BoxPacked) -> None:
        await note(work, fact)
        raise ZeroDivisionError("parts per nobody")

    actor = listening(buggy)
    await floor.pack(1)

    verdicts = [(await run_due(floor, actor))[0] for _ in range(actors.ATTEMPTS)]

    assert verdicts == ["retry"] * (actors.ATTEMPTS - 1) + ["dead"]
    [row] = await floor.rows(actor)
    assert (row["state"], row["attempts"]) == ("dead", actors.ATTEMPTS)
    assert "ZeroDivisionError: parts per nobody" in row["error"]
    assert "buggy" in row["error"]
    assert await floor.effects() == []
    assert await run_due(floor, actor) == ["gone"]


async def test_waits_grow_between_attempts() -> None:
    with clock.frozen(datetime(2026, 11, 20, tzinfo=UTC)):
        waits = [(actors.next_attempt(n) - clock.now()).total_seconds() for n in range(12)]
    assert 1.6 <= waits[0] <= 2.4
    assert all(wait <= 360 for wait in waits)
    assert waits[7] > waits[4] > waits[1]


async def test_a_refusal_is_final(floor: Floor, listening: Listening) -> None:
    async def refuses(work: Work, fact: BoxPacked) -> None:
        await note(work, fact)
        raise Jammed(place="A3")

    actor = listening(refuses)
    await floor.pack(1)

    assert await run_due(floor, actor) == ["dead"]

    [row] = await floor.rows(actor)
    assert (row["code"], row["error"], row["attempts"]) == ("test.jammed", "the conveyor is jammed at A3", 1)
    assert await floor.effects() == []


async def test_someone_elses_outage_is_waited_for(floor: Floor, listening: Listening) -> None:
    async def calls(work: Work, fact: BoxPacked) -> None:
        raise CourierAway()

    actor = listening(calls)
    await floor.pack(1)

    verdicts = [(await run_due(floor, actor))[0] for _ in range(actors.PATIENT_ATTEMPTS)]

    assert verdicts.index("dead") == actors.PATIENT_ATTEMPTS - 1


async def test_a_listener_that_hangs_is_stopped(floor: Floor, listening: Listening) -> None:
    async def hangs(work: Work, fact: BoxPacked) -> None:
        await note(work, fact)
        await asyncio.sleep(30)

    actor = listening(hangs, seconds=0.1)
    await floor.pack(1)

    assert await run_due(floor, actor) == ["retry"]
    assert await floor.effects() == []
    assert "TimeoutError" in (await floor.rows(actor))[0]["error"]


async def test_an_actor_of_another_deploy_is_not_lost(floor: Floor, listening: Listening) -> None:
    listening()
    await floor.pack(1)
    async with floor.relay.connection() as connection:
        sql = "UPDATE outbox SET actor = 'tenants.future.actors.grow' WHERE tenant_id = $1 AND actor <> 'live'"
        await connection.execute(sql, floor.tenant_id)

    assert await run_due(floor, "tenants.future.actors.grow") == ["retry"]


async def test_a_suspended_tenant_keeps_its_rows(floor: Floor, listening: Listening) -> None:
    actor = listening()
    await floor.pack(1)
    async with floor.relay.connection() as connection:
        await connection.execute("UPDATE directory SET state = 'suspended' WHERE tenant_id = $1", floor.tenant_id)

    assert await run_due(floor, actor) == ["retry"]
    assert await floor.effects() == []


async def test_a_calendar_row_runs_its_handler(floor: Floor) -> None:
    ran: list[Any] = []

    @every("* * * * *")
    async def sweep(work: Work) -> None:
        ran.append(work.tenant_id)

    await floor.pack(1)
    await Relay(floor.relay, Notebook()).number_live(floor.tenant_id)
    try:
        await Calendar(Relay(floor.relay, Notebook())).once()
        assert await run_due(floor, f"{__name__}.{sweep.__qualname__}") == ["applied"]
    finally:
        events.forget(sweep)
    assert ran == [floor.tenant_id]


# -- one contract, three brokers -----------------------------------------------------------------------


@pytest.fixture(params=["in-process", "rabbitmq", "redis"])
def broker_url(request: pytest.FixtureRequest) -> str:
    return "" if request.param == "in-process" else str(request.getfixturevalue(f"{request.param}_server").url)


@asynccontextmanager
async def serving(
    floor: Floor, url: str, *, overdue: timedelta = timedelta(seconds=30)
) -> AsyncIterator[DramatiqBells]:
    broker = connect(url, asyncio.get_running_loop())
    bells, stop = DramatiqBells(broker), asyncio.Event()
    relay = Relay(floor.relay, bells, poll=0.1, overdue=overdue)
    consumers = Consumers(broker, consume, threads=4)
    consumers.start()
    running = asyncio.create_task(relay.run(stop))
    try:
        yield bells
    finally:
        stop.set()
        await running
        await consumers.stop()
        bells.close()


async def test_every_broker_runs_each_row_once(floor: Floor, listening: Listening, broker_url: str) -> None:
    actor = listening(queue="test")
    async with serving(floor, broker_url):
        for start in range(0, 100, 10):
            await floor.pack(*range(start, start + 10))
        assert await until(lambda: _all_done(floor, actor), 20)
        assert await until(lambda: _live(floor, 100), 20)

    assert await floor.effects() == list(range(100))
    assert [row["position"] for row in await floor.live()] == list(range(1, 101))


async def test_every_broker_may_ring_twice(floor: Floor, listening: Listening, broker_url: str) -> None:
    actor = listening(queue="test")
    async with serving(floor, broker_url) as bells:
        await floor.pack(*range(20))
        for _ in range(3):
            await bells.ring([Bell(floor.tenant_id, row["id"], "test") for row in await floor.rows(actor)])
        assert await until(lambda: _all_done(floor, actor), 20)
        await asyncio.sleep(0.3)

    assert await floor.effects() == list(range(20))


async def test_every_broker_may_lose_all_it_had(floor: Floor, listening: Listening, broker_url: str) -> None:
    actor = listening(queue="test")
    broker = connect(broker_url, asyncio.get_running_loop())
    bells = DramatiqBells(broker)
    await floor.pack(*range(10))
    await Relay(floor.relay, bells).ring_due(floor.tenant_id)
    assert await bells.backlog() >= 10
    broker.flush("test")
    broker.close()
    bells.close()

    await floor.due_now()
    async with serving(floor, broker_url):
        assert await until(lambda: _all_done(floor, actor), 20)

    assert await floor.effects() == list(range(10))


@pytest.mark.parametrize("name", ["rabbitmq", "redis"])
async def test_a_broker_may_be_killed_and_come_back(
    floor: Floor, listening: Listening, name: str, request: pytest.FixtureRequest
) -> None:
    server: Server = request.getfixturevalue(f"{name}_server")
    actor = listening(queue="test")
    async with serving(floor, server.url, overdue=timedelta(seconds=2)):
        await floor.pack(*range(5))
        assert await until(lambda: _all_done(floor, actor), 20)
        server.kill()
        await floor.pack(*range(5, 10))
        await asyncio.sleep(1)
        assert len(await floor.live()) == 10, "screens do not wait for the broker"
        server.start()  # not from a thread: the kernel ends the server with the thread that started it
        assert await until(lambda: _all_done(floor, actor), 40)

    assert await floor.effects() == list(range(10))


async def test_kill_9_of_the_worker_loses_and_doubles_nothing(floor: Floor, listening: Listening) -> None:
    actor = listening(bell_worker.slow_note)
    assert actor == bell_worker.LISTENER
    kills = 0
    worker = _start_worker()
    try:
        for start in range(0, 120, 40):
            await floor.pack(*range(start, start + 40))
            assert await until(lambda least=start + 4: _effects(floor, least), 25)  # type: ignore[misc]
            kills += len(await floor.effects()) < start + 40
            worker.send_signal(signal.SIGKILL)
            worker.wait()
            worker = _start_worker()
        assert await until(lambda: _all_done(floor, actor), 30)
        worker.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(worker.wait, 20) == 0
    finally:
        worker.kill()

    assert kills >= 2, "the kills came when nothing was in flight"
    assert await floor.effects() == list(range(120))


def _start_worker() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.infra.bell_worker"], cwd=PROJECT, env=os.environ | {"LOTLINE_WORKER_THREADS": "2"}
    )


async def _effects(floor: Floor, least: int) -> bool:
    return len(await floor.effects()) >= least


async def _live(floor: Floor, least: int) -> bool:
    return len(await floor.live()) >= least


async def _all_done(floor: Floor, actor: str) -> bool:
    rows = await floor.rows(actor)
    return bool(rows) and all(row["state"] == "done" for row in rows)
