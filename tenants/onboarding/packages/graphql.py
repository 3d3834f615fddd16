"""Packages, in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from infra.graphql import Info, Names, connection, mutation, page_type
from tenants.onboarding.packages import commands, comparing, models, queries
from tenants.onboarding.packages.parts import GROUPS


@strawberry.type(description="A part of the configuration that can be exported by itself.")
class PackageGroup:
    name: str
    title: Names
    standard: bool


@strawberry.type(description="A configuration package a company keeps. `origin`: made here, or received.")
class ConfigurationPackage:
    id: UUID
    name: str
    origin: str
    company_slug: str
    company: Names
    made_at: datetime
    groups: list[str]
    rows: int
    size: int
    sha256: str
    kept_by: str
    created_at: datetime
    applied_at: datetime | None
    applied_by: str | None

    @classmethod
    def of(cls, row: models.ConfigurationPackage) -> "ConfigurationPackage":
        return cls(
            id=row.id, name=row.name, origin=row.origin, company_slug=row.company_slug, made_at=row.made_at,
            company=Names(zh=row.company_zh, en=row.company_en), groups=list(row.groups), rows=row.rows, size=row.size,
            sha256=row.sha256, kept_by=row.kept_by, created_at=row.created_at, applied_at=row.applied_at,
            applied_by=row.applied_by,
        )  # fmt: skip


@strawberry.type(description="One value that differs; references are lists of the words that name the row.")
class PackageField:
    column: str
    here: JSON | None
    package: JSON | None


@strawberry.type(
    description="What applying would do with one row: added, changed, conflict (it stays as it is here; `why`: version,"
    " fixed or draft), only_here."
)
class PackageDifference:
    kind: str
    group: str
    table: str
    table_name: Names
    what: str
    name: Names | None
    why: str
    fields: list[PackageField]

    @classmethod
    def of(cls, row: comparing.Difference) -> "PackageDifference":
        name = Names(zh=row.names.get("name_zh", ""), en=row.names.get("name_en", "")) if row.names else None
        fields = [PackageField(column=each.column, here=each.here, package=each.package) for each in row.fields]
        return cls(
            kind=row.kind, group=row.part.group, table=row.part.table, what=row.what, name=name, why=row.why,
            table_name=Names(zh=row.part.zh, en=row.part.en), fields=fields,
        )  # fmt: skip


if TYPE_CHECKING:
    ConfigurationPackagePage = Any
    PackageDifferencePage = Any
else:
    ConfigurationPackagePage = page_type(ConfigurationPackage)
    PackageDifferencePage = page_type(PackageDifference)


@strawberry.type
class PackageDiff:
    added: int
    changed: int
    conflicts: int
    only_here: int
    same: int
    differences: PackageDifferencePage


@strawberry.input
class ConfigurationPackageFilter:
    origins: list[str] | None = None


@strawberry.enum
class ConfigurationPackageSort(enum.Enum):
    NEWEST = "newest"
    OLDEST = "oldest"


@strawberry.input
class PackageDiffFilter:
    kinds: list[str] | None = None
    groups: list[str] | None = None


@strawberry.type
class PackageQuery:
    @strawberry.field
    async def package_groups(self) -> list[PackageGroup]:
        return [
            PackageGroup(name=name, title=Names(zh=zh, en=en), standard=name != "rates")
            for name, (zh, en) in GROUPS.items()
        ]

    @strawberry.field
    async def configuration_packages(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: ConfigurationPackageFilter | None = None,
        sort: list[ConfigurationPackageSort] | None = None,
    ) -> ConfigurationPackagePage:
        newest = not sort or sort[0] is ConfigurationPackageSort.NEWEST
        page = await queries.configuration_packages(
            info.context.read, origins=filter.origins if filter else None, newest_first=newest, first=first, after=after
        )
        return connection(ConfigurationPackage, page)

    @strawberry.field
    async def configuration_package(self, info: Info, id: UUID) -> ConfigurationPackage | None:
        row = await queries.configuration_package(info.context.read, id)
        return ConfigurationPackage.of(row) if row else None

    @strawberry.field
    async def package_diff(
        self, info: Info, package_id: UUID, first: int = 100, after: str | None = None,
        filter: PackageDiffFilter | None = None,
    ) -> PackageDiff:  # fmt: skip
        found = await queries.package_diff(
            info.context.read, package_id, kinds=filter.kinds if filter else None,
            groups=filter.groups if filter else None, first=first, after=after,
        )  # fmt: skip
        counts = found.diff.counts
        return PackageDiff(
            added=counts["added"], changed=counts["changed"], conflicts=counts["conflict"],
            only_here=counts["only_here"], same=found.diff.same, differences=connection(PackageDifference, found.page),
        )  # fmt: skip


@strawberry.type
class PackageMutation:
    make_package = mutation(commands.make_package, ConfigurationPackage)
    receive_package = mutation(commands.receive_package, ConfigurationPackage)
    apply_package = mutation(commands.apply_package, ConfigurationPackage)
