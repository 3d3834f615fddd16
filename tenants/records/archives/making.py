"""Making an archive beside the worker's rows: a large company takes longer than a transaction may idle."""

import asyncio
import tempfile
from pathlib import Path
from uuid import UUID

import structlog

from infra import archive
from infra.actions import run_once
from infra.errors import DomainError
from infra.ids import derived
from infra.settings import settings
from infra.storage import storage
from infra.work import database, reading, system
from tenants.records.archives.commands import NoteArchive, note_archive
from tenants.records.archives.models import key_of
from tenants.records.archives.queries import outlived

log = structlog.get_logger("lotline.archive")

_running: dict[UUID, asyncio.Task[None]] = {}


def begin(tenant_id: UUID, archive_id: UUID) -> asyncio.Task[None]:
    """Once per request and process; the task tells its end in the company's own trail."""
    known = _running.get(archive_id)
    if known is None:
        known = _running[archive_id] = asyncio.create_task(_make(tenant_id, archive_id))
        known.add_done_callback(lambda _task: _running.pop(archive_id, None))
    return known


async def _make(tenant_id: UUID, archive_id: UUID) -> None:
    try:
        noted = await _made(tenant_id, archive_id)
    except Exception as error:  # a door: whatever it is, the request must say so
        log.exception("archive.failed", tenant=str(tenant_id))
        code, params = (error.code, error.params) if isinstance(error, DomainError) else ("infra.archive_failed", {})
        problem = {"code": code, "params": params}
        noted = NoteArchive(
            id=derived("records.archive", archive_id), archive_id=archive_id, state="failed", problem=problem
        )
    await run_once(system(tenant_id), note_archive, noted)
    await _tidy(tenant_id)


async def _made(tenant_id: UUID, archive_id: UUID) -> NoteArchive:
    room = settings().state / "exports"
    room.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=room) as scratch:
        made = await archive.export(database(), tenant_id, Path(scratch) / "archive.zip", secrets=False)
        await asyncio.to_thread(archive.checked, made.path)
        stored = await storage().put_file(key_of(tenant_id, archive_id), made.path)
    return NoteArchive(
        id=derived("records.archive", archive_id),
        archive_id=archive_id,
        state="ready",
        size=stored.size,
        sha256=made.sha256,
        rows=made.rows,
        files=sum(name.startswith("files/") for name in made.manifest["members"]),
        tables=len(made.manifest["tables"]),
    )


async def _tidy(tenant_id: UUID) -> None:
    """Archives nobody may fetch any more."""
    async with reading(system(tenant_id)) as read:
        old = await outlived(read)
    for each in old:
        await storage().delete(key_of(tenant_id, each.id))
        cmd = NoteArchive(id=derived("records.archive gone", each.id), archive_id=each.id, state="gone")
        await run_once(system(tenant_id), note_archive, cmd)
