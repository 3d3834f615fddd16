"""A company's configuration as it stands, every row by its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from infra.db import mine
from infra.work import Read
from tenants.onboarding.packages.parts import PARTS, Part, columns_of, parts_of, refers_to, width_of
from tenants.onboarding.packages.values import pack

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Standing:
    """A row as it stands: `packed` is what a package would carry of it."""

    row: Any
    packed: Mapping[str, Any]


@dataclass
class Snapshot:
    rows: dict[str, dict[Key, Standing]] = field(default_factory=dict)
    names: dict[str, dict[UUID, Key]] = field(default_factory=dict)

    def packed(self) -> dict[str, list[dict[str, Any]]]:
        """Table → rows in the order of their names; empty tables too, so that nothing there is also said."""
        return {
            table: [dict(rows[key].packed) for key in sorted(rows, key=_order)] for table, rows in self.rows.items()
        }

    def id_of(self, table: str, key: Key) -> UUID | None:
        standing = self.rows.get(table, {}).get(key)
        return standing.row.id if standing else None


def _order(key: Key) -> list[tuple[str, Any]]:
    """Numbers before text, nothing before both; keys of one table have one shape."""
    return [(type(each).__name__ if each is not None else "", each if each is not None else 0) for each in key]


async def take(read: Read, groups: Sequence[str], *, drafts: bool = False) -> Snapshot:
    """The rows of these groups. One that refers to what is not among them is left out; what others refer to is
    looked at whether its group is asked for or not. `drafts`: also what nobody has approved."""
    found = Snapshot()
    wanted = {part.table for part in parts_of(groups)}
    for part in PARTS:
        if part.table in wanted:
            await _add(read, part, found, drafts)
    return found


async def _add(read: Read, part: Part, found: Snapshot, drafts: bool) -> None:
    statement = mine(part.model)
    if part.approved and not drafts:
        statement = statement.where(part.model.state == "approved")
    if part.current is not None:
        statement = statement.where(getattr(part.model, part.current).is_(None))
    rows: dict[Key, Standing] = {}
    names: dict[UUID, Key] = {}
    for row in await read.all(statement):
        packed = _packed(part, row, found)
        if packed is not None:
            key = key_of(part, packed)
            rows[key], names[row.id] = Standing(row, packed), key
    found.rows[part.table], found.names[part.table] = rows, names


def _packed(part: Part, row: Any, found: Snapshot) -> dict[str, Any] | None:
    refers = refers_to(part.table)
    packed: dict[str, Any] = {}
    for column in columns_of(part.table):
        value = getattr(row, column.name)
        if column.name in refers and value is not None:
            name = _names(value, column.name in part.soft, refers[column.name], found)
            if name is None:
                return None
            packed[column.name] = name
        else:
            packed[column.name] = pack(value)
    return packed


def _names(value: Any, soft: bool, tables: Sequence[str], found: Snapshot) -> Any:
    if isinstance(value, list):
        named = [_names(each, soft, tables, found) for each in value]
        return None if None in named else named
    for table in tables:
        key = found.names.get(table, {}).get(value)
        if key is not None:
            return [table, *key] if soft else list(key)
    return None


def key_of(part: Part, packed: Mapping[str, Any]) -> Key:
    """What names the row, flat: `("LT-1", 2, 10)` is step 10 of version 2 of LT-1's routing."""
    refers, key = refers_to(part.table), []
    for name in part.key:
        value = packed[name]
        if name not in refers:
            key.append(value)
        elif value is None:
            key.extend([None] * width_of(refers[name][0]))
        else:
            key.extend(value)
    return tuple(key)
