"""Tools in the schema."""

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.equipment import models, tools, tools_queries
from tenants.masterdata.graphql import WorkUnit
from tenants.masterdata.queries import work_units_by_id


@strawberry.type(description="A mould, jig or cutter with a life. Standing: fine, near (its warning), worn.")
class Tool:
    id: UUID
    code: str
    name: Names
    kind: str | None
    life_limit: Decimal | None
    life_unit: str
    per_piece: Decimal
    warn_percent: int
    used: Decimal
    renewals: int
    mounted_at: datetime | None
    standing: str
    revision: int
    work_unit_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def work_unit(self, info: Info) -> WorkUnit | None:
        row = await loader(info, work_units_by_id).load(self.work_unit_id) if self.work_unit_id else None
        return WorkUnit.of(row) if row else None

    @classmethod
    def of(cls, row: models.Tool) -> "Tool":
        return cls(
            id=row.id, code=row.code, name=names(row), kind=row.kind, life_limit=row.life_limit,
            life_unit=row.life_unit, per_piece=row.per_piece, warn_percent=row.warn_percent, used=row.used,
            renewals=row.renewals, mounted_at=row.mounted_at, standing=tools_queries.standing(row),
            revision=row.revision, work_unit_id=row.work_unit_id,
        )  # fmt: skip


@strawberry.enum
class ToolSort(Enum):
    CODE_ASC = "CODE_ASC"
    USED_DESC = "USED_DESC"


@strawberry.input
class ToolFilter:
    search: str | None = None
    work_unit_id: UUID | None = None
    standing: str | None = None


if TYPE_CHECKING:
    ToolPage = Any
else:
    ToolPage = page_type(Tool)


@strawberry.type
class ToolQuery:
    @strawberry.field
    async def tools(
        self, info: Info, first: int = 50, after: str | None = None, filter: ToolFilter | None = None,
        sort: list[ToolSort] | None = None,
    ) -> ToolPage:  # fmt: skip
        wanted = tools_queries.ToolFilter(**(vars(filter) if filter else {}))
        order = [each.value for each in sort or ()]
        page = await tools_queries.tools(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(Tool, page)


@strawberry.type
class ToolMutation:
    register_tool = mutation(tools.register_tool, Tool)
    change_tool = mutation(tools.change_tool, Tool)
    mount_tool = mutation(tools.mount_tool, Tool)
    renew_tool = mutation(tools.renew_tool, Tool)
