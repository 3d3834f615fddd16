"""Custom fields: what a company keeps on its items, orders, lots and reports beyond what the product asks.

Values are text at every door (GraphQL, sheets, phones) and typed JSON in the record: text, choice and date (ISO 8601)
as strings, numbers as exact decimal text, yes/no as a boolean.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Date, Numeric, and_, bindparam, cast, func

from infra.db import Statement, mine
from infra.errors import Refusal
from infra.quantity import exact, plain
from infra.work import Read
from tenants.masterdata.errors import FieldMissing, FieldUnknown, FieldValueInvalid
from tenants.masterdata.models import CustomField

SUBJECTS = ("item", "order", "lot", "report")
KINDS = ("text", "number", "date", "boolean", "choice")
OPERATORS = ("eq", "contains", "from", "to")
LONGEST = 400
YES = {"true", "1", "yes", "y", "是", "有", "√"}
NO = {"false", "0", "no", "n", "否", "无", "×"}

FIELDS = Statement(
    mine(CustomField)
    .where(CustomField.subject == bindparam("subject"), CustomField.active)
    .order_by(CustomField.position, CustomField.code)
)


@dataclass(frozen=True, kw_only=True)
class CustomValue:
    """One field's value as text; None or an empty text takes it away."""

    code: str
    value: str | None = None


@dataclass(frozen=True, kw_only=True)
class CustomFilter:
    """`op`: eq, contains (text), from, to (numbers and dates, inclusive)."""

    code: str
    op: str = "eq"
    value: str


async def custom_fields(read: Read, subject: str) -> Sequence[CustomField]:
    """The active ones in the order they are shown."""
    return await read.all(FIELDS, subject=subject)


async def checked_custom(
    read: Read, subject: str, given: Sequence[CustomValue], old: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The record's custom values after `given`: typed, with the old ones that were not named.

    Raises FieldUnknown, FieldValueInvalid, FieldMissing with the field's name. One statement.
    """
    fields = {each.code: each for each in await custom_fields(read, subject)}
    values = dict(old or {})
    for each in given:
        field = fields.get(each.code)
        if field is None:
            raise FieldUnknown(field=each.code[:40])
        typed = typed_value(field, each.value, read.actor.locale)
        if typed is None:
            values.pop(field.code, None)
        else:
            values[field.code] = typed
    missing = [each for each in fields.values() if each.required and each.code not in values]
    if missing:
        raise FieldMissing(field=label(missing[0], read.actor.locale))
    return values


def label(field: CustomField, locale: str) -> str:
    return field.name_en if locale.startswith("en") else field.name_zh


def typed_value(field: CustomField, text: str | None, locale: str = "zh") -> str | bool | None:
    """The value as the record keeps it; None for an empty text. Raises FieldValueInvalid."""
    given = (text or "").strip()
    if not given:
        return None
    value = _READERS[field.kind](field, given)
    if value is None:
        raise FieldValueInvalid(field=label(field, locale), value=given[:60], kind=field.kind)
    return value


def _text(_field: CustomField, given: str) -> str | None:
    return given if len(given) <= LONGEST else None


def _number(field: CustomField, given: str) -> str | None:
    try:
        return plain(exact(given.replace(",", ""), decimals=field.decimals, negative=True))
    except Refusal:
        return None


def _date(_field: CustomField, given: str) -> str | None:
    try:
        return date.fromisoformat(given[:10]).isoformat()
    except ValueError:
        return None


def _boolean(_field: CustomField, given: str) -> bool | None:
    word = given.casefold()
    return True if word in YES else False if word in NO else None


def _choice(field: CustomField, given: str) -> str | None:
    return given if given in field.choices else None


_READERS = {"text": _text, "number": _number, "date": _date, "boolean": _boolean, "choice": _choice}


def custom_values(custom: Mapping[str, Any] | None) -> list[CustomValue]:
    """A record's custom values as text, by code."""
    return [CustomValue(code=code, value=as_text(value)) for code, value in sorted((custom or {}).items())]


def as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


async def custom_filter(read: Read, subject: str, column: Any, wanted: Iterable[CustomFilter]) -> Any:
    """The predicate "every filter holds" over a `custom` column. Raises FieldUnknown, FieldValueInvalid."""
    fields = {each.code: each for each in await custom_fields(read, subject)}
    return and_(True, *(_holds(fields, column, each, read.actor.locale) for each in wanted))


def _holds(fields: Mapping[str, CustomField], column: Any, wanted: CustomFilter, locale: str) -> Any:
    field = fields.get(wanted.code)
    if field is None:
        raise FieldUnknown(field=wanted.code[:40])
    if wanted.op not in OPERATORS:
        raise FieldValueInvalid(field=label(field, locale), value=wanted.op[:60], kind="filter")
    value = column[field.code].astext
    if wanted.op == "contains":
        return func.strpos(func.lower(value), wanted.value.strip().lower()) > 0
    typed = typed_value(field, wanted.value, locale)
    bound, cell = _comparable(field, typed, value)
    if wanted.op == "eq":
        return cell == bound
    return cell >= bound if wanted.op == "from" else cell <= bound


def _comparable(field: CustomField, typed: str | bool | None, cell: Any) -> tuple[Any, Any]:
    if field.kind == "number" and isinstance(typed, str):
        return Decimal(typed), cast(cell, Numeric)
    if field.kind == "date" and isinstance(typed, str):
        return date.fromisoformat(typed), cast(cell, Date)
    if field.kind == "boolean":
        return typed, cast(cell, Boolean)
    return typed, cell
