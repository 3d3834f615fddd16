"""What machines tell a trace: their readings while the lots' operations ran, and where readings are missing."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, Integer, Uuid, and_, any_, bindparam, func, or_, select

from infra.db import Statement, own
from infra.work import Read
from tenants.masterdata.models import WorkUnit
from tenants.orders.models import Operation
from tenants.telemetry.models import Gap, Sample, Signal, SignalMapping
from tenants.traceability.trace import Fact, Subject, evidence
from tenants.traceability.trace.evidence import MOST_FACTS

_MAPPED = (
    own(Operation) & (Operation.order_id == any_(bindparam("orders", type_=ARRAY(Uuid()))))
)  # fmt: skip
_WITHIN = and_(
    Sample.signal_id == SignalMapping.signal_id, Sample.at >= SignalMapping.started_at,
    or_(SignalMapping.ended_at.is_(None), Sample.at <= SignalMapping.ended_at),
)  # fmt: skip
READINGS = Statement(
    select(
        Signal.name_zh, Signal.name_en, Signal.code, Signal.device_id, WorkUnit.code.label("work_unit"),
        SignalMapping.started_at, SignalMapping.ended_at, func.min(Sample.at).label("first"),
        func.max(Sample.at).label("last"), func.sum(Sample.delta).label("pieces"),
        func.count(Sample.id).label("readings"),
    )
    .select_from(SignalMapping)
    .join(Operation, _MAPPED & (Operation.id == SignalMapping.operation_id))
    .join(Signal, own(Signal) & (Signal.id == SignalMapping.signal_id))
    .outerjoin(WorkUnit, own(WorkUnit) & (WorkUnit.id == Signal.work_unit_id))
    .outerjoin(Sample, own(Sample) & _WITHIN)
    .where(own(SignalMapping))
    .group_by(Signal.id, Signal.name_zh, Signal.name_en, Signal.code, Signal.device_id, WorkUnit.code,
              SignalMapping.id, SignalMapping.started_at, SignalMapping.ended_at)
    .order_by(SignalMapping.started_at, SignalMapping.id)
    .limit(bindparam("most", type_=Integer()))
)  # fmt: skip
GAPS = Statement(
    select(Gap.created_at, Gap.first_seq, Gap.last_seq, Signal.name_zh, Signal.name_en)
    .select_from(Gap)
    .join(Signal, own(Signal) & (Signal.device_id == Gap.device_id))
    .join(SignalMapping, own(SignalMapping) & (SignalMapping.signal_id == Signal.id))
    .join(Operation, _MAPPED & (Operation.id == SignalMapping.operation_id))
    .where(
        own(Gap), Gap.created_at >= SignalMapping.started_at,
        or_(SignalMapping.ended_at.is_(None), Gap.created_at <= SignalMapping.ended_at),
    )
    .order_by(Gap.created_at, Gap.id)
    .limit(bindparam("most", type_=Integer()))
)  # fmt: skip


@evidence("parameters")
async def parameters(read: Read, subject: Subject) -> Sequence[Fact]:
    """Each signal over the time it fed an operation of these orders; messages that never came stand as gaps."""
    binds = {"orders": subject.order_ids, "most": MOST_FACTS + 1}
    return [
        *(_reading(row) for row in await read.all(READINGS, **binds)),
        *(
            Fact(
                kind="gap", at=row["created_at"], name_zh=row["name_zh"], name_en=row["name_en"],
                value=row["last_seq"] - row["first_seq"] + 1,
            )
            for row in await read.all(GAPS, **binds)
        ),
    ]  # fmt: skip


def _reading(row: Mapping[str, Any]) -> Fact:
    return Fact(
        kind="signal" if row["readings"] else "gap", at=row["first"] or row["started_at"],
        until=row["last"] or row["ended_at"], name_zh=row["name_zh"], name_en=row["name_en"], where=row["work_unit"],
        value=row["pieces"], note=str(row["readings"]),
    )  # fmt: skip
