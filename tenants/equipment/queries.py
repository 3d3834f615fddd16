"""Reading equipment."""

from collections.abc import Sequence
from uuid import UUID

from infra.actions import query
from infra.db import among, mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.equipment import permissions
from tenants.equipment.models import Asset, EquipmentState

BY_CODE = (Key(Asset.code, "code"), Key(Asset.id, "id"))


@query(needs=permissions.READ_EQUIPMENT)
async def assets(read: Read, *, first: int, after: str | None) -> Page[Asset]:
    """All equipment by code."""
    return await paged(read, mine(Asset), keys=BY_CODE, first=first, after=after)


@query(needs=permissions.READ_EQUIPMENT)
async def state_spans(read: Read, asset_id: UUID, *, limit: int = 100) -> Sequence[EquipmentState]:
    """The latest spans of one asset, newest first."""
    statement = mine(EquipmentState).where(EquipmentState.asset_id == asset_id)
    return await read.all(statement.order_by(EquipmentState.started_at.desc()).limit(limit))


async def assets_at(read: Read, work_unit_ids: Sequence[UUID]) -> Sequence[Asset | None]:
    """Loader: the equipment that stands at each work unit."""
    found = {
        asset.work_unit_id: asset
        for asset in await read.all(mine(Asset).where(among(Asset.work_unit_id, work_unit_ids)))
    }
    return [found.get(id) for id in work_unit_ids]
