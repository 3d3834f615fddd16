"""A spreadsheet through a command: each row is one command by its registry name, with its own verdict.

The user's column titles are matched to the command's fields by the words given for each (any language, any case). A
row that is refused stays out and says why; the others go in. The ids are derived from what the rows say, so the same
file again does nothing twice, and a corrected row is a new command.
"""

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra import sheets
from infra.actions import CommandSpec, Outcome, find_command, run
from infra.errors import Invalid, Refusal
from infra.ids import derived
from infra.journal.writer import stored
from infra.sheets import Sheet, Value, read_sheet
from infra.work import Actor

Convert = Callable[[Value], Awaitable[Any]]

MOST_ATTEMPTS = 100


class ColumnMissing(Invalid):
    code = "infra.column_missing"
    text = "the column {columns} is missing"


class ColumnRepeated(Invalid):
    code = "infra.column_repeated"
    text = "the column {column} stands there twice"


class CellInvalid(Invalid):
    code = "infra.cell_invalid"
    text = "{column}: {problem}"


@dataclass(frozen=True, kw_only=True)
class Column:
    """Which titles fill a field of the command. `convert` turns the cell into its value (a code into an id)."""

    field: str
    titles: Sequence[str]
    required: bool = True
    convert: Convert | None = None


@dataclass(frozen=True, kw_only=True)
class RowResult:
    """`verdict`: applied, duplicate or refused; a refusal carries its code and params for the app to translate."""

    line: int
    verdict: str
    ids: tuple[UUID, ...] = ()
    code: str | None = None
    text: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportResult:
    rows: Sequence[RowResult]

    @property
    def refused(self) -> list[RowResult]:
        return [row for row in self.rows if row.verdict == "refused"]

    def error_file(self, content: bytes, name: str) -> bytes:
        """The user's own sheet with a red reason beside each row that stayed out."""
        return sheets.with_reasons(content, {row.line: row.text or "" for row in self.refused}, name=name)


async def import_file(
    actor: Actor, command: str, columns: Sequence[Column], content: bytes, name: str, **constants: Any
) -> ImportResult:
    """Run `command` once per row. Raises Refusal only when the file as a whole cannot be used.

    `constants` are fields that are the same in every row. Raises Unavailable when the database is away: the same
    file again continues where it stopped.
    """
    spec = find_command(command)
    sheet = read_sheet(content, name)
    places = _places(sheet, columns)
    seen: Counter[str] = Counter()
    results = []
    for line in sheet.lines:
        cells = {each.field: _cell(line.cells, places.get(each.field)) for each in columns}
        if all(value is None for value in cells.values()):
            continue
        key = _key(cells)
        id = derived("import", actor.tenant_id, command, key, seen[key], *sorted(map(str, constants.items())))
        seen[key] += 1
        results.append(await _row(actor, spec, columns, cells, {"id": id, **constants}, line.number))
    return ImportResult(results)


def _places(sheet: Sheet, columns: Sequence[Column]) -> dict[str, int]:
    titles = [title.casefold() for title in sheet.header]
    found: dict[str, int] = {}
    for each in columns:
        at = [number for number, title in enumerate(titles) if title in {known.casefold() for known in each.titles}]
        if len(at) > 1:
            raise ColumnRepeated(column=each.titles[0])
        if at:
            found[each.field] = at[0]
    missing = [each.titles[0] for each in columns if each.required and each.field not in found]
    if missing:
        raise ColumnMissing(columns=missing)
    return found


def _cell(cells: Sequence[Value], at: int | None) -> Value:
    value = cells[at] if at is not None and at < len(cells) else None
    if isinstance(value, str):
        value = value.strip() or None
    return value


def _key(cells: Mapping[str, Value]) -> str:
    text = "\x1f".join(f"{name}={_plain(value)}" for name, value in sorted(cells.items()))
    return hashlib.sha256(text.encode()).hexdigest()


async def _row(
    actor: Actor,
    spec: CommandSpec[Any, Any],
    columns: Sequence[Column],
    cells: Mapping[str, Value],
    fixed: Mapping[str, Any],
    line: int,
) -> RowResult:
    try:
        values = {each.field: await _value(each, cells[each.field]) for each in columns}
        given = {name: value for name, value in values.items() if value is not None}
        outcome = await _judged_anew(actor, spec, {**given, **fixed})
    except Refusal as refusal:
        return RowResult(line=line, verdict="refused", code=refusal.code, text=refusal.sentence, params=refusal.params)
    return RowResult(line=line, verdict=outcome.verdict, ids=outcome.ids)


async def _judged_anew(actor: Actor, spec: CommandSpec[Any, Any], values: Mapping[str, Any]) -> Outcome:
    """A refusal is final for its id, but the plant may have changed since the file was sent last: ask under a new id.

    Raises Refusal. What went in before stays one command however often the file comes.
    """
    for attempt in range(MOST_ATTEMPTS):
        id = derived(values["id"], attempt) if attempt else values["id"]
        known = await stored(actor, id)
        if known is None or known["outcome"] != "refused":
            break
    return await run(actor, spec, spec.decode({**values, "id": id}))


async def _value(column: Column, value: Value) -> Any:
    if value is None:
        if column.required:
            raise CellInvalid(column=column.titles[0], problem="is empty")
        return None
    return await column.convert(value) if column.convert else _plain(value)


def _plain(value: Value) -> Any:
    """As the command's decoder reads it: text for everything with more than one spelling in JSON."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | bool) else str(value)


def columns_of(command: str, titles: Mapping[str, Sequence[str]]) -> list[Column]:
    """Columns for the named fields of a command; a field without a default is required."""
    fields = {each.name: each for each in dataclasses.fields(find_command(command).type)}
    made = []
    for name, known in titles.items():
        each = fields[name]
        needed = each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        made.append(Column(field=name, titles=known, required=needed))
    return made
