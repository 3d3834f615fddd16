"""When an order will be done: what its plan says, or an estimate, and which of both it is. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from infra.quantity import ZERO
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.rules import counts_of, remaining

WORKING_DAY = timedelta(hours=8)  # where a site has no shifts


class Forecast(NamedTuple):
    """`basis`: done (it is), plan (its slots), estimate (remaining quantity × cycle time), None (nobody can say)."""

    at: datetime | None = None
    basis: str | None = None


UNKNOWN = Forecast()


def forecast(
    order: ProductionOrder, operations: Sequence[Operation], now: datetime, *, held: bool = False,
    working_day: timedelta = WORKING_DAY,
) -> Forecast:  # fmt: skip
    """Unknown while it is held, or planned without operations. A plan whose end has passed is no plan any more."""
    if order.state in ("completed", "closed"):
        return Forecast(order.completed_at, "done") if order.completed_at else UNKNOWN
    if held or order.state != "released":
        return UNKNOWN
    waiting = [each for each in operations if each.state != "completed"]
    ends = [each.planned_end for each in waiting if each.planned_end]
    if waiting and len(ends) == len(waiting) and max(ends) >= now:
        return Forecast(max(ends), "plan")
    seconds = longest_path(operations)
    return UNKNOWN if seconds is None else Forecast(now + stretched(seconds, working_day), "estimate")


def latest(forecasts: Sequence[Forecast]) -> Forecast:
    """Of things that are all waited for; unknown as soon as one of them is."""
    ends = [(each.at, each.basis or "") for each in forecasts if each.at is not None]
    return Forecast(*max(ends)) if ends and len(ends) == len(forecasts) else UNKNOWN


def longest_path(operations: Sequence[Operation]) -> Decimal | None:
    """Working seconds still to go: each operation after its predecessors, remaining × cycle, set-up if not begun.
    None where no cycle time is known."""
    if not any(each.cycle_seconds for each in operations):
        return None
    ends: dict[object, Decimal] = {}
    for each in operations:
        start = max((ends.get(id, ZERO) for id in each.predecessor_ids), default=ZERO)
        ends[each.id] = start + _seconds(each)
    return max(ends.values(), default=ZERO)


def _seconds(operation: Operation) -> Decimal:
    if operation.state == "completed":
        return ZERO
    setup = ZERO if counts_of(operation).touched else Decimal(operation.setup_seconds)
    return setup + remaining(operation.planned_quantity, operation.handled) * operation.cycle_seconds


def stretched(seconds: Decimal, working_day: timedelta) -> timedelta:
    """Working seconds as they pass on the clock when a day has `working_day` of them; Sundays are not known here."""
    days, rest = divmod(timedelta(seconds=float(seconds)), working_day)
    return timedelta(days=days) + rest


def late_by(at: datetime | None, due_at: datetime) -> int | None:
    """Seconds after the promise; negative is early."""
    return None if at is None else int((at - due_at).total_seconds())
