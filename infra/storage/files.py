"""Objects as files under one directory; signed links are served by the application itself."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import hmac
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlencode

from infra.storage.contract import (
    LinkInvalid,
    ObjectDamaged,
    ObjectMissing,
    StorageDown,
    StorageFull,
    Stored,
    check_key,
)

DRAFTS = ".drafts"  # keys cannot begin with a dot
ROUTE = "/api/objects"
Listing = list[Stored]  # inside the class, `list` is a method


class LocalFiles:
    def __init__(self, root: Path, *, secret: bytes, public_url: str) -> None:
        self.root = root
        self._secret = secret
        self._public_url = public_url
        (root / DRAFTS).mkdir(parents=True, exist_ok=True)

    async def put(self, key: str, data: bytes, *, sha256: str | None = None) -> Stored:
        path = self._path(key)
        if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
            raise ObjectDamaged(key=key)
        return await asyncio.to_thread(self._put, key, path, data)

    async def get(self, key: str, *, sha256: str | None = None) -> bytes:
        data = await asyncio.to_thread(self._get, key)
        if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
            raise ObjectDamaged(key=key)
        return data

    async def put_file(self, key: str, source: Path) -> Stored:
        return await asyncio.to_thread(self._put_file, key, self._path(key), source)

    async def get_file(self, key: str, target: Path) -> None:
        await asyncio.to_thread(self._get_file, key, target)

    async def stat(self, key: str) -> Stored | None:
        return await asyncio.to_thread(self._stat, key, self._path(key))

    async def list(self, prefix: str) -> Listing:
        return await asyncio.to_thread(self._list, prefix)

    async def delete(self, key: str) -> None:
        await asyncio.to_thread(self._delete, self._path(key))

    def sign_get(self, key: str, *, seconds: int, content_type: str = "application/octet-stream") -> str:
        return self._signed("GET", key, seconds, content_type)

    def sign_put(self, key: str, *, seconds: int) -> str:
        return self._signed("PUT", key, seconds, "application/octet-stream")

    def redeem(self, method: str, key: str, query: Mapping[str, str]) -> str:
        """The content type to answer with, when the link is genuine and still good; else LinkInvalid."""
        expires, content_type = query.get("expires", ""), query.get("type", "")
        signature = self._signature(method, key, expires, content_type)
        if not hmac.compare_digest(signature, query.get("signature", "")) or int(expires) < time.time():
            raise LinkInvalid()
        return content_type

    def _path(self, key: str) -> Path:
        return self.root.joinpath(*check_key(key).split("/"))

    def _put(self, key: str, path: Path, data: bytes) -> Stored:
        with _disk_trouble():
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, draft = tempfile.mkstemp(dir=self.root / DRAFTS)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(draft, path)
            except BaseException:
                Path(draft).unlink(missing_ok=True)
                raise
            _sync_directory(path.parent)  # else a power cut may forget the name
            return _stored(key, path)

    def _put_file(self, key: str, path: Path, source: Path) -> Stored:
        with _disk_trouble():
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, draft = tempfile.mkstemp(dir=self.root / DRAFTS)
            try:
                with os.fdopen(descriptor, "wb") as target, source.open("rb") as content:
                    shutil.copyfileobj(content, target, 1 << 20)
                    target.flush()
                    os.fsync(target.fileno())
                os.replace(draft, path)
            except BaseException:
                Path(draft).unlink(missing_ok=True)
                raise
            _sync_directory(path.parent)
            return _stored(key, path)

    def _get_file(self, key: str, target: Path) -> None:
        with _disk_trouble():
            try:
                shutil.copyfile(self._path(key), target)
            except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
                raise ObjectMissing(key=key) from None

    def _get(self, key: str) -> bytes:
        with _disk_trouble():
            try:
                return self._path(key).read_bytes()
            except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
                raise ObjectMissing(key=key) from None

    def _stat(self, key: str, path: Path) -> Stored | None:
        return _stored(key, path) if path.is_file() else None

    def _list(self, prefix: str) -> Listing:
        folder = check_key(prefix.rpartition("/")[0]) if "/" in prefix else ""
        found = [path for path in (self.root / folder).rglob("*") if path.is_file()]
        keys = {path.relative_to(self.root).as_posix(): path for path in found}
        return [
            _stored(key, keys[key]) for key in sorted(keys) if key.startswith(prefix) and not key.startswith(DRAFTS)
        ]

    def _delete(self, path: Path) -> None:
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return
        for folder in path.relative_to(self.root).parents:
            try:
                (self.root / folder).rmdir()
            except OSError:  # not empty
                return

    def _signed(self, method: str, key: str, seconds: int, content_type: str) -> str:
        expires = str(int(time.time()) + seconds)
        signature = self._signature(method, check_key(key), expires, content_type)
        query = urlencode({"expires": expires, "type": content_type, "signature": signature})
        return f"{self._public_url}{ROUTE}/{quote(key)}?{query}"

    def _signature(self, method: str, key: str, expires: str, content_type: str) -> str:
        message = "\n".join((method, key, expires, content_type)).encode()
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()


def _stored(key: str, path: Path) -> Stored:
    status = path.stat()
    return Stored(key=key, size=status.st_size, modified=datetime.fromtimestamp(status.st_mtime, UTC))


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk_trouble() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull() from error
        raise StorageDown() from error
