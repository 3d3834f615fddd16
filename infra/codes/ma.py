"""MA (IDcode) of 中关村工信二维码技术研究院, for medical devices.

    MA.156.M0.<maker, 6>.<package 1, item 6, check 1> .S… .M… .L… .D… .E… .V… .C<check>

The structure is that of the published questions and answers on the code book (医疗器械唯一标识 MA(IDcode)编码手册);
the check characters follow no published text, only printed examples: what disagrees with them is told, not refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from infra.codes.gs1 import wrong

_DI = re.compile(r"MA\.(?P<country>[0-9]{3})\.M0\.(?P<maker>[0-9A-Za-z]{6})\.(?P<product>[0-9A-Za-z\-]{3,20})")
UNITS: Final = {"S": "serial", "M": "made", "L": "lot", "D": "sterilisation_lot", "E": "expires", "V": "valid_until"}
OLD_UNITS: Final = {"P": "made"}
"""Seen on labels of 2019 and 2020."""
_DATE = re.compile(r"[0-9]{6}(?:[0-9]{2})?")
_VALUE = re.compile(r"[0-9A-Za-z\-@$,*+%/#!^~]{1,40}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OTHERS = "-.@$,*+%/#!^~"


@dataclass(frozen=True, slots=True)
class Ma:
    di: str
    values: Mapping[str, str]
    notes: tuple[str, ...]


def _value(sign: str) -> int:
    """0-9, A-Z = 10-35, a-g = 36-42, h-z = 45-63 (43 and 44 are left out), then marks from 64."""
    if sign.isdigit():
        return int(sign)
    if sign in _OTHERS:
        return 64 + _OTHERS.index(sign)
    if sign.isupper():
        return ord(sign) - ord("A") + 10
    place = _LETTERS.index(sign)
    return 36 + place if place < 7 else 38 + place


def check_digit(text: str) -> str:
    """Luhn over the characters' values written one behind the other. Unverified: fits printed examples."""
    digits = "".join(str(_value(sign)) for sign in text)
    total = 0
    for place, sign in enumerate(reversed(digits)):
        number = int(sign) * (2 if place % 2 else 1)
        total += number - 9 if number > 9 else number
    return str(-total % 10)


def parse(text: str) -> Ma:
    """Raises CodeInvalid."""
    match = _DI.match(text)
    if match is None:
        raise wrong("ma_malformed", "syntax")
    di, rest = match[0], text[match.end() :]
    if rest and not rest.startswith("."):
        raise wrong("ma_malformed", "syntax", at=match.end(), length=len(rest))
    notes = [] if di[-1] == check_digit(di[:-1]) else ["ma_check_differs"]
    values: dict[str, str] = {}
    units = rest[1:].split(".") if rest else []
    for number, unit in enumerate(units):
        if unit[:1] == "C" and number == len(units) - 1:
            before = rest[: len(rest) - len(unit) - 1]
            if unit[1:] != check_digit(before):
                notes.append("ma_check_differs")
            continue
        name = UNITS.get(unit[:1]) or OLD_UNITS.get(unit[:1])
        if name is None:
            raise wrong("ma_unit_unknown", "unknown", unit[:1])
        if name in values:
            raise wrong("different_values", "repeated", unit[:1])
        values[name] = _checked(unit[:1], name, unit[1:])
    return Ma(di, values, tuple(dict.fromkeys(notes)))


def _checked(letter: str, name: str, value: str) -> str:
    if name in ("made", "expires", "valid_until"):
        if not _DATE.fullmatch(value):
            raise wrong("ma_date", "date", letter)
    elif not _VALUE.fullmatch(value):
        raise wrong("ma_characters", "characters", letter)
    return value


def di(maker: str, package: str, item: str, country: str = "156") -> str:
    """A device identifier with its check character. Raises CodeInvalid."""
    body = f"MA.{country}.M0.{maker}.{package}{item}"
    made = body + check_digit(body)
    if not _DI.fullmatch(made):
        raise wrong("ma_malformed", "syntax")
    return made


def assemble(di: str, values: Mapping[str, str]) -> str:
    """The code with its units in the order S M L D E V and its check. Raises CodeInvalid."""
    units = "".join(
        f".{letter}{_checked(letter, name, values[name])}" for letter, name in UNITS.items() if values.get(name)
    )
    if not _DI.fullmatch(di):
        raise wrong("ma_malformed", "syntax")
    return f"{di}{units}.C{check_digit(units)}" if units else di
