"""Opening balances."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from infra.actions import Command, command
from infra.db import mine
from infra.quantity import exact
from infra.work import Work
from tenants import masterdata
from tenants.masterdata import statuses
from tenants.masterdata.models import Item, Partner
from tenants.orders.models import ProductionOrder
from tenants.traceability import permissions, rules
from tenants.traceability.errors import LotMoved, LotNotFound, LotNumberTaken, LotUnitDiffers
from tenants.traceability.events import BalanceOpened
from tenants.traceability.models import MaterialLot


@dataclass(frozen=True, kw_only=True)
class OpenBalance(Command):
    """A lot that lies there when the company begins: raw material, goods, or (with `order_id`) work in process.

    `quantity` in the item's unit. Without a `number` the company's numbering rule gives one, else the item's code
    with a running number.
    """

    item_id: UUID
    quantity: Decimal
    number: str | None = None
    unit: str | None = None
    state: str = "accepted"
    supplier_id: UUID | None = None
    supplier_lot: str | None = None
    order_id: UUID | None = None
    expires_on: date | None = None
    custom: list[masterdata.CustomValue] = field(default_factory=list)


@command(needs=permissions.OPEN_BALANCE)
async def open_balance(work: Work, cmd: OpenBalance) -> MaterialLot:
    item = await masterdata.existing(work, Item, cmd.item_id)
    unit, decimals = await masterdata.decimals_of(work, item)
    number = await _number(work, item, cmd.number)
    if cmd.unit not in (None, unit):
        raise LotUnitDiffers(lot=number, unit=unit)
    if cmd.supplier_id is not None:
        await masterdata.existing(work, Partner, cmd.supplier_id)
    if cmd.order_id is not None:
        await masterdata.existing(work, ProductionOrder, cmd.order_id)
    lot = MaterialLot(
        number=number,
        item_id=item.id,
        quantity=exact(cmd.quantity, decimals=decimals),
        unit=unit,
        state=masterdata.check_kind(cmd.state, statuses.STATUSES),
        origin="opening",
        supplier_id=cmd.supplier_id,
        supplier_lot=cmd.supplier_lot,
        order_id=cmd.order_id,
        received_at=work.occurred_at,
        expires_on=cmd.expires_on,
        custom=await masterdata.checked_custom(work, "lot", cmd.custom),
    )
    await work.insert(lot)
    work.emit(BalanceOpened(lot_id=lot.id, item_id=item.id))
    return lot


async def _number(work: Work, item: Item, wanted: str | None) -> str:
    if wanted is not None:
        if await _taken(work, rules.check_number(wanted)):
            raise LotNumberTaken(lot=wanted)
        return wanted
    running = 0
    while True:
        running += 1
        made = await masterdata.next_number(work, "lot") or f"{item.code}-{running:03}"
        if not await _taken(work, made):
            return made


async def _taken(work: Work, number: str) -> bool:
    return await work.one(mine(MaterialLot).where(MaterialLot.number == number)) is not None


@dataclass(frozen=True, kw_only=True)
class WithdrawBalance(Command):
    """Take an opening balance back that nothing has happened to since."""

    lot_id: UUID


@command(needs=permissions.OPEN_BALANCE)
async def withdraw_balance(work: Work, cmd: WithdrawBalance) -> None:
    lot = await work.lock(MaterialLot, cmd.lot_id)
    if lot is None:
        raise LotNotFound()
    if lot.origin != "opening" or lot.revision != 1:
        raise LotMoved(lot=lot.number)
    await work.remove(lot)
