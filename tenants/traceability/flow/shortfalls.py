"""缺料: what a report used up and the books did not have, and saying later which lot it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.quantity import plain
from infra.work import Work
from tenants import identity, masterdata, orders
from tenants.identity import todo_kind
from tenants.masterdata.models import Item, StorageLocation
from tenants.orders import Operation
from tenants.roles import WAREHOUSE
from tenants.traceability import ledger
from tenants.traceability.amounts import in_lot_unit
from tenants.traceability.errors import StockTooLow
from tenants.traceability.flow import errors, permissions
from tenants.traceability.flow.consume import Taken, consume
from tenants.traceability.flow.events import MaterialShort
from tenants.traceability.flow.rules import spread
from tenants.traceability.ledger import Place, check_usable
from tenants.traceability.models import MaterialLot, Shortfall

TODO = todo_kind("traceability.shortfall").name
OPEN_AT = Statement(
    mine(Shortfall).where(Shortfall.operation_id == bindparam("operation_id"), Shortfall.state == "open").limit(1)
)
OF_REPORT = Statement(mine(Shortfall).where(Shortfall.report_id == bindparam("report_id")).with_for_update())


class Lack(NamedTuple):
    item_id: UUID
    quantity: Decimal


async def note_shortfalls(
    work: Work, operation: Operation, output: MaterialLot, lacks: Sequence[Lack], report_id: UUID,
    location_id: UUID | None,
) -> None:  # fmt: skip
    """One row for each item, one to-do for the operation."""
    if not lacks:
        return
    rows = [
        Shortfall(
            order_id=operation.order_id,
            operation_id=operation.id,
            report_id=report_id,
            item_id=each.item_id,
            location_id=location_id,
            target_lot_id=output.id,
            quantity=each.quantity,
            state="open",
            occurred_at=work.occurred_at,
        )
        for each in lacks
    ]
    await work.insert_all(rows)
    item = await masterdata.existing(work, Item, lacks[0].item_id)
    await identity.post_todo(
        work,
        kind=TODO,
        subject_id=operation.id,
        params={
            "order": operation.order_number,
            "operation": {"zh": operation.name_zh, "en": operation.name_en},
            "item": item.code,
            "quantity": plain(lacks[0].quantity),
        },
        link=f"/shortfalls?operation={operation.id}",
        role=WAREHOUSE,
        places=(operation.work_center_id, operation.area_id, operation.site_id),
        needs=permissions.SETTLE_SHORTFALLS.name,
    )
    for row in rows:
        work.emit(
            MaterialShort(
                order_id=row.order_id, operation_id=row.operation_id, item_id=row.item_id, quantity=row.quantity,
                shortfall_id=row.id,
            )
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SettleShortfall(Command):
    """It was this lot. Booked at the time of the report that used it up, out of `location_id` (default: the line side
    that was short). Without a quantity all that is open."""

    shortfall_id: UUID
    lot_id: UUID
    quantity: Decimal | None = None
    unit: str | None = None
    location_id: UUID | None = None


@command(needs=permissions.SETTLE_SHORTFALLS)
async def settle_shortfall(work: Work, cmd: SettleShortfall) -> Shortfall:
    known = await work.get(Shortfall, cmd.shortfall_id)
    if known is None:
        raise errors.ShortfallNotFound()
    operation = await orders.access_operation(work, known.operation_id)
    shortfall = await work.lock(Shortfall, known.id)
    if shortfall is None or shortfall.state != "open":
        raise errors.ShortfallClosed(state=shortfall.state if shortfall else "settled")
    lots = await ledger.lock_lots(work, {cmd.lot_id, shortfall.target_lot_id})
    lot = lots[cmd.lot_id]
    await _check_item(work, lot, shortfall)
    left = shortfall.quantity - shortfall.settled
    wanted = left if cmd.quantity is None else await in_lot_unit(work, lot, cmd.quantity, cmd.unit)
    if wanted > left:
        raise errors.OverNeed(
            order=operation.order_number, item=lot.number, left=plain(left), unit=lot.unit, asked=plain(wanted)
        )
    places = await _places(work, lot, cmd.location_id or shortfall.location_id)
    await check_usable(work, lot, "consume", places[0][0].location_id if places else None, reason=cmd.reason)
    takes = spread(wanted, places)
    there = sum((quantity for _, quantity in takes), Decimal(0))
    if there < wanted:
        raise StockTooLow(lot=lot.number, there=plain(there), asked=plain(wanted), unit=lot.unit)
    await consume(
        work, operation, lots[shortfall.target_lot_id], [Taken(lot, place, part) for place, part in takes],
        report_id=shortfall.report_id, reason=cmd.reason, occurred_at=shortfall.occurred_at,
    )  # fmt: skip
    settled = shortfall.settled + wanted
    await work.change(shortfall, settled=settled, state="settled" if settled == shortfall.quantity else "open")
    await settle_todo(work, operation.id)
    work.subject(operation.order_id)
    return shortfall


async def _check_item(work: Work, lot: MaterialLot, shortfall: Shortfall) -> None:
    if lot.item_id != shortfall.item_id:
        codes = [(await masterdata.existing(work, Item, each)).code for each in (lot.item_id, shortfall.item_id)]
        raise errors.WrongMaterial(lot=lot.number, item=codes[0], wanted=codes[1])


async def _places(work: Work, lot: MaterialLot, location_id: UUID | None) -> list[tuple[Place, Decimal]]:
    if location_id is not None:
        await masterdata.existing(work, StorageLocation, location_id)
    return [
        (Place.of(each), each.quantity)
        for each in await ledger.balances_of(work, lot.id)
        if each.order_id is None and location_id in (None, each.location_id)
    ]


async def settle_todo(work: Work, operation_id: UUID) -> None:
    """Nothing is short there any more: the to-do is done."""
    if await work.one(OPEN_AT, operation_id=operation_id) is None:
        await identity.settle_todo(work, TODO, operation_id)


async def cancel_shortfalls(work: Work, operation_id: UUID, report_id: UUID) -> None:
    """The report is taken back: what it lacked is not needed."""
    rows = await work.all(OF_REPORT, report_id=report_id)
    for each in rows:
        await work.change(each, state="cancelled")
    if rows:
        await settle_todo(work, operation_id)
