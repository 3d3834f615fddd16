"""paho-mqtt inside asyncio: one thread, and an acknowledgement can never name a message of another connection.

paho's own network thread would answer for message ids that the broker reuses after a reconnect; here everything runs
in the event loop, so "is this still the connection it came by?" and "acknowledge it" are one step.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import paho.mqtt.client as paho
import structlog
from paho.mqtt.enums import CallbackAPIVersion

from iot.provisioning import Broker

log = structlog.get_logger("lotline.mqtt")

KEEPALIVE = 30
FIRST_DELAY, LONGEST_DELAY = 0.5, 15.0


@dataclass(frozen=True)
class Message:
    topic: str
    payload: bytes
    mid: int
    qos: int
    connection: int  # which of our connections it came by


class Connection:
    """A QoS 1 session that survives disconnects; messages wait at the broker until `acknowledge`."""

    def __init__(self, broker: Broker, *, client_id: str, subscribe: str | None = None, inbox: int = 2000) -> None:
        self.broker = broker
        self.arrived: asyncio.Queue[Message] = asyncio.Queue()
        self.ready = asyncio.Event()  # connected, and subscribed where asked
        self.number = 0
        self._subscribe = subscribe
        self._published: dict[int, asyncio.Future[None]] = {}
        self._loop = asyncio.get_running_loop()
        self._lost = asyncio.Event()
        self._closing = False
        self._tasks: list[asyncio.Task[None]] = []
        self._client = paho.Client(
            CallbackAPIVersion.VERSION2, client_id=client_id, clean_session=subscribe is None, manual_ack=True,
            protocol=paho.MQTTv311,
        )  # fmt: skip
        self._prepare(inbox)

    def _prepare(self, inbox: int) -> None:
        client = self._client
        client.username_pw_set(self.broker.user, self.broker.password)
        client.max_inflight_messages_set(inbox)
        client.connect_timeout = 5.0
        if self.broker.tls:
            client.tls_set_context(ssl.create_default_context())
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        client.on_subscribe = self._on_subscribe
        client.on_message = self._on_message
        client.on_publish = self._on_publish
        client.on_socket_open = self._later(self._socket_open)
        client.on_socket_close = self._socket_close
        client.on_socket_register_write = self._later(self._want_write)
        client.on_socket_unregister_write = self._later(self._no_write)

    def _later(self, step: Callable[[Any], None]) -> Callable[[Any, Any, Any], None]:
        # connect() runs in a helper thread because resolving and connecting block; its callbacks come back here.
        def call(_client: Any, _data: Any, sock: Any) -> None:
            self._loop.call_soon_threadsafe(step, sock)

        return call

    def start(self) -> None:
        self._tasks = [asyncio.create_task(self._stay_connected()), asyncio.create_task(self._housekeeping())]

    async def close(self) -> None:
        self._closing = True
        self._client.disconnect()
        for _ in range(50):
            if not self._client.want_write() and not self._client.is_connected():
                break
            await asyncio.sleep(0.02)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def acknowledge(self, message: Message) -> None:
        """Tell the broker it may forget the message. Without effect when the connection it came by is gone."""
        if message.qos and message.connection == self.number:
            self._client.ack(message.mid, message.qos)

    async def publish(self, topic: str, payload: bytes) -> None:
        """Returns when the broker has acknowledged; a reconnect in between sends it again."""
        sent = self._client.publish(topic, payload, qos=1)
        if sent.is_published():
            return
        done = self._published.setdefault(sent.mid, self._loop.create_future())
        await done

    async def _stay_connected(self) -> None:
        delay = FIRST_DELAY
        while not self._closing:
            self._lost.clear()
            try:
                await asyncio.to_thread(self._client.connect, self.broker.host, self.broker.port, KEEPALIVE)
                await self._lost.wait()
            except (OSError, ValueError) as error:
                log.warning("broker unreachable", host=self.broker.host, port=self.broker.port, error=str(error))
            delay = FIRST_DELAY if self.ready.is_set() else min(delay * 2, LONGEST_DELAY)
            self.ready.clear()
            if not self._closing:
                await asyncio.sleep(delay)

    async def _housekeeping(self) -> None:
        """Keep-alive and, for paho, resending; it notices a peer that has gone without a word."""
        while True:
            await asyncio.sleep(1)
            self._client.loop_misc()

    # -- callbacks of paho ---------------------------------------------------------------------------

    def _on_connect(self, client: paho.Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if reason.is_failure:
            log.error("broker refused the connection", reason=str(reason))
            return
        self.number += 1
        if self._subscribe is None:
            self.ready.set()
        else:
            client.subscribe(self._subscribe, qos=1)

    def _on_subscribe(self, _client: Any, _data: Any, _mid: Any, reasons: Any, _properties: Any) -> None:
        if any(reason.is_failure for reason in reasons):
            log.error("broker refused the subscription", topic=self._subscribe)
            return
        self.ready.set()

    def _on_disconnect(self, _client: Any, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        self.number += 1  # whatever is still in hand belongs to a connection that is over
        if not self._closing:
            log.warning("broker connection lost", reason=str(reason))
        self._loop.call_soon_threadsafe(self._lost.set)

    def _on_message(self, _client: Any, _data: Any, message: paho.MQTTMessage) -> None:
        self.arrived.put_nowait(Message(message.topic, bytes(message.payload), message.mid, message.qos, self.number))

    def _on_publish(self, _client: Any, _data: Any, mid: int, _reason: Any, _properties: Any) -> None:
        done = self._published.pop(mid, None)
        if done is not None and not done.done():
            done.set_result(None)

    def _socket_open(self, sock: socket.socket) -> None:
        if sock.fileno() >= 0:
            self._loop.add_reader(sock, self._read, sock)

    def _read(self, sock: socket.socket) -> None:
        self._client.loop_read()
        while isinstance(sock, ssl.SSLSocket) and sock.fileno() >= 0 and sock.pending():
            self._client.loop_read()  # decrypted already, so the selector will not call again for it

    def _socket_close(self, _client: Any, _data: Any, sock: Any) -> None:
        # At once, while the number of the file is still ours.
        if sock.fileno() >= 0:
            self._loop.remove_reader(sock)
            self._loop.remove_writer(sock)

    def _want_write(self, sock: socket.socket) -> None:
        if sock.fileno() >= 0:
            self._loop.add_writer(sock, self._client.loop_write)

    def _no_write(self, sock: socket.socket) -> None:
        if sock.fileno() >= 0:
            self._loop.remove_writer(sock)
