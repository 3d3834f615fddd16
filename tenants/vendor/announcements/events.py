"""Facts of announcements."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class AnnouncementMade(Event):
    """There are companies to tell, or to tell that it is over."""

    name = "vendor.announcement_made"
    subject = "announcement_id"

    announcement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnnouncementCounted(Event):
    name = "vendor.announcement_counted"
    subject = "announcement_id"

    announcement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnnouncementReceived(Event):
    """Open screens of the company show it, or put it away."""

    name = "vendor.announcement_received"
    subject = "received_id"

    received_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnnouncementRead(Event):
    """Somebody of the company has read it."""

    name = "vendor.announcement_read"
    subject = "received_id"

    received_id: UUID
