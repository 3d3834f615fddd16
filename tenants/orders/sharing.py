"""Dividing an order with its progress: pure arithmetic, nothing invented and nothing lost.

Pieces fill the parts in turn, the furthest first. Filling every operation the same way keeps each part possible in
itself: where an operation had no more pieces through than its predecessor had good ones, each part has so too, since
clamp(x - start, 0, size) grows with x. What is over the plan (over-reports) goes to the last part.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from infra.quantity import ZERO
from tenants.orders.models import Operation
from tenants.orders.rules import Counts, expected, operation_after


def shared(counts: Counts, sizes: Sequence[Decimal]) -> list[Counts]:
    """Counts of one operation over parts of these planned quantities: good first, then scrap, then rework."""
    room = list(sizes)
    kinds = [_filled(amount, room) for amount in counts]
    return [Counts(*each) for each in zip(*kinds, strict=True)]


def _filled(amount: Decimal, room: list[Decimal]) -> list[Decimal]:
    """One amount into what room is left, which it uses up; the last part takes whatever remains."""
    given = []
    for place, left in enumerate(room):
        part = amount if place == len(room) - 1 else min(amount, left)
        room[place] = max(left - part, ZERO)
        given.append(part)
        amount -= part
    return given


def portions(amounts: Sequence[Decimal], sizes: Sequence[Decimal]) -> list[list[Decimal]]:
    """Allocations, the most urgent first, over the parts: for each amount, how much of it lies in each part. What is
    more than all parts hold lies in the last."""
    room = list(sizes)
    return [_filled(amount, room) for amount in amounts]


def states(operations: Sequence[Operation], counts: Mapping[int, Counts], planned: Mapping[int, Decimal],
           follows: Mapping[int, Sequence[int]]) -> dict[int, str]:  # fmt: skip
    """The state of each operation, by sequence, once it has these counts; predecessors come first."""
    found: dict[int, str] = {}
    for each in operations:
        before = follows[each.sequence]
        delivered = min((counts[n].good for n in before), default=planned[each.sequence])
        supplied = all(found[n] == "completed" for n in before)
        quantity = expected(planned[each.sequence], delivered, supplied)
        paused = each.state == "paused" and counts[each.sequence].touched > 0
        state = operation_after(each.state, counts[each.sequence], quantity)
        found[each.sequence] = "paused" if paused and state == "running" else state
    return found
