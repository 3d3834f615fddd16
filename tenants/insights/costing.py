"""What an order cost, and what it should have cost: pure. Each line is rounded to the cent by itself; sums add lines.

Actual: material as the bill of materials demands for the pieces begun (until issues are booked, the bill is the only
witness, and the line says so); labour and machine time as recorded where it was recorded, else as the routing allows;
entries for what was bought outside. Standard: bill, set-up and cycle times of the order's snapshot at today's prices
and rates of the order's own day, for the pieces finished (all ordered ones while the order is open).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from infra.quantity import ZERO
from tenants.insights.rules import hours_cost, money, standard_seconds

KINDS = ("material", "labour", "machine", "subcontract", "other")
ENTRY_KINDS = ("subcontract", "other")
BASES = ("backflush", "recorded", "standard", "wages", "entered")


class Rates(NamedTuple):
    labour: Decimal
    machine: Decimal


class Step(NamedTuple):
    """An operation as far as its cost goes. `people_seconds` and `run_seconds` are what was recorded, None if nothing
    was; `wages` is what its reports earned by the piece, None where nobody is paid so."""

    id: UUID
    name_zh: str
    name_en: str
    work_center_id: UUID
    first: bool
    planned: Decimal
    good: Decimal
    scrap: Decimal
    setup_seconds: int
    cycle_seconds: Decimal
    predecessor_ids: Sequence[UUID]
    people_seconds: Decimal | None = None
    run_seconds: Decimal | None = None
    wages: Decimal | None = None

    @property
    def handled(self) -> Decimal:
        return self.good + self.scrap


class Component(NamedTuple):
    item_id: UUID
    code: str
    name_zh: str
    name_en: str
    unit: str
    quantity: Decimal  # for one piece


class Entry(NamedTuple):
    id: UUID
    kind: str
    amount: Decimal
    note: str


@dataclass(frozen=True)
class Line:
    """One line of a cost. `amount` is None where no price or rate is known: the sum is then incomplete and says so."""

    kind: str
    basis: str
    source_id: UUID
    name_zh: str
    name_en: str
    quantity: Decimal
    unit: str
    rate: Decimal | None
    amount: Decimal | None


@dataclass(frozen=True)
class Sheet:
    """Actual against standard. `scrap` is part of the actual, not on top of it: what the lost pieces had cost."""

    actual: Sequence[Line]
    standard: Sequence[Line]
    scrap: Sequence[Line]
    standard_quantity: Decimal

    def sums(self, lines: Sequence[Line]) -> dict[str, Decimal]:
        return {kind: sum((each.amount or ZERO for each in lines if each.kind == kind), ZERO) for kind in KINDS}

    @property
    def missing(self) -> list[Line]:
        """Lines nobody has set a price or rate for."""
        return [each for each in (*self.actual, *self.standard) if each.amount is None]


def total(lines: Sequence[Line]) -> Decimal:
    return sum((each.amount or ZERO for each in lines), ZERO)


@dataclass(frozen=True)
class Book:
    """Prices and rates that hold for one order."""

    day: date
    prices: Mapping[UUID, Decimal] = field(default_factory=dict)
    rates: Mapping[UUID, Rates] = field(default_factory=dict)


def sheet(
    steps: Sequence[Step],
    components: Sequence[Component],
    entries: Sequence[Entry],
    book: Book,
    *,
    good: Decimal,
    ordered: Decimal,
    finished: bool,
) -> Sheet:
    begun = max((each.handled for each in steps if each.first), default=ZERO)
    allowed = good if finished else ordered
    actual = [
        *(_material(each, begun, book, "backflush") for each in components),
        *(line for each in steps for line in _time_spent(each, book)),
        *(_entered(each) for each in entries),
    ]
    standard = [
        *(_material(each, allowed, book, "standard") for each in components),
        *(line for each in steps for line in _time_allowed(each, allowed, book)),
    ]
    return Sheet(actual, standard, _scrap(steps, components, book), allowed)


def _material(component: Component, pieces: Decimal, book: Book, basis: str) -> Line:
    quantity, price = component.quantity * pieces, book.prices.get(component.item_id)
    amount = None if price is None else money(quantity * price)
    return Line(
        "material", basis, component.item_id, f"{component.code} {component.name_zh}",
        f"{component.code} {component.name_en}", quantity, component.unit, price, amount,
    )  # fmt: skip


def _time(step: Step, kind: str, basis: str, seconds: Decimal, rate: Decimal | None) -> Line:
    amount = None if rate is None else hours_cost(seconds, rate)
    return Line(kind, basis, step.id, step.name_zh, step.name_en, seconds, "s", rate, amount)


def _time_spent(step: Step, book: Book) -> list[Line]:
    if step.handled == 0 and not step.people_seconds and not step.wages:
        return []
    rates = book.rates.get(step.work_center_id)
    allowed = standard_seconds(step.setup_seconds, step.cycle_seconds, step.handled)
    people = allowed if step.people_seconds is None else step.people_seconds
    run = allowed if step.run_seconds is None else step.run_seconds
    basis = "standard" if step.people_seconds is None else "recorded"
    if step.wages is None:
        labour = _time(step, "labour", basis, people, rates.labour if rates else None)
    else:
        labour = Line("labour", "wages", step.id, step.name_zh, step.name_en, people, "s", None, money(step.wages))
    machine = "standard" if step.run_seconds is None else "recorded"
    return [labour, _time(step, "machine", machine, run, rates.machine if rates else None)]


def _time_allowed(step: Step, pieces: Decimal, book: Book) -> list[Line]:
    rates = book.rates.get(step.work_center_id)
    seconds = standard_seconds(step.setup_seconds, step.cycle_seconds, pieces)
    return [
        _time(step, "labour", "standard", seconds, rates.labour if rates else None),
        _time(step, "machine", "standard", seconds, rates.machine if rates else None),
    ]


def _entered(entry: Entry) -> Line:
    return Line(entry.kind, "entered", entry.id, entry.note, entry.note, Decimal(1), "", entry.amount, entry.amount)


def _scrap(steps: Sequence[Step], components: Sequence[Component], book: Book) -> list[Line]:
    """What the pieces lost at each operation had cost by then at standard: material, and every cycle they had been
    through (set-ups are the order's, not the piece's)."""
    material = sum((each.quantity * book.prices.get(each.item_id, ZERO) for each in components), ZERO)
    by_id = {each.id: each for each in steps}
    lines = []
    for step in steps:
        if step.scrap > 0:
            value = material + sum((_cycle_value(each, book) for each in _up_to(step, by_id)), ZERO)
            lines.append(
                Line("scrap", "standard", step.id, step.name_zh, step.name_en, step.scrap, "pcs", money(value),
                     money(value * step.scrap))
            )  # fmt: skip
    return lines


def _cycle_value(step: Step, book: Book) -> Decimal:
    rates = book.rates.get(step.work_center_id)
    return step.cycle_seconds * (rates.labour + rates.machine) / 3600 if rates else ZERO


def _up_to(step: Step, by_id: Mapping[UUID, Step]) -> list[Step]:
    seen: dict[UUID, Step] = {}
    waiting = [step]
    while waiting:
        each = waiting.pop()
        if each.id not in seen:
            seen[each.id] = each
            waiting += [by_id[id] for id in each.predecessor_ids if id in by_id]
    return list(seen.values())


def components_of(snapshot: Mapping[str, Any] | None) -> list[Component]:
    """The bill of materials an order is made by, its allowance for scrap included; alternatives replace, never add."""
    bom = (snapshot or {}).get("bom") or {}
    return [
        Component(
            UUID(line["item_id"]), line["code"], line["name_zh"], line["name_en"], line["unit"], _gross(line),
        )
        for line in bom.get("lines", ())
        if line.get("alternative_of") is None
    ]  # fmt: skip


def _gross(line: Mapping[str, Any]) -> Decimal:
    """What one piece takes off the shelf: of 5 % allowed to be lost, 0.95 arrives."""
    kept = 1 - Decimal(line.get("scrap_percent") or 0) / 100
    return (Decimal(line["quantity"]) / kept).quantize(Decimal("0.000001"))


def merged_seconds(spans: Sequence[tuple[Any, Any]]) -> Decimal:
    """Length of spans of time laid over each other: two people at one machine run it once."""
    total_seconds, end = ZERO, None
    for since, until in sorted(spans):
        begins = since if end is None or since > end else end
        if until > begins:
            total_seconds += Decimal(int((until - begins).total_seconds()))
        end = until if end is None else max(end, until)
    return total_seconds
