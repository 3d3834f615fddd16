"""Beyond permissions: whatever a visitor's set says, he signs nothing and touches nobody's rights."""

from typing import Any

from infra.actions import Command, CommandSpec, guard
from infra.work import Work
from tenants.identity.visits.commands import end_visit, note_look
from tenants.identity.visits.errors import VisitorMayNot
from tenants.identity.visits.rights import writable

HIS_OWN = frozenset({note_look.name, end_visit.name})


@guard("*")
async def visitor_stays_a_visitor(work: Work, _cmd: Command, spec: CommandSpec[Any, Any]) -> None:
    if work.actor.kind == "visitor" and spec.name not in HIS_OWN and not writable(spec):
        raise VisitorMayNot()
