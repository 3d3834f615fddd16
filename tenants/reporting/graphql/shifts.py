"""Missing reports and shift handovers in the schema."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import JSON, Info, Names, connection, loader, mutation, names, page_type
from tenants.masterdata.graphql import Area, WorkCenter, WorkUnit
from tenants.masterdata.queries import areas_by_id
from tenants.orders.graphql import Operation
from tenants.reporting import commands, models, queries
from tenants.reporting.graphql.runs import operation_of
from tenants.reporting.graphql.stops import work_center_of, work_unit_of


async def shift_name(info: Info, id: UUID) -> Names:
    row = await loader(info, queries.shifts_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return names(row)


@strawberry.type(
    description="A person or an operation without a report in a shift. `kind`: person or operation; `why`: rostered,"
    " present, planned, running or counted; `state`: open, reported or dismissed."
)
class MissingReport:
    id: UUID
    kind: str
    why: str
    state: str
    shift_id: UUID
    shift_day: date
    user_id: UUID | None
    user_name: str | None
    report_id: UUID | None
    settled_by: str | None
    settled_at: datetime | None
    dismiss_reason: str | None
    revision: int
    row: strawberry.Private[models.MissingReport]

    @strawberry.field
    async def shift(self, info: Info) -> Names:
        return await shift_name(info, self.shift_id)

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        return await operation_of(info, self.row.operation_id) if self.row.operation_id else None

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter | None:
        return await work_center_of(info, self.row.work_center_id) if self.row.work_center_id else None

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        return await work_unit_of(info, self.row.work_unit_id)

    @classmethod
    def of(cls, row: models.MissingReport) -> "MissingReport":
        return cls(
            id=row.id,
            kind=row.kind,
            why=row.why,
            state=row.state,
            shift_id=row.shift_id,
            shift_day=row.shift_day,
            user_id=row.user_id,
            user_name=row.user_name,
            report_id=row.report_id,
            settled_by=row.settled_by,
            settled_at=row.settled_at,
            dismiss_reason=row.dismiss_reason,
            revision=row.revision,
            row=row,
        )


@strawberry.type(description="Missing at this moment, not written down.")
class ExpectedReport:
    kind: str
    why: str
    user_id: UUID | None
    user_name: str | None
    operation_id: UUID | None

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        return await operation_of(info, self.operation_id) if self.operation_id else None

    @classmethod
    def of(cls, row: queries.Expected) -> "ExpectedReport":
        return cls(
            kind=row.kind,
            why=row.why,
            user_id=row.user_id,
            user_name=row.user_name,
            operation_id=row.operation_id,
        )


@strawberry.input(description="`mine`: the asker's own.")
class MissingReportFilter:
    state: str | None = None
    kind: str | None = None
    shift_id: UUID | None = None
    shift_day: date | None = None
    mine: bool | None = None
    work_center_ids: list[UUID] | None = None


@strawberry.enum
class MissingReportSort(Enum):
    DAY_DESC = "DAY_DESC"
    DAY_ASC = "DAY_ASC"


@strawberry.type(
    description="What a shift tells the next. `state`: draft, handed_over or taken_over. `contents`: lists named"
    " output, scrap, stops, andons, holds and missing, as the books said when it was filled or signed."
)
class ShiftHandover:
    id: UUID
    state: str
    shift_id: UUID
    shift_day: date
    filled_at: datetime
    note: str | None
    incoming_note: str | None
    outgoing_by: str | None
    outgoing_id: UUID | None
    outgoing_at: datetime | None
    incoming_by: str | None
    incoming_at: datetime | None
    contents: JSON
    revision: int
    area_id: UUID

    @strawberry.field
    async def area(self, info: Info) -> Area:
        row = await loader(info, areas_by_id).load(self.area_id)
        assert row is not None  # a foreign key holds it
        return Area.of(row)

    @strawberry.field
    async def shift(self, info: Info) -> Names:
        return await shift_name(info, self.shift_id)

    @classmethod
    def of(cls, row: models.ShiftHandover) -> "ShiftHandover":
        return cls(
            id=row.id,
            state=row.state,
            shift_id=row.shift_id,
            shift_day=row.shift_day,
            filled_at=row.filled_at,
            note=row.note,
            incoming_note=row.incoming_note,
            outgoing_by=row.outgoing_by,
            outgoing_id=row.outgoing_id,
            outgoing_at=row.outgoing_at,
            incoming_by=row.incoming_by,
            incoming_at=row.incoming_at,
            contents=row.contents,  # type: ignore[arg-type]
            revision=row.revision,
            area_id=row.area_id,
        )


@strawberry.input
class ShiftHandoverFilter:
    area_id: UUID | None = None
    shift_id: UUID | None = None
    shift_day: date | None = None
    state: str | None = None


@strawberry.enum
class ShiftHandoverSort(Enum):
    DAY_DESC = "DAY_DESC"
    DAY_ASC = "DAY_ASC"


if TYPE_CHECKING:
    MissingReportPage = Any
    ShiftHandoverPage = Any
else:
    MissingReportPage = page_type(MissingReport)
    ShiftHandoverPage = page_type(ShiftHandover)


@strawberry.type
class ShiftQuery:
    @strawberry.field
    async def missing_reports(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: MissingReportFilter | None = None,
        sort: list[MissingReportSort] | None = None,
    ) -> MissingReportPage:
        wanted = queries.MissingFilter(**vars(filter)) if filter else queries.MissingFilter()
        newest = not sort or sort[0] is MissingReportSort.DAY_DESC
        page = await queries.missing_reports(
            info.context.read, filter=wanted, newest_first=newest, first=first, after=after
        )
        return connection(MissingReport, page)

    @strawberry.field
    async def missing_now(self, info: Info, shift_id: UUID, shift_day: date) -> list[ExpectedReport]:
        return [ExpectedReport.of(each) for each in await queries.missing_now(info.context.read, shift_id, shift_day)]

    @strawberry.field
    async def shift_handovers(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: ShiftHandoverFilter | None = None,
        sort: list[ShiftHandoverSort] | None = None,
    ) -> ShiftHandoverPage:
        wanted = queries.HandoverFilter(**vars(filter)) if filter else queries.HandoverFilter()
        newest = not sort or sort[0] is ShiftHandoverSort.DAY_DESC
        page = await queries.shift_handovers(
            info.context.read, filter=wanted, newest_first=newest, first=first, after=after
        )
        return connection(ShiftHandover, page)

    @strawberry.field
    async def shift_handover(self, info: Info, id: UUID) -> ShiftHandover | None:
        row = await queries.shift_handover(info.context.read, id)
        return ShiftHandover.of(row) if row else None


@strawberry.type
class ShiftMutation:
    check_shift = mutation(commands.check_shift)
    dismiss_missing = mutation(commands.dismiss_missing, MissingReport)
    prepare_handover = mutation(commands.prepare_handover, ShiftHandover)
    hand_over_shift = mutation(commands.hand_over_shift, ShiftHandover)
    take_over_shift = mutation(commands.take_over_shift, ShiftHandover)
