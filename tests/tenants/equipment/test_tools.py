"""Tools: counted by the reports made where they are mounted, refused at the end of their life."""

from decimal import Decimal
from typing import Any

import pytest

from infra.db import mine
from tenants import roles
from tenants.equipment.errors import ToolLifeInvalid, ToolWornOut
from tenants.equipment.models import Tool, ToolUse
from tenants.equipment.tools import MountTool, RegisterTool, RenewTool, mount_tool, register_tool, renew_tool
from tenants.identity.inbox.models import Todo
from tenants.reporting import commands as reporting
from tests.kit.plant import Person, Plant


async def mould(plant: Plant, **more: Any) -> Tool:
    cmd = RegisterTool(
        **{
            "code": "MD-1", "name_zh": "模具", "name_en": "Mould", "life_limit": Decimal(10), "life_unit": "模次",
            "per_piece": Decimal("0.5"), "warn_percent": 80,
        } | more
    )  # fmt: skip
    tool: Tool = await plant.boss.does(register_tool, cmd)
    return tool


async def report(plant: Plant, operation: Any, good: int, by: Person | None = None, **more: Any) -> Any:
    cmd = reporting.ReportOutput(
        operation_id=operation.id, good_quantity=Decimal(good), work_unit_id=plant.work_unit.id, **more
    )
    return await (by or plant.boss).does(reporting.report_output, cmd)


async def test_a_tool_s_life_is_counted_down_and_blocks_at_its_end(plant: Plant) -> None:
    tool = await mould(plant)
    _, (operation,) = await plant.released(100)
    await report(plant, operation, 4)  # not mounted yet
    await plant.boss.does(mount_tool, MountTool(tool_id=tool.id, work_unit_id=plant.work_unit.id))
    await report(plant, operation, 16)
    (warned,) = await plant.rows(mine(Todo).where(Todo.kind == "equipment.tool_wears_out"))
    assert ((await plant.row(Tool, tool.id)).used, warned.settled_at) == (Decimal(8), None)
    last = await report(plant, operation, 10)
    before = await plant.written()
    operator, lead = plant.person(roles.OPERATOR), plant.person(roles.OPERATOR, roles.TEAM_LEAD)
    with pytest.raises(ToolWornOut) as refusal:
        await report(plant, operation, 1, operator)
    assert refusal.value.params["overridable"]
    assert await plant.written() == before
    over = await report(plant, operation, 1, lead, override=True, reason="换模前最后一件")
    assert "waived" in over.flags
    for each in (over, last):
        cmd = reporting.ReverseOutput(report_id=each.id, reason="数错")
        await plant.boss.does(reporting.reverse_output, cmd)
    assert (await plant.row(Tool, tool.id)).used == Decimal(8)
    assert len(await plant.rows(mine(ToolUse))) == 1
    await plant.boss.does(renew_tool, RenewTool(tool_id=tool.id, reason="修模"))
    renewed = await plant.row(Tool, tool.id)
    assert (renewed.used, renewed.renewals) == (0, 1)
    assert (await plant.row(Todo, warned.id)).settled_at is not None


async def test_a_life_that_cannot_be_is_refused(plant: Plant) -> None:
    for wrong in ({"per_piece": Decimal(0)}, {"life_limit": Decimal(0)}, {"warn_percent": 0}, {"life_unit": " "}):
        with pytest.raises(ToolLifeInvalid):
            await mould(plant, **wrong)
