"""Announcements as their announcer sees them, and as the people of a company do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import DateTime, Uuid, bindparam, case, exists, func, literal, or_, select

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.vendor.announcements import permissions
from tenants.vendor.announcements.models import (
    Announcement,
    AnnouncementDelivery,
    AnnouncementReading,
    ReceivedAnnouncement,
)

BY_ID = Key(Announcement.id, "id", descending=True)
SORTS = {
    "NEWEST": (BY_ID,),
    "OLDEST": (Key(Announcement.id, "id"),),
    "STARTS": (Key(Announcement.starts_at, "starts_at", descending=True), BY_ID),
}
NOW = bindparam("now", type_=DateTime(True))


@dataclass(frozen=True, kw_only=True)
class AnnouncementFilter:
    state: str | None = None
    level: str | None = None
    search: str | None = None


def _state(state: str) -> list[Any]:
    gone = Announcement.withdrawn_at.is_not(None)
    if state == "withdrawn":
        return [gone]
    over = Announcement.ends_at <= NOW
    return {
        "scheduled": [~gone, Announcement.starts_at > NOW],
        "over": [~gone, over],
        "out": [~gone, Announcement.starts_at <= NOW, or_(Announcement.ends_at.is_(None), ~over)],
    }.get(state, [literal(False)])


@query(needs=permissions.READ_ANNOUNCEMENTS)
async def announcement_page(
    read: Read, first: int, after: str | None, wanted: AnnouncementFilter, sort: str
) -> Page[Announcement]:
    statement = mine(Announcement)
    binds: dict[str, Any] = {}
    if wanted.state is not None:
        statement = statement.where(*_state(wanted.state))
        binds |= {} if wanted.state == "withdrawn" else {"now": clock.now()}
    if wanted.level is not None:
        statement = statement.where(Announcement.level == wanted.level)
    if wanted.search:
        columns = (Announcement.title_zh, Announcement.title_en, Announcement.text_zh, Announcement.text_en)
        statement = statement.where(or_(*(each.icontains(wanted.search, autoescape=True) for each in columns)))
    return await paged(read, statement, keys=SORTS[sort], first=first, after=after, **binds)


class Reach(NamedTuple):
    """`told` companies of those it was brought to, and the people among them who read it."""

    told: int = 0
    readers: int = 0
    companies_read: int = 0


async def reach_of(read: Read, ids: Sequence[UUID]) -> list[Reach]:
    statement = (
        select(
            AnnouncementDelivery.announcement_id,
            func.count(AnnouncementDelivery.delivered_at).label("told"),
            func.sum(AnnouncementDelivery.readers).label("readers"),
            func.count().filter(AnnouncementDelivery.readers > 0).label("companies_read"),
        )
        .where(own(AnnouncementDelivery), among(AnnouncementDelivery.announcement_id, ids))
        .group_by(AnnouncementDelivery.announcement_id)
    )
    found = {row["announcement_id"]: row for row in await read.all(statement)}
    return [
        Reach(found[id]["told"], int(found[id]["readers"]), found[id]["companies_read"]) if id in found else Reach()
        for id in ids
    ]


# -- in a customer's company -----------------------------------------------------------------------------

SHOWN = Statement(
    mine(ReceivedAnnouncement)
    .where(
        ReceivedAnnouncement.withdrawn_at.is_(None),
        ReceivedAnnouncement.starts_at <= NOW,
        or_(ReceivedAnnouncement.ends_at.is_(None), ReceivedAnnouncement.ends_at > NOW),
        ~exists(
            select(AnnouncementReading.id).where(
                own(AnnouncementReading),
                AnnouncementReading.received_id == ReceivedAnnouncement.id,
                AnnouncementReading.user_id == bindparam("user_id", type_=Uuid()),
            )
        ),
    )
    .order_by(
        case({"urgent": 0, "warning": 1}, value=ReceivedAnnouncement.level, else_=2),
        ReceivedAnnouncement.starts_at.desc(),
    )
    .limit(20)
)


@query(needs=permissions.RECEIVE)
async def shown_announcements(read: Read) -> Sequence[ReceivedAnnouncement]:
    """What the asking person was not done with yet, the most urgent first."""
    return await read.all(SHOWN, now=clock.now(), user_id=read.actor.id)
