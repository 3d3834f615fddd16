"""Both embedded brokers: what was acknowledged arrives, and a device speaks only on its own topics."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import paho.mqtt.client as paho
import pytest
from amqtt.broker import Broker

from infra.bootstrap.places import PROJECT
from infra.bootstrap.processes import stop, until
from infra.engines import mqtt
from infra.engines.accounts import Accounts, covers, verifier
from infra.engines.amqtt_broker import KeepingBroker, configuration
from tests.ports import free_port

MESSAGES = 1000
ENGINES = [
    "amqtt",
    pytest.param("mosquitto", marks=pytest.mark.skipif(mqtt.mosquitto() is None, reason="mosquitto is not installed")),
]


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="lotline-mqtt-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def serve(home: Path, port: int) -> Iterator[Callable[[str], None]]:
    running: list[subprocess.Popen[bytes]] = []

    def start(engine: str) -> None:
        argv = [sys.executable, "-m", "infra.engines.mqtt", "--dir", str(home), "--port", str(port), "--engine", engine]
        running.append(subprocess.Popen(argv, cwd=PROJECT))
        assert until(lambda: answers(port), seconds=15)

    yield start
    for process in running:
        stop(process)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Client:
    """A paho client that remembers what came in."""

    def __init__(self, port: int, name: str, password: str, subscribe: str | None = None) -> None:
        self.got: list[tuple[str, bytes]] = []
        self.refused = threading.Event()
        self._ready = threading.Event()
        self._subscribe = subscribe
        self.paho = paho.Client(paho.CallbackAPIVersion.VERSION2, client_id=f"test-{name}-{subscribe is None}")
        self.paho.username_pw_set(name, password)
        self.paho.max_inflight_messages_set(MESSAGES)
        self.paho.on_message = lambda _client, _data, message: self.got.append((message.topic, message.payload))
        self.paho.on_connect = self._connected
        self.paho.on_subscribe = lambda *_: self._ready.set()
        self.paho.connect("127.0.0.1", port)
        self.paho.loop_start()
        assert until(lambda: self._ready.is_set() or self.refused.is_set(), seconds=10)

    def _connected(
        self, client: paho.Client, _data: object, _flags: object, reason: object, _properties: object
    ) -> None:
        if getattr(reason, "is_failure", False):
            self.refused.set()
        elif self._subscribe is None:
            self._ready.set()
        else:
            client.subscribe(self._subscribe, qos=1)

    def publish(self, topic: str, payload: bytes) -> None:
        self.paho.publish(topic, payload, qos=1).wait_for_publish(10)

    def hears_no_more(self, quiet: float = 2.0) -> None:
        """Until all messages came, or none for a while."""
        heard, since = -1, time.monotonic()
        while len(self.got) < MESSAGES and time.monotonic() - since < quiet:
            if len(self.got) != heard:
                heard, since = len(self.got), time.monotonic()
            time.sleep(0.05)

    def close(self) -> None:
        self.paho.disconnect()
        self.paho.loop_stop()


def publish_and_leave(port: int, password: str, topic: str) -> None:
    """A gateway in a hurry: all messages acknowledged, then gone."""
    client = Client(port, "gateway", password)
    sent = [client.paho.publish(topic, str(n).encode(), qos=1) for n in range(MESSAGES)]
    for message in sent:
        message.wait_for_publish(30)
    assert all(message.is_published() for message in sent)
    client.close()


def arrivals(home: Path, port: int) -> int:
    accounts = Accounts(home)
    secret = accounts.put("gateway", publish=["lotline/v1/t/s/w/#"])
    bridge = Client(port, "bridge", accounts.put("bridge", publish=[], subscribe=["lotline/#"]), subscribe="lotline/#")
    publish_and_leave(port, secret, "lotline/v1/t/s/w/count")
    bridge.hears_no_more()
    count = len({payload for _, payload in bridge.got})
    bridge.close()
    return count


async def arrivals_at(broker_class: type[Broker], home: Path, port: int) -> int:
    broker = broker_class(configuration(home, "127.0.0.1", port))
    await broker.start()
    try:
        return await asyncio.to_thread(arrivals, home, port)
    finally:
        await broker.shutdown()


async def test_our_broker_keeps_what_it_acknowledged(home: Path, port: int) -> None:
    assert await arrivals_at(KeepingBroker, home, port) == MESSAGES


async def test_control_the_plain_broker_loses_it(home: Path, port: int) -> None:
    """A race it usually loses; winning it five times in a row would mean that it cannot lose any more."""
    for _ in range(5):
        if await arrivals_at(Broker, home, port) < MESSAGES:
            return
    pytest.fail("amqtt is repaired upstream: drop KeepingBroker")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_device_speaks_only_on_its_own_topics(
    serve: Callable[[str], None], home: Path, port: int, engine: str
) -> None:
    accounts = Accounts(home)
    bridge_secret = accounts.put("bridge", publish=[], subscribe=["lotline/#"])
    mine_secret = accounts.put("m1", publish=["lotline/v1/a/s1/cnc-1/#"], subscribe=["lotline/v1/a/s1/cnc-1/#"])
    serve(engine)
    bridge = Client(port, "bridge", bridge_secret, subscribe="lotline/#")
    device = Client(port, "m1", mine_secret)
    spy = Client(port, "m1", mine_secret, subscribe="lotline/v1/a/s1/cnc-1/#")
    device.publish("lotline/v1/a/s1/cnc-1/count", b"own")
    for foreign in ("lotline/v1/b/s1/cnc-1/count", "lotline/v1/a/s1/cnc-2/count"):
        bridge.publish("lotline/v1/a/s1/cnc-1/x", b"bridge may not write")
        device.publish(foreign, b"foreign")
    device.publish("lotline/v1/a/s1/cnc-1/count", b"last")
    assert until(lambda: b"last" in [payload for _, payload in bridge.got], seconds=5)
    assert [payload for _, payload in bridge.got] == [b"own", b"last"]
    assert until(lambda: len(spy.got) == 2, seconds=5)
    for client in (bridge, device, spy):
        client.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_accounts_made_while_it_runs_work_and_wrong_passwords_do_not(
    serve: Callable[[str], None], home: Path, port: int, engine: str
) -> None:
    accounts = Accounts(home)
    accounts.put("first", publish=["lotline/#"])
    serve(engine)
    later = accounts.put("later", publish=["lotline/#"])
    assert until(lambda: not _refused(port, "later", later), seconds=5, every=0.5)
    assert _refused(port, "later", "wrong")
    assert _refused(port, "nobody", later)
    accounts.remove("later")
    assert until(lambda: _refused(port, "later", later), seconds=5, every=0.5)


def _refused(port: int, name: str, password: str) -> bool:
    client = Client(port, name, password)
    client.close()
    return client.refused.is_set()


@pytest.mark.parametrize(
    ("allowed", "topic", "expected"),
    [
        ("lotline/#", "lotline/v1/a", True),
        ("lotline/#", "#", False),
        ("lotline/+/a", "lotline/v1/a", True),
        ("lotline/+/a", "lotline/#", False),
        ("lotline/v1/a", "lotline/+/a", False),
        ("lotline/v1/a", "lotline/v1/a/b", False),
        ("lotline/v1/a/#", "lotline/v1/ab/c", False),
    ],
)
def test_covers(allowed: str, topic: str, expected: bool) -> None:
    assert covers(allowed, topic) is expected


@pytest.mark.parametrize("name", ["", "a:b", "a\nb", "a b", "#"])
def test_an_account_name_cannot_forge_a_line(home: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        Accounts(home).put(name, publish=[])
    assert not Accounts(home).read()
    assert verifier("x").startswith("$7$")
