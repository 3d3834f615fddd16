"""What every object store here promises; tests/infra/test_storage_contract.py holds each adapter to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from infra.errors import Forbidden, NotFound, Unavailable

KEY_LIMIT = 900  # bytes; S3 allows 1,024 and a prefix may come on top
NAME_LIMIT = 240


@dataclass(frozen=True, kw_only=True)
class Stored:
    key: str
    size: int
    modified: datetime


class ObjectMissing(NotFound):
    code = "infra.object_missing"
    text = "the file is not there any more"


class LinkInvalid(Forbidden):
    code = "infra.link_invalid"
    text = "the link has expired or was altered; open the page again"


class StorageDown(Unavailable):
    code = "infra.storage_down"
    text = "the file store does not answer"


class StorageFull(Unavailable):
    code = "infra.storage_full"
    text = "the disk is full: free some space, nothing was lost"


class ObjectDamaged(Unavailable):
    code = "infra.object_damaged"
    text = "the content does not match its hash"


class Storage(Protocol):
    async def put(self, key: str, data: bytes, *, sha256: str | None = None) -> Stored:
        """Replace whole or not at all. A given hash (hex) that does not match: ObjectDamaged, nothing stored."""
        ...

    async def get(self, key: str, *, sha256: str | None = None) -> bytes:
        """ObjectMissing; ObjectDamaged when the content differs from the given hash."""
        ...

    async def put_file(self, key: str, source: Path) -> Stored:
        """`put` for a file of any size: it never stands in memory."""
        ...

    async def get_file(self, key: str, target: Path) -> None:
        """`get` into a file of any size; ObjectMissing."""
        ...

    async def stat(self, key: str) -> Stored | None: ...

    async def list(self, prefix: str) -> list[Stored]:
        """All objects whose key begins with the prefix, by key."""
        ...

    async def delete(self, key: str) -> None:
        """No error when it is already gone."""
        ...

    def sign_get(self, key: str, *, seconds: int, content_type: str = "application/octet-stream") -> str:
        """A URL anybody may read from until it expires."""
        ...

    def sign_put(self, key: str, *, seconds: int) -> str:
        """A URL anybody may PUT one body to (application/octet-stream) until it expires."""
        ...


def check_key(key: str) -> str:
    """A key cannot leave its place, whatever a file name says."""
    parts = key.split("/")
    if len(key.encode()) > KEY_LIMIT or any(_bad(part) for part in parts):
        raise ValueError(f"not an object key: {key[:80]!r}")
    return key


def _bad(part: str) -> bool:
    hidden = part in ("", ".", "..") or part.startswith(".")
    return hidden or len(part.encode()) > NAME_LIMIT or any(ord(sign) < 32 or sign in "\\\x7f" for sign in part)
