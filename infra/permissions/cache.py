"""Compiled sets per process, valid for one policy version.

The version is read with the session on every request, in the tenant's own row; whoever changes a role or a grant
raises it in the same transaction. So no process needs to be told: its next request sees another version.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import NamedTuple, TypeVar
from uuid import UUID

from infra.permissions.policy import Allowed, Policy, compile_allowed, compile_roles

Value = TypeVar("Value")

TENANTS = 2_000
USERS = 20_000


class Stamp(NamedTuple):
    """What a compiled set is valid for. The epoch comes first: a restored tenant may count its versions again."""

    epoch: int
    version: int


LoadRoles = Callable[[], Awaitable[Iterable[tuple[str, str]]]]
LoadGrants = Callable[[], Awaitable[Iterable[tuple[str, UUID | None]]]]


class Policies:
    """One tenant under one stamp."""

    __slots__ = ("roles", "stamp", "users")

    def __init__(self, stamp: Stamp, roles: dict[str, frozenset[str]]) -> None:
        self.stamp = stamp
        self.roles = roles
        self.users: dict[UUID, Allowed] = {}


class PolicyCache:
    """Bounded by forgetting the oldest. Content may be newer than its stamp, never older: the stamp is read first."""

    def __init__(self, *, tenants: int = TENANTS, users: int = USERS) -> None:
        self._tenants: dict[UUID, Policies] = {}
        self._tenant_limit = tenants
        self._user_limit = users

    def known(self, tenant_id: UUID, stamp: Stamp, user_id: UUID) -> Allowed | None:
        """The hot path: no statement, no await."""
        policies = self._tenants.get(tenant_id)
        if policies is None or policies.stamp < stamp:
            return None
        return policies.users.get(user_id)

    async def allowed(
        self, tenant_id: UUID, stamp: Stamp, user_id: UUID, *, roles: LoadRoles, grants: LoadGrants
    ) -> Allowed:
        """The person's set; on a miss the loaders read the tenant's role lines and this person's grants."""
        known = self.known(tenant_id, stamp, user_id)
        if known is not None:
            return known
        policies = self._tenants.get(tenant_id)
        if policies is None or policies.stamp < stamp:
            policies = Policies(stamp, compile_tenant(str(tenant_id), await roles()))
            self._keep(tenant_id, policies)
        made = compile_allowed(policies.roles, await grants())
        _bounded(policies.users, self._user_limit)[user_id] = made
        return made

    def forget(self, tenant_id: UUID) -> None:
        self._tenants.pop(tenant_id, None)

    def _keep(self, tenant_id: UUID, policies: Policies) -> None:
        kept = self._tenants.get(tenant_id)
        if kept is None or kept.stamp < policies.stamp:
            _bounded(self._tenants, self._tenant_limit)[tenant_id] = policies


def compile_tenant(tenant: str, includes: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Role code → permission names, by way of the Casbin model."""
    compiled = compile_roles(Policy(tenant, includes=frozenset(includes)).model())
    return {role: names for (_, role), names in compiled.items()}


def _bounded(kept: dict[UUID, Value], limit: int) -> dict[UUID, Value]:
    while len(kept) >= limit:
        del kept[next(iter(kept))]
    return kept
