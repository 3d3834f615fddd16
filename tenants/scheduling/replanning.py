"""One re-planning: read the plant, load it, write what moved.

One at a time per tenant, and one for a burst: `PlanState` is locked, and whoever waited for the lock finds by its
generation whether a run that began after he asked has done his work already.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from time import perf_counter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from infra import clock, outbox
from infra.db import Statement, among, dollar, own
from infra.work import Work
from tenants.scheduling import rules
from tenants.scheduling.events import PlanMoved
from tenants.scheduling.inputs import Inputs, instant, plant_of, read_inputs, seconds, tasks_of
from tenants.scheduling.models import PlanSlot, PlanState
from tenants.scheduling.rules import Slot

GENERATION = Statement(select(PlanState.generation).where(own(PlanState)))
LOCK = Statement(select(PlanState).where(own(PlanState)).with_for_update())
FOUND = Statement(
    insert(PlanState)
    .values(tenant_id=bindparam("tenant_id"), generation=0, milliseconds=0, operations=0)
    .on_conflict_do_nothing(index_elements=["tenant_id"])
)
STORED = Statement(select(*PlanSlot.__table__.c).where(own(PlanSlot)))
COLUMNS = tuple(column.name for column in PlanSlot.__table__.columns)
KEYS = ("tenant_id", "operation_id")
_write = insert(PlanSlot).values({name: bindparam(name) for name in COLUMNS})
WRITE = dollar(
    _write.on_conflict_do_update(
        index_elements=list(KEYS), set_={name: _write.excluded[name] for name in COLUMNS if name not in KEYS}
    )
)
Row = tuple[Any, ...]  # the columns of PlanSlot behind its two keys


class Replanned(NamedTuple):
    operations: int
    moved: int
    milliseconds: int


async def replan(work: Work, actors: Sequence[str] = ()) -> Replanned | None:
    """Make the plan as of now. None when somebody else's run has seen what we were told of."""
    noted = await work.scalar(GENERATION)
    if noted is None:
        await work.execute(FOUND)
        noted = 0
    state: PlanState = await work.one(LOCK)
    # The run that was under way when we noted is the next generation; one more began after we asked.
    if state.generation >= noted + 2:
        return None
    began = perf_counter()
    if actors:
        await outbox.absorb(work, actors)
    given = await read_inputs(work, clock.now())
    slots = await asyncio.to_thread(loaded, given)  # the process has other rows to handle meanwhile
    moved = await _store(work, given, slots)
    took = int((perf_counter() - began) * 1000)
    await _note(work, len(slots), took)
    return Replanned(len(slots), moved, took)


def loaded(given: Inputs) -> list[Slot]:
    return rules.load(plant_of(given), tasks_of(given), seconds(given.now))


async def _store(work: Work, given: Inputs, slots: Sequence[Slot]) -> int:
    """Write the slots that differ; the number of them."""
    stored: dict[UUID, Row] = {row["operation_id"]: tuple(row.values())[2:] for row in await work.all(STORED)}
    wanted = rows_of(given, slots)
    changed = {id: row for id, row in wanted.items() if stored.get(id) != row}
    gone = stored.keys() - wanted.keys()
    if changed:
        rows = [(work.tenant_id, id, *row) for id, row in changed.items()]
        await work.executor.connection.executemany(WRITE, rows)
    if gone:
        await work.execute(delete(PlanSlot).where(own(PlanSlot), among(PlanSlot.operation_id, list(gone))))
    centers = {row[1] for row in changed.values()} | {stored[id][1] for id in gone}
    if centers:
        work.emit(PlanMoved(work_center_ids=sorted(centers), slots=len(changed) + len(gone)))
    return len(changed) + len(gone)


def rows_of(given: Inputs, slots: Sequence[Slot]) -> dict[UUID, Row]:
    """By operation, in the order of the table's columns."""
    ends: Mapping[UUID, int | None] = rules.completions(slots)
    centers = {row["id"]: row["work_center_id"] for row in given.operations}
    found: dict[UUID, Row] = {}
    for slot in slots:
        center = centers[slot.id]
        unit = None if slot.unit == center else slot.unit
        span: tuple[datetime | None, datetime | None] = (
            (None, None) if slot.unit is None else (instant(slot.start), instant(slot.end))
        )
        end = ends[slot.order_id]
        seconds_of_work = sum(each.end - each.start for each in slot.work)
        found[slot.id] = (
            slot.order_id, center, unit, *span, seconds_of_work, slot.why, slot.blocker, slot.user_id,
            None if end is None else instant(end),
        )  # fmt: skip
    return found


async def _note(work: Work, operations: int, took: int) -> None:
    await work.execute(
        update(PlanState)
        .where(own(PlanState))
        .values(generation=PlanState.generation + 1, planned_at=work.now, milliseconds=took, operations=operations)
    )
