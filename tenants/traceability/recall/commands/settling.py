"""Tasks done, the answer given, the recall closed; and what a company calls a good drill."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.quantity import plain
from infra.work import Work
from tenants import identity
from tenants.traceability.models import Recall, RecallSetting, RecallTask
from tenants.traceability.recall import permissions, rules, scope
from tenants.traceability.recall.access import SETTING, locked, targets, tasks_of
from tenants.traceability.recall.errors import (
    RecallNotFound,
    RecallNotHeld,
    RecallTaskDone,
    RecallTasksOpen,
    RecallUnanswered,
)
from tenants.traceability.recall.events import RecallClosedFact
from tenants.traceability.recall.queries import unheld
from tenants.traceability.recall.tasks import TODO


@dataclass(frozen=True, kw_only=True)
class CompleteRecallTask(Command):
    task_id: UUID
    note: str | None = None


@command(needs=permissions.WORK_ON_RECALL)
async def complete_recall_task(work: Work, cmd: CompleteRecallTask) -> RecallTask:
    """Say that goods are set apart, an order stopped, a customer or supplier told."""
    seen = await work.get(RecallTask, cmd.task_id)
    if seen is None:
        raise RecallNotFound()
    await locked(work, seen.recall_id)
    task = await work.lock(RecallTask, cmd.task_id)
    assert task is not None  # tasks are never removed
    if task.done_at is not None:
        raise RecallTaskDone(name=task.done_by)
    note = (cmd.note or "").strip()[:500] or None
    await work.change(task, done_at=work.now, done_by=work.actor.name, note=note)
    await identity.settle_todo(work, TODO, task.id)
    return task


@dataclass(frozen=True, kw_only=True)
class AnswerRecall(Command):
    recall_id: UUID


@command(needs=permissions.OPEN_RECALL)
async def answer_recall(work: Work, cmd: AnswerRecall) -> Recall:
    """The figures as they stand are the answer: the clock stops, a drill gets its grade. Only the first one counts."""
    recall = await locked(work, cmd.recall_id)
    if recall.answered_at is not None:
        return recall
    found = await scope.reach(work, recall.root_ids)
    figures, customers = await scope.figures(work, found), await scope.customers(work, found)
    reachable = sum(each.reachable for each in customers)
    answer = summary(found, figures, customers=len(customers), reachable=reachable)
    graded = None
    if recall.kind == "drill":
        result = rules.graded(
            await targets(work), ids_after=recall.found_at - recall.began_at,
            hold_after=recall.held_at - recall.began_at if recall.held_at else None,
            difference_percent=figures.difference_percent, customers=len(customers), reachable=reachable,
        )  # fmt: skip
        graded = {"grade": result.grade, "criteria": [each.stored() for each in result.criteria]}
    await work.change(
        recall, answered_at=work.now, answered_by=work.actor.name, answer=answer, **(graded or {})
    )  # fmt: skip
    return recall


def summary(found: scope.Scope, figures: scope.Figures, *, customers: int, reachable: int) -> dict[str, Any]:
    """The answer as it is kept: counts, and for each flow the quantities by unit."""
    totals = {
        name: {unit: plain(amount) for unit, amount in by_unit.items()} for name, by_unit in figures.totals().items()
    }
    return {
        "lots": len(found.lot_ids), "customers": customers, "reachable": reachable, "lots_by": figures.lots_by,
        "states": figures.states, "totals": totals, "difference_percent": plain(figures.difference_percent),
    }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class CloseRecall(Command):
    recall_id: UUID
    summary: str


@command(needs=permissions.OPEN_RECALL, signs=Meaning("closed the recall"))
async def close_recall(work: Work, cmd: CloseRecall) -> Recall:
    """Everything is answered and done. What is held stays so until somebody decides about each lot.

    Raises RecallUnanswered; of a real one also RecallNotHeld and RecallTasksOpen.
    """
    recall = await locked(work, cmd.recall_id)
    if recall.answered_at is None:
        raise RecallUnanswered(recall=recall.number)
    if recall.kind == "real":
        found = await scope.reach(work, recall.root_ids)
        if free := await unheld(work, recall, found):
            raise RecallNotHeld(count=len(free), recall=recall.number)
        if undone := [each for each in await tasks_of(work, recall.id) if each.done_at is None]:
            raise RecallTasksOpen(count=len(undone), recall=recall.number)
    await work.change(
        recall, state="closed", closed_at=work.now, closed_by=work.actor.name, summary=cmd.summary.strip()[:4000]
    )
    work.emit(RecallClosedFact(recall_id=recall.id, number=recall.number, grade=recall.grade))
    return recall


@dataclass(frozen=True, kw_only=True)
class SetRecallTargets(Command):
    interval_days: int
    ids_seconds: int
    hold_seconds: int
    tolerance_percent: Decimal


@command(needs=permissions.SET_RECALLS)
async def set_recall_targets(work: Work, cmd: SetRecallTargets) -> RecallSetting:
    """How often a drill is due, and what it is measured by from now on."""
    wanted = rules.check_targets(
        rules.Targets(cmd.interval_days, cmd.ids_seconds, cmd.hold_seconds, cmd.tolerance_percent)
    )
    row: RecallSetting | None = await work.one(SETTING)
    if row is None:
        return await work.insert(RecallSetting(**vars(wanted)))
    return await work.change(row, **vars(wanted))
