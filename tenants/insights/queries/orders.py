"""Orders: due, done in time, late, held, and what lies between their first and last operation."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, case, func, literal_column, not_, select

from infra import clock
from infra.db import among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.insights.errors import FigureUnknown
from tenants.insights.scope import Span
from tenants.orders.models import Hold, Operation, ProductionOrder

O = ProductionOrder  # noqa: E741

HELD = (
    select(literal_column("1")).where(own(Hold), Hold.order_id == O.id, Hold.lifted_at.is_(None)).exists().correlate(O)
)
OPEN = and_(O.state == "released", O.released_at.is_not(None))

_first = func.cardinality(Operation.predecessor_ids) == 0
_scrap = Operation.process_scrap_quantity + Operation.material_scrap_quantity
PASSAGE = (
    func.coalesce(func.max(case((_first, Operation.good_quantity))), 0)
    - func.coalesce(func.min(case((Operation.last, Operation.good_quantity))), 0)
    - func.coalesce(func.sum(case((not_(_first), _scrap))), 0)
)
WIP = select(func.greatest(PASSAGE, 0)).where(own(Operation), Operation.order_id == O.id).correlate(O).scalar_subquery()


def conditions(span: Span, now: datetime) -> Mapping[str, Any]:
    """Which orders each figure counts. Due, completed and on time are of the period, the others of this moment."""
    since, until = span.window
    due = and_(O.due_at >= since, O.due_at < until, among(O.state, ["planned", "released", "completed", "closed"]))
    return {
        "orders_due": due,
        "orders_on_time": and_(due, O.completed_at.is_not(None), O.completed_at <= O.due_at),
        "completion_ratio": due,
        "orders_completed": and_(O.completed_at >= since, O.completed_at < until),
        "orders_open": OPEN,
        "orders_late": and_(OPEN, O.due_at < now),
        "orders_held": and_(OPEN, HELD),
        "wip_orders": and_(OPEN, WIP > 0),
        "wip_quantity": and_(OPEN, WIP > 0),
    }


def _of_item(span: Span) -> list[Any]:
    return [] if span.scope.item_id is None else [O.item_id == span.scope.item_id]


class OrderFigures(NamedTuple):
    orders_due: int
    orders_on_time: int
    orders_completed: int
    orders_open: int
    orders_late: int
    orders_held: int
    orders_stuck: int  # late or held, each once
    wip_orders: int
    wip_quantity: Decimal


def _number(condition: Any) -> Any:
    return func.count(case((condition, 1)))


async def order_figures(read: Read, span: Span) -> OrderFigures:
    """Two statements: of the orders a period touches, and of those that are open."""
    of = conditions(span, clock.now())
    period = await read.one(
        select(
            _number(of["orders_due"]).label("due"),
            _number(of["orders_on_time"]).label("on_time"),
            _number(of["orders_completed"]).label("completed"),
        ).where(own(O), of["orders_due"] | of["orders_completed"], *_of_item(span))
    )
    row = WIP.label("wip")
    open_ = (
        select(of["orders_late"].label("late"), HELD.label("held"), row).where(own(O), OPEN, *_of_item(span)).subquery()
    )
    at = await read.one(
        select(
            func.count().label("open"),
            _number(open_.c.late).label("late"),
            _number(open_.c.held).label("held"),
            _number(open_.c.late | open_.c.held).label("stuck"),
            _number(open_.c.wip > 0).label("orders"),
            func.coalesce(func.sum(open_.c.wip), 0).label("pieces"),
        ).select_from(open_)
    )
    return OrderFigures(
        period["due"], period["on_time"], period["completed"], at["open"], at["late"], at["held"], at["stuck"],
        at["orders"], at["pieces"],
    )  # fmt: skip


async def figure_orders(
    read: Read, span: Span, figure: str, *, first: int, after: str | None, among_ids: Sequence[UUID] | None = None
) -> Page[ProductionOrder]:
    """Exactly the orders a figure counts; `among_ids` are those a stored report was read from."""
    statement = mine(O)
    if among_ids is None:
        try:
            statement = statement.where(conditions(span, clock.now())[figure], *_of_item(span))
        except KeyError:
            raise FigureUnknown(figure=figure[:60]) from None
    else:
        statement = statement.where(among(O.id, among_ids))
    return await paged(read, statement, keys=(Key(O.due_at, "due_at"), Key(O.id, "id")), first=first, after=after)


async def order_evidence(read: Read, span: Span) -> dict[str, list[list[str]]]:
    """For a stored report: the orders behind each of its numbers, and what each gives."""
    of = conditions(span, clock.now())
    names = [name for name in of if name not in ("completion_ratio", "wip_orders")]
    touched = of["orders_due"] | of["orders_completed"] | OPEN
    columns = [of[name].label(name) for name in names]
    rows = await read.all(select(O.id, WIP.label("wip"), *columns).where(own(O), touched).order_by(O.due_at, O.id))
    found: dict[str, list[list[str]]] = {
        name: [[str(row["id"]), str(row["wip"]) if name == "wip_quantity" else "1"] for row in rows if row[name]]
        for name in names
    }
    found["wip_orders"] = [[id, "1"] for id, _ in found["wip_quantity"]]
    return found
