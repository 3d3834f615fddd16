"""argon2id, off the event loop. A PIN is peppered first: its few digits must not fall to a stolen database.

Parameters: OWASP's minimum for argon2id (19 MiB, 2 passes, 1 lane), about 25 ms: a shift start is 120 PINs at once.
"""

import asyncio
import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from infra.settings import settings
from tenants.identity.errors import TooManySignIns

T = TypeVar("T")

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
_waiting = 0
LONGEST_QUEUE = 400  # about five seconds


async def hash_secret(text: str) -> str:
    return await _in_turn(_hasher.hash, text)


async def matches(stored: str | None, text: str) -> bool:
    """Whether the secret is right. Without a stored hash the same work is done, so that time tells nothing."""
    return await _in_turn(_matches, stored, text)


async def _in_turn(work: Callable[..., T], *arguments: object) -> T:
    """A shift's start fits in the queue; a flood of guesses is turned away before it makes everyone wait."""
    global _waiting
    if _waiting >= LONGEST_QUEUE:
        raise TooManySignIns()
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_threads, work, *arguments)
    finally:
        _waiting -= 1


def _matches(stored: str | None, text: str) -> bool:
    try:
        return _hasher.verify(stored or _nobody(), text) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobody() -> str:
    return _hasher.hash(secrets.token_hex(16))


def digest(stored: str) -> bytes:
    """What a person's row says about his secret: it binds the hash, and the salt within keeps it from being guessed."""
    return hashlib.sha256(stored.encode()).digest()


def peppered(pin: str, tenant_id: UUID, user_id: UUID | None) -> str:
    return hmac.digest(_pepper(settings().keys), f"{tenant_id}\0{user_id}\0{pin}".encode(), "sha256").hex()


@lru_cache(maxsize=4)
def _pepper(directory: Path) -> bytes:
    """A key of its own beside the other keys. Several processes start at once: the first link wins, whole or not."""
    path = directory / "pin.pepper"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = directory / f".pin.{os.getpid()}.{secrets.token_hex(4)}"
        fresh.touch(0o600, exist_ok=False)
        fresh.write_bytes(secrets.token_bytes(32))
        with suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path.read_bytes()
