"""`./lotline doctor`: what is wrong, and how to mend it. It changes nothing. Exit code 1 when something is."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import urlsplit

import asyncpg

from infra.bootstrap import packages, say, web
from infra.bootstrap.places import PROJECT, state_dir
from infra.engines import mqtt, postgres, roles
from infra.launch import running

ROOM = 2 * 1024**3

Finding = tuple[bool | None, str, str]  # good (None: worth knowing), what, how to mend


def main() -> int:
    bad = 0
    for check in CHECKS:
        for good, what, mend in _tried(check):
            mark = {True: "ok  ", False: "BAD ", None: "note"}[good]
            say.line(f"  {mark}  {what}" + (f"\n          → {mend}" if mend and not good else ""))
            bad += good is False
    say.line(f"\n{bad} to mend." if bad else "\nAll well.")
    return 1 if bad else 0


def _tried(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from check()
    except Exception as error:  # a doctor that dies of the disease helps nobody
        yield (
            False,
            f"{check.__name__.strip('_')}: {type(error).__name__}: {error}",
            "see the message; ./lotline up says more",
        )


def python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield sys.version_info >= (3, 11), f"Python {version}", "install Python 3.11 or newer"
    current = packages.is_current()
    yield current, f"packages in {packages.VENV}", "./lotline up installs what the lock names"


def places() -> Iterator[Finding]:
    state = state_dir()
    parent = next(path for path in (state, *state.parents) if path.exists())
    with TemporaryFile(dir=parent):
        pass
    free = shutil.disk_usage(parent).free
    mend = "free some space, or set LOTLINE_STATE to a directory on another disk"
    yield free > ROOM, f"{free / 1e9:.0f} GB free at {parent}", mend
    keys = Path(os.environ.get("LOTLINE_KEYS") or state / "keys")
    if keys.exists():
        secrets = [path for path in keys.iterdir() if path.suffix in (".key", ".secret")]
        private = not any(path.stat().st_mode & 0o077 for path in (keys, *secrets))
        yield private, f"keys in {keys} are private", f"chmod -R go= {keys}; rotate them if others had access"


def house() -> Iterator[Finding]:
    state = state_dir()
    note = running.note(state)
    if running.holder(state) is None:
        yield None, "Lotline does not run", "./lotline up"
        port = int(os.environ.get("PORT") or 8000)
        free = not _answers("127.0.0.1", port)
        yield free, f"port {port} is free", f"another program has it: PORT={port + 1000} ./lotline up"
    elif note:
        yield (
            running.answers(f"{note['health']}/api/ready"),
            f"{note['url']} answers",
            f"read {state / 'logs' / 'api.log'}",
        )


def sql() -> Iterator[Finding]:
    state = state_dir()
    url = os.environ.get("DATABASE_URL")
    if url:
        yield from asyncio.run(_server(url))
        return
    yield True, f"PostgreSQL binaries in {postgres.binaries()}", ""
    cluster = postgres.Cluster(state)
    yield None, f"PostgreSQL would run as {cluster.account.name}", ""
    if cluster.running():
        yield from asyncio.run(_server(cluster.dsn()))


async def _server(url: str) -> list[Finding]:
    connection = await asyncpg.connect(url, timeout=10)
    try:
        found: list[Finding] = []
        number = int(await connection.fetchval("SHOW server_version_num"))
        found.append((number >= 150000, f"PostgreSQL {number // 10000}", "Lotline needs PostgreSQL 15 or newer"))
        synced = await connection.fetchval("SHOW fsync") == "on"
        found.append((synced, "fsync is on", "turn fsync on: without it a power cut loses acknowledged reports"))
        for role in (roles.APP, roles.OWNER):
            row = await connection.fetchrow(
                "SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = $1", role
            )
            if row is not None:
                found.append(
                    (
                        not row["strong"],
                        f"{role} obeys row-level security",
                        f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS",
                    )
                )
        if await connection.fetchval("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'"):
            await roles.check_chinese(connection)
            found.append((True, "searching Chinese text works", ""))
        return found
    finally:
        await connection.close()


def brokers() -> Iterator[Finding]:
    if url := os.environ.get("BROKER_URL"):
        yield (
            _reached(url, {"amqp": 5672, "redis": 6379}),
            f"job broker {urlsplit(url).hostname} answers",
            "start it, or unset BROKER_URL",
        )
    if url := os.environ.get("MQTT_URL"):
        yield (
            _reached(url, {"mqtt": 1883, "mqtts": 8883}),
            f"MQTT broker {urlsplit(url).hostname} answers",
            "start it, or unset MQTT_URL",
        )
    elif mqtt.engine() == "amqtt":
        yield None, "MQTT: amqtt (trials and small sites)", "install mosquitto"
    else:
        yield True, "MQTT: mosquitto", ""


def pages() -> Iterator[Finding]:
    if not (web.PWA / "package.json").exists():
        return
    yield (web.DIST / "w").exists() or None, "web apps are built", "./lotline up builds them"
    if web.stale():
        found = web.node()
        version = found.version if found else "none; ./lotline up fetches one"
        yield None, f"web apps differ from their build; Node: {version}", ""


def clock() -> Iterator[Finding]:
    newest = max((PROJECT / name).stat().st_mtime for name in ("lotline", "pyproject.toml"))
    yield (
        time.time() > newest - 86400,
        "the clock is not behind the program's files",
        "set the clock: reports are dated by it",
    )


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (python, places, house, sql, brokers, pages, clock)


def _reached(url: str, ports: dict[str, int]) -> bool:
    parts = urlsplit(url)
    return _answers(parts.hostname or "127.0.0.1", parts.port or ports.get(parts.scheme, 0))


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), 3):
            return True
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
