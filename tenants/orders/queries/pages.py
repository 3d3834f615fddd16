"""The order list of the console: tabs, search, filters, sorts; and its figures."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, func, literal_column, or_, select, text

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.errors import BadInput
from infra.pages import Key, Page, paged
from infra.quantity import ZERO
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Item, Partner, WorkCenter
from tenants.masterdata.queries import contains
from tenants.orders import permissions, rules
from tenants.orders.models import Allocation, Hold, Operation, ProductionOrder

ON_TIME_DAYS = 30

Order = ProductionOrder


@dataclass(frozen=True)
class OrderFilter:
    """`tab`: in_progress, late, held, planned, completed or all. `custom`: every one holds."""

    tab: str | None = None
    search: str | None = None
    area_ids: Sequence[UUID] | None = None
    customer_ids: Sequence[UUID] | None = None
    item_ids: Sequence[UUID] | None = None
    states: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    parent_id: UUID | None = None
    demand_id: UUID | None = None
    due_before: datetime | None = None
    due_from: datetime | None = None
    custom: Sequence[masterdata.CustomFilter] = ()


_ID_ASC, _ID_DESC = Key(Order.id, "id"), Key(Order.id, "id", descending=True)
_DUE = Key(Order.due_at, "due_at")

ORDER_SORTS: dict[str, tuple[Key, ...]] = {
    "DUE_ASC": (_DUE, _ID_ASC),
    "DUE_DESC": (Key(Order.due_at, "due_at", descending=True), _ID_DESC),
    "NUMBER_ASC": (Key(Order.number, "number"),),
    "NUMBER_DESC": (Key(Order.number, "number", descending=True),),
    "PRIORITY_DESC": (Key(Order.priority, "priority", descending=True), _DUE, _ID_ASC),
}
"""Each with what decides among equals; keys that run one way are read from an index at any depth."""

HELD = (
    select(literal_column("1"))
    .where(own(Hold), Hold.order_id == Order.id, Hold.lifted_at.is_(None))
    .exists()
    .correlate(Order)
)


OPEN = text("orders_production_order.state IN ('planned', 'released')")
"""As the partial index has it: a parameter would not match."""


def _late(now: Any) -> Any:
    return and_(OPEN, Order.due_at < now)


TABS: dict[str, Callable[[datetime], Any]] = {
    "in_progress": lambda _now: Order.state == "released",
    "late": _late,
    "held": lambda _now: HELD & among(Order.state, ["planned", "released", "completed"]),
    "planned": lambda _now: Order.state == "planned",
    "completed": lambda _now: among(Order.state, ["completed", "closed"]),
    "ended": lambda _now: among(Order.state, ["cancelled", "merged"]),
    "all": lambda _now: None,
}


@query(needs=permissions.READ_ORDERS)
async def orders(
    read: Read, *, first: int, after: str | None, filter: OrderFilter, sort: Sequence[str] = ()
) -> Page[ProductionOrder]:
    """Orders, by due time unless sorted otherwise."""
    statement = mine(Order)
    for condition in await _conditions(read, filter, clock.now()):
        statement = statement.where(condition)
    return await paged(read, statement, keys=_keys(sort), first=first, after=after)


def _keys(sort: Sequence[str]) -> list[Key]:
    """The keys of every sort in turn, each column once."""
    found: dict[str, Key] = {}
    for each in sort or ("DUE_ASC",):
        for key in ORDER_SORTS[each]:
            if key.attribute != "id":
                found.setdefault(key.attribute, key)
    last = list(found.values())[-1]
    if last.attribute != "number":
        found["id"] = _ID_DESC if last.descending else _ID_ASC
    return list(found.values())


async def _conditions(read: Read, filter: OrderFilter, now: datetime) -> list[Any]:
    if filter.tab is not None and filter.tab not in TABS:
        raise BadInput(field="tab", problem=f"one of {', '.join(TABS)}")
    given = [TABS[filter.tab](now)] if filter.tab else []
    if filter.search and filter.search.strip():
        given.append(await found_by(read, filter.search))
    if filter.area_ids is not None:
        given.append(_in_areas(filter.area_ids))
    for column, values in (
        (Order.customer_id, filter.customer_ids), (Order.item_id, filter.item_ids), (Order.state, filter.states),
        (Order.kind, filter.kinds),
    ):  # fmt: skip
        if values is not None:
            given.append(among(column, values))
    if filter.parent_id is not None:
        given.append(Order.parent_id == filter.parent_id)
    if filter.demand_id is not None:
        given.append(_for_demand(filter.demand_id))
    if filter.due_before is not None:
        given.append(Order.due_at < filter.due_before)
    if filter.due_from is not None:
        given.append(Order.due_at >= filter.due_from)
    if filter.custom:
        given.append(await masterdata.custom_filter(read, "order", Order.custom, filter.custom))
    return [each for each in given if each is not None]


def _for_demand(demand_id: UUID) -> Any:
    one: Any = select(Allocation.order_id).where(own(Allocation), Allocation.demand_id == demand_id)
    return Order.id.in_(one)


LONGEST_TERM = 100
SOME = 500  # items or customers a word may mean; more of them and it means nothing

_BY_CARD = Statement(select(Operation.order_id).where(own(Operation), Operation.card == bindparam("card")))


async def found_by(read: Read, term: str) -> Any:
    """In number, customer's number, item code and name, customer name, or the number on one of its cards.

    What a word means among items and customers is asked first: they are few, orders are many.
    """
    if len(term) > LONGEST_TERM:
        raise BadInput(field="search", problem=f"at most {LONGEST_TERM} characters")
    term = term.strip()
    either = [contains(term, Order.number, func.coalesce(Order.customer_po, ""))]
    for model, column in ((Item, Order.item_id), (Partner, Order.customer_id)):
        ids = await meant(read, model, term)
        if ids:
            either.append(among(column, ids))
    order_id = await read.scalar(_BY_CARD, card=term) if rules.is_card(term) else None
    if order_id is not None:
        either.append(Order.id == order_id)
    return or_(*either)


async def meant(read: Read, model: type[Item] | type[Partner], term: str) -> list[UUID]:
    """The ids of items or customers whose code or name holds the term."""
    statement = select(model.id).where(own(model), contains(term, model.code, model.name_zh, model.name_en)).limit(SOME)
    return [row["id"] for row in await read.all(statement)]


def _in_areas(area_ids: Sequence[UUID]) -> Any:
    inside: Any = (
        select(literal_column("1"))
        .select_from(Operation)
        .join(WorkCenter, own(WorkCenter) & (WorkCenter.id == Operation.work_center_id))
        .where(own(Operation), Operation.order_id == Order.id, among(WorkCenter.area_id, area_ids))
    )
    return inside.exists().correlate(Order)


@query(needs=permissions.READ_ORDERS)
async def order(read: Read, id: UUID) -> ProductionOrder | None:
    return await read.get(ProductionOrder, id)


# -- figures above the list ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Summary:
    """`on_time_rate`: of the orders completed in the last 30 days; None without any."""

    in_progress: int
    late: int
    held: int
    planned: int
    completed: int
    good_today: Decimal
    yield_today: Decimal | None
    on_time_rate: Decimal | None


class Output(NamedTuple):
    good: Decimal
    scrap: Decimal


CountOutput = Callable[[Read, datetime], Awaitable[Output]]
_count_output: CountOutput | None = None


def count_output_with(count: CountOutput) -> CountOutput:
    """The module that owns the reports registers how output since a time is counted: good of last operations,
    scrap of all. Without it today's output is unknown and shown as zero."""
    global _count_output
    _count_output = count
    return count


_now = bindparam("now", type_=Order.due_at.type)
_since = bindparam("since", type_=Order.due_at.type)


def _count(*conditions: Any) -> Any:
    return select(func.count()).select_from(Order).where(own(Order), *conditions).scalar_subquery()


_held = (
    select(func.count(func.distinct(Hold.order_id)))
    .join(Order, own(Order) & (Order.id == Hold.order_id))
    .where(own(Hold), Hold.lifted_at.is_(None), among(Order.state, ["planned", "released", "completed"]))
    .scalar_subquery()
)
_recent = (among(Order.state, ["completed", "closed"]), Order.completed_at >= _since)
SUMMARY = Statement(
    select(
        _count(Order.state == "released").label("in_progress"),
        _count(_late(_now)).label("late"),
        _held.label("held"),
        _count(Order.state == "planned").label("planned"),
        _count(among(Order.state, ["completed", "closed"])).label("completed"),
        _count(*_recent).label("recent"),
        _count(*_recent, Order.completed_at <= Order.due_at).label("on_time"),
    )
)
"""Each figure by its own index: in one pass over all orders it took a third of a second."""


@query(needs=permissions.READ_ORDERS)
async def order_summary(read: Read) -> Summary:
    """Counts per tab, today's output in the site's day, and how many orders came in time."""
    now = clock.now()
    found = await read.one(SUMMARY, now=now, since=now - timedelta(days=ON_TIME_DAYS))
    output = await _count_output(read, await _midnight(read, now)) if _count_output else Output(ZERO, ZERO)
    through = output.good + output.scrap
    return Summary(
        in_progress=found["in_progress"],
        late=found["late"],
        held=found["held"],
        planned=found["planned"],
        completed=found["completed"],
        good_today=output.good,
        yield_today=_rate(output.good, through),
        on_time_rate=_rate(Decimal(found["on_time"]), Decimal(found["recent"])),
    )


async def _midnight(read: Read, now: datetime) -> datetime:
    site = await masterdata.site_of(read)
    zone = ZoneInfo(site.time_zone if site else "UTC")
    return datetime.combine(now.astimezone(zone).date(), time(), zone)


def _rate(part: Decimal, whole: Decimal) -> Decimal | None:
    return (part / whole).quantize(Decimal("0.001")) if whole > 0 else None
