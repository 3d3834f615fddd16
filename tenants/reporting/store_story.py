"""What the demo plant's storekeeper is at today: a shelf half counted, a shipment drawn up."""

from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from infra.db import mine, own
from infra.work import Read, reading, system
from tenants.masterdata.models import Partner, StorageLocation
from tenants.orders.story import Storyteller
from tenants.traceability.commands import counting, shipping
from tenants.traceability.models import CountSheet, LotBalance, MaterialLot

STOREKEEPER = "tianliping"
GOODS, SHELF = "FG-01", "RM-02"
SHEET: Final = "CT-0001"


class StoreStory:
    def __init__(self, story: Storyteller) -> None:
        self.story, self.tenant_id = story, story.people.tenant_id

    async def tell(self) -> None:
        async with reading(system(self.tenant_id)) as read:
            goods, shelf = await _place(read, GOODS), await _place(read, SHELF)
            lot = await _largest(read, goods)
            customer: Partner = await read.one(mine(Partner).where(Partner.customer).order_by(Partner.code).limit(1))
        if lot is not None:
            line = shipping.NewShipmentLine(item_id=lot.item_id, quantity=Decimal(12))
            await self._does("draft", shipping.create_shipment, customer_id=customer.id, lines=[line], number="SH-1001")
        await self._count(shelf)

    async def _does(self, step: str, spec: Any, **values: Any) -> None:
        await self.story.tell(f"store {step}", STOREKEEPER, spec, **values)

    async def _count(self, place_id: UUID) -> None:
        await self._does("count", counting.open_count, location_id=place_id, number=SHEET)
        async with reading(system(self.tenant_id)) as read:
            sheet: CountSheet = await read.one(mine(CountSheet).where(CountSheet.number == SHEET))
            found = mine(LotBalance).where(LotBalance.location_id == place_id, LotBalance.pack_id.is_(None))
            there: list[LotBalance] = await read.all(found.order_by(LotBalance.id).limit(1))
        short = [counting.CountedLot(lot_id=each.lot_id, quantity=each.quantity - 1) for each in there]
        if short:
            await self._does("counted", counting.count_lots, sheet_id=sheet.id, counted=short)


async def _place(read: Read, code: str) -> UUID:
    place: StorageLocation = await read.one(mine(StorageLocation).where(StorageLocation.code == code))
    return place.id


async def _largest(read: Read, place_id: UUID) -> MaterialLot | None:
    """The lot of goods there is most of, where nothing of it is packed or issued."""
    found = (
        mine(MaterialLot)
        .join(LotBalance, own(LotBalance) & (LotBalance.lot_id == MaterialLot.id))
        .where(
            LotBalance.location_id == place_id, LotBalance.order_id.is_(None), LotBalance.pack_id.is_(None),
            MaterialLot.kind == "lot", MaterialLot.state == "accepted",
        )
        .order_by(LotBalance.quantity.desc(), MaterialLot.id)
        .limit(1)
    )  # fmt: skip
    row: MaterialLot | None = await read.one(found)
    return row
