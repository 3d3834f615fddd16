"""Packages of the own organisation, and what was asked to be done with them."""

from dataclasses import dataclass
from uuid import UUID

from infra.actions import query
from infra.db import mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.onboarding.packages.models import ConfigurationPackage
from tenants.vendor.access import kind_of
from tenants.vendor.packages import permissions
from tenants.vendor.packages.models import PackageJob

NEWEST = (Key(ConfigurationPackage.id, "id", descending=True),)
OLDEST = (Key(ConfigurationPackage.id, "id"),)
JOBS = (Key(PackageJob.id, "id", descending=True),)


@query(needs=permissions.READ_PACKAGES)
async def package_page(
    read: Read, first: int, after: str | None, search: str | None, newest: bool
) -> Page[ConfigurationPackage]:
    await kind_of(read)
    statement = mine(ConfigurationPackage)
    if search and (word := search.strip()):
        columns = (ConfigurationPackage.name, ConfigurationPackage.company_zh, ConfigurationPackage.company_slug)
        found = [column.icontains(word, autoescape=True) for column in columns]
        statement = statement.where(found[0] | found[1] | found[2])
    return await paged(read, statement, keys=NEWEST if newest else OLDEST, first=first, after=after)


@dataclass(frozen=True, kw_only=True)
class JobFilter:
    package_id: UUID | None = None
    customer_id: UUID | None = None
    id: UUID | None = None


@query(needs=permissions.READ_PACKAGES)
async def job_page(read: Read, first: int, after: str | None, wanted: JobFilter) -> Page[PackageJob]:
    await kind_of(read)
    statement = mine(PackageJob)
    for column, value in (
        (PackageJob.package_id, wanted.package_id), (PackageJob.customer_id, wanted.customer_id),
        (PackageJob.id, wanted.id),
    ):  # fmt: skip
        if value is not None:
            statement = statement.where(column == value)
    return await paged(read, statement, keys=JOBS, first=first, after=after)
