"""Making, receiving and applying packages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from infra.actions import Command, command
from infra.errors import BadInput
from infra.work import Work
from tenants.onboarding import permissions
from tenants.onboarding.errors import NothingToApply, PackageDamaged
from tenants.onboarding.events import PackageApplied
from tenants.onboarding.packages import keeping
from tenants.onboarding.packages.applying import apply_package as apply
from tenants.onboarding.packages.exporting import export_package
from tenants.onboarding.packages.models import ConfigurationPackage
from tenants.onboarding.packages.package import Package
from tenants.onboarding.packages.parts import GROUPS, STANDARD


@dataclass(frozen=True, kw_only=True)
class MakePackage(Command):
    """`groups`: which parts of the configuration; rates only when named."""

    name: str
    groups: list[str] = field(default_factory=lambda: list(STANDARD))


@command(needs=permissions.EXPORT_PACKAGE, while_read_only=True)
async def make_package(work: Work, cmd: MakePackage) -> ConfigurationPackage:
    """Write the company's configuration into a package, without anything it did."""
    package = await export_package(work, _known(cmd.groups))
    return await keeping.keep(work, package, name=cmd.name, origin="made")


def _known(groups: Sequence[str]) -> list[str]:
    for group in groups:
        if group not in GROUPS:
            raise BadInput(field="groups", problem=f"one of {', '.join(GROUPS)}")
    wanted = [group for group in GROUPS if group in groups]
    if not wanted:
        raise BadInput(field="groups", problem="at least one")
    return wanted


@dataclass(frozen=True, kw_only=True)
class ReceivePackage(Command):
    """`content`: the document as it was made. The trail keeps its digest, not the document."""

    name: str
    content: str

    secret: ClassVar[frozenset[str]] = frozenset({"content"})


@command(needs=permissions.RECEIVE_PACKAGE)
async def receive_package(work: Work, cmd: ReceivePackage) -> ConfigurationPackage:
    """Take a package in; a damaged or foreign one is refused with the place. Nothing is applied yet."""
    package = Package.of(cmd.content)
    try:
        datetime.fromisoformat(package.made_at)
    except ValueError as error:
        raise PackageDamaged(place="made_at", problem=str(error)) from error
    return await keeping.keep(work, package, name=cmd.name, origin="received")


@dataclass(frozen=True, kw_only=True)
class ApplyPackage(Command):
    """`skip_conflicts`: what contradicts stays as it is here; otherwise one contradiction stops all of it."""

    package_id: UUID
    skip_conflicts: bool = False


@command(needs=permissions.APPLY_PACKAGE)
async def apply_package(work: Work, cmd: ApplyPackage) -> ConfigurationPackage:
    """Take over what a package has more or otherwise. All of it or nothing; a second time there is nothing to do."""
    row = await work.lock(ConfigurationPackage, cmd.package_id) or await keeping.row_of(work, cmd.package_id)
    work.subject(row.id)
    done = await apply(work, await keeping.kept(work, row), skip_conflicts=cmd.skip_conflicts)
    if not done.added and not done.changed:
        raise NothingToApply(name=row.name)
    work.emit(PackageApplied(package_id=row.id, added=done.added, changed=done.changed, skipped=done.skipped))
    return await work.change(row, applied_at=work.now, applied_by=work.actor.name)
