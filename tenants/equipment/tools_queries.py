"""Reading tools."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from infra.actions import query
from infra.db import mine
from infra.errors import BadInput
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.equipment import permissions, rules
from tenants.equipment.models import Tool
from tenants.masterdata.queries import contains

STANDINGS = ("fine", "near", "worn")
SORTS = {"CODE_ASC": Key(Tool.code, "code"), "USED_DESC": Key(Tool.used, "used", descending=True)}


@dataclass(frozen=True)
class ToolFilter:
    search: str | None = None
    work_unit_id: UUID | None = None
    standing: str | None = None


def standing(tool: Tool) -> str:
    if rules.is_worn(tool.used, tool.life_limit):
        return "worn"
    return "near" if rules.nears_its_end(tool.used, tool.life_limit, tool.warn_percent) else "fine"


@query(needs=permissions.READ_EQUIPMENT)
async def tools(
    read: Read, *, first: int, after: str | None, filter: ToolFilter, sort: Sequence[str] = ()
) -> Page[Tool]:
    """All tools by code unless sorted."""
    statement = mine(Tool)
    if filter.search:
        statement = statement.where(contains(filter.search, Tool.code, Tool.name_zh, Tool.name_en))
    if filter.work_unit_id is not None:
        statement = statement.where(Tool.work_unit_id == filter.work_unit_id)
    if filter.standing is not None:
        if filter.standing not in STANDINGS:
            raise BadInput(field="standing", problem=", ".join(STANDINGS))
        worn = Tool.life_limit.is_not(None) & (Tool.used >= Tool.life_limit)
        near = Tool.life_limit.is_not(None) & (Tool.used * 100 >= Tool.life_limit * Tool.warn_percent)
        statement = statement.where({"worn": worn, "near": near & ~worn, "fine": ~near}[filter.standing])
    keys = [*(SORTS[each] for each in sort or ("CODE_ASC",)), Key(Tool.id, "id")]
    return await paged(read, statement, keys=keys, first=first, after=after)
