"""What Prometheus may ask. Labels hold names from registries only, never ids or anything a client sends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest, start_http_server

from infra.db import Database

_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)

COMMANDS = Counter("lotline_commands", "Commands by name and outcome", ("command", "outcome"))
COMMAND_SECONDS = Histogram(
    "lotline_command_seconds", "Duration of a command with its commit", ("command",), buckets=_SECONDS
)
ACTORS = Counter("lotline_actor_runs", "Outbox rows handled, by actor and verdict", ("actor", "verdict"))
ACTOR_SECONDS = Histogram("lotline_actor_seconds", "Duration of one actor run", ("actor",), buckets=_SECONDS)
RINGS = Counter("lotline_rings", "Messages given to the broker", ("queue",))
OUTBOX_DUE = Gauge("lotline_outbox_due", "Outbox rows not finished")
OUTBOX_LAG = Gauge("lotline_outbox_lag_seconds", "Age of the oldest row nobody has tried yet")
DEAD_LETTERS = Gauge("lotline_dead_letters", "Outbox rows given up on")
PENDING_SEALS = Gauge("lotline_pending_seals", "Journal lines not sealed yet")
POOL = Gauge("lotline_pool_connections", "Connections of a pool", ("role", "state"))
LIVE_CLIENTS = Gauge("lotline_live_clients", "Open live streams of this process")


@contextmanager
def command_timed(command: str) -> Iterator[None]:
    began = perf_counter()
    try:
        yield
    finally:
        COMMAND_SECONDS.labels(command).observe(perf_counter() - began)


def watch_pool(role: str, database: Database) -> None:
    """Report a pool whenever somebody asks for the metrics."""
    POOL.labels(role, "open").set_function(lambda: _size(database))
    POOL.labels(role, "busy").set_function(lambda: _size(database) - _idle(database))


def exposition() -> tuple[bytes, str]:
    """Body and content type of GET /metrics."""
    return generate_latest(), CONTENT_TYPE_LATEST


def serve(port: int) -> Any:
    """A metrics port on the loopback, for processes that serve nothing else."""
    return start_http_server(port, addr="127.0.0.1")


def _size(database: Database) -> int:
    return database.pool.get_size() if _open(database) else 0


def _idle(database: Database) -> int:
    return database.pool.get_idle_size() if _open(database) else 0


def _open(database: Database) -> bool:
    try:
        return database.pool is not None
    except RuntimeError:
        return False
