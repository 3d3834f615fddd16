"""What a visitor may do: everything one can look at, and, where that was consented to, what a planner or a lead could
change. Computed from what is declared, so a command added tomorrow is decided by its module and by whether it signs."""

from functools import lru_cache
from typing import Any

from infra.actions import COMMANDS, QUERIES, CommandSpec, module_of
from infra.permissions import Permission
from tenants.identity.visits import permissions, rules
from tenants.roles import BUILT_IN

_PEOPLES = frozenset(role.code for role in BUILT_IN)
ALWAYS = frozenset({permissions.LOOK.name, permissions.END_VISIT.name})
"""His own visit: what he looks at is written down, and he can leave."""


def of(mode: str) -> frozenset[str]:
    return _of(mode, len(COMMANDS), len(QUERIES))


@lru_cache(maxsize=16)
def _of(mode: str, _commands: int, _queries: int) -> frozenset[str]:
    acts = {spec.needs.name for spec in COMMANDS.values()}
    looks = {spec.needs.name for spec in QUERIES.values() if spec.needs is not None and _readable(spec.needs)}
    if mode != "write":
        return ALWAYS | (looks - acts)
    return ALWAYS | looks - acts | {spec.needs.name for spec in COMMANDS.values() if writable(spec)}


def _readable(permission: Permission) -> bool:
    """Not a bulk copy, and of the module of credentials only who is there."""
    module, _, right = permission.name.partition(".")
    if module in ("identity", "vendor"):
        return permission.name in rules.READABLE_OF_PEOPLE
    return bool(permission.roles & _PEOPLES) and not right.endswith(rules.BULK)


def writable(spec: CommandSpec[Any, Any]) -> bool:
    """Whether a visitor with consent to write may give this command: a person's, of the plant's own business, that
    signs nothing."""
    own_affair = module_of(spec.body.__module__) in rules.OWN_AFFAIRS or _module(spec.needs) in rules.OWN_AFFAIRS
    bulk = spec.needs.name.endswith(rules.BULK)
    return not own_affair and not bulk and spec.signs is None and bool(spec.needs.roles & _PEOPLES)


def _module(permission: Permission) -> str:
    return permission.name.partition(".")[0]
