"""The graph of a trace: reached lots as columns, and the links between them, in one statement.

A trace of 2,000 lots has 26,000 values. They leave the database as one array a column and reach the encoder as lists;
no object is made for a lot on the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from time import perf_counter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BigInteger, Integer, Text, any_, bindparam, cast, extract, func, select

from infra.actions import query
from infra.db import Statement, own
from infra.errors import BadInput
from infra.work import Read
from tenants.traceability import permissions
from tenants.traceability.models import GenealogyLink, MaterialLot
from tenants.traceability.trace.reach import Direction, closure
from tenants.traceability.trace.starts import Start, seed

SHOWN = 10_000
"""How many lots one answer draws; a longer one says so (its lots are the nearest)."""

Lot = MaterialLot
COLUMNS: Final = {
    "id": cast(Lot.id, Text), "number": Lot.number, "kind": Lot.kind, "state": Lot.state, "origin": Lot.origin,
    "quantity": cast(Lot.quantity, Text), "unit": Lot.unit, "itemId": cast(Lot.item_id, Text),
    "orderId": cast(Lot.order_id, Text), "supplierId": cast(Lot.supplier_id, Text), "supplierLot": Lot.supplier_lot,
    "receivedAt": cast(extract("epoch", Lot.received_at), BigInteger), "expiresOn": cast(Lot.expires_on, Text),
}  # fmt: skip
SHARED: Final = ("itemId", "orderId", "supplierId")
"""Columns in which few values repeat: an answer names each value once and the lots name its place."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`columns`: one list for each of COLUMNS, by id of the lot; those of SHARED are places in `shared`'s lists (None:
    has none). `links`: places of the source and of the target in these lists. `milliseconds`: what the statement took,
    seen from here."""

    columns: dict[str, list[Any]]
    shared: dict[str, list[str]]
    links: tuple[list[int], list[int]]
    starts: list[int]
    capped: bool
    milliseconds: float

    @property
    def count(self) -> int:
        return len(self.columns["id"])

    def ids(self) -> list[str]:
        return self.columns["id"]


def _answer(names: frozenset[str], direction: Direction) -> Statement:
    begun = seed(names).cte("begun")
    found = closure(select(begun.c.id), direction)
    shown = select(found.c.id).limit(bindparam("most", type_=Integer())).cte("shown")
    ids = any_(func.array(select(shown.c.id).scalar_subquery()))
    # `= ANY(array)` is one sorted walk of the index; a join would look into it once for each lot.
    rows = (
        select(Lot.id.label("lot_id"), *(column.label(name) for name, column in COLUMNS.items()))
        .where(own(Lot), Lot.id == ids)
        .order_by(Lot.id)
        .cte("rows")
    )
    # Places of lots in the columns are found by the reader: to join them here the planner would have to know how many.
    link = GenealogyLink
    pairs = (
        select(
            func.array_agg(func.uuid_send(link.source_id)).label("sources"),
            func.array_agg(func.uuid_send(link.target_id)).label("targets"),
        )
        .where(own(link), link.source_id == ids)
        .subquery("pairs")
    )
    lots = select(
        func.array_agg(func.uuid_send(rows.c.lot_id)).label("lot_ids"),
        *(func.array_agg(rows.c[name]).label(name) for name in COLUMNS),
    ).subquery("lots")
    started = select(func.array_agg(func.uuid_send(begun.c.id)).label("starts")).subquery("started")
    return Statement(select(*lots.c, *pairs.c, *started.c))


statement_of = cache(_answer)


@query(needs=permissions.READ_LOTS)
async def trace(read: Read, start: Start, direction: Direction = Direction.FORWARD, *, most: int = SHOWN) -> Answer:
    """The lots reached from `start` and their links; one statement. Nothing found is an answer without lots.

    Raises TraceWithoutStart, TraceSpanInvalid, BadInput.
    """
    if not 1 <= most <= SHOWN:
        raise BadInput(field="most", problem=f"1 to {SHOWN}")
    given = start.given()
    statement = statement_of(frozenset(given), direction)
    began = perf_counter()
    row = await read.one(statement, most=most + 1, **given)
    took = (perf_counter() - began) * 1000
    columns = {name: row[name] or [] for name in COLUMNS}
    shared = {name: _once(columns, name) for name in SHARED}
    places = {id: n for n, id in enumerate(row["lot_ids"] or ())}
    capped = len(places) > most
    links = _placed(
        places, row["sources"] or [], row["targets"] or [], whole=direction == Direction.FORWARD and not capped
    )
    starts = [places[id] for id in dict.fromkeys(row["starts"] or ()) if id in places]
    return Answer(columns, shared, links, starts, capped, took)


def _placed(
    places: dict[bytes, int], sources: list[bytes], targets: list[bytes], *, whole: bool
) -> tuple[list[int], list[int]]:
    """Links by the places of their ends; `whole`: whatever a shown lot went into is shown too."""
    if not whole:
        shown = [n for n, target in enumerate(targets) if target in places]
        sources, targets = [sources[n] for n in shown], [targets[n] for n in shown]
    return list(map(places.__getitem__, sources)), list(map(places.__getitem__, targets))


def _once(columns: dict[str, list[Any]], name: str) -> list[str]:
    """The different values of a column, which is left with their places."""
    values = list(dict.fromkeys(columns[name]))
    if None in values:
        values.remove(None)
    places: dict[str | None, int | None] = {value: n for n, value in enumerate(values)}
    places[None] = None
    columns[name] = list(map(places.__getitem__, columns[name]))
    return values


def uuids(values: Sequence[str]) -> list[UUID]:
    return [UUID(each) for each in values]
