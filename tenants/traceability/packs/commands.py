"""Packing: open a pack, fill it, close it, put it on a pallet, move it, take it apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.quantity import ZERO, plain
from infra.work import Work
from tenants import masterdata
from tenants.masterdata.models import StorageLocation
from tenants.traceability import ledger, usable
from tenants.traceability.amounts import in_lot_unit
from tenants.traceability.commands.moving import free_at
from tenants.traceability.errors import PackNotFound
from tenants.traceability.ledger import Move, Place, check_usable
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Pack
from tenants.traceability.packs import errors, permissions
from tenants.traceability.packs.events import PackChanged
from tenants.traceability.rules import check_number
from tenants.traceability.udi import next_sscc
from tenants.traceability.udi.errors import CompanyPrefixMissing

KINDS = ("box", "pallet")
PREFIXES = {"box": "BX", "pallet": "PL"}

_IDS = any_(bindparam("ids", type_=ARRAY(Uuid())))
TAKEN = Statement(select(Pack.id).where(own(Pack), Pack.number == bindparam("number")))
LOCK = Statement(mine(Pack).where(Pack.id == _IDS).order_by(Pack.id).with_for_update(key_share=True))
WITHIN = Statement(mine(Pack).where(Pack.parent_id == _IDS).order_by(Pack.id).with_for_update(key_share=True))
INSIDE = Statement(mine(LotBalance).where(LotBalance.pack_id == _IDS).order_by(LotBalance.lot_id, LotBalance.id))


@dataclass(frozen=True, kw_only=True)
class OpenPack(Command):
    """A new box or pallet at a place; its id is the command's. `number` as on a label that is there already, else the
    next SSCC of the company's GS1 prefix, else one of our own."""

    location_id: UUID
    kind: str = "box"
    number: str | None = None


@command(needs=permissions.PACK)
async def open_pack(work: Work, cmd: OpenPack) -> Pack:
    if cmd.kind not in KINDS:
        raise errors.PackKindUnknown(kind=cmd.kind[:40])
    await masterdata.existing(work, StorageLocation, cmd.location_id)
    await usable.arriving_at(work, [cmd.location_id])
    number = await _number(work, cmd)
    pack = await work.insert(
        Pack(
            id=cmd.id, number=number, kind=cmd.kind, parent_id=None, location_id=cmd.location_id, shipment_id=None,
            state="open",
        )
    )  # fmt: skip
    _tell(work, pack, "opened")
    return pack


async def _number(work: Work, cmd: OpenPack) -> str:
    if cmd.number is not None:
        number = check_number(cmd.number.strip())
        if await work.scalar(TAKEN, number=number) is not None:
            raise errors.PackNumberTaken(pack=number)
        return number
    while True:  # a label printed elsewhere may have it
        try:
            number = await next_sscc(work)
        except CompanyPrefixMissing:
            number = await masterdata.dated_number(work, "pack", PREFIXES[cmd.kind])
        if await work.scalar(TAKEN, number=number) is None:
            return number


# -- filling -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class PackLot(Command):
    """So much of a lot (all that lies loose beside the pack without a quantity) goes into it."""

    pack_id: UUID
    lot_id: UUID
    quantity: Decimal | None = None
    unit: str | None = None


@command(needs=permissions.PACK)
async def pack_lot(work: Work, cmd: PackLot) -> Movement:
    pack = await _opened(work, cmd.pack_id)
    lot = await ledger.lock_lot(work, cmd.lot_id)
    there = await free_at(work, lot, pack.location_id)
    await check_usable(work, lot, "pack", pack.location_id, reason=cmd.reason)
    quantity = there.quantity if cmd.quantity is None else await in_lot_unit(work, lot, cmd.quantity, cmd.unit)
    to = Place(there.location_id, pack_id=pack.id)
    (movement,) = await ledger.move(
        work,
        [Move(kind="pack", lot=lot, quantity=quantity, from_=Place.of(there), to=to, reason=cmd.reason)],
    )
    _tell(work, pack, "packed")
    return movement


@dataclass(frozen=True, kw_only=True)
class UnpackLot(Command):
    """So much of a lot (all of it that is in there without a quantity) comes out and lies beside the pack."""

    pack_id: UUID
    lot_id: UUID
    quantity: Decimal | None = None
    unit: str | None = None


@command(needs=permissions.PACK)
async def unpack_lot(work: Work, cmd: UnpackLot) -> Movement:
    pack = await _opened(work, cmd.pack_id)
    lot = await ledger.lock_lot(work, cmd.lot_id)
    inside = [each for each in await ledger.balances_of(work, lot.id) if each.pack_id == pack.id]
    there = inside[0].quantity if inside else ZERO
    quantity = there if cmd.quantity is None else await in_lot_unit(work, lot, cmd.quantity, cmd.unit)
    if not inside or quantity > there:
        raise errors.NotInPack(there=plain(there), unit=lot.unit, lot=lot.number, pack=pack.number)
    (movement,) = await ledger.move(work, [_out(lot, inside[0], quantity, cmd.reason)])
    _tell(work, pack, "unpacked")
    return movement


def _out(lot: MaterialLot, balance: LotBalance, quantity: Decimal, reason: str | None) -> Move:
    to = Place(balance.location_id, order_id=balance.order_id)
    return Move(kind="unpack", lot=lot, quantity=quantity, from_=Place.of(balance), to=to, reason=reason)


@dataclass(frozen=True, kw_only=True)
class NestPack(Command):
    """A closed box goes onto an open pallet beside it; without `parent_id` it comes off again."""

    pack_id: UUID
    parent_id: UUID | None = None


@command(needs=permissions.PACK)
async def nest_pack(work: Work, cmd: NestPack) -> Pack:
    known = await locked(work, {cmd.pack_id} | ({cmd.parent_id} if cmd.parent_id else set()))
    pack = known[cmd.pack_id]
    await _reach(work, *known.values())
    if cmd.parent_id is None:
        await _off(work, pack)
        return pack
    parent = known[cmd.parent_id]
    if pack.state != "closed":
        raise errors.PackNotOpen(pack=pack.number, state=pack.state)
    if parent.state != "open":
        raise errors.PackNotOpen(pack=parent.number, state=parent.state)
    if pack.kind != "box" or parent.kind != "pallet" or pack.parent_id is not None:
        raise errors.PackDoesNotFit(pack=pack.number, other=parent.number)
    if pack.location_id != parent.location_id:
        raise errors.PackElsewhere(pack=pack.number, other=parent.number)
    await work.change(pack, parent_id=parent.id)
    _tell(work, parent, "nested")
    return pack


async def _off(work: Work, pack: Pack) -> None:
    if pack.parent_id is None:
        return
    (parent,) = (await locked(work, {pack.parent_id})).values()
    if parent.state != "open":
        raise errors.PackNotOpen(pack=parent.number, state=parent.state)
    await work.change(pack, parent_id=None)
    _tell(work, parent, "taken_out")


# -- closing, moving, taking apart ---------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ClosePack(Command):
    """Nothing goes in or out any more; only closed packs leave."""

    pack_id: UUID


@command(needs=permissions.PACK)
async def close_pack(work: Work, cmd: ClosePack) -> Pack:
    pack = await _opened(work, cmd.pack_id)
    if not await work.all(INSIDE, ids=[pack.id]) and not await work.all(WITHIN, ids=[pack.id]):
        raise errors.PackEmpty(pack=pack.number)
    await work.change(pack, state="closed")
    _tell(work, pack, "closed")
    return pack


@dataclass(frozen=True, kw_only=True)
class ReopenPack(Command):
    pack_id: UUID


@command(needs=permissions.DISSOLVE)
async def reopen_pack(work: Work, cmd: ReopenPack) -> Pack:
    pack = (await locked(work, {cmd.pack_id}))[cmd.pack_id]
    await _reach(work, pack)
    if pack.state != "closed":
        raise errors.PackNotOpen(pack=pack.number, state=pack.state)
    await _check_outermost(work, pack)
    await work.change(pack, state="open")
    _tell(work, pack, "reopened")
    return pack


@dataclass(frozen=True, kw_only=True)
class MovePack(Command):
    """A pack with all that is in it goes to another place."""

    pack_id: UUID
    to_location_id: UUID


@command(needs=permissions.PACK)
async def move_pack(work: Work, cmd: MovePack) -> Pack:
    pack = (await locked(work, {cmd.pack_id}))[cmd.pack_id]
    await _reach(work, pack)
    if pack.state not in ("open", "closed"):
        raise errors.PackNotOpen(pack=pack.number, state=pack.state)
    await _check_outermost(work, pack)
    await usable.arriving_at(work, [cmd.to_location_id])
    packs = await _with_all(work, pack)
    inside, lots = await _contents(work, packs)
    moves = [
        Move(
            kind="transfer", lot=lots[each.lot_id], quantity=each.quantity, from_=Place.of(each),
            to=Place(cmd.to_location_id, each.order_id, each.pack_id), reason=cmd.reason,
        )
        for each in inside
        if each.location_id != cmd.to_location_id
    ]  # fmt: skip
    await ledger.move(work, moves)
    for each in packs:
        await work.change(each, location_id=cmd.to_location_id)
    _tell(work, pack, "moved")
    return pack


@dataclass(frozen=True, kw_only=True)
class DissolvePack(Command):
    """Everything comes out: lots lie loose, boxes stand for themselves; the pack is no more."""

    pack_id: UUID


@command(needs=permissions.DISSOLVE)
async def dissolve_pack(work: Work, cmd: DissolvePack) -> Pack:
    pack = (await locked(work, {cmd.pack_id}))[cmd.pack_id]
    await _reach(work, pack)
    if pack.state not in ("open", "closed"):
        raise errors.PackNotOpen(pack=pack.number, state=pack.state)
    await _check_outermost(work, pack)
    for each in await work.all(WITHIN, ids=[pack.id]):
        await work.change(each, parent_id=None)
    inside, lots = await _contents(work, [pack])
    await ledger.move(work, [_out(lots[each.lot_id], each, each.quantity, cmd.reason) for each in inside])
    await work.change(pack, state="dissolved")
    _tell(work, pack, "dissolved")
    return pack


# -- shared ------------------------------------------------------------------------------------------------------


async def locked(work: Work, ids: set[UUID]) -> dict[UUID, Pack]:
    """Packs come before lots. Raises PackNotFound."""
    found: dict[UUID, Pack] = {each.id: each for each in await work.all(LOCK, ids=sorted(ids))}
    if len(found) != len(ids):
        raise PackNotFound()
    return found


async def _opened(work: Work, pack_id: UUID) -> Pack:
    pack = (await locked(work, {pack_id}))[pack_id]
    if pack.state != "open":
        raise errors.PackNotOpen(pack=pack.number, state=pack.state)
    await _reach(work, pack)
    return pack


async def _reach(work: Work, *packs: Pack) -> None:
    """The actor's right must reach where the packs stand."""
    await usable.reached(work, {each.location_id for each in packs if each.location_id is not None})


async def _check_outermost(work: Work, pack: Pack) -> None:
    if pack.parent_id is not None:
        parent = await work.get(Pack, pack.parent_id)
        raise errors.PackNested(pack=pack.number, other=parent.number if parent else "")


async def _with_all(work: Work, pack: Pack) -> list[Pack]:
    """The pack and every pack within it, locked, the outer ones first."""
    every, level = [pack], [pack]
    while level:
        level = await work.all(WITHIN, ids=[each.id for each in level])
        every.extend(level)
    return every


async def _contents(work: Work, packs: Sequence[Pack]) -> tuple[list[LotBalance], dict[UUID, MaterialLot]]:
    ids = [each.id for each in packs]
    found = await work.all(INSIDE, ids=ids)
    lots = await ledger.lock_lots(work, {each.lot_id for each in found}) if found else {}
    return [each for each in await work.all(INSIDE, ids=ids) if each.lot_id in lots], lots


def _tell(work: Work, pack: Pack, act: str) -> None:
    work.subject(pack.id)
    work.emit(PackChanged(pack_id=pack.id, number=pack.number, act=act))
