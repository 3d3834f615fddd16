"""What holds in a company now."""

from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import select

from infra.db import Statement, mine, own
from tenants.identity import policy as grants
from tenants.identity.permissions import GRANT_ROLE
from tenants.identity.security.models import SecurityPolicy
from tenants.identity.security.rules import DEFAULT, Policy
from tenants.plans.models import Tenant

ROW = Statement(mine(SecurityPolicy))
NAMES = Statement(select(Tenant.name_zh, Tenant.name_en).where(own(Tenant)))
KIND = Statement(select(Tenant.kind).where(own(Tenant)))


class Statements(Protocol):
    """A Read, a Work or a bare Executor."""

    async def all(self, statement: Any, **binds: Any) -> list[Any]: ...
    async def one(self, statement: Any, **binds: Any) -> Any: ...
    async def scalar(self, statement: Any, **binds: Any) -> Any: ...


async def policy_of(read: Statements) -> Policy:
    row = await read.one(ROW)
    return DEFAULT if row is None else Policy(*(getattr(row, name) for name in Policy._fields))


async def kind_of(read: Statements) -> str:
    """customer | vendor | partner | training"""
    return str(await read.scalar(KIND) or "customer")


async def name_of(read: Statements, locale: str) -> str:
    """The company's name in a reader's language."""
    row = await read.one(NAMES)
    return "" if row is None else str(row["name_en"] if locale.startswith("en") else row["name_zh"])


async def is_admin(read: Statements, tenant_id: UUID, user_id: UUID) -> bool:
    """Whoever may hand out roles."""
    return GRANT_ROLE.name in await grants.allowed_now(read, tenant_id, user_id)
