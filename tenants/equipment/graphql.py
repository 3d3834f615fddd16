"""Equipment in the schema."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.equipment import commands, models, queries
from tenants.equipment.tools_graphql import ToolMutation, ToolQuery
from tenants.masterdata.graphql import WorkUnit
from tenants.masterdata.queries import work_units_by_id


@strawberry.type(description="States: running, idle, setup, down, off (ISO 22400).")
class Asset:
    id: UUID
    code: str
    name: Names
    model: str | None
    serial: str | None
    state: str
    status: str = strawberry.field(description="May it be used: quarantined, accepted, rejected, held, restricted.")
    revision: int
    work_unit_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.work_unit_id) if self.work_unit_id else None
        return WorkUnit.of(row) if row else None

    @classmethod
    def of(cls, row: models.Asset) -> "Asset":
        return cls(
            id=row.id,
            code=row.code,
            name=names(row),
            model=row.model,
            serial=row.serial,
            state=row.state,
            status=row.status,
            revision=row.revision,
            work_unit_id=row.work_unit_id,
        )


if TYPE_CHECKING:
    AssetPage = Any
else:
    AssetPage = page_type(Asset)


@strawberry.type
class Query(ToolQuery):
    @strawberry.field
    async def assets(self, info: Info, first: int = 50, after: str | None = None) -> AssetPage:
        return connection(Asset, await queries.assets(info.context.read, first=first, after=after))


@strawberry.type
class Mutation(ToolMutation):
    register_asset = mutation(commands.register_asset, Asset)
    change_equipment_state = mutation(commands.change_equipment_state, Asset)
    change_asset_status = mutation(commands.change_asset_status, Asset)
