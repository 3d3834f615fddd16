"""The trail as a file an auditor can take away."""

import asyncio
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from infra.actions import query
from infra.journal import export
from infra.settings import settings
from infra.work import Read, database
from tenants.records import permissions


@query(needs=permissions.EXPORT_TRAIL)
async def export_bundle(read: Read, since: datetime | None = None, until: datetime | None = None) -> Path:
    """A zip for the stand-alone verifier, with a CSV for people; the caller deletes it. With `since` or `until`
    whole batches around that time. Raises BadInput when nothing was sealed since then."""
    home = settings().state / "exports"
    home.mkdir(parents=True, exist_ok=True)
    slug = read.actor.slug or str(read.tenant_id)
    scratch = Path(tempfile.mkdtemp(dir=home))
    try:
        bundle = scratch / "bundle"
        await export.export_bundle(database(), read.tenant_id, slug, bundle, since=since, until=until)
        packed = await asyncio.to_thread(export.pack, bundle, slug, scratch / "trail.zip")
        return packed.rename(home / f"{scratch.name}.zip")
    finally:
        await asyncio.to_thread(shutil.rmtree, scratch, True)
