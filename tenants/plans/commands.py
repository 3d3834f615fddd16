"""Setting up, changing, suspending and closing a company.

The tenant row is the record; the directory (written by the control plane's role only) is the fence every command and
session reads. A closing tenant is recorded first and fenced second, an opening one the other way round: its own
commands are refused while the fence is down. Both halves can be repeated.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from infra import directory
from infra.actions import Command, command, run, run_once
from infra.directory import OPEN_STATES
from infra.errors import Missing
from infra.ids import derived, uuid7
from infra.work import Work, system
from tenants.plans import permissions, rules
from tenants.plans.models import Tenant


@dataclass(frozen=True, kw_only=True)
class CreateTenant(Command):
    slug: str
    name_zh: str
    name_en: str
    time_zone: str = "Asia/Shanghai"
    locale: str = "zh-CN"
    state: str = "active"
    kind: str = "customer"
    industry: str = ""
    copy_of: UUID | None = None


@command(needs=permissions.CREATE_TENANT)
async def create_tenant(work: Work, cmd: CreateTenant) -> Tenant:
    """The tenant's own row: its first journal line."""
    rules.check_time_zone(cmd.time_zone)
    tenant = Tenant(
        id=work.tenant_id,
        slug=cmd.slug,
        name_zh=cmd.name_zh,
        name_en=cmd.name_en,
        time_zone=cmd.time_zone,
        locale=cmd.locale,
        state=cmd.state,
        kind=cmd.kind,
        industry=cmd.industry,
        copy_of=cmd.copy_of,
    )
    return await work.insert(tenant)


@dataclass(frozen=True, kw_only=True)
class ChangeTenant(Command):
    name_zh: str | None = None
    name_en: str | None = None
    time_zone: str | None = None


@command(needs=permissions.CHANGE_TENANT)
async def change_tenant(work: Work, cmd: ChangeTenant) -> Tenant:
    """Rename the company or move its clock."""
    if cmd.time_zone is not None:
        rules.check_time_zone(cmd.time_zone)
    given = {"name_zh": cmd.name_zh, "name_en": cmd.name_en}
    names = {field: rules.clean_name(name, field) for field, name in given.items() if name is not None}
    zone = {} if cmd.time_zone is None else {"time_zone": cmd.time_zone}
    return await work.change(await _access(work), **names, **zone)


@dataclass(frozen=True, kw_only=True)
class SetTenantState(Command):
    state: str


@command(needs=permissions.MOVE_TENANT, while_read_only=True)
async def set_tenant_state(work: Work, cmd: SetTenantState) -> Tenant:
    tenant = await _access(work)
    if tenant.state == cmd.state:
        return tenant
    rules.check_transition(tenant.state, cmd.state)
    return await work.change(tenant, state=cmd.state)


async def _access(work: Work) -> Tenant:
    tenant = await work.lock(Tenant, work.tenant_id)
    if tenant is None:
        raise Missing(what="tenant")
    return tenant


async def provision(cmd: CreateTenant, tenant_id: UUID | None = None) -> UUID:
    """A new company: directory entry, then its row. Repeated after a crash it finishes what it began."""
    directory.check_slug(cmd.slug)
    rules.check_time_zone(cmd.time_zone)
    entry = await directory.find(cmd.slug)
    tenant_id = tenant_id or (entry.tenant_id if entry else uuid7())
    await directory.create(cmd.slug, tenant_id, state=cmd.state)
    await run(system(tenant_id), create_tenant, replace(cmd, id=derived("plans.create_tenant", tenant_id)))
    return tenant_id


async def move(slug: str, state: str, reason: str, *, by: str = "Lotline", id: UUID | None = None) -> None:
    """Suspend, reopen or close the company behind a slug (control plane). With an `id` it can be repeated."""
    entry = await directory.find(slug)
    if entry is None:
        raise Missing(what=slug)
    if id is None or entry.state != state:
        rules.check_transition(entry.state, state)
    cmd = SetTenantState(id=id or uuid7(), state=state, reason=reason)
    actor = system(entry.tenant_id, by)
    if state in OPEN_STATES:
        await directory.set_state(slug, state)
        await run_once(actor, set_tenant_state, cmd)
    else:
        await run_once(actor, set_tenant_state, cmd)
        await directory.set_state(slug, state)
