"""Runs, labor, and what a phone needs to fill a report."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.orders.graphql import Operation
from tenants.orders.queries import operations_by_id
from tenants.reporting import commands, models, queries
from tenants.reporting.queries.boards import Form, Reportable


async def operation_of(info: Info, id: UUID) -> Operation:
    row = await loader(info, operations_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return Operation.of(row)


@strawberry.type(description="One person at one operation. `state`: running, paused or ended.")
class OperationRun:
    id: UUID
    user_id: UUID
    user_name: str
    operation_id: UUID
    state: str
    started_at: datetime
    ended_at: datetime | None
    implied: bool
    revision: int

    @strawberry.field
    async def operation(self, info: Info) -> Operation:
        return await operation_of(info, self.operation_id)

    @strawberry.field
    async def working_since(self, info: Info) -> datetime | None:
        return await loader(info, queries.open_spans).load(self.id)

    @strawberry.field
    async def seconds(self, info: Info) -> int:
        return await loader(info, queries.worked_seconds).load(self.id)

    @classmethod
    def of(cls, row: models.OperationRun) -> "OperationRun":
        return cls(
            id=row.id,
            user_id=row.user_id,
            user_name=row.user_name,
            operation_id=row.operation_id,
            state=row.state,
            started_at=row.started_at,
            ended_at=row.ended_at,
            implied=row.implied,
            revision=row.revision,
        )


@strawberry.type(description="A span of work; `seconds` is its part of the person's time, null while it is open.")
class LaborRecord:
    id: UUID
    user_id: UUID
    user_name: str
    operation_id: UUID
    started_at: datetime
    ended_at: datetime | None
    seconds: int | None

    @strawberry.field
    async def operation(self, info: Info) -> Operation:
        return await operation_of(info, self.operation_id)

    @classmethod
    def of(cls, row: models.LaborRecord) -> "LaborRecord":
        return cls(
            id=row.id,
            user_id=row.user_id,
            user_name=row.user_name,
            operation_id=row.operation_id,
            started_at=row.started_at,
            ended_at=row.ended_at,
            seconds=row.seconds,
        )


@strawberry.input
class LaborRecordFilter:
    user_id: UUID | None = None
    operation_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@strawberry.enum
class LaborRecordSort(Enum):
    STARTED_DESC = "STARTED_DESC"
    STARTED_ASC = "STARTED_ASC"


@strawberry.type(
    description="Who can help: `matter` is over (report more), check (let past), behalf (report for others), correct,"
    " hold or gate."
)
class ReportHelper:
    matter: str
    name: str
    phone: str | None


@strawberry.type(description="How one operation is reported.")
class ReportForm:
    operation_id: UUID
    mode: str
    box_size: Decimal | None
    last_counter: Decimal | None
    needs_approval: bool
    over_limit_percent: Decimal | None
    skip_allowed: bool
    skill_codes: list[str]
    work_center_id: strawberry.Private[UUID]

    @strawberry.field
    async def helpers(self, info: Info) -> list[ReportHelper]:
        found = await loader(info, queries.helpers_at).load(self.work_center_id)
        return [ReportHelper(matter=matter, name=each.name, phone=each.phone) for matter, each in found]

    @classmethod
    def of(cls, form: Form) -> "ReportForm":
        operation = form.operation
        return cls(
            operation_id=operation.id,
            mode=operation.report_mode,
            box_size=operation.box_quantity,
            last_counter=form.last_counter,
            needs_approval=operation.needs_approval,
            over_limit_percent=operation.over_limit_percent,
            skip_allowed=operation.skip_allowed,
            skill_codes=operation.skill_codes,
            work_center_id=operation.work_center_id,
        )


@strawberry.type(description="Somebody of the asker's team.")
class CrewMember:
    user_id: UUID
    name: str
    present: bool


@strawberry.type(description="A shift somebody may still report for; `day` is the local day it starts on.")
class ReportableShift:
    shift_id: UUID
    name: Names
    day: date
    starts_at: datetime
    ends_at: datetime
    current: bool

    @classmethod
    def of(cls, row: Reportable) -> "ReportableShift":
        worked = row.worked
        assert worked.starts_at is not None
        assert worked.ends_at is not None
        return cls(
            shift_id=row.shift.id,
            name=names(row.shift),
            day=worked.day,
            starts_at=worked.starts_at,
            ends_at=worked.ends_at,
            current=row.current,
        )


if TYPE_CHECKING:
    LaborRecordPage = Any
else:
    LaborRecordPage = page_type(LaborRecord)


@strawberry.type
class RunQuery:
    @strawberry.field
    async def my_runs(self, info: Info) -> list[OperationRun]:
        return [OperationRun.of(row) for row in await queries.my_runs(info.context.read)]

    @strawberry.field
    async def labor_records(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: LaborRecordFilter | None = None,
        sort: list[LaborRecordSort] | None = None,
    ) -> LaborRecordPage:
        wanted = queries.LaborFilter(**vars(filter)) if filter else queries.LaborFilter()
        newest = not sort or sort[0] is LaborRecordSort.STARTED_DESC
        page = await queries.labor_records(
            info.context.read, filter=wanted, newest_first=newest, first=first, after=after
        )
        return connection(LaborRecord, page)

    @strawberry.field
    async def report_forms(self, info: Info, operation_ids: list[UUID]) -> list[ReportForm]:
        return [ReportForm.of(each) for each in await queries.report_forms(info.context.read, operation_ids)]

    @strawberry.field
    async def crew(self, info: Info) -> list[CrewMember]:
        mates = await queries.crew(info.context.read)
        return [CrewMember(user_id=each.user.id, name=each.user.name, present=each.present) for each in mates]

    @strawberry.field
    async def reportable_shifts(self, info: Info) -> list[ReportableShift]:
        return [ReportableShift.of(each) for each in await queries.reportable_shifts(info.context.read)]


@strawberry.type
class RunMutation:
    start_run = mutation(commands.start_run, OperationRun)
    pause_run = mutation(commands.pause_run, OperationRun)
    resume_run = mutation(commands.resume_run, OperationRun)
    end_run = mutation(commands.end_run, OperationRun)
