"""What the demo plant's storekeeper does today: a shelf half counted, a shipment drawn up; and tools with some of their
life used."""

from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from infra.db import mine, own
from infra.work import Read, reading, system
from tenants.equipment import tools
from tenants.masterdata.models import Partner, StorageLocation, WorkUnit
from tenants.orders.story import Storyteller
from tenants.traceability.commands import counting, shipping
from tenants.traceability.models import CountSheet, LotBalance, MaterialLot

STOREKEEPER, PLANNER, LEAD = "tianliping", "zhou", "chen"
GOODS, SHELF = "FG-01", "RM-02"
SHEET: Final = "CT-0001"
TOOLS: Final = (
    ("MD-0920", "端盖压铸模", "End cover die", "模具", "50000", "46210", "CNC-1"),
    ("JG-0052", "销轴夹具", "Pin fixture", "夹具", "20000", "3120", "CNC-2"),
    ("CT-2041", "车刀 T0203", "Turning tool T0203", "刀具", "600", "412", None),
)
"""Code, names, kind, life, used of it, where it is mounted."""


class StoreStory:
    def __init__(self, story: Storyteller) -> None:
        self.story, self.tenant_id = story, story.people.tenant_id

    async def tell(self) -> None:
        await self._tools()
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

    async def _tools(self) -> None:
        async with reading(system(self.tenant_id)) as read:
            units = {each.code: each.id for each in await read.all(mine(WorkUnit))}
        for code, zh, en, kind, life, used, unit in TOOLS:
            await self.story.tell(
                f"tool {code}", PLANNER, tools.register_tool, code=code, name_zh=zh, name_en=en, kind=kind,
                life_limit=Decimal(life), life_unit="件", used=Decimal(used),
            )  # fmt: skip
            if unit in units:
                async with reading(system(self.tenant_id)) as read:
                    tool = await read.one(tools.CODE, code=code)
                await self.story.tell(
                    f"mount {code}", LEAD, tools.mount_tool, tool_id=tool.id, work_unit_id=units[unit]
                )


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
