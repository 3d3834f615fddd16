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


class Allowed(frozenset[str]):
    """The permission names of one person. `scopes` names the places of those that hold only somewhere."""

    scopes: Mapping[str, frozenset[UUID]]

    def __new__(cls, names: Iterable[str] = (), scopes: Mapping[str, frozenset[UUID]] | None = None) -> "Allowed":
        made = super().__new__(cls, names)
        made.scopes = scopes or {}
        return made

    def scope_of(self, permission: str) -> frozenset[UUID] | None:
        """Where the permission holds: None is everywhere, an empty set is nowhere."""
        if permission not in self:
            return frozenset()
        return self.scopes.get(permission)

    def reaches(self, permission: str, places: Iterable[UUID]) -> bool:
        """Whether the permission holds for a thing that lies in these places (its site, area, work center)."""
        if permission not in self:
            return False
        scope = self.scopes.get(permission)
        return scope is None or not scope.isdisjoint(places)

    @property
    def scope(self) -> frozenset[UUID] | None:
        """Every place any permission is limited to; None when nothing is limited."""
        return frozenset().union(*self.scopes.values()) if self.scopes else None


NOTHING = Allowed()


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
    everywhere: set[str] = set()
    somewhere: dict[str, set[UUID]] = {}
    for role, place in grants:
        names = roles.get(role, frozenset())
        if place is None:
            everywhere |= names
        else:
            for name in names:
                somewhere.setdefault(name, set()).add(place)
    scopes = {name: frozenset(places) for name, places in somewhere.items() if name not in everywhere}
    return Allowed(everywhere | somewhere.keys(), scopes)
