"""Reporting in the schema."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from infra.work import Read
from tenants.identity.models import Device
from tenants.masterdata.graphql import ReasonCode
from tenants.masterdata.queries import reasons_by_id
from tenants.orders.graphql import Operation, Order, add_order_field
from tenants.orders.queries import operations_by_id
from tenants.reporting import commands, models, queries


@strawberry.enum
class OutputReportSort(Enum):
    OCCURRED_DESC = "OCCURRED_DESC"
    OCCURRED_ASC = "OCCURRED_ASC"


@strawberry.input
class OutputReportFilter:
    order_id: UUID | None = None
    operation_id: UUID | None = None
    reporter_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@strawberry.type(description="What one act of reporting said. `state`: booked, reversed, or reversal.")
class OutputReport:
    id: UUID
    kind: str
    good_quantity: Decimal
    process_scrap_quantity: Decimal
    material_scrap_quantity: Decimal
    rework_quantity: Decimal
    photos: list[str]
    flags: list[str]
    reporter: str
    reporter_kind: str
    started_at: datetime | None
    occurred_at: datetime
    recorded_at: datetime
    reverses_id: UUID | None
    reversed_by_id: UUID | None
    state: str
    revision: int
    row: strawberry.Private[models.OutputReport]

    @strawberry.field
    async def operation(self, info: Info) -> Operation:
        row = await loader(info, operations_by_id).load(self.row.operation_id)
        assert row is not None  # a foreign key holds it
        return Operation.of(row)

    @strawberry.field
    async def reason(self, info: Info) -> ReasonCode | None:
        row = await loader(info, reasons_by_id).load(self.row.reason_id) if self.row.reason_id else None
        return ReasonCode.of(row) if row else None

    @strawberry.field
    async def device(self, info: Info) -> str | None:
        row = await loader(info, devices_by_id).load(self.row.device_id) if self.row.device_id else None
        return row.name if row else None

    @classmethod
    def of(cls, row: models.OutputReport) -> "OutputReport":
        return cls(
            id=row.id,
            kind=row.kind,
            good_quantity=row.good_quantity,
            process_scrap_quantity=row.process_scrap_quantity,
            material_scrap_quantity=row.material_scrap_quantity,
            rework_quantity=row.rework_quantity,
            photos=row.photos,
            flags=row.flags,
            reporter=row.reporter_name,
            reporter_kind=row.reporter_kind,
            started_at=row.started_at,
            occurred_at=row.occurred_at,
            recorded_at=row.created_at,
            reverses_id=row.reverses_id,
            reversed_by_id=row.reversed_by_id,
            state="reversal" if row.reverses_id else "reversed" if row.reversed_by_id else "booked",
            revision=row.revision,
            row=row,
        )


async def devices_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Device | None]:
    return await read.many(Device, ids)


@add_order_field
async def last_report(root: strawberry.Parent[Order], info: Info) -> OutputReport | None:
    row = await loader(info, queries.latest_by_order).load(root.id)
    return OutputReport.of(row) if row else None


@strawberry.type(description="What the asking person reported in the last twelve hours.")
class MyDay:
    good_quantity: Decimal
    scrap_quantity: Decimal
    report_count: int
    reports: list[OutputReport]


if TYPE_CHECKING:
    OutputReportPage = Any
else:
    OutputReportPage = page_type(OutputReport)


@strawberry.type
class Query:
    @strawberry.field
    async def output_reports(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: OutputReportFilter | None = None,
        sort: list[OutputReportSort] | None = None,
    ) -> OutputReportPage:
        wanted = queries.Filter(**vars(filter)) if filter else queries.Filter()
        newest_first = not sort or sort[0] is OutputReportSort.OCCURRED_DESC
        page = await queries.output_reports(
            info.context.read, filter=wanted, newest_first=newest_first, first=first, after=after
        )
        return connection(OutputReport, page)

    @strawberry.field
    async def my_day(self, info: Info) -> MyDay:
        day = await queries.my_day(info.context.read)
        booked = [report for report in day.reports if report.reverses_id is None and report.reversed_by_id is None]
        return MyDay(
            good_quantity=day.good,
            scrap_quantity=day.scrap,
            report_count=len(booked),
            reports=[OutputReport.of(row) for row in day.reports],
        )


@strawberry.type
class Mutation:
    report_output = mutation(commands.report_output, OutputReport)
    reverse_output = mutation(commands.reverse_output, OutputReport)
