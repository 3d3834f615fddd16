"""Taking a report back, and replacing it by a right one."""

from dataclasses import dataclass
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.errors import Missing
from infra.work import Work
from tenants import equipment, identity, orders, traceability
from tenants.orders import Operation
from tenants.reporting import errors, permissions, rules
from tenants.reporting.commands import crews
from tenants.reporting.commands.counting import free_counted
from tenants.reporting.commands.help import access, helped, places_of
from tenants.reporting.commands.output import Reported, announce, book, reporter
from tenants.reporting.models import OutputReport


@dataclass(frozen=True, kw_only=True)
class ReverseOutput(Command):
    """Take a report back: the same quantities, negative, beside it."""

    report_id: UUID


@command(needs=permissions.REVERSE_OUTPUT)
async def reverse_output(work: Work, cmd: ReverseOutput) -> OutputReport:
    """Take back a report: one's own right after reporting, anyone's with the permission to correct and a reason."""
    report, operation = await _reversible(work, cmd.report_id)
    await _check_may_reverse(work, cmd.reason, report, operation)
    return await take_back(work, cmd.id, report, operation)


@dataclass(frozen=True, kw_only=True)
class CorrectOutput(Reported):
    """What the report should have said. It happened when the original did, unless it says otherwise."""

    report_id: UUID


@command(needs=permissions.REVERSE_OUTPUT, signs=Meaning("corrected"))
async def correct_output(work: Work, cmd: CorrectOutput) -> OutputReport:
    """Reverse a report and book the right one beside it; both stay and name each other."""
    report, operation = await _reversible(work, cmd.report_id)
    await _check_may_reverse(work, cmd.reason, report, operation)
    await take_back(work, None, report, operation)
    return await book(work, cmd, report.operation_id, corrects=report)


async def _reversible(work: Work, report_id: UUID) -> tuple[OutputReport, Operation]:
    report = await work.lock(OutputReport, report_id)
    if report is None:
        raise Missing(what="report")
    operation = await access(work, report.operation_id, -report.total)
    if report.reverses_id is not None:
        raise errors.ReversalNotReversible()
    if report.reversed_by_id is not None:
        raise errors.AlreadyReversed()
    return report, operation


async def take_back(work: Work, id: UUID | None, report: OutputReport, operation: Operation) -> OutputReport:
    """The reversal; boxes, serials and shares follow."""
    await orders.add_output(
        work,
        operation,
        good=-report.good_quantity,
        process_scrap=-report.process_scrap_quantity,
        material_scrap=-report.material_scrap_quantity,
        rework=-report.rework_quantity,
    )
    reversal = await work.insert(
        OutputReport(
            id=id,
            operation_id=report.operation_id,
            order_id=report.order_id,
            kind=report.kind,
            good_quantity=-report.good_quantity,
            process_scrap_quantity=-report.process_scrap_quantity,
            material_scrap_quantity=-report.material_scrap_quantity,
            rework_quantity=-report.rework_quantity,
            reason_id=report.reason_id,
            photos=[],
            started_at=None,
            flags=[],
            reverses_id=report.id,
            worker_id=report.worker_id,
            worker_name=report.worker_name,
            work_center_id=report.work_center_id,
            shift_id=report.shift_id,
            shift_day=report.shift_day,
            note=work.line.reason,
            **reporter(work) | {"work_unit_id": report.work_unit_id},
        )
    )
    await _withdraw(work, report, reversal)
    await equipment.unuse_tools(work, report.id)
    await traceability.unfollow_report(work, operation, report.id, work.line.reason)
    announce(work, operation, reversal)
    return reversal


async def _withdraw(work: Work, report: OutputReport, reversal: OutputReport) -> None:
    decided = {}
    if report.approval == "pending":
        decided = {"approval": "rejected", "decided_by": work.actor.name, "decided_at": work.now}
        await identity.settle_todo(work, "reporting.approval", report.id, "dismissed")
    await work.change(report, reversed_by_id=reversal.id, **decided)
    await free_counted(work, report)
    await crews.repeat(work, report, reversal)


async def _check_may_reverse(work: Work, reason: str | None, report: OutputReport, operation: Operation) -> None:
    own = report.reporter_id == work.actor.id
    if own and work.occurred_at - report.created_at <= rules.UNDO_WINDOW:
        return
    places = places_of(operation)
    if not work.actor.may(permissions.CORRECT_OUTPUT.name):
        refusal = errors.NotYourReport(reporter=report.reporter_name, helper=[])
        raise await helped(work, refusal, permissions.CORRECT_OUTPUT, *places, overridable=False)
    work.actor.need(permissions.CORRECT_OUTPUT.name, *places)
    if not (reason or "").strip():
        raise errors.ReversalReasonMissing()
