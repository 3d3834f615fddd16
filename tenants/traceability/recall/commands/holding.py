"""All lots of a recall held in one act, and those held wrongly let go."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine
from infra.work import Work
from tenants.masterdata import statuses
from tenants.traceability import ledger
from tenants.traceability.models import MaterialLot, Recall, RecallAct, Sublot
from tenants.traceability.recall import permissions, rules, scope
from tenants.traceability.recall.access import acts_of, held_by, locked
from tenants.traceability.recall.errors import RecallLotForeign
from tenants.traceability.recall.events import RecallHeld, RecallReleased
from tenants.traceability.recall.tasks import hand_out

PIECES = Statement(
    mine(Sublot).where(Sublot.id == any_(bindparam("ids", type_=ARRAY(Uuid())))).order_by(Sublot.id).with_for_update()
)


@dataclass(frozen=True, kw_only=True)
class HoldRecalled(Command):
    recall_id: UUID


@command(needs=permissions.OPEN_RECALL, signs=Meaning("held for recall"))
async def hold_recalled(work: Work, cmd: HoldRecalled) -> Recall:
    """Hold every lot the recall reaches that can still be used, all in one transaction, and give the owners their
    tasks. Again later: what has come since. Lots it let go stay free. A drill holds nothing and says what it would."""
    recall = await locked(work, cmd.recall_id)
    began = time.perf_counter()
    found = await scope.reach(work, recall.root_ids)
    lots = await ledger.lock_lots(work, found.lot_ids)
    known = held_by(await acts_of(work, recall.id))
    wanted = [
        lot for id, lot in lots.items()
        if lot.state in rules.HELD_FROM and id not in known.released and id not in known.before
    ]  # fmt: skip
    states = [lot.state for lot in wanted]
    if recall.kind == "real":
        await _set_all(work, wanted, statuses.HELD)
    if wanted:
        act = RecallAct(
            recall_id=recall.id, kind="hold", lot_ids=[lot.id for lot in wanted], states=states,
            took_ms=round((time.perf_counter() - began) * 1000), acted_at=work.now, acted_by=work.actor.name,
            reason=cmd.reason,
        )  # fmt: skip
        await work.insert(act)
    await work.change(
        recall, held_at=recall.held_at or work.now, held_by=recall.held_by or work.actor.name,
        held=len(known.before) + len(wanted),
    )  # fmt: skip
    await hand_out(work, recall, found)
    work.emit(RecallHeld(recall_id=recall.id, number=recall.number, count=len(wanted)))
    return recall


@dataclass(frozen=True, kw_only=True)
class ReleaseRecalled(Command):
    recall_id: UUID
    lot_ids: list[UUID]


@command(needs=permissions.RELEASE_RECALLED, signs=Meaning("released from recall"))
async def release_recalled(work: Work, cmd: ReleaseRecalled) -> Recall:
    """Let lots go that do not belong to the recall; each is again what it was before, unless somebody decided
    otherwise since. Raises RecallLotForeign when the recall does not hold one of them."""
    recall = await locked(work, cmd.recall_id)
    wanted = set(cmd.lot_ids)
    known = held_by(await acts_of(work, recall.id))
    foreign = wanted - known.before.keys()
    if foreign or not wanted:
        raise RecallLotForeign(count=len(foreign), recall=recall.number)
    lots = await ledger.lock_lots(work, wanted)
    if recall.kind == "real":
        await _restore(work, list(lots.values()), known.before)
    act = RecallAct(
        recall_id=recall.id, kind="release", lot_ids=sorted(wanted), states=[known.before[id] for id in sorted(wanted)],
        took_ms=0, acted_at=work.now, acted_by=work.actor.name, reason=cmd.reason,
    )  # fmt: skip
    await work.insert(act)
    await work.change(recall, held=len(known.before) - len(wanted))
    work.emit(RecallReleased(recall_id=recall.id, number=recall.number, count=len(wanted)))
    return recall


async def _restore(work: Work, lots: Sequence[MaterialLot], before: Mapping[UUID, str]) -> None:
    for state in sorted({before[lot.id] for lot in lots}):
        held = [lot for lot in lots if before[lot.id] == state and lot.state == statuses.HELD]
        await _set_all(work, held, statuses.check_move(statuses.HELD, state))


async def _set_all(work: Work, lots: Sequence[MaterialLot], state: str) -> None:
    """Locked lots, and the records of those that are pieces, in two statements. One fact tells of all of them."""
    await work.change_all(lots, state=state)
    pieces = [lot.id for lot in lots if lot.kind == "piece"]
    if pieces:
        await work.change_all(await work.all(PIECES, ids=pieces), state=state)
