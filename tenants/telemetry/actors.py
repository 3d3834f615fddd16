"""What telemetry does by itself."""

from infra.events import every, on
from infra.work import Work, system
from tenants.plans.events import EntitlementChanged
from tenants.plans.models import Tenant
from tenants.telemetry import holding

WRITING = frozenset({"trial", "active", "grace"})


@on(EntitlementChanged, seconds=300)
async def judge_what_was_held(work: Work, fact: EntitlementChanged) -> None:
    """The company has renewed: its machines have counted meanwhile."""
    if fact.state in WRITING:
        await _release(work)


@every("25 4 * * *", seconds=300)
async def judge_leftovers(work: Work) -> None:
    """Of machines that have not spoken since."""
    await _release(work)


async def _release(work: Work) -> None:
    tenant = await work.get(Tenant, work.tenant_id)
    if tenant is not None:
        await holding.release_all(system(work.tenant_id, "MQTT bridge"), tenant.slug)
