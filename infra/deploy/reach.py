"""What a container can reach: each server asked once, each failure one sentence with the name of its setting."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from infra.broker import connect
from infra.db import Database
from infra.storage import storage

PATIENCE = 10.0


async def reachable(env: Mapping[str, str]) -> list[str]:
    """Sentences of trouble; none when everything answers."""
    asked: list[tuple[str, Callable[[str], Awaitable[None]]]] = [
        *((name, _database) for name in env if name.endswith("DATABASE_URL")),
        ("BROKER_URL", _broker),
        ("MQTT_URL", _mqtt),
        ("STORAGE_URL", _storage),
    ]
    return [each for name, ask in asked if env.get(name) and (each := await _trouble(name, ask, env[name]))]


async def _trouble(name: str, ask: Callable[[str], Awaitable[None]], url: str) -> str | None:
    try:
        async with asyncio.timeout(PATIENCE):
            await ask(url)
    except Exception as error:  # a door to the outside: whatever it is, the operator must read it
        return f"{name} does not answer: {type(error).__name__} {error}"
    return None


async def _database(dsn: str) -> None:
    database = Database(dsn, size=1)
    try:
        async with database.connection() as connection:
            await connection.fetchval("SELECT 1")
    finally:
        await database.close()


async def _broker(url: str) -> None:
    broker = connect(url, asyncio.get_running_loop())
    try:
        await asyncio.to_thread(broker.declare_queue, "default")
    finally:
        await asyncio.to_thread(broker.close)


async def _mqtt(url: str) -> None:
    parts = urlsplit(url)
    _, writer = await asyncio.open_connection(parts.hostname, parts.port or 1883)
    writer.close()
    await writer.wait_closed()


async def _storage(_url: str) -> None:
    await storage().put("infra/check", b"reachable")
    await storage().delete("infra/check")
