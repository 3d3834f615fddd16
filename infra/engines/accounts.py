"""Who may speak to the embedded MQTT broker, and on which topics: one account per device, plus the bridge.

One file, written atomically; both brokers read it and notice changes within a second. Passwords are kept in the format
of mosquitto's own password file (PBKDF2-SHA512), so neither broker needs another copy.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

ITERATIONS = 1000  # generated 24-byte secrets need no stretching; a hundred devices reconnect at once after a power cut
BRIDGE = "lotline-bridge"
EVERYTHING = "lotline/#"


@dataclass(frozen=True)
class Account:
    name: str
    verifier: str
    publish: tuple[str, ...]
    subscribe: tuple[str, ...]


class Accounts:
    def __init__(self, home: Path) -> None:
        self.file = home / "accounts.json"

    def put(
        self, name: str, *, publish: Sequence[str], subscribe: Sequence[str] = (), password: str | None = None
    ) -> str:
        """Make or replace an account; the password is returned once and not kept."""
        if not name or any(sign in name for sign in ":\n\r\t #+"):
            raise ValueError(f"not a name for an MQTT account: {name!r}")
        secret = password or secrets.token_urlsafe(24)
        with self._changing() as known:
            known[name] = Account(name, verifier(secret), tuple(publish), tuple(subscribe))
        return secret

    def remove(self, name: str) -> None:
        with self._changing() as known:
            known.pop(name, None)

    def read(self) -> dict[str, Account]:
        try:
            rows = json.loads(self.file.read_text())
        except FileNotFoundError:
            return {}
        return {
            row["name"]: Account(row["name"], row["verifier"], tuple(row["publish"]), tuple(row["subscribe"]))
            for row in rows
        }

    def stamp(self) -> tuple[int, int]:
        """Changes with every change of the accounts."""
        try:
            status = self.file.stat()
        except FileNotFoundError:
            return (0, 0)
        return (status.st_mtime_ns, status.st_ino)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Account]]:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with (self.file.parent / "accounts.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            known = self.read()
            yield known
            write_private(self.file, json.dumps([asdict(account) for account in known.values()], indent=1))


def verifier(password: str) -> str:
    salt = secrets.token_bytes(12)
    return f"$7${ITERATIONS}${base64.b64encode(salt).decode()}${_derived(password, salt, ITERATIONS)}"


@lru_cache(maxsize=4096)
def matches(password: str, stored: str) -> bool:
    _, _, iterations, salt, expected = stored.split("$")
    return hmac.compare_digest(_derived(password, base64.b64decode(salt), int(iterations)), expected)


def covers(allowed: str, topic: str) -> bool:
    """Does `allowed` (with + and #) contain `topic`, which may itself be a filter?"""
    wide, narrow = allowed.split("/"), topic.split("/")
    for position, level in enumerate(wide):
        if level == "#":
            return True
        if position >= len(narrow) or narrow[position] == "#":
            return False
        if level not in ("+", narrow[position]):
            return False
    return len(wide) == len(narrow)


def write_private(path: Path, text: str, account: tuple[int, int] | None = None) -> None:
    draft = path.with_suffix(path.suffix + ".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    if account is not None:
        os.chown(draft, *account)
    draft.replace(path)


def _derived(password: str, salt: bytes, iterations: int) -> str:
    return base64.b64encode(hashlib.pbkdf2_hmac("sha512", password.encode(), salt, iterations)).decode()
