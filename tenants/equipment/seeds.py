"""The demo plant's equipment: one asset at every work unit, most of them running."""

from uuid import UUID

from infra.db import mine
from infra.work import reading
from tenants.equipment import commands as do
from tenants.equipment.models import Asset
from tenants.masterdata.models import WorkUnit
from tenants.masterdata.seeds import Seeder

MODELS = {"SW": "GB4028", "CNC": "CK6150", "MC": "VMC850", "DR": "Z3050", "GR": "M1432B", "HT": "RQ3-60"}
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
