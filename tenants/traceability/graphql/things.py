"""What other types of this module point at: lots, items, places, orders, by id."""

from uuid import UUID

from infra.graphql import Info, loader
from tenants.masterdata.graphql import Item, StorageLocation
from tenants.masterdata.queries import locations_by_id
from tenants.orders.graphql import Operation, Order
from tenants.orders.queries import operations_by_id, orders_by_id
from tenants.traceability.graphql.stock import MaterialLot
from tenants.traceability.queries import items_by_id, lots_by_id


async def the_lot(info: Info, id: UUID) -> MaterialLot:
    row = await loader(info, lots_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return MaterialLot.of(row)


async def the_item(info: Info, id: UUID) -> Item:
    row = await loader(info, items_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return Item.of(row)


async def the_location(info: Info, id: UUID | None) -> StorageLocation | None:
    row = await loader(info, locations_by_id).load(id) if id else None
    return StorageLocation.of(row) if row else None


async def the_order(info: Info, id: UUID) -> Order:
    row = await loader(info, orders_by_id).load(id)
    assert row is not None  # a foreign key holds it
    return Order.of(row)


async def the_operation(info: Info, id: UUID | None) -> Operation | None:
    row = await loader(info, operations_by_id).load(id) if id else None
    return Operation.of(row) if row else None
