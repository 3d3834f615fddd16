"""Objects (photos, documents, exports): local files or any S3, chosen by STORAGE_URL. One contract, two adapters.

Keys read `{tenant}/{module}/{id}/{name}`. Content types and hashes are remembered by the caller, in PostgreSQL.
"""

from __future__ import annotations

from infra.storage.contract import (
    LinkInvalid,
    ObjectDamaged,
    ObjectMissing,
    Storage,
    StorageDown,
    StorageFull,
    Stored,
    check_key,
)
from infra.storage.files import LocalFiles
from infra.storage.opening import open_storage, storage

__all__ = [
    "LinkInvalid",
    "LocalFiles",
    "ObjectDamaged",
    "ObjectMissing",
    "Storage",
    "StorageDown",
    "StorageFull",
    "Stored",
    "check_key",
    "open_storage",
    "storage",
]
