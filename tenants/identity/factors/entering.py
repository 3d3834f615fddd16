"""Signing in with nothing but a passkey: it names the person, and its owner's finger, face or PIN is the second
factor."""

from typing import Any
from uuid import UUID

from infra import directory
from infra.actions import run
from infra.db import mine
from infra.work import database
from tenants.identity import attempts, permissions, signin
from tenants.identity.errors import SignInRefused
from tenants.identity.factors import challenges, commands, passkeys
from tenants.identity.factors.commands import PASSKEY
from tenants.identity.factors.errors import ChallengeSpent, FactorRefused, PasskeyRefused
from tenants.identity.factors.proving import BY_CREDENTIAL
from tenants.identity.models import Factor, User
from tenants.identity.security import reading

ALONE = "passkey_alone"


async def ask(company: str) -> tuple[str, dict[str, Any]]:
    """(state, options). An unknown company is asked alike; its answer fits nothing."""
    state = challenges.fresh()
    entry = await directory.find(company.strip())
    if entry is not None:
        await challenges.put(entry.tenant_id, ALONE, state)
    return state, passkeys.question(challenges.raw(state), [], alone=True)


async def sign_in_by_passkey(
    company: str, state: str, credential: dict[str, Any], *, address: str | None = None, agent: str | None = None
) -> signin.SignedIn:
    """Raises SignInRefused: one answer for everything that is not right."""
    entry = await directory.find(company.strip())
    if entry is None:
        raise SignInRefused()
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        if await attempts.address_locked(executor, address):
            raise SignInRefused()
    try:
        factor, count = await _proved(entry.tenant_id, state, credential)
    except (PasskeyRefused, ChallengeSpent, FactorRefused) as error:
        async with database().transaction(entry.tenant_id) as executor:
            await attempts.count_address(executor, address)
        raise SignInRefused() from error
    async with database().transaction(entry.tenant_id, read_only=True) as executor:
        user: User | None = await executor.one(mine(User).where(User.id == factor.user_id, User.active))
        rule = await reading.policy_of(executor)
    if user is None:
        raise SignInRefused()
    signin.check_way(rule, PASSKEY, user)
    door = signin.person_at_the_door(user, entry, address, permissions.PROVE_FACTOR)
    used = commands.UsePasskey(factor_id=factor.id, before=factor.sign_count or 0, count=count)
    await run(door, commands.use_passkey, used)
    return await signin.enter(entry, user, signin.Way(by=PASSKEY, whole=PASSKEY, address=address, agent=agent))


async def _proved(tenant_id: UUID, state: str, credential: dict[str, Any]) -> tuple[Factor, int]:
    await challenges.take(tenant_id, ALONE, state)
    async with database().transaction(tenant_id, read_only=True) as executor:
        factor: Factor | None = await executor.one(
            BY_CREDENTIAL, credential_id=passkeys.credential_id_of(credential)
        )  # fmt: skip
    if factor is None:
        raise FactorRefused()
    return factor, passkeys.proved(credential, challenges.raw(state), factor, alone=True)
