"""Storage locations, and whether places may be used."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.errors import BadInput
from infra.work import Work
from tenants.masterdata import permissions, rules, statuses
from tenants.masterdata.commands.naming import NewNamed, add, renaming
from tenants.masterdata.errors import RecordNotFound
from tenants.masterdata.events import PlaceStatusChanged
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import Area, Partner, Site, StorageLocation, WorkCenter


@dataclass(frozen=True, kw_only=True)
class CreateLocation(NewNamed):
    """`kind`: store, quarantine, line_side (of a work center), finished, subcontractor (of a partner)."""

    site_id: UUID
    kind: str = "store"
    area_id: UUID | None = None
    work_center_id: UUID | None = None
    partner_id: UUID | None = None


@command(needs=permissions.EDIT_LOCATIONS)
async def create_location(work: Work, cmd: CreateLocation) -> StorageLocation:
    await existing(work, Site, cmd.site_id)
    belongs = await _belongs(work, cmd.kind, cmd.site_id, cmd.area_id, cmd.work_center_id, cmd.partner_id)
    return await add(work, StorageLocation(**cmd.naming, site_id=cmd.site_id, kind=cmd.kind, **belongs))


async def _belongs(
    work: Work, kind: str, site_id: UUID, area_id: UUID | None, work_center_id: UUID | None, partner_id: UUID | None
) -> dict[str, Any]:
    """Whose the location is, as its kind asks: line side a work center's, a yard a partner's."""
    rules.check_kind(kind, rules.LOCATION_KINDS)
    if (kind == "line_side") != (work_center_id is not None):
        raise BadInput(field="workCenterId", problem="a line side belongs to a work center, no other location does")
    if (kind == "subcontractor") != (partner_id is not None):
        raise BadInput(field="partnerId", problem="a subcontractor's yard belongs to a partner, no other location does")
    if work_center_id is not None:
        area_id = (await existing(work, WorkCenter, work_center_id)).area_id
    if area_id is not None and (await existing(work, Area, area_id)).site_id != site_id:
        raise BadInput(field="areaId", problem="the area is at another site")
    if partner_id is not None:
        await existing(work, Partner, partner_id)
    return {"area_id": area_id, "work_center_id": work_center_id, "partner_id": partner_id}


@dataclass(frozen=True, kw_only=True)
class ChangeLocation(Command):
    """What is out of use takes nothing more; what lies there can still be taken out."""

    location_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    area_id: UUID | None = None
    active: bool | None = None


@command(needs=permissions.EDIT_LOCATIONS)
async def change_location(work: Work, cmd: ChangeLocation) -> StorageLocation:
    row = await existing(work, StorageLocation, cmd.location_id)
    changes: dict[str, Any] = renaming(cmd.name_zh, cmd.name_en)
    if cmd.area_id is not None and cmd.area_id != row.area_id:
        belongs = await _belongs(work, row.kind, row.site_id, cmd.area_id, row.work_center_id, row.partner_id)
        changes["area_id"] = belongs["area_id"]
    if cmd.active is not None:
        changes["active"] = cmd.active
    return await work.change(row, **changes)


@dataclass(frozen=True, kw_only=True)
class ChangeLocationStatus(Command):
    """`status`: quarantined, accepted, rejected, held, restricted."""

    location_id: UUID
    status: str


@command(needs=permissions.RELEASE_PLACES, signs=Meaning("status changed"))
async def change_location_status(work: Work, cmd: ChangeLocationStatus) -> StorageLocation:
    row = await work.lock(StorageLocation, cmd.location_id)
    if row is None:
        raise RecordNotFound(what="storage location")
    now = row.status
    await work.change(row, status=statuses.check_move(now, cmd.status))
    work.emit(PlaceStatusChanged(place_id=row.id, kind="location", was=now, status=row.status))
    return row


@dataclass(frozen=True, kw_only=True)
class ChangeAreaStatus(Command):
    """`status`: quarantined, accepted, rejected, held, restricted."""

    area_id: UUID
    status: str


@command(needs=permissions.RELEASE_PLACES, signs=Meaning("status changed"))
async def change_area_status(work: Work, cmd: ChangeAreaStatus) -> Area:
    row = await work.lock(Area, cmd.area_id)
    if row is None:
        raise RecordNotFound(what="area")
    work.actor.need(permissions.RELEASE_PLACES.name, row.id, row.site_id)
    now = row.status
    await work.change(row, status=statuses.check_move(now, cmd.status))
    work.emit(PlaceStatusChanged(place_id=row.id, kind="area", was=now, status=row.status))
    return row
