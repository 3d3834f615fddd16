"""A bad bar: 100 kg came, 60 went into sleeves, 20 stand at an order, 5 were scrapped, 14 lie there and one is lost.
Of 50 sleeves 12 went to a customer, of which 2 came back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.clock import now
from infra.ids import uuid7
from infra.work import Work, system, working
from tenants import masterdata
from tenants.traceability import commands as stock
from tenants.traceability import genealogy, ledger
from tenants.traceability.ledger import Move, Place
from tenants.traceability.models import MaterialLot, Shipment
from tests.kit.plant import Plant


def fresh(item_id: UUID, number: str, **more: Any) -> MaterialLot:
    given = {"quantity": Decimal(0), "unit": "pcs", "state": "accepted", "origin": "produced", "received_at": now()}
    return MaterialLot(id=uuid7(), number=number, item_id=item_id, **given | more)


@dataclass
class Story:
    plant: Plant
    raw: MaterialLot
    made: list[MaterialLot]
    order: Any
    shipment: Shipment
    store: UUID

    @property
    def ids(self) -> set[UUID]:
        return {self.raw.id, *(each.id for each in self.made)}

    async def more(self, number: str) -> MaterialLot:
        """What was in process becomes another lot."""
        lot = fresh((await self.plant.item()).id, number)

        async def act(work: Work) -> None:
            held = await ledger.lock_lots(work, [self.made[1].id])
            await ledger.new_lots(work, [lot])
            await into(work, held[self.made[1].id], lot, 1)

        await self.plant.within(act)
        return lot


async def into(work: Work, source: MaterialLot, target: MaterialLot, quantity: int) -> None:
    await genealogy.link(work, source, target, "consume", Decimal(quantity))


async def told(plant: Plant) -> Story:
    bar, sleeve = await plant.item("RM-1"), await plant.item("FG-1")
    order, _ = await plant.released(10)
    raw: MaterialLot = await plant.planner.does(
        stock.open_balance, stock.OpenBalance(item_id=bar.id, quantity=Decimal(100), number="L-1", supplier_lot="S-88")
    )
    made = [fresh(sleeve.id, "FG-A"), fresh(sleeve.id, "FG-B")]
    store, shipment = await happened(plant.tenant_id, raw.id, made, order.id, plant.customer.id)
    return Story(plant, raw, made, order, shipment, store)


async def happened(
    tenant_id: UUID, raw_id: UUID, made: list[MaterialLot], order_id: UUID, customer_id: UUID, number: str = "S-1"
) -> tuple[UUID, Shipment]:
    """Of 100 of a raw lot that lie in the first store, in any company."""
    shipment = Shipment(
        id=uuid7(), number=number, customer_id=customer_id, state="shipped", shipped_at=now(), shipped_by="x"
    )
    async with working(system(tenant_id), command="test.story") as work:
        store = (await masterdata.default_location(work)).id
        await work.insert(shipment)
        lot = (await ledger.lock_lots(work, [raw_id]))[raw_id]
        await ledger.new_lots(work, made)
        here, issued = Place(store), Place(store, order_id)
        await ledger.move(work, [
            Move(kind="issue", lot=lot, quantity=Decimal(80), from_=here, to=issued, order_id=order_id),
            *(Move(kind="consume", lot=lot, quantity=Decimal(30), from_=issued, target_lot_id=each.id,
                   order_id=order_id) for each in made),
            Move(kind="scrap", lot=lot, quantity=Decimal(5), from_=here, reason="x"),
            Move(kind="lost", lot=lot, quantity=Decimal(1), from_=here, reason="x"),
            Move(kind="produce", lot=made[0], quantity=Decimal(30), to=here),
            Move(kind="produce", lot=made[1], quantity=Decimal(20), to=here),
            Move(kind="ship", lot=made[0], quantity=Decimal(12), from_=here, document_id=shipment.id),
            Move(kind="return_from_customer", lot=made[0], quantity=Decimal(2), to=here, document_id=shipment.id),
        ])  # fmt: skip
        for each in made:
            await into(work, lot, each, 30)
    return store, shipment
