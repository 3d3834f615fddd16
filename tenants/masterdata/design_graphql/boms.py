"""What items are made of: BOMs, their trees, uses and differences."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import strawberry

from infra.graphql import Info, loader, mutation
from tenants.masterdata import boms as bom_rules
from tenants.masterdata import commands, explosion, models
from tenants.masterdata import design_queries as q
from tenants.masterdata.design_graphql.lookups import of_row, the_item, the_unit
from tenants.masterdata.graphql_types import Item


@strawberry.type(description="`quantity` is net, for one of the parent, in `unit` (null: the component's own).")
class BomLine:
    id: UUID
    position: int
    item_id: UUID
    quantity: Decimal
    scrap_percent: Decimal
    phantom: bool
    alternative_of: int | None
    step_sequence: int | None
    note: str | None
    unit_id: UUID | None

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await the_item(info, self.item_id)

    @strawberry.field
    async def unit(self, info: Info) -> str:
        stated = await the_unit(info, self.unit_id)
        if stated is not None:
            return stated.code
        own = await the_unit(info, (await the_item(info, self.item_id)).unit_id)
        assert own is not None  # a foreign key holds it
        return own.code

    @classmethod
    def of(cls, row: models.BomLine) -> "BomLine":
        return of_row(cls, row)


@strawberry.type(description="What comes out beside the parent: co_product or by_product; `costShare` in percent.")
class BomOutput:
    id: UUID
    item_id: UUID
    kind: str
    quantity: Decimal
    cost_share: Decimal
    step_sequence: int | None

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await the_item(info, self.item_id)

    @classmethod
    def of(cls, row: models.BomOutput) -> "BomOutput":
        return of_row(cls, row)


@strawberry.type(description="What one unit of an item is made of: draft, approved or withdrawn.")
class Bom:
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
    async def lines(self, info: Info) -> list[BomLine]:
        return [BomLine.of(row) for row in await loader(info, q.lines_of).load(self.id)]

    @strawberry.field
    async def outputs(self, info: Info) -> list[BomOutput]:
        return [BomOutput.of(row) for row in await loader(info, q.outputs_of).load(self.id)]

    @strawberry.field
    async def line_count(self, info: Info) -> int:
        return await loader(info, q.line_counts).load(self.id)

    @classmethod
    def of(cls, row: models.Bom) -> "Bom":
        return of_row(cls, row)


@strawberry.type(description="A line of an exploded tree, each before what it is made of.")
class BomTreeLine:
    level: int
    path: list[int]
    position: int
    item: Item
    unit: str = strawberry.field(description="the component's own unit, that of `net` and `quantity`")
    net: Decimal
    quantity: Decimal = strawberry.field(description="needed for the whole, with scrap, rounded up")
    line_quantity: Decimal = strawberry.field(description="as written: for one of the parent, in `lineUnit`")
    line_unit: str
    scrap_percent: Decimal
    phantom: bool
    alternative: bool
    alternative_of: int | None
    step_sequence: int | None
    version: int | None = strawberry.field(description="of the component's own BOM on that day")

    @classmethod
    def of(cls, row: explosion.ExplodedLine) -> "BomTreeLine":
        line = row.line
        return cls(
            level=row.level,
            path=list(row.path),
            position=line.position,
            item=Item.of(row.item),
            unit=row.unit,
            net=row.net,
            quantity=row.quantity,
            line_quantity=line.quantity,
            line_unit=row.line_unit,
            scrap_percent=line.scrap_percent,
            phantom=line.phantom,
            alternative=row.alternative,
            alternative_of=line.alternative_of,
            step_sequence=line.step_sequence,
            version=row.bom.version if row.bom else None,
        )


@strawberry.type(description="A version that contains the item; level 1 contains it directly.")
class BomUse:
    level: int
    bom_id: UUID
    version: int
    state: str
    quantity: Decimal
    phantom: bool
    item_id: strawberry.Private[UUID]
    parent_id: strawberry.Private[UUID]
    unit_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await the_item(info, self.item_id)

    @strawberry.field
    async def parent(self, info: Info) -> Item:
        return await the_item(info, self.parent_id)

    @strawberry.field
    async def unit(self, info: Info) -> str:
        made = await the_unit(info, self.unit_id or (await the_item(info, self.item_id)).unit_id)
        return made.code if made else ""

    @classmethod
    def of(cls, row: q.Usage) -> "BomUse":
        return cls(**vars(row))


@strawberry.type(description="`change`: added, removed or changed.")
class BomDifference:
    position: int
    change: str
    before: BomLine | None
    after: BomLine | None

    @classmethod
    def of(cls, row: bom_rules.Difference) -> "BomDifference":
        before, after = (BomLine.of(each) if each else None for each in (row.before, row.after))
        return cls(position=row.position, change=row.change, before=before, after=after)


@strawberry.type
class BomQuery:
    @strawberry.field
    async def item_boms(self, info: Info, item_id: UUID) -> list[Bom]:
        return [Bom.of(row) for row in await q.item_boms(info.context.read, item_id)]

    @strawberry.field
    async def bom(self, info: Info, id: UUID) -> Bom | None:
        row = await q.bom(info.context.read, id)
        return Bom.of(row) if row else None

    @strawberry.field
    async def bom_tree(
        self,
        info: Info,
        item_id: UUID,
        bom_id: UUID | None = None,
        day: date | None = None,
        quantity: Decimal = Decimal(1),
    ) -> list[BomTreeLine]:
        rows = await q.bom_tree(info.context.read, item_id=item_id, bom_id=bom_id, day=day, quantity=quantity)
        return [BomTreeLine.of(row) for row in rows]

    @strawberry.field
    async def where_used(self, info: Info, item_id: UUID) -> list[BomUse]:
        return [BomUse.of(row) for row in await q.where_used(info.context.read, item_id)]

    @strawberry.field
    async def bom_differences(self, info: Info, before: UUID, after: UUID) -> list[BomDifference]:
        return [BomDifference.of(row) for row in await q.bom_differences(info.context.read, before, after)]


@strawberry.type
class BomMutation:
    create_bom = mutation(commands.create_bom, Bom)
    revise_bom = mutation(commands.revise_bom, Bom)
    withdraw_bom = mutation(commands.withdraw_bom, Bom)
    approve_bom = mutation(commands.approve_bom, Bom)
