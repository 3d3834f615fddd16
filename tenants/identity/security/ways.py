"""Which ways into a company are open: what a sign-in page shows before anybody has said who he is.

An unknown company gets the answer of one that changed nothing. The name is not told: only its own people know it.
"""

from typing import NamedTuple
from uuid import UUID

from infra import directory
from infra.db import Statement, mine
from infra.work import database
from tenants.identity.factors import passkeys
from tenants.identity.models import SsoProvider
from tenants.identity.security import rules
from tenants.identity.security.reading import policy_of

OPEN = Statement(mine(SsoProvider).where(SsoProvider.enabled).order_by(SsoProvider.name))


class Provider(NamedTuple):
    id: UUID
    name: str
    kind: str


class Ways(NamedTuple):
    """`sso_only`: passwords are for the break-glass people only, so a page keeps that field out of the way."""

    ways: list[str]
    providers: list[Provider]
    sso_only: bool


async def ways_into(company: str) -> Ways:
    entry = await directory.find(company.strip())
    if entry is None:
        return Ways(_possible(rules.DEFAULT), [], False)
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        policy = await policy_of(executor)
        providers = [Provider(row.id, row.name, row.kind) for row in await executor.all(OPEN)]
    ways = [rules.PASSWORD] if policy.sso_only else _possible(policy)
    return Ways(ways, providers, policy.sso_only)


def _possible(policy: rules.Policy) -> list[str]:
    return [each for each in policy.ways if each != rules.PASSKEY or passkeys.possible()]
