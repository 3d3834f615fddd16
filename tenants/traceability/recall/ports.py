"""What recalls refuse inside other commands."""

from typing import Any

from infra.actions import Command, CommandSpec, guard
from infra.work import Work
from tenants.traceability.commands import ChangeLotStatus
from tenants.traceability.recall import rules
from tenants.traceability.recall.refusing import refuse_recalled


@guard("traceability.change_lot_status")
async def keep_recalled(work: Work, cmd: Command, _spec: CommandSpec[Any, Any]) -> None:
    """What a recall holds is let go by the recall; it may well be rejected or held meanwhile."""
    assert isinstance(cmd, ChangeLotStatus)
    if cmd.status in rules.HELD_FROM:
        await refuse_recalled(work, cmd.lot_ids)
