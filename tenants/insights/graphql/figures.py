"""Figures and their rows in the schema."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, names, page_type
from infra.pages import Page
from tenants.insights import rules
from tenants.insights import scope as scopes
from tenants.insights.graphql.paging import page_of
from tenants.insights.queries import figures as queries
from tenants.insights.queries import output, people, stops
from tenants.masterdata.graphql import ReasonCode, WorkCenter, WorkUnit
from tenants.masterdata.queries import reasons_by_id, work_centers_by_id, work_units_by_id
from tenants.orders.graphql import Order
from tenants.orders.queries import operations_of
from tenants.reporting.graphql import OutputReport
from tenants.reporting.models import Andon as AndonRow


@strawberry.input(
    description="Which rows a figure counts. Days are production days of the site; `since` and `until` cut an hour out "
    "of them; `asOf`: only what was recorded by then."
)
class FigureScopeInput:
    first_day: date
    last_day: date
    site_id: UUID | None = None
    shift_id: UUID | None = None
    outside_shifts: bool = False
    since: datetime | None = None
    until: datetime | None = None
    area_id: UUID | None = None
    work_center_id: UUID | None = None
    item_id: UUID | None = None
    as_of: datetime | None = None

    def scope(self) -> scopes.Scope:
        return scopes.Scope(**vars(self))


@strawberry.type(description="The same as an answer: ask for the rows with it.")
class FigureScope:
    first_day: date
    last_day: date
    site_id: UUID | None
    shift_id: UUID | None
    outside_shifts: bool
    since: datetime | None
    until: datetime | None
    area_id: UUID | None
    work_center_id: UUID | None
    item_id: UUID | None
    as_of: datetime | None

    @classmethod
    def of(cls, scope: scopes.Scope) -> "FigureScope":
        return cls(**vars(scope))


@strawberry.type(
    description="A number, what it counts (`rows`: reports, orders, people, downtimes or andons) and its unit. A ratio "
    "has part and base; its value is null without a base."
)
class Figure:
    key: str
    value: Decimal | None
    unit: str
    rows: str
    part: Decimal | None
    base: Decimal | None


def figure_list(values: queries.Values) -> list[Figure]:
    made = []
    for key, value in values.items():
        spec = rules.FIGURES[key]
        part = values.get(spec.part) if spec.part else None
        base = values.get(spec.base) if spec.base else None
        made.append(Figure(key=key, value=value, unit=spec.unit, rows=spec.rows, part=part, base=base))
    return made


@strawberry.type(description="One line of a breakdown; `name` is null for days, hours and what no shift covers.")
class FigurePart:
    key: str
    name: Names | None
    code: str | None
    figures: list[Figure]
    scope: FigureScope

    @classmethod
    def of(cls, part: queries.Part) -> "FigurePart":
        return cls(
            key=part.key,
            name=names(part.row) if part.row is not None else None,
            code=part.row.code if part.row is not None else None,
            figures=figure_list(part.figures),
            scope=FigureScope.of(part.scope),
        )


def _keys(name: str, rows: str) -> Any:
    """The figures that are sums of one kind of rows, as an enum of their keys."""
    made: Any = Enum
    kind = made(name, {key: key for key, each in rules.FIGURES.items() if each.rows == rows})
    return strawberry.enum(kind)


if TYPE_CHECKING:
    ReportFigure = Any
    OrderFigure = Any
    PeopleFigure = Any
    DowntimeFigure = Any
    AndonFigure = Any
else:
    ReportFigure, OrderFigure = _keys("ReportFigure", "reports"), _keys("OrderFigure", "orders")
    PeopleFigure, DowntimeFigure = _keys("PeopleFigure", "people"), _keys("DowntimeFigure", "downtimes")
    AndonFigure = _keys("AndonFigure", "andons")


@strawberry.enum
class FigureBy(Enum):
    day = "day"
    shift = "shift"
    hour = "hour"
    work_center = "work_center"
    area = "area"
    item = "item"


@strawberry.type(description="A report with what it gives to the figure.")
class FigureReport:
    amount: Decimal
    report: OutputReport


@strawberry.type(description="An order with what it gives to the figure: 1, or its pieces in progress.")
class FigureOrder:
    amount: Decimal
    order: Order


@strawberry.type(description="A person: reports he had a part in, or when he came.")
class FigurePerson:
    id: UUID
    name: str
    report_count: int
    came_at: datetime | None

    @classmethod
    def of(cls, row: people.Person) -> "FigurePerson":
        return cls(id=row.id, name=row.name, report_count=row.reports, came_at=row.came_at)


@strawberry.type(description="A stop; `seconds` is the part of it that lies in the period.")
class FigureDowntime:
    id: UUID
    seconds: Decimal
    started_at: datetime
    ended_at: datetime | None
    reported_by: str
    note: str | None
    stop: strawberry.Private[stops.Stop]

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.stop.record.work_unit_id)
        return WorkUnit.of(row) if row else None

    @strawberry.field
    async def reason(self, info: Info) -> ReasonCode | None:
        row = await loader(info, reasons_by_id).load(self.stop.record.reason_id)
        return ReasonCode.of(row) if row else None

    @classmethod
    def of(cls, stop: stops.Stop) -> "FigureDowntime":
        row = stop.record
        return cls(
            id=row.id, seconds=stop.seconds, started_at=row.started_at, ended_at=row.ended_at,
            reported_by=row.reported_by, note=row.note, stop=stop,
        )  # fmt: skip


@strawberry.type(description="A call for help.")
class FigureAndon:
    id: UUID
    kind: str
    state: str
    level: int
    called_at: datetime
    called_by: str
    acknowledged_by: str | None
    resolved_at: datetime | None
    note: str | None
    row: strawberry.Private[AndonRow]

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter | None:
        row = await loader(info, work_centers_by_id).load(self.row.work_center_id)
        return WorkCenter.of(row) if row else None

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.row.work_unit_id) if self.row.work_unit_id else None
        return WorkUnit.of(row) if row else None

    @classmethod
    def of(cls, row: AndonRow) -> "FigureAndon":
        return cls(
            id=row.id, kind=row.kind, state=row.state, level=row.level, called_at=row.called_at,
            called_by=row.called_by, acknowledged_by=row.acknowledged_by, resolved_at=row.resolved_at, note=row.note,
            row=row,
        )  # fmt: skip


if TYPE_CHECKING:
    FigureReportPage = Any
    FigureOrderPage = Any
    FigureAndonPage = Any
else:
    FigureReportPage, FigureOrderPage = page_type(FigureReport), page_type(FigureOrder)
    FigureAndonPage = page_type(FigureAndon)


async def _reports(info: Info, figure: str, page: Page[Any], placed: bool) -> list[FigureReport]:
    last: Sequence[bool] = await output.lasts(info.context.read, [row.operation_id for row in page.rows])
    return [
        FigureReport(amount=output.amount_of(figure, row, last=final, placed=placed), report=OutputReport.of(row))
        for row, final in zip(page.rows, last, strict=True)
    ]


async def _orders(info: Info, figure: str, page: Page[Any]) -> list[FigureOrder]:
    if figure != "wip_quantity":
        return [FigureOrder(amount=Decimal(1), order=Order.of(row)) for row in page.rows]
    operations = await operations_of(info.context.read, [row.id for row in page.rows])
    return [
        FigureOrder(amount=rules.wip_quantity(steps), order=Order.of(row))
        for row, steps in zip(page.rows, operations, strict=True)
    ]


@strawberry.type
class Query:
    @strawberry.field
    async def production_figures(self, info: Info, scope: FigureScopeInput) -> list[Figure]:
        return figure_list(await queries.production_figures(info.context.read, scope.scope()))

    @strawberry.field
    async def output_breakdown(self, info: Info, scope: FigureScopeInput, by: FigureBy) -> list[FigurePart]:
        found = await queries.output_breakdown(info.context.read, scope.scope(), by.value)
        return [FigurePart.of(part) for part in found]

    @strawberry.field
    async def figure_reports(
        self,
        info: Info,
        figure: ReportFigure,
        scope: FigureScopeInput | None = None,
        production_report_id: UUID | None = None,
        newest_first: bool = True,
        first: int = 50,
        after: str | None = None,
    ) -> FigureReportPage:
        page, placed = await queries.figure_reports(
            info.context.read, figure.value, scope.scope() if scope else None, production_report_id,
            newest_first=newest_first, first=first, after=after,
        )  # fmt: skip
        return page_of(FigureReport, page, await _reports(info, figure.value, page, placed))

    @strawberry.field
    async def figure_orders(
        self,
        info: Info,
        figure: OrderFigure,
        scope: FigureScopeInput | None = None,
        production_report_id: UUID | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> FigureOrderPage:
        given = scope.scope() if scope else None
        page = await queries.figure_orders(
            info.context.read, figure.value, given, production_report_id, first=first, after=after
        )
        return page_of(FigureOrder, page, await _orders(info, figure.value, page))

    @strawberry.field
    async def figure_people(
        self,
        info: Info,
        figure: PeopleFigure,
        scope: FigureScopeInput | None = None,
        production_report_id: UUID | None = None,
    ) -> list[FigurePerson]:
        found = await queries.figure_people(
            info.context.read, figure.value, scope.scope() if scope else None, production_report_id
        )
        return [FigurePerson.of(each) for each in found]

    @strawberry.field
    async def figure_downtimes(
        self,
        info: Info,
        figure: DowntimeFigure,
        scope: FigureScopeInput | None = None,
        production_report_id: UUID | None = None,
    ) -> list[FigureDowntime]:
        given = scope.scope() if scope else None
        return [
            FigureDowntime.of(each)
            for each in await queries.figure_downtimes(info.context.read, figure.value, given, production_report_id)
        ]

    @strawberry.field
    async def figure_andons(
        self,
        info: Info,
        figure: AndonFigure,
        scope: FigureScopeInput | None = None,
        production_report_id: UUID | None = None,
        first: int = 50,
        after: str | None = None,
    ) -> FigureAndonPage:
        given = scope.scope() if scope else None
        page = await queries.figure_andons(
            info.context.read, figure.value, given, production_report_id, first=first, after=after
        )
        return connection(FigureAndon, page)


__all__ = ["Figure", "FigureAndon", "FigurePart", "FigureScope", "FigureScopeInput", "Query", "figure_list"]
