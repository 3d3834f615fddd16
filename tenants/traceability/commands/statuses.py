"""Whether lots may be used, and what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.blobs import stored_blob
from infra.db import among, mine
from infra.errors import ReasonMissing
from infra.work import Work
from tenants import masterdata
from tenants.masterdata import statuses
from tenants.traceability import ledger, permissions
from tenants.traceability.errors import DatesContradict, NothingGiven
from tenants.traceability.events import LotStatusChanged
from tenants.traceability.models import MaterialLot, Sublot

MOST = 1000


@dataclass(frozen=True, kw_only=True)
class ChangeLotStatus(Command):
    """Release, reject, hold or restrict lots: all of them or none. `status`: quarantined, accepted, rejected, held,
    restricted."""

    lot_ids: list[UUID]
    status: str


@command(needs=permissions.RELEASE_LOTS, signs=Meaning("status changed"))
async def change_lot_status(work: Work, cmd: ChangeLotStatus) -> list[MaterialLot]:
    return await _change(work, cmd.lot_ids, cmd.status)


@dataclass(frozen=True, kw_only=True)
class HoldLots(Command):
    """Whoever sees that something is wrong stops it; those who may release decide."""

    lot_ids: list[UUID]


@command(needs=permissions.HOLD_LOTS, signs=Meaning("held"))
async def hold_lots(work: Work, cmd: HoldLots) -> list[MaterialLot]:
    return await _change(work, cmd.lot_ids, statuses.HELD)


async def _change(work: Work, lot_ids: Sequence[UUID], status: str) -> list[MaterialLot]:
    if not lot_ids or len(lot_ids) > MOST:
        raise NothingGiven(most=MOST)
    lots = list((await ledger.lock_lots(work, lot_ids)).values())
    for lot in lots:
        statuses.check_move(lot.state, status)
    await set_status(work, lots, status)
    work.subject(lots[0].id)
    return lots


async def set_status(work: Work, lots: Sequence[MaterialLot], status: str) -> None:
    """For locked lots whose move was checked; a finished piece's own record follows."""
    for lot in lots:
        work.emit(LotStatusChanged(lot_id=lot.id, was=lot.state, status=status))
    await work.change_all(lots, state=status)
    pieces = [lot.id for lot in lots if lot.kind == "piece"]
    if pieces:
        rows = await work.all(mine(Sublot).where(among(Sublot.id, pieces)).order_by(Sublot.id).with_for_update())
        await work.change_all([row for row in rows if row.state != status], state=status)


@dataclass(frozen=True, kw_only=True)
class ChangeLot(Command):
    """Correct what is known of a lot. A later date (a re-test) needs the right to release and a reason."""

    lot_id: UUID
    supplier_lot: str | None = None
    manufactured_on: date | None = None
    expires_on: date | None = None
    add_certificates: list[str] | None = None
    remove_certificates: list[str] | None = None
    custom: list[masterdata.CustomValue] | None = None


@command(needs=permissions.EDIT_LOTS, signs=Meaning("corrected"))
async def change_lot(work: Work, cmd: ChangeLot) -> MaterialLot:
    lot = await ledger.lock_lot(work, cmd.lot_id)
    manufactured_on = cmd.manufactured_on or lot.manufactured_on
    expires_on = cmd.expires_on or lot.expires_on
    if expires_on != lot.expires_on:
        work.actor.need(permissions.RELEASE_LOTS.name)
        if not (cmd.reason or "").strip():
            raise ReasonMissing()
    if manufactured_on is not None and expires_on is not None and expires_on < manufactured_on:
        raise DatesContradict(first=manufactured_on, second=expires_on)
    custom = lot.custom
    if cmd.custom is not None:
        custom = await masterdata.checked_custom(work, "lot", cmd.custom, lot.custom)
    return await work.change(
        lot,
        supplier_lot=lot.supplier_lot if cmd.supplier_lot is None else (cmd.supplier_lot.strip()[:80] or None),
        manufactured_on=manufactured_on,
        expires_on=expires_on,
        certificates=await _certificates(work, lot, cmd),
        custom=custom,
    )


async def _certificates(work: Work, lot: MaterialLot, cmd: ChangeLot) -> list[str]:
    kept = [each for each in lot.certificates if each not in (cmd.remove_certificates or ())]
    added = [(await stored_blob(work.tenant_id, each)).sha256 for each in cmd.add_certificates or ()]
    return list(dict.fromkeys([*kept, *added]))
