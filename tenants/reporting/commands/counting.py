"""The good pieces of a report by the mode they were counted in, and the labels and serials that were counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam

from infra.db import Statement, among, mine
from infra.work import Work
from tenants import masterdata, traceability
from tenants.masterdata.errors import WrongPlace
from tenants.masterdata.models import WorkUnit
from tenants.orders import Operation
from tenants.reporting import errors, rules
from tenants.reporting.commands.help import access
from tenants.reporting.models import CountedLabel, OutputReport

if TYPE_CHECKING:
    from tenants.reporting.commands.output import Reported

ZERO = Decimal(0)


@dataclass
class Counted:
    """`gap` is the refusal of a counter that did not start where it last ended, for whoever may let it past."""

    quantities: dict[str, Decimal]
    mode: str = "any"
    columns: dict[str, Any] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    serials: list[str] = field(default_factory=list)
    gap: errors.CounterGap | None = None

    @property
    def good(self) -> Decimal:
        return self.quantities["good_quantity"]


async def wanted_counts(
    work: Work, cmd: "Reported", operation_id: UUID, corrects: OutputReport | None = None
) -> Counted:
    """What a report counts. One given by hand costs nothing; two modes at once are refused. A correction that counts
    nothing anew keeps its original's readings and boxes."""
    used = [
        mode
        for mode, given in (
            ("counter", cmd.counter_end is not None or cmd.counter_start is not None),
            ("box", cmd.boxes is not None or bool(cmd.box_labels)),
            ("serial", bool(cmd.serials)),
        )
        if given
    ]
    if not used:
        return Counted(cmd.quantities) if corrects is None else await _kept(work, cmd, corrects)
    if len(used) > 1:
        raise errors.ModesMixed(modes=used)
    operation = await access(work, operation_id, None)
    if used[0] == "counter":
        return await _counter(work, cmd, operation)
    return _boxes(cmd, operation) if used[0] == "box" else _serials(cmd)


async def _kept(work: Work, cmd: "Reported", corrects: OutputReport) -> Counted:
    if corrects.counter_end is not None:
        readings = {"counter_start": corrects.counter_start, "counter_end": corrects.counter_end}
        return Counted(cmd.quantities, "counter", readings)
    if corrects.boxes is None:
        return Counted(cmd.quantities)
    rows: list[CountedLabel] = await work.all(mine(CountedLabel).where(CountedLabel.report_id == corrects.id))
    boxes = {"boxes": corrects.boxes, "box_size": corrects.box_size}
    return Counted(cmd.quantities, "box", boxes, labels=sorted(each.label for each in rows))


# -- counter ----------------------------------------------------------------------------------------------

UNIT = Statement(mine(WorkUnit).where(WorkUnit.id == bindparam("id")).with_for_update(key_share=True))
_STANDING = (
    OutputReport.counter_end.is_not(None), OutputReport.reverses_id.is_(None), OutputReport.reversed_by_id.is_(None)
)  # fmt: skip
LAST_ON_UNIT = Statement(
    mine(OutputReport)
    .where(OutputReport.work_unit_id == bindparam("place"), *_STANDING)
    .order_by(OutputReport.occurred_at.desc(), OutputReport.id.desc())
    .limit(1)
)
LAST_ON_OPERATION = Statement(
    mine(OutputReport)
    .where(OutputReport.operation_id == bindparam("place"), *_STANDING)
    .order_by(OutputReport.occurred_at.desc(), OutputReport.id.desc())
    .limit(1)
)


async def _counter(work: Work, cmd: "Reported", operation: Operation) -> Counted:
    """A counter belongs to its work unit and goes on from order to order; without one, to the operation. It counts
    strokes: what was lost or goes to rework is among them."""
    if cmd.counter_end is None:
        raise errors.CounterEndMissing()
    unit_id = cmd.work_unit_id or work.actor.work_unit_id
    last: OutputReport | None
    if unit_id is not None:
        await _lock_unit(work, unit_id, operation)
        last = await work.one(LAST_ON_UNIT, place=unit_id)
    else:
        last = await work.one(LAST_ON_OPERATION, place=operation.id)
    last_end = last.counter_end if last else None
    start, strokes = rules.counter_quantity(cmd.counter_start, cmd.counter_end, last_end)
    lost = cmd.process_scrap_quantity + cmd.material_scrap_quantity + cmd.rework_quantity
    if lost > strokes:
        raise errors.CountsDisagree(given=lost, counted=strokes)
    good = rules.agreed(cmd.good_quantity, strokes - lost)
    gap = errors.CounterGap(last=last_end, start=start, helper=[]) if rules.counter_gap(start, last_end) else None
    return Counted(
        cmd.quantities | {"good_quantity": good},
        "counter",
        {"counter_start": start, "counter_end": cmd.counter_end},
        gap=gap,
    )


async def _lock_unit(work: Work, unit_id: UUID, operation: Operation) -> None:
    """Two phones at one counter read it one after the other."""
    unit: WorkUnit | None = await work.one(UNIT, id=unit_id)
    if unit is None:
        await masterdata.existing(work, WorkUnit, unit_id)
    elif unit.work_center_id != operation.work_center_id:
        raise WrongPlace(work_unit=unit.code)


# -- boxes and serials ------------------------------------------------------------------------------------


def _boxes(cmd: "Reported", operation: Operation) -> Counted:
    labels = rules.check_labels(cmd.box_labels)
    rest = cmd.box_rest or ZERO
    size = cmd.box_size if cmd.box_size is not None else operation.box_quantity
    boxes = cmd.boxes if cmd.boxes is not None else len(labels) - (1 if rest else 0)
    boxes, pieces = rules.box_quantity(boxes, size, rest, labels)
    good = rules.agreed(cmd.good_quantity, pieces)
    columns = {"boxes": boxes, "box_size": size}
    return Counted(cmd.quantities | {"good_quantity": good}, "box", columns, labels=labels)


def _serials(cmd: "Reported") -> Counted:
    good = rules.agreed(cmd.good_quantity, Decimal(len(cmd.serials)))
    return Counted(cmd.quantities | {"good_quantity": good}, "serial", serials=list(cmd.serials))


async def keep_labels(work: Work, operation: Operation, report: OutputReport, labels: Sequence[str]) -> None:
    """Each box is counted once at an operation; the refusal names all that were. The operation is locked."""
    known: list[CountedLabel] = await work.all(
        mine(CountedLabel).where(
            CountedLabel.operation_id == operation.id,
            among(CountedLabel.label, labels),
            CountedLabel.freed_at.is_(None),
        )
    )
    if known:
        first = await work.get(OutputReport, known[0].report_id)
        names = sorted(each.label for each in known)
        raise errors.LabelCounted(
            labels=names,
            names=names[:5],
            reporter=first.reporter_name if first else "",
            at=first.occurred_at if first else None,
        )
    await work.insert_all(
        [CountedLabel(report_id=report.id, operation_id=operation.id, label=label) for label in labels]
    )


async def keep_serials(work: Work, operation: Operation, report: OutputReport, serials: Sequence[str]) -> None:
    """All pieces or none; the refusal names those that stop them."""
    await traceability.record_sublots(work, operation, serials, report.id)


LABELS = Statement(
    mine(CountedLabel)
    .where(CountedLabel.report_id == bindparam("report_id"), CountedLabel.freed_at.is_(None))
    .with_for_update()
)


async def free_counted(work: Work, report: OutputReport) -> None:
    """Boxes and pieces of a report that is taken back may be counted again."""
    for label in await work.all(LABELS, report_id=report.id):
        await work.change(label, freed_at=work.now)
    await traceability.release_sublots(work, report.id)
