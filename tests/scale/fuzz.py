"""Absurd input for every query and mutation, generated from the live schema. Whatever comes in, the answer is a
refusal or a result: never a 5xx, never `infra.bug`."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, Undefined, get_nullable_type

from tests.scale.shapes import Shape, plain
from tests.scale.staging import words
from tests.scale.worlds import World

Send = Callable[[str, dict[str, Any]], Awaitable[tuple[int, str]]]

TEXTS = [
    "", " ", "\t\n", "0", "null", "a" * 41, "x" * 5_000, "零件", "\u202e反", "😀" * 50, "\u0000", "a\u0000b",
    "'; --", "%", "_",
    "\\", "${7*7}", "<script>", "../../etc", "\x1b[31m", "\u2028", "é" * 200, "e\u0301", "-1", "NaN", "1e309", "\ufeff",
    "\ud83d", "Infinity", "0x41", "{", "a,b;c", "=1+1",
]  # fmt: skip
NUMBERS = [
    "0", "-0", "-1", "0.1", "1e400", "1e-400", "NaN", "sNaN", "Infinity", "-Infinity", "9" * 60, "0." + "0" * 60 + "1",
    "1e5",
    "1E+3", "", " 1", "１２", "1_000", "1,5", 0, -1, 1.5, 1e300, True, None, [], {},
]  # fmt: skip
INTS = [0, -1, 1, 9, 2**31 - 1, -(2**31), 2**31, 2**63, 1.0, 1.5, "1", True, None, []]
MOMENTS = [
    "2026-11-20T08:00:00Z", "2026-11-20T08:00:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "1970-01-01", "2026-02-30T00:00:00Z", "yesterday", "", 0, None,
    "2026-11-20T08:00:00.123456789Z", "2026-11-20T25:00:00Z", "+12026-01-01T00:00:00Z",
]  # fmt: skip
DATES = ["2026-11-20", "0001-01-01", "9999-12-31", "2026-02-29", "20261120", "", 7, None, "2026-11-20T00:00:00Z"]
CLOCKS = ["08:00", "08:00:00", "00:00", "23:59:59.999999", "24:00", "08:00+08:00", "8", "", None, 8]
OBJECTS: list[Any] = [{}, [], None, "x", 7, {"a": {"b": [1]}}, {"": ""}, {"id": 1}, {"operationId": "x"}, {"\u0000": 1}]
KINDS = {
    "Decimal": NUMBERS, "Int": INTS, "Float": [*INTS, 1e308], "DateTime": MOMENTS, "Date": DATES, "Time": CLOCKS,
    "JSON": OBJECTS, "Boolean": [True, False, None, "true", 0],
}  # fmt: skip


@dataclass
class Found:
    cases: int = 0
    refused: int = 0
    done: int = 0
    bugs: list[str] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)


class Fuzz:
    """Values by type, mostly plausible, some absurd; ids are mostly real, so that commands get far."""

    def __init__(self, w: World, rng: random.Random) -> None:
        self.w, self.rng, self.wild = w, rng, 0.0

    def variables(self, shape: Shape) -> dict[str, Any]:
        made = {}
        self.wild = self.rng.choice([0.0, 0.05, 0.3])
        for name, each in shape.field.args.items():
            needed = isinstance(each.type, GraphQLNonNull) and each.default_value is Undefined
            if needed or self.rng.random() < 0.6:
                made[name] = self.value(each.type, name)
        return made

    def value(self, type_: Any, name: str) -> Any:
        bare: Any = get_nullable_type(type_)
        roll = self.rng.random()
        if roll < self.wild / 10:
            return self.rng.choice([None, [], {}, "", 0, [[]]])
        if isinstance(bare, GraphQLList):
            many = self.rng.choice([0, 2, 3, 60]) if roll < self.wild else 1
            return [self.value(bare.of_type, name) for _ in range(many)]
        if isinstance(bare, GraphQLInputObjectType):
            return dict(self._members(bare))
        if isinstance(bare, GraphQLEnumType):
            return self.rng.choice([*bare.values, *(["NO_SUCH", 7] if roll < self.wild else [])])
        return self._scalar(bare.name, name)

    def _members(self, bare: Any) -> Iterator[tuple[str, Any]]:
        for key, each in bare.fields.items():
            needed = isinstance(each.type, GraphQLNonNull) and each.default_value is Undefined
            if self.rng.random() < (1 - self.wild / 10 if needed else 0.15 + self.wild):
                yield key, self.value(each.type, key)

    def _scalar(self, kind: str, name: str) -> Any:
        if kind in ("UUID", "ID"):
            known = self.w.ids.get(name) or self.w.ids.get(name.removesuffix("s"))
            real = [str(known)] * 12 if known else [str(self.rng.choice(list(self.w.ids.values())))] * 6
            if self.rng.random() >= self.wild:
                return self.rng.choice(real)
            return self.rng.choice([*real, str(uuid4()), "0" * 32, "no", "", 7, None, "{" + str(uuid4()) + "}"])
        if self.rng.random() >= self.wild:
            return words(self.w, name) if kind == "String" else plain(kind, name)
        return self.rng.choice([*TEXTS, *self.w.words.values()] if kind == "String" else KINDS.get(kind, OBJECTS))


async def fuzz(send: Send, w: World, shapes: Sequence[Shape], cases: int, seed: int) -> Found:
    """Round-robin over the fields, mutations three times as often as queries."""
    rng, found = random.Random(seed), Found()
    maker = Fuzz(w, rng)
    order = [shape for shape in shapes for _ in range(3 if shape.kind == "mutation" else 1)]
    rng.shuffle(order)
    for n in range(cases):
        shape = order[n % len(order)]
        variables = maker.variables(shape)
        status, text = await send(shape.document, variables)
        found.cases += 1
        refused = status != 200 or '"errors"' in text or '"Problem"' in text
        found.refused += refused
        found.codes.update(re.findall(r'"(?:refusal|code)":"(\w+\.\w+)"', text)[:1])
        found.done += not refused
        if status >= 500 or '"infra.bug"' in text:
            found.bugs.append(f"{shape.name} {status} {_short(variables)} -> {text[:240]}")
    return found


def _short(variables: dict[str, Any]) -> str:
    text = repr(variables)
    return text if len(text) < 700 else text[:700] + "…"
