"""Whose turn it is: first expired first out (then first in), or first in first out, as the item says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, literal, or_, select
from sqlalchemy.types import Boolean, Date, DateTime, Uuid

from infra import clock
from infra.actions import query
from infra.db import Statement, own
from infra.quantity import ZERO
from infra.work import Read, Work
from tenants import masterdata
from tenants.masterdata.models import Area, Item, StorageLocation
from tenants.masterdata.statuses import ACCEPTED, RESTRICTED
from tenants.traceability import permissions
from tenants.traceability.errors import LotNotNext
from tenants.traceability.models import LotBalance, MaterialLot, Reservation

NEVER = date(9999, 12, 31)
MOST = 500


@dataclass(frozen=True, kw_only=True)
class Pick:
    """So much of a lot is to be taken at a location; `free` is what lies there unreserved."""

    lot_id: UUID
    location_id: UUID
    quantity: Decimal
    free: Decimal
    expires_on: date | None
    received_at: datetime


_reserved = (
    select(func.coalesce(func.sum(Reservation.quantity - Reservation.used), ZERO))
    .where(
        own(Reservation),
        Reservation.lot_id == LotBalance.lot_id,
        Reservation.location_id == LotBalance.location_id,
        Reservation.released_at.is_(None),
        Reservation.ends_at > bindparam("now", type_=DateTime(timezone=True)),
    )
    .correlate(LotBalance)
    .scalar_subquery()
)
_EXPIRES = func.coalesce(MaterialLot.expires_on, literal(NEVER, Date()))
_USABLE = (ACCEPTED, RESTRICTED)
_LYING = (
    select(
        MaterialLot.id, MaterialLot.number, MaterialLot.expires_on, MaterialLot.received_at,
        LotBalance.location_id, (LotBalance.quantity - _reserved).label("free"),
    )
    .join(LotBalance, own(LotBalance) & (LotBalance.lot_id == MaterialLot.id))
    .join(StorageLocation, own(StorageLocation) & (StorageLocation.id == LotBalance.location_id))
    .outerjoin(Area, own(Area) & (Area.id == StorageLocation.area_id))
    .where(
        own(MaterialLot),
        MaterialLot.item_id == bindparam("item_id"),
        MaterialLot.state == ACCEPTED,
        LotBalance.order_id.is_(None),
        LotBalance.pack_id.is_(None),
        StorageLocation.kind != "quarantine",
        StorageLocation.kind != "subcontractor",
        or_(*(StorageLocation.status == each for each in _USABLE)),
        or_(Area.status.is_(None), *(Area.status == each for each in _USABLE)),
        or_(
            MaterialLot.expires_on.is_(None),
            MaterialLot.expires_on >= bindparam("day", type_=Date()),
            bindparam("over_too", type_=Boolean()),
        ),
    )
)  # fmt: skip
_ORDERS: dict[str, tuple[Any, ...]] = {
    "fefo": (_EXPIRES, MaterialLot.received_at, MaterialLot.id),
    "fifo": (MaterialLot.received_at, MaterialLot.id),
}
CANDIDATES = {rule: Statement(_LYING.order_by(*order).limit(MOST)) for rule, order in _ORDERS.items()}
_SITE = StorageLocation.site_id == bindparam("site_id", type_=Uuid())
_RIPE = bindparam("expires", type_=Date())
_CAME = bindparam("came", type_=DateTime(timezone=True))
_BEFORE: dict[str, Any] = {
    "fefo": or_(_EXPIRES < _RIPE, (_EXPIRES == _RIPE) & (MaterialLot.received_at < _CAME)),
    "fifo": MaterialLot.received_at < _CAME,
}
EARLIER = {
    rule: Statement(_LYING.where(_SITE, LotBalance.quantity > _reserved, _BEFORE[rule]).order_by(*order).limit(1))
    for rule, order in _ORDERS.items()
}


@query(needs=permissions.READ_LOTS)
async def pick_proposal(read: Read, *, item_id: UUID, quantity: Decimal, location_id: UUID | None = None) -> list[Pick]:
    """Which lots to take for `quantity` (of the item's unit), in their turn; fewer when there is not enough.

    Only what is accepted, not over its date (unless the item merely warns), free, loose and not reserved.
    """
    item = await masterdata.existing(read, Item, item_id)
    now = _now(read)
    rows = await read.all(CANDIDATES[item.pick_rule], **await _binds(read, item, now))
    return taken(rows, quantity, location_id)


def taken(rows: Sequence[Any], quantity: Decimal, location_id: UUID | None) -> list[Pick]:
    """The first rows that make up the quantity; each gives what it has."""
    picks: list[Pick] = []
    for row in rows:
        if quantity <= 0:
            break
        if row["free"] <= 0 or location_id not in (None, row["location_id"]):
            continue
        amount = min(quantity, row["free"])
        quantity -= amount
        picks.append(
            Pick(
                lot_id=row["id"], location_id=row["location_id"], quantity=amount, free=row["free"],
                expires_on=row["expires_on"], received_at=row["received_at"],
            )
        )  # fmt: skip
    return picks


async def check_turn(work: Work, lot: MaterialLot, location_id: UUID, reason: str | None = None) -> None:
    """Another lot of the item at this site has its turn before this one: taking this one needs a reason, and the
    right to.

    Lots that came on one day are equally old. Raises LotNotNext naming the one whose turn it is, PermissionMissing.
    """
    told = bool((reason or work.line.reason or "").strip())
    if told and work.actor.may(permissions.PICK_OTHERWISE.name):
        return
    item = await masterdata.existing(work, Item, lot.item_id)
    site = await masterdata.existing(work, StorageLocation, location_id)
    came = lot.received_at.replace(hour=0, minute=0, second=0, microsecond=0)
    binds = await _binds(work, item, work.now)
    row = await work.one(
        EARLIER[item.pick_rule], site_id=site.site_id, came=came, **binds,
        **({"expires": lot.expires_on or NEVER} if item.pick_rule == "fefo" else {}),
    )  # fmt: skip
    if row is not None and row["id"] != lot.id:
        if told:
            work.actor.need(permissions.PICK_OTHERWISE.name)
        raise LotNotNext(lot=lot.number, next=row["number"], rule=item.pick_rule)


async def _binds(read: Read, item: Item, now: datetime) -> dict[str, Any]:
    day = await masterdata.plant_day(read, now)
    return {"item_id": item.id, "now": now, "day": day, "over_too": item.expiry_policy == "warn"}


def _now(read: Read) -> datetime:
    return read.now if isinstance(read, Work) else clock.now()
