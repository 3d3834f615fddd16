"""A plant with a store, a line side, a product and what it is made of: orders that take material and give lots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.db import mine
from tenants import roles
from tenants import traceability as trace
from tenants.masterdata import commands as do
from tenants.masterdata.models import Item, StorageLocation
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting import commands as reporting
from tenants.traceability.flow.issue import IssueMaterial, issue_material
from tenants.traceability.models import GenealogyLink, LotBalance, MaterialLot, Movement
from tests.kit.plant import Person, Plant

TWO = ((10, ()), (20, (10,)))


@dataclass
class Floor:
    plant: Plant
    store: StorageLocation
    side: StorageLocation
    product: Item = field(init=False)
    bar: Item = field(init=False)
    screw: Item = field(init=False)
    made: int = 0

    @property
    def lead(self) -> Person:
        return self.plant.person(roles.TEAM_LEAD, roles.WAREHOUSE, name="陈立")

    @property
    def operator(self) -> Person:
        return self.plant.person(roles.OPERATOR, name="王芳")

    async def lot(self, item: Item, quantity: int | str = 100, **more: Any) -> MaterialLot:
        self.made += 1
        more = {"number": f"{item.code}-L{self.made}", "location_id": self.store.id} | more
        cmd = trace.OpenBalance(item_id=item.id, quantity=Decimal(quantity), **more)
        lot: MaterialLot = await self.plant.planner.does(trace.open_balance, cmd)
        return lot

    async def order(self, quantity: int = 10, item: Item | None = None) -> tuple[ProductionOrder, list[Operation]]:
        order = await self.plant.order(quantity, item=item or self.product)
        await self.plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
        return await self.plant.look_at(order)

    async def issue(self, order: Any, lot: MaterialLot, quantity: int | str | None = None, **more: Any) -> Movement:
        by = more.pop("by", self.lead)
        amount = None if quantity is None else Decimal(quantity)
        cmd = IssueMaterial(order_id=order.id, lot_id=lot.id, quantity=amount, **more)
        movement: Movement = await by.does(issue_material, cmd)
        return movement

    async def report(self, operation: Operation, good: int = 0, **more: Any) -> Any:
        more = {name: Decimal(value) if name.endswith("quantity") else value for name, value in more.items()}
        cmd = reporting.ReportOutput(operation_id=operation.id, good_quantity=Decimal(good), **more)
        return await self.plant.boss.does(reporting.report_output, cmd)

    async def reverse(self, report: Any) -> Any:
        cmd = reporting.ReverseOutput(report_id=report.id, reason="数错了")
        return await self.plant.boss.does(reporting.reverse_output, cmd)

    async def settings(self, item: Item, **columns: Any) -> None:
        async def change(work: Any) -> None:
            row = await work.get(Item, item.id)
            await work.change(row, **columns)

        await self.plant.within(change)

    async def lies(self, lot: MaterialLot | UUID) -> dict[tuple[str, bool], Decimal]:
        """(location, issued to an order?) → quantity"""
        id = lot if isinstance(lot, UUID) else lot.id
        rows = await self.plant.rows(mine(LotBalance).where(LotBalance.lot_id == id))
        codes = {each.id: each.code for each in await self.plant.rows(mine(StorageLocation))}
        found: dict[tuple[str, bool], Decimal] = {}
        for row in rows:
            key = (codes[row.location_id], row.order_id is not None)
            found[key] = found.get(key, Decimal(0)) + row.quantity
        return found

    async def links(self) -> set[tuple[str, str, str, Decimal]]:
        rows = await self.plant.rows(mine(GenealogyLink))
        numbers = {each.id: each.number for each in await self.plant.rows(mine(MaterialLot))}
        return {(numbers[each.source_id], numbers[each.target_id], each.kind, each.quantity) for each in rows}

    async def closes(self) -> bool:
        """For every lot: what came less what left is what lies there."""
        came: dict[UUID, Decimal] = {}
        for each in await self.plant.rows(mine(Movement)):
            came[each.lot_id] = came.get(each.lot_id, Decimal(0)) + each.quantity * (
                (each.to_location_id is not None) - (each.from_location_id is not None)
            )
        for each in await self.plant.rows(mine(LotBalance)):
            came[each.lot_id] -= each.quantity
        return not any(came.values())

    async def output(self, order: ProductionOrder) -> MaterialLot:
        (lot,) = await self.plant.rows(
            mine(MaterialLot).where(MaterialLot.order_id == order.id, MaterialLot.kind == "lot")
        )
        return lot  # type: ignore[no-any-return]


async def build(plant: Plant, steps: Sequence[tuple[int, Sequence[int]]] = TWO) -> Floor:
    """2 of the bar (10 % lost) at step 10, 4 screws at step 20; a thicker bar may stand in."""
    boss = plant.boss
    store = await boss.does(
        do.create_location, do.CreateLocation(code="W1", name_zh="原料库", name_en="Store", site_id=plant.site.id)
    )
    side = await boss.does(
        do.create_location,
        do.CreateLocation(
            code="L-CNC", name_zh="线边", name_en="Line side", site_id=plant.site.id, kind="line_side",
            work_center_id=plant.centers["CNC"].id,
        ),
    )  # fmt: skip
    floor = Floor(plant, store, side)
    floor.product, floor.bar, floor.screw = [
        await plant.item(code, steps=steps if code == "P-1" else ((10, ()),)) for code in ("P-1", "BAR", "SCREW")
    ]
    lines = [
        do.NewBomLine(position=10, item_id=floor.bar.id, quantity=Decimal(2), step_sequence=10),
        do.NewBomLine(position=20, item_id=floor.screw.id, quantity=Decimal(4), step_sequence=steps[-1][0]),
    ]
    await bom(floor, lines)
    return floor


async def bom(floor: Floor, lines: list[Any], item: Item | None = None, **more: Any) -> Any:
    cmd = do.CreateBom(item_id=(item or floor.product).id, lines=lines, effective_from=date(2020, 1, 1), **more)
    draft = await floor.plant.boss.does(do.create_bom, cmd)
    return await floor.plant.boss.does(do.approve_bom, do.ApproveBom(bom_id=draft.id))
