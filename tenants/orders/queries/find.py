"""One search: "where is customer PO x, when is it done". Orders by any number or name people know them by.

Exact numbers and beginnings of numbers are asked of an index each; only when none of them knows the text are the
orders read through for it.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple
from unicodedata import normalize
from uuid import UUID

from sqlalchemy import Integer, bindparam, func, literal, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.errors import BadInput
from infra.work import Read
from tenants.masterdata.models import Item, Partner
from tenants.masterdata.queries import contains
from tenants.orders import permissions, rules
from tenants.orders.models import Allocation, Demand, Operation, ProductionOrder
from tenants.orders.queries.pages import LONGEST_TERM, meant

SHOWN = 20
LAST = "\U0010ffff"

Order = ProductionOrder


class Match(NamedTuple):
    """`by`: number, customer_po, card, demand, item, customer, or what an upper module finds by (lot, serial)."""

    by: str
    text: str
    order: ProductionOrder


class Found(NamedTuple):
    matches: Sequence[Match]
    demands: Sequence[Demand]  # that match and have nothing planned for them
    more: bool


class Hit(NamedTuple):
    by: str
    text: str
    order_id: UUID


Finder = Callable[[Read, str], Awaitable[Sequence[tuple[str, UUID]]]]
_finders: dict[str, Finder] = {}


def find_with(by: str) -> Callable[[Finder], Finder]:
    """An upper module finds orders by what it knows (lots, serials): `(what matched, order id)` of a text."""

    def register(finder: Finder) -> Finder:
        _finders[by] = finder
        return finder

    return register


@query(needs=permissions.READ_ORDERS)
async def find(read: Read, text: str, first: int = SHOWN) -> Found:
    """Orders the text may mean, the surest first, at most `first`."""
    term = normalize("NFKC", text).strip()
    if not 0 < len(term) <= LONGEST_TERM:
        raise BadInput(field="text", problem=f"1 to {LONGEST_TERM} characters")
    if not 1 <= first <= 50:
        raise BadInput(field="first", problem="1 to 50")
    hits = await _hits(read, term, first + 1)
    orders = {each.id: each for each in await read.many(Order, {hit.order_id for hit in hits}) if each}
    seen: dict[UUID, Match] = {}
    for hit in hits:
        if hit.order_id in orders:
            seen.setdefault(hit.order_id, Match(hit.by, hit.text, orders[hit.order_id]))
    matches = list(seen.values())
    return Found(matches[:first], await _unplanned(read, term), len(matches) > first)


async def _hits(read: Read, term: str, limit: int) -> list[Hit]:
    """Surest first; the weaker ways are not tried once there is enough."""
    found: list[Hit] = []
    for way in (_by_card, _by_number, _by_po, _by_upper, _by_demand, _by_name, _by_part_of_number):
        found += await way(read, term, limit)
        if len({hit.order_id for hit in found}) >= limit or (found and way in (_by_card, _by_name)):
            break
    return found


def _begins(column: Any) -> Any:
    """An index range: the database's order is that of code points."""
    return column.between(bindparam("low", type_=column.type), bindparam("high", type_=column.type))


def _ranges(term: str) -> list[dict[str, str]]:
    """As typed, and in capitals: numbers are written in capitals and typed in small letters."""
    return [{"low": each, "high": each + LAST} for each in dict.fromkeys((term, term.upper()))]


_CARD = Statement(select(Operation.order_id).where(own(Operation), Operation.card == bindparam("card")))
_LIMIT = bindparam("limit", type_=Integer())
_NUMBER = Statement(
    select(Order.id, Order.number.label("text"))
    .where(own(Order), _begins(Order.number))
    .order_by(Order.number)
    .limit(_LIMIT)
)
_PO = Statement(
    select(Order.id, Order.customer_po.label("text"))
    .where(own(Order), _begins(Order.customer_po))
    .order_by(Order.customer_po)
    .limit(_LIMIT)
)


def _of_demand(column: Any) -> Statement:
    return Statement(
        select(Allocation.order_id.label("id"), column.label("text"))
        .select_from(Demand)
        .join(Allocation, own(Allocation) & (Allocation.demand_id == Demand.id))
        .where(own(Demand), _begins(column))
        .order_by(column)
        .limit(_LIMIT)
    )


_DEMANDS = (_of_demand(Demand.number), _of_demand(Demand.customer_po))


async def _by_card(read: Read, term: str, _limit: int) -> list[Hit]:
    order_id = await read.scalar(_CARD, card=term) if rules.is_card(term) else None
    return [Hit("card", term, order_id)] if order_id else []


async def _by_number(read: Read, term: str, limit: int) -> list[Hit]:
    return await _all(read, "number", _NUMBER, term, limit)


async def _by_po(read: Read, term: str, limit: int) -> list[Hit]:
    return await _all(read, "customer_po", _PO, term, limit)


async def _by_demand(read: Read, term: str, limit: int) -> list[Hit]:
    return [hit for statement in _DEMANDS for hit in await _all(read, "demand", statement, term, limit)]


async def _all(read: Read, by: str, statement: Statement, term: str, limit: int) -> list[Hit]:
    rows = [row for bounds in _ranges(term) for row in await read.all(statement, limit=limit, **bounds)]
    return [Hit(by, row["text"], row["id"]) for row in rows]


async def _by_upper(read: Read, term: str, _limit: int) -> list[Hit]:
    return [Hit(by, text, id) for by, finder in _finders.items() for text, id in await finder(read, term)]


async def _by_name(read: Read, term: str, limit: int) -> list[Hit]:
    """Items and customers called so: their open orders, the most urgent first."""
    found = []
    for by, model, column in (("item", Item, Order.item_id), ("customer", Partner, Order.customer_id)):
        ids = await meant(read, model, term)  # type: ignore[arg-type]
        if ids:
            statement = (
                select(Order.id, literal(term).label("text"))
                .where(own(Order), among(column, ids), among(Order.state, ["planned", "released"]))
                .order_by(Order.due_at, Order.id)
                .limit(limit)
            )
            found += [Hit(by, row["text"], row["id"]) for row in await read.all(statement)]
    return found


async def _by_part_of_number(read: Read, term: str, limit: int) -> list[Hit]:
    """Somewhere within a number: whoever types 1012 means MO-1012."""
    statement = (
        select(Order.id, Order.number, Order.customer_po)
        .where(own(Order), contains(term, Order.number, func.coalesce(Order.customer_po, "")))
        .limit(limit)
    )
    rows = await read.all(statement)
    low = term.lower()
    return [
        Hit("number", row["number"], row["id"]) if low in row["number"].lower()
        else Hit("customer_po", row["customer_po"], row["id"])
        for row in rows
    ]  # fmt: skip


async def _unplanned(read: Read, term: str) -> list[Demand]:
    """Demands of that number or purchase order that no order is made for yet: the answer is "not planned"."""
    statement = (
        mine(Demand)
        .where(
            Demand.state == "open",
            Demand.planned_quantity < Demand.quantity,
            contains(term, Demand.number, func.coalesce(Demand.customer_po, "")),
        )
        .order_by(Demand.due_at, Demand.id)
        .limit(SHOWN)
    )
    return await read.all(statement)  # type: ignore[no-any-return]
