"""The lots of a trace as a list: by page, filter and order, however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import any_, func, select

from infra.actions import query
from infra.db import among, mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.masterdata.queries import contains
from tenants.traceability import permissions
from tenants.traceability.models import MaterialLot
from tenants.traceability.trace.reach import MOST, Direction, closure
from tenants.traceability.trace.starts import Start, seed

SORTS = {
    "RECEIVED_ASC": Key(MaterialLot.received_at, "received_at"),
    "RECEIVED_DESC": Key(MaterialLot.received_at, "received_at", descending=True),
    "NUMBER_ASC": Key(MaterialLot.number, "number"),
    "QUANTITY_DESC": Key(MaterialLot.quantity, "quantity", descending=True),
}


@dataclass(frozen=True)
class TraceFilter:
    search: str | None = None
    states: Sequence[str] | None = None
    origins: Sequence[str] | None = None


@query(needs=permissions.READ_LOTS)
async def trace_lots(
    read: Read, start: Start, direction: Direction, *, first: int, after: str | None, wanted: TraceFilter,
    sort: Sequence[str] = (),
) -> Page[MaterialLot]:  # fmt: skip
    """Reached lots, the earliest first unless sorted; of more than MOST the nearest."""
    given = start.given()
    found = closure(seed(frozenset(given)), direction)
    reached = select(found.c.id).limit(MOST).subquery("reached_lots")
    statement = mine(MaterialLot).where(MaterialLot.id == any_(func.array(select(reached.c.id).scalar_subquery())))
    if wanted.search:
        statement = statement.where(contains(wanted.search, MaterialLot.number, MaterialLot.supplier_lot))
    if wanted.states is not None:
        statement = statement.where(among(MaterialLot.state, wanted.states))
    if wanted.origins is not None:
        statement = statement.where(among(MaterialLot.origin, wanted.origins))
    keys = [SORTS[each] for each in sort or ("RECEIVED_ASC",)]
    return await paged(
        read, statement, keys=[*keys, Key(MaterialLot.id, "id")], first=first, after=after, **given
    )  # fmt: skip
