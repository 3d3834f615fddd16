"""What else lies about in the demo plant: a pallet with a closed box, and work a partner should have brought back."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from infra.db import mine
from infra.ids import derived
from infra.work import reading, system
from tenants.masterdata import commands as masterdata
from tenants.masterdata.models import Partner, Site, StorageLocation
from tenants.masterdata.seeds import Seeder
from tenants.orders.demo import Calendar
from tenants.orders.models import ProductionOrder
from tenants.orders.seeds import operations_of
from tenants.orders.story import Storyteller
from tenants.traceability.flow import partners
from tenants.traceability.models import LotBalance, MaterialLot
from tenants.traceability.packs import commands as packing

STOREKEEPER: Final = "tianliping"
PACKED, BOXED = "MO-1007", "40"
AWAY, SENT = "MO-1015", "24"


class FlowStory:
    def __init__(self, story: Storyteller, calendar: Calendar) -> None:
        self.story, self.calendar = story, calendar
        self.tenant_id = story.people.tenant_id

    async def tell(self, made: Mapping[str, ProductionOrder]) -> None:
        await self._pallet(made[PACKED].id)
        await self._away(made[AWAY].id)

    async def _pallet(self, order_id: UUID) -> None:
        async with reading(system(self.tenant_id)) as read:
            of_order = MaterialLot.order_id == order_id, MaterialLot.kind == "lot"
            lot = await read.one(mine(MaterialLot).where(*of_order).order_by(MaterialLot.id))
            loose = mine(LotBalance).where(LotBalance.lot_id == lot.id, LotBalance.pack_id.is_(None))
            lying = await read.one(loose.order_by(LotBalance.id))
        if lying is None:
            return
        for kind, number in (("pallet", "PL-0001"), ("box", "BX-0001")):
            await self.story.tell(
                f"pack {number}", STOREKEEPER, packing.open_pack,
                location_id=lying.location_id, kind=kind, number=number,
            )  # fmt: skip
        pallet, box = (derived("seed", self.tenant_id, f"pack {number}") for number in ("PL-0001", "BX-0001"))
        await self.story.tell(
            "box filled", STOREKEEPER, packing.pack_lot, pack_id=box, lot_id=lot.id, quantity=Decimal(BOXED)
        )
        await self.story.tell("box closed", STOREKEEPER, packing.close_pack, pack_id=box)
        await self.story.tell("box on its pallet", STOREKEEPER, packing.nest_pack, pack_id=box, parent_id=pallet)
        await self.story.tell("pallet closed", STOREKEEPER, packing.close_pack, pack_id=pallet)

    async def _away(self, order_id: UUID) -> None:
        """Shafts at the heat treatment; they were due yesterday."""
        seed = Seeder(self.tenant_id)
        await seed.once(
            "partner HTW", masterdata.create_partner,
            code="HTW", name_zh="万利热处理", name_en="Wanli Heat Treatment", supplier=True,
        )  # fmt: skip
        await seed.once(
            "yard HTW", masterdata.create_location,
            code="YD-HTW", name_zh="外协：万利热处理", name_en="At Wanli Heat Treatment", kind="subcontractor",
            site_id=next(iter((await seed.ids(Site)).values())), partner_id=(await seed.ids(Partner))["HTW"],
        )  # fmt: skip
        operations = await operations_of(self.tenant_id, order_id)
        await self.story.tell(
            "shafts sent out", STOREKEEPER, partners.send_out,
            operation_id=operations[3].id, location_id=(await seed.ids(StorageLocation))["YD-HTW"],
            lines=[partners.SendLine(quantity=Decimal(SENT))],
            due_at=self.calendar.at(-1, "17:00"), note="渗碳淬火 58-62 HRC",
            occurred_at=self.calendar.past(self.calendar.at(-3, "10:00") + timedelta(minutes=5)),
        )  # fmt: skip
