"""The Casbin policy of one tenant, and its compilation to one set per role and one per person.

Casbin decides in 30 to 30,000 µs (it evaluates its matcher per policy line); a set decides in a fraction of one.
`tests/infra/test_permissions.py` holds both to the same verdicts.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import casbin
from casbin.model import Model

MODEL = Path(__file__).with_name("model.conf").read_text("utf-8")
EVERYWHERE = "*"


class GrantLine(NamedTuple):
    """A user has a role: everywhere, or at one site, area or work center."""

    user: str
    role: str
    place: UUID | None = None


Allowed = Mapping[str, frozenset[UUID] | None]
"""What one person may do: each permission name with the places it reaches; None is everywhere."""


def allows(allowed: Allowed, permission: str, places: Iterable[UUID] = ()) -> bool:
    """Whether the permission holds for a thing that lies in these places (its site, area, work center)."""
    if permission not in allowed:
        return False
    reach = allowed[permission]
    return reach is None or not reach.isdisjoint(places)


@dataclass(frozen=True)
class Policy:
    """One tenant's lines: `includes` are (permission or role, role), `grants` are (user, role, place)."""

    tenant: str
    includes: Set[tuple[str, str]] = field(default_factory=frozenset)
    grants: Set[GrantLine] = field(default_factory=frozenset)

    def model(self) -> Model:
        model = Model()
        model.load_model_from_text(MODEL)
        model.add_policies("g", "g", [[name, role, self.tenant] for name, role in sorted(self.includes)])
        model.add_policies("p", "p", [_grant_line(self.tenant, grant) for grant in self.grants])
        return model

    def enforcer(self) -> Any:
        """Casbin itself on the same lines: the reference for tests and the bench."""
        enforcer = casbin.Enforcer(self.model())
        enforcer.add_function("within", within)
        enforcer.build_role_links()
        return enforcer


def _grant_line(tenant: str, grant: GrantLine) -> list[str]:
    return [grant.user, tenant, grant.role, EVERYWHERE if grant.place is None else str(grant.place)]


def place_path(places: Iterable[UUID]) -> str:
    """The `place` of a Casbin request."""
    return "/" + "/".join(map(str, places))


def within(path: str, place: str) -> bool:
    """The matcher's function: a grant everywhere, or for one of the places on the path."""
    return place == EVERYWHERE or place in path.split("/")


def compile_roles(model: Model) -> dict[tuple[str, str], frozenset[str]]:
    """(tenant, role) → permission names, from Casbin's parsed `g` lines; a role may include other roles."""
    direct: dict[tuple[str, str], set[str]] = {}
    for name, role, tenant in model["g"]["g"].policy:
        direct.setdefault((tenant, role), set()).add(name)
    return {key: _closure(direct, *key) for key in direct}


def _closure(direct: Mapping[tuple[str, str], set[str]], tenant: str, role: str) -> frozenset[str]:
    found: set[str] = set()
    seen = {role}
    open_roles = [role]
    while open_roles:
        for name in direct.get((tenant, open_roles.pop()), ()):
            if ":" in name:
                found.add(name)
            elif name not in seen:
                seen.add(name)
                open_roles.append(name)
    return frozenset(found)


def compile_allowed(roles: Mapping[str, frozenset[str]], grants: Iterable[tuple[str, UUID | None]]) -> Allowed:
    """What one person's grants (role, place) add up to. One grant everywhere lifts every limit of its permissions."""
    found: dict[str, frozenset[UUID] | None] = {}
    for role, place in grants:
        for name in roles.get(role, frozenset()):
            before = found.get(name, frozenset())
            found[name] = None if place is None or before is None else before | {place}
    return found
