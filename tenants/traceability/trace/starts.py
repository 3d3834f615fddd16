"""What a trace begins with: anything with a number, or everything made somewhere, by somebody, from something, between
two times. Each is a select of lot ids, so that it stands inside the one statement that walks on from there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Select, Text, Uuid, any_, bindparam, case, func, literal, or_, select, union

from infra.db import own
from tenants.orders.models import Operation
from tenants.traceability import rules
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Pack
from tenants.traceability.trace.errors import TraceSpanInvalid, TraceWithoutStart


@dataclass(frozen=True, kw_only=True)
class Start:
    """Things (`lot_ids` … `supplier_lot`, all that are given), or what was made: on `work_unit_id`, by `person_id`,
    `since` ≤ time < `until`, as many of these as are given. Lots or a supplier's lot together with these: what was
    made from them there, by him, in that span.
    """

    lot_ids: Sequence[UUID] | None = None
    order_id: UUID | None = None
    operation_id: UUID | None = None
    pack_id: UUID | None = None
    shipment_id: UUID | None = None
    receipt_id: UUID | None = None
    location_id: UUID | None = None
    item_id: UUID | None = None
    supplier_lot: str | None = None
    work_unit_id: UUID | None = None
    person_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None

    def given(self) -> dict[str, Any]:
        """The fields that say something. Raises TraceWithoutStart, TraceSpanInvalid."""
        said = {each.name: value for each in fields(self) if (value := getattr(self, each.name)) not in (None, [], "")}
        things = said.keys() & THINGS.keys()
        if not said or (said.keys() - things and things - JOINED):
            raise TraceWithoutStart()
        if self.since and self.until and self.since >= self.until:
            raise TraceSpanInvalid(since=self.since, until=self.until)
        return said


def seed(names: frozenset[str]) -> Select[Any]:
    """The select of lot ids for these fields of a Start; their values are bound by name."""
    if names <= THINGS.keys():
        return _together([THINGS[each]() for each in sorted(names)])
    return _together([_moved(names), *(each for make in _made if (each := make(names)) is not None)])


def _together(ways: list[Select[Any]]) -> Select[Any]:
    return ways[0] if len(ways) == 1 else select(union(*ways).subquery("begun_with").c.id)


# -- things ----------------------------------------------------------------------------------------------


def bound(name: str, kind: Any = None) -> Any:
    return bindparam(name, type_=kind or Uuid())


def _of_lot(column: Any, name: str, kind: Any = None) -> Callable[[], Select[Any]]:
    return lambda: select(MaterialLot.id.label("id")).where(own(MaterialLot), column == bound(name, kind))


def _lots() -> Select[Any]:
    return select(func.unnest(bound("lot_ids", ARRAY(Uuid()))).label("id"))


def _operation() -> Select[Any]:
    """A card stands for its order: what an order makes is one lot through all its operations."""
    return (
        select(MaterialLot.id.label("id"))
        .join(Operation, own(Operation) & (Operation.order_id == MaterialLot.order_id))
        .where(own(MaterialLot), Operation.id == bound("operation_id"))
    )


def _location() -> Select[Any]:
    return select(LotBalance.lot_id.label("id")).where(own(LotBalance), LotBalance.location_id == bound("location_id"))


def _shipment() -> Select[Any]:
    return select(Movement.lot_id.label("id")).where(
        own(Movement), Movement.document_id == bound("shipment_id"), Movement.kind == "ship"
    )


def _pack() -> Select[Any]:
    """What lies in it and in the packs within it, and what left with it."""
    inner = Pack.__table__.alias("inner_pack")
    packs = select(Pack.id, Pack.shipment_id).where(own(Pack), Pack.id == bound("pack_id")).cte("packs", recursive=True)
    packs = packs.union(
        select(inner.c.id, inner.c.shipment_id).where(own(inner), inner.c.parent_id == packs.c.id)
    )  # fmt: skip
    there = select(LotBalance.lot_id.label("id")).where(own(LotBalance), LotBalance.pack_id == packs.c.id)
    left = select(Movement.lot_id.label("id")).where(
        own(Movement), Movement.document_id == packs.c.shipment_id, Movement.from_pack_id == packs.c.id
    )
    return select(union(there, left).subquery("packed").c.id)


THINGS: Final[Mapping[str, Callable[[], Select[Any]]]] = {
    "lot_ids": _lots,
    "order_id": _of_lot(MaterialLot.order_id, "order_id"),
    "operation_id": _operation,
    "pack_id": _pack,
    "shipment_id": _shipment,
    "receipt_id": _of_lot(MaterialLot.receipt_id, "receipt_id"),
    "location_id": _location,
    "item_id": _of_lot(MaterialLot.item_id, "item_id"),
    "supplier_lot": _of_lot(MaterialLot.supplier_lot, "supplier_lot", Text()),
}
JOINED: Final = frozenset({"lot_ids", "supplier_lot"})
"""What may stand together with a work unit, a person or a span."""


# -- everything made ---------------------------------------------------------------------------------------

Made = Callable[[frozenset[str]], Select[Any] | None]
_made: list[Made] = []


def made_with(make: Made) -> Made:
    """An upper module knows of more that was made: for these fields of a Start a select of one column `id` (lots), or
    None. It binds `work_unit_id`, `person_id`, `since`, `until` by those names."""
    _made.append(make)
    return make


MADE_BY: Final = rules.BECOMES | {"produce", "consume"}


def _moved(names: frozenset[str]) -> Select[Any]:
    """Lots that movements of making brought about; one that was taken back made nothing."""
    back = Movement.__table__.alias("taken_back")
    taken = select(literal(1)).where(own(back), back.c.lot_id == Movement.lot_id, back.c.reverses_id == Movement.id)
    conditions = {
        "work_unit_id": Movement.work_unit_id == bound("work_unit_id"),
        "person_id": Movement.actor_id == bound("person_id"),
        "lot_ids": Movement.lot_id == any_(bound("lot_ids", ARRAY(Uuid()))),
        "supplier_lot": Movement.lot_id.in_(THINGS["supplier_lot"]()),
        "since": Movement.occurred_at >= bound("since", DateTime(timezone=True)),
        "until": Movement.occurred_at < bound("until", DateTime(timezone=True)),
    }
    made = or_(*(Movement.kind == each for each in sorted(MADE_BY)))
    from_something = [Movement.target_lot_id.is_not(None)] if names & JOINED else []
    # A by-product's row names the lot beside which it came; it was made itself.
    lot = case(
        (Movement.kind == "produce", Movement.lot_id), else_=func.coalesce(Movement.target_lot_id, Movement.lot_id)
    )
    return select(lot.label("id")).where(
        own(Movement), made, *from_something, Movement.reverses_id.is_(None), ~taken.exists(),
        *(conditions[each] for each in sorted(names)),
    )  # fmt: skip
