"""Decisions about substances: does what is known of a part cover it today, and how good is the whole. No session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from tenants.traceability.substances.errors import ConcentrationInvalid, DeclarationDates
from tenants.traceability.substances.rohs import Exemption, Limit

KINDS: Final = ("declaration", "test_report")
POLICIES: Final = ("off", "warn", "block")
VERDICTS: Final = ("compliant", "exempt", "expired", "undeclared", "over_limit")
"""From best to worst: a chain is as good as the worst of them."""
COVERED: Final = frozenset({"compliant", "exempt"})
FAR: Final = date(9999, 1, 1)
MILLION: Final = Decimal(1_000_000)
WARN_DAYS: Final = (60, 14)
"""So long before a paper or an exemption ends somebody is told, and again."""


@dataclass(frozen=True)
class Value:
    substance: str
    ppm: Decimal
    material: str = ""
    exemption: str | None = None


@dataclass(frozen=True)
class Paper:
    """One declaration or report, as far as a verdict needs it."""

    number: str
    kind: str
    valid_until: date | None
    of_lot: bool
    values: Sequence[Value] = field(default_factory=tuple)


@dataclass(frozen=True)
class Book:
    """One list: its substances and exemptions by code."""

    code: str
    name_zh: str
    name_en: str
    source: str
    limits: Mapping[str, Limit]
    exemptions: Mapping[str, Exemption]


@dataclass(frozen=True)
class Verdict:
    """`detail`: the paper, the substance with its value, or the exemption it rests on. `until`: the last day on which
    it holds; None: without an end."""

    state: str
    detail: str = ""
    until: date | None = None

    @property
    def rank(self) -> int:
        return VERDICTS.index(self.state)


def judged(papers: Iterable[Paper], book: Book, day: date) -> Verdict:
    """What the papers that concern a thing come to on a day.

    Papers of the lot itself come before papers of the part. One valid paper that shows too much is enough for too
    much, whatever others say; otherwise the one that lasts longest covers it. A value at the limit is within it.
    """
    every = list(papers)
    own = [each for each in every if each.of_lot]
    verdicts = [_of_paper(each, book, day) for each in own or every]
    valid = [each for each in verdicts if each.state != "expired"]
    over = [each for each in valid if each.state == "over_limit"]
    if over:
        return over[0]
    if valid:
        return max(valid, key=lambda each: (each.state == "compliant", each.until or FAR))
    if verdicts:
        return max(verdicts, key=lambda each: each.until or FAR)
    return Verdict("undeclared")


def _of_paper(paper: Paper, book: Book, day: date) -> Verdict:
    if paper.valid_until is not None and paper.valid_until < day:
        return Verdict("expired", paper.number, paper.valid_until)
    until, rests = paper.valid_until, ""
    for value in paper.values:
        verdict = _of_value(value, book, day)
        if verdict.state == "over_limit":
            return verdict
        if verdict.state == "exempt":
            rests = verdict.detail
            until = min(filter(None, (until, verdict.until)), default=None)
    return Verdict("exempt" if rests else "compliant", rests or paper.number, until)


def _of_value(value: Value, book: Book, day: date) -> Verdict:
    limit = book.limits.get(value.substance)
    if limit is None or value.ppm <= limit.limit_ppm:
        return Verdict("compliant")
    exemption = book.exemptions.get(value.exemption or "")
    said = f"{value.substance} {_plain(value.ppm)} mg/kg"
    if exemption is None or value.substance not in exemption.substances:
        return Verdict("over_limit", said)
    if exemption.expires_on is not None and exemption.expires_on < day:
        return Verdict("over_limit", f"{said} {exemption.code}", exemption.expires_on)
    if exemption.limit_ppm is not None and value.ppm > exemption.limit_ppm:
        return Verdict("over_limit", f"{said} {exemption.code}")
    return Verdict("exempt", exemption.code, exemption.expires_on)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """A thing of several parts is as good as the worst; of equals the one that ends first counts."""
    return max(verdicts, key=lambda each: (each.rank, -(each.until or FAR).toordinal()), default=Verdict("undeclared"))


def while_all_hold(whole: Verdict, parts: Iterable[Verdict]) -> Verdict:
    """A covered thing is covered only until the first of its parts no longer is."""
    if whole.state not in COVERED:
        return whole
    return replace(whole, until=min((each.until for each in parts if each.until is not None), default=whole.until))


def check_ppm(value: Decimal) -> Decimal:
    if not (value.is_finite() and 0 <= value <= MILLION):
        raise ConcentrationInvalid(value=str(value)[:40])
    return value


def check_dates(issued_on: date, valid_until: date | None, today: date) -> None:
    if issued_on > today:
        raise DeclarationDates(field="issued_on")
    if valid_until is not None and valid_until < issued_on:
        raise DeclarationDates(field="valid_until")
