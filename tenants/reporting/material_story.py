"""What went into the demo plant's orders and where it went: bars issued before the first report, pieces with serials,
two shipments. So one bar of steel is in four orders, and a trace of it ends with two customers."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from infra.db import mine
from infra.work import reading, system
from tenants.masterdata.models import Item
from tenants.orders.demo import Calendar, DemoOrder, Window
from tenants.orders.models import ProductionOrder
from tenants.orders.story import Storyteller
from tenants.traceability.commands import shipping
from tenants.traceability.flow.issue import issue_material
from tenants.traceability.flow.needs import needs_of
from tenants.traceability.flow.receive import serialise_output
from tenants.traceability.models import MaterialLot, Shipment

STOREKEEPER, LEAD = "tianliping", "chen"
BARS: Final[Mapping[str, str]] = {
    "RM-40CR-50": "HN-2610-117", "RM-40CR-32": "HN-2610-121", "RM-45-60": "HN-2609-088", "RM-304-25": "HN-2610-133",
}  # fmt: skip
"""Material that is issued, by item: the supplier's lot it comes from."""
SHIPPED: Final = (("MO-1001", "60"), ("MO-1001", "12"), ("MO-1010", "20"), ("MO-1007", "150"))
PIECES: Final = ("MO-1010", 6)


class MaterialStory:
    def __init__(self, story: Storyteller, calendar: Calendar) -> None:
        self.story, self.calendar = story, calendar
        self.tenant_id = story.people.tenant_id

    async def issue(self, order: DemoOrder, made: ProductionOrder, windows: Sequence[Window]) -> None:
        """All an order needs, half an hour before its first operation."""
        async with reading(system(self.tenant_id)) as read:
            needs = (await needs_of(read, [made.id]))[made.id]
            codes = {each.id: each.code for each in await read.many(Item, [need.item_id for need in needs]) if each}
            lots = {each.supplier_lot: each.id for each in await read.all(mine(MaterialLot)) if each.supplier_lot}
        for need in needs:
            bar = lots.get(BARS.get(codes[need.item_id], ""))
            if bar is not None and need.method == "scan":
                await self.story.tell(
                    f"issue {order.name} {need.position}", STOREKEEPER, issue_material,
                    order_id=made.id, lot_id=bar, quantity=need.quantity, reason="期初的料先用完",
                    occurred_at=self.calendar.past(windows[0].start - timedelta(minutes=30), 30),
                )  # fmt: skip

    async def leave(self, made: Mapping[str, ProductionOrder]) -> None:
        """Pieces get their serials, and goods leave for the customers who ordered them."""
        name, count = PIECES
        serials = [f"SN-{name[3:]}-{n:03}" for n in range(1, count + 1)]
        output = await self._output(made[name].id)
        await self.story.tell(f"serials {name}", LEAD, serialise_output, lot_id=output.id, serials=serials)
        for n, (name, quantity) in enumerate(SHIPPED, 1):
            order, output = made[name], await self._output(made[name].id)
            line = shipping.NewShipmentLine(item_id=order.item_id, quantity=Decimal(quantity))
            number = f"SH-{n:04}"
            await self.story.tell(
                f"shipment {number}", STOREKEEPER, shipping.create_shipment,
                customer_id=order.customer_id, lines=[line], number=number, customer_po=order.customer_po,
            )  # fmt: skip
            scanned = shipping.ScannedLot(lot_id=output.id, quantity=Decimal(quantity))
            await self.story.tell(
                f"ship {number}", STOREKEEPER, shipping.ship,
                shipment_id=await self._shipment(number), lots=[scanned],
            )  # fmt: skip

    async def _output(self, order_id: UUID) -> MaterialLot:
        async with reading(system(self.tenant_id)) as read:
            found = mine(MaterialLot).where(MaterialLot.order_id == order_id, MaterialLot.kind == "lot")
            lot: MaterialLot = await read.one(found.order_by(MaterialLot.id))
        return lot

    async def _shipment(self, number: str) -> UUID:
        async with reading(system(self.tenant_id)) as read:
            found = await read.one(mine(Shipment).where(Shipment.number == number))
        return found.id  # type: ignore[no-any-return]
