"""A company's own archives: one that can be taken away, and asking for another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from infra.clock import now
from infra.ids import uuid7
from infra.storage import storage
from infra.work import system, working
from tenants.records.archives.commands import NoteArchive, note_archive
from tenants.records.archives.models import PATIENCE, OwnArchive, key_of
from tests.scale.worlds import World


async def made(w: World, state: str = "ready") -> UUID:
    async with working(system(w.tenant_id), command="test.archive") as work:
        row = OwnArchive(
            id=uuid7(), state=state, asked_by=w.text("boss"), made_at=now(), kept_until=now() + timedelta(days=7),
            size=w.number, sha256=w.text("hash"), rows=w.number, files=1, tables=1,
        )  # fmt: skip
        await work.insert(row)
    if state == "ready":
        await storage().put(key_of(w.tenant_id, row.id), w.text("archive").encode())
    return row.id


async def _none_underway(_here: Any, w: World) -> dict[str, Any]:
    """What was asked for before has ended."""
    async with working(system(w.tenant_id), command="test.archive") as work:
        for each in await w.staff.rows("records_archive", "state = 'asked'"):
            row = await work.lock(OwnArchive, each["id"])
            assert row is not None
            await work.change(row, state="failed")
    return {}


RECIPES: dict[str, Any] = {"makeArchive": _none_underway}


async def _noted(w: World) -> tuple[UUID, Any]:
    cmd = NoteArchive(archive_id=await made(w, "asked"), state="failed", problem={"code": "x", "params": {}})
    return w.tenant_id, lambda: w.does(note_archive, cmd)


CASES: dict[str, Any] = {"records.note_archive": _noted}


async def furnish(w: World) -> None:
    w.ids["archiveId"] = await made(w)


__all__ = ["CASES", "PATIENCE", "RECIPES", "furnish"]
