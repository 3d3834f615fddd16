"""Packs in the schema."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata.graphql import StorageLocation
from tenants.traceability import models
from tenants.traceability.flow import queries
from tenants.traceability.graphql.stock import MaterialLot
from tenants.traceability.graphql.things import the_location, the_lot
from tenants.traceability.packs import commands as packing


@strawberry.type
class PackContent:
    quantity: Decimal
    row: strawberry.Private[models.LotBalance]

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot:
        return await the_lot(info, self.row.lot_id)


@strawberry.type(description="Kinds: box, pallet. States: open, closed, shipped, dissolved.")
class Pack:
    id: UUID
    number: str
    kind: str
    state: str
    parent_id: UUID | None
    shipment_id: UUID | None
    created_at: datetime
    row: strawberry.Private[models.Pack]

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation | None:
        return await the_location(info, self.row.location_id)

    @strawberry.field
    async def contents(self, info: Info) -> list[PackContent]:
        rows = await loader(info, queries.contents_of_packs).load(self.id)
        return [PackContent(quantity=row.quantity, row=row) for row in rows]

    @strawberry.field
    async def packs(self, info: Info) -> list["Pack"]:
        return [Pack.of(row) for row in await loader(info, queries.packs_within).load(self.id)]

    @classmethod
    def of(cls, row: models.Pack) -> "Pack":
        return cls(
            id=row.id, number=row.number, kind=row.kind, state=row.state, parent_id=row.parent_id,
            shipment_id=row.shipment_id, created_at=row.created_at, row=row,
        )  # fmt: skip


@strawberry.enum
class PackSort(Enum):
    CREATED_DESC = "CREATED_DESC"
    NUMBER_ASC = "NUMBER_ASC"


@strawberry.input
class PackFilter:
    search: str | None = None
    kinds: list[str] | None = None
    states: list[str] | None = None
    location_id: UUID | None = None
    parent_id: UUID | None = None
    shipment_id: UUID | None = None
    lot_id: UUID | None = None
    outer: bool | None = None


if TYPE_CHECKING:
    PackPage = Any
else:
    PackPage = page_type(Pack)


@strawberry.type
class PackQuery:
    @strawberry.field
    async def packs(
        self, info: Info, first: int = 50, after: str | None = None, filter: PackFilter | None = None,
        sort: list[PackSort] | None = None,
    ) -> PackPage:  # fmt: skip
        wanted = queries.PackFilter(**(vars(filter) if filter else {}))
        order = [each.value for each in sort or ()]
        page = await queries.packs(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(Pack, page)

    @strawberry.field
    async def pack(self, info: Info, id: UUID) -> Pack | None:
        row = await queries.pack(info.context.read, id)
        return Pack.of(row) if row else None


@strawberry.type
class PackMutation:
    open_pack = mutation(packing.open_pack, Pack)
    pack_lot = mutation(packing.pack_lot)
    unpack_lot = mutation(packing.unpack_lot)
    nest_pack = mutation(packing.nest_pack, Pack)
    close_pack = mutation(packing.close_pack, Pack)
    reopen_pack = mutation(packing.reopen_pack, Pack)
    move_pack = mutation(packing.move_pack, Pack)
    dissolve_pack = mutation(packing.dissolve_pack, Pack)
