"""Changing the company's security policy; unlocking accounts; contacts proved by a code."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import Missing
from infra.work import Work
from tenants.identity import attempts, permissions
from tenants.identity import policy as grants
from tenants.identity.credentials import PASSWORD, PIN
from tenants.identity.factors.commands import freshly_proved
from tenants.identity.models import SecurityPolicy, SsoProvider, User
from tenants.identity.security import alerts, rules
from tenants.identity.security.errors import BreakGlassMissing, NoProviderWorks
from tenants.identity.security.reading import ROW, is_admin

WORKING = Statement(
    select(SsoProvider.id).where(own(SsoProvider), SsoProvider.enabled, SsoProvider.tested_at.is_not(None))
)
PEOPLE = Statement(mine(User).where(User.id == bindparam("user_id"), User.active))


@dataclass(frozen=True, kw_only=True)
class ChangeSecurityPolicy(Command):
    """The whole policy: what is said here holds from now on. `preset` is only its name."""

    preset: str = "custom"
    ways: list[str]
    min_length: int
    min_classes: int
    history: int
    expire_days: int
    lock_tries: int
    lock_minutes: int
    second_factor: str
    second_factor_from: datetime | None = None
    sso_only: bool = False
    break_glass_ids: list[UUID] = field(default_factory=list)


@command(needs=permissions.CHANGE_SECURITY)
async def change_security_policy(work: Work, cmd: ChangeSecurityPolicy) -> SecurityPolicy:
    """Ways of signing in, strength and age of passwords, locks, second factors, single sign-on only."""
    await freshly_proved(work)
    await grants.hold(work)
    wanted = rules.checked(rules.Policy(*(getattr(cmd, name) for name in rules.Policy._fields)))
    wanted = wanted._replace(preset=_name_of(wanted), break_glass_ids=list(dict.fromkeys(wanted.break_glass_ids)))
    if wanted.sso_only:
        await _check_way_back(work, wanted)
    row: SecurityPolicy | None = await work.one(ROW)
    if row is None:
        return await work.insert(SecurityPolicy(id=work.tenant_id, **_columns(wanted)))
    return await work.change(row, **_columns(wanted))


def _columns(policy: rules.Policy) -> dict[str, object]:
    return policy._asdict() | {"ways": list(policy.ways), "break_glass_ids": list(policy.break_glass_ids)}


def _name_of(policy: rules.Policy) -> str:
    """What the figures amount to; a name that does not hold would fool an auditor."""
    for name, preset in rules.PRESETS.items():
        if all(
            list(getattr(policy, each)) == list(getattr(preset, each))
            if each == "ways"
            else getattr(policy, each) == getattr(preset, each)
            for each in ("ways", "min_length", "min_classes", "history", "expire_days", "lock_tries", "lock_minutes",
                         "second_factor")
        ):  # fmt: skip
            return name
    return "custom"


async def _check_way_back(work: Work, policy: rules.Policy) -> None:
    """Passwords are closed only when the provider has proved to work, and somebody can still open them again."""
    if await work.one(WORKING) is None:
        raise NoProviderWorks()
    for user_id in policy.break_glass_ids:
        user: User | None = await work.one(PEOPLE, user_id=user_id)
        if user is None:
            raise Missing(what="user")
        if user.password_digest is not None and await is_admin(work, work.tenant_id, user.id):
            return
    raise BreakGlassMissing()


@dataclass(frozen=True, kw_only=True)
class UnlockAccount(Command):
    user_id: UUID


@command(needs=permissions.UNLOCK_ACCOUNT)
async def unlock_account(work: Work, cmd: UnlockAccount) -> User:
    """After too many wrong tries: he may try again at once."""
    user = await work.get(User, cmd.user_id)
    if user is None:
        raise Missing(what="user")
    for kind in (PASSWORD, PIN, "second"):
        await attempts.forgive(work, attempts.subject_of(kind, user.id, ""))
    await alerts.settle_lock(work, user.id)
    work.subject(user.id)
    return user
