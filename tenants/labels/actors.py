"""What labels do by themselves."""

from infra.events import every
from infra.work import Work
from tenants.labels.commands.serving import give_up_silent


@every("* * * * *")
async def settle_silent_prints(work: Work) -> None:
    await give_up_silent(work)
