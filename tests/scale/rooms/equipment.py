"""Tools: one mounted, used up by a report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tenants.equipment.tools import MountTool, RegisterTool, mount_tool, register_tool
from tenants.reporting import commands as reporting
from tests.scale.staging import on
from tests.scale.worlds import World


async def tool(w: World) -> Any:
    return await w.does(register_tool, RegisterTool(**w.named(), kind=w.text("kind")[:60], life_unit="strokes"))


async def furnish(w: World) -> None:
    w.ids["toolId"] = (await tool(w)).id
    await w.does(mount_tool, MountTool(tool_id=w.ids["toolId"], work_unit_id=w.ids["workUnitId"]))
    _, operation_id = await w.released()
    cmd = reporting.ReportOutput(operation_id=operation_id, good_quantity=Decimal(1), work_unit_id=w.ids["workUnitId"])
    await w.does(reporting.report_output, cmd, w.lead)


RECIPES: dict[str, Any] = {
    "registerTool": lambda _here, w: _life(w),
    "changeTool": on("toolId", tool, lifeLimit="9000", perPiece="1", warnPercent=80, unlimited=False),
    "mountTool": on("toolId", tool),
    "renewTool": on("toolId", tool),
}
CASES: dict[str, Any] = {}


async def _life(w: World) -> dict[str, Any]:
    return {
        "code": w.code(),
        "lifeLimit": "9000",
        "perPiece": "1",
        "warnPercent": 80,
        "used": "0",
        "lifeUnit": "strokes",
    }
