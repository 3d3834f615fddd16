"""Announcements in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, Names, connection, loader, mutation, page_type
from tenants.vendor.announcements import commands, models, queries, rules


@strawberry.type(
    description="What was announced to customers. `state`: scheduled, out, over, withdrawn. `companies` have it, in"
    " `companiesRead` of them somebody read it; `readers` are people."
)
class Announcement:
    id: UUID
    title: Names
    text: Names
    level: str
    audience: str
    partner_id: UUID | None
    company_ids: list[UUID]
    starts_at: datetime
    ends_at: datetime | None
    state: str
    announced_by: str
    created_at: datetime
    withdrawn_at: datetime | None

    @strawberry.field
    async def companies(self, info: Info) -> int:
        return (await loader(info, queries.reach_of).load(self.id)).told

    @strawberry.field
    async def companies_read(self, info: Info) -> int:
        return (await loader(info, queries.reach_of).load(self.id)).companies_read

    @strawberry.field
    async def readers(self, info: Info) -> int:
        return (await loader(info, queries.reach_of).load(self.id)).readers

    @classmethod
    def of(cls, row: models.Announcement) -> "Announcement":
        return cls(
            id=row.id, title=Names(zh=row.title_zh, en=row.title_en), text=Names(zh=row.text_zh, en=row.text_en),
            level=row.level, audience=row.audience, partner_id=row.partner_id, company_ids=list(row.company_ids),
            starts_at=row.starts_at, ends_at=row.ends_at, announced_by=row.announced_by, created_at=row.created_at,
            state=rules.state_of(row.starts_at, row.ends_at, row.withdrawn_at, clock.now()),
            withdrawn_at=row.withdrawn_at,
        )  # fmt: skip


@strawberry.type(description="What the vendor or a partner tells the company one is signed in to, until put away.")
class ReceivedAnnouncement:
    id: UUID
    sender: Names
    title: Names
    text: Names
    level: str
    starts_at: datetime

    @classmethod
    def of(cls, row: models.ReceivedAnnouncement) -> "ReceivedAnnouncement":
        return cls(
            id=row.id, sender=Names(zh=row.sender_zh, en=row.sender_en),
            title=Names(zh=row.title_zh, en=row.title_en), text=Names(zh=row.text_zh, en=row.text_en),
            level=row.level, starts_at=row.starts_at,
        )  # fmt: skip


@strawberry.input
class AnnouncementFilter:
    state: str | None = None
    level: str | None = None
    search: str | None = None


@strawberry.enum
class AnnouncementSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"
    STARTS = "STARTS"


if TYPE_CHECKING:
    AnnouncementPage = Any
else:
    AnnouncementPage = page_type(Announcement)


@strawberry.type
class AnnouncementQuery:
    @strawberry.field
    async def announcements(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: AnnouncementFilter | None = None,
        sort: list[AnnouncementSort] | None = None,
    ) -> AnnouncementPage:
        wanted = queries.AnnouncementFilter(**vars(filter)) if filter else queries.AnnouncementFilter()
        order = sort[0].value if sort else "NEWEST"
        return connection(Announcement, await queries.announcement_page(info.context.read, first, after, wanted, order))

    @strawberry.field
    async def shown_announcements(self, info: Info) -> list[ReceivedAnnouncement]:
        return [ReceivedAnnouncement.of(row) for row in await queries.shown_announcements(info.context.read)]


@strawberry.type
class AnnouncementMutation:
    announce = mutation(commands.announce, Announcement)
    withdraw_announcement = mutation(commands.withdraw_announcement, Announcement)
    read_announcement = mutation(commands.read_announcement, ReceivedAnnouncement)
