"""What work earns. Pure: no session, no clock; money is Decimal yuan.

A report earns  rate × (good + f₁·process scrap + f₂·material scrap + f₃·rework)  with the rate of the worker's grade on
the local day of the act and the factors in force on that day; timed work earns rate × hours.

Rounding: a report is worth one sum, rounded once to cents (half up, away from zero). A crew's members get its cents by
largest remainder, so their parts always add up to it; equal remainders go by the members' ids.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple
from uuid import UUID

CENT: Final = Decimal("0.01")
ZERO: Final = Decimal(0)
HOUR: Final = Decimal(3600)
BASES: Final = ("piece", "hour")
TIMED: Final = ("setup", "breakdown")
"""Kinds of report that say how long somebody worked instead of how much he made."""
UNPAID_FLAG: Final = "opening"
"""Balances taken over at go-live: somebody else paid for that work."""
STATES: Final = ("paid", "pending", "gap", "nothing")
"""paid: counts. pending: counts once a lead has approved the report. gap: nobody said what it is worth. nothing: earns
nothing by rule (rejected, or paid by the hour)."""
DISPUTE_MOVES: Final = {"open": ("accepted", "rejected", "withdrawn")}

ANSWER_WITHIN: Final = timedelta(days=3)
"""How long a lead has to answer a dispute before it goes one step up."""

LARGEST_RATE = Decimal(100_000)
LARGEST_FACTOR = Decimal(10)
MONTH = re.compile(r"20\d{2}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Rate:
    """One version of one rate. None where it holds for every item, operation or grade; an amount of None ends it."""

    id: UUID
    item_id: UUID | None
    operation_definition_id: UUID | None
    grade: str | None
    basis: str
    amount: Decimal | None
    effective_from: date
    version: int


@dataclass(frozen=True)
class Rule:
    """What a piece counts that was not good: 1 as a good one, 0 nothing, below 0 it is deducted."""

    id: UUID | None
    effective_from: date
    process_scrap: Decimal
    material_scrap: Decimal
    rework: Decimal


STANDARD = Rule(None, date.min, ZERO, Decimal(1), ZERO)
"""Without a rule of the company's own: 工废 earns nothing, 料废 is not the worker's fault, rework pays once good."""


class Person(NamedTuple):
    user_id: UUID
    grade: str
    share: Decimal = Decimal(1)


@dataclass(frozen=True)
class Work:
    """One report, or one span of labour, as far as money is concerned."""

    item_id: UUID
    operation_definition_id: UUID
    day: date  # in the plant's zone
    kind: str = "production"
    good: Decimal = ZERO
    process_scrap: Decimal = ZERO
    material_scrap: Decimal = ZERO
    rework: Decimal = ZERO
    seconds: Decimal | None = None  # timed kinds and labour


@dataclass(frozen=True)
class Earned:
    """One person's part, with what explains it."""

    user_id: UUID
    grade: str
    share: Decimal
    amount: Decimal
    state: str
    rate: Rate | None
    rule: Rule | None


class Rates:
    """The company's rates, looked up by what they are for: the narrowest that says anything on a day holds."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        self._by_key: dict[tuple[UUID | None, UUID | None, str | None], list[Rate]] = {}
        for rate in rates:
            self._by_key.setdefault((rate.item_id, rate.operation_definition_id, rate.grade), []).append(rate)
        for versions in self._by_key.values():
            versions.sort(key=lambda each: (each.effective_from, each.version))

    def find(self, item: UUID, operation: UUID, grade: str, day: date) -> Rate | None:
        """What a piece at an operation earns (or that it is paid by the hour): an item's own before every item's, and
        of both the grade's own before every grade's."""
        return self._first([(item, operation, grade), (item, operation, None), (None, operation, grade),
                            (None, operation, None)], day, BASES)  # fmt: skip

    def hourly(self, item: UUID, operation: UUID, grade: str, day: date) -> Rate | None:
        """What an hour earns; the grade's general hour last."""
        keys = [(item, operation, grade), (item, operation, None), (None, operation, grade), (None, operation, None),
                (None, None, grade), (None, None, None)]  # fmt: skip
        return self._first(keys, day, ("hour",))

    def _first(
        self, keys: Sequence[tuple[UUID | None, UUID | None, str | None]], day: date, bases: Sequence[str]
    ) -> Rate | None:
        for key in keys:
            rate = self._on(key, day)
            if rate is not None and rate.amount is not None and rate.basis in bases:
                return rate
        return None

    def _on(self, key: tuple[UUID | None, UUID | None, str | None], day: date) -> Rate | None:
        found = None
        for rate in self._by_key.get(key, ()):
            if rate.effective_from > day:
                break
            found = rate
        return found


def rule_on(rules: Sequence[Rule], day: date) -> Rule:
    """`rules` by ascending (effective_from, version)."""
    found = STANDARD
    for rule in rules:
        if rule.effective_from > day:
            break
        found = rule
    return found


def grade_on(grades: Sequence[tuple[date, str]], day: date) -> str:
    """`grades` of one person by ascending day; before the first he has none."""
    found = ""
    for since, grade in grades:
        if since > day:
            break
        found = grade
    return found


def earn(work: Work, people: Sequence[Person], rates: Rates, rule: Rule) -> list[Earned]:
    """What each person earns by one report. All of one crew have a rate, or none of them is paid."""
    timed = work.seconds is not None
    found = [
        (rates.hourly if timed else rates.find)(work.item_id, work.operation_definition_id, each.grade, work.day)
        for each in people
    ]
    if not timed and any(rate is not None and rate.basis == "hour" for rate in found):
        return [_part(each, ZERO, "nothing", rate, None) for each, rate in zip(people, found, strict=True)]
    weight = work.seconds if work.seconds is not None else _pieces(work, rule)
    if any(rate is None for rate in found):
        state = "gap" if weight != 0 else "paid"
        return [_part(each, ZERO, state, rate, None) for each, rate in zip(people, found, strict=True)]
    exact = [_amount(rate) * weight * each.share for each, rate in zip(people, found, strict=True)]
    parts = split(exact, [each.user_id for each in people], HOUR if timed else Decimal(1))
    return [
        _part(each, amount, "paid", rate, None if timed else rule)
        for each, rate, amount in zip(people, found, parts, strict=True)
    ]


def _amount(rate: Rate | None) -> Decimal:
    assert rate is not None
    assert rate.amount is not None
    return rate.amount


def _pieces(work: Work, rule: Rule) -> Decimal:
    return (
        work.good
        + rule.process_scrap * work.process_scrap
        + rule.material_scrap * work.material_scrap
        + rule.rework * work.rework
    )


def _part(person: Person, amount: Decimal, state: str, rate: Rate | None, rule: Rule | None) -> Earned:
    return Earned(person.user_id, person.grade, person.share, amount, state, rate, rule)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def split(exact: Sequence[Decimal], ids: Sequence[UUID], over: Decimal = Decimal(1)) -> list[Decimal]:
    """Cents for each part of `exact / over` so that they add up to the rounded whole. The parts have one sign.

    The division comes last: half a cent that is a quotient of whole numbers must not be lost to a rounded 1/3600.
    """
    whole = cents(sum(exact, ZERO) / over)
    step = CENT if whole >= 0 else -CENT
    parts = [(each / over).quantize(CENT, rounding=ROUND_DOWN) for each in exact]
    missing = int((whole - sum(parts, ZERO)) / step)
    order = sorted(range(len(exact)), key=lambda n: (-abs(exact[n] - parts[n] * over), ids[n]))
    for n in order[:missing]:
        parts[n] += step
    return parts


class Month(NamedTuple):
    """A period: a calendar month in the plant's zone."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month | None":
        return cls(int(text[:4]), int(text[5:])) if MONTH.fullmatch(text) else None

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"
