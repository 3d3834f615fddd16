"""Asking for a package to be taken, compared or given. The worker does it, in the customer's own company."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.errors import BadInput, Missing
from infra.work import Work
from tenants.onboarding.packages import GROUPS, STANDARD, keeping
from tenants.plans.models import Tenant
from tenants.vendor.access import access_customer, need_state
from tenants.vendor.packages import permissions
from tenants.vendor.packages.events import PackageJobAsked, PackageJobEnded
from tenants.vendor.packages.models import PackageJob

READABLE = ("trial", "active", "grace", "read_only", "suspended")
WRITABLE = ("trial", "active", "grace")
LONGEST = 80


@dataclass(frozen=True, kw_only=True)
class TakePackage(Command):
    """`groups`: parts of the configuration; none named: the usual ones."""

    customer_id: UUID
    name: str
    groups: list[str] = field(default_factory=list)


@command(needs=permissions.TAKE_PACKAGE)
async def take_package(work: Work, cmd: TakePackage) -> PackageJob:
    """Take a customer's configuration, without anything it did, into a package of one's own."""
    name = " ".join(cmd.name.split())
    if not 1 <= len(name) <= LONGEST:
        raise BadInput(field="name", problem=f"1 to {LONGEST} characters")
    if unknown := set(cmd.groups) - set(GROUPS):
        raise BadInput(field="groups", problem=f"{sorted(unknown)[0][:40]} is none of {', '.join(GROUPS)}")
    return await _ask(work, cmd.customer_id, READABLE, kind="take", name=name, groups=cmd.groups or list(STANDARD))


@dataclass(frozen=True, kw_only=True)
class ComparePackage(Command):
    customer_id: UUID
    package_id: UUID


@command(needs=permissions.READ_PACKAGES)
async def compare_package(work: Work, cmd: ComparePackage) -> PackageJob:
    """Find out what applying a package to a customer would do; nothing is written there."""
    row = await keeping.row_of(work, cmd.package_id)
    return await _ask(work, cmd.customer_id, READABLE, kind="compare", package_id=row.id, name=row.name)


@dataclass(frozen=True, kw_only=True)
class GivePackage(Command):
    """`skip_conflicts`: what contradicts stays as the customer has it; otherwise one contradiction stops all of it."""

    customer_id: UUID
    package_id: UUID
    skip_conflicts: bool = False


@command(needs=permissions.GIVE_PACKAGE)
async def give_package(work: Work, cmd: GivePackage) -> PackageJob:
    """Apply a package to a customer."""
    row = await keeping.row_of(work, cmd.package_id)
    return await _ask(
        work, cmd.customer_id, WRITABLE, kind="give", package_id=row.id, name=row.name,
        skip_conflicts=cmd.skip_conflicts, why=(cmd.reason or "").strip(),
    )  # fmt: skip


async def _ask(work: Work, customer_id: UUID, states: tuple[str, ...], **given: Any) -> PackageJob:
    customer = await access_customer(work, customer_id)
    await need_state(work, customer, *states)
    own = await work.get(Tenant, work.tenant_id)
    assert own is not None, "access_customer asked for it"
    values = {"package_id": None, "groups": []} | given
    by = f"{work.actor.name} · {own.name_zh}"
    job = await work.insert(PackageJob(customer_id=customer.id, asked_by=by, **values))
    work.emit(PackageJobAsked(job_id=job.id, customer_id=customer.id))
    return job


@dataclass(frozen=True, kw_only=True)
class EndPackageJob(Command):
    """With a `problem` {code, params} it was refused."""

    job_id: UUID
    package_id: UUID | None = None
    result: dict[str, Any] | None = None
    problem: dict[str, Any] | None = None


@command(needs=permissions.CARRY_PACKAGES)
async def end_package_job(work: Work, cmd: EndPackageJob) -> PackageJob:
    """What came of it."""
    job = await work.lock(PackageJob, cmd.job_id)
    if job is None:
        raise Missing(what="package job")
    work.subject(job.customer_id)
    if job.state != "asked":
        return job
    state = "done" if cmd.problem is None else "refused"
    work.emit(PackageJobEnded(job_id=job.id, customer_id=job.customer_id, state=state))
    return await work.change(
        job, state=state, ended_at=work.now, package_id=cmd.package_id or job.package_id, result=cmd.result,
        problem=cmd.problem,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ShowConfiguration(Command):
    """`package`: what it is compared with."""

    package: str


@command(needs=permissions.CARRY_PACKAGES, while_read_only=True)
async def show_configuration(work: Work, cmd: ShowConfiguration) -> None:
    """In the customer's trail: somebody who serves it looked at how it is set up."""
