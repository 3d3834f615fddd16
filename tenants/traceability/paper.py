"""A report as PDF and as workbook from one description: facts, figures, tables, signatures.

What our fonts cannot draw is printed as its code point: a report that somebody waits for is never held up by a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from infra.print import missing_glyphs, render
from infra.quantity import plain
from infra.sheets import xlsx_book

TEMPLATE = Path(__file__).with_name("paper.typ")
MOST_PRINTED = 600
"""Rows of one table on paper; the workbook has all of them."""

Value = str | Decimal | int | datetime | date | None


@dataclass(frozen=True)
class Column:
    """`width` as a share of the page; numbers stand right."""

    title: str
    width: float = 1
    number: bool = False


@dataclass(frozen=True)
class Section:
    """`sheet`: the short name its sheet has. `strong`: rows to look at."""

    title: str
    sheet: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    note: str = ""
    strong: frozenset[int] = frozenset()
    empty: str = "–"


@dataclass(frozen=True)
class Paper:
    lang: str
    zone: str
    company: str
    title: str
    headline: str
    printed: str  # the word before the time
    printed_at: datetime
    facts: Sequence[tuple[str, Value]] = ()
    figures: Sequence[tuple[str, str, str]] = ()  # label, value, what stands small beneath
    sections: Sequence[Section] = ()
    signatures: Sequence[str] = ()
    mark: str = ""  # boxed: what kind of report it is
    more: str = "+{count}"  # said below a table that was cut
    notes: Sequence[str] = field(default_factory=tuple)


def pdf(paper: Paper) -> bytes:
    """A4. Takes CPU for a fraction of a second: call it in a thread."""
    return render(TEMPLATE, _drawable(_data(paper)))


def workbook(paper: Paper) -> bytes:
    """A first sheet with facts and figures, then one sheet for each table."""
    zone = ZoneInfo(paper.zone)
    first: list[list[Any]] = [[paper.headline, None]]
    first += [[label, _local(value, zone)] for label, value in paper.facts]
    first += [[label, f"{value} {note}".strip()] for label, value, note in paper.figures]
    first += [[note, None] for note in paper.notes]
    first.append([paper.printed, _local(paper.printed_at, zone)])
    sheets: list[Any] = [(paper.title, [paper.company, paper.title], first)]
    sheets += [
        (each.sheet, [column.title for column in each.columns], [[_local(v, zone) for v in row] for row in each.rows])
        for each in paper.sections
    ]
    return xlsx_book(sheets)


def _local(value: Value, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone)
    return Decimal(value) if isinstance(value, int) else value


def _data(paper: Paper) -> dict[str, Any]:
    zone = ZoneInfo(paper.zone)
    return {
        "lang": paper.lang, "company": paper.company, "title": paper.title, "headline": paper.headline,
        "mark": paper.mark, "printed": f"{paper.printed} {_text(paper.printed_at, zone)}",
        "facts": [{"label": label, "value": _text(value, zone)} for label, value in paper.facts],
        "figures": [{"label": label, "value": value, "note": note} for label, value, note in paper.figures],
        "sections": [_section(each, zone, paper.more) for each in paper.sections],
        "signatures": list(paper.signatures), "notes": list(paper.notes),
    }  # fmt: skip


def _section(section: Section, zone: ZoneInfo, more: str) -> dict[str, Any]:
    shown, left = section.rows[:MOST_PRINTED], len(section.rows) - MOST_PRINTED
    notes = [section.note, more.format(count=left) if left > 0 else ""]
    return {
        "title": section.title, "note": " ".join(filter(None, notes)), "empty": section.empty,
        "columns": [
            {"title": each.title, "width": each.width, "number": each.number} for each in section.columns
        ],
        "rows": [
            {"strong": n in section.strong, "cells": [_text(value, zone) for value in row]}
            for n, row in enumerate(shown)
        ],
    }  # fmt: skip


def _text(value: Value, zone: ZoneInfo) -> str:
    if value is None:
        return "–"
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, Decimal):
        return grouped(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def grouped(value: Decimal) -> str:
    """Thousands by comma, a real minus, decimals as they are."""
    whole, _, rest = plain(abs(value)).partition(".")
    text = f"{int(whole):,}{'.' + rest if rest else ''}"
    return f"\u2212{text}" if value < 0 else text


def _drawable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _drawable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_drawable(each) for each in value]
    if not isinstance(value, str):
        return value
    lacking = missing_glyphs(value)
    return "".join(f"[U+{ord(each):04X}]" if each in lacking else each for each in value) if lacking else value
