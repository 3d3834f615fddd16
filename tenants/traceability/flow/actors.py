"""What the flow of material does by itself."""

from infra.events import every
from infra.work import Work
from tenants.traceability.flow.partners import tell_overdue
from tenants.traceability.flow.reserve import release_overdue


@every("*/10 * * * *")
async def end_reservations(work: Work) -> None:
    """Promises that have run out."""
    await release_overdue(work)


@every("5 * * * *")
async def tell_overdue_consignments(work: Work) -> None:
    """What partners should have brought back."""
    await tell_overdue(work)
