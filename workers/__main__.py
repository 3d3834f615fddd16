"""`python -m workers`: the relay, the consumers, the calendar and the sealer, until SIGTERM.

Several may run side by side; with the in-process broker each answers its own bells. LOTLINE_WORKER_THREADS sets how
many outbox rows are handled at once, LOTLINE_WORKER_METRICS a loopback port for /metrics. With a broker of its own an
installation may part them: LOTLINE_WORKER_PART=relay rings, keeps the calendar and seals, =consume handles rows.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal

from infra import actors, metrics
from infra.broker import Consumers, DramatiqBells, connect
from infra.db import Database
from infra.errors import Unavailable
from infra.log import configure, log
from infra.placement import self_check
from infra.settings import Settings, settings
from infra.work import use_database
from tenants.vendor import metering as vendor
from tenants.vendor.custody.runner import run_custody
from workers.crew import Crews, pause, repeat
from workers.registry import load_actors

MINUTE = 60.0
PATIENCE = 4.0  # seconds a running row gets after SIGTERM; who stops us kills after ten


async def main(config: Settings) -> None:
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    part = os.environ.get("LOTLINE_WORKER_PART", "")
    if part not in ("", "relay", "consume") or (part and not config.broker_url):
        raise SystemExit("LOTLINE_WORKER_PART is relay or consume, and needs a BROKER_URL between the two")
    threads = int(os.environ.get("LOTLINE_WORKER_THREADS") or 8)
    app = Database(config.app_database_url, size=threads + 2)
    relays = Database(config.relay_database_url, size=3)
    use_database(app)
    metrics.watch_pool("app", app)
    metrics.watch_pool("relay", relays)
    if await _reachable(stop, app):
        await _serve(config, stop, relays, threads, part)
        await _abandon()
    await app.close()
    await relays.close()


async def _serve(config: Settings, stop: asyncio.Event, database: Database, threads: int, part: str) -> None:
    broker = connect(config.broker_url, asyncio.get_running_loop())
    bells = DramatiqBells(broker)
    # Other processes' commits ring us by datagram; without the bell a commit waits for the poll.
    crews = Crews(database, bells, poll=1.0 if bells.in_process else 0.2)
    consumers = Consumers(broker, actors.consume, threads=threads, finished=crews.finished)
    if part != "relay":
        consumers.start()
    log.info("workers.ready", broker=type(broker).__name__, threads=threads, part=part or "all")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stop.wait())
            if part != "consume":
                group.create_task(crews.run(stop, config.ring))
                group.create_task(run_custody(stop))
                group.create_task(repeat(stop, MINUTE, _look_after_customers))
    finally:
        await consumers.stop(seconds=PATIENCE)
        bells.close()
    log.info("workers.stopped")


async def _look_after_customers() -> None:
    """A round that fails is told and tried again in a minute: it is no reason to stop everybody's work."""
    try:
        await vendor.round_once()
    except Unavailable:
        raise
    except Exception:  # a door
        log.exception("workers.round_failed")


async def _abandon() -> None:
    """Roll back what did not finish in time; its rows are rung again by whoever comes next."""
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    if rest:
        await asyncio.wait(rest, timeout=3)


async def _reachable(stop: asyncio.Event, app: Database) -> bool:
    """Wait for the database, then make sure it keeps tenants apart."""
    while not stop.is_set():
        try:
            async with app.connection() as connection:
                await self_check(connection)
            return True
        except Unavailable as error:
            log.warning("workers.waits", doing="start", error=str(error))
            await pause(stop, 1)
    return False


if __name__ == "__main__":
    config = settings()
    configure(production=config.production)
    load_actors()
    # What is imported stays: the collector walked all of it again and again, in the middle of somebody's row.
    gc.collect()
    gc.freeze()
    if port := os.environ.get("LOTLINE_WORKER_METRICS"):
        metrics.serve(int(port))
    asyncio.run(main(config))
