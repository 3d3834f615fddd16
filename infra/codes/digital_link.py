"""GS1 Digital Link URIs (GS1 Digital Link Standard: URI Syntax 1.6), uncompressed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from infra.codes.dictionary import Entry, dictionary
from infra.codes.gs1 import Element, Elements, Fields, element, elements_of, known_entry, wrong

STEM: Final = "https://id.gs1.org"
_URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")
_HEAD = re.compile(r"(?:https|HTTPS|http|HTTP)://([A-Za-z0-9\-.:\[\]]+)(/[^?#]*)(?:\?([^#]*))?(?:#.*)?")
_WORDS: Final = {
    "cpid": "8010", "cpsn": "8011", "cpv": "22", "gcn": "255", "gdti": "253", "giai": "8004", "ginc": "401",
    "gln": "414", "glnx": "254", "gmn": "8013", "grai": "8003", "gsin": "402", "gsrn": "8018", "gsrnp": "8017",
    "gtin": "01", "itip": "8006", "lot": "10", "party": "417", "refno": "8020", "ser": "21", "srin": "8019",
    "sscc": "00",
}  # fmt: skip
"""Words instead of AIs in the path, as links printed before 2023 may have them."""


@dataclass(frozen=True, slots=True)
class Link:
    """The elements of the path, then those of the query; `stem` is what stands before them."""

    stem: str
    elements: Elements
    in_path: int


def parse_link(text: str, *, unknown: bool = False, short_gtin: bool = True) -> Link:
    """`short_gtin`: a GTIN of 8, 12 or 13 digits is read as its 14. Raises CodeInvalid."""
    if not _URI.fullmatch(text):
        raise wrong("illegal_uri_character", "characters")
    head = _HEAD.fullmatch(text)
    if head is None:
        raise wrong("no_link", "syntax")
    path = head[2].split("/")[1:]
    begin = _key_at(path, unknown)
    found = [
        _read(_entry(ai, unknown), value, short_gtin=short_gtin)
        for ai, value in zip(path[begin::2], path[begin + 1 :: 2], strict=True)
    ]
    sequence = [each.ai for each in found]
    if not _is_sequence(sequence):
        raise wrong("qualifier_order", "key", sequence[0], other=",".join(sequence[1:]))
    for name, value in _query(head[3] or ""):
        found.append(_read(known_entry(name, unknown=unknown), value.replace("+", " "), short_gtin=short_gtin))
    _check_attributes(found, len(sequence))
    stem = text[: head.start(2)] + "".join(f"/{each}" for each in path[:begin])
    return Link(stem, Elements(tuple(found)), len(sequence))


def _key_at(path: Sequence[str], unknown: bool) -> int:
    """Where the last primary key stands, walking back over pairs of AI and value."""
    at = len(path) - 2
    while at >= 0:
        try:
            entry = _entry(path[at], unknown)
        except ValueError:
            break
        if entry.qualifiers is not None:
            return at
        at -= 2
    raise wrong("no_key", "key")


def _entry(name: str, unknown: bool) -> Entry:
    ai = _WORDS.get(name, name)
    entry = dictionary().get(ai)
    if entry is None and unknown:
        entry = known_entry(ai, unknown=True)
    if entry is None:
        raise ValueError(name)
    return entry


def _read(entry: Entry, value: str, *, short_gtin: bool) -> Element:
    plain = re.sub("%([0-9A-Fa-f]{2})", lambda match: chr(int(match[1], 16)), value)
    if "\0" in plain:
        raise wrong("illegal_null", "characters", entry.ai)
    if short_gtin and entry.ai == "01" and len(plain) in (8, 12, 13):
        plain = plain.zfill(14)
    return element(entry, plain)


def _query(text: str) -> list[tuple[str, str]]:
    """The parameters that are AIs. Others belong to who made the link, but digits that are no AI are a mistake."""
    pairs = [each.partition("=") for each in text.split("&") if each]
    return [(name, value) for name, equals, value in pairs if equals and name.isascii() and name.isdigit()]


def _is_sequence(ais: Sequence[str]) -> bool:
    """A key with some of its qualifiers in their order, all of one alternative."""
    ways = dictionary()[ais[0]].qualifiers or ((),)
    return any(_is_part(ais[1:], way) for way in ways)


def _is_part(ais: Sequence[str], of: Sequence[str]) -> bool:
    rest = iter(of)
    return all(any(ai == each for each in rest) for ai in ais)


def _check_attributes(found: Sequence[Element], in_path: int) -> None:
    path = [each.ai for each in found[:in_path]]
    ais = [each.ai for each in found]
    for each in sorted(found, key=lambda one: one.ai):
        if ais.count(each.ai) > 1:
            raise wrong("duplicate_ai", "repeated", each.ai)
    for each in found[in_path:]:
        if not each.entry.attribute:
            raise wrong("no_attribute", "key", each.ai)
        if any(_is_sequence([*path[:at], each.ai, *path[at:]]) for at in range(1, len(path) + 1)):
            raise wrong("belongs_in_path", "key", each.ai)


def digital_link(fields: Fields, stem: str = STEM, *, rules: bool = True, unknown: bool = False) -> str:
    """The canonical link of these elements: the first key that is there, as many of its qualifiers as can be, the
    rest as attributes. Raises CodeInvalid."""
    elements = elements_of(fields, rules=rules, unknown=unknown)
    values = elements.values
    key = next((each for each in elements if each.entry.qualifiers is not None), None)
    if key is None:
        raise wrong("no_key", "key")
    ways = [[ai for ai in way if ai in values] for way in key.entry.qualifiers or ()]
    path = [key.ai, *max(ways, key=len, default=[])]
    rest = [each for each in elements if each.ai not in path]
    for each in rest:
        if not each.entry.attribute:
            raise wrong("no_attribute", "key", each.ai)
    ordered = {each.ai: each.value for each in sorted(rest, key=lambda one: not one.entry.fixed)}
    firsts = {ai: values[ai] for ai in ordered}
    steps = "".join(f"/{ai}/{quote(values[ai], safe='')}" for ai in path)
    query = "&".join(f"{ai}={quote(value, safe='')}" for ai, value in firsts.items())
    return f"{stem.rstrip('/')}{steps}{'?' if query else ''}{query}"
