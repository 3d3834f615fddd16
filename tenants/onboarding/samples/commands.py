"""The one click."""

from dataclasses import dataclass

from infra.actions import Command, command
from infra.work import Work
from tenants.identity import policy
from tenants.identity.commands.people import DeactivateUser, deactivate_user
from tenants.onboarding import permissions
from tenants.onboarding.errors import NoSamples
from tenants.onboarding.events import SamplesWiped
from tenants.onboarding.samples.wiping import wipe
from tenants.onboarding.templates.models import Sample


@dataclass(frozen=True, kw_only=True)
class WipeSamples(Command):
    pass


@command(needs=permissions.WIPE_SAMPLES)
async def wipe_samples(work: Work, cmd: WipeSamples) -> list[Sample]:
    """Everything that came as a sample goes, with what was done to it. What is set up stays. Refused as a whole when
    real data stands on a sample. People the trail names are not deleted: they leave."""
    await policy.hold(work)
    found = await wipe(work)
    if not found.marks:
        raise NoSamples()
    for person in found.stays:
        if person.active:
            await deactivate_user.nested(work, DeactivateUser(user_id=person.id))
    await policy.raise_version(work)
    work.emit(SamplesWiped(rows=len(found.rows), people_left=len(found.stays)))
    return list(found.marks)
