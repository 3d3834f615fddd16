"""Downtime and calls in the schema."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata.graphql import ReasonCode, WorkCenter, WorkUnit
from tenants.masterdata.queries import reasons_by_id, work_centers_by_id, work_units_by_id
from tenants.orders.graphql import Operation
from tenants.reporting import commands, models, queries
from tenants.reporting.graphql.runs import operation_of
from tenants.reporting.queries.boards import Levels


async def work_center_of(info: Info, id: UUID) -> WorkCenter:
    row = await loader(info, work_centers_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return WorkCenter.of(row)


async def work_unit_of(info: Info, id: UUID | None) -> WorkUnit | None:
    row = await loader(info, work_units_by_id).load(id) if id else None
    return WorkUnit.of(row) if row else None


@strawberry.type(description="A work unit stood still. `endedAt` null: it still does; `reversedAt`: it was taken back.")
class Downtime:
    id: UUID
    started_at: datetime
    ended_at: datetime | None
    note: str | None
    reported_by: str
    ended_by: str | None
    reversed_at: datetime | None
    reversed_by: str | None
    reverse_reason: str | None
    revision: int
    row: strawberry.Private[models.DowntimeRecord]

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit:
        found = await work_unit_of(info, self.row.work_unit_id)
        assert found is not None  # a foreign key holds it
        return found

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        return await work_center_of(info, self.row.work_center_id)

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        return await operation_of(info, self.row.operation_id) if self.row.operation_id else None

    @strawberry.field
    async def reason(self, info: Info) -> ReasonCode:
        row = await loader(info, reasons_by_id).load(self.row.reason_id)
        assert row is not None  # a foreign key holds it
        return ReasonCode.of(row)

    @classmethod
    def of(cls, row: models.DowntimeRecord) -> "Downtime":
        return cls(
            id=row.id,
            started_at=row.started_at,
            ended_at=row.ended_at,
            note=row.note,
            reported_by=row.reported_by,
            ended_by=row.ended_by,
            reversed_at=row.reversed_at,
            reversed_by=row.reversed_by,
            reverse_reason=row.reverse_reason,
            revision=row.revision,
            row=row,
        )


@strawberry.input(description="`open`: still down. Reversed records only with `reversed`.")
class DowntimeFilter:
    work_unit_id: UUID | None = None
    work_center_ids: list[UUID] | None = None
    operation_id: UUID | None = None
    reason_id: UUID | None = None
    open: bool | None = None
    reversed: bool = False
    since: datetime | None = None
    until: datetime | None = None


@strawberry.enum
class DowntimeSort(Enum):
    STARTED_DESC = "STARTED_DESC"
    STARTED_ASC = "STARTED_ASC"


@strawberry.type(
    description="A call for help. `kind`: quality, material, equipment or other; `state`: called, acknowledged or"
    " resolved; `level` 1 to 3; `escalatesAt`: when it goes up unless it is answered."
)
class Andon:
    id: UUID
    kind: str
    state: str
    level: int
    note: str | None
    photos: list[str]
    called_by: str
    called_by_id: UUID
    called_at: datetime
    escalates_at: datetime | None
    acknowledged_by: str | None
    acknowledged_at: datetime | None
    resolved_by: str | None
    resolved_at: datetime | None
    cause: str | None
    hold_id: UUID | None
    revision: int
    row: strawberry.Private[models.Andon]

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        return await work_center_of(info, self.row.work_center_id)

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        return await work_unit_of(info, self.row.work_unit_id)

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        return await operation_of(info, self.row.operation_id) if self.row.operation_id else None

    @classmethod
    def of(cls, row: models.Andon) -> "Andon":
        return cls(
            id=row.id,
            kind=row.kind,
            state=row.state,
            level=row.level,
            note=row.note,
            photos=row.photos,
            called_by=row.called_by,
            called_by_id=row.called_by_id,
            called_at=row.called_at,
            escalates_at=row.escalates_at,
            acknowledged_by=row.acknowledged_by,
            acknowledged_at=row.acknowledged_at,
            resolved_by=row.resolved_by,
            resolved_at=row.resolved_at,
            cause=row.cause,
            hold_id=row.hold_id,
            revision=row.revision,
            row=row,
        )


@strawberry.input(description="`open`: not resolved. `mine`: called by the asker.")
class AndonFilter:
    kind: str | None = None
    state: str | None = None
    level: int | None = None
    open: bool | None = None
    mine: bool | None = None
    work_center_ids: list[UUID] | None = None
    operation_id: UUID | None = None
    order_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


@strawberry.enum
class AndonSort(Enum):
    CALLED_DESC = "CALLED_DESC"
    CALLED_ASC = "CALLED_ASC"


@strawberry.type(description="A role, and after how many minutes without an answer the next one is called.")
class AndonLevel:
    level: int
    role: str
    minutes: int | None


@strawberry.type(description="Whom a kind of call goes to. `own`: set by the company, else the product's defaults.")
class AndonLevels:
    kind: str
    own: bool
    levels: list[AndonLevel]

    @classmethod
    def of(cls, row: Levels) -> "AndonLevels":
        levels = [AndonLevel(level=n, role=each.role, minutes=each.minutes) for n, each in enumerate(row.levels, 1)]
        return cls(kind=row.kind, own=row.own, levels=levels)


if TYPE_CHECKING:
    DowntimePage = Any
    AndonPage = Any
else:
    DowntimePage = page_type(Downtime)
    AndonPage = page_type(Andon)


@strawberry.type
class StopQuery:
    @strawberry.field
    async def downtimes(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: DowntimeFilter | None = None,
        sort: list[DowntimeSort] | None = None,
    ) -> DowntimePage:
        wanted = queries.DowntimeFilter(**vars(filter)) if filter else queries.DowntimeFilter()
        newest = not sort or sort[0] is DowntimeSort.STARTED_DESC
        page = await queries.downtimes(info.context.read, filter=wanted, newest_first=newest, first=first, after=after)
        return connection(Downtime, page)

    @strawberry.field
    async def andons(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: AndonFilter | None = None,
        sort: list[AndonSort] | None = None,
    ) -> AndonPage:
        wanted = queries.AndonFilter(**vars(filter)) if filter else queries.AndonFilter()
        newest = not sort or sort[0] is AndonSort.CALLED_DESC
        page = await queries.andons(info.context.read, filter=wanted, newest_first=newest, first=first, after=after)
        return connection(Andon, page)

    @strawberry.field
    async def andon_levels(self, info: Info) -> list[AndonLevels]:
        return [AndonLevels.of(each) for each in await queries.andon_levels(info.context.read)]


@strawberry.type
class StopMutation:
    report_downtime = mutation(commands.report_downtime, Downtime)
    end_downtime = mutation(commands.end_downtime, Downtime)
    reverse_downtime = mutation(commands.reverse_downtime, Downtime)
    call_andon = mutation(commands.call_andon, Andon)
    acknowledge_andon = mutation(commands.acknowledge_andon, Andon)
    resolve_andon = mutation(commands.resolve_andon, Andon)
    set_andon_levels = mutation(commands.set_andon_levels)
