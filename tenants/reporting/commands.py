"""Reporting output and taking a report back."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import Missing
from infra.work import Work
from tenants import identity, orders
from tenants.masterdata.models import ReasonCode
from tenants.reporting import errors, permissions, rules
from tenants.reporting.events import OutputReported
from tenants.reporting.models import OutputReport

REASON = Statement(
    mine(ReasonCode).where(
        ReasonCode.code == bindparam("code"), ReasonCode.kind == bindparam("kind"), ReasonCode.active
    )
)
LATEST = Statement(
    mine(OutputReport)
    .where(
        OutputReport.operation_id == bindparam("operation_id"),
        OutputReport.reversed_by_id.is_(None),
        OutputReport.reverses_id.is_(None),
    )
    .order_by(OutputReport.occurred_at.desc(), OutputReport.id.desc())
    .limit(1)
)


@dataclass(frozen=True, kw_only=True)
class ReportOutput(Command):
    """Report what one operation produced. Quantities are in the order's unit; each only adds.

    `scrap_reason` is the code of a reason of the kind of the first scrap above zero. `flags` mark imported history.
    """

    operation_id: UUID
    good_quantity: Decimal = Decimal(0)
    process_scrap_quantity: Decimal = Decimal(0)
    material_scrap_quantity: Decimal = Decimal(0)
    rework_quantity: Decimal = Decimal(0)
    scrap_reason: str | None = None
    photos: list[str] = field(default_factory=list)
    kind: str = "production"
    started_at: datetime | None = None
    flags: list[str] = field(default_factory=list)

    @property
    def quantities(self) -> dict[str, Decimal]:
        return {
            "good_quantity": self.good_quantity,
            "process_scrap_quantity": self.process_scrap_quantity,
            "material_scrap_quantity": self.material_scrap_quantity,
            "rework_quantity": self.rework_quantity,
        }


@dataclass(frozen=True, kw_only=True)
class ReverseOutput(Command):
    """Take a report back: the same quantities, negative, beside it."""

    report_id: UUID


@command(needs=permissions.REPORT_OUTPUT)
async def report_output(work: Work, cmd: ReportOutput) -> OutputReport:
    """Report good, scrap and rework of one operation in one act."""
    operation = await orders.access_operation(
        work,
        cmd.operation_id,
        sum(cmd.quantities.values(), Decimal(0)),
        after_completion=work.actor.may(permissions.OVER_REPORT.name),
    )
    if cmd.kind not in rules.KINDS:
        raise errors.KindUnknown(kind=cmd.kind)
    rules.check_quantities(
        cmd.quantities,
        unit=operation.unit,
        decimals=operation.unit_decimals,
        timed=cmd.kind != "production" or cmd.started_at is not None,
    )
    rules.check_times(cmd.started_at, work.occurred_at)
    reason = await _reason(work, cmd)
    flags = [*cmd.flags, *await _flags(work, operation, cmd)]
    await orders.add_output(
        work,
        operation,
        good=cmd.good_quantity,
        process_scrap=cmd.process_scrap_quantity,
        material_scrap=cmd.material_scrap_quantity,
        rework=cmd.rework_quantity,
    )
    report = await work.insert(
        OutputReport(
            id=cmd.id,
            operation_id=operation.id,
            order_id=operation.order_id,
            kind=cmd.kind,
            **cmd.quantities,
            reason_id=reason,
            photos=cmd.photos,
            started_at=cmd.started_at,
            flags=list(dict.fromkeys(flags)),
            **_reporter(work),
        )
    )
    _announce(work, operation, report)
    return report


@command(needs=permissions.REVERSE_OUTPUT)
async def reverse_output(work: Work, cmd: ReverseOutput) -> OutputReport:
    """Take back a report: one's own right after reporting, anyone's with the permission to correct and a reason."""
    report = await work.lock(OutputReport, cmd.report_id)
    if report is None:
        raise Missing(what="report")
    operation = await orders.access_operation(work, report.operation_id, -report.total)
    _check_reversible(report)
    await _check_may_reverse(work, cmd, report, operation)
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
            id=cmd.id,
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
            **_reporter(work),
        )
    )
    await work.change(report, reversed_by_id=reversal.id)
    _announce(work, operation, reversal)
    return reversal


async def _reason(work: Work, cmd: ReportOutput) -> UUID | None:
    kind = rules.wanted_reason(cmd.quantities)
    if kind is None:
        return None
    if not cmd.scrap_reason:
        raise errors.ScrapReasonMissing()
    reason = await work.one(REASON, code=cmd.scrap_reason, kind=kind)
    if reason is None:
        raise errors.ScrapReasonUnknown(reason=cmd.scrap_reason)
    return reason.id  # type: ignore[no-any-return]


async def _flags(work: Work, operation: orders.Operation, cmd: ReportOutput) -> list[str]:
    flags = []
    if work.line.skew is not None and abs(work.line.skew) > rules.CLOCK_TOLERANCE:
        flags.append("clock")
    over = rules.over(operation.planned_quantity, operation.handled, cmd.quantities)
    if over > 0:
        await _check_may_over_report(work, operation, over)
        flags.append("over")
    booked = sum(list(cmd.quantities.values())[:3], Decimal(0))
    if booked > 0 and operation.handled + booked > operation.available and not over:
        flags.append("ahead")  # its predecessors have not reported this much yet: another phone may be offline
    return flags


async def _check_may_over_report(work: Work, operation: orders.Operation, over: Decimal) -> None:
    places = (operation.work_center_id, operation.area_id)
    if work.actor.may(permissions.OVER_REPORT.name):
        work.actor.need(permissions.OVER_REPORT.name, *places)
        return
    last = await work.one(LATEST, operation_id=operation.id)
    helpers = await identity.who_may(work, permissions.OVER_REPORT.name, *places)
    raise errors.OverReported(
        over=over,
        remaining=max(Decimal(0), operation.planned_quantity - operation.handled),
        last_reporter=last.reporter_name if last else "",
        last_quantity=last.good_quantity if last else Decimal(0),
        last_at=last.occurred_at if last else None,
        helper=", ".join(helpers[:2]),
    )


def _check_reversible(report: OutputReport) -> None:
    if report.reverses_id is not None:
        raise errors.ReversalNotReversible()
    if report.reversed_by_id is not None:
        raise errors.AlreadyReversed()


async def _check_may_reverse(work: Work, cmd: ReverseOutput, report: OutputReport, operation: orders.Operation) -> None:
    own = report.reporter_id == work.actor.id
    if own and work.occurred_at - report.occurred_at <= rules.UNDO_WINDOW:
        return
    places = (operation.work_center_id, operation.area_id)
    if not work.actor.may(permissions.CORRECT_OUTPUT.name):
        helpers = await identity.who_may(work, permissions.CORRECT_OUTPUT.name, *places)
        raise errors.NotYourReport(reporter=report.reporter_name, helper=", ".join(helpers[:2]))
    work.actor.need(permissions.CORRECT_OUTPUT.name, *places)
    if not (cmd.reason or "").strip():
        raise errors.ReversalReasonMissing()


def _reporter(work: Work) -> dict[str, object]:
    actor = work.actor
    return {
        "reporter_id": actor.id,
        "reporter_name": actor.name,
        "reporter_kind": actor.kind,
        "device_id": actor.device_id,
        "work_unit_id": actor.work_unit_id,
        "occurred_at": work.occurred_at,
    }


def _announce(work: Work, operation: orders.Operation, report: OutputReport) -> None:
    work.subject(report.order_id)
    work.emit(
        OutputReported(
            report_id=report.id,
            operation_id=operation.id,
            order_id=report.order_id,
            work_center_id=operation.work_center_id,
            work_unit_id=report.work_unit_id,
            reporter_id=report.reporter_id,
            reporter_name=report.reporter_name,
            good_quantity=report.good_quantity,
            scrap_quantity=report.process_scrap_quantity + report.material_scrap_quantity,
            rework_quantity=report.rework_quantity,
            occurred_at=report.occurred_at,
            reverses_id=report.reverses_id,
        )
    )
