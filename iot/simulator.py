"""`./lotline simulate`: one machine's counter, spoken over the real broker with the machine's own account.

The counter goes on where the last run stopped, as a machine's does; each run is one boot, so its messages count from 1.
"""

import argparse
import asyncio
import json
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from infra import clock, directory
from infra.errors import Unavailable
from infra.settings import settings
from infra.work import database, reading, system
from iot import provisioning
from iot.connection import Connection
from iot.payload import encode
from iot.topics import Topic
from tenants import telemetry

Say = Callable[[str], None]


class CannotSimulate(RuntimeError):
    """The text says what is missing."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    tenant: str
    signal: str | None = None
    pieces: int | None = None
    seconds: float | None = None
    every: float = 1.0


@dataclass
class Counter:
    """The machine's own memory."""

    file: Path
    boot: str
    seq: int = 0
    count: int = 0

    @classmethod
    def switched_on(cls, file: Path) -> "Counter":
        count = json.loads(file.read_text())["count"] if file.exists() else 0
        return cls(file=file, boot=secrets.token_hex(4), count=count)

    def message(self) -> bytes:
        self.seq += 1
        return encode(seq=self.seq, at=clock.now(), count=self.count, boot=self.boot)

    def remember(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps({"count": self.count}))


async def simulate(plan: Plan, say: Say = print, *, close_database: bool = True) -> int:
    """Runs until the pieces are made or the seconds are over; how many pieces were made and acknowledged."""
    tenant_id, route = await _machine(plan)
    topic = str(Topic(plan.tenant, route["site"], route["work_center"], route["code"]))
    account = provisioning.account_name(plan.tenant, route["device_id"])
    broker = provisioning.broker(account)
    if broker.embedded:
        await provisioning.write_accounts()
    counter = Counter.switched_on(settings().state / "simulator" / f"{account}.{route['code']}.json")
    say(f"{route['device_name']}: counter {route['code']} stands at {counter.count}, boot {counter.boot}")
    say(f"publishing to {topic} on {broker.host}:{broker.port}")
    before = await _feed(tenant_id, route["id"])
    connection = Connection(broker, client_id=f"simulator-{secrets.token_hex(4)}")
    connection.start()
    try:
        await _connected(connection, broker)
        made = await _produce(plan, counter, connection, topic, say)
        await _look(tenant_id, route["id"], counter, before, say)
    finally:
        counter.remember()
        await connection.close()
        if close_database:
            await database().close()
    return made


async def _machine(plan: Plan) -> tuple[UUID, Any]:
    entry = await directory.find(plan.tenant)
    if entry is None:
        raise CannotSimulate(f"no company is called {plan.tenant}; is the demo plant seeded (./lotline up)?")
    async with reading(system(entry.tenant_id, "Simulator")) as read:
        routes = [row for row in await telemetry.routes(read) if row["active"]]
    known = [row["code"] for row in routes]
    chosen = next((row for row in routes if plan.signal in (None, row["code"], row["device_name"])), None)
    if chosen is None:
        raise CannotSimulate(
            f"no active signal {plan.signal or ''} in {plan.tenant}; there are: {', '.join(known) or 'none'}"
        )
    return entry.tenant_id, chosen


async def _connected(connection: Connection, broker: provisioning.Broker) -> None:
    try:
        await asyncio.wait_for(connection.ready.wait(), 15)
    except TimeoutError:
        raise CannotSimulate(f"no MQTT broker answers at {broker.host}:{broker.port} (./lotline status)") from None


async def _produce(plan: Plan, counter: Counter, connection: Connection, topic: str, say: Say) -> int:
    """The first message says where the counter stands; every further one is a piece."""
    end = time.monotonic() + plan.seconds if plan.seconds is not None else None
    await connection.publish(topic, counter.message())
    made = 0
    while (plan.pieces is None or made < plan.pieces) and (end is None or time.monotonic() < end):
        await asyncio.sleep(plan.every)
        counter.count += 1
        message, started = counter.message(), time.monotonic()
        await connection.publish(topic, message)
        took = (time.monotonic() - started) * 1000
        made += 1
        say(f"piece {made}: count {counter.count}, message {counter.seq}, acknowledged in {took:.0f} ms")
        counter.remember()
    return made


async def _feed(tenant_id: UUID, signal_id: UUID) -> Any:
    async with reading(system(tenant_id, "Simulator")) as read:
        return await telemetry.feed(read, signal_id)


async def _look(tenant_id: UUID, signal_id: UUID, counter: Counter, before: Any, say: Say) -> None:
    """What became of it, once the bridge has taken the last message."""
    deadline = time.monotonic() + 10
    after = await _feed(tenant_id, signal_id)
    while after.count != counter.count and time.monotonic() < deadline:
        await asyncio.sleep(0.2)
        after = await _feed(tenant_id, signal_id)
    if after.count != counter.count:
        say("the bridge has not taken the last message yet (./lotline status); the broker keeps it")
    elif after.order is None:
        say(f"the counter feeds no operation; {after.aside} entries wait in quarantine")
    else:
        more = f"; {after.aside} entries wait in quarantine" if after.aside else ""
        say(f"{after.order} {after.operation}: good {before.good} → {after.good} of {after.planned}{more}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="./lotline simulate", description="Drive one machine's counter over MQTT.")
    parser.add_argument("--tenant", default="hengzhun")
    parser.add_argument("--signal", help="code of the signal or name of its device (default: the first)")
    parser.add_argument("--count", type=int, help="pieces to make (default: 10, or no limit with --seconds)")
    parser.add_argument("--seconds", type=float, help="how long to run")
    parser.add_argument("--every", type=float, default=1.0, help="seconds between pieces")
    given = parser.parse_args()
    pieces = 10 if given.count is None and given.seconds is None else given.count
    plan = Plan(tenant=given.tenant, signal=given.signal, pieces=pieces, seconds=given.seconds, every=given.every)
    if not settings().app_database_url:
        sys.exit("nothing runs here yet: start it with ./lotline up, then simulate from another shell")
    try:
        asyncio.run(simulate(plan))
    except CannotSimulate as problem:
        sys.exit(str(problem))
    except Unavailable as outage:
        sys.exit(f"{outage.sentence} (./lotline status)")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
