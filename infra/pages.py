"""Lists that page by key, not by offset: a row that arrives meanwhile shifts nothing."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar
from uuid import UUID

import orjson
from sqlalchemy import and_, func, literal, literal_column, or_, select, tuple_
from sqlalchemy.sql.selectable import Select

from infra.errors import BadInput
from infra.work import Read

T = TypeVar("T")
LARGEST = 200
COUNTED = 10_000
"""How far a list is counted: nobody reads the 10,001st row, and counting two million of them costs a second."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """`total` is exact up to COUNTED; COUNTED + 1 means "more than that"."""

    rows: Sequence[T]
    end: str | None
    more: bool
    total: int


@dataclass(frozen=True)
class Key:
    """One sort column. It must not be null; `attribute` is where its value is found on a row."""

    column: Any
    attribute: str
    descending: bool = False


async def paged(
    read: Read, statement: Select[Any], *, keys: Sequence[Key], first: int, after: str | None, **binds: Any
) -> Page[Any]:
    """One page of `statement` in the order of `keys`; the last key must be unique (the id).

    Raises BadInput for a cursor that is not ours or a page size outside 1..200.
    """
    if not 1 <= first <= LARGEST:
        raise BadInput(field="first", problem=f"1 to {LARGEST}")
    ones: Select[Any] = statement.order_by(None).with_only_columns(literal_column("1"), maintain_column_froms=True)
    counted = ones.limit(COUNTED + 1).subquery()
    total = await read.scalar(select(func.count()).select_from(counted), **binds)
    if after is not None:
        statement = statement.where(_beyond(keys, _values(after, keys)))
    ordered = statement.order_by(*(key.column.desc() if key.descending else key.column for key in keys))
    rows = await read.all(ordered.limit(first + 1), **binds)
    shown = rows[:first]
    end = cursor(shown[-1], keys) if shown else None
    return Page(rows=shown, end=end, more=len(rows) > first, total=total)


def cursor(row: Any, keys: Sequence[Key]) -> str:
    values = [_value(row, key.attribute) for key in keys]
    return base64.urlsafe_b64encode(orjson.dumps(values, default=str)).decode().rstrip("=")


def _value(row: Any, attribute: str) -> Any:
    value = getattr(row, attribute) if hasattr(row, attribute) else row[attribute]
    return (
        value.isoformat() if isinstance(value, datetime) else str(value) if isinstance(value, UUID | Decimal) else value
    )


def _values(after: str, keys: Sequence[Key]) -> list[Any]:
    try:
        raw = orjson.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        if not isinstance(raw, list) or len(raw) != len(keys):
            raise ValueError("another list's cursor")
        return [_typed(key, value) for key, value in zip(keys, raw, strict=True)]
    except (ValueError, TypeError, ArithmeticError) as error:
        raise BadInput(field="after", problem="not a cursor of this list") from error


def _typed(key: Key, value: Any) -> Any:
    python = key.column.type.python_type
    if python is datetime:
        return datetime.fromisoformat(value)
    if python is date:
        return date.fromisoformat(value)
    if python in (UUID, Decimal):
        return python(value)
    if not isinstance(value, python):
        raise ValueError("wrong type")
    return value


def _beyond(keys: Sequence[Key], values: Sequence[Any]) -> Any:
    """What comes after these values. Where all keys run one way it is one comparison of rows, which an index answers
    from where it stands; otherwise the leading key bounds what is read."""
    if len({key.descending for key in keys}) == 1:
        ours, theirs = (
            tuple_(*(key.column for key in keys)),
            tuple_(*(_bound(*each) for each in zip(keys, values, strict=True))),
        )
        return ours < theirs if keys[0].descending else ours > theirs
    leading = keys[0].column <= values[0] if keys[0].descending else keys[0].column >= values[0]
    steps = []
    for n, key in enumerate(keys):
        equal = [keys[i].column == values[i] for i in range(n)]
        further = key.column < values[n] if key.descending else key.column > values[n]
        steps.append(and_(*equal, further))
    return and_(leading, or_(*steps))


def _bound(key: Key, value: Any) -> Any:
    return literal(value, key.column.type)
