"""From the books into the customer's company: its state, its entitlement, its bills."""

from uuid import UUID

from infra import directory
from infra.actions import run_once
from infra.errors import TenantClosed, TenantReadOnly
from infra.ids import derived
from infra.work import Read, system
from tenants.plans import commands, subscription
from tenants.plans.buying import COPIED, SetBill, set_bill
from tenants.plans.granting import SetEntitlement, set_entitlement
from tenants.plans.models import Order, Subscription

MOVABLE = frozenset({"trial", "active", "grace", "read_only"})
"""States that follow the ledger. Whom the vendor suspended stays suspended until he is resumed."""


async def push(read: Read, customer_id: UUID, order_id: UUID | None) -> None:
    """Tell the customer what the books say now. Each revision of a row is one command, so that telling it again
    changes nothing, and a late one is ignored there."""
    row = await read.get(Subscription, customer_id)
    if row is None:
        return
    entry = await directory.find(row.slug)
    if entry is None or entry.tenant_id != row.id or entry.state == "closed":
        return
    try:
        await _entitlement(row)
        if entry.state in MOVABLE and entry.state != row.state:
            await commands.move(row.slug, row.state, "subscription")
        order = await read.get(Order, order_id)
        if order is not None:
            await _bill(order)
    except TenantReadOnly:
        raise
    except TenantClosed:
        return


async def _entitlement(row: Subscription) -> None:
    cmd = SetEntitlement(
        id=derived("plans.push_entitlement", row.id, row.revision),
        plan=row.plan,
        state=row.state,
        since=row.since,
        until=row.until,
        grace_until=subscription.grace_until(row.paid, row.until),
        next_plan=row.next_plan,
        next_until=row.next_until,
        version=row.revision,
        agreed=row.agreed,
        prices=row.prices,
        currency=row.currency,
    )
    await run_once(system(row.id), set_entitlement, cmd)


async def _bill(order: Order) -> None:
    values = {name: getattr(order, name) for name in COPIED if name != "version"}
    cmd = SetBill(
        id=derived("plans.push_bill", order.id, order.revision), bill_id=order.id, version=order.revision, **values
    )
    await run_once(system(order.customer_id), set_bill, cmd)
