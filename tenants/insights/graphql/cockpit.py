"""The wall and the owner's day in the schema."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, loader, names
from tenants.insights.graphql.figures import Figure, FigureScope, figure_list
from tenants.insights.queries import cockpit as queries
from tenants.masterdata.graphql import WorkCenter, WorkUnit
from tenants.masterdata.queries import items_by_id, partners_by_id, work_centers_by_id, work_units_by_id
from tenants.orders import rules as order_rules
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.queries import active_holds, operations_of
from tenants.reporting.models import Andon


@strawberry.type(description="An hour's output; `good` is null while it is to come, `planned` where nothing is.")
class OutputHour:
    starts_at: datetime
    good: Decimal | None
    planned: Decimal | None


@strawberry.type(description="One operation of a line on the wall.")
class WallOperation:
    id: UUID
    state: str
    planned_quantity: Decimal
    good_quantity: Decimal
    process_scrap_quantity: Decimal
    material_scrap_quantity: Decimal
    held: bool

    @classmethod
    def of(cls, row: Operation) -> "WallOperation":
        return cls(
            id=row.id, state=row.state, planned_quantity=row.planned_quantity, good_quantity=row.good_quantity,
            process_scrap_quantity=row.process_scrap_quantity, material_scrap_quantity=row.material_scrap_quantity,
            held=row.hold_id is not None,
        )  # fmt: skip


@strawberry.type(description="An order as the wall shows it.")
class WallOrder:
    id: UUID
    number: str
    due_at: datetime
    late: bool
    row: strawberry.Private[ProductionOrder]

    @strawberry.field
    async def item(self, info: Info) -> Names | None:
        row = await loader(info, items_by_id).load(self.row.item_id)
        return names(row) if row else None

    @strawberry.field
    async def customer(self, info: Info) -> Names | None:
        row = await loader(info, partners_by_id).load(self.row.customer_id) if self.row.customer_id else None
        return names(row) if row else None

    @strawberry.field
    async def held(self, info: Info) -> bool:
        return await loader(info, active_holds).load(self.id) is not None

    @strawberry.field
    async def operations(self, info: Info) -> list[WallOperation]:
        return [WallOperation.of(row) for row in await loader(info, operations_of).load(self.id)]

    @strawberry.field
    async def current(self, info: Info) -> "WallStep | None":
        steps = await loader(info, operations_of).load(self.id)
        found = order_rules.progress(steps).current
        return WallStep(name=names(found), position=list(steps).index(found) + 1, count=len(steps)) if found else None

    @classmethod
    def of(cls, row: ProductionOrder, now: datetime) -> "WallOrder":
        late = order_rules.is_late(row.state, row.due_at, now)
        return cls(id=row.id, number=row.number, due_at=row.due_at, late=late, row=row)


@strawberry.type(description="The operation an order stands at, and which of how many that is.")
class WallStep:
    name: Names
    position: int
    count: int


@strawberry.type(description="An open call for help.")
class WallCall:
    id: UUID
    kind: str
    level: int
    called_at: datetime
    called_by: str
    acknowledged_by: str | None
    row: strawberry.Private[Andon]

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.row.work_unit_id) if self.row.work_unit_id else None
        return WorkUnit.of(row) if row else None

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter | None:
        row = await loader(info, work_centers_by_id).load(self.row.work_center_id)
        return WorkCenter.of(row) if row else None

    @classmethod
    def of(cls, row: Andon) -> "WallCall":
        return cls(
            id=row.id, kind=row.kind, level=row.level, called_at=row.called_at, called_by=row.called_by,
            acknowledged_by=row.acknowledged_by, row=row,
        )  # fmt: skip


@strawberry.type(description="A work unit's tile. `state`: andon, down, setup, running, idle or off.")
class WallUnit:
    id: UUID
    code: str
    state: str
    since: datetime | None
    kind: str | None
    operation: Names | None

    @classmethod
    def of(cls, unit: queries.Unit) -> "WallUnit":
        return cls(
            id=unit.unit.id, code=unit.unit.code, state=unit.state, since=unit.since, kind=unit.kind,
            operation=names(unit.operation) if unit.operation is not None else None,
        )  # fmt: skip


@strawberry.type(description="People: here now, meant to be here (null without a roster), and with a report today.")
class WallPeople:
    present: int
    rostered: int | None
    reporting: int


@strawberry.type(description="Everything one screen on the wall shows.")
class Cockpit:
    company: Names | None
    site: Names | None
    time_zone: str
    now: datetime
    day: date
    shift: Names | None
    figures: list[Figure]
    planned: Decimal | None
    planned_by_now: Decimal | None
    orders_open: int
    orders_late: int
    orders_held: int
    orders_stuck: int
    people: WallPeople
    hours: list[OutputHour]
    orders: list[WallOrder]
    andons: list[WallCall]
    andon_open: int
    units: list[WallUnit]
    unit_count: int
    units_running: int

    @classmethod
    def of(cls, found: queries.Cockpit) -> "Cockpit":
        return cls(
            company=names(found.tenant) if found.tenant else None,
            site=names(found.site) if found.site else None,
            time_zone=found.span.zone,
            now=found.now,
            day=found.span.scope.first_day,
            shift=names(found.shift) if found.shift else None,
            figures=figure_list(found.made.figures(placed=False)),
            planned=found.planned,
            planned_by_now=found.planned_by_now,
            orders_open=found.orders.orders_open,
            orders_late=found.orders.orders_late,
            orders_held=found.orders.orders_held,
            orders_stuck=found.orders.orders_stuck,
            people=WallPeople(**found.people._asdict()),
            hours=[OutputHour(**each._asdict()) for each in found.hours],
            orders=[WallOrder.of(row, found.now) for row in found.rows],
            andons=[WallCall.of(row) for row in found.andons],
            andon_open=found.andon_open,
            units=[WallUnit.of(each) for each in found.units],
            unit_count=found.unit_count,
            units_running=found.units_running,
        )


@strawberry.type(description="What today is at a site; `scope` and `before` ask for its figures and yesterday's.")
class ProductionDay:
    day: date
    since: datetime
    until: datetime
    time_zone: str
    shift: Names | None
    scope: FigureScope
    before: FigureScope
    deciders: list[str]

    @classmethod
    def of(cls, found: queries.ProductionDay) -> "ProductionDay":
        scope = found.span.scope
        yesterday = scope.first_day - timedelta(days=1)
        return cls(
            day=scope.first_day,
            since=found.span.since,
            until=found.span.until,
            time_zone=found.span.zone,
            shift=names(found.shift) if found.shift else None,
            scope=FigureScope.of(scope),
            before=FigureScope.of(replace(scope, first_day=yesterday, last_day=yesterday)),
            deciders=list(found.deciders[:3]),
        )


@strawberry.type
class Query:
    @strawberry.field
    async def cockpit(self, info: Info, site_id: UUID | None = None) -> Cockpit:
        return Cockpit.of(await queries.cockpit(info.context.read, site_id))

    @strawberry.field
    async def production_day(self, info: Info, site_id: UUID | None = None) -> ProductionDay:
        return ProductionDay.of(await queries.production_day(info.context.read, site_id))

    @strawberry.field
    async def output_hours(self, info: Info, day: date | None = None, site_id: UUID | None = None) -> list[OutputHour]:
        found = await queries.output_hours(info.context.read, day, site_id)
        return [OutputHour(**each._asdict()) for each in found]
