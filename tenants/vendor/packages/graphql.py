"""Packages between companies, in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import strawberry

from infra.graphql import JSON, Info, connection, loader, mutation, page_type
from tenants.onboarding.packages.graphql import ConfigurationPackage, ConfigurationPackagePage
from tenants.vendor.packages import commands, models, queries
from tenants.vendor.queries import others


@strawberry.type(
    description="A package taken from, compared with or given to a customer. `state`: asked, done, refused (with"
    " `problem` {code, params}). `result`: {added, changed, conflict, only_here, same, differences}, or {rows}."
)
class PackageJob:
    id: UUID
    kind: str
    customer_id: UUID
    package_id: UUID | None
    name: str
    skip_conflicts: bool
    asked_by: str
    asked_at: datetime
    state: str
    ended_at: datetime | None
    problem: JSON | None
    result: JSON | None

    @strawberry.field
    async def customer(self, info: Info) -> Annotated["Customer", strawberry.lazy("tenants.vendor.graphql")] | None:
        from tenants.vendor.graphql import Customer

        row = await loader(info, others.health_by_id).load(self.customer_id)
        return Customer.of(row) if row else None

    @classmethod
    def of(cls, row: models.PackageJob) -> "PackageJob":
        return cls(
            id=row.id, kind=row.kind, customer_id=row.customer_id, package_id=row.package_id, name=row.name,
            skip_conflicts=row.skip_conflicts, asked_by=row.asked_by, asked_at=row.created_at, state=row.state,
            ended_at=row.ended_at, problem=row.problem, result=row.result,  # type: ignore[arg-type]
        )  # fmt: skip


@strawberry.enum
class VendorPackageSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


@strawberry.input
class VendorPackageFilter:
    search: str | None = None


@strawberry.enum
class PackageJobSort(enum.Enum):
    NEWEST = "NEWEST"


@strawberry.input
class PackageJobFilter:
    package_id: UUID | None = None
    customer_id: UUID | None = None
    id: UUID | None = None


if TYPE_CHECKING:
    from tenants.vendor.graphql import Customer

    PackageJobPage = Any
else:
    PackageJobPage = page_type(PackageJob)


@strawberry.type
class VendorPackageQuery:
    @strawberry.field
    async def vendor_packages(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: VendorPackageFilter | None = None,
        sort: list[VendorPackageSort] | None = None,
    ) -> ConfigurationPackagePage:
        """Packages the own organisation keeps."""
        newest = not sort or sort[0] is VendorPackageSort.NEWEST
        search = filter.search if filter else None
        return connection(
            ConfigurationPackage, await queries.package_page(info.context.read, first, after, search, newest)
        )

    @strawberry.field
    async def package_jobs(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: PackageJobFilter | None = None,
        sort: list[PackageJobSort] | None = None,
    ) -> PackageJobPage:
        wanted = queries.JobFilter(**vars(filter)) if filter else queries.JobFilter()
        return connection(PackageJob, await queries.job_page(info.context.read, first, after, wanted))


@strawberry.type
class VendorPackageMutation:
    take_package = mutation(commands.take_package, PackageJob)
    compare_package = mutation(commands.compare_package, PackageJob)
    give_package = mutation(commands.give_package, PackageJob)
