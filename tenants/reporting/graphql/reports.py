"""Reports in the schema."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Optional
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.identity.administration.queries import devices_by_id
from tenants.masterdata.graphql import CustomFilter, CustomValue, ReasonCode, WorkUnit
from tenants.masterdata.queries import reasons_by_id, work_units_by_id
from tenants.orders.graphql import Operation, Order, add_order_field
from tenants.orders.queries import operations_by_id
from tenants.reporting import commands, models, queries


@strawberry.enum
class OutputReportSort(Enum):
    OCCURRED_DESC = "OCCURRED_DESC"
    OCCURRED_ASC = "OCCURRED_ASC"


@strawberry.input(
    description="`state`: booked, reversed or reversal; `standing` leaves reversed ones and reversals out. `approval`:"
    " pending, approved or rejected. `flag`: over, ahead, clock, late (补报), behalf (代报), waived; `flagged`: any."
)
class OutputReportFilter:
    order_id: UUID | None = None
    operation_id: UUID | None = None
    reporter_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    worker_id: UUID | None = None
    work_center_ids: list[UUID] | None = None
    work_unit_id: UUID | None = None
    reason_id: UUID | None = None
    shift_id: UUID | None = None
    shift_day: date | None = None
    shift_day_from: date | None = None
    shift_day_to: date | None = None
    approval: str | None = None
    flag: str | None = None
    flagged: bool | None = None
    kind: str | None = None
    state: str | None = None
    standing: bool | None = None
    scrapped: bool | None = None
    custom: list[CustomFilter] | None = None

    def wanted(self) -> queries.Filter:
        return queries.Filter(**{**vars(self), "custom": [each.wanted() for each in self.custom or ()]})


@strawberry.type(description="One person's part of a crew's report; the shares sum to 1.")
class ReportShare:
    user_id: UUID
    name: str
    share: Decimal
    seconds: Decimal | None

    @classmethod
    def of(cls, row: models.Share) -> "ReportShare":
        return cls(user_id=row.user_id, name=row.user_name, share=row.share, seconds=row.seconds)


@strawberry.type(
    description="What one act of reporting said. `state`: booked, reversed, or reversal. `worker` did the work,"
    " `reporter` said so; `shares` is empty for one person's work."
)
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
    worker: str
    worker_id: UUID
    note: str | None
    approval: str | None
    decided_by: str | None
    decided_at: datetime | None
    shift_id: UUID | None
    shift_day: date | None
    counter_start: Decimal | None
    counter_end: Decimal | None
    boxes: int | None
    box_size: Decimal | None
    started_at: datetime | None
    occurred_at: datetime
    recorded_at: datetime
    reverses_id: UUID | None
    reversed_by_id: UUID | None
    corrects_id: UUID | None
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

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.row.work_unit_id) if self.row.work_unit_id else None
        return WorkUnit.of(row) if row else None

    @strawberry.field
    async def shift(self, info: Info) -> Names | None:
        row = await loader(info, queries.shifts_by_id).load(self.row.shift_id) if self.row.shift_id else None
        return names(row) if row else None

    @strawberry.field
    async def shares(self, info: Info) -> list[ReportShare]:
        return [ReportShare.of(row) for row in await loader(info, queries.shares_of).load(self.id)]

    @strawberry.field
    async def box_labels(self, info: Info) -> list[str]:
        return list(await loader(info, queries.labels_of).load(self.id)) if self.row.boxes is not None else []

    @strawberry.field
    async def corrected_by(self, info: Info) -> Optional["OutputReport"]:
        row = await loader(info, queries.corrections_of).load(self.id) if self.row.reversed_by_id else None
        return OutputReport.of(row) if row else None

    @strawberry.field
    def custom(self) -> list[CustomValue]:
        return CustomValue.all_of(self.row.custom)

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
            worker=row.worker_name or row.reporter_name,
            worker_id=row.worker_id or row.reporter_id,
            note=row.note,
            approval=row.approval,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
            shift_id=row.shift_id,
            shift_day=row.shift_day,
            counter_start=row.counter_start,
            counter_end=row.counter_end,
            boxes=row.boxes,
            box_size=row.box_size,
            started_at=row.started_at,
            occurred_at=row.occurred_at,
            recorded_at=row.created_at,
            reverses_id=row.reverses_id,
            reversed_by_id=row.reversed_by_id,
            corrects_id=row.corrects_id,
            state=row.state,
            revision=row.revision,
            row=row,
        )


@add_order_field
async def last_report(root: strawberry.Parent[Order], info: Info) -> OutputReport | None:
    row = await loader(info, queries.latest_by_order).load(root.id)
    return OutputReport.of(row) if row else None


@strawberry.type(description="What the asking person made, or others reported for him, in the last twelve hours.")
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
class ReportQuery:
    @strawberry.field
    async def output_reports(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: OutputReportFilter | None = None,
        sort: list[OutputReportSort] | None = None,
    ) -> OutputReportPage:
        newest_first = not sort or sort[0] is OutputReportSort.OCCURRED_DESC
        wanted = filter.wanted() if filter else queries.Filter()
        page = await queries.output_reports(
            info.context.read, filter=wanted, newest_first=newest_first, first=first, after=after
        )
        return connection(OutputReport, page)

    @strawberry.field
    async def output_report(self, info: Info, id: UUID) -> OutputReport | None:
        row = await queries.output_report(info.context.read, id)
        return OutputReport.of(row) if row else None

    @strawberry.field
    async def my_day(self, info: Info) -> MyDay:
        day = await queries.my_day(info.context.read)
        booked = [report for report in day.reports if report.state == "booked"]
        return MyDay(
            good_quantity=day.good,
            scrap_quantity=day.scrap,
            report_count=len(booked),
            reports=[OutputReport.of(row) for row in day.reports],
        )


@strawberry.type
class ReportMutation:
    report_output = mutation(commands.report_output, OutputReport)
    reverse_output = mutation(commands.reverse_output, OutputReport)
    correct_output = mutation(commands.correct_output, OutputReport)
    approve_reports = mutation(commands.approve_reports)
    reject_report = mutation(commands.reject_report, OutputReport)
