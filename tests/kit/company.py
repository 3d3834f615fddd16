"""A company of its own for each test: its rows are committed for real and never meet another test's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import pytest_asyncio

from infra.db import Database
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.work import Actor, system, use_database


@dataclass
class Company:
    tenant_id: UUID
    slug: str
    pool: Database
    admin: str

    @property
    def system(self) -> Actor:
        return system(self.tenant_id)

    def actor(self, *permissions: str, places: set[UUID] | None = None, **more: Any) -> Actor:
        """A person holding exactly these permissions."""
        granted: Mapping[str, Any] = dict.fromkeys(permissions, places)
        name = more.pop("name", "Test Person")
        return Actor(tenant_id=self.tenant_id, kind="user", id=uuid7(), name=name, permissions=granted, **more)

    async def rows(self, table: str, where: str = "true") -> list[Any]:
        """What is really in a table of this company, seen by a superuser over another connection."""
        connection = await asyncpg.connect(self.admin)
        try:
            return await connection.fetch(f"SELECT * FROM {table} WHERE tenant_id = $1 AND {where}", self.tenant_id)
        finally:
            await connection.close()


async def found(dsns: Dsns, slug: str | None = None) -> tuple[UUID, str]:
    """Only the directory entry: enough for the ground, which knows no business."""
    tenant_id = uuid7()
    slug = slug or f"t{tenant_id.hex[-12:]}"
    connection = await asyncpg.connect(dsns.relay)
    try:
        await connection.execute(
            "INSERT INTO directory (slug, tenant_id, placement, state, epoch, created_at)"
            " VALUES ($1, $2, 'home', 'active', 1, now())", slug, tenant_id,
        )  # fmt: skip
    finally:
        await connection.close()
    return tenant_id, slug


@pytest_asyncio.fixture
async def app_pool(dsns: Dsns) -> AsyncIterator[Database]:
    """The process's pool, as the app role."""
    pool = await Database(dsns.app, size=8).open()
    use_database(pool)
    yield pool
    use_database(None)
    await asyncio.wait_for(pool.close(), 5)


@pytest_asyncio.fixture
async def company(dsns: Dsns, app_pool: Database) -> Company:
    tenant_id, slug = await found(dsns)
    return Company(tenant_id, slug, app_pool, dsns.admin)


@pytest_asyncio.fixture
async def other_company(dsns: Dsns, app_pool: Database) -> Company:
    tenant_id, slug = await found(dsns)
    return Company(tenant_id, slug, app_pool, dsns.admin)
