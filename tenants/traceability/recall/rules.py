"""Decisions about a recall: where every unit of a lot is, whether that adds up, how well a drill went. No session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from infra.quantity import ZERO, plain
from tenants.masterdata import statuses
from tenants.traceability.recall.errors import RecallSourceMissing, RecallTargetInvalid

KINDS: Final = ("real", "drill")
LEVELS: Final = ("1", "2", "3")
"""一级、二级、三级, by how much harm is to be expected (医疗器械召回管理办法 art. 13; class I to III elsewhere)."""
TASKS: Final = ("quarantine", "stop", "notify", "supplier")
ROLES: Final[Mapping[str, str]] = {
    "quarantine": "WAREHOUSE", "stop": "TEAM_LEAD", "notify": "QUALITY_LEAD", "supplier": "QUALITY_LEAD",
}  # fmt: skip
DUE: Final[Mapping[str, timedelta]] = {
    "quarantine": timedelta(hours=2), "stop": timedelta(minutes=30), "notify": timedelta(hours=24),
    "supplier": timedelta(hours=24),
}  # fmt: skip
MOST_ROOTS: Final = 2_000
HELD_FROM: Final = frozenset({statuses.QUARANTINED, statuses.ACCEPTED, statuses.RESTRICTED})
"""What is rejected or held already lies still; its own decision must bring it back, and that one asks about recalls."""
GRADES: Final = ("A", "B", "C", "D")


@dataclass(frozen=True)
class Flows:
    """What happened to an amount, in its unit. All are above zero unless something was taken back more than done."""

    came: Decimal = ZERO  # received, made, opened, or made of another lot
    stock: Decimal = ZERO  # lies free
    process: Decimal = ZERO  # issued to orders, or at a subcontractor
    consumed: Decimal = ZERO  # into other lots
    became: Decimal = ZERO  # split, merged, re-graded, re-labelled
    shipped: Decimal = ZERO  # with customers: shipped less recovered
    recovered: Decimal = ZERO  # came back from customers, wherever it lies now
    scrapped: Decimal = ZERO
    returned: Decimal = ZERO  # to the supplier
    lost: Decimal = ZERO  # counts found less (below zero: more) than there should be

    @property
    def accounted(self) -> Decimal:
        return self.stock + self.process + self.consumed + self.became + self.shipped + self.scrapped + self.returned

    @property
    def difference(self) -> Decimal:
        """What came and nobody can say where it is; below zero when more is there than ever came."""
        return self.came - self.accounted

    @property
    def unexplained(self) -> Decimal:
        """The part of the difference that no count explains either: stock that never moved in."""
        return self.difference - self.lost

    def __add__(self, other: "Flows") -> "Flows":
        return Flows(*(a + b for a, b in zip(self._values(), other._values(), strict=True)))

    def _values(self) -> tuple[Decimal, ...]:
        return tuple(getattr(self, name) for name in FLOWS)


FLOWS: Final = tuple(Flows.__dataclass_fields__)

_WENT: Final[Mapping[str, str]] = {
    "consume": "consumed", "ship": "shipped", "scrap": "scrapped", "return_to_supplier": "returned",
}  # fmt: skip


def flows(came: Mapping[str, Decimal], went: Mapping[str, Decimal], free: Decimal, issued: Decimal) -> Flows:
    """`came` and `went`: over each border, by kind of movement, one that was taken back counted against itself."""
    sums = dict.fromkeys(FLOWS, ZERO) | {"stock": free, "process": issued}
    for kind, amount in came.items():
        if kind == "return_from_customer":
            sums["recovered"] += amount
            sums["shipped"] -= amount
        elif kind == "found":
            sums["lost"] -= amount
        else:  # made, received, opened, or what another lot became
            sums["came"] += amount
    for kind, amount in went.items():
        if kind == "withdraw":
            sums["came"] -= amount
        elif kind == "lost":
            sums["lost"] += amount
        else:
            sums[_WENT.get(kind, "became")] += amount
    return Flows(**sums)


@dataclass(frozen=True)
class Targets:
    """What a company calls good. BRCGS Food 9 (3.11.2) and FDA 21 CFR 1.1455 ask for 4 and 24 hours; we ask for a
    minute, because that is what a system can do."""

    interval_days: int = 365
    ids_seconds: int = 60
    hold_seconds: int = 300
    tolerance_percent: Decimal = Decimal("0.5")


LONGEST: Final = 4 * 3600
"""Seconds after which a drill has failed by any standard we know (BRCGS Food 9, 3.11.2: traceability in 4 hours)."""
WORST_DIFFERENCE: Final = Decimal(5)
LEAST_CONTACTS: Final = Decimal(90)


def check_targets(targets: Targets) -> Targets:
    for name, least, most in (
        ("interval_days", 1, 1100), ("ids_seconds", 1, LONGEST), ("hold_seconds", 1, LONGEST),
        ("tolerance_percent", 0, WORST_DIFFERENCE),
    ):  # fmt: skip
        if not least <= getattr(targets, name) <= most:
            raise RecallTargetInvalid(field=name, least=least, most=str(most))
    return targets


@dataclass(frozen=True)
class Criterion:
    """One line of a drill's result: `value` against `good`; beyond `bad` it failed. `verdict`: good | fair | failed."""

    name: str
    value: Decimal | None
    good: Decimal
    bad: Decimal
    verdict: str

    def stored(self) -> dict[str, Any]:
        return {key: plain(value) if isinstance(value, Decimal) else value for key, value in asdict(self).items()}


@dataclass(frozen=True)
class Result:
    grade: str
    criteria: list[Criterion] = field(default_factory=list)


def graded(
    targets: Targets,
    *,
    ids_after: timedelta,
    hold_after: timedelta | None,
    difference_percent: Decimal,
    customers: int,
    reachable: int,
) -> Result:
    """A: everything as good as the company wants it. B: nothing failed. C: one thing failed. D: more.

    Four criteria: seconds until the lots were known, seconds until they were held, the balance's difference in percent
    of what came, and the share of customers with a person or number to reach. Without a customer the last is met.
    """
    share = Decimal(100) if not customers else Decimal(100 * reachable) / customers
    criteria = [
        _at_most("ids", _seconds(ids_after), Decimal(targets.ids_seconds), Decimal(LONGEST)),
        _at_most("hold", _seconds(hold_after), Decimal(targets.hold_seconds), Decimal(LONGEST)),
        _at_most("balance", abs(difference_percent), targets.tolerance_percent, WORST_DIFFERENCE),
        _at_least("customers", _tenth(share), Decimal(100), LEAST_CONTACTS),
    ]
    failed = sum(each.verdict == "failed" for each in criteria)
    fair = any(each.verdict == "fair" for each in criteria)
    return Result("D" if failed > 1 else "C" if failed else "B" if fair else "A", criteria)


def _at_most(name: str, value: Decimal | None, good: Decimal, bad: Decimal) -> Criterion:
    verdict = "failed" if value is None or value > bad else "good" if value <= good else "fair"
    return Criterion(name, value, good, bad, verdict)


def _at_least(name: str, value: Decimal, good: Decimal, bad: Decimal) -> Criterion:
    return Criterion(name, value, good, bad, "good" if value >= good else "fair" if value >= bad else "failed")


def _seconds(span: timedelta | None) -> Decimal | None:
    return None if span is None else _tenth(Decimal(str(span.total_seconds())))


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)


def difference_percent(roots: Iterable[Flows]) -> Decimal:
    """The worst root's difference in percent of what came of it; a root nothing ever came of counts as wholly unknown
    when something of it is there."""
    worst = ZERO
    for each in roots:
        unknown = Decimal(-100) if each.difference else ZERO
        share = 100 * each.difference / each.came if each.came > 0 else unknown
        worst = share if abs(share) > abs(worst) else worst
    return worst.quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)


def check_roots(ids: Sequence[Any]) -> None:
    if not ids:
        raise RecallSourceMissing()


def next_drill(last: datetime | None, since: datetime, targets: Targets) -> datetime:
    """When the next drill is due: an interval after the last one, or after the company began."""
    return (last or since) + timedelta(days=targets.interval_days)
