"""Every permission of the product, by name."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

_GRAMMAR = re.compile(r"[a-z_]+\.[a-z_]+:[a-z_]+")
_registry: dict[str, "Permission"] = {}


@dataclass(frozen=True)
class Permission:
    """A right with its name `module.resource:action`; `roles` are the built-in roles that start with it.

    `reason`: a command that needs it asks its actor for a reason. `kinds`: the kinds of company whose roles may hold
    it; none named: every company's.
    """

    name: str
    text: str
    roles: Set[str] = frozenset()
    zh: str = ""
    reason: bool = False
    kinds: Set[str] = frozenset()

    def __post_init__(self) -> None:
        if not _GRAMMAR.fullmatch(self.name):
            raise TypeError(f"permission {self.name!r} is not module.resource:action")
        object.__setattr__(self, "roles", frozenset(self.roles))
        object.__setattr__(self, "kinds", frozenset(self.kinds))
        known = _registry.setdefault(self.name, self)
        if known != self:
            raise TypeError(f"permission {self.name} is declared twice with different words")

    def __str__(self) -> str:
        return self.name

    def of(self, kind: str) -> bool:
        """Whether a company of this kind may give it."""
        return not self.kinds or kind in self.kinds


def permissions() -> Mapping[str, Permission]:
    """All permissions known to this process, in the order of their names."""
    return dict(sorted(_registry.items()))


def default_permissions(role: str, kind: str = "customer") -> frozenset[str]:
    """What a built-in role of this kind of company starts with."""
    return frozenset(name for name, each in _registry.items() if role in each.roles and each.of(kind))
