"""Requests per company, counted in memory and written down every half minute: what a killed process had not written
yet is not counted, and nobody is charged for it."""

import asyncio
import time
from collections import Counter
from typing import Final
from uuid import UUID

import asyncpg

from infra.errors import DomainError
from infra.log import log
from infra.rows import by_id
from infra.work import reading, system
from tenants.plans.metering import usage
from tenants.plans.models import Tenant

EVERY: Final = 30.0
_counted: Counter[UUID] = Counter()
_written_at = time.monotonic()
_writing: set[asyncio.Task[None]] = set()


def count(tenant_id: UUID) -> None:
    """One more request of a company; called by the door that has proved who asks."""
    global _written_at
    _counted[tenant_id] += 1
    if time.monotonic() - _written_at >= EVERY:
        _written_at = time.monotonic()
        task = asyncio.get_running_loop().create_task(write_down())
        _writing.add(task)
        task.add_done_callback(_writing.discard)


async def write_down() -> None:
    """What has gathered, company by company; what could not be written is kept for the next time."""
    gathered = dict(_counted)
    _counted.clear()
    for tenant_id, more in gathered.items():
        try:
            async with reading(system(tenant_id)) as read:
                tenant: Tenant | None = await read.one(by_id(Tenant), id=tenant_id)
            if tenant is not None:
                await usage.add_calls(tenant_id, tenant.time_zone, more)
        except (DomainError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError, RuntimeError) as error:
            _counted[tenant_id] += more
            log.warning("metering.waits", error=str(error))
            return
