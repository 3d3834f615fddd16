"""What is hashed and signed. The auditor's side of the same formulas is in verifier.py, which imports nothing."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from infra.journal.canonical import timestamp


def genesis(trail_id: UUID) -> bytes:
    """`prev` of a trail's first seal."""
    return hashlib.sha256(f"LG1\n{trail_id}".encode()).digest()


def succession(trail_id: UUID, former: UUID, batch: int, hash: bytes) -> bytes:
    """`prev` of the first seal of a restored company: it names the trail it takes over, and where that stood."""
    return hashlib.sha256(f"LG2\n{trail_id}\n{former}\n{batch}\n{hash.hex()}\n".encode()).digest()


def seal_hash(trail_id: UUID, batch: int, sealed_at: datetime, prev: bytes, digests: bytes) -> bytes:
    top = f"LS1\n{trail_id}\n{batch}\n{timestamp(sealed_at)}\n{len(digests) // 32}\n"
    return hashlib.sha256(b"".join((top.encode(), prev, digests))).digest()


def head_message(trail_id: UUID, batch: int, hash: bytes, signed_at: datetime, published_to: str) -> bytes:
    return f"LH1\n{trail_id}\n{batch}\n{hash.hex()}\n{timestamp(signed_at)}\n{published_to}\n".encode()
