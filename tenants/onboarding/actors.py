"""What goes on after somebody pressed a button."""

from infra.events import on
from infra.work import Work
from tenants.onboarding import jobs
from tenants.onboarding.events import ImportAdvanced, TrainingAsked, TrainingEnded
from tenants.onboarding.signup import actors as sign_ups  # noqa: F401  foundings
from tenants.onboarding.training import jobs as training


@on(ImportAdvanced, queue="imports")
async def carry_on(work: Work, fact: ImportAdvanced) -> None:
    await jobs.carry_on(work, fact.run_id)


@on(TrainingAsked, queue="imports", seconds=600)
async def make_training(work: Work, fact: TrainingAsked) -> None:
    await training.make(work, fact.copy_id)


@on(TrainingEnded, queue="imports")
async def end_training(work: Work, fact: TrainingEnded) -> None:
    await training.end(work, fact.copy_id)
