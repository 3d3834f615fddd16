"""A receipt that was entered wrongly is taken back: each of its movements by one the other way round; nothing goes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine
from infra.quantity import ZERO
from infra.work import Work
from tenants import identity
from tenants.masterdata import statuses
from tenants.traceability import ledger, permissions, rules
from tenants.traceability.errors import AlreadyTakenBack, LotNotUsable, ReceiptNotFound, ReceiptUsed
from tenants.traceability.events import ReceiptTakenBack
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Receipt

BARRED: Final = frozenset({statuses.HELD, statuses.REJECTED})
"""It stays in the books until whoever may release it has decided."""
NO_USE: Final = frozenset({"receive", "transfer", "issue", "give_back", "pack", "unpack"})
"""After these a lot is still whole and untouched."""


@dataclass(frozen=True, kw_only=True)
class TakeBackReceipt(Command):
    """Nothing of it was used, and all of it lies free and loose in store, wherever it was put."""

    receipt_id: UUID


OF_RECEIPT = Statement(mine(MaterialLot).where(MaterialLot.receipt_id == bindparam("receipt_id")))
MOVES = Statement(
    mine(Movement).where(Movement.lot_id == any_(bindparam("ids", type_=ARRAY(Uuid())))).order_by(Movement.id)
)


@command(needs=permissions.TAKE_BACK_RECEIPTS, signs=Meaning("corrected"))
async def take_back_receipt(work: Work, cmd: TakeBackReceipt) -> Receipt:
    """Receipt, lots and movements stay and say that they were taken back; the lots' numbers stay theirs.

    Raises ReceiptNotFound, AlreadyTakenBack, ReceiptUsed, LotNotUsable (held or rejected), ReservedForOthers.
    """
    receipt = await work.get(Receipt, cmd.receipt_id)  # its lots are the lock: who splits one holds them too
    if receipt is None:
        raise ReceiptNotFound()
    told = await work.all(OF_RECEIPT, receipt_id=receipt.id)
    lots = await ledger.lock_lots(work, [each.id for each in told])
    came = await _standing(work, receipt, lots)
    await _check_not_barred(work, lots.values())
    lying = await ledger.balances_by_lot(work, lots)
    short = [lots[each.lot_id].number for each in came if _loose(lying[each.lot_id]) != each.quantity]
    if short:
        raise ReceiptUsed(receipt=receipt.number, lots=rules.listed(short))
    await ledger.move(work, [back for each in came for back in _backs(each, lots, lying[each.lot_id], cmd.reason)])
    work.subject(receipt.id)
    work.emit(ReceiptTakenBack(receipt_id=receipt.id, lot_ids=sorted(lots)))
    return receipt


async def _check_not_barred(work: Work, lots: Iterable[MaterialLot]) -> None:
    for lot in lots:
        if lot.state in BARRED:
            who = await identity.who_may(work, permissions.RELEASE_LOTS.name)
            raise LotNotUsable(lot=lot.number, status=lot.state, who=who[:3])


async def _standing(work: Work, receipt: Receipt, lots: Mapping[UUID, MaterialLot]) -> list[Movement]:
    """The movements by which the lots came. Raises when they were taken back, or when another use was made of a lot."""
    told: Sequence[Movement] = await work.all(MOVES, ids=sorted(lots))
    back = {each.reverses_id for each in told}
    standing = [each for each in told if each.reverses_id is None and each.id not in back]
    came = [each for each in standing if each.kind == "receive" and each.document_id == receipt.id]
    if not came:
        raise AlreadyTakenBack(receipt=receipt.number)
    used = {each.lot_id for each in standing if each.kind not in NO_USE} | (
        lots.keys() - {each.lot_id for each in came}
    )
    if used:
        raise ReceiptUsed(receipt=receipt.number, lots=rules.listed([lots[id].number for id in used]))
    return came


def _free(lying: Iterable[LotBalance]) -> list[LotBalance]:
    return [each for each in lying if each.order_id is None and each.pack_id is None]


def _loose(lying: Iterable[LotBalance]) -> Decimal:
    return sum((each.quantity for each in _free(lying)), ZERO)


def _backs(
    came: Movement, lots: Mapping[UUID, MaterialLot], lying: Sequence[LotBalance], reason: str | None
) -> list[Move]:
    return [
        Move(
            kind=came.kind, lot=lots[came.lot_id], quantity=each.quantity, from_=Place.of(each),
            document_id=came.document_id, reason=reason, reverses_id=came.id,
        )
        for each in _free(lying)
    ]  # fmt: skip
