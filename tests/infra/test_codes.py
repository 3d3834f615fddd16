"""Codes: every published vector, strings of the same kind made here, and what scanners make of them."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infra.codes import gs1, hibc, ma, sscc, twin, udi
from infra.codes.dictionary import FILE, dictionary
from infra.codes.digital_link import STEM, digital_link, parse_link
from infra.codes.linters import LINTERS, gcppos1
from infra.codes.lists import COUNTRIES
from infra.codes.problem import CodeInvalid
from infra.codes.scan import read_scan
from infra.codes.symbology import parse_scan
from infra.codes.values import CSET82, check_digit

SHARED = Path(__file__).parents[3] / "shared/data"
beside = pytest.mark.skipif(not SHARED.exists(), reason="the published vectors are not beside this checkout")
TODAY = date(2026, 11, 20)
GTIN = "06901234567892"


def vectors(name: str) -> Any:
    return json.loads((SHARED / name).read_text())


def said(check: Any) -> str | None:
    """What is refused; None: nothing."""
    try:
        check()
    except CodeInvalid as refused:
        return refused.problem.code
    return None


@beside
def test_the_dictionary_is_shipped_unchanged() -> None:
    assert FILE.read_bytes() == (SHARED / "gs1/gs1-syntax-dictionary.txt").read_bytes()
    assert {name for each in dictionary().values() for part in each.components for name in part.linters} <= set(LINTERS)


def test_the_phone_has_the_same_tables() -> None:
    assert twin.TARGET.read_text() == twin.source(), "run python -m infra.codes.twin"


@beside
def test_linters_say_what_the_published_ones_say_and_where() -> None:
    cases = vectors("gs1/gs1_linter_vectors.json")
    assert len(cases) == 1002
    for case in cases:
        bad = LINTERS[case["linter"]](case["input"])
        if case["linter"] == "gcppos1":  # a register of prefixes says no, or cannot be asked
            offline = case["error"].endswith("OFFLINE")
            bad = gcppos1(case["input"], lambda _prefix, offline=offline: None if offline else False)
        want = None if case["valid"] else case["error"].removeprefix("GS1_LINTER_").lower()
        assert (bad and bad[0]) == want, case
        if bad:
            at, end = bad[1], bad[1] + bad[2]
            assert f"{case['input'][:at]}*{case['input'][at:end]}*{case['input'][end:]}" == case["marked"], case


@beside
def test_syntax_vectors() -> None:
    """Some links stand there twice, read with and without GTINs cut short and unknown AIs: one of the ways fits."""
    for case in vectors("gs1/gs1_syntax_vectors.json"):
        assert _verdicts(case) & {case["valid"]}, case


def _verdicts(case: Any) -> set[bool]:
    kind, text = case["kind"], case["input"]
    if kind == "bracketed_ai":
        return {
            _same(lambda: gs1.element_string(gs1.bracketed(text), fnc1="^", first=True), case["expect_unbracketed"])
        }
    if kind == "unbracketed_ai_caret_fnc1":
        return {text.startswith("^") and said(lambda: gs1.unbracketed(text[1:], "^")) is None}
    if kind == "digital_link_uri":
        ways = [{"unknown": unknown, "short_gtin": short} for unknown in (False, True) for short in (True, False)]
        return {
            _same(
                lambda way=way: gs1.element_string(parse_link(text, **way).elements, fnc1="^", first=True),
                case["expect_unbracketed"],
            )
            for way in ways
        }
    if kind == "generate_dl_uri":
        elements = gs1.bracketed(text, unknown=True)
        stem = case["stem"] or STEM
        return {_same(lambda: digital_link(elements, stem, rules=False), case["expect"])}
    if kind == "ai_association_rule":
        return {said(lambda: gs1.check_rules(gs1.bracketed(text, unknown=True))) is None}
    found = said(lambda: parse_scan(text))
    if found is None:
        assert (parse_scan(text).message, parse_scan(text).symbology) == (case["expect"], case["symbology"])
    return {found is None}


def _same(make: Any, expected: str | None) -> bool:
    """Whether it is taken; then it must be what is expected."""
    try:
        made = make()
    except CodeInvalid:
        return False
    assert made == expected or not expected
    return True


@beside
def test_random_scans_as_the_oracle_reads_them() -> None:
    for case in vectors("gs1/gs1_scan_random_oracle_400.json"):
        refused = said(lambda case=case: gs1.parse(case["scan"]))
        assert (refused is None) is case["valid"], (case, refused)
        if case["valid"]:
            assert gs1.brackets(gs1.parse(case["scan"])) == case["ai_bracketed"]
            found = read_scan(case["scan"])
            assert (found.verdict, found.elements and gs1.brackets(found.elements)) == ("valid", case["ai_bracketed"])


@beside
def test_hibc_vectors() -> None:
    for case in vectors("udi/hibc_vectors.json"):
        found = hibc.parse(case["barcode"], TODAY)
        expires = found.expires and found.expires.isoformat()
        if found.expires_hour is not None:
            expires = f"{expires}-{found.expires_hour:02}-00-00"
        quantity = None if found.quantity is None else str(found.quantity)
        made = found.made and found.made.isoformat()
        got = (found.lic, found.pcn, found.uom, found.lot, found.serial, quantity, expires, made)
        keys = ("lic", "pcn", "uom", "lot", "serial", "qty", "expiry", "production")
        assert got == tuple(case[key] for key in keys), case["barcode"]


# -- strings of the same kind, made by what the standard says ------------------------------------------------

LOTS = st.text(alphabet=CSET82, min_size=1, max_size=20)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2070, 1, 1))


@st.composite
def labels(draw: st.DrawFn) -> dict[str, str]:
    """A trade item with what labels carry."""
    body = draw(st.from_regex(r"[0-9]{13}", fullmatch=True))
    fields = {"01": body + check_digit(body)}
    for ai in draw(st.sets(st.sampled_from(["11", "17", "10", "21", "422", "3103", "240", "8008"]))):
        fields[ai] = draw({
            "11": DAYS.map(lambda day: f"{day:%y%m%d}"), "17": DAYS.map(lambda day: f"{day:%y%m00}"), "10": LOTS,
            "21": LOTS, "422": st.sampled_from(sorted(COUNTRIES)), "240": LOTS,
            "3103": st.from_regex(r"[0-9]{6}", fullmatch=True), "8008": st.just("2611201530"),
        }[ai])  # fmt: skip
    return fields


@settings(max_examples=120, deadline=None)
@given(labels())
def test_what_is_written_is_read_back(fields: dict[str, str]) -> None:
    for text in (
        gs1.element_string(fields), "]d2" + gs1.element_string(fields), gs1.element_string(fields, first=True),
        gs1.brackets(gs1.elements_of(fields)), "]C1" + gs1.element_string(fields),
    ):  # fmt: skip
        assert gs1.parse(text).values == fields
    if not {"22", "235"} & fields.keys():
        assert gs1.parse(digital_link(fields)).values == fields
    if "10" not in fields or " " not in fields["10"]:
        scan = read_scan("]d2" + gs1.element_string(fields))
        assert scan.verdict == "valid"
        assert scan.elements is not None
        assert scan.elements.values == fields


@settings(max_examples=120, deadline=None)
@given(labels(), st.integers(min_value=0, max_value=13), st.integers(min_value=1, max_value=9))
def test_a_wrong_digit_in_a_gtin_is_always_seen(fields: dict[str, str], at: int, more: int) -> None:
    gtin = fields["01"]
    wrong = gtin[:at] + str((int(gtin[at]) + more) % 10) + gtin[at + 1 :]
    assert said(lambda: gs1.elements_of({**fields, "01": wrong})) in ("incorrect_check_digit", "invalid_gcp_prefix")
    assert read_scan("]d2" + gs1.element_string(fields).replace(gtin, wrong, 1)).verdict == "invalid"


@settings(max_examples=100, deadline=None)
@given(labels())
def test_lost_separators_are_never_guessed_wrong(fields: dict[str, str]) -> None:
    """Without a single separator the true reading is the only one, or among those offered."""
    lost = gs1.element_string(fields).replace(gs1.GS, "")
    found = read_scan(lost)
    if found.verdict == "valid" and found.elements is not None:
        assert found.elements.values == fields
    elif found.verdict == "ambiguous" and len(found.readings) < 24:
        assert fields in [way.values for way in found.readings]
    known = read_scan(lost, known=lambda ai, value: fields.get(ai) == value)
    if "separator_restored" in known.repairs and "known_value" in known.repairs and known.elements is not None:
        assert any(known.elements.get(ai) == fields.get(ai) for ai in ("10", "21"))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[\]\(+A-Z0-9\x1d^{}|]{1,50}", fullmatch=True))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read_scan(text).verdict in ("valid", "ambiguous", "invalid", "plain")


BARE = f"01{GTIN}1730123110A1"
SHOWN = ["\x1d", "^", "~", "|", "{GS}", "<GS>", "[GS]", "␝", "\\x1d", "<F8>", "{FNC1}", "^]", "&#29;", "\\F", "#"]


def test_what_scanners_and_input_methods_make_of_a_code() -> None:
    want = {"gtin": GTIN, "expires_on": "2030-12-31", "lot": "A1", "serial": "S1"}
    for separator in SHOWN:
        assert read_scan(f"{BARE}{separator}21S1", today=TODAY).values == want, separator
    wide = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
    for text in (
        f"]d2{BARE}\x1d21S1", f"]C1{BARE}\x1d21S1", f"{BARE}\x1d21S1".translate(wide), f"】d2{BARE}\x1d21S1",
        f"\ufeff {BARE}\x1d21S1\r\n", f"（01）{GTIN}（17）301231（10）Ａ１（21）S1", 
        f"01 {GTIN} 17 301231 10 A1\x1d 21 S1", f"HTTPS://ID.GS1.ORG/01/{GTIN}/10/A1/21/S1?17=301231",
        f"]Q1https://id.gs1.org/01/{GTIN}/10/A1/21/S1?17=301231",
    ):  # fmt: skip
        assert read_scan(text, today=TODAY).values == want, text
    # nothing but a look into the books can tell a lot A121S1 from lot A1 with serial S1
    assert read_scan(f"{BARE}21S1").verdict == "ambiguous"
    assert read_scan(f"]d2{BARE}21S1").values["lot"] == "A121S1"  # who sends identifiers sends separators
    resolved = read_scan(f"{BARE}21S1", known=lambda ai, value: (ai, value) == ("21", "S1"))
    assert (resolved.values["lot"], resolved.repairs[-1]) == ("A1", "known_value")
    # too long for a lot: it can only be two fields
    assert read_scan(f"{BARE}{'B' * 15}21S1").verdict == "valid"
    assert read_scan(f"]E0{GTIN[1:]}").values == {"gtin": GTIN}
    assert read_scan(f"]E0{GTIN[1:]}|]e010A1").values == {"gtin": GTIN, "lot": "A1"}
    assert read_scan(GTIN[1:]).values == {"gtin": GTIN}
    for plain in ("L-2611-044", "OP-1042", "10017", f"01{GTIN[:-1]}310A1", "https://mes.example.com/U/demo/CNC-01"):
        assert read_scan(plain).verdict == "plain", plain
    stuck = read_scan("批次A1")
    assert (stuck.verdict, stuck.problem and stuck.problem.code) == ("plain", "input_method")


def test_udi_of_every_issuer() -> None:
    given = {"lot": "A213B1", "serial": "1234", "made_on": date(2026, 1, 31), "expires_on": date(2028, 1, 31)}
    made = udi.assemble("GS1", "6901234567892", **given)
    assert made.hri == f"(01){GTIN}(11)260131(17)280131(10)A213B1(21)1234"
    assert made.pi == "(11)260131(17)280131(10)A213B1(21)1234"
    assert made.unverified == ()
    for issuer, di in (
        ("GS1", GTIN), ("HIBC", "A99912345"), ("MA", ma.di("100350", "0", "1004YA1001")), ("AHM", "AHM.A1234.000123"),
    ):  # fmt: skip
        one = udi.assemble(issuer, di, **given)
        again = udi.parse(one.data)
        assert (again.di, {name: getattr(again, name) for name in given}) == (di, given), issuer
        assert read_scan(one.data, today=TODAY).values["lot"] == "A213B1"
    assert udi.parse("AHM.A1234.000123.BNA1").unverified == ("ahm_structure", "ahm_separators", "ahm_check")
    # printed examples of MA: their checks fit, and one that does not is told, not refused (the rule is unverified)
    printed = "MA.156.M0.100350.01004YA10017.SLMSAGAAAC.M210628.LAY21062803.E220628.V220627.C3"
    assert (udi.parse(printed).notes, udi.parse(printed).unverified) == ((), ("ma_check",))
    assert udi.parse(printed[:-1] + "4").notes == ("ma_check_differs",)
    for issuer, di in (("GS1", "06901234567893"), ("MA", "MA.156.M0.1"), ("AHM", "X1"), ("HIBC", "999"), ("EAN", GTIN)):
        assert said(lambda issuer=issuer, di=di: udi.assemble(issuer, di, lot="A1")), issuer
    assert said(lambda: udi.assemble("GS1", GTIN, lot="LOT OF BLANKS")) == "invalid_cset82_character"
    assert said(lambda: udi.parse("MA.156.M0.100350.01004YA10017.E221399")) == "illegal_month"


def test_logistic_units_are_numbered_once() -> None:
    made = {sscc.make("6901234", number) for number in range(200)}
    assert len(made) == 200
    assert all(sscc.check(f"(00){each}") == each and LINTERS["csum"](each) is None for each in made)
    assert said(lambda: sscc.make("690123456789", 10**4)) == "serial_reference_exhausted"
    assert said(lambda: sscc.make("69", 1)) == "invalid_gcp_prefix"
    assert said(lambda: sscc.check("106901234000000017")) == "incorrect_check_digit"


def test_coupons_are_judged_part_by_part() -> None:
    good = "106141416543213150110120"  # prefix, offer, saving, first requirement
    assert LINTERS["couponcode"](good) is None
    for at in range(1, len(good)):  # cut anywhere it lacks something
        assert LINTERS["couponcode"](good[:at]) is not None
    assert LINTERS["couponcode"](good + "0") == ("coupon_excess_data", len(good), 1)
    ends_before = good + "3" + "261131"
    assert LINTERS["couponcode"](ends_before) == ("coupon_invalid_exipiration_date", len(good) + 1, 6)
    assert LINTERS["couponposoffer"]("0" + "1" + "6141416" + "543210" + "0" + "123456") is None


def test_the_same_seed_gives_the_same_verdicts() -> None:
    """A damaged string is refused or read as another valid one; it never raises anything else."""
    source = random.Random(5)
    text = gs1.element_string({"01": GTIN, "10": "A1", "21": "S1", "17": "301231"})
    for _ in range(2_000):
        at = source.randrange(len(text))
        changed = text[:at] + source.choice("0123456789AZaz()^ \x1d%") + text[at + source.randrange(2) :]
        found = read_scan(f"]d2{changed}")
        assert found.verdict in ("valid", "invalid", "ambiguous")
