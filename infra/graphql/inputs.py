"""A command's dataclass as a GraphQL input type: the same fields, the same optionality, nothing written twice."""

import dataclasses
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import strawberry
from strawberry.scalars import JSON
from strawberry.utils.str_converters import to_camel_case

from infra.actions import unwrap_optional
from infra.errors import BadInput

_inputs: dict[type[Any], type[Any]] = {}


def input_type(source: type[Any]) -> type[Any]:
    """The Strawberry input of a dataclass; `ReleaseOrder` becomes `ReleaseOrderInput`."""
    known = _inputs.get(source)
    if known is None:
        known = _inputs[source] = _build(source)
    return known


def _build(source: type[Any]) -> type[Any]:
    hints = get_type_hints(source)
    members: list[tuple[str, Any, Any]] = []
    for each in dataclasses.fields(source):
        hint = _graphql_type(hints[each.name])
        if each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING:
            # Whatever GraphQL lets a caller leave out has a value here.
            optional = unwrap_optional(hints[each.name])[1]
            members.append((each.name, hint, dataclasses.field(default=None) if optional else dataclasses.field()))
        elif each.default_factory is not dataclasses.MISSING:
            # The server makes the value when the caller sends none (ids, empty lists).
            members.append((each.name, hint | None, dataclasses.field(default=None)))
        else:
            members.append((each.name, hint, dataclasses.field(default=each.default)))
    made = dataclasses.make_dataclass(f"{source.__name__}Input", members, kw_only=True)
    made.__module__ = source.__module__
    return strawberry.input(made, description=_summary(source))


def _graphql_type(hint: Any) -> Any:
    inner, optional = unwrap_optional(hint)
    if get_origin(inner) in (list, tuple):
        inner = list[_graphql_type(get_args(inner)[0])]  # type: ignore[misc]
    elif get_origin(inner) is dict or inner is Any:
        inner = JSON
    elif isinstance(inner, type) and dataclasses.is_dataclass(inner):
        inner = input_type(inner)
    return inner | None if optional else inner


def summary(doc: str | None) -> str:
    """The first paragraph of a docstring, in one line."""
    return " ".join((doc or "").strip().partition("\n\n")[0].split())


def _summary(source: type[Any]) -> str | None:
    text = summary(source.__doc__)
    return None if text.startswith(f"{source.__name__}(") else text or None  # dataclasses write one of their own


_coerced: dict[type[Any], list[tuple[str, str, Any, bool]]] = {}


def _fields(source: type[Any]) -> list[tuple[str, str, Any, bool]]:
    """(GraphQL name, field, nested dataclass or None, made by the server when missing) of each field."""
    known = _coerced.get(source)
    if known is None:
        hints = get_type_hints(source)
        known = _coerced[source] = [
            (to_camel_case(f.name), f.name, _nested(hints[f.name]), f.default_factory is not dataclasses.MISSING)
            for f in dataclasses.fields(source)
        ]
    return known


def _nested(optional: Any) -> Any:
    hint = unwrap_optional(optional)[0]
    inner = get_args(hint)[0] if get_origin(hint) in (list, tuple) else hint
    return inner if isinstance(inner, type) and dataclasses.is_dataclass(inner) else None


def coerced_command(source: type[Any], given: dict[str, Any]) -> Any:
    """The command (or nested dataclass) of an input object as graphql-core coerced it."""
    values = {}
    for name, field, nested, made in _fields(source):
        if name not in given:
            continue
        value = given[name]
        if value is None and made:
            continue
        if nested is not None and value is not None:
            several = isinstance(value, list)
            value = [coerced_command(nested, each) for each in value] if several else coerced_command(nested, value)
        values[field] = value
    return source(**values)


_names: dict[type[Any], dict[str, str]] = {}


def decoded_command(source: type[Any], given: Any) -> Any:
    """The command of an input object as it came in JSON. Raises BadInput, without words for the user."""
    names = _names.get(source)
    if names is None:
        names = _names[source] = {name: field for name, field, nested, _ in _fields(source) if nested is None}
    try:
        return msgspec.convert({names[key]: value for key, value in given.items()}, source, strict=False)
    except (KeyError, AttributeError, msgspec.ValidationError) as error:
        raise BadInput(field="input", problem=str(error)) from error
