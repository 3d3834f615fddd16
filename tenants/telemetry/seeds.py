"""The demo plant's one connected machine: the saw SW-1, whose counter feeds the long order at its work center."""

from decimal import Decimal
from uuid import UUID

from infra.db import mine
from infra.ids import derived
from infra.work import reading
from tenants.identity.commands.devices import register_device
from tenants.masterdata.models import WorkUnit
from tenants.masterdata.seeds import Seeder
from tenants.orders.models import Operation, ProductionOrder
from tenants.telemetry import commands as do
from tenants.telemetry.models import Signal

MACHINE, SIGNAL, FEEDS = "SW-1", "SW-1-count", "MO-1027"


async def seed_demo(tenant_id: UUID) -> None:
    seed = Seeder(tenant_id)
    async with reading(seed.actor) as read:
        unit = await read.one(mine(WorkUnit).where(WorkUnit.code == MACHINE))
        order = await read.one(mine(ProductionOrder).where(ProductionOrder.number == FEEDS))
        operation = await read.one(
            mine(Operation)
            .where(Operation.order_id == order.id, Operation.work_center_id == unit.work_center_id)
            .order_by(Operation.sequence)
            .limit(1)
        )
    device_id = derived("seed", tenant_id, MACHINE)  # the name under which its earlier reports were made
    await seed.once(
        f"device {MACHINE}", register_device, device_id=device_id, name=MACHINE, work_center_ids=[unit.work_center_id]
    )
    await seed.once(
        f"signal {MACHINE}",
        do.define_signal,
        code=SIGNAL,
        name_zh="锯床 1 计件",
        name_en="Saw 1 counter",
        device_id=device_id,
        work_center_id=unit.work_center_id,
        work_unit_id=unit.id,
        rolls_over_at=Decimal(1_000_000),  # six digits
        largest_step=Decimal(200),
    )
    async with reading(seed.actor) as read:
        signal = await read.one(mine(Signal).where(Signal.code == SIGNAL))
    await seed.once(f"mapping {MACHINE}", do.map_signal, signal_id=signal.id, operation_id=operation.id)
