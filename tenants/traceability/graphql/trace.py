"""Traces in the schema. What there are thousands of is not a list of objects but columns: two scalars."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, NewType, TypeVar
from uuid import UUID

import strawberry
from strawberry.types.scalar import ScalarDefinition

from infra.graphql import Info, Names, connection, loader
from tenants.masterdata.graphql import Item, Partner
from tenants.masterdata.queries import items_by_id, partners_by_id
from tenants.orders.queries import orders_by_id
from tenants.traceability.graphql.stock import MaterialLot as Lot
from tenants.traceability.graphql.stock import MaterialLotPage
from tenants.traceability.trace import (
    SHOWN,
    Answer,
    Direction,
    Fact,
    Figures,
    Section,
    Start,
    TraceFilter,
    trace,
    trace_evidence,
    trace_figures,
    trace_lots,
)

T = TypeVar("T")

TraceColumns = NewType("TraceColumns", dict[str, Any])
TraceLinks = NewType("TraceLinks", dict[str, Any])
SCALARS: dict[object, ScalarDefinition] = {
    TraceColumns: strawberry.scalar(
        name="TraceColumns",
        serialize=lambda value: value,
        parse_value=lambda value: value,
        description="Lots as columns of equal length, by id: { id, number, kind (lot | piece), state, origin, quantity "
        "(what it began with, a decimal as text), unit, supplierLot, receivedAt (seconds since 1970, UTC), expiresOn "
        "(YYYY-MM-DD) } and itemId, orderId, supplierId with places in the answer's items, orders and suppliers "
        "(null: none).",
    ),
    TraceLinks: strawberry.scalar(
        name="TraceLinks",
        serialize=lambda value: value,
        parse_value=lambda value: value,
        description="Links as { sources, targets }: two lists of equal length with the places of lots in the columns.",
    ),
}


@strawberry.enum
class TraceDirection(Enum):
    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"


@strawberry.enum
class TraceSort(Enum):
    RECEIVED_ASC = "RECEIVED_ASC"
    RECEIVED_DESC = "RECEIVED_DESC"
    NUMBER_ASC = "NUMBER_ASC"
    QUANTITY_DESC = "QUANTITY_DESC"


@strawberry.input(
    description="Things (all that are given), or everything made on `workUnitId`, by `personId`, from `since` up to "
    "`until`: as many of these as are given. With `lotIds` or `supplierLot`: what was made from them so."
)
class TraceStart:
    lot_ids: list[UUID] | None = None
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


@strawberry.input
class TraceLotFilter:
    search: str | None = None
    states: list[str] | None = None
    origins: list[str] | None = None


@strawberry.type
class TraceOrder:
    id: UUID
    number: str
    state: str


@strawberry.type(description="Of the lots a trace ends with, those in one unit.")
class TraceAmounts:
    unit: str
    lots: int
    made: Decimal
    free: Decimal
    issued: Decimal
    shipped: Decimal
    scrapped: Decimal


@strawberry.type(description="Who got something of it; `lots` are places in the answer.")
class TraceRecipient:
    customer_id: strawberry.Private[UUID]
    lots: list[int]
    shipments: int

    @strawberry.field
    async def customer(self, info: Info) -> Partner:
        row = await loader(info, partners_by_id).load(self.customer_id)
        assert row is not None  # a foreign key holds it
        return Partner.of(row)


@strawberry.type(description="`difference`: what the movements say minus what lies there, in the lot's unit.")
class TraceUnclosed:
    lot_id: UUID
    number: str
    unit: str
    difference: Decimal


@strawberry.type(
    description="Raw lots came from outside, finished ones went into nothing in the answer. `closes`: for every lot "
    "what came minus what left lies there, and every link says what its movements took."
)
class TraceFigures:
    raw_lots: int
    orders: int
    finished_lots: int
    work_in_process: int
    shipped_lots: int
    amounts: list[TraceAmounts]
    recipients: list[TraceRecipient]
    closes: bool
    unclosed_lots: int
    unclosed_links: int
    unclosed: list[TraceUnclosed]

    @classmethod
    def of(cls, row: Figures) -> "TraceFigures":
        return cls(
            raw_lots=row.raw_lots, orders=row.orders, finished_lots=row.finished_lots,
            work_in_process=row.work_in_process, shipped_lots=row.shipped_lots, closes=row.closes,
            unclosed_lots=row.unclosed_lots, unclosed_links=row.unclosed_links,
            amounts=[_same(TraceAmounts, each) for each in row.amounts],
            recipients=[
                TraceRecipient(customer_id=each.customer_id, lots=list(each.lots), shipments=each.shipments)
                for each in row.recipients
            ],
            unclosed=[_same(TraceUnclosed, each) for each in row.unclosed],
        )  # fmt: skip


def _all(rows: Sequence[T | None]) -> list[T]:
    """Rows that keys hold: none can be missing, or the places of the others would be wrong."""
    found = [row for row in rows if row is not None]
    assert len(found) == len(rows)
    return found


def _same(kind: Any, row: Any) -> Any:
    return kind(**{name: getattr(row, name) for name in kind.__dataclass_fields__})


@strawberry.type(
    description=f"What was reached, at most {SHOWN} lots (more by traceLots). `capped`: there is more than is shown, "
    "the nearest are. `milliseconds`: what the statement took. `items`, `orders` and `suppliers` are what the lots' "
    "itemId, orderId and supplierId count."
)
class Trace:
    answer: strawberry.Private[Answer]
    count: int
    capped: bool
    milliseconds: float
    starts: list[int]
    lots: TraceColumns
    links: TraceLinks

    @strawberry.field
    async def items(self, info: Info) -> list[Item]:
        rows = await items_by_id(info.context.read, self.answer.named["itemId"])
        return [Item.of(row) for row in _all(rows)]

    @strawberry.field
    async def orders(self, info: Info) -> list[TraceOrder]:
        rows = await orders_by_id(info.context.read, self.answer.named["orderId"])
        return [TraceOrder(id=row.id, number=row.number, state=row.state) for row in _all(rows)]

    @strawberry.field
    async def suppliers(self, info: Info) -> list[Partner]:
        rows = await partners_by_id(info.context.read, self.answer.named["supplierId"])
        return [Partner.of(row) for row in _all(rows)]

    @strawberry.field
    async def figures(self, info: Info) -> TraceFigures:
        return TraceFigures.of(await trace_figures(info.context.read, self.answer))

    @classmethod
    def of(cls, answer: Answer) -> "Trace":
        sources, targets = answer.links
        return cls(
            answer=answer, count=answer.count, capped=answer.capped, milliseconds=answer.milliseconds,
            starts=answer.starts, lots=TraceColumns(answer.encoded()),
            links=TraceLinks({"sources": sources, "targets": targets}),
        )  # fmt: skip


@strawberry.type(
    description="One line of evidence. `refers`: what opens for it: lot, order, report, receipt, shipment, certificate."
)
class TraceFact:
    kind: str
    at: datetime | None
    until: datetime | None
    lot_id: UUID | None
    name: Names | None
    who: str | None
    where: str | None
    value: Decimal | None
    unit: str | None
    note: str | None
    was: str | None
    now: str | None
    refers: str | None
    refers_to: str | None

    @classmethod
    def of(cls, fact: Fact) -> "TraceFact":
        name = Names(zh=fact.name_zh, en=fact.name_en or fact.name_zh) if fact.name_zh else None
        plain = {each: getattr(fact, each) for each in cls.__dataclass_fields__ if each != "name"}  # type: ignore[attr-defined]
        return cls(name=name, **plain)


@strawberry.type(
    description="What is known under one heading: people, equipment, parameters, inspection, environment, documents, "
    "movements, status. `gap`: no_source (nothing speaks for it) or no_record (it has nothing); null: there is some."
)
class TraceSection:
    name: str
    facts: list[TraceFact]
    more: bool
    gap: str | None

    @classmethod
    def of(cls, row: Section) -> "TraceSection":
        return cls(name=row.name, facts=[TraceFact.of(each) for each in row.facts], more=row.more, gap=row.gap)


@strawberry.type
class TraceQuery:
    @strawberry.field
    async def trace(
        self, info: Info, start: TraceStart, direction: TraceDirection = TraceDirection.FORWARD, most: int = SHOWN
    ) -> Trace:
        return Trace.of(await trace(info.context.read, _start(start), Direction(direction.value), most=most))

    @strawberry.field
    async def trace_lots(
        self, info: Info, start: TraceStart, direction: TraceDirection = TraceDirection.FORWARD, first: int = 50,
        after: str | None = None, filter: TraceLotFilter | None = None, sort: list[TraceSort] | None = None,
    ) -> MaterialLotPage:  # fmt: skip
        page = await trace_lots(
            info.context.read, _start(start), Direction(direction.value), first=first, after=after,
            wanted=TraceFilter(**vars(filter)) if filter else TraceFilter(),
            sort=[each.value for each in sort or ()],
        )  # fmt: skip
        return connection(Lot, page)

    @strawberry.field
    async def trace_evidence(self, info: Info, lot_ids: list[UUID]) -> list[TraceSection]:
        return [TraceSection.of(each) for each in await trace_evidence(info.context.read, lot_ids)]


def _start(given: TraceStart) -> Start:
    return Start(**vars(given))
