"""What recalls ask for by themselves: a drill in time, and a look at what has come since a hold."""

from sqlalchemy import bindparam

from infra.db import Statement, mine
from infra.events import every
from infra.work import Work
from tenants import identity
from tenants.roles import QUALITY_LEAD
from tenants.traceability.models import Recall
from tenants.traceability.recall import permissions, scope
from tenants.traceability.recall.commands.opening import DRILL_DUE
from tenants.traceability.recall.queries import drill_status_of, unheld

SINCE = "traceability.recall_since"
HELD = Statement(
    mine(Recall).where(Recall.state == "open", Recall.kind == bindparam("kind"), Recall.held_at.is_not(None))
)


@every("15 0 * * *")
async def ask_for_drill(work: Work) -> None:
    """A drill that is overdue is somebody's to do; opening one settles it."""
    status = await drill_status_of(work)
    if status.due_at <= work.now:
        await identity.post_todo(
            work, kind=DRILL_DUE, subject_id=work.tenant_id, role=QUALITY_LEAD, due_at=status.due_at,
            params={"days": status.targets.interval_days},
            link="/recalls?drill=1", needs=permissions.OPEN_RECALL.name,
        )  # fmt: skip


@every("*/5 * * * *")
async def look_downstream(work: Work) -> None:
    """What was in process when a recall was held may have become new lots since: they are to be held too."""
    for recall in await work.all(HELD, kind="real"):
        free = await unheld(work, recall, await scope.reach(work, recall.root_ids))
        if free:
            await identity.post_todo(
                work, kind=SINCE, subject_id=recall.id, role=QUALITY_LEAD, level="urgent",
                params={"recall": recall.number, "count": len(free)}, link=f"/recalls/{recall.id}",
                needs=permissions.OPEN_RECALL.name,
            )  # fmt: skip
        else:
            await identity.settle_todo(work, SINCE, recall.id)
