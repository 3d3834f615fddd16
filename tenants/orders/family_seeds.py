"""The demo's later story: demands of customers and of the stock plan, a split, a remainder, a repair."""

from decimal import Decimal
from uuid import UUID

from infra import clock
from infra.db import mine
from infra.work import reading, system
from tenants.masterdata.models import Item, OperationDefinition, Partner
from tenants.masterdata.seeds import Seeder
from tenants.orders import commands as do
from tenants.orders import demo
from tenants.orders.demo import Calendar, DemoDemand
from tenants.orders.models import Demand, ProductionOrder
from tenants.orders.story import Storyteller


async def seed_family(tenant_id: UUID, story: Storyteller, orders: dict[str, ProductionOrder]) -> None:
    calendar, seed = Calendar(clock.now()), Seeder(tenant_id)
    await story.tell(
        "split", "zhou", do.split_order, order_id=orders[demo.SPLIT].id,
        parts=[do.OrderPart(quantity=Decimal(demo.SPLIT_OFF), priority=5)],
        occurred_at=calendar.past(calendar.at(0, "08:40"), 30),
    )  # fmt: skip
    await story.tell(
        "remainder", "zhou", do.backorder_order, order_id=orders[demo.BACKORDERED].id,
        occurred_at=calendar.past(calendar.at(0, "10:10"), 20),
    )  # fmt: skip
    definitions = await seed.ids(OperationDefinition)
    await story.tell(
        "repair", "zhou", do.repair_order, order_id=orders[demo.REPAIRED].id, quantity=Decimal(2),
        due_at=calendar.at(3, "17:00"), release=True, note="客户退回 2 件，端面划伤，重磨后复检",
        steps=[do.OwnStep(operation_definition_id=definitions[code]) for code in ("GRIND-OD", "INSPECT")],
        occurred_at=calendar.past(calendar.at(0, "11:00"), 15),
    )  # fmt: skip
    items, partners = await seed.ids(Item), await seed.ids(Partner)
    for n, each in enumerate(demo.DEMANDS, 1001):
        await _demand(story, calendar, f"D-{n}", each, items[each.item], partners.get(each.customer or ""))


async def _demand(
    story: Storyteller, calendar: Calendar, number: str, demand: DemoDemand, item_id: UUID, customer_id: UUID | None
) -> None:
    await story.tell(
        f"demand {number}", "zhou", do.create_demand, number=number, item_id=item_id,
        quantity=Decimal(demand.quantity), due_at=calendar.at(demand.due, "17:00"), customer_id=customer_id,
        kind="mto" if customer_id else "mts", customer_po=demand.customer_po, customer_po_line=demand.line,
        priority=demand.priority, occurred_at=calendar.past(calendar.at(-1, "14:00"), 60),
    )  # fmt: skip
    if not demand.pushed:
        return
    async with reading(system(story.people.tenant_id)) as read:
        row = await read.one(mine(Demand).where(Demand.number == number))
    line = do.PushLine(demand_id=row.id, quantity=Decimal(demand.pushed))
    await story.tell(
        f"push {number}", "zhou", do.push_down, lines=[line], occurred_at=calendar.past(calendar.at(-1, "15:00"), 50)
    )
