"""The demo plant's orders: created, released and planned by its planner; and what stops some of them."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from infra import clock
from infra.db import mine
from infra.work import reading, system, working
from tenants import orders, roles
from tenants.masterdata.models import Item, Partner
from tenants.masterdata.seeds import Seeder
from tenants.orders import commands as do
from tenants.orders import demo
from tenants.orders.demo import Calendar, DemoOrder
from tenants.orders.family_seeds import seed_family
from tenants.orders.models import Gate, Operation, ProductionOrder
from tenants.orders.story import People, Storyteller

__all__ = [
    "People", "Storyteller", "operations_of", "orders_by_number", "seed_demo", "seed_second", "seed_stops",
]  # fmt: skip


async def seed_demo(tenant_id: UUID) -> None:
    """30 orders; those that have started are released and planned."""
    people = await People.of(tenant_id)
    story, calendar = Storyteller(people), Calendar(clock.now())
    seed = Seeder(tenant_id)
    items, partners = await seed.ids(Item), await seed.ids(Partner)
    for each in demo.ORDERS:
        await story.tell(
            f"order {each.name}", "zhou", do.create_order,
            number=each.name, item_id=items[each.item], quantity=Decimal(each.quantity), due_at=calendar.due(each),
            customer_id=partners[each.customer], customer_po=each.customer_po,
            occurred_at=calendar.past(calendar.at((each.start or 0) - 2, "15:20"), 90),
        )  # fmt: skip
    made = await orders_by_number(tenant_id)
    for each in demo.ORDERS:
        if each.start is not None:
            await _release(story, calendar, each, made[each.name].id)


async def _release(story: Storyteller, calendar: Calendar, order: DemoOrder, order_id: UUID) -> None:
    released = calendar.past(calendar.at(order.start or 0, "07:40"), 60)
    await story.tell(f"release {order.name}", "zhou", do.release_order, order_id=order_id, occurred_at=released)
    operations = await operations_of(story.people.tenant_id, order_id)
    slots = [
        do.PlannedSlot(
            operation_id=operation.id,
            planned_start=window.start,
            planned_end=window.end,
            work_unit_id=operation.work_unit_id,
        )
        for operation, window in zip(operations, calendar.plan(order, len(operations)), strict=True)
    ]
    await story.tell(
        f"plan {order.name}", "zhou", do.set_plan, slots=slots, occurred_at=released + timedelta(minutes=5)
    )


async def seed_stops(tenant_id: UUID) -> None:
    """After the reports: a hold, a pause, a gate, an order closed, a due date moved up by a phone call."""
    people = await People.of(tenant_id)
    story, calendar = Storyteller(people), Calendar(clock.now())
    made = await orders_by_number(tenant_id)
    await story.tell(
        "hold", "sun", do.hold_order, order_id=made[demo.HELD].id, reason_code="WAIT-QC",
        note="热处理后硬度不合格，2 件已判料废，其余等复检", occurred_at=calendar.past(calendar.at(-1, "16:10")),
    )  # fmt: skip
    paused = (await operations_of(tenant_id, made[demo.PAUSED].id))[1]
    await story.tell(
        "pause", "wang", do.pause_operation, operation_id=paused.id, occurred_at=calendar.past(calendar.at(0, "09:20"))
    )
    await story.tell(
        "close", "zhou", do.close_order, order_id=made[demo.CLOSED].id, reason="已全部发货",
        occurred_at=calendar.at(-7, "10:00"),
    )  # fmt: skip
    await story.tell(
        "due", "zhou", do.change_order, order_id=made[demo.LEADING].id, due_at=calendar.near(0, "16:00"),
        reason="客户催货，电话确认", occurred_at=calendar.past(calendar.at(-1, "17:20")),
    )  # fmt: skip
    await _first_piece(tenant_id, made[demo.FIRST_PIECE].id)
    await seed_family(tenant_id, story, made)


async def _first_piece(tenant_id: UUID, order_id: UUID) -> None:
    """What the inspection module will do when its plan asks for a first piece: bar the operation until it is good."""
    operation = (await operations_of(tenant_id, order_id))[0]
    async with reading(system(tenant_id)) as read:
        if await read.one(mine(Gate).where(Gate.operation_id == operation.id)):
            return
    async with working(system(tenant_id), command="orders.arm_gate") as work:
        work.subject(order_id)
        await orders.arm_gate(
            work, operation, "first_piece", opener=roles.INSPECTOR, closes_after_quantity=Decimal(0), rearm_on="setup"
        )


async def orders_by_number(tenant_id: UUID) -> dict[str, ProductionOrder]:
    async with reading(system(tenant_id)) as read:
        return {order.number: order for order in await read.all(mine(ProductionOrder))}


async def operations_of(tenant_id: UUID, order_id: UUID) -> list[Operation]:
    async with reading(system(tenant_id)) as read:
        statement = mine(Operation).where(Operation.order_id == order_id).order_by(Operation.sequence)
        return await read.all(statement)


async def seed_second(tenant_id: UUID) -> None:
    """The second company's two orders, one of them released."""
    seed = Seeder(tenant_id)
    items, partners = await seed.ids(Item), await seed.ids(Partner)
    story = Storyteller(await People.of(tenant_id))
    boss = system(tenant_id)
    for number, item, quantity in (("P-2001", "P-101", 2000), ("P-2002", "P-102", 5000)):
        await story.tell(
            f"order {number}", boss, do.create_order, number=number, item_id=items[item], quantity=Decimal(quantity),
            due_at=clock.now() + timedelta(days=4), customer_id=partners["LY"], customer_po=f"LY-{number}",
        )  # fmt: skip
    made = await orders_by_number(tenant_id)
    await story.tell("release", boss, do.release_order, order_id=made["P-2001"].id)
