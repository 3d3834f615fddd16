"""What traceability itself knows of a lot: its movements, who made them where, its papers, its statuses."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import ARRAY, Integer, Uuid, and_, any_, bindparam, or_, select

from infra.db import Statement, own
from infra.journal.models import JournalChange, JournalLine
from infra.work import Read
from tenants.masterdata.models import Partner, StorageLocation, WorkUnit
from tenants.orders.models import Operation
from tenants.traceability import rules
from tenants.traceability.models import GenealogyLink, MaterialLot, Movement, Receipt, Shipment
from tenants.traceability.trace.evidence import MOST_FACTS, Fact, Subject, evidence

_IDS = any_(bindparam("ids", type_=ARRAY(Uuid())))
_MOST = bindparam("most", type_=Integer())
_from, _to = (StorageLocation.__table__.alias(name) for name in ("from_place", "to_place"))
_sources = select(GenealogyLink.source_id).where(own(GenealogyLink), GenealogyLink.target_id == _IDS)
MOVEMENTS = Statement(
    select(
        Movement.id, Movement.kind, Movement.lot_id, Movement.target_lot_id, Movement.quantity, Movement.occurred_at,
        Movement.actor_name, Movement.reason, Movement.reverses_id, Movement.order_id, MaterialLot.number,
        MaterialLot.unit, WorkUnit.code.label("work_unit"), Operation.name_zh, Operation.name_en,
        _from.c.code.label("from_place"), _to.c.code.label("to_place"),
    )
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == Movement.lot_id))
    .outerjoin(WorkUnit, own(WorkUnit) & (WorkUnit.id == Movement.work_unit_id))
    .outerjoin(Operation, own(Operation) & (Operation.id == Movement.operation_id))
    .outerjoin(_from, own(_from) & (_from.c.id == Movement.from_location_id))
    .outerjoin(_to, own(_to) & (_to.c.id == Movement.to_location_id))
    .where(
        own(Movement),
        or_(Movement.lot_id == _IDS, and_(Movement.lot_id.in_(_sources), Movement.target_lot_id == _IDS)),
    )
    .order_by(Movement.occurred_at, Movement.id)
    .limit(_MOST)
)  # fmt: skip
"""What happened to the lots, and what was put into them."""
PAPERS = Statement(
    select(
        MaterialLot.id.label("lot_id"), MaterialLot.number, MaterialLot.certificates, MaterialLot.supplier_lot,
        Receipt.id.label("receipt_id"), Receipt.number.label("receipt"), Receipt.delivery_note, Receipt.received_at,
        Receipt.received_by, Partner.name_zh, Partner.name_en,
    )
    .outerjoin(Receipt, own(Receipt) & (Receipt.id == MaterialLot.receipt_id))
    .outerjoin(Partner, own(Partner) & (Partner.id == MaterialLot.supplier_id))
    .where(own(MaterialLot), MaterialLot.id == _IDS)
    .order_by(MaterialLot.number)
    .limit(_MOST)
)  # fmt: skip
SHIPMENTS = Statement(
    select(
        Shipment.id, Shipment.number, Shipment.shipped_at, Shipment.shipped_by, Shipment.carrier,
        Shipment.tracking_number, Partner.name_zh, Partner.name_en,
    )
    .distinct()
    .join(Movement, own(Movement) & (Movement.document_id == Shipment.id))
    .join(Partner, own(Partner) & (Partner.id == Shipment.customer_id))
    .where(own(Shipment), Movement.lot_id == _IDS, Movement.kind == "ship")
    .order_by(Shipment.shipped_at, Shipment.id)
    .limit(_MOST)
)  # fmt: skip
CHANGES = Statement(
    select(
        JournalChange.record_id, JournalChange.before, JournalChange.after, JournalLine.occurred_at,
        JournalLine.actor_name, JournalLine.reason, JournalLine.meaning, JournalLine.command,
    )
    .join(JournalLine, own(JournalLine) & (JournalLine.id == JournalChange.journal_id))
    .where(
        own(JournalChange), JournalChange.record_id == _IDS, JournalChange.after.is_not(None),
        JournalChange.table_name == MaterialLot.__tablename__,
    )
    .order_by(JournalLine.occurred_at, JournalChange.record_id, JournalChange.revision)
    .limit(_MOST)
)  # fmt: skip


async def _movements(read: Read, subject: Subject) -> list[Mapping[str, Any]]:
    return await read.all(MOVEMENTS, ids=subject.lot_ids, most=MOST_FACTS + 1)


@evidence("movements")
async def movements(read: Read, subject: Subject) -> Sequence[Fact]:
    return [
        Fact(
            kind=row["kind"], at=row["occurred_at"], lot_id=row["lot_id"], name_zh=row["name_zh"],
            name_en=row["name_en"], who=row["actor_name"], where=row["work_unit"], value=row["quantity"],
            unit=row["unit"], note=row["reason"] if row["reverses_id"] is None else "reversal", was=row["from_place"],
            now=row["to_place"], refers="lot", refers_to=str(row["lot_id"]),
        )
        for row in await _movements(read, subject)
    ]  # fmt: skip


@evidence("people")
async def people(read: Read, subject: Subject) -> Sequence[Fact]:
    """Each person once for each kind of act, from the first to the last time."""
    return _spans(await _movements(read, subject), "actor_name")


@evidence("equipment")
async def equipment(read: Read, subject: Subject) -> Sequence[Fact]:
    made = rules.BECOMES | {"produce", "consume"}
    rows = [row for row in await _movements(read, subject) if row["work_unit"] and row["kind"] in made]
    return _spans(rows, "work_unit")


def _spans(rows: Sequence[Mapping[str, Any]], name: str) -> list[Fact]:
    spans: dict[tuple[str, str, str | None], list[Mapping[str, Any]]] = {}
    for row in rows:
        spans.setdefault((row[name], row["kind"], row["name_zh"]), []).append(row)
    return [
        Fact(
            kind=kind, at=of[0]["occurred_at"], until=of[-1]["occurred_at"], name_zh=of[0]["name_zh"],
            name_en=of[0]["name_en"], who=who if name == "actor_name" else of[0]["actor_name"],
            where=who if name == "work_unit" else of[0]["work_unit"],
        )
        for (who, kind, _), of in spans.items()
    ]  # fmt: skip


@evidence("documents")
async def documents(read: Read, subject: Subject) -> Sequence[Fact]:
    papers = await read.all(PAPERS, ids=subject.lot_ids, most=MOST_FACTS + 1)
    receipts = {row["receipt_id"]: row for row in papers if row["receipt_id"] is not None}
    return [
        *(
            Fact(kind="certificate", lot_id=row["lot_id"], note=row["number"], refers="certificate", refers_to=each)
            for row in papers
            for each in row["certificates"] or ()
        ),
        *(
            Fact(
                kind="receipt", at=row["received_at"], name_zh=row["name_zh"], name_en=row["name_en"],
                who=row["received_by"], note=" ".join(filter(None, (row["receipt"], row["delivery_note"]))),
                refers="receipt", refers_to=str(id),
            )
            for id, row in receipts.items()
        ),
        *(
            Fact(
                kind="shipment", at=row["shipped_at"], name_zh=row["name_zh"], name_en=row["name_en"],
                who=row["shipped_by"], refers="shipment", refers_to=str(row["id"]),
                note=" ".join(filter(None, (row["number"], row["carrier"], row["tracking_number"]))),
            )
            for row in await read.all(SHIPMENTS, ids=subject.lot_ids, most=MOST_FACTS + 1)
        ),
    ]  # fmt: skip


@evidence("status")
async def status_history(read: Read, subject: Subject) -> Sequence[Fact]:
    """From the trail: what the status was, what it became, who said so and why."""
    found = []
    for row in await read.all(CHANGES, ids=subject.lot_ids, most=MOST_FACTS * 5):
        was = orjson.loads(row["before"]).get("state") if row["before"] else None
        now = orjson.loads(row["after"]).get("state")
        if was != now:
            found.append(
                Fact(
                    kind="status", at=row["occurred_at"], lot_id=row["record_id"], who=row["actor_name"], was=was,
                    now=now, note=row["reason"],
                )
            )  # fmt: skip
    return found
