"""Who acts, as one request found him."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from infra.db import Executor
from infra.errors import OutOfScope, PermissionMissing

EVERYWHERE = None
"""A permission without a place: it reaches the whole tenant."""


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts, as one request found him. `permissions` maps each name to the places it reaches
    (ids of areas and work centers), or to EVERYWHERE."""

    tenant_id: UUID
    kind: str  # user | device | system | token (a program in its owner's name) | visitor
    id: UUID
    name: str
    permissions: Mapping[str, Collection[UUID] | None]
    locale: str = "zh-CN"
    session_id: UUID | None = None
    token_id: UUID | None = None
    device_id: UUID | None = None
    switch_id: UUID | None = None
    work_unit_id: UUID | None = None
    team_id: UUID | None = None
    address: str | None = None
    slug: str = ""
    epoch: int | None = None
    proof: "Proof | None" = field(default=None, compare=False, repr=False)
    """Looks the actor up again inside the transaction that is about to act in his name (decisions/0002)."""
    witness: "Witness | None" = field(default=None, compare=False, repr=False)
    """Of somebody let in from outside: writes down what he is about to look at, by the query's name."""

    @property
    def in_person(self) -> bool:
        """Somebody's own act, or that of a visitor or a program in his name: not a machine's, not the product's."""
        return self.kind in ("user", "token", "visitor")

    def may(self, permission: str) -> bool:
        return permission in self.permissions

    def need(self, permission: str, *places: UUID | None) -> None:
        """Refuse unless the actor holds the permission, and (when places are named) at one of them."""
        if permission not in self.permissions:
            raise PermissionMissing(permission=permission)
        reach = self.permissions[permission]
        if places and reach is not EVERYWHERE and not any(place in reach for place in places):
            raise OutOfScope(permission=permission)


Proof = Callable[[Executor], Awaitable[Actor]]
Witness = Callable[[Actor, str], Awaitable[None]]


class _All(Mapping[str, None]):
    """The permissions of the system itself: every name, everywhere."""

    def __getitem__(self, name: str) -> None:
        return EVERYWHERE

    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


SYSTEM_ID = UUID(int=0)


def system(tenant_id: UUID, name: str = "Lotline", *, permissions: Mapping[str, Any] | None = None) -> Actor:
    """The product acting by itself (actors, ticks, seeds). Its lines carry its name, never a person's."""
    granted = _All() if permissions is None else permissions
    return Actor(tenant_id=tenant_id, kind="system", id=SYSTEM_ID, name=name, permissions=granted)
