"""Asking for labels. The first print is free, each further one says why; all are counted, whatever became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, not_, or_, select

from infra.actions import Command, command
from infra.db import Statement, among, mine, own
from infra.work import Work
from tenants.labels import errors, permissions, rules
from tenants.labels.commands.serials import claim_serials
from tenants.labels.commands.templates import locked
from tenants.labels.drawing import sheets_of
from tenants.labels.events import PrintJobChanged
from tenants.labels.fields import Values, numbered, values_of
from tenants.labels.models import LabelPrinter, LabelTemplate, LabelVersion, PrintJob, PrintLine

APPROVED = Statement(
    mine(LabelVersion)
    .where(LabelVersion.template_id == bindparam("template_id"), LabelVersion.state == "approved")
    .order_by(LabelVersion.version.desc())
    .limit(1)
)
PRINTED = Statement(
    select(
        PrintLine.subject_id,
        func.max(PrintLine.print_number).label("last"),
        func.count()
        .filter(or_(not_(among(PrintJob.state, (rules.CANCELLED, rules.FAILED))), PrintLine.position <= PrintJob.done))
        .label("times"),
    )
    .join(PrintJob, own(PrintJob) & (PrintJob.id == PrintLine.job_id))
    .where(
        own(PrintLine),
        PrintLine.template_id == bindparam("template_id"),
        PrintLine.subject_id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
    )
    .group_by(PrintLine.subject_id)
)


@dataclass(frozen=True, kw_only=True)
class PrintLabels(Command):
    """Labels for these things (of the template's subject), `copies` of each. Without a printer: as a PDF."""

    template_id: UUID
    subject_ids: list[UUID]
    printer_id: UUID | None = None
    copies: int = 1


@command(needs=permissions.PRINT_LABELS)
async def print_labels(work: Work, cmd: PrintLabels) -> PrintJob:
    """Everything is laid out first: what cannot be printed refuses the whole, and nothing is counted."""
    ids = _checked(cmd)
    template = await locked(work, cmd.template_id)  # prints of one label queue up here: each gets its own number
    if not template.active:
        raise errors.TemplateClosed(template=template.code)
    version: LabelVersion | None = await work.one(APPROVED, template_id=template.id)
    if version is None:
        raise errors.NothingApproved(template=template.code)
    printer = await _printer(work, cmd.printer_id, template, version)
    subjects = await values_of(work, template.subject, ids)
    before = {row["subject_id"]: row for row in await work.all(PRINTED, template_id=template.id, ids=ids)}
    reprint = await _reprint(work, cmd, template, subjects, {id: row["times"] for id, row in before.items()})
    mark = rules.mark_of(template.code, version.version)
    numbers = {id: (before[id]["last"] if id in before else 0) + 1 for id in ids}
    values = [numbered(each.values, mark, numbers[each.id]) for each in subjects]
    await sheets_of(work, rules.design_of(version.design), values, [each.text for each in subjects])
    await claim_serials(work, template.subject, subjects)
    job = await work.insert(_job(work, cmd, version, printer, reprint))
    await work.insert_all(
        [
            PrintLine(
                job_id=job.id, position=n, template_id=template.id, version=version.version, subject_id=each.id,
                subject=each.text, print_number=numbers[each.id], values=shown,
            )
            for n, (each, shown) in enumerate(zip(subjects, values, strict=True), start=1)
        ]
    )  # fmt: skip
    work.subject(job.id)
    tell(work, job)
    return job


def tell(work: Work, job: PrintJob) -> None:
    work.emit(PrintJobChanged(job_id=job.id, state=job.state, done=job.done))


def _checked(cmd: PrintLabels) -> list[UUID]:
    ids = list(dict.fromkeys(cmd.subject_ids))
    if not 1 <= len(ids) <= rules.MOST_LABELS:
        raise errors.PrintTooLarge(labels=len(ids), limit=rules.MOST_LABELS)
    if not 1 <= cmd.copies <= rules.MOST_COPIES:
        raise errors.CopiesInvalid(limit=rules.MOST_COPIES)
    return ids


async def _printer(work: Work, id: UUID | None, template: LabelTemplate, version: LabelVersion) -> LabelPrinter | None:
    if id is None:
        return None
    printer = await work.get(LabelPrinter, id)
    if printer is None or not printer.active:
        raise errors.PrinterNotFound()
    wanted = rules.design_of(version.design).dpi
    if printer.language != "pdf" and printer.dpi != wanted:
        raise errors.ResolutionDiffers(template=template.code, wanted=wanted, printer=printer.code, dpi=printer.dpi)
    return printer


async def _reprint(
    work: Work, cmd: PrintLabels, template: LabelTemplate, subjects: Sequence[Values], times: dict[UUID, int]
) -> bool:
    """Whether any was printed before; then a reason and the permission are asked."""
    again = next((each for each in subjects if times.get(each.id, 0) > 0), None)
    several = template.subject == "piece" and cmd.copies > 1
    if again is None and not several:
        return False
    if not (cmd.reason or "").strip():
        if again is not None:
            raise errors.ReprintNeedsReason(subject=again.text, times=times[again.id])
        raise errors.CopyNeedsReason(subject=subjects[0].text, copies=cmd.copies)
    work.actor.need(permissions.REPRINT_LABELS.name)
    return True


def _job(work: Work, cmd: PrintLabels, version: LabelVersion, printer: LabelPrinter | None, reprint: bool) -> PrintJob:
    served = printer is not None and printer.agent_id is not None
    return PrintJob(
        id=cmd.id,
        version_id=version.id,
        printer_id=printer.id if printer else None,
        agent_id=printer.agent_id if printer else None,
        state=rules.QUEUED if served else rules.HANDED,
        labels=len(dict.fromkeys(cmd.subject_ids)),
        copies=cmd.copies,
        reprint=reprint,
        reason=cmd.reason,
        requested_by=work.actor.name,
        requester_id=work.actor.id if work.actor.kind == "user" else None,
        ended_at=None if served else work.now,
    )


@dataclass(frozen=True, kw_only=True)
class CancelPrint(Command):
    job_id: UUID


@command(needs=permissions.PRINT_LABELS)
async def cancel_print(work: Work, cmd: CancelPrint) -> PrintJob:
    """What no agent has taken yet, or what failed, will not be printed any more."""
    job = await locked_job(work, cmd.job_id)
    rules.check_move(job.state, rules.CANCELLED)
    return await moved(work, job, state=rules.CANCELLED, ended_at=work.now)


@dataclass(frozen=True, kw_only=True)
class RetryPrint(Command):
    job_id: UUID


@command(needs=permissions.PRINT_LABELS)
async def retry_print(work: Work, cmd: RetryPrint) -> PrintJob:
    """Print what a failed job still owes. Nothing is printed twice by it, so no reason is asked."""
    job = await locked_job(work, cmd.job_id)
    if job.state != rules.FAILED:
        raise errors.JobMoveRefused(now=job.state, to=rules.QUEUED)
    return await _again(work, job)


@dataclass(frozen=True, kw_only=True)
class SettlePrint(Command):
    """`came_out`: how many of the job's labels somebody found at the printer, from its first one on."""

    job_id: UUID
    came_out: int


@command(needs=permissions.PRINT_LABELS)
async def settle_print(work: Work, cmd: SettlePrint) -> PrintJob:
    """After an unclear end: what came out is done, the rest is printed."""
    job = await locked_job(work, cmd.job_id)
    if job.state != rules.UNCLEAR:
        raise errors.JobMoveRefused(now=job.state, to=rules.PRINTED)
    if not job.done <= cmd.came_out <= job.labels:
        raise errors.JobCountInvalid(done=job.done, labels=job.labels)
    if cmd.came_out == job.labels:
        return await moved(
            work, job, state=rules.PRINTED, done=job.labels, ended_at=work.now, settled_by=work.actor.name
        )
    return await _again(work, job, done=cmd.came_out, settled_by=work.actor.name)


async def _again(work: Work, job: PrintJob, **more: object) -> PrintJob:
    rules.check_move(job.state, rules.QUEUED)
    printer = await work.get(LabelPrinter, job.printer_id)
    agent = printer.agent_id if printer else None
    return await moved(
        work, job, state=rules.QUEUED, agent_id=agent, taken_at=None, ended_at=None, fault=None, answer=None, **more
    )


async def locked_job(work: Work, id: UUID) -> PrintJob:
    job = await work.lock(PrintJob, id)
    if job is None:
        raise errors.JobNotFound()
    return job


async def moved(work: Work, job: PrintJob, **changes: object) -> PrintJob:
    await work.change(job, **changes)
    tell(work, job)
    return job
