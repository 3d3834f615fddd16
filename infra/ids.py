"""Identifiers: UUID version 7 (RFC 9562 §5.7), made by the application, ordered by time."""

import os
import time
from uuid import UUID, uuid5

NAMESPACE = UUID("6f0c2d1e-5b0a-4e1b-9d57-10711ea10071")

_last = 0


def uuid7() -> UUID:
    """A new id. Within one process ids never go back, even when the wall clock does.

    The 12 bits after the millisecond carry its fraction (RFC 9562 §6.2, method 3).
    """
    global _last
    ticks = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
    _last = ticks
    millis, fraction = divmod(ticks, 4096)
    random = int.from_bytes(os.urandom(8)) & ((1 << 62) - 1)
    return UUID(int=(millis & ((1 << 48) - 1)) << 80 | 7 << 76 | fraction << 64 | 2 << 62 | random)


def derived(*parts: object) -> UUID:
    """The same parts always give the same id: how redelivered input stays one command."""
    return uuid5(NAMESPACE, "\x1f".join(map(str, parts)))
