"""A company restored from its archive takes its own row over: new number, new code; the trail says so."""

from typing import Any

from sqlalchemy import bindparam

from infra.archive import Restored
from infra.db import Statement, mine
from infra.work import Work
from tenants.plans.models import Tenant

FORMER = Statement(mine(Tenant).where(Tenant.id == bindparam("former")))


async def adopt(work: Work, restored: Restored) -> None:
    former: Tenant | None = await work.one(FORMER, former=restored.former_id)
    if former is None:
        return
    kept: dict[str, Any] = {
        column.name: getattr(former, column.name)
        for column in Tenant.__table__.columns
        if column.name not in ("tenant_id", "id", "revision", "created_at", "updated_at")
    }
    await work.remove(former)
    changes: dict[str, Any] = {"slug": restored.slug, "state": restored.state}
    if restored.training:
        changes |= {"kind": "training", "copy_of": restored.former_id}
    await work.insert(Tenant(id=work.tenant_id, **(kept | changes)))
