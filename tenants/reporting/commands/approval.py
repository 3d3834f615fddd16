"""Reports that count for wages only once a lead has seen them. The pieces themselves count at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.db import among, mine
from infra.errors import BadInput, Missing
from infra.work import Work
from tenants import identity, masterdata
from tenants.reporting import errors, permissions
from tenants.reporting.commands.correction import take_back
from tenants.reporting.commands.help import access
from tenants.reporting.events import ReportDecided
from tenants.reporting.models import OutputReport

MOST = 200


@dataclass(frozen=True, kw_only=True)
class ApproveReports(Command):
    """All of them or none."""

    report_ids: list[UUID]


@command(needs=permissions.APPROVE_OUTPUT, signs=Meaning("approved"))
async def approve_reports(work: Work, cmd: ApproveReports) -> list[OutputReport]:
    """Say that these reports are right."""
    wanted = list(dict.fromkeys(cmd.report_ids))
    if not 1 <= len(wanted) <= MOST:
        raise BadInput(field="reportIds", problem=f"1 to {MOST}")
    statement = mine(OutputReport).where(among(OutputReport.id, wanted)).order_by(OutputReport.id).with_for_update()
    reports: list[OutputReport] = await work.all(statement)
    if len(reports) < len(wanted):
        raise Missing(what="report")
    await _check_reach(work, reports)
    for report in reports:
        await _decide(work, report, "approved")
    work.subject(reports[0].order_id)
    return reports


@dataclass(frozen=True, kw_only=True)
class RejectReport(Command):
    report_id: UUID


@command(needs=permissions.APPROVE_OUTPUT, signs=Meaning("rejected"))
async def reject_report(work: Work, cmd: RejectReport) -> OutputReport:
    """Say that a report is wrong: it is taken back, with the reason."""
    if not (cmd.reason or "").strip():
        raise errors.ReversalReasonMissing()
    report = await work.lock(OutputReport, cmd.report_id)
    if report is None:
        raise Missing(what="report")
    operation = await access(work, report.operation_id, -report.total)
    await _decide(work, report, "rejected")
    await take_back(work, None, report, operation)
    return report


async def _check_reach(work: Work, reports: Sequence[OutputReport]) -> None:
    for center in {each.work_center_id for each in reports if each.work_center_id}:
        places = await masterdata.places_of(work, [center])
        work.actor.need(permissions.APPROVE_OUTPUT.name, *places)


async def _decide(work: Work, report: OutputReport, approval: str) -> None:
    if report.approval != "pending" or report.reversed_by_id is not None:
        raise errors.NotPending()
    if work.actor.id in (report.reporter_id, report.worker_id):
        raise errors.OwnReport()
    await work.change(report, approval=approval, decided_by=work.actor.name, decided_at=work.now)
    await identity.settle_todo(work, "reporting.approval", report.id, "done")
    work.emit(
        ReportDecided(
            report_id=report.id,
            order_id=report.order_id,
            operation_id=report.operation_id,
            approval=approval,
            decided_by=work.actor.name,
        )
    )
