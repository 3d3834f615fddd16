"""The worker process as a whole: it starts, says what it does, and leaves when asked."""

import asyncio
import os
import signal
import subprocess
import sys
import urllib.request

import pytest

from infra.bootstrap.places import PROJECT
from tests.kit.bells import Floor, until
from tests.kit.brokers import free_port
from workers.registry import load_actors

pytestmark = pytest.mark.asyncio


async def test_it_relays_measures_and_stops(floor: Floor) -> None:
    port = free_port()
    environment = os.environ | {"LOTLINE_WORKER_METRICS": str(port)}
    worker = subprocess.Popen([sys.executable, "-m", "workers"], cwd=PROJECT, env=environment)
    try:
        await floor.pack(1, 2, 3)
        assert await until(lambda: _numbered(floor, 3), 20)
        text = await asyncio.to_thread(_get, f"http://127.0.0.1:{port}/metrics")
        worker.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(worker.wait, 20) == 0
    finally:
        worker.kill()

    for name in (
        "lotline_outbox_due",
        "lotline_outbox_lag_seconds",
        "lotline_dead_letters",
        "lotline_pool_connections",
    ):
        assert name in text


async def test_it_waits_for_a_database_that_is_not_there_yet(floor: Floor) -> None:
    environment = os.environ | {"APP_DATABASE_URL": "postgresql://lotline_app@127.0.0.1:1/none"}
    worker = subprocess.Popen([sys.executable, "-m", "workers"], cwd=PROJECT, env=environment, stderr=subprocess.PIPE)
    try:
        await asyncio.sleep(4)
        assert worker.poll() is None
        worker.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(worker.wait, 20) == 0
    finally:
        worker.kill()


async def test_it_refuses_a_role_that_sees_every_tenant(floor: Floor) -> None:
    environment = os.environ | {"APP_DATABASE_URL": os.environ["RELAY_DATABASE_URL"]}
    worker = subprocess.run(
        [sys.executable, "-m", "workers"], cwd=PROJECT, env=environment, capture_output=True, timeout=30, check=False
    )

    assert worker.returncode != 0
    assert b"UnsafeDatabase" in worker.stderr


async def test_actors_are_found_by_the_names_of_the_modules() -> None:
    assert all(name.startswith("tenants.") and name.endswith(".actors") for name in load_actors())


async def _numbered(floor: Floor, count: int) -> bool:
    return len(await floor.live()) == count


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as answer:
        return str(answer.read().decode())
