"""Telling what happened at a demo company: people as actors, and each event once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from infra.actions import CommandSpec, Origin, run
from infra.db import mine
from infra.errors import IdReused
from infra.ids import derived
from infra.permissions import default_permissions
from infra.work import Actor, reading, system
from tenants.identity.models import User
from tenants.identity.seeds import DEMO_PEOPLE


class People:
    """The demo plant's people as actors, with what their roles allow."""

    def __init__(self, tenant_id: UUID, users: Sequence[User]) -> None:
        self.tenant_id = tenant_id
        self.users = {user.login: user for user in users}
        self.codes = {person.login: person.roles for person in DEMO_PEOPLE}

    @classmethod
    async def of(cls, tenant_id: UUID) -> "People":
        async with reading(system(tenant_id)) as read:
            return cls(tenant_id, await read.all(mine(User)))

    def actor(self, login: str) -> Actor:
        user = self.users[login]
        names = frozenset[str]().union(*(default_permissions(code) for code in self.codes[login]))
        return Actor(
            tenant_id=self.tenant_id, kind="user", id=user.id, name=user.name, permissions=dict.fromkeys(names)
        )


class Storyteller:
    """Tells what happened, each event once. A later run on another day keeps the first run's times."""

    def __init__(self, people: People) -> None:
        self.people = people

    async def tell(self, step: str, who: str | Actor, spec: CommandSpec[Any, Any], **values: Any) -> None:
        """`occurred_at`: it was said in that moment, not afterwards."""
        actor = self.people.actor(who) if isinstance(who, str) else who
        origin = Origin(occurred_at=values.pop("occurred_at", None))
        cmd = spec.type(id=derived("seed", self.people.tenant_id, step), **values)
        try:
            await run(actor, spec, cmd, origin=origin)
        except IdReused:
            return
