"""The tolerant way in: what scanners, keyboards and input methods make of a code is put right, then it is read.

What is put right is told (`Scan.repairs`), what could be read in two ways is said to be ambiguous and never guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from infra.codes import gs1, hibc, sscc, udi
from infra.codes.gs1 import GS, Elements
from infra.codes.lost import readings
from infra.codes.problem import CodeInvalid, Problem
from infra.codes.symbology import GS1, PLAIN, RETAIL, parse_scan
from infra.codes.udi import Udi
from infra.codes.values import check_digit

SCHEMES: Final = ("plain", "gs1", "hibc", "ma", "ahm", "link", "url")
VERDICTS: Final = ("valid", "ambiguous", "invalid", "plain")
LONGEST: Final = 2000

Known = Callable[[str, str], bool]
"""Does anybody know this value of this AI? Asked of `10`, `21`, `00` and `01` when a code can be cut in two ways."""

_SHOWN: Final = re.compile(
    r"""[{<\[(](?:GS|FNC1|F8|0x1D|29|\\x1d)[}>\])] | \\x1[dD] | \\u001[dD] | &\#(?:29|x1[dD]); | %1[dD] | \\F | \^\]
    | \u241d | \u21d4 | \x1d""",
    re.VERBOSE | re.IGNORECASE,
)
"""How programs and scanners write the separator."""
_MARKS: Final = "^~|`@#$"
"""Characters of no GS1 value that scanners are set up to send instead of it."""
_CHINESE: Final = str.maketrans({
    "【": "[", "】": "]", "「": "{", "」": "}", "《": "<", "》": ">", "、": "\\", "。": ".", "·": "`", "￥": "$",
    "¥": "$", "‘": "'", "’": "'", "“": '"', "”": '"', "—": "-", "–": "-", "…": "^", "×": "*", "÷": "/",
    "〈": "<", "〉": ">", "〔": "(", "〕": ")", "『": "{", "』": "}",
})  # fmt: skip
"""What an input method types for the keys of a scanner, as far as NFKC leaves it."""
_AIM = re.compile(r"[\]}]([A-Za-z][0-9A-Za-z])")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1c\x1e\x1f\x7f]")
_HAN = re.compile("[\u3400-\u9fff]")
_BRACKETED = re.compile(r"\(\d{2,4}\)")


@dataclass(frozen=True, slots=True)
class Scan:
    """`text`: as understood. `readings`: of an ambiguous GS1 code, the ways it may be meant. `values` names what the
    scheme gives: gtin, lot, serial, sscc, made_on, expires_on, di, quantity …"""

    text: str
    scheme: str  # SCHEMES
    verdict: str  # VERDICTS
    symbology: str | None = None
    elements: Elements | None = None
    udi: Udi | None = None
    readings: Sequence[Elements] = ()
    problem: Problem | None = None
    repairs: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


def read_scan(text: str, known: Known | None = None, today: date | None = None) -> Scan:
    """What the text is. Never raises: an invalid code comes back with its problem, other text as plain."""
    plain, repairs = _cleaned(text[:LONGEST])
    mark = _AIM.match(plain)
    symbology = mark[1] if mark else None
    body = plain[3:] if mark else plain
    for read in (_links, _ma_ahm, _hibc, _gs1):
        found = read(body, symbology, known, today, repairs)
        if found is not None:
            return found
    return _plain(body, symbology, repairs)


def _cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """Half width, visible, without what Chinese input made of the keys. The separator stays U+001D."""
    repairs = []
    half = unicodedata.normalize("NFKC", text.translate(_CHINESE)).translate(_CHINESE)
    if half != text:
        repairs.append("full_width")
    clean = _INVISIBLE.sub("", half).strip(" \t\r\n")
    return clean, tuple(repairs)


# -- what is no GS1 element string ---------------------------------------------------------------------------


def _links(
    body: str, symbology: str | None, _known: Known | None, today: date | None, repairs: tuple[str, ...]
) -> Scan | None:
    if not re.match(r"https?://", body, re.IGNORECASE):
        return None
    if symbology is not None and symbology in GS1:
        symbology = None
    scheme, _, rest = body.partition("://")
    try:
        elements = gs1.check_rules(gs1.parse(f"{scheme.lower()}://{rest}", rules=False))
    except CodeInvalid as refused:
        if refused.problem.code in ("no_key", "no_link", "illegal_uri_character"):
            return Scan(body, "url", "plain", symbology, repairs=repairs)
        return Scan(body, "link", "invalid", symbology, problem=refused.problem, repairs=repairs)
    return _read("link", body, symbology, elements, repairs, today)


def _ma_ahm(
    body: str, symbology: str | None, _known: Known | None, today: date | None, repairs: tuple[str, ...]
) -> Scan | None:
    scheme = "ma" if re.match(r"MA\.\d{3}\.M0\.", body) else "ahm" if re.match(r"AHM\.", body) else None
    return _of_udi(scheme, body, symbology, today, repairs) if scheme else None


def _hibc(
    body: str, symbology: str | None, _known: Known | None, today: date | None, repairs: tuple[str, ...]
) -> Scan | None:
    starts = re.match(r"\*?\+(?:[A-Z][A-Z0-9]{3}[A-Z0-9]|\$|[0-9]{5})", body.upper())
    if not starts:
        return None
    if body != body.upper():
        body, repairs = body.upper(), (*repairs, "upper_case")
    return _of_udi("hibc", body, symbology, today, repairs)


def _of_udi(scheme: str, body: str, symbology: str | None, today: date | None, repairs: tuple[str, ...]) -> Scan:
    try:
        found = udi.parse(body, today)
    except CodeInvalid as refused:
        if refused.problem.code == "no_device_identifier":  # a HIBC secondary symbol by itself
            return _secondary(body, symbology, today, repairs)
        return Scan(body, scheme, "invalid", symbology, problem=refused.problem, repairs=repairs)
    return Scan(body, scheme, "valid", symbology, udi=found, repairs=repairs, values=udi_values(found))


def _secondary(body: str, symbology: str | None, today: date | None, repairs: tuple[str, ...]) -> Scan:
    found = hibc.parse(body, today)
    told = {"lot": found.lot, "serial": found.serial, "expires_on": found.expires and found.expires.isoformat()}
    values = {name: value for name, value in told.items() if value}
    return Scan(body, "hibc", "valid", symbology, repairs=(*repairs, "without_primary"), values=values)


def _plain(body: str, symbology: str | None, repairs: tuple[str, ...]) -> Scan:
    values = {}
    if symbology in (None, "C0", "I0", "I1", "X0") and re.fullmatch(r"[0-9]{8}|[0-9]{12,14}", body):
        with suppress(CodeInvalid):
            values["gtin"] = gs1.gtin14(body)
    if re.fullmatch(r"[0-9]{18}", body):
        with suppress(CodeInvalid):
            values["sscc"] = sscc.check(body)
    problem = Problem("input_method", "characters") if _HAN.search(body) and not body.isalpha() else None
    return Scan(body, "plain", "plain", symbology, problem=problem, repairs=repairs, values=values)


# -- GS1 ---------------------------------------------------------------------------------------------------------


def _gs1(
    body: str, symbology: str | None, known: Known | None, today: date | None, repairs: tuple[str, ...]
) -> Scan | None:
    if symbology in RETAIL:
        return _retail(body, symbology, today, repairs)
    said = symbology in GS1
    if symbology in PLAIN and not _looks_gs1(body):
        return None
    if not said and not _looks_gs1(body):
        return None
    first: Problem | None = None
    for data, more in _ways(body, blanks=not said):
        found = _attempt(data, symbology, known, today, (*repairs, *more))
        if isinstance(found, Scan):
            return found
        first = first or found
    if said or _BRACKETED.match(body) or GS in body:
        return Scan(body, "gs1", "invalid", symbology, problem=first, repairs=repairs)
    return Scan(body, "gs1", "invalid", symbology, problem=first, repairs=repairs) if _surely_gs1(body) else None


def _retail(body: str, symbology: str | None, today: date | None, repairs: tuple[str, ...]) -> Scan:
    try:
        found = parse_scan(f"]{symbology}{body}").elements
        assert found is not None
        return _read("gs1", body, symbology, gs1.check_rules(found), repairs, today)
    except CodeInvalid as refused:
        return Scan(body, "gs1", "invalid", symbology, problem=refused.problem, repairs=repairs)


def _looks_gs1(body: str) -> bool:
    """Begins with an AI that begins labels, and is longer than any number people give to things by themselves."""
    bare = _SHOWN.sub("", body).lstrip(_MARKS)
    return bool(_BRACKETED.match(body) or re.match(r"(?:01|02|03|8006)\d{14}|00\d{18}", bare.replace(" ", "")))


def _surely_gs1(body: str) -> bool:
    """A correct GTIN or SSCC stands at its beginning: what follows is a damaged code and no number of our own."""
    bare = _SHOWN.sub("", body).lstrip(_MARKS).replace(" ", "")
    match = re.match(r"0[123](\d{14})|00(\d{18})", bare)
    return bool(match and check_digit((match[1] or match[2])[:-1]) == (match[1] or match[2])[-1])


def _ways(body: str, *, blanks: bool) -> list[tuple[str, tuple[str, ...]]]:
    """The data with its separators as they may have been written, the most literal first. `blanks`: somebody typed it
    or copied it from beside the symbol, so a blank is no damaged character."""
    shown = _SHOWN.sub(GS, body)
    ways: list[tuple[str, tuple[str, ...]]] = [
        (shown, ("separator_shown",) if shown.replace(GS, "") != body.replace(GS, "") else ())
    ]
    spaceless = shown.replace(" ", "") if blanks else shown
    if spaceless != shown:
        ways.append((spaceless, (*ways[0][1], "spaces")))
    used = [mark for mark in _MARKS if mark in spaceless]
    if len(used) == 1:
        ways.append((spaceless.replace(used[0], GS), ("separator_shown",)))
    elif used:
        ways.append((re.sub(f"[{re.escape(''.join(used))}]", GS, spaceless), ("separator_shown",)))
    if "'" in spaceless:  # syllables of an input method
        ways.append((spaceless.replace("'", ""), ("input_method",)))
    return ways


def _attempt(
    data: str, symbology: str | None, known: Known | None, today: date | None, repairs: tuple[str, ...]
) -> Scan | Problem:
    """The data as it stands, then with separators lost. What stands may itself be two fields run together when the
    scanner sends neither separators nor symbology identifiers."""
    bare = data.strip(GS)
    strict, problem = None, None
    try:
        strict = gs1.parse(data) if data.startswith("(") else gs1.check_rules(gs1.unbracketed(bare))
    except CodeInvalid as refused:
        problem = refused.problem
    trusted = symbology is not None or GS in bare or data.startswith("(")
    if strict is not None and trusted:
        return _read("gs1", data, symbology, strict, repairs, today)
    if data.startswith("("):
        assert problem is not None
        return problem
    found = readings(bare)
    if strict is None and not found:
        assert problem is not None
        return problem
    return _decided(data, symbology, strict, found, known, repairs, today)


def _decided(
    data: str, symbology: str | None, strict: Elements | None, found: Sequence[Elements], known: Known | None,
    repairs: tuple[str, ...], today: date | None,
) -> Scan:  # fmt: skip
    if len(found) == 1:
        more = () if strict is not None else ("separator_restored",)
        return _read("gs1", data, symbology, found[0], (*repairs, *more), today)
    if known is not None:
        told = [sum(known(each.ai, each.value) for each in way if each.ai in ("10", "21")) for way in found]
        best = [way for way, times in zip(found, told, strict=True) if times and times == max(told)]
        if len(best) == 1:
            return _read("gs1", data, symbology, best[0], (*repairs, "separator_restored", "known_value"), today)
    return Scan(data, "gs1", "ambiguous", symbology, readings=tuple(found), repairs=repairs)


def _read(
    scheme: str, text: str, symbology: str | None, elements: Elements, repairs: tuple[str, ...], today: date | None
) -> Scan:
    device = udi.of_elements(elements, today) if elements.get("01") else None
    return Scan(
        text, scheme, "valid", symbology, elements, device, repairs=repairs, values=values_of(elements, today)
    )  # fmt: skip


_NAMES: Final = {"gtin": "01", "content": "02", "sscc": "00", "lot": "10", "serial": "21", "quantity": "30",
                 "count": "37", "order_number": "400", "item": "240", "giai": "8004", "gln": "414"}  # fmt: skip


def values_of(elements: Elements, today: date | None = None) -> dict[str, str]:
    """What GS1 elements say, by names that other schemes use too. Dates as YYYY-MM-DD."""
    there = elements.values
    values = {name: there[ai] for name, ai in _NAMES.items() if ai in there}
    for name, ais in {"made_on": ("11",), "expires_on": ("17", "7003"), "best_before": ("15",)}.items():
        day = elements.date(*ais, today=today)
        if day is not None:
            values[name] = day.isoformat()
    return values


def udi_values(found: Udi) -> dict[str, str]:
    told = {
        "di": found.di, "lot": found.lot, "serial": found.serial,
        "made_on": found.made_on and found.made_on.isoformat(),
        "expires_on": found.expires_on and found.expires_on.isoformat(), **dict(found.more),
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}
