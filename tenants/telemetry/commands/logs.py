"""One row of an imported shop-floor log becomes a report of the worker who did it."""

import copy
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from infra.actions import Command, command
from infra.attempt import attempt
from infra.errors import Refusal
from infra.ids import derived
from infra.work import Work, acting_for
from tenants import reporting
from tenants.reporting.rules import FLAGS as REPORT_FLAGS
from tenants.telemetry import permissions
from tenants.telemetry.commands.quarantine import keep_aside
from tenants.telemetry.models import LogRow, Quarantine
from tenants.telemetry.rules.log import Flag

TO_REPORT = {
    Flag.DUPLICATE: "duplicate",
    Flag.OVERLAPS_WORKER: "overlap_worker",
    Flag.OVERLAPS_RESOURCE: "overlap_work_unit",
}


@dataclass(frozen=True, kw_only=True)
class RecordLogRow(Command):
    """What a log row says. `id` is derived from its content and `ordinal`, so importing it again is the same command.

    Rejected pieces are process scrap. Pieces before the review board are neither good nor scrap until it decides; they
    are booked as rework, which leaves them to be made.
    """

    log: str
    line: int
    ordinal: int
    source: str
    kind: str
    operation_id: UUID
    worker_id: UUID
    worker_name: str
    work_unit_id: UUID
    started_at: datetime
    completed: Decimal
    rejected: Decimal = Decimal(0)
    review: Decimal = Decimal(0)
    scrap_reason: str | None = None
    flags: list[str] = field(default_factory=list)


@command(needs=permissions.IMPORT_LOG)
async def record_log_row(work: Work, cmd: RecordLogRow) -> LogRow | Quarantine:
    """Book one row of a log in the name of its worker, or keep it aside with the reason."""
    # The journal names the importer; the report names the worker, who did the work and is not here to say so.
    behalf = copy.copy(work)
    behalf.actor = acting_for(
        work.actor, kind="user", id=cmd.worker_id, name=cmd.worker_name, work_unit_id=cmd.work_unit_id
    )
    try:
        async with attempt(work):
            report = await reporting.report_output.nested(behalf, _report(cmd))
    except Refusal as refusal:
        return await keep_aside(
            work,
            id=cmd.id,
            source=f"{cmd.log}:{cmd.line}",
            payload=cmd.source,
            refusal=refusal,
            operation_id=cmd.operation_id,
            quantity=cmd.completed or None,
        )
    work.subject(report.order_id)
    return await work.insert(
        LogRow(
            id=cmd.id,
            log=cmd.log,
            line=cmd.line,
            ordinal=cmd.ordinal,
            report_id=report.id,
            review_quantity=cmd.review,
            flags=sorted(cmd.flags),
        )
    )


def _report(cmd: RecordLogRow) -> reporting.ReportOutput:
    known = {TO_REPORT.get(Flag(flag), flag) for flag in cmd.flags}
    return reporting.ReportOutput(
        id=derived(cmd.id, "report"),
        operation_id=cmd.operation_id,
        good_quantity=cmd.completed,
        process_scrap_quantity=cmd.rejected,
        rework_quantity=cmd.review,
        scrap_reason=cmd.scrap_reason,
        kind=cmd.kind,
        started_at=cmd.started_at,
        flags=sorted(known & set(REPORT_FLAGS)),
        override=True,
        reason=f"{cmd.log}:{cmd.line}",
    )
