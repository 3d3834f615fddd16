"""The cut-over: from now on the plant runs on what stands here."""

from dataclasses import dataclass

from infra.actions import Command, Meaning, command
from infra.work import Work
from tenants.onboarding import permissions
from tenants.onboarding.commands.runs import CUT_OVER, RUNNING
from tenants.onboarding.errors import AlreadyCutOver, OtherImportRuns
from tenants.onboarding.events import PlantCutOver
from tenants.onboarding.models import CutOver


@dataclass(frozen=True, kw_only=True)
class DeclareCutOver(Command):
    """Its reason stays on the record."""


@command(needs=permissions.CUT_OVER, signs=Meaning("cut over"))
async def declare_cut_over(work: Work, cmd: DeclareCutOver) -> CutOver:
    """Declare that everything is in: imports before it are not taken back any more."""
    known = await work.one(CUT_OVER)
    if known is not None:
        raise AlreadyCutOver(at=known.declared_at)
    running = await work.one(RUNNING)
    if running is not None:
        raise OtherImportRuns(file=running.file_name)
    declared = await work.insert(
        CutOver(
            scope="plant", declared_at=work.now, declared_by_id=work.actor.id, declared_by=work.actor.name,
            reason=(cmd.reason or "").strip(),
        )
    )  # fmt: skip
    work.emit(PlantCutOver(cut_over_id=declared.id, declared_at=work.now))
    return declared
