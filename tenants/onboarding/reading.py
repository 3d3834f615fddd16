"""From a file to rows: which column is which field, and what each cell says."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from infra.errors import Refusal
from infra.imports import cells
from infra.imports.cells import Amount, cell_name
from infra.imports.layout import Table, plain_text, same_word, split_unit, table_of
from infra.quantity import plain
from infra.sheets import GridLine, GridValue, read_grid
from tenants.masterdata.models import CustomField
from tenants.onboarding import errors
from tenants.onboarding.kinds import Kind, Row, dynamic_field
from tenants.onboarding.kinds.base import Field
from tenants.onboarding.words import SECONDS

Mapping_ = Sequence[str | None]


def fields_of(kind: Kind, custom: Sequence[CustomField]) -> dict[str, Field]:
    """The kind's own columns and those of the company's custom fields."""
    own = {each.name: each for each in kind.fields}
    theirs = {
        f"custom.{each.code}": Field(
            name=f"custom.{each.code}", zh=each.name_zh, en=each.name_en, also=(each.code,),
            type="day_text" if each.kind == "date" else "text", required=False,
        )
        for each in custom
    }  # fmt: skip
    return own | theirs


def read_table(content: bytes, name: str, fields: Mapping[str, Field], under: frozenset[str]) -> Table:
    """Raises SheetUnreadable, SheetTooLarge."""
    known = frozenset(word for each in fields.values() if not each.dynamic for word in each.known)
    return table_of(read_grid(content, name), known, under)


def titles_of(
    content: bytes, name: str, fields: Mapping[str, Field], under: frozenset[str]
) -> tuple[list[str], list[str]]:
    """(title, sample) of each column, for whoever has to say what they mean. Raises as `read_table`."""
    table = read_table(content, name, fields, under)
    return list(table.titles), [sample_of(table, place) for place in range(len(table.titles))]


def signature_of(titles: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(same_word(each) for each in titles).encode()).hexdigest()


def guess(kind: Kind, fields: Mapping[str, Field], titles: Sequence[str]) -> list[str | None]:
    """The field of each column by its title; a field is taken by the first column that fits it best."""
    taken: set[str] = set()
    found: list[str | None] = [None] * len(titles)
    for fits in (_exactly, _without_unit):
        for place, title in enumerate(titles):
            if title and found[place] is None:
                name = fits(kind, fields, title)
                if name is not None and name not in taken:
                    found[place] = name
                    taken.add(name)
    return found


def _exactly(kind: Kind, fields: Mapping[str, Field], title: str) -> str | None:
    word = same_word(title)
    # The kind's first name for a column goes before another column's alias.
    named = [each.name for each in fields.values() if word in (same_word(each.zh), same_word(each.en))]
    also = [each.name for each in fields.values() if word in each.known]
    return next(iter([*named, *also]), None) or (dynamic_field(title) if kind.under else None)


def _without_unit(kind: Kind, fields: Mapping[str, Field], title: str) -> str | None:
    bare, unit = split_unit(title)
    return _exactly(kind, fields, bare) if unit else None


def check_mapping(kind: Kind, fields: Mapping[str, Field], mapping: Mapping_, width: int, locale: str) -> None:
    """Refuses an unknown field, a field read from two columns, and a required one read from none."""
    given = [each for each in mapping if each]
    for each in given:
        if each not in fields and not (kind.under and "@" in each):
            raise errors.ColumnsMissing(columns=each[:60])
    twice = next((each for each in given if given.count(each) > 1), None)
    if twice is not None or len(mapping) > width:
        known = fields.get(twice or "")
        raise errors.ColumnTwice(column=known.title(locale) if known else str(twice))
    missing = [each.title(locale) for each in fields.values() if each.required and each.name not in given]
    if missing:
        raise errors.ColumnsMissing(columns=", ".join(missing))


def rows_of(kind: Kind, fields: Mapping[str, Field], table: Table, mapping: Mapping_, locale: str) -> list[Row]:
    """Every row that says anything in the columns that are read."""
    reader = _Reader(fields, mapping, [split_unit(each)[1] for each in table.titles], locale)
    return [row for line in table.lines if (row := reader.row(line)) is not None]


class _Reader:
    def __init__(self, fields: Mapping[str, Field], mapping: Mapping_, units: Sequence[str | None], locale: str):
        self.columns = [
            (place, name, fields.get(name) or fields[name.partition("@")[0]])
            for place, name in enumerate(mapping)
            if name
        ]
        self.units, self.locale = units, locale

    def row(self, line: GridLine) -> Row | None:
        row = Row(line.number, {}, {})
        for place, name, field in self.columns:
            given = line.cells[place] if place < len(line.cells) else None
            row.cells[name] = cell_name(line.number, place)
            try:
                value = self._value(row, field, given, row.cells[name], self.units[place])
            except Refusal as refusal:
                row.refuse(refusal, name)
                continue
            self._put(row, name, value)
        empty = not row.problems and all(value is None for value in row.values.values()) and not row.steps
        return None if empty else row

    def _put(self, row: Row, name: str, value: Any) -> None:
        what, at, operation = name.partition("@")
        if not at:
            row.values[name] = value
        elif value is not None:
            row.steps.setdefault(operation, {})[what] = value

    def _value(self, row: Row, field: Field, given: GridValue, cell: str, unit: str | None) -> Any:
        if field.type in ("code", "text", "choice", "day_text"):
            return self._word(row, field, given, cell)
        if field.type == "flag":
            return cells.yes_no_of(given, cell)
        if field.type == "day":
            return cells.moment_of(given, cell)
        return _number(field, given, cell, unit)

    def _word(self, row: Row, field: Field, given: GridValue, cell: str) -> str | None:
        if field.type == "code":
            code, was_number = cells.code_of(given, cell)
            if was_number and code is not None:
                row.warn(errors.CodeWasNumber(cell=cell, value=code), field.name)
            return code
        if field.type == "day_text":
            moment = cells.moment_of(given, cell)
            return moment[0].isoformat() if moment else None
        text = cells.text_of(given, cell, limit=field.limit)
        return _chosen(field, text, cell) if field.type == "choice" and text else text


def _chosen(field: Field, text: str, cell: str) -> str:
    words = {same_word(word): value for word, value in field.words.items()}
    if same_word(text) not in words:
        raise errors.WordUnknown(cell=cell, value=text[:40], allowed=", ".join(field.words))
    return words[same_word(text)]


def _number(field: Field, given: GridValue, cell: str, unit: str | None) -> Amount | Decimal | None:
    amount = cells.amount_of(given, cell)
    if amount is None:
        return None
    if field.type == "amount":
        return Amount(amount.value, amount.unit or unit)
    if field.type == "whole":
        if amount.value != amount.value.to_integral_value() or amount.unit:
            raise errors.NotWhole(cell=cell, value=plain(amount.value))
        return amount.value
    written = (amount.unit or unit or "s").casefold()
    if written not in SECONDS:
        raise errors.UnitUnknown(cell=cell, unit=written)
    return amount.value * SECONDS[written]


def shown(row: Row) -> dict[str, str]:
    """The row as understood, in text, for the preview."""
    values = {name: value for name, value in row.values.items() if value is not None}
    values |= {f"{what}@{step}": value for step, counts in row.steps.items() for what, value in counts.items()}
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> str:
    if isinstance(value, Amount):
        return f"{plain(value.value)} {value.unit}" if value.unit else plain(value.value)
    if isinstance(value, tuple) and isinstance(value[0], date):
        return value[0].isoformat() + (f" {value[1]:%H:%M}" if isinstance(value[1], time) else "")
    return plain(value) if isinstance(value, Decimal) else str(value)


def sample_of(table: Table, place: int) -> str:
    """The first thing that stands below a title."""
    for line in table.lines[:50]:
        text = plain_text(line.cells[place]) if place < len(line.cells) else ""
        if text:
            return text[:60]
    return ""
