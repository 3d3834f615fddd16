"""Finding recalls, the lots they hold, and open ones a lot belongs to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.db import Statement, mine, own
from infra.work import Read, Work
from tenants.traceability.models import Recall, RecallAct, RecallSetting, RecallTask
from tenants.traceability.recall.errors import RecallClosed, RecallNotFound
from tenants.traceability.recall.rules import Targets
from tenants.traceability.trace import Direction, reached

ACTS = Statement(
    mine(RecallAct).where(RecallAct.recall_id == bindparam("recall_id")).order_by(RecallAct.acted_at, RecallAct.id)
)
TASKS = Statement(
    mine(RecallTask).where(RecallTask.recall_id == bindparam("recall_id")).order_by(RecallTask.due_at, RecallTask.id)
)
SETTING = Statement(mine(RecallSetting))
RUNNING = Statement(
    select(Recall.id, Recall.number, Recall.root_ids).where(own(Recall), Recall.state == "open", Recall.kind == "real")
)
FREED = Statement(
    select(Recall.number, RecallAct.lot_ids)
    .join(RecallAct, own(RecallAct) & (RecallAct.recall_id == Recall.id))
    .where(own(Recall), Recall.state == "open", Recall.kind == "real", RecallAct.kind == "release")
)


async def locked(work: Work, recall_id: UUID) -> Recall:
    """The open recall, for this transaction alone. Raises RecallNotFound, RecallClosed."""
    recall = await work.lock(Recall, recall_id)
    if recall is None:
        raise RecallNotFound()
    if recall.state != "open":
        raise RecallClosed(recall=recall.number)
    work.subject(recall.id)
    return recall


@dataclass(frozen=True)
class Held:
    """Lots a recall holds now, each with the status it had before; and those it let go, which it never holds again."""

    before: Mapping[UUID, str]
    released: frozenset[UUID]


def held_by(acts: Iterable[RecallAct]) -> Held:
    """What the acts of one recall come to."""
    before: dict[UUID, str] = {}
    released: set[UUID] = set()
    for act in acts:
        if act.kind == "hold":
            before |= dict(zip(act.lot_ids, act.states, strict=True))
        else:
            released |= set(act.lot_ids)
    return Held({id: state for id, state in before.items() if id not in released}, frozenset(released))


async def acts_of(read: Read, recall_id: UUID) -> list[RecallAct]:
    return await read.all(ACTS, recall_id=recall_id)


async def tasks_of(read: Read, recall_id: UUID) -> list[RecallTask]:
    return await read.all(TASKS, recall_id=recall_id)


async def targets(read: Read) -> Targets:
    row: RecallSetting | None = await read.one(SETTING)
    if row is None:
        return Targets()
    return Targets(row.interval_days, row.ids_seconds, row.hold_seconds, row.tolerance_percent)


async def recalled(read: Read, lot_ids: Sequence[UUID]) -> tuple[UUID, str] | None:
    """The first of these lots that an open recall reaches, with that recall's number; one it has let go is free.

    One small statement where no recall is open, two where none of these belongs to one. Lots are traced back: what a
    recall began with is found among what they came from, so that it counts also before anybody held them.
    """
    open_ = await read.all(RUNNING)
    roots = {id for row in open_ for id in row["root_ids"]}
    if not roots or roots.isdisjoint(await reached(read, lot_ids, Direction.BACKWARD)):
        return None
    free = {(id, row["number"]) for row in await read.all(FREED) for id in row["lot_ids"]}
    for lot_id in lot_ids:
        origins = set(await reached(read, [lot_id], Direction.BACKWARD))
        for row in open_:
            if (lot_id, row["number"]) not in free and not origins.isdisjoint(row["root_ids"]):
                return lot_id, row["number"]
    return None
