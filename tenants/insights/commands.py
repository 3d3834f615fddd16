"""Setting prices and rates, entering and taking back costs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import Missing, ReasonMissing
from infra.work import Work
from tenants import masterdata
from tenants.insights import costing, errors, permissions
from tenants.insights.models import CostEntry, HourRate, ItemPrice
from tenants.masterdata.models import Item, WorkCenter
from tenants.orders.models import ProductionOrder

PRICE_ON = Statement(
    mine(ItemPrice)
    .where(ItemPrice.item_id == bindparam("item_id"), ItemPrice.valid_from == bindparam("day"))
    .with_for_update()
)
RATE_ON = Statement(
    mine(HourRate)
    .where(HourRate.work_center_id == bindparam("work_center_id"), HourRate.valid_from == bindparam("day"))
    .with_for_update()
)


def _rate(amount: Decimal) -> Decimal:
    if not amount.is_finite() or amount < 0 or amount >= 10**9 or amount != round(amount, 4):
        raise errors.PriceInvalid(amount=str(amount)[:40])
    return amount


@dataclass(frozen=True, kw_only=True)
class SetItemPrice(Command):
    """Yuan for one unit of the item, from a day on until the next price."""

    item_id: UUID
    valid_from: date
    price: Decimal


@command(needs=permissions.SET_COST)
async def set_item_price(work: Work, cmd: SetItemPrice) -> ItemPrice:
    """Set an item's standard price from a day on; the same day again changes it."""
    await masterdata.existing(work, Item, cmd.item_id)
    work.subject(cmd.item_id)
    price = _rate(cmd.price)
    known: ItemPrice | None = await work.one(PRICE_ON, item_id=cmd.item_id, day=cmd.valid_from)
    if known is not None:
        return await work.change(known, price=price)
    return await work.insert(ItemPrice(item_id=cmd.item_id, valid_from=cmd.valid_from, price=price))


@dataclass(frozen=True, kw_only=True)
class SetHourRate(Command):
    """Yuan an hour at a work center, of a person and of the equipment, from a day on."""

    work_center_id: UUID
    valid_from: date
    labour_rate: Decimal
    machine_rate: Decimal


@command(needs=permissions.SET_COST)
async def set_hour_rate(work: Work, cmd: SetHourRate) -> HourRate:
    """Set a work center's hour rates from a day on; the same day again changes them."""
    await masterdata.existing(work, WorkCenter, cmd.work_center_id)
    work.subject(cmd.work_center_id)
    rates = {"labour_rate": _rate(cmd.labour_rate), "machine_rate": _rate(cmd.machine_rate)}
    known: HourRate | None = await work.one(RATE_ON, work_center_id=cmd.work_center_id, day=cmd.valid_from)
    if known is not None:
        return await work.change(known, **rates)
    return await work.insert(HourRate(work_center_id=cmd.work_center_id, valid_from=cmd.valid_from, **rates))


@dataclass(frozen=True, kw_only=True)
class EnterCost(Command):
    """A cost of an order that no report tells of: `kind` is subcontract or other, `note` what it is for."""

    order_id: UUID
    kind: str
    amount: Decimal
    note: str


@command(needs=permissions.SET_COST)
async def enter_cost(work: Work, cmd: EnterCost) -> CostEntry:
    """Book a subcontractor's or another cost on an order."""
    if cmd.kind not in costing.ENTRY_KINDS:
        raise errors.CostKindUnknown(kind=cmd.kind[:40])
    if not cmd.amount.is_finite() or not 0 < cmd.amount < 10**9 or cmd.amount != round(cmd.amount, 2):
        raise errors.AmountInvalid(amount=str(cmd.amount)[:40])
    if not cmd.note.strip():
        raise errors.NoteMissing()
    if await work.get(ProductionOrder, cmd.order_id) is None:
        raise Missing(what="order")
    work.subject(cmd.order_id)
    return await work.insert(
        CostEntry(
            order_id=cmd.order_id, kind=cmd.kind, amount=cmd.amount, note=cmd.note.strip()[:200],
            entered_by=work.actor.name, occurred_at=work.occurred_at,
        )
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReverseCost(Command):
    """Take an entry back: its negative beside it."""

    entry_id: UUID


@command(needs=permissions.SET_COST)
async def reverse_cost(work: Work, cmd: ReverseCost) -> CostEntry:
    """Take a cost entry back, with a reason; both stay."""
    if not (cmd.reason or "").strip():
        raise ReasonMissing()
    entry = await work.lock(CostEntry, cmd.entry_id)
    if entry is None:
        raise Missing(what="cost entry")
    reversed_already = await work.one(mine(CostEntry).where(CostEntry.reverses_id == entry.id))
    if entry.reverses_id is not None or reversed_already is not None:
        raise errors.CostEntryReversed()
    work.subject(entry.order_id)
    return await work.insert(
        CostEntry(
            order_id=entry.order_id, kind=entry.kind, amount=-entry.amount, note=(cmd.reason or "").strip()[:200],
            entered_by=work.actor.name, occurred_at=work.occurred_at, reverses_id=entry.id,
        )
    )  # fmt: skip
