"""Where the titles of a real sheet stand, and what they say.

A company's name above, two title rows (工序1 over 完成 and 报废), titles in full-width letters, units in brackets, the
title row again on every printed page: one table comes out, with one composed title per column.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from infra.sheets import Formula, GridLine, GridValue

LOOKED_AT = 30
JOINT = " | "

_UNIT = re.compile(r"^(.+?)[(\[{]([^()\[\]{}]{1,12})[)\]}]$")
_BRACKETS = str.maketrans("【】〔〕「」", "[][][]")


@dataclass(frozen=True)
class Table:
    """`titles` are composed (`工序1 | 完成`), empty where nobody wrote one; `header` is the last title row's number."""

    titles: tuple[str, ...]
    lines: tuple[GridLine, ...]
    header: int


def plain_text(value: GridValue) -> str:
    """Text as people compare it: full-width forms become half-width, blanks of any kind one blank."""
    text = value.text if isinstance(value, Formula) else "" if value is None else str(value)
    return " ".join(unicodedata.normalize("NFKC", text).translate(_BRACKETS).split())


def same_word(title: str) -> str:
    """Titles are compared without blanks, case, and the marks people put on required columns."""
    return re.sub(r"[\s*:_]", "", plain_text(title)).casefold()


def split_unit(title: str) -> tuple[str, str | None]:
    """`数量（kg）` → (`数量`, `kg`)."""
    found = _UNIT.match(plain_text(title))
    return (found[1].strip(), found[2].strip()) if found else (plain_text(title), None)


def table_of(grid: Sequence[GridLine], known: Collection[str], under: Collection[str] = ()) -> Table:
    """The table of a sheet. `known` are titles of this kind of sheet, `under` words of a second title row
    (as `same_word` writes both). Without any known title the first row with two texts is the header."""
    words, second = frozenset(known), frozenset(under)
    at = _header_at(grid, words or second)
    top, sub, last = _title_rows(grid, at, words, second)
    titles = _composed(top, sub, second)
    lines = tuple(line for line in grid[last + 1 :] if not _repeats(line, grid[last]))
    return Table(titles, lines, grid[last].number)


def _header_at(grid: Sequence[GridLine], known: frozenset[str]) -> int:
    scores = [_score(line, known) for line in grid[:LOOKED_AT]]
    best = max(scores)
    if best > 0:
        return scores.index(best)
    return next((n for n, line in enumerate(grid[:LOOKED_AT]) if _texts(line) > 1), 0)


def _score(line: GridLine, known: frozenset[str]) -> int:
    """Different known titles in the row: a merged company name counts once however wide it is."""
    return len({word for cell in line.cells for word in _readings(cell) if word in known})


def _readings(cell: GridValue) -> tuple[str, str]:
    text = plain_text(cell)
    return same_word(text), same_word(split_unit(text)[0])


def _texts(line: GridLine) -> int:
    return len({cell for cell in line.cells if isinstance(cell, str) and cell.strip()})


def _title_rows(
    grid: Sequence[GridLine], at: int, known: frozenset[str], under: frozenset[str]
) -> tuple[list[str], list[str], int]:
    """(upper titles, lower titles, place of the last title row)."""
    row = _words(grid[at])
    if _is_second(grid[at], under) and at > 0 and grid[at - 1].number == grid[at].number - 1:
        above = _words(grid[at - 1])
        # The row above names groups; what stands over a second-row word, or over nothing, belongs to the title.
        joins = [same_word(_at(row, n)) in under or not _at(row, n) for n in range(max(len(row), len(above)))]
        tops = [_at(above, n) if join else "" for n, join in enumerate(joins)]
        return tops, row, at
    if at + 1 < len(grid) and _is_second(grid[at + 1], under):
        return row, _words(grid[at + 1]), at + 1
    return row, [], at


def _is_second(line: GridLine, under: frozenset[str]) -> bool:
    return any(same_word(plain_text(cell)) in under for cell in line.cells if isinstance(cell, str))


def _words(line: GridLine) -> list[str]:
    return [plain_text(cell) for cell in line.cells]


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _composed(top: Sequence[str], sub: Sequence[str], under: frozenset[str]) -> tuple[str, ...]:
    titles = []
    group = ""
    for place in range(max(len(top), len(sub))):
        upper, lower = _at(top, place), _at(sub, place)
        if not upper and same_word(lower) in under:
            upper = group  # csv knows no merged cells: the blank belongs to the group on its left
        group = upper if same_word(lower) in under else ""
        titles.append(upper + JOINT + lower if upper and lower and upper != lower else upper or lower)
    return tuple(titles)


def _repeats(line: GridLine, header: GridLine) -> bool:
    """The title row again, as programs print it on every page."""
    return line.cells == header.cells
