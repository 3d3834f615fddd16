"""Issue to an order by scan, against the bill of materials it was released with; and giving back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants import masterdata, orders
from tenants.masterdata.models import Item
from tenants.orders import Operation
from tenants.orders.errors import OperationNotFound, OrderNotFound
from tenants.orders.models import ProductionOrder
from tenants.traceability import genealogy, ledger, usable
from tenants.traceability.amounts import in_lot_unit
from tenants.traceability.errors import LotPacked, StockTooLow
from tenants.traceability.flow import errors, permissions
from tenants.traceability.flow.events import MaterialIssued
from tenants.traceability.flow.helping import helped, let_past
from tenants.traceability.flow.needs import needs_in
from tenants.traceability.flow.outputs import found_output
from tenants.traceability.flow.rules import Need, spread
from tenants.traceability.flow.using import use_reservations
from tenants.traceability.ledger import Move, Place, check_usable
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Pack
from tenants.traceability.picking import check_turn

REWORKED = frozenset({"accepted", "restricted", "rejected"})
"""What was rejected is what rework is for; what is held or not judged yet waits for its decision."""


@dataclass(frozen=True, kw_only=True)
class IssueMaterial(Command):
    """So much of a lot, scanned, for an order. Without a quantity what the order still needs, as far as it lies there.

    `unit`: the lot's own unless given. `location_id` where it lies (needed when it lies at several places), `pack_id`
    out of which pack. `position` of the bill of materials where the item stands at several. `override` with a reason
    lets more than the need, or what is not on the bill, past for whoever may; `reason` alone says why another lot is
    taken than the one whose turn it is. `id` counts once, however often it comes.
    """

    order_id: UUID
    lot_id: UUID
    quantity: Decimal | None = None
    unit: str | None = None
    location_id: UUID | None = None
    pack_id: UUID | None = None
    position: int | None = None
    operation_id: UUID | None = None
    override: bool = False


@command(needs=permissions.ISSUE)
async def issue_material(work: Work, cmd: IssueMaterial) -> Movement:
    """Issue a lot to an order; it stands at the line side of the work center that needs it."""
    order = await existing_order(work, cmd.order_id)
    needs = (await needs_in(work, [order]))[order.id]
    operation = await _operation(work, order, needs, cmd)
    # What others issued while this one waited for the operation counts.
    needs = (await needs_in(work, [order]))[order.id]
    lot = await ledger.lock_lot(work, cmd.lot_id)
    return await issue(work, order, operation, needs, lot, cmd)


async def issue(
    work: Work, order: ProductionOrder, operation: Operation, needs: Sequence[Need], lot: MaterialLot,
    cmd: IssueMaterial,
) -> Movement:  # fmt: skip
    """The whole of an issue; operation and lot are locked."""
    rework = lot.item_id == order.item_id
    if rework:
        await _check_rework(work, order, operation, lot, cmd)
    need = await _need(work, order, operation, needs, lot, cmd) if not rework else None
    place, there = await _place(work, order, lot, cmd)
    if not rework:
        await check_usable(work, lot, "issue", place.location_id, reason=cmd.reason)
    quantity = await _quantity(work, order, lot, need, there, cmd)
    output = await found_output(work, order.id, order.item_id)
    if output is not None:  # what came out of an order's lot cannot go back into it
        await genealogy.check_may_go(work, lot, output)
    if need is not None and quantity > need.left:
        refusal = errors.OverNeed(
            order=order.number, item=need.line.code, left=plain(need.left), unit=lot.unit, asked=plain(quantity)
        )
        await let_past(work, cmd, refusal, permissions.ISSUE_OTHERWISE, places_of(operation))
    kept = await use_reservations(work, order.id, lot, place.location_id, quantity)
    if need is not None and not kept:
        await check_turn(work, lot, place.location_id, cmd.reason)
    (movement,) = await ledger.move(
        work,
        [
            Move(
                kind="issue", lot=lot, quantity=quantity, from_=place,
                to=Place(await _line_side(work, operation, place), order.id), order_id=order.id,
                operation_id=operation.id, reason=cmd.reason,
            )
        ],
    )  # fmt: skip
    if not operation.consumes:
        await work.change(operation, consumes=True)  # its reports take what stands issued
    work.emit(
        MaterialIssued(
            order_id=order.id, operation_id=operation.id, lot_id=lot.id, item_id=lot.item_id, quantity=quantity
        )
    )
    return movement


async def existing_order(work: Work, order_id: UUID) -> ProductionOrder:
    order = await work.get(ProductionOrder, order_id)
    if order is None:
        raise OrderNotFound()
    return order


def places_of(operation: Operation) -> tuple[UUID, UUID, UUID]:
    return operation.work_center_id, operation.area_id, operation.site_id


FIRST = Statement(
    mine(Operation).where(Operation.order_id == bindparam("order_id")).order_by(Operation.sequence).limit(1)
)
ITEM = Statement(mine(MaterialLot).where(MaterialLot.id == bindparam("lot_id")))


async def _operation(work: Work, order: ProductionOrder, needs: Sequence[Need], cmd: IssueMaterial) -> Operation:
    """The operation that takes the lot's item, locked: the one that was said, its line's, or the first."""
    wanted = cmd.operation_id
    if wanted is None:
        lot = await work.one(ITEM, lot_id=cmd.lot_id)
        need = find_need(needs, lot.item_id if lot else None, cmd.position)
        wanted = need.operation_id if need else None
    if wanted is None:
        first: Operation | None = await work.one(FIRST, order_id=order.id)
        if first is None:
            raise errors.NothingNeeded(order=order.number)
        wanted = first.id
    operation = await orders.access_operation(work, wanted)
    if operation.order_id != order.id:
        raise OperationNotFound()
    return operation


def find_need(needs: Iterable[Need], item_id: UUID | None, position: int | None) -> Need | None:
    """The line an item is issued for: the one that was named, else the first that wants more of it."""
    of_item = [each for each in needs if each.item_id == item_id and position in (None, each.position)]
    return next((each for each in of_item if each.left > 0), of_item[0] if of_item else None)


async def _need(
    work: Work, order: ProductionOrder, operation: Operation, needs: Sequence[Need], lot: MaterialLot,
    cmd: IssueMaterial,
) -> Need | None:  # fmt: skip
    if cmd.position is not None and cmd.position not in {each.position for each in needs}:
        raise errors.BomLineUnknown(order=order.number, position=cmd.position)
    need = find_need(needs, lot.item_id, cmd.position)
    if need is None:
        item = await masterdata.existing(work, Item, lot.item_id)
        wanted = list(dict.fromkeys(each.line.code for each in needs if each.left > 0 or each.position == cmd.position))
        refusal = errors.NotOnBom(item=item.code, order=order.number, wanted=wanted[:5])
        await let_past(work, cmd, refusal, permissions.ISSUE_OTHERWISE, places_of(operation))
    return need


async def _check_rework(
    work: Work, order: ProductionOrder, operation: Operation, lot: MaterialLot, cmd: IssueMaterial
) -> None:
    """A lot of the very item an order makes goes into it only to be put right."""
    if order.kind not in ("repair", "dismantle") or lot.order_id == order.id:
        refusal = errors.NotToRework(lot=lot.number, order=order.number)
        raise await helped(work, refusal, permissions.ISSUE_OTHERWISE, places_of(operation), overridable=False)
    if lot.state not in REWORKED:
        await check_usable(work, lot, "rework", reason=cmd.reason)


class There(NamedTuple):
    place: Place
    quantity: Decimal


async def _place(work: Work, order: ProductionOrder, lot: MaterialLot, cmd: IssueMaterial) -> There:
    """Where it is taken from: the free amount at the place named, or at the one place it lies."""
    balances = await ledger.balances_of(work, lot.id)
    here = [
        each
        for each in balances
        if cmd.location_id in (None, each.location_id) and (cmd.pack_id is None or each.pack_id == cmd.pack_id)
    ]
    free = [each for each in here if each.order_id is None]
    if not free:
        await _refuse_taken(work, order, lot, here, cmd.quantity)
    loose = [each for each in free if each.pack_id == cmd.pack_id]
    await _check_pack(work, lot, (loose or free)[0].pack_id, asked=bool(loose))
    if cmd.location_id is None and len({each.location_id for each in loose}) > 1:
        raise errors.LotNotWhole(lot=lot.number)
    return There(Place.of(loose[0]), loose[0].quantity)


async def _check_pack(work: Work, lot: MaterialLot, pack_id: UUID | None, *, asked: bool) -> None:
    """Out of a pack only when it was named and is open: what is written on a closed one stays true."""
    if pack_id is None:
        return
    pack = await work.get(Pack, pack_id)
    if not asked or (pack is not None and pack.state != "open"):
        raise LotPacked(lot=lot.number, pack=pack.number if pack else "")


async def _refuse_taken(
    work: Work, order: ProductionOrder, lot: MaterialLot, here: Sequence[LotBalance], asked: Decimal | None
) -> None:
    others = [each.order_id for each in here if each.order_id not in (None, order.id)]
    if others:
        other = await work.get(ProductionOrder, others[0])
        refusal = errors.IssuedToOther(lot=lot.number, other=other.number if other else "")
        raise await helped(work, refusal, permissions.ISSUE, (), overridable=False)
    raise StockTooLow(lot=lot.number, there="0", asked=plain(asked or ZERO), unit=lot.unit)


async def _quantity(
    work: Work, order: ProductionOrder, lot: MaterialLot, need: Need | None, there: Decimal, cmd: IssueMaterial
) -> Decimal:
    if cmd.quantity is not None:
        return await in_lot_unit(work, lot, cmd.quantity, cmd.unit)
    if need is None:
        return there
    if need.left <= 0:
        raise errors.OverNeed(order=order.number, item=need.line.code, left="0", unit=lot.unit, asked=plain(there))
    return min(there, need.left)


async def _line_side(work: Work, operation: Operation, place: Place) -> UUID:
    side = await masterdata.line_side(work, operation.work_center_id)
    return side.id if side else place.location_id


# -- giving back -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GiveBack(Command):
    """What an order does not need after all: back to `location_id` (default: where it stands). Without a quantity all
    of the lot that stands issued to the order."""

    order_id: UUID
    lot_id: UUID
    quantity: Decimal | None = None
    unit: str | None = None
    location_id: UUID | None = None


@command(needs=permissions.ISSUE)
async def give_back_material(work: Work, cmd: GiveBack) -> Movement:
    """Take material back from an order into stock."""
    order = await existing_order(work, cmd.order_id)
    lot = await ledger.lock_lot(work, cmd.lot_id)
    work.subject(order.id)
    there = issued_to(await ledger.balances_of(work, lot.id), order.id)
    total = sum((quantity for _, quantity in there), ZERO)
    wanted = total if cmd.quantity is None else await in_lot_unit(work, lot, cmd.quantity, cmd.unit)
    if wanted > total or not there:
        raise errors.NotIssued(issued=plain(total), unit=lot.unit, lot=lot.number, order=order.number)
    await usable.reached(work, {place.location_id for place, _ in there})
    if cmd.location_id is not None:
        await usable.arriving_at(work, [cmd.location_id])
    movements = await ledger.move(
        work,
        [
            Move(
                kind="give_back", lot=lot, quantity=quantity, from_=place,
                to=Place(cmd.location_id or place.location_id), order_id=order.id, reason=cmd.reason,
            )
            for place, quantity in spread(wanted, there)
        ],
    )  # fmt: skip
    work.emit(
        MaterialIssued(order_id=order.id, operation_id=None, lot_id=lot.id, item_id=lot.item_id, quantity=-wanted)
    )
    return movements[0]


def issued_to(balances: Iterable[LotBalance], order_id: UUID) -> list[tuple[Place, Decimal]]:
    return [(Place.of(each), each.quantity) for each in balances if each.order_id == order_id]
