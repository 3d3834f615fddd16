"""A machine with a counter in a plant: `machine.says(count)` is what its bridge would hand in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest_asyncio

from infra import clock
from infra.actions import Outcome, run
from infra.db import mine
from infra.ids import derived
from infra.work import Actor, reading, system
from tenants import telemetry
from tenants.identity.commands.devices import RegisterDevice, register_device
from tenants.identity.models import Device
from tenants.orders.models import Operation
from tenants.reporting.models import OutputReport
from tenants.telemetry import intake
from tenants.telemetry.models import Gap, Quarantine, Sample, Signal

if TYPE_CHECKING:  # a plugin that imports another one keeps pytest from rewriting its assertions
    from tests.kit.plant import Plant


@dataclass
class Machine:
    plant: Plant
    device: Device
    signal: Signal
    actor: Actor
    operation: Operation
    seq: int = 0
    boot: str = "boot-1"

    def reading(
        self, count: int, *, seq: int | None = None, boot: str | None = None, at: datetime | None = None
    ) -> Any:
        boot = self.boot if boot is None else boot
        self.seq = self.seq + 1 if seq is None else seq
        return telemetry.RecordReading(
            id=telemetry.reading_id(self.device.id, boot, self.seq), signal_id=self.signal.id, boot=boot, seq=self.seq,
            count=Decimal(count), at=at or clock.now() - timedelta(seconds=1),
        )  # fmt: skip

    async def says(self, count: int, **more: Any) -> Outcome:
        return await self.sends(self.reading(count, **more))

    async def sends(self, reading: telemetry.RecordReading) -> Outcome:
        return await run(self.actor, telemetry.record_reading, reading)

    async def made(self) -> Decimal:
        return (await self.plant.row(Operation, self.operation.id)).good_quantity  # type: ignore[no-any-return]

    async def reports(self) -> list[OutputReport]:
        return await self.plant.rows(mine(OutputReport).order_by(OutputReport.created_at, OutputReport.id))

    async def aside(self) -> list[Quarantine]:
        return await self.plant.rows(mine(Quarantine).order_by(Quarantine.created_at, Quarantine.id))

    async def gaps(self) -> list[Gap]:
        return await self.plant.rows(mine(Gap).order_by(Gap.created_at))

    async def samples(self) -> list[Sample]:
        return await self.plant.rows(mine(Sample).order_by(Sample.seq))

    @property
    def topic(self) -> str:
        return f"lotline/v1/{self.plant.slug}/{self.plant.site.code}/CNC/{self.signal.code}"


async def install(plant: Plant, *, code: str = "count", quantity: int = 1000, mapped: bool = True) -> Machine:
    """Registers a device, defines its counter, and (unless told otherwise) points it at a released operation."""
    boss, center = plant.boss, plant.centers["CNC"]
    device = await boss.does(register_device, RegisterDevice(name=f"PLC {code}", work_center_ids=[center.id]))
    signal = await boss.does(
        telemetry.define_signal,
        telemetry.DefineSignal(
            code=code, name_zh="计数", name_en="Counter", device_id=device.id, work_center_id=center.id,
            work_unit_id=plant.work_unit.id, rolls_over_at=Decimal(10000), largest_step=Decimal(500),
        ),
    )  # fmt: skip
    _, operations = await plant.released(quantity)
    if mapped:
        cmd = telemetry.MapSignal(id=derived(signal.id, "map"), signal_id=signal.id, operation_id=operations[0].id)
        await boss.does(telemetry.map_signal, cmd)
    async with reading(system(plant.tenant_id)) as read:
        route = next(row for row in await telemetry.routes(read) if row["id"] == signal.id)
    actor = telemetry.device_actor(plant.tenant_id, plant.slug, route, "test")
    return Machine(plant=plant, device=device, signal=signal, actor=actor, operation=operations[0])


@pytest_asyncio.fixture
async def machine(plant: Plant) -> AsyncIterator[Machine]:
    intake.forget()
    yield await install(plant)
