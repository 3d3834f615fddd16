"""Tools where a report was made: what it uses of their lives, and those that have reached the end of it."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from infra.work import Work
from tenants import equipment
from tenants.equipment.errors import ToolWornOut
from tenants.equipment.permissions import USE_WORN_TOOLS
from tenants.orders import Operation
from tenants.reporting.commands.help import let_past, places_of
from tenants.reporting.models import OutputReport

if TYPE_CHECKING:
    from tenants.reporting.commands.output import Reported


def mounted_at(work: Work, operation: Operation, work_unit_id: UUID | None) -> list[dict[str, Any]]:
    """The tools on the work unit that was said, else where the reporter or the plan is."""
    place = str(work_unit_id or work.actor.work_unit_id or operation.work_unit_id)
    return [each for each in operation.tools or () if each["work_unit_id"] == place]


async def check_tools(work: Work, operation: Operation, cmd: "Reported") -> bool:
    """Whether a worn tool was let past. A machine counts what it made all the same."""
    if work.actor.kind == "device":
        return False
    let = False
    for tool in mounted_at(work, operation, cmd.work_unit_id):
        limit = None if tool["limit"] is None else Decimal(tool["limit"])
        if equipment.is_worn(Decimal(tool["used"]), limit):
            refusal = ToolWornOut(
                tool=tool["code"], used=tool["used"], limit=tool["limit"], unit=tool["unit"], helper=[]
            )
            await let_past(work, cmd, refusal, USE_WORN_TOOLS, *places_of(operation))
            let = True
    return let


async def use_tools(work: Work, operation: Operation, report: OutputReport) -> None:
    tools = mounted_at(work, operation, report.work_unit_id)
    if tools and report.total > 0:
        await equipment.use_tools(work, [UUID(each["id"]) for each in tools], report.total, report.id)
