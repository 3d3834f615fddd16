"""What goes on after somebody pressed a button."""

from infra.events import on
from infra.work import Work
from tenants.onboarding import jobs
from tenants.onboarding.events import ImportAdvanced
from tenants.onboarding.signup import actors as sign_ups  # noqa: F401  foundings


@on(ImportAdvanced, queue="imports")
async def carry_on(work: Work, fact: ImportAdvanced) -> None:
    await jobs.carry_on(work, fact.run_id)
