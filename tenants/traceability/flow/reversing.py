"""A report is taken back: what it took comes back to where it stood, what it put into stock leaves it again.

It follows the movements the report made, not the bill of materials: that may be another one by now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.db import Statement, among, mine
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants.orders import Operation
from tenants.traceability import genealogy, ledger
from tenants.traceability.flow.consume import link_keys, reversal
from tenants.traceability.flow.errors import OutputUsed
from tenants.traceability.flow.outputs import note_made
from tenants.traceability.flow.shortfalls import cancel_shortfalls
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import LotBalance, MaterialLot, Movement

OF_REPORT = Statement(mine(Movement).where(Movement.report_id == bindparam("report_id")).order_by(Movement.id))

Lying = dict[UUID, list[tuple[Place, Decimal]]]


async def unfollow_report(work: Work, operation: Operation, report_id: UUID, reason: str | None = None) -> int:
    """Take back every movement of a report and the links nothing stands behind any more; returns how many.

    The operation is locked by the caller. Raises OutputUsed when what it made has gone on.
    """
    await cancel_shortfalls(work, operation.id, report_id)
    told = await work.all(OF_REPORT, report_id=report_id)
    if not told:
        return 0
    lots = await ledger.lock_lots(
        work, {each.lot_id for each in told} | {each.target_lot_id for each in told if each.target_lot_id}
    )
    told = await work.all(OF_REPORT, report_id=report_id)
    back = {each.reverses_id for each in told if each.reverses_id is not None}
    standing = [each for each in told if each.reverses_id is None and each.id not in back]
    if not standing:
        return 0
    moves = await _moves(work, standing, lots, reason)
    await ledger.move(work, moves)
    reworked = {
        each.lot_id
        for each in standing
        if each.kind == "consume"
        and each.target_lot_id is not None
        and lots[each.lot_id].item_id == lots[each.target_lot_id].item_id
    }
    await genealogy.unlink(work, link_keys(standing, reworked))
    for each in standing:
        if each.kind == "produce":
            await note_made(work, lots[each.lot_id], -each.quantity)
    return len(standing)


async def _moves(
    work: Work, standing: Sequence[Movement], lots: Mapping[UUID, MaterialLot], reason: str | None
) -> list[Move]:
    """Consumption back to its place; pieces back into their lot, wherever they lie free by now; then the lot's."""
    moves = [reversal(each, lots[each.lot_id], reason=reason) for each in standing if each.kind == "consume"]
    came = [each for each in standing if each.kind in ("split", "produce") and each.to_location_id is not None]
    lying = await _lying(work, {each.lot_id for each in came})
    outs = {each.target_lot_id: each for each in standing if each.kind == "split" and each.to_location_id is None}
    for each in (m for m in came if m.kind == "split"):
        out = outs[each.lot_id]
        for place, quantity in _out_of(lying, lots[each.lot_id], each):
            moves.append(reversal(each, lots[each.lot_id], at=place, reason=reason))
            back = reversal(out, lots[out.lot_id], reason=reason)
            moves.append(replace(back, to=place))
            lying.setdefault(out.lot_id, []).append((place, quantity))
    for each in (m for m in came if m.kind == "produce"):
        for place, quantity in _out_of(lying, lots[each.lot_id], each):
            moves.append(replace(reversal(each, lots[each.lot_id], at=place, reason=reason), quantity=quantity))
    return moves


async def _lying(work: Work, lot_ids: set[UUID]) -> Lying:
    found: Lying = {}
    for row in await work.all(mine(LotBalance).where(among(LotBalance.lot_id, lot_ids))):
        if row.order_id is None and row.pack_id is None:
            found.setdefault(row.lot_id, []).append((Place.of(row), row.quantity))
    return found


def _out_of(lying: Lying, lot: MaterialLot, movement: Movement) -> list[tuple[Place, Decimal]]:
    """Where so much of a lot lies free and loose, the place it came to first. Counts down what is taken."""
    there = sorted(lying.get(lot.id, ()), key=lambda each: each[0].location_id != movement.to_location_id)
    wanted, taken, left = movement.quantity, [], []
    for place, quantity in there:
        part = min(wanted, quantity)
        wanted -= part
        if part > 0:
            taken.append((place, part))
        if quantity > part:
            left.append((place, quantity - part))
    if wanted > 0:
        total = sum((quantity for _, quantity in there), ZERO)
        raise OutputUsed(left=plain(total), unit=lot.unit, lot=lot.number, asked=plain(movement.quantity))
    lying[lot.id] = left
    return taken
