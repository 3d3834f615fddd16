"""What a trace says in one sentence, and whether its amounts close.

Two things must hold for what a trace names. For every lot: what came minus what left, by its movements, is what lies in
its balances. For every link: what the movements took from the source into the target is what the link says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, and_, any_, bindparam, case, cast, func, literal, or_, select

from infra.actions import query
from infra.db import Statement, own
from infra.work import Read
from tenants.traceability import permissions
from tenants.traceability.models import GenealogyLink, LotBalance, MaterialLot, Movement, Shipment
from tenants.traceability.trace.answer import Answer, texts

NAMED = 20
"""How many lots that do not close are named."""
FROM_OUTSIDE = frozenset({"received", "opening", "returned"})


@dataclass(frozen=True, slots=True)
class Amounts:
    """Of the finished lots, in one unit: `made` is what came, the others are where it is now."""

    unit: str
    lots: int
    made: Decimal
    free: Decimal
    issued: Decimal
    shipped: Decimal
    scrapped: Decimal


@dataclass(frozen=True, slots=True)
class Recipient:
    """`lots`: places in the answer of what this customer got."""

    customer_id: UUID
    lots: Sequence[int]
    shipments: int


@dataclass(frozen=True, slots=True)
class Unclosed:
    """`difference` is what the movements say minus what lies there, in the lot's unit."""

    lot_id: UUID
    number: str
    unit: str
    difference: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """`raw_lots` came from outside and from nothing else in the answer; `finished_lots` were made and went into nothing
    in it, or were shipped."""

    raw_lots: int
    orders: int
    finished_lots: int
    work_in_process: int
    shipped_lots: int
    amounts: Sequence[Amounts]
    recipients: Sequence[Recipient]
    unclosed_lots: int
    unclosed_links: int
    unclosed: Sequence[Unclosed] = field(default_factory=tuple)

    @property
    def closes(self) -> bool:
        return not self.unclosed_lots and not self.unclosed_links


def _given(name: str) -> Any:
    """Ids come as text: that is how the answer has them."""
    return any_(cast(bindparam(name, type_=ARRAY(Text())), ARRAY(Uuid())))


_IDS = _given("ids")
_ARRIVES, _LEAVES = Movement.from_location_id.is_(None), Movement.to_location_id.is_(None)
_SIGN = case((_ARRIVES, Movement.quantity), (_LEAVES, -Movement.quantity), else_=literal(0))


def _gone(*kinds: str) -> Any:
    """What left in these ways and was not taken back."""
    ways = or_(*(Movement.kind == each for each in kinds))
    return func.coalesce(func.sum(-_SIGN).filter(ways), 0)


_moved = (
    select(
        Movement.lot_id, func.sum(_SIGN).label("net"), _gone("ship", "return_from_customer").label("shipped"),
        _gone("scrap", "lost", "found").label("scrapped"),
    )
    .where(own(Movement), Movement.lot_id == _IDS)
    .group_by(Movement.lot_id)
    .cte("moved")
)  # fmt: skip
_lying = (
    select(
        LotBalance.lot_id, func.sum(LotBalance.quantity).label("there"),
        func.coalesce(func.sum(LotBalance.quantity).filter(LotBalance.order_id.is_not(None)), 0).label("issued"),
    )
    .where(own(LotBalance), LotBalance.lot_id == _IDS)
    .group_by(LotBalance.lot_id)
    .cte("lying")
)  # fmt: skip
_THERE, _NET = func.coalesce(_lying.c.there, 0), func.coalesce(_moved.c.net, 0)


def _lots(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(MaterialLot)
        .outerjoin(_moved, _moved.c.lot_id == MaterialLot.id)
        .outerjoin(_lying, _lying.c.lot_id == MaterialLot.id)
        .where(own(MaterialLot))
    )


_ISSUED, _SHIPPED, _SCRAPPED = (
    func.coalesce(each, 0) for each in (_lying.c.issued, _moved.c.shipped, _moved.c.scrapped)
)
AMOUNTS = Statement(
    _lots(
        MaterialLot.unit, func.count().label("lots"), func.sum(_THERE + _SHIPPED + _SCRAPPED).label("made"),
        func.sum(_THERE - _ISSUED).label("free"), func.sum(_ISSUED).label("issued"),
        func.sum(_SHIPPED).label("shipped"), func.sum(_SCRAPPED).label("scrapped"),
        func.count().filter(_SHIPPED > 0).label("shipped_lots"),
        func.count().filter(and_(MaterialLot.origin == "produced", MaterialLot.closed_at.is_(None))).label("open"),
    )
    .where(MaterialLot.id == _given("made"), or_(MaterialLot.id == _given("finished"), _SHIPPED > 0))
    .group_by(MaterialLot.unit)
    .order_by(MaterialLot.unit)
)  # fmt: skip
UNCLOSED = Statement(
    _lots(
        MaterialLot.id.label("lot_id"), MaterialLot.number, MaterialLot.unit, (_NET - _THERE).label("difference"),
        func.count().over().label("all"),
    )
    .where(MaterialLot.id == _IDS, _NET != _THERE)
    .order_by(MaterialLot.number, MaterialLot.id)
    .limit(NAMED)
)  # fmt: skip
RECIPIENTS = Statement(
    select(
        Shipment.customer_id, func.array_agg(func.uuid_send(Movement.lot_id).distinct()).label("lots"),
        func.count(Shipment.id.distinct()).label("shipments"),
    )
    .select_from(Movement)
    .join(Shipment, own(Shipment) & (Shipment.id == Movement.document_id))
    .where(own(Movement), Movement.lot_id == _IDS, Movement.kind == "ship", _LEAVES, Shipment.state == "shipped")
    .group_by(Shipment.customer_id)
    .order_by(func.count(Movement.lot_id.distinct()).desc(), Shipment.customer_id)
)  # fmt: skip
_said = (
    select(GenealogyLink.source_id, GenealogyLink.target_id, func.sum(GenealogyLink.quantity).label("quantity"))
    .where(own(GenealogyLink), GenealogyLink.source_id == _IDS, GenealogyLink.kind != "byproduct")
    .group_by(GenealogyLink.source_id, GenealogyLink.target_id)
    .cte("said")
)
_went = (
    select(Movement.lot_id, Movement.target_lot_id, func.sum(-_SIGN).label("quantity"))
    .where(own(Movement), Movement.lot_id == _IDS, Movement.target_lot_id.is_not(None), Movement.kind != "produce")
    .group_by(Movement.lot_id, Movement.target_lot_id)
    .cte("went")
)
UNCLOSED_LINKS = Statement(
    select(func.count())
    .select_from(_said)
    .join(
        _went, and_(_said.c.source_id == _went.c.lot_id, _said.c.target_id == _went.c.target_lot_id), full=True
    )
    .where(func.coalesce(_said.c.quantity, 0) != func.coalesce(_went.c.quantity, 0))
)  # fmt: skip


@query(needs=permissions.READ_LOTS)
async def trace_figures(read: Read, answer: Answer) -> Figures:
    """The figures of an answer; a capped one's are those of the lots it shows."""
    ids = texts(answer.ids)
    places = {id: n for n, id in enumerate(answer.ids)}
    raw, made, finished = ends(answer)
    amounts = await read.all(AMOUNTS, ids=ids, made=[ids[n] for n in made], finished=[ids[n] for n in finished])
    unclosed = await read.all(UNCLOSED, ids=ids)
    return Figures(
        raw_lots=len(raw),
        orders=len(answer.named["orderId"]),
        finished_lots=sum(row["lots"] for row in amounts),
        work_in_process=sum(row["open"] for row in amounts),
        shipped_lots=sum(row["shipped_lots"] for row in amounts),
        amounts=[Amounts(**{name: row[name] for name in Amounts.__dataclass_fields__}) for row in amounts],
        recipients=[
            Recipient(row["customer_id"], [places[each] for each in row["lots"]], row["shipments"])
            for row in await read.all(RECIPIENTS, ids=ids)
        ],
        unclosed_lots=unclosed[0]["all"] if unclosed else 0,
        unclosed_links=await read.scalar(UNCLOSED_LINKS, ids=ids),
        unclosed=[Unclosed(**{name: row[name] for name in Unclosed.__dataclass_fields__}) for row in unclosed],
    )


def ends(answer: Answer) -> tuple[list[int], list[int], list[int]]:
    """Places of the lots that came from outside and from nothing in the answer, of those that were made, and of the
    made ones that went into nothing in it."""
    sources, targets = answer.links
    leading, led = set(sources), set(targets)
    outside = [origin in FROM_OUTSIDE for origin in answer.values("origin")]
    made = [n for n, came in enumerate(outside) if not came]
    raw = [n for n, came in enumerate(outside) if came and n not in led]
    return raw, made, [n for n in made if n not in leading]
