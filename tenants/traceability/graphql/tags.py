"""What fixed readers saw, in the schema."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.identity.administration.queries import devices_by_id
from tenants.masterdata.graphql import StorageLocation
from tenants.traceability import models
from tenants.traceability.graphql.stock import MaterialLot, pack_number
from tenants.traceability.graphql.things import the_location
from tenants.traceability.queries import lots_by_id
from tenants.traceability.tags import commands, queries


@strawberry.type(
    description="A reader saw a tag. `verdict`, `kind` and `thingId` as `identify` says them; `moved`: it came here "
    "by this read."
)
class TagRead:
    id: UUID
    text: str
    verdict: str
    kind: str | None
    thing_id: UUID | None
    location_id: UUID | None
    moved: bool
    read_at: datetime
    device_id: UUID | None

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation | None:
        """Where the reader stands."""
        return await the_location(info, self.location_id)

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot | None:
        if self.thing_id is None or self.kind not in ("lot", "piece"):
            return None
        row = await loader(info, lots_by_id).load(self.thing_id)
        return MaterialLot.of(row) if row else None

    @strawberry.field
    async def pack_number(self, info: Info) -> str | None:
        return await pack_number(info, self.thing_id if self.kind == "pack" else None)

    @strawberry.field
    async def device(self, info: Info) -> str | None:
        """The reader's name; null when its system sent it with a token."""
        row = await loader(info, devices_by_id).load(self.device_id) if self.device_id else None
        return row.name if row else None

    @classmethod
    def of(cls, row: models.TagRead) -> "TagRead":
        return cls(
            id=row.id, text=row.text, verdict=row.verdict, kind=row.kind, thing_id=row.thing_id,
            location_id=row.location_id, moved=row.moved, read_at=row.read_at, device_id=row.device_id,
        )  # fmt: skip


@strawberry.input(description="`strange`: only what was not found to be one thing of ours.")
class TagReadFilter:
    thing_id: UUID | None = None
    location_id: UUID | None = None
    device_id: UUID | None = None
    strange: bool = False


if TYPE_CHECKING:
    TagReadPage = Any
else:
    TagReadPage = page_type(TagRead)


@strawberry.type
class TagQuery:
    @strawberry.field
    async def tag_reads(
        self, info: Info, first: int = 50, after: str | None = None, filter: TagReadFilter | None = None
    ) -> TagReadPage:
        """What readers saw, the last first."""
        wanted = queries.TagReadFilter(**vars(filter) if filter else {})
        page = await queries.tag_reads(info.context.read, first=first, after=after, filter=wanted)
        return connection(TagRead, page)


@strawberry.type
class TagMutation:
    record_tag_read = mutation(commands.record_tag_read, TagRead)
