"""A report that comes after its shift answers what was missing of that shift."""

from collections.abc import Mapping
from uuid import UUID

from infra.db import among, mine
from infra.work import Work
from tenants import identity
from tenants.reporting.events import MissingSettled
from tenants.reporting.models import MissingReport, OutputReport


async def answer_missing(work: Work, report: OutputReport, people: Mapping[UUID, str]) -> None:
    if report.shift_id is None:
        return
    open_rows: list[MissingReport] = await work.all(
        mine(MissingReport)
        .where(
            MissingReport.shift_day == report.shift_day,
            MissingReport.shift_id == report.shift_id,
            MissingReport.state == "open",
            among(MissingReport.subject_id, [*people, report.operation_id]),
        )
        .with_for_update()
    )
    for row in open_rows:
        await settle(work, row, "reported", report_id=report.id)


async def settle(
    work: Work, row: MissingReport, state: str, *, report_id: UUID | None = None, reason: str | None = None
) -> MissingReport:
    await identity.settle_todo(work, "reporting.missing", row.id, "done" if state == "reported" else "dismissed")
    work.emit(MissingSettled(missing_id=row.id, shift_id=row.shift_id, state=state))
    return await work.change(
        row,
        state=state,
        report_id=report_id,
        settled_by=work.actor.name,
        settled_at=work.now,
        dismiss_reason=reason,
    )
