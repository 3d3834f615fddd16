"""What plans does by itself."""

from datetime import timedelta

from infra.events import every
from infra.work import Work
from tenants.plans import subscription
from tenants.plans.events import TermEnding
from tenants.plans.ledger import actors as ledger
from tenants.plans.metering import usage
from tenants.plans.models import Entitlement, Tenant

__all__ = ["day", "ledger"]


@every("10 16 * * *", seconds=300)
async def day(work: Work) -> None:
    """Ten past midnight in Beijing: what was used, what is about to end; in the vendor's company also the books."""
    tenant = await work.get(Tenant, work.tenant_id)
    if tenant is None:
        return
    await usage.measure(work)
    if tenant.kind == "vendor":
        await ledger.turn_books(work)
    elif tenant.kind == "customer":
        await remind(work)


async def remind(work: Work) -> None:
    """Say once at each mark how many days are left; at the end, what the company can still do."""
    row = await work.lock(Entitlement, work.tenant_id)
    if row is None or row.until is None or row.state not in subscription.WRITING:
        return
    left = -((work.now - row.until) // timedelta(days=1))
    mark = subscription.due_reminder(left, row.told)
    if mark is None:
        return
    await work.change(row, told=mark)
    work.emit(
        TermEnding(tenant_id=row.tenant_id, plan=row.plan, state=row.state, days=max(left, 0), until=row.until)
    )  # fmt: skip
