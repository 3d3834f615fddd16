"""A company is deleted: rows, directory entry, files; and a signed certificate says what was there.

What a certificate names is counted and hashed before anything goes. Forced row-level security and the object prefix
keep everybody else's out of reach. Published heads stay: they hold hashes only, and prove which trail this was.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import UUID

from infra import clock, directory, placements
from infra.archive import tables
from infra.archive.errors import StillOpen
from infra.archive.moving import HEAD, QUIET, Progress, delete_rows, silent
from infra.journal.canonical import timestamp
from infra.keys import keyring
from infra.storage import storage

FORMAT = "lotline-deletion/1"
FORGET = "DELETE FROM directory WHERE tenant_id = $1 AND state = 'closed'"


async def counted(slug: str, tenant_id: UUID) -> dict[str, Any]:
    """What is there: every table's rows and content hash, the trail's head, how many files of how many bytes."""
    entry = await directory.find(slug)
    if entry is None or entry.tenant_id != tenant_id or entry.state != "closed":
        raise StillOpen(slug=slug, state=entry.state if entry else "gone")
    async with directory.custodian(tenant_id, placements.place(entry.placement).owner) as connection:
        await connection.execute(QUIET)
        await tables.prepare(connection)
        sums = await tables.contents(connection, tenant_id)
        head = await connection.fetchrow(HEAD, tenant_id)
    files = await storage().list(f"{tenant_id}/")
    return {
        "company": {"slug": slug, "tenant_id": str(tenant_id)},
        "counted_at": timestamp(clock.now()),
        "tables": {name: each.to_json() for name, each in sums.items() if each.rows},
        "rows": sum(each.rows for each in sums.values()),
        "head": {"batch": head["batch"], "hash": head["hash"].hex()} if head else None,
        "files": len(files),
        "bytes": sum(each.size for each in files),
    }


async def erase(tenant_id: UUID, *, progress: Progress = silent) -> dict[str, int]:
    """Delete a closed company everywhere; done again after a crash it deletes what is left. What is left afterwards:
    {rows, files}, both 0."""
    for stored in await storage().list(f"{tenant_id}/"):
        await storage().delete(stored.key)
    await progress("files", {})
    left = 0
    for each in reversed(placements.everywhere()):  # home's entry is the last to go: it says that the company is closed
        if not each.owner:
            continue
        async with directory.custodian(tenant_id, each.owner) as connection:
            gone = await delete_rows(connection, tenant_id)
            await connection.execute(FORGET, tenant_id)
            await tables.prepare(connection)
            left += sum(found.rows for found in (await tables.contents(connection, tenant_id)).values())
        await progress("rows", {"placement": each.key, "rows": sum(gone.values())})
    directory.forget()
    return {"rows": left, "files": len(await storage().list(f"{tenant_id}/"))}


def certificate(found: dict[str, Any], left: dict[str, int], **said: Any) -> dict[str, Any]:
    """The signed proof: what there was (`found`), what there is (`left`), who decided and when (`said`). Checked with
    Ed25519 over `LD1⏎` SHA-256 of the canonical text of everything but `proof` `⏎`."""
    ring = keyring()
    text = {"format": FORMAT, **found, "left": left, "deleted_at": timestamp(clock.now()), **said}
    signature = ring.sign(signed_text(text)).hex()
    proof = {"key_fingerprint": ring.fingerprint, "public_key": ring.public_key, "signature": signature}
    return {**text, "proof": proof}


def signed_text(text: dict[str, Any]) -> bytes:
    plain = json.dumps(text, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return f"LD1\n{hashlib.sha256(plain).hexdigest()}\n".encode()
