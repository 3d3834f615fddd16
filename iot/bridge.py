"""From broker to database: batches, one line per device, acknowledged after commit and not before.

The broker keeps what is not acknowledged: a bridge that is killed, or finds the database down, loses nothing. What is
delivered twice is recognised by the command id. Devices are worked on side by side, one device strictly in its order.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from infra.errors import Unavailable
from infra.ids import uuid7
from iot import handlers
from iot.connection import Connection, Message

log = structlog.get_logger("lotline.mqtt")

LARGEST_BATCH = 500
SIDE_BY_SIDE = 6
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0

Settle = Callable[[Sequence[Message], str, handlers.Done], Awaitable[None]]


class Bridge:
    def __init__(self, connection: Connection, settle: Settle = handlers.settle) -> None:
        self.connection = connection
        self.settled = 0
        self._settle = settle
        self._address = f"mqtt:{connection.broker.host}:{connection.broker.port}"
        self._places = asyncio.Semaphore(SIDE_BY_SIDE)
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Until `stop`; the batch in hand is finished and acknowledged first."""
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            while not self._stopping.is_set():
                first = asyncio.create_task(self.connection.arrived.get())
                await asyncio.wait({first, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not first.done():
                    first.cancel()
                    return
                await self._work_off([first.result(), *self._waiting()])
        finally:
            stopping.cancel()

    def stop(self) -> None:
        self._stopping.set()

    def _waiting(self) -> list[Message]:
        queue = self.connection.arrived
        return [queue.get_nowait() for _ in range(min(queue.qsize(), LARGEST_BATCH - 1))]

    async def _work_off(self, batch: Sequence[Message]) -> None:
        lines: dict[object, list[Message]] = {}
        for message in batch:
            if self._still_ours(message):
                lines.setdefault(await self._line(message), []).append(message)
        await asyncio.gather(*(self._one_line(messages) for messages in lines.values()))

    def _still_ours(self, message: Message) -> bool:
        """What came by a connection that is gone comes again by the next one, except what nobody asked to keep."""
        return message.qos == 0 or message.connection == self.connection.number

    async def _line(self, message: Message) -> object:
        try:
            return await handlers.line_of(message)
        except Unavailable:
            return message.topic  # settling it will find the same outage, and wait

    async def _one_line(self, messages: list[Message]) -> None:
        """Try until all are settled; shutting down leaves the rest with the broker."""
        async with self._places:
            pause = FIRST_PAUSE
            while messages:
                try:
                    await self._settle(list(messages), self._address, lambda message: self._done(messages, message))
                    return
                except Unavailable as error:
                    log.warning("not settled yet", messages=len(messages), error=error.sentence)
                except Exception:
                    # A defect of ours must neither lose the message nor stop the others: the broker still has it, and
                    # the next connection brings it again.
                    log.exception("message failed", topic=messages[0].topic, number=str(uuid7()))
                    del messages[0]
                    continue
                if self._stopping.is_set():
                    return
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    def _done(self, messages: list[Message], message: Message) -> None:
        self.connection.acknowledge(message)
        messages.remove(message)
        self.settled += 1
