"""A company's configuration as a package."""

from collections.abc import Sequence

from infra import clock
from infra.work import Read
from tenants.onboarding.packages.comparing import Diff, compare
from tenants.onboarding.packages.package import Package
from tenants.onboarding.packages.parts import PEOPLE, STANDARD
from tenants.onboarding.packages.snapshot import take
from tenants.plans.models import Tenant


async def export_package(read: Read, groups: Sequence[str] = STANDARD, *, people: bool = False) -> Package:
    """Everything that is set up and nothing that was done. `people` only for a copy inside the same company: such a
    package holds what they sign in with and is never written to a file."""
    taken = await take(read, [*groups, *([PEOPLE] if people else [])])
    tenant = await read.get(Tenant, read.tenant_id)
    company = {"slug": tenant.slug, "name_zh": tenant.name_zh, "name_en": tenant.name_en} if tenant else {}
    return Package(company=company, made_at=clock.now().isoformat(), groups=list(groups), tables=taken.packed())


async def diff_package(read: Read, package: Package) -> Diff:
    """What applying the package here would add and change, and what it would refuse to touch."""
    return compare(package, await take(read, package.groups, drafts=True))
