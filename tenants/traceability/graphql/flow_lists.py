"""Shortfalls, reservations and what is with partners, in the schema."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata.graphql import Item, StorageLocation
from tenants.orders.graphql import Operation, Order
from tenants.traceability import models
from tenants.traceability.flow import partners, queries, reserve, shortfalls
from tenants.traceability.graphql.stock import MaterialLot
from tenants.traceability.graphql.things import the_item, the_location, the_lot, the_operation, the_order


@strawberry.type(description="States: open, settled, cancelled.")
class Shortfall:
    id: UUID
    order_id: UUID
    operation_id: UUID
    report_id: UUID
    quantity: Decimal
    settled: Decimal
    state: str
    occurred_at: datetime
    row: strawberry.Private[models.Shortfall]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        return await the_item(info, self.row.item_id)

    @strawberry.field
    async def order(self, info: Info) -> Order:
        return await the_order(info, self.order_id)

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        return await the_operation(info, self.operation_id)

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation | None:
        return await the_location(info, self.row.location_id)

    @strawberry.field
    async def target(self, info: Info) -> MaterialLot:
        return await the_lot(info, self.row.target_lot_id)

    @classmethod
    def of(cls, row: models.Shortfall) -> "Shortfall":
        return cls(
            id=row.id, order_id=row.order_id, operation_id=row.operation_id, report_id=row.report_id,
            quantity=row.quantity, settled=row.settled, state=row.state, occurred_at=row.occurred_at, row=row,
        )  # fmt: skip


@strawberry.type(description="`wip`: pieces of the order that were being worked on.")
class ConsignmentLine:
    id: UUID
    wip: bool
    sent: Decimal
    back: Decimal
    lost: Decimal
    row: strawberry.Private[models.ConsignmentLine]

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot:
        return await the_lot(info, self.row.lot_id)

    @classmethod
    def of(cls, row: models.ConsignmentLine) -> "ConsignmentLine":
        return cls(id=row.id, wip=row.wip, sent=row.sent, back=row.back, lost=row.lost, row=row)


@strawberry.type(description="外协. States: out, back.")
class Consignment:
    id: UUID
    order_id: UUID
    operation_id: UUID
    state: str
    sent_at: datetime
    sent_by: str
    due_at: datetime
    note: str | None
    row: strawberry.Private[models.Consignment]

    @strawberry.field
    async def order(self, info: Info) -> Order:
        return await the_order(info, self.order_id)

    @strawberry.field
    async def operation(self, info: Info) -> Operation | None:
        return await the_operation(info, self.operation_id)

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation | None:
        return await the_location(info, self.row.location_id)

    @strawberry.field
    async def lines(self, info: Info) -> list[ConsignmentLine]:
        rows = await loader(info, queries.lines_of_consignments).load(self.id)
        return [ConsignmentLine.of(row) for row in rows]

    @classmethod
    def of(cls, row: models.Consignment) -> "Consignment":
        return cls(
            id=row.id, order_id=row.order_id, operation_id=row.operation_id, state=row.state, sent_at=row.sent_at,
            sent_by=row.sent_by, due_at=row.due_at, note=row.note, row=row,
        )  # fmt: skip


@strawberry.type
class Reservation:
    id: UUID
    order_id: UUID
    quantity: Decimal
    used: Decimal
    ends_at: datetime
    released_at: datetime | None
    holder_id: UUID | None
    device_id: UUID | None
    row: strawberry.Private[models.Reservation]

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot:
        return await the_lot(info, self.row.lot_id)

    @strawberry.field
    async def location(self, info: Info) -> StorageLocation | None:
        return await the_location(info, self.row.location_id)

    @strawberry.field
    async def order(self, info: Info) -> Order:
        return await the_order(info, self.order_id)

    @classmethod
    def of(cls, row: models.Reservation) -> "Reservation":
        return cls(
            id=row.id, order_id=row.order_id, quantity=row.quantity, used=row.used, ends_at=row.ends_at,
            released_at=row.released_at, holder_id=row.holder_id, device_id=row.device_id, row=row,
        )  # fmt: skip


@strawberry.enum
class ShortfallSort(Enum):
    OCCURRED_ASC = "OCCURRED_ASC"
    OCCURRED_DESC = "OCCURRED_DESC"
    QUANTITY_DESC = "QUANTITY_DESC"


@strawberry.enum
class ConsignmentSort(Enum):
    DUE_ASC = "DUE_ASC"
    DUE_DESC = "DUE_DESC"
    SENT_DESC = "SENT_DESC"


@strawberry.input
class ShortfallFilter:
    states: list[str] | None = None
    order_id: UUID | None = None
    operation_id: UUID | None = None
    item_id: UUID | None = None


@strawberry.input
class ConsignmentFilter:
    states: list[str] | None = None
    order_id: UUID | None = None
    operation_id: UUID | None = None
    location_id: UUID | None = None
    due_before: datetime | None = None


@strawberry.input
class ReservationFilter:
    order_id: UUID | None = None
    lot_id: UUID | None = None
    holder_id: UUID | None = None
    standing: bool | None = None


if TYPE_CHECKING:
    ShortfallPage = Any
    ConsignmentPage = Any
    ReservationPage = Any
else:
    ShortfallPage = page_type(Shortfall)
    ConsignmentPage = page_type(Consignment)
    ReservationPage = page_type(Reservation)


def _given(kind: Any, filter: Any) -> Any:
    return kind(**(vars(filter) if filter else {}))


@strawberry.type
class FlowListQuery:
    @strawberry.field
    async def shortfalls(
        self, info: Info, first: int = 50, after: str | None = None, filter: ShortfallFilter | None = None,
        sort: list[ShortfallSort] | None = None,
    ) -> ShortfallPage:  # fmt: skip
        wanted = _given(queries.ShortfallFilter, filter)
        order = [each.value for each in sort or ()]
        page = await queries.shortfalls(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(Shortfall, page)

    @strawberry.field
    async def consignments(
        self, info: Info, first: int = 50, after: str | None = None, filter: ConsignmentFilter | None = None,
        sort: list[ConsignmentSort] | None = None,
    ) -> ConsignmentPage:  # fmt: skip
        wanted = _given(queries.ConsignmentFilter, filter)
        order = [each.value for each in sort or ()]
        page = await queries.consignments(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(Consignment, page)

    @strawberry.field
    async def reservations(
        self, info: Info, first: int = 50, after: str | None = None, filter: ReservationFilter | None = None
    ) -> ReservationPage:
        wanted = _given(queries.ReservationFilter, filter)
        page = await queries.reservations(info.context.read, first=first, after=after, filter=wanted, now=clock.now())
        return connection(Reservation, page)


@strawberry.type
class FlowListMutation:
    settle_shortfall = mutation(shortfalls.settle_shortfall, Shortfall)
    reserve_material = mutation(reserve.reserve_material)
    release_reservation = mutation(reserve.release_reservation, Reservation)
    send_out = mutation(partners.send_out, Consignment)
    take_in = mutation(partners.take_in, Consignment)
