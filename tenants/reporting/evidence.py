"""What reports tell a trace: who worked where and when, how much came out, and what was made somewhere by somebody."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, DateTime, Integer, Select, Uuid, any_, bindparam, exists, func, or_, select, union

from infra.db import Statement, own
from infra.work import Read
from tenants.masterdata.models import WorkUnit
from tenants.orders.models import Operation
from tenants.reporting.models import OutputReport
from tenants.traceability.models import MaterialLot, SublotPass
from tenants.traceability.trace import Fact, Subject, evidence, made_with
from tenants.traceability.trace.evidence import MOST_FACTS

_ORDERS, _PIECES = (any_(bindparam(name, type_=ARRAY(Uuid()))) for name in ("orders", "pieces"))
_named = exists().where(
    own(SublotPass), SublotPass.report_id == OutputReport.id, SublotPass.sublot_id == _PIECES
)  # fmt: skip
REPORTS = Statement(
    select(
        OutputReport.id, OutputReport.good_quantity, OutputReport.process_scrap_quantity, OutputReport.occurred_at,
        OutputReport.material_scrap_quantity, OutputReport.started_at, OutputReport.note,
        func.coalesce(OutputReport.worker_name, OutputReport.reporter_name).label("who"),
        WorkUnit.code.label("work_unit"), Operation.name_zh, Operation.name_en,
    )
    .join(Operation, own(Operation) & (Operation.id == OutputReport.operation_id))
    .outerjoin(WorkUnit, own(WorkUnit) & (WorkUnit.id == OutputReport.work_unit_id))
    .where(
        own(OutputReport), OutputReport.order_id == _ORDERS, OutputReport.reverses_id.is_(None),
        OutputReport.reversed_by_id.is_(None),
        or_(func.cardinality(bindparam("pieces", type_=ARRAY(Uuid()))) == 0, _named),
    )
    .order_by(OutputReport.occurred_at, OutputReport.id)
    .limit(bindparam("most", type_=Integer()))
)  # fmt: skip


async def _reports(read: Read, subject: Subject) -> list[Mapping[str, Any]]:
    """Of pieces only those that name them, of other lots all of their orders'."""
    pieces = [] if any(each.kind != "piece" for each in subject.lots) else subject.lot_ids
    return await read.all(REPORTS, orders=subject.order_ids, pieces=pieces, most=MOST_FACTS + 1)


@evidence("people")
async def people(read: Read, subject: Subject) -> Sequence[Fact]:
    return [_span(rows) for rows in _by(await _reports(read, subject), "who")]


@evidence("equipment")
async def equipment(read: Read, subject: Subject) -> Sequence[Fact]:
    return [_span(rows) for rows in _by(await _reports(read, subject), "work_unit")]


def _by(rows: Sequence[Mapping[str, Any]], name: str) -> list[list[Mapping[str, Any]]]:
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        if row[name] is not None:
            groups.setdefault((row[name], row["name_zh"]), []).append(row)
    return list(groups.values())


def _span(rows: Sequence[Mapping[str, Any]]) -> Fact:
    first, last = rows[0], rows[-1]
    scrap = sum(row["process_scrap_quantity"] + row["material_scrap_quantity"] for row in rows)
    return Fact(
        kind="report", at=first["started_at"] or first["occurred_at"], until=last["occurred_at"], who=first["who"],
        where=first["work_unit"], name_zh=first["name_zh"], name_en=first["name_en"],
        value=sum(row["good_quantity"] for row in rows), was=str(scrap) if scrap else None, refers="report",
        refers_to=str(last["id"]),
    )  # fmt: skip


@made_with
def reported(names: frozenset[str]) -> Select[Any] | None:
    """Pieces that a report names, else the lots of its order: made on that work unit, by that person, in that span."""
    if not names <= {"work_unit_id", "person_id", "since", "until"}:
        return None
    conditions = {
        "work_unit_id": OutputReport.work_unit_id == bindparam("work_unit_id", type_=Uuid()),
        "person_id": OutputReport.worker_id == bindparam("person_id", type_=Uuid()),
        "since": OutputReport.occurred_at >= bindparam("since", type_=DateTime(timezone=True)),
        "until": OutputReport.occurred_at < bindparam("until", type_=DateTime(timezone=True)),
    }
    stands = (own(OutputReport), OutputReport.reverses_id.is_(None), OutputReport.reversed_by_id.is_(None))
    meant = [conditions[name] for name in sorted(names)]
    pieces = (
        select(SublotPass.sublot_id.label("id"))
        .join(OutputReport, OutputReport.id == SublotPass.report_id)
        .where(own(SublotPass), *stands, *meant)
    )
    unnamed = ~exists().where(own(SublotPass), SublotPass.report_id == OutputReport.id)
    lots = (
        select(MaterialLot.id.label("id"))
        .join(OutputReport, OutputReport.order_id == MaterialLot.order_id)
        .where(own(MaterialLot), *stands, *meant, unnamed, MaterialLot.origin == "produced")
    )
    return select(union(pieces, lots).subquery("reported").c.id)
