"""Arithmetic between demands and the orders made for them. Pure."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from infra.quantity import ZERO, plain
from tenants.orders import errors
from tenants.orders.models import Allocation, Demand

DEMAND_STATES = ("open", "done", "cancelled")
DEMAND_KINDS = ("mto", "mts")


def to_plan(demand: Demand) -> Decimal:
    """What no order is made for yet."""
    return max(demand.quantity - demand.planned_quantity, ZERO) if demand.state == "open" else ZERO


def check_push(demand: Demand, wanted: Decimal | None) -> Decimal:
    """How much of a demand is pushed down: what was asked, or all that is left."""
    if demand.state != "open":
        raise errors.DemandEnded(demand=demand.number)
    left = to_plan(demand)
    if left == 0:
        raise errors.NothingToPlan(demand=demand.number)
    if wanted is None:
        return left
    if wanted == 0:
        raise errors.QuantityIsZero()
    if wanted > left:
        raise errors.MoreThanDemanded(demand=demand.number, left=plain(left))
    return wanted


def check_quantity(demand: Demand, wanted: Decimal, orders: Sequence[str]) -> Decimal:
    """A demand never shrinks below what orders are made for it."""
    if wanted < demand.planned_quantity:
        raise errors.DemandIsPlanned(demand=demand.number, planned=plain(demand.planned_quantity), orders=list(orders))
    return wanted


class Share(NamedTuple):
    allocation: Allocation
    done: Decimal


def shares(good: Decimal, allocations: Iterable[Allocation]) -> list[Share]:
    """Good pieces of one order to its demands, the most urgent first (as they come)."""
    found = []
    for each in allocations:
        done = min(good, each.quantity)
        good -= done
        found.append(Share(each, done))
    return found


def fulfilled(demand: Demand, finished: bool) -> bool:
    """`finished`: every order made for it has ended with what it owed."""
    return finished and demand.planned_quantity >= demand.quantity


def reduced(allocations: Sequence[Allocation], made: Decimal) -> list[tuple[Allocation, Decimal]]:
    """What each demand keeps of an order that ends with `made` pieces, the most urgent first."""
    return [(share.allocation, share.done) for share in shares(made, allocations)]


def ordered(allocations: Iterable[Allocation], demands: dict[UUID, Demand]) -> list[Allocation]:
    """The most urgent first: priority, then due time, then number."""

    def urgency(each: Allocation) -> tuple[int, object, str]:
        demand = demands[each.demand_id]
        return -demand.priority, demand.due_at, demand.number

    return sorted(allocations, key=urgency)  # type: ignore[arg-type]
