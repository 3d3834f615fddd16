"""What has changed in calendars and rosters."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Event):
    """When a site, or a place in it, works."""

    name = "masterdata.calendar_changed"
    subject = "site_id"

    site_id: UUID


@dataclass(frozen=True, kw_only=True)
class RosterChanged(Event):
    """Who works when."""

    name = "masterdata.roster_changed"

    days: list[date]
    work_center_ids: list[UUID]
