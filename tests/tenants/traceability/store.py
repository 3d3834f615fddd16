"""A store with people in it: told as `store.receive(…)`, `store.keeper.does(…)`, `store.lies(lot)`."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from infra.db import mine, own
from infra.quantity import plain
from infra.work import reading, system
from tenants import roles
from tenants.masterdata import commands as md
from tenants.masterdata.models import Item, StorageLocation
from tenants.traceability import commands as do
from tenants.traceability.models import LotBalance, MaterialLot, Movement
from tests.kit.plant import Person, Plant


@dataclass
class Store:
    plant: Plant
    keeper: Person
    quality: Person
    places: dict[str, StorageLocation]
    items: dict[str, Item] = field(default_factory=dict)

    async def item(self, code: str, **handling: Any) -> Item:
        if code not in self.items:
            cmd = md.CreateItem(
                code=code, name_zh="圆钢", name_en="Bar", kind="material", unit_id=self.plant.unit.id,
                handling=md.ItemHandling(**handling),
            )  # fmt: skip
            self.items[code] = await self.plant.boss.does(md.create_item, cmd)
        return self.items[code]

    async def receive(self, quantity: int | str = 10, code: str = "BAR", by: Person | None = None, **more: Any) -> Any:
        """The one lot of a delivery, as it is now."""
        item = self.items.get(code) or await self.item(code)
        outer = {key: more.pop(key) for key in ("reason", "occurred_at", "supplier_id", "id") if key in more}
        lot = do.NewLot(item_id=item.id, quantity=Decimal(quantity), **more)
        receipt = await (by or self.keeper).does(do.receive_lots, do.ReceiveLots(lots=[lot], **outer))
        (made,) = await self.plant.rows(mine(MaterialLot).where(MaterialLot.receipt_id == receipt.id))
        return made

    async def lies(self, lot: MaterialLot) -> dict[str, str]:
        """How much lies where, by the location's code."""
        codes = {place.id: code for code, place in self.places.items()}
        rows = await self.plant.rows(mine(LotBalance).where(LotBalance.lot_id == lot.id))
        return {codes.get(row.location_id, "?"): plain(row.quantity) for row in rows}

    async def kinds(self, lot: MaterialLot) -> list[str]:
        rows = await self.plant.rows(mine(Movement).where(Movement.lot_id == lot.id).order_by(Movement.id))
        return [row.kind for row in rows]

    async def status(self, lot: MaterialLot, status: str) -> None:
        cmd = do.ChangeLotStatus(lot_ids=[lot.id], status=status, reason="检验")
        await self.quality.does(do.change_lot_status, cmd)

    async def written(self) -> dict[str, int]:
        """Row counts of the stock and of the journal's images: equal before and after a refusal."""
        counts: dict[str, int] = {}
        async with reading(system(self.plant.tenant_id)) as read:
            for model in (MaterialLot, LotBalance, Movement):
                counts[model.__tablename__] = len(await read.all(select(model.id).where(own(model))))
        return counts | {"images": (await self.plant.written())["journal_change"]}

    async def moved(self, lot: MaterialLot, to: str, quantity: int | str | None = None, at: str | None = None) -> Any:
        cmd = do.TransferLot(
            lot_id=lot.id, to_location_id=self.places[to].id,
            from_location_id=self.places[at].id if at else None,
            quantity=None if quantity is None else Decimal(quantity),
        )  # fmt: skip
        return await self.keeper.does(do.transfer_lot, cmd)

    async def shipment(self, *lines: tuple[str, int], **more: Any) -> Any:
        given = [do.NewShipmentLine(item_id=self.items[code].id, quantity=Decimal(amount)) for code, amount in lines]
        cmd = do.CreateShipment(customer_id=self.plant.customer.id, lines=given, **more)
        return await self.keeper.does(do.create_shipment, cmd)


async def open_store(plant: Plant) -> Store:
    places: dict[str, StorageLocation] = {}
    for code, kind, center in (
        ("A", "store", None), ("B", "store", None), ("Q", "quarantine", None), ("L", "line_side", "CNC"),
    ):  # fmt: skip
        cmd = md.CreateLocation(
            code=code, name_zh="库位", name_en="Place", site_id=plant.site.id, kind=kind,
            work_center_id=plant.centers[center].id if center else None,
        )  # fmt: skip
        places[code] = await plant.boss.does(md.create_location, cmd)
    return Store(
        plant=plant,
        keeper=plant.person(roles.WAREHOUSE, name="田丽萍"),
        quality=plant.person(roles.QUALITY_LEAD, name="孙丽"),
        places=places,
    )
