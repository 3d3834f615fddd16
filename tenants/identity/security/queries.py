"""The security policy, the identity providers, and how somebody's account stands."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from infra import clock
from infra.actions import query
from infra.db import mine
from infra.errors import Missing
from infra.work import Read
from tenants.identity import attempts, permissions
from tenants.identity.credentials import PASSWORD, PIN
from tenants.identity.factors.commands import CODES_LEFT, HELD
from tenants.identity.models import Factor, SsoProvider, User
from tenants.identity.security import rules
from tenants.identity.security.reading import is_admin, kind_of, policy_of


@query(needs=permissions.READ_SECURITY)
async def security_policy(read: Read) -> rules.Policy:
    return await policy_of(read)


@query(needs=permissions.READ_SECURITY)
async def sso_providers(read: Read) -> list[SsoProvider]:
    return await read.all(mine(SsoProvider).order_by(SsoProvider.name, SsoProvider.id))


@query(needs=permissions.READ_SECURITY)
async def sso_provider(read: Read, id: UUID) -> SsoProvider | None:
    return await read.get(SsoProvider, id)


class OwnSecurity(NamedTuple):
    """`due`: needed | offered (from `due_from` on) | None."""

    factors: list[Factor]
    codes_left: int
    due: str | None
    due_from: datetime | None
    has_password: bool
    phone: str | None
    email: str | None
    phone_verified_at: datetime | None
    email_verified_at: datetime | None


@query(needs=permissions.PROVE_FACTOR)
async def own_security(read: Read) -> OwnSecurity:
    """One's own second factors, contacts, and whether the company asks for more."""
    user = await read.get(User, read.actor.id)
    if user is None:
        raise Missing(what="user")
    policy = await policy_of(read)
    admin = await is_admin(read, read.tenant_id, user.id)
    due = rules.second_due(policy, await kind_of(read), admin=admin, now=clock.now())
    return OwnSecurity(
        factors=await read.all(HELD, user_id=user.id),
        codes_left=int(await read.scalar(CODES_LEFT, user_id=user.id)),
        due=due,
        due_from=policy.second_factor_from if due == rules.OFFERED else None,
        has_password=user.password_digest is not None,
        phone=user.phone,
        email=user.email,
        phone_verified_at=user.phone_verified_at,
        email_verified_at=user.email_verified_at,
    )


class AccountState(NamedTuple):
    locked_until: datetime | None
    factors: list[Factor]


@query(needs=permissions.READ_SECURITY)
async def account_state(read: Read, user_id: UUID) -> AccountState:
    """Whether somebody is locked out now, and what second factors he has (never their secrets)."""
    user = await read.get(User, user_id)
    if user is None:
        raise Missing(what="user")
    locks = [
        await attempts.locked_now(read, attempts.subject_of(kind, user.id, "")) for kind in (PASSWORD, PIN, "second")
    ]
    until = max((each for each in locks if each is not None), default=None)
    return AccountState(until, await read.all(HELD, user_id=user.id))
