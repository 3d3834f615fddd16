"""Master data in the schema."""

from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, mutation, page_type
from tenants.masterdata import commands, queries
from tenants.masterdata.calendar_graphql import CalendarMutation, CalendarQuery
from tenants.masterdata.design_graphql import DesignMutation, DesignQuery
from tenants.masterdata.graphql_types import (
    Area,
    CustomField,
    CustomFilter,
    CustomValue,
    Item,
    NumberingRule,
    Partner,
    ReasonCode,
    Site,
    StorageLocation,
    Unit,
    WorkCenter,
    WorkUnit,
)

__all__ = [
    "Area",
    "CustomField",
    "CustomFilter",
    "CustomValue",
    "Item",
    "Mutation",
    "Partner",
    "Query",
    "ReasonCode",
    "Site",
    "StorageLocation",
    "Unit",
    "WorkCenter",
    "WorkUnit",
]


@strawberry.enum
class ItemSort(Enum):
    CODE_ASC = "CODE_ASC"
    CODE_DESC = "CODE_DESC"
    NAME_ASC = "NAME_ASC"


@strawberry.input(description="`kinds`: product, component, material.")
class ItemFilter:
    search: str | None = None
    kinds: list[str] | None = None
    custom: list[CustomFilter] | None = None


@strawberry.input
class PartnerFilter:
    search: str | None = None
    customers: bool | None = None
    suppliers: bool | None = None


@strawberry.enum
class PartnerSort(Enum):
    CODE_ASC = "CODE_ASC"
    CODE_DESC = "CODE_DESC"
    NAME_ASC = "NAME_ASC"


@strawberry.input(description="`kinds`: store, quarantine, line_side, finished, subcontractor.")
class LocationFilter:
    search: str | None = None
    kinds: list[str] | None = None
    statuses: list[str] | None = None
    area_id: UUID | None = None
    work_center_id: UUID | None = None
    active: bool | None = None


@strawberry.enum
class LocationSort(Enum):
    CODE_ASC = "CODE_ASC"
    CODE_DESC = "CODE_DESC"
    NAME_ASC = "NAME_ASC"


if TYPE_CHECKING:
    ItemPage = Any
    PartnerPage = Any
    StorageLocationPage = Any
else:
    ItemPage = page_type(Item)
    PartnerPage = page_type(Partner)
    StorageLocationPage = page_type(StorageLocation)


@strawberry.type
class Query(DesignQuery, CalendarQuery):
    @strawberry.field
    async def items(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: ItemFilter | None = None,
        sort: list[ItemSort] | None = None,
    ) -> ItemPage:
        given = vars(filter) if filter else {}
        custom = [each.wanted() for each in given.get("custom") or ()]
        wanted = queries.ItemFilter(**given | {"custom": custom})
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
    async def reason_codes(self, info: Info, retired: bool = False) -> list[ReasonCode]:
        return [ReasonCode.of(row) for row in await queries.reason_codes(info.context.read, retired=retired)]

    @strawberry.field
    async def partners(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: PartnerFilter | None = None,
        sort: list[PartnerSort] | None = None,
    ) -> PartnerPage:
        wanted = vars(filter) if filter else {}
        order = [each.value for each in sort or ()]
        page = await queries.partners(info.context.read, first=first, after=after, sort=order, **wanted)
        return connection(Partner, page)

    @strawberry.field
    async def partner(self, info: Info, id: UUID) -> Partner | None:
        row = await queries.partner(info.context.read, id)
        return Partner.of(row) if row else None

    @strawberry.field
    async def storage_locations(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: LocationFilter | None = None,
        sort: list[LocationSort] | None = None,
    ) -> StorageLocationPage:
        wanted = queries.LocationFilter(**vars(filter) if filter else {})
        order = [each.value for each in sort or ()]
        page = await queries.storage_locations(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(StorageLocation, page)

    @strawberry.field
    async def storage_location(self, info: Info, id: UUID) -> StorageLocation | None:
        row = await queries.storage_location(info.context.read, id)
        return StorageLocation.of(row) if row else None

    @strawberry.field
    async def custom_fields(self, info: Info, subject: str | None = None) -> list[CustomField]:
        return [CustomField.of(row) for row in await queries.custom_fields(info.context.read, subject)]

    @strawberry.field
    async def numbering_rules(self, info: Info) -> list[NumberingRule]:
        return [NumberingRule.of(row) for row in await queries.numbering_rules(info.context.read)]


@strawberry.type
class Mutation(DesignMutation, CalendarMutation):
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
    create_item = mutation(commands.create_item, Item)
    change_item = mutation(commands.change_item, Item)
    create_reason_code = mutation(commands.create_reason_code, ReasonCode)
    change_reason_code = mutation(commands.change_reason_code, ReasonCode)
    create_partner = mutation(commands.create_partner, Partner)
    change_partner = mutation(commands.change_partner, Partner)
    create_location = mutation(commands.create_location, StorageLocation)
    change_location = mutation(commands.change_location, StorageLocation)
    change_location_status = mutation(commands.change_location_status, StorageLocation)
    change_area_status = mutation(commands.change_area_status, Area)
