"""The MQTT broker for a machine without mosquitto: amqtt (pinned), with two repairs. Trials and small sites.

amqtt acknowledges a QoS 1 message when it *arrives*, queues it under its publisher and throws that queue away when the
publisher disconnects: a gateway that publishes, gets its acknowledgements and leaves loses what it was told is safe.
Here whatever the publisher left behind is delivered before its state goes. And amqtt lets what is published at the
moment a subscriber comes back overtake what was kept for it; here that waits its turn. The repairs override private
methods, hence the exact pin; a test runs the plain broker as its control and fails on the day the first repair is no
longer needed.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amqtt.broker import Broker
from amqtt.contexts import Action, BaseContext
from amqtt.mqtt.protocol.broker_handler import BrokerProtocolHandler
from amqtt.plugins.base import BaseAuthPlugin, BaseTopicPlugin
from amqtt.session import ApplicationMessage, Session

from infra.engines.accounts import Account, Accounts, covers, matches

KEPT_WAIT_SECONDS, KEPT_WAIT_STEPS = 0.005, 400  # two seconds: then order matters less than everybody else's messages


class KeepingHandler(BrokerProtocolHandler):  # type: ignore[misc]  # amqtt ships no types
    """Remembers the message it handed out last, until the broker has begun to deliver it."""

    in_hand: ApplicationMessage | None = None

    async def mqtt_deliver_next_message(self) -> ApplicationMessage | None:
        self.in_hand = await super().mqtt_deliver_next_message()
        return self.in_hand


class KeepingBroker(Broker):  # type: ignore[misc]  # amqtt ships no types
    async def _init_handler(self, session: Session, reader: Any, writer: Any) -> BrokerProtocolHandler:
        handler = KeepingHandler(self.plugins_manager, loop=self._loop)
        handler.attach(session, reader, writer)
        return handler

    async def _topic_filtering(self, session: Session, topic: str, action: Action) -> bool:
        """Asked before each delivery: not before what was kept for a session that is back has been handed to it."""
        if action == Action.RECEIVE:
            for _ in range(KEPT_WAIT_STEPS):
                if session.transitions.state != "connected" or session.retained_messages.empty():
                    break
                await asyncio.sleep(KEPT_WAIT_SECONDS)
        return bool(await super()._topic_filtering(session, topic=topic, action=action))

    async def _handle_message_delivery(
        self, client_session: Session, handler: BrokerProtocolHandler, wait_deliver: asyncio.Future[Any]
    ) -> bool:
        if isinstance(handler, KeepingHandler):
            handler.in_hand = None
        return bool(await super()._handle_message_delivery(client_session, handler, wait_deliver))

    async def _client_message_loop(self, client_session: Session, handler: BrokerProtocolHandler) -> None:
        await super()._client_message_loop(client_session, handler)
        for message in _left_behind(client_session, handler):
            delivery: asyncio.Future[ApplicationMessage] = self._loop.create_future()
            delivery.set_result(message)
            if not await self._handle_message_delivery(client_session, handler, delivery):
                break  # a forbidden topic closes the connection; nothing after it counts


def _left_behind(session: Session, handler: BrokerProtocolHandler) -> list[ApplicationMessage]:
    """Oldest first. Taken in one go: the session monitor may clear the queue at the next await."""
    left: list[ApplicationMessage] = []
    if isinstance(handler, KeepingHandler) and handler.in_hand is not None:
        left.append(handler.in_hand)
    while not session.delivered_message_queue.empty():
        left.append(session.delivered_message_queue.get_nowait())
    return left


class _AccountsFile:
    """The accounts as they stand in the file, read again when it changed."""

    def __init__(self, home: str) -> None:
        self._accounts = Accounts(Path(home))
        self._stamp: tuple[int, int] | None = None
        self._known: dict[str, Account] = {}

    def find(self, name: str | None) -> Account | None:
        stamp = self._accounts.stamp()
        if stamp != self._stamp:
            self._known, self._stamp = self._accounts.read(), stamp
        return self._known.get(name or "")


class DeviceAuthentication(BaseAuthPlugin):  # type: ignore[misc]  # amqtt ships no types
    @dataclass
    class Config:
        home: str

    def __init__(self, context: BaseContext) -> None:
        super().__init__(context)
        self._file = _AccountsFile(self._get_config_option("home"))

    async def authenticate(self, *, session: Session) -> bool | None:
        account = self._file.find(session.username)
        return account is not None and matches(session.password or "", account.verifier)


class DeviceTopics(BaseTopicPlugin):  # type: ignore[misc]  # amqtt ships no types
    @dataclass
    class Config:
        home: str

    def __init__(self, context: BaseContext) -> None:
        super().__init__(context)
        self._file = _AccountsFile(self._get_config_option("home"))

    async def topic_filtering(
        self, *, session: Session | None = None, topic: str | None = None, action: Action | None = None
    ) -> bool | None:
        account = self._file.find(session.username if session else None)
        if account is None or topic is None:
            return False
        allowed = account.publish if action == Action.PUBLISH else account.subscribe
        return any(covers(pattern, topic) for pattern in allowed)


def configuration(home: Path, host: str, port: int) -> dict[str, Any]:
    here = f"{__name__}."
    return {
        "listeners": {"default": {"type": "tcp", "bind": f"{host}:{port}"}},
        "plugins": {
            f"{here}{DeviceAuthentication.__name__}": {"home": str(home)},
            f"{here}{DeviceTopics.__name__}": {"home": str(home)},
        },
    }


async def serve(home: Path, host: str, port: int, stopping: asyncio.Event) -> None:
    broker = KeepingBroker(configuration(home, host, port))
    await broker.start()
    await stopping.wait()
    await broker.shutdown()
