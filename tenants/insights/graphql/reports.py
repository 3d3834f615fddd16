"""日报 and 月报 in the schema."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, names, page_type
from infra.work import Read
from tenants.insights import drawing, models, scope
from tenants.insights.graphql.figures import Figure, FigureScope, figure_list
from tenants.insights.queries import figures, reports
from tenants.masterdata.models import Shift, Site


@strawberry.enum
class ProductionReportKind(Enum):
    shift = "shift"
    day = "day"
    month = "month"


@strawberry.enum
class ProductionReportSort(Enum):
    DAY_DESC = "DAY_DESC"
    DAY_ASC = "DAY_ASC"


@strawberry.input
class ProductionReportFilter:
    kinds: list[ProductionReportKind] | None = None
    since: date | None = None
    until: date | None = None
    site_id: UUID | None = None


async def sites_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Site | None]:
    return await read.many(Site, ids)


async def shifts_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Shift | None]:
    return await read.many(Shift, ids)


@strawberry.type(description="A line of a stored breakdown; its rows open with the report's id and `scope`.")
class StoredPart:
    key: str
    name: Names | None
    code: str | None
    figures: list[Figure]
    scope: FigureScope


@strawberry.type(description="The parts of a report by one thing: day, shift, area, work_center, item or hour.")
class StoredBreakdown:
    by: str
    parts: list[StoredPart]


@strawberry.type(description="更正后: a figure that the books show differently now than when the report was drawn up.")
class CorrectedFigure:
    key: str
    before: Decimal | None
    after: Decimal | None


def decimals(stored: dict[str, str | None]) -> dict[str, Decimal | None]:
    return {key: None if text is None else Decimal(text) for key, text in stored.items()}


def part_scope(report: models.ProductionReport, by: str, key: str) -> scope.Scope:
    """A breakdown line's own scope within its report."""
    return figures.part_scope(figures.stored_scope(report), by, key)


@strawberry.type(
    description="日报 or 月报 as it was drawn up; never changed. `asOf`: what was recorded by then is in it."
)
class ProductionReport:
    id: UUID
    kind: ProductionReportKind
    day: date
    last_day: date
    since: datetime
    until: datetime
    as_of: datetime
    position: int
    figures: list[Figure]
    scope: FigureScope
    row: strawberry.Private[models.ProductionReport]

    @strawberry.field
    async def site(self, info: Info) -> Names | None:
        row = await loader(info, sites_by_id).load(self.row.site_id)
        return names(row) if row else None

    @strawberry.field
    async def shift(self, info: Info) -> Names | None:
        row = await loader(info, shifts_by_id).load(self.row.shift_id) if self.row.shift_id else None
        return names(row) if row else None

    @strawberry.field
    def breakdowns(self) -> list[StoredBreakdown]:
        return [
            StoredBreakdown(by=by, parts=[self._part(by, part) for part in self.row.breakdown[by]])
            for by in drawing.BREAKDOWNS[self.row.kind]
        ]

    def _part(self, by: str, part: dict[str, Any]) -> StoredPart:
        return StoredPart(
            key=part["key"],
            name=Names(zh=part["zh"], en=part["en"]) if part["zh"] is not None else None,
            code=part["code"],
            figures=figure_list(decimals(part["figures"])),
            scope=FigureScope.of(part_scope(self.row, by, part["key"])),
        )

    @strawberry.field
    async def corrections(self, info: Info) -> list[CorrectedFigure]:
        now = await drawing.corrected(info.context.read, self.row)
        before = decimals(self.row.figures)
        return [
            CorrectedFigure(key=key, before=before.get(key), after=value)
            for key, value in now.items()
            if value != before.get(key)
        ]

    @classmethod
    def of(cls, row: models.ProductionReport) -> "ProductionReport":
        return cls(
            id=row.id, kind=ProductionReportKind(row.kind), day=row.day, last_day=row.last_day, since=row.since,
            until=row.until, as_of=row.as_of, position=row.position, figures=figure_list(decimals(row.figures)),
            scope=FigureScope.of(figures.stored_scope(row)), row=row,
        )  # fmt: skip


if TYPE_CHECKING:
    ProductionReportPage = Any
else:
    ProductionReportPage = page_type(ProductionReport)


@strawberry.type
class Query:
    @strawberry.field
    async def production_reports(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: ProductionReportFilter | None = None,
        sort: list[ProductionReportSort] | None = None,
    ) -> ProductionReportPage:
        given = filter or ProductionReportFilter()
        wanted = reports.ReportFilter(
            kinds=[each.value for each in given.kinds] if given.kinds is not None else None,
            since=given.since,
            until=given.until,
            site_id=given.site_id,
        )
        order = [each.value for each in sort or ()]
        page = await reports.production_reports(info.context.read, filter=wanted, sort=order, first=first, after=after)
        return connection(ProductionReport, page)

    @strawberry.field
    async def production_report(self, info: Info, id: UUID) -> ProductionReport | None:
        row = await reports.production_report(info.context.read, id)
        return ProductionReport.of(row) if row else None
