"""The live schema as something to attack: each query and mutation with its document, the places in its arguments
where an id or a word may stand, and values to begin from. A field added tomorrow is attacked tomorrow."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    Undefined,
    get_named_type,
    get_nullable_type,
)

from infra.graphql.documents import DocumentInvalid, Documents, DocumentTooLarge
from infra.ids import uuid7

DEEPEST = 4
PAGE = 10
IDS = frozenset({"UUID", "ID"})


@dataclass(frozen=True)
class Slot:
    """One place in a field's variables: `path` leads to it, `kind` is id, word, sort or cursor."""

    path: tuple[str | int, ...]
    kind: str

    @property
    def name(self) -> str:
        """What the argument is called, for the values that may stand in it."""
        return next(part for part in reversed(self.path) if isinstance(part, str))


@dataclass(frozen=True)
class Shape:
    kind: str  # query | mutation
    name: str
    field: GraphQLField
    deepest: int = DEEPEST

    def variables(self, alias: str = "") -> str:
        """Declared so that an argument with a default may stay away."""
        types = {name: each.type if each.default_value is Undefined else get_nullable_type(each.type)
                 for name, each in self.field.args.items()}  # fmt: skip
        return ", ".join(f"${alias}{name}: {type_}" for name, type_ in types.items())

    @property
    def selection(self) -> str:
        return selection(self.field.type, self.deepest)

    @property
    def document(self) -> str:
        given = ", ".join(f"{name}: ${name}" for name in self.field.args)
        call = f"{self.name}({given})" if given else self.name
        head = f"{self.kind} a({self.variables()})" if given else f"{self.kind} a"
        return f"{head} {{ {call} {self.selection} }}"

    def mixed(self) -> str:
        """One operation asking three times at once: with the own, the foreign and the missing id."""
        head, calls = [], []
        for alias in "xyz":
            head.append(self.variables(alias))
            given = ", ".join(f"{name}: ${alias}{name}" for name in self.field.args)
            calls.append(f"{alias}: {self.name}({given}) {self.selection}")
        return f"{self.kind} a({', '.join(head)}) {{ {' '.join(calls)} }}"

    @property
    def slots(self) -> list[Slot]:
        return [slot for name, each in self.field.args.items() for slot in _slots(each.type, (name,))]


def shapes(schema: GraphQLSchema) -> list[Shape]:
    assert schema.query_type is not None
    assert schema.mutation_type is not None
    documents = Documents(schema, (), production=True)
    queries = [Shape("query", name, field) for name, field in schema.query_type.fields.items()]
    found = queries + [Shape("mutation", name, field) for name, field in schema.mutation_type.fields.items()]
    return [_affordable(each, documents) for each in found]


def _affordable(shape: Shape, documents: Documents) -> Shape:
    """As deep as the API's own limits allow."""
    try:
        documents.by_text(shape.document, {"first": PAGE})
    except (DocumentTooLarge, DocumentInvalid):  # too dear, or too long to be read at all
        if shape.deepest == 0:
            raise
        return _affordable(replace(shape, deepest=shape.deepest - 1), documents)
    return shape


def selection(type_: Any, deepest: int, seen: tuple[str, ...] = ()) -> str:
    named: Any = get_named_type(type_)
    if isinstance(named, GraphQLUnionType):
        parts = [f"... on {each.name} {selection(each, deepest, seen)}" for each in named.types]
        return f"{{ __typename {' '.join(parts)} }}"
    if not isinstance(named, GraphQLObjectType):
        return ""
    parts = []
    for name, field in named.fields.items():
        inner: Any = get_named_type(field.type)
        if isinstance(inner, GraphQLObjectType | GraphQLUnionType):
            if inner.name in seen or len(seen) >= deepest:
                continue
            parts.append(f"{name} {selection(inner, deepest, (*seen, named.name))}")
        elif named.name == "Problem" and name == "code":
            parts.append("refusal: code")  # some payloads have a nullable `code` of their own
        else:
            parts.append(name)
    return f"{{ {' '.join(parts) or '__typename'} }}"


def _slots(type_: Any, path: tuple[str | int, ...]) -> Iterator[Slot]:
    bare: Any = get_nullable_type(type_)
    if isinstance(bare, GraphQLList):
        yield from _slots(bare.of_type, (*path, 0))
    elif isinstance(bare, GraphQLInputObjectType):
        for name, each in bare.fields.items():
            yield from _slots(each.type, (*path, name))
    elif isinstance(bare, GraphQLEnumType):
        yield Slot(path, "sort")
    elif isinstance(bare, GraphQLScalarType):
        if bare.name in IDS:
            yield Slot(path, "id")
        elif bare.name == "String":
            yield Slot(path, "cursor" if path[-1] == "after" else "word")


def blank(shape: Shape, value: Callable[[Any, str], Any]) -> dict[str, Any]:
    """Variables with nothing but what the schema asks for."""
    made: dict[str, Any] = {}
    for name, each in shape.field.args.items():
        if name == "first":
            made[name] = PAGE
        elif isinstance(each.type, GraphQLNonNull) and each.default_value is Undefined:
            made[name] = filled(each.type, name, value)
    return made


def filled(type_: Any, name: str, value: Callable[[Any, str], Any]) -> Any:
    bare: Any = get_nullable_type(type_)
    if isinstance(bare, GraphQLList):
        return [filled(bare.of_type, name, value)]
    if isinstance(bare, GraphQLInputObjectType):
        return {
            key: filled(each.type, key, value)
            for key, each in bare.fields.items()
            if isinstance(each.type, GraphQLNonNull) and each.default_value is Undefined
        }
    if isinstance(bare, GraphQLEnumType):
        return next(iter(bare.values))
    return value(bare, name)


def plain(kind: str, name: str) -> Any:
    """A value nobody minds, for scalars that name nothing."""
    now = datetime.now(UTC)
    values: Mapping[str, Any] = {
        "Int": 1, "Float": 1.0, "Boolean": True, "Decimal": "5", "DateTime": (now + timedelta(days=5)).isoformat(),
        "Date": now.date().isoformat(), "Time": "08:00:00", "JSON": {},
    }  # fmt: skip
    return values[kind]


def put(variables: dict[str, Any], shape: Shape, slot: Slot, value: Any) -> dict[str, Any]:
    """The variables with `value` in the slot; what the schema demands around it is already there or made."""
    changed = copy.deepcopy(variables)
    at: Any = changed
    type_: Any = shape.field.args[slot.path[0]].type
    for part, after in zip(slot.path[:-1], slot.path[1:], strict=True):
        child = at[part] if isinstance(at, list) else at.get(part)
        if child is None or child == []:
            child = at[part] = [None] if after == 0 else filled(type_, str(part), _anything)
        bare: Any = get_nullable_type(type_)
        type_ = bare.of_type if isinstance(bare, GraphQLList) else bare.fields[after].type
        at = child
    at[slot.path[-1]] = value
    return changed


def _anything(type_: Any, name: str) -> Any:
    if type_.name == "UUID":
        return str(uuid7())
    return "x" if type_.name == "String" else plain(type_.name, name)


def look(variables: Mapping[str, Any], slot: Slot) -> Any:
    at: Any = variables
    for part in slot.path:
        try:
            at = at[part]
        except (KeyError, IndexError, TypeError):
            return None
    return at
