"""What a shift handover is filled with, out of the books."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Date, DateTime, Uuid, any_, bindparam, func, or_, select

from infra.db import Statement, own
from infra.quantity import plain
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import ReasonCode, WorkUnit
from tenants.orders.models import Hold, Operation, ProductionOrder
from tenants.reporting.models import Andon, DowntimeRecord, MissingReport, OutputReport
from tenants.reporting.queries.missing import ShiftOf

_CENTERS = bindparam("centers", type_=ARRAY(Uuid()))
_DAY, _SHIFT = bindparam("day", type_=Date()), bindparam("shift_id", type_=Uuid())
_SINCE, _UNTIL = bindparam("since", type_=DateTime(True)), bindparam("until", type_=DateTime(True))
_OF_SHIFT = (
    own(OutputReport), OutputReport.shift_day == _DAY, OutputReport.shift_id == _SHIFT,
    OutputReport.reverses_id.is_(None), OutputReport.reversed_by_id.is_(None),
    OutputReport.work_center_id == any_(_CENTERS),
)  # fmt: skip

OUTPUT = Statement(
    select(
        ProductionOrder.number,
        ProductionOrder.unit,
        Operation.sequence,
        Operation.name_zh,
        Operation.name_en,
        func.sum(OutputReport.good_quantity).label("good"),
        func.sum(OutputReport.process_scrap_quantity + OutputReport.material_scrap_quantity).label("scrap"),
        func.sum(OutputReport.rework_quantity).label("rework"),
    )
    .join(Operation, own(Operation) & (Operation.id == OutputReport.operation_id))
    .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == OutputReport.order_id))
    .where(*_OF_SHIFT)
    .group_by(ProductionOrder.number, ProductionOrder.unit, Operation.sequence, Operation.name_zh, Operation.name_en)
    .order_by(ProductionOrder.number, Operation.sequence)
)
SCRAP = Statement(
    select(
        ReasonCode.name_zh,
        ReasonCode.name_en,
        func.sum(OutputReport.process_scrap_quantity + OutputReport.material_scrap_quantity).label("scrap"),
        func.sum(OutputReport.rework_quantity).label("rework"),
    )
    .join(ReasonCode, own(ReasonCode) & (ReasonCode.id == OutputReport.reason_id))
    .where(*_OF_SHIFT)
    .group_by(ReasonCode.name_zh, ReasonCode.name_en)
    .order_by(func.sum(OutputReport.process_scrap_quantity + OutputReport.material_scrap_quantity).desc())
)
STOPS = Statement(
    select(
        WorkUnit.name_zh.label("unit_zh"),
        WorkUnit.name_en.label("unit_en"),
        ReasonCode.name_zh,
        ReasonCode.name_en,
        DowntimeRecord.started_at,
        DowntimeRecord.ended_at,
    )
    .join(WorkUnit, own(WorkUnit) & (WorkUnit.id == DowntimeRecord.work_unit_id))
    .join(ReasonCode, own(ReasonCode) & (ReasonCode.id == DowntimeRecord.reason_id))
    .where(
        own(DowntimeRecord),
        DowntimeRecord.work_center_id == any_(_CENTERS),
        DowntimeRecord.reversed_at.is_(None),
        DowntimeRecord.started_at < _UNTIL,
        or_(DowntimeRecord.ended_at.is_(None), DowntimeRecord.ended_at > _SINCE),
    )
    .order_by(DowntimeRecord.started_at)
)
ANDONS = Statement(
    select(Andon.kind, Andon.state, Andon.level, Andon.note, Andon.called_by, Andon.called_at)
    .where(own(Andon), Andon.work_center_id == any_(_CENTERS), Andon.state != "resolved")
    .order_by(Andon.called_at)
)
HOLDS = Statement(
    select(ProductionOrder.number, ReasonCode.name_zh, ReasonCode.name_en, Hold.note, Hold.placed_by, Hold.placed_at)
    .distinct()
    .join(Operation, own(Operation) & (Operation.hold_id == Hold.id) & (Operation.work_center_id == any_(_CENTERS)))
    .join(ProductionOrder, own(ProductionOrder) & (ProductionOrder.id == Operation.order_id))
    .join(ReasonCode, own(ReasonCode) & (ReasonCode.id == Hold.reason_id))
    .where(own(Hold), Hold.lifted_at.is_(None))
    .order_by(Hold.placed_at)
)
MISSING = Statement(
    select(MissingReport.kind, MissingReport.user_name, MissingReport.why, Operation.name_zh, Operation.name_en)
    .outerjoin(Operation, own(Operation) & (Operation.id == MissingReport.operation_id))
    .where(
        own(MissingReport),
        MissingReport.shift_day == _DAY,
        MissingReport.shift_id == _SHIFT,
        MissingReport.state == "open",
        or_(MissingReport.work_center_id.is_(None), MissingReport.work_center_id == any_(_CENTERS)),
    )
    .order_by(MissingReport.kind.desc(), MissingReport.user_name)
)


async def contents_of(read: Read, shift: ShiftOf, area_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """rules.CONTENTS of an area's shift, in plain values."""
    centers = await masterdata.work_centers_of(read, [area_id])
    of_shift = {"day": shift.day, "shift_id": shift.shift_id, "centers": centers}
    span = {"since": shift.starts_at, "until": shift.ends_at, "centers": centers}
    return {
        "output": _plain(await read.all(OUTPUT, **of_shift)),
        "scrap": _plain(await read.all(SCRAP, **of_shift)),
        "stops": _plain(await read.all(STOPS, **span)),
        "andons": _plain(await read.all(ANDONS, centers=centers)),
        "holds": _plain(await read.all(HOLDS, centers=centers)),
        "missing": _plain(await read.all(MISSING, **of_shift)),
    }


def _plain(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{name: _value(value) for name, value in row.items()} for row in rows]


def _value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else plain(value)
