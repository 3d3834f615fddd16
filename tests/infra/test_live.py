import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import orjson
import pytest
import pytest_asyncio

from infra import clock, live
from infra.engines.roles import Dsns
from infra.live import Beat, Fact, Hello, Item, Live
from infra.relay import Relay
from tests.infra.test_relay import Notebook
from tests.kit.bells import Floor

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def streams(floor: Floor) -> AsyncIterator[Live]:
    opened = Live(floor.app, every=0.02, heartbeat=5)
    yield opened
    await opened.close()


async def publish(floor: Floor, *numbers: int) -> None:
    await floor.pack(*numbers)
    while await Relay(floor.relay, Notebook()).number_live(floor.tenant_id):
        pass


async def take(stream: AsyncIterator[Item], count: int) -> list[Item]:
    return [await asyncio.wait_for(anext(stream), 5) for _ in range(count)]


def numbers(items: list[Item]) -> list[int]:
    return [orjson.loads(item.data)["number"] for item in items if isinstance(item, Fact)]


async def test_an_open_screen_sees_facts_in_order(floor: Floor, streams: Live) -> None:
    await publish(floor, 1)
    async with aclosing(streams.stream(floor.tenant_id)) as stream:
        assert await take(stream, 1) == [Hello(1, reset=False)]
        await publish(floor, 2, 3)
        facts = await take(stream, 2)

    assert numbers(facts) == [2, 3]
    assert [fact.position for fact in facts] == [2, 3]  # type: ignore[union-attr]
    assert facts[0].name == "test.box_packed"  # type: ignore[union-attr]
    assert facts[0].subject_id is not None  # type: ignore[union-attr]


async def test_a_client_that_comes_back_misses_nothing(floor: Floor, streams: Live) -> None:
    await publish(floor, *range(1, 11))
    async with aclosing(streams.stream(floor.tenant_id, after=4)) as stream:
        [hello] = await take(stream, 1)
        assert hello == Hello(4, reset=False)
        assert numbers(await take(stream, 6)) == [5, 6, 7, 8, 9, 10]
        await publish(floor, 11)
        assert numbers(await take(stream, 1)) == [11]


async def test_a_client_behind_the_window_reads_pages(
    floor: Floor, streams: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "WINDOW", 5)
    async with aclosing(streams.stream(floor.tenant_id)) as slow, aclosing(streams.stream(floor.tenant_id)) as quick:
        await take(slow, 1)
        await take(quick, 1)
        await publish(floor, *range(300))
        await publish(floor, *range(300, 600))
        assert numbers(await take(quick, 600)) == list(range(600))
        assert numbers(await take(slow, 600)) == list(range(600))


@pytest.mark.parametrize("after", [2, 99])
async def test_positions_of_another_history_reset_the_screen(floor: Floor, streams: Live, after: int) -> None:
    await publish(floor, *range(6))
    with clock.frozen(datetime.now(UTC) + timedelta(days=5)):
        await Relay(floor.relay, Notebook()).tidy()
    await publish(floor, 6)

    async with aclosing(streams.stream(floor.tenant_id, after=after)) as stream:
        assert await take(stream, 1) == [Hello(7, reset=True)]


async def test_a_silent_stream_beats(floor: Floor) -> None:
    streams = Live(floor.app, every=0.02, heartbeat=0.1)
    async with aclosing(streams.stream(floor.tenant_id)) as stream:
        items = await take(stream, 3)
    await streams.close()

    assert items == [Hello(0, reset=False), Beat(), Beat()]


async def test_tenants_never_meet(floors: Callable[[], Awaitable[Floor]]) -> None:
    mine, other = await floors(), await floors()
    streams = Live(mine.app, every=0.02)
    async with aclosing(streams.stream(mine.tenant_id)) as here, aclosing(streams.stream(other.tenant_id)) as there:
        await take(here, 1)
        await take(there, 1)
        await publish(other, 1)
        await publish(mine, 2)
        assert numbers(await take(here, 1)) == [2]
        assert numbers(await take(there, 1)) == [1]
    await streams.close()


async def test_what_a_client_may_not_see_is_left_out(floor: Floor, streams: Live) -> None:
    def even(fact: Fact) -> bool:
        return bool(orjson.loads(fact.data)["number"] % 2 == 0)

    async with aclosing(streams.stream(floor.tenant_id, allow=even)) as stream:
        await take(stream, 1)
        await publish(floor, 1, 2, 3, 4)
        assert numbers(await take(stream, 2)) == [2, 4]


async def test_one_poller_serves_all_and_stops_with_the_last(floor: Floor, streams: Live) -> None:
    opened: list[Any] = [streams.stream(floor.tenant_id) for _ in range(20)]
    for stream in opened:
        await take(stream, 1)
    assert list(streams._feeds) == [floor.tenant_id]
    for stream in opened:
        await stream.aclose()
    await asyncio.sleep(0.1)
    assert streams._poller is not None
    assert streams._poller.done()


async def test_a_stream_survives_lost_connections(floor: Floor, streams: Live, dsns: Dsns) -> None:
    ours = "datname = current_database() AND usename = 'lotline_app'"  # the run's other processes keep theirs
    async with aclosing(streams.stream(floor.tenant_id)) as stream:
        await take(stream, 1)
        admin = await asyncpg.connect(dsns.admin)
        for _ in range(5):
            await admin.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {ours}")
            await asyncio.sleep(0.05)
        await admin.close()
        await publish(floor, 1)
        assert numbers(await take(stream, 1)) == [1]
