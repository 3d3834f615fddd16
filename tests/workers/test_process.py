"""The worker process as a whole: it starts, says what it does, and leaves when asked."""

import asyncio
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable

import pytest

from infra.bootstrap.places import PROJECT
from tests.infra import bell_worker
from tests.kit.bells import Floor, until
from tests.ports import free_port
from workers.registry import load_actors

pytestmark = pytest.mark.asyncio


async def test_it_relays_measures_and_stops(floor: Floor) -> None:
    port = free_port()
    worker = _start("workers", LOTLINE_WORKER_METRICS=str(port))
    try:
        await floor.pack(1, 2, 3)
        assert await until(lambda: _numbered(floor, 3), 60)
        text = await asyncio.to_thread(_get, f"http://127.0.0.1:{port}/metrics")
        assert await _stop(worker) == 0
    finally:
        worker.kill()

    for name in ("outbox_due", "outbox_lag_seconds", "dead_letters", "pool_connections"):
        assert f"lotline_{name}" in text


async def test_what_does_not_finish_in_time_is_rolled_back(floor: Floor, listening: Callable[..., str]) -> None:
    actor = listening(bell_worker.slow_note)
    worker = _start("tests.infra.bell_worker")
    try:
        await floor.pack(bell_worker.ENDLESS)
        assert await until(lambda: _locked(floor, actor), 60)
        began = time.monotonic()
        assert await _stop(worker) == 0
    finally:
        worker.kill()

    assert time.monotonic() - began < 10
    assert [row["state"] for row in await floor.rows(actor)] == ["due"]
    assert await floor.effects() == []


async def test_it_waits_for_a_database_that_is_not_there_yet(floor: Floor) -> None:
    worker = _start("workers", APP_DATABASE_URL="postgresql://lotline_app@127.0.0.1:1/none")
    try:
        await asyncio.wait_for(asyncio.to_thread(_said, worker, b"workers.waits"), 30)
        assert worker.poll() is None
        assert await _stop(worker) == 0
    finally:
        worker.kill()


async def test_it_refuses_a_role_that_sees_every_tenant(floor: Floor) -> None:
    worker = _start("workers", APP_DATABASE_URL=os.environ["RELAY_DATABASE_URL"])
    _, said = await asyncio.to_thread(worker.communicate, timeout=30)

    assert worker.returncode != 0
    assert b"UnsafeDatabase" in said


async def test_actors_are_found_by_the_names_of_the_modules() -> None:
    assert all(name.startswith("tenants.") and name.endswith(".actors") for name in load_actors())


def _start(module: str, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", module], cwd=PROJECT, env=os.environ | environment, stderr=subprocess.PIPE
    )


async def _stop(worker: "subprocess.Popen[bytes]") -> int:
    worker.send_signal(signal.SIGTERM)
    await asyncio.to_thread(worker.communicate, timeout=20)
    return worker.returncode


def _said(worker: "subprocess.Popen[bytes]", words: bytes) -> None:
    assert worker.stderr is not None
    assert any(words in line for line in worker.stderr)


async def _numbered(floor: Floor, count: int) -> bool:
    return len(await floor.live()) == count


async def _locked(floor: Floor, actor: str) -> bool:
    """A consumer is at work on the actor's row."""
    async with floor.app.transaction(floor.tenant_id) as at:
        sql = "SELECT id FROM outbox WHERE tenant_id = $1 AND actor = $2 FOR UPDATE SKIP LOCKED"
        return not await at.connection.fetch(sql, floor.tenant_id, actor)


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())
