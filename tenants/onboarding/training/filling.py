"""What happens in the copy: one act writes all of it, or nothing of it stays.

People sign in there as they do at home: the same password hash under the same digest. A PIN is mixed with its company
and its person and cannot come along, so everybody gets the copy's own. Phones, addresses and notice channels stay at
home: a training copy must wake nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from uuid import UUID

from infra import directory
from infra import permissions as registry
from infra.actions import Command, command, guard, run
from infra.actions import CommandSpec as Spec
from infra.db import mine
from infra.errors import DomainError, Unavailable
from infra.ids import derived, uuid7
from infra.work import Read, Work, system
from tenants.identity import credentials
from tenants.identity.commands import roles
from tenants.identity.models import User
from tenants.identity.notices.commands import SetNotifyChannel
from tenants.identity.seeds import load_permissions
from tenants.onboarding import permissions
from tenants.onboarding.errors import TrainingStaysSilent
from tenants.onboarding.packages.applying import apply_package
from tenants.onboarding.packages.exporting import export_package
from tenants.onboarding.packages.package import Package
from tenants.onboarding.packages.parts import GROUPS
from tenants.onboarding.training.models import TrainingCopy
from tenants.plans.commands import CreateTenant, create_tenant
from tenants.plans.models import Entitlement, Tenant


@dataclass(frozen=True)
class Login:
    """What one person signs in with; `pin`: whether he has one."""

    login: str
    password_hash: str | None
    pin: bool


@dataclass(frozen=True)
class Source:
    """Everything that goes over, read in the company's own transaction."""

    company: CreateTenant
    package: Package
    logins: Sequence[Login]
    entitlement: Entitlement | None


async def source_of(read: Read, copy: TrainingCopy) -> Source:
    tenant = await read.get(Tenant, read.tenant_id)
    assert tenant is not None  # its first journal line made it
    company = CreateTenant(
        slug=copy.slug, name_zh=f"{tenant.name_zh}（培训）", name_en=f"{tenant.name_en} (training)",
        time_zone=tenant.time_zone, locale=tenant.locale, state="active", kind="training", industry=tenant.industry,
        copy_of=tenant.id,
    )  # fmt: skip
    package = _for_training(await export_package(read, tuple(GROUPS), people=True))
    people: list[User] = await read.all(mine(User).where(User.active))
    logins = [
        Login(user.login, await credentials.stored_hash(read, user, credentials.PASSWORD), user.pin_digest is not None)
        for user in people
    ]
    return Source(company, package, logins, await read.get(Entitlement, read.tenant_id))


def _for_training(package: Package) -> Package:
    """Without rights that only companies of another kind give (those of the vendor's and partners' staff)."""
    known, table = registry.permissions(), "identity_role_permission"
    rows = [
        row for row in package.tables[table] if row["permission"] in known and known[row["permission"]].of("training")
    ]
    return replace(package, tables={**package.tables, table: rows})


@dataclass(frozen=True, kw_only=True)
class FillTrainingCopy(Command):
    source: Any
    pin: str

    secret: ClassVar[frozenset[str]] = frozenset({"source", "pin"})


@command(needs=permissions.FILL_TRAINING)
async def fill_training_copy(work: Work, cmd: FillTrainingCopy) -> Tenant:
    """The copy's first line: itself, its roles, its plant, and its people with what they sign in with."""
    source: Source = cmd.source
    tenant = await create_tenant.nested(work, source.company)
    await roles.seed_roles.nested(work, roles.SeedRoles(offered=load_permissions()))
    await _entitle(work, source.entitlement)
    await apply_package(work, source.package, people=True)
    await _sign_ins(work, source.logins, cmd.pin)
    work.subject(tenant.id)
    return tenant


async def _entitle(work: Work, at_home: Entitlement | None) -> None:
    """The copy may use what the company may, and no longer: it is no way around a plan."""
    if at_home is not None:
        same = {
            name: value for name, value in at_home.__dict__.items() if name in Entitlement.__table__.columns
        } | {"id": work.tenant_id}  # fmt: skip
        row = Entitlement(**same)
        await work.insert(row)


async def _sign_ins(work: Work, logins: Sequence[Login], pin: str) -> None:
    people: dict[str, User] = {user.login: user for user in await work.all(mine(User))}
    for each in logins:
        user = people.get(each.login)
        if user is None:
            continue
        if each.password_hash is not None:
            await work.execute(
                credentials.KEEP, id=uuid7(), revision=1, created_at=work.now, updated_at=work.now, user_id=user.id,
                kind=credentials.PASSWORD, hash=each.password_hash,
            )  # fmt: skip
        if each.pin:
            await credentials.set_pin(work, user, pin)


async def make_copy(source: Source, copy: TrainingCopy) -> int:
    """Directory entry and content; asked again after a crash it finishes what it began. The rows of the package."""
    await directory.create(copy.slug, copy.copy_id, state="active")
    cmd = FillTrainingCopy(id=derived("onboarding.training", copy.id), source=source, pin=copy.pin)
    try:
        await run(system(copy.copy_id), fill_training_copy, cmd)
    except Unavailable:
        raise
    except DomainError:
        await directory.remove(copy.slug, copy.copy_id)
        raise
    return source.package.rows


async def free_slug(slug: str, former: int) -> str:
    """`hengzhun-train`, `hengzhun-train2`, …: a code is never given to a second copy, for processes remember whose it
    is. `former`: how many copies there were."""
    base = slug[:22].rstrip("-")
    for n in range(former + 1, former + 100):
        wanted = f"{base}-train{n if n > 1 else ''}"
        if await directory.find(wanted) is None:
            return wanted
    return f"{base}-t{uuid7().hex[-4:]}"


async def kind_here(read: Read) -> str:
    tenant = await read.get(Tenant, read.tenant_id)
    return tenant.kind if tenant else ""


@guard("identity.set_notify_channel")
async def keep_silent(work: Work, cmd: Command, _spec: Spec[Any, Any]) -> None:
    """No channel of a training copy reaches anybody."""
    if isinstance(cmd, SetNotifyChannel) and cmd.enabled and await kind_here(work) == "training":
        raise TrainingStaysSilent()


__all__ = ["UUID", "FillTrainingCopy", "Login", "Source", "fill_training_copy", "free_slug", "kind_here", "make_copy"]
