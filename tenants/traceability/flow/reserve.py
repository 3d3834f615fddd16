"""Keeping lots for an order, so that a phone may issue them without a network."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.ids import uuid7
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import Item
from tenants.orders.rules import check_accepts
from tenants.traceability import ledger, usable
from tenants.traceability.amounts import in_lot_unit
from tenants.traceability.errors import ReservedForOthers, StockTooLow
from tenants.traceability.flow import errors, permissions
from tenants.traceability.flow.issue import existing_order, find_need
from tenants.traceability.flow.needs import needs_in
from tenants.traceability.flow.rules import Need
from tenants.traceability.ledger import check_usable
from tenants.traceability.models import MaterialLot, Reservation
from tenants.traceability.picking import pick_proposal

LONGEST_HOURS = 72
MOST_LINES = 200


@dataclass(frozen=True, kw_only=True)
class ReserveLine:
    lot_id: UUID
    location_id: UUID
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class ReserveMaterial(Command):
    """Keep these amounts for an order; without lines what it still needs, of the lots whose turn it is. For `hours`;
    the holder is whoever asks, on the device he asks with."""

    order_id: UUID
    lines: list[ReserveLine] = field(default_factory=list)
    hours: int = 12


@command(needs=permissions.RESERVE)
async def reserve_material(work: Work, cmd: ReserveMaterial) -> list[Reservation]:
    if not 0 < cmd.hours <= LONGEST_HOURS:
        raise BadInput(field="hours", problem=f"1 to {LONGEST_HOURS}")
    if len(cmd.lines) > MOST_LINES:
        raise BadInput(field="lines", problem=f"at most {MOST_LINES}")
    order = await existing_order(work, cmd.order_id)
    check_accepts(order.state, order.number, True, None)
    needs = (await needs_in(work, [order]))[order.id]
    kept = await _kept(work, order.id)
    wanted = cmd.lines or await _proposed(work, needs, kept)
    await usable.reached(work, {each.location_id for each in wanted})
    lots = await ledger.lock_lots(work, {each.lot_id for each in wanted}) if wanted else {}
    rows: list[Reservation] = []
    for each in wanted:
        lot = lots[each.lot_id]
        if find_need(needs, lot.item_id, None) is None:
            item = await masterdata.existing(work, Item, lot.item_id)
            raise errors.NotOnBom(item=item.code, order=order.number, wanted="")
        await check_usable(work, lot, "reserve", each.location_id, reason=cmd.reason)
        quantity = await in_lot_unit(work, lot, each.quantity, None)
        await _check_free(work, lot, each.location_id, quantity, [row for row in rows if row.lot_id == lot.id])
        rows.append(
            Reservation(
                id=uuid7(),
                order_id=order.id,
                lot_id=lot.id,
                location_id=each.location_id,
                quantity=quantity,
                holder_id=work.actor.id,
                device_id=work.actor.device_id,
                ends_at=work.now + timedelta(hours=cmd.hours),
            )
        )
    await work.insert_all(rows)
    work.subject(order.id)
    return rows


async def _check_free(
    work: Work, lot: MaterialLot, location_id: UUID, quantity: Decimal, before: Sequence[Reservation]
) -> None:
    free = sum(
        (
            each.quantity
            for each in await ledger.balances_of(work, lot.id)
            if each.location_id == location_id and each.order_id is None and each.pack_id is None
        ),
        ZERO,
    )
    held = sum((each.quantity for each in before if each.location_id == location_id), ZERO)
    for row in await work.all(ledger.RESERVED, ids=[lot.id], now=work.now):
        if row["location_id"] == location_id:
            held += row["quantity"]
    if free < quantity:
        raise StockTooLow(lot=lot.number, there=plain(free), asked=plain(quantity), unit=lot.unit)
    if free - held < quantity:
        raise ReservedForOthers(lot=lot.number, reserved=plain(held), unit=lot.unit)


KEPT = Statement(
    mine(Reservation).where(
        Reservation.order_id == bindparam("order_id"),
        Reservation.released_at.is_(None),
        Reservation.used < Reservation.quantity,
    )
)


async def _kept(work: Work, order_id: UUID) -> dict[UUID, Decimal]:
    """By lot, what is kept for the order already."""
    found: dict[UUID, Decimal] = {}
    for each in await work.all(KEPT, order_id=order_id):
        found[each.lot_id] = found.get(each.lot_id, ZERO) + each.quantity - each.used
    return found


async def _proposed(work: Work, needs: Sequence[Need], kept: dict[UUID, Decimal]) -> list[ReserveLine]:
    """What is still needed and not kept already, of the lots whose turn it is."""
    of_lot = {each.id: each for each in await work.many(MaterialLot, list(kept)) if each}
    lines = []
    for need in needs:
        if need.left <= 0 or need.alternative_of is not None or need.method != "scan":
            continue
        had = sum((kept[id] for id, lot in of_lot.items() if lot.item_id == need.item_id), ZERO)
        for pick in await pick_proposal(work, item_id=need.item_id, quantity=need.left - had):
            lines.append(ReserveLine(lot_id=pick.lot_id, location_id=pick.location_id, quantity=pick.quantity))
    return lines


# -- the end of a promise ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ReleaseReservation(Command):
    """What is not used of it is free for others again."""

    reservation_id: UUID


@command(needs=permissions.RESERVE)
async def release_reservation(work: Work, cmd: ReleaseReservation) -> Reservation:
    row = await work.lock(Reservation, cmd.reservation_id)
    if row is None:
        raise errors.ReservationNotFound()
    if row.released_at is not None:
        raise errors.ReservationOver()
    if row.holder_id != work.actor.id and not work.actor.may(permissions.ISSUE_OTHERWISE.name):
        raise errors.ReservationOfOther()
    work.subject(row.order_id)
    return await work.change(row, released_at=work.now)


OVERDUE = Statement(
    mine(Reservation)
    .where(Reservation.released_at.is_(None), Reservation.ends_at <= bindparam("now", type_=Reservation.ends_at.type))
    .order_by(Reservation.id)
    .limit(1000)
    .with_for_update(skip_locked=True)
)


async def release_overdue(work: Work) -> int:
    """Promises that have run out; returns how many."""
    rows = await work.all(OVERDUE, now=work.now)
    for each in rows:
        await work.change(each, released_at=work.now)
    return len(rows)
