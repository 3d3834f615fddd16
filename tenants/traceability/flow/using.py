"""Promises that an issue makes good."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.db import Statement, mine
from infra.work import Work
from tenants.traceability.models import MaterialLot, Reservation

OWN = Statement(
    mine(Reservation)
    .where(
        Reservation.order_id == bindparam("order_id"),
        Reservation.lot_id == bindparam("lot_id"),
        Reservation.location_id == bindparam("location_id"),
        Reservation.released_at.is_(None),
        Reservation.used < Reservation.quantity,
    )
    .order_by(Reservation.ends_at, Reservation.id)
    .with_for_update()
)


async def use_reservations(work: Work, order_id: UUID, lot: MaterialLot, location_id: UUID, quantity: Decimal) -> bool:
    """What was kept for this order at this place is used as it is issued: whoever's phone pulled it, the order has
    it; whether there was any. The lot is locked by the caller, so nobody else writes here."""
    kept = await work.all(OWN, order_id=order_id, lot_id=lot.id, location_id=location_id)
    for each in kept:
        part = min(quantity, each.quantity - each.used)
        if part <= 0:
            break
        await work.change(each, used=each.used + part)
        quantity -= part
    return bool(kept)
