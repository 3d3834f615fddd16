"""Master data in the schema."""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.masterdata.calendar_graphql import CalendarMutation, CalendarQuery
from tenants.masterdata import commands, custom, models, queries


@strawberry.type(description="A plant at one address.")
class Site:
    id: UUID
    code: str
    name: Names
    time_zone: str

    @classmethod
    def of(cls, row: models.Site) -> "Site":
        return cls(id=row.id, code=row.code, name=names(row), time_zone=row.time_zone)


@strawberry.type
class Area:
    id: UUID
    code: str
    name: Names

    @classmethod
    def of(cls, row: models.Area) -> "Area":
        return cls(id=row.id, code=row.code, name=names(row))


@strawberry.type(description="One place where one operation runs at a time.")
class WorkUnit:
    id: UUID
    code: str
    name: Names

    @classmethod
    def of(cls, row: models.WorkUnit) -> "WorkUnit":
        return cls(id=row.id, code=row.code, name=names(row))


@strawberry.type
class WorkCenter:
    id: UUID
    code: str
    name: Names
    area_id: strawberry.Private[UUID]

    @strawberry.field
    async def area(self, info: Info) -> Area:
        row = await loader(info, queries.areas_by_id).load(self.area_id)
        assert row is not None  # a foreign key holds it
        return Area.of(row)

    @strawberry.field
    async def work_units(self, info: Info) -> list[WorkUnit]:
        return [WorkUnit.of(row) for row in await loader(info, queries.work_units_of).load(self.id)]

    @classmethod
    def of(cls, row: models.WorkCenter) -> "WorkCenter":
        return cls(id=row.id, code=row.code, name=names(row), area_id=row.area_id)


@strawberry.type(description="A unit of measure; `decimals` is how fine it counts.")
class Unit:
    id: UUID
    code: str
    name: Names
    decimals: int

    @classmethod
    def of(cls, row: models.Unit) -> "Unit":
        return cls(id=row.id, code=row.code, name=names(row), decimals=row.decimals)


@strawberry.type(description="A part or material.")
class Item:
    id: UUID
    code: str
    name: Names
    kind: str
    item_revision: str
    drawing: str | None
    revision: int
    unit_id: strawberry.Private[UUID]

    @strawberry.field
    async def unit(self, info: Info) -> str:
        row = await loader(info, queries.units_by_id).load(self.unit_id)
        assert row is not None  # a foreign key holds it
        return row.code

    @classmethod
    def of(cls, row: models.Item) -> "Item":
        return cls(
            id=row.id,
            code=row.code,
            name=names(row),
            kind=row.kind,
            item_revision=row.item_revision,
            drawing=row.drawing,
            revision=row.revision,
            unit_id=row.unit_id,
        )


@strawberry.type(description="Kinds: process_scrap, material_scrap, rework, hold, downtime, correction.")
class ReasonCode:
    id: UUID
    code: str
    kind: str
    name: Names

    @classmethod
    def of(cls, row: models.ReasonCode) -> "ReasonCode":
        return cls(id=row.id, code=row.code, kind=row.kind, name=names(row))


@strawberry.type
class Partner:
    id: UUID
    code: str
    name: Names
    customer: bool
    supplier: bool

    @classmethod
    def of(cls, row: models.Partner) -> "Partner":
        return cls(id=row.id, code=row.code, name=names(row), customer=row.customer, supplier=row.supplier)


@strawberry.type(description="The value of one of the company's own fields, as text.")
class CustomValue:
    code: str
    value: str

    @classmethod
    def all_of(cls, values: Mapping[str, Any] | None) -> "list[CustomValue]":
        return [cls(code=each.code, value=each.value or "") for each in custom.custom_values(values)]


@strawberry.input(description="`op`: eq, contains (text), from, to (numbers and dates, inclusive).")
class CustomFilter:
    code: str
    op: str = "eq"
    value: str

    def wanted(self) -> custom.CustomFilter:
        return custom.CustomFilter(code=self.code, op=self.op, value=self.value)


@strawberry.type(description="A field of the company's own. Kinds: text, number, date, boolean, choice.")
class CustomField:
    id: UUID
    code: str
    name: Names
    subject: str
    kind: str
    choices: list[str]
    decimals: int
    unit: str | None
    required: bool
    printed: bool
    position: int
    active: bool

    @classmethod
    def of(cls, row: models.CustomField) -> "CustomField":
        return cls(
            id=row.id, code=row.code, name=names(row), subject=row.subject, kind=row.kind, choices=row.choices,
            decimals=row.decimals, unit=row.unit, required=row.required, printed=row.printed, position=row.position,
            active=row.active,
        )  # fmt: skip


@strawberry.type(description="How the numbers of one kind of record are made.")
class NumberingRule:
    id: UUID
    subject: str
    pattern: str
    restarts: bool
    active: bool

    @classmethod
    def of(cls, row: models.NumberingRule) -> "NumberingRule":
        return cls(id=row.id, subject=row.subject, pattern=row.pattern, restarts=row.restarts, active=row.active)


@strawberry.enum
class ItemSort(Enum):
    CODE_ASC = "CODE_ASC"
    CODE_DESC = "CODE_DESC"
    NAME_ASC = "NAME_ASC"


@strawberry.input(description="`kinds`: product, component, material.")
class ItemFilter:
    search: str | None = None
    kinds: list[str] | None = None


@strawberry.input
class PartnerFilter:
    search: str | None = None
    customers: bool | None = None


if TYPE_CHECKING:
    ItemPage = Any
    PartnerPage = Any
else:
    ItemPage = page_type(Item)
    PartnerPage = page_type(Partner)


@strawberry.type
class Query(CalendarQuery):
    @strawberry.field
    async def items(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: ItemFilter | None = None,
        sort: list[ItemSort] | None = None,
    ) -> ItemPage:
        wanted = queries.ItemFilter(**vars(filter)) if filter else queries.ItemFilter()
        order = [each.value for each in sort or ()]
        page = await queries.items(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(Item, page)

    @strawberry.field
    async def item(self, info: Info, id: UUID) -> Item | None:
        row = await queries.item(info.context.read, id)
        return Item.of(row) if row else None

    @strawberry.field
    async def sites(self, info: Info) -> list[Site]:
        return [Site.of(row) for row in await queries.sites(info.context.read)]

    @strawberry.field
    async def areas(self, info: Info) -> list[Area]:
        return [Area.of(row) for row in await queries.areas(info.context.read)]

    @strawberry.field
    async def work_centers(self, info: Info) -> list[WorkCenter]:
        return [WorkCenter.of(row) for row in await queries.work_centers(info.context.read)]

    @strawberry.field
    async def reason_codes(self, info: Info) -> list[ReasonCode]:
        return [ReasonCode.of(row) for row in await queries.reason_codes(info.context.read)]

    @strawberry.field
    async def partners(
        self, info: Info, first: int = 50, after: str | None = None, filter: PartnerFilter | None = None
    ) -> PartnerPage:
        wanted = vars(filter) if filter else {}
        return connection(Partner, await queries.partners(info.context.read, first=first, after=after, **wanted))

    @strawberry.field(description="All of a company's own fields, inactive ones too, by subject and position.")
    async def custom_fields(self, info: Info, subject: str | None = None) -> list[CustomField]:
        return [CustomField.of(row) for row in await queries.custom_fields(info.context.read, subject)]

    @strawberry.field
    async def numbering_rules(self, info: Info) -> list[NumberingRule]:
        return [NumberingRule.of(row) for row in await queries.numbering_rules(info.context.read)]


@strawberry.type
class Mutation(CalendarMutation):
    create_custom_field = mutation(commands.create_custom_field, CustomField)
    change_custom_field = mutation(commands.change_custom_field, CustomField)
    set_numbering_rule = mutation(commands.set_numbering_rule, NumberingRule)
    create_site = mutation(commands.create_site, Site)
    create_area = mutation(commands.create_area, Area)
    create_work_center = mutation(commands.create_work_center, WorkCenter)
    create_work_unit = mutation(commands.create_work_unit, WorkUnit)
    change_site = mutation(commands.change_site, Site)
    change_area = mutation(commands.change_area, Area)
    change_work_center = mutation(commands.change_work_center, WorkCenter)
    change_work_unit = mutation(commands.change_work_unit, WorkUnit)
    create_unit = mutation(commands.create_unit, Unit)
    create_item = mutation(commands.create_item, Item)
    change_item = mutation(commands.change_item, Item)
    create_bom = mutation(commands.create_bom)
    approve_bom = mutation(commands.approve_bom)
    create_operation_definition = mutation(commands.create_operation_definition)
    create_routing = mutation(commands.create_routing)
    approve_routing = mutation(commands.approve_routing)
    create_reason_code = mutation(commands.create_reason_code, ReasonCode)
    change_reason_code = mutation(commands.change_reason_code, ReasonCode)
    create_partner = mutation(commands.create_partner, Partner)
    change_partner = mutation(commands.change_partner, Partner)
