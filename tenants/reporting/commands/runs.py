"""Starting, pausing and ending one's own work at an operation. All of it is optional: who never taps start is taken to
have begun where his last work ended.

Each act names the operation, not the run, so that a phone without a network can say it too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import DateTime, bindparam, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.work import Work
from tenants import masterdata, orders
from tenants.orders import Operation
from tenants.orders.errors import OperationNotFound
from tenants.reporting import errors, permissions, rules
from tenants.reporting.commands.help import access
from tenants.reporting.events import RunChanged
from tenants.reporting.models import LaborRecord, OperationRun, OutputReport

OPEN = Statement(
    mine(OperationRun)
    .where(
        OperationRun.user_id == bindparam("user_id"),
        OperationRun.operation_id == bindparam("operation_id"),
        OperationRun.ended_at.is_(None),
    )
    .with_for_update()
)
WORKING = Statement(
    mine(LaborRecord).where(LaborRecord.run_id == bindparam("run_id"), LaborRecord.ended_at.is_(None)).with_for_update()
)
RECENT = Statement(
    mine(LaborRecord)
    .where(
        LaborRecord.user_id == bindparam("user_id"), LaborRecord.started_at >= bindparam("since", type_=DateTime(True))
    )
    .order_by(LaborRecord.started_at, LaborRecord.id)
    .with_for_update()
)
LAST_WORK = Statement(
    select(func.max(LaborRecord.ended_at)).where(
        own(LaborRecord),
        LaborRecord.user_id == bindparam("user_id"),
        LaborRecord.ended_at <= bindparam("at", type_=DateTime(True)),
    )
)
LAST_REPORT = Statement(
    select(func.max(OutputReport.occurred_at)).where(
        own(OutputReport),
        OutputReport.worker_id == bindparam("user_id"),
        OutputReport.occurred_at <= bindparam("at", type_=DateTime(True)),
        OutputReport.occurred_at > bindparam("since", type_=DateTime(True)),
    )
)


@dataclass(frozen=True, kw_only=True)
class StartRun(Command):
    operation_id: UUID
    work_unit_id: UUID | None = None


@command(needs=permissions.RUN_OPERATION)
async def start_run(work: Work, cmd: StartRun) -> OperationRun:
    """I begin here. Other operations of mine may go on running."""
    at = rules.whole(work.occurred_at)
    operation = await access(work, cmd.operation_id, None, cmd.work_unit_id, starting=True)
    run: OperationRun | None = await work.one(OPEN, user_id=work.actor.id, operation_id=operation.id)
    if run is not None and run.state == "running":
        raise errors.RunIsOpen(operation=masterdata.spoken(work.actor.locale, operation))
    await orders.begin_operation(work, operation)
    if run is not None:
        return await _resume(work, run, at)
    return await _begin(work, operation, at, cmd.work_unit_id, id=cmd.id)


@dataclass(frozen=True, kw_only=True)
class PauseRun(Command):
    operation_id: UUID


@command(needs=permissions.RUN_OPERATION)
async def pause_run(work: Work, cmd: PauseRun) -> OperationRun:
    """I stop here for a while; the operation may go on in other hands."""
    run, operation = await _mine(work, cmd.operation_id)
    state = rules.run_after(run.state, "pause", masterdata.spoken(work.actor.locale, operation))
    await stop_work(work, run, rules.whole(work.occurred_at))
    return await _moved(work, run, state)


@dataclass(frozen=True, kw_only=True)
class ResumeRun(Command):
    operation_id: UUID


@command(needs=permissions.RUN_OPERATION)
async def resume_run(work: Work, cmd: ResumeRun) -> OperationRun:
    """I go on here."""
    operation = await access(work, cmd.operation_id, None, starting=True)
    run: OperationRun | None = await work.one(OPEN, user_id=work.actor.id, operation_id=operation.id)
    label = masterdata.spoken(work.actor.locale, operation)
    if run is None:
        raise errors.RunNotPaused(operation=label)
    rules.run_after(run.state, "resume", label)
    await orders.begin_operation(work, operation)
    return await _resume(work, run, rules.whole(work.occurred_at))


@dataclass(frozen=True, kw_only=True)
class EndRun(Command):
    operation_id: UUID


@command(needs=permissions.RUN_OPERATION)
async def end_run(work: Work, cmd: EndRun) -> OperationRun:
    """I am done here."""
    run, _ = await _mine(work, cmd.operation_id)
    return await finish_run(work, run, rules.whole(work.occurred_at))


async def _mine(work: Work, operation_id: UUID) -> tuple[OperationRun, Operation]:
    """The actor's open run. Holds and gates stop nobody from stopping."""
    operation = await work.get(Operation, operation_id)
    if operation is None:
        raise OperationNotFound()
    run: OperationRun | None = await work.one(OPEN, user_id=work.actor.id, operation_id=operation_id)
    if run is not None:
        work.subject(run.order_id)
        return run, operation
    operation = await access(work, operation_id, None)
    await orders.begin_operation(work, operation)
    start = await _implied_start(work, operation, rules.whole(work.occurred_at))
    return await _begin(work, operation, start, None, implied=True), operation


async def _implied_start(work: Work, operation: Operation, at: datetime) -> datetime:
    """Where his last work ended: a span, a report, else the begin of the shift; without any of them, now."""
    shift = rules.SiteHours.of(operation.calendar).at(at)
    since = shift.starts_at or at - timedelta(hours=12)
    found = [
        await work.scalar(LAST_WORK, user_id=work.actor.id, at=at),
        await work.scalar(LAST_REPORT, user_id=work.actor.id, at=at, since=since),
        shift.starts_at,
    ]
    return rules.whole(max((each for each in found if each is not None and since <= each <= at), default=at))


async def _begin(
    work: Work,
    operation: Operation,
    at: datetime,
    work_unit_id: UUID | None,
    *,
    id: UUID | None = None,
    implied: bool = False,
) -> OperationRun:
    run = await work.insert(
        OperationRun(
            id=id,
            user_id=work.actor.id,
            user_name=work.actor.name,
            operation_id=operation.id,
            order_id=operation.order_id,
            work_center_id=operation.work_center_id,
            work_unit_id=work_unit_id or work.actor.work_unit_id,
            state="running",
            started_at=at,
            implied=implied,
        )
    )
    await _work_from(work, run, at)
    _tell(work, run)
    return run


async def _resume(work: Work, run: OperationRun, at: datetime) -> OperationRun:
    await _work_from(work, run, at)
    return await _moved(work, run, "running")


async def _work_from(work: Work, run: OperationRun, at: datetime) -> None:
    if at < run.started_at:
        raise errors.TimesReversed(started=run.started_at, ended=at)
    await work.insert(
        LaborRecord(
            run_id=run.id, user_id=run.user_id, user_name=run.user_name, operation_id=run.operation_id, started_at=at
        )
    )


async def finish_run(work: Work, run: OperationRun, at: datetime, by: str | None = None) -> OperationRun:
    rules.run_after(run.state, "end", "")
    if run.state == "running":
        await stop_work(work, run, at)
    await work.change(run, ended_at=max(at, run.started_at), ended_by=by or work.actor.name)
    return await _moved(work, run, "ended")


async def stop_work(work: Work, run: OperationRun, at: datetime) -> None:
    """Close the run's open span and share out the person's time anew: spans that overlap it have their part in it."""
    span: LaborRecord = await work.one(WORKING, run_id=run.id)
    if at < span.started_at:
        raise errors.TimesReversed(started=span.started_at, ended=at)
    await work.change(span, ended_at=min(at, span.started_at + rules.LONGEST_RUN))
    await _apportion(work, run.user_id, at)


async def _apportion(work: Work, user_id: UUID, at: datetime) -> None:
    """Open spans take part up to now; their own seconds are known when they end."""
    records: list[LaborRecord] = await work.all(RECENT, user_id=user_id, since=at - 2 * rules.LONGEST_RUN)
    spans = [
        rules.Span(each.id, each.started_at, each.ended_at or at)
        for each in records
        if each.started_at < (each.ended_at or at)
    ]
    seconds = rules.apportion(spans)
    for each in records:
        if each.ended_at is not None:
            await work.change(each, seconds=seconds.get(each.id, 0))


async def _moved(work: Work, run: OperationRun, state: str) -> OperationRun:
    await work.change(run, state=state)
    _tell(work, run)
    return run


def _tell(work: Work, run: OperationRun) -> None:
    work.subject(run.order_id)
    work.emit(
        RunChanged(
            run_id=run.id,
            order_id=run.order_id,
            operation_id=run.operation_id,
            user_id=run.user_id,
            user_name=run.user_name,
            state=run.state,
            occurred_at=work.occurred_at,
        )
    )
