"""The work behind an import, a few seconds at a time: try, carry out, take back.

Each act commits with the mark on its rows, so a worker that dies loses nothing and repeats nothing.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Text, Uuid, any_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import JSONB

from infra.actions import rehearse
from infra.actions import run as run_command
from infra.db import Statement, among, own
from infra.errors import Refusal, TenantClosed
from infra.ids import derived
from infra.work import Actor, Work, database, system
from tenants import identity
from tenants.onboarding import rules
from tenants.onboarding.commands.rows import ImportRowCommand, ImportStep, TakeBackRows, import_row, take_back_rows
from tenants.onboarding.errors import HeldBack
from tenants.onboarding.events import ImportAdvanced, ImportEnded
from tenants.onboarding.models import ImportRow, ImportRun
from tenants.onboarding.plans import load_plan, make_plan

BUDGET = 6.0
"""Seconds of one go: the transaction that holds the outbox row may not idle longer than the database allows."""
ACTS = 400
BACK = 40

_OF_RUN = (own(ImportRow), ImportRow.run_id == bindparam("of_run"))
WAITING = Statement(
    select(ImportRow.intent)
    .where(*_OF_RUN, ImportRow.verdict == bindparam("waiting", type_=Text()))
    .group_by(ImportRow.intent)
    .order_by(ImportRow.intent)
    .limit(ACTS)
)
NEWEST = Statement(
    select(ImportRow.intent, ImportRow.command_id)
    .where(*_OF_RUN, ImportRow.verdict == "applied", ImportRow.command_id.is_not(None))
    .group_by(ImportRow.intent, ImportRow.command_id)
    .order_by(ImportRow.intent.desc())
    .limit(BACK)
)
COUNT = Statement(select(func.count()).select_from(ImportRow).where(*_OF_RUN))
KEPT = Statement(select(func.count()).select_from(ImportRow).where(*_OF_RUN, ImportRow.verdict == "kept"))
# Rows that are duplicates within their act (a repeated subassembly) keep saying so.
MARK = Statement(
    update(ImportRow)
    .where(
        *_OF_RUN,
        ImportRow.intent == any_(bindparam("intents", type_=ARRAY(Integer()))),
        among(ImportRow.verdict, ("planned", "ready")),
    )
    .values(verdict=bindparam("as_verdict", type_=Text()), command_id=bindparam("by", type_=Uuid()))
)
REFUSE = Statement(
    update(ImportRow)
    .where(*_OF_RUN, ImportRow.line == bindparam("at_line", type_=Integer()))
    .values(
        verdict=bindparam("as_verdict", type_=Text()), problems=bindparam("said", type_=JSONB()), command_id=None
    )
)  # fmt: skip


async def carry_on(work: Work, run_id: UUID) -> None:
    """One go at what the run has before it; asks for the next one until it is through."""
    run = await work.get(ImportRun, run_id)
    stage = _STAGES.get(run.state) if run is not None else None
    if run is not None and stage is not None:
        await stage(work, run)


async def _check(work: Work, run: ImportRun) -> None:
    if not await work.scalar(COUNT, of_run=run.id):
        try:
            await make_plan(work, run)
        except Refusal as refusal:
            problem = {"code": refusal.code, "params": refusal.params}
            await _end(work, run, "fail", problem=problem)
            return
        work.emit(ImportAdvanced(run_id=run.id))
        return
    actor = await _who(run)
    through = await _each(work, run, "planned", lambda plan, n: rehearse(actor, import_row, _command(run, n, plan)))
    await _next(work, run, through, "checked")


async def _carry_out(work: Work, run: ImportRun) -> None:
    actor = await _who(run)

    async def act(plan: Mapping[str, Any], number: int) -> None:
        cmd = _command(run, number, plan)

        async def mark(inner: Work) -> None:
            await inner.execute(MARK, of_run=run.id, intents=[number], as_verdict="applied", by=cmd.id)

        await run_command(actor, import_row, cmd, last=mark)

    through = await _each(work, run, "ready", act)
    await _next(work, run, through, "finish")


async def _each(
    work: Work, run: ImportRun, waiting: str, act: Callable[[Mapping[str, Any], int], Awaitable[None]]
) -> bool:
    """Do it to every act that waits, within the budget; True when none waits any more."""
    numbers = [row["intent"] for row in await work.all(WAITING, of_run=run.id, waiting=waiting)]
    plan = await load_plan(run) if numbers else []
    until = time.monotonic() + BUDGET
    passed: list[int] = []
    for number in numbers:
        if time.monotonic() > until:
            break
        try:
            await act(plan[number], number)
            passed.append(number)
        except TenantClosed:
            raise
        except Refusal as refusal:
            await _refuse(work, run, plan[number]["lines"], refusal)
    else:
        until = 0
    if waiting == "planned" and passed:
        await work.execute(MARK, of_run=run.id, intents=passed, as_verdict="ready", by=None)
    return until == 0 and len(numbers) < ACTS


async def _refuse(work: Work, run: ImportRun, lines: list[int], refusal: Refusal) -> None:
    first, *others = lines
    said = [{"code": refusal.code, "params": refusal.params, "field": None, "cell": None}]
    await work.execute(REFUSE, of_run=run.id, at_line=first, as_verdict="refused", said=said)
    held = HeldBack(line=first)
    for line in others:
        said = [{"code": held.code, "params": held.params, "field": None, "cell": None}]
        await work.execute(REFUSE, of_run=run.id, at_line=line, as_verdict="held", said=said)


async def _take_back(work: Work, run: ImportRun) -> None:
    actor = await _who(run)
    until = time.monotonic() + BUDGET
    found = []
    while time.monotonic() < until:
        found = await _newest(run)
        if not found:
            break
        ids = [row["command_id"] for row in reversed(found)]
        cmd = TakeBackRows(
            id=derived("take back", run.id, run.revision, ids[-1]),
            run_id=run.id,
            command_ids=ids,
            reason=run.roll_back_reason,
        )
        await run_command(actor, take_back_rows, cmd)
    if found:
        work.emit(ImportAdvanced(run_id=run.id))
        return
    kept = await work.scalar(KEPT, of_run=run.id)
    await _end(work, run, "kept" if kept else "rolled_back")


async def _newest(run: ImportRun) -> list[Any]:
    async with database().transaction(run.tenant_id, read_only=True) as at:
        return await at.all(NEWEST, of_run=run.id)


def _command(run: ImportRun, number: int, plan: Mapping[str, Any]) -> ImportRowCommand:
    return ImportRowCommand(
        id=derived("import", run.id, run.revision, number),
        run_id=run.id,
        lines=plan["lines"],
        steps=[ImportStep(command=each["command"], values=each["values"]) for each in plan["steps"]],
        create=plan["create"],
    )


async def _next(work: Work, run: ImportRun, through: bool, act: str) -> None:
    if through:
        await _end(work, run, act)
    else:
        work.emit(ImportAdvanced(run_id=run.id))


async def _end(work: Work, run: ImportRun, act: str, **changes: Any) -> None:
    state = rules.run_after(run.state, act, run.file_name)
    await work.change(run, state=state, ended_at=work.now, **changes)
    work.emit(ImportEnded(run_id=run.id, kind=run.kind, state=state))


async def _who(run: ImportRun) -> Actor:
    """Whoever sent the sheet, with today's rights. Raises NotSignedIn when he has left since."""
    if run.sent_by_kind == "system":
        return system(run.tenant_id, run.sent_by)
    async with database().transaction(run.tenant_id, read_only=True) as at:
        return await identity.acting_person(at, run.sent_by_id)


_STAGES = {"checking": _check, "importing": _carry_out, "rolling_back": _take_back}
