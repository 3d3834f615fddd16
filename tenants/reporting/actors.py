"""What reporting does by itself: calls go up, ended shifts are looked over, forgotten runs end."""

from datetime import timedelta

from sqlalchemy import DateTime, bindparam

from infra.db import Statement, mine
from infra.events import every
from infra.work import Work
from tenants import masterdata
from tenants.reporting import meters as meters
from tenants.reporting import rules
from tenants.reporting.commands.andon import escalate_due
from tenants.reporting.commands.missing import check_ended_shifts
from tenants.reporting.commands.runs import finish_run
from tenants.reporting.models import OperationRun

FORGOTTEN = Statement(
    mine(OperationRun)
    .where(OperationRun.ended_at.is_(None), OperationRun.started_at < bindparam("before", type_=DateTime(True)))
    .order_by(OperationRun.started_at)
    .limit(200)
    .with_for_update(skip_locked=True)
)


@every("* * * * *")
async def escalate_andons(work: Work) -> None:
    """Calls nobody answered in time."""
    await escalate_due(work)


@every("*/10 * * * *")
async def look_for_missing(work: Work) -> None:
    """Shifts that have ended."""
    await check_ended_shifts(work)


@every("20 * * * *")
async def end_forgotten_runs(work: Work) -> None:
    """Nobody works as long: the run ended with the shift it began in."""
    for run in await work.all(FORGOTTEN, before=work.now - rules.LONGEST_RUN):
        shift = await masterdata.shift_at(work, run.started_at)
        ends = shift.ends_at if shift else run.started_at + timedelta(hours=8)
        await finish_run(work, run, max(rules.whole(ends), run.started_at), by="Lotline")
