"""A server process that dies is an outage to whoever was using it, at whatever moment: never a bug, never an answer."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest
from sqlalchemy import func, select

from infra.errors import DatabaseDown
from infra.work import reading, working
from tests.kit.company import Company

OURS = "datname = current_database() AND usename = 'lotline_app'"
STANDING = "SELECT 1 FROM pg_stat_activity WHERE pid = ANY($1)"
SLEEP = select(func.pg_sleep(30))


async def kill_ours(company: Company, *, when: str = "true") -> None:
    admin = await asyncpg.connect(company.admin)
    try:
        async with asyncio.timeout(20):
            sql = f"SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE {OURS} AND {when}"
            while not (killed := await admin.fetch(sql)):  # noqa: ASYNC110 (another process's state)
                await asyncio.sleep(0.01)
            pids = [row["pid"] for row in killed]
            while await admin.fetch(STANDING, pids):  # noqa: ASYNC110 (they end in a moment)
                await asyncio.sleep(0.01)
    finally:
        await admin.close()


async def test_a_read_cut_in_the_middle(company: Company) -> None:
    async with reading(company.system) as read:
        asked = asyncio.ensure_future(read.scalar(SLEEP))
        await kill_ours(company, when="query LIKE '%pg_sleep%'")
        with pytest.raises(DatabaseDown):
            await asked
        with pytest.raises(DatabaseDown):  # also the next one on the same connection
            await read.scalar(SLEEP)
        read._executor = None  # the request is over


async def test_what_was_read_before_the_connection_died_stands(company: Company) -> None:
    async with reading(company.system) as read:
        assert await read.scalar(select(1)) == 1
        await kill_ours(company)
    async with reading(company.system) as read:
        assert await read.scalar(select(2)) == 2


async def test_a_work_whose_connection_died_before_its_end(company: Company) -> None:
    with pytest.raises(DatabaseDown):
        async with working(company.system, command="test.late") as work:
            await work.scalar(select(1))
            await kill_ours(company)


async def test_a_work_cut_in_the_middle(company: Company) -> None:
    async def cut() -> Any:
        async with working(company.system, command="test.sleep") as work:
            await work.scalar(SLEEP)

    working_ = asyncio.ensure_future(cut())
    await kill_ours(company, when="query LIKE '%pg_sleep%'")
    with pytest.raises(DatabaseDown):
        await working_


async def test_idle_connections_are_replaced(company: Company) -> None:
    async def look() -> Any:
        async with reading(company.system) as read:
            return await read.scalar(select(1))

    await look()
    await kill_ours(company)
    answers = []
    for _ in range(10):
        try:
            answers.append(await look())
        except DatabaseDown:
            continue
    assert answers[-3:] == [1, 1, 1]
