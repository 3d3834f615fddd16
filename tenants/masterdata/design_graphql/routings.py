"""How items are made: routings, their steps, and the operation definitions these start from."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.masterdata import boms as bom_rules
from tenants.masterdata import commands, models
from tenants.masterdata import design_queries as q
from tenants.masterdata.design_graphql.lookups import of_row, the_center, the_item, the_work_unit
from tenants.masterdata.graphql_types import Item, WorkCenter, WorkUnit


@strawberry.type(description="A standard operation; its times and skills are what a new step starts with.")
class OperationDefinition:
    id: UUID
    code: str
    name: Names
    setup_seconds: int
    cycle_seconds: Decimal
    skill_codes: list[str]
    work_center_id: UUID | None

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter | None:
        return await the_center(info, self.work_center_id) if self.work_center_id else None

    @classmethod
    def of(cls, row: models.OperationDefinition) -> "OperationDefinition":
        return of_row(cls, row, name=names(row))


@strawberry.type(description="Another place a step may run; the lower preference is tried first.")
class RoutingAlternative:
    id: UUID
    preference: int
    setup_seconds: int
    cycle_seconds: Decimal
    work_center_id: UUID
    work_unit_id: UUID | None

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        return await the_center(info, self.work_center_id)

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        return await the_work_unit(info, self.work_unit_id)

    @classmethod
    def of(cls, row: models.RoutingAlternative) -> "RoutingAlternative":
        return of_row(cls, row)


@strawberry.type(description="A node of a routing's graph; `predecessors` are sequences.")
class RoutingStep:
    id: UUID
    sequence: int
    name: Names
    setup_seconds: int
    cycle_seconds: Decimal
    predecessors: list[int]
    report_mode: str
    box_quantity: Decimal | None
    needs_approval: bool
    over_limit_percent: Decimal | None
    skip_allowed: bool
    skill_codes: list[str]
    operation_definition_id: UUID
    work_center_id: UUID
    work_unit_id: UUID | None

    @strawberry.field
    async def operation_definition(self, info: Info) -> OperationDefinition:
        row = await loader(info, q.definitions_by_id).load(self.operation_definition_id)
        assert row is not None  # a foreign key holds it
        return OperationDefinition.of(row)

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter:
        return await the_center(info, self.work_center_id)

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        return await the_work_unit(info, self.work_unit_id)

    @strawberry.field
    async def alternatives(self, info: Info) -> list[RoutingAlternative]:
        return [RoutingAlternative.of(row) for row in await loader(info, q.alternatives_by_step).load(self.id)]

    @classmethod
    def of(cls, row: models.RoutingStep) -> "RoutingStep":
        return of_row(cls, row, name=names(row))


@strawberry.type(description="How an item is made: draft, approved or withdrawn.")
class Routing:
    id: UUID
    item_id: UUID
    version: int
    state: str
    effective_from: date
    effective_to: date | None
    approved_at: datetime | None
    revision: int

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await the_item(info, self.item_id)

    @strawberry.field
    async def steps(self, info: Info) -> list[RoutingStep]:
        return [RoutingStep.of(row) for row in await loader(info, q.routing_steps_of).load(self.id)]

    @classmethod
    def of(cls, row: models.Routing) -> "Routing":
        return of_row(cls, row)


@strawberry.type(description="`change`: added, removed or changed.")
class RoutingDifference:
    sequence: int
    change: str
    before: RoutingStep | None
    after: RoutingStep | None

    @classmethod
    def of(cls, row: bom_rules.Difference) -> "RoutingDifference":
        before, after = (RoutingStep.of(each) if each else None for each in (row.before, row.after))
        return cls(sequence=row.position, change=row.change, before=before, after=after)


@strawberry.input
class OperationDefinitionFilter:
    search: str | None = None


if TYPE_CHECKING:
    OperationDefinitionPage = Any
else:
    OperationDefinitionPage = page_type(OperationDefinition)


@strawberry.type
class RoutingQuery:
    @strawberry.field
    async def item_routings(self, info: Info, item_id: UUID) -> list[Routing]:
        return [Routing.of(row) for row in await q.item_routings(info.context.read, item_id)]

    @strawberry.field
    async def routing(self, info: Info, id: UUID) -> Routing | None:
        row = await q.routing(info.context.read, id)
        return Routing.of(row) if row else None

    @strawberry.field
    async def routing_differences(self, info: Info, before: UUID, after: UUID) -> list[RoutingDifference]:
        return [RoutingDifference.of(row) for row in await q.routing_differences(info.context.read, before, after)]

    @strawberry.field
    async def operation_definitions(
        self, info: Info, first: int = 50, after: str | None = None, filter: OperationDefinitionFilter | None = None
    ) -> OperationDefinitionPage:
        wanted = vars(filter) if filter else {}
        page = await q.operation_definitions(info.context.read, first=first, after=after, **wanted)
        return connection(OperationDefinition, page)

    @strawberry.field
    async def operation_definition(self, info: Info, id: UUID) -> OperationDefinition | None:
        row = await q.operation_definition(info.context.read, id)
        return OperationDefinition.of(row) if row else None


@strawberry.type
class RoutingMutation:
    create_operation_definition = mutation(commands.create_operation_definition, OperationDefinition)
    change_operation_definition = mutation(commands.change_operation_definition, OperationDefinition)
    create_routing = mutation(commands.create_routing, Routing)
    revise_routing = mutation(commands.revise_routing, Routing)
    withdraw_routing = mutation(commands.withdraw_routing, Routing)
    approve_routing = mutation(commands.approve_routing, Routing)
