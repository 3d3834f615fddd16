"""What people type into cells, read exactly or refused with the cell's own text.

Full-width digits, thousands separators, units behind the number, dates in six spellings; nothing is guessed: what can
be read in two ways is refused.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from infra.errors import Invalid
from infra.sheets import Formula, GridValue

_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(.{0,12})")
_EXPONENT = re.compile(r"[eE][+-]?\d")
_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[T ]*(\d{1,2}):(\d{2})(?::\d{2})?)?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EPOCH = date(1899, 12, 30)  # day zero of spreadsheets, their leap year of 1900 included
_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_YES = {"是", "有", "√", "y", "yes", "true", "1", "✓"}
_NO = {"否", "无", "×", "n", "no", "false", "0", ""}


class FormulaFound(Invalid):
    code = "infra.formula_found"
    text = "cell {cell} computes ({formula}); put its value there"


class NotANumber(Invalid):
    code = "infra.cell_not_a_number"
    text = "cell {cell}: {value} is not a number"


class NotADate(Invalid):
    code = "infra.cell_not_a_date"
    text = "cell {cell}: {value} is not a date with its year"


class NotYesNo(Invalid):
    code = "infra.cell_not_yes_no"
    text = "cell {cell}: {value} is neither yes nor no"


class TextTooLong(Invalid):
    code = "infra.cell_too_long"
    text = "cell {cell}: longer than {limit} characters"


class Amount(NamedTuple):
    """A number with the unit written behind it, if any."""

    value: Decimal
    unit: str | None


def half_width(value: GridValue) -> str:
    return " ".join(unicodedata.normalize("NFKC", "" if value is None else str(value)).split())


def text_of(value: GridValue, cell: str, *, limit: int = 400) -> str | None:
    """Words as typed, without blanks around them. Only codes and numbers are brought to half-width."""
    value = _no_formula(value, cell)
    text = half_blank("" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value))
    if isinstance(value, datetime) and value.time() == time():
        text = value.date().isoformat()
    if len(text) > limit:
        raise TextTooLong(cell=cell, limit=limit)
    return text or None


def half_blank(text: str) -> str:
    return text.replace("\u3000", " ").replace("\xa0", " ").replace("\ufeff", "").strip()


def code_of(value: GridValue, cell: str) -> tuple[str | None, bool]:
    """(code, whether the spreadsheet had made a number of it: leading zeros are gone then)."""
    text = text_of(value, cell, limit=120)
    return (half_width(text) or None) if text else None, isinstance(value, Decimal)


def amount_of(value: GridValue, cell: str) -> Amount | None:
    """`１，２００ ｐｃｓ` → 1200, pcs. Refuses what is no number, is written in powers of ten, or has odd commas."""
    value = _no_formula(value, cell)
    if isinstance(value, Decimal):
        return Amount(value, None)
    text = half_width(value)
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    if found is None or isinstance(value, bool) or _EXPONENT.match(found[4]) or re.match(r"[\d.,/%-]", found[4]):
        raise NotANumber(cell=cell, value=text[:40])
    sign, whole, fraction, unit = found.groups()
    return Amount(Decimal(sign + whole.replace(",", "") + (fraction or "")), unit.strip() or None)


def moment_of(value: GridValue, cell: str) -> tuple[date, time | None] | None:
    """The day and, where it is written, the time. Serial numbers are days of the spreadsheet's own calendar."""
    value = _no_formula(value, cell)
    if isinstance(value, datetime):
        return value.date(), None if value.time() == time() else value.time()
    if isinstance(value, date):
        return value, None
    text = half_width(value)
    if not text:
        return None
    try:
        return _written(text)
    except (ValueError, OverflowError):
        raise NotADate(cell=cell, value=text[:40]) from None


def _written(text: str) -> tuple[date, time | None]:
    if found := _DATE.fullmatch(text):
        year, month, day, hour, minute = found.groups()
        return date(int(year), int(month), int(day)), time(int(hour), int(minute)) if hour else None
    if found := _SOLID.fullmatch(text):
        return date(*map(int, found.groups())), None
    number = Decimal(text) if re.fullmatch(r"\d{5}(\.\d+)?", text) else Decimal(0)
    if int(number) not in _SERIALS:
        raise ValueError
    moment = datetime.combine(_EPOCH, time()) + timedelta(minutes=round(number * 1440))
    return moment.date(), None if moment.time() == time() else moment.time()


def yes_no_of(value: GridValue, cell: str) -> bool | None:
    value = _no_formula(value, cell)
    word = half_width(value).casefold()
    if value is None:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise NotYesNo(cell=cell, value=word[:40])


def _no_formula(value: GridValue, cell: str) -> "str | Decimal | bool | datetime | date | time | timedelta | None":
    if isinstance(value, Formula):
        raise FormulaFound(cell=cell, formula=value.text[:60])
    return value


def cell_name(line: int, column: int) -> str:
    """`D12`, as his own program calls it. `column` counts from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{line}"
