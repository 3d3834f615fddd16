"""Times and numbers as they come in: what the database or the journal could not hold is refused while it is read."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from graphql import GraphQLError
from strawberry.schema.types.base_scalars import DateTimeDefinition, DecimalDefinition
from strawberry.types.scalar import ScalarDefinition

YEARS = range(1900, 2201)
DIGITS = 30  # before and after the point; no plant counts finer or further


def moment(value: object) -> datetime:
    """A point in time: with its offset, in a year somebody can mean."""
    read: datetime = _parser(DateTimeDefinition)(value)
    if read.tzinfo is None:
        raise GraphQLError(f'Value cannot represent a DateTime: "{value}". Its offset is missing ("Z", "+08:00").')
    if read.year not in YEARS:
        raise GraphQLError(f'Value cannot represent a DateTime: "{value}". The year is out of range.')
    return read.astimezone(UTC)


def number(value: object) -> Decimal:
    """A finite decimal of sensible size."""
    try:
        read: Decimal = _parser(DecimalDefinition)(value)
    except InvalidOperation as error:
        raise GraphQLError("Value cannot represent a Decimal.") from error
    if not read.is_finite() or (read and not -DIGITS <= read.adjusted() <= DIGITS) or _places(read) > DIGITS:
        raise GraphQLError("Value cannot represent a Decimal: it is no number of a sensible size.")
    return read


def written(value: object) -> str:
    """120000, never 1.2E+5."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _places(read: Decimal) -> int:
    exponent = read.as_tuple().exponent
    return abs(exponent) if isinstance(exponent, int) else 0


def _parser(definition: ScalarDefinition) -> Callable[[object], Any]:
    assert definition.parse_value is not None
    return definition.parse_value


SCALARS: dict[object, ScalarDefinition] = {
    datetime: dataclasses.replace(DateTimeDefinition, parse_value=moment),
    Decimal: dataclasses.replace(DecimalDefinition, parse_value=number, serialize=written),
}
