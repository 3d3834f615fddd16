"""Lots that were opened before stock had places: each is put where the company's first store is.

A migration could not do this: what it wrote would stand in no line of the trail.
"""

from sqlalchemy import select

from infra.db import Statement, mine, own
from infra.events import every
from infra.work import Work
from tenants import masterdata
from tenants.traceability import ledger
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import MaterialLot, Movement

AT_ONCE = 200
WITHOUT_PLACE = Statement(
    mine(MaterialLot)
    .where(
        MaterialLot.origin == "opening",
        MaterialLot.quantity > 0,
        ~select(Movement.id).where(own(Movement), Movement.lot_id == MaterialLot.id).correlate(MaterialLot).exists(),
    )
    .order_by(MaterialLot.id)
    .limit(AT_ONCE)
)


@every("*/10 * * * *")
async def place_opening_lots(work: Work) -> None:
    """What earlier releases opened lies in the first store from now on, or at the order it is work in process of."""
    found = await work.all(WITHOUT_PLACE)
    if not found:
        return
    location_id = (await masterdata.default_location(work)).id
    lots = await ledger.lock_lots(work, [each.id for each in found])
    moves = [
        Move(
            kind="open", lot=lot, quantity=lot.quantity, to=Place(location_id, order_id=lot.order_id),
            order_id=lot.order_id, occurred_at=lot.received_at,
        )
        for lot in lots.values()
    ]  # fmt: skip
    await ledger.move(work, moves)
