"""What goes on after somebody pressed a button."""

from infra.events import on
from infra.work import Work
from tenants.onboarding import jobs
from tenants.onboarding.events import ImportAdvanced


@on(ImportAdvanced, queue="imports")
async def carry_on(work: Work, fact: ImportAdvanced) -> None:
    await jobs.carry_on(work, fact.run_id)
