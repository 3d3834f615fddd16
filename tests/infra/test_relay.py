import asyncio
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from infra import clock, events, outbox
from infra.actors import consume
from infra.broker import BrokerDown, DramatiqBells, connect
from infra.events import every
from infra.ids import uuid7
from infra.relay import Bell, Calendar, Relay
from infra.ring import ring
from infra.work import system, working
from tests.kit.bells import BoxPacked, Floor, until

pytestmark = pytest.mark.asyncio
Listening = Callable[..., str]


class Notebook:
    """A bell that writes down what it rang: the relay is under test here, the brokers in test_actors."""

    def __init__(self, *, in_process: bool = False) -> None:
        self.in_process = in_process
        self.rung: list[UUID] = []
        self.waiting = 0
        self.broken = False

    async def ring(self, bells: Sequence[Bell]) -> None:
        if self.broken:
            raise BrokerDown()
        self.rung += [bell.id for bell in bells]

    async def backlog(self) -> int:
        return self.waiting


async def drain(relay: Relay, tenant: UUID) -> None:
    while await relay.number_live(tenant) or await relay.ring_due(tenant):
        pass


async def test_a_due_row_is_rung_once_until_it_is_overdue(floor: Floor, listening: Listening) -> None:
    actor, bells = listening(), Notebook()
    relay = Relay(floor.relay, bells)
    await floor.pack(1)

    with clock.frozen(datetime.now(UTC)):
        await relay.ring_due(floor.tenant_id)
        await relay.ring_due(floor.tenant_id)
        [row] = await floor.rows(actor)
        assert bells.rung == [row["id"]]
        assert row["state"] == "due"

        clock.advance(timedelta(seconds=31))
        await relay.ring_due(floor.tenant_id)
        assert bells.rung == [row["id"]] * 2

        clock.advance(timedelta(seconds=31))  # each wait is twice the last
        await relay.ring_due(floor.tenant_id)
        assert len(bells.rung) == 2


async def test_a_crash_between_claim_and_bell_only_delays(floor: Floor, listening: Listening) -> None:
    actor, bells = listening(), Notebook()
    await floor.pack(1)

    class Killed(BaseException):
        """What no handler catches."""

    class Deadly(Notebook):
        async def ring(self, bells: Sequence[Bell]) -> None:
            raise Killed

    with pytest.raises(Killed):
        await Relay(floor.relay, Deadly()).ring_due(floor.tenant_id)

    with clock.frozen(datetime.now(UTC) + timedelta(seconds=31)):
        await Relay(floor.relay, bells).ring_due(floor.tenant_id)
    [row] = await floor.rows(actor)
    assert bells.rung == [row["id"]]


async def test_a_new_process_rings_at_once_what_died_with_the_old_one(floor: Floor, listening: Listening) -> None:
    listening()
    await floor.pack(1)
    await Relay(floor.relay, Notebook(in_process=True)).ring_due(floor.tenant_id)

    bells, stop = Notebook(in_process=True), asyncio.Event()
    running = asyncio.create_task(Relay(floor.relay, bells, poll=0.05).run(stop))
    [row] = [row for row in await floor.rows() if row["actor"] != "live"]
    assert await until(lambda: _holds(row["id"] in bells.rung), 3)
    stop.set()
    await running


async def test_a_flood_waits_behind_its_own_window(floor: Floor, listening: Listening) -> None:
    """Given 60 due rows; when the relay rings with a window of 25; then 25 are in the broker, and one more for each
    that is finished."""
    listening()
    bells = Notebook()
    relay = Relay(floor.relay, bells, window=25)
    await floor.pack(*range(60))
    await drain(relay, floor.tenant_id)
    assert len(bells.rung) == 25

    assert [await consume(floor.tenant_id, row) for row in bells.rung[:3]] == ["applied"] * 3
    relay.finished(floor.tenant_id)
    await drain(relay, floor.tenant_id)
    assert len(bells.rung) == 28
    assert len(set(bells.rung)) == 28


async def test_two_relays_ring_each_row_once(floor: Floor, listening: Listening) -> None:
    actor = listening()
    for start in range(0, 1000, 100):
        await floor.pack(*range(start, start + 100))
    one, two = Notebook(), Notebook()

    await asyncio.gather(*(drain(Relay(floor.relay, bells, window=1000), floor.tenant_id) for bells in (one, two)))

    rung = one.rung + two.rung
    assert sorted(rung) == [row["id"] for row in await floor.rows(actor)]
    assert [row["position"] for row in await floor.live()] == list(range(1, 1001))


async def test_a_broker_outage_is_waited_for(floor: Floor, listening: Listening) -> None:
    actor, bells = listening(), Notebook()
    bells.broken = True
    relay = Relay(floor.relay, bells, poll=0.05)
    await floor.pack(1)
    stop = asyncio.Event()
    running = asyncio.create_task(relay.run(stop))
    await asyncio.sleep(0.3)
    bells.broken = False

    [row] = await floor.rows(actor)
    assert await until(lambda: _holds(row["id"] in bells.rung), 5)
    stop.set()
    await running


async def test_a_full_broker_is_not_filled_further(floor: Floor, listening: Listening) -> None:
    listening()
    bells = Notebook()
    bells.waiting = 5000
    await floor.pack(1)

    await Relay(floor.relay, bells).ring_due(floor.tenant_id)

    assert bells.rung == []


async def test_live_positions_have_no_gap_and_skip_no_late_commit(floor: Floor) -> None:
    relay = Relay(floor.relay, Notebook())
    early, late = uuid7(), asyncio.Event()

    async def slow() -> None:
        async with working(system(floor.tenant_id), command="test.pack") as work:
            work.emit(BoxPacked(box_id=early, number=0))
            # its outbox row gets an older id than those committed meanwhile
            await outbox.write(work.executor, outbox.rows_for(work.events.pop(), work))
            await late.wait()

    waiting = asyncio.create_task(slow())
    await asyncio.sleep(0.1)
    await floor.pack(1)
    await relay.number_live(floor.tenant_id)
    await floor.pack(2)
    late.set()
    await waiting
    await relay.number_live(floor.tenant_id)

    live = await floor.live()
    assert [row["position"] for row in live] == [1, 2, 3]
    assert {row["subject_id"] for row in live if row["position"] > 1} >= {early}
    assert await floor.rows("live") == []


async def test_positions_go_on_after_old_events_are_deleted(floor: Floor) -> None:
    relay = Relay(floor.relay, Notebook())
    await floor.pack(1, 2)
    await relay.number_live(floor.tenant_id)
    with clock.frozen(datetime.now(UTC) + timedelta(days=5)):
        await relay.tidy()
    assert await floor.live() == []

    await floor.pack(3)
    await relay.number_live(floor.tenant_id)

    assert [row["position"] for row in await floor.live()] == [3]


async def test_a_calendar_slot_is_written_once_by_whoever_is_first(floor: Floor) -> None:
    @every("*/5 * * * *")
    async def sweep(work: Any) -> None: ...

    actor = f"{__name__}.{sweep.__qualname__}"
    await floor.pack(1)
    await Relay(floor.relay, Notebook()).number_live(floor.tenant_id)
    try:
        with clock.frozen(datetime(2026, 11, 20, 8, 2, tzinfo=UTC)):
            calendars = [Calendar(Relay(floor.relay, Notebook())) for _ in range(3)]
            await asyncio.gather(*(each.once() for each in calendars))
            assert len(await floor.rows(actor)) == 1
            clock.advance(timedelta(minutes=2))
            await asyncio.gather(*(each.once() for each in calendars))
            assert len(await floor.rows(actor)) == 1
            clock.advance(timedelta(minutes=2))
            await asyncio.gather(*(each.once() for each in calendars))
            rows = await floor.rows(actor)
    finally:
        events.forget(sweep)
    assert sorted(row["at"].minute for row in rows) == [0, 5]


async def test_a_company_asleep_gets_only_what_comes_daily(floor: Floor) -> None:
    """Given a company in which nothing happened; then a daily handler runs in it, one of every five minutes does not,
    until something happens."""

    @every("*/5 * * * *")
    async def often(work: Any) -> None: ...

    @every("0 3 * * *")
    async def daily(work: Any) -> None: ...

    async def ticked() -> list[str]:
        rows = await floor.rows()
        return sorted(
            each.__name__ for each in (often, daily) if any(r["actor"].endswith(each.__qualname__) for r in rows)
        )

    try:
        with clock.frozen(datetime(2026, 11, 20, 8, 2, tzinfo=UTC)):
            await Calendar(Relay(floor.relay, Notebook())).once()
            assert await ticked() == ["daily"]
            await floor.pack(1)
            await Relay(floor.relay, Notebook()).number_live(floor.tenant_id)
            await Calendar(Relay(floor.relay, Notebook())).once()
            assert await ticked() == ["daily", "often"]
    finally:
        events.forget(often)
        events.forget(daily)


async def test_done_rows_go_after_some_days(floor: Floor, listening: Listening) -> None:
    actor = listening()
    await floor.pack(1, 2)
    first = (await floor.rows(actor))[0]["id"]
    async with floor.relay.connection() as connection:
        sql = "UPDATE outbox SET state = 'done', done_at = now() WHERE tenant_id = $1 AND id = $2"
        await connection.execute(sql, floor.tenant_id, first)

    with clock.frozen(datetime.now(UTC) + timedelta(days=4)):
        await Relay(floor.relay, Notebook()).tidy()

    assert [row["state"] for row in await floor.rows(actor)] == ["due"]


async def test_the_datagram_wakes_a_relay_that_polls_slowly(floor: Floor, listening: Listening, tmp_path: Path) -> None:
    listening()
    bells, stop, path = Notebook(), asyncio.Event(), Path(f"/tmp/ring{os.getpid()}.sock")
    running = asyncio.create_task(Relay(floor.relay, bells, poll=60).run(stop, path))
    await asyncio.sleep(0.3)
    await floor.pack(1)
    assert ring(path)

    ours = {row["id"] for row in await floor.rows()}
    assert await until(lambda: _holds(bool(ours & set(bells.rung))), 2)
    stop.set()
    await running
    assert not path.exists()
    assert not ring(path)


async def test_messages_carry_the_row_and_nothing_else(floor: Floor, listening: Listening) -> None:
    actor = listening(queue="test")
    broker = connect("", asyncio.get_running_loop())
    bells = DramatiqBells(broker)
    await floor.pack(7)
    await Relay(floor.relay, bells).ring_due(floor.tenant_id)

    message = next(iter(broker.consume("test")))
    [row] = await floor.rows(actor)
    assert message is not None
    assert message.message_id == str(row["id"])
    assert message.args == (str(floor.tenant_id), str(row["id"]))
    bells.close()


async def _holds(value: bool) -> bool:
    return value
