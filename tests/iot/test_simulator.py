"""`./lotline simulate` over the real broker, through the bridge, to the operation's good quantity."""

from __future__ import annotations

import pytest

from iot import simulator
from iot.simulator import CannotSimulate, Plan
from tests.kit.machine import Machine
from tests.kit.mqtt import Line


async def run(plan: Plan, said: list[str]) -> int:
    return await simulator.simulate(plan, said.append, close_database=False)


async def test_a_simulated_machine_makes_pieces(machine: Machine, bridge: Line) -> None:
    said: list[str] = []
    plan = Plan(tenant=machine.plant.slug, signal="count", pieces=5, every=0.02)

    assert await run(plan, said) == 5
    assert await run(plan, said) == 5

    assert await machine.made() == 10
    assert sum(line.startswith("piece ") for line in said) == 10
    assert said[-1].endswith("good 5 → 10 of 1000")
    counts = [sample.count for sample in await machine.samples()]
    assert max(counts) == 10
    assert await machine.gaps() == []


async def test_seconds_bound_the_run_too(machine: Machine, bridge: Line) -> None:
    assert await run(Plan(tenant=machine.plant.slug, seconds=0.3, every=0.05), []) >= 1


async def test_what_is_missing_is_said(machine: Machine, bridge: Line) -> None:
    with pytest.raises(CannotSimulate, match="no company"):
        await run(Plan(tenant="nobody-here"), [])
    with pytest.raises(CannotSimulate, match="there are: count"):
        await run(Plan(tenant=machine.plant.slug, signal="other"), [])
