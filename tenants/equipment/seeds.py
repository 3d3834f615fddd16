"""The demo plant's equipment: one asset at every work unit, most of them running; a few tools with lives."""

from decimal import Decimal
from uuid import UUID

from infra.db import mine
from infra.work import reading
from tenants.equipment import commands as do
from tenants.equipment import tools
from tenants.equipment.models import Asset, Tool
from tenants.masterdata.models import WorkUnit
from tenants.masterdata.seeds import Seeder

MODELS = {"SW": "GB4028", "CNC": "CK6150", "MC": "VMC850", "DR": "Z3050", "GR": "M1432B", "HT": "RQ3-60"}
TOOLS = (
    ("GP-0471-01", "输入轴夹具", "Input shaft fixture", "夹具", "50000", "46200", "CNC-2"),
    ("DT-6204-03", "滚压模", "Rolling die", "模具", "120000", "31850", "MC-2"),
    ("GW-600-11", "砂轮 600", "Grinding wheel 600", "砂轮", "8000", "8000", None),
)
"""Code, zh, en, kind, life in pieces, used, mounted on: one near its end, one worn and taken off."""
STATES = {"CNC-6": ("down", "BREAKDOWN"), "MC-1": ("setup", None), "GR-2": ("idle", None), "PK-1": ("idle", None)}


async def seed_demo(tenant_id: UUID) -> None:
    seed = Seeder(tenant_id)
    async with reading(seed.actor) as read:
        units = await read.all(mine(WorkUnit).order_by(WorkUnit.code))
    for unit in units:
        await seed.once(
            f"asset {unit.code}", do.register_asset,
            code=f"EQ-{unit.code}", name_zh=unit.name_zh, name_en=unit.name_en, work_unit_id=unit.id,
            model=MODELS.get(unit.code.partition("-")[0]),
        )  # fmt: skip
    async with reading(seed.actor) as read:
        assets = {asset.code: asset for asset in await read.all(mine(Asset))}
    for unit in units:
        state, reason = STATES.get(unit.code, ("running", None))
        asset = assets[f"EQ-{unit.code}"]
        await seed.once(
            f"asset state {unit.code}", do.change_equipment_state,
            asset_id=asset.id, state=state, reason_code=reason,
        )  # fmt: skip
    await _tools(seed, {unit.code: unit.id for unit in units})


async def _tools(seed: Seeder, units: dict[str, UUID]) -> None:
    for code, zh, en, kind, limit, used, _ in TOOLS:
        await seed.once(
            f"tool {code}", tools.register_tool,
            code=code, name_zh=zh, name_en=en, kind=kind, life_limit=Decimal(limit), used=Decimal(used),
        )  # fmt: skip
    async with reading(seed.actor) as read:
        made = {tool.code: tool.id for tool in await read.all(mine(Tool))}
    for code, *_, place in TOOLS:
        if place is not None and place in units:
            await seed.once(f"tool mounted {code}", tools.mount_tool, tool_id=made[code], work_unit_id=units[place])
