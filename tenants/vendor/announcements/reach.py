"""Whom an announcement reaches: customers of the announcer's own books, and nobody else."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import DateTime, bindparam, exists, func, or_, select

from infra import clock
from infra.db import among, mine, own
from infra.work import Read, Work
from tenants.vendor.announcements.errors import CompanyNotYours
from tenants.vendor.announcements.models import Announcement, AnnouncementDelivery
from tenants.vendor.models import Customer

AT_ONCE: Final = 20
"""Companies per transaction of the courier: far below the time one run may take."""


def _addressed(announcement: Announcement) -> list[Any]:
    where = [own(Customer), Customer.ended_at.is_(None)]
    if announcement.audience == "partner":
        where.append(Customer.partner_id == announcement.partner_id)
    elif announcement.audience == "companies":
        where.append(among(Customer.id, announcement.company_ids))
    return where


async def check_companies(read: Read, ids: Sequence[UUID]) -> None:
    found = await read.many(Customer, ids) if ids else []
    if any(row is None or row.ended_at is not None for row in found):
        raise CompanyNotYours()


async def count_addressed(read: Read, announcement: Announcement) -> int:
    return int(await read.scalar(select(func.count()).select_from(Customer).where(*_addressed(announcement))))


async def next_to_tell(read: Read, announcement: Announcement) -> Sequence[UUID]:
    """Companies that are addressed and were not told yet."""
    told = exists(
        select(AnnouncementDelivery.id).where(
            own(AnnouncementDelivery),
            AnnouncementDelivery.announcement_id == announcement.id,
            AnnouncementDelivery.company_id == Customer.id,
        )
    )
    statement = select(Customer.id).where(*_addressed(announcement), ~told).order_by(Customer.id).limit(AT_ONCE)
    return [row["id"] for row in await read.all(statement)]


NOT_OVER: Final = (
    Announcement.withdrawn_at.is_(None),
    or_(Announcement.ends_at.is_(None), Announcement.ends_at > bindparam("now", type_=DateTime(True))),
)
SHOWN: Final = (AnnouncementDelivery.delivered_at.is_not(None), AnnouncementDelivery.withdrawn_at.is_(None))


async def still_told(read: Read) -> Sequence[Announcement]:
    """What is not over yet, whoever it is for."""
    return await read.all(mine(Announcement).where(*NOT_OVER), now=clock.now())


async def withdrawn(read: Read) -> Sequence[Announcement]:
    """What was taken back and still stands somewhere."""
    shown = exists(
        select(AnnouncementDelivery.id).where(
            own(AnnouncementDelivery),
            AnnouncementDelivery.announcement_id == Announcement.id,
            *SHOWN,
        )
    )
    return await read.all(mine(Announcement).where(Announcement.withdrawn_at.is_not(None), shown))


async def for_newcomers(work: Work) -> Sequence[Announcement]:
    """What is not over yet and was not addressed to chosen companies."""
    return await work.all(mine(Announcement).where(Announcement.audience != "companies", *NOT_OVER), now=work.now)


async def next_to_recall(read: Read, announcement: Announcement) -> Sequence[AnnouncementDelivery]:
    """Companies that were told and still show it."""
    statement = mine(AnnouncementDelivery).where(AnnouncementDelivery.announcement_id == announcement.id, *SHOWN)
    return await read.all(statement.order_by(AnnouncementDelivery.id).limit(AT_ONCE))
