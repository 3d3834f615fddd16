"""The demo plant's prices, hour rates and two outside costs, and the reports of its first two weeks."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from infra.db import mine
from infra.ids import derived
from infra.journal.writer import stored
from infra.work import reading, system, working
from tenants.insights import commands as do
from tenants.insights import drawing
from tenants.masterdata.models import Item, WorkCenter
from tenants.masterdata.seeds import Seeder
from tenants.orders.models import ProductionOrder

SINCE = date(2026, 1, 1)
DAYS = 15

PRICES = {
    "RM-40CR-50": "6.85", "RM-40CR-32": "6.7", "RM-45-60": "5.2", "RM-45-20": "5.05", "RM-304-25": "21.4",
    "RM-6061-80": "24.6", "RM-QT500": "18.5", "BP-6204": "9.8", "BP-OR-28": "0.45", "BP-M6-20": "0.12",
    "LV-0873-01": "31.5", "LV-0873-02": "36.2", "LC-0933": "42", "LC-0920": "28.4", "LJ-2208": "47.5",
    "LJ-2210": "19.6", "LP-0031-04": "6.3",
}  # fmt: skip
RATES = {
    "SAW": ("32", "12"), "CNC": ("38", "45"), "CNC2": ("38", "45"), "MILL": ("42", "68"), "DRILL": ("32", "15"),
    "GRIND": ("40", "35"), "HEAT": ("36", "80"), "BENCH": ("30", "4"), "WASH": ("28", "10"), "ASSY": ("32", "6"),
    "INSP": ("36", "8"),
}  # fmt: skip
OUTSIDE = (("MO-1002", "subcontract", "620", "外协镀锌 200 件"), ("MO-1007", "other", "180", "专用夹具"))


async def seed_demo(tenant_id: UUID) -> None:
    seed = Seeder(tenant_id)
    items, centers, orders = await seed.ids(Item), await seed.ids(WorkCenter), await _orders(tenant_id)
    for code, price in PRICES.items():
        await seed.once(f"price {code}", do.set_item_price, item_id=items[code], valid_from=SINCE, price=Decimal(price))
    for code, (labour, machine) in RATES.items():
        await seed.once(
            f"rate {code}", do.set_hour_rate, work_center_id=centers[code], valid_from=SINCE,
            labour_rate=Decimal(labour), machine_rate=Decimal(machine),
        )  # fmt: skip
    for number, kind, amount, note in OUTSIDE:
        await seed.once(
            f"cost {number}", do.enter_cost, order_id=orders[number], kind=kind, amount=Decimal(amount), note=note
        )
    await _reports(tenant_id)


async def _orders(tenant_id: UUID) -> dict[str, UUID]:
    async with reading(system(tenant_id)) as read:
        return {each.number: each.id for each in await read.all(mine(ProductionOrder))}


async def _reports(tenant_id: UUID) -> None:
    """What the calendar would have drawn up on those days."""
    line = derived("seed", tenant_id, "insights reports")
    if await stored(system(tenant_id), line) is not None:
        return
    async with working(system(tenant_id), command="insights.draw_reports", id=line) as work:
        await drawing.draw_due(work, DAYS, timedelta(0))
