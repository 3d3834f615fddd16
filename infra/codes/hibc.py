"""HIBC, the Health Industry Bar Code (ANSI/HIBC 2.6): primary, secondary, both concatenated, mod 43.

primary        + labeler(4) product(1-18) unit-of-measure(1) check
secondary      + data link check         link: the primary's check character
concatenated   + labeler product unit / data / more data check
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from infra.codes.dates import days_in, full_year, now
from infra.codes.gs1 import wrong

SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
"""Mod 43: the value of a character is its place."""
_PRIMARY = re.compile(r"(?P<lic>[A-Z][A-Z0-9]{3})(?P<pcn>[A-Z0-9]{1,18})(?P<uom>[0-9])")
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_NAME = re.compile(r"[A-Z0-9\-. ]{0,18}")
_DATES: Final = {"2": (6, "mdy"), "3": (6, "ymd"), "4": (8, "ymdh"), "5": (5, "yj"), "6": (7, "yjh"), "7": (0, "")}


@dataclass(frozen=True, slots=True)
class Hibc:
    """`expires`: of a month only, its first day (`month_only`); `expires_hour` where the form has one. `link`: the
    check character of the primary a lone secondary belongs to."""

    lic: str | None = None
    pcn: str | None = None
    uom: str | None = None
    lot: str | None = None
    serial: str | None = None
    quantity: int | None = None
    expires: date | None = None
    expires_hour: int | None = None
    made: date | None = None
    month_only: bool = False
    link: str | None = None
    parts: tuple[str, ...] = field(default=(), compare=False)

    @property
    def di(self) -> str | None:
        """The UDI-DI as databases of devices list it."""
        return f"{self.lic}{self.pcn}{self.uom}" if self.lic else None


def check_character(text: str) -> str:
    """Mod 43 over everything before it, the + too. Raises CodeInvalid for a character HIBC does not have."""
    for at, sign in enumerate(text):
        if sign not in SIGNS:
            raise wrong("invalid_hibc_character", "characters", at=at, length=1)
    return SIGNS[sum(SIGNS.index(sign) for sign in text) % 43]


def parse(text: str, today: date | None = None) -> Hibc:
    """Any form, with or without a symbology identifier; several symbols may stand one behind the other.

    Raises CodeInvalid.
    """
    data = _SYMBOLOGY.sub("", text, count=1) if text.startswith("]") else text
    data = data.removeprefix("*").removesuffix("*") if data.startswith("*+") else data  # printed Code 39 asterisks
    if len(data) < 4 or not data.startswith("+"):
        raise wrong("no_hibc", "syntax")
    when = today or now()
    if not _PRIMARY.match(data, 1) or data[1:6].isdigit():
        return _secondary(Hibc(), data, None, when)
    if "/" in data[:-1] and "/" in data[1:25] and _joined(data):
        return _concatenated(data, when)
    return _in_a_row(data, when)


def _joined(data: str) -> bool:
    head = data[1:].partition("/")[0]
    return bool(_PRIMARY.fullmatch(head))


def _concatenated(data: str, today: date) -> Hibc:
    body = data[:-1]
    if check_character(body) != data[-1]:
        raise wrong("incorrect_check_character", "check", "HIBC", at=len(body), length=1)
    head, *parts = body[1:].split("/")
    found = _primary(head)
    for number, part in enumerate(parts):
        found = _read(found, part, today, first=number == 0)
    return replace(found, parts=(head, *parts))


def _in_a_row(data: str, today: date) -> Hibc:
    """A primary symbol, and the secondary ones that were read after it."""
    ends = [at for at in range(7, len(data) + 1) if _is_primary(data[:at]) and (at == len(data) or data[at] == "+")]
    if not ends:
        if _PRIMARY.fullmatch(data[1:-1]):
            raise wrong("incorrect_check_character", "check", "HIBC", at=len(data) - 1, length=1)
        raise wrong("hibc_malformed", "syntax")
    at = ends[0]
    found, link = _primary(data[1 : at - 1]), data[at - 1]
    for part in _symbols(data[at:]):
        found = _secondary(found, part, link, today)
    return replace(found, link=None)


def _is_primary(text: str) -> bool:
    return bool(_PRIMARY.fullmatch(text[1:-1])) and check_character(text[:-1]) == text[-1]


def _symbols(rest: str) -> list[str]:
    """Each begins with a + that neither belongs to `$+` nor is the check character before another one."""
    found: list[str] = []
    while rest:
        ends = [
            at for at in range(3, len(rest) + 1)
            if (at == len(rest) or rest[at] == "+") and check_character(rest[: at - 1]) == rest[at - 1]
        ]  # fmt: skip
        end = next((at for at in ends if rest[at : at + 1] in ("", "+") and rest[at - 1 : at] != "$"), None)
        if end is None and ends:
            end = ends[0]
        if end is None:
            raise wrong("incorrect_check_character", "check", "HIBC", at=len(rest) - 1, length=1)
        found.append(rest[:end])
        rest = rest[end:]
    return found


def _secondary(found: Hibc, data: str, link: str | None, today: date) -> Hibc:
    if check_character(data[:-1]) != data[-1]:
        raise wrong("incorrect_check_character", "check", "HIBC", at=len(data) - 1, length=1)
    if link is not None and data[-2] != link:
        raise wrong("link_character", "check", "HIBC", at=len(data) - 2, length=1)
    return replace(_read(found, data[1:-2], today, first=True), link=data[-2])


def _primary(head: str) -> Hibc:
    match = _PRIMARY.fullmatch(head)
    if match is None:
        raise wrong("hibc_malformed", "syntax")
    return Hibc(lic=match["lic"], pcn=match["pcn"], uom=match["uom"])


def _read(found: Hibc, part: str, today: date, *, first: bool) -> Hibc:
    """One data field; the lot or serial with its date comes first, others say what they are."""
    if part.startswith("$$+"):
        return _dated(found, part[3:], today, serial=True)
    if part.startswith("$$"):
        return _dated(found, part[2:], today, serial=False)
    if part.startswith("$+"):
        return replace(found, serial=_name(part[2:], "serial") or None)
    if part.startswith("$"):
        return replace(found, lot=_name(part[1:], "lot") or None)
    if first and re.match("[0-9]{5}", part):
        when, _ = _moment(part[:5], "yj", today)
        return replace(found, expires=when, lot=_name(part[5:], "lot") or found.lot)
    if part.startswith("14D"):
        return replace(found, expires=_full_date(part[3:]))
    if part.startswith("16D"):
        return replace(found, made=_full_date(part[3:]))
    if part.startswith("S"):
        return replace(found, serial=_name(part[1:], "serial"))
    if re.fullmatch("Q[0-9]{1,5}", part):
        return replace(found, quantity=int(part[1:]))
    raise wrong("hibc_field_unknown", "unknown", other=part[:20])


def _dated(found: Hibc, data: str, today: date, *, serial: bool) -> Hibc:
    """`[8qq|9qqqqq] [date] lot`; the date's first digit says its form, 0 and 1 being those of a month."""
    if match := re.match("8([0-9]{2})|9([0-9]{5})", data):
        found = replace(found, quantity=int(match[1] or match[2]))
        data = data[match.end() :]
    elif data[:1] in ("8", "9"):
        raise wrong("hibc_quantity", "value", other=data[:6])
    mark = data[:1]
    if mark in ("0", "1"):
        found = replace(found, expires=_moment(data[:4], "my", today)[0], month_only=True)
        data = data[4:]
    elif mark in _DATES:
        size, form = _DATES[mark]
        if size:
            when, hour = _moment(data[1 : 1 + size], form, today)
            found = replace(found, expires=when, expires_hour=hour)
        data = data[1 + size :]
    name = _name(data, "serial" if serial else "lot") or None
    return replace(found, serial=name) if serial else replace(found, lot=name)


def _moment(digits: str, form: str, today: date) -> tuple[date, int | None]:
    """Letters of `form`: m month, d day, y year, j day of the year, h hour."""
    sizes = {"mdy": (2, 2, 2), "ymd": (2, 2, 2), "ymdh": (2, 2, 2, 2), "yj": (2, 3), "yjh": (2, 3, 2), "my": (2, 2)}
    if not (digits.isascii() and digits.isdigit()) or len(digits) != sum(sizes[form]):
        raise wrong("hibc_date", "date", other=digits[:10])
    numbers, at = dict.fromkeys("mdyjh", 0), 0
    for letter, size in zip(form, sizes[form], strict=True):
        numbers[letter] = int(digits[at : at + size])
        at += size
    year = full_year(numbers["y"], today)
    if "j" in form:
        if not 1 <= numbers["j"] <= (366 if days_in(year, 2) == 29 else 365):
            raise wrong("hibc_date", "date", other=digits)
        day = date(year, 1, 1) + timedelta(days=numbers["j"] - 1)
        month, dom = day.month, day.day
    else:
        month, dom = numbers["m"], numbers["d"] if "d" in form else 1
    if numbers["h"] > 23:
        raise wrong("hibc_date", "time", other=digits)
    return _checked(year, month, dom, digits), numbers["h"] if "h" in form else None


def _full_date(digits: str) -> date:
    if not re.fullmatch("[0-9]{8}", digits):
        raise wrong("hibc_date", "date", other=digits[:10])
    return _checked(int(digits[:4]), int(digits[4:6]), int(digits[6:]), digits)


def _checked(year: int, month: int, day: int, digits: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise wrong("hibc_date", "date", other=digits) from None


def _name(text: str, what: str) -> str:
    if not _NAME.fullmatch(text):
        raise wrong("hibc_field_malformed", "length" if len(text) > 18 else "characters", what, other=text[:24])
    return text


def primary(lic: str, pcn: str, uom: str) -> str:
    """A primary symbol's data with its check character. Raises CodeInvalid."""
    body = f"+{lic}{pcn}{uom}"
    _primary(body[1:])
    return body + check_character(body)


def concatenated(
    lic: str, pcn: str, uom: str, *, lot: str | None = None, serial: str | None = None, expires: date | None = None,
    made: date | None = None, quantity: int | None = None,
) -> str:  # fmt: skip
    """Primary and secondary data in one symbol. Raises CodeInvalid."""
    head = f"+{lic}{pcn}{uom}"
    _primary(head[1:])
    parts = [head]
    if lot is not None or expires is not None:
        dated = f"$$3{expires:%y%m%d}" if expires is not None else "$"
        parts.append(dated + _name(lot or "", "lot"))
    if serial is not None:
        parts.append("S" + _name(serial, "serial"))
    if made is not None:
        parts.append(f"16D{made:%Y%m%d}")
    if quantity is not None:
        if not 0 <= quantity <= 99999:
            raise wrong("hibc_quantity", "value", other=str(quantity))
        parts.append(f"Q{quantity}")
    body = "/".join(parts)
    return body + check_character(body)
