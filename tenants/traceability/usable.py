"""May this lot be used here and now? The one check behind every issue, consumption and shipment.

Refusals name who may override. What is merely restricted or expired under a lenient item asks for a reason instead.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from infra.db import Statement, own
from infra.work import Read, Work
from tenants import identity, masterdata
from tenants.masterdata import statuses
from tenants.masterdata.models import Area, Item, StorageLocation
from tenants.masterdata.permissions import RELEASE_PLACES
from tenants.orders.access import check_reach
from tenants.traceability import permissions
from tenants.traceability.errors import (
    LocationClosed,
    LocationNotFound,
    LocationNotUsable,
    LotExpired,
    LotNotUsable,
    RestrictedNeedsReason,
)
from tenants.traceability.models import MaterialLot
from tenants.traceability.recall.refusing import refuse_recalled
from tenants.traceability.substances.refusing import refuse_undeclared

_IDS = bindparam("ids", type_=ARRAY(Uuid()))
EXPIRY = Statement(select(Item.id, Item.expiry_policy).where(own(Item), Item.id == any_(_IDS)))
STANDING = Statement(
    select(
        StorageLocation.id, StorageLocation.code, StorageLocation.status, StorageLocation.active,
        StorageLocation.kind, StorageLocation.site_id, StorageLocation.area_id, StorageLocation.work_center_id,
        Area.code.label("area"), Area.status.label("area_status"),
    )
    .outerjoin(Area, own(Area) & (Area.id == StorageLocation.area_id))
    .where(own(StorageLocation), StorageLocation.id == any_(_IDS))
)  # fmt: skip


async def check_usable(
    work: Work, lot: MaterialLot, use: str, location_id: UUID | None = None, *, reason: str | None = None
) -> list[MaterialLot]:
    return await check_all_usable(work, [lot], use, [] if location_id is None else [location_id], reason=reason)


async def check_all_usable(
    work: Work,
    lots: Sequence[MaterialLot],
    use: str,
    location_ids: Iterable[UUID] = (),
    *,
    reason: str | None = None,
) -> list[MaterialLot]:
    """Whether these lots, lying at these locations, may be used so (issue, consume, ship …) when it happened.

    Returns those that are over their date under an item that only warns. Raises LotNotUsable, LotExpired,
    RestrictedNeedsReason, LocationNotUsable, LocationClosed, LocationNotFound, LotRecalled, SubstanceBlocked,
    SubstanceNeedsReason. A handful of statements for any number.
    """
    places = await standing(work, location_ids)
    near = {place for row in places for place in (row["area_id"], row["site_id"]) if place is not None}
    reason = reason or work.line.reason
    for lot in lots:
        await _check_status(work, lot, near, reason)
    await check_places(work, places)
    await refuse_recalled(work, [each.id for each in lots])
    await refuse_undeclared(work, lots, use, reason)
    return await _expired(work, lots, near, reason)


async def _check_status(work: Work, lot: MaterialLot, near: Iterable[UUID], reason: str | None) -> None:
    if lot.state not in statuses.USABLE:
        who = await _who(work, permissions.RELEASE_LOTS.name, near)
        raise LotNotUsable(lot=lot.number, status=lot.state, who=who)
    if lot.state == statuses.RESTRICTED and not (reason or "").strip():
        raise RestrictedNeedsReason(lot=lot.number)


async def _expired(
    work: Work, lots: Sequence[MaterialLot], near: Iterable[UUID], reason: str | None
) -> list[MaterialLot]:
    dated = [each for each in lots if each.expires_on is not None]
    if not dated:
        return []
    day = await masterdata.plant_day(work, work.occurred_at)
    over = [each for each in dated if is_over(each.expires_on, day)]
    if not over:
        return []
    policies = {row["id"]: row["expiry_policy"] for row in await work.all(EXPIRY, ids=[each.item_id for each in over])}
    for lot in over:
        policy = policies[lot.item_id]
        may = policy == "override" and work.actor.may(permissions.USE_EXPIRED.name) and bool((reason or "").strip())
        if policy != "warn" and not may:
            who = await _who(work, permissions.USE_EXPIRED.name, near) if policy == "override" else []
            raise LotExpired(lot=lot.number, expired_on=lot.expires_on, policy=policy, who=who)
    return [each for each in over if policies[each.item_id] == "warn"]


def is_over(expires_on: date | None, day: date) -> bool:
    """A lot may still be used on the day its date says."""
    return expires_on is not None and expires_on < day


async def standing(read: Read, location_ids: Iterable[UUID]) -> list[Any]:
    """The locations with their status, and that of the area each lies in. Raises LocationNotFound."""
    wanted = set(location_ids)
    if not wanted:
        return []
    rows = await read.all(STANDING, ids=sorted(wanted))
    if len(rows) != len(wanted):
        raise LocationNotFound()
    return rows


async def reached(work: Work, location_ids: Iterable[UUID]) -> dict[UUID, Any]:
    """The locations, where the permission of the running command reaches them. Raises LocationNotFound, OutOfScope."""
    rows = await standing(work, location_ids)
    for row in rows:
        inside = (row["work_center_id"], row["area_id"], row["site_id"])
        check_reach(work, *(place for place in inside if place is not None))
    return {row["id"]: row for row in rows}


async def arriving_at(work: Work, location_ids: Iterable[UUID]) -> dict[UUID, Any]:
    """The locations, if something may be brought there. Raises also LocationClosed, LocationNotUsable."""
    found = await reached(work, location_ids)
    await check_places(work, found.values(), arriving=True)
    return found


async def check_places(work: Work, places: Iterable[Any], *, arriving: bool = False) -> None:
    """`places` as `standing` gives them. Into a place that is in use no longer nothing comes; out of one in a bad
    status nothing is taken for use."""
    for row in places:
        if arriving and not row["active"]:
            raise LocationClosed(location=row["code"])
        if arriving and row["kind"] == "quarantine":
            continue  # it is there for what may not be used
        for code, status in ((row["code"], row["status"]), (row["area"], row["area_status"])):
            if status is not None and status not in statuses.USABLE:
                near = [place for place in (row["area_id"], row["site_id"]) if place is not None]
                who = await _who(work, RELEASE_PLACES.name, near)
                raise LocationNotUsable(location=code, status=status, who=who)


async def _who(read: Read, permission: str, near: Iterable[UUID]) -> list[str]:
    """The people one can ask, three of them at most."""
    return (await identity.who_may(read, permission, *near))[:3]
