"""What the worker does when somebody asked."""

from uuid import UUID

from infra import archive, directory
from infra.errors import DomainError, Unavailable
from infra.ids import derived
from infra.work import Work
from tenants import plans
from tenants.onboarding.training.filling import make_copy, source_of
from tenants.onboarding.training.models import TrainingCopy


async def make(work: Work, id: UUID) -> None:
    copy = await work.lock(TrainingCopy, id)
    if copy is None or copy.state != "asked":
        return
    source = await source_of(work, copy)
    try:
        rows = await make_copy(source, copy)
    except Unavailable:
        raise
    except DomainError as refusal:
        problem = {"code": refusal.code, "params": refusal.params}
        await work.change(copy, state="failed", problem=problem)
        return
    await work.change(copy, state="ready", made_at=work.now, people=len(source.logins), rows=rows)


async def end(work: Work, id: UUID) -> None:
    """Close it for everybody, then delete it: what was practised is nobody's record."""
    copy = await work.lock(TrainingCopy, id)
    if copy is None or copy.state != "closing":
        return
    entry = await directory.find(copy.slug)
    if entry is not None and entry.tenant_id == copy.copy_id and entry.state != "closed":
        by = copy.closed_by or "Lotline"
        await plans.move(
            copy.slug, "closed", "training copy given up", by=by, id=derived("onboarding.untrain", copy.id)
        )
    await archive.erase(copy.copy_id)
    await work.change(copy, state="closed", closed_at=work.now)
