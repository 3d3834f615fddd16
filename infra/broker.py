"""The bell: Dramatiq inside the worker process, on RabbitMQ or on Redis, chosen by BROKER_URL.

A message names an outbox row and nothing else, so a broker may lose, repeat or reorder messages freely.
Retries, dead letters and time limits are PostgreSQL's business (infra/actors); Dramatiq's own are switched off.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import dramatiq
import pika.exceptions
import redis
from dramatiq.asyncio import EventLoopThread, set_event_loop_thread
from dramatiq.brokers.rabbitmq import RabbitmqBroker
from dramatiq.brokers.redis import RedisBroker
from dramatiq.brokers.stub import StubBroker
from dramatiq.errors import BrokerError
from dramatiq.middleware import AsyncIO, Middleware

from infra import events, metrics
from infra.errors import Unavailable
from infra.fairness import Shares
from infra.relay import Bell

ACTOR = "lotline.row"
Consume = Callable[[UUID, UUID], Awaitable[object]]

_OUTAGES = (BrokerError, redis.RedisError, pika.exceptions.AMQPError, OSError)


class BrokerDown(Unavailable):
    code = "infra.broker_down"
    text = "the message broker does not answer"


class UnknownBroker(ValueError):
    """BROKER_URL has a scheme nobody speaks."""


class SharedLoop(AsyncIO):
    """Dramatiq's AsyncIO middleware on the loop this process already runs: one loop, one connection pool."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self.loop = loop

    def before_worker_boot(self, broker: dramatiq.Broker, worker: dramatiq.Worker) -> None:
        thread = EventLoopThread(self.logger)
        thread.loop.close()
        thread.loop = self.loop
        set_event_loop_thread(thread)

    def after_worker_shutdown(self, broker: dramatiq.Broker, worker: dramatiq.Worker) -> None:
        set_event_loop_thread(None)


def connect(url: str, loop: asyncio.AbstractEventLoop) -> dramatiq.Broker:
    """The broker of BROKER_URL; nothing is opened before its first use."""
    middleware: list[Middleware] = [SharedLoop(loop)]
    scheme = urlsplit(url).scheme
    if not url:
        return StubBroker(middleware)
    if scheme in ("amqp", "amqps"):
        return RabbitmqBroker(url=url, middleware=middleware, confirm_delivery=True)
    if scheme in ("redis", "rediss", "unix"):
        return RedisBroker(url=url, middleware=middleware, namespace="lotline")  # type: ignore[no-untyped-call]
    raise UnknownBroker(f"BROKER_URL must be empty, amqp:// or redis://, not {scheme}://")


class DramatiqBells:
    """Rings rows through a broker. One thread publishes: RabbitMQ's client keeps a connection per thread."""

    def __init__(self, broker: dramatiq.Broker) -> None:
        self.broker = broker
        self.in_process = isinstance(broker, StubBroker)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="bell")
        self._backlog = (0.0, 0)

    async def ring(self, bells: Sequence[Bell]) -> None:
        await self._off_loop(self._enqueue, bells)
        asked, count = self._backlog
        self._backlog = (asked, count + len(bells))

    async def backlog(self) -> int:
        """Messages waiting; asked of a server at most every half second, and never less than was rung since."""
        if self.in_process:
            return self._waiting()
        asked, count = self._backlog
        if time.monotonic() - asked > 0.5:
            count = await self._off_loop(self._waiting)
            self._backlog = (time.monotonic(), count)
        return count

    def close(self) -> None:
        self._thread.shutdown(wait=True)

    def _enqueue(self, bells: Sequence[Bell]) -> None:
        for bell in bells:
            self.broker.declare_queue(bell.queue)  # a newer deploy may name a queue we have no actor on
            self.broker.enqueue(message(bell))
            metrics.RINGS.labels(bell.queue).inc()

    def _waiting(self) -> int:
        return sum(_length(self.broker, queue) for queue in list(self.broker.get_declared_queues()))

    async def _off_loop(self, call: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, call, *arguments)
        except _OUTAGES as error:
            raise BrokerDown() from error


def message(bell: Bell) -> dramatiq.Message[None]:
    return dramatiq.Message(
        queue_name=bell.queue,
        actor_name=ACTOR,
        args=(str(bell.tenant_id), str(bell.id)),
        kwargs={},
        options={},
        message_id=str(bell.id),
    )


def _length(broker: dramatiq.Broker, queue: str) -> int:
    if isinstance(broker, StubBroker):
        return int(broker.queues[queue].qsize()) if not queue.endswith(".DQ") else 0
    if isinstance(broker, RabbitmqBroker):
        broker.declare_queue(queue, ensure=True)
        return int(broker.get_queue_message_counts(queue)[0])
    return int(broker.do_qsize(queue))  # type: ignore[attr-defined]  # RedisBroker makes its commands at run time


class Consumers:
    """Threads that answer the bell. Each waits for one row at a time, so threads = concurrency."""

    def __init__(
        self, broker: dramatiq.Broker, consume: Consume, *, threads: int = 8,
        finished: Callable[[UUID], None] = lambda _tenant: None,
    ) -> None:  # fmt: skip
        """`finished` hears of each row that was handled (the relay, which may have more of that tenant)."""
        self.broker = broker

        async def handle(tenant_id: UUID, outbox_id: UUID) -> None:
            try:
                await consume(tenant_id, outbox_id)
            finally:
                finished(tenant_id)

        self.shares = Shares(handle, most=max(1, threads // 2))

        async def row(tenant_id: str, outbox_id: str) -> None:
            await self.shares.run(UUID(tenant_id), UUID(outbox_id))

        dramatiq.actor(actor_name=ACTOR, broker=broker)(row)
        for queue in events.queues():
            broker.declare_queue(queue)
        # Redis is polled: its idle wait is this timeout, not the worker's second.
        self.worker = dramatiq.Worker(broker, worker_threads=threads, worker_timeout=100)

    def start(self) -> None:
        self.worker.start()

    async def stop(self, seconds: float = 10.0) -> None:
        """Wait for what runs; the rest goes back to the broker (or is rung again)."""
        self.shares.closing = True
        await asyncio.to_thread(self.worker.stop, timeout=int(seconds * 1000))
        await asyncio.to_thread(self.broker.close)
