"""A column's value as JSON, and back. Two values are the same when their JSON is."""

from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import ARRAY, DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql.schema import Column

from infra.quantity import plain


def pack(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | tuple):
        return [pack(each) for each in value]
    if isinstance(value, dict):
        return {name: pack(each) for name, each in value.items()}
    return value


def unpack(column: Column[Any], value: Any) -> Any:
    """Raises ValueError saying what is wrong with it."""
    if value is None:
        if not column.nullable:
            raise ValueError("empty")
        return None
    if isinstance(column.type, ARRAY):
        if not isinstance(value, list):
            raise ValueError("no list")
        return [_typed(column.type.item_type, each) for each in value]
    return _typed(column.type, value)


def _typed(type_: Any, value: Any) -> Any:
    if isinstance(type_, JSONB):
        return value
    python = datetime if isinstance(type_, DateTime) else type_.python_type
    if python in (str, bool, int):
        if type(value) is not python:
            raise ValueError(f"no {python.__name__}")
        return value
    if not isinstance(value, str):
        raise ValueError(f"no {python.__name__}")
    if python is Decimal:
        return _decimal(value)
    if python is bytes:
        return bytes.fromhex(value)
    if python in (datetime, date, time):
        return python.fromisoformat(value)
    raise ValueError("no value a package carries")


def _decimal(value: str) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError("no number") from None
    if not number.is_finite():
        raise ValueError("no number")
    return number
