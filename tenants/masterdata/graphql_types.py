"""What master data is made of, in the schema."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, loader, names
from tenants.masterdata import custom, models, queries


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
    site_id: UUID
    status: str = strawberry.field(description="quarantined, accepted, rejected, held, restricted")

    @classmethod
    def of(cls, row: models.Area) -> "Area":
        return cls(id=row.id, code=row.code, name=names(row), site_id=row.site_id, status=row.status)


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


@strawberry.type(
    description="A place where lots lie. Kinds: store, quarantine, line_side, finished, subcontractor. Statuses: "
    "quarantined, accepted, rejected, held, restricted."
)
class StorageLocation:
    id: UUID
    code: str
    name: Names
    kind: str
    status: str
    active: bool
    site_id: UUID
    revision: int
    row: strawberry.Private[models.StorageLocation]

    @strawberry.field
    async def area(self, info: Info) -> Area | None:
        row = await loader(info, queries.areas_by_id).load(self.row.area_id) if self.row.area_id else None
        return Area.of(row) if row else None

    @strawberry.field
    async def work_center(self, info: Info) -> WorkCenter | None:
        id = self.row.work_center_id
        row = await loader(info, queries.work_centers_by_id).load(id) if id else None
        return WorkCenter.of(row) if row else None

    @strawberry.field
    async def partner(self, info: Info) -> "Partner | None":
        row = await loader(info, queries.partners_by_id).load(self.row.partner_id) if self.row.partner_id else None
        return Partner.of(row) if row else None

    @classmethod
    def of(cls, row: models.StorageLocation) -> "StorageLocation":
        return cls(
            id=row.id, code=row.code, name=names(row), kind=row.kind, status=row.status, active=row.active,
            site_id=row.site_id, revision=row.revision, row=row,
        )  # fmt: skip


@strawberry.type(description="A unit of measure; `decimals` is how fine it counts.")
class Unit:
    id: UUID
    code: str
    name: Names
    decimals: int
    dimension: str | None
    numerator: Decimal = strawberry.field(description="one is numerator/denominator of its dimension's base")
    denominator: Decimal
    rounding: str = strawberry.field(description="half_up, up or down, at its last decimal")

    @classmethod
    def of(cls, row: models.Unit) -> "Unit":
        return cls(
            id=row.id,
            code=row.code,
            name=names(row),
            decimals=row.decimals,
            dimension=row.dimension,
            numerator=row.numerator,
            denominator=row.denominator,
            rounding=row.rounding,
        )


@strawberry.type(description="The value of one of the company's own fields, as text.")
class CustomValue:
    code: str
    value: str

    @classmethod
    def all_of(cls, values: Mapping[str, Any] | None) -> "list[CustomValue]":
        return [cls(code=each.code, value=each.value or "") for each in custom.custom_values(values)]


@strawberry.type(description="A part or material.")
class Item:
    id: UUID
    code: str
    name: Names
    kind: str
    item_revision: str
    drawing: str | None
    revision: int
    custom: list[CustomValue]
    unit_id: UUID
    gtin: str | None
    tracking: str = strawberry.field(description="lot, serial or none")
    issue_method: str = strawberry.field(description="scan or backflush")
    output_method: str = strawberry.field(description="report (the last one puts it in stock) or receipt")
    received_as: str = strawberry.field(description="status of a new lot from a supplier")
    made_as: str = strawberry.field(description="status of a new lot of our own")
    shelf_life_days: int | None
    expiry_policy: str = strawberry.field(description="warn, override or block")
    expiry_warn_days: int
    pick_rule: str = strawberry.field(description="fefo or fifo")

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
            custom=CustomValue.all_of(row.custom),
            unit_id=row.unit_id,
            gtin=row.gtin,
            tracking=row.tracking,
            issue_method=row.issue_method,
            output_method=row.output_method,
            received_as=row.received_as,
            made_as=row.made_as,
            shelf_life_days=row.shelf_life_days,
            expiry_policy=row.expiry_policy,
            expiry_warn_days=row.expiry_warn_days,
            pick_rule=row.pick_rule,
        )


@strawberry.type(description="Kinds: process_scrap, material_scrap, rework, hold, downtime, correction.")
class ReasonCode:
    id: UUID
    code: str
    kind: str
    name: Names
    active: bool

    @classmethod
    def of(cls, row: models.ReasonCode) -> "ReasonCode":
        return cls(id=row.id, code=row.code, kind=row.kind, name=names(row), active=row.active)


@strawberry.type
class Partner:
    id: UUID
    code: str
    name: Names
    customer: bool
    supplier: bool
    contact: str | None
    phone: str | None
    email: str | None
    address: str | None
    tax_id: str | None

    @classmethod
    def of(cls, row: models.Partner) -> "Partner":
        return cls(
            id=row.id,
            code=row.code,
            name=names(row),
            customer=row.customer,
            supplier=row.supplier,
            contact=row.contact,
            phone=row.phone,
            email=row.email,
            address=row.address,
            tax_id=row.tax_id,
        )


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
