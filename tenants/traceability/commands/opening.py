"""Opening balances: what lay there before the company began here."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.quantity import exact
from infra.work import Work
from tenants import masterdata
from tenants.masterdata import statuses
from tenants.masterdata.models import Item, Partner
from tenants.orders.models import ProductionOrder
from tenants.traceability import ledger, permissions, rules, usable
from tenants.traceability.amounts import lot_numbers
from tenants.traceability.errors import LotMoved, LotUnitDiffers
from tenants.traceability.events import BalanceOpened
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import GenealogyLink, MaterialLot, Movement


@dataclass(frozen=True, kw_only=True)
class OpenBalance(Command):
    """A lot that lies there when the company begins: raw material, goods, or (with `order_id`) work in process.

    `quantity` in the item's unit. Without a `number` the company's numbering rule gives one, else the item's code
    with a running number; without a `location_id` it lies in the company's first store.
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
    location_id: UUID | None = None
    custom: list[masterdata.CustomValue] = field(default_factory=list)


@command(needs=permissions.OPEN_BALANCE)
async def open_balance(work: Work, cmd: OpenBalance) -> MaterialLot:
    item = await masterdata.existing(work, Item, cmd.item_id)
    unit, decimals = await masterdata.decimals_of(work, item)
    if cmd.unit not in (None, unit):
        raise LotUnitDiffers(lot=cmd.number or item.code, unit=unit)
    if cmd.supplier_id is not None:
        await masterdata.existing(work, Partner, cmd.supplier_id)
    if cmd.order_id is not None:
        await masterdata.existing(work, ProductionOrder, cmd.order_id)
    (number,) = await lot_numbers(work, [(item, cmd.number)])
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
    rules.check_amount(lot.quantity)
    location_id = cmd.location_id or (await masterdata.default_location(work)).id
    await usable.arriving_at(work, [location_id])
    await ledger.new_lots(work, [lot])
    place = Place(location_id, order_id=cmd.order_id)
    await ledger.move(work, [Move(kind="open", lot=lot, quantity=lot.quantity, to=place, order_id=cmd.order_id)])
    work.subject(lot.id)
    work.emit(BalanceOpened(lot_id=lot.id, item_id=item.id))
    return lot


@dataclass(frozen=True, kw_only=True)
class WithdrawBalance(Command):
    """Take an opening balance back that nothing has happened to since."""

    lot_id: UUID


MOVEMENTS = Statement(mine(Movement).where(Movement.lot_id == bindparam("lot_id")).limit(2))
LINKS = Statement(
    select(func.count())
    .select_from(GenealogyLink)
    .where(
        own(GenealogyLink),
        (GenealogyLink.source_id == bindparam("lot_id")) | (GenealogyLink.target_id == bindparam("lot_id")),
    )
)


@command(needs=permissions.OPEN_BALANCE)
async def withdraw_balance(work: Work, cmd: WithdrawBalance) -> None:
    """It never lay there: lot, balance and its one movement go, and only the trail remembers them."""
    lot = await ledger.lock_lot(work, cmd.lot_id)
    movements: list[Movement] = await work.all(MOVEMENTS, lot_id=lot.id)
    untouched = lot.origin == "opening" and lot.revision == 1 and [each.kind for each in movements] in ([], ["open"])
    if not untouched or await work.scalar(LINKS, lot_id=lot.id):
        raise LotMoved(lot=lot.number)
    for balance in await ledger.balances_of(work, lot.id):
        await work.remove(balance)
    for movement in movements:
        await work.remove(movement)
    await work.remove(lot)
