"""What is odd about the rows of a shop-floor log. Pure: the rows stay as they are, they only get flags.

Overlaps compare neighbours in (start, end) order, as a foreman would read a shift list: the row is flagged that starts
before its predecessor ended. Two people on one resource and one person on two are both common and both worth a look.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar


class Flag(StrEnum):
    DUPLICATE = "duplicate"
    OVERLAPS_WORKER = "overlaps_worker"
    OVERLAPS_RESOURCE = "overlaps_resource"
    OVER_COMPLETED = "over_completed"
    SPAN_DIFFERS = "span_differs"
    REWORK = "rework"
    REVIEW = "review"


class Row(Protocol):
    @property
    def ordinal(self) -> int: ...
    @property
    def case(self) -> str: ...
    @property
    def activity(self) -> str: ...
    @property
    def resource(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def worker(self) -> str: ...
    @property
    def started_at(self) -> datetime: ...
    @property
    def ended_at(self) -> datetime: ...
    @property
    def ordered(self) -> Decimal: ...
    @property
    def completed(self) -> Decimal: ...
    @property
    def review(self) -> Decimal: ...
    @property
    def rework(self) -> bool: ...


R = TypeVar("R", bound=Row)


def flags(rows: Sequence[R], span_differs: Callable[[R], bool]) -> list[frozenset[Flag]]:
    """The flags of each row, in the order of the rows."""
    found: list[set[Flag]] = [set() for _ in rows]
    for position in overlapping(rows, lambda row: row.worker):
        found[position].add(Flag.OVERLAPS_WORKER)
    for position in overlapping(rows, lambda row: row.resource):
        found[position].add(Flag.OVERLAPS_RESOURCE)
    for position in over_completing(rows):
        found[position].add(Flag.OVER_COMPLETED)
    for row, marks in zip(rows, found, strict=True):
        marks.update(_of_itself(row, span_differs(row)))
    return [frozenset(marks) for marks in found]


def _of_itself(row: Row, span_differs: bool) -> Iterable[Flag]:
    if row.ordinal:
        yield Flag.DUPLICATE
    if span_differs:
        yield Flag.SPAN_DIFFERS
    if row.rework:
        yield Flag.REWORK
    if row.review:
        yield Flag.REVIEW


def overlapping(rows: Sequence[R], line_of: Callable[[R], Hashable]) -> list[int]:
    lines: dict[Hashable, list[tuple[datetime, datetime, int]]] = defaultdict(list)
    for position, row in enumerate(rows):
        lines[line_of(row)].append((row.started_at, row.ended_at, position))
    return [
        after[2]
        for line in map(sorted, lines.values())
        for before, after in itertools.pairwise(line)
        if after[0] < before[1]
    ]


def over_completing(rows: Sequence[R]) -> list[int]:
    """Rows that carry an operation beyond the ordered quantity, by the time they ended."""
    done: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    found = []
    for position in sorted(range(len(rows)), key=lambda position: (rows[position].ended_at, position)):
        row = rows[position]
        operation = (row.case, row.activity)
        done[operation] += row.completed
        if row.completed and done[operation] > row.ordered:
            found.append(position)
    return found
