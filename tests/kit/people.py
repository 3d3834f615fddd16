"""A company with its built-in roles and people who sign in: `staff.hire("wang", OPERATOR)`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest_asyncio

from infra import directory
from infra.actions import Command, CommandSpec, run
from infra.db import Database
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.work import Actor, database, reading, system
from tenants import identity
from tenants.identity import tokens
from tenants.identity.commands import devices, people, sessions
from tenants.identity.models import Role, User
from tenants.identity.queries import roles_by_id
from tenants.identity.seeds import seed_roles
from tenants.identity.tokens import Token
from tenants.plans import CreateTenant, provision

PASSWORD = "correct-horse-7"
PIN = "1357"


@dataclass
class Staff:
    """One company and its people. Sessions are opened without hashing unless a test is about passwords."""

    tenant_id: UUID
    slug: str
    admin_dsn: str
    people: dict[str, UUID] = field(default_factory=dict)

    @property
    def system(self) -> Actor:
        return system(self.tenant_id)

    async def does(self, spec: CommandSpec[Any, Any], cmd: Command, by: Actor | None = None) -> Any:
        return (await run(by or self.system, spec, cmd)).row

    async def hire(self, login: str, *roles: str, secrets: bool = False, **more: Any) -> User:
        if secrets:
            more = {"password": PASSWORD, "password_temporary": False, "pin": PIN} | more
        cmd = people.CreateUser(login=login, name=more.pop("name", login.title()), roles=list(roles), **more)
        user: User = await self.does(people.create_user, cmd)
        self.people[login] = user.id
        return user

    async def token(self, user_id: UUID) -> Token:
        """A session, as sign-in opens it once the password was right."""
        token = tokens.issue(self.slug, uuid7())
        entry = await directory.find(self.slug)
        assert entry is not None
        user = await self.row(User, user_id)
        door = Actor(
            tenant_id=self.tenant_id, kind="user", id=user.id, name=user.name, epoch=entry.epoch,
            permissions={"identity.session:open": None},
        )  # fmt: skip
        cmd = sessions.OpenSession(session_id=token.id, secret_hash=token.hash, credentials=user.credentials)
        await run(door, sessions.open_session, cmd)
        return token

    async def actor(self, token: Token, kind: str = "session") -> Actor:
        async with database().transaction(self.tenant_id, read_only=True) as executor:
            return (await identity.identify(executor, kind, token)).actor

    async def signed_in(self, login: str, *roles: str, **more: Any) -> Actor:
        """Hire somebody and let him sign in."""
        user = await self.hire(login, *roles, **more)
        return await self.actor(await self.token(user.id))

    async def phone(self, name: str = "Phone 1") -> tuple[Token, Actor]:
        """An enrolled device, its key and itself as an actor."""
        invitation = await self.does(devices.create_enrollment_code, devices.CreateEnrollmentCode(device_name=name))
        enrolled = await identity.enroll(self.slug, tokens.enrollment_code(self.tenant_id, invitation.id))
        return enrolled.token, await self.actor(enrolled.token, "device")

    async def row(self, model: Any, id: UUID) -> Any:
        async with reading(self.system) as read:
            return await read.get(model, id)

    async def role(self, code: str) -> Role:
        record = (await self.rows("identity_role", "code = $2", code))[0]
        async with reading(self.system) as read:
            found = (await roles_by_id(read, [record["id"]]))[0]
        assert found is not None
        return found

    async def rows(self, table: str, where: str = "true", *values: Any) -> list[Any]:
        """What is really in a table of this company, seen by a superuser over another connection."""
        connection = await asyncpg.connect(self.admin_dsn)
        try:
            sql = f"SELECT * FROM {table} WHERE tenant_id = $1 AND {where} ORDER BY 1, 2"
            return await connection.fetch(sql, self.tenant_id, *values)
        finally:
            await connection.close()

    async def written(self) -> dict[str, int]:
        """Row counts of everything identity owns, and of the images and events: the same before and after a refusal."""
        tables = (
            "identity_user", "identity_secret", "identity_badge", "identity_team", "identity_team_member",
            "identity_role", "identity_role_permission", "identity_grant", "identity_device", "identity_session",
            "identity_switch", "identity_enrollment_code", "journal_change", "outbox",
        )  # fmt: skip
        counts = {table: len(await self.rows(table)) for table in tables}
        version = (await self.rows("identity_policy_version"))[0]["version"]
        return counts | {"version": version}


@pytest_asyncio.fixture
async def open_staff(dsns: Dsns, app_pool: Database) -> AsyncIterator[Callable[[], Awaitable[Staff]]]:
    """Opens companies: each call is another tenant."""

    async def opened() -> Staff:
        slug = f"c{uuid4().hex[:12]}"
        tenant_id = await provision(CreateTenant(slug=slug, name_zh="恒准精密", name_en="Hengzhun Precision"))
        await seed_roles(tenant_id)
        return Staff(tenant_id, slug, dsns.admin)

    directory.forget()
    yield opened


@pytest_asyncio.fixture
async def staff(open_staff: Callable[[], Awaitable[Staff]]) -> Staff:
    return await open_staff()
