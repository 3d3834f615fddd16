"""Asking for one's own archive. It is made outside this transaction (making.py), and what came of it is noted."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import Missing
from infra.work import Work
from tenants.records.archives import permissions
from tenants.records.archives.errors import ArchiveUnderway
from tenants.records.archives.events import ArchiveAsked, ArchiveEnded
from tenants.records.archives.models import LIFE, PATIENCE, OwnArchive

UNDERWAY = Statement(
    mine(OwnArchive).where(OwnArchive.state == "asked", OwnArchive.created_at > bindparam("since")).with_for_update()
)


@dataclass(frozen=True, kw_only=True)
class MakeArchive(Command):
    pass


@command(needs=permissions.EXPORT_COMPANY, while_read_only=True)
async def make_archive(work: Work, cmd: MakeArchive) -> OwnArchive:
    """Export everything the company has on record: data, files, trail, signatures, with what the columns mean."""
    if await work.one(UNDERWAY, since=work.now - PATIENCE) is not None:
        raise ArchiveUnderway()
    made = await work.insert(OwnArchive(asked_by=work.actor.name))
    work.emit(ArchiveAsked(archive_id=made.id))
    return made


@dataclass(frozen=True, kw_only=True)
class NoteArchive(Command):
    archive_id: UUID
    state: str
    size: int | None = None
    sha256: str | None = None
    rows: int | None = None
    files: int | None = None
    tables: int | None = None
    problem: dict[str, Any] | None = None


@command(needs=permissions.NOTE_ARCHIVE, while_read_only=True)
async def note_archive(work: Work, cmd: NoteArchive) -> OwnArchive:
    made = await work.lock(OwnArchive, cmd.archive_id)
    if made is None:
        raise Missing(what="archive")
    changes: dict[str, Any] = {"state": cmd.state, "problem": cmd.problem}
    if cmd.state == "ready":
        figures = {name: getattr(cmd, name) for name in ("size", "sha256", "rows", "files", "tables")}
        changes |= figures | {"made_at": work.now, "kept_until": work.now + LIFE}
    work.emit(ArchiveEnded(archive_id=made.id, state=cmd.state))
    return await work.change(made, **changes)
