"""Many phones at once, and a database that goes away: nobody starves, nothing is invented, nothing is lost."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import asyncpg
import pytest

from api import sync
from infra.db import Database
from infra.work import database, use_database
from tests.api.floor import Floor
from tests.kit.phones import Envelope, enrolled


class TestTwoAtOnce:
    async def test_the_same_queue_from_two_tabs(self, floor: Floor) -> None:
        queue = [floor.phone.report(floor.operation.id, 2) for _ in range(20)]

        replies = await asyncio.gather(*(floor.sync(*queue) for _ in range(4)))

        told: dict[str, list[str]] = {}
        for reply in replies:
            for each in reply["verdicts"]:
                told.setdefault(each["id"], []).append(each["verdict"])
        assert all(sorted(each) == ["applied", "duplicate", "duplicate", "duplicate"] for each in told.values())
        assert (await floor.good(), await floor.last_seq()) == (40, 20)

    async def test_a_refusal_raced_by_its_twin_is_one_refusal(self, floor: Floor) -> None:
        await floor.hold()
        bad = floor.phone.report(floor.operation.id)
        verdicts = await asyncio.gather(*(floor.verdicts(bad) for _ in range(4)))
        assert {each[0][0] for each in verdicts} == {"rejected"}
        assert len({each[0][1] for each in verdicts}) == 1
        assert (await floor.line(bad))["outcome"] == "refused"
        assert await floor.last_seq() == 1

    async def test_overlapping_halves_never_interleave(self, floor: Floor) -> None:
        queue = [floor.phone.report(floor.operation.id) for _ in range(20)]
        left = queue
        for _ in range(6):
            replies = await asyncio.gather(floor.sync(*queue[:12]), floor.sync(*queue[8:]))
            settled = {v["id"] for r in replies for v in r["verdicts"] if v["verdict"] in ("applied", "duplicate")}
            left = [each for each in left if each["id"] not in settled]
            if not left:
                break
        assert left == []
        lines = await floor.staff.rows("journal", "seq IS NOT NULL")
        assert [line["seq"] for line in sorted(lines, key=lambda x: x["recorded_at"])] == list(range(1, 21))
        assert await floor.good() == 20

    async def test_many_phones_do_not_starve_the_pool(self, floor: Floor) -> None:
        """More batches at once than connections: a batch holds none while it asks for one."""
        phones = [floor.phone, *[await enrolled(floor.staff, floor.wang) for _ in range(15)]]
        async with asyncio.timeout(25):
            replies = await asyncio.gather(
                *(floor.sync(*(phone.report(floor.operation.id) for _ in range(3)), phone=phone) for phone in phones)
            )
        assert {v["verdict"] for reply in replies for v in reply["verdicts"]} == {"applied"}
        assert await floor.good() == 48

    async def test_who_waits_too_long_is_told_to_come_again(self, floor: Floor, monkeypatch: Any) -> None:
        monkeypatch.setattr(sync, "PATIENCE", 0.05)
        entry = floor.phone.report(floor.operation.id)
        async with AsyncExitStack() as busy:
            for _ in range(sync.AT_ONCE):
                await busy.enter_async_context(sync._turn())
            answer = await floor.send(entry)
        assert (answer.status_code, answer.json()["code"]) == (503, "infra.busy")
        assert answer.headers["retry-after"]
        assert await floor.verdicts(entry) == [("applied", None)]

    async def test_a_long_batch_ends_in_time_and_the_rest_comes_again(self, floor: Floor, monkeypatch: Any) -> None:
        queue = [floor.phone.report(floor.operation.id) for _ in range(30)]
        monkeypatch.setattr(sync, "SLICE", 0.02)
        verdicts = [v for v, _ in await floor.verdicts(*queue)]
        done = verdicts.count("applied")
        assert 1 <= done < 30
        assert verdicts == ["applied"] * done + ["retry_later"] * (30 - done)
        monkeypatch.undo()
        assert [v for v, _ in await floor.verdicts(*queue[done:])] == ["applied"] * (30 - done)
        assert await floor.good() == 30


class TestDatabaseDown:
    @pytest.mark.parametrize("warm", [True, False], ids=["known phone", "unknown phone"])
    async def test_away_is_503_and_nothing_is_lost(self, floor: Floor, warm: bool) -> None:
        if warm:
            await floor.sync()
        queue = [floor.phone.report(floor.operation.id) for _ in range(4)]
        real, gone = database(), Database("postgresql://lotline_app@/none?host=/nonexistent")
        use_database(gone)
        try:
            answer = await floor.send(*queue)
        finally:
            use_database(real)

        assert (answer.status_code, answer.json()["code"]) == (503, "infra.database_down")
        assert int(answer.headers["retry-after"]) > 0
        assert await floor.good() == 0
        assert [v for v, _ in await floor.verdicts(*queue)] == ["applied"] * 4
        assert await floor.good() == 4

    async def test_connections_cut_in_the_middle_of_a_batch(self, floor: Floor) -> None:
        """Every server process of ours dies while the batch waits for a row: no verdict is invented, none is lost."""
        queue = [floor.phone.report(floor.operation.id) for _ in range(6)]
        admin = await asyncpg.connect(floor.admin)
        try:
            async with admin.transaction():
                await admin.execute("SELECT 1 FROM orders_operation WHERE id = $1 FOR UPDATE", floor.operation.id)
                sending = asyncio.create_task(floor.send(*queue))
                await _until_waiting(admin)
                await admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND usename = 'lotline_app'"
                )
                answer = await sending
        finally:
            await admin.close()

        if answer.status_code == 200:
            told = {each["verdict"] for each in answer.json()["data"]["sync"]["verdicts"]}
            assert told == {"retry_later"}
        else:
            assert (answer.status_code, answer.json()["code"]) == (503, "infra.database_down")
        assert await floor.good() == 0
        settled = await _until_settled(floor, queue)
        assert set(settled) <= {"applied", "duplicate"}
        assert (await floor.good(), await floor.last_seq()) == (6, 6)


async def _until_waiting(admin: Any) -> None:
    sql = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'lotline_app' AND wait_event_type = 'Lock'"
    async with asyncio.timeout(10):
        while not await admin.fetchval(sql):  # noqa: ASYNC110 (another process's state)
            await asyncio.sleep(0.02)


async def _until_settled(floor: Floor, queue: list[Envelope]) -> list[str]:
    """As the phone does: the same batch again until each intent has its verdict."""
    for _ in range(20):
        answer = await floor.send(*queue)
        if answer.status_code == 200:
            verdicts = [each["verdict"] for each in answer.json()["data"]["sync"]["verdicts"]]
            if "retry_later" not in verdicts:
                return verdicts
        await asyncio.sleep(0.05)
    raise AssertionError(answer.text)
