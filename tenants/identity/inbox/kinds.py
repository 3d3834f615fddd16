"""What is particular about some kinds of to-do. A kind nobody describes is closed only by the act it asks for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TodoKind:
    """`by_hand`: the one who has it may say himself that it is done. `dismissable`: or, with a reason, that it need not
    be. Its words stand in the locales as `todo.<name>`, filled from the params."""

    name: str
    by_hand: bool = False
    dismissable: bool = False


_kinds: dict[str, TodoKind] = {}


def todo_kind(name: str, *, by_hand: bool = False, dismissable: bool = False) -> TodoKind:
    """Describe a kind (the module that posts it does, once)."""
    _kinds[name] = TodoKind(name, by_hand, dismissable)
    return _kinds[name]


def kind_of(name: str) -> TodoKind:
    return _kinds.get(name) or TodoKind(name)
