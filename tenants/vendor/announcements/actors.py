"""The courier: brings announcements to companies, one company at a time, and their count of readers back."""

from typing import Any
from uuid import UUID

from infra.actions import Command, CommandSpec, run_once
from infra.errors import TenantClosed, Unavailable
from infra.events import every, on
from infra.ids import derived
from infra.work import Work, system
from tenants.plans.models import Tenant
from tenants.vendor.announcements import commands
from tenants.vendor.announcements.events import AnnouncementMade, AnnouncementRead
from tenants.vendor.announcements.models import Announcement, AnnouncementDelivery, ReceivedAnnouncement
from tenants.vendor.announcements.reach import for_newcomers, next_to_recall, next_to_tell, still_told, withdrawn
from tenants.vendor.events import CustomerRecorded


@on(AnnouncementMade, queue="announcements")
async def carry(work: Work, fact: AnnouncementMade) -> None:
    """A share of the companies; while there are more the fact is told again. What was brought twice is known there."""
    announcement = await work.lock(Announcement, fact.announcement_id)
    if announcement is None:
        return
    more = await (_recall(work, announcement) if announcement.withdrawn_at else _tell(work, announcement))
    if more:
        work.emit(AnnouncementMade(announcement_id=announcement.id))


async def _tell(work: Work, announcement: Announcement) -> bool:
    companies, brought = await next_to_tell(work, announcement), False
    own = await work.get(Tenant, work.tenant_id)
    assert own is not None, "whoever announces is a company"
    for company_id in companies:
        cmd = commands.ReceiveAnnouncement(
            id=derived("vendor.receive_announcement", announcement.id, company_id),
            announcement_id=announcement.id, source_id=work.tenant_id, sender_zh=own.name_zh, sender_en=own.name_en,
            title_zh=announcement.title_zh, title_en=announcement.title_en, text_zh=announcement.text_zh,
            text_en=announcement.text_en, level=announcement.level, starts_at=announcement.starts_at,
            ends_at=announcement.ends_at, occurred_at=announcement.created_at,
        )  # fmt: skip
        told = await _at(company_id, announcement, commands.receive_announcement, cmd)
        if told is not None:
            await work.insert(
                AnnouncementDelivery(
                    announcement_id=announcement.id, company_id=company_id, delivered_at=work.now if told else None
                )
            )
            brought = True
    return brought


async def _recall(work: Work, announcement: Announcement) -> bool:
    deliveries, brought = await next_to_recall(work, announcement), False
    for each in deliveries:
        cmd = commands.PutAnnouncementAway(
            id=derived("vendor.put_announcement_away", announcement.id, each.company_id),
            announcement_id=announcement.id, occurred_at=announcement.withdrawn_at,
        )  # fmt: skip
        if await _at(each.company_id, announcement, commands.put_announcement_away, cmd) is not None:
            await work.change(each, withdrawn_at=work.now)
            brought = True
    return brought


async def _at(company_id: UUID, announcement: Announcement, spec: CommandSpec[Any, Any], cmd: Command) -> bool | None:
    """Whether the company could be told; one that is closed has nobody to tell. None: its database does not answer,
    and the others do not wait for it."""
    try:
        await run_once(system(company_id, announcement.announced_by), spec, cmd)
    except TenantClosed:
        return False
    except Unavailable:
        return None
    return True


@every("40 * * * *")
async def carry_again(work: Work) -> None:
    """To whom it could not be brought before."""
    for announcement in await still_told(work):
        if await next_to_tell(work, announcement):
            work.emit(AnnouncementMade(announcement_id=announcement.id))
    for announcement in await withdrawn(work):
        work.emit(AnnouncementMade(announcement_id=announcement.id))


@on(CustomerRecorded, queue="announcements")
async def tell_newcomer(work: Work, _fact: CustomerRecorded) -> None:
    """Whoever becomes a customer today is told what holds for all today."""
    for announcement in await for_newcomers(work):
        work.emit(AnnouncementMade(announcement_id=announcement.id))


@on(AnnouncementRead, queue="announcements")
async def count_back(work: Work, fact: AnnouncementRead) -> None:
    """The announcer learns how many have read it, not who."""
    received = await work.get(ReceivedAnnouncement, fact.received_id)
    if received is None:
        return
    readers = await work.scalar(commands.READERS, received_id=received.id)
    await run_once(
        system(received.source_id),
        commands.record_readers,
        commands.RecordReaders(
            id=derived("vendor.record_readers", received.id, work.tenant_id, readers),
            announcement_id=received.announcement_id, company_id=work.tenant_id, readers=readers,
            occurred_at=received.created_at,
        ),
    )  # fmt: skip
