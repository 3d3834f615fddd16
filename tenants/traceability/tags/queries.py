"""What readers saw, the last first."""

from dataclasses import dataclass
from uuid import UUID

from infra.actions import query
from infra.db import mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.traceability.models import TagRead
from tenants.traceability.permissions import READ_LOTS


@dataclass(frozen=True)
class TagReadFilter:
    """`strange`: only what was not found to be one thing of ours."""

    thing_id: UUID | None = None
    location_id: UUID | None = None
    device_id: UUID | None = None
    strange: bool = False


LAST_FIRST = (Key(TagRead.read_at, "read_at", descending=True), Key(TagRead.id, "id", descending=True))


@query(needs=READ_LOTS)
async def tag_reads(read: Read, *, first: int, after: str | None, filter: TagReadFilter) -> Page[TagRead]:
    statement = mine(TagRead)
    for column, wanted in (
        (TagRead.thing_id, filter.thing_id), (TagRead.location_id, filter.location_id),
        (TagRead.device_id, filter.device_id),
    ):  # fmt: skip
        if wanted is not None:
            statement = statement.where(column == wanted)
    if filter.strange:
        statement = statement.where(TagRead.thing_id.is_(None))
    return await paged(read, statement, keys=LAST_FIRST, first=first, after=after)
