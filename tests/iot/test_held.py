"""A suspended or expired company: its people read and export, nothing is added, and what its machines count is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest

from infra.actions import run
from infra.errors import TenantReadOnly
from infra.work import reading, system
from iot import handlers, routing
from iot.connection import Message
from tenants import plans, records
from tenants.orders.models import Operation
from tenants.plans.commands import ChangeTenant, change_tenant
from tenants.telemetry import holding, intake
from tests.kit.machine import Machine


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    intake.forget()
    routing.forget()


def said(machine: Machine, seq: int, count: int) -> Message:
    body = {"seq": seq, "at": "2026-11-20T00:00:00Z", "count": count, "boot": "b1"}
    return Message(machine.topic, json.dumps(body).encode(), seq, 1, 1)


async def hears(*messages: Message) -> int:
    done: list[Message] = []
    await handlers.settle(list(messages), "test", done.append)
    return len(done)


async def held(machine: Machine) -> list[int]:
    async with reading(system(machine.plant.tenant_id)) as read:
        rows = await read.all(holding.OF_DEVICE, device_id=machine.device.id)
    return [row.seq for row in rows]


@pytest.mark.parametrize("state", ["suspended", "read_only"])
async def test_what_a_machine_counts_meanwhile_is_kept_and_reported_afterwards(machine: Machine, state: str) -> None:
    assert await hears(said(machine, 1, 100), said(machine, 2, 103)) == 2
    await plans.move(machine.plant.slug, state, "unpaid")

    assert await hears(*(said(machine, seq, 100 + 2 * seq) for seq in range(3, 40))) == 37
    assert await hears(said(machine, 39, 178)) == 1  # delivered twice

    assert await held(machine) == list(range(3, 40))
    assert await machine.made() == Decimal(3)
    with pytest.raises(TenantReadOnly):
        await run(system(machine.plant.tenant_id), change_tenant, ChangeTenant(name_en="No"))
    async with reading(system(machine.plant.tenant_id)) as read:  # it still reads, and exports
        assert await read.get(Operation, machine.operation.id) is not None
        bundle = await records.export_bundle(read, None, None)
    assert bundle.stat().st_size > 0
    bundle.unlink()

    await plans.move(machine.plant.slug, "active", "paid")
    assert await hears(said(machine, 40, 180)) == 1
    assert await held(machine) == []
    assert await machine.made() == Decimal(80)
    assert len(await machine.samples()) == 40
    assert await machine.gaps() == []


async def test_a_machine_that_is_silent_after_the_renewal_is_reported_too(machine: Machine) -> None:
    await hears(said(machine, 1, 100))
    await plans.move(machine.plant.slug, "read_only", "expired")
    await hears(said(machine, 2, 105), said(machine, 3, 109))
    await plans.move(machine.plant.slug, "active", "paid")

    assert await holding.release_all(system(machine.plant.tenant_id), machine.plant.slug) == 2
    assert await machine.made() == Decimal(9)


async def test_what_cannot_be_judged_any_more_is_put_aside_with_its_reason(machine: Machine) -> None:
    await hears(said(machine, 1, 100))
    await plans.move(machine.plant.slug, "read_only", "expired")
    await hears(said(machine, 2, 105), said(machine, 3, 7_000), said(machine, 4, 106))
    await plans.move(machine.plant.slug, "active", "paid")

    assert await holding.release_all(system(machine.plant.tenant_id), machine.plant.slug) == 3
    assert await machine.made() == Decimal(6)
    (aside,) = await machine.aside()
    assert aside.code == "telemetry.reading_implausible"
    assert await held(machine) == []
