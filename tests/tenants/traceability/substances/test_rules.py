"""Is it covered? Limits, papers that end, exemptions, and chains that are as good as their worst link."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from tenants.traceability.substances import rohs, rules
from tenants.traceability.substances.errors import ConcentrationInvalid, DeclarationDates
from tenants.traceability.substances.rules import Book, Paper, Value, Verdict

DAY = date(2026, 11, 20)
BOOK = Book(
    "rohs", "RoHS", "RoHS", "", {each.code: each for each in rohs.LIMITS},
    {each.code: each for each in rohs.EXEMPTIONS},
)  # fmt: skip


def paper(*values: tuple[str, str, str | None], until: date | None = None, of_lot: bool = False) -> Paper:
    given = [Value(substance, Decimal(ppm), "", exemption) for substance, ppm, exemption in values]
    return Paper("D-1", "test_report", until, of_lot, given)


@pytest.mark.parametrize(
    ("substance", "ppm", "exemption", "state"),
    [
        ("Cd", "100", None, "compliant"),
        ("Cd", "100.1", None, "over_limit"),
        ("Cd", "101", None, "over_limit"),
        ("Pb", "1000", None, "compliant"),
        ("Pb", "1000.0001", None, "over_limit"),
        ("Pb", "38000", "6(c)", "exempt"),
        ("Pb", "40001", "6(c)", "over_limit"),
        ("Cd", "38000", "6(c)", "over_limit"),
        ("Pb", "900000", "7(a)", "exempt"),
        ("Pb", "1001", "9(z)", "over_limit"),
    ],
)
def test_a_value_is_within_its_limit_or_its_exemption(
    substance: str, ppm: str, exemption: str | None, state: str
) -> None:
    assert rules.judged([paper((substance, ppm, exemption))], BOOK, DAY).state == state


@pytest.mark.parametrize(
    ("papers", "state"),
    [
        ([], "undeclared"),
        ([paper()], "compliant"),
        ([paper(until=DAY)], "compliant"),
        ([paper(until=date(2026, 11, 19))], "expired"),
        ([paper(until=date(2026, 11, 19)), paper(until=date(2027, 1, 1))], "compliant"),
        ([paper(), paper(("Pb", "2000", None))], "over_limit"),
        ([paper(), paper(("Pb", "2000", None), until=date(2026, 1, 1))], "compliant"),
        ([paper(), paper(("Pb", "2000", None), of_lot=True)], "over_limit"),
        ([paper(("Pb", "2000", None)), paper(("Pb", "20", None), of_lot=True)], "compliant"),
    ],
    ids=["none", "plain", "last day", "ended", "renewed", "one shows too much", "that one ended", "this lot", "other"],
)
def test_papers_together_come_to_one_verdict(papers: Sequence[Paper], state: str) -> None:
    assert rules.judged(papers, BOOK, DAY).state == state


def test_an_exemption_ends_and_takes_the_cover_with_it() -> None:
    brass = paper(("Pb", "38000", "6(c)"), until=date(2029, 1, 1))
    assert rules.judged([brass], BOOK, DAY) == Verdict("exempt", "6(c)", date(2027, 6, 30))
    assert rules.judged([brass], BOOK, date(2027, 7, 1)).state == "over_limit"


def test_a_chain_is_as_good_as_its_worst_link() -> None:
    links = [Verdict("compliant"), Verdict("expired", "D-2", date(2026, 1, 1)), Verdict("exempt", "6(c)")]
    assert rules.worst(links).state == "expired"
    assert rules.worst([*links, Verdict("undeclared"), Verdict("over_limit")]).state == "over_limit"
    soon, late = (Verdict("exempt", "x", date(year, 1, 1)) for year in (2027, 2028))
    assert rules.worst([late, soon]) == soon


def test_the_whole_holds_only_until_its_first_part_ends() -> None:
    soon, later = Verdict("compliant", "D-1", date(2026, 12, 1)), Verdict("exempt", "6(c)", date(2027, 6, 30))
    open_ended = Verdict("compliant", "D-2")
    assert rules.while_all_hold(later, [soon, later, open_ended]).until == date(2026, 12, 1)
    assert rules.while_all_hold(open_ended, [open_ended]).until is None
    expired = Verdict("expired", "D-3", date(2025, 1, 1))
    assert rules.while_all_hold(expired, [soon, expired]) is expired


def test_the_list_is_the_published_one() -> None:
    assert {each.code: int(each.limit_ppm) for each in rohs.LIMITS} == {"Cd": 100} | dict.fromkeys(
        ("Pb", "Hg", "Cr6+", "PBB", "PBDE", "DEHP", "BBP", "DBP", "DIBP"), 1000
    )


@pytest.mark.parametrize("value", ["-1", "1000001", "NaN"])
def test_what_is_no_concentration(value: str) -> None:
    with pytest.raises(ConcentrationInvalid):
        rules.check_ppm(Decimal(value))


@pytest.mark.parametrize(("issued", "until"), [(date(2026, 11, 21), None), (DAY, date(2026, 11, 19))])
def test_what_are_no_dates_of_a_paper(issued: date, until: date | None) -> None:
    with pytest.raises(DeclarationDates):
        rules.check_dates(issued, until, DAY)
