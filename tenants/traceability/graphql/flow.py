"""Material of orders in the schema: needs, consumption, output, reservations, partners and packs."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, loader, mutation
from tenants.masterdata.graphql import Item, StorageLocation
from tenants.orders.graphql import Operation
from tenants.traceability import models
from tenants.traceability.flow import consume, convert, issue, queries, receive
from tenants.traceability.flow.rules import Need, Output
from tenants.traceability.graphql.stock import MaterialLot
from tenants.traceability.graphql.things import the_item, the_location, the_lot, the_operation
from tenants.traceability.picking import Pick, pick_proposal


@strawberry.type(description="So much of a lot at a place is proposed; `free` is what lies there.")
class MaterialPick:
    quantity: Decimal
    free: Decimal
    row: strawberry.Private[Pick]

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot:
        return await the_lot(info, self.row.lot_id)

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation | None:
        return await the_location(info, self.row.location_id)


@strawberry.type(
    description="One line of the bill an order was released with, in the item's own unit. `method`: scan or backflush; "
    "`left`: what may still be issued, after what its alternatives cover."
)
class OrderMaterial:
    position: int
    code: str
    name: Names
    unit: str
    required: Decimal
    issued: Decimal
    consumed: Decimal
    left: Decimal
    method: str
    tracking: str
    alternative_of: int | None
    operation_id: UUID | None
    row: strawberry.Private[Need]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await the_item(info, self.row.item_id)

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        return await the_operation(info, self.operation_id)

    @strawberry.field
    async def proposals(self, info: Info) -> list[MaterialPick]:
        if self.left <= 0:
            return []
        picks = await pick_proposal(info.context.read, item_id=self.row.item_id, quantity=self.left)
        return [MaterialPick(quantity=each.quantity, free=each.free, row=each) for each in picks]

    @classmethod
    def of(cls, row: Need) -> "OrderMaterial":
        return cls(
            position=row.position,
            code=row.line.code,
            name=Names(zh=row.line.name_zh, en=row.line.name_en),
            unit=row.unit,
            required=row.required,
            issued=row.issued,
            consumed=row.consumed,
            left=row.left,
            method=row.method,
            tracking=row.tracking,
            alternative_of=row.alternative_of,
            operation_id=row.operation_id,
            row=row,
        )


@strawberry.type(description="What else an order makes: co_product or by_product; `cost_share` in percent.")
class OrderByproduct:
    code: str
    name: Names
    kind: str
    unit: str
    planned: Decimal
    cost_share: Decimal
    item_id: UUID

    @classmethod
    def of(cls, row: Output) -> "OrderByproduct":
        return cls(
            code=row.code, name=Names(zh=row.name_zh, en=row.name_en), kind=row.kind, unit=row.unit,
            planned=row.planned, cost_share=row.cost_share, item_id=row.item_id,
        )  # fmt: skip


@strawberry.type(description="Kinds: consume, split, merge, regrade, relabel, rework, byproduct.")
class LotLink:
    id: UUID
    kind: str
    quantity: Decimal
    linked_at: datetime
    order_id: UUID | None
    operation_id: UUID | None
    row: strawberry.Private[models.GenealogyLink]

    @strawberry.field
    async def source(self, info: Info) -> MaterialLot:
        return await the_lot(info, self.row.source_id)

    @strawberry.field
    async def target(self, info: Info) -> MaterialLot:
        return await the_lot(info, self.row.target_id)

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        return await the_operation(info, self.operation_id)

    @classmethod
    def of(cls, row: models.GenealogyLink) -> "LotLink":
        return cls(
            id=row.id, kind=row.kind, quantity=row.quantity, linked_at=row.linked_at, order_id=row.order_id,
            operation_id=row.operation_id, row=row,
        )  # fmt: skip


@strawberry.type
class LotLinks:
    sources: list[LotLink]
    targets: list[LotLink]
    more: bool


@strawberry.type
class FlowQuery:
    @strawberry.field
    async def order_materials(self, info: Info, order_id: UUID) -> list[OrderMaterial]:
        return [OrderMaterial.of(each) for each in await queries.order_materials(info.context.read, order_id)]

    @strawberry.field
    async def order_byproducts(self, info: Info, order_id: UUID) -> list[OrderByproduct]:
        return [OrderByproduct.of(each) for each in await queries.order_outputs(info.context.read, order_id)]

    @strawberry.field
    async def order_outputs(self, info: Info, order_id: UUID) -> list[MaterialLot]:
        await queries.order_outputs(info.context.read, order_id)  # its right, and that there is such an order
        return [MaterialLot.of(row) for row in await loader(info, queries.outputs_of_orders).load(order_id)]

    @strawberry.field
    async def lot_links(self, info: Info, lot_id: UUID) -> LotLinks:
        found = await queries.lot_links(info.context.read, lot_id)
        return LotLinks(
            sources=[LotLink.of(each) for each in found.sources],
            targets=[LotLink.of(each) for each in found.targets],
            more=found.more,
        )


@strawberry.type
class FlowMutation:
    issue_material = mutation(issue.issue_material)
    give_back_material = mutation(issue.give_back_material)
    consume_material = mutation(consume.consume_material)
    take_back_consumption = mutation(consume.take_back_consumption)
    receive_output = mutation(receive.receive_output, MaterialLot)
    start_output = mutation(receive.start_output, MaterialLot)
    close_output = mutation(receive.close_output, MaterialLot)
    serialise_output = mutation(receive.serialise_output)
    split_lot = mutation(convert.split_lot)
    merge_lots = mutation(convert.merge_lots, MaterialLot)
    regrade_lot = mutation(convert.regrade_lot, MaterialLot)
    relabel_lot = mutation(convert.relabel_lot, MaterialLot)
