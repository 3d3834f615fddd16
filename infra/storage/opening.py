"""STORAGE_URL -> adapter: `file:///var/lib/lotline/objects` or `s3://bucket/prefix?endpoint=…&region=…`."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from infra.settings import settings
from infra.storage.contract import Storage
from infra.storage.files import LocalFiles

SECRET = "storage-links.secret"


def open_storage(url: str, *, keys: Path, public_url: str) -> Storage:
    parts = urlsplit(url)
    if parts.scheme == "file":
        return LocalFiles(Path(unquote(parts.path)), secret=link_secret(keys), public_url=public_url)
    if parts.scheme == "s3":
        from infra.storage.s3 import S3  # boto3 takes a third of a second to import

        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        return S3(parts.netloc, prefix=parts.path, endpoint=query.get("endpoint"), region=query.get("region"))
    raise ValueError("STORAGE_URL begins with file:// or s3://")


@lru_cache(maxsize=1)
def storage() -> Storage:
    """This process's object store."""
    here = settings()
    return open_storage(here.storage_url, keys=here.keys, public_url=here.public_url)


def link_secret(keys: Path) -> bytes:
    path = keys / SECRET
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = keys / f".{SECRET}.{os.getpid()}"
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(draft, path)  # whoever links first decides: several processes start at once
        draft.unlink()
    return bytes.fromhex(path.read_text())
