"""GS1 element strings: bracketed, with FNC1, as scanners send them; checked by the published syntax dictionary.

`parse` takes any of the four forms and raises CodeInvalid for whatever the standard refuses. What a bad scanner makes
of a code is put right before, by `scan.read_scan`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from infra.codes.dates import date_of, now
from infra.codes.dictionary import Entry, dictionary, entry_at, unknown_entry
from infra.codes.linters import LINTERS, kind_of
from infra.codes.problem import CodeInvalid, Problem
from infra.codes.values import check_digit

GS: Final = "\x1d"
"""How a scanner sends FNC1 within the data."""
LONGEST: Final = 8191


@dataclass(frozen=True, slots=True)
class Element:
    """One AI with its value; `entry` is what the dictionary says of it."""

    ai: str
    value: str
    entry: Entry

    @property
    def title(self) -> str:
        return self.entry.title


@dataclass(frozen=True, slots=True)
class Elements(Sequence[Element]):
    """Element strings in the order they came. `elements["10"]` is the value of an AI (KeyError: it is not there)."""

    items: tuple[Element, ...]

    def __getitem__(self, key: int | slice | str) -> "Element | str":  # type: ignore[override]
        if isinstance(key, str):
            return self.values[key]
        return self.items[key]  # type: ignore[return-value]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Element]:
        return iter(self.items)

    @property
    def values(self) -> dict[str, str]:
        """By AI; of a repeated one the first (they are equal)."""
        return {each.ai: each.value for each in reversed(self.items)}

    def get(self, *ais: str) -> str | None:
        """The value of the first of these AIs that is there."""
        values = self.values
        return next((values[ai] for ai in ais if ai in values), None)

    def date(self, *ais: str, today: date | None = None) -> date | None:
        value = self.get(*ais)
        return date_of(value[:6], today or now()) if value else None


Fields = Mapping[str, str] | Iterable[tuple[str, str]] | Elements


# -- reading -----------------------------------------------------------------------------------------------


def parse(text: str, *, rules: bool = True, unknown: bool = False) -> Elements:
    """Bracketed `(01)…(10)…`, scan data with its symbology identifier, a Digital Link, or data with FNC1 as GS.

    `rules`: also which AIs need and exclude each other (off for one carrier of several on a thing); `unknown`: let
    AIs pass that the dictionary does not have. Raises CodeInvalid.
    """
    from infra.codes.digital_link import parse_link  # it is made of element strings
    from infra.codes.symbology import parse_scan

    if text.startswith("]"):
        found = parse_scan(text).elements
        if found is None:
            raise wrong("no_gs1_data", "syntax")
    elif text.startswith("("):
        found = bracketed(text, unknown=unknown)
    elif text[:4].lower() == "http":
        found = parse_link(text, unknown=unknown).elements
    else:
        found = unbracketed(text.removeprefix(GS))
    return check_rules(found) if rules else found


def bracketed(text: str, *, unknown: bool = False) -> Elements:
    """`(01)12345678901231(10)AB`; a bracket within a value is written `\\(`."""
    found, at = [], 0
    while at < len(text):
        match = re.compile(r"\(([^)]*)\)((?:\\\(|[^(])*)").match(text, at)
        if match is None:
            raise wrong("brackets_malformed", "syntax", at=at, length=len(text) - at)
        ai, value = match[1], match[2].replace("\\(", "(")
        entry = known_entry(ai, unknown=unknown)
        found.append(element(entry, value))
        at = match.end()
    if not found:
        raise wrong("empty", "syntax")
    return Elements(tuple(found))


def known_entry(ai: str, *, unknown: bool = False) -> Entry:
    entry = dictionary().get(ai) or (unknown_entry(ai) if unknown else None)
    if entry is None:
        raise wrong("unknown_ai", "unknown", ai[:20])
    return entry


def unbracketed(text: str, fnc1: str = GS) -> Elements:
    """Data as symbols carry them, after their first FNC1. A separator after a value of known length may stay."""
    if not text:
        raise wrong("empty", "syntax")
    found, at = [], 0
    while at < len(text):
        entry = entry_at(text, at)
        if entry is None:
            raise wrong("unknown_ai", "unknown", text[at : at + 4], at=at)
        begin = at + len(entry.ai)
        end = text.find(fnc1, begin)
        end = len(text) if end < 0 else end
        if entry.fixed:
            end = min(end, begin + entry.most)
        value = text[begin:end]
        consumed = check_value(entry, value)
        if consumed < len(value):
            raise wrong("data_too_long", "length", entry.ai, at=consumed, length=len(value) - consumed)
        found.append(Element(entry.ai, value, entry))
        at = end + (1 if text[end : end + 1] == fnc1 else 0)
    return Elements(tuple(found))


def element(entry: Entry, value: str) -> Element:
    """An AI with its whole value. Raises CodeInvalid."""
    if not value:
        raise wrong("data_empty", "length", entry.ai)
    if len(value) < entry.least:
        raise wrong("data_too_short", "length", entry.ai, length=len(value))
    if len(value) > entry.most:
        raise wrong("data_too_long", "length", entry.ai, at=entry.most, length=len(value) - entry.most)
    consumed = check_value(entry, value)
    if consumed < len(value):
        raise wrong("data_too_long", "length", entry.ai, at=consumed, length=len(value) - consumed)
    return Element(entry.ai, value, entry)


def check_value(entry: Entry, value: str) -> int:
    """How much of the value its components take. Raises CodeInvalid for what a linter refuses."""
    if not value:
        raise wrong("data_empty", "length", entry.ai)
    at = 0
    for part in entry.components:
        piece = value[at : at + part.most]
        if part.optional and not piece:
            continue
        if len(piece) < part.least:
            raise wrong("incorrect_length", "length", entry.ai, at=at, length=len(piece))
        for name in part.linters:
            if bad := LINTERS[name](piece):
                raise wrong(bad[0], kind_of(bad[0]), entry.ai, at=at + bad[1], length=bad[2])
        at += len(piece)
    return at


# -- rules between AIs -------------------------------------------------------------------------------------


def check_rules(elements: Elements) -> Elements:
    """The elements, if they may stand together on one thing. Raises CodeInvalid."""
    there = list(dict.fromkeys(each.ai for each in elements))
    for each in sorted(elements, key=lambda one: one.ai):
        _check_exclusions(each, there)
    for each in sorted(elements, key=lambda one: one.ai):
        _check_needs(each, there)
    seen: dict[str, str] = {}
    for each in elements:
        if seen.setdefault(each.ai, each.value) != each.value:
            raise wrong("different_values", "repeated", each.ai)
    if "8030" in seen:
        _check_signed(elements)
    return elements


def _matching(pattern: str, ais: Iterable[str], but: str) -> str | None:
    """`310n`, `35nn`: the first AI of that form, other than the one that asks."""
    fixed = pattern.rstrip("n")
    return next((ai for ai in ais if len(ai) == len(pattern) and ai.startswith(fixed) and ai != but), None)


def _check_exclusions(each: Element, there: Sequence[str]) -> None:
    for pattern in each.entry.excludes:
        if other := _matching(pattern, there, each.ai):
            raise wrong("excluded_pair", "excluded", each.ai, other=other)


def _check_needs(each: Element, there: Sequence[str]) -> None:
    for ways in each.entry.needs:
        if not any(all(_matching(pattern, there, each.ai) for pattern in way) for way in ways):
            raise wrong("required_missing", "required", each.ai, other=",".join("+".join(way) for way in ways))


def _check_signed(elements: Elements) -> None:
    """A digital signature (8030) signs one thing: a key that may have a serial must have it."""
    for each in elements:
        if each.ai in ("253", "255", "8003") and len(each.value) == each.entry.least:
            raise wrong("serial_not_present", "required", each.ai)


# -- writing -----------------------------------------------------------------------------------------------


def elements_of(fields: Fields, *, rules: bool = True, unknown: bool = False) -> Elements:
    """Checked elements of `{"01": …, "10": …}` or pairs. Raises CodeInvalid."""
    if isinstance(fields, Elements):
        return fields
    pairs = fields.items() if isinstance(fields, Mapping) else fields
    found = Elements(tuple(element(known_entry(ai, unknown=unknown), value) for ai, value in pairs))
    if not found:
        raise wrong("empty", "syntax")
    return check_rules(found) if rules else found


def element_string(fields: Fields, *, fnc1: str = GS, first: bool = False, fixed_first: bool = True) -> str:
    """What goes into a GS1-128, GS1 DataMatrix or GS1 QR symbol. `first`: with the leading FNC1 too.

    Values of known length stand first, which saves separators (General Specifications 7.8.6). Raises CodeInvalid.
    """
    items = list(elements_of(fields))
    if fixed_first and not isinstance(fields, Elements):
        items.sort(key=lambda each: not each.entry.fixed)
    parts = [fnc1] if first else []
    for number, each in enumerate(items):
        last = number == len(items) - 1
        parts.append(f"{each.ai}{each.value}{'' if each.entry.fixed or last else fnc1}")
    return "".join(parts)


def hri(fields: Fields) -> str:
    """What is printed beside the symbol: `(01)…(10)…`. Raises CodeInvalid."""
    items = list(elements_of(fields))
    if not isinstance(fields, Elements):
        items.sort(key=lambda each: not each.entry.fixed)
    return "".join(f"({each.ai}){each.value}" for each in items)


def brackets(elements: Elements) -> str:
    """As `bracketed` reads it back."""
    return "".join(f"({each.ai}){each.value.replace('(', chr(92) + '(')}" for each in elements)


# -- keys --------------------------------------------------------------------------------------------------


def gtin14(text: str) -> str:
    """A GTIN-8, -12, -13 or -14 as fourteen digits. Raises CodeInvalid."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        raise wrong("non_digit_character", "characters", "01")
    if len(digits) not in (8, 12, 13, 14):
        raise wrong("incorrect_length", "length", "01", length=len(digits))
    if check_digit(digits[:-1]) != digits[-1]:
        raise wrong("incorrect_check_digit", "check", "01", at=len(digits) - 1, length=1)
    return digits.zfill(14)


def wrong(code: str, kind: str, part: str = "", *, at: int = 0, length: int = 0, other: str = "") -> CodeInvalid:
    return CodeInvalid(Problem(code, kind, part, at, length, other))
