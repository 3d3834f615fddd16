"""Engineering revisions: what an item looks like from a day on, with its drawings."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, Meaning, command
from infra.blobs import PDF, PICTURES, BlobMissing, BlobUnreadable, stored_blob
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.work import Work
from tenants.masterdata import permissions, rules
from tenants.masterdata.commands.versions import (
    APPROVED,
    DRAFT,
    WITHDRAWN,
    check_free,
    check_uncontrolled,
    locked_draft,
    queue_up,
    today,
)
from tenants.masterdata.errors import ChangeControlled, FileMissing, NotADrawing, RecordNotFound, RevisionTaken
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import ChangePolicy, Drawing, Item, ItemRevision

POLICY = Statement(mine(ChangePolicy))
LONGEST_NAME, LONGEST_NOTE = 120, 400
NAMED = Statement(
    mine(ItemRevision).where(
        ItemRevision.item_id == bindparam("item_id"), ItemRevision.item_revision == bindparam("item_revision")
    )
)


@dataclass(frozen=True, kw_only=True)
class CreateRevision(Command):
    """The next revision of an item, as a draft; `drawing` is the version printed on its drawing."""

    item_id: UUID
    item_revision: str
    effective_from: date
    drawing: str | None = None
    note: str | None = None


@command(needs=permissions.EDIT_ITEMS)
async def create_revision(work: Work, cmd: CreateRevision) -> ItemRevision:
    item = await work.lock(Item, cmd.item_id)
    if item is None:
        raise RecordNotFound(what="item")
    code = rules.check_code(cmd.item_revision)
    await keep_current(work, item)
    if await work.one(NAMED, item_id=item.id, item_revision=code) is not None:
        raise RevisionTaken(item=item.code, revision=code)
    if cmd.note and len(cmd.note) > LONGEST_NOTE:
        raise BadInput(field="note", problem=f"at most {LONGEST_NOTE} characters")
    return await work.insert(
        _row(work, item, code, cmd.drawing, cmd.effective_from, state=DRAFT, note=(cmd.note or "").strip() or None)
    )


async def keep_current(work: Work, item: Item) -> ItemRevision:
    """The row of the revision an item has now; written at its first need."""
    known: ItemRevision | None = await work.one(NAMED, item_id=item.id, item_revision=item.item_revision)
    if known is not None:
        return known
    since = item.created_at.date()
    return await work.insert(_row(work, item, item.item_revision, item.drawing, since, **_approved(work)))


async def revised_at_once(work: Work, item: Item, code: str, drawing: str | None) -> None:
    """A plant without change control writes the new revision straight away; its history is kept all the same."""
    policy = await work.one(POLICY)
    if policy is not None and policy.change_control:
        raise ChangeControlled(item=item.code)
    current = await keep_current(work, item)
    if code == item.item_revision:
        await work.change(current, drawing=drawing)
        return
    if await work.one(NAMED, item_id=item.id, item_revision=code) is not None:
        raise RevisionTaken(item=item.code, revision=code)
    await work.insert(_row(work, item, code, drawing, await today(work), **_approved(work)))


def _row(work: Work, item: Item, code: str, drawing: str | None, since: date, **more: Any) -> ItemRevision:
    return ItemRevision(
        item_id=item.id,
        item_revision=code,
        drawing=drawing,
        effective_from=since,
        made_by_id=work.actor.id,
        made_by=work.actor.name,
        **more,
    )


def _approved(work: Work) -> dict[str, Any]:
    return {"state": APPROVED, "approved_at": work.now, "approved_by": work.actor.name}


@dataclass(frozen=True, kw_only=True)
class WithdrawRevision(Command):
    revision_id: UUID


@command(needs=permissions.EDIT_ITEMS)
async def withdraw_revision(work: Work, cmd: WithdrawRevision) -> ItemRevision:
    revision = await locked_draft(work, ItemRevision, cmd.revision_id, "revision")
    await check_free(work, revision.id)
    return await work.change(revision, state=WITHDRAWN)


@dataclass(frozen=True, kw_only=True)
class ApproveRevision(Command):
    revision_id: UUID


@command(needs=permissions.APPROVE_ITEMS, signs=Meaning("approved"))
async def approve_revision(work: Work, cmd: ApproveRevision) -> ItemRevision:
    """Orders released from its effective date on carry it."""
    await queue_up(work)
    revision = await locked_draft(work, ItemRevision, cmd.revision_id, "revision")
    await check_free(work, revision.id)
    await check_uncontrolled(work, ItemRevision, revision.item_id)
    return await revision_live(work, revision)


async def revision_live(work: Work, revision: ItemRevision, since: date | None = None) -> ItemRevision:
    since = since or revision.effective_from
    if since <= await today(work):
        item = await existing(work, Item, revision.item_id)
        await work.change(item, item_revision=revision.item_revision, drawing=revision.drawing)
    return await work.change(revision, effective_from=since, **_approved(work))


@dataclass(frozen=True, kw_only=True)
class AddDrawing(Command):
    """A file for a revision, already in the blob store. Without `revision_id` it joins the item's current one."""

    item_id: UUID
    name: str
    sha256: str
    revision_id: UUID | None = None


@command(needs=permissions.EDIT_ITEMS)
async def add_drawing(work: Work, cmd: AddDrawing) -> Drawing:
    """Refuses what is no PDF and no picture, whatever it is called."""
    item = await work.lock(Item, cmd.item_id)
    if item is None:
        raise RecordNotFound(what="item")
    revision = await (existing(work, ItemRevision, cmd.revision_id) if cmd.revision_id else keep_current(work, item))
    if revision.item_id != item.id:
        raise RecordNotFound(what="revision")
    name = cmd.name.strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise BadInput(field="name", problem=f"1 to {LONGEST_NAME} characters")
    try:
        blob = await stored_blob(work.tenant_id, cmd.sha256)
    except BlobMissing:
        raise FileMissing(name=name) from None
    except BlobUnreadable:
        raise NotADrawing(name=name) from None
    if blob.media_type not in (PDF, *PICTURES):
        raise NotADrawing(name=name)
    return await work.insert(
        Drawing(
            item_revision_id=revision.id,
            name=name,
            sha256=blob.sha256,
            media_type=blob.media_type,
            size=blob.size,
            added_by=work.actor.name,
        )
    )


@dataclass(frozen=True, kw_only=True)
class RemoveDrawing(Command):
    """Take a file off a revision; the journal keeps that it was there, the store keeps the file."""

    drawing_id: UUID


@command(needs=permissions.EDIT_ITEMS)
async def remove_drawing(work: Work, cmd: RemoveDrawing) -> Drawing:
    drawing = await existing(work, Drawing, cmd.drawing_id)
    await work.remove(drawing)
    return drawing
