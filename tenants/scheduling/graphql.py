"""Dispatching in the schema."""

from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.identity.workforce.graphql import Person, person
from tenants.masterdata.calendar_graphql import ShiftWindow
from tenants.masterdata.calendars import ShiftWindow as ShiftOccurrence
from tenants.masterdata.graphql import WorkCenter, WorkUnit
from tenants.masterdata.queries import work_centers_by_id, work_units_by_id
from tenants.orders.graphql import Operation
from tenants.scheduling import commands, models, queries
from tenants.scheduling.access import ShiftOf


async def operation_of(info: Info, id: UUID) -> Operation:
    row = await loader(info, queries.operations_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return Operation.of(row)


async def work_center_of(info: Info, id: UUID) -> WorkCenter:
    row = await loader(info, work_centers_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return WorkCenter.of(row)


@strawberry.type(description="Somebody is to work on an operation in a shift. Sources: plan, lead, replacement.")
class Assignment:
    id: UUID
    day: date
    shift_id: UUID
    source: str
    position: int
    operation_id: UUID
    user_id: strawberry.Private[UUID]

    @strawberry.field
    async def user(self, info: Info) -> Person:
        return await person(info, self.user_id)

    @strawberry.field
    async def operation(self, info: Info) -> Operation:
        return await operation_of(info, self.operation_id)

    @classmethod
    def of(cls, row: models.Assignment) -> "Assignment":
        return cls(
            id=row.id,
            day=row.day,
            shift_id=row.shift_id,
            source=row.source,
            position=row.position or 0,
            operation_id=row.operation_id,
            user_id=row.user_id,
        )


@strawberry.type(description="An operation goes first because somebody said so.")
class Pin:
    id: UUID
    operation_id: UUID
    pinned_by: str
    pinned_at: datetime
    because: str

    @classmethod
    def of(cls, row: models.Pin) -> "Pin":
        return cls(
            id=row.id,
            operation_id=row.operation_id,
            pinned_by=row.pinned_by,
            pinned_at=row.pinned_at,
            because=row.because,
        )


@strawberry.type(
    description="One line of a dispatch list. `why` it does not start earlier: running, ready, predecessor, unit,"
    " people, closed; or why it has no slot: held, no_unit, no_time, predecessor. `lateSeconds`: how long after it is"
    " due its order will be done by this plan (negative: before); null where nobody can say."
)
class DispatchEntry:
    id: UUID
    starts_at: datetime | None
    ends_at: datetime | None
    why: str
    due_at: datetime
    order_ends_at: datetime | None
    late_seconds: int | None
    first_by: str | None
    first_because: str | None
    row: strawberry.Private[Any]

    @strawberry.field
    async def operation(self, info: Info) -> Operation:
        return await operation_of(info, self.id)

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        return await work_center_of(info, self.row["work_center_id"])

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        id = self.row["work_unit_id"]
        row = await loader(info, work_units_by_id).load(id) if id else None
        return WorkUnit.of(row) if row else None

    @strawberry.field
    async def blocker(self, info: Info) -> Operation | None:
        id = self.row["blocker_id"]
        row = await loader(info, queries.operations_by_id).load(id) if id else None
        return Operation.of(row) if row else None

    @strawberry.field
    async def person(self, info: Info) -> Person | None:
        return await person(info, self.row["user_id"]) if self.row["user_id"] else None

    @strawberry.field
    async def assigned(self, info: Info) -> list[Assignment]:
        return [Assignment.of(row) for row in await loader(info, queries.assignments_of).load(self.id)]

    @classmethod
    def of(cls, row: Any) -> "DispatchEntry":
        ends = row["order_ends_at"]
        return cls(
            id=row["operation_id"],
            starts_at=row["starts_at"],
            ends_at=row["ends_at"],
            why=row["why"],
            due_at=row["due_at"],
            order_ends_at=ends,
            late_seconds=(ends - row["due_at"]) // timedelta(seconds=1) if ends else None,
            first_by=row["pinned_by"],
            first_because=row["because"],
            row=row,
        )


@strawberry.type(description="When the plan was made, and how it looks as a whole.")
class PlanInfo:
    planned_at: datetime | None
    milliseconds: int
    operations: int
    late: int
    without_slot: int


@strawberry.type(description="`status`: present, expected, absent, left. `loadSeconds`: assigned in this shift.")
class ShiftPerson:
    id: UUID
    name: str
    status: str
    entry_id: UUID | None
    skills: list[str]
    load_seconds: int
    center_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter | None:
        return await work_center_of(info, self.center_id) if self.center_id else None

    @classmethod
    def of(cls, row: queries.ShiftPerson) -> "ShiftPerson":
        return cls(
            id=row.user.id,
            name=row.user.name,
            status=row.status,
            entry_id=row.entry_id,
            skills=list(row.skills),
            load_seconds=row.load_seconds,
            center_id=row.work_center_id,
        )


@strawberry.type(description="An operation that can run in a shift. `proposed`: whom the plan counts on.")
class ShiftOperation:
    id: UUID
    starts_at: datetime | None
    ends_at: datetime | None
    why: str
    assigned: list[Assignment]
    slot: strawberry.Private[Any]
    proposed_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def operation(self, info: Info) -> Operation:
        return await operation_of(info, self.id)

    @strawberry.field
    async def skill_codes(self, info: Info) -> list[str]:
        row = await loader(info, queries.operations_by_id).load(self.id)
        return list(row.skill_codes or ()) if row else []

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        return await work_center_of(info, self.slot.work_center_id)

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.slot.work_unit_id) if self.slot.work_unit_id else None
        return WorkUnit.of(row) if row else None

    @strawberry.field
    async def proposed(self, info: Info) -> Person | None:
        return await person(info, self.proposed_id) if self.proposed_id else None

    @classmethod
    def of(cls, row: queries.ShiftOperation) -> "ShiftOperation":
        return cls(
            id=row.slot.operation_id,
            starts_at=row.slot.starts_at,
            ends_at=row.slot.ends_at,
            why=row.slot.why,
            assigned=[Assignment.of(each) for each in row.assigned],
            slot=row.slot,
            proposed_id=row.proposed_id,
        )


@strawberry.type(description="Who is there and what can run in one shift.")
class StartOfShift:
    window: ShiftWindow
    people: list[ShiftPerson]
    operations: list[ShiftOperation]

    @classmethod
    def of(cls, found: queries.StartOfShift) -> "StartOfShift":
        return cls(
            window=_window(found.window),
            people=[ShiftPerson.of(each) for each in found.people],
            operations=[ShiftOperation.of(each) for each in found.operations],
        )


def _window(window: ShiftOf) -> ShiftWindow:
    return ShiftWindow.of(ShiftOccurrence(*window))


@strawberry.type(
    description="Who could take an absentee's place. `status`: here (same work center), elsewhere, present, free."
    " `lacks`: skills the absentee's work asks for."
)
class Candidate:
    id: UUID
    name: str
    status: str
    lacks: list[str]
    load_seconds: int

    @classmethod
    def of(cls, row: queries.Candidate) -> "Candidate":
        return cls(
            id=row.user.id,
            name=row.user.name,
            status=row.status,
            lacks=list(row.lacks),
            load_seconds=row.load_seconds,
        )


@strawberry.enum
class DispatchSort(Enum):
    START_ASC = "START_ASC"
    DUE_ASC = "DUE_ASC"
    NUMBER_ASC = "NUMBER_ASC"


@strawberry.input(description="`late`: the order ends after it is due by this plan. `search`: order number or card.")
class DispatchFilter:
    work_center_ids: list[UUID] | None = None
    area_ids: list[UUID] | None = None
    order_id: UUID | None = None
    search: str | None = None
    late: bool | None = None
    why: list[str] | None = None
    starts_before: datetime | None = None


if TYPE_CHECKING:
    DispatchPage = Any
else:
    DispatchPage = page_type(DispatchEntry)


@strawberry.type
class Query:
    @strawberry.field
    async def dispatch_list(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: DispatchFilter | None = None,
        sort: list[DispatchSort] | None = None,
    ) -> DispatchPage:
        wanted = queries.DispatchFilter(**vars(filter)) if filter else queries.DispatchFilter()
        order = [each.value for each in sort or ()]
        page = await queries.dispatch_list(info.context.read, first=first, after=after, wanted=wanted, sort=order)
        return connection(DispatchEntry, page)

    @strawberry.field
    async def plan_info(self, info: Info) -> PlanInfo:
        return PlanInfo(**(await queries.plan_info(info.context.read))._asdict())

    @strawberry.field
    async def start_of_shift(
        self,
        info: Info,
        place_ids: list[UUID],
        day: date | None = None,
        shift_id: UUID | None = None,
        next: bool = False,
    ) -> StartOfShift | None:
        found = await queries.start_of_shift(info.context.read, place_ids, day, shift_id, after=next)
        return StartOfShift.of(found) if found else None

    @strawberry.field
    async def replacements(self, info: Info, day: date, shift_id: UUID, user_id: UUID) -> list[Candidate]:
        return [Candidate.of(each) for each in await queries.replacements(info.context.read, day, shift_id, user_id)]

    @strawberry.field
    async def my_assignments(self, info: Info) -> list[Assignment]:
        return [Assignment.of(row) for row in await queries.my_assignments(info.context.read)]


@strawberry.type
class Mutation:
    put_first = mutation(commands.put_first, Pin)
    take_turn = mutation(commands.take_turn)
    assign_operations = mutation(commands.assign_operations)
    accept_proposal = mutation(commands.accept_proposal)
    unassign = mutation(commands.unassign)
    replace_absentee = mutation(commands.replace_absentee)
