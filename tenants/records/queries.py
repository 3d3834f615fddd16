"""Reading the trail: by record, person, field, table, command, outcome and time, newest first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import cast, func, or_, select, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql import any_

from infra.actions import query
from infra.db import among, own
from infra.errors import OutOfScope
from infra.journal.models import AuditHead, AuditPending, AuditSeal, JournalChange, JournalLine
from infra.keys import keyring
from infra.pages import Key, Page, paged
from infra.work import EVERYWHERE, Read
from tenants.identity.models import Device, TeamMember
from tenants.records import permissions
from tenants.records.models import IntentResolution

NEWEST = (Key(JournalLine.recorded_at, "recorded_at", descending=True), Key(JournalLine.id, "id", descending=True))


@dataclass(frozen=True, kw_only=True)
class TrailFilter:
    subject_id: UUID | None = None
    record_id: UUID | None = None
    table: str | None = None
    field: str | None = None
    actor_id: UUID | None = None
    command: str | None = None
    outcome: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SealStatus:
    sealed_lines: int
    pending_lines: int
    sealed_until: datetime | None
    head_batch: int | None
    head_hash: str | None
    published_at: datetime | None
    fingerprint: str


@query(needs=permissions.READ_TRAIL)
async def trail(read: Read, first: int, after: str | None, wanted: TrailFilter) -> Page[JournalLine]:
    """One page of lines. The trail is the whole company's: a permission bound to a place does not open it."""
    if read.actor.permissions[permissions.READ_TRAIL.name] is not EVERYWHERE:
        raise OutOfScope(permission=permissions.READ_TRAIL.name)
    statement = select(JournalLine).where(own(JournalLine), *_lines(wanted))
    if wanted.record_id or wanted.table or wanted.field:
        statement = statement.where(JournalLine.id.in_(_changed(wanted)))
    return await paged(read, statement, keys=NEWEST, first=first, after=after)


def _lines(wanted: TrailFilter) -> list[Any]:
    equal = {
        JournalLine.subject_id: wanted.subject_id,
        JournalLine.actor_id: wanted.actor_id,
        JournalLine.command: wanted.command,
        JournalLine.outcome: wanted.outcome,
    }
    conditions = [column == value for column, value in equal.items() if value is not None]
    if wanted.since is not None:
        conditions.append(JournalLine.recorded_at >= wanted.since)
    if wanted.until is not None:
        conditions.append(JournalLine.recorded_at < wanted.until)
    return conditions


def _changed(wanted: TrailFilter) -> Any:
    found = select(JournalChange.journal_id).where(own(JournalChange))
    if wanted.record_id is not None:
        found = found.where(JournalChange.record_id == wanted.record_id)
    if wanted.table is not None:
        found = found.where(JournalChange.table_name == wanted.table)
    if wanted.field is not None:
        old, new = (cast(image, JSONB)[wanted.field] for image in (JournalChange.before, JournalChange.after))
        found = found.where(old.is_distinct_from(new))
    return found


@query(needs=None)
async def seal_status(read: Read) -> SealStatus:
    """How far the trail is sealed and published. Says nothing about its content, so everyone may know."""
    sealed = await read.one(
        select(func.coalesce(func.sum(func.length(AuditSeal.digests) / 32), 0).label("lines"),
               func.max(AuditSeal.sealed_at).label("until")).where(own(AuditSeal))
    )  # fmt: skip
    pending = await read.scalar(select(func.count()).select_from(AuditPending).where(own(AuditPending)))
    head = await read.one(select(AuditHead).where(own(AuditHead)).order_by(AuditHead.batch.desc()).limit(1))
    return SealStatus(
        sealed_lines=int(sealed["lines"]),
        pending_lines=pending,
        sealed_until=sealed["until"],
        head_batch=head.batch if head else None,
        head_hash=head.hash.hex() if head else None,
        published_at=head.signed_at if head else None,
        fingerprint=keyring().fingerprint,
    )


# -- refused intents ------------------------------------------------------------------------------------


@query(needs=permissions.READ_INTENTS)
async def intents(read: Read, first: int, after: str | None, *, only_open: bool | None = None) -> Page[JournalLine]:
    """Refused entries of phones: one's own; for those who may adopt also their team's, or everyone's."""
    statement = select(JournalLine).where(
        own(JournalLine), JournalLine.outcome == "refused", JournalLine.seq.is_not(None), *_visible(read)
    )
    settled = select(IntentResolution.id).where(own(IntentResolution), IntentResolution.journal_id == JournalLine.id)
    if only_open is not None:
        statement = statement.where(~settled.exists() if only_open else settled.exists())
    return await paged(read, statement, keys=NEWEST, first=first, after=after)


def _visible(read: Read) -> list[Any]:
    actor = read.actor
    if not actor.may(permissions.ADOPT_INTENT.name):
        return [JournalLine.actor_id == actor.id]
    if actor.permissions[permissions.ADOPT_INTENT.name] is EVERYWHERE:
        return []
    team = select(TeamMember.user_id).where(own(TeamMember), TeamMember.team_id == actor.team_id)
    # An entry nobody could be named for stands under the device.
    return [or_(JournalLine.actor_id == actor.id, JournalLine.actor_kind == "device", JournalLine.actor_id.in_(team))]


# -- loaders: values in the order of the keys -----------------------------------------------------------


async def changes_of(read: Read, line_ids: Sequence[UUID]) -> list[list[JournalChange]]:
    statement = select(JournalChange).where(own(JournalChange), among(JournalChange.journal_id, line_ids))
    found: dict[UUID, list[JournalChange]] = defaultdict(list)
    for change in await read.all(statement.order_by(JournalChange.journal_id, JournalChange.n)):
        found[change.journal_id].append(change)
    return [found[id] for id in line_ids]


async def batches_of(read: Read, line_ids: Sequence[UUID]) -> list[int | None]:
    """The seal of each line: the first ones made after it are looked at, so no index over all ids is needed."""
    seal = (
        select(AuditSeal.batch)
        .where(
            own(AuditSeal),
            AuditSeal.sealed_at >= JournalLine.recorded_at - timedelta(seconds=10),
            JournalLine.id == any_(AuditSeal.journal_ids),
        )
        .order_by(AuditSeal.sealed_at)
        .limit(1)
        .lateral("seal")
    )
    statement = select(JournalLine.id, seal.c.batch).join(seal, true())
    rows = await read.all(statement.where(own(JournalLine), among(JournalLine.id, line_ids)))
    found = {row["id"]: row["batch"] for row in rows}
    return [found.get(id) for id in line_ids]


async def device_names(read: Read, device_ids: Sequence[UUID]) -> list[str | None]:
    statement = select(Device.id, Device.name).where(own(Device), among(Device.id, device_ids))
    found = {row["id"]: row["name"] for row in await read.all(statement)}
    return [found.get(id) for id in device_ids]


async def resolutions_of(read: Read, line_ids: Sequence[UUID]) -> list[IntentResolution | None]:
    statement = select(IntentResolution).where(own(IntentResolution), among(IntentResolution.journal_id, line_ids))
    found = {row.journal_id: row for row in await read.all(statement)}
    return [found.get(id) for id in line_ids]
