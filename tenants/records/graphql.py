"""The trail and the tray of refused entries in the schema."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
import strawberry

from infra.graphql import JSON, Info, connection, loader, mutation, page_type
from infra.journal.models import JournalChange, JournalLine
from tenants.records import commands, queries
from tenants.records.archives.graphql import ArchiveMutation, ArchiveQuery

INT32 = 2**31 - 1


@strawberry.type(description="One row as it was and as it became; `before` is null for a new row.")
class Change:
    table: str
    record_id: UUID
    revision: int
    before: JSON | None
    after: JSON | None

    @classmethod
    def of(cls, row: JournalChange) -> "Change":
        return cls(
            table=row.table_name,
            record_id=row.record_id,
            revision=row.revision,
            before=_json(row.before),
            after=_json(row.after),
        )


@strawberry.type(name="TrailLine", description="One act, done or refused: who, what, when, where, why.")
class Trail:
    id: UUID
    command: str
    outcome: str
    code: str | None
    params: JSON | None
    actor_kind: str
    actor_name: str
    seq: int | None
    address: str | None
    occurred_at: datetime
    device_at: datetime | None
    recorded_at: datetime
    skew_ms: int | None
    reason: str | None
    meaning: str | None
    subject_id: UUID | None
    payload: JSON
    device_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def device(self, info: Info) -> str | None:
        return await loader(info, queries.device_names).load(self.device_id) if self.device_id else None

    @strawberry.field
    async def changes(self, info: Info) -> list[Change]:
        return [Change.of(row) for row in await loader(info, queries.changes_of).load(self.id)]

    @strawberry.field
    async def sealed_batch(self, info: Info) -> int | None:
        """The batch that seals this line; null while it waits."""
        return await loader(info, queries.batches_of).load(self.id)

    @classmethod
    def of(cls, row: JournalLine) -> "Trail":
        return cls(
            id=row.id,
            command=row.command,
            outcome=row.outcome,
            code=row.code,
            params=_json(row.result) if row.outcome == "refused" else None,
            actor_kind=row.actor_kind,
            actor_name=row.actor_name,
            seq=row.seq,
            address=row.address,
            occurred_at=row.occurred_at,
            device_at=row.device_at,
            recorded_at=row.recorded_at,
            skew_ms=None if row.skew_ms is None else max(-INT32, min(INT32, row.skew_ms)),
            reason=row.reason,
            meaning=row.meaning,
            subject_id=row.subject_id,
            payload=_json(row.payload),
            device_id=row.device_id,
        )


@strawberry.type(description="How far the trail is sealed, and the newest head published outside the database.")
class SealStatus:
    sealed_lines: int
    pending_lines: int
    sealed_until: datetime | None
    head_batch: int | None
    head_hash: str | None
    published_at: datetime | None
    fingerprint: str


@strawberry.type(description="An entry of a phone that was refused and waits for a person.")
class Intent:
    id: UUID
    command: str
    code: str
    params: JSON
    payload: JSON
    occurred_at: datetime
    actor_name: str

    @strawberry.field
    async def resolved_by_id(self, info: Info) -> UUID | None:
        """The journal line that settled it; null while it is open."""
        found = await loader(info, queries.resolutions_of).load(self.id)
        return found.resolved_by_id if found else None

    @classmethod
    def of(cls, row: JournalLine) -> "Intent":
        return cls(
            id=row.id,
            command=row.command,
            code=row.code or "",
            params=_json(row.result),
            payload=_json(row.payload),
            occurred_at=row.occurred_at,
            actor_name=row.actor_name,
        )


@strawberry.input
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


@strawberry.input
class IntentFilter:
    open: bool | None = None


def _json(text: str | None) -> Any:
    return None if text is None else orjson.loads(text)


if TYPE_CHECKING:
    TrailPage = Any
    IntentPage = Any
else:
    TrailPage = page_type(Trail)
    IntentPage = page_type(Intent)


@strawberry.type
class Query(ArchiveQuery):
    @strawberry.field
    async def trail(
        self, info: Info, first: int = 50, after: str | None = None, filter: TrailFilter | None = None
    ) -> TrailPage:
        wanted = queries.TrailFilter(**vars(filter)) if filter else queries.TrailFilter()
        return connection(Trail, await queries.trail(info.context.read, first, after, wanted))

    @strawberry.field
    async def seal_status(self, info: Info) -> SealStatus:
        return SealStatus(**vars(await queries.seal_status(info.context.read)))

    @strawberry.field
    async def intents(
        self, info: Info, first: int = 50, after: str | None = None, filter: IntentFilter | None = None
    ) -> IntentPage:
        only_open = filter.open if filter else None
        return connection(Intent, await queries.intents(info.context.read, first, after, only_open=only_open))


@strawberry.type
class Mutation(ArchiveMutation):
    dismiss_intent = mutation(commands.dismiss_intent, Intent, model=JournalLine)
    adopt_intent = mutation(commands.adopt_intent, Intent, model=JournalLine)
