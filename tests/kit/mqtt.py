"""A broker of each kind for tests, in the place where the bridge expects the embedded one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from infra.bootstrap.places import PROJECT
from infra.bootstrap.processes import stop, until
from infra.engines import mqtt
from infra.settings import settings
from iot import provisioning, routing
from iot.bridge import Bridge
from iot.connection import Connection
from iot.topics import EVERYTHING
from tests.ports import free_port


@dataclass
class TestBroker:
    __test__ = False
    engine: str
    home: Path
    port: int
    process: subprocess.Popen[bytes]

    def restart(self, *, kill: bool = False) -> None:
        if kill:
            self.process.kill()
            self.process.wait()
        else:
            stop(self.process)
        self.process = _start(self.engine, self.home, self.port)


def _start(engine: str, home: Path, port: int) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-m", "infra.engines.mqtt", "--dir", str(home), "--port", str(port), "--engine", engine]
    process = subprocess.Popen(argv, cwd=PROJECT)
    assert until(lambda: _answers(port), seconds=15)
    return process


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


ENGINES: list[Any] = [
    pytest.param("mosquitto", marks=pytest.mark.skipif(mqtt.mosquitto() is None, reason="mosquitto is not installed")),
    "amqtt",
]


@pytest_asyncio.fixture(params=ENGINES)
async def mqtt_broker(
    request: pytest.FixtureRequest, machine: object, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[TestBroker]:
    """Named by MQTT_URL; it starts with the accounts of the machine, where `iot.provisioning` writes them."""
    state = Path(tempfile.mkdtemp(prefix="lotline-iot-"))
    state.chmod(0o711)
    port = free_port()
    monkeypatch.setenv("LOTLINE_STATE", str(state))
    monkeypatch.setenv("MQTT_URL", f"mqtt://127.0.0.1:{port}")
    settings.cache_clear()
    routing.forget()
    (state / "mqtt").mkdir(mode=0o711)
    await provisioning.write_accounts()
    started = await asyncio.to_thread(_start, request.param, state / "mqtt", port)
    broker = TestBroker(request.param, state / "mqtt", port, started)
    yield broker
    await asyncio.to_thread(stop, broker.process)
    settings.cache_clear()
    shutil.rmtree(state, ignore_errors=True)


@dataclass
class Line:
    """A bridge in this process."""

    bridge: Bridge
    connection: Connection
    task: asyncio.Task[None]


@pytest_asyncio.fixture
async def bridge(mqtt_broker: TestBroker) -> AsyncIterator[Line]:
    connection = Connection(provisioning.broker(), client_id="lotline-bridge", subscribe=EVERYTHING)
    made = Bridge(connection)
    line = Line(made, connection, asyncio.create_task(made.run()))
    connection.start()
    await asyncio.wait_for(connection.ready.wait(), 20)
    yield line
    made.stop()
    await asyncio.wait_for(line.task, 10)
    await connection.close()


@contextlib.asynccontextmanager
async def speaking(account: str, client_id: str = "device") -> AsyncIterator[Connection]:
    """A device's own connection."""
    connection = Connection(provisioning.broker(account), client_id=client_id)
    connection.start()
    try:
        await asyncio.wait_for(connection.ready.wait(), 20)
        yield connection
    finally:
        await connection.close()


async def eventually(check: object, seconds: float = 10.0) -> bool:
    """Polls an async check."""
    assert callable(check)
    deadline = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < deadline:
        if await check():
            return True
        await asyncio.sleep(0.05)
    return False


def bridge_process() -> subprocess.Popen[bytes]:
    """`python -m iot` as it is really run."""
    return subprocess.Popen([sys.executable, "-m", "iot"], cwd=PROJECT, env=dict(os.environ), stdout=subprocess.PIPE)
