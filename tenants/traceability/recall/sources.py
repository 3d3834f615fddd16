"""What a recall can begin with, and which lots that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import DateTime, Integer, Uuid, bindparam, select, union

from infra.db import Statement, own
from infra.errors import BadInput
from infra.work import Read
from tenants.identity.models import User
from tenants.masterdata.models import Partner, WorkUnit
from tenants.orders.models import ProductionOrder
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Pack, Receipt, Shipment
from tenants.traceability.recall import rules
from tenants.traceability.recall.errors import RecallTooWide, RecallWindowInvalid

KINDS: Final = ("lot", "supplier_lot", "order", "pack", "receipt", "shipment", "work_unit", "person")
WINDOWED: Final = ("work_unit", "person")
LONGEST_WINDOW: Final = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class RecallSource:
    """`id` of a lot or piece, order, pack, receipt, shipment, work unit or person (a supplier lot: of the supplier, or
    none); `text` the supplier's lot number; `since` and `until` for a work unit and a person."""

    kind: str
    id: UUID | None = None
    text: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def stored(self) -> dict[str, Any]:
        return {
            "kind": self.kind, "id": self.id, "text": self.text,
            "since": self.since and self.since.isoformat(), "until": self.until and self.until.isoformat(),
        }  # fmt: skip

    @classmethod
    def of(cls, stored: dict[str, Any]) -> "RecallSource":
        since, until = (stored.get(name) and datetime.fromisoformat(stored[name]) for name in ("since", "until"))
        id = stored.get("id")
        return cls(kind=stored["kind"], id=id and UUID(str(id)), text=stored.get("text"), since=since, until=until)


_ID: Any = bindparam("id", type_=Uuid())
_TEXT: Any = bindparam("text")
_LIMIT = bindparam("most", type_=Integer())
_PACKS = select(Pack.id).where(own(Pack), Pack.id == _ID).cte("packs", recursive=True)
_PACKS = _PACKS.union(select(Pack.id).where(own(Pack), Pack.parent_id == _PACKS.c.id))
_WITHIN = (
    Movement.occurred_at >= bindparam("since", type_=DateTime(True)),
    Movement.occurred_at < bindparam("until", type_=DateTime(True)),
)


def _made_by(column: Any) -> Statement:
    """What a work unit or person made, or put material into, in a time."""
    made = select(Movement.lot_id.label("id")).where(own(Movement), column == _ID, *_WITHIN, Movement.kind == "produce")
    used = select(Movement.target_lot_id.label("id")).where(
        own(Movement), column == _ID, *_WITHIN, Movement.kind == "consume", Movement.target_lot_id.is_not(None)
    )
    return Statement(union(made, used).limit(_LIMIT))


def _lots(*where: Any) -> Statement:
    return Statement(select(MaterialLot.id).where(own(MaterialLot), *where).order_by(MaterialLot.id).limit(_LIMIT))


LOTS: Final[dict[str, Statement]] = {
    "lot": _lots(MaterialLot.id == _ID),
    "supplier_lot": _lots(MaterialLot.supplier_lot == _TEXT),
    "supplier_lot of": _lots(MaterialLot.supplier_lot == _TEXT, MaterialLot.supplier_id == _ID),
    "order": _lots(MaterialLot.order_id == _ID),
    "receipt": _lots(MaterialLot.receipt_id == _ID),
    "shipment": Statement(
        select(Movement.lot_id.label("id"))
        .where(own(Movement), Movement.document_id == _ID, Movement.kind == "ship").distinct().limit(_LIMIT)
    ),
    "pack": Statement(
        union(
            select(LotBalance.lot_id.label("id")).where(own(LotBalance), LotBalance.pack_id == _PACKS.c.id),
            select(Movement.lot_id.label("id")).where(
                own(Movement), Movement.kind == "ship", Movement.from_pack_id == _PACKS.c.id
            ),
        ).limit(_LIMIT)
    ),
    "work_unit": _made_by(Movement.work_unit_id),
    "person": _made_by(Movement.actor_id),
}  # fmt: skip
NAMES: Final[dict[str, tuple[Any, str]]] = {
    "lot": (MaterialLot, "number"), "order": (ProductionOrder, "number"), "pack": (Pack, "number"),
    "receipt": (Receipt, "number"), "shipment": (Shipment, "number"), "work_unit": (WorkUnit, "code"),
    "person": (User, "name"), "supplier_lot": (Partner, "code"),
}  # fmt: skip


def check(source: RecallSource, now: datetime) -> RecallSource:
    """Raises BadInput, RecallWindowInvalid. A window without an end ends now."""
    if source.kind not in KINDS:
        raise BadInput(field="kind", problem=" | ".join(KINDS))
    if source.kind == "supplier_lot":
        if not (source.text or "").strip():
            raise BadInput(field="text", problem="the supplier's lot number")
        return replace(source, text=(source.text or "").strip()[:200])
    if source.id is None:
        raise BadInput(field="id", problem=f"which {source.kind}")
    if source.kind in WINDOWED:
        since, until = source.since, source.until or now
        if since is None or not since < until <= since + LONGEST_WINDOW:
            raise RecallWindowInvalid(days=LONGEST_WINDOW.days)
        return replace(source, until=until)
    return source


async def roots(read: Read, sources: Sequence[RecallSource]) -> list[UUID]:
    """The lots these sources name, each once, in the order of their ids. Raises RecallSourceMissing, RecallTooWide."""
    found: set[UUID] = set()
    for each in sources:
        found |= {row["id"] for row in await read.all(LOTS[_statement(each)], **_binds(each))}
        if len(found) > rules.MOST_ROOTS:
            raise RecallTooWide(found=f">{rules.MOST_ROOTS}", limit=rules.MOST_ROOTS)
    rules.check_roots(list(found))
    return sorted(found)


def _statement(source: RecallSource) -> str:
    return "supplier_lot of" if source.kind == "supplier_lot" and source.id else source.kind


def _binds(source: RecallSource) -> dict[str, Any]:
    binds: dict[str, Any] = {"most": rules.MOST_ROOTS + 1}
    if source.kind == "supplier_lot":
        return binds | {"text": source.text} | ({"id": source.id} if source.id else {})
    binds["id"] = source.id
    if source.kind in WINDOWED:
        binds |= {"since": source.since, "until": source.until}
    return binds


async def named(read: Read, source: RecallSource) -> RecallSource:
    """With the number or name people know it by, as it is today."""
    if source.kind == "supplier_lot" or source.id is None:
        return source
    model, column = NAMES[source.kind]
    row = await read.get(model, source.id)
    return replace(source, text=str(getattr(row, column)) if row is not None else None)
