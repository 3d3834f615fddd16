"""The GS1 Barcode Syntax Dictionary, read from the published file that is shipped unchanged beside this module."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "data" / "gs1-syntax-dictionary.txt"
_CSETS: Final = {"N": "csetnumeric", "X": "cset82", "Y": "cset39", "Z": "cset64"}
_LINE = re.compile(r"(?P<ais>\d{2,4}(?:-\d{2,4})?)\s+(?P<flags>[*?\"$%&!]*)\s*(?P<rest>[^#]*)(?:#\s*(?P<title>.*))?")
_COMPONENT = re.compile(r"(?P<optional>\[)?(?P<type>[NXYZ])(?P<range>\.\.)?(?P<size>\d+)\]?(?:,(?P<linters>[\w,]+))?")


@dataclass(frozen=True, slots=True)
class Component:
    """A piece of an AI's value: its character set and further checks by name, its least and greatest length."""

    linters: tuple[str, ...]
    least: int
    most: int
    optional: bool


@dataclass(frozen=True)
class Entry:
    """What the dictionary says of one AI. `needs`: one of these groups must all be there, for each of the tuples;
    `excludes`: patterns of AIs that must not be; `qualifiers`: of a Digital Link key, its ordered alternatives (None:
    it is no key)."""

    ai: str
    fixed: bool  # its length is known without a separator
    attribute: bool  # may stand in a Digital Link's query
    components: tuple[Component, ...]
    needs: tuple[tuple[tuple[str, ...], ...], ...]
    excludes: tuple[str, ...]
    qualifiers: tuple[tuple[str, ...], ...] | None
    title: str
    unknown: bool = False

    @cached_property
    def least(self) -> int:
        return sum(each.least for each in self.components if not each.optional)

    @cached_property
    def most(self) -> int:
        return sum(each.most for each in self.components)


@cache
def dictionary() -> Mapping[str, Entry]:
    """Every AI by its digits."""
    found: dict[str, Entry] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if match := _LINE.fullmatch(line.strip()):
            for entry in _entries(match):
                found[entry.ai] = entry
    return found


def _entries(match: re.Match[str]) -> list[Entry]:
    first, _, last = match["ais"].partition("-")
    words = match["rest"].split()
    parts = [each for each in words if _COMPONENT.fullmatch(each)]
    needs: list[tuple[tuple[str, ...], ...]] = []
    excludes: list[str] = []
    qualifiers: tuple[tuple[str, ...], ...] | None = None
    for key, _, value in (each.partition("=") for each in words if each not in parts):
        if key == "req":
            needs.append(tuple(tuple(group.split("+")) for group in value.split(",")))
        elif key == "ex":
            excludes += value.split(",")
        elif key == "dlpkey":
            qualifiers = tuple(tuple(way.split(",")) for way in value.split("|")) if value else ()
    return [
        Entry(
            str(number).zfill(len(first)), "*" in match["flags"], "?" in match["flags"],
            tuple(_component(each) for each in parts), tuple(needs), tuple(excludes), qualifiers,
            (match["title"] or "").strip(),
        )
        for number in range(int(first), int(last or first) + 1)
    ]  # fmt: skip


def _component(text: str) -> Component:
    match = _COMPONENT.fullmatch(text)
    assert match is not None
    most = int(match["size"])
    more = tuple(match["linters"].split(",")) if match["linters"] else ()
    return Component((_CSETS[match["type"]], *more), 1 if match["range"] else most, most, bool(match["optional"]))


@cache
def ai_length(prefix: str) -> int:
    """How many digits an AI has, by its first two (0: no AI begins so)."""
    return next((len(ai) for ai in dictionary() if ai.startswith(prefix)), 0)


def entry_at(text: str, at: int) -> Entry | None:
    """The AI that stands at this place."""
    length = ai_length(text[at : at + 2]) if len(text) >= at + 2 else 0
    return dictionary().get(text[at : at + length]) if length else None


FIXED_PREFIXES: Final = frozenset(
    [
        "00",
        "01",
        "02",
        "03",
        "04",
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "20",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "41",
    ]
)
"""First digits whose length is settled for all time, AIs yet to come too (General Specifications 7.8.5)."""


def unknown_entry(ai: str) -> Entry | None:
    """An AI that the dictionary does not know, as far as it can be read: characters of set 82."""
    settled = ai_length(ai[:2])
    if not (ai.isascii() and ai.isdigit() and 2 <= len(ai) <= 4) or (settled and settled != len(ai)):
        return None
    anything = Component(("cset82",), 1, 90, optional=False)
    return Entry(ai, ai[:2] in FIXED_PREFIXES, True, (anything,), (), (), None, "", unknown=True)
