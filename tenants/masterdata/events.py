"""What has happened to master data."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class ChangeApproved(Event):
    """A change is live: open orders follow as was decided for each."""

    name = "masterdata.change_approved"
    subject = "change_id"
    change_id: UUID
    number: str
    item_ids: list[UUID]
    effective_from: date


@dataclass(frozen=True, kw_only=True)
class PlaceStatusChanged(Event):
    """`kind`: area or location. Statuses are those of `masterdata.statuses`."""

    name = "masterdata.place_status_changed"
    subject = "place_id"
    place_id: UUID
    kind: str
    was: str
    status: str
