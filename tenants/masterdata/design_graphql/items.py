"""Items: revisions with their drawings, units and conversions."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import strawberry

from infra.graphql import Info, loader, mutation
from tenants.masterdata import commands, models
from tenants.masterdata import design_queries as q
from tenants.masterdata.design_graphql.lookups import of_row, the_unit
from tenants.masterdata.graphql_types import Unit


@strawberry.type(description="A file of a revision; read it at /api/blobs/{sha256}.")
class Drawing:
    id: UUID
    name: str
    sha256: str
    media_type: str
    size: int
    added_by: str
    created_at: datetime

    @classmethod
    def of(cls, row: models.Drawing) -> "Drawing":
        return of_row(cls, row)


@strawberry.type(description="Engineering revision of an item: draft, approved or withdrawn.")
class ItemRevision:
    id: UUID
    item_id: UUID
    item_revision: str
    drawing: str | None
    note: str | None
    state: str
    effective_from: date
    made_by: str
    created_at: datetime
    approved_at: datetime | None
    approved_by: str | None

    @strawberry.field
    async def drawings(self, info: Info) -> list[Drawing]:
        return [Drawing.of(row) for row in await loader(info, q.drawings_of).load(self.id)]

    @classmethod
    def of(cls, row: models.ItemRevision) -> "ItemRevision":
        return of_row(cls, row)


@strawberry.type(description="`denominator` of `unit` are `numerator` of the item's own unit.")
class ItemConversion:
    id: UUID
    numerator: Decimal
    denominator: Decimal
    per_lot: bool
    unit_id: strawberry.Private[UUID]

    @strawberry.field
    async def unit(self, info: Info) -> Unit:
        made = await the_unit(info, self.unit_id)
        assert made is not None  # a foreign key holds it
        return made

    @classmethod
    def of(cls, row: models.ItemConversion) -> "ItemConversion":
        return of_row(cls, row, unit_id=row.unit_id)


@strawberry.type
class ItemQuery:
    @strawberry.field
    async def units(self, info: Info) -> list[Unit]:
        return [Unit.of(row) for row in await q.units(info.context.read)]

    @strawberry.field
    async def item_revisions(self, info: Info, item_id: UUID) -> list[ItemRevision]:
        return [ItemRevision.of(row) for row in await q.item_revisions(info.context.read, item_id)]

    @strawberry.field
    async def item_conversions(self, info: Info, item_id: UUID) -> list[ItemConversion]:
        return [ItemConversion.of(row) for row in await q.item_conversions(info.context.read, item_id)]


@strawberry.type
class ItemMutation:
    create_unit = mutation(commands.create_unit, Unit)
    change_unit = mutation(commands.change_unit, Unit)
    set_conversion = mutation(commands.set_conversion, ItemConversion)
    remove_conversion = mutation(commands.remove_conversion)
    create_revision = mutation(commands.create_revision, ItemRevision)
    approve_revision = mutation(commands.approve_revision, ItemRevision)
    withdraw_revision = mutation(commands.withdraw_revision, ItemRevision)
    add_drawing = mutation(commands.add_drawing, Drawing)
    remove_drawing = mutation(commands.remove_drawing)
