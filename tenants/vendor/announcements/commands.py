"""Announcing and withdrawing, in the announcer's company; receiving and reading, in a customer's."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import Missing
from infra.work import Work
from tenants.vendor.announcements import permissions, rules
from tenants.vendor.announcements.errors import AnnouncementOver, NobodyAddressed
from tenants.vendor.announcements.events import (
    AnnouncementCounted,
    AnnouncementMade,
    AnnouncementRead,
    AnnouncementReceived,
)
from tenants.vendor.announcements.models import (
    Announcement,
    AnnouncementDelivery,
    AnnouncementReading,
    ReceivedAnnouncement,
)
from tenants.vendor.announcements.reach import check_companies, count_addressed

RECEIVED = Statement(
    mine(ReceivedAnnouncement).where(ReceivedAnnouncement.announcement_id == bindparam("announcement_id"))
)
DELIVERED = Statement(
    mine(AnnouncementDelivery).where(
        AnnouncementDelivery.announcement_id == bindparam("announcement_id"),
        AnnouncementDelivery.company_id == bindparam("company_id"),
    )
)


@dataclass(frozen=True, kw_only=True)
class Announce(Command):
    """`audience`: all | partner (its customers) | companies (these). Without `starts_at` it is shown at once."""

    title_zh: str
    title_en: str
    text_zh: str
    text_en: str
    level: str = "info"
    audience: str = "all"
    partner_id: UUID | None = None
    company_ids: list[UUID] = field(default_factory=list)
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@command(needs=permissions.ANNOUNCE)
async def announce(work: Work, cmd: Announce) -> Announcement:
    """Tell customers something; they are reached one company at a time."""
    rules.check_words(title_zh=cmd.title_zh, title_en=cmd.title_en, text_zh=cmd.text_zh, text_en=cmd.text_en)
    rules.check_level(cmd.level)
    rules.check_audience(cmd.audience, partner=cmd.partner_id is not None, companies=bool(cmd.company_ids))
    starts_at = cmd.starts_at or work.now
    rules.check_span(starts_at, cmd.ends_at, work.now)
    chosen = list(dict.fromkeys(cmd.company_ids))
    await check_companies(work, chosen)
    made = Announcement(
        title_zh=cmd.title_zh.strip(), title_en=cmd.title_en.strip(), text_zh=cmd.text_zh.strip(),
        text_en=cmd.text_en.strip(), level=cmd.level, audience=cmd.audience, partner_id=cmd.partner_id,
        company_ids=chosen, starts_at=starts_at, ends_at=cmd.ends_at, announced_by=work.actor.name,
    )  # fmt: skip
    if not await count_addressed(work, made):
        raise NobodyAddressed()
    await work.insert(made)
    work.emit(AnnouncementMade(announcement_id=made.id))
    return made


@dataclass(frozen=True, kw_only=True)
class WithdrawAnnouncement(Command):
    announcement_id: UUID


@command(needs=permissions.ANNOUNCE)
async def withdraw_announcement(work: Work, cmd: WithdrawAnnouncement) -> Announcement:
    """Nobody is shown it any more; that it was read stays known."""
    row = await work.lock(Announcement, cmd.announcement_id)
    if row is None:
        raise Missing(what="announcement")
    if rules.state_of(row.starts_at, row.ends_at, row.withdrawn_at, work.now) in ("withdrawn", "over"):
        raise AnnouncementOver(title=row.title_zh)
    work.emit(AnnouncementMade(announcement_id=row.id))
    return await work.change(row, withdrawn_at=work.now)


@dataclass(frozen=True, kw_only=True)
class RecordReaders(Command):
    announcement_id: UUID
    company_id: UUID
    readers: int


@command(needs=permissions.DELIVER)
async def record_readers(work: Work, cmd: RecordReaders) -> None:
    """What a company counted. Two counts may overtake each other; the larger is the later."""
    row = await work.one(DELIVERED, announcement_id=cmd.announcement_id, company_id=cmd.company_id)
    if row is not None and row.readers < cmd.readers:
        await work.change(row, readers=cmd.readers)
        work.emit(AnnouncementCounted(announcement_id=cmd.announcement_id))


# -- in a customer's company -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ReceiveAnnouncement(Command):
    announcement_id: UUID
    source_id: UUID
    sender_zh: str
    sender_en: str
    title_zh: str
    title_en: str
    text_zh: str
    text_en: str
    level: str
    starts_at: datetime
    ends_at: datetime | None


@command(needs=permissions.DELIVER, while_read_only=True)
async def receive_announcement(work: Work, cmd: ReceiveAnnouncement) -> ReceivedAnnouncement:
    known: ReceivedAnnouncement | None = await work.one(RECEIVED, announcement_id=cmd.announcement_id)
    if known is not None:
        return known
    row = await work.insert(
        ReceivedAnnouncement(
            announcement_id=cmd.announcement_id, source_id=cmd.source_id, sender_zh=cmd.sender_zh,
            sender_en=cmd.sender_en, title_zh=cmd.title_zh, title_en=cmd.title_en, text_zh=cmd.text_zh,
            text_en=cmd.text_en, level=cmd.level, starts_at=cmd.starts_at, ends_at=cmd.ends_at,
        )
    )  # fmt: skip
    work.emit(AnnouncementReceived(received_id=row.id))
    return row


@dataclass(frozen=True, kw_only=True)
class PutAnnouncementAway(Command):
    announcement_id: UUID


@command(needs=permissions.DELIVER, while_read_only=True)
async def put_announcement_away(work: Work, cmd: PutAnnouncementAway) -> None:
    """Its announcer withdrew it."""
    row = await work.one(RECEIVED, announcement_id=cmd.announcement_id)
    if row is not None and row.withdrawn_at is None:
        await work.change(row, withdrawn_at=work.now)
        work.emit(AnnouncementReceived(received_id=row.id))


@dataclass(frozen=True, kw_only=True)
class ReadAnnouncement(Command):
    received_id: UUID


@command(needs=permissions.RECEIVE, while_read_only=True)
async def read_announcement(work: Work, cmd: ReadAnnouncement) -> ReceivedAnnouncement:
    """The reader has seen it and puts it away for himself."""
    row = await work.get(ReceivedAnnouncement, cmd.received_id)
    if row is None:
        raise Missing(what="announcement")
    if work.actor.kind != "user":
        return row  # a guest puts nothing away for the company's people
    reading = AnnouncementReading(received_id=row.id, user_id=work.actor.id, read_at=work.now)
    if await work.insert_new(reading):
        work.emit(AnnouncementRead(received_id=row.id))
    return row


READERS = Statement(
    select(func.count()).where(own(AnnouncementReading), AnnouncementReading.received_id == bindparam("received_id"))
)
