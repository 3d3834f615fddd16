"""What a kind of import is: its columns, and how its rows become acts."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from infra.errors import Refusal
from infra.imports.layout import same_word

if TYPE_CHECKING:
    from tenants.onboarding.planning import Planning

TYPES = ("code", "text", "amount", "whole", "seconds", "day", "flag", "choice")


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column. `words` maps what people write to the value meant (choice). `dynamic`: one column per operation."""

    name: str
    zh: str
    en: str
    also: tuple[str, ...] = ()
    type: str = "text"
    required: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    dynamic: bool = False
    example: str = ""
    limit: int = 120

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(same_word(each) for each in (self.zh, self.en, self.name, *self.also))

    def title(self, locale: str) -> str:
        return self.en if locale.startswith("en") else self.zh


@dataclass(frozen=True)
class Problem:
    """Why a row stays out, or a warning: the code and params of a refusal, and the field whose cell it is about."""

    code: str
    params: Mapping[str, Any]
    field: str | None = None

    @classmethod
    def of(cls, refusal: Refusal, field: str | None = None) -> "Problem":
        return cls(refusal.code, refusal.params, field)


@dataclass
class Row:
    """One row as understood: typed values by field, `steps` of dynamic fields, and what is wrong with it."""

    line: int
    values: dict[str, Any]
    cells: dict[str, str]
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    repeats: int | None = None  # the row it repeats without being wrong

    def refuse(self, refusal: Refusal, field: str | None = None) -> None:
        self.problems.append(Problem.of(refusal, field))

    def warn(self, refusal: Refusal, field: str | None = None) -> None:
        self.warnings.append(Problem.of(refusal, field))

    def get(self, name: str, default: Any = None) -> Any:
        value = self.values.get(name)
        return default if value is None else value

    @property
    def bad(self) -> bool:
        return bool(self.problems)


@dataclass
class Intent:
    """One act: all its rows go in together or stay out together.

    `steps` are commands by registry name with JSON values, in which {"$item": "A-1"} stands for the id of that code and
    {"$step": 0} for what the first step made. `create` says how to make what is missing, by reference and code.
    `natural` is what must not come twice in one sheet, and `natural_field` where it stands.
    """

    rows: list[Row]
    steps: list[dict[str, Any]]
    create: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    natural: str | None = None
    natural_field: str | None = None


Plan = Callable[["Planning", Sequence[Row]], Awaitable[list[Intent]]]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`custom` names the subject whose custom fields are columns too; `under` are words of a second title row."""

    name: str
    zh: str
    en: str
    fields: tuple[Field, ...]
    plan: Plan
    custom: str | None = None
    under: frozenset[str] = frozenset()
    creates: tuple[str, ...] = ()  # what it can make when it is missing

    def label(self, locale: str) -> str:
        return self.en if locale.startswith("en") else self.zh


def step(command: str, **values: Any) -> dict[str, Any]:
    """A step with the values that were given."""
    return {"command": command, "values": {name: value for name, value in values.items() if value is not None}}
