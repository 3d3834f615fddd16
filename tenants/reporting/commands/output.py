"""Reporting output: what may be said in one report, and booking it.

A plain report costs the statements counted in tests/bench/report.sql; everything beyond them happens only when the
fields or the operation ask for it.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.quantity import plain
from infra.work import Work
from tenants import identity, masterdata, orders, traceability
from tenants.masterdata import CustomValue
from tenants.masterdata.models import ReasonCode
from tenants.orders import Operation
from tenants.reporting import errors, permissions, rules
from tenants.reporting.commands import crews, settling
from tenants.reporting.commands.checks import check_skills, check_steps_read
from tenants.reporting.commands.counting import Counted, keep_labels, keep_serials, wanted_counts
from tenants.reporting.commands.crews import Crew, CrewShare
from tenants.reporting.commands.help import access, let_past, places_of
from tenants.reporting.commands.tooling import check_tools, use_tools
from tenants.reporting.events import OutputReported
from tenants.reporting.models import OutputReport
from tenants.roles import TEAM_LEAD

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
ONLINE = timedelta(minutes=2)
"""A report that waited longer on a phone was made without a network: its predecessor's may wait on another phone."""


@dataclass(frozen=True, kw_only=True)
class Reported(Command):
    """What can be said of one operation in one act. Quantities are in the order's unit; each only adds.

    `scrap_reason` is the code of a reason of the kind of the first scrap above zero. `flags` mark imported history.
    `worker_id`: who did it, where another reports for him. 补报: `occurred_at`, or `shift_id` with `shift_day`.
    `counter_*`, `boxes`/`box_size`/`box_rest`/`box_labels` and `serials` count the good pieces, which then need not be
    given. `override` lets it past a check, with a reason, for whoever may.
    """

    good_quantity: Decimal = Decimal(0)
    process_scrap_quantity: Decimal = Decimal(0)
    material_scrap_quantity: Decimal = Decimal(0)
    rework_quantity: Decimal = Decimal(0)
    scrap_reason: str | None = None
    photos: list[str] = field(default_factory=list)
    kind: str = "production"
    started_at: datetime | None = None
    flags: list[str] = field(default_factory=list)
    note: str | None = None
    worker_id: UUID | None = None
    work_unit_id: UUID | None = None
    shift_id: UUID | None = None
    shift_day: date | None = None
    counter_start: Decimal | None = None
    counter_end: Decimal | None = None
    boxes: int | None = None
    box_size: Decimal | None = None
    box_rest: Decimal | None = None
    box_labels: list[str] = field(default_factory=list)
    serials: list[str] = field(default_factory=list)
    shares: list[CrewShare] = field(default_factory=list)
    custom: list[CustomValue] = field(default_factory=list)
    override: bool = False

    @property
    def quantities(self) -> dict[str, Decimal]:
        return {
            "good_quantity": self.good_quantity,
            "process_scrap_quantity": self.process_scrap_quantity,
            "material_scrap_quantity": self.material_scrap_quantity,
            "rework_quantity": self.rework_quantity,
        }


@dataclass(frozen=True, kw_only=True)
class ReportOutput(Reported):
    """Report what one operation produced."""

    operation_id: UUID


@command(needs=permissions.REPORT_OUTPUT)
async def report_output(work: Work, cmd: ReportOutput) -> OutputReport:
    """Report good, scrap and rework of one operation in one act."""
    return await book(work, cmd, cmd.operation_id)


async def book(work: Work, cmd: Reported, operation_id: UUID, corrects: OutputReport | None = None) -> OutputReport:
    """The whole of a report; `corrects` is the reversed one that it replaces."""
    counted = await wanted_counts(work, cmd, operation_id, corrects)
    booked = sum(counted.quantities.values(), Decimal(0))
    operation = await access(work, operation_id, booked, cmd.work_unit_id, past=corrects is not None)
    judged = await _judge(work, cmd, operation, counted, corrects)
    work.occurred_at = judged.when.at
    await orders.add_output(work, operation, **_booked(counted.quantities))
    report = await work.insert(_row(work, cmd, operation, counted, judged, corrects))
    await _beside(work, operation, report, counted, judged)
    announce(work, operation, report)
    return report


class Judged(NamedTuple):
    """What the checks found: nothing of it is written yet."""

    when: "When"
    crew: Crew
    reason_id: UUID | None
    flags: list[str]
    custom: dict[str, Any]


async def _judge(
    work: Work, cmd: Reported, operation: Operation, counted: Counted, corrects: OutputReport | None
) -> Judged:
    said = corrects or cmd
    rules.check_mode(operation.report_mode if work.actor.in_person else "any", counted.mode, counted.good)
    _check_words(cmd)
    rules.check_quantities(
        counted.quantities,
        unit=operation.unit,
        decimals=operation.unit_decimals,
        timed=said.kind != "production" or said.started_at is not None,
    )
    when = _when(work, cmd, operation, corrects)
    rules.check_times(cmd.started_at, when.at)
    crew = await crews.crew_of(work, cmd, operation, corrects)
    reason = await _reason(work, cmd, counted.quantities)
    flags = [*cmd.flags, *await _flags(work, operation, cmd, counted, crew, corrects), *(["late"] if when.late else [])]
    kept = corrects.custom if corrects else {}
    asked = cmd.custom or (operation.asks_more and work.actor.in_person and corrects is None)
    custom = await masterdata.checked_custom(work, "report", cmd.custom, kept) if asked else kept
    return Judged(when, crew, reason, list(dict.fromkeys(flags)), custom)


def _row(
    work: Work, cmd: Reported, operation: Operation, counted: Counted, judged: Judged, corrects: OutputReport | None
) -> OutputReport:
    return OutputReport(
        id=cmd.id,
        operation_id=operation.id,
        order_id=operation.order_id,
        kind=(corrects or cmd).kind,
        **counted.quantities,
        **counted.columns,
        reason_id=judged.reason_id,
        photos=cmd.photos,
        started_at=cmd.started_at or (corrects.started_at if corrects else None),
        flags=judged.flags,
        worker_id=judged.crew.worker_id,
        worker_name=judged.crew.worker_name,
        work_center_id=operation.work_center_id,
        shift_id=judged.when.shift.shift_id,
        shift_day=judged.when.shift.day,
        note=(cmd.note or "").strip() or None,
        approval="pending" if operation.needs_approval and work.actor.in_person else None,
        corrects_id=corrects.id if corrects else None,
        custom=judged.custom,
        **reporter(work, cmd.work_unit_id),
    )


async def _beside(work: Work, operation: Operation, report: OutputReport, counted: Counted, judged: Judged) -> None:
    """The rows that only some reports have."""
    await crews.keep(work, report, judged.crew)
    if counted.labels:
        await keep_labels(work, operation, report, counted.labels)
    if counted.serials:
        await keep_serials(work, operation, report, counted.serials)
    if operation.tools:
        await use_tools(work, operation, report)
    if operation.consumes or operation.yields:
        await _move_material(work, operation, report, counted)
    if report.approval is not None:
        await _ask_for_approval(work, operation, report)
    ends_at = judged.when.shift.ends_at
    if ends_at is not None and ends_at < work.now:
        await settling.answer_missing(work, report, judged.crew.people)


async def _move_material(work: Work, operation: Operation, report: OutputReport, counted: Counted) -> None:
    """What the report took from the line side, and what it put into stock."""
    through = report.good_quantity + report.process_scrap_quantity + report.material_scrap_quantity
    said = traceability.Made(
        report_id=report.id, good=report.good_quantity, through=through, serials=counted.serials,
        work_unit_id=report.work_unit_id,
    )  # fmt: skip
    await traceability.follow_report(work, operation, said)


def _booked(quantities: dict[str, Decimal]) -> dict[str, Decimal]:
    return {name.removesuffix("_quantity"): quantity for name, quantity in quantities.items()}


def _check_words(cmd: Reported) -> None:
    if cmd.kind not in rules.KINDS:
        raise errors.KindUnknown(kind=cmd.kind)
    if cmd.note is not None and len(cmd.note) > rules.LONGEST_NOTE:
        raise errors.NoteTooLong(most=rules.LONGEST_NOTE)
    rules.check_photos(cmd.photos)


# -- when ------------------------------------------------------------------------------------------------


class When(NamedTuple):
    at: datetime
    shift: rules.Worked
    late: bool


def _when(work: Work, cmd: Reported, operation: Operation, corrects: OutputReport | None) -> When:
    """When it happened and in which shift. Late (补报) is what somebody states in a later shift; a report that waited
    on a phone without a network was made in time. A correction happened when its original did, unless it says else."""
    hours = rules.SiteHours.of(operation.calendar)
    at = work.occurred_at
    if cmd.occurred_at is None and cmd.shift_id is None:
        if corrects is not None:
            at = corrects.occurred_at
            kept = rules.Worked(corrects.shift_id, corrects.shift_day or hours.at(at).day)
            return When(at, kept, "late" in corrects.flags)
        rules.check_not_ahead_of_now(at, work.now)
        return When(at, hours.at(at), False)
    shift = _stated_shift(cmd, hours)
    if cmd.occurred_at is not None:
        at = _aware(cmd.occurred_at)
    elif shift is not None and shift.ends_at is not None:
        at = min(shift.ends_at - timedelta(seconds=1), work.now)
    shift = shift or hours.at(at)
    rules.check_not_ahead_of_now(max(at, shift.starts_at or at), work.now)
    said = work.line.occurred_at if work.line.seq is not None and work.line.occurred_at else work.now
    return When(at, shift, rules.is_late(shift, hours.at(said), at))


def _stated_shift(cmd: Reported, hours: rules.SiteHours) -> rules.Worked | None:
    if cmd.shift_id is None:
        return None
    shift = hours.on(cmd.shift_id, cmd.shift_day) if cmd.shift_day else None
    if shift is None:
        raise errors.ShiftUnknown()
    return shift


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise BadInput(field="occurredAt", problem="needs a time zone")
    return at.astimezone(UTC)


# -- what is noted, and what is refused unless somebody lets it past ----------------------------------------


async def _reason(work: Work, cmd: Reported, quantities: dict[str, Decimal]) -> UUID | None:
    kind = rules.wanted_reason(quantities)
    if kind is None:
        return None
    if not cmd.scrap_reason:
        raise errors.ScrapReasonMissing()
    reason = await work.one(REASON, code=cmd.scrap_reason, kind=kind)
    if reason is None:
        raise errors.ScrapReasonUnknown(reason=cmd.scrap_reason)
    return reason.id  # type: ignore[no-any-return]


async def _flags(
    work: Work, operation: Operation, cmd: Reported, counted: Counted, crew: Crew, corrects: OutputReport | None
) -> list[str]:
    flags = ["behalf"] if crew.behalf else []
    if work.line.skew is not None and abs(work.line.skew) > rules.CLOCK_TOLERANCE:
        flags.append("clock")
    over = rules.over(operation.planned_quantity, operation.handled, counted.quantities)
    if over > 0:
        await _check_over(work, operation, cmd, counted, over)
        flags.append("over")
    if operation.predecessor_ids:
        ahead = rules.ahead(operation.available + over, operation.handled, counted.quantities)
        if ahead > 0:
            await _check_ahead(work, operation, cmd, ahead)
            flags.append("ahead")
    waived = await check_skills(work, operation, cmd, crew.people) if operation.skill_codes else False
    waived |= await check_steps_read(work, operation, cmd)
    if operation.tools and corrects is None:
        waived |= await check_tools(work, operation, cmd)
    if counted.gap is not None:
        await let_past(work, cmd, counted.gap, permissions.OVERRIDE_CHECKS, *places_of(operation))
        waived = True
    return [*flags, "waived"] if waived else flags


async def _check_ahead(work: Work, operation: Operation, cmd: Reported, ahead: Decimal) -> None:
    """A machine counts what it made all the same, and a phone without a network cannot know what another one holds:
    theirs is noted. Who reports now is asked."""
    waited = work.line.seq is not None and work.now - work.occurred_at > ONLINE
    if operation.skip_allowed or work.actor.kind == "device" or waited:
        return
    refusal = errors.OperationSkipped(
        available=max(Decimal(0), operation.available - operation.handled), delivered=operation.available, ahead=ahead
    )
    await let_past(work, cmd, refusal, permissions.OVERRIDE_CHECKS, *places_of(operation))


async def _check_over(work: Work, operation: Operation, cmd: Reported, counted: Counted, over: Decimal) -> None:
    planned, handled = operation.planned_quantity, operation.handled
    if rules.within_limit(planned, handled, rules.booked(counted.quantities), operation.over_limit_percent):
        return
    last = await work.one(LATEST, operation_id=operation.id)
    refusal = errors.OverReported(
        over=over,
        remaining=max(Decimal(0), planned - handled),
        last_reporter=last.reporter_name if last else "",
        last_quantity=last.good_quantity if last else Decimal(0),
        last_at=last.occurred_at if last else None,
        helper=[],
    )
    await let_past(work, cmd, refusal, permissions.OVER_REPORT, *places_of(operation))


async def _ask_for_approval(work: Work, operation: Operation, report: OutputReport) -> None:
    await identity.post_todo(
        work,
        kind="reporting.approval",
        subject_id=report.id,
        params={
            "order": operation.order_number,
            "name": {"zh": operation.name_zh, "en": operation.name_en},
            "worker": report.worker_name or report.reporter_name,
            "quantity": plain(report.good_quantity),
        },
        link=f"/reports?report={report.id}",
        role=TEAM_LEAD,
        places=places_of(operation),
        needs=permissions.APPROVE_OUTPUT.name,
    )


# -- shared with corrections ---------------------------------------------------------------------------------


def reporter(work: Work, work_unit_id: UUID | None = None) -> dict[str, Any]:
    actor = work.actor
    return {
        "reporter_id": actor.id,
        "reporter_name": actor.name,
        "reporter_kind": actor.kind,
        "device_id": actor.device_id,
        "work_unit_id": work_unit_id or actor.work_unit_id,
        "occurred_at": work.occurred_at,
    }


def announce(work: Work, operation: Operation, report: OutputReport) -> None:
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
